"""Attached files: one immutable age-encrypted file a blob, named by the hash of its content."""

import hashlib
import io
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

import peewee

from models.disk import open_from_outside, open_held, own_disk, put_in_place, sync_folder
from models.errors import UserError
from models.fields import FileRef
from models.photos import cleaned, looks_like_photo
from models.read_only import refuse_writing
from models.record import database
from models.words import Sentence

MAX_BYTES = 50 * 1024 * 1024
_PIECE = 1 << 20


class Blob(peewee.Model):
    """A file that some record names or named; the content may be here, or still to come."""

    sha256 = peewee.TextField(primary_key=True)
    size = peewee.IntegerField()

    class Meta:
        database = database
        table_name = "blobs"


class Attachments:
    """The folder of encrypted blobs and the key that opens them."""

    def __init__(self, folder: Path, key: str) -> None:
        self._folder = folder
        self._key = key
        self._marker = folder / ".adding"
        folder.mkdir(exist_ok=True)

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / f"{sha256}.age"

    def has(self, sha256: str) -> bool:
        return self._path(sha256).exists()

    def known(self, hashes: Iterable[str]) -> set[str]:
        """Those that some stored record names or has named."""
        found: set[str] = set()
        for some in peewee.chunked(hashes, 500):
            query = Blob.select(Blob.sha256).where(Blob.sha256.in_(list(some)))
            found.update(blob.sha256 for blob in query)
        return found

    def add_file(self, path: Path, tell: Callable[[Sentence], object] | None = None) -> FileRef:
        """Encrypt a copy of a user's file; the file itself is left as it is.

        A photo is kept without the place and the camera that are written into it; `tell` hears so.
        """
        try:
            with open_from_outside(path):
                size = path.stat().st_size
            if size > MAX_BYTES:
                raise UserError(
                    "附件“{name}”有 {size} MB，超过 50 MB，请压缩或拆分后再加",
                    name=path.name,
                    size=-(-size // 1048576),
                )
            if looks_like_photo(path):
                photo = cleaned(path)
                told = photo.told(path.name)
                if tell is not None and told is not None:
                    tell(told)
                return self.add(io.BytesIO(photo.content), path.name)
            with path.open("rb") as file:
                return self.add(file, path.name)
        except OSError as error:
            raise UserError(
                "附件“{name}”读不出来：{why}", name=path.name, why=error.strerror
            ) from error

    def add(self, source: BinaryIO, name: str) -> FileRef:
        """Encrypt a stream; on the disk for good before its name is returned.

        `DiskError` where the disk does not take it; what reading the source raised is raised again.
        """
        refuse_writing()
        self.mark()
        temporary = self._folder / f".{os.urandom(8).hex()}.tmp"
        counted = _Counted(source)
        try:
            with own_disk():
                with temporary.open("wb") as out:
                    self._encrypt(counted, out)
                    out.flush()
                    os.fsync(out.fileno())
                sha256 = counted.digest.hexdigest()
                final = self._path(sha256)
                final.parent.mkdir(exist_ok=True)
                put_in_place(temporary, final)
                sync_folder(final.parent)
        except BaseException as error:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            if isinstance(error, _Unreadable):
                raise error.reason from error
            raise
        return FileRef(name, sha256, counted.size)

    def _encrypt(self, source: "_Counted", out: BinaryIO) -> None:
        """Raises what reading or writing raised, which the library hides or even passes over."""
        import pyrage

        recipient = pyrage.x25519.Identity.from_str(self._key).to_public()
        target = _Written(out)
        try:
            pyrage.encrypt_io(cast(BinaryIO, source), cast(BinaryIO, target), [recipient])
        except pyrage.EncryptError as error:
            raise source.failure or target.failure or error from error
        failure = source.failure or target.failure
        if failure is not None:
            raise failure

    def mark(self) -> None:
        """Note that files may be left over if the program ends now; see `interrupted`."""
        with own_disk():
            self._marker.touch()

    def read(self, sha256: str) -> bytes:
        """The content of a blob; a sentence when it is not here or not whole."""
        return b"".join(self.pieces(sha256))

    def pieces(self, sha256: str) -> Iterator[bytes]:
        import pyrage

        path = self._path(sha256)
        if not path.exists():
            raise UserError("这份附件不在本机，可以请报送单位补送")
        out = io.BytesIO()
        with open_held(path) as file:
            try:
                pyrage.decrypt_io(file, out, [pyrage.x25519.Identity.from_str(self._key)])
            except (pyrage.DecryptError, OSError) as error:  # OSError: damaged further in
                raise UserError("这份附件已经损坏，可以从备份里取回") from error
        content = out.getbuffer()
        if hashlib.sha256(content).hexdigest() != sha256:
            raise UserError("这份附件已经损坏，可以从备份里取回")
        for start in range(0, len(content), _PIECE):
            yield bytes(content[start : start + _PIECE])

    def take_out(self, file: FileRef, path: Path) -> Path:
        """Write a plain copy of an attached file for the user; where it lies."""
        content = self.read(file.sha256)
        try:
            path.write_bytes(content)
        except OSError as error:
            raise UserError("“{path}”写不进去：{why}", path=path, why=error.strerror) from error
        return path

    def collect_orphans(self) -> int:
        """Remove blobs that were written but never named by a stored record; their number.

        Where the disk refuses, the marker stays, and they are collected another time.
        """
        removed = 0
        with suppress(OSError):
            for path in self._folder.glob("*/*.age"):
                if not Blob.select().where(Blob.sha256 == path.stem).exists():
                    path.unlink()
                    removed += 1
            for path in self._folder.glob(".*.tmp"):
                path.unlink()
            self._marker.unlink(missing_ok=True)
        return removed

    def forget(self, sha256: str) -> None:
        """Remove a blob that no record names any more; if not now, then as an orphan (`mark`)."""
        with suppress(OSError):
            self._path(sha256).unlink(missing_ok=True)

    @property
    def interrupted(self) -> bool:
        """Whether blobs were being added when the program last ended."""
        return self._marker.exists()


class _Counted:
    """A stream that hashes and counts what is read through it."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self.digest = hashlib.sha256()
        self.size = 0
        self.failure: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            piece = self._source.read(size)
        except OSError as error:
            self.failure = _Unreadable(error)
            raise
        except BaseException as error:
            self.failure = error
            raise
        self.digest.update(piece)
        self.size += len(piece)
        return piece


class _Written:
    """A target that remembers its own failure."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self.failure: BaseException | None = None

    def write(self, data: bytes) -> int:
        if self.failure is None:
            try:
                return self._target.write(data)
            except BaseException as error:
                self.failure = error
        raise self.failure

    def flush(self) -> None:
        """The library asks for it; `add` flushes when all is written."""


class _Unreadable(Exception):
    """The source failed, not this computer's disk."""

    def __init__(self, reason: OSError) -> None:
        super().__init__(str(reason))
        self.reason = reason
