"""读书进度: how far everybody is with every book, in one grid that is typed like a spreadsheet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox

from models.accounts.rights import Right, may
from models.block_edits import Block, Fault, read_block, write_block
from models.errors import UserError
from models.ledgers.books import Book
from models.ledgers.units import Unit, descendants
from models.reading_grid import ReadingGrid, by_book, month_by_month, read_entry, write_cells
from models.reading_plan import plan_readings, planned_books
from models.reading_words import FINISHED_TEXT
from models.store import load
from models.words import sentence
from ui.commands import Command
from ui.glyphs import DOING, DONE, OVERDUE
from ui.help.way import Refusal
from ui.icons import Icon
from ui.pages.reading_cells import TICKED_ONLY, GridTable
from ui.pages.reading_planner import PlannerBar
from ui.scope import Scope
from ui.session import Session
from ui.theme import ThemeHolder
from ui.widgets.chip import Legend
from ui.widgets.empty_page import EmptyPage
from ui.widgets.error_summary import Notice
from ui.widgets.page import Card, Page, hairline, label
from ui.widgets.segments import Segment, Segments
from ui.widgets.typed_grid import CellDelegate, CellView
from ui.words import tr

BOOKS, MONTHS = "books", "months"
_FAULTS_SHOWN = 6


class ReadingGridPage(Page):
    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        scope: Scope,
        open_record: Callable[[str, str], None],
        new_book: Callable[[], object],
    ) -> None:
        super().__init__(themes, tr("读书进度"))
        self._session, self._scope, self._open_record = session, scope, open_record
        self._new_book = new_book
        self.table = GridTable()
        self.view = CellView(themes, self.table, tr("读书进度"))
        self.delegate = CellDelegate(themes, self.table, self.fault)
        self.view.setItemDelegate(self.delegate)
        self.planner = PlannerBar(themes)
        self.faults = Notice(themes, "warn", "", deed=tr("知道了"))
        self.message = Refusal(themes)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._connect()

    # Putting it together

    def _build(self) -> None:
        self.plan_button = self.add_button(
            tr("订读书计划…"), "primary", Icon.CALENDAR_CHECK, needs=(Right.RECORD,)
        )
        self.views = Segments(
            self.themes,
            tr("列"),
            [Segment(BOOKS, tr("按书")), Segment(MONTHS, tr("按月"))],
        )
        self.book, self.units = QComboBox(), QComboBox()
        for box, name in ((self.book, tr("哪本书")), (self.units, tr("单位范围"))):
            box.setProperty("compact", True)
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for part in (self.views, self.book, self.units):
            self.add_tool(part)
        self.tools.addStretch(1)
        legend = [
            *((DONE, tr("读完")), (TICKED_ONLY, tr("划完")), (DOING, tr("在读"))),
            (OVERDUE, tr("需补学")),
        ]
        self.add_tool(Legend(self.themes, legend), optional=True)
        self._fill_units()
        self.empty = EmptyPage(
            self.themes,
            Icon.BOOK,
            tr("还没有要读的书"),
            tr("在书目里写上计划月份，或者等上级下发书目，再来订读书计划。"),
            tr("新建书目"),
        )
        card = Card()
        card.body.addWidget(self.view, 1)
        card.body.addWidget(self.empty, 1)
        card.body.addWidget(hairline())
        hints = tr("直接输入章（页）数 ・ 空格 划完 ・ 日期 读完那天 ・ Del 清除 ・ Enter 打开记录")
        foot = label(hints, "caption")
        foot.setContentsMargins(12, 4, 12, 4)
        card.body.addWidget(foot)
        self.faults.link.clicked.connect(self.faults.hide)
        for hidden in (self.planner, self.faults, self.message):
            hidden.hide()
            self.body.addWidget(hidden)
        self.body.addWidget(card, 1)

    def _fill_units(self) -> None:
        below = sorted(descendants(self._session.office.unit))
        self.units.setVisible(bool(below))
        self.units.addItem(tr("本单位"), self._session.office.unit)
        for unit in load(Unit, below):
            self.units.addItem(unit.name or "", unit.uid)

    def _connect(self) -> None:
        self.views.chosen.connect(lambda _key: self.refresh())
        self.book.activated.connect(lambda _at: self.refresh())
        self.units.activated.connect(lambda _at: self.refresh())
        self.plan_button.clicked.connect(self.begin_planning)
        self.planner.planned.connect(self.plan)
        self.planner.closed.connect(self._end_planning)
        self.view.ticked.connect(self.tick)
        self.view.opened.connect(self.open)
        self.view.selectionModel().currentChanged.connect(self._tell_cell)
        self.delegate.typed.connect(lambda row, at, text: self.write([(row, at, text)]))
        self.delegate.refused.connect(self._say_wrong)
        self.empty.deed.clicked.connect(self._new_book)
        self._later.timeout.connect(self._refresh_if_seen)
        self._session.changed.connect(lambda _names: self._later.start())
        self._scope.changed.connect(self._refresh_if_seen)
        for command, deed in (
            (Command.NEW, self.begin_planning),
            (Command.COPY, self.copy),
            (Command.PASTE, self.paste),
            (Command.FILL_DOWN, self.fill_down),
            (Command.FILL_TODAY, self.fill_today),
            (Command.DELETE, self.clear),
            (Command.REFRESH, self.refresh),
        ):
            self.offer(command, deed)

    # The grid

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
        """Read the grid anew; the place in it stays."""
        year = self._scope.year
        self.set_title(self.title.text(), tr("{year}年").format(year=year))
        self._fill_books()
        here = self.view.currentIndex()
        self.table.show_grid(self._grid(), self.is_own and may(Right.RECORD))
        self.plan_button.setEnabled(self.is_own)
        some = bool(self.table.grid.columns and self.table.grid.rows)
        self.view.setVisible(some)
        self.empty.setVisible(not some)
        if not self.view.currentIndex().isValid() and some:
            row = min(max(here.row(), 0), len(self.table.grid.rows) - 1)
            column = min(max(here.column(), 2), self.table.columnCount() - 1)
            self.view.setCurrentIndex(self.table.index(row, column))
        self._tell_cell(self.view.currentIndex())

    def _fill_books(self) -> None:
        """Those of the year, after the view that has a book a month."""
        kept = self.book.currentData()
        self.book.setVisible(self.views.current == MONTHS)
        books = planned_books(self._scope.year)
        if [book.uid for book in books] == [
            self.book.itemData(at) for at in range(1, self.book.count())
        ]:
            return
        self.book.clear()
        self.book.addItem(tr("月读一书"), "")
        for book in books:
            self.book.addItem(book.title or "", book.uid)
        self.book.setCurrentIndex(max(self.book.findData(kept), 0))

    def _grid(self) -> ReadingGrid:
        year, today = self._scope.year, self._session.office.door.today
        if self.views.current == MONTHS:
            return month_by_month(self.unit, year, today, self.book.currentData() or "")
        return by_book(self.unit, year, self._month(), today)

    def _month(self) -> str:
        """To which what is typed into a book belongs: the period's last that has begun."""
        today = self._session.office.door.today
        months = self._scope.period.months
        begun = [month for month in months if month <= f"{today:%Y-%m}"]
        return begun[-1] if begun else months[0]

    def _tell_cell(self, index: QModelIndex) -> None:
        column = self.table.column(index) if index.isValid() else None
        if column is None or index.row() >= len(self.table.grid.rows):
            self.say_status("")
            return
        name = self.table.row_name(index.row())
        said = [name, column.title, tr("记入 {month}").format(month=column.month)]
        self.say_status(" ・ ".join(filter(None, [*said, self.table.text(index)])))

    def open(self, index: QModelIndex) -> None:
        cell = self.table.cell(index)
        if cell is not None and cell.reading:
            self._open_record("readings", cell.reading)

    # Typing

    def fault(self, row: int, at: int, text: str) -> UserError | None:
        """Why a text cannot be taken into a cell; None where it can."""
        grid, today = self.table.grid, self._session.office.door.today
        cell = grid.rows[row].cells[at]
        try:
            read_entry(text, grid.columns[at], cell.length, today)
        except UserError as error:
            return error
        return None

    def _say_wrong(self, error: UserError | None) -> None:
        self.message.show_error(error)

    def write(self, typed: Sequence[tuple[int, int, str]]) -> None:
        """Store what was typed or pasted, in one step that can be undone."""
        self._say_wrong(None)
        result = write_cells(self._session.office.door, self.table.grid, typed)
        try:
            if result.records:
                done = sentence("已登记 {n} 格读书进度", n=result.cells)
                self._session.store(*result.records, done=done)
        except UserError as error:
            self._session.refused.emit(error)
        self._show_faults(result)
        self.refresh()

    def _show_faults(self, result: Block) -> None:
        title = tr("有 {n} 格没有填进去，原来的内容没有动：").format(n=len(result.faults))
        self.faults.show_notice(
            "warn", title, "\n".join(map(self._fault_text, result.faults[:_FAULTS_SHOWN]))
        )
        self.faults.way.lead(result.faults[0].message if result.faults else None)
        self.faults.setVisible(bool(result.faults))

    def _fault_text(self, fault: Fault) -> str:
        name = self.table.row_name(fault.row - 1)
        return tr("{name} {label}：{message}").format(
            name=name, label=fault.label, message=fault.message.text(tr)
        )

    def _places(self) -> list[tuple[int, int]]:
        """The selected cells that can be typed into, row by row."""
        some = [i for i in self.view.selectedIndexes() if self.table.cell(i) is not None]
        return sorted(self.table.place(index) for index in some) if self.is_own else []

    def tick(self) -> None:
        """The selected books are finished; where all of them were, that is taken back."""
        places, rows = self._places(), self.table.grid.rows
        done = all(rows[row].cells[at].finished_on for row, at in places)
        self.write([(row, at, "" if done else FINISHED_TEXT) for row, at in places])

    def clear(self) -> None:
        self.write([(row, at, "") for row, at in self._places()])

    def fill_today(self) -> None:
        today = self._session.office.door.today.isoformat()
        self.write([(row, at, today) for row, at in self._places()])

    def fill_down(self) -> None:
        """The top cell of each selected column into those below it."""
        places, typed = self._places(), []
        for column in dict.fromkeys(at for _, at in places):
            rows = [row for row, at in places if at == column]
            text = self.table.grid.rows[rows[0]].cells[column].typed
            typed += [(row, column, text) for row in rows[1:]]
        self.write(typed)

    def copy(self) -> None:
        places = self._places() or [self.table.place(self.view.currentIndex())]
        columns = sorted({at for _, at in places if at >= 0})
        rows = sorted({row for row, _ in places if row < len(self.table.grid.rows)})
        cells = [[self.table.grid.rows[row].cells[at].typed for at in columns] for row in rows]
        QGuiApplication.clipboard().setText(write_block(cells))

    def paste(self) -> None:
        """A block of cells from the current one on; what reaches beyond the grid is left out."""
        row, column = self.table.place(self.view.currentIndex())
        grid = self.table.grid
        if not self.is_own or column < 0:
            return
        block = read_block(QGuiApplication.clipboard().text())
        self.write(
            [
                (row + down, column + across, text)
                for down, cells in enumerate(block)
                for across, text in enumerate(cells)
                if row + down < len(grid.rows) and column + across < len(grid.columns)
            ]
        )

    # The plan

    def begin_planning(self) -> None:
        chosen = {index.row() for index in self.view.selectedIndexes()}
        books = planned_books(self._scope.year)
        self.planner.begin(books, len(self.table.grid.rows), len(chosen))

    def _end_planning(self) -> None:
        self.planner.hide()
        self.view.setFocus()

    def plan(self, books: Sequence[Book], spread: int, chosen: bool) -> None:
        """Plan these books for everybody in the grid, or for those whose rows are selected."""
        rows = sorted({index.row() for index in self.view.selectedIndexes()})
        people = [row.person for row in self.table.grid.rows]
        if chosen:
            people = [people[row] for row in rows if row < len(people)]
        readings = plan_readings(self._session.office.door, people, books, spread)
        if readings:
            done = sentence("已订读书计划 {n} 条", n=len(readings))
            self._session.store(*readings, done=done)
        else:
            self._session.refused.emit(UserError("这些人的这些书已经订过计划"))
        self._end_planning()
        self.refresh()
