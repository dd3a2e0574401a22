"""A month of the calendar on one sheet, to hang on a wall."""

import unicodedata
from datetime import date

from models.calendar.overview import Calendar, calendar_of
from models.office import Office
from models.periods import Period
from ui.dates import period_text
from ui.pages.calendar_words import LOOKS, day_name
from ui.printing.paper import (
    A3_ACROSS,
    A4_ACROSS,
    Block,
    Cell,
    Column,
    Heading,
    Paper,
    Paragraph,
    Table,
)
from ui.widgets.month_view import WEEKDAYS, weeks_of
from ui.words import say, tr

_SHOWN = 3
"""Things named in a day's box; all stand in the list below."""
_WIDE = 17
"""Room of a box's line in letters, of which a Han character takes two."""


def month_paper(office: Office, period: Period) -> Paper:
    """The month as a table of weeks, and below it everything that is missed or late."""
    found = calendar_of(office, period.start, period.end)
    rows = tuple(_week(found, period, week) for week in weeks_of(period.start))
    columns = tuple(Column(tr(name)) for name in WEEKDAYS)
    blocks: list[Block] = [Table(columns, rows)]
    if found.entries:
        blocks += [Heading(tr("本月事项")), _list(found)]
    else:
        blocks.append(Paragraph(tr("本月没有安排")))
    title = tr("制度日历")
    context = (office.name, period_text(period.code))
    printed = office.door.now.strftime("%Y-%m-%d %H:%M")
    return Paper("calendar", title, tuple(blocks), printed, context, sheets=(A4_ACROSS, A3_ACROSS))


def _week(found: Calendar, period: Period, week: list[date]) -> tuple[Cell, ...]:
    """Seven boxes of as many lines, so that the days' numbers stand in one line at the top."""
    boxes = [_box(found, period, day) for day in week]
    most = max(3, *map(len, boxes))
    return tuple(Cell("\n".join([*box, *["\u00a0"] * (most - len(box))])) for box in boxes)


def _box(found: Calendar, period: Period, day: date) -> list[str]:
    if not period.holds(day):
        return []
    entries = found.on(day)
    lines = [" ".join(filter(None, (str(day.day), day_name(found, day))))]
    lines += [_cut(say(entry.text)) for entry in entries[:_SHOWN]]
    if len(entries) > _SHOWN:
        lines.append(tr("还有 {n} 项").format(n=len(entries) - _SHOWN))
    return lines


def _cut(text: str) -> str:
    """As much of a text as a box is wide."""
    room = _WIDE
    for at, character in enumerate(text):
        room -= 2 if unicodedata.east_asian_width(character) in "WFA" else 1
        if room < 0:
            return f"{text[:at]}…"
    return text


def _list(found: Calendar) -> Table:
    columns = (
        Column(tr("日期"), 0.8),
        Column(tr("状态"), 0.8),
        Column(tr("事项"), 4),
        Column(tr("说明"), 2.4),
    )
    return Table(
        columns,
        tuple(
            (
                Cell(entry.day.isoformat()),
                Cell(tr(entry.standing.label), LOOKS[entry.standing]),
                Cell(say(entry.text), bold=entry.short),
                Cell(entry.note),
            )
            for entry in found.entries
        ),
    )
