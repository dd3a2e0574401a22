"""How entries of the calendar look and read, the same in the month, in lists and on paper."""

from datetime import date

from models.calendar.entries import Entry, Standing
from models.calendar.overview import Calendar
from models.ledgers import ledger_named
from models.ledgers.holidays import HolidayKind
from ui.dates import day_text
from ui.glyphs import DONE, EXEMPT, OVERDUE, PLANNED, Look
from ui.states import days_text
from ui.widgets.month_view import DayLine, MonthDay
from ui.widgets.plain_table import Cell, Heading, Line
from ui.words import say, tr

LOOKS: dict[Standing, Look] = {
    Standing.MISSED: OVERDUE,
    Standing.OVERDUE: OVERDUE,
    Standing.DUE: PLANNED,
    Standing.EXPLAINED: EXEMPT,
    Standing.DONE: DONE,
}


def month_days(calendar: Calendar, days: list[date]) -> dict[date, MonthDay]:
    """What the month's view shows on each of these days."""
    lines: dict[date, list[DayLine]] = {day: [] for day in days}
    for entry in calendar.entries:
        if entry.day in lines:
            lines[entry.day].append(DayLine(say(entry.text), LOOKS[entry.standing]))
    return {
        day: MonthDay(tuple(some), calendar.workdays.worked(day), day_name(calendar, day))
        for day, some in lines.items()
    }


def day_name(calendar: Calendar, day: date) -> str:
    """休 国庆节 or 班 国庆节, as the table of holidays has it."""
    named = calendar.workdays.named(day)
    if named is None:
        return ""
    kind, name = named
    mark = tr("休") if kind is HolidayKind.HOLIDAY else tr("班")
    return f"{mark} {name}".strip()


def ledger_title(entry: Entry) -> str:
    ledger = ledger_named(entry.ledger)
    return tr(ledger.title) if ledger else tr("报送包")


def day_headings() -> list[Heading]:
    return [Heading(tr("状态"), 72), Heading(tr("事项"))]


def day_line(entry: Entry) -> Line:
    cells = (_state(entry), Cell(say(entry.text), quiet=entry.note))
    return Line(entry.key, cells, alarm=entry.short)


def list_headings() -> tuple[Heading, ...]:
    return (
        Heading(tr("日期"), 84),
        Heading(tr("状态"), 84),
        Heading(tr("事项")),
        Heading(tr("台账"), 110),
        Heading(tr("剩余"), 84),
    )


def list_line(entry: Entry, today: date) -> Line:
    open_ = entry.short or entry.standing is Standing.DUE
    left = days_text(entry.day, today) if open_ else ""
    return Line(
        entry.key,
        (
            Cell(day_text(entry.day)),
            _state(entry),
            Cell(say(entry.text), quiet=entry.note),
            Cell(ledger_title(entry)),
            Cell(left, OVERDUE, boxed=False) if entry.short else Cell(left),
        ),
        alarm=entry.short,
    )


def _state(entry: Entry) -> Cell:
    return Cell(tr(entry.standing.label), LOOKS[entry.standing])
