"""An office's data folder: set up, opened by one program at a time, closed again."""

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout
from playhouse.sqlcipher_ext import SqlCipherDatabase

from models import rollups, store, word_index
from models.accounts.listed import VERSION, read_list, who_opened
from models.accounts.passwords import check_password
from models.accounts.rights import Account, put_to_work
from models.attachments import Attachments
from models.backups import make as make_backup
from models.database import (
    Unreadable,
    broken_pages,
    deriving,
    is_outdated,
    migrate,
    open_database,
    reading_whole,
    settled,
    writing,
)
from models.disk import disk_error
from models.door import Door
from models.errors import UserError
from models.keys import KEY_BYTES, KEYS_FILE, Unlocked, is_protected, unlock, write_keys
from models.ledger import Ledger
from models.ledgers import LEDGERS
from models.ledgers.areas import Area
from models.ledgers.units import Level, Unit
from models.places import need_own_place
from models.privacy.sweeping import sweep
from models.read_only import at_work, only_read, why_only_read
from models.record import database, new_uid, tuples
from models.rescue.diagnosis import clear_mark, diagnose, is_marked
from models.settings import get_setting, put_setting, write_setting
from models.words import Sentence

DATA_FILE = "ledger.xjt"
_LITTLE = 24 << 20
"""Bytes of a data file of which every page is looked at whenever it opens: a tenth of a second."""
FOLDERS = ("attachments", "outbox", "quarantine", "backups", "logs")


def is_office(folder: Path) -> bool:
    """Whether a folder holds an office's data."""
    return (folder / KEYS_FILE).exists()


def set_up(
    folder: Path,
    name: str,
    level: Level,
    *,
    code: str | None = None,
    area: str | None = None,
    password: str | None = None,
    actor: str = "填报人",
    now: Callable[[], datetime] = datetime.now,
) -> None:
    """Make a new data folder for an office and its first record, its own row of the units."""
    if is_office(folder):
        raise UserError("“{folder}”里已经有台账数据，换一个空文件夹", folder=folder)
    need_own_place(folder)
    if password:
        check_password(password, actor, name)
    try:
        folder.mkdir(0o700, parents=True, exist_ok=True)
        for part in FOLDERS:
            (folder / part).mkdir(exist_ok=True)
    except OSError as error:
        raise UserError("“{folder}”写不进去：{why}", folder=folder, why=error.strerror) from error
    key = os.urandom(KEY_BYTES)
    try:
        _make_database(folder, key, name, level, code=code, area=area, actor=actor, now=now)
    finally:
        if database.obj is not None:
            database.close()
    write_keys(folder / KEYS_FILE, key, password)


def _make_database(
    folder: Path,
    key: bytes,
    name: str,
    level: Level,
    *,
    code: str | None,
    area: str | None,
    actor: str,
    now: Callable[[], datetime],
) -> None:
    import pyrage

    (folder / DATA_FILE).unlink(missing_ok=True)
    opened = open_database(folder / DATA_FILE, key)
    migrate(opened)
    unit = new_uid()
    door = Door(LEDGERS, unit, actor, now)
    with writing():
        put_setting("unit", unit)
        put_setting("actor", actor)
        put_setting("attachments.key", str(pyrage.x25519.Identity.generate()))
        row = Unit(uid=unit, unit=unit, name=name, level=level, credit_code=code)
        row.unit_type = "other"
        if area:
            group = door.new(Area, title=area)
            row.area = group.uid
            door.store(group)
        door.store(row)


def bring_up_to_date(opened: SqlCipherDatabase, today: date) -> list[str]:
    """Migrate a data file and fill what a newer program derives; never one without the other.

    The names of the steps that were applied.
    """
    with writing():
        applied = migrate(opened)
        if applied:
            word_index.forget()
            rollups.forget()
            for ledger in LEDGERS:
                model = ledger.model
                uids = [uid for (uid,) in tuples(model.select(model.uid))]
                for some in store.chunks(uids):
                    store.rederive(ledger, some, today)
    return applied


class Office:
    """An open data folder: its door, attachments and settings; only one is open in a process."""

    _read_only: Sentence | None = None
    keys_seen: int
    """The version of the list in keys.json that these data know; an older file is one put back."""

    def __init__(
        self,
        folder: Path,
        password: Callable[[], str | None] = lambda: None,
        *,
        actor: str | None = None,
        account: str | None = None,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        """`account` says who opens it, where there are several accounts; changes are kept under
        that name. `actor` is the name where there are none. `Misplaced` on a stick or a share,
        `Damaged` where the data file is not whole: such data can be looked at."""
        need_own_place(folder)
        self.folder = folder
        unlocked = unlock(folder / KEYS_FILE, password, account or actor)
        self.protected = is_protected(folder / KEYS_FILE)
        self._lock = FileLock(folder / ".lock")
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise UserError("这份数据正由另一个窗口打开，先关掉它") from error
        except OSError as error:
            raise disk_error(error) from error
        try:
            self._open_whole(folder / DATA_FILE, unlocked, actor, now)
        except Unreadable as error:
            raise diagnose(folder / DATA_FILE, unlocked.key) from error

    def _open_whole(
        self, path: Path, unlocked: Unlocked, actor: str | None, now: Callable[[], datetime]
    ) -> None:
        """Open a data file of which nothing is known to be broken; else `Unreadable`."""
        try:
            if not path.exists() or not path.stat().st_size:
                raise Unreadable(path)
            self._database = open_database(path, unlocked.key)
        except BaseException:
            self._lock.release()
            raise
        try:
            with reading_whole(path):
                self._look_at_pages(path)
                self._begin(unlocked, actor, now)
        except BaseException:
            self._shut()
            raise
        at_work()

    def _look_at_pages(self, path: Path) -> None:
        """`Unreadable` where a page is broken. A large file is looked at once damage was met; one
        whose log holds newer pages, when it next opens."""
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size:
            return
        marked = is_marked(self.folder)
        if not marked and path.stat().st_size > _LITTLE:
            return
        if broken_pages() is not None:
            raise Unreadable(path)
        if marked:
            clear_mark(self.folder)

    def _begin(self, unlocked: Unlocked, actor: str | None, now: Callable[[], datetime]) -> None:
        if is_outdated(self._database):
            if self.read_only is None:
                make_backup(self.folder, now(), "migration")
            self.migrated = bring_up_to_date(self._database, now().date())
        else:
            self.migrated = migrate(self._database)
        seen = get_setting(VERSION, 0)
        self.account = who_opened(unlocked, seen)
        self.keys_seen = read_list(unlocked.accounts).version
        self.unit: str = get_setting("unit")
        self.attachments = self._attachments(get_setting("attachments.key"))
        self.door = Door(LEDGERS, self.unit, actor or get_setting("actor"), now)
        if self.account is not None:
            self.enter(self.account)
        if self.keys_seen > seen:
            put_setting(VERSION, self.keys_seen)
        self.turn_of_the_day()
        sweep()
        if self.read_only is None and self.attachments.interrupted:
            self.attachments.collect_orphans()

    def _attachments(self, key: str) -> Attachments:
        return Attachments(self.folder / "attachments", key)

    @property
    def read_only(self) -> Sentence | None:
        """Why nothing can be changed in it: it is only looked at (`models.rescue.view`), or damage
        was met in it."""
        return self._read_only or why_only_read()

    def enter(self, account: Account) -> None:
        """From now on what is done is done by this account, with its roles; what was done in
        others is not taken back in these."""
        if account != self.account:
            self.door.forget()
        self.account = account
        self.door.actor = account.name
        put_to_work(account)

    @property
    def ledgers(self) -> tuple[Ledger, ...]:
        return LEDGERS

    @property
    def row(self) -> Unit:
        """The office's own row of the units ledger."""
        return self.door.load(Unit, self.unit)

    @property
    def name(self) -> str:
        return self.row.name or ""

    def become(self, unit: str) -> None:
        """Be another unit from now on: one whose place this office takes before it has data."""
        put_setting("unit", unit)
        self.unit = self.door.unit = unit

    def turn_of_the_day(self) -> bool:
        """Compute anew what reads differently because the date has changed; whether it has.

        Called at opening and closing, and by whoever stays open over midnight.
        """
        today = self.door.today
        last = get_setting("derived_on")
        if last == today.isoformat():
            return False
        first, until = sorted((date.fromisoformat(last or "0001-01-01"), today))
        with deriving():
            for ledger in LEDGERS:
                column = ledger.model.turns_on
                if column is None:
                    continue
                turning = ledger.model.select(ledger.model.uid).where(
                    column.between(first.isoformat(), until.isoformat())
                )
                store.rederive(ledger, [row.uid for row in turning], today)
            write_setting("derived_on", today.isoformat())
        return True

    def close(self) -> None:
        try:
            if self.read_only is None:
                self.turn_of_the_day()
                if self.attachments.interrupted and settled():
                    self.attachments.collect_orphans()
        finally:
            self._shut()

    def _shut(self) -> None:
        put_to_work(None)
        only_read(None)
        self._database.close()
        database.initialize(None)
        self._let_go()

    def _let_go(self) -> None:
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()
