"""The list of pages at the left: groups, counts, the current page; a rail of icons if narrow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from ui.icons import Icon, paint_icon
from ui.theme import Theme, ThemeHolder
from ui.widgets.page import Page
from ui.words import tr

Index = QModelIndex | QPersistentModelIndex

_SEPARATOR = ""
"""The heading above pages that belong to no group: a line instead of words."""


@dataclass(frozen=True)
class PageEntry:
    """One page of the navigation, built by `factory` on its first visit.

    `group` is the heading above it, empty for none; `count` is how many are overdue; Ctrl and the
    `digit` go there; a page that is not `listed` is reached through others only.
    """

    key: str
    title: str
    icon: Icon
    group: str
    factory: Callable[[], Page]
    count: Callable[[], int] | None = None
    digit: str = ""
    listed: bool = True


class NavigationModel(QAbstractListModel):
    """Pages in order, with a heading row before each new group."""

    def __init__(self, entries: Sequence[PageEntry]) -> None:
        super().__init__()
        self.rows: list[PageEntry | str] = []
        self.counts: dict[str, int] = {}
        group = _SEPARATOR
        for entry in (entry for entry in entries if entry.listed):
            if entry.group != group:
                self.rows.append(entry.group)
                group = entry.group
            self.rows.append(entry)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        title = row.title if isinstance(row, PageEntry) else row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            count = self.counts.get(row.key, 0) if isinstance(row, PageEntry) else 0
            return tr("{page}，超期 {n} 项").format(page=title, n=count) if count else title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], PageEntry):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def row_of(self, key: str) -> int:
        for number, row in enumerate(self.rows):
            if isinstance(row, PageEntry) and row.key == key:
                return number
        return -1

    def set_count(self, key: str, count: int) -> None:
        if self.counts.get(key, 0) != count:
            self.counts[key] = count
            index = self.index(self.row_of(key))
            self.dataChanged.emit(index, index)


class NavigationDelegate(QStyledItemDelegate):
    """Paints headings, pages, counts; white tile, vermilion bar and bold for the current page."""

    def __init__(self, themes: ThemeHolder, model: NavigationModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self.rail = False

    def sizeHint(self, _option: Any, index: Index) -> QSize:
        theme = self._themes.now
        row = self._model.rows[index.row()]
        if isinstance(row, PageEntry):
            return QSize(40, theme.size("navItem"))
        if row == _SEPARATOR or self.rail:
            return QSize(40, 9)
        return QSize(40, theme.size("navHeading"))

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        painter.save()
        row = self._model.rows[index.row()]
        if isinstance(row, PageEntry):
            self._paint_page(painter, option, row)
        else:
            self._paint_heading(painter, option.rect, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, text: str) -> None:
        theme = self._themes.now
        if text == _SEPARATOR or self.rail:
            painter.setPen(QPen(theme.colour("lineMid"), 1))
            middle = rect.center().y()
            painter.drawLine(rect.left() + 12, middle, rect.right() - 12, middle)
            return
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text2"))
        place = rect.adjusted(16, 3, -8, 0)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_page(self, painter: QPainter, option: Any, row: PageEntry) -> None:
        theme = self._themes.now
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        tile = QRectF(option.rect).adjusted(8.5, 1.5, -7.5, -1.5)
        inverse = current and theme.high_contrast
        if current or hovered:
            painter.setPen(QPen(theme.colour("lineMid"), 1))
            ground = "selection" if inverse else "surface" if current else "selectionIdle"
            painter.setBrush(theme.colour(ground))
            painter.drawRoundedRect(tile, theme.radius("control"), theme.radius("control"))
        if current and not inverse:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("brand"))
            bar = QRectF(8, tile.top() + 5, theme.border("navMark"), tile.height() - 10)
            painter.drawRoundedRect(bar, 1.5, 1.5)
        if focused:
            ring = theme.border("focus")
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), ring))
            inset = (ring - 1) / 2
            painter.drawRoundedRect(tile.adjusted(inset, inset, -inset, -inset), 3, 3)
        self._paint_words(painter, tile, row, current)

    def _paint_words(self, painter: QPainter, tile: QRectF, row: PageEntry, current: bool) -> None:
        theme = self._themes.now
        inverse = current and theme.high_contrast
        text = theme.colour("selectionText" if inverse else "text")
        drawing = text if inverse else theme.colour("brand" if current else "text2")
        side = theme.size("iconNav")
        left = tile.center().x() - side / 2 if self.rail else tile.left() + 10
        icon_rect = QRectF(round(left), round(tile.center().y() - side / 2), side, side)
        paint_icon(painter, icon_rect, row.icon, drawing)
        count = self._model.counts.get(row.key, 0)
        if self.rail:
            if count:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("danger"))
                painter.drawEllipse(QRectF(tile.right() - 9, tile.top() + 3, 7, 7))
            return
        badge = _paint_count(painter, theme, tile, count, inverse) if count else 0
        font = theme.font(bold=current)
        painter.setFont(font)
        painter.setPen(text)
        place = tile.adjusted(17 + side, 0, -badge - 6, 0)
        shown = QFontMetrics(font).elidedText(
            row.title, Qt.TextElideMode.ElideRight, int(place.width())
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _paint_count(painter: QPainter, theme: Theme, tile: QRectF, count: int, inverse: bool) -> int:
    """A red count at the right; returns the room it takes."""
    font = theme.font("caption", bold=True)
    metrics = QFontMetrics(font)
    height = max(18, metrics.height() - 2)
    width = max(height, metrics.horizontalAdvance(str(count)) + 10)
    box = QRectF(tile.right() - 7.5 - width, round(tile.center().y() - height / 2), width, height)
    colour = theme.colour("selectionText" if inverse else "danger")
    if theme.high_contrast and not inverse:
        painter.setPen(QPen(colour, 1))
        painter.setBrush(theme.colour("nav"))
        ink = colour
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        ink = theme.colour(
            "selection" if inverse else "nav" if theme.name == "dark" else "onAccent"
        )
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count))
    return int(width) + 10


class NavigationList(QListView):
    """Arrow keys pass over headings; letters jump by title."""

    def __init__(self, themes: ThemeHolder, model: NavigationModel) -> None:
        super().__init__()
        self.delegate = NavigationDelegate(themes, model, self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("导航"))


class Navigation(QFrame):
    """The panel; `wanted` carries the key of the page that was chosen."""

    wanted = Signal(str)

    def __init__(
        self, themes: ThemeHolder, entries: Sequence[PageEntry], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self._themes = themes
        self.model = NavigationModel(entries)
        self._showing = False
        self.list = NavigationList(themes, self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 1, 8)
        column.addWidget(self.list)
        self.setFocusProxy(self.list)
        self.list.selectionModel().currentChanged.connect(self._tell)
        themes.changed.connect(self._fit)
        self._fit()

    @property
    def rail(self) -> bool:
        return self.list.delegate.rail

    def set_rail(self, rail: bool) -> None:
        """Icons only, with tool tips, where the window is narrow."""
        if rail != self.rail:
            self.list.delegate.rail = rail
            off, needed = (
                Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
                Qt.ScrollBarPolicy.ScrollBarAsNeeded,
            )
            self.list.setVerticalScrollBarPolicy(off if rail else needed)
            self._fit()

    def show_current(self, key: str) -> None:
        """Mark a page as the current one, without asking for it; a page not listed marks none."""
        self._showing = True
        row = self.model.row_of(key)
        self.list.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())
        self._showing = False

    def _fit(self) -> None:
        self.setFixedWidth(self._themes.now.size("navRail" if self.rail else "nav"))
        self.list.scheduleDelayedItemsLayout()
        self.list.viewport().update()

    def _tell(self, current: QModelIndex) -> None:
        row = self.model.rows[current.row()] if current.isValid() else _SEPARATOR
        if isinstance(row, PageEntry) and not self._showing:
            self.wanted.emit(row.key)
