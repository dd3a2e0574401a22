"""Files from outside, copied in before they are looked at; accepted ones are kept beside."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from models.disk import FileHeld, open_from_outside, own_disk, put_in_place, sync_folder
from models.exchange.format.envelope import LIMITS, size_limit
from models.exchange.format.names import SUFFIX
from models.exchange.tables import Incoming
from models.office import Office

_PIECE = 1 << 20


def hash_of(path: Path) -> str:
    """SHA-256 of a file; OSError where it cannot be read."""
    digest = hashlib.sha256()
    with open_from_outside(path) as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def copy_in(office: Office, path: Path) -> tuple[Path, str, int]:
    """Copy a file into quarantine under the hash of its content; the copy, its hash and size.

    OSError where the file cannot be read; `DiskError` where this computer's disk takes no more.
    """
    temporary = quarantine(office) / ".arriving.tmp"  # the next one overwrites what was interrupted
    digest, size = hashlib.sha256(), 0
    try:
        with open_from_outside(path) as source, own_disk(), temporary.open("wb") as out:
            for piece in _pieces(source):
                size += len(piece)
                if size > LIMITS.package:
                    raise size_limit(LIMITS)
                digest.update(piece)
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
        copy = quarantine(office) / f"{digest.hexdigest()}{SUFFIX}"
        with own_disk():
            put_in_place(temporary, copy)
            sync_folder(copy.parent)
    except BaseException as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        if isinstance(error, _Unreadable):
            raise error.reason from error
        raise
    return copy, digest.hexdigest(), size


class _Unreadable(Exception):
    """The file from outside failed, not this computer's disk."""

    def __init__(self, reason: OSError) -> None:
        self.reason = reason


def _pieces(source: BinaryIO) -> Iterator[bytes]:
    while True:
        try:
            piece = source.read(_PIECE)
        except OSError as error:
            raise _Unreadable(error) from error
        if not piece:
            return
        yield piece


def quarantine(office: Office) -> Path:
    return office.folder / "quarantine"


def received(office: Office) -> Path:
    return office.folder / "received"


def keep(office: Office, copy: Path) -> None:
    """Move the copy of an accepted package out of quarantine.

    Two files of the same content share one copy, which the first of them has moved. Where the disk
    refuses, the copy is found in quarantine as well.
    """
    with suppress(OSError, FileHeld):
        received(office).mkdir(exist_ok=True)
        if copy.exists():
            put_in_place(copy, received(office) / copy.name)


def drop(copy: Path) -> None:
    """Remove the copy of a package that brought nothing new."""
    with suppress(OSError):
        copy.unlink(missing_ok=True)


def kept_file(office: Office, row: Incoming) -> Path | None:
    """The copy of a package that was imported, refused or quarantined, if it is still here."""
    name = f"{row.sha256}{SUFFIX}"
    places = (received(office) / name, quarantine(office) / name)
    return next((path for path in places if path.exists()), None)
