"""Many cells at once, as spreadsheets do it: a block pasted over a list, a cell filled down."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models import store
from models.door import Door
from models.errors import UserError
from models.fields import Column, FilesField
from models.ledger import Ledger
from models.record import Record, new_uid
from models.values import Typed, read_typed
from models.words import Sentence, sentence


@dataclass(frozen=True)
class Fault:
    """A cell that was left as it was: its place in the block (from 1), its text, and why."""

    row: int
    label: str
    text: str
    message: Sentence


@dataclass
class Block:
    """What a paste or a fill comes to: records to be stored together, and what did not fit."""

    records: list[Record] = field(default_factory=list)
    cells: int = 0
    faults: list[Fault] = field(default_factory=list)


def read_block(text: str) -> list[list[str]]:
    """The cells of copied spreadsheet text: tabs between cells, quotes around line ends."""
    rows = list(csv.reader(io.StringIO(text), dialect="excel-tab"))
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def write_block(rows: Sequence[Sequence[str]]) -> str:
    """Cells as a spreadsheet pastes them."""
    out = io.StringIO()
    csv.writer(out, dialect="excel-tab", lineterminator="\n").writerows(rows)
    return out.getvalue().removesuffix("\n")


def require_editable(door: Door, record: Record, column: Column[Any]) -> None:
    """UserError where a cell is not for typing: another office's, computed, or files."""
    if record.unit != door.unit:
        raise UserError("这条记录属于别的单位，只能退回请对方修改")
    if column.derived or column.automatic:
        raise UserError("“{label}”由程序得出，打开记录办理后会变", label=sentence(column.label))
    if isinstance(column, FilesField):
        raise UserError("附件要打开记录再添加")


def paste(
    door: Door,
    ledger: Ledger,
    uids: Sequence[str],
    columns: Sequence[Column[Any]],
    block: Sequence[Sequence[str]],
    typed: Typed,
) -> Block:
    """Read a block over the records `uids` (top down), and over new ones below the last of them."""
    result = Block()
    held = store.load(ledger.model, list(uids[: len(block)]))
    more = max(len(block) - len(held), 0)
    fresh = [ledger.model(uid=new_uid(), unit=door.unit, filler=door.actor) for _ in range(more)]
    counts = [
        _fill(door, record, columns, cells, typed, number, result)
        for number, (record, cells) in enumerate(zip((*held, *fresh), block, strict=True), 1)
    ]
    written = [record for record, count in zip(fresh, counts[len(held) :], strict=True) if count]
    ledger.model.prepare_all(written, door.today)
    for number, (record, count) in enumerate(zip((*held, *fresh), counts, strict=True), 1):
        if count and not _refused(door, record, number, result):
            result.records.append(record)
            result.cells += count
    return result


def _fill(
    door: Door,
    record: Record,
    columns: Sequence[Column[Any]],
    cells: Sequence[str],
    typed: Typed,
    number: int,
    result: Block,
) -> int:
    """Put a row of cells into a record; how many went in."""
    count = 0
    for column, text in zip(columns, cells, strict=False):
        if record.rev == 0 and not text.strip():
            continue
        try:
            require_editable(door, record, column)
            setattr(record, column.name, read_typed(column, text, typed))
            count += 1
        except UserError as error:
            result.faults.append(Fault(number, column.label, text, error.sentence))
    return count


def _refused(door: Door, record: Record, number: int, result: Block) -> bool:
    """Whether a record cannot be kept at all, which is then written down."""
    invalid = [p for p in door.problems(record) if p.level == "invalid"]
    for found in invalid:
        column = next((c for c in record.columns() if c.name == found.field), None)
        label = column.label if column is not None else ""
        text = str(getattr(record, found.field, None) or "")
        result.faults.append(Fault(number, label, text, found.message))
    return bool(invalid)


def fill_down(
    door: Door, ledger: Ledger, uids: Sequence[str], columns: Sequence[Column[Any]]
) -> Block:
    """Give every record the first one's values in these columns."""
    result = Block()
    records = store.load(ledger.model, list(uids))
    if not records:
        return result
    first, others = records[0], records[1:]
    for number, record in enumerate(others, 2):
        count = 0
        for column in columns:
            try:
                require_editable(door, record, column)
            except UserError as error:
                result.faults.append(Fault(number, column.label, "", error.sentence))
                continue
            setattr(record, column.name, getattr(first, column.name))
            count += 1
        if count and not _refused(door, record, number, result):
            result.records.append(record)
            result.cells += count
    return result


def set_cells(
    door: Door,
    ledger: Ledger,
    uids: Sequence[str],
    columns: Sequence[Column[Any]],
    today: date,
) -> Block:
    """Write today's date into the date cells among these."""
    from models.fields import DateField

    result = Block()
    dates = [column for column in columns if isinstance(column, DateField)]
    for number, record in enumerate(store.load(ledger.model, list(uids)), 1):
        count = 0
        for column in dates:
            try:
                require_editable(door, record, column)
            except UserError as error:
                result.faults.append(Fault(number, column.label, "", error.sentence))
                continue
            setattr(record, column.name, today)
            count += 1
        if count:
            result.records.append(record)
            result.cells += count
    return result
