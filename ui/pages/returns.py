"""退回: what was sent back to those below and from above, and how each was answered."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models import store
from models.accounts.rights import Right
from models.errors import UserError
from models.exchange.trust.trust import children_of
from models.ledger import Ledger
from models.ledgers import ledger_named
from models.ledgers.decisions import Decision
from models.ledgers.returns import (
    EXPLAIN_RETURN,
    Returned,
    returns_by,
    returns_to,
)
from models.listing import names_of
from models.record import Record
from ui.commands import Command
from ui.dates import day_text
from ui.dialogs import Dialogs
from ui.icons import Icon
from ui.returning import LOOKS, answer_text, place_text
from ui.session import Session
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.empty_page import EmptyPage
from ui.widgets.page import Card, Page, hairline, label, scrolling, side_by_side
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.widgets.segments import Segment, Segments
from ui.words import tr

BY_US, TO_US = "by us", "to us"


@dataclass(frozen=True)
class Row:
    """A return with the record it is about; `record` is None where that is not here any more."""

    one: Returned
    ledger: Ledger
    record: Record | None
    other: str

    @property
    def title(self) -> str:
        return self.record.heading() if self.record is not None else "—"

    @property
    def place(self) -> str:
        return place_text(self.ledger, self.record, self.one.about)


class ReturnsPage(Page):
    """What waits for an answer stands first, by its day; the chosen one is told at right."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        dialogs: Dialogs,
        open_record: Callable[[str, str], object],
    ) -> None:
        super().__init__(themes, tr("退回"))
        self._session, self._dialogs, self._open_record = session, dialogs, open_record
        self._rows: dict[str, Row] = {}
        self.sides = Segments(themes, tr("退回下级或被上级退回"))
        self.returns = PlainTable(
            themes,
            tr("退回"),
            [
                Heading(tr("答复"), 150),
                Heading(tr("单位"), 120),
                Heading(tr("记录")),
                Heading(tr("退回的字段"), 150),
                Heading(tr("时限"), 76),
            ],
        )
        self.empty = EmptyPage(
            themes,
            Icon.ARROW_BACK_UP,
            tr("没有退回"),
            tr("在台账里选中下级的一条记录，用“退回”写明字段、原因和时限，随下发的包送到。")
            if children_of(session.office)
            else tr("上级退回的列在这里：改好，或说明为什么不改，随下次的报送包送回。"),
        )
        self.stack = QStackedWidget()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.add_tool(self.sides)
        self.tools.addStretch(1)
        card = Card()
        card.body.addWidget(self.returns, 1)
        self._split = side_by_side(card, self._pane(), (640, 360))
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self._split)
        self.body.addWidget(self.stack, 1)

    def _pane(self) -> Card:
        self.pane = Card()
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 14, 8)
        head.setSpacing(8)
        self.chip = Chip(self.themes)
        self.heading = label("", "section", wraps=True)
        head.addWidget(self.chip)
        head.addWidget(self.heading, 1)
        self.pane.body.addLayout(head)
        self.pane.body.addWidget(hairline())
        words = QVBoxLayout()
        words.setContentsMargins(14, 10, 14, 10)
        self.facts = label("", wraps=True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(self.facts)
        words.addStretch(1)
        self.pane.body.addWidget(scrolling(words), 1)
        self.pane.body.addWidget(hairline())
        self.open_button = Button(self.themes, tr("打开记录"), "primary")
        self.explain_button = Button(self.themes, tr("说明退回…"), needs=(Right.RECORD,))
        self.withdraw_button = Button(self.themes, tr("撤回退回"), "danger", needs=(Right.REVIEW,))
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 8)
        foot.setSpacing(8)
        for button in (self.open_button, self.explain_button):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.withdraw_button)
        self.pane.body.addLayout(foot)
        return self.pane

    def _connect(self) -> None:
        self.sides.chosen.connect(lambda _key: self._show_side())
        self.returns.moved.connect(self._show)
        self.returns.opened.connect(lambda _key: self._open())
        self.open_button.clicked.connect(self._open)
        self.explain_button.clicked.connect(self.explain)
        self.withdraw_button.clicked.connect(self.take_back)
        self._later.timeout.connect(self._refresh_if_seen)
        self._session.changed.connect(lambda _names: self._later.start())
        self.offer(Command.REFRESH, self.refresh)

    # What is shown

    def arrive(self) -> None:
        self.refresh()
        self.returns.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        unit = self._session.office.unit
        sides = {BY_US: returns_by(unit), TO_US: returns_to(unit)}
        segments = [
            Segment(BY_US, tr("退回下级"), len(sides[BY_US])),
            Segment(TO_US, tr("被上级退回"), len(sides[TO_US])),
        ]
        self.sides.set_segments([segment for segment in segments if sides[segment.key]])
        self._sides = sides
        self._show_side()

    def _show_side(self) -> None:
        found = self._sides.get(self.sides.current, [])
        ours = self.sides.current == BY_US
        self.stack.setCurrentWidget(self._split if found else self.empty)
        self.tool_row.setVisible(bool(found))
        found = sorted(found, key=_urgency)
        units = {_other(one, ours) for one in found}
        names = names_of("units", units)
        self._rows = {
            one.decision.uid: row
            for one in found
            if (row := _row(one, names.get(_other(one, ours), "—"))) is not None
        }
        today = self._session.office.door.today
        self.returns.show_lines([_line(row, today) for row in self._rows.values()])
        self._show(self.returns.current_key)
        waiting = sum(one.is_open for one in found)
        self.say_status(tr("{n} 处退回，{m} 处等答复").format(n=len(found), m=waiting))

    @property
    def current(self) -> Row | None:
        return self._rows.get(self.returns.current_key)

    def _show(self, uid: str) -> None:
        row = self._rows.get(uid)
        if row is None:
            return
        one, today = row.one, self._session.office.door.today
        self.chip.show_state(answer_text(one, today), LOOKS[one.answer])
        self.heading.setText(row.title)
        decision = one.decision
        said = [
            tr("单位：{name}").format(name=row.other),
            tr("退回的字段：{place}").format(place=row.place),
            tr("原因：{reason}").format(reason=decision.reason or ""),
            tr("{day}由 {by} 退回").format(
                day=day_text(decision.decided_on), by=decision.decided_by or ""
            ),
        ]
        if decision.due_on:
            said.append(tr("时限：{day}").format(day=day_text(decision.due_on)))
        if one.explanation:
            said.append(tr("说明：{text}").format(text=one.explanation))
        self.facts.setText("\n".join(said))
        ours = decision.unit == self._session.office.unit
        self.open_button.setEnabled(row.record is not None)
        self.explain_button.setVisible(not ours and one.is_open)
        self.withdraw_button.setVisible(ours and one.is_open)

    # What is done

    def _open(self) -> None:
        row = self.current
        if row is not None and row.record is not None:
            self._open_record(row.ledger.name, row.record.uid)

    def explain(self) -> None:
        """Answer with why it stays as it is."""
        row = self.current
        if row is None or row.record is None:
            return
        title = tr("“{place}”为什么不改？").format(place=row.place)
        reason = self._dialogs.ask_text(title, row.one.decision.reason or "", tr("写入说明"))
        if reason is None:
            return
        try:
            about = row.one.about
            self._session.act(EXPLAIN_RETURN, row.record, about_field=about, reason=reason)
        except UserError as error:
            self._session.refused.emit(error)

    def take_back(self) -> None:
        """The return goes away, here at once and at the unit with the next package down."""
        row = self.current
        if row is not None:
            decision = self._session.office.door.load(Decision, row.one.decision.uid)
            self._session.delete([decision], tr("撤回退回"))

    def regions(self) -> list[QWidget]:
        return [self.tool_row, self.returns, self.pane]


def _other(one: Returned, ours: bool) -> str:
    """The office at the other end."""
    return (one.decision.subject_unit if ours else one.decision.unit) or ""


def _urgency(one: Returned) -> tuple[bool, date]:
    return (not one.is_open, one.decision.due_on or date.max)


def _row(one: Returned, other: str) -> Row | None:
    ledger = ledger_named(one.decision.subject_ledger or "")
    if ledger is None:
        return None
    found = store.load(ledger.model, [one.decision.subject_uid or ""])
    return Row(one, ledger, found[0] if found else None, other)


def _line(row: Row, today: date) -> Line:
    one = row.one
    return Line(
        one.decision.uid,
        (
            Cell(answer_text(one, today), LOOKS[one.answer]),
            Cell(row.other),
            Cell(row.title, quiet=tr(row.ledger.title)),
            Cell(row.place),
            Cell(day_text(one.decision.due_on) if one.decision.due_on else "—"),
        ),
        alarm=one.overdue(today),
    )
