"""补学名单: what everybody missed, and what is done about it, for many at a time."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from models.accounts.rights import Right
from models.fields import Column
from models.ledgers.make_ups import MakeUp, MakeUpState
from models.ledgers.units import Unit, descendants
from models.listing import names_of
from models.owed import Owed, arrange, confirm_all, owed, write_done
from models.periods import Period
from models.store import load
from models.words import sentence
from ui.commands import Command
from ui.dialogs import Dialogs
from ui.glyphs import DONE, OVERDUE, REVIEW, SOON, TODO, Glyph, Look, Tone
from ui.icons import Icon
from ui.little_form import LittleForm
from ui.scope import Scope
from ui.session import Session
from ui.surroundings import surroundings
from ui.theme import ThemeHolder
from ui.widgets.empty_page import EmptyPage
from ui.widgets.page import Card, Page, hairline, label
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.widgets.segments import Segment, Segments
from ui.words import say, tr

OPEN, TO_CONFIRM, DONE_KEY, ALL = "open", "to_confirm", "done", "all"
_UNTICKED = Look(Glyph.CIRCLE, Tone.HINT)
_FORM_WIDTH = 320


class OwedPage(Page):
    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        scope: Scope,
        dialogs: Dialogs,
        open_record: Callable[[str, str], None],
    ) -> None:
        super().__init__(themes, tr("补学名单"))
        self._session, self._scope, self._open_record = session, scope, open_record
        self._around = surroundings(themes, session, dialogs, scope)
        self._all: list[Owed] = []
        self._names: dict[str, str] = {}
        self.ticked: set[tuple[str, str]] = set()
        self.form: LittleForm | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._connect()

    # Putting it together

    def _build(self) -> None:
        self.arrange_button = self.add_button(
            tr("安排补学…"), icon=Icon.CALENDAR_CHECK, needs=(Right.RECORD,)
        )
        self.confirm_button = self.add_button(tr("确认补学…"), needs=(Right.RECORD,))
        self.done_button = self.add_button(tr("登记补学…"), "primary", needs=(Right.RECORD,))
        self.states = Segments(self.themes, tr("状态"))
        self.units = QComboBox()
        self.units.setProperty("compact", True)
        self.units.setAccessibleName(tr("单位范围"))
        self.add_tool(self.states)
        self.add_tool(self.units)
        self.tools.addStretch(1)
        self._fill_units()
        self.list = TickTable(
            self.themes,
            tr("补学名单"),
            [
                *(Heading("", 30), Heading(tr("姓名"), 84), Heading(tr("缺学日期"), 96)),
                *(Heading(tr("台账"), 76), Heading(tr("缺了什么")), Heading(tr("原因"), 96)),
                *(Heading(tr("补学时限"), 96), Heading(tr("补学日期"), 96)),
                Heading(tr("状态"), 96),
            ],
        )
        self.empty = EmptyPage(
            self.themes,
            Icon.LIST_CHECK,
            tr("这里没有要补学的"),
            tr("考勤里请假和缺席的、到期没读完书的，会自动列在这里。"),
        )
        self.counts = label("", "caption")
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 4)
        foot.addWidget(self.counts)
        foot.addStretch(1)
        foot.addWidget(label(tr("空格 勾选 ・ Ctrl+A 全选 ・ Enter 打开"), "caption"))
        self.card = Card()
        self.card.body.addWidget(self.list, 1)
        self.card.body.addWidget(self.empty, 1)
        self.card.body.addWidget(hairline())
        self.card.body.addLayout(foot)
        holder = QWidget()
        self._side = QHBoxLayout(holder)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(8)
        self._side.addWidget(self.card, 1)
        self.body.addWidget(holder, 1)

    def _fill_units(self) -> None:
        below = sorted(descendants(self._session.office.unit))
        self.units.setVisible(bool(below))
        self.units.addItem(tr("本单位"), self._session.office.unit)
        for unit in load(Unit, below):
            self.units.addItem(unit.name or "", unit.uid)

    def _connect(self) -> None:
        self.states.chosen.connect(lambda _key: self.refresh())
        self.units.activated.connect(lambda _at: self.refresh())
        self.list.toggled.connect(self._toggle)
        self.list.all_wanted.connect(self.tick_all)
        self.list.opened.connect(self.open)
        self.arrange_button.clicked.connect(self.ask_arrange)
        self.done_button.clicked.connect(self.ask_done)
        self.confirm_button.clicked.connect(self.ask_confirm)
        self._later.timeout.connect(self._refresh_if_seen)
        self._session.changed.connect(lambda _names: self._later.start())
        self._scope.changed.connect(self._refresh_if_seen)
        self.offer(Command.REFRESH, self.refresh)
        self.offer(Command.NEW, self.ask_done)

    # The list

    def arrive(self) -> None:
        self.refresh()
        self.list.setFocus()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    @property
    def is_own(self) -> bool:
        return bool(self.units.currentData() == self._session.office.unit)

    def refresh(self) -> None:
        """Read the list anew; ticks stay on what is still there."""
        period, today = self._scope.period, self._session.office.door.today
        context = (tr("{year}年").format(year=period.year), say(period.label))
        self.set_title(self.title.text(), " ・ ".join(context))
        to_date = owed(str(self.units.currentData()), Period(period.year, 1, period.last), today)
        self._all = [one for one in to_date if _goes_on(one) or period.holds(one.missed_on)]
        self._names = names_of("people", {one.person for one in self._all})
        self._count()
        shown = self.shown
        self.ticked &= {_key(one) for one in shown}
        self.list.show_lines([self._line(one) for one in shown])
        self.list.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        for button in (self.arrange_button, self.done_button, self.confirm_button):
            button.setEnabled(self.is_own and bool(shown))
        self._tell()

    def _count(self) -> None:
        titles = ((OPEN, tr("未补")), (TO_CONFIRM, tr("待确认")), (DONE_KEY, tr("已确认")))
        kept = self.states.current or OPEN
        counts = [
            Segment(key, text, sum(_group(one) == key for one in self._all)) for key, text in titles
        ]
        self.states.set_segments([*counts, Segment(ALL, tr("全部"), len(self._all))])
        self.states.choose(kept)

    @property
    def shown(self) -> list[Owed]:
        wanted = self.states.current or OPEN
        return [one for one in self._all if wanted in (ALL, _group(one))]

    def _line(self, one: Owed) -> Line:
        held, today = one.make_up, self._session.office.door.today
        due_on = held.due_on if held else None
        late = due_on is not None and due_on < today and one.state is MakeUpState.TO_MAKE_UP
        ticked = _key(one) in self.ticked
        cells = (
            Cell("", DONE if ticked else _UNTICKED, boxed=False),
            Cell(self._names.get(one.person, one.person[-8:])),
            Cell(_day(one.missed_on, today)),
            Cell(tr(one.ledger.label)),
            Cell(one.title),
            Cell(tr(one.why)),
            Cell(_day(due_on, today) if due_on else ""),
            Cell(_day(held.done_on, today) if held and held.done_on else ""),
            Cell(tr(one.state.label) if one.state else tr("未安排"), _look(one, late)),
        )
        return Line("|".join(_key(one)), cells, alarm=late)

    def _tell(self) -> None:
        self.counts.setText(tr("共 {n} 条").format(n=len(self.shown)))
        self.say_status(tr("已选 {m} 条").format(m=len(self.chosen)))

    # What is chosen

    @property
    def chosen(self) -> list[Owed]:
        """The ticked rows, or the current one where none is ticked."""
        current = self.list.current_key
        if self.ticked:
            return [one for one in self.shown if _key(one) in self.ticked]
        return [one for one in self.shown if "|".join(_key(one)) == current]

    def _toggle(self, key: str) -> None:
        for one in self.shown:
            if "|".join(_key(one)) == key:
                self.ticked ^= {_key(one)}
        self.refresh()

    def tick_all(self) -> None:
        """All rows that are shown; none, where all were."""
        everything = {_key(one) for one in self.shown}
        self.ticked = set() if self.ticked == everything else everything
        self.refresh()

    def open(self, key: str) -> None:
        """The make-up, or what was missed while nothing is arranged."""
        for one in self.shown:
            if "|".join(_key(one)) == key:
                if one.make_up is not None:
                    self._open_record("make_ups", one.make_up.uid)
                else:
                    self._open_record(one.ledger.value, one.record)

    # Deeds

    def ask_arrange(self) -> None:
        self._ask(tr("安排补学"), (MakeUp.due_on,), {}, self._arrange)

    def ask_done(self) -> None:
        values = {"done_on": self._session.office.door.today}
        self._ask(tr("登记补学"), (MakeUp.done_on, MakeUp.proof), values, self._write_done)

    def ask_confirm(self) -> None:
        door = self._session.office.door
        values = {"confirmed_by": door.actor, "confirmed_on": door.today}
        asks = (MakeUp.confirmed_by, MakeUp.confirmed_on)
        self._ask(tr("确认补学"), asks, values, self._confirm)

    def _arrange(self, said: dict[str, Any]) -> list[MakeUp]:
        return arrange(self._session.office.door, self.chosen, said["due_on"])

    def _write_done(self, said: dict[str, Any]) -> list[MakeUp]:
        door = self._session.office.door
        return write_done(door, self.chosen, said["done_on"], tuple(said["proof"]))

    def _confirm(self, said: dict[str, Any]) -> list[MakeUp]:
        door = self._session.office.door
        return confirm_all(door, self.chosen, said["confirmed_by"], said["confirmed_on"])

    def _ask(
        self,
        verb: str,
        asks: Sequence[Column[Any]],
        values: dict[str, Any],
        deed: Callable[[dict[str, Any]], list[MakeUp]],
    ) -> None:
        """Ask beside the list, then do it to all that is chosen."""
        if not self.chosen:
            return
        self._end_asking()

        def run(said: dict[str, Any]) -> None:
            records = deed(said)
            done = sentence("{verb}：{n} 人次", verb=sentence(verb), n=len(records))
            self._session.store(*records, done=done)
            self.ticked.clear()

        self.form = LittleForm(self.themes, verb, asks, values, self._around(), run)
        self.form.setProperty("card", True)
        self.form.setFixedWidth(round(_FORM_WIDTH * self.themes.now.scale))
        self.form.closed.connect(self._end_asking)
        self._side.addWidget(self.form)
        self.form.show()
        self.form.begin()

    def _end_asking(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            self._side.removeWidget(form)
            form.hide()
            form.deleteLater()
            self.list.setFocus()
            self._later.start()

    def may_leave(self) -> bool:
        self._end_asking()
        return True


class TickTable(PlainTable):
    """A plain table whose rows are ticked with Space."""

    toggled = Signal(str)
    all_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.current_key:
            self.toggled.emit(self.current_key)
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.all_wanted.emit()
        else:
            super().keyPressEvent(event)


def _goes_on(one: Owed) -> bool:
    """Whether something remains to be done: such things stay in the list, however old they are."""
    return one.state is not MakeUpState.CONFIRMED


def _key(one: Owed) -> tuple[str, str]:
    return one.subject, one.person


def _day(day: date, today: date) -> str:
    """A date as lists write it: without this year."""
    return f"{day:%m-%d}" if day.year == today.year else day.isoformat()


def _group(one: Owed) -> str:
    match one.state:
        case MakeUpState.MADE_UP:
            return TO_CONFIRM
        case MakeUpState.CONFIRMED:
            return DONE_KEY
    return OPEN


def _look(one: Owed, late: bool) -> Look:
    if late:
        return OVERDUE
    match one.state:
        case MakeUpState.MADE_UP:
            return REVIEW
        case MakeUpState.CONFIRMED:
            return DONE
        case MakeUpState.TO_MAKE_UP:
            return SOON
    return TODO
