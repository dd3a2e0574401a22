"""The update package: a strict tar of signature, manifest and installer, nothing else.

The signature is over the manifest, which names the installer's hash; nothing in it is unpacked by
itself, and nothing of it is believed before the signature holds.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, BinaryIO

import msgspec

from models import canonical
from models.disk import open_from_outside
from models.errors import UserError
from models.exchange.format.strict_tar import BLOCK, END, header, padding, size_in
from models.exchange.format.suite import suite
from models.refused import Refused

SUFFIX = ".xju"
FORMAT = 1
SIGNATURE, MANIFEST = "signature", "manifest"
LARGEST_MANIFEST = 64 * 1024
LARGEST = 400 * 1024 * 1024
"""Bytes of an installer: twice and more of what one takes."""
CHUNK = 1024 * 1024

_SUITE = 1
_SIGNED = re.compile(rb"study-ledger update (\d{1,6}) ([0-9a-f]{128})\n")
_LINE = len(b"study-ledger update 999999 ") + 128 + 1

Number = Annotated[str, msgspec.Meta(pattern=r"^\d{1,5}(\.\d{1,5}){0,3}$")]
Formats = Annotated[list[Annotated[int, msgspec.Meta(ge=1)]], msgspec.Meta(min_length=2)]


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the publisher says of an installer.

    `data` and `packages` are the oldest and the newest format that the new version reads; it
    writes the newest. `news` is what is new, for people.
    """

    version: Number
    data: Annotated[Formats, msgspec.Meta(max_length=2)]
    packages: Annotated[Formats, msgspec.Meta(max_length=2)]
    platform: Annotated[str, msgspec.Meta(pattern="^[a-z0-9_-]{3,40}$")]
    file: Annotated[str, msgspec.Meta(pattern=r"^study-ledger_[0-9a-z._]{1,60}\.(deb|exe)$")]
    sha256: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    size: Annotated[int, msgspec.Meta(ge=1, le=LARGEST)]
    news: Annotated[str, msgspec.Meta(max_length=8000)] = ""


class NotAnUpdate(UserError):
    def __init__(self, path: Path) -> None:
        super().__init__("“{name}”不是学教台账的更新包，换一个 .xju 文件", name=path.name)


class Forged(UserError):
    def __init__(self, path: Path) -> None:
        super().__init__("“{name}”没有发布者的签名，不能安装；请向发布者重新要一份", name=path.name)


class Cut(UserError):
    def __init__(self, path: Path) -> None:
        super().__init__("“{name}”不完整或者被改动过，请重新复制一份", name=path.name)


@dataclass(frozen=True)
class Read:
    """A package whose signature holds and whose installer is whole."""

    manifest: Manifest
    at: int
    """Bytes before the installer."""


def signed(manifest: bytes) -> bytes:
    """What the signature is over; no other signature of the program begins like it."""
    return b"study-ledger update %d\n" % FORMAT + manifest


def write_package(installer: Path, manifest: Manifest, secret: str, target: Path) -> None:
    """Write the package around an installer, signed with the publisher's secret (hexadecimal)."""
    said = canonical.encode(msgspec.to_builtins(manifest))
    signature = suite(_SUITE).sign(secret, signed(said)).hex().encode()
    line = b"study-ledger update %d %s\n" % (FORMAT, signature)
    with installer.open("rb") as source, target.open("wb") as file:
        for name, content in ((SIGNATURE, line), (MANIFEST, said)):
            file.write(header(name, len(content)) + content + padding(len(content)))
        file.write(header(manifest.file, manifest.size))
        while piece := source.read(CHUNK):
            file.write(piece)
        file.write(padding(manifest.size) + END)


def read_package(path: Path, keys: Iterable[str]) -> Read:
    """Read an update package whole; `NotAnUpdate`, `Forged` or `Cut` where it is none of ours."""
    try:
        with open_from_outside(path) as file:
            manifest = _manifest(path, file, tuple(keys))
            at = file.tell()
            _check_rest(path, file, manifest)
    except OSError as error:
        raise UserError(
            "“{name}”读不出来（{why}），插好U盘再试", name=path.name, why=error.strerror
        ) from error
    return Read(manifest, at)


def copy_installer(path: Path, found: Read, write: Callable[[bytes], object]) -> None:
    """Hand out the installer in pieces; `Cut` where it is no longer the one that was checked."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        file.seek(found.at)
        for piece in _pieces(file, found.manifest.size):
            digest.update(piece)
            write(piece)
    if digest.hexdigest() != found.manifest.sha256:
        raise Cut(path)


def _manifest(path: Path, file: BinaryIO, keys: tuple[str, ...]) -> Manifest:
    """Up to the first byte of the installer."""
    line = _entry(file, SIGNATURE, _LINE)
    said = _SIGNED.fullmatch(line or b"")
    if said is None:
        raise NotAnUpdate(path)
    if int(said[1]) > FORMAT:
        raise UserError("“{name}”的格式比本程序新，这一次直接运行安装文件升级", name=path.name)
    content = _entry(file, MANIFEST, LARGEST_MANIFEST)
    if content is None:
        raise Cut(path)
    signature = bytes.fromhex(said[2].decode())
    if not any(suite(_SUITE).verify(key, signed(content), signature) for key in keys):
        raise Forged(path)
    try:
        manifest = msgspec.convert(canonical.decode(content), Manifest)
    except (Refused, msgspec.ValidationError) as error:
        raise NotAnUpdate(path) from error
    if file.read(BLOCK) != header(manifest.file, manifest.size):
        raise Cut(path)
    return manifest


def _check_rest(path: Path, file: BinaryIO, manifest: Manifest) -> None:
    digest, size = hashlib.sha256(), manifest.size
    for piece in _pieces(file, size):
        digest.update(piece)
    tail = padding(size) + END
    if digest.hexdigest() != manifest.sha256 or file.read(len(tail) + 1) != tail:
        raise Cut(path)


def _entry(file: BinaryIO, name: str, limit: int) -> bytes | None:
    """The content of the entry that must come next; None where it is not spelled like one."""
    block = file.read(BLOCK)
    size = size_in(block) if len(block) == BLOCK else None
    if size is None or size > limit or block != header(name, size):
        return None
    content = file.read(size)
    return content if file.read(-size % BLOCK) == padding(size) else None


def _pieces(file: BinaryIO, size: int) -> Iterator[bytes]:
    while size > 0 and (piece := file.read(min(CHUNK, size))):
        size -= len(piece)
        yield piece
