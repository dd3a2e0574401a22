"""Sealing and opening packages: age outside, a strict tar inside, in bounded memory.

Opening never trusts: nothing but tar headers is read before the signature has been checked, sizes are
checked before memory is taken, and plain text never touches the disk.
"""

import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import msgspec

from models.exchange import strict_tar
from models.exchange.keys import Certificate, KeyPair, key_id
from models.exchange.manifest import (
    BlobPart,
    Manifest,
    RecordsPart,
    Signature,
    read_manifest,
    read_signature,
    signed_message,
)
from models.exchange.refused import Refused, UnknownSender, Why
from models.exchange.streams import CHUNK, Measured, Progress, Pulled, Unsealed, silent
from models.exchange.suite import PublicKeys, Suite, suite
from models.words import Sentence, sentence

MANIFEST, SIGNATURE, RECORDS = "manifest.json", "manifest.sig", "records.jsonl.gz"
MAX_SIGNATURE = 16 * 1024
KEPT_RECORDS = 256 * 1024
"""Packed records up to this many bytes stay in memory between the two passes."""

MB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What a package may hold at most, in bytes and pieces; writers and readers keep the same."""

    package: int = 2048 * MB
    manifest: int = 4 * MB
    records: int = 50_000
    record: int = 4 * MB
    unpacked: int = 64 * MB
    blobs: int = 5_000
    blob: int = 50 * MB


LIMITS = Limits()


def _too_big(what: Sentence) -> Refused:
    return Refused(Why.TOO_BIG, what.template, limit=what)


def _size_limit(size: int) -> Sentence:
    return sentence("整包 {size} MB", size=size // MB)


def _blob_path(sha256: str) -> str:
    return f"blobs/{sha256}"


# Sealing


@dataclass(frozen=True)
class Blob:
    """An attachment to be packed: hash and size of its content, and how to open it for reading."""

    sha256: str
    size: int
    open: Callable[[], BinaryIO]


@dataclass(frozen=True)
class Sealed:
    """A package as it was written: hash and size of the file, and the manifest with all hashes."""

    sha256: str
    size: int
    manifest: Manifest
    manifest_bytes: bytes


@dataclass(frozen=True)
class _PackedRecords:
    part: RecordsPart
    data: bytes = field(repr=False)


def seal_package(
    out: BinaryIO,
    draft: Manifest,
    records: Iterable[bytes],
    blobs: Sequence[Blob],
    keys: KeyPair,
    recipients: Iterable[PublicKeys],
    *,
    progress: Progress = silent,
    limits: Limits = LIMITS,
) -> Sealed:
    """Write a sealed package to `out`, for the recipients and for the sender itself.

    `draft` needs no `suite`, `to`, `from.key`, `records` or `blobs`: they are filled in here. Records
    are canonical lines without the line break. `Refused` where a limit is passed or an attachment's
    content is not what its hash says; what was written to `out` is then to be thrown away.
    """
    own = suite(keys.public.suite)
    readers = {keys.id: keys.public} | {key_id(reader): reader for reader in recipients}
    if any(reader.suite != own.number for reader in readers.values()):
        raise Refused(Why.BAD_CERTIFICATE, "a recipient of another suite")
    packed = _pack_records(records, own, limits)
    manifest = msgspec.structs.replace(
        draft,
        suite=own.number,
        from_=msgspec.structs.replace(draft.from_, key=keys.id),
        to=sorted(readers),
        records=packed.part,
        blobs=[BlobPart(blob.sha256, blob.size) for blob in blobs],
    )
    _check_blobs(manifest, limits)
    body = manifest.to_bytes()
    if len(body) > limits.manifest:
        raise _too_big(sentence("清单 {size} MB", size=limits.manifest // MB))
    said = (manifest.format, manifest.suite, manifest.kind)
    signature = Signature(*said, keys.id, keys.sign(signed_message(*said, body)))
    read_manifest(body, signature)
    target = Measured(out, own.digest(), limits.package, _too_big(_size_limit(limits.package)))
    plain = _plain_tar(body, signature.to_bytes(), packed, blobs, own, progress)
    own.seal(Pulled(plain), target, [readers[reader].encryption for reader in sorted(readers)])
    return Sealed(target.sha256, target.size, manifest, body)


def _pack_records(records: Iterable[bytes], own: Suite, limits: Limits) -> _PackedRecords:
    packer = zlib.compressobj(wbits=31)
    pieces, count, unpacked = [], 0, 0
    for line in records:
        if not line or b"\n" in line:
            raise ValueError("a record is one line of canonical bytes")
        count += 1
        unpacked += len(line) + 1
        _check_records(count, len(line), unpacked, limits)
        pieces.append(packer.compress(line + b"\n"))
    pieces.append(packer.flush())
    data = b"".join(pieces)
    digest = own.digest()
    digest.update(data)
    return _PackedRecords(RecordsPart(digest.hexdigest(), len(data), count, unpacked), data)


def _check_records(count: int, line: int, unpacked: int, limits: Limits) -> None:
    if count > limits.records:
        raise _too_big(sentence("{count} 条记录", count=limits.records))
    if line > limits.record:
        raise _too_big(sentence("单条记录 {size} MB", size=limits.record // MB))
    if unpacked > limits.unpacked:
        raise _too_big(sentence("记录共 {size} MB", size=limits.unpacked // MB))


def _check_blobs(manifest: Manifest, limits: Limits) -> None:
    if len(manifest.blobs) > limits.blobs:
        raise _too_big(sentence("{count} 个附件", count=limits.blobs))
    if any(blob.size > limits.blob for blob in manifest.blobs):
        raise _too_big(sentence("单个附件 {size} MB", size=limits.blob // MB))
    if manifest.records.size + sum(blob.size for blob in manifest.blobs) > limits.package:
        raise _too_big(_size_limit(limits.package))


def _plain_tar(
    manifest: bytes,
    signature: bytes,
    packed: _PackedRecords,
    blobs: Sequence[Blob],
    own: Suite,
    progress: Progress,
) -> Iterator[bytes]:
    for name, data in ((MANIFEST, manifest), (SIGNATURE, signature), (RECORDS, packed.data)):
        yield strict_tar.header(name, len(data)) + data + strict_tar.padding(len(data))
    done, total = 0, sum(blob.size for blob in blobs)
    for blob in blobs:
        yield strict_tar.header(_blob_path(blob.sha256), blob.size)
        for piece in _content(blob, own):
            yield piece
            done += len(piece)
            progress(done, total)
        yield strict_tar.padding(blob.size)
    yield strict_tar.END


def _content(blob: Blob, own: Suite) -> Iterator[bytes]:
    digest, size = own.digest(), 0
    with blob.open() as source:
        while piece := source.read(CHUNK):
            size += len(piece)
            if size > blob.size:
                raise Refused(Why.BLOB_CHANGED, blob.sha256)
            digest.update(piece)
            yield piece
    if size != blob.size or digest.hexdigest() != blob.sha256:
        raise Refused(Why.BLOB_CHANGED, blob.sha256)


# Opening

Trust = Callable[[str], Certificate | None]
"""Key id → the certificate of a sender that this office knows; None for a stranger."""

Admit = Callable[[Manifest, Certificate], None]
"""Raises `Refused` where the sender may not send this: direction, stream, revocation."""


def admit_all(manifest: Manifest, certificate: Certificate) -> None:
    """The admission that asks nothing beyond the certificate."""


@dataclass(frozen=True)
class Opened:
    """A package that has passed every check of the first pass; nothing of it has been stored."""

    path: Path
    sha256: str
    size: int
    manifest: Manifest
    manifest_bytes: bytes
    signature: bytes
    certificate: Certificate
    kept: bytes | None = field(default=None, repr=False)
    """The packed records, when they are small."""


def inspect_package(
    path: Path,
    keys: KeyPair,
    trust: Trust,
    admit: Admit = admit_all,
    *,
    progress: Progress = silent,
    limits: Limits = LIMITS,
) -> Opened:
    """Read a whole package and check everything that can be checked without a database.

    In this order: size, age, signature over the manifest's bytes, manifest, sender, `admit`, addressee,
    limits, hashes, and that nothing follows. Every failure is `Refused`; OSError only where the file
    itself cannot be read.
    """
    with _unsealed(path, keys, limits) as plain:
        body, line = _read_head(plain, limits)
        signature = read_signature(line)
        certificate = _sender(signature, body, trust)
        manifest = read_manifest(body, signature)
        if manifest.from_.unit != certificate.unit:
            raise Refused(Why.OUT_OF_SCOPE, "from.unit is not the certificate's")
        admit(manifest, certificate)
        if keys.id not in manifest.to:
            raise Refused(Why.NOT_FOR_US, "not among the recipients in the manifest")
        part = manifest.records
        _check_records(part.count, 0, part.unpacked, limits)
        _check_blobs(manifest, limits)
        packed = _read_records(plain, manifest, limits)
        for _ in _lines(packed, part, limits):
            pass
        _read_blobs(plain, manifest, progress)
        return Opened(
            path=path,
            sha256=plain.file_sha256,
            size=path.stat().st_size,
            manifest=manifest,
            manifest_bytes=body,
            signature=line,
            certificate=certificate,
            kept=packed if len(packed) <= KEPT_RECORDS else None,
        )


def open_records(opened: Opened, keys: KeyPair, *, limits: Limits = LIMITS) -> Iterator[bytes]:
    """The record lines of an inspected package, as their owners wrote them, without line breaks."""
    packed = opened.kept
    if packed is None:
        with _second_pass(opened, keys, limits) as plain:
            packed = _read_records(plain, opened.manifest, limits)
    yield from _lines(packed, opened.manifest.records, limits)


class BlobReader:
    """The content of one attachment, read once, in order; a wrong hash is `Refused` at the end."""

    def __init__(self, plain: Unsealed, part: BlobPart, own: Suite) -> None:
        self.sha256, self.size = part.sha256, part.size
        self._plain, self._left, self._digest = plain, part.size, own.digest()
        self._verify()

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes (at most 256 KiB in any case); nothing only at the end."""
        most = min(self._left, CHUNK if size < 0 else min(size, CHUNK))
        if not most:
            return b""
        data = self._plain.some(most)
        if not data:
            raise Refused(Why.DAMAGED, "the stream ends inside a blob")
        self._left -= len(data)
        self._digest.update(data)
        self._verify()
        return data

    def finish(self) -> None:
        """Read and check what nobody has read."""
        while self.read():
            pass

    def _verify(self) -> None:
        if not self._left and self._digest.hexdigest() != self.sha256:
            raise Refused(Why.DAMAGED, f"hash of blob {self.sha256}")


def open_blobs(
    opened: Opened, keys: KeyPair, *, progress: Progress = silent, limits: Limits = LIMITS
) -> Iterator[BlobReader]:
    """Every attachment of an inspected package in the manifest's order; each is good until the next."""
    if not opened.manifest.blobs:
        return
    with _second_pass(opened, keys, limits) as plain:
        _read_records(plain, opened.manifest, limits)
        yield from _blobs(plain, opened.manifest, progress)
        _read_end(plain)


@contextmanager
def _unsealed(path: Path, keys: KeyPair, limits: Limits) -> Iterator[Unsealed]:
    own = suite(keys.public.suite)
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size > limits.package:
            raise _too_big(_size_limit(limits.package))
        with Unsealed(file, own, keys.secrets.encryption) as plain:
            yield plain


@contextmanager
def _second_pass(opened: Opened, keys: KeyPair, limits: Limits) -> Iterator[Unsealed]:
    """The plain stream behind the manifest, which must be the one that was inspected."""
    with _unsealed(opened.path, keys, limits) as plain:
        if _read_head(plain, limits) != (opened.manifest_bytes, opened.signature):
            raise Refused(Why.DAMAGED, "the file has changed since it was inspected")
        yield plain


def _read_head(plain: Unsealed, limits: Limits) -> tuple[bytes, bytes]:
    """The bytes of manifest.json and manifest.sig."""
    return (
        _read_entry(plain, MANIFEST, limits.manifest, sentence("清单 {size} MB", size=4)),
        _read_entry(plain, SIGNATURE, MAX_SIGNATURE, sentence("签名 {size} KB", size=16)),
    )


def _read_entry(plain: Unsealed, name: str, limit: int, said: Sentence) -> bytes:
    block = plain.exactly(strict_tar.BLOCK)
    size = strict_tar.size_in(block)
    if size is None or block != strict_tar.header(name, size):
        raise Refused(Why.DAMAGED, f"tar header of {name}")
    if size > limit:
        raise _too_big(said)
    data = plain.exactly(size)
    _read_padding(plain, size)
    return data


def _read_header(plain: Unsealed, name: str, size: int) -> None:
    if plain.exactly(strict_tar.BLOCK) != strict_tar.header(name, size):
        raise Refused(Why.DAMAGED, f"tar header of {name}")


def _read_padding(plain: Unsealed, size: int) -> None:
    padding = strict_tar.padding(size)
    if plain.exactly(len(padding)) != padding:
        raise Refused(Why.DAMAGED, "tar padding")


def _read_end(plain: Unsealed) -> None:
    if plain.exactly(len(strict_tar.END)) != strict_tar.END or plain.some(1):
        raise Refused(Why.DAMAGED, "something follows the last entry")


def _sender(signature: Signature, body: bytes, trust: Trust) -> Certificate:
    """Whose signature it is; a stranger's is not even verified."""
    certificate = trust(signature.key)
    if certificate is None:
        raise UnknownSender(signature.key)
    own = suite(signature.suite)
    if certificate.suite != own.number or certificate.key != signature.key:
        raise Refused(Why.BAD_SIGNATURE, "the certificate is for another key")
    message = signed_message(signature.format, signature.suite, signature.kind, body)
    if not own.verify(certificate.signing, message, signature.value):
        raise Refused(Why.BAD_SIGNATURE)
    return certificate


def _read_records(plain: Unsealed, manifest: Manifest, limits: Limits) -> bytes:
    """The packed records, of the size and hash that the manifest names."""
    part = manifest.records
    if part.size > limits.unpacked:
        raise _too_big(sentence("记录共 {size} MB", size=limits.unpacked // MB))
    _read_header(plain, RECORDS, part.size)
    data = plain.exactly(part.size)
    _read_padding(plain, part.size)
    digest = suite(manifest.suite).digest()
    digest.update(data)
    if digest.hexdigest() != part.sha256:
        raise Refused(Why.DAMAGED, "hash of the records")
    return data


def _lines(packed: bytes, part: RecordsPart, limits: Limits) -> Iterator[bytes]:
    """Unpack line by line; stops as soon as there is more than the manifest names."""
    count, unpacked, rest = 0, 0, b""
    for piece in _unpack(packed):
        unpacked += len(piece)
        if unpacked > part.unpacked:
            raise Refused(Why.DAMAGED, "more records than the manifest names")
        *lines, rest = (rest + piece).split(b"\n")
        for line in lines:
            count += 1
            _check_records(count, len(line), unpacked, limits)
            if not line:
                raise Refused(Why.DAMAGED, "an empty record")
            yield line
        _check_records(count, len(rest), unpacked, limits)
    if rest or (count, unpacked) != (part.count, part.unpacked):
        raise Refused(Why.DAMAGED, "other records than the manifest names")


def _unpack(packed: bytes) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(wbits=31)
    data = packed
    try:
        while not unpacker.eof:
            piece = unpacker.decompress(data, CHUNK)
            data = unpacker.unconsumed_tail
            if piece:
                yield piece
            elif not data and not unpacker.eof:
                raise Refused(Why.DAMAGED, "the records end early")
    except zlib.error as error:
        raise Refused(Why.DAMAGED, str(error)) from error
    if unpacker.unused_data:
        raise Refused(Why.DAMAGED, "something follows the records")


def _blobs(plain: Unsealed, manifest: Manifest, progress: Progress) -> Iterator[BlobReader]:
    own = suite(manifest.suite)
    done, total = 0, sum(blob.size for blob in manifest.blobs)
    for part in manifest.blobs:
        _read_header(plain, _blob_path(part.sha256), part.size)
        reader = BlobReader(plain, part, own)
        yield reader
        reader.finish()
        _read_padding(plain, part.size)
        done += part.size
        progress(done, total)


def _read_blobs(plain: Unsealed, manifest: Manifest, progress: Progress) -> None:
    for _ in _blobs(plain, manifest, progress):
        pass
    _read_end(plain)
