"""The cells of a record's sub-rows while they are edited, and how they are painted."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from models.errors import Problem, UserError
from models.fields import ChoiceField, Column, DateField, FilesField, IntegerField, LongTextField
from models.listing import find_named, names_for
from models.lists import list_items, list_labels
from models.record import Part, Rows
from models.values import Reader, Typed, read_typed, shown
from ui.cell_delegate import CellDelegate, CellMessage
from ui.editors import Editor, Surroundings
from ui.glyphs import paint_chip
from ui.ledger_table import ACCESSIBLE, DISPLAY, TOOL_TIP
from ui.states import is_state, look_of
from ui.theme import Theme, ThemeHolder
from ui.words import say, tr

Index = QModelIndex | QPersistentModelIndex
Hint = QAbstractItemDelegate.EndEditHint


class RowsTable(QAbstractTableModel):
    """Rows as parts of the record; beside them the texts that could not be read."""

    changed = Signal()

    def __init__(
        self,
        rows: Rows[Any],
        parts: Sequence[Part],
        around: Callable[[], Surroundings],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows = rows
        self.columns: list[Column[Any]] = [
            c for c in rows.model.columns() if not (c.automatic or c.derived)
        ]
        self._around = around
        self._parts = list(parts)
        self._removed: list[tuple[int, Part]] = []
        self._unread: dict[tuple[str, str], tuple[str, UserError]] = {}
        self._marks: dict[tuple[int, str], Problem] = {}

    def show_parts(self, parts: Sequence[Part]) -> None:
        self.beginResetModel()
        self._parts = list(parts)
        self._removed, self._unread, self._marks = [], {}, {}
        self.endResetModel()

    # What is in the cells

    def value(self, index: Index) -> Any:
        return getattr(self._parts[index.row()], self.columns[index.column()].name)

    def put(self, index: Index, value: Any) -> None:
        part, column = self._parts[index.row()], self.columns[index.column()]
        self._unread.pop((part.uid, column.name), None)
        setattr(part, column.name, value)
        self._tell(index)

    def put_text(self, index: Index, text: str) -> None:
        """Read a text into a cell; what cannot be read stays there as it is, and is marked."""
        typed = Typed(find_named, list_items, self._around().year)
        try:
            self.put(index, read_typed(self.columns[index.column()], text, typed))
        except UserError as error:
            self.keep_unread(index, text, error)

    def keep_unread(self, index: Index, text: str, error: UserError) -> None:
        key = (self._parts[index.row()].uid, self.columns[index.column()].name)
        self._unread[key] = (text, error)
        self._tell(index)

    def unread_text(self, index: Index) -> str | None:
        key = (self._parts[index.row()].uid, self.columns[index.column()].name)
        return self._unread[key][0] if key in self._unread else None

    def _tell(self, index: Index) -> None:
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), index.column()))
        self.changed.emit()

    def parts(self) -> list[Part]:
        return [part for part in self._parts if not self._is_empty(part)]

    def _is_empty(self, part: Part) -> bool:
        """Whether nobody has written anything: a row that was only begun."""
        held = [getattr(part, c.name) for c in self.columns if c.default_wire is None]
        unread = any(uid == part.uid for uid, _ in self._unread)
        return not any(value not in (None, "", ()) for value in held) and not unread

    def unreadable(self) -> list[Problem]:
        found = []
        for number, part in enumerate(self.parts(), 1):
            for column in self.columns:
                kept = self._unread.get((part.uid, column.name))
                if kept:
                    place = f"{self.rows.name}.{number}.{column.name}"
                    found.append(Problem(place, kept[1].sentence, "invalid"))
        return found

    def mark(self, problems: Sequence[Problem]) -> None:
        self._marks = {}
        for problem in problems:
            _, _, rest = problem.field.partition(".")
            row, _, name = rest.partition(".")
            if row.isdigit():
                self._marks.setdefault((int(row) - 1, name), problem)
        if self._parts:
            last = self.index(len(self._parts) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def problem_at(self, index: Index) -> Problem | None:
        column, part = self.columns[index.column()], self._parts[index.row()]
        kept = self._unread.get((part.uid, column.name))
        if kept:
            return Problem(column.name, kept[1].sentence, "invalid")
        return self._marks.get((index.row(), column.name))

    # Rows coming and going

    def add(self) -> None:
        at = len(self._parts)
        self.beginInsertRows(QModelIndex(), at, at)
        self._parts.append(self.rows.model())
        self.endInsertRows()

    def remove(self, rows: Sequence[int]) -> None:
        self._removed = [(row, self._parts[row]) for row in rows]
        for row in sorted(rows, reverse=True):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._parts[row]
            self.endRemoveRows()
        self.changed.emit()

    def restore(self) -> None:
        """Put back the rows that were removed last."""
        for row, part in self._removed:
            at = min(row, len(self._parts))
            self.beginInsertRows(QModelIndex(), at, at)
            self._parts.insert(at, part)
            self.endInsertRows()
        self._removed = []
        self.changed.emit()

    def paste(self, row: int, column: int, block: Sequence[Sequence[str]]) -> None:
        for down, cells in enumerate(block):
            while row + down >= len(self._parts):
                self.add()
            for across, text in enumerate(cells):
                at = max(column, 0) + across
                if at < len(self.columns) and not isinstance(self.columns[at], FilesField):
                    self.put_text(self.index(row + down, at), text)

    def fill_down(self, rows: Sequence[int], columns: Sequence[int]) -> None:
        """The first of these rows into the others; files stay where they were attached."""
        for at in columns:
            if isinstance(self.columns[at], FilesField):
                continue
            value = self.value(self.index(rows[0], at))
            for row in rows[1:]:
                self.put(self.index(row, at), value)

    def fill_today(self, index: Index) -> None:
        self.put(index, self._around().today)

    def attach(self, index: Index) -> None:
        """Let the user choose files for a cell, beside those that it has."""
        added = self._around().attach()
        if added:
            self.put(index, (*(self.value(index) or ()), *added))

    def open_file(self, index: Index) -> bool:
        """Open the first file of a cell that has one."""
        if not index.isValid() or not isinstance(self.columns[index.column()], FilesField):
            return False
        files = self.value(index)
        if files:
            self._around().open_file(files[0])
        return bool(files)

    # Qt's own questions

    def text(self, row: int, at: int) -> str:
        index = self.index(row, at)
        unread = self.unread_text(index)
        if unread is not None:
            return unread
        column, value = self.columns[at], self.value(index)
        reader = Reader(tr, names_for([column], [[value]]), list_labels)
        return shown(column, value, reader)

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self._parts)

    def columnCount(self, _parent: Index | None = None) -> int:
        return len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == DISPLAY:
            return self.text(index.row(), index.column())
        if role == TOOL_TIP:
            problem = self.problem_at(index)
            return say(problem.message) if problem else self.text(index.row(), index.column())
        if role == ACCESSIBLE:
            problem = self.problem_at(index)
            said = (tr(self.columns[index.column()].label), self.text(index.row(), index.column()))
            return " ".join([*said, *([say(problem.message)] if problem else [])])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == DISPLAY:
            return tr(self.columns[section].label)
        return None

    def flags(self, _index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        return flag.ItemIsSelectable | flag.ItemIsEnabled | flag.ItemIsEditable

    def width_of(self, at: int, theme: Theme) -> int:
        """A width that suits the field, in logical px."""
        column = self.columns[at]
        match column:
            case DateField():
                wanted = 108
            case IntegerField():
                wanted = 72
            case ChoiceField():
                wanted = 112
            case FilesField():
                wanted = 200
            case _:
                wanted = 140
        return max(self.heading_width(at, theme), round(wanted * theme.scale))

    def heading_width(self, at: int, theme: Theme) -> int:
        metrics = QFontMetrics(theme.font(bold=True))
        return metrics.horizontalAdvance(tr(self.columns[at].label)) + 24


class RowsDelegate(CellDelegate):
    """Paints and edits the cells of a RowsTable."""

    Hint = QAbstractItemDelegate.EndEditHint
    after_enter = QAbstractItemDelegate.EndEditHint.SubmitModelCache

    def __init__(
        self,
        themes: ThemeHolder,
        around: Callable[[], Surroundings],
        message: CellMessage,
        table: RowsTable,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(themes, around, message, parent)
        self._table = table

    def column_at(self, index: Index) -> Column[Any]:
        return self._table.columns[index.column()]

    def value_at(self, index: Index) -> Any:
        return self._table.value(index)

    def take(self, index: Index, value: Any) -> None:
        self._table.put(index, value)

    def createEditor(  # type: ignore[override]
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget | None:
        if isinstance(self.column_at(index), FilesField):
            place = QPersistentModelIndex(index)
            QTimer.singleShot(0, self._table, lambda: self._table.attach(place))
            return None
        editor = super().createEditor(parent, option, index)
        unread = self._table.unread_text(index)
        if unread is not None and isinstance(editor, Editor):
            editor.show_text(unread)
        return editor

    def refuse(self, editor: Editor, index: Index, error: UserError, leaving: bool) -> None:
        if not leaving:
            super().refuse(editor, index, error, leaving)
            return
        self._table.keep_unread(index, editor.typed_text(), error)
        self._message.hide()
        self._at.pop(editor, None)
        self.closeEditor.emit(editor, Hint.NoHint)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, table = self._themes.now, self._table
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        view: Any = option.widget  # type: ignore[attr-defined]
        focused = isinstance(view, QAbstractItemView) and view.hasFocus()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        chosen = "selection" if focused else "selectionIdle"
        painter.save()
        painter.fillRect(rect, theme.colour(chosen if selected else "surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        problem = table.problem_at(index)
        self._paint_text(painter, rect, theme, index, selected, problem)
        current = isinstance(view, QAbstractItemView) and view.currentIndex() == index
        if focused and current:
            _frame(painter, rect, theme, "focus", theme.border("focus"))
        elif problem is not None and problem.level != "warning":
            _frame(painter, rect, theme, "danger", theme.border("error"))
        painter.restore()

    def _paint_text(
        self,
        painter: QPainter,
        rect: QRect,
        theme: Theme,
        index: Index,
        selected: bool,
        problem: Problem | None,
    ) -> None:
        column = self.column_at(index)
        text = self._table.text(index.row(), index.column()).replace("\n", " ")
        cell = QRectF(rect).adjusted(8, 0, -6, -1)
        if text and is_state(column) and problem is None:
            look = look_of(self._table.value(index))
            paint_chip(painter, cell, theme, text, look, selected)
            return
        ink = "selectionText" if selected else "danger" if problem else "text"
        if not text and isinstance(column, FilesField):
            text, ink = tr("添加文件…"), "link"
        painter.setFont(theme.font())
        painter.setPen(theme.colour(ink))
        metrics = QFontMetrics(theme.font())
        mode = (
            Qt.TextElideMode.ElideRight
            if isinstance(column, LongTextField)
            else Qt.TextElideMode.ElideMiddle
        )
        elided = metrics.elidedText(text, mode, int(cell.width()))
        right = isinstance(column, IntegerField)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(cell, side | Qt.AlignmentFlag.AlignVCenter, elided)


def _frame(painter: QPainter, rect: QRect, theme: Theme, colour: str, width: int) -> None:
    half = width / 2
    painter.setPen(QPen(theme.colour(colour), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(rect).adjusted(half, half, -half, -half - 1))
