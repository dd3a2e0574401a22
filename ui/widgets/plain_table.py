"""A table of finished texts: rows with chips, kept by key; arrow keys move, Enter opens.

table = PlainTable(themes, tr("发出的报送包"), [Heading(tr("包号"), 70), Heading(tr("收件单位"))])
table.show_lines([Line("key", (Cell("7"), Cell("明州市")))])
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QTableView, QWidget

from ui.glyphs import Look, Tone, chip_size, paint_chip, paint_label
from ui.theme import ThemeHolder

Index = QModelIndex | QPersistentModelIndex

_PAD = 8
_STRETCH_MIN = 120


@dataclass(frozen=True)
class Heading:
    """A column; width 0 shares the room that is left, `right` is for numbers."""

    title: str
    width: int = 0
    right: bool = False


@dataclass(frozen=True)
class Cell:
    """A text, a chip (with `look`), or glyph and words (`boxed` False); `quiet` follows in grey."""

    text: str = ""
    look: Look | None = None
    boxed: bool = True
    quiet: str = ""
    tone: Tone = Tone.PLAIN

    @property
    def spoken(self) -> str:
        return " ".join(part for part in (self.text, self.quiet) if part)


@dataclass(frozen=True)
class Line:
    """A row; `alarm` draws the red bar at its left edge."""

    key: str
    cells: tuple[Cell, ...]
    alarm: bool = False


class _Lines(QAbstractTableModel):
    def __init__(self, headings: Sequence[Heading]) -> None:
        super().__init__()
        self.headings = tuple(headings)
        self.lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self.lines)

    def columnCount(self, _parent: Index | None = None) -> int:
        return len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.lines[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.spoken
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headings[index.column()].title} {cell.spoken}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(self.headings[section]) | Qt.AlignmentFlag.AlignVCenter
        return None


def _side(heading: Heading) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if heading.right else Qt.AlignmentFlag.AlignLeft


class PlainTable(QTableView):
    """Rows are chosen whole; `moved` and `opened` carry the row's key.

    `own_widths` are the columns that the user made wider or narrower, by their headings, in px
    at text scale 1; `widths_changed` tells of another.
    """

    moved = Signal(str)
    opened = Signal(str)
    widths_changed = Signal()

    def __init__(
        self,
        themes: ThemeHolder,
        name: str,
        headings: Sequence[Heading],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._lines = _Lines(headings)
        self.own_widths: dict[str, int] = {}
        self._fitting = False
        self.setModel(self._lines)
        self.setItemDelegate(_Painter(themes, self))
        self.setAccessibleName(name)
        self._set_up()
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.key_at(index.row())))
        self.horizontalHeader().sectionResized.connect(self._note_width)
        themes.changed.connect(self._fit)
        self._fit()

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(24)

    # What it holds

    @property
    def headings(self) -> tuple[Heading, ...]:
        return self._lines.headings

    @property
    def lines(self) -> Sequence[Line]:
        return self._lines.lines

    @property
    def current_key(self) -> str:
        return self.key_at(self.currentIndex().row())

    def key_at(self, row: int) -> str:
        return self.lines[row].key if 0 <= row < len(self.lines) else ""

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these rows; the current one stays if it is still there, else the nearest."""
        key, row = self.current_key, max(self.currentIndex().row(), 0)
        self._lines.show(tuple(lines))
        self._fit()
        if not lines:
            self.moved.emit("")
        elif not self.go_to(key):
            self.go_to(self.key_at(min(row, len(lines) - 1)))

    def go_to(self, key: str) -> bool:
        """Make the row of this key the current one."""
        for row, line in enumerate(self.lines):
            if line.key == key:
                flags = QItemSelectionModel.SelectionFlag
                index = self._lines.index(row, 0)
                self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
                self.scrollTo(index)
                return True
        return False

    def _tell(self, current: QModelIndex) -> None:
        self.viewport().update()
        if current.isValid():
            self.moved.emit(self.key_at(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_key:
            self.opened.emit(self.current_key)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.lines:
            self.go_to(self.lines[0 if event.key() == Qt.Key.Key_Home else -1].key)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _text: str) -> None:
        """Nothing: letters belong to input methods."""

    # How wide

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def take_widths(self, widths: Mapping[str, int]) -> None:
        """Columns as wide as somebody made them, in px at text scale 1."""
        self.own_widths = dict(widths)
        self._fit()

    def _note_width(self, at: int, _old: int, width: int) -> None:
        if not self._fitting:
            self.own_widths[self.headings[at].title] = round(width / self._themes.now.scale)
            self.widths_changed.emit()

    def _fit(self) -> None:
        self._fitting = True
        theme = self._themes.now
        self.verticalHeader().setMinimumSectionSize(theme.row())
        self.verticalHeader().setDefaultSectionSize(theme.row())
        self.horizontalHeader().setFixedHeight(max(theme.size("tableHeader"), theme.row()))
        fixed = [self._needed(at) for at in range(len(self._lines.headings))]
        own = {title: round(width * theme.scale) for title, width in self.own_widths.items()}
        fixed = [own.get(self.headings[at].title, width) for at, width in enumerate(fixed)]
        free = [
            at for at, one in enumerate(self.headings) if not one.width and one.title not in own
        ]
        room = self.viewport().width() - sum(
            fixed[at] for at in range(len(fixed)) if at not in free
        )
        for at, width in enumerate(fixed):
            if at in free:
                width = max(room // len(free), round(_STRETCH_MIN * theme.scale))
            self.setColumnWidth(at, width)
        self._fitting = False
        self.viewport().update()

    def _needed(self, at: int) -> int:
        """What the heading and the chips of a column need; texts are elided."""
        theme = self._themes.now
        chips = {
            (line.cells[at].text, line.cells[at].look) for line in self.lines if line.cells[at].look
        }
        widest = max((chip_size(theme, *chip).width() for chip in chips if chip[1]), default=0)  # type: ignore[arg-type]
        return max(self._for_heading(at), widest + 2 * _PAD)

    def _for_heading(self, at: int) -> int:
        theme, heading = self._themes.now, self._lines.headings[at]
        title = QFontMetrics(theme.font(bold=True)).horizontalAdvance(heading.title)
        return max(round(heading.width * theme.scale), title + 2 * _PAD)


class _Painter(QStyledItemDelegate):
    """Rows from the tokens: selection, hairline, red bar, chips."""

    def __init__(self, themes: ThemeHolder, table: PlainTable) -> None:
        super().__init__(table)
        self._themes, self._table = themes, table

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        theme, table = self._themes.now, self._table
        line = table.lines[index.row()]
        chosen = table.currentIndex().row() == index.row()
        focused = chosen and table.hasFocus()
        rect = QRect(option.rect)
        ground = "selection" if focused else "selectionIdle" if chosen else "surface"
        painter.save()
        painter.fillRect(rect, theme.colour(ground))
        edge = theme.colour("accent" if focused else "line")
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, edge)
        if focused:
            painter.fillRect(rect.x(), rect.y(), rect.width(), 1, edge)
        if line.alarm and index.column() == 0:
            width = theme.border("overdueMark")
            painter.fillRect(rect.x(), rect.y(), width, rect.height() - 1, theme.colour("danger"))
        inside = QRectF(rect).adjusted(_PAD, 0, -_PAD + 2, -1)
        self._paint_cell(painter, inside, line.cells[index.column()], index.column(), focused)
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, rect: QRectF, cell: Cell, column: int, focused: bool
    ) -> None:
        theme = self._themes.now
        if cell.look is not None and cell.boxed:
            paint_chip(painter, rect, theme, cell.text, cell.look, focused)
            return
        if cell.look is not None:
            token = "selectionText" if focused and theme.high_contrast else cell.look.tone
            paint_label(painter, rect, theme, cell.text, cell.look, theme.colour(token))
            return
        heading = self._table._lines.headings[column]
        token = "selectionText" if focused and cell.tone is Tone.PLAIN else cell.tone
        metrics = QFontMetrics(theme.font())
        room = int(rect.width())
        quiet = QFontMetrics(theme.font("caption")).horizontalAdvance(cell.quiet) + 10
        kept = room - quiet if cell.quiet and quiet < room // 2 else room
        text = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, kept)
        painter.setFont(theme.font())
        painter.setPen(theme.colour(token))
        painter.drawText(rect, _side(heading) | Qt.AlignmentFlag.AlignVCenter, text)
        if cell.quiet and kept < room:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("selectionText" if focused else "text2"))
            start = rect.adjusted(metrics.horizontalAdvance(text) + 10, 0, 0, 0)
            painter.drawText(
                start, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cell.quiet
            )
