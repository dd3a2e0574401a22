"""What an import does to one record, field by field, as people look at it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from models.canonical import decode
from models.fields import Column, Leaves, TextField, Wire
from models.ledger import Ledger
from models.ledgers import ledger_named
from models.lines import read_line
from models.record import Record, record_from


@dataclass(frozen=True)
class FieldChange:
    """One field before and after, as wire values; `row` counts from 1, 0 is the record itself."""

    part: str
    row: int
    field: str
    old: Wire
    new: Wire


@dataclass(frozen=True)
class Difference:
    """What a package does to one record; `kind` is new, changed or deleted.

    `row_names` are what its sub-rows are called, by ("training_classes.sessions", uid).
    """

    ledger: str
    uid: str
    unit: str
    heading: str
    kind: str
    rev_before: int | None
    rev_after: int
    fields: tuple[FieldChange, ...] = ()
    row_names: tuple[tuple[tuple[str, str], str], ...] = ()


def difference(name: str, before: bytes | None, after: bytes) -> Difference:
    """What becomes of one record by a line that replaces another, or nothing."""
    ledger = ledger_named(name)
    new: dict[str, Any] = decode(after)
    old: dict[str, Any] | None = decode(before) if before is not None else None
    deleted = bool(new.get("deleted"))
    kind = "deleted" if deleted else "new" if old is None or old.get("deleted") else "changed"
    held = old if kind == "changed" and old else {}
    fields = () if deleted else tuple(_field_changes(ledger, held, new))
    return Difference(
        ledger=name,
        uid=new["uid"],
        unit=new["unit"],
        heading=heading_of(ledger, old if deleted and old else new),
        kind=kind,
        rev_before=old["rev"] if old else None,
        rev_after=new["rev"],
        fields=fields,
        row_names=() if deleted else tuple(_row_names(ledger, new)),
    )


def _row_names(
    ledger: Ledger | None, content: dict[str, Any]
) -> Iterator[tuple[tuple[str, str], str]]:
    """What first says something in words names a row."""
    if ledger is None:
        return
    for rows in ledger.parts():
        texts = [column.name for column in rows.model.columns() if isinstance(column, TextField)]
        for row in content.get(rows.name, ()) if texts else ():
            yield (f"{ledger.name}.{rows.name}", row["uid"]), str(row.get(texts[0]) or "")


def heading_of(ledger: Ledger | None, content: dict[str, Any]) -> str:
    """What people call the record of a line."""
    if ledger is None:
        return str(content["uid"])
    return record_from(ledger.model, read_line(ledger, content)).heading()


def _field_changes(
    ledger: Ledger | None, old: dict[str, Any], new: dict[str, Any]
) -> Iterator[FieldChange]:
    if ledger is None:
        return
    yield from _changes("", 0, [*ledger.fields(), Record.changed_by], old, new)
    for rows in ledger.parts():
        columns = rows.model.columns()
        olds = {row["uid"]: row for row in old.get(rows.name, ())}
        for number, row in enumerate(new.get(rows.name, ()), 1):
            yield from _changes(rows.name, number, columns, olds.pop(row["uid"], {}), row)
        gone = {row["uid"]: number for number, row in enumerate(old.get(rows.name, ()), 1)}
        for uid, row in olds.items():
            yield from _changes(rows.name, gone[uid], columns, row, {})


def _changes(
    part: str, row: int, columns: Sequence[Column[Any]], old: dict[str, Any], new: dict[str, Any]
) -> Iterator[FieldChange]:
    for column in columns:
        if column.derived or column.leaves is Leaves.NEVER or column.name == "changed_by":
            continue
        was = old.get(column.name, column.default_wire if old else None)
        now = new.get(column.name, column.default_wire if new else None)
        if was != now:
            yield FieldChange(part, row, column.name, was, now)
