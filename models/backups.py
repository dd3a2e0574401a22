"""Backups of the data folder: encrypted like it, each one opened before it counts.

`restoring` puts one of them back, `second_disk` carries them elsewhere, `shelf` says which stay.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from models.changes import knows
from models.database import copy_database, damage, open_file, open_key
from models.disk import BackupInDoubt, FileHeld, own_disk, put_in_place, sync_folder
from models.errors import UserError
from models.keys import KEYS_FILE
from models.read_only import refuse_writing
from models.rescue.diagnosis import diagnose, mark_damaged
from models.shelf import keeping
from models.shelf.blobs import copy_flushed, mend, shelve
from models.shelf.checking import MARK, check_backup, look_inside
from models.shelf.keeping import Kept, kept_on
from models.shelf.manifest import DamagedBackup, Manifest, beside, read_manifest, write_manifest
from models.shelf.notes import note_checked
from models.words import Sentence

if TYPE_CHECKING:
    from models.office import Office

SHELF = "backups"
REASONS = {
    "import": "导入之前",
    "migration": "升级之前",
    "undo": "撤回导入之前",
    "restore": "恢复备份之前",
    "daily": "每天第一次打开",
    "update": "更新程序之前",
    "manual": "手动备份",
}
"""What a backup was made for, by the word in its file's name."""


def backup(office: "Office", reason: str) -> Path:
    """Back an open office up; `reason` is one word. `DiskError` where the disk does not take it."""
    return make(office.folder, office.door.now, reason)


def make(folder: Path, now: datetime, reason: str, *, rotating: bool = True) -> Path:
    """Back up the data folder whose data file is open; the backup has its name once it is whole.

    It has been opened and read by then, and its attachments lie beside it. `Damaged` where the
    open file is broken. Data that are only
    read are not backed up: what is left of a damaged file must not pass for a newer backup.
    """
    refuse_writing()
    shelf = folder / SHELF
    number = max((keeping.number_of(path) for path in keeping.backups_on(shelf)), default=0) + 1
    target = shelf / keeping.name_of(number, now, reason)
    temporary = target.with_suffix(".tmp")
    with suppress(OSError):
        keeping.sweep(shelf)
    try:
        with own_disk():
            shelf.mkdir(exist_ok=True)
            manifest = _copied(temporary, target.name, now, reason, folder)
            copy_keys(folder / KEYS_FILE, shelf)
            write_manifest(beside(target), manifest, open_key())
            put_in_place(temporary, target)
        _last(shelf)
    finally:
        with suppress(OSError):
            keeping.sweep(shelf)
    with suppress(OSError, FileHeld):
        note_checked(shelf, target.name, now.isoformat(timespec="seconds"), None)
        if rotating:
            keeping.rotate(shelf)
    return target


def _last(shelf: Path) -> None:
    """Make the name of a backup last."""
    try:
        sync_folder(shelf)
    except OSError as error:
        raise BackupInDoubt from error


def _copied(path: Path, name: str, now: datetime, reason: str, folder: Path) -> Manifest:
    """Copy the open data file, read the copy, and put its attachments onto the shelf."""
    fault: object = copy_database(path, {MARK: name})
    if fault is None:
        try:
            inside = look_inside(path, open_key(), quick=True)
            fault = None if knows(*inside.head) else "changes"
        except DamagedBackup as error:
            fault = error.sentence.values["why"]
    if fault is not None:
        _look_at_source(folder)
        raise UserError("备份没有做成（{why}），数据没有改动，检查磁盘后再试", why=fault)
    blobs = shelve(folder / "attachments", path.parent, inside.blobs, linking=True)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    size, at = path.stat().st_size, now.isoformat(timespec="seconds")
    return Manifest(name, at, reason, size, digest, inside.head, inside.counts, blobs)


def _look_at_source(folder: Path) -> None:
    """`Damaged` where a backup failed because the open file itself is broken; the next opening
    looks at every page of it."""
    if damage() is not None:
        mark_damaged(folder)
        raise diagnose(open_file(), open_key())


def copy_keys(keys: Path, shelf: Path) -> None:
    """Keep the key file beside the backups, as it is now."""
    temporary = shelf / f"{KEYS_FILE}.tmp"
    copy_flushed(keys, temporary)
    put_in_place(temporary, shelf / KEYS_FILE)


def backups(office: "Office") -> list[Path]:
    """The backups of an open office, newest first."""
    return keeping.backups_on(office.folder / SHELF)


def kept_in(folder: Path) -> list[Kept]:
    """What there is to say of each backup of a data folder, open or not, newest first."""
    return kept_on(folder / SHELF)


def back_up_today(office: "Office") -> Path | None:
    """The backup of the day, at the first opening of a day; None where there is one already."""
    newest = next((some for some in kept_in(office.folder) if some.verified), None)
    if newest is not None and newest.made_at.date() == office.door.today:
        return None
    return backup(office, "daily")


@dataclass(frozen=True)
class Checked:
    """A backup that was opened just now; `fault` says what is wrong with it."""

    path: Path
    fault: Sentence | None


def check_all(
    shelf: Path,
    key: bytes,
    now: datetime,
    *,
    attachments: Path | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> list[Checked]:
    """Open every backup on a shelf and note what was found, the newest first.

    An attachment that is damaged there but whole in `attachments` is put right first.
    """
    found = []
    paths = keeping.backups_on(shelf)
    for at, path in enumerate(paths):
        progress(at, len(paths))
        fault = fault_of(path, key, attachments=attachments)
        found.append(Checked(path, fault))
        with suppress(OSError, FileHeld):
            note_checked(shelf, path.name, now.isoformat(timespec="seconds"), fault)
    progress(len(paths), len(paths))
    return found


def fault_of(path: Path, key: bytes, *, attachments: Path | None = None) -> Sentence | None:
    """What is wrong with a backup; None where everything that belongs to it is whole."""
    try:
        if attachments is not None:
            _mend(path, key, attachments)
        check_backup(path, key)
    except UserError as error:
        return error.sentence
    return None


def _mend(path: Path, key: bytes, attachments: Path) -> None:
    manifest = read_manifest(path, key)
    if manifest is not None and manifest.blobs:
        inside = look_inside(path, key, quick=True)
        with suppress(OSError, FileHeld):
            mend(path.parent, attachments, manifest.blobs, inside.attachments_key)
