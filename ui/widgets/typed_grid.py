"""A grid whose cells are typed into like a spreadsheet's: what it shows, and what the keys do."""

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
from PySide6.QtGui import QFontMetrics, QInputMethodEvent, QKeyEvent, QPainter, QPen
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

from models.errors import UserError
from ui.composing import open_for_letters
from ui.glyphs import Look, paint_label
from ui.theme import ThemeHolder, dress

Index = QModelIndex | QPersistentModelIndex
Hint = QAbstractItemDelegate.EndEditHint


class CellTable(QAbstractTableModel):
    """Rows of cells behind a few columns that tell of the row; subclasses say what each holds."""

    editable = True
    leading = 0
    """The columns before the cells."""

    def is_cell(self, index: Index) -> bool:
        """Whether it is one of the cells rather than a count beside or below them."""
        raise NotImplementedError

    def text(self, index: Index) -> str:
        raise NotImplementedError

    def look(self, index: Index) -> Look | None:
        """The glyph before the text of a cell."""
        raise NotImplementedError

    def typed(self, index: Index) -> str:
        """What the editor of a cell begins with."""
        raise NotImplementedError

    def spoken(self, index: Index) -> str:
        raise NotImplementedError

    def row_name(self, row: int) -> str:
        raise NotImplementedError

    def title(self, at: int) -> str:
        raise NotImplementedError

    def bounds(self, at: int) -> tuple[int, int]:
        """The least and the most width of a column, in px at scale 1."""
        raise NotImplementedError

    @property
    def cell_rows(self) -> int:
        """How many rows have cells; a row of counts may follow."""
        return self.rowCount()

    def place(self, index: Index) -> tuple[int, int]:
        """Row and column among the cells that a cell of the table stands for."""
        return index.row(), index.column() - self.leading

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index)
        if role == Qt.ItemDataRole.EditRole:
            return self.typed(index) if self.is_cell(index) else ""
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.spoken(index)
        return None

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
        typed = self.editable and self.is_cell(index)
        return flags | Qt.ItemFlag.ItemIsEditable if typed else flags


class CellDelegate(QStyledItemDelegate):
    """Paints cells; what is typed is taken by `typed`, unless `fault` finds something wrong."""

    typed = Signal(int, int, str)
    refused = Signal(object)
    """The UserError that says why a text is not taken; None once it is mended."""

    def __init__(
        self,
        themes: ThemeHolder,
        table: CellTable,
        fault: Callable[[int, int, str], UserError | None],
    ) -> None:
        super().__init__(table)
        self._themes, self._table, self._fault = themes, table, fault
        self._at: dict[QObject, QPersistentModelIndex] = {}

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        dress(editor, compact=True)
        editor.setAccessibleName(self._table.data(index, Qt.ItemDataRole.AccessibleTextRole))
        editor.textEdited.connect(lambda _text: self._mark(editor, None))
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
            if wrong is not None:
                return
            text = editor.text()
            editor.setModified(False)
            self.typed.emit(*place, text)
        self.closeEditor.emit(editor, hint)

    def _mark(self, editor: QLineEdit, wrong: UserError | None) -> None:
        dress(editor, state="error" if wrong else "")
        self.refused.emit(wrong)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._themes.now
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        view: Any = option.widget  # type: ignore[attr-defined]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = isinstance(view, QAbstractItemView) and view.hasFocus()
        is_cell = self._table.is_cell(index)
        ground = "surface" if is_cell else "sunken"
        if selected:
            ground = "selection" if focused else "selectionIdle"
        painter.save()
        painter.fillRect(rect, theme.colour(ground))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        painter.fillRect(rect.right(), rect.y(), 1, rect.height(), theme.colour("line"))
        self._paint_text(painter, QRectF(rect).adjusted(8, 0, -6, -1), index, selected)
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
        selected: bool,
    ) -> None:
        theme = self._themes.now
        is_cell = self._table.is_cell(index)
        look = self._table.look(index) if is_cell else None
        text = self._table.text(index)
        if look is not None:
            ink = "selectionText" if selected and theme.high_contrast else str(look.tone)
            paint_label(painter, rect, theme, text, look, theme.colour(ink))
            return
        painter.setFont(theme.font(bold=not is_cell))
        painter.setPen(theme.colour("selectionText" if selected else "text"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


_LEAVING = {
    Qt.Key.Key_Return: Hint.SubmitModelCache,
    Qt.Key.Key_Enter: Hint.SubmitModelCache,
    Qt.Key.Key_Tab: Hint.EditNextItem,
    Qt.Key.Key_Backtab: Hint.EditPreviousItem,
}
"""Where each key leads that ends the typing."""


_STEPS = {Hint.EditNextItem: 1, Hint.EditPreviousItem: -1}


class CellView(QTableView):
    """What is typed goes straight into the current cell; Enter opens it, Space ticks it."""

    opened = Signal(QModelIndex)
    ticked = Signal()

    def __init__(self, themes: ThemeHolder, table: CellTable, name: str) -> None:
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
        """Columns as wide as their titles ask for, within their bounds."""
        theme = self._themes.now
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(theme.row())
        rows.setDefaultSectionSize(theme.row())
        self.horizontalHeader().setFixedHeight(max(theme.size("tableHeader"), theme.row()))
        bold = QFontMetrics(theme.font(bold=True))
        for at in range(self._table.columnCount()):
            title = bold.horizontalAdvance(self._table.title(at)) + 20
            least, most = self._table.bounds(at)
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

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        open_for_letters(self, event)

    def closeEditor(self, editor: QWidget, hint: Any) -> None:
        """Enter goes on to the cell below, Tab to the next that can be typed, over the end of a row
        into the one after it."""
        at, step = self.currentIndex(), _STEPS.get(hint, 0)
        super().closeEditor(editor, Hint.NoHint if step else hint)
        if step:
            self.setFocus()
            self._edit_beside(at, step)
        elif hint == Hint.SubmitModelCache and at.row() + 1 < self._table.cell_rows:
            self.setCurrentIndex(at.siblingAtRow(at.row() + 1))

    def _edit_beside(self, at: QModelIndex, step: int) -> None:
        across, cells = self._table.columnCount(), self._table.cell_rows * self._table.columnCount()
        place = at.row() * across + at.column() + step
        while 0 <= place < cells:
            found = self._table.index(*divmod(place, across))
            shown = not self.isColumnHidden(found.column())
            if shown and found.flags() & Qt.ItemFlag.ItemIsEditable:
                self.setCurrentIndex(found)
                self.edit(found)
                return
            place += step
