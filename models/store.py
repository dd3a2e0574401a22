"""Records in and out of the data file, many at a time; only door and merge write through it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, TypeVar

import peewee

from models.fields import Column
from models.ledger import Ledger
from models.ledgers.decisions import Decision
from models.lines import Line
from models.record import Facts, Part, Record, State, database, record_from

R = TypeVar("R", bound=Record)

_CHUNK = 500


def chunks(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]


def among(column: Any, uids: Sequence[str]) -> Any:
    """`column IN uids` as a condition with one parameter, for peewee is slow with hundreds."""
    return column.in_(peewee.SQL("(SELECT value FROM json_each(?))", [json.dumps(list(uids))]))


def load(model: type[R], uids: Sequence[str]) -> list[R]:
    """The records of these uids with their rows, in the order of `uids`, without absent ones."""
    found: dict[str, R] = {}
    for some in chunks(uids):
        records = list(model.select().where(among(model.uid, some)))
        found |= {record.uid: record for record in records}
        fill_parts(model, records)
    return [found[uid] for uid in uids if uid in found]


def fill_parts(model: type[R], records: Sequence[R]) -> None:
    """Read the rows of records selected without them; one query a part and 500 records."""
    for some in chunks(records):
        by_uid = {record.uid: record for record in some}
        for rows in model.parts():
            part: type[Part] = rows.model
            query = part.select().where(among(part.record, list(by_uid))).order_by(part.seq)
            for record in some:
                getattr(record, rows.name).clear()
            for line in query:
                getattr(by_uid[line.record], rows.name).append(line)


def decisions_on(uids: Sequence[str]) -> dict[str, list[Decision]]:
    """The decisions in force on these records, in the order in which they were made."""
    found: dict[str, list[Decision]] = defaultdict(list)
    for some in chunks(uids):
        query = (
            Decision.select()
            .where(among(Decision.subject_uid, some), ~Decision.deleted, Decision.complete)
            .order_by(Decision.subject_rev, Decision.decided_on, Decision.uid)
        )
        for decision in query:
            found[decision.subject_uid or ""].append(decision)
    return found


def put(ledger: Ledger, states: Sequence[State], today: date) -> None:
    """Write records whole, with their rows and derived fields, in place of what was there."""
    model = ledger.model
    uids = [state["uid"] for state in states]
    derive = model.derive is not Record.derive
    decisions = decisions_on(uids) if derive else {}
    lines = []
    for state in states:
        derived: State = {"period": _period(ledger, state)}
        if derive:
            record = record_from(model, state)
            record.derive(Facts(today, decisions.get(record.uid, ())))
            derived |= {f.name: f.db_value(getattr(record, f.name)) for f in _derived(model)}
        lines.append(_cells(model, {**state, **derived}))
    _replace(model, lines)
    for rows in model.parts():
        _put_rows(rows.model, rows.name, states, uids)


def _period(ledger: Ledger, state: State) -> str | None:
    day = state.get(ledger.dated_by.name) if ledger.dated_by is not None else None
    return None if day is None else str(day)[:7]


@cache
def _derived(model: type[Record]) -> tuple[Column[Any], ...]:
    return tuple(f for f in model._meta.sorted_fields if f.derived and f.name != "period")


@cache
def _names(model: type[peewee.Model]) -> tuple[str, ...]:
    return tuple(field.name for field in model._meta.sorted_fields)


def _cells(model: type[peewee.Model], values: State) -> tuple[Any, ...]:
    """A row of the model's table: wire values as they are, lists as the JSON text that is kept."""
    cells = tuple(map(values.get, _names(model)))
    if list not in map(type, cells):
        return cells
    fields = zip(model._meta.sorted_fields, cells, strict=True)
    return tuple(f.db_value(f.from_wire(w)) if type(w) is list else w for f, w in fields)


def _replace(model: type[peewee.Model], lines: Sequence[tuple[Any, ...]]) -> None:
    names = [f'"{field.column_name}"' for field in model._meta.sorted_fields]
    sets = ", ".join(f"{name} = excluded.{name}" for name in names if name != '"uid"')
    statement = (
        f'INSERT INTO "{model._meta.table_name}" ({", ".join(names)}) '
        f"VALUES ({', '.join('?' * len(names))}) ON CONFLICT (uid) DO UPDATE SET {sets}"
    )
    database.connection().executemany(statement, lines)


def _put_rows(model: type[Part], name: str, states: Sequence[State], uids: Sequence[str]) -> None:
    model.delete().where(among(model.record, uids)).execute()
    lines = [
        _cells(model, {**row, "record": state["uid"]})
        for state in states
        for row in state.get(name, ())
    ]
    if lines:
        _replace(model, lines)


def drop(ledger: Ledger | None, uids: Sequence[str]) -> None:
    """Take records out altogether, as if they had never come; None for an unknown ledger."""
    connection = database.connection()
    places = [("lines", "uid")]
    if ledger is not None:
        places.append((ledger.name, "uid"))
        places += [(rows.model._meta.table_name, "record") for rows in ledger.parts()]
    for table, column in places:
        connection.executemany(f'DELETE FROM "{table}" WHERE {column} = ?', [(u,) for u in uids])


def put_lines(lines: Iterable[tuple[str, str, str, int, str, bytes]]) -> None:
    """Keep (uid, ledger, unit, rev, hash, line) as what the records say to other levels."""
    _replace(Line, list(lines))


def rederive(ledger: Ledger, uids: Sequence[str], today: date) -> None:
    """Compute the derived fields of records anew, because something beside them changed."""
    columns = _derived(ledger.model)
    if not columns:
        return
    decisions = decisions_on(uids)
    lines = []
    for record in load(ledger.model, uids):
        record.derive(Facts(today, decisions.get(record.uid, ())))
        lines.append((*(c.db_value(getattr(record, c.name)) for c in columns), record.uid))
    sets = ", ".join(f'"{column.column_name}" = ?' for column in columns)
    statement = f'UPDATE "{ledger.name}" SET {sets} WHERE uid = ?'
    database.connection().executemany(statement, lines)
