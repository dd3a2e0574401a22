"""A record as the line that travels: the owner's canonical bytes, and back to a state."""

import hashlib
from functools import cache
from typing import Any

import peewee

from models.canonical import encode
from models.fields import Leaves, Wire
from models.ledger import Ledger
from models.record import Part, Record, State, database

_HEAD = ("uid", "unit", "rev", "created_at", "changed_at", "filler")


class Line(peewee.Model):
    """What each complete record says to the other levels, verbatim as its owner wrote it."""

    uid = peewee.TextField(primary_key=True)
    ledger = peewee.TextField()
    unit = peewee.TextField(index=True)
    rev = peewee.IntegerField()
    hash = peewee.TextField()
    line = peewee.BlobField()

    class Meta:
        database = database
        table_name = "lines"


def line_hash(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()


def write_line(ledger: Ledger, state: State, asks: frozenset[str]) -> bytes:
    """The canonical line of a state; `asks` names the asked fields that leave ("people.phone")."""
    line: State = {"ledger": ledger.name, **{key: state[key] for key in _HEAD if key in state}}
    if state.get("deleted"):
        line["deleted"] = True
        line["deletion_reason"] = state.get("deletion_reason", "")
        said = _said(ledger, state, asks)
        kept = ledger.model.remembered
        return encode(line | {name: said[name] for name in kept if name in said})
    return encode(line | _said(ledger, state, asks))


def _said(ledger: Ledger, state: State, asks: frozenset[str]) -> State:
    """The fields and rows of a state that leave."""
    line = _leaving(ledger.model, state, ledger.name, asks)
    for rows in ledger.parts():
        part: type[Part] = rows.model
        if rows.name in state and not _stays(part):
            prefix = f"{ledger.name}.{rows.name}"
            line[rows.name] = [
                {"uid": row["uid"], "seq": row["seq"]} | _leaving(part, row, prefix, asks)
                for row in state[rows.name]
            ]
    return line


@cache
def _travelling(model: type[Record | Part]) -> tuple[tuple[str, Leaves, Wire], ...]:
    """(name, whether it leaves, wire value of its default) of the fields that a line may hold."""
    columns = [*model.columns(), *([Record.changed_by] if issubclass(model, Record) else [])]
    return tuple((c.name, c.leaves, c.default_wire) for c in columns if not c.derived)


@cache
def _known(model: type[Record | Part]) -> frozenset[str]:
    """The fields that a line may hold."""
    return frozenset(name for name, _, _ in _travelling(model))


@cache
def _defaults(model: type[Record | Part]) -> State:
    """Name → wire value of the default, of the fields that have one."""
    return {name: wire for name, _, wire in _travelling(model) if wire is not None}


@cache
def _stays(part: type[Part]) -> bool:
    """Whether the rows of this kind never leave, not even their number."""
    return all(column.leaves is Leaves.NEVER for column in part.columns())


def _leaving(model: type[Record | Part], values: State, prefix: str, asks: frozenset[str]) -> State:
    leaving: State = {}
    for name, leaves, default in _travelling(model):
        wire = values.get(name)
        if wire != default and (
            leaves is Leaves.ALWAYS or (leaves is Leaves.ASKED and f"{prefix}.{name}" in asks)
        ):
            leaving[name] = wire
    return leaving


def fill_unsaid(ledger: Ledger, state: State, held: State, asks: frozenset[str]) -> None:
    """Put into a state that was read from a line what no line of it says, as it is held here."""
    if state.get("deleted"):
        return
    _fill(ledger.model, state, held, ledger.name, asks)
    for rows in ledger.parts():
        part: type[Part] = rows.model
        if _stays(part):
            state[rows.name] = held.get(rows.name, [])
            continue
        kept = {row["uid"]: row for row in held.get(rows.name, ())}
        for row in state.get(rows.name, ()):
            _fill(part, row, kept.get(row["uid"], {}), f"{ledger.name}.{rows.name}", asks)


def _fill(
    model: type[Record | Part], state: State, held: State, prefix: str, asks: frozenset[str]
) -> None:
    for name, leaves, _ in _travelling(model):
        said = leaves is Leaves.ALWAYS or (leaves is Leaves.ASKED and f"{prefix}.{name}" in asks)
        if not said and name in held and name not in state:
            state[name] = held[name]


def read_line(ledger: Ledger, line: dict[str, Any]) -> State:
    """The state that a line gives: defaults put back, fields unknown here left aside."""
    state: State = {key: line[key] for key in _HEAD if key in line}
    state["complete"] = True
    state["deleted"] = bool(line.get("deleted"))
    if state["deleted"] and line.get("deletion_reason"):
        state["deletion_reason"] = line["deletion_reason"]
    _put_back(state, ledger.model, line)
    for rows in ledger.parts():
        if rows.name in line:
            state[rows.name] = [
                _put_back({"uid": row["uid"], "seq": row["seq"]}, rows.model, row)
                for row in line[rows.name]
            ]
    return state


def _put_back(state: State, model: type[Record | Part], line: dict[str, Any]) -> State:
    known = _known(model)
    state |= _defaults(model)
    for name, wire in line.items():
        if name in known:
            if wire is not None:
                state[name] = wire
            else:
                state.pop(name, None)
    return state
