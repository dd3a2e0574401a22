"""Files from outside, copied in before they are looked at; accepted ones are kept beside."""

import hashlib
import os
from pathlib import Path

from models.exchange.envelope import LIMITS, size_limit
from models.exchange.names import SUFFIX
from models.exchange.tables import Incoming
from models.office import Office

_PIECE = 1 << 20


def hash_of(path: Path) -> str:
    """SHA-256 of a file; OSError where it cannot be read."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def copy_in(office: Office, path: Path) -> tuple[Path, str, int]:
    """Copy a file into quarantine under the hash of its content; the copy, its hash and size."""
    temporary = quarantine(office) / f".{os.urandom(8).hex()}.tmp"
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as source, temporary.open("wb") as out:
            while piece := source.read(_PIECE):
                size += len(piece)
                if size > LIMITS.package:
                    raise size_limit(LIMITS)
                digest.update(piece)
                out.write(piece)
        copy = quarantine(office) / f"{digest.hexdigest()}{SUFFIX}"
        temporary.replace(copy)
    finally:
        temporary.unlink(missing_ok=True)
    return copy, digest.hexdigest(), size


def quarantine(office: Office) -> Path:
    return office.folder / "quarantine"


def received(office: Office) -> Path:
    folder = office.folder / "received"
    folder.mkdir(exist_ok=True)
    return folder


def keep(office: Office, copy: Path) -> None:
    """Move the copy of an accepted package out of quarantine."""
    copy.replace(received(office) / copy.name)


def drop(copy: Path) -> None:
    """Remove the copy of a package that brought nothing new."""
    copy.unlink(missing_ok=True)


def kept_file(office: Office, row: Incoming) -> Path | None:
    """The copy of a package that was imported, refused or quarantined, if it is still here."""
    name = f"{row.sha256}{SUFFIX}"
    places = (received(office) / name, quarantine(office) / name)
    return next((path for path in places if path.exists()), None)
