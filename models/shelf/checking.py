"""Whether a backup is whole: opened with its key, every page, the changes, counts, attachments."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playhouse.sqlcipher_ext import SqlCipherDatabase

from models import changes
from models.attachments import Attachments
from models.changes import Change
from models.database import DATABASE_ERRORS
from models.errors import UserError
from models.ledgers import LEDGERS
from models.shelf.manifest import DamagedBackup, Manifest, read_manifest

BLOBS = "blobs"
MARK = "backup"
"""The setting inside a copy that holds its own name, so that a missing manifest is noticed."""


@dataclass(frozen=True)
class Inside:
    """What was read in a copy of the data file."""

    name: str
    head: tuple[int, str]
    counts: dict[str, int]
    blobs: tuple[str, ...]
    attachments_key: str


@contextmanager
def opened_copy(path: Path, key: bytes) -> Iterator[SqlCipherDatabase]:
    """A copy, for reading only: nothing is written beside it, be the disk read-only or not."""
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    opened = SqlCipherDatabase(uri, uri=True, passphrase=f"x'{key.hex()}'")
    try:
        opened.connect()
        yield opened
    finally:
        opened.close()


def look_inside(path: Path, key: bytes, *, quick: bool = False) -> Inside:
    """Open a copy and read every page; `quick` leaves the indices and the whole chain aside.

    `DamagedBackup` where anything is not as it was written.
    """
    try:
        with opened_copy(path, key) as opened:
            found = _faults(opened, quick=quick)
            if found:
                raise DamagedBackup("这份备份已经损坏（{why}），换一份", why=found)
            return _inside(opened)
    except DATABASE_ERRORS as error:
        raise DamagedBackup("这份备份已经损坏（{why}），换一份", why=error) from error


def _faults(opened: SqlCipherDatabase, *, quick: bool) -> str:
    """The first fault of the pages, the structure or the chain of changes; empty where none is."""
    structure = "PRAGMA quick_check" if quick else "PRAGMA integrity_check"
    for pragma in ("PRAGMA cipher_integrity_check", structure):
        for (said,) in opened.execute_sql(pragma).fetchall():
            if said != "ok":
                return str(said)
    held = {row[1] for row in opened.execute_sql('PRAGMA table_info("changes")').fetchall()}
    if quick or not held >= {column.column_name for column in Change._meta.sorted_fields}:
        return ""  # what an older program wrote is looked at again once it is brought up to date
    number = changes.broken_at(opened)
    return "" if number is None else f"changes {number}"


def _inside(opened: SqlCipherDatabase) -> Inside:
    def rows(statement: str, *values: Any) -> list[tuple[Any, ...]]:
        return list(opened.execute_sql(statement, values).fetchall())

    tables = {name for (name,) in rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    names = [ledger.name for ledger in LEDGERS if ledger.name in tables]
    counts = {
        name: rows(f'SELECT count(*) FROM "{name}" WHERE NOT deleted')[0][0] for name in names
    }
    settings = {name: json.loads(text) for name, text in rows("SELECT key, value FROM settings")}
    head = rows("SELECT seq, hash FROM changes ORDER BY seq DESC LIMIT 1")
    return Inside(
        settings.get(MARK) or "",
        head[0] if head else (0, changes.GENESIS),
        counts,
        tuple(sha256 for (sha256,) in rows("SELECT sha256 FROM blobs ORDER BY sha256")),
        settings["attachments.key"],
    )


def check_copy(path: Path, manifest: Manifest | None, key: bytes) -> Inside:
    """Check a copy against its manifest; one of an older program has none and stands alone."""
    if manifest is not None:
        with path.open("rb") as file:
            same = hashlib.file_digest(file, "sha256").hexdigest() == manifest.sha256
        if not same or path.stat().st_size != manifest.size:
            raise DamagedBackup("这份备份与它的清单对不上，已经损坏，换一份")
    inside = look_inside(path, key)
    if manifest is None and inside.name:
        raise DamagedBackup("这份备份已经损坏：它的清单不见了，换一份")
    if manifest is not None and (inside.name, inside.head, inside.counts) != (
        manifest.name,
        manifest.head,
        dict(manifest.counts),
    ):
        raise DamagedBackup("这份备份与它的清单对不上，已经损坏，换一份")
    return inside


def check_backup(backup: Path, key: bytes, *, lying: Path | None = None) -> Manifest | None:
    """Open a backup and everything that belongs to it; its manifest, or `DamagedBackup`.

    Attachments that are whole in `lying`, the folder of an office, need not be whole on the shelf.
    """
    manifest = read_manifest(backup, key)
    inside = check_copy(backup, manifest, key)
    check_blobs(backup.parent, manifest, inside.attachments_key, lying)
    return manifest


def check_blobs(shelf: Path, manifest: Manifest | None, key: str, lying: Path | None) -> None:
    """Decrypt every attachment that a backup names; `DamagedBackup` says how many are not whole."""
    if manifest is None:
        return
    places = [Attachments(folder, key) for folder in (lying, shelf / BLOBS) if folder is not None]
    missing = [sha256 for sha256 in manifest.blobs if not any(is_whole(p, sha256) for p in places)]
    if missing:
        raise DamagedBackup("这份备份缺 {n} 份附件，或附件已经损坏，换一份", n=len(missing))


def is_whole(place: Attachments, sha256: str) -> bool:
    """Whether an attachment is there and decrypts to what its name says."""
    try:
        for _piece in place.pieces(sha256):
            continue
    except UserError:
        return False
    return True
