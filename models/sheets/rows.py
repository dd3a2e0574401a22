"""The rows of a table into drafts of records, cell by cell; what is doubtful is said beside it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from models.cells import Cell, is_bare_number, parse_text
from models.errors import UserError
from models.fields import (
    Column,
    DateField,
    DateTimeField,
    MoneyField,
    MonthField,
    Need,
    PercentField,
    TextField,
)
from models.progress import Progress
from models.sheets.behind import Broken
from models.sheets.doubts import Shared, doubt_of_text, repeated_above
from models.sheets.headers import Row
from models.sheets.mapping import Matched
from models.sheets.naming import UID
from models.sheets.readers import Around, Read, blank_in, reader
from models.sheets.tables import Draft, Reading, Table
from models.sheets.troubles import Degree, Trouble
from models.sheets.years import lacks_year
from models.words import Sentence, sentence

_NEWS_EVERY = 1000  # rows


@dataclass(frozen=True)
class _Plan:
    """A column of the file and how its cells are read; `unitless` money names no unit.

    What else is asked of every cell is settled once: of hundreds of thousands, few say anything.
    """

    one: Matched
    column: Column[Any]
    read: Read
    unitless: bool

    @cached_property
    def at(self) -> int:
        return self.one.at

    @cached_property
    def is_text(self) -> bool:
        return isinstance(self.column, TextField)

    @cached_property
    def is_part(self) -> bool:
        return bool(self.one.target and self.one.target.part)

    @cached_property
    def is_doubted(self) -> bool:
        """Whether a cell of plain text may leave a doubt."""
        column = self.column
        if isinstance(column, TextField):
            return column.need is Need.IDENTITY
        return self.unitless or isinstance(column, DateField | DateTimeField | MonthField)


class RowReader:
    """Reads the rows of one table; `own` is one that this program wrote."""

    def __init__(self, reading: Reading, table: Table, around: Around) -> None:
        self._reading, self._table = reading, table
        self._own = "uid" in table.fields
        self._plans = list(_plans(table, around, own=self._own))
        self._columns = [plan.one for plan in self._plans]
        self._shared = Shared(table.grid, [] if self._own else table.rows)
        numbered = (c.at for c in table.columns if c.target and c.target.name == "uid")
        self._numbered = next(numbered, None)
        self._yearless: dict[tuple[int, Cell], bool] = {}

    def run(self, progress: Progress) -> None:
        """Add a draft for every row, and what is to be said to the reading's troubles."""
        rows = self._table.rows
        before: Row | None = None
        for done, row in enumerate(rows):
            if done % _NEWS_EVERY == 0:
                progress(done, len(rows))
            self._read_row(row, before)
            before = row
        progress(len(rows), len(rows))

    def _read_row(self, row: Row, before: Row | None) -> None:
        draft = Draft(self._table.grid.name, row.number)
        if self._numbered is not None:
            number = str(row.cells[self._numbered]).strip()
            draft.uid = number if UID.fullmatch(number) else None
        if self._own or before is None:
            self._read_cells(draft, row)
            self._table.drafts.append(draft)
            return
        self._take_from_above(draft, row, before)
        shared = self._shared
        goes_on = bool(shared) and shared.goes_on(before, row, self._columns)
        self._read_cells(draft, row, only_parts=goes_on)
        if goes_on:
            for name, parts in draft.parts.items():
                self._table.drafts[-1].parts.setdefault(name, []).extend(parts)
            return
        doubt = shared.doubt(row, self._columns) if shared else None
        if doubt is not None:
            self._say(draft, *doubt)
        self._table.drafts.append(draft)

    def _take_from_above(self, draft: Draft, row: Row, before: Row) -> None:
        """Put what stands above where a cell only says 同上, and tell so."""
        for one in self._columns:
            if repeated_above(row.cells[one.at]):
                row.cells[one.at] = above = before.cells[one.at]
                text = " ".join(parse_text(above).split())
                self._say(draft, one, sentence("“同上”读作“{text}”", text=text), Degree.NOTED)

    def _read_cells(self, draft: Draft, row: Row, *, only_parts: bool = False) -> None:
        cells = row.cells
        for plan in self._plans:
            cell = cells[plan.at]
            if cell == "" or (only_parts and not plan.is_part):
                continue
            if self._set_aside(draft, plan, cell):
                continue
            try:
                value = plan.read(cell)
            except UserError as error:
                self._say(draft, plan.one, error.sentence, Degree.REJECTED)
                continue
            if value is None or value == ():
                continue
            if plan.is_text:
                self._check_blank(draft, plan.one, value)
            if not self._own and (plan.is_doubted or type(cell) is not str):
                self._check(draft, plan, cell, value)
            if plan.is_part:
                _put_part(draft, plan.one, value)
            elif plan.one.target is not None:
                draft.values[plan.one.target.name] = value

    def _set_aside(self, draft: Draft, plan: _Plan, cell: Cell) -> bool:
        """Whether a cell is not read at all: nobody knows its value, or whose it is."""
        if type(cell) is Broken:
            message = sentence("这一格没有算出结果（{text}），请改成数值", text=str(cell)[:30])
            self._say(draft, plan.one, message, Degree.REJECTED)
            return True
        doubt = self._shared.amount(plan.column, draft.row, plan.at) if self._shared else None
        if doubt is not None:
            self._say(draft, plan.one, doubt, Degree.FLAGGED)
        return doubt is not None

    def _check_blank(self, draft: Draft, one: Matched, text: str) -> None:
        blank = blank_in(text)
        if blank:
            message = sentence("“{blank}”像是还没有填的空，请核对", blank=blank)
            self._say(draft, one, message, Degree.FLAGGED)

    def _check(self, draft: Draft, plan: _Plan, cell: Cell, value: Any) -> None:
        """Say what is doubtful about a value that could be read."""
        meant = self._reading.meant
        if isinstance(plan.column, TextField):
            doubt = doubt_of_text(plan.column, cell, value)
            if doubt is not None:
                self._say(draft, plan.one, *doubt)
        elif plan.unitless and is_bare_number(cell):
            text = parse_text(cell)
            message = sentence("没有写明单位，“{text}”按万元读入，请核对", text=text)
            self._say(draft, plan.one, message, Degree.FLAGGED)
        elif meant.is_doubtful and self._lacks_year(plan, cell):
            degree = Degree.FLAGGED if meant.clashes else Degree.NOTED
            self._say(draft, plan.one, meant.told(parse_text(cell)), degree)

    def _lacks_year(self, plan: _Plan, cell: Cell) -> bool:
        """`lacks_year`, asked once for the same text in a column."""
        asked = (plan.one.at, cell)
        if asked not in self._yearless:
            self._yearless[asked] = lacks_year(plan.column, cell)
        return self._yearless[asked]

    def _say(self, draft: Draft, one: Matched, message: Sentence, degree: Degree) -> None:
        trouble = Trouble(draft.sheet, draft.row, one.at, one.title, message, degree)
        self._reading.troubles.append(trouble)


def _plans(table: Table, around: Around, *, own: bool) -> Iterator[_Plan]:
    for one in table.columns:
        if one.target is None or not one.target.is_read or one.target.name in ("uid", "unit"):
            continue
        column = one.target.column
        is_percent = isinstance(column, PercentField)
        cells = [row.cells[one.at] for row in table.rows] if is_percent else []
        there = replace(around, own=own, title=one.title, cells=cells)
        is_key = one.target.name in ("row", "record")
        is_money = isinstance(column, MoneyField)
        unitless = is_money and not own and there.measure(money=True) is None
        yield _Plan(one, column, parse_text if is_key else reader(column, there), unitless)


def _put_part(draft: Draft, one: Matched, value: Any) -> None:
    """A part's text becomes a row of the record."""
    assert one.target is not None
    row = Draft(draft.sheet, draft.row, values={one.target.column.name: value})
    draft.parts.setdefault(one.target.part, []).append(row)
