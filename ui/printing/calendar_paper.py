"""A month of the calendar on one sheet, to hang on a wall."""

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

_SHOWN = 4
"""Things named in a day's box; all stand in the list below."""


def month_paper(office: Office, period: Period) -> Paper:
    """The month as a table of weeks, and below it everything that is missed or late."""
    found = calendar_of(office, period.start, period.end)
    rows = tuple(
        tuple(Cell(_box(found, period, day)) for day in week) for week in weeks_of(period.start)
    )
    blocks: list[Block] = [Table(tuple(Column(tr(name)) for name in WEEKDAYS), rows, roomy=True)]
    if found.entries:
        blocks += [Heading(tr("本月事项")), _list(found)]
    else:
        blocks.append(Paragraph(tr("本月没有安排")))
    title = tr("制度日历")
    context = (office.name, period_text(period.code))
    printed = office.door.now.strftime("%Y-%m-%d %H:%M")
    return Paper("calendar", title, tuple(blocks), printed, context, sheets=(A4_ACROSS, A3_ACROSS))


def _box(found: Calendar, period: Period, day: date) -> str:
    if not period.holds(day):
        return ""
    entries = found.on(day)
    lines = [" ".join(filter(None, (str(day.day), day_name(found, day))))]
    lines += [say(entry.text) for entry in entries[:_SHOWN]]
    if len(entries) > _SHOWN:
        lines.append(tr("还有 {n} 项").format(n=len(entries) - _SHOWN))
    return "\n".join(lines)


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
