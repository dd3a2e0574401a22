"""Putting a backup back: the data as they were then, and no package that contradicts a sent one.

Where packages have left since the backup was made, the office sends nothing until the level above
has given its data back or granted a new epoch (see `exchange.own_epoch`).
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import peewee
from filelock import FileLock, Timeout

from models import changes
from models.backups import backups_in
from models.database import copy_database, damage, migrate, open_database, writing
from models.disk import disk_error, sync_folder
from models.errors import UserError
from models.exchange.numbering import own_epoch
from models.exchange.receipts import own_epoch as epoch_now
from models.exchange.tables import Outgoing
from models.office import DATA_FILE
from models.record import database
from models.settings import get_setting, put_setting

EARLIER = "earlier"
"""Folder of the outbox for packages that left before the data were put back."""


@dataclass(frozen=True)
class Restored:
    """What was put back: `left` packages went out after it was made, the newest of them `seq`.

    `blocked` says that the office may not send for now; `before` is a copy of the data as they were
    a moment ago, None where they could not be read.
    """

    left: int
    seq: int
    blocked: bool
    before: Path | None


@dataclass(frozen=True)
class _Present:
    """What has to be known of the data that are about to be replaced."""

    sent: Sequence[Outgoing]
    epoch: int
    behind: bool
    copy: Path


def restore(folder: Path, key: bytes, backup: Path, *, now: datetime) -> Restored:
    """Replace the data of a folder that is not open by a backup of it; all or nothing.

    What lies in the outbox stays; attachments are immutable and stay, too.
    """
    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise UserError("这份数据正由另一个窗口打开，先关掉它") from error
    temporary = folder / "ledger.restoring"
    try:
        present = _look_at(folder, key, now)
        shutil.copyfile(backup, temporary)
        restored = _prepare(temporary, key, present, _outbox(folder))
        _keep_outbox(folder)
        _swap(folder, temporary, readable=present is not None)
    except OSError as error:
        raise disk_error(error) from error
    finally:
        for name in (temporary.name, f"{temporary.name}-wal", f"{temporary.name}-shm"):
            (folder / name).unlink(missing_ok=True)
        lock.release()
    return restored


def open_key() -> bytes:
    """The key of the data file that is open now."""
    return bytes.fromhex(database.obj.connect_params["passphrase"][2:-1])


@contextmanager
def _opened(path: Path, key: bytes) -> Iterator[None]:
    """A data file as the one open database, folded into a single file at the end."""
    opened = open_database(path, key)
    try:
        yield
        opened.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        opened.execute_sql("PRAGMA journal_mode = delete")
    finally:
        opened.close()
        database.initialize(None)


def _look_at(folder: Path, key: bytes, now: datetime) -> _Present | None:
    """What left of the present data, and a copy of them; None where they cannot be read."""
    try:
        with _opened(folder / DATA_FILE, key):
            sent = list(Outgoing.select().order_by(Outgoing.epoch, Outgoing.seq))
            behind = get_setting("exchange.behind") is not None
            copy = _copy_here(folder, now)
            return _Present(sent, epoch_now(), behind, copy)
    except (UserError, peewee.DatabaseError):
        return None


def _copy_here(folder: Path, now: datetime) -> Path:
    """One more backup, beyond those that are kept in turn, so that restoring can be taken back."""
    number = max((int(path.name[:6]) for path in backups_in(folder)), default=0) + 1
    target = folder / "backups" / f"{number:06d}_{now:%Y%m%d-%H%M%S}_restore.xjt"
    fault = copy_database(target)
    if fault is not None:
        target.unlink(missing_ok=True)
        raise UserError("现在的数据读不全：{why}", why=fault)
    return target


def _outbox(folder: Path) -> list[str]:
    return [path.stem for path in (folder / "outbox").glob("*.xjb")]


def _prepare(path: Path, key: bytes, present: _Present | None, outbox: Sequence[str]) -> Restored:
    """Mark a copy of the backup with what has left since it was made."""
    with _opened(path, key):
        fault = damage()
        if fault is not None:
            raise UserError("这份备份已经损坏（{why}），换一份", why=fault)
        migrate(database.obj)
        held = {row.package_id for row in Outgoing.select(Outgoing.package_id)}
        if present is None:
            left = len([name for name in outbox if name not in held])
            seq = max((row.seq for row in Outgoing.select(Outgoing.seq)), default=0) + left
            blocked = left > 0
        else:
            gone = [row for row in present.sent if row.package_id not in held and row.carried_at]
            left, seq = len(gone), max((row.seq for row in gone), default=0)
            blocked = left > 0 or present.behind or present.epoch > epoch_now()
        marks = own_epoch.restored_marks(seq, changes.head()[0], blocked=blocked)
        with writing():
            for name, value in marks.items():
                put_setting(name, value)
    return Restored(left, seq, blocked, present.copy if present is not None else None)


def _keep_outbox(folder: Path) -> None:
    """Copy what has been sent to where no later export clears it away."""
    kept = folder / "outbox" / EARLIER
    for path in (folder / "outbox").glob("*.xjb"):
        kept.mkdir(exist_ok=True)
        if not (kept / path.name).exists():
            shutil.copyfile(path, kept / path.name)


def _swap(folder: Path, temporary: Path, *, readable: bool) -> None:
    """Put the prepared file in the place of the data; a damaged file is kept beside it."""
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    data = folder / DATA_FILE
    if not readable:
        if data.exists():
            shutil.copyfile(data, folder / "ledger.damaged")
        for name in (f"{DATA_FILE}-wal", f"{DATA_FILE}-shm"):
            (folder / name).unlink(missing_ok=True)
    temporary.replace(data)
    sync_folder(folder)
