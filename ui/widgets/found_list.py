"""What was found, under the names of the ledgers: each record with the words around the hit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QWidget

from ui.icons import Icon, paint_icon
from ui.theme import Theme, ThemeHolder

Index = QModelIndex | QPersistentModelIndex

_UNIT_WIDTH = 150


@dataclass(frozen=True)
class FoundLine:
    """A record; the way to all of a ledger; or, where `key` is empty, the name of one or a remark.

    `before`, `hit` and `after` are the words around what was found, `label` where they stand.
    """

    key: str
    text: str
    label: str = ""
    before: str = ""
    hit: str = ""
    after: str = ""
    unit: str = ""
    leads_on: bool = False
    is_title: bool = False

    @property
    def note(self) -> str:
        return f"{self.label}{self.before}{self.hit}{self.after}"


class _Lines(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[FoundLine, ...] = ()

    def show(self, lines: Sequence[FoundLine]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (line.text, line.note)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "，".join(filter(None, (line.text, line.note, line.unit)))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not self.lines[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class FoundList(QListView):
    """Arrow keys pass over the ledgers' names; Enter opens: `opened` carries the line's key.

    `left` tells that Up was pressed on the first line.
    """

    opened = Signal(str)
    left = Signal()

    def __init__(self, themes: ThemeHolder, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = _Lines()
        self.setModel(self._lines)
        self.setItemDelegate(_FoundPainter(themes, self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.activated.connect(lambda index: self.opened.emit(self.lines[index.row()].key))
        themes.changed.connect(self.viewport().update)

    @property
    def lines(self) -> tuple[FoundLine, ...]:
        return self._lines.lines

    @property
    def current_key(self) -> str:
        at = self.currentIndex().row()
        return self.lines[at].key if 0 <= at < len(self.lines) else ""

    def show_lines(self, lines: Sequence[FoundLine], key: str = "") -> None:
        """Show these, on the line with this key, else on the first that can be opened."""
        self._lines.show(lines)
        can = [at for at, line in enumerate(lines) if line.key]
        here = next((at for at in can if lines[at].key == key), can[0] if can else -1)
        self.setCurrentIndex(self._lines.index(here))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        first = next((at for at, line in enumerate(self.lines) if line.key), 0)
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= first:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, _text: str) -> None:
        """Nothing: letters belong to input methods."""


class _FoundPainter(QStyledItemDelegate):
    def __init__(self, themes: ThemeHolder, view: FoundList) -> None:
        super().__init__(view)
        self._themes, self._view = themes, view

    def sizeHint(self, _option: object, _index: Index) -> QSize:
        return QSize(200, self._themes.now.row())

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        theme = self._themes.now
        line = self._view.lines[index.row()]
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = self._view.hasFocus()
        marked = chosen and focused
        ground = "selection" if focused else "selectionIdle"
        painter.save()
        painter.fillRect(box, theme.colour(ground if chosen else "surface"))
        edge = theme.colour("accent" if marked else "line")
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), edge)
        if marked:
            painter.fillRect(QRectF(box.left(), box.top(), box.width(), 1), edge)
        if not line.is_title:
            self._paint_line(painter, theme, box, line, marked)
        else:
            place = box.adjusted(12, 0, -12, 0)
            _write(painter, place, theme.font(bold=True), theme.colour("text2"), line.text)
        painter.restore()

    def _paint_line(
        self, painter: QPainter, theme: Theme, box: QRectF, line: FoundLine, marked: bool
    ) -> None:
        words = theme.colour("selectionText" if marked else "text")
        quiet = words if marked else theme.colour("text2")
        side = theme.size("icon")
        drawing = QRectF(box.left() + 24, box.center().y() - side / 2, side, side)
        if line.key:
            paint_icon(painter, drawing, Icon.ARROW_RIGHT if line.leads_on else Icon.FILE, quiet)
        place = QRectF(drawing.right() + 8, box.top(), box.width(), box.height())
        wide = box.right() - 12 - place.left() - (_UNIT_WIDTH if line.unit else 0)
        place.setWidth(wide * 0.5 if line.note else wide)
        colour = words if line.key and not line.leads_on else quiet
        used = _write(painter, place, theme.font(), colour, line.text)
        note = QRectF(place)
        note.setLeft(place.left() + used + 14)
        note.setRight(place.left() + wide)
        small, bold = theme.font("caption"), theme.font("caption", bold=True)
        for text, font, ink in (
            (line.label + line.before, small, quiet),
            (line.hit, bold, words),
            (line.after, small, quiet),
        ):
            note.setLeft(note.left() + _write(painter, note, font, ink, text))
        if line.unit:
            unit = QRectF(box.right() - 12 - _UNIT_WIDTH, box.top(), _UNIT_WIDTH, box.height())
            _write(painter, unit, small, quiet, line.unit, Qt.AlignmentFlag.AlignRight)


def _write(
    painter: QPainter,
    place: QRectF,
    font: QFont,
    colour: QColor,
    text: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:
    """Write what there is room for; the width that it took."""
    if not text or place.width() < 8:
        return 0.0
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()) + 1)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | side, shown)
    return float(metrics.horizontalAdvance(shown))
