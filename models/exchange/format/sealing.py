"""Writing a package: age outside, a strict tar inside; plain text never touches the disk."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

import msgspec

from models.exchange.format import strict_tar
from models.exchange.format.envelope import (
    LIMITS,
    MANIFEST,
    RECORDS,
    SIGNATURE,
    Limits,
    blob_path,
    check_blobs,
    check_records,
    manifest_limit,
    size_limit,
)
from models.exchange.format.keys import KeyPair, key_id
from models.exchange.format.manifest import (
    BlobPart,
    Manifest,
    RecordsPart,
    Signature,
    read_manifest,
    signed_message,
)
from models.exchange.format.progress import Progress, silent
from models.exchange.format.streams import Measured, Pulled
from models.exchange.format.suite import PublicKeys, Suite, suite
from models.refused import Refused, Why


@dataclass(frozen=True)
class Blob:
    """An attachment to be packed: hash and size of its content, and how to get its pieces."""

    sha256: str
    size: int
    pieces: Callable[[], Iterable[bytes]]


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

    `draft` needs no `suite`, `to`, `from.key`, `records` or `blobs`: they are filled in here.
    Records are canonical lines without the line break. `Refused` where a limit is passed or an
    attachment's content is not what its hash says; then throw away what was written to `out`.
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
    check_blobs(manifest, limits)
    body = manifest.to_bytes()
    if len(body) > limits.manifest:
        raise manifest_limit(limits)
    said = (manifest.format, manifest.suite, manifest.kind)
    signature = Signature(*said, keys.id, keys.sign(signed_message(*said, body)))
    read_manifest(body, signature)
    target = Measured(out, own.digest(), limits.package, size_limit(limits))
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
        check_records(count, len(line), unpacked, limits)
        pieces.append(packer.compress(line + b"\n"))
    pieces.append(packer.flush())
    data = b"".join(pieces)
    digest = own.digest()
    digest.update(data)
    return _PackedRecords(RecordsPart(digest.hexdigest(), len(data), count, unpacked), data)


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
        yield strict_tar.header(blob_path(blob.sha256), blob.size)
        for piece in _content(blob, own):
            yield piece
            done += len(piece)
            progress(done, total)
        yield strict_tar.padding(blob.size)
    yield strict_tar.END


def _content(blob: Blob, own: Suite) -> Iterator[bytes]:
    digest, size = own.digest(), 0
    for piece in blob.pieces():
        size += len(piece)
        if size > blob.size:
            raise Refused(Why.BLOB_CHANGED, blob.sha256)
        digest.update(piece)
        yield piece
    if size != blob.size or digest.hexdigest() != blob.sha256:
        raise Refused(Why.BLOB_CHANGED, blob.sha256)
