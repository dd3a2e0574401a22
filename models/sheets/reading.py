"""Reads a spreadsheet for a ledger: what each row says, and what is wrong with its cells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import Any

from models.cells import parse_text
from models.errors import UserError
from models.fields import Column, LongTextField, PercentField, ScheduleField, TextField
from models.ledger import Ledger
from models.office import Office
from models.progress import Progress, silent
from models.schedule import read_schedule
from models.sheets.grid import Book, Grid, read_book
from models.sheets.headers import Header, Row, Skipped, data_rows
from models.sheets.mapping import Matched, Memory, Target, match, part_targets, targets
from models.sheets.naming import UID, Names
from models.sheets.readers import Around, Read, blank_in, reader
from models.words import Sentence, sentence

_NEWS_EVERY = 1000  # rows


class Degree(Enum):
    """What becomes of a row: it goes in, it goes in to be looked at, it stays out."""

    NOTED = "noted"
    FLAGGED = "flagged"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Trouble:
    """What is to be said about a cell (`at` from 0), or with no `at` about a row."""

    sheet: str
    row: int
    at: int | None
    column: str
    message: Sentence
    degree: Degree


@dataclass
class Draft:
    """What a row says: field name → value, empty cells left out; `parts` are the rows inside it."""

    sheet: str
    row: int
    uid: str | None = None
    values: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, list["Draft"]] = field(default_factory=dict)


@dataclass
class Table:
    """A sheet as it was read: its header, where its columns go, its rows and what was left out."""

    grid: Grid
    header: Header
    columns: tuple[Matched, ...]
    rows: list[Row]
    skipped: list[Skipped]
    drafts: list[Draft] = field(default_factory=list)

    @property
    def fields(self) -> dict[str, Matched]:
        """Name of the field → the column that is read into it."""
        return {c.target.name: c for c in self.columns if c.target and c.target.is_read}

    @property
    def unmatched(self) -> list[Matched]:
        return [column for column in self.columns if column.target is None]

    def samples(self, at: int, most: int = 3) -> list[str]:
        """The first different texts of a column, for people to see what it holds."""
        found: dict[str, None] = {}
        for row in self.rows:
            text = " ".join(parse_text(row.cells[at]).split())
            if text:
                found[text] = None
            if len(found) == most:
                break
        return list(found)


@dataclass
class Reading:
    """A file read for a ledger; nothing is stored yet."""

    path: Path
    ledger: Ledger
    book: Book
    table: Table
    part_tables: dict[str, Table]
    names: Names
    year: int
    memory: Memory
    troubles: list[Trouble] = field(default_factory=list)

    @property
    def drafts(self) -> list[Draft]:
        return self.table.drafts


def read_sheet(
    office: Office,
    ledger: Ledger,
    path: Path,
    *,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
    year: int | None = None,
    create_people: bool = True,
    progress: Progress = silent,
) -> Reading:
    """Read a file's rows as records of a ledger.

    `mapping` is column title → field name, "" for a column that is left out. `year` is meant where
    a date has none. UserError when the file cannot be read at all.
    """
    book = read_book(path)
    grid = book.grid(sheet)
    memory, names = Memory(ledger), Names(office.unit)
    table = _table(grid, targets(ledger), names, mapping or {}, memory)
    year = year or office.door.today.year
    part_tables = dict(_part_tables(ledger, book, grid, names))
    reading = Reading(path, ledger, book, table, part_tables, names, year, memory)
    around = Around(names, year, create_people)
    _read_rows(reading, table, around, progress)
    for rows in ledger.parts():
        if rows.name in part_tables:
            _read_rows(reading, part_tables[rows.name], around, silent)
    _keep_steps(reading)
    if "uid" not in table.fields:
        reading.troubles += _left_out(table)
    return reading


def _table(
    grid: Grid,
    fields: Sequence[Target],
    names: Names,
    chosen: Mapping[str, str],
    memory: Memory | None = None,
) -> Table:
    header, columns = match(grid, fields, names, chosen, memory)
    rows, skipped = data_rows(grid, header)
    numbered = _column_of(columns, "uid")
    if numbered is not None:
        rows, skipped = _rescued(grid, header, rows, skipped, numbered)
    return Table(grid, header, columns, rows, skipped)


def _column_of(columns: Sequence[Matched], name: str) -> int | None:
    return next((c.at for c in columns if c.target and c.target.name == name), None)


def _rescued(
    grid: Grid, header: Header, rows: list[Row], skipped: list[Skipped], numbered: int
) -> tuple[list[Row], list[Skipped]]:
    """A row with a record's number is a record, even if it reads like a total or a note."""
    wrong = {
        one.number
        for one in skipped
        if one.number > header.last_row + 1
        and UID.fullmatch(str(grid.rows[one.number - 1][numbered]))
    }
    found = [*rows, *(Row(number, grid.rows[number - 1]) for number in wrong)]
    left = [one for one in skipped if one.number not in wrong]
    return sorted(found, key=lambda row: row.number), left


def _part_tables(
    ledger: Ledger, book: Book, main: Grid, names: Names
) -> Iterator[tuple[str, Table]]:
    """The sheets that bear the name of a part and say to which record their rows belong."""
    for rows in ledger.parts():
        grid = next((g for g in book.grids if g.name == rows.label and g is not main), None)
        if grid is None or rows.automatic:
            continue
        table = _table(grid, part_targets(rows), names, {})
        if {"uid", "record"} & set(table.fields):
            yield rows.name, table


def _read_rows(reading: Reading, table: Table, around: Around, progress: Progress) -> None:
    plan = _readers(table, around)
    numbered = _column_of(table.columns, "uid")
    for done, row in enumerate(table.rows):
        if done % _NEWS_EVERY == 0:
            progress(done, len(table.rows))
        draft = Draft(table.grid.name, row.number)
        if numbered is not None:
            number = str(row.cells[numbered]).strip()
            draft.uid = number if UID.fullmatch(number) else None
        for one, column, read in plan:
            cell = row.cells[one.at]
            if cell == "":
                continue
            try:
                value = read(cell)
            except UserError as error:
                _say(reading, draft, one, error.sentence, Degree.REJECTED)
                continue
            if value is None or value == ():
                continue
            if isinstance(column, TextField):
                _check_text(reading, draft, one, value)
            _put(draft, one, value)
        table.drafts.append(draft)
    progress(len(table.rows), len(table.rows))


def _readers(table: Table, around: Around) -> list[tuple[Matched, Column[Any], Read]]:
    own = "uid" in table.fields
    plan = []
    for one in table.columns:
        if one.target is None or not one.target.is_read or one.target.name in ("uid", "unit"):
            continue
        column = one.target.column
        is_percent = isinstance(column, PercentField)
        cells = [row.cells[one.at] for row in table.rows] if is_percent else []
        there = replace(around, own=own, title=one.title, cells=cells)
        is_key = one.target.name in ("row", "record")
        plan.append((one, column, parse_text if is_key else reader(column, there)))
    return plan


def _check_text(reading: Reading, draft: Draft, one: Matched, text: str) -> None:
    blank = blank_in(text)
    if blank:
        _say(
            *(reading, draft, one),
            sentence("“{blank}”像是还没有填的空，请核对", blank=blank),
            Degree.FLAGGED,
        )


def _say(reading: Reading, draft: Draft, one: Matched, message: Sentence, degree: Degree) -> None:
    trouble = Trouble(draft.sheet, draft.row, one.at, one.title, message, degree)
    reading.troubles.append(trouble)


def _put(draft: Draft, one: Matched, value: Any) -> None:
    target = one.target
    if target is not None and target.part:
        row = Draft(draft.sheet, draft.row, values={target.column.name: value})
        draft.parts.setdefault(target.part, []).append(row)
    elif target is not None:
        draft.values[target.name] = value


def _keep_steps(reading: Reading) -> None:
    """What a schedule says beside its months goes to the ledger's long text, where that is free."""
    columns = [target.column for target in targets(reading.ledger) if not target.part]
    schedule = next((c for c in columns if isinstance(c, ScheduleField)), None)
    long_text = next((c for c in columns if isinstance(c, LongTextField)), None)
    if schedule is None or long_text is None or long_text.name in reading.table.fields:
        return
    for draft in reading.drafts:
        text = draft.values.get(schedule.name)
        if text and draft.uid is None and any(step.text for step in read_schedule(text).steps):
            draft.values[long_text.name] = text


def _left_out(table: Table) -> Iterator[Trouble]:
    """Of the columns that hold something, those that go nowhere: nothing is dropped unsaid."""
    for one in table.columns:
        if (one.target and one.target.is_read) or not table.samples(one.at, 1):
            continue
        message = sentence("这一列没有对应的字段，没有导入")
        if one.target:
            message = sentence("这一列由程序自己计算，没有导入")
        place = (table.grid.name, table.header.last_row + 1, one.at, one.title)
        yield Trouble(*place, message, Degree.NOTED)
