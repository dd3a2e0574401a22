"""The data file: SQLCipher behind peewee, and everything that is SQLite's own way."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import peewee
from playhouse.migrations import Runner
from playhouse.sqlcipher_ext import SqlCipherDatabase

from models.changes import TRIGGERS
from models.errors import UserError
from models.record import database

MIGRATIONS = Path(__file__).parent / "migrations"

_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",
    "cache_size": -64_000,
    "wal_autocheckpoint": 16_384,
    "temp_store": "memory",
    "busy_timeout": 10_000,
}


def open_database(path: Path, key: bytes) -> SqlCipherDatabase:
    """Open (or make) the data file with its raw key and bind the models to it."""
    opened = SqlCipherDatabase(str(path), passphrase=f"x'{key.hex()}'", pragmas=_PRAGMAS)
    try:
        opened.connect()
        opened.execute_sql("SELECT count(*) FROM sqlite_master")
    except peewee.DatabaseError as error:
        opened.close()
        raise UserError(
            "数据文件“{path}”打不开：不是这把钥匙的，或者已经损坏。可以恢复最近的备份", path=path
        ) from error
    database.initialize(opened)
    return opened


def migrate(opened: SqlCipherDatabase) -> list[str]:
    """Bring the file up to this program's schema; the names of what was applied."""
    runner = Runner(opened, directory=str(MIGRATIONS))
    if any(entry.path is None for entry in runner.status()):
        raise UserError("这份数据由更新的版本写成，请用新版程序打开")
    applied: list[str] = runner.up()
    for trigger in TRIGGERS:
        opened.execute_sql(trigger)
    return applied


@contextmanager
def writing() -> Iterator[None]:
    """One transaction of the one writer; nested uses join the outer one."""
    if database.in_transaction():
        yield
        return
    with database.atomic("IMMEDIATE"):
        yield


def release() -> None:
    """Close this thread's connection at the end of a job; its next use reopens it."""
    if database.obj is not None:
        database.obj.close()


def damage() -> str | None:
    """What is wrong with the file (its pages, or its structure); None when it is whole."""
    try:
        found = [row[0] for row in database.execute_sql("PRAGMA cipher_integrity_check").fetchall()]
        if not found:
            checked = database.execute_sql("PRAGMA integrity_check").fetchall()
            found = [row[0] for row in checked if row[0] != "ok"]
    except peewee.DatabaseError as error:
        return str(error)
    return str(found[0]) if found else None


def copy_database(target: Path) -> str | None:
    """Copy the open file as it stands, under the same key; what is wrong with the copy, or None."""
    source = database.obj
    target.unlink(missing_ok=True)
    copy = SqlCipherDatabase(str(target), passphrase=source.connect_params["passphrase"])
    try:
        copy.connect()
        source.connection().backup(copy.connection())
        found = copy.execute_sql("PRAGMA cipher_integrity_check").fetchall()
        found = found or copy.execute_sql("PRAGMA quick_check").fetchall()
    except peewee.DatabaseError as error:
        return str(error)
    finally:
        copy.close()
    return next((str(row[0]) for row in found if row[0] != "ok"), None)
