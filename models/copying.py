"""复制为新记录: what a new record takes over from one that is like it, and what it does not."""

from typing import Any

from models.burden_meter import give
from models.door import Door
from models.fields import (
    ChoiceField,
    Column,
    DateField,
    DateTimeField,
    FilesField,
    MonthField,
)
from models.ledger import Ledger
from models.record import Part, Record
from models.sources import Source


def copy_of(door: Door, record: Record) -> Record:
    """A record of this office that says the same, not stored yet.

    Files stay with the record that they prove, so do states and the days of what has happened;
    what else is left empty, or taken over though it is a date, its ledger says.
    """
    ledger = door.ledger_of(record)
    values = {column.name: getattr(record, column.name) for column in copied_fields(ledger)}
    made = door.new(ledger.model, **values)
    for rows in ledger.parts():
        if rows.name not in record.copied or rows.automatic:
            continue
        columns = [c for c in rows.model.columns() if _is_copied(ledger, c, f"{rows.name}.")]
        copies = [
            rows.model(record=made.uid, **{c.name: getattr(part, c.name) for c in columns})
            for part in _parts(record, rows.name)
        ]
        setattr(made, rows.name, copies)
    give(made, Source.CARRIED)
    return made


def copied_fields(ledger: Ledger) -> list[Column[Any]]:
    """The fields that a copy takes over."""
    return [column for column in ledger.fields() if _is_copied(ledger, column)]


def _parts(record: Record, name: str) -> list[Part]:
    held: list[Part] = getattr(record, name)
    return held


def _is_copied(ledger: Ledger, column: Column[Any], part: str = "") -> bool:
    model, name = ledger.model, part + column.name
    if column.derived or column.automatic or isinstance(column, FilesField):
        return False
    if name in model.copied:
        return True
    if name in model.afresh or (part and isinstance(column, ChoiceField)):
        return False
    return not isinstance(column, DateField | DateTimeField | MonthField)
