"""Records in and out of the data file, many at a time; only door and merge write through it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, TypeVar

import peewee

from models.fields import Column
from models.ledger import Ledger
from models.ledgers.decisions import Decision
from models.lines import Line
from models.record import Facts, Part, Record, State, database, record_from, tuples
from models.record import among as among
from models.rollups import outdate

R = TypeVar("R", bound=Record)
M = TypeVar("M", bound=peewee.Model)

_CHUNK = 500
_OWNERS = (Record.unit.name, Decision.subject_unit.name)
"""The fields that name the units whose figures a record counts in."""


def chunks(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]


def load(model: type[R], uids: Sequence[str]) -> list[R]:
    """The records of these uids with their rows, in the order of `uids`, without absent ones."""
    found: dict[str, R] = {}
    for some in chunks(uids):
        records = list(_selected(model, "uid", some))
        found |= {record.uid: record for record in records}
        fill_parts(model, records)
    return [found[uid] for uid in uids if uid in found]


def fill_parts(model: type[R], records: Sequence[R]) -> None:
    """Read the rows of records selected without them; one query a part and 500 records."""
    for some in chunks(records):
        by_uid = {record.uid: record for record in some}
        for rows in model.parts():
            for record in some:
                getattr(record, rows.name).clear()
            for line in _selected(rows.model, "record", list(by_uid), "seq"):
                getattr(by_uid[line.record], rows.name).append(line)


def _selected(model: type[M], column: str, uids: Sequence[str], order: str = "") -> Iterable[M]:
    """The rows whose column names one of `uids`."""
    return model.raw(_statement(model, column, order), json.dumps(list(uids)))


@cache
def _statement(model: type[peewee.Model], column: str, order: str) -> str:
    """The text of such a query; peewee takes longer to write it than SQLite to answer it."""
    fields = model._meta.fields
    query = model.select().where(among(fields[column], []))
    text, _values = (query.order_by(fields[order]) if order else query).sql()
    return str(text)


def decisions_on(uids: Sequence[str]) -> dict[str, list[Decision]]:
    """The decisions in force on these records, in the order in which they were made."""
    found: dict[str, list[Decision]] = defaultdict(list)
    for some in chunks(uids):
        for decision in Decision.raw(_in_force(), json.dumps(list(some))):
            found[decision.subject_uid or ""].append(decision)
    return found


@cache
def _in_force() -> str:
    """The text of the query for the decisions in force on some records."""
    query = (
        Decision.select()
        .where(among(Decision.subject_uid, []), ~Decision.deleted, Decision.complete)
        .order_by(Decision.subject_rev, Decision.decided_on, Decision.uid)
    )
    return str(query.sql()[0])


def put(ledger: Ledger, states: Sequence[State], today: date) -> None:
    """Write records whole, with their rows and derived fields, in place of what was there."""
    model = ledger.model
    uids = [state["uid"] for state in states]
    outdate(state[name] for state in states for name in _OWNERS if state.get(name))
    derive = model.derive is not Record.derive
    facts = facts_for(model, uids, today) if derive else {}
    lines = []
    derived_rows: dict[str, State] = {}
    for state in states:
        derived: State = {"period": _period(ledger, state)}
        if derive:
            record = record_from(model, state)
            record.derive(facts[record.uid])
            derived |= _derived_values(record)
            for rows in model.parts():
                part_model: type[Part] = rows.model
                if _derived(part_model):
                    parts = getattr(record, rows.name)
                    derived_rows |= {part.uid: _derived_values(part) for part in parts}
        lines.append(_cells(model, {**state, **derived}))
    _replace(model, lines)
    for rows in model.parts():
        _put_rows(rows.model, rows.name, states, uids, derived_rows)


def facts_for(model: type[Record], uids: Sequence[str], today: date) -> dict[str, Facts]:
    """What these records' derived fields depend on beside the records, by uid."""
    decisions, beside = decisions_on(uids), model.beside(uids)
    return {uid: Facts(today, decisions.get(uid, ()), None, beside.get(uid)) for uid in uids}


def _derived_values(holder: Record | Part) -> State:
    return {f.name: f.db_value(getattr(holder, f.name)) for f in _derived(type(holder))}


def _period(ledger: Ledger, state: State) -> str | None:
    day = state.get(ledger.dated_by.name) if ledger.dated_by is not None else None
    return None if day is None else str(day)[:7]


@cache
def _derived(model: type[peewee.Model]) -> tuple[Column[Any], ...]:
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


def _put_rows(
    model: type[Part],
    name: str,
    states: Sequence[State],
    uids: Sequence[str],
    derived: Mapping[str, State],
) -> None:
    """Write the rows of one part anew; `derived` is part uid → its derived values."""
    model.delete().where(among(model.record, uids)).execute()
    lines = [
        _cells(model, {**row, "record": state["uid"], **derived.get(row["uid"], {})})
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
        _outdate_held(ledger.model, uids)
        places.append((ledger.name, "uid"))
        places += [(rows.model._meta.table_name, "record") for rows in ledger.parts()]
    for table, column in places:
        connection.executemany(f'DELETE FROM "{table}" WHERE {column} = ?', [(u,) for u in uids])


def _outdate_held(model: type[Record], uids: Sequence[str]) -> None:
    fields = model._meta.fields
    held = model.select(*(fields[name] for name in _OWNERS if name in fields))
    for some in chunks(uids):
        owners = tuples(held.where(among(model.uid, some)))
        outdate(unit for units in owners for unit in units if unit)


def put_lines(lines: Iterable[tuple[str, str, str, int, str, bytes]]) -> None:
    """Keep (uid, ledger, unit, rev, hash, line) as what the records say to other levels."""
    _replace(Line, list(lines))


def rederive(ledger: Ledger, uids: Sequence[str], today: date) -> None:
    """Compute the derived fields of records anew, because something beside them changed."""
    model = ledger.model
    if not _derived(model):
        return
    facts = facts_for(model, uids, today)
    records = load(model, uids)
    outdate(record.unit for record in records)
    for record in records:
        record.derive(facts[record.uid])
    _write_derived(model, records)
    for rows in model.parts():
        _write_derived(rows.model, [p for record in records for p in getattr(record, rows.name)])


def _write_derived(model: type[Record] | type[Part], held: Sequence[Record | Part]) -> None:
    columns = _derived(model)
    if not columns:
        return
    sets = ", ".join(f'"{column.column_name}" = ?' for column in columns)
    statement = f'UPDATE "{model._meta.table_name}" SET {sets} WHERE uid = ?'
    lines = [(*_derived_values(one).values(), one.uid) for one in held]
    database.connection().executemany(statement, lines)
