"""轮值表: who speaks on which topic and when, typed like a spreadsheet; beside it who is due."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QVBoxLayout

from models.accounts.rights import Right, may
from models.block_edits import Block, read_block, write_block
from models.errors import UserError
from models.ledgers.units import Unit, descendants
from models.rota import DUE, Turn, read_slot, rota_of, write_rota
from models.store import load
from models.words import sentence
from ui.commands import Command
from ui.dates import day_text
from ui.dialogs import Dialogs
from ui.glyphs import CONFLICT, DONE, EXEMPT, LATE, PLANNED, SOON
from ui.help.way import Refusal
from ui.icons import Icon
from ui.pages.rota_cells import RotaTable, name_of, slot_text
from ui.scope import Scope
from ui.session import Session
from ui.theme import ThemeHolder, dress
from ui.widgets.chip import Legend
from ui.widgets.empty_page import EmptyPage
from ui.widgets.error_summary import Notice
from ui.widgets.page import Card, Page, hairline, label, side_by_side
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.widgets.typed_grid import CellDelegate, CellView
from ui.words import say, tr

_LOOKS = {Turn.MISSED: LATE, Turn.UNPLANNED: EXEMPT, Turn.LONG_AGO: SOON}
_FAULTS_SHOWN = 6


class RotaPage(Page):
    """Arrows go to a cell, a day plans a lecture, Enter opens it, Del takes it off."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        scope: Scope,
        dialogs: Dialogs,
        open_record: Callable[[str, str], object],
    ) -> None:
        super().__init__(themes, tr("轮值表"))
        self._session, self._scope, self._dialogs = session, scope, dialogs
        self._open_record = open_record
        self.table = RotaTable(session.office.door.today)
        self.view = CellView(themes, self.table, tr("轮值表"))
        self.delegate = CellDelegate(themes, self.table, self.fault)
        self.view.setItemDelegate(self.delegate)
        self.due = PlainTable(themes, tr("该轮到谁"), [Heading(tr("提醒"), 84), Heading("")])
        self.units = QComboBox()
        self.message = Refusal(themes)
        self.faults = Notice(themes, "warn", "", deed=tr("知道了"))
        self.empty = EmptyPage(
            themes,
            Icon.LECTURE,
            tr("还没有授课人"),
            tr("在“任职”里登记常委和部门负责人，他们就是轮值表的授课人。"),
        )
        self._later = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._connect()

    # Putting it together

    def _build(self) -> None:
        self.print_button = self.add_button(tr("打印"), icon=Icon.PRINTER)
        dress(self.units, compact=True)
        self.units.setAccessibleName(tr("单位范围"))
        self.units.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.add_tool(self.units)
        self.tools.addStretch(1)
        looks = (
            *((DONE, tr("已讲")), (PLANNED, tr("已安排")), (LATE, tr("过期未讲"))),
            (CONFLICT, tr("冲突")),
        )
        self.add_tool(Legend(self.themes, looks))
        below = sorted(descendants(self._session.office.unit))
        self.units.setVisible(bool(below))
        self.units.addItem(tr("本单位"), self._session.office.unit)
        for unit in load(Unit, below):
            self.units.addItem(unit.name or "", unit.uid)
        board = Card()
        board.body.addWidget(self.view, 1)
        board.body.addWidget(self.empty, 1)
        board.body.addWidget(hairline())
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 4, 12, 4)
        foot.addWidget(label(tr("输入日期安排 ・ Enter 打开 ・ Del 取下（可撤销）"), "caption"))
        board.body.addLayout(foot)
        side = Card(tr("该轮到谁"))
        side.body.addWidget(self.due, 1)
        for hidden in (self.faults, self.message):
            hidden.hide()
            self.body.addWidget(hidden)
        split = side_by_side(board, side, (862, 280))
        self.body.addWidget(split, 1)

    def _connect(self) -> None:
        self.units.activated.connect(lambda _at: self.refresh())
        self.print_button.clicked.connect(self.print_out)
        self.view.opened.connect(self.open)
        self.view.selectionModel().currentChanged.connect(self._tell_cell)
        self.delegate.typed.connect(lambda row, at, text: self.write([(row, at, text)]))
        self.delegate.refused.connect(self._say_wrong)
        self.due.opened.connect(self.go_to)
        self.faults.link.clicked.connect(self.faults.hide)
        self._later.timeout.connect(self._refresh_if_seen)
        self._session.changed.connect(lambda _names: self._later.start())
        self._scope.changed.connect(self._refresh_if_seen)
        for command, deed in (
            (Command.NEW, lambda: self.view.edit(self.view.currentIndex())),
            (Command.COPY, self.copy),
            (Command.PASTE, self.paste),
            (Command.DELETE, self.clear),
            (Command.PRINT, self.print_out),
            (Command.PREVIEW, self.print_out),
            (Command.REFRESH, self.refresh),
        ):
            self.offer(command, deed)

    # What is shown

    def arrive(self) -> None:
        self.refresh()
        self.view.setFocus()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    @property
    def unit(self) -> str:
        return str(self.units.currentData())

    @property
    def is_own(self) -> bool:
        return self.unit == self._session.office.unit

    def refresh(self) -> None:
        """Read the rota anew; the place in it stays."""
        year, today = self._scope.year, self._session.office.door.today
        self.set_title(self.title.text(), tr("{year}年").format(year=year))
        here = self.view.currentIndex()
        self.table.show_rota(
            rota_of(self.unit, year, today), today, self.is_own and may(Right.RECORD)
        )
        some = bool(self.table.rota.rows)
        self.view.setVisible(some)
        self.empty.setVisible(not some)
        if some and not self.view.currentIndex().isValid():
            row = min(max(here.row(), 0), self.table.cell_rows - 1)
            column = min(max(here.column(), self.table.leading), self.table.columnCount() - 1)
            self.view.setCurrentIndex(self.table.index(row, column))
        self.due.show_lines(list(self._due_lines()))
        self._tell_cell(self.view.currentIndex())

    def _due_lines(self) -> Iterator[Line]:
        """Clashes, speakers whose turn it is, and topics that nobody speaks on."""
        rota = self.table.rota
        for clash in rota.clashes:
            text = tr("授课人冲突") if clash.by_speaker else tr("地点冲突")
            titles = f"{clash.one.title} ・ {clash.other.title}"
            cells = (Cell(text, CONFLICT, boxed=False), Cell(slot_text(clash.one), quiet=titles))
            yield Line(f"talk {clash.one.uid}", cells, alarm=True)
        for row in rota.rows:
            if row.turn in DUE and row.speaker:
                look = Cell(tr(row.turn.label), _LOOKS[row.turn], boxed=False)
                last = tr("上次 {day}").format(day=day_text(row.last_on)) if row.last_on else ""
                yield Line(f"speaker {row.speaker}", (look, Cell(row.name, quiet=last)))
        for code, name in rota.topics_without():
            yield Line(f"topic {code}", (Cell(tr("无人讲"), EXEMPT, boxed=False), Cell(tr(name))))

    def _tell_cell(self, index: QModelIndex) -> None:
        rota = self.table.rota
        held = sum(talk.held for talk in rota.talks)
        text = tr("{n} 人，已讲 {held} 场，已安排 {planned} 场，冲突 {clashes} 处").format(
            n=len(rota.rows),
            held=held,
            planned=len(rota.talks) - held,
            clashes=len(rota.clashes),
        )
        here = self.table.spoken(index) if index.isValid() else ""
        self.say_status(" ・ ".join(filter(None, (text, here))))

    def show_record(self, uid: str) -> None:
        """Go to the cell of a lecture."""
        for row, line in enumerate(self.table.rota.rows):
            for at, cell in enumerate(line.cells):
                if any(talk.uid == uid for talk in cell):
                    self._go(row, at)

    def _go(self, row: int, at: int) -> None:
        index = self.table.index(row, at + self.table.leading)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        self.view.setFocus()

    def go_to(self, key: str) -> None:
        """From a reminder to its place on the board."""
        kind, _, which = key.partition(" ")
        if kind == "talk":
            self.show_record(which)
        elif kind == "speaker":
            rows = [row.speaker for row in self.table.rota.rows]
            self._go(rows.index(which), 0)
        else:
            codes = [code for code, _ in self.table.rota.topics]
            self._go(max(self.view.currentIndex().row(), 0), codes.index(which))

    def open(self, index: QModelIndex) -> None:
        """What is still to be given, else what was given last; an empty cell is typed into."""
        talks = self.table.talks(index)
        if talks:
            ahead = [talk for talk in talks if not talk.held]
            self._open_record("lectures", (ahead[0] if ahead else talks[-1]).uid)
        elif self.is_own and self.table.is_cell(index):
            self.view.edit(index)

    # Typing

    def fault(self, _row: int, _at: int, text: str) -> UserError | None:
        """Why a text cannot be taken into a cell; None where it can."""
        try:
            read_slot(text, self.table.rota.year)
        except UserError as error:
            return error
        return None

    def _say_wrong(self, error: UserError | None) -> None:
        self.message.show_error(error)

    def write(self, typed: Sequence[tuple[int, int, str]]) -> None:
        """Store what was typed or pasted, in one step that can be undone."""
        self._say_wrong(None)
        result = write_rota(self._session.office.door, self.table.rota, typed)
        try:
            if result.records:
                done = sentence("轮值表已改 {n} 格", n=result.cells)
                self._session.store(*result.records, done=done)
        except UserError as error:
            self._session.refused.emit(error)
        self._show_faults(result)
        self.refresh()

    def _show_faults(self, result: Block) -> None:
        title = tr("有 {n} 格没有填进去，原来的内容没有动：").format(n=len(result.faults))
        told = [
            tr("{name} {label}：{message}").format(
                name=name_of(self.table.rota.rows[fault.row - 1]),
                label=fault.label,
                message=say(fault.message),
            )
            for fault in result.faults[:_FAULTS_SHOWN]
        ]
        self.faults.show_notice("warn", title, "\n".join(told))
        self.faults.way.lead(result.faults[0].message if result.faults else None)
        self.faults.setVisible(bool(result.faults))

    def _places(self) -> list[tuple[int, int]]:
        some = [i for i in self.view.selectedIndexes() if self.table.is_cell(i)]
        return sorted(self.table.place(index) for index in some)

    def clear(self) -> None:
        """Take what is planned in the selected cells off the rota; what was held stays."""
        if not self.is_own or not self.view.hasFocus():
            return
        places = self._places()
        held = [talk for row, at in places for talk in self.table.rota.rows[row].cells[at]]
        if held and all(talk.held for talk in held):
            self._session.refused.emit(UserError("已讲的不能从轮值表取下，打开记录再改"))
            return
        self.write([(row, at, "") for row, at in places])

    def copy(self) -> None:
        places = self._places()
        columns, rows = sorted({at for _, at in places}), sorted({row for row, _ in places})
        index = self.table.index
        leading = self.table.leading
        cells = [[self.table.typed(index(row, at + leading)) for at in columns] for row in rows]
        QGuiApplication.clipboard().setText(write_block(cells))

    def paste(self) -> None:
        """A block of days from the current cell on; what reaches beyond the grid is left out."""
        row, column = self.table.place(self.view.currentIndex())
        rota = self.table.rota
        if not self.is_own or column < 0:
            return
        self.write(
            [
                (row + down, column + across, text)
                for down, cells in enumerate(read_block(QGuiApplication.clipboard().text()))
                for across, text in enumerate(cells)
                if row + down < len(rota.rows) and column + across < len(rota.topics)
            ]
        )

    def print_out(self) -> None:
        from ui.printing.preview import preview
        from ui.printing.rota_paper import rota_paper

        office = self._session.office
        name = self.units.currentText() if not self.is_own else office.name
        paper = rota_paper(name, self.table, office.door.now)
        preview([paper], self.themes, self._session, self._dialogs, self)
