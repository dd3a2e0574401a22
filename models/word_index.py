"""The words of every record, in an index that can be made anew at any time.

It stands inside the encrypted file: an FTS5 table that keeps no text, only where each pair of
neighbouring characters stands, so that a word of any length is found wherever it stands, one
Chinese character and part of a number too. Writing a record costs it nothing: the changes table
tells what has been written since it was last brought up to date, and that is done before it is
asked. Undo, deletion and import are changes like any other. It is no record: it never leaves.
"""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import peewee

from models import changes, store
from models.changes import Change, ChangeImage
from models.database import DATABASE_ERRORS, deriving, is_broken, unwaiting
from models.disk import DiskError
from models.ledger import Ledger
from models.ledgers import LEDGERS, ledger_named
from models.progress import Progress, silent
from models.record import database, tuples
from models.record_words import Words, mark_token, said_by, sources, tokens
from models.ties import linkers

_VERSION = 1
"""Counts up when the words of a record are taken otherwise: what an older one made is made anew."""
_BASE = 40
"""Bits of a row's own number in the index; the number of its ledger stands above them."""
_MANY = 5000
"""From so many waiting records on, where they are a third of all, it is made anew."""
_AT_ONCE = 1000
_LITTLE = 500
"""So many records are taken in while somebody looks at a list."""
_EVERY = "\U0010fffd"
"""The mark of every record. It stands last in the index, so it is only found in a whole one."""
_NUMBERS = {ledger.name: number for number, ledger in enumerate(LEDGERS)}
_SCHEMA = (
    "CREATE VIRTUAL TABLE record_words USING fts5(words, marks, content='', contentless_delete=1, "
    "tokenize='ascii')",
    "CREATE TABLE record_words_state (made_by TEXT NOT NULL, seq INTEGER NOT NULL)",
)
_MENDED = (
    "CREATE TABLE IF NOT EXISTS record_words_config (k PRIMARY KEY, v) WITHOUT ROWID",
    "INSERT OR REPLACE INTO record_words_config VALUES ('version', 4)",
)


# Asking.


def holding(ledger: Ledger, asked: str) -> Any:
    """A condition for the records of a ledger that meet an expression."""
    numbers = (
        "(SELECT rowid - ? FROM record_words WHERE record_words MATCH ? AND rowid BETWEEN ? AND ?)"
    )
    first, last = _range(ledger)
    own_number = peewee.Column(ledger.model._meta.table, "rowid")
    return own_number.in_(peewee.SQL(numbers, [first, asked, first, last]))


def newest(ledger: Ledger, asked: str, limit: int, skip: int = 0) -> list[str]:
    """The uids of the records that meet an expression, those that came last first."""
    first, last = _range(ledger)
    numbers = database.execute_sql(
        "SELECT rowid FROM record_words WHERE record_words MATCH ? AND rowid BETWEEN ? AND ? "
        "ORDER BY rowid DESC LIMIT ? OFFSET ?",
        (asked, first, last, limit, skip),
    )
    held = [number - first for (number,) in numbers]
    query = (
        f'SELECT rowid, uid FROM "{ledger.name}" WHERE rowid IN (SELECT value FROM json_each(?))'
    )
    uids = dict(database.execute_sql(query, (json.dumps(held),)))
    return [uids[number] for number in held if number in uids]


def totals(asked: str, most: int) -> dict[str, int]:
    """Ledger → how many of its records meet an expression; `most` where there may be more.

    From each ledger that has one it goes to the next that has one, not through all of them.
    """
    found: dict[str, int] = {}
    which = "FROM record_words WHERE record_words MATCH ? AND rowid"
    start = 0
    while True:
        first = database.execute_sql(
            f"SELECT rowid {which} >= ? ORDER BY rowid LIMIT 1", (asked, start)
        ).fetchone()
        if first is None:
            return found
        ledger = LEDGERS[first[0] >> _BASE]
        counted = f"SELECT count(*) FROM (SELECT 1 {which} BETWEEN ? AND ? LIMIT ?)"
        begin, end = _range(ledger)
        found[ledger.name] = database.execute_sql(counted, (asked, begin, end, most)).fetchone()[0]
        start = end + 1


def _range(ledger: Ledger) -> tuple[int, int]:
    """The first and last number that a ledger's rows may have in the index."""
    first = _NUMBERS[ledger.name] << _BASE
    return first, first + (1 << _BASE) - 1


# Keeping up.


def is_ready() -> bool:
    """Whether the index can be asked at once: what little was written since is taken in now.

    Not where much was, or where somebody else is just writing.
    """
    try:
        with unwaiting():
            return follow(_LITTLE)
    except (peewee.OperationalError, DiskError):
        return False


def follow(most: int | None = None, progress: Progress = silent) -> bool:
    """Bring the index up to what is stored; False where more than `most` records wait for it."""
    try:
        return _follow(most, progress)
    except DATABASE_ERRORS as error:
        if not is_broken(error):
            raise
        forget()  # There is nothing in it that is not elsewhere.
        return _follow(most, progress)


def _follow(most: int | None, progress: Progress) -> bool:
    head = changes.head()[0]
    state = _state()
    if state is None or state > head:
        waiting = _records()
        if most is not None and waiting > most:
            return False
        _make_anew(head, waiting, progress)
        return True
    if state == head:
        return True
    dirty = _written_since(state)
    waiting = sum(map(len, dirty.values()))
    if most is not None and waiting > most:
        return False
    if waiting > _MANY and waiting * 3 > _records():
        _make_anew(head, _records(), progress)
    else:
        _bring_up(dirty, state, head, progress)
    return True


def forget() -> None:
    """Throw the index away; it is made anew when it is next asked."""
    with deriving():
        database.execute_sql("DROP TABLE IF EXISTS record_words_state")
        try:
            database.execute_sql("DROP TABLE IF EXISTS record_words")
        except peewee.DatabaseError:
            # What is left of it cannot even be dropped while this table of its own is not right.
            for statement in _MENDED:
                database.execute_sql(statement)
            database.execute_sql("DROP TABLE IF EXISTS record_words")


def is_whole() -> bool:
    """Whether what stands in the index agrees with itself; so does one that is not there."""
    if not database.table_exists("record_words"):
        return True
    every = "SELECT count(*) FROM record_words WHERE record_words MATCH ?"
    try:
        check = "INSERT INTO record_words (record_words) VALUES ('integrity-check')"
        database.execute_sql(check)
        held = database.execute_sql("SELECT count(*) FROM record_words_docsize").fetchone()
        return bool(database.execute_sql(every, (f'marks : "{_EVERY}"',)).fetchone() == held)
    except peewee.DatabaseError:
        return False


def _state() -> int | None:
    """The last change that the index has taken in; None where there is no index, or another's."""
    try:
        probe = "SELECT rowid FROM record_words WHERE record_words MATCH ? LIMIT 1"
        found = database.execute_sql(probe, (f'marks : "{_EVERY}"',)).fetchone()
        held = database.execute_sql("SELECT id FROM record_words_docsize LIMIT 1").fetchone()
        row = database.execute_sql("SELECT made_by, seq FROM record_words_state").fetchone()
    except peewee.DatabaseError:
        return None
    whole = (found is None) is (held is None) and row is not None and row[0] == _maker()
    return int(row[1]) if whole else None


@cache
def _maker() -> str:
    """What the index depends on beside the records: which fields are taken, and how."""
    taken = [
        (ledger.name, source.part, [f"{column.kind} {column.name}" for column in source.columns])
        for ledger in LEDGERS
        for source in sources(ledger)
    ]
    return json.dumps([_VERSION, taken])


def _records() -> int:
    return sum(ledger.model.select().count() for ledger in LEDGERS)


def _written_since(seq: int) -> dict[str, set[str]]:
    """Ledger → uids of the records written after a change."""
    query = Change.select(Change.ledger, Change.uid).where(Change.seq > seq).distinct()
    found: dict[str, set[str]] = {}
    for name, uid in tuples(query):
        if ledger_named(name) is not None:
            found.setdefault(name, set()).add(uid)
    return found


def _renamed_since(ledger: Ledger, seq: int) -> list[str]:
    """The records of a ledger that have another name than before a change, or came after it."""
    if ledger.named_by is None:
        return []
    path = f"$.{ledger.named_by.name}"
    before = peewee.fn.json_extract(ChangeImage.before.cast("TEXT"), path)
    after = peewee.fn.json_extract(ChangeImage.after.cast("TEXT"), path)
    query = (
        Change.select(Change.uid)
        .join(ChangeImage, on=(Change.seq == ChangeImage.seq))
        .where(Change.seq > seq, Change.ledger == ledger.name)
        .where(peewee.Expression(before, "IS NOT", after))
        .distinct()
    )
    return [uid for (uid,) in tuples(query)]


def _bring_up(dirty: dict[str, set[str]], since: int, head: int, progress: Progress) -> None:
    """Take in what was written, and what names a record that is called otherwise now."""
    for name in list(dirty):
        ledger = ledger_named(name)
        assert ledger is not None
        for other, uids in linkers(name, _renamed_since(ledger, since)).items():
            dirty.setdefault(other, set()).update(uids)
    done, total = 0, sum(map(len, dirty.values()))
    names: dict[Any, str] = {}
    for name, uids in dirty.items():
        ledger = ledger_named(name)
        assert ledger is not None
        for some in store.chunks(sorted(uids)):
            with deriving():
                _replace(ledger, some, names)
            done += len(some)
            progress(done, total)
    with deriving():
        database.execute_sql("UPDATE record_words_state SET seq = ?", (head,))


def _replace(ledger: Ledger, uids: Sequence[str], names: dict[Any, str]) -> None:
    """Write the words of these records anew; those that are deleted or gone have none."""
    first, last = _range(ledger)
    model = ledger.model
    rows = f'SELECT rowid FROM "{ledger.name}" WHERE uid IN (SELECT value FROM json_each(?))'
    listed = json.dumps(list(uids))
    numbers = [(first + number,) for (number,) in database.execute_sql(rows, (listed,))]
    if len(numbers) < len(uids):
        numbers += [
            (number,)
            for (number,) in database.execute_sql(
                "SELECT id FROM record_words_docsize WHERE id BETWEEN ? AND ? "
                f'AND id - ? NOT IN (SELECT rowid FROM "{model._meta.table_name}")',
                (first, last, first),
            )
        ]
    delete = "DELETE FROM record_words WHERE rowid = ?"
    database.connection().executemany(delete, numbers)
    _insert(ledger, said_by(ledger, uids, names))


def _insert(ledger: Ledger, some: Iterable[Words]) -> None:
    first, _ = _range(ledger)
    lines = (
        (
            first + words.row,
            tokens(words),
            " ".join(map(mark_token, (_EVERY, words.unit, *words.marks))),
        )
        for words in some
    )
    insert = "INSERT INTO record_words (rowid, words, marks) VALUES (?, ?, ?)"
    database.connection().executemany(insert, lines)


def _make_anew(head: int, total: int, progress: Progress) -> None:
    """Throw the index away and make it from all records, some of them a transaction."""
    forget()
    with deriving():
        for statement in _SCHEMA:
            database.execute_sql(statement)
    done = 0
    names: dict[Any, str] = {}
    for ledger in LEDGERS:
        uids = [uid for (uid,) in tuples(_uids(ledger))]
        for start in range(0, len(uids), _AT_ONCE):
            some = uids[start : start + _AT_ONCE]
            with deriving():
                _insert(ledger, said_by(ledger, some, names))
            done += len(some)
            progress(min(done, total), total)
    with deriving():
        made = "INSERT INTO record_words_state (made_by, seq) VALUES (?, ?)"
        database.execute_sql(made, (_maker(), head))


def _uids(ledger: Ledger) -> Any:
    model = ledger.model
    return model.select(model.uid).where(~model.deleted).order_by(model.uid)
