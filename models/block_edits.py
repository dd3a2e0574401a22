"""Many cells at once, as spreadsheets do it: a block pasted over a list, a cell filled down."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models import store
from models.accounts.rights import Right, need
from models.burden_meter import give
from models.door import Door
from models.errors import UserError
from models.fields import Column, DateField, FilesField
from models.ledger import Ledger
from models.record import Facts, Record, new_uid, read_state
from models.sources import Source
from models.values import Typed, read_typed
from models.words import Sentence, sentence


@dataclass(frozen=True)
class Fault:
    """A cell that was left as it was: its place in the block (from 1), its text, and why.

    `title` is what its record is called, where it has been asked for.
    """

    row: int
    label: str
    text: str
    message: Sentence
    title: str = ""


@dataclass
class Block:
    """What a paste or a fill comes to: records to be stored together, and what did not fit.

    `same` counts the cells that say already what they would be given.
    """

    records: list[Record] = field(default_factory=list)
    cells: int = 0
    same: int = 0
    faults: list[Fault] = field(default_factory=list)


_RUNS = re.compile(r"\s*[=+\-@＝＋－＠](?!\s*[\d,]*\.?\d+\s*[%％]?\s*$)")
"""How a cell begins that a spreadsheet would calculate, unless it is a number."""


def read_block(text: str) -> list[list[str]]:
    """The cells of copied spreadsheet text: tabs between cells, quotes around line ends."""
    rows = list(csv.reader(io.StringIO(text), dialect="excel-tab"))
    rows = [[c[1:] if c[:1] == "'" and _RUNS.match(c[1:]) else c for c in row] for row in rows]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def write_block(rows: Sequence[Sequence[str]]) -> str:
    """Cells as a spreadsheet pastes them; what it would take for a formula gets an apostrophe."""
    out = io.StringIO()
    safe = [[f"'{cell}" if _RUNS.match(cell) else cell for cell in row] for row in rows]
    csv.writer(out, dialect="excel-tab", lineterminator="\n").writerows(safe)
    return out.getvalue().removesuffix("\n")


def require_editable(door: Door, record: Record, column: Column[Any]) -> None:
    """UserError where a cell is not for typing: another office's, computed, or files."""
    need(Right.RECORD)
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
            give(record, Source.SHEETS)
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
        result.faults.append(Fault(number, label, text, found.message, record.heading()))
    return bool(invalid)


def fill_down(
    door: Door, ledger: Ledger, uids: Sequence[str], columns: Sequence[Column[Any]]
) -> Block:
    """Give every record the first one's values in these columns."""
    held = store.load(ledger.model, list(uids[:1]))
    if not held:
        return Block()
    values = {column: getattr(held[0], column.name) for column in columns}
    return set_values(door, ledger, uids[1:], values, first=2)


def set_cells(
    door: Door,
    ledger: Ledger,
    uids: Sequence[str],
    columns: Sequence[Column[Any]],
    today: date,
) -> Block:
    """Write today's date into the date cells among these."""
    dates: dict[Column[Any], date] = {
        column: today for column in columns if isinstance(column, DateField)
    }
    return set_values(door, ledger, uids, dates)


def set_values(
    door: Door,
    ledger: Ledger,
    uids: Sequence[str],
    values: Mapping[Column[Any], Any],
    *,
    first: int = 1,
) -> Block:
    """Give every record these values; those that a record refuses are named, the others stand.

    `first` is the number of the first of them in the block that the user sees.
    """
    result = Block()
    decisions = store.decisions_on(uids)
    for number, record in enumerate(store.load(ledger.model, list(uids)), first):
        before = read_state(record)
        count = 0
        for column, value in values.items():
            try:
                require_editable(door, record, column)
            except UserError as error:
                result.faults.append(_fault(number, column.label, record, error.sentence))
                continue
            if getattr(record, column.name) == value:
                result.same += 1
            else:
                setattr(record, column.name, value)
                count += 1
        facts = Facts(door.today, decisions.get(record.uid, ()), before)
        if not count or _unsettled(record, facts, number, result):
            continue
        if not _refused(door, record, number, result):
            give(record, Source.TIES)
            result.records.append(record)
            result.cells += count
    return result


def _unsettled(record: Record, facts: Facts, number: int, result: Block) -> bool:
    """Whether a record's own rules refuse the change as a whole, which is then written down."""
    try:
        record.settle(facts)
    except UserError as error:
        result.faults.append(_fault(number, "", record, error.sentence))
        return True
    return False


def _fault(number: int, label: str, record: Record, message: Sentence) -> Fault:
    return Fault(number, label, "", message, record.heading())


def settable(ledger: Ledger) -> list[Column[Any]]:
    """The fields that many records may be given at once, in the order of the form."""
    placed = [c for group in ledger.groups for c in group.content if isinstance(c, Column)]
    names = {column.name for column in placed}
    rest = [column for column in ledger.fields() if column.name not in names]
    return [
        column
        for column in (*placed, *rest)
        if not (column.derived or column.automatic or isinstance(column, FilesField))
        and column is not ledger.named_by
    ]
