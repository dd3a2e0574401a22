"""巡回督导: a quarter's inspections unit by unit, and every finding that still waits."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from models.ledgers.raised_tie import FollowUp
from models.listing import names_of
from models.periods import Period
from models.rounds import Found, UnitRound, findings_of, open_findings, quarter, round_of
from ui.commands import Command
from ui.dates import day_text, period_text
from ui.dialogs import Dialogs
from ui.glyphs import OVERDUE, Tone
from ui.icons import Icon
from ui.scope import Scope
from ui.session import Session
from ui.states import days_text, look_of
from ui.theme import ThemeHolder
from ui.widgets.empty_page import EmptyPage
from ui.widgets.page import Card, Page
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.widgets.segments import Segment, Segments
from ui.words import tr

UNITS, FINDINGS, WAITING, LATE = "units", "findings", "waiting", "late"


class RoundsPage(Page):
    """Enter opens the inspection that a row tells of: the newest of a unit, or a finding's."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        scope: Scope,
        dialogs: Dialogs,
        open_record: Callable[[str, str], object],
    ) -> None:
        super().__init__(themes, tr("巡回督导"))
        self._session, self._scope, self._dialogs = session, scope, dialogs
        self._open_record = open_record
        self._opens: dict[str, str] = {}
        self.sides = Segments(themes, tr("按单位或按问题看"))
        self.units = PlainTable(themes, tr("各单位情况"), _unit_headings())
        self.findings = PlainTable(themes, tr("检查发现的问题"), _finding_headings())
        self.empty = EmptyPage(
            themes,
            Icon.INSPECTION,
            tr("没有督导检查"),
            tr("在“巡回指导组”里用“排本季巡回”，或在“随机抽取”里抽取单位后用“排抽查”。"),
        )
        self.stack = QStackedWidget()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.print_button = self.add_button(tr("打印通报"), icon=Icon.PRINTER)
        self.add_tool(self.sides)
        self.tools.addStretch(1)
        for table in (self.units, self.findings):
            card = Card()
            card.body.addWidget(table, 1)
            self.stack.addWidget(card)
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.print_button.clicked.connect(self.print_bulletin)
        self.sides.chosen.connect(lambda _key: self._show_side())
        for table in (self.units, self.findings):
            table.opened.connect(self._open)
        self._later.timeout.connect(self._refresh_if_seen)
        self._session.changed.connect(lambda _names: self._later.start())
        self._scope.changed.connect(self._later.start)
        self.offer(Command.REFRESH, self.refresh)
        self.offer(Command.PRINT, self.print_bulletin)
        self.offer(Command.PREVIEW, self.print_bulletin)

    # What is shown

    @property
    def today(self) -> date:
        return self._session.office.door.today

    @property
    def period(self) -> Period:
        """The quarter of the month that the top bar shows; a longer period as it is."""
        return quarter(self._scope.period)

    def arrive(self) -> None:
        self.refresh()
        self._shown().setFocus()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        office, period = self._session.office, self.period
        self.set_title(tr("巡回督导"), period_text(period.code))
        self._rounds = round_of(office, period)
        self._found = findings_of(period)
        self._open_ones = open_findings()
        waiting = self._of(WAITING)
        segments = [
            Segment(UNITS, tr("按单位"), len(self._rounds)),
            Segment(FINDINGS, tr("按问题"), len(self._found)),
            Segment(WAITING, tr("已交办未登记"), len(waiting)),
            Segment(LATE, tr("超期"), len(self._of(LATE)), OVERDUE),
        ]
        self.sides.set_segments(segments if self._rounds else segments[1:])
        self._show_side()

    def _of(self, key: str) -> list[Found]:
        if key == WAITING:
            return [o for o in self._open_ones if o.finding.follow_up is FollowUp.UNREGISTERED]
        if key == LATE:
            return [one for one in self._open_ones if one.overdue(self.today)]
        return self._found

    def _shown(self) -> QWidget:
        return self.units if self.sides.current == UNITS else self.findings

    def _show_side(self) -> None:
        key = self.sides.current
        self._opens = {}
        if key == UNITS:
            self._show_units()
        else:
            self._show_findings(self._of(key))
        lines = self.units.lines if key == UNITS else self.findings.lines
        at = (0 if key == UNITS else 1) if lines else 2
        self.stack.setCurrentIndex(at)
        self.print_button.setEnabled(bool(self._rounds or self._found))
        visited = sum(bool(row.held) for row in self._rounds)
        text = tr("{n} 个单位已查 {m} 个，发现问题 {k} 个，未登记 {j} 个")
        self.say_status(
            text.format(
                n=len(self._rounds), m=visited, k=len(self._found), j=len(self._of(WAITING))
            )
        )

    def _show_units(self) -> None:
        names = names_of("units", [row.unit for row in self._rounds])
        areas = names_of("areas", [row.area for row in self._rounds if row.area])
        for row in self._rounds:
            if row.held or row.planned:
                self._opens[row.unit] = (row.held or row.planned)[-1].uid
        self.units.show_lines([self._unit_line(row, names, areas) for row in self._rounds])

    def _unit_line(self, row: UnitRound, names: dict[str, str], areas: dict[str, str]) -> Line:
        late = sum(one.overdue(self.today) for one in row.found)
        ahead = row.planned[0].inspected_on if row.planned else None
        return Line(
            row.unit,
            (
                Cell(names.get(row.unit, "—")),
                Cell(areas.get(row.area or "", "")),
                *(_number(count) for count in (row.on_site, row.afar, row.drawn)),
                Cell(
                    day_text(row.last_on) if row.last_on else tr("未查"), tone=_quiet(row.last_on)
                ),
                Cell(day_text(ahead) if ahead else ""),
                *(_number(count) for count in (len(row.found), row.waiting, row.finished)),
                Cell(tr("超期 {n}").format(n=late), OVERDUE, boxed=False) if late else Cell(),
            ),
            alarm=bool(late),
        )

    def _show_findings(self, found: Sequence[Found]) -> None:
        names = names_of("units", [one.unit for one in found])
        for one in found:
            self._opens[one.finding.uid] = one.inspection.uid
        self.findings.show_lines([self._finding_line(one, names) for one in found])

    def _finding_line(self, one: Found, names: dict[str, str]) -> Line:
        state, result = one.finding.follow_up, one.finding.recheck_result
        left = days_text(one.due_on, self.today) if one.open else ""
        late = one.overdue(self.today)
        return Line(
            one.finding.uid,
            (
                Cell(tr(state.label), look_of(state)) if state else Cell("—"),
                Cell(names.get(one.unit, "—")),
                Cell(one.finding.problem or "", quiet=one.inspection.title or ""),
                Cell(one.finding.issue_no or ""),
                Cell(day_text(one.inspection.inspected_on)),
                Cell(left, OVERDUE, boxed=False) if late else Cell(left),
                Cell(tr(result.label) if result else ""),
            ),
            alarm=late,
        )

    # What is done

    def _open(self, key: str) -> None:
        uid = self._opens.get(key)
        if uid is not None:
            self._open_record("inspections", uid)

    def print_bulletin(self) -> None:
        from ui.printing.inspection_papers import bulletin
        from ui.printing.preview import preview

        paper = bulletin(self._session.office, self.period)
        preview([paper], self.themes, self._session, self._dialogs, self)

    def regions(self) -> list[QWidget]:
        return [self.tool_row, self._shown()]


def _unit_headings() -> list[Heading]:
    return [
        Heading(tr("单位")),
        Heading(tr("片区"), 96),
        *(Heading(title, 56, right=True) for title in (tr("实地"), tr("视频电话"), tr("抽中"))),
        Heading(tr("最近检查"), 84),
        Heading(tr("下次"), 76),
        *(Heading(title, 56, right=True) for title in (tr("问题数"), tr("未登记"), tr("已办结"))),
        Heading(tr("提醒"), 84),
    ]


def _finding_headings() -> list[Heading]:
    return [
        Heading(tr("落实情况"), 110),
        Heading(tr("单位"), 130),
        Heading(tr("存在问题")),
        Heading(tr("问题编号"), 84),
        Heading(tr("检查日期"), 76),
        Heading(tr("剩余"), 84),
        Heading(tr("复查结果"), 84),
    ]


def _number(count: int) -> Cell:
    return Cell(str(count)) if count else Cell("·", tone=Tone.HINT)


def _quiet(day: date | None) -> Tone:
    return Tone.PLAIN if day else Tone.HINT
