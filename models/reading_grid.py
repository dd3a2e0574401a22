"""读书进度: people by books, or by months, to be typed into like a spreadsheet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models import reading_words as words
from models import store
from models.block_edits import Block, Fault
from models.cells import parse_date
from models.door import Door
from models.errors import UserError
from models.ledgers.books import Book
from models.ledgers.people import Person
from models.ledgers.readings import MeasuredIn, Reading, ReadingState, ReadingStep
from models.listing import names_of
from models.reading_plan import month_end, new_reading, planned_books
from models.record import among, tuples
from models.rosters import people_of


@dataclass(frozen=True)
class GridColumn:
    """A book and the month to which what is typed belongs ("2026-09")."""

    book: str
    title: str
    month: str
    chapters: int | None = None
    pages: int | None = None

    def length(self, measured_in: MeasuredIn | None) -> int | None:
        """How much there is to read, in the measure of a reading or else of the book."""
        if measured_in is None:
            return self.chapters or self.pages
        return self.chapters if measured_in is MeasuredIn.CHAPTERS else self.pages


@dataclass(frozen=True)
class GridCell:
    """How far a person is: `progress` of `target`. `reading` is empty where there is none yet.

    `length` is the whole book's, in the reading's own measure.
    """

    reading: str = ""
    length: int | None = None
    progress: int | None = None
    target: int | None = None
    finished_on: date | None = None
    state: ReadingState | None = None
    is_read: bool = False

    @property
    def is_finished(self) -> bool:
        return self.state in (ReadingState.READ, ReadingState.MADE_UP)

    @property
    def typed(self) -> str:
        """The text that, typed into another cell, says the same."""
        if self.finished_on is not None:
            return self.finished_on.isoformat()
        return "" if self.progress is None else str(self.progress)


@dataclass(frozen=True)
class GridRow:
    """A person; `ticked` counts the books of the row that are finished, `read` those proved too."""

    person: str
    name: str
    cells: tuple[GridCell, ...]

    @property
    def ticked(self) -> int:
        return sum(cell.is_finished for cell in self.cells)

    @property
    def read(self) -> int:
        return sum(cell.is_read for cell in self.cells)


@dataclass(frozen=True)
class ReadingGrid:
    unit: str
    year: int
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]


def by_book(unit: str, year: int, month: str, today: date) -> ReadingGrid:
    """People by the books of a year: those that have a month in it, or are read in it."""
    books = {book.uid: book for book in planned_books(year)}
    start, end = date(year, 1, 1), date(year, 12, 31)
    here = Reading.due_on.between(start, end) | Reading.finished_on.between(start, end)
    query = Reading.select(Reading.book).where(Reading.unit == unit, ~Reading.deleted, here)
    others = {uid for (uid,) in tuples(query.distinct())} - books.keys()
    books |= {book.uid: book for book in store.load(Book, sorted(uid for uid in others if uid))}
    columns = [_column(book, month) for book in books.values() if not book.deleted]
    return _grid(unit, year, columns, today, whole=True)


def month_by_month(unit: str, year: int, today: date, book: str = "") -> ReadingGrid:
    """People by months: of one book, or of the book that each month is meant for."""
    months = [f"{year}-{number:02d}" for number in range(1, 13)]
    if book:
        found = store.load(Book, [book])
        columns = [_column(one, month) for one in found for month in months]
        return _grid(unit, year, columns, today, whole=False)
    meant: dict[str, Book] = {}
    for one in planned_books(year):
        kept = meant.get(one.plan_month or "")
        if kept is None or (str(one.kind), str(kept.kind)) == ("required", "reference"):
            meant[one.plan_month or ""] = one
    columns = [
        _column(meant[month], month) if month in meant else GridColumn("", "", month)
        for month in months
    ]
    return _grid(unit, year, columns, today, whole=True)


def _column(book: Book, month: str) -> GridColumn:
    return GridColumn(book.uid, book.title or "", month, book.chapters, book.pages)


def _grid(
    unit: str, year: int, columns: Sequence[GridColumn], today: date, whole: bool
) -> ReadingGrid:
    """`whole` cells tell of the book as far as it is read, others of their own month alone."""
    held = _readings(unit, {column.book for column in columns if column.book})
    people = dict.fromkeys([*people_of(unit, today), *(person for person, _ in held)])
    names = names_of("people", people)
    rows = [
        GridRow(
            person,
            names.get(person, person[-8:]),
            tuple(_cell(held.get((person, column.book)), column, whole) for column in columns),
        )
        for person in people
    ]
    return ReadingGrid(unit, year, tuple(columns), tuple(rows))


def _readings(unit: str, books: Iterable[str]) -> dict[tuple[str, str], Reading]:
    gone = Person.select(Person.uid).where(Person.deleted)
    query = Reading.select(Reading.uid).where(
        *(Reading.unit == unit, ~Reading.deleted, among(Reading.book, sorted(books))),
        Reading.person.not_in(gone),
    )
    found = store.load(Reading, [uid for (uid,) in tuples(query.order_by(Reading.uid))])
    return {(one.person or "", one.book or ""): one for one in found}


def _cell(reading: Reading | None, column: GridColumn, whole: bool) -> GridCell:
    length = column.length(reading.measured_in if reading else None)
    if reading is None:
        return GridCell(length=length, target=length if whole else None)
    steps = [step for step in reading.steps if whole or step.month == column.month]
    reached = [step.read_progress for step in steps if step.read_progress is not None]
    targets = [step.read_target for step in steps if step.read_target is not None]
    ended = reading.ended_on
    here = whole or (ended is not None and f"{ended:%Y-%m}" == column.month)
    return GridCell(
        reading=reading.uid,
        length=length,
        progress=max(reached, default=None),
        target=length if whole else max(targets, default=None),
        finished_on=reading.finished_on if here else None,
        state=reading.state if here or (not whole and reached) else None,
        is_read=bool(reading.is_read) and here,
    )


# What is typed.


@dataclass(frozen=True)
class Entry:
    """What a text says: how far, or that it is finished; neither clears the cell."""

    progress: int | None = None
    finished_on: date | None = None


def read_entry(text: str, column: GridColumn, length: int | None, today: date) -> Entry:
    """A chapter or page, "完" for the month's end or today, or the day itself; UserError else."""
    plain = text.strip().casefold()
    if not column.book:
        raise UserError("这个月没有安排书，先在书目里写计划月份")
    if not plain:
        return Entry()
    if plain in words.FINISHED:
        return Entry(length, min(today, month_end(column.month)))
    bare = plain.removeprefix(words.ORDINAL).rstrip(words.COUNTED)
    if bare.isdecimal() and len(bare) < 6:
        return _counted(int(bare), column, length, today)
    try:
        day = parse_date(plain, int(column.month[:4]))
    except UserError:
        day = None
    if day is None:
        raise UserError("“{text}”看不懂，写读到第几章（页），读完写“完”或日期", text=text)
    if day > today:
        raise UserError("读完日期 {day} 还没有到", day=day)
    return Entry(length, day)


def _counted(number: int, column: GridColumn, length: int | None, today: date) -> Entry:
    if length is None or number < length:
        return Entry(number)
    if number > length:
        raise UserError(
            "《{title}》一共 {most}，不能写 {n}", title=column.title, most=length, n=number
        )
    return Entry(number, min(today, month_end(column.month)))


def write_cells(door: Door, grid: ReadingGrid, typed: Sequence[tuple[int, int, str]]) -> Block:
    """Read (row, column, text) into readings, to be stored together; what did not fit is told."""
    result = Block()
    books = {book.uid: book for book in store.load(Book, sorted({c.book for c in grid.columns}))}
    uids = {grid.rows[row].cells[at].reading for row, at, _ in typed}
    held = {one.uid: one for one in store.load(Reading, sorted(uids - {""}))}
    fresh: dict[tuple[str, str], Reading] = {}
    changed: dict[str, Reading] = {}
    for row, at, text in typed:
        line, column = grid.rows[row], grid.columns[at]
        try:
            entry = read_entry(text, column, line.cells[at].length, door.today)
        except UserError as error:
            result.faults.append(Fault(row + 1, column.title or column.month, text, error.sentence))
            continue
        reading = held.get(line.cells[at].reading) or fresh.get((line.person, column.book))
        if reading is None:
            if entry == Entry():
                continue
            reading = _begun(door, line.person, books[column.book])
            fresh[line.person, column.book] = reading
        _enter(reading, entry, column, line.cells[at])
        changed[reading.uid] = reading
        result.cells += 1
    result.records = list(changed.values())
    return result


def _begun(door: Door, person: str, book: Book) -> Reading:
    reading = new_reading(door, person, book)
    if book.plan_month:
        reading.due_on = month_end(book.plan_month)
    return reading


def _enter(reading: Reading, entry: Entry, column: GridColumn, cell: GridCell) -> None:
    if entry == Entry():
        _clear(reading, column, cell)
        return
    if entry.finished_on is not None or cell.finished_on is not None:
        reading.finished_on = entry.finished_on
    step = next((step for step in reading.steps if step.month == column.month), None)
    if step is None and entry.progress is not None:
        step = ReadingStep(month=column.month)
        reading.steps = sorted([*reading.steps, step], key=lambda step: step.month or "")
    if step is not None and entry.progress is not None:
        step.read_progress = entry.progress


def _clear(reading: Reading, column: GridColumn, cell: GridCell) -> None:
    """Take back what the cell shows: that it is finished, else how far it is."""
    if cell.finished_on is not None:
        reading.finished_on = None
    for step in reading.steps:
        if step.month == column.month or step.read_progress == cell.progress:
            step.read_progress = None
    reading.steps = [step for step in reading.steps if step.read_target or step.read_progress]
