"""Opening a package in two passes: the first checks all and stores nothing, the second hands out.

Nothing but tar headers is read before the signature has been checked, sizes are checked before
memory is taken, and plain text never touches the disk.
"""

import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

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
from models.exchange.format.keys import Certificate, Keys
from models.exchange.format.manifest import (
    BlobPart,
    Manifest,
    RecordsPart,
    Signature,
    read_manifest,
    read_signature,
    signed_message,
)
from models.exchange.format.progress import Progress, silent
from models.exchange.format.streams import CHUNK, Unsealed
from models.exchange.format.suite import Suite, suite
from models.refused import Refused, UnknownSender, Why

KEPT_RECORDS = 256 * 1024
"""Packed records up to this many bytes stay in memory between the two passes."""

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
    keys: Keys,
    trust: Trust,
    admit: Admit = admit_all,
    *,
    progress: Progress = silent,
    limits: Limits = LIMITS,
) -> Opened:
    """Read a whole package and check everything that can be checked without a database.

    In this order: size, age, signature over the manifest's bytes, manifest, sender, `admit`,
    addressee, limits, hashes, and that nothing follows. Every failure is `Refused`; OSError only
    where the file itself cannot be read.
    """
    with _unsealed(path, keys, limits) as plain:
        body, line = _read_head(plain, limits)
        signature = read_signature(line)
        certificate = _sender(signature, body, trust)
        manifest = read_manifest(body, signature)
        if manifest.from_.unit != certificate.unit:
            raise Refused(Why.OUT_OF_SCOPE, "from.unit is not the certificate's")
        admit(manifest, certificate)
        if not any(pair.id in manifest.to for pair in keys.pairs):
            raise Refused(Why.NOT_FOR_US, "not among the recipients in the manifest")
        check_blobs(manifest, limits)
        packed = _read_records(plain, manifest, limits)
        for _ in _lines(packed, manifest.records, limits):
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


def open_head(path: Path, keys: Keys, trust: Trust, *, limits: Limits = LIMITS) -> Manifest:
    """What a package says of itself under its sender's signature; the rest is left unread."""
    with _unsealed(path, keys, limits) as plain:
        body, line = _read_head(plain, limits)
        signature = read_signature(line)
        _sender(signature, body, trust)
        return read_manifest(body, signature)


def open_records(opened: Opened, keys: Keys, *, limits: Limits = LIMITS) -> Iterator[bytes]:
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
    opened: Opened, keys: Keys, *, progress: Progress = silent, limits: Limits = LIMITS
) -> Iterator[BlobReader]:
    """The attachments of an inspected package in the manifest's order; each until the next."""
    if not opened.manifest.blobs:
        return
    with _second_pass(opened, keys, limits) as plain:
        _read_records(plain, opened.manifest, limits)
        yield from _blobs(plain, opened.manifest, progress)
        _read_end(plain)


@contextmanager
def _unsealed(path: Path, keys: Keys, limits: Limits) -> Iterator[Unsealed]:
    own = suite(keys.pairs[0].public.suite)
    secrets = [pair.secrets.encryption for pair in keys.pairs if pair.secrets.suite == own.number]
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size > limits.package:
            raise size_limit(limits)
        with Unsealed(file, own, secrets) as plain:
            yield plain


@contextmanager
def _second_pass(opened: Opened, keys: Keys, limits: Limits) -> Iterator[Unsealed]:
    """The plain stream behind the manifest, which must be the one that was inspected."""
    with _unsealed(opened.path, keys, limits) as plain:
        if _read_head(plain, limits) != (opened.manifest_bytes, opened.signature):
            raise Refused(Why.DAMAGED, "the file has changed since it was inspected")
        yield plain


def _read_head(plain: Unsealed, limits: Limits) -> tuple[bytes, bytes]:
    """The bytes of manifest.json and manifest.sig."""
    return (
        _read_entry(plain, MANIFEST, limits.manifest, manifest_limit(limits)),
        _read_entry(plain, SIGNATURE, limits.signature, Refused(Why.DAMAGED, "manifest.sig")),
    )


def _read_entry(plain: Unsealed, name: str, limit: int, beyond: Refused) -> bytes:
    block = plain.exactly(strict_tar.BLOCK)
    size = strict_tar.size_in(block)
    if size is None or block != strict_tar.header(name, size):
        raise Refused(Why.DAMAGED, f"tar header of {name}")
    if size > limit:
        raise beyond
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
    check_records(part.count, 0, max(part.size, part.unpacked), limits)
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
            check_records(count, len(line), unpacked, limits)
            if not line:
                raise Refused(Why.DAMAGED, "an empty record")
            yield line
        check_records(count, len(rest), unpacked, limits)
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
        _read_header(plain, blob_path(part.sha256), part.size)
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
