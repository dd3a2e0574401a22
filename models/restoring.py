"""Putting a backup back: the data as they were then, and no package that contradicts a sent one.

Where packages have left since the backup was made, the office sends nothing until the level above
has given its data back or granted a new epoch (see `exchange.own_epoch`).
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from models import changes
from models.accounts.listed import VERSION, need_newest, read_list, unlock_for
from models.accounts.rights import Right
from models.backups import make
from models.database import damage, open_database, reading_whole, writing
from models.disk import DiskError, DiskFailed, DiskInDoubt, disk_error, put_in_place, sync_folder
from models.errors import UserError
from models.exchange.numbering import own_epoch
from models.exchange.receipts import own_epoch as epoch_now
from models.exchange.tables import Outgoing
from models.keys import KEYS_FILE, unlisted
from models.office import DATA_FILE, FOLDERS, bring_up_to_date, is_office
from models.places import need_own_place
from models.record import database
from models.settings import Setting, get_setting, put_setting
from models.shelf.blobs import bring_back, copy_flushed
from models.shelf.checking import MARK, check_blobs, check_copy
from models.shelf.manifest import DamagedBackup, read_manifest
from models.words import sentence

EARLIER = "earlier"
"""Folder of the outbox for packages that left before the data were put back."""

_TEMPORARY = "ledger.restoring"
_JOURNALS = ("journal", "wal", "shm")
_UNFINISHED = "keys.restoring"
"""The key file of a folder that is being made; whole, it becomes `keys.json` at the end."""


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
    """What has to be known of the data that are about to be replaced; `keys` is the version of the
    list in keys.json that they have seen."""

    keys: int
    sent: Sequence[Outgoing]
    epoch: int
    behind: bool
    copy: Path


def restore(folder: Path, key: bytes, backup: Path, *, now: datetime) -> Restored:
    """Replace the data of a folder that is not open by a backup of it; all or nothing.

    What lies in the outbox stays; attachments are immutable, stay, and come back where they lack.
    `DamagedBackup` where anything that belongs to the backup is not whole. Who may open the data is
    not wound back: UserError where the key file is older than the data that are replaced, and those
    put back know its list.
    """
    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise UserError("这份数据正由另一个窗口打开，先关掉它") from error
    except OSError as error:
        raise disk_error(error) from error
    temporary = folder / _TEMPORARY
    try:
        _sweep(folder)
        fresh = not (folder / DATA_FILE).exists()
        shutil.copyfile(backup, temporary)
        blobs, blob_key = _check(temporary, key, backup, folder)
        listed = read_list(unlisted(folder / KEYS_FILE, key) if is_office(folder) else None)
        present = None if fresh else _look_at(folder, key, now)
        need_newest(listed, present.keys if present is not None else 0)
        marks = {VERSION: listed.version} if listed.version else {}
        restored = _prepare(temporary, key, present, _outbox(folder), marks, now=now, fresh=fresh)
        _keep_outbox(folder)
        bring_back(backup.parent, folder / "attachments", blobs, blob_key)
        _swap(folder, temporary, readable=present is not None)
    except OSError as error:
        raise disk_error(error) from error
    finally:
        with suppress(OSError):
            _sweep(folder)
        lock.release()
    return restored


def restore_elsewhere(
    folder: Path,
    backup: Path,
    password: Callable[[], str | None],
    account: str | None = None,
    *,
    now: datetime,
) -> Restored:
    """Make a data folder out of a backup alone, as on a new computer; nothing is left on refusal.

    Where the office has sent packages, it sends none until the level above has spoken: nobody here
    knows what left after the backup was made.
    """
    unfinished = folder / _UNFINISHED
    mine = unfinished.exists() and not is_office(folder)
    if folder.exists() and any(folder.iterdir()) and not mine:
        raise UserError("“{folder}”不是空文件夹，换一个", folder=folder)
    need_own_place(folder)
    key = unlock_for(Right.RESTORE, backup.parent / KEYS_FILE, password, account)
    there = folder.exists()
    try:
        folder.mkdir(0o700, parents=True, exist_ok=True)
        copy_flushed(backup.parent / KEYS_FILE, unfinished)
        _clear(folder)
        for part in FOLDERS:
            (folder / part).mkdir(exist_ok=True)
        restored = restore(folder, key, backup, now=now)
        put_in_place(unfinished, folder / KEYS_FILE)
    except BaseException as error:
        with suppress(OSError):
            _clear(folder)
            unfinished.unlink(missing_ok=True)
            if not there:
                folder.rmdir()
        if isinstance(error, OSError):
            raise disk_error(error) from error
        raise
    _last(folder)
    return restored


def _clear(folder: Path) -> None:
    """Remove what an attempt that did not come to its end has put into a folder."""
    _sweep(folder)
    for part in FOLDERS:
        if (folder / part).exists():
            shutil.rmtree(folder / part)
    for name in (DATA_FILE, *(f"{DATA_FILE}-{part}" for part in _JOURNALS), ".lock"):
        (folder / name).unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove the copy that was being prepared, and first its journals: they belong to no other."""
    for name in (*(f"{_TEMPORARY}-{part}" for part in _JOURNALS), _TEMPORARY):
        (folder / name).unlink(missing_ok=True)


def _last(folder: Path) -> None:
    """Make the new name last; where that fails the data may be the old ones after a power cut."""
    try:
        sync_folder(folder)
    except OSError as error:
        raise DiskInDoubt from error


@contextmanager
def _opened(path: Path, key: bytes) -> Iterator[None]:
    """A data file as the one open database, folded into a single file at the end.

    `DiskError` where a journal stays beside it: it would be played back into whatever gets its
    name next.
    """
    with reading_whole(path):
        opened = open_database(path, key)
        try:
            yield
            opened.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            opened.execute_sql("PRAGMA journal_mode = delete")
        finally:
            opened.close()
            database.initialize(None)
    if any(path.with_name(f"{path.name}-{part}").exists() for part in ("journal", "wal")):
        raise DiskFailed(sentence("读写出错"))


def _check(copy: Path, key: bytes, backup: Path, folder: Path) -> tuple[tuple[str, ...], str]:
    """Check a copy of a backup and its attachments: the names of these, and their key."""
    manifest = read_manifest(backup, key)
    inside = check_copy(copy, manifest, key)
    check_blobs(backup.parent, manifest, inside.attachments_key, folder / "attachments")
    return manifest.blobs if manifest is not None else (), inside.attachments_key


def _look_at(folder: Path, key: bytes, now: datetime) -> _Present | None:
    """What left of the present data, and a copy of them; None where they cannot be read."""
    try:
        with _opened(folder / DATA_FILE, key):
            sent = list(Outgoing.select().order_by(Outgoing.epoch, Outgoing.seq))
            behind = get_setting("exchange.behind") is not None
            copy = make(folder, now, "restore", rotating=False)
            return _Present(get_setting(VERSION, 0), sent, epoch_now(), behind, copy)
    except DiskError:
        raise
    except UserError:
        return None


def _outbox(folder: Path) -> list[str]:
    return [path.stem for path in (folder / "outbox").glob("*.xjb")]


def _prepare(
    path: Path,
    key: bytes,
    present: _Present | None,
    outbox: Sequence[str],
    marks: Mapping[str, Any],
    *,
    now: datetime,
    fresh: bool,
) -> Restored:
    """Mark a copy of the backup with what has left since it was made, and with `marks`."""
    with _opened(path, key):
        bring_up_to_date(database.obj, now.date())
        fault = damage() or changes.broken_at()
        if fault is not None:
            raise DamagedBackup("这份备份已经损坏（{why}），换一份", why=fault)
        held = {row.package_id for row in Outgoing.select(Outgoing.package_id)}
        if present is None:
            left = len([name for name in outbox if name not in held])
            seq = max((row.seq for row in Outgoing.select(Outgoing.seq)), default=0) + left
            blocked = left > 0 or (fresh and seq > 0)
        else:
            gone = [row for row in present.sent if row.package_id not in held and row.carried_at]
            left, seq = len(gone), max((row.seq for row in gone), default=0)
            blocked = left > 0 or present.behind or present.epoch > epoch_now()
        restored = own_epoch.restored_marks(seq, changes.head()[0], blocked=blocked)
        with writing():
            for name, value in {**restored, **marks}.items():
                put_setting(name, value)
            Setting.delete().where(Setting.key == MARK).execute()
    return Restored(left, seq, blocked, present.copy if present is not None else None)


def _keep_outbox(folder: Path) -> None:
    """Copy what has been sent to where no later export clears it away."""
    kept = folder / "outbox" / EARLIER
    for path in (folder / "outbox").glob("*.xjb"):
        kept.mkdir(exist_ok=True)
        if not (kept / path.name).exists():
            unfinished = kept / f"{path.name}.tmp"
            copy_flushed(path, unfinished)
            put_in_place(unfinished, kept / path.name)


def _swap(folder: Path, temporary: Path, *, readable: bool) -> None:
    """Put the prepared file in the place of the data; a damaged file is kept beside it."""
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    data = folder / DATA_FILE
    if not readable:
        if data.exists():
            shutil.copyfile(data, folder / "ledger.damaged")
        for part in _JOURNALS:
            (folder / f"{DATA_FILE}-{part}").unlink(missing_ok=True)
    put_in_place(temporary, data)
    _last(folder)
