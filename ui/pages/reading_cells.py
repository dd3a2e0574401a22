"""The cells of the progress grid: what they show, and how they are typed into."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from models.ledgers.readings import ReadingState
from models.periods import MONTH_NAMES
from models.reading_grid import GridCell, GridColumn, ReadingGrid
from ui.glyphs import DOING, DONE, OVERDUE, TODO, Glyph, Look, Tone, paint_label
from ui.theme import ThemeHolder, dress
from ui.words import tr

Index = QModelIndex | QPersistentModelIndex
Hint = QAbstractItemDelegate.EndEditHint

TICKED_ONLY = Look(Glyph.HALF, Tone.WARN)
"""划完了: finished, but nothing proves yet that it was read."""
_COUNTS = 2
"""The columns before the books: 划完 and 读完, side by side."""


def look_of_cell(cell: GridCell) -> Look | None:
    if cell.is_finished:
        return DONE if cell.is_read else TICKED_ONLY
    if cell.state is ReadingState.TO_MAKE_UP:
        return OVERDUE
    if cell.progress is not None:
        enough = cell.target is not None and cell.progress >= cell.target
        return DONE if enough and cell.target != cell.length else DOING
    return TODO if cell.reading else None


def text_of_cell(cell: GridCell) -> str:
    if cell.is_finished:
        return tr("读完") if cell.is_read else tr("划完")
    if cell.progress is None and not cell.reading:
        return ""
    if cell.target is None:
        return "" if cell.progress is None else str(cell.progress)
    return f"{cell.progress or 0}/{cell.target}"


class GridTable(QAbstractTableModel):
    """People in rows, their books or months in columns, the counts of each in a last row."""

    def __init__(self) -> None:
        super().__init__()
        self.grid = ReadingGrid("", 0, (), ())
        self.editable = True

    def show_grid(self, grid: ReadingGrid, editable: bool) -> None:
        """Put another grid in place; where its shape is the same, an open editor stays."""
        same = (
            self.grid.columns == grid.columns
            and [row.person for row in self.grid.rows] == [row.person for row in grid.rows]
            and self.editable == editable
        )
        if same:
            self.grid = grid
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.grid, self.editable = grid, editable
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if inside or not self.grid.rows else len(self.grid.rows) + 1

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.grid.columns) + _COUNTS

    def cell(self, index: Index) -> GridCell | None:
        """The person's cell for a book or month; None among the counts."""
        at = index.column() - _COUNTS
        if at < 0 or not 0 <= index.row() < len(self.grid.rows):
            return None
        return self.grid.rows[index.row()].cells[at]

    def column(self, index: Index) -> GridColumn | None:
        at = index.column() - _COUNTS
        return self.grid.columns[at] if at >= 0 else None

    def place(self, index: Index) -> tuple[int, int]:
        """Row and column of the grid that a cell of the table stands for."""
        return index.row(), index.column() - _COUNTS

    def text(self, index: Index) -> str:
        cell = self.cell(index)
        if cell is not None:
            return text_of_cell(cell)
        if index.row() < len(self.grid.rows):
            row = self.grid.rows[index.row()]
            return str(row.read if index.column() else row.ticked)
        return self._total(index.column())

    def _total(self, column: int) -> str:
        rows, at = self.grid.rows, column - _COUNTS
        if at < 0:
            return str(sum(row.read if column else row.ticked for row in rows))
        ticked = sum(row.cells[at].is_finished for row in rows)
        return f"{ticked} / {sum(row.cells[at].is_read for row in rows)}" if ticked else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index)
        if role == Qt.ItemDataRole.EditRole:
            cell = self.cell(index)
            return cell.typed if cell else ""
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(index)
        return None

    def _spoken(self, index: Index) -> str:
        cell = self.cell(index)
        said = [self.row_name(index.row()), self.title(index.column()), self.text(index)]
        if cell is not None and cell.finished_on is not None:
            said.append(cell.finished_on.isoformat())
        elif cell is not None and cell.state is not None:
            said.append(tr(cell.state.label))
        return " ".join(filter(None, said))

    def row_name(self, row: int) -> str:
        return self.grid.rows[row].name if row < len(self.grid.rows) else tr("划完 / 读完")

    def title(self, at: int) -> str:
        if at < _COUNTS:
            return (tr("划完"), tr("读完"))[at]
        column = self.grid.columns[at - _COUNTS]
        months = [one.month for one in self.grid.columns]
        if len(set(months)) < len(months):
            return column.title
        month = tr(MONTH_NAMES[int(column.month[5:]) - 1])
        one_book = len({one.book for one in self.grid.columns}) == 1
        return month if one_book or not column.title else f"{month} {column.title}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.title(section) if across else self.row_name(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        typed = self.editable and self.cell(index) is not None
        return flags | Qt.ItemFlag.ItemIsEditable if typed else flags


class GridDelegate(QStyledItemDelegate):
    """Paints cells; what is typed is taken by `typed`, unless `fault` finds something wrong."""

    typed = Signal(int, int, str)
    refused = Signal(str)
    """The reason why a text is not taken; empty once it is mended."""

    def __init__(
        self, themes: ThemeHolder, table: GridTable, fault: Callable[[int, int, str], str]
    ) -> None:
        super().__init__(table)
        self._themes, self._table, self._fault = themes, table, fault
        self._at: dict[QObject, QPersistentModelIndex] = {}

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        dress(editor, compact=True)
        editor.setAccessibleName(self._table.data(index, Qt.ItemDataRole.AccessibleTextRole))
        editor.textEdited.connect(lambda _text: self._mark(editor, ""))
        self._at[editor] = QPersistentModelIndex(index)
        editor.destroyed.connect(lambda: self._at.pop(editor, None))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(self._table.data(index, Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit) and editor.isModified():
            self.typed.emit(*self._table.place(index), editor.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if pressed and watched in self._at and isinstance(watched, QLineEdit):
            hint = _LEAVING.get(event.key())  # type: ignore[attr-defined]
            if hint is not None:
                self._leave(watched, hint)
                return True
        return super().eventFilter(watched, event)

    def _leave(self, editor: QLineEdit, hint: Hint) -> None:
        """Take what was typed and go on; what cannot be taken stays open, with the reason."""
        place = self._table.place(self._at[editor])
        if editor.isModified():
            wrong = self._fault(*place, editor.text())
            self._mark(editor, wrong)
            if wrong:
                return
            text = editor.text()
            editor.setModified(False)
            self.typed.emit(*place, text)
        self.closeEditor.emit(editor, hint)

    def _mark(self, editor: QLineEdit, wrong: str) -> None:
        dress(editor, state="error" if wrong else "")
        self.refused.emit(wrong)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._themes.now
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        view: Any = option.widget  # type: ignore[attr-defined]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = isinstance(view, QAbstractItemView) and view.hasFocus()
        cell = self._table.cell(index)
        ground = "surface" if cell is not None else "sunken"
        if selected:
            ground = "selection" if focused else "selectionIdle"
        painter.save()
        painter.fillRect(rect, theme.colour(ground))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        painter.fillRect(rect.right(), rect.y(), 1, rect.height(), theme.colour("line"))
        self._paint_text(painter, QRectF(rect).adjusted(8, 0, -6, -1), index, cell, selected)
        if focused and isinstance(view, QAbstractItemView) and view.currentIndex() == index:
            width = theme.border("focus")
            painter.setPen(QPen(theme.colour("focus"), width))
            half = width / 2
            painter.drawRect(QRectF(rect).adjusted(half, half, -half, -half))
        painter.restore()

    def _paint_text(
        self,
        painter: QPainter,
        rect: QRectF,
        index: Index,
        cell: GridCell | None,
        selected: bool,
    ) -> None:
        theme = self._themes.now
        look = look_of_cell(cell) if cell is not None else None
        text = self._table.text(index)
        if look is not None:
            ink = "selectionText" if selected and theme.high_contrast else str(look.tone)
            paint_label(painter, rect, theme, text, look, theme.colour(ink))
            return
        painter.setFont(theme.font(bold=cell is None))
        painter.setPen(theme.colour("selectionText" if selected else "text"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


_LEAVING = {
    Qt.Key.Key_Return: Hint.SubmitModelCache,
    Qt.Key.Key_Enter: Hint.SubmitModelCache,
    Qt.Key.Key_Tab: Hint.EditNextItem,
    Qt.Key.Key_Backtab: Hint.EditPreviousItem,
}
"""Where each key leads that ends the typing."""


class GridView(QTableView):
    """Digits and words are typed straight into cells; Space says that a book is finished."""

    opened = Signal(QModelIndex)
    ticked = Signal()

    def __init__(self, themes: ThemeHolder, table: GridTable, name: str) -> None:
        super().__init__()
        self._themes, self._table = themes, table
        self.setModel(table)
        self.setAccessibleName(name)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
        themes.changed.connect(self.fit)
        table.modelReset.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Columns as wide as their cells ask for; titles of books are cut short."""
        theme = self._themes.now
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(theme.row())
        rows.setDefaultSectionSize(theme.row())
        self.horizontalHeader().setFixedHeight(max(theme.size("tableHeader"), theme.row()))
        bold = QFontMetrics(theme.font(bold=True))
        for at in range(self._table.columnCount()):
            title = bold.horizontalAdvance(self._table.title(at)) + 20
            least, most = (52, 80) if at < _COUNTS else (86, 150)
            scale = theme.scale
            self.setColumnWidth(at, min(max(title, round(least * scale)), round(most * scale)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex())
        elif key == Qt.Key.Key_Space:
            self.ticked.emit()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: Any) -> None:
        """Enter goes on to the person below."""
        at = self.currentIndex()
        super().closeEditor(editor, hint)
        if hint == Hint.SubmitModelCache and at.row() + 1 < len(self._table.grid.rows):
            self.setCurrentIndex(at.siblingAtRow(at.row() + 1))
