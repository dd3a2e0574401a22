"""对比: every figure beside the period before and last year's, or a unit beside its area."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from models.accounts.rights import Right
from models.comparison import (
    AreaComparison,
    Beside,
    Comparison,
    Taken,
    beside_area,
    change,
    change_text,
    compare,
    records_of,
    share_text,
)
from models.comparison import Line as Compared
from models.figures import OWN, Counted, Figure, Tally, figure_named
from models.figures.spread import value_text
from models.issuing.keeping import Issued, issue_figures
from models.ledgers import ledger_named
from models.ledgers.units import Unit, descendants
from models.listing import names_of
from models.periods import Period
from models.progress import Progress
from models.store import load
from models.words import sentence
from ui.commands import Command
from ui.dates import period_text
from ui.dialogs import Dialogs
from ui.glyphs import Tone
from ui.icons import Icon
from ui.pages.told_page import Asked, Choices, Told
from ui.pages.worked_page import WorkedPage
from ui.scope import Scope
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder
from ui.widgets.plain_table import Cell, Heading, Line
from ui.words import tr

PERIODS, AREA = "periods", "area"
SHOWN = 300
"""So many records of a figure are listed under it."""


class ComparisonPage(WorkedPage):
    """Enter on a figure shows the records it counts under it, or the units it is set beside."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        scope: Scope,
        tasks: Tasks,
        dialogs: Dialogs,
        open_record: Callable[[str, str], object],
    ) -> None:
        wide = bool(descendants(session.office.unit))
        segments = ((PERIODS, tr("与上期、去年比")), (AREA, tr("与片区比")))
        super().__init__(
            *(themes, tr("对比"), session, scope, tasks, dialogs, open_record),
            Choices(segments if wide else ()),
        )
        self.answer: Comparison | AreaComparison | None = None
        self.export_button = self.add_button(tr("导出"), icon=Icon.FILE_EXPORT)
        self.issue_button = self.add_button(tr("记为已印发"), icon=Icon.CHECK, needs=(Right.ISSUE,))
        self.export_button.clicked.connect(self.export)
        self.issue_button.clicked.connect(self.issue)
        self.offer(Command.EXPORT, self.export)

    # What is shown

    def work(self) -> Callable[[Progress], Any] | None:
        office, asked = self.session.office, self.asked()
        if asked.choice != AREA:
            return lambda progress: compare(office, asked.period, asked.units, progress)
        unit = office.unit if asked.units == OWN else asked.units
        if not load(Unit, [unit]):
            return lambda _progress: asked
        return lambda progress: beside_area(office, asked.period, unit, progress)

    def told_of(self, answer: Comparison | AreaComparison | Asked) -> Told:
        self.answer = None if isinstance(answer, Asked) else answer
        self._unfolded.clear()
        for button in (self.export_button, self.print_button):
            button.setEnabled(self.answer is not None)
        if isinstance(answer, Comparison):
            return _told(answer)
        if isinstance(answer, AreaComparison):
            return _told_beside(answer)
        return Told((), (), tr("选一个单位，这里把它的数和所在片区的中位数并排"))

    def open(self, key: str) -> None:
        """The records of a figure are looked for the first time it is opened."""
        figure = figure_named(key)
        told = self.answer
        if figure is None or key in self.told.inner or not isinstance(told, Comparison):
            super().open(key)
            return
        office, periods = self.session.office, (told.period, told.before, told.last_year)
        job = self.tasks.start(lambda _progress: records_of(office, figure, periods, told.units))
        job.done.connect(lambda rows: self._show_records(told, key, figure, rows))
        job.failed.connect(self.dialogs.tell_error)
        self.panel.watch(job, tr("正在统计"))

    def _show_records(
        self, told: Comparison, key: str, figure: Figure, rows: list[tuple[Period, Counted]]
    ) -> None:
        if told is not self.answer:
            return
        lines = tuple(_record_lines(told, figure, rows))
        self.told = replace(self.told, inner={**self.told.inner, key: lines})
        super().open(key)

    # What is done

    def export(self) -> None:
        from models.reports.comparison_xlsx import write_area_comparison, write_comparison

        answer, words = self.answer, tr
        if answer is None:
            return
        name = tr("{period}对比.xlsx").format(period=period_text(answer.period.code))
        path = self.dialogs.save_file(tr("导出对比"), "Excel (*.xlsx)", Path(name))
        if path is None:
            return
        if isinstance(answer, Comparison):
            job = self.tasks.start(lambda _progress: write_comparison(answer, path, words))
        else:
            job = self.tasks.start(lambda _progress: write_area_comparison(answer, path, words))
        done = sentence("已导出到 {name}", name=path.name)
        job.done.connect(lambda _none: self.session.said.emit(done, False))
        job.failed.connect(self.dialogs.tell_error)

    def issue(self) -> None:
        """Keep every figure of the period as it stands now."""
        office, asked = self.session.office, self.asked()
        job = self.tasks.start(
            lambda progress: issue_figures(office, asked.period, asked.units, progress=progress)
        )
        job.done.connect(self._say_issued)
        job.failed.connect(self.dialogs.tell_error)
        self.panel.watch(job, tr("正在统计"))

    def _say_issued(self, issued: Issued) -> None:
        self.session.said.emit(
            sentence("已记为第 {n} 号印发：{title}", n=issued.number, title=issued.title), False
        )


def _told(made: Comparison) -> Told:
    headings = (
        Heading(tr("指标")),
        *(Heading(title, 92, right=True) for title in (tr("本期数"), tr("上期"))),
        *_headings(tr("增减"), tr("增幅")),
        Heading(tr("上年同期"), 92, right=True),
        *_headings(tr("增减"), tr("同比")),
    )
    periods = (made.period, made.before, made.last_year)
    context = tr("本期 {now}，上期 {before}，上年同期 {last}").format(
        **dict(
            zip(("now", "before", "last"), (period_text(one.code) for one in periods), strict=True)
        )
    )
    changed = sum(bool(change(one.now, one.before)) for one in made.lines)
    said = tr("{all} 项指标，{n} 项和上期不一样 · 回车看数的是哪些记录").format(
        all=len(made.lines), n=changed
    )
    return Told(headings, tuple(_line(one) for one in made.lines), said, context)


def _headings(change_title: str, share_title: str) -> tuple[Heading, Heading]:
    return Heading(change_title, 124, right=True), Heading(share_title, 84, right=True)


def _line(one: Compared) -> Line:
    return Line(
        one.figure.name,
        (
            Cell(tr(one.figure.label), quiet=_measure(one.figure)),
            *(_number(one.now), _number(one.before)),
            *_changes(one.figure, one.now, one.before),
            _number(one.last_year),
            *_changes(one.figure, one.now, one.last_year),
        ),
    )


def _measure(figure: Figure) -> str:
    return "" if figure.tally is Tally.RATE else tr(figure.measure)


def _number(taken: Taken) -> Cell:
    return Cell(taken.text, tone=Tone.PLAIN if taken.value else Tone.HINT)


def _changes(figure: Figure, now: Taken, before: Taken) -> tuple[Cell, Cell]:
    by = change(now, before)
    tone = Tone.PLAIN if by else Tone.HINT
    return (
        Cell(_points(figure, change_text(figure, by), by), tone=tone),
        Cell(share_text(now, before), tone=tone),
    )


def _points(figure: Figure, text: str, by: float | None) -> str:
    """A rate's change is one of percentage points, and says so."""
    if figure.tally is Tally.RATE and by:
        return tr("{n} 个百分点").format(n=text)
    return text


def _record_lines(
    made: Comparison, figure: Figure, rows: Sequence[tuple[Period, Counted]]
) -> list[Line]:
    """What a record adds stands under the period in which it counts."""
    places = {made.period: 1, made.before: 2, made.last_year: 5}
    shown = rows[:SHOWN]
    names = names_of("units", {row.unit for _, row in shown})
    headings: dict[str, str] = {}
    for name in {row.ledger or figure.ledger for _, row in shown}:
        ledger = ledger_named(name)
        uids = [row.uid for _, row in shown if (row.ledger or figure.ledger) == name]
        some = load(ledger.model, list(dict.fromkeys(uids))) if ledger is not None else []
        headings |= {record.uid: record.heading() for record in some}
    lines = []
    for at, (period, row) in enumerate(shown):
        cells = [Cell()] * 8
        cells[0] = Cell(f"　{names.get(row.unit, '')}　{headings.get(row.uid, row.uid[-8:])}")
        amount = f"{row.amount}/{row.base}" if figure.tally is Tally.RATE else str(row.amount)
        cells[places[period]] = Cell(amount)
        lines.append(Line(f"{row.ledger or figure.ledger} {row.uid} {at}", tuple(cells)))
    left = len(rows) - len(shown)
    if left or not rows:
        text = tr("还有 {n} 条没有列出").format(n=left) if left else tr("三个期间都没有记录")
        lines.append(Line(f"{figure.name}…", (Cell(f"　{text}"), *[Cell()] * 7)))
    return lines


# A unit beside its area


def _told_beside(made: AreaComparison) -> Told:
    headings = (
        Heading(tr("指标")),
        Heading(made.name or tr("单位"), 120, right=True),
        *_headings(tr("相差"), tr("中位数"))[::-1],
        *(Heading(title, 84, right=True) for title in (tr("最低"), tr("最高"), tr("单位数"))),
    )
    where = made.area or tr("全部下级")
    said = tr("{unit}和{area} {n} 个单位的中位数 · 回车看各单位的数").format(
        unit=made.name, area=where, n=made.units
    )
    inner = {one.figure.name: tuple(_standings(one)) for one in made.lines if one.spread}
    lines = tuple(_beside(one) for one in made.lines)
    return Told(headings, lines, said, period_text(made.period.code), inner=inner)


def _beside(one: Beside) -> Line:
    by = one.change
    tone = Tone.PLAIN if by else Tone.HINT
    count = len(one.spread.standings) if one.spread else 0
    return Line(
        one.figure.name,
        (
            Cell(tr(one.figure.label), quiet=_measure(one.figure)),
            *(_number(one.own), Cell(one.median)),
            Cell(_points(one.figure, change_text(one.figure, by), by), tone=tone),
            *(Cell(one.lowest), Cell(one.highest), Cell(str(count), tone=Tone.HINT)),
        ),
    )


def _standings(one: Beside) -> list[Line]:
    """The units from the lowest up; Enter opens the unit."""
    assert one.spread is not None
    return [
        Line(
            f"units {some.unit} {one.figure.name}",
            (
                Cell(f"　{some.name}"),
                Cell(value_text(one.figure, some.value)),
                *[Cell()] * 5,
            ),
        )
        for some in one.spread.standings
    ]
