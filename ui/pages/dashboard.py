"""工作台: what must be done today first, then the key figures, then the rhythm of the year."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from models.bands import Band, bands
from models.charts.chart import Chart
from models.charts.gathering import about, rhythm_chart
from models.errors import UserError
from models.exchange.desks.standing import stands_alone
from models.exchange.desks.status import Submission, SubmissionState, submission_status
from models.exchange.trust.trust import parent_of
from models.figures import ALL, OWN, Figure
from models.figures import Scope as FigureScope
from models.first_steps import Step, first_steps, put_away
from models.ledgers.units import descendants
from models.periods import Period, month_of
from models.todo import KeyFigure as KeyNumber
from models.todo import Todo, due_today, key_figures
from models.words import sentence
from ui.commands import Command
from ui.dates import day_text
from ui.glyphs import DONE, EXEMPT, LATE, OVERDUE, PLANNED, RETURNED, Glyph, Look, Tone
from ui.icons import Icon
from ui.latest import Latest
from ui.pages.analysis import Exporter
from ui.pages.first_steps import FirstStepsCard
from ui.pages.relay_words import rolled_up_note
from ui.scope import Scope
from ui.session import Session
from ui.states import days_look, days_text
from ui.tasks import Tasks
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.charts.card import ChartCard
from ui.widgets.chip import Chip
from ui.widgets.empty_page import EmptyPage
from ui.widgets.fitting import FittingLabel
from ui.widgets.key_figures import KeyFigure, KeyFigures
from ui.widgets.page import Card, Page, label
from ui.widgets.segments import Segment, Segments
from ui.widgets.share_bar import Share, ShareBar
from ui.widgets.todo_list import TodoLine, TodoList
from ui.words import say, tr

if TYPE_CHECKING:
    from models.exchange.sending.outbox import Packed
    from models.office import Office

_ICONS = {
    "issues": Icon.LIST_CHECK,
    "plans": Icon.CALENDAR_CHECK,
    "readings": Icon.BOOK,
    "lectures": Icon.LECTURE,
    "packages": Icon.UPLOAD,
    "pending": Icon.INBOX,
    "returns": Icon.ARROW_BACK_UP,
    "rules": Icon.CALENDAR,
    "meetings": Icon.USERS,
    "tasks": Icon.CHECK,
    "deeds": Icon.HEART_CHECK,
    "inspections": Icon.INSPECTION,
    "make_ups": Icon.HISTORY,
}
_LISTS = {"make_ups": "making_up", "inspections": "inspections"}
"""Where a line leads that tells of several records, if not to the readings."""
_FILTERS: tuple[tuple[str, str, tuple[Band, ...]], ...] = (
    ("all", "全部", tuple(Band)),
    ("overdue", "超期", (Band.OVERDUE,)),
    ("today", "今天", (Band.TODAY,)),
)
_FEW = 30
"""Units of which the numbers are counted while one waits; of more, beside the window."""
_WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
_SENT = (
    (SubmissionState.ON_TIME, DONE, Tone.OK),
    (SubmissionState.LATE, LATE, Tone.WARN),
    (SubmissionState.QUARANTINED, RETURNED, Tone.DANGER),
    (SubmissionState.MISSING, OVERDUE, Tone.DANGER),
    (SubmissionState.NOT_DUE, PLANNED, Tone.NEUTRAL),
    (SubmissionState.EXEMPT, EXEMPT, Tone.HINT),
)


class DashboardPage(Page):
    """Every number on it comes from a figure's definition and opens the records it counts."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        scope: Scope,
        open_record: Callable[[str, str], None],
        go: Callable[[str], None],
        tasks: Tasks,
        export: Exporter,
        lead: Callable[[Step], None],
    ) -> None:
        super().__init__(themes, tr("工作台"), scrolls=True)
        self._session, self._scope = session, scope
        self._open_record, self._go = open_record, go
        self._todos: list[Todo] = []
        below = len(descendants(session.office.unit))
        self._wide, self._many = below > 0, below > _FEW
        self._latest = Latest(tasks, self._show, session.refused.emit, self._tell_day)
        self.first_steps = FirstStepsCard(themes)
        self.first_steps.wanted.connect(lead)
        self.first_steps.wanted.connect(lambda _step: self._arrive_if_seen())
        self.figures = KeyFigures(themes)
        self.filters = Segments(themes, tr("待办筛选"))
        self.todos = TodoList(themes, tr("待办事项"))
        reason = tr("到期的任务、问题和报送会列在这里。新单位先登记人员，再列全年计划。")
        self._nothing = EmptyPage(
            themes, Icon.CHECK, tr("没有待办事项"), reason, other=tr("去列计划")
        )
        self._nothing.other.clicked.connect(lambda: go("planning"))
        self.rhythm = ChartCard(themes, tr("工作节奏"), self._about, wide=True)
        self.rhythm.exported.connect(lambda chart: export([chart], self._about()))
        self._sent = QVBoxLayout()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.body.addWidget(self.first_steps)
        self.body.addWidget(self.figures)
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.addWidget(self._todo_card(), 0, 0)
        grid.addWidget(self._sent_card(), 0, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 3)
        self.body.addLayout(grid, 4)
        self.body.addWidget(self.rhythm, 3)

    def _todo_card(self) -> Card:
        card = Card(tr("待办事项"))
        card.heading.addWidget(self.filters)
        card.body.addWidget(self.todos)
        card.body.addWidget(self._nothing)
        return card

    def _sent_card(self) -> Card:
        card = Card(tr("报送状态"))
        opener = Button(self.themes, tr("打开报送中心"), "link")
        opener.clicked.connect(lambda: self._go("submission"))
        card.heading.addWidget(opener)
        self._sent.setContentsMargins(14, 10, 14, 10)
        self._sent.setSpacing(6)
        card.body.addLayout(self._sent)
        card.body.addStretch(1)
        return card

    def _connect(self) -> None:
        self.filters.chosen.connect(lambda _key: self._show_todos())
        self.todos.opened.connect(self._open_todo)
        self.rhythm.told.connect(self.say_status)
        self.rhythm.opened.connect(lambda _row: self._go("planning"))
        self.rhythm.copied.connect(lambda: self._session.said.emit(sentence("已复制为图片"), False))
        self.figures.opened.connect(self._open_figure)
        self.first_steps.put_away.connect(self._put_steps_away)
        self._scope.changed.connect(self._refresh_if_seen)
        self._session.changed.connect(lambda _names: self._refresh_if_seen())
        self.offer(Command.REFRESH, self.refresh)

    def arrive(self) -> None:
        self.refresh()
        first = self.todos if self._todos else self._nothing.other
        first = self.first_steps.next or first
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrive_if_seen(self) -> None:
        """After a step that is done here: on to the next."""
        if self.isVisible():
            self.arrive()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        office = self._session.office
        today = office.door.today
        self._todos = due_today(office)
        self.first_steps.show_steps(first_steps(office))
        self._show_filters()
        self._show_todos()
        scope, wide = self._figures_of(), self._wide
        if self._many:
            self.set_title(self.title.text(), tr("正在统计"))
            self._latest.ask(lambda _progress: _count(office, scope, wide, today))
        else:
            self._tell_day()
            self._show(_count(office, scope, wide, today))
        late = sum(todo.band is Band.OVERDUE for todo in self._todos)
        said = tr("{n} 项待办，其中 {late} 项已超期")
        self.say_status(said.format(n=len(self._todos), late=late))

    def _put_steps_away(self) -> None:
        """A way back is said: 帮助 has them again."""
        try:
            put_away(self._session.office)
        except UserError as error:
            self._session.refused.emit(error)
            return
        self._session.said.emit(sentence("开始使用的步骤收起来了，帮助菜单里可以再打开"), False)
        self.arrive()

    def show_steps_again(self) -> None:
        office = self._session.office
        try:
            put_away(office, away=False)
        except UserError as error:
            self._session.refused.emit(error)
            return
        if not first_steps(office):
            self._session.said.emit(sentence("开始使用的步骤都做完了"), False)
        self.arrive()

    def _tell_day(self) -> None:
        today = self._session.office.door.today
        day = " ・ ".join((day_text(today), tr(_WEEKDAYS[today.weekday()])))
        self.set_title(self.title.text(), day)

    def _show(self, numbers: "_Numbers") -> None:
        self._show_figures(numbers.cards)
        self._show_sent(numbers)
        self.rhythm.show_chart(numbers.rhythm)

    # Today's work

    def _show_filters(self) -> None:
        bands = Counter(todo.band for todo in self._todos)
        self.filters.set_segments(
            [
                Segment(key, tr(text), sum(bands[band] for band in some))
                for key, text, some in _FILTERS
            ]
        )

    def _chosen(self) -> list[Todo]:
        bands = next(
            some for key, _text, some in _FILTERS if key == (self.filters.current or "all")
        )
        return [todo for todo in self._todos if todo.band in bands]

    def _show_todos(self) -> None:
        self.todos.setVisible(bool(self._todos))
        self._nothing.setVisible(not self._todos)
        today, soon = self._session.office.door.today, bands().soon
        self.todos.show_lines(
            [
                TodoLine(
                    key=str(at),
                    icon=_ICONS.get(todo.ledger, Icon.FILE),
                    text=say(todo.text),
                    note=todo.note,
                    state=days_text(todo.due_on, today),
                    look=days_look(todo.due_on, today, soon),
                )
                for at, todo in enumerate(self._chosen())
            ]
        )

    def _open_todo(self, key: str) -> None:
        todo = self._chosen()[int(key)]
        if todo.ledger in ("packages", "pending", "returns"):
            self._go("submission")
        elif todo.ledger == "rules":
            self._open_record("due_list", todo.uid)
        elif todo.uid:
            self._open_record(todo.ledger, todo.uid)
        else:
            self._go(_LISTS.get(todo.ledger, "reading"))

    # Key figures

    def _show_figures(self, cards: Sequence[KeyNumber]) -> None:
        shown = []
        for card in cards:
            amiss = card.amiss is not None and card.amiss_count > 0
            note = tr("没有欠账")
            if amiss and card.amiss is not None:
                note = _counted(card.amiss, str(card.amiss_count))
            of = ""
            if card.of is not None:
                of = f"/ {_counted(card.of, card.of_text)}"
            title, look = tr(card.figure.label), OVERDUE if amiss else DONE
            if card.amiss is None:
                note, look = tr(card.figure.definition), Look(Glyph.NONE, Tone.HINT)
            if card.rolled_up:
                note = tr("；").join((note, rolled_up_note(card.rolled_up)))
            shown.append(KeyFigure(card.figure.name, title, card.text, of, note, look))
        self.figures.show_figures(shown)

    def _open_figure(self, name: str) -> None:
        pages = {"plan_done": "planning", "books_read": "reading", "issues_closed": "issues"}
        self._go(pages.get(name, "lectures"))

    # Submission

    def _show_sent(self, numbers: "_Numbers") -> None:
        while item := self._sent.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not self._wide:
            self._show_own_sent(_month_before(self._session.office.door.today), numbers.own)
        for period, states in numbers.states:
            if states:
                self._add_share(period, states)

    def _show_own_sent(self, last: Period, sent: "Packed | None") -> None:
        office = self._session.office
        if sent is None and not parent_of(office):
            alone = tr("没有上级的不用报送。下级登记以后，这里列出谁报了、谁没报。")
            below = tr("还没有向上级登记，登记以后按月报送。")
            text = alone if stands_alone(office) else below
            self._sent.addWidget(label(text, "secondary", wraps=True))
            return
        self._sent.addWidget(label(tr("{month}报送").format(month=say(last.label)), "strong"))
        if sent is None:
            self._sent.addWidget(label(tr("还没有报送过"), "secondary"))
            return
        text = tr("最近一包：第 {seq} 号，报送码 {code}").format(seq=sent.seq, code=sent.code)
        self._sent.addWidget(label(text, "secondary"))
        state = (tr("已接收"), DONE) if sent.receipt == "accepted" else (tr("还没有回执"), PLANNED)
        self._sent.addWidget(Chip(self.themes, *state))

    def _add_share(self, period: Period, states: Sequence[Submission]) -> None:
        title = tr("{month}报送包　{day} 截止").format(
            month=say(period.label), day=f"{states[0].due_on:%m-%d}"
        )
        heading = FittingLabel(title)
        heading.setProperty("role", "strong")
        self._sent.addWidget(heading)
        counts = Counter(some.state for some in states)
        shares = [
            Share(tr(state.label), counts[state], look, tone)
            for state, look, tone in _SENT
            if counts[state]
        ]
        self._sent.addWidget(ShareBar(self.themes, shares))

    # Rhythm

    def _figures_of(self) -> FigureScope:
        units = ALL if self._wide else OWN
        return FigureScope(self._scope.period, units, self._session.office.door.today)

    def _about(self) -> str:
        year = replace(self._figures_of(), period=Period(self._scope.year))
        return say(about(self._session.office.name, year))


def _counted(figure: Figure, number: str) -> str:
    return f"{tr(figure.label)} {number} {tr(figure.measure)}"


@dataclass(frozen=True)
class _Numbers:
    """What the page tells besides the work to do; `own` is the package that went up last."""

    cards: Sequence[KeyNumber]
    rhythm: Chart
    states: Sequence[tuple[Period, Sequence[Submission]]]
    own: "Packed | None"


def _count(office: "Office", scope: FigureScope, wide: bool, today: date) -> _Numbers:
    from models.exchange.sending.outbox import outgoing

    last = _month_before(today)
    periods = (last, _month_before(last.start)) if wide else ()
    return _Numbers(
        key_figures(office, scope.period),
        rhythm_chart(scope),
        [(period, submission_status(office, [period])) for period in periods],
        None if wide else next((some for some in outgoing(office) if some.kind == "up"), None),
    )


def _month_before(day: date) -> Period:
    return month_of(day.replace(day=1) - timedelta(days=1))
