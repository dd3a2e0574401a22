"""Paints a ledger's rows from the tokens: chips, remaining days, overdue and selected rows."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from models.block_edits import require_editable
from models.fields import Column, IntegerField
from ui.cell_delegate import CellDelegate, CellMessage
from ui.editors import Surroundings
from ui.glyphs import (
    CHANGED,
    RETURNED,
    Glyph,
    Look,
    chip_size,
    paint_chip,
    paint_glyph,
    paint_label,
)
from ui.ledger_table import LedgerTable, Line, Shown
from ui.session import Session
from ui.states import days_look, is_state, look_of
from ui.theme import Theme, ThemeHolder

Index = QModelIndex | QPersistentModelIndex

PAD = 8
"""Logical px between a cell's edge and its text; the header has the same."""


class Standing(Protocol):
    """What painting asks of the view."""

    ticked: set[str]

    @property
    def has_area(self) -> bool: ...
    def row_stands(self, row: int) -> bool: ...
    def hasFocus(self) -> bool: ...
    def currentIndex(self) -> QModelIndex: ...


class LedgerDelegate(CellDelegate):
    """Paints the cells of a LedgerTable and lets them be typed over, through the session."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        view: Standing,
        around: Callable[[], Surroundings],
        message: CellMessage,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(themes, around, message, parent)
        self._session = session
        self._view = view

    # Typing

    def column_at(self, index: Index) -> Column[Any]:
        return _table(index).columns[index.column()].column

    def value_at(self, index: Index) -> Any:
        return _table(index).line(index.row()).values[index.column()]

    def take(self, index: Index, value: Any) -> None:
        """Store the record with the new value; UserError where it cannot be kept."""
        table, column = _table(index), self.column_at(index)
        record = self._session.office.door.load(table.ledger.model, table.uid_at(index.row()))
        require_editable(self._session.office.door, record, column)
        setattr(record, column.name, value)
        self._session.store(record)

    # Painting

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(60, self._themes.now.row())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table, theme, view = _table(index), self._themes.now, self._view
        line = table.line(index.row())
        focused, selected = view.hasFocus(), view.row_stands(index.row())
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        standing = selected or line.uid in view.ticked
        ground = _ground(theme, line, standing, focused)
        painter.save()
        painter.fillRect(rect, ground)
        _paint_edges(painter, rect, theme, selected and focused)
        if index.column() == 0:
            _paint_marks(painter, rect, theme, line, line.uid in view.ticked, ground)
        marks = bool(view.ticked) + line.returned + line.corrected if index.column() == 0 else 0
        room = marks * (theme.size("stateGlyph") + 4)
        cell = QRectF(rect).adjusted(PAD + room, 0, 2 - PAD, -1)
        _paint_value(painter, cell, theme, table, index, line, ground, standing and focused)
        if focused and index.column() > 0 and _same_place(view.currentIndex(), index):
            _paint_ring(painter, rect, theme)
        elif state & QStyle.StateFlag.State_Selected and view.has_area:
            painter.setPen(QPen(theme.colour("accent"), 1, Qt.PenStyle.DotLine))
            painter.drawRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -2.5))
        painter.restore()


def _table(index: Index) -> LedgerTable:
    table = index.model()
    assert isinstance(table, LedgerTable)
    return table


def _same_place(one: Index, other: Index) -> bool:
    return one.row() == other.row() and one.column() == other.column()


def _paint_edges(painter: QPainter, rect: QRect, theme: Theme, strong: bool) -> None:
    bottom = theme.colour("accent" if strong else "line")
    painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, bottom)
    if strong:
        painter.fillRect(rect.x(), rect.y(), rect.width(), 1, bottom)


def _paint_marks(
    painter: QPainter, rect: QRect, theme: Theme, line: Line, tick: bool, ground: QColor
) -> None:
    """The red bar of what is overdue, the tick of what was ticked, the arrow of what came back,
    the pencil of what was corrected."""
    width, side = theme.border("overdueMark"), theme.size("stateGlyph")
    if line.overdue:
        painter.fillRect(rect.x(), rect.y(), width, rect.height() - 1, theme.colour("danger"))
    box = QRectF(rect.x() + width + 3, rect.center().y() - side / 2, side, side)
    if tick:
        paint_glyph(painter, box, Glyph.TICK, theme.colour("accent"), ground)
        box.translate(side + 4, 0)
    for stands, look in ((line.returned, RETURNED), (line.corrected, CHANGED)):
        if stands:
            paint_glyph(painter, box, look.glyph, theme.colour(look.tone), ground)
            box.translate(side + 4, 0)


def _paint_ring(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """The cell that F2 would edit."""
    width = theme.border("focus")
    half = width / 2
    painter.setPen(QPen(theme.colour("focus"), width))
    painter.drawRect(QRectF(rect).adjusted(half, half, -half, -half - 1))


def _ground(theme: Theme, line: Line, selected: bool, focused: bool) -> QColor:
    if selected:
        return theme.colour("selection" if focused else "selectionIdle")
    return theme.colour("dangerRow" if line.overdue else "surface")


def _paint_value(
    painter: QPainter,
    rect: QRectF,
    theme: Theme,
    table: LedgerTable,
    index: Index,
    line: Line,
    ground: QColor,
    selected: bool,
) -> None:
    held, text = table.columns[index.column()], line.texts[index.column()]
    value = line.values[index.column()]
    if not text:
        return
    if held.remaining:
        look = days_look(value if text != "—" else None, table.today, table.soon)
        plain = selected and theme.high_contrast
        colour = theme.colour("selectionText" if plain else look.tone)
        paint_label(painter, rect, theme, text, look, colour, ground)
    elif is_state(held.column):
        paint_chip(painter, rect, theme, text, look_of(value), selected)
    else:
        _paint_text(painter, rect, theme, held, text, _ink(theme, line, selected))


def _ink(theme: Theme, line: Line, selected: bool) -> QColor:
    if selected:
        return theme.colour("selectionText")
    return theme.colour("text2" if line.finished else "text")


def _paint_text(
    painter: QPainter, rect: QRectF, theme: Theme, held: Shown, text: str, ink: QColor
) -> None:
    font = theme.font()
    painter.setFont(font)
    painter.setPen(ink)
    room = int(rect.width())
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
    number = isinstance(held.column, IntegerField)
    side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, shown)


def cell_width(theme: Theme, held: Shown, text: str, look: Look) -> int:
    """The room that a text of this column needs, in logical px."""
    if is_state(held.column):
        return chip_size(theme, text, look).width() + 2 * PAD
    bold = held.remaining
    glyph = theme.size("stateGlyph") + 5 if held.remaining else 0
    return QFontMetrics(theme.font(bold=bold)).horizontalAdvance(text) + glyph + 2 * PAD
