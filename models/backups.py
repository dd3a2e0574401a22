"""Backups of the data file, made before every import: encrypted like it, and each one checked.

`restoring` puts one of them back.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from models.database import copy_database
from models.disk import own_disk, sync_folder
from models.errors import UserError

if TYPE_CHECKING:
    from models.office import Office

KEPT = 10
"""So many automatic backups stay; the newest of them is always one that was opened and read."""

_NAME = re.compile(r"(\d{6})_(\d{8}-\d{6})_([a-z]+)\.xjt")


@dataclass(frozen=True)
class Kept:
    """One backup: when it was made, as this computer's clock said, and for what, in one word."""

    path: Path
    made_at: datetime
    reason: str
    size: int


def backup(office: "Office", reason: str) -> Path:
    """Copy the data file as it stands into backups/ and check the copy; `reason` is one word.

    Attachments are immutable and stay where they are. Copies are numbered, because clocks go wrong.
    `DiskError` where the disk does not take it.
    """
    folder = office.folder / "backups"
    made: datetime = office.door.now
    number = max((_number(path) for path in backups(office)), default=0) + 1
    target = folder / f"{number:06d}_{made:%Y%m%d-%H%M%S}_{reason}.xjt"
    _sweep(folder)
    temporary = target.with_suffix(".tmp")
    try:
        with own_disk():
            fault = copy_database(temporary)
            if fault is not None:
                raise UserError("备份没有做成（{why}），数据没有改动，检查磁盘后再试", why=fault)
            temporary.replace(target)
            sync_folder(folder)
    finally:
        _sweep(folder)
    with suppress(OSError):
        for old in backups(office)[KEPT:]:
            old.unlink()
    return target


def _sweep(folder: Path) -> None:
    """Remove copies that were not finished, with what SQLite puts beside them."""
    with suppress(OSError):
        for path in folder.glob("*.tmp*"):
            path.unlink()


def backups(office: "Office") -> list[Path]:
    """The automatic backups, newest first."""
    return backups_in(office.folder)


def backups_in(folder: Path) -> list[Path]:
    """The automatic backups of a data folder, open or not, newest first."""
    found = (folder / "backups").glob("*.xjt")
    return sorted((path for path in found if _NAME.fullmatch(path.name)), key=_number, reverse=True)


def _number(path: Path) -> int:
    return int(path.name[:6])


def kept_in(folder: Path) -> list[Kept]:
    """What there is to say of each backup of a data folder, newest first."""
    kept = []
    for path in backups_in(folder):
        named = _NAME.fullmatch(path.name)
        assert named is not None
        made_at = datetime.strptime(named[2], "%Y%m%d-%H%M%S")
        kept.append(Kept(path, made_at, named[3], path.stat().st_size))
    return kept
