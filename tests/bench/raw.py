"""The limit of writing: the same rows into the same tables by bare executemany on SQLCipher."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from models.database import _PRAGMAS
from models.record import database


@dataclass(frozen=True)
class Table:
    """A table of the open office as it stands: how it is made, and all its rows."""

    name: str
    made_by: tuple[str, ...]
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def tables(names: Sequence[str], where: str = "1") -> list[Table]:
    """The named tables of the open office, with the rows that meet `where`."""
    found = []
    for name in names:
        ddl = database.execute_sql(
            "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL "
            "AND type IN ('table', 'index') ORDER BY type DESC",
            (name,),
        )
        made_by = tuple(sql for (sql,) in ddl.fetchall())
        cursor = database.execute_sql(f'SELECT * FROM "{name}" WHERE {where}')
        columns = tuple(column[0] for column in cursor.description)
        found.append(Table(name, made_by, columns, cursor.fetchall()))
    return found


class RawFile:
    """An encrypted file of its own with the same settings, keyed like a data folder's."""

    def __init__(self, path: Path, some: Sequence[Table]) -> None:
        self._tables = some
        self._connection = dbapi2.connect(str(path), isolation_level=None)
        self._connection.execute(f"PRAGMA key = \"x'{os.urandom(32).hex()}'\"")
        for name, value in _PRAGMAS.items():
            self._connection.execute(f"PRAGMA {name} = {value}")
        for table in some:
            for statement in table.made_by:
                self._connection.execute(statement)

    def insert(self) -> None:
        """All rows in one transaction."""
        self._write("INSERT INTO", "")

    def upsert(self) -> None:
        """All rows again, each in place of the one that is there when its revision is newer."""
        self._write("INSERT INTO", "upsert")

    def _write(self, verb: str, how: str) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        for table in self._tables:
            marks = ", ".join("?" * len(table.columns))
            tail = _on_conflict(table.columns) if how else ""
            self._connection.executemany(
                f'{verb} "{table.name}" VALUES ({marks}){tail}', table.rows
            )
        self._connection.execute("COMMIT")

    def close(self) -> None:
        self._connection.close()


def _on_conflict(columns: Sequence[str]) -> str:
    sets = ", ".join(f'"{name}" = excluded."{name}"' for name in columns if name != "uid")
    newer = " WHERE excluded.rev > rev" if "rev" in columns else ""
    return f" ON CONFLICT (uid) DO UPDATE SET {sets}{newer}"
