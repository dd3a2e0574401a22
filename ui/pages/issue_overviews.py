"""盘点表 and 月调度: the stock of issues on a day, and how they stand in a month."""

from datetime import date

from models.office import Office
from models.periods import MONTH_NAMES, Period, month_of
from models.scheduling import Scheduled, Which, counted, schedule_of
from models.stock_taking import Balance, By, OpenIssue, StockSheet, stock_sheet
from ui.dates import day_text, long_day_text
from ui.glyphs import OVERDUE, Tone
from ui.pages.told_page import Asked, Choices, Told
from ui.states import days_text, look_of
from ui.widgets.plain_table import Cell, Heading, Line
from ui.words import tr

LIST = "list"
"""The segment that shows the issues themselves instead of a balance."""


def stock_choices() -> Choices:
    segments = [(LIST, tr("未销号问题")), *((by.value, tr(by.label)) for by in By)]
    return Choices(tuple(segments), "盘点日期")


def tell_stock(office: Office, asked: Asked) -> Told:
    """The chosen side on the screen; on paper the balance first, then the issues."""
    day = asked.day or office.door.today
    by = By.UNIT if asked.choice in ("", LIST) else By[asked.choice.upper()]
    sheet = stock_sheet(office, day, None, asked.units, by)
    context = tr("{since}至{day}").format(
        since=long_day_text(sheet.since), day=long_day_text(sheet.on)
    )
    said = _sum(sheet.total)
    issues, balance = _issues(sheet), _balance(sheet)
    if asked.choice in ("", LIST):
        return Told(*issues, said, context, below=(Told(*balance, title=tr(by.label)),))
    return Told(*balance, said, context, below=(Told(*issues, title=tr("未销号问题")),))


def _sum(total: Balance) -> str:
    return tr(
        "期初 {opening} + 新登记 {found} + 重新整改 {reopened} − 销号 {closed} − 移出 {removed}"
        " = 期末未销号 {closing}，其中超期 {overdue}"
    ).format(
        **{"opening": total.opening, "found": total.found, "reopened": total.reopened},
        **{"closed": total.closed, "removed": total.removed, "closing": total.closing},
        overdue=total.overdue,
    )


def _balance(sheet: StockSheet) -> tuple[tuple[Heading, ...], tuple[Line, ...]]:
    titles = ("期初", "新登记", "重新整改", "销号", "移出", "期末未销号", "超期")
    headings = (
        Heading(tr(sheet.by.label)),
        *(Heading(tr(title), 92, right=True) for title in titles),
    )
    rows = [(row.key, tr(row.name), row.balance) for row in sheet.rows]
    lines = [
        Line(key or "-", (Cell(name), *_counts(balance)), alarm=balance.overdue > 0)
        for key, name, balance in rows
    ]
    if len(rows) > 1:
        lines.append(Line("total", (Cell(tr("合计")), *_counts(sheet.total))))
    return headings, tuple(lines)


def _counts(balance: Balance) -> list[Cell]:
    numbers = (
        *(balance.opening, balance.found, balance.reopened, balance.closed, balance.removed),
        balance.closing,
    )
    late = Cell(str(balance.overdue), tone=Tone.DANGER if balance.overdue else Tone.HINT)
    return [*(Cell(str(n), tone=Tone.PLAIN if n else Tone.HINT) for n in numbers), late]


def _issues(sheet: StockSheet) -> tuple[tuple[Heading, ...], tuple[Line, ...]]:
    several = len({issue.unit for issue in sheet.issues}) > 1
    headings = (
        Heading(tr("编号"), 84),
        *([Heading(tr("单位"), 120)] if several else []),
        Heading(tr("问题")),
        Heading(tr("责任人"), 84),
        Heading(tr("状态"), 92),
        Heading(tr("时限"), 92),
        Heading(tr("剩余"), 92),
    )
    return headings, tuple(_issue(issue, sheet.on, several) for issue in sheet.issues)


def _issue(issue: OpenIssue, on: date, several: bool) -> Line:
    late = issue.days is not None and issue.days < 0
    cells = (
        Cell(issue.issue_no),
        *([Cell(issue.unit_name)] if several else []),
        Cell(issue.problem),
        Cell(issue.owner),
        Cell(tr(issue.stage.label), look_of(issue.stage)),
        Cell(str(issue.due_on or "—")),
        Cell(days_text(issue.due_on, on), OVERDUE if late else None, boxed=False),
    )
    return Line(f"issues {issue.uid}", cells, alarm=late)


# 月调度


def schedule_choices() -> Choices:
    return Choices(tuple((which.value, tr(which.label)) for which in Which))


def month_meant(period: Period, today: date) -> Period:
    """The last month of the period that has begun."""
    if period.start > today:
        return Period(period.year, period.first, period.first)
    return month_of(min(period.end, today))


def tell_schedule(office: Office, asked: Asked) -> Told:
    today = office.door.today
    month = month_meant(asked.period, today)
    found = schedule_of(office, month, asked.units)
    which = Which[(asked.choice or Which.ALL.value).upper()]
    shown = [one for one in found if one.is_of(which, month)]
    counts = counted(found, month)
    context = tr("{year}年{period}").format(
        year=month.year, period=tr(MONTH_NAMES[month.first - 1])
    )
    said = tr("{n} 个问题：超期 {late}，本月到期 {due}，本月无进展 {quiet}，本月销号 {closed}")
    several = len({one.unit_name for one in found}) > 1
    return Told(
        _schedule_headings(several),
        tuple(_scheduled(one, min(month.end, today), several) for one in shown),
        said.format(
            n=len(found),
            late=counts[Which.LATE],
            due=counts[Which.DUE],
            quiet=counts[Which.QUIET],
            closed=counts[Which.CLOSED],
        ),
        context,
        counts={kind.value: counts[kind] for kind in Which},
        words={f"issues {one.uid}": text for one in shown if (text := _measures(one))},
    )


def _schedule_headings(several: bool) -> tuple[Heading, ...]:
    return (
        Heading(tr("编号"), 84),
        *([Heading(tr("单位"), 120)] if several else []),
        Heading(tr("问题")),
        Heading(tr("责任人"), 76),
        Heading(tr("状态"), 92),
        Heading(tr("时限"), 80),
        Heading(tr("剩余"), 88),
        Heading(tr("措施"), 56, right=True),
        Heading(tr("本月动态")),
    )


def _scheduled(one: Scheduled, day: date, several: bool) -> Line:
    late = not one.closed and one.days is not None and one.days < 0
    remaining = "—" if one.closed else days_text(one.due_on, day)
    quiet = tr("共 {n} 次").format(n=one.moved) if one.moved > 1 else ""
    moved = Cell(tr(one.latest), quiet=quiet) if one.moved else Cell(tr("无"), tone=Tone.WARN)
    cells = (
        Cell(one.issue_no),
        *([Cell(one.unit_name)] if several else []),
        Cell(one.problem),
        Cell(one.owner),
        Cell(tr(one.stage.label), look_of(one.stage)),
        Cell(day_text(one.due_on)),
        Cell(remaining, OVERDUE if late else None, boxed=False),
        Cell(f"{one.measures_done}/{one.measures}" if one.measures else "—"),
        moved,
    )
    return Line(f"issues {one.uid}", cells, alarm=late or bool(one.late_measures))


def _measures(one: Scheduled) -> str:
    """The measures that are late, and those that this month is to see done."""
    told = (
        (tr("{no} 过期未完成的措施：{texts}"), one.late_measures),
        (tr("{no} 本月到期的措施：{texts}"), one.due_measures),
    )
    return "\n".join(
        text.format(no=one.issue_no, texts="；".join(some)) for text, some in told if some
    )
