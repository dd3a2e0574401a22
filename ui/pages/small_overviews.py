"""五多对比, 信息得分, 任务进度, 任职查询 and 月报: what is read off the small ledgers."""

from collections.abc import Callable, Mapping, Sequence

from models.burden_sheet import BurdenLine, burden_sheet
from models.commentary import shown_value
from models.figures import units_in
from models.figures.figure import Tally
from models.leading_group import Holder, career, holders_on
from models.ledgers.appointments import Appointment
from models.ledgers.month_reports import MONTH_REPORTS, MonthReport
from models.ledgers.news_items import AdoptedLevel
from models.listing import Listing, names_of, uids
from models.news_totals import NewsLine, news_totals
from models.office import Office
from models.store import load
from models.target_progress import TargetLine, target_lines
from ui.dates import day_text, long_day_text, period_text
from ui.glyphs import DONE, SOON, Tone
from ui.pages.told_page import Asked, Choices, Told, ToldPage
from ui.widgets.plain_table import Cell, Heading, Line
from ui.words import tr

KINDS, UNITS = "kinds", "units"


def burden_choices() -> Choices:
    return Choices(((KINDS, tr("按项目")), (UNITS, tr("按单位"))))


def tell_burdens(office: Office, asked: Asked) -> Told:
    """This period, the same months of last year, and what has changed."""
    sheet = burden_sheet(office, asked.period, asked.units)
    rows = sheet.units if asked.choice == UNITS else sheet.kinds
    first = tr("单位") if asked.choice == UNITS else tr("五多种类")
    headings = (
        Heading(first),
        *(
            Heading(title, 110, right=True)
            for title in (tr("本期数"), tr("上年同期"), tr("增减"), tr("同比"))
        ),
    )
    lines = (*(_burden(one) for one in rows), _burden(sheet.total))
    total = sheet.total
    said = tr("本期 {now} 件次，上年同期 {before} 件次，增减 {change}，同比 {share}").format(
        now=total.now, before=total.before, change=_signed(total.change), share=total.share
    )
    if sheet.silent:
        missing = tr("上年同期有、本期还没有登记的 {n} 项，没有算在内").format(n=sheet.silent)
        said = tr("{first}；{second}").format(first=said, second=missing)
    return Told(headings, lines, said, period_text(asked.period.code))


def _burden(one: BurdenLine) -> Line:
    tone = Tone.DANGER if one.change > 0 else Tone.OK if one.change < 0 else Tone.PLAIN
    return Line(
        one.key or "total",
        (
            Cell(tr(one.name)),
            Cell(str(one.now)),
            Cell(str(one.before)),
            Cell(_signed(one.change), tone=tone),
            Cell(one.share, tone=tone),
        ),
    )


def _signed(number: int) -> str:
    return f"+{number}" if number > 0 else str(number)


# 信息得分


def tell_news(office: Office, asked: Asked) -> Told:
    """A row a unit, the highest score first."""
    told = news_totals(office, asked.period, asked.units)
    headings = (
        Heading(tr("名次"), 56, right=True),
        Heading(tr("单位")),
        Heading(tr("报送信息"), 92, right=True),
        Heading(tr("采用信息"), 92, right=True),
        *(Heading(tr(level.label), 80, right=True) for level in AdoptedLevel),
        Heading(tr("信息得分"), 92, right=True),
    )
    lines = tuple(_news(one, told) for one in told)
    said = tr("报送 {sent} 条，采用 {adopted} 次，得分 {score}").format(
        sent=sum(one.sent for one in told),
        adopted=sum(one.adopted for one in told),
        score=sum(one.score for one in told),
    )
    return Told(headings, lines, said, period_text(asked.period.code))


def _news(one: NewsLine, all_of_them: Sequence[NewsLine]) -> Line:
    """Those of the same score share a place."""
    place = 1 + sum(other.score > one.score for other in all_of_them)
    counts = (one.sent, one.adopted, *(one.levels.get(level, 0) for level in AdoptedLevel))
    return Line(
        one.unit,
        (
            Cell(str(place)),
            Cell(one.name),
            *(_count(count) for count in counts),
            Cell(str(one.score)),
        ),
    )


def _count(number: int) -> Cell:
    return Cell(str(number), tone=Tone.PLAIN if number else Tone.HINT)


# 任务进度


def tell_targets(office: Office, asked: Asked) -> Told:
    """全年任务, 本期, 累计, 完成进度: figure by figure, each unit that has a target."""
    told = target_lines(office, asked.period, asked.units)
    several = len({one.unit for one in told}) > 1
    headings = (
        Heading(tr("指标")),
        *([Heading(tr("单位"), 140)] if several else []),
        *(
            Heading(title, 100, right=True)
            for title in (tr("全年任务"), tr("本期"), tr("累计"), tr("完成进度"))
        ),
        Heading(tr("进度判断"), 110),
    )
    lines = tuple(_target(one, several) for one in told)
    behind = sum(one.behind for one in told)
    said = tr("{n} 项年度任务，{behind} 项落后于时间进度").format(n=len(told), behind=behind)
    return Told(headings, lines, said, period_text(asked.period.code))


def _target(one: TargetLine, several: bool) -> Line:
    measure = "" if one.figure.tally is Tally.RATE else tr(one.figure.measure)
    pace = Cell(tr("落后"), SOON) if one.behind else Cell(tr("按进度"), DONE)
    return Line(
        f"{one.figure.name}/{one.unit}",
        (
            Cell(tr(one.figure.label), quiet=measure),
            *([Cell(one.unit_name)] if several else []),
            *(Cell(shown_value(one.figure, some)) for some in (one.target, one.done, one.so_far)),
            Cell(one.share),
            pace,
        ),
    )


# 任职查询


def holder_choices() -> Choices:
    return Choices(day="查询日期")


def tell_holders(office: Office, asked: Asked) -> Told:
    """Everybody with a post on a day; under the table, all that the current one has ever been."""
    day = asked.day or office.door.today
    told = holders_on(office, day, units_in(asked.units, office.unit))
    several = len({one.unit for one in told}) > 1
    headings = (
        Heading(tr("姓名"), 100),
        *([Heading(tr("单位"), 140)] if several else []),
        Heading(tr("职务")),
        Heading(tr("职级"), 80),
        Heading(tr("领导小组职务"), 150),
    )
    lines = tuple(_holder(one, several) for one in told)
    said = tr("{day}在任 {n} 人").format(day=long_day_text(day), n=len(told))
    words = {f"people {one.uid}": _career(one) for one in told}
    return Told(headings, lines, said, long_day_text(day), words=words)


def _holder(one: Holder, several: bool) -> Line:
    return Line(
        f"people {one.uid}",
        (
            Cell(one.name),
            *([Cell(one.unit_name)] if several else []),
            Cell("、".join(one.posts)),
            Cell(tr(one.rank.label) if one.rank else ""),
            Cell("、".join(tr(role.label) for role in one.roles)),
        ),
    )


def _career(one: Holder) -> str:
    told = "；".join(_term(held) for held in career(one.uid))
    return tr("{name}的任职：{terms}").format(name=one.name, terms=told)


def _term(held: Appointment) -> str:
    role = tr(held.group_role.label) if held.group_role else ""
    what = " ".join(filter(None, (held.department, held.post, role)))
    begun = str(held.from_on or "")
    if held.to_on is None:
        return tr("{begin} 至今 {what}").format(begin=begun, what=what)
    return tr("{begin} 至 {end} {what}").format(begin=begun, end=held.to_on, what=what)


# 月报


class MonthReportsPage(ToldPage):
    """Month reports as they were signed and sent; they are written where the month is sent."""

    def show_record(self, uid: str) -> None:
        self.refresh()
        if self.table is not None:
            self.table.go_to(f"month_reports {uid}")
            self.table.setFocus()

    def open(self, key: str) -> None:
        """There is no more to see of one than its line and the words under it."""


def tell_month_reports(office: Office, asked: Asked) -> Told:
    """A row a report; the current one's nil answers and explanations in words."""
    units = set(units_in(asked.units, office.unit))
    wanted = Listing(MONTH_REPORTS, period=asked.period, order="month", descending=True)
    held = [one for one in load(MonthReport, uids(wanted)) if one.unit in units]
    names = names_of("units", {one.unit for one in held})
    headings = (
        Heading(tr("单位")),
        Heading(tr("月份"), 84),
        *(
            Heading(tr(column.label), 96)
            for column in (MonthReport.filler, MonthReport.reviewer, MonthReport.leader)
        ),
        Heading(tr("签字日期"), 96),
        Heading(tr("本月无"), 76, right=True),
        Heading(tr("情况说明"), 84, right=True),
    )
    lines = tuple(_report(one, names.get(one.unit, "")) for one in held)
    words = {f"month_reports {one.uid}": _said(one) for one in held}
    said = tr("{n} 份月报；在“报送”里填写和签字，这里只看").format(n=len(held))
    return Told(headings, lines, said, period_text(asked.period.code), words=words)


def _report(one: MonthReport, name: str) -> Line:
    people = (one.filler, one.reviewer, one.leader)
    return Line(
        f"month_reports {one.uid}",
        (
            Cell(name),
            Cell(one.month or ""),
            *(Cell(person or "—") for person in people),
            Cell(day_text(one.signed_on)),
            _count(len(one.nil_answers)),
            _count(len(one.explanations)),
        ),
    )


def _said(one: MonthReport) -> str:
    nil = [
        tr("{ledger}：{reason}").format(
            ledger=tr(row.about_ledger.label) if row.about_ledger else "", reason=row.reason or ""
        )
        for row in one.nil_answers
    ]
    told = [row.reason or "" for row in one.explanations]
    parts = []
    if nil:
        parts.append(tr("本月无：{text}").format(text="；".join(nil)))
    if told:
        parts.append(tr("情况说明：{text}").format(text="；".join(dict.fromkeys(told))))
    return "\n".join(parts)


OVERVIEWS: Mapping[str, tuple[Callable[[Office, Asked], Told], Callable[[], Choices]]] = {
    "burden_sheet": (tell_burdens, burden_choices),
    "news_totals": (tell_news, Choices),
    "target_progress": (tell_targets, Choices),
    "holders": (tell_holders, holder_choices),
}
"""View → what tells it, and what can be chosen on it."""
