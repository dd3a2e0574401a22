"""Units whose keys we hold: what they can put into a package, good or bad, layer by layer."""

import gzip
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from models.canonical import encode
from models.exchange.desks import enrolling
from models.exchange.format import strict_tar
from models.exchange.format.envelope import MANIFEST, RECORDS, SIGNATURE, blob_path
from models.exchange.format.keys import Identity, KeyPair, key_id
from models.exchange.format.manifest import Signature, signed_message
from models.exchange.format.streams import Pulled
from models.exchange.format.suite import PublicKeys, suite
from models.exchange.receiving.inbox import import_packages
from models.exchange.receiving.outcome import Outcome
from models.exchange.trust import trust
from models.exchange.trust.enrolment import fingerprint, make_request
from models.ledgers.units import Level
from models.office import Office, set_up
from models.record import new_uid
from tests.exchanging import dump

NOW = datetime(2026, 9, 30, 9, 0)
DAY = "2026-09-30"
HISTORY = ("incoming", "stopped_streams")
"""Tables in which the exchange remembers what it kept out."""


@dataclass
class Sender:
    """A unit with its keys, and where its stream stands as the city has taken it."""

    unit: str
    name: str
    keys: KeyPair
    install: str
    chain: list[tuple[int, str]] = field(default_factory=list)
    epoch: int = 1

    @property
    def seq(self) -> int:
        return len(self.chain) + 1

    def manifest(self, readers: Iterable[PublicKeys] = (), **changes: Any) -> dict[str, Any]:
        """A right manifest for the next package, but for what hangs on the content."""
        said: dict[str, Any] = {
            "format": 1,
            "suite": 1,
            "kind": "up",
            "package_id": new_uid(),
            "from": {
                "unit": self.unit,
                "key": self.keys.id,
                "install": self.install,
                "epoch": self.epoch,
                "name": self.name,
            },
            "to": sorted({self.keys.id, *(key_id(reader) for reader in readers)}),
            "stream": "up",
            "seq": self.seq,
            "prev": self.chain[-1][1] if self.chain else None,
            "chain": [list(link) for link in self.chain],
            "acks": [],
            "requires": [],
            "roster": 0,
            "templates": {},
            "period": "2026-09",
            "figures": {},
            "made_at": f"{DAY}T09:00:00",
            "counts": {},
            "signoffs": [],
            "min_reader": 1,
            "reads": 1,
            "crit": [],
        }
        return said | changes


@dataclass
class Parts:
    """The inside of a package before it is put together; any of it may be bent."""

    manifest: dict[str, Any]
    lines: list[bytes] = field(default_factory=list)
    blobs: list[bytes] = field(default_factory=list)

    def body(self) -> bytes:
        """The manifest's bytes, with the hashes of what is there unless it names other ones."""
        packed = self.packed()
        unpacked = sum(len(line) + 1 for line in self.lines)
        named = {
            "records": {
                "sha256": sha256_of(packed),
                "size": len(packed),
                "count": len(self.lines),
                "unpacked": unpacked,
            },
            "blobs": [{"sha256": sha256_of(blob), "size": len(blob)} for blob in self.blobs],
        }
        return encode(named | self.manifest)

    def packed(self) -> bytes:
        return gzip.compress(b"".join(line + b"\n" for line in self.lines), 1, mtime=0)

    def tar(self, keys: KeyPair, body: bytes | None = None) -> bytes:
        """The plain inside, signed by these keys over whatever the manifest is."""
        body = self.body() if body is None else body
        return tar_of(body, signature_over(body, self.manifest, keys), self.packed(), self.blobs)


def signature_over(body: bytes, manifest: Mapping[str, Any], keys: KeyPair) -> bytes:
    said = (manifest["format"], manifest["suite"], manifest["kind"])
    return Signature(*said, keys.id, keys.sign(signed_message(*said, body))).to_bytes()


def tar_of(body: bytes, signature: bytes, packed: bytes, blobs: Sequence[bytes]) -> bytes:
    entries = [(MANIFEST, body), (SIGNATURE, signature), (RECORDS, packed)]
    entries += [(blob_path(sha256_of(blob)), blob) for blob in blobs]
    pieces = [
        strict_tar.header(name, len(data)) + data + strict_tar.padding(len(data))
        for name, data in entries
    ]
    return b"".join(pieces) + strict_tar.END


class _Sink(bytearray):
    def write(self, data: bytes) -> None:
        self.extend(data)


def sealed(plain: bytes, *readers: PublicKeys) -> bytes:
    """The age layer around any inside at all."""
    sink = _Sink()
    suite(1).seal(Pulled([plain]), sink, [reader.encryption for reader in readers])
    return bytes(sink)


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class City:
    """A real office in an encrypted file, and the units that it has enrolled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        set_up(folder / "city", "明州市", Level.CITY, now=lambda: NOW)
        self.stick = folder / "stick"
        self.stick.mkdir()
        self.public: PublicKeys
        with self.open() as office:
            self.unit = office.unit
            self.public = trust.own_keys(office).public

    def open(self) -> Office:
        return Office(self.folder / "city", now=lambda: NOW)

    def enrol(self, office: Office, *names: str, level: Level = Level.UNIT) -> list[Sender]:
        """Offices below that the city has certified after a phone call."""
        return [self._enrol(office, name, level=level) for name in names]

    def _enrol(
        self, office: Office, name: str, unit: str | None = None, level: Level = Level.UNIT
    ) -> Sender:
        sender = Sender(unit or new_uid(), name, KeyPair.generate(), new_uid())
        path = self.stick / "request.xjr"
        identity = Identity(sender.unit, name, level.value)
        request = make_request(identity, sender.keys, install=sender.install, made_on=DAY)
        path.write_bytes(request)
        enrolling.accept_request(
            office, path, fingerprint(enrolling.examine_request(path)), self.stick
        )
        return sender

    def enrol_again(self, office: Office, sender: Sender) -> Sender:
        """The same unit with new keys; what the old ones sign no longer counts."""
        return self._enrol(office, sender.name, sender.unit)

    def pack(self, sender: Sender, lines: Iterable[bytes], *blobs: bytes, **changes: Any) -> bytes:
        """A package in order, unless `changes` bend its manifest."""
        manifest = sender.manifest([self.public], **changes)
        return self.seal(Parts(manifest, list(lines), list(blobs)).tar(sender.keys), sender)

    def seal(self, plain: bytes, sender: Sender) -> bytes:
        return sealed(plain, self.public, sender.keys.public)


@dataclass
class Batch:
    """What became of many packages that went through the door together."""

    outcomes: list[Outcome] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)


Look = Callable[[Office, Sequence[Path]], object]


def brought(
    office: Office, stick: Path, packages: Iterable[bytes], *, before: Look | None = None
) -> Batch:
    """Put packages on a stick and import them; whatever is raised is a crash.

    `before` looks at them first, as people do. A batch that crashes is taken again one by one, so
    that the one at fault is found.
    """
    folder = stick / "batch"
    folder.mkdir()
    paths = []
    for number, data in enumerate(packages):
        path = folder / f"{number:05d}.xjb"
        path.write_bytes(data)
        paths.append(path)
    try:
        seen = _looked_at(office, paths, before) if before else []
        batch = _imported(office, paths)
        batch.crashes += seen
        return batch
    finally:
        for path in paths:
            path.unlink()
        folder.rmdir()


def _looked_at(office: Office, paths: Sequence[Path], look: Look) -> list[str]:
    try:
        look(office, paths)
    except Exception as error:
        if len(paths) > 1:
            return [crash for path in paths for crash in _looked_at(office, [path], look)]
        return [f"looking: {type(error).__name__}: {error}"[:300]]
    return []


def _imported(office: Office, paths: Sequence[Path]) -> Batch:
    batch = Batch()
    try:
        batch.outcomes = import_packages(office, paths)
    except Exception as error:
        if len(paths) == 1:
            batch.crashes.append(f"{type(error).__name__}: {error}"[:300])
        else:
            for path in paths:
                one = _imported(office, [path])
                batch.outcomes += one.outcomes
                batch.crashes += one.crashes
    return batch


def data_rows(*without: str) -> dict[str, list[Any]]:
    """Every row of the open office, but for what the exchange remembers of what it kept out."""
    return dump(*HISTORY, *without)


def rows_changed(before: Mapping[str, list[Any]], after: Mapping[str, list[Any]]) -> int:
    """How many rows stand in only one of two dumps."""
    tables = {*before, *after}
    return sum(len(set(before.get(t, ())) ^ set(after.get(t, ()))) for t in tables)


def clean_quarantine(office: Office) -> None:
    """Throw away the copies of what was kept out, to spare the disk."""
    for path in (office.folder / "quarantine").iterdir():
        path.unlink()
