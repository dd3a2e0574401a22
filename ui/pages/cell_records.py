"""What stands behind a cell of the one table: plan items and events that tick them, or units."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from models.ledgers import ledger_named
from models.ledgers.plan_tie import Carried
from models.ledgers.plans import Plan
from models.listing import names_of
from models.one_table import Cell as Month
from models.one_table import CellState, CellStep, OneTable, TableRow
from models.store import load
from ui.glyphs import DOING, DONE, OVERDUE, PLANNED, RETURNED, Look, Tone
from ui.icons import Icon
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.page import Card, label
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.words import tr

LOOKS = {
    CellState.PLANNED: PLANNED,
    CellState.PARTLY: DOING,
    CellState.DONE: DONE,
    CellState.MISSED: OVERDUE,
}
NOT_TAKEN: Look = RETURNED


class CellRecords(Card):
    """A list under the matrix; Enter opens a record, Esc leads back to the cell."""

    opened = Signal(str, str)
    closed = Signal()

    def __init__(self, themes: ThemeHolder) -> None:
        super().__init__()
        self.setMaximumHeight(240)
        self.caption = label("", "section")
        self.table = PlainTable(
            themes,
            tr("明细"),
            (
                Heading(tr("单位"), 200),
                Heading(tr("记录")),
                Heading(tr("计划"), 70, right=True),
                Heading(tr("完成"), 70, right=True),
                Heading(tr("完成情况"), 130),
            ),
        )
        close = Button(themes, "", "link", Icon.X)
        close.setAccessibleName(tr("收起明细"))
        close.clicked.connect(self.put_away)
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 8, 2)
        head.addWidget(self.caption, 1)
        head.addWidget(close)
        body = QVBoxLayout()
        body.addLayout(head)
        body.addWidget(self.table, 1)
        self.body.addLayout(body)
        self.table.opened.connect(self._open)
        self.hide()

    def show_lines(self, caption: str, lines: Sequence[Line]) -> None:
        """Show these, with the focus on the first."""
        self.caption.setText(caption)
        self.table.show_lines(lines)
        self.show()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def put_away(self) -> None:
        self.hide()
        self.closed.emit()

    def _open(self, key: str) -> None:
        ledger, _, uid = key.partition(" ")
        if uid:
            self.opened.emit(ledger, uid.split(" ")[0])


def record_lines(cell: Month, events: Sequence[Carried]) -> list[Line]:
    """Each plan item of a cell, and under it the events that were held for it."""
    plans = load(Plan, list(dict.fromkeys(step.plan for step in cell.steps)))
    names = names_of("units", {plan.unit for plan in plans})
    lines = []
    for plan in plans:
        steps = [step for step in cell.steps if step.plan == plan.uid]
        lines.append(_plan_line(plan, names.get(plan.unit, ""), steps, closed=cell.closed))
        for event in events:
            if event.plan == plan.uid:
                lines.append(_event_line(event))
    return lines


def _plan_line(plan: Plan, unit: str, steps: Sequence[CellStep], *, closed: bool) -> Line:
    planned = sum(step.planned for step in steps)
    done = sum(step.done for step in steps)
    state = Month(planned, done, closed).state
    look = Cell(tr(state.label), LOOKS[state]) if state is not None else Cell()
    cells = (Cell(unit), Cell(plan.title or ""), Cell(str(planned)), Cell(str(done)), look)
    return Line(f"plans {plan.uid}", cells)


def _event_line(event: Carried) -> Line:
    ledger = ledger_named(event.ledger)
    found = load(ledger.model, [event.uid]) if ledger is not None else []
    heading = found[0].heading() if found else event.uid[-8:]
    title = tr(ledger.title) if ledger is not None else ""
    cells = (Cell(), Cell(f"　{heading}"), Cell(), Cell("1"), Cell(title, tone=Tone.HINT))
    return Line(f"{event.ledger} {event.uid}", cells)


def unit_lines(table: OneTable, row: TableRow) -> list[Line]:
    """The units behind a row; those that have not taken a task up stand first."""
    lines = [
        Line(
            f"units {one.uid} missing",
            (Cell(one.title), Cell(), Cell(), Cell(), Cell(tr("未承接"), NOT_TAKEN)),
        )
        for one in row.missing
    ]
    for part in row.parts:
        taken = tr("{n} 条计划").format(n=part.items)
        state = Month(part.planned, part.done, closed=False).state
        look = Cell(tr(state.label), LOOKS[state]) if state is not None else Cell()
        cells = (Cell(part.title), Cell(taken), Cell(str(part.planned)), Cell(str(part.done)), look)
        lines.append(Line(f"units {part.uid} {table.year}", cells))
    return lines
