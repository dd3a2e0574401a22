"""Everything that can be read of a damaged data file, table by table, into a fresh one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playhouse.sqlcipher_ext import SqlCipherDatabase

from models.database import DATABASE_ERRORS
from models.ledgers import LEDGERS
from models.progress import Progress, silent
from models.words import Sentence, sentence

_ANEW = ("record_words", "attachment_words", "attachment_text")
"""Made anew when they are asked for: indices of words."""
_EMPTY = ("figure_months", "figure_years")
_AT_ONCE = 500

_OTHERS = {
    "changes": "改动记录",
    "change_images": "改动记录",
    "lines": "报送内容",
    "outgoing": "发出的报送包",
    "incoming": "收到的报送包",
    "settings": "设置",
    "blobs": "附件登记",
}


@dataclass(frozen=True)
class Torn:
    """A table that could not be read to its end, and how many of its rows could."""

    table: str
    read: int


@dataclass(frozen=True)
class TornLedger:
    """What of the program's own is torn: a ledger by its name, or "" for what is none."""

    name: str
    title: Sentence
    read: int

    @property
    def said(self) -> Sentence:
        return sentence("{ledger}：损坏，读出 {n} 条", ledger=self.title, n=self.read)


def torn_ledgers(torn: Sequence[Torn]) -> tuple[TornLedger, ...]:
    """Torn tables as the ledgers that they belong to; a ledger counts with its own records."""
    found: dict[str, TornLedger] = {}
    for some in torn:
        for ledger in LEDGERS:
            tables = {rows.model._meta.table_name for rows in ledger.parts()}
            if some.table == ledger.name or (some.table in tables and ledger.name not in found):
                title = sentence(ledger.title)
                found[ledger.name] = TornLedger(ledger.name, title, some.read)
                break
        else:
            label = _OTHERS.get(some.table, "其他内部数据")
            found.setdefault(label, TornLedger("", sentence(label), some.read))
    return tuple(found.values())


@contextmanager
def _reading(path: Path, key: bytes) -> Iterator[Any]:
    """A connection of its own: one that met a broken page answers nothing any more."""
    opened = SqlCipherDatabase(str(path), passphrase=f"x'{key.hex()}'")
    try:
        opened.connect()
        opened.execute_sql("PRAGMA cipher_log_level = none")
        opened.execute_sql("PRAGMA writable_schema = on")  # a file that was cut short opens too
        yield opened.connection()
    finally:
        opened.close()


def unreadable_tables(path: Path, key: bytes, progress: Progress = silent) -> list[Torn]:
    """Read every table of a file to its end; those where that cannot be done."""
    found = []
    names = [name for name, _ in _tables(path, key)]
    for done, name in enumerate(names):
        progress(done, len(names))
        read = _Read(path, key, name)
        count = sum(1 for _ in read.rows())
        if read.broke:
            found.append(Torn(name, count))
    return found


def _tables(path: Path, key: bytes) -> list[tuple[str, str]]:
    """(name, statement) of every table that is worth keeping; DATABASE_ERRORS where the list of
    tables cannot be read."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL"
    with _reading(path, key) as connection:
        found = connection.execute(query).fetchall()
    return [
        (name, made)
        for name, made in found
        if not name.startswith(_ANEW) and not name.startswith("sqlite_")
    ]


def salvage(
    source: Path, key: bytes, target: Path, progress: Progress = silent
) -> tuple[Torn, ...]:
    """Make `target`, under the same key, of all that can be read of `source`.

    `source` may be written to: it is a copy. DATABASE_ERRORS where not even the list of its tables
    can be read.
    """
    tables = _tables(source, key)
    torn = []
    made = SqlCipherDatabase(str(target), passphrase=f"x'{key.hex()}'")
    try:
        made.connect()
        made.execute_sql("PRAGMA synchronous = off")
        for done, (name, statement) in enumerate(tables):
            progress(done, len(tables))
            made.execute_sql(statement)
            if name in _EMPTY:
                continue
            read = _Read(source, key, name)
            count = _fill(made.connection(), name, read)
            if read.broke:
                torn.append(Torn(name, count))
        for statement in _indices(source, key):
            made.execute_sql(statement)
    finally:
        made.close()
    return tuple(torn)


def _indices(path: Path, key: bytes) -> list[str]:
    query = "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    with _reading(path, key) as connection:
        return [
            sql for (sql,) in connection.execute(query) if not any(some in sql for some in _ANEW)
        ]


class _Read:
    """The rows of one table, from its start and, where it breaks off, from its end too."""

    def __init__(self, path: Path, key: bytes, table: str) -> None:
        self._path, self._key, self._table = path, key, table
        self.broke = False

    def rows(self) -> Iterator[tuple[Any, ...]]:
        last = None
        try:
            for number, *row in self._ordered("ASC"):
                last = number
                yield tuple(row)
        except DATABASE_ERRORS:
            self.broke = True
        if not self.broke:
            return
        with suppress(*DATABASE_ERRORS):
            for number, *row in self._ordered("DESC"):
                if last is not None and number is not None and number <= last:
                    return
                yield tuple(row)

    def _ordered(self, way: str) -> Iterator[Sequence[Any]]:
        with _reading(self._path, self._key) as connection:
            rowid = _has_rowid(connection, self._table)
            head, order = ("rowid", f" ORDER BY rowid {way}") if rowid else ("NULL", "")
            if not rowid and way == "DESC":
                return
            query = f'SELECT {head}, * FROM "{self._table}" NOT INDEXED{order}'
            yield from connection.execute(query)


def _has_rowid(connection: Any, table: str) -> bool:
    query = "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?"
    row = connection.execute(query, (table,)).fetchone()
    return row is not None and not row[0]


def _fill(connection: Any, table: str, read: _Read) -> int:
    """Put the rows into the fresh table, some at a time; how many there were."""
    count = 0
    some: list[tuple[Any, ...]] = []

    def put() -> int:
        if some:
            marks = ", ".join("?" * len(some[0]))
            connection.executemany(f'INSERT OR IGNORE INTO "{table}" VALUES ({marks})', some)
        done = len(some)
        some.clear()
        return done

    connection.execute("BEGIN")
    for row in read.rows():
        some.append(row)
        if len(some) >= _AT_ONCE:
            count += put()
    count += put()
    connection.execute("COMMIT")
    return count
