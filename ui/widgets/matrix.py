"""A year in one grid: rows by twelve months, glyphs and n/m in the cells, totals pinned below.

The caller hands in plain data; every cell says in words what its glyph means:

    MatrixCell(Look(Glyph.HALF, Tone.DANGER), "3/4", tr("部分完成，3/4"))
"""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QVBoxLayout, QWidget

from ui.glyphs import Glyph, Look, Tone
from ui.theme import ThemeHolder
from ui.widgets.matrix_paint import CellPainter, MatrixHeader, TotalsStrip, cell_width
from ui.words import tr

Index = QModelIndex | QPersistentModelIndex

BLANK = Look(Glyph.NONE, Tone.PLAIN)
_STRETCH, _STRETCH_MIN = 190, 120
_GROUP_MAX, _TOTAL_MIN = 96, 52
"""Logical px: what the head without a width should have and has at least; the ends' bounds."""


@dataclass(frozen=True)
class MatrixCell:
    """One month of one row; `accessible` says in words what is drawn."""

    look: Look = BLANK
    text: str = ""
    accessible: str = ""


@dataclass(frozen=True)
class MatrixRow:
    """`heads` stand before the months, `total` after; rows of one `group` are merged at left."""

    key: str
    heads: tuple[str, ...]
    cells: tuple[MatrixCell, ...]
    total: str = ""
    group: str = ""


@dataclass(frozen=True)
class Head:
    """A column before the months; width 0 takes the room left over, `quiet` is secondary text."""

    title: str
    width: int = 0
    centred: bool = False
    quiet: bool = False


@dataclass(frozen=True)
class MatrixData:
    """All of a grid: `current` is the number of the month that is now, from 0."""

    heads: tuple[Head, ...]
    months: tuple[str, ...]
    rows: tuple[MatrixRow, ...] = ()
    totals: tuple[MatrixRow, ...] = ()
    total_title: str = ""
    group_title: str = ""
    current: int | None = None

    @property
    def grouped(self) -> bool:
        """Whether a merged column of groups stands first."""
        return bool(self.group_title)

    @property
    def first_month(self) -> int:
        """The number of the first month's column."""
        return len(self.heads) + (1 if self.grouped else 0)


class MatrixModel(QAbstractTableModel):
    """Columns: group (if grouped), heads, months, total."""

    def __init__(self, data: MatrixData) -> None:
        super().__init__()
        self.shown = data

    def show_data(self, data: MatrixData) -> None:
        self.beginResetModel()
        self.shown = data
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shown.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        if parent is not None and parent.isValid():
            return 0
        return self.shown.first_month + len(self.shown.months) + 1

    def cell(self, row: int, column: int) -> MatrixCell | None:
        """The month's cell, or None in another column."""
        month = column - self.shown.first_month
        if 0 <= month < len(self.shown.months):
            return self.shown.rows[row].cells[month]
        return None

    def text(self, row: int, column: int) -> str:
        data, line = self.shown, self.shown.rows[row]
        if cell := self.cell(row, column):
            return cell.text
        if column == data.first_month + len(data.months):
            return line.total
        if data.grouped and column == 0:
            return line.group
        return line.heads[column - (1 if data.grouped else 0)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            cell = self.cell(row, column)
            return cell.accessible if cell else self.text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._accessible(row, column)
        return None

    def _accessible(self, row: int, column: int) -> str:
        cell = self.cell(row, column)
        if cell is None:
            return self.text(row, column)
        state = cell.accessible or cell.text or tr("没有安排")
        month = self.shown.months[column - self.shown.first_month]
        return " ".join((self.name(row), month, state))

    def name(self, row: int) -> str:
        """What a row is called: its longest heading."""
        return max(self.shown.rows[row].heads, key=len)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only months and the total take the current cell."""
        if index.column() < self.shown.first_month:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self.title(section)

    def title(self, section: int) -> str:
        data = self.shown
        titles = [data.group_title] if data.grouped else []
        titles += [head.title for head in data.heads]
        titles += [*data.months, data.total_title]
        return titles[section]


class MatrixView(QFrame):
    """The grid with its totals; `chosen` and `opened` carry row and month numbers from 0.

    Arrow keys move the current cell, Enter opens it, Tab leaves the grid.
    """

    chosen = Signal(int, int)
    opened = Signal(int, int)

    def __init__(self, themes: ThemeHolder, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setProperty("card", True)
        self.model = MatrixModel(MatrixData((), ()))
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(name)
        self._header = MatrixHeader(themes, self.model, self.table)
        self.table.setHorizontalHeader(self._header)
        self.table.setItemDelegate(CellPainter(themes, self.model, self.table))
        self._totals = TotalsStrip(themes, self.model, self.table)
        self._set_up_table()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self._totals)
        self.setFocusProxy(self.table)
        self.table.selectionModel().currentChanged.connect(self._tell_chosen)
        self.table.activated.connect(self._tell_opened)
        themes.changed.connect(self._fit)

    def show_data(self, data: MatrixData) -> None:
        """Show this grid; the current cell stays where it was if it is still there."""
        here = self.table.currentIndex()
        self.model.show_data(data)
        self.table.clearSpans()
        self._merge_groups()
        self._totals.show_totals()
        self._fit()
        row, column = max(0, here.row()), here.column()
        if column < data.first_month:
            column = data.first_month + (data.current or 0)
        if data.rows and data.months:
            row, column = min(row, len(data.rows) - 1), min(column, self.model.columnCount() - 1)
            self.table.setCurrentIndex(self.model.index(row, column))

    def choose(self, row: int, month: int) -> None:
        self.table.setCurrentIndex(self.model.index(row, month + self.model.shown.first_month))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _set_up_table(self) -> None:
        table = self.table
        table.setShowGrid(False)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setTabKeyNavigation(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.setWordWrap(False)
        table.setCornerButtonEnabled(False)

    def _merge_groups(self) -> None:
        if not self.model.shown.grouped:
            return
        rows, start = self.model.shown.rows, 0
        for number in range(1, len(rows) + 1):
            if number == len(rows) or rows[number].group != rows[start].group:
                if number - start > 1:
                    self.table.setSpan(start, 0, number - start, 1)
                start = number

    def _fit(self) -> None:
        """Months as wide as there is room for; what is left goes to the head without a width.

        A month is never narrower than its widest cell, nor a head than its title: where that is
        too much, the grid scrolls.
        """
        data, theme = self.model.shown, self._themes.now
        self.table.verticalHeader().setDefaultSectionSize(theme.row())
        self._header.setFixedHeight(max(theme.size("tableHeader"), theme.row()))
        self._totals.fit()
        if not data.months:
            return
        scale = theme.scale
        bold = QFontMetrics(theme.font(bold=True))
        heads = [
            max(round(head.width * scale), bold.horizontalAdvance(head.title) + 14)
            if head.width
            else 0
            for head in data.heads
        ]
        groups = (data.group_title, *(row.group for row in data.rows))
        group = min(max(map(bold.horizontalAdvance, groups)) + 20, round(_GROUP_MAX * scale))
        widths = [group, *heads] if data.grouped else heads
        totals = (data.total_title, *(row.total for row in (*data.rows, *data.totals)))
        total = max(max(map(bold.horizontalAdvance, totals)) + 8, round(_TOTAL_MIN * scale))
        least = max(theme.size("matrixMonthMin"), self._widest_cell() + 4)
        free = sum(1 for width in widths if width == 0)
        bar = self.table.verticalScrollBar()
        taken = bar.sizeHint().width() if self._overflows() else 0
        room = self.contentsRect().width() - 2 - taken - sum(widths) - total
        stretch_min = round(_STRETCH_MIN * scale) * free
        month = (room - round(_STRETCH * scale) * free) // len(data.months)
        month = max(min(month, max(theme.size("matrixMonth"), least) + 4), least)
        left = max(room - month * len(data.months), stretch_min)
        widths = [width or left // max(1, free) for width in widths]
        for section, width in enumerate([*widths, *[month] * len(data.months), total]):
            self.table.setColumnWidth(section, width)

    def _widest_cell(self) -> int:
        """Of a month's cells and its title."""
        theme, data = self._themes.now, self.model.shown
        rows = (*data.rows, *data.totals)
        cells = {(c.text, c.look) for row in rows for c in row.cells if c.text}
        bold = QFontMetrics(theme.font(bold=True))
        titles = [bold.horizontalAdvance(title) for title in data.months]
        return max([cell_width(theme, *cell) for cell in cells] + titles, default=0)

    def _overflows(self) -> bool:
        height = self.height() - self._header.height() - self._totals.height() - 2
        return len(self.model.shown.rows) * self._themes.now.row() > height

    def _month(self, index: QModelIndex) -> int:
        return index.column() - self.model.shown.first_month

    def _tell_chosen(self, current: QModelIndex) -> None:
        if current.isValid():
            self.table.viewport().update()
            self.chosen.emit(current.row(), self._month(current))

    def _tell_opened(self, index: QModelIndex) -> None:
        self.opened.emit(index.row(), self._month(index))
