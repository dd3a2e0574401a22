"""An office that is only looked at: damaged, on a stick or a share, or on a disk that is read-only.

Its data file is copied, as encrypted as it is, into a private folder of this computer; what is
broken of it is left out there. The office's own folder is not written to at all.
"""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from models.attachments import Attachments
from models.database import DATABASE_ERRORS, broken_pages, open_database
from models.disk import DiskError, DiskForbidden, disk_error
from models.errors import UserError
from models.keys import KEYS_FILE, Unlocked, is_protected, unlock
from models.office import DATA_FILE, Office
from models.places import Misplaced, need_own_place
from models.private_folder import PrivateFolder
from models.progress import Progress, silent
from models.read_only import only_read
from models.rescue.diagnosis import Damaged, Ill, diagnose
from models.rescue.lost_settings import bring_settings
from models.rescue.salvage import TornLedger, salvage, torn_ledgers
from models.words import Sentence, sentence


class View(Office):
    """An open office of which nothing can be changed; `torn` is what could not be read whole."""

    def __init__(
        self,
        folder: Path,
        password: Callable[[], str | None] = lambda: None,
        *,
        actor: str | None = None,
        account: str | None = None,
        now: Callable[[], datetime] = datetime.now,
        why: Sentence | None = None,
        progress: Progress = silent,
    ) -> None:
        """`why` says why it is only read; where it is left out, what is wrong with it says so.

        `Damaged` where nothing can be read of it, `DiskError` where there is no room for the copy.
        """
        self.folder = folder
        self._own = PrivateFolder()
        self._private = self._own.path
        try:
            unlocked = _unlocked(folder, self._private, password, account or actor)
            self.protected = is_protected(folder / KEYS_FILE)
            self._hold(folder)
        except BaseException:
            self._own.close()
            raise
        try:
            copy = self._copied(unlocked.key, progress)
            self._read_only = why or self._why() or sentence("打开时选了只读")
            self._database = open_database(copy, unlocked.key)
            self._open_private(unlocked, actor, now)
        except BaseException:
            with suppress(AttributeError):
                self._database.close()
            self._let_go()
            raise

    def _hold(self, folder: Path) -> None:
        """Hold the folder of the office, where it can be written to."""
        self._office_lock: FileLock | None = FileLock(folder / ".lock")
        try:
            self._office_lock.acquire(timeout=0)
        except Timeout as error:
            raise UserError("这份数据正由另一个窗口打开，先关掉它") from error
        except (OSError, NotImplementedError):
            self._office_lock = None

    def _copied(self, key: bytes, progress: Progress) -> Path:
        """The private data file: as it is where it is whole, else what can be read of it."""
        self._damage: Damaged | None = None
        copy = self._private / DATA_FILE
        source = self.folder / DATA_FILE
        if not source.exists() or not source.stat().st_size:
            raise diagnose(source, key)
        try:
            for name in (DATA_FILE, f"{DATA_FILE}-wal"):
                if (self.folder / name).exists():
                    _copy(self.folder / name, self._private / name)
        except OSError as error:
            raise disk_error(error) from error
        if _is_whole(copy, key):
            self.torn: tuple[TornLedger, ...] = ()
            return copy
        self._damage = diagnose(source, key)
        if not self._damage.readable:
            raise self._damage
        fresh = self._private / f"read-{DATA_FILE}"
        try:
            self.torn = torn_ledgers(salvage(copy, key, fresh, progress))
        except DATABASE_ERRORS as error:
            raise Damaged(Ill.HEADER, self._damage.why) from error
        for name in (DATA_FILE, f"{DATA_FILE}-wal", f"{DATA_FILE}-shm"):
            (self._private / name).unlink(missing_ok=True)
        return fresh

    def _why(self) -> Sentence | None:
        if self._damage is not None:
            return self._damage.why
        try:
            need_own_place(self.folder)
        except Misplaced as error:
            return error.why
        return None if _takes_writing(self.folder) else sentence("数据文件夹不许写入")

    def _open_private(
        self, unlocked: Unlocked, actor: str | None, now: Callable[[], datetime]
    ) -> None:
        if self.torn:
            bring_settings(self.folder, unlocked.key)
        if not (self.folder / "attachments").exists():
            (self._private / "attachments").mkdir()
        try:
            self._begin(unlocked, actor, now)
        except (*DATABASE_ERRORS, LookupError, TypeError) as error:
            why = self.read_only or sentence("数据文件的结构已经损坏")
            raise Damaged(Ill.HEADER, why) from error
        only_read(self._read_only)

    def _attachments(self, key: str) -> Attachments:
        own = self.folder / "attachments"
        return Attachments(own if own.exists() else self._private / "attachments", key)

    @property
    def name(self) -> str:
        try:
            return super().name
        except UserError:  # its own row is among what could not be read
            return ""

    @property
    def damage(self) -> Damaged | None:
        """What is wrong with the data file; None where it is only where it may not be written."""
        return self._damage

    def banner(self) -> Sentence:
        """Why nothing can be changed, and what is not whole."""
        why = self.read_only or sentence("打开时选了只读")
        if self._damage is None:
            return sentence("只读：{why}", why=why)
        if not self.torn:
            return sentence("只读：{why}。损坏的地方没有记录，台账都读全了", why=why)
        listed = self.torn[0].said
        for some in self.torn[1:]:
            listed = sentence("{one}；{other}", one=listed, other=some.said)
        return sentence("只读：{why}。{torn}。其余台账完好", why=why, torn=listed)

    def torn_ledger(self, name: str) -> TornLedger | None:
        return next((some for some in self.torn if some.name == name), None)

    def _let_go(self) -> None:
        if self._office_lock is not None:
            self._office_lock.release()
        self._own.close()


def _unlocked(
    folder: Path, private: Path, password: Callable[[], str | None], account: str | None
) -> Unlocked:
    """Failed tries are counted in the folder; where it takes no writing, in the private one."""
    try:
        return unlock(folder / KEYS_FILE, password, account)
    except (DiskForbidden, DiskError):
        shutil.copyfile(folder / KEYS_FILE, private / KEYS_FILE)
        return unlock(private / KEYS_FILE, password, account)


_PIECE = 1 << 16


def _copy(source: Path, target: Path) -> None:
    """Copy a file; what the disk cannot read of it becomes zeros, which no page holds for whole."""
    size = source.stat().st_size
    with source.open("rb", buffering=0) as reader, target.open("wb") as writer:
        at = 0
        while at < size:
            try:
                reader.seek(at)
                piece = reader.read(_PIECE)
            except OSError:
                piece = b"\0" * min(_PIECE, size - at)
            if not piece:
                break
            writer.write(piece)
            at += len(piece)


def _is_whole(copy: Path, key: bytes) -> bool:
    """Whether the database opens a copy, and all its pages hold."""
    try:
        opened = open_database(copy, key)
    except UserError:
        return False
    try:
        return broken_pages() is None
    finally:
        opened.close()


def _takes_writing(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
