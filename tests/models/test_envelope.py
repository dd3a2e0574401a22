"""Packages: what goes in comes out, and nothing else does."""

import gzip
import hashlib
import io
import random
import tarfile
import threading
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
import pyrage
import pytest

from models.canonical import encode
from models.exchange.format import strict_tar
from models.exchange.format.envelope import LIMITS, Limits
from models.exchange.format.keys import Certificate, Identity, KeyPair, certify, self_certify
from models.exchange.format.manifest import (
    BlobPart,
    Link,
    Manifest,
    Sender,
    Signature,
    signed_message,
)
from models.exchange.format.opening import Opened, inspect_package, open_blobs, open_records
from models.exchange.format.sealing import Blob, Sealed, seal_package
from models.refused import NeedsNewer, Refused, UnknownSender, Why

DAY = "2026-09-30"
RECORDS = [encode({"uid": f"r{number}", "rev": 1, "title": "学习计划"}) for number in range(40)]
CONTENTS = [b"", b"photo" * 1000, random.Random(1).randbytes(700_000)]


def blob(content: bytes) -> Blob:
    sha256 = hashlib.sha256(content).hexdigest()
    return Blob(sha256, len(content), lambda: [content[:100], content[100:]])


@dataclass(frozen=True)
class World:
    """A unit, its city, and a stranger who listens."""

    unit: KeyPair
    city: KeyPair
    stranger: KeyPair
    certificate: Certificate

    def trust(self, key: str) -> Certificate | None:
        return self.certificate if key == self.certificate.key else None


@pytest.fixture(scope="module")
def world() -> World:
    unit, city = KeyPair.generate(), KeyPair.generate()
    identity = Identity("uid-unit", "清溪镇", "unit")
    signed = certify(city, identity, unit.public, roster=1, issued_on=DAY)
    return World(unit, city, KeyPair.generate(), signed.statement)


def draft(**changes: Any) -> Manifest:
    manifest = Manifest(
        kind="up",
        package_id="p-1",
        from_=Sender(unit="uid-unit", install="i-1", epoch=1, name="清溪镇"),
        stream="uid-unit:up",
        seq=2,
        prev="a" * 64,
        chain=[Link(1, "a" * 64)],
        period="2026-09",
        made_at=DAY,
    )
    return msgspec.structs.replace(manifest, **changes)


def seal(
    path: Path,
    world: World,
    *,
    records: list[bytes] = RECORDS,
    contents: list[bytes] = CONTENTS,
    limits: Limits = LIMITS,
    **changes: Any,
) -> Sealed:
    with path.open("wb") as out:
        return seal_package(
            out,
            draft(**changes),
            records,
            [blob(content) for content in contents],
            world.unit,
            [world.city.public],
            limits=limits,
        )


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return tmp_path / "a.xjb"


def inspect(path: Path, world: World, limits: Limits = LIMITS) -> Opened:
    return inspect_package(path, world.city, world.trust, limits=limits)


def why(path: Path, world: World, **more: Any) -> Why:
    with pytest.raises(Refused) as refusal:
        inspect(path, world, **more)
    return refusal.value.why


def test_what_was_sealed_comes_out_byte_for_byte(package: Path, world: World) -> None:
    sealed = seal(package, world)
    opened = inspect(package, world)
    assert opened.sha256 == sealed.sha256 == hashlib.sha256(package.read_bytes()).hexdigest()
    assert opened.size == sealed.size == package.stat().st_size
    assert opened.manifest == sealed.manifest
    assert opened.manifest_bytes == sealed.manifest_bytes
    assert opened.certificate == world.certificate
    assert list(open_records(opened, world.city)) == RECORDS
    contents = []
    for reader in open_blobs(opened, world.city):
        pieces = list(iter(lambda reader=reader: reader.read(1000), b""))
        contents.append((reader.sha256, b"".join(pieces)))
    assert contents == [(blob(content).sha256, content) for content in CONTENTS]


def test_the_sender_can_open_its_own_package(package: Path, world: World) -> None:
    seal(package, world)
    opened = inspect_package(package, world.unit, world.trust)
    assert opened.manifest.to == sorted([world.unit.id, world.city.id])


def test_a_package_without_records_or_attachments_is_a_package(package: Path, world: World) -> None:
    seal(package, world, records=[], contents=[])
    opened = inspect(package, world)
    assert list(open_records(opened, world.city)) == []
    assert list(open_blobs(opened, world.city)) == []


def test_attachments_may_be_passed_over(package: Path, world: World) -> None:
    seal(package, world)
    opened = inspect(package, world)
    readers = open_blobs(opened, world.city)
    assert [reader.sha256 for reader in readers] == [blob(one).sha256 for one in CONTENTS]


def test_many_records_are_read_again_from_the_file(package: Path, world: World) -> None:
    randomly = random.Random(2)
    records = [encode({"uid": randomly.randbytes(300).hex()}) for _ in range(1500)]
    seal(package, world, records=records)
    opened = inspect(package, world)
    assert opened.kept is None
    assert list(open_records(opened, world.city)) == records


def test_no_thread_outlives_a_reader_who_leaves_early(package: Path, world: World) -> None:
    seal(package, world, contents=[random.Random(3).randbytes(8_000_000)])
    opened = inspect(package, world)
    readers = open_blobs(opened, world.city)
    assert isinstance(readers, Iterator)
    next(readers).read(10)
    readers.close()  # type: ignore[attr-defined]
    assert not [thread for thread in threading.enumerate() if thread.name == "unseal"]


def test_progress_ends_at_all_and_may_cancel(package: Path, world: World) -> None:
    class CancelledError(Exception):
        pass

    def cancel(_done: int, _total: int) -> None:
        raise CancelledError

    seal(package, world)
    seen: list[tuple[int, int]] = []
    inspect_package(
        package, world.city, world.trust, progress=lambda done, total: seen.append((done, total))
    )
    total = sum(len(content) for content in CONTENTS)
    assert seen[-1] == (total, total)
    assert seen == sorted(seen)
    with pytest.raises(CancelledError):
        inspect_package(package, world.city, world.trust, progress=cancel)
    with pytest.raises(CancelledError):
        seal_package(io.BytesIO(), draft(), [], [blob(b"xyz")], world.unit, [], progress=cancel)


def test_a_full_disk_while_sealing_is_not_passed_over(world: World) -> None:
    class Full(io.BytesIO):
        def write(self, _data: Any, /) -> int:
            raise OSError(28, "No space left on device")

    for contents in ([], CONTENTS):
        with pytest.raises(OSError, match="No space"):
            seal_package(Full(), draft(), RECORDS, [blob(one) for one in contents], world.unit, [])


def test_an_attachment_that_changed_on_disk_is_not_sent(world: World) -> None:
    good = blob(b"hello")
    for bad in (b"hellx", b"hell", b"hello!", b""):
        changed = replace(good, pieces=lambda bad=bad: [bad])
        with pytest.raises(Refused) as refusal:
            seal_package(io.BytesIO(), draft(), [], [changed], world.unit, [])
        assert refusal.value.why is Why.BLOB_CHANGED


# What an office can do with age and tar alone

Entry = tuple[str, bytes]


def plain_tar(path: Path, keys: KeyPair) -> bytes:
    identity = pyrage.x25519.Identity.from_str(keys.secrets.encryption)
    return bytes(pyrage.decrypt(path.read_bytes(), [identity]))


def entries_of(path: Path, keys: KeyPair) -> list[Entry]:
    found = []
    with tarfile.open(fileobj=io.BytesIO(plain_tar(path, keys))) as archive:
        for member in archive.getmembers():
            assert (member.isreg(), member.mtime, member.mode, member.uid) == (True, 0, 0o644, 0)
            file = archive.extractfile(member)
            assert file
            found.append((member.name, file.read()))
    return found


def test_age_tar_and_gzip_open_a_package_without_this_program(package: Path, world: World) -> None:
    sealed = seal(package, world)
    entries = dict(entries_of(package, world.unit))
    names = ["manifest.json", "manifest.sig", "records.jsonl.gz"]
    assert list(entries) == [*names, *(f"blobs/{blob(one).sha256}" for one in CONTENTS)]
    assert entries["manifest.json"] == sealed.manifest_bytes
    assert gzip.decompress(entries["records.jsonl.gz"]).splitlines() == RECORDS
    assert list(entries.values())[3:] == CONTENTS


# Damage


def test_a_package_cut_anywhere_is_refused(package: Path, world: World) -> None:
    seal(package, world, records=RECORDS[:2], contents=[b"x"])
    data = package.read_bytes()
    for length in range(len(data)):
        package.write_bytes(data[:length])
        assert why(package, world) in (Why.DAMAGED, Why.NOT_A_PACKAGE, Why.NOT_FOR_US)


def test_a_flipped_bit_anywhere_is_refused(package: Path, world: World) -> None:
    seal(package, world, records=RECORDS[:2], contents=[b"x" * 70_000])
    data = package.read_bytes()
    randomly = random.Random(4)
    for _ in range(2000):
        flipped = bytearray(data)
        flipped[randomly.randrange(len(data))] ^= 1 << randomly.randrange(8)
        package.write_bytes(flipped)
        why(package, world)


def test_bytes_behind_the_end_are_refused(package: Path, world: World) -> None:
    seal(package, world)
    with package.open("ab") as file:
        file.write(b"x")
    assert why(package, world) is Why.DAMAGED


@pytest.mark.parametrize("data", [b"", b"\0" * 5000, b"PK\x03\x04", "报送".encode() * 99])
def test_what_is_no_package_is_refused(package: Path, world: World, data: bytes) -> None:
    package.write_bytes(data)
    assert why(package, world) is Why.NOT_A_PACKAGE


def test_another_version_of_age_needs_a_newer_version(package: Path, world: World) -> None:
    seal(package, world)
    package.write_bytes(package.read_bytes().replace(b"/v1\n", b"/v2\n", 1))
    with pytest.raises(NeedsNewer):
        inspect(package, world)


def test_a_file_that_is_not_there_is_the_systems_error(package: Path, world: World) -> None:
    with pytest.raises(FileNotFoundError):
        inspect(package, world)


def test_a_file_swapped_between_the_passes_is_refused(package: Path, world: World) -> None:
    seal(package, world)
    opened = inspect(package, world)
    seal(package, world, seq=1, prev=None, chain=[])
    with pytest.raises(Refused):
        list(open_blobs(opened, world.city))
    with pytest.raises(Refused):
        list(open_records(replace(opened, kept=None), world.city))


# Senders and addressees


def test_a_package_for_another_office_does_not_open(package: Path, world: World) -> None:
    seal(package, world)
    with pytest.raises(Refused) as refusal:
        inspect_package(package, world.stranger, world.trust)
    assert refusal.value.why is Why.NOT_FOR_US


def test_a_stranger_is_named_by_the_key_that_signed(package: Path, world: World) -> None:
    seal(package, world)
    with pytest.raises(UnknownSender) as refusal:
        inspect_package(package, world.city, lambda _: None)
    assert refusal.value.key == world.unit.id


def test_a_unit_speaks_only_for_itself(package: Path, world: World) -> None:
    seal(package, world, from_=Sender(unit="uid-other", install="i-1", name="清溪镇"))
    assert why(package, world) is Why.OUT_OF_SCOPE


def test_a_certificate_of_another_key_is_not_taken_for_the_senders(
    package: Path, world: World
) -> None:
    seal(package, world)
    other = self_certify(
        world.stranger, Identity("uid-unit", "清溪镇", "unit"), issued_on=DAY
    ).statement
    half = msgspec.structs.replace(world.certificate, encryption=world.stranger.public.encryption)
    for certificate in (other, half):
        with pytest.raises(Refused) as refusal:
            inspect_package(package, world.city, lambda _, found=certificate: found)
        assert refusal.value.why is Why.BAD_SIGNATURE


def test_whoever_imports_may_refuse_the_sender(package: Path, world: World) -> None:
    def nobody(manifest: Manifest, certificate: Certificate) -> None:
        assert (manifest.seq, certificate.unit) == (2, "uid-unit")
        raise Refused(Why.OUT_OF_SCOPE)

    seal(package, world)
    with pytest.raises(Refused):
        inspect_package(package, world.city, world.trust, nobody)


# Forgers: somebody who can sign or encrypt puts together what no honest writer would


def tar(entries: list[Entry]) -> bytes:
    parts = (
        strict_tar.header(name, len(data)) + data + strict_tar.padding(len(data))
        for name, data in entries
    )
    return b"".join(parts) + strict_tar.END


def encrypt(path: Path, plain: bytes, *readers: KeyPair) -> None:
    keys = [pyrage.x25519.Recipient.from_str(reader.public.encryption) for reader in readers]
    path.write_bytes(pyrage.encrypt(plain, keys))


def resigned(manifest: dict[str, Any], keys: KeyPair, **line: Any) -> list[Entry]:
    """manifest.json and manifest.sig as the holder of `keys` would sign any manifest."""
    said = {name: line.get(name, manifest[name]) for name in ("format", "suite", "kind")}
    body = encode(manifest)
    signature = Signature(
        **said, key=keys.id, value=keys.sign(signed_message(**said, manifest=body))
    )
    return [("manifest.json", body), ("manifest.sig", signature.to_bytes())]


@pytest.fixture
def entries(package: Path, world: World) -> list[Entry]:
    seal(package, world)
    return entries_of(package, world.unit)


@pytest.fixture
def manifest(entries: list[Entry]) -> dict[str, Any]:
    decoded = msgspec.json.decode(entries[0][1])
    assert isinstance(decoded, dict)
    return decoded


def test_the_kit_itself_makes_a_good_package(
    package: Path, world: World, entries: list[Entry], manifest: dict[str, Any]
) -> None:
    encrypt(package, tar([*resigned(manifest, world.unit), *entries[2:]]), world.city)
    assert inspect(package, world).manifest.package_id == "p-1"


def test_a_package_passed_on_to_somebody_else_is_refused(
    package: Path, world: World, entries: list[Entry]
) -> None:
    encrypt(package, tar(entries), world.stranger)
    with pytest.raises(Refused) as refusal:
        inspect_package(package, world.stranger, world.trust)
    assert refusal.value.why is Why.NOT_FOR_US


def test_a_forged_signature_is_refused(
    package: Path, world: World, entries: list[Entry], manifest: dict[str, Any]
) -> None:
    body, line = entries[0][1], entries[1][1].decode()
    fresh = resigned(manifest, world.stranger)[1][1].decode()
    borrowed = line.rsplit(" ", 1)[0] + " " + fresh.rsplit(" ", 1)[1]
    for forged, expected in (
        (borrowed, Why.BAD_SIGNATURE),
        (line.replace(" up ", " down "), Why.BAD_SIGNATURE),
        (line.replace(" 1 1 up", " 1 2 up"), Why.NEEDS_NEWER),
        (line.replace(" 1 1 up", " 0 1 up"), Why.DAMAGED),
        (line.replace(" 1 1 up", " 9 1 up"), Why.NEEDS_NEWER),
        (fresh, Why.UNKNOWN_SENDER),
        ("x" * 20_000, Why.DAMAGED),
        ("", Why.DAMAGED),
    ):
        forgery = [("manifest.json", body), ("manifest.sig", forged.encode()), *entries[2:]]
        encrypt(package, tar(forgery), world.city)
        assert why(package, world) is expected, forged


def test_a_manifest_with_one_other_letter_is_refused(
    package: Path, world: World, entries: list[Entry]
) -> None:
    body = entries[0][1].replace(b"2026-09", b"2026-08")
    encrypt(package, tar([("manifest.json", body), *entries[1:]]), world.city)
    assert why(package, world) is Why.BAD_SIGNATURE


def test_a_line_signed_for_another_kind_than_the_manifest_says_is_refused(
    package: Path, world: World, entries: list[Entry], manifest: dict[str, Any]
) -> None:
    encrypt(package, tar([*resigned(manifest, world.unit, kind="down"), *entries[2:]]), world.city)
    assert why(package, world) is Why.BAD_SIGNATURE


def test_a_manifest_spelled_otherwise_is_refused_though_signed(
    package: Path, world: World, entries: list[Entry]
) -> None:
    body = b" " + entries[0][1]
    value = world.unit.sign(signed_message(1, 1, "up", body))
    line = Signature(1, 1, "up", world.unit.id, value).to_bytes()
    encrypt(
        package, tar([("manifest.json", body), ("manifest.sig", line), *entries[2:]]), world.city
    )
    assert why(package, world) is Why.DAMAGED


Change = Callable[[list[Entry]], list[Entry]]


@pytest.mark.parametrize(
    "change",
    [
        lambda e: e[:-1],
        lambda e: [*e, ("blobs/extra", b"x")],
        lambda e: [e[1], e[0], *e[2:]],
        lambda e: [*e[:3], e[4], e[3], e[5]],
        lambda e: [*e[:3], *e[4:]],
        lambda e: [*e[:5], (e[5][0], b"y" + e[5][1][1:])],
        lambda e: [*e[:5], (e[5][0], e[5][1] + b"y")],
        lambda e: [*e[:5], ("blobs/../../evil", e[5][1])],
        lambda e: [*e[:2], (e[2][0], b"y" + e[2][1][1:]), *e[3:]],
        lambda e: e[:1],
        lambda _: [],
    ],
)
def test_entries_that_are_not_as_the_manifest_says_are_refused(
    package: Path, world: World, entries: list[Entry], change: Change
) -> None:
    encrypt(package, tar(change(entries)), world.city)
    assert why(package, world) is Why.DAMAGED


@pytest.mark.parametrize(
    "spoil",
    [
        lambda plain: plain[:156] + b"2" + plain[157:],  # a link
        lambda plain: plain[:100] + b"0000777\0" + plain[108:],  # another mode
        lambda plain: plain[:124] + b"77777777777\0" + plain[136:],  # 8 GiB
        lambda plain: plain[:124] + b"\x80" + bytes(11) + plain[136:],  # a size in base 256
        lambda plain: plain[:1000] + b"x" + plain[1001:],
        lambda plain: plain[:-1025] + b"x" + plain[-1024:],  # padding that is no zero
        lambda plain: plain[:-512],
        lambda plain: plain + bytes(512),
        lambda plain: plain[:-1] + b"x",
        lambda plain: plain[:-1024],
    ],
)
def test_a_tar_spelled_otherwise_is_refused(
    package: Path, world: World, entries: list[Entry], spoil: Callable[[bytes], bytes]
) -> None:
    encrypt(package, spoil(tar(entries)), world.city)
    why(package, world)


# Records that lie, validly signed


def with_records(
    manifest: dict[str, Any], packed: bytes, world: World, **part: int | str
) -> list[Entry]:
    records = {"sha256": hashlib.sha256(packed).hexdigest(), "size": len(packed), **part}
    signed = resigned(manifest | {"records": records, "blobs": []}, world.unit)
    return [*signed, ("records.jsonl.gz", packed)]


@pytest.mark.parametrize(
    ("unpacked", "count", "size"),
    [
        (b"{}\n{}\n", 1, 6),
        (b"{}\n{}\n", 3, 6),
        (b"{}\n{}\n", 2, 5),
        (b"{}\n{}\n", 2, 7),
        (b"{}\n{}", 2, 5),
        (b"{}\n\n{}\n", 3, 7),
        (b"", 1, 0),
    ],
)
def test_records_that_are_not_as_counted_are_refused(
    package: Path,
    world: World,
    manifest: dict[str, Any],
    unpacked: bytes,
    count: int,
    size: int,
) -> None:
    packed = gzip.compress(unpacked, mtime=0)
    encrypt(
        package, tar(with_records(manifest, packed, world, count=count, unpacked=size)), world.city
    )
    assert why(package, world) is Why.DAMAGED


@pytest.mark.parametrize(
    "spoil",
    [
        lambda packed: packed + packed,
        lambda packed: packed + b"x",
        lambda packed: packed[:-1],
        lambda packed: packed[:-8] + bytes(8),
        lambda _: b"{}\n{}\n",
        lambda _: b"",
        lambda _: zlib.compress(b"{}\n{}\n"),
    ],
)
def test_records_packed_otherwise_are_refused(
    package: Path,
    world: World,
    manifest: dict[str, Any],
    spoil: Callable[[bytes], bytes],
) -> None:
    packed = spoil(gzip.compress(b"{}\n{}\n", mtime=0))
    encrypt(package, tar(with_records(manifest, packed, world, count=2, unpacked=6)), world.city)
    assert why(package, world) is Why.DAMAGED


def test_records_with_another_hash_than_the_manifest_names_are_refused(
    package: Path, world: World, manifest: dict[str, Any]
) -> None:
    packed = gzip.compress(b"{}\n{}\n", mtime=0)
    parts = {"count": 2, "unpacked": 6}
    encrypt(package, tar(with_records(manifest, packed, world, **parts)), world.city)
    assert list(open_records(inspect(package, world), world.city)) == [b"{}", b"{}"]
    lying = with_records(manifest, packed, world, **parts, sha256="a" * 64)
    encrypt(package, tar(lying), world.city)
    assert why(package, world) is Why.DAMAGED


def test_a_gzip_bomb_stops_at_what_the_manifest_admits(
    package: Path, world: World, manifest: dict[str, Any]
) -> None:
    packer = zlib.compressobj(wbits=31)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(200)) + packer.flush()
    lying = with_records(manifest, packed, world, count=1, unpacked=10)
    encrypt(package, tar(lying), world.city)
    assert why(package, world) is Why.DAMAGED
    honest = with_records(manifest, packed, world, count=1, unpacked=200 << 20)
    encrypt(package, tar(honest), world.city)
    assert why(package, world) is Why.TOO_BIG


# Limits, the same for writers and readers


@pytest.mark.parametrize(
    "limits",
    [
        replace(LIMITS, manifest=500),
        replace(LIMITS, records=39),
        replace(LIMITS, record=20),
        replace(LIMITS, unpacked=1000),
        replace(LIMITS, blobs=2),
        replace(LIMITS, blob=699_999),
        replace(LIMITS, package=600_000),
    ],
)
def test_a_limit_holds_for_writers_and_readers(package: Path, world: World, limits: Limits) -> None:
    with pytest.raises(Refused) as refusal:
        seal(package, world, limits=limits)
    assert refusal.value.why is Why.TOO_BIG
    seal(package, world)
    assert why(package, world, limits=limits) is Why.TOO_BIG


def test_a_size_is_refused_before_its_bytes_are_read(
    package: Path, world: World, manifest: dict[str, Any]
) -> None:
    huge = manifest | {"blobs": [{"sha256": "a" * 64, "size": 51 << 20}]}
    encrypt(package, tar(resigned(huge, world.unit)), world.city)
    assert why(package, world) is Why.TOO_BIG
    encrypt(package, strict_tar.header("manifest.json", 5 << 20), world.city)
    assert why(package, world) is Why.TOO_BIG


def test_a_writer_makes_no_package_that_a_reader_would_refuse(world: World) -> None:
    for bad in (
        draft(seq=3),
        draft(prev=None),
        draft(crit=["future"]),
        draft(blobs=[BlobPart("a" * 64, 1)], kind="sideways"),
    ):
        with pytest.raises(Refused):
            seal_package(io.BytesIO(), bad, [], [], world.unit, [])
