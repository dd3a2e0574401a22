"""Backups on a second disk or a stick: a folder chosen once, written to whenever it is there."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from models.accounts.rights import Right, needs
from models.backups import SHELF, copy_keys, kept_in
from models.database import open_key
from models.disk import FileHeld, put_in_place, sync_folder
from models.errors import UserError
from models.keys import KEYS_FILE
from models.office import Office
from models.shelf import keeping
from models.shelf.blobs import copy_flushed, shelve
from models.shelf.checking import BLOBS, check_copy
from models.shelf.manifest import beside, read_manifest
from models.shelf.notes import note_checked, notes_of, put_note

REMIND_AFTER = timedelta(days=7)
_NOTE = "second"


@dataclass(frozen=True)
class SecondDisk:
    """Where backups are carried to; `last` is when that was last done, None where never."""

    shelf: Path
    last: datetime | None

    @property
    def there(self) -> bool:
        """Whether the disk is in: an empty mount point is not it."""
        return self.shelf.is_dir()

    def is_overdue(self, now: datetime) -> bool:
        return self.last is None or now - self.last >= REMIND_AFTER


def second_disk(folder: Path) -> SecondDisk | None:
    """The second disk of a data folder; None where none was chosen, or nobody knows which."""
    noted: Any = notes_of(folder / SHELF).get(_NOTE)
    try:
        last = noted["last"]
        return SecondDisk(Path(noted["shelf"]), datetime.fromisoformat(last) if last else None)
    except (LookupError, TypeError, ValueError):  # nothing noted, or not by this program
        return None


@needs(Right.SETTINGS)
def choose_second_disk(office: Office, folder: Path) -> SecondDisk:
    """Carry backups to a folder of its own in this one from now on."""
    own = office.folder.resolve()
    if folder.resolve().is_relative_to(own):
        raise UserError("“{folder}”就在数据文件夹里，选另一块盘或U盘上的文件夹", folder=folder)
    shelf = folder / f"study-ledger-{office.unit[:8]}"
    try:
        shelf.mkdir(parents=False, exist_ok=True)
    except OSError as error:
        raise UserError("“{folder}”写不进去：{why}", folder=folder, why=error.strerror) from error
    put_note(office.folder / SHELF, _NOTE, {"shelf": str(shelf), "last": None})
    return SecondDisk(shelf, None)


@needs(Right.SETTINGS)
def forget_second_disk(folder: Path) -> None:
    """Carry backups nowhere any more; those that are there stay."""
    put_note(folder / SHELF, _NOTE, None)


def carry(office: Office) -> Path | None:
    """Copy the newest backup to the second disk, if one was chosen and it is there; where it lies.

    A disk that is full or pulled leaves what was there before; UserError says so.
    """
    disk = second_disk(office.folder)
    if disk is None or not disk.there:
        return None
    newest = next((some.path for some in kept_in(office.folder) if some.verified), None)
    if newest is None:
        return None
    copied = copy_to_shelf(office, newest, disk.shelf)
    at = office.door.now.isoformat(timespec="seconds")
    with suppress(OSError, FileHeld):
        put_note(office.folder / SHELF, _NOTE, {"shelf": str(disk.shelf), "last": at})
    return copied


def copy_to_shelf(office: Office, backup: Path, shelf: Path) -> Path:
    """Copy a backup of an open office with its attachments elsewhere; the copy is opened there."""
    key, now = open_key(), office.door.now
    try:
        target = _copied(backup, shelf, key)
        with suppress(OSError, FileHeld):
            note_checked(shelf, target.name, now.isoformat(timespec="seconds"), None)
            keeping.rotate(shelf)
    except OSError as error:
        raise UserError(
            "“{folder}”没有写成（{why}），那里原有的备份没有动，换一块盘或腾出空间再试",
            folder=shelf,
            why=error.strerror or str(error),
        ) from error
    finally:
        with suppress(OSError):
            keeping.sweep(shelf)
    return target


def _copied(backup: Path, shelf: Path, key: bytes) -> Path:
    """Attachments first, the copy's own name last: whatever is named is whole."""
    shelf.mkdir(exist_ok=True)
    keeping.sweep(shelf)
    target = shelf / backup.name
    manifest = read_manifest(backup, key)
    temporary = target.with_suffix(".tmp")
    if manifest is not None:
        shelve(backup.parent / BLOBS, shelf, manifest.blobs, linking=False)
    copy_flushed(backup, temporary)
    check_copy(temporary, manifest, key)
    copy_keys(backup.parent / KEYS_FILE, shelf)
    if manifest is not None:
        copy_flushed(beside(backup), beside(target))
    put_in_place(temporary, target)
    sync_folder(shelf)
    return target
