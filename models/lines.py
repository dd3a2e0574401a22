"""A record as the line that travels: the owner's canonical bytes, and back to a state."""

import hashlib
from typing import Any

import peewee

from models.exchange.canonical import encode
from models.fields import Column, Leaves
from models.ledger import Ledger
from models.record import Record, State, database

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
        return encode(line)
    columns = [*ledger.fields(), Record.changed_by]
    line |= _leaving(columns, state, f"{ledger.name}.", asks)
    for rows in ledger.parts():
        columns = rows.model.columns()
        if all(column.leaves is Leaves.NEVER for column in columns):
            continue
        lines = [
            {"uid": row["uid"], "seq": row["seq"]}
            | _leaving(columns, row, f"{ledger.name}.{rows.name}.", asks)
            for row in state.get(rows.name, ())
        ]
        if lines:
            line[rows.name] = lines
    return encode(line)


def _leaving(columns: list[Column[Any]], values: State, prefix: str, asks: frozenset[str]) -> State:
    leaving: State = {}
    for column in columns:
        asked = column.leaves is Leaves.ASKED and prefix + column.name in asks
        if column.derived or not (column.leaves is Leaves.ALWAYS or asked):
            continue
        wire = values.get(column.name)
        if wire != column.default_wire:
            leaving[column.name] = wire
    return leaving


def read_line(ledger: Ledger, line: dict[str, Any]) -> State:
    """The state that a line gives: defaults put back, fields unknown here left aside."""
    state: State = {key: line[key] for key in _HEAD if key in line}
    state["complete"] = True
    state["deleted"] = bool(line.get("deleted"))
    if state["deleted"]:
        state["deletion_reason"] = line.get("deletion_reason")
    _put_back(state, [*ledger.fields(), Record.changed_by], line)
    for rows in ledger.parts():
        if rows.name not in line:
            continue
        columns = rows.model.columns()
        state[rows.name] = [
            _put_back({"uid": row["uid"], "seq": row["seq"]}, columns, row)
            for row in line[rows.name]
        ]
    return state


def _put_back(state: State, columns: list[Column[Any]], line: dict[str, Any]) -> State:
    for column in columns:
        if column.derived:
            continue
        wire = line[column.name] if column.name in line else column.default_wire
        if wire is not None:
            state[column.name] = wire
    return state
