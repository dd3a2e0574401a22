"""待办: what must be done next, one line each, the remaining days at the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QWidget

from ui.glyphs import OVERDUE, Look, paint_label
from ui.icons import Icon, paint_icon
from ui.theme import ThemeHolder

Index = QModelIndex | QPersistentModelIndex

_STATE_WIDTH = 96


@dataclass(frozen=True)
class TodoLine:
    """One thing to do: what, of whom, and how it stands (剩 6 天, 超 3 天)."""

    key: str
    icon: Icon
    text: str
    note: str
    state: str
    look: Look

    @property
    def overdue(self) -> bool:
        return self.look == OVERDUE


class _Lines(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[TodoLine, ...] = ()

    def show(self, lines: Sequence[TodoLine]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "，".join((line.text, line.note, line.state))
        return None


class TodoList(QListView):
    """Arrow keys move, Enter opens: `opened` carries the line's key."""

    opened = Signal(str)

    def __init__(self, themes: ThemeHolder, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = _Lines()
        self.setModel(self._lines)
        self.setItemDelegate(_TodoPainter(themes, self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.activated.connect(lambda index: self.opened.emit(self._lines.lines[index.row()].key))
        themes.changed.connect(self.viewport().update)

    @property
    def lines(self) -> tuple[TodoLine, ...]:
        return self._lines.lines

    def show_lines(self, lines: Sequence[TodoLine]) -> None:
        self._lines.show(lines)
        if lines:
            self.setCurrentIndex(self._lines.index(0))


class _TodoPainter(QStyledItemDelegate):
    def __init__(self, themes: ThemeHolder, view: TodoList) -> None:
        super().__init__(view)
        self._themes, self._view = themes, view

    def sizeHint(self, _option: object, _index: Index) -> QSize:
        return QSize(200, self._themes.now.row())

    def paint(self, painter: QPainter, option: object, index: Index) -> None:
        theme = self._themes.now
        line = self._view.model().lines[index.row()]  # type: ignore[attr-defined]
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        focused = self._view.hasFocus()
        ground = "selection" if focused else "selectionIdle"
        back = theme.colour(ground if chosen else "surface")
        painter.save()
        painter.fillRect(box, back)
        marked = chosen and focused
        edge = theme.colour("accent" if marked else "line")
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), edge)
        if marked:
            painter.fillRect(QRectF(box.left(), box.top(), box.width(), 1), edge)
        if line.overdue:
            bar = QRectF(box.left(), box.top(), theme.border("overdueMark"), box.height())
            painter.fillRect(bar, theme.colour("danger"))
        self._paint_words(painter, box, line, marked, back)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, box: QRectF, line: TodoLine, marked: bool, back: QColor
    ) -> None:
        theme = self._themes.now
        side = theme.size("icon")
        words = theme.colour("selectionText" if marked else "text")
        mark = QRectF(box.left() + 12, box.center().y() - side / 2, side, side)
        paint_icon(painter, mark, line.icon, words if marked else theme.colour("text2"))
        painter.setFont(theme.font())
        left = mark.right() + 8
        room = box.right() - _STATE_WIDTH - left - 8
        metrics = QFontMetrics(painter.font())
        text = metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, int(room))
        painter.setPen(words)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(left, box.top(), room, box.height()), flags, text)
        used = metrics.horizontalAdvance(text) + 10
        if room - used > 40:
            painter.setFont(theme.font("caption"))
            small = QFontMetrics(painter.font())
            note = small.elidedText(line.note, Qt.TextElideMode.ElideRight, int(room - used))
            painter.setPen(words if marked else theme.colour("text2"))
            place = QRectF(left + used, box.top(), room - used, box.height())
            painter.drawText(place, flags, note)
        state = QRectF(box.right() - _STATE_WIDTH, box.top(), _STATE_WIDTH, box.height())
        plain = marked and theme.high_contrast
        colour = words if plain else theme.colour(line.look.tone)
        paint_label(painter, state, theme, line.state, line.look, colour, back)
