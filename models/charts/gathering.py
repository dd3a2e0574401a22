"""Every chart of the first page, taken from the figures of one scope."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from models.charts.chart import Chart, Kind, Mark, Part, Row, Series, When
from models.figures import (
    ALL,
    BELOW,
    Figure,
    Scope,
    Tally,
    by_unit,
    decimals,
    figure_named,
    fraction,
    percent,
    shown,
    units_in,
)
from models.figures import levels as level_figures
from models.figures import rhythm as rhythm_figures
from models.figures import spread as spread_figures
from models.listing import names_of
from models.periods import MONTH_NAMES, Period, month_of
from models.progress import Progress, silent
from models.settings import get_setting
from models.words import Sentence, sentence

SPREAD_OVER = (
    *("plan_rate", "plan_not_done", "books_read", "readings_behind", "lectures_held"),
    *("attendance_rate", "make_ups_due", "study_lag", "issues_found", "issues_open"),
    *("issues_overdue", "deeds_done", "deeds_kept", "needs_met", "satisfaction", "news_adopted"),
)
"""The figures whose spread says something; any other may be asked for by name."""


@dataclass(frozen=True)
class Wish:
    """Which figure is spread over the units, and whether books are told by unit or by month."""

    figure: str = SPREAD_OVER[0]
    by_unit: bool = False


def charts(
    scope: Scope, wish: Wish = Wish(), only: Collection[str] = (), progress: Progress = silent
) -> list[Chart]:
    """The charts of a scope in order, all or `only` those of these keys."""
    keys = [key for key in keys_for(scope) if not only or key in only]
    found = []
    for at, key in enumerate(keys):
        progress(at, len(keys))
        found.append(_one(key, scope, wish))
    progress(len(keys), len(keys))
    return found


KEYS = ("rhythm", "spread", "levels", "balance", "reading", "deeds", "satisfaction")
_COMPARING = {"spread", "levels"}


def about(office: str, scope: Scope) -> Sentence:
    """Of whom and when the numbers are, as it stands under a chart."""
    return sentence(
        "{office}　{year}年{period}，数据截至 {day}",
        **{"office": office, "year": scope.period.year, "period": scope.period.label},
        day=scope.today.isoformat(),
    )


def keys_for(scope: Scope) -> list[str]:
    """The charts that a scope has; a unit by itself is compared with nobody."""
    many = len(units_in(scope.units, get_setting("unit"))) > 1
    return [key for key in KEYS if many or key not in _COMPARING]


def _one(key: str, scope: Scope, wish: Wish) -> Chart:
    match key:
        case "rhythm":
            return rhythm_chart(scope)
        case "spread":
            return _spread(scope, wish.figure)
        case "levels":
            return _levels(scope)
        case "balance":
            return _balance(scope)
        case "reading":
            return _reading(scope, wish.by_unit)
        case "deeds":
            return _deeds(scope)
        case "satisfaction":
            return _satisfaction(scope)
    raise KeyError(key)


def _figure(name: str) -> Figure:
    figure = figure_named(name)
    assert figure is not None, name
    return figure


def _number(name: str, scope: Scope) -> int:
    return fraction(_figure(name), scope)[0]


# 工作节奏: the whole year, whatever period is asked for.


def rhythm_chart(scope: Scope) -> Chart:
    months = rhythm_figures.rhythm(replace(scope, period=Period(scope.period.year)))
    some, whole = rhythm_figures.share_of_plan(months, 10, 12)
    note = sentence(
        "10—12月占全年计划 {share}；到上月累计欠账 {behind} 次",
        share=percent(some, whole, decimals()),
        behind=sum(month.not_done for month in months),
    )
    pace = sum(month.planned for month in months) / 12
    return Chart(
        *("rhythm", "工作节奏", Kind.RHYTHM, rhythm_figures.finding(months), note, "月份"),
        series=(
            *(Series("计划安排", Part.PLAN), Series("按时完成", Part.DONE)),
            *(Series("迟完成", Part.LATE), Series("当月欠账", Part.SHORT)),
        ),
        rows=tuple(
            Row(
                sentence(MONTH_NAMES[month.month - 1]),
                (
                    month.planned,
                    month.on_time,
                    month.late,
                    month.not_done if month.closed else None,
                ),
                when=_when(month.closed, month.month, scope),
            )
            for month in months
        ),
        measure="次",
        marks=(Mark(sentence("均衡线 每月"), pace),) if whole else (),
        ledger="plans",
    )


def _when(closed: bool, month: int, scope: Scope) -> When:
    if closed:
        return When.OVER
    now = month_of(scope.today)
    return When.NOW if (scope.period.year, month) == (now.year, now.first) else When.AHEAD


# 参差: one figure over the units below.


def _spread(scope: Scope, name: str) -> Chart:
    figure = _figure(name)
    below = replace(scope, units=BELOW) if scope.units == ALL else scope
    found = spread_figures.spread_of(figure, below)
    title = sentence("{figure}：各单位都还没有数", figure=sentence(figure.label))
    return Chart(
        *("spread", "各单位参差", Kind.SPREAD),
        finding=title if found is None else spread_figures.finding(found),
        note=sentence(figure.definition),
        row_head="单位",
        series=(Series(figure.label, Part.DONE),),
        rows=()
        if found is None
        else tuple(Row(_named(one.name), (one.value,), unit=one.unit) for one in found.standings),
        measure=figure.measure,
        marks=()
        if found is None
        else tuple(
            Mark(sentence(label), quartile)
            for label, quartile in zip(
                ("四分位一", "中位", "四分位三"), found.quartiles, strict=True
            )
        ),
        tenths=figure.tally is Tally.RATE,
        ledger="units",
    )


def _named(name: str) -> Sentence:
    return sentence("{name}", name=name)


# 上紧下松: what each level did in time.


def _levels(scope: Scope) -> Chart:
    found = level_figures.by_level(scope)
    return Chart(
        *("levels", "各层级按时完成", Kind.SHARES, level_figures.finding(found)),
        note=sentence("按时率 = 按时完成 ÷（按时完成 + 迟完成 + 过月未完成）"),
        row_head="层级",
        series=(
            *(Series("按时完成", Part.DONE), Series("迟完成", Part.LATE)),
            Series("过月未完成", Part.SHORT),
        ),
        rows=tuple(
            Row(
                sentence("{level}（{count} 个）", level=sentence(one.level.label), count=one.units),
                (one.on_time, one.late, one.not_done),
                told=one.share,
            )
            for one in found
        ),
        measure="次",
        told="按时率",
        ledger="plans",
    )


# 对账: from the opening balance to the closing one.

_MOVES = (
    *(("issues_opening", "期初", Part.DONE, 1), ("issues_found", "新登记", Part.MORE, 1)),
    *(("issues_reopened", "重新整改", Part.MORE, 1), ("issues_closed", "销号", Part.LESS, -1)),
    *(("issues_removed", "移出", Part.LESS, -1), ("issues_open", "期末", Part.DONE, 1)),
)


def _balance(scope: Scope) -> Chart:
    numbers = {name: _number(name, scope) for name, *_ in _MOVES}
    opening, closing = numbers["issues_opening"], numbers["issues_open"]
    reckoned = sum(numbers[name] * sign for name, _, _, sign in _MOVES[:-1])
    note = sentence("期初 + 新登记 + 重新整改 − 销号 − 移出 = 期末")
    if reckoned != closing:
        note = sentence("按各项推算期末应为 {count} 个，有下级的数没有到齐", count=reckoned)
    return Chart(
        *("balance", "问题对账", Kind.WATERFALL, _balance_finding(opening, closing), note, "项目"),
        series=(Series("问题", Part.DONE),),
        rows=tuple(
            Row(sentence(label), (numbers[name] * sign,), part=part)
            for name, label, part, sign in _MOVES
        ),
        measure="个",
        ledger="issues",
    )


def _balance_finding(opening: int, closing: int) -> Sentence:
    if opening == closing:
        return sentence("问题对账：期末未销号 {closing} 个，与期初持平", closing=closing)
    template = (
        "问题对账：期末未销号 {closing} 个，比期初多 {more} 个"
        if closing > opening
        else "问题对账：期末未销号 {closing} 个，比期初少 {more} 个"
    )
    return sentence(template, closing=closing, more=abs(closing - opening))


# 真读完: what was ticked beside what was really read.


def _reading(scope: Scope, by_units: bool) -> Chart:
    ticked, read = _number("books_ticked", scope), _number("books_read", scope)
    finding = sentence("真读完：期内还没有划完的书")
    if ticked or read:
        finding = sentence(
            "真读完：划完 {ticked} 本，读完 {read} 本，差 {gap} 本",
            **{"ticked": ticked, "read": read, "gap": ticked - read},
        )
    return Chart(
        *("reading", "真读完", Kind.BARS if by_units else Kind.COLUMNS, finding),
        note=sentence("读完要有读书笔记，或抽查合格；划完后补上的，算在补上的月份"),
        row_head="单位" if by_units else "月份",
        series=(Series("划完的书", Part.PLAN), Series("读完的书", Part.DONE)),
        rows=tuple(_read_by_unit(scope) if by_units else _read_by_month(scope)),
        measure="本",
        ledger="readings",
    )


def _read_by_unit(scope: Scope) -> list[Row]:
    """Those first of whom the most is ticked and not read."""
    ticked, read = (by_unit(_figure(name), scope) for name in ("books_ticked", "books_read"))
    names = names_of("units", ticked)
    rows = [
        Row(_named(names.get(unit, "")), (number or 0, read.get(unit) or 0), unit=unit)
        for unit, number in ticked.items()
    ]
    return sorted(rows, key=lambda row: (_gap(row), str(row.label)))


def _gap(row: Row) -> int:
    ticked, read = row.values
    return (read or 0) - (ticked or 0)


def _read_by_month(scope: Scope) -> Iterator[Row]:
    for month in _months(scope):
        numbers = (_number("books_ticked", month), _number("books_read", month))
        closed = month.period.end < scope.today
        when = _when(closed, month.period.first, scope)
        yield Row(sentence(MONTH_NAMES[month.period.first - 1]), numbers, when=when)


def _months(scope: Scope) -> Iterator[Scope]:
    for month in range(scope.period.first, scope.period.last + 1):
        yield replace(scope, period=Period(scope.period.year, month, month))


# 办实事 and 满意率.

_DEEDS = (
    *("needs_collected", "deed_items", "deeds_done"),
    *("deeds_promised", "deeds_in_time", "deeds_overdue"),
)


def _deeds(scope: Scope) -> Chart:
    numbers = {name: _number(name, scope) for name in _DEEDS}
    parts = {"deeds_overdue": Part.SHORT, "needs_collected": Part.PLAN, "deeds_promised": Part.PLAN}
    finding = sentence("办实事：期内没有到期的承诺")
    if numbers["deeds_promised"]:
        finding = sentence(
            "办实事：承诺 {promised} 项，按时办结 {done} 项（{share}）",
            promised=numbers["deeds_promised"],
            done=numbers["deeds_in_time"],
            share=shown(_figure("deeds_kept"), scope),
        )
    return Chart(
        *("deeds", "办实事", Kind.BARS, finding),
        note=sentence("需求满足率 {share}", share=shown(_figure("needs_met"), scope)),
        row_head="项目",
        series=(Series("件数", Part.DONE),),
        rows=tuple(
            Row(sentence(_figure(name).label), (number,), part=parts.get(name))
            for name, number in numbers.items()
        ),
        ledger="deeds",
    )


_VOTES = ("votes_satisfied", "votes_basically", "votes_dissatisfied")


def _satisfaction(scope: Scope) -> Chart:
    cast = _number("votes_cast", scope)
    finding = sentence("满意率：期内还没有测评")
    if cast:
        finding = sentence(
            "满意率 {share}：收回 {cast} 票，不满意 {bad} 票",
            share=shown(_figure("satisfaction"), scope),
            cast=cast,
            bad=_number("votes_dissatisfied", scope),
        )
    rows = [
        _votes(month, sentence(MONTH_NAMES[month.period.first - 1]))
        for month in _months(scope)
        if cast and month.period.start <= scope.today and _number("votes_cast", month)
    ]
    if len(rows) > 1:
        rows.append(_votes(scope, sentence("合计")))
    parts = (Part.DONE, Part.MIDDLING, Part.SHORT)
    return Chart(
        *("satisfaction", "群众满意", Kind.SHARES, finding),
        note=sentence(_figure("satisfaction").definition),
        row_head="月份",
        series=tuple(
            Series(_figure(name).label, part) for name, part in zip(_VOTES, parts, strict=True)
        ),
        rows=tuple(rows),
        measure="票",
        told="满意率",
        ledger="deeds",
    )


def _votes(scope: Scope, label: Sentence) -> Row:
    numbers = tuple(_number(name, scope) for name in _VOTES)
    return Row(label, numbers, told=shown(_figure("satisfaction"), scope))
