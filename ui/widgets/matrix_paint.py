"""How a matrix is painted: cells, headings and pinned totals, all from the tokens."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from ui.glyphs import Glyph, Look, Tone, paint_glyph
from ui.spoken import Role
from ui.theme import Theme, ThemeHolder

if TYPE_CHECKING:
    from ui.widgets.matrix import MatrixCell, MatrixModel

Index = QModelIndex | QPersistentModelIndex

_ALARMING = {Glyph.ALERT, Glyph.RETURN}
_BAR = 3


class CellPainter(QStyledItemDelegate):
    """Glyph and n/m, month tints, row, column and quarter lines, the ring of the current cell."""

    def __init__(self, themes: ThemeHolder, model: "MatrixModel", table: QTableView) -> None:
        super().__init__(table)
        self._themes, self._model, self._table = themes, model, table
        themes.changed.connect(table.viewport().update)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        painter.save()
        rect, row, column = QRect(option.rect), index.row(), index.column()
        ground = self._ground(row, column)
        painter.fillRect(rect, ground)
        cell = self._model.cell(row, column)
        if cell is None:
            self._paint_words(painter, rect, row, column)
        else:
            paint_cell(painter, rect, self._themes, cell, ground)
        self._paint_lines(painter, rect, row, column)
        if self._table.currentIndex() == index:
            self._paint_ring(painter, rect, bool(option.state & QStyle.StateFlag.State_HasFocus))
        painter.restore()

    def _ground(self, row: int, column: int) -> QColor:
        theme, data = self._themes.now, self._model.shown
        cell = self._model.cell(row, column)
        if cell is not None and cell.look.tone is Tone.DANGER and cell.look.glyph in _ALARMING:
            return theme.colour("dangerRow")
        if data.grouped and column == 0:
            return theme.colour("sunken")
        here = self._table.currentIndex().row() == row and cell is None
        now = data.current is not None and column == data.first_month + data.current
        return theme.colour("accentTint" if here or now else "surface")

    def _paint_words(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        theme, data = self._themes.now, self._model.shown
        group = data.grouped and column == 0
        total = column >= data.first_month
        head = None if group or total else data.heads[column - (1 if data.grouped else 0)]
        font = theme.font(bold=group or total)
        quiet = head is not None and (head.quiet or head.centred)
        painter.setFont(font)
        painter.setPen(theme.colour("text2" if quiet else "text"))
        centred = head is None or head.centred
        across = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        place = rect.adjusted(4, 0, -4, 0) if centred else rect.adjusted(8, 0, -6, 0)
        text = QFontMetrics(font).elidedText(
            self._model.text(row, column), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, across | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_lines(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        theme, data = self._themes.now, self._model.shown
        rows = data.rows
        last_of_group = row + 1 == len(rows) or rows[row + 1].group != rows[row].group
        strong = (data.grouped and last_of_group) or (data.grouped and column == 0)
        painter.setPen(QPen(theme.colour("lineMid" if strong else "line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        quarter = is_quarter_end(column - data.first_month) or (data.grouped and column == 0)
        painter.setPen(QPen(theme.colour("lineMid" if quarter else "line"), 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())

    def _paint_ring(self, painter: QPainter, rect: QRect, focused: bool) -> None:
        theme = self._themes.now
        ring = theme.border("focus")
        painter.setPen(
            QPen(
                theme.colour("focus" if focused else "lineStrong"),
                ring,
                j=Qt.PenJoinStyle.MiterJoin,
            )
        )
        inset = ring / 2
        painter.drawRect(QRectF(rect).adjusted(inset, inset, -inset, -inset))


def is_quarter_end(month: int) -> bool:
    """Months count from 0; the column before the first month ends the heads."""
    return (month + 1) % 3 == 0 and month >= -1


def paint_cell(
    painter: QPainter, rect: QRect, themes: ThemeHolder, cell: "MatrixCell", ground: QColor
) -> None:
    """A glyph alone in the middle, or glyph and text together; red ones are bold."""
    theme, look = themes.now, cell.look
    colour = theme.colour(look.tone)
    has_glyph = look.glyph is not Glyph.NONE
    side = theme.size("stateGlyph") if has_glyph else 0
    font = theme.font("caption" if has_glyph else "body", bold=look.tone is Tone.DANGER)
    words = QFontMetrics(font).horizontalAdvance(cell.text)
    gap = 4 if has_glyph and cell.text else 0
    x = rect.x() + (rect.width() - side - gap - words) // 2
    y = rect.y() + (rect.height() - side) // 2
    if has_glyph:
        paint_glyph(painter, QRectF(x, y, side, side), look.glyph, colour, ground)
    if cell.text:
        painter.setFont(font)
        painter.setPen(colour)
        place = QRect(x + side + gap, rect.y(), words + 4, rect.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, cell.text)


def cell_width(theme: Theme, text: str, look: Look) -> int:
    """What `paint_cell` needs for this, in logical px."""
    has_glyph = look.glyph is not Glyph.NONE
    font = theme.font("caption" if has_glyph else "body", bold=look.tone is Tone.DANGER)
    side = theme.size("stateGlyph") + 4 if has_glyph else 0
    return QFontMetrics(font).horizontalAdvance(text) + side


class MatrixHeader(QHeaderView):
    """Bold titles; the current month is tinted, with a bar under it."""

    def __init__(self, themes: ThemeHolder, model: "MatrixModel", table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._themes, self._model = themes, model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(20)
        themes.changed.connect(self.viewport().update)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, data = self._themes.now, self._model.shown
        month = section - data.first_month
        now = data.current is not None and month == data.current
        painter.save()
        painter.fillRect(rect, theme.colour("accentTint" if now else "header"))
        lead = 1 if data.grouped else 0
        is_head = lead <= section < data.first_month
        centred = not is_head or data.heads[section - lead].centred
        across = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        painter.setFont(theme.font(bold=True))
        painter.setPen(theme.colour("text"))
        place = rect.adjusted(2, 0, -2, 0) if centred else rect.adjusted(8, 0, -4, 0)
        painter.drawText(place, across | Qt.AlignmentFlag.AlignVCenter, self._model.title(section))
        painter.setPen(QPen(theme.colour("lineMid"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        quarter = is_quarter_end(month)
        painter.setPen(QPen(theme.colour("lineMid" if quarter else "line"), 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if now:
            bar = QRect(rect.x(), rect.bottom() - _BAR + 1, rect.width(), _BAR)
            painter.fillRect(bar, theme.colour("accent"))
        painter.restore()


class TotalsStrip(QWidget):
    """Totals under the grid, in the grid's own columns, never scrolled away."""

    spoken_role = Role.StaticText

    def __init__(self, themes: ThemeHolder, model: "MatrixModel", table: QTableView) -> None:
        super().__init__()
        self._themes, self._model, self._table = themes, model, table
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        table.horizontalScrollBar().valueChanged.connect(self.update)
        table.horizontalHeader().sectionResized.connect(self.update)

    def show_totals(self) -> None:
        lines = (
            " ".join([*row.heads, *(cell.accessible or cell.text for cell in row.cells), row.total])
            for row in self._model.shown.totals
        )
        self.setAccessibleName("\n".join(lines))
        self.fit()

    def fit(self) -> None:
        self.setFixedHeight(self._line() * len(self._model.shown.totals) + 1)
        self.update()

    def _line(self) -> int:
        return self._themes.now.row() - 2

    def sizeHint(self) -> QSize:
        return QSize(100, self._line() * len(self._model.shown.totals) + 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, data = self._themes.now, self._model.shown
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("header"))
        painter.setPen(QPen(theme.colour("lineMid"), 1))
        painter.drawLine(0, 0, self.width(), 0)
        header, height = self._table.horizontalHeader(), self._line()
        for number in range(len(data.totals)):
            top = 1 + number * height
            for section in range(self._model.columnCount()):
                x = header.sectionViewportPosition(section)
                self._paint_part(
                    painter, QRect(x, top, header.sectionSize(section), height), number, section
                )

    def _paint_part(self, painter: QPainter, rect: QRect, number: int, section: int) -> None:
        theme, data = self._themes.now, self._model.shown
        row, month = data.totals[number], section - data.first_month
        if 0 <= month < len(data.months):
            paint_cell(painter, rect, self._themes, row.cells[month], theme.colour("header"))
            return
        lead = 1 if data.grouped else 0
        is_total = month >= len(data.months)
        if not is_total and section < lead:
            return
        text = row.total if is_total else row.heads[section - lead]
        painter.setFont(theme.font(bold=True))
        painter.setPen(theme.colour("text"))
        left = not is_total
        across = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignHCenter
        place = rect.adjusted(8, 0, 0, 0) if left else rect
        painter.drawText(place, across | Qt.AlignmentFlag.AlignVCenter, text)
