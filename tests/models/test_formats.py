"""Data folders of every format released so far open and migrate; newer ones are refused whole."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playhouse.migrations import Runner

from models.backups import kept_in
from models.database import MIGRATIONS, open_database
from models.errors import UserError
from models.exchange.sending.outbox import copy_to, export_up
from models.integrity import check
from models.ledgers import LEDGERS
from models.office import DATA_FILE, Office
from models.record import database
from models.restoring import restore
from models.shelf.checking import check_backup, opened_copy
from tests.conftest import Clock
from tests.released import FORMATS, lay_out, newest, released

Rows = dict[str, dict[Any, dict[str, Any]]]


@pytest.fixture(params=released(), ids=lambda path: path.stem)
def kept(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def rows_of(execute: Callable[..., Any]) -> Rows:
    """Table → key → column → value, of the records, their lines, the changes and what was sent."""
    found: Rows = {}
    names = [ledger.name for ledger in LEDGERS]
    tables = {name for (name,) in execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table in ("changes", "change_images", "outgoing", "incoming", "blobs", "lines", *names):
        if table in tables:
            cursor = execute(f'SELECT * FROM "{table}"')
            columns = [column[0] for column in cursor.description]
            rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
            found[table] = {row[columns[0]]: row for row in rows}
    return found


def written_in(folder: Path, key: bytes) -> Rows:
    """What an older program wrote, read without it."""
    with opened_copy(folder / DATA_FILE, key) as opened:
        return rows_of(opened.execute_sql)


def entered(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """What people entered in a record; every column of any other table."""
    for ledger in LEDGERS:
        if ledger.name == table:
            names = {field.name for field in ledger.fields() if not field.derived}
            return {name: value for name, value in row.items() if name in names}
    return row


def faults(office: Office) -> list[str]:
    """What the check finds, but for the attachments that were named and never there."""
    for path in office.folder.glob("attachments/*/*.age"):
        assert b"".join(office.attachments.pieces(path.stem))
    found = [str(fault) for finding in check(office) for fault in finding.faults]
    return [fault for fault in found if "不在本机" not in fault]


def still_said(was: Rows) -> list[str]:
    """What the open office says otherwise than an older program wrote it."""
    now = rows_of(database.execute_sql)
    wrong = []
    for table, rows in was.items():
        for uid, row in rows.items():
            after = now[table].get(uid, {})
            wrong += [
                f"{table} {uid} {name}: {value} and now {after.get(name)}"
                for name, value in entered(table, row).items()
                if after.get(name) != value
            ]
    return wrong


def test_every_released_format_is_kept() -> None:
    numbers = [int(path.stem) for path in released()]
    assert numbers == [1, 2, 3, 4, 6]  # the fifth and the sixth step were released together
    assert numbers[-1] <= newest()
    assert {path.name for path in FORMATS.iterdir()} == {
        *(path.name for path in released()),
        "README.md",
    }


def test_it_opens_and_says_what_it_said(kept: Path, tmp_path: Path) -> None:
    folder = tmp_path / "office"
    was = written_in(folder, key := lay_out(kept, folder))
    assert len(was["changes"]) > 20 and len(was["outgoing"]) == 2 and was["incoming"]
    older = int(kept.stem) < newest()
    with Office(folder, now=Clock()) as office:
        assert len(office.migrated) == newest() - int(kept.stem)
        assert still_said(was) == []
        assert faults(office) == []
        packed = export_up(office, None)
        (tmp_path / "stick").mkdir()
        assert copy_to(office, packed, tmp_path / "stick").exists()
    made = [some for some in kept_in(folder) if some.reason == "migration"]
    assert len(made) == older
    for some in made:
        check_backup(some.path, key)
        with opened_copy(some.path, key) as opened:
            assert rows_of(opened.execute_sql) == was


def test_a_backup_of_it_is_put_back_and_brought_up_to_date(kept: Path, tmp_path: Path) -> None:
    folder, shelf = tmp_path / "office", tmp_path / "shelf"
    was = written_in(folder, key := lay_out(kept, folder))
    shelf.mkdir()
    backup = shelf / "000001_20260910-093000_manual.xjt"
    backup.write_bytes((folder / DATA_FILE).read_bytes())
    with Office(folder, now=Clock()):
        pass
    restore(folder, key, backup, now=Clock()())
    with Office(folder, now=Clock()) as office:
        assert still_said(was) == []
        assert faults(office) == []


def everything(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


def test_a_newer_one_is_refused_whole(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    key = lay_out(released()[-1], folder)
    opened = open_database(folder / DATA_FILE, key)
    tomorrow = f"{newest() + 1:04d}_what_tomorrow_brings"
    opened.execute_sql(
        "INSERT INTO schema_migration VALUES (?, ?, ?)", (99, tomorrow, "2030-01-01")
    )
    opened.execute_sql("CREATE TABLE of_tomorrow (uid TEXT)")
    opened.close()
    database.initialize(None)
    was = everything(folder)
    for _ in range(2):
        with pytest.raises(UserError, match="由更新的版本写成，请用新版程序打开"):
            Office(folder, now=Clock())
        assert everything(folder) == was


def test_a_released_step_was_never_edited(kept: Path, tmp_path: Path) -> None:
    """The tables that it makes today are those that it made then."""
    folder = tmp_path / "office"
    key = lay_out(kept, folder)
    today = open_database(tmp_path / DATA_FILE, key)
    steps = sorted(path.stem for path in MIGRATIONS.glob("[0-9]*.py"))[: int(kept.stem)]
    try:
        Runner(today, directory=str(MIGRATIONS)).up(steps[-1])
        made = schema(today.execute_sql)
    finally:
        today.close()
        database.initialize(None)
    with opened_copy(folder / DATA_FILE, key) as opened:
        assert made.items() <= schema(opened.execute_sql).items()


def schema(execute: Callable[..., Any]) -> dict[str, str]:
    query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    return dict(execute(query).fetchall())


def test_steps_and_what_follows_from_them_are_taken_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "office"
    was = written_in(folder, key := lay_out(released()[0], folder))

    def fails(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("models.store.rederive", fails)
        Office(folder, now=Clock())
    with opened_copy(folder / DATA_FILE, key) as opened:
        assert rows_of(opened.execute_sql) == was
    with Office(folder, now=Clock()) as office:
        assert len(office.migrated) == newest() - 1
        assert faults(office) == []
