"""The data file: SQLCipher behind peewee, and everything that is SQLite's own way."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import peewee
from playhouse.migrations import Runner
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2

from models.changes import TRIGGERS
from models.disk import (
    DiskError,
    DiskFailed,
    DiskForbidden,
    DiskFull,
    DiskInDoubt,
    FileBroken,
    wait_for,
)
from models.errors import UserError
from models.read_only import is_broken_at_work, refuse_writing
from models.record import database
from models.words import sentence

MIGRATIONS = Path(__file__).parent / "migrations"

_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",
    "cache_size": -64_000,
    "wal_autocheckpoint": 16_384,
    "temp_store": "memory",
    "busy_timeout": 10_000,
    "cipher_log_level": "none",
}

DATABASE_ERRORS = (peewee.DatabaseError, dbapi2.DatabaseError)
_ERROR, _CORRUPT, _NO_DATABASE = 1, 11, 26
_IO, _READ_ONLY, _FULL, _NO_FILE = 10, 8, 13, 14  # SQLite's primary result codes
_WRITE = _IO | 3 << 8
_TEXTS = {  # what SQLite says where the driver keeps no code, as in copying
    "disk I/O error": _IO,
    "attempt to write a readonly database": _READ_ONLY,
    "database or disk is full": _FULL,
    "unable to open database file": _NO_FILE,
}
_BEFORE_THE_COMMIT_MARK = frozenset({_READ_ONLY, _FULL, _NO_FILE, _WRITE})
"""The log's last frame was not written whole: nobody will take the transaction for a commit."""


@dataclass
class _Log:
    """Whether the log may end in a commit that failed here and that the next opening would find."""

    in_doubt: bool = False


_log = _Log()


def open_database(path: Path, key: bytes) -> SqlCipherDatabase:
    """Open (or make) the data file with its raw key and bind the models to it.

    `DiskError` where it cannot be written to: SQLite itself would go on without a word.
    """
    wait_for(path)
    opened = SqlCipherDatabase(str(path), passphrase=f"x'{key.hex()}'", pragmas=_PRAGMAS)
    with reading_whole(path), _closed_on_error(opened):
        opened.connect()
        opened.execute_sql("SELECT count(*) FROM sqlite_master")
        opened.execute_sql("BEGIN IMMEDIATE")
        opened.execute_sql("PRAGMA user_version = 0")  # refused where the file is read-only
        opened.rollback()
    database.initialize(opened)
    _log.in_doubt = False
    return opened


class Unreadable(UserError):
    """A data file that the key does not open, or of which a page or the structure is broken."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            "数据文件“{path}”打不开：不是这把钥匙的，或者已经损坏。可以恢复最近的备份", path=path
        )


@contextmanager
def reading_whole(path: Path) -> Iterator[None]:
    """`Unreadable` where a data file cannot be read; `DiskError` where the disk fails."""
    try:
        yield
    except DATABASE_ERRORS as error:
        codes = _disk_codes(error)
        if codes:
            raise _refusal(codes) from error
        raise Unreadable(path) from error


@contextmanager
def _closed_on_error(opened: SqlCipherDatabase) -> Iterator[None]:
    try:
        yield
    except BaseException:
        opened.close()
        raise


def _steps(opened: SqlCipherDatabase) -> tuple[set[str], set[str]]:
    """The steps that a data file has taken, and those still to take; UserError where a newer
    program took one."""
    known = {path.stem for path in MIGRATIONS.glob("[0-9]*.py")}
    taken = set()
    if opened.table_exists("schema_migration"):
        taken = {name for (name,) in opened.execute_sql("SELECT name FROM schema_migration")}
    if taken - known:
        raise UserError("这份数据由更新的版本写成，请用新版程序打开")
    return taken, known - taken


def migrate(opened: SqlCipherDatabase) -> list[str]:
    """Bring the file up to this program's schema; the names of what was applied."""
    _, left = _steps(opened)
    applied: list[str] = Runner(opened, directory=str(MIGRATIONS)).up() if left else []
    for trigger in TRIGGERS:
        opened.execute_sql(trigger)
    return applied


@contextmanager
def writing() -> Iterator[None]:
    """One transaction of the one writer; nested uses join the outer one.

    `DiskError` where the disk does not take it; then nothing of it is stored, or only the next
    opening can tell (`DiskInDoubt`). `ReadOnly` where the open data are only read.
    """
    refuse_writing()
    with deriving():
        yield


@contextmanager
def deriving() -> Iterator[None]:
    """As `writing`, for what can be made anew at any time: also of data that are only read.

    `FileBroken` where damage was met in the open file.
    """
    if database.in_transaction():
        yield
        return
    if is_broken_at_work():
        raise FileBroken
    if not settled():
        raise DiskInDoubt
    committing = False
    try:
        with database.atomic("IMMEDIATE"):
            yield
            committing = True
    except DATABASE_ERRORS as error:
        codes = _disk_codes(error)
        if not codes:
            raise
        _log.in_doubt = committing and not codes <= _BEFORE_THE_COMMIT_MARK
        if not settled():
            raise DiskInDoubt from error
        raise _refusal(codes) from error


@contextmanager
def writing_apart() -> Iterator[None]:
    """As `writing`; what joins an outer transaction is stored or taken back by itself."""
    outer = database.in_transaction()
    with writing(), database.savepoint() if outer else nullcontext():
        yield


@contextmanager
def unwaiting() -> Iterator[None]:
    """Meet a lock of another writer with an error at once, instead of waiting for it."""
    database.execute_sql("PRAGMA busy_timeout = 0")
    try:
        yield
    finally:
        database.execute_sql(f"PRAGMA busy_timeout = {_PRAGMAS['busy_timeout']}")


def _disk_codes(error: BaseException | None) -> set[int]:
    """SQLite's codes of all that the disk did wrong, in an error and those that led to it."""
    return {
        code if code & 0xFF == _IO else code & 0xFF
        for code in _codes(error)
        if code & 0xFF in (_IO, _READ_ONLY, _FULL, _NO_FILE)
    }


def _codes(error: BaseException | None) -> Iterator[int]:
    """SQLite's codes of an error and of those that led to it."""
    while error is not None:
        for some in (error, *error.args):
            yield getattr(some, "sqlite_errorcode", None) or _TEXTS.get(str(some), 0)
        error = error.__context__


def is_broken(error: BaseException) -> bool:
    """Whether what was asked of a table cannot be had of it, though the file can be used."""
    return not _disk_codes(error) and bool({_ERROR, _CORRUPT} & {*_codes(error)})


def is_damage(error: BaseException) -> bool:
    """Whether an error tells that the file is not as it was written."""
    return not _disk_codes(error) and bool({_CORRUPT, _NO_DATABASE} & {*_codes(error)})


def _refusal(codes: set[int]) -> DiskError:
    if _FULL in codes:
        return DiskFull()
    if _READ_ONLY in codes:
        return DiskForbidden()
    return DiskFailed(sentence("文件打不开" if codes == {_NO_FILE} else "读写出错"))


def settled() -> bool:
    """Whether the file says what this program believes; tries to make it so.

    A commit whose flush failed was rolled back here, but its mark may stand in the log, and the
    next opening would take it for good. Emptying the log removes it.
    """
    if _log.in_doubt:
        try:
            busy, *_ = database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except DATABASE_ERRORS:
            return False
        _log.in_doubt = bool(busy)
    return not _log.in_doubt


def write_anew() -> bool:
    """Write the file anew without what was deleted from it; False where a reader stood in the way.

    Nothing of it is left in unused pages or in the log. `DiskError` where the disk does not take
    it; row numbers may be others afterwards.
    """
    try:
        database.execute_sql("PRAGMA secure_delete = ON")
        database.execute_sql("VACUUM")
        busy, *_ = database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except DATABASE_ERRORS as error:
        codes = _disk_codes(error)
        if codes:
            raise _refusal(codes) from error
        if not isinstance(error, peewee.OperationalError):
            raise
        return False
    return not busy


def release() -> None:
    """Close this thread's connection at the end of a job; its next use reopens it."""
    if database.obj is not None:
        database.obj.close()


def broken_pages() -> str | None:
    """The first page of the open file that is not as it was written; None where all are."""
    try:
        checked = database.execute_sql("PRAGMA cipher_integrity_check").fetchall()
    except DATABASE_ERRORS as error:
        return str(error)
    return str(checked[0][0]) if checked else None


def damage() -> str | None:
    """What is wrong with the file (its pages, or its structure); None when it is whole."""
    found: list[str] = []
    try:
        # A page half written by an interrupted checkpoint is whole in the log, where the check of
        # the file alone does not look; so the log is worked in first.
        _, pages, done = database.execute_sql("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        if pages == done:
            checked = database.execute_sql("PRAGMA cipher_integrity_check").fetchall()
            found = [row[0] for row in checked]
        if not found:
            checked = database.execute_sql("PRAGMA integrity_check").fetchall()
            found = [row[0] for row in checked if row[0] != "ok"]
    except DATABASE_ERRORS as error:
        return str(error)
    return str(found[0]) if found else None


def open_key() -> bytes:
    """The key of the data file that is open now."""
    return bytes.fromhex(database.obj.connect_params["passphrase"][2:-1])


def open_file() -> Path:
    """The data file that is open now."""
    return Path(database.obj.database)


def open_folder() -> Path | None:
    """The folder of the open data file; None where none is open."""
    return None if database.obj is None else open_file().parent


def is_outdated(opened: SqlCipherDatabase) -> bool:
    """Whether `migrate` would change a data file; a fresh one has nothing to lose."""
    taken, left = _steps(opened)
    return bool(taken and left)


def copy_database(target: Path, settings: Mapping[str, str]) -> str | None:
    """Copy the open file as it stands, under the same key, as one file; what failed, or None.

    `settings` are put into the copy. OSError and `DiskError` where the disk does not take it.
    """
    source = database.obj
    target.unlink(missing_ok=True)
    copy = SqlCipherDatabase(str(target), passphrase=source.connect_params["passphrase"])
    try:
        copy.connect()
        source.connection().backup(copy.connection())
        copy.execute_sql("PRAGMA journal_mode = delete")
        for name, value in settings.items():
            text = json.dumps(value, ensure_ascii=False)
            copy.execute_sql("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, text))
    except DATABASE_ERRORS as error:
        codes = _disk_codes(error)
        if codes:
            raise _refusal(codes) from error
        return str(error)
    finally:
        copy.close()
    return None


def cipher_version() -> str:
    """That of SQLCipher, as the open database tells it."""
    return str(database.obj.execute_sql("PRAGMA cipher_version").fetchone()[0])
