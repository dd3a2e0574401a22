"""Reads a spreadsheet for a ledger: what each row says, and what is wrong with its cells."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from models.cells import parse_text
from models.fields import LongTextField, ScheduleField
from models.ledger import Ledger
from models.office import Office
from models.progress import Progress, silent
from models.schedule import read_schedule
from models.sheets.doubts import doubts_of_rows
from models.sheets.grid import Book, Grid, read_book
from models.sheets.headers import Header, Row, Skipped, data_rows, find_next_header
from models.sheets.mapping import (
    Matched,
    Memory,
    Target,
    letter,
    match,
    part_targets,
    targets,
    wanted,
)
from models.sheets.measures import measures_above
from models.sheets.naming import UID, Names
from models.sheets.readers import Around
from models.sheets.rows import RowReader
from models.sheets.tables import Reading, Table
from models.sheets.troubles import Degree, Trouble
from models.sheets.years import year_meant
from models.words import sentence


def read_sheet(
    office: Office,
    ledger: Ledger,
    path: Path,
    *,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
    year: int | None = None,
    usual_year: int | None = None,
    create_people: bool = True,
    progress: Progress = silent,
) -> Reading:
    """Read a file's rows as records of a ledger.

    `mapping` is column title → field name, "" for a column that is left out. `year` is meant where
    a date has none; unless it is chosen, the one that the table names above its header, then the
    usual one, this year. UserError when the file cannot be read at all.
    """
    book = read_book(path)
    grid = book.grid(sheet)
    memory, names = Memory(ledger), Names(office.unit)
    table = _table(grid, targets(ledger), names, mapping or {}, memory)
    usual = usual_year or office.door.today.year
    meant = year_meant(grid, table.header, path.stem, year, usual)
    part_tables = dict(_part_tables(ledger, book, grid, names))
    reading = Reading(path, ledger, book, table, part_tables, names, meant, memory)
    above = [parse_text(cell) for row in grid.rows[: table.header.first_row] for cell in row]
    around = Around(names, meant.year, create_people, measures=measures_above(above))
    if "uid" not in table.fields:
        reading.troubles += _doubts(reading, targets(ledger))
    RowReader(reading, table, around).run(progress)
    for rows in ledger.parts():
        if rows.name in part_tables:
            RowReader(reading, part_tables[rows.name], around).run(silent)
    _keep_steps(reading)
    if "uid" not in table.fields:
        reading.troubles += _left_out(table)
        reading.troubles += _not_read(reading)
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


def _doubts(reading: Reading, fields: Sequence[Target]) -> Iterator[Trouble]:
    """What is doubtful about the rows; below a second header of another table nothing is read."""
    table = reading.table
    again = find_next_header(table.rows, table.header, [wanted(target, {}) for target in fields])
    while again is not None:
        index, is_same = again
        row = table.rows[index]
        del table.rows[index : None if not is_same else index + 1]
        if not is_same:
            message = sentence("从这一行起是另一张表，没有导入，请分成两个文件")
            yield Trouble(table.grid.name, row.number, None, "", message, Degree.REJECTED)
        rest = table.rows[index:]
        again = find_next_header(rest, table.header, [wanted(target, {}) for target in fields])
        again = (index + again[0], again[1]) if again else None
    titles = {one.at: one.title for one in table.columns}
    for number, at, message, degree in doubts_of_rows(
        table.grid, table.header, table.columns, table.rows, table.skipped
    ):
        title = "" if at is None else titles.get(at, letter(at))
        yield Trouble(table.grid.name, number, at, title, message, degree)


def _not_read(reading: Reading) -> Iterator[Trouble]:
    """What concerns the whole table: sheets that stayed closed, and a year that nobody wrote."""
    table, meant = reading.table, reading.meant
    place = (table.grid.name, table.header.last_row + 1, None, "")
    parts = {one.grid.name for one in reading.part_tables.values()} | {table.grid.name}
    others = [g.name for g in reading.book.grids if g.name not in parts and not g.hidden]
    if others:
        names = "、".join(others)
        message = sentence("没有导入的工作表还有：{names}", names=names)
        yield Trouble(*place, message, Degree.NOTED)
    if "year" in {c.name for c in reading.ledger.fields()} - set(table.fields):
        if meant.clashes:
            message = sentence(
                "按 {year} 年录入，可是表上写的是 {stated} 年，请核对",
                year=meant.year,
                stated=meant.stated,
            )
            yield Trouble(*place, message, Degree.FLAGGED)
        elif meant.is_doubtful:
            message = sentence("表上没有写年度，按 {year} 年录入", year=meant.year)
            yield Trouble(*place, message, Degree.NOTED)


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
