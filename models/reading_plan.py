"""读书计划: who is to read which book by when, entered for many people at once."""

import calendar
from collections.abc import Iterable, Sequence
from datetime import date

from models import store
from models.burden_meter import give
from models.door import Door
from models.ledgers.addressing import in_sight
from models.ledgers.books import Book
from models.ledgers.readings import MeasuredIn, Reading, ReadingStep
from models.record import among, tuples
from models.sources import Source


def planned_books(year: int) -> list[Book]:
    """The books in sight that have a month of this year, in the order of their months."""
    months = Book.plan_month.between(f"{year}-01", f"{year}-12")
    query = Book.select().where(in_sight(Book), ~Book.deleted, Book.complete, months)
    return list(query.order_by(Book.plan_month, Book.title, Book.uid))


def plan_readings(
    door: Door, people: Sequence[str], books: Iterable[Book], spread: int = 1
) -> list[Reading]:
    """Readings to be stored: every person and book, due at the end of the book's month.

    A book is spread over `spread` months up to its own, each with its share. What is planned
    already stays as it is; a reading that has no plan yet gets this one.
    """
    found = []
    for book in books:
        if book.plan_month is None:
            continue
        held = _held(door.unit, people, book.uid)
        for person in people:
            reading = held.get(person) or new_reading(door, person, book)
            if reading.rev == 0 or (reading.due_on is None and not reading.steps):
                _plan(reading, book, spread)
                give(reading, Source.TIES)
                found.append(reading)
    return found


def new_reading(door: Door, person: str, book: Book) -> Reading:
    """A reading that is not stored yet, in the measure that the book is known in."""
    reading = door.new(Reading, person=person, book=book.uid)
    reading.measured_in = measure_of(book)
    return reading


def measure_of(book: Book) -> MeasuredIn | None:
    if book.chapters:
        return MeasuredIn.CHAPTERS
    return MeasuredIn.PAGES if book.pages else None


def length_of(book: Book, measured_in: MeasuredIn | None) -> int | None:
    """How many chapters or pages there are to be read."""
    return {MeasuredIn.CHAPTERS: book.chapters, MeasuredIn.PAGES: book.pages}.get(
        measured_in or measure_of(book) or MeasuredIn.CHAPTERS
    )


def month_end(month: str) -> date:
    """The last day of "2026-09"."""
    year, number = map(int, month.split("-"))
    return date(year, number, calendar.monthrange(year, number)[1])


def _held(unit: str, people: Sequence[str], book: str) -> dict[str, Reading]:
    query = Reading.select(Reading.uid).where(
        *(Reading.unit == unit, Reading.book == book, ~Reading.deleted),
        among(Reading.person, people),
    )
    found = store.load(Reading, [uid for (uid,) in tuples(query)])
    return {reading.person or "": reading for reading in found}


def _plan(reading: Reading, book: Book, spread: int) -> None:
    last = book.plan_month or ""
    reading.due_on = month_end(last)
    length = length_of(book, reading.measured_in)
    months = [_months_before(last, back) for back in range(max(spread, 1) - 1, -1, -1)]
    for number, month in enumerate(months, 1):
        target = -(-length * number // len(months)) if length else None
        reading.steps.append(ReadingStep(month=month, read_target=target))


def _months_before(month: str, back: int) -> str:
    year, number = map(int, month.split("-"))
    whole = year * 12 + number - 1 - back
    return f"{whole // 12}-{whole % 12 + 1:02d}"
