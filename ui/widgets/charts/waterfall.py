"""对账: what stood, what came and went, and what stands; each step begins where the last ended."""

from collections.abc import Iterator

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from models.charts.chart import Chart, Part, Row
from ui.widgets.charts.ink import (
    CENTRE,
    Ink,
    axis_room,
    axis_top,
    fill_part,
    line_height,
    paint_axis,
    put,
)
from ui.words import say

_BAR, _RIGHT = 44, 12
HEIGHT = 150


def _steps(chart: Chart) -> Iterator[tuple[Row, int, int]]:
    """Each row with the lower and the upper end of its bar."""
    stood = 0
    for row in chart.rows:
        change = row.values[0] or 0
        if row.part is Part.DONE:
            stood = change
            yield row, 0, change
        else:
            yield row, min(stood, stood + change), max(stood, stood + change)
            stood += change


def _plot(ink: Ink, rect: QRectF, chart: Chart) -> tuple[QRectF, int]:
    top = axis_top(max(1, *(upper for _, _, upper in _steps(chart))))
    line = line_height(ink)
    return rect.adjusted(axis_room(ink, top), line + 8, -_RIGHT, -line - 6), top


def spots(ink: Ink, rect: QRectF, chart: Chart) -> list[QRectF]:
    plot, _top = _plot(ink, rect, chart)
    width = plot.width() / len(chart.rows)
    return [
        QRectF(plot.left() + at * width, plot.top(), width, rect.bottom() - plot.top())
        for at in range(len(chart.rows))
    ]


def paint(painter: QPainter, ink: Ink, rect: QRectF, chart: Chart) -> None:
    plot, top = _plot(ink, rect, chart)
    paint_axis(painter, ink, plot, top)
    unit, line = plot.height() / top, line_height(ink)
    end: float | None = None
    for (row, lower, upper), place in zip(_steps(chart), spots(ink, rect, chart), strict=True):
        wide = min(_BAR, place.width() - 10)
        left = place.center().x() - wide / 2
        head, foot = plot.bottom() - upper * unit, plot.bottom() - lower * unit
        if end is not None:
            painter.setPen(QPen(ink.colour("chartLine"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QLineF(place.left() - place.width() / 2 + wide / 2, end, left, end))
        fill_part(painter, ink, QRectF(left, head, wide, foot - head), row.part or Part.DONE)
        if upper == lower:
            painter.setPen(QPen(ink.colour("chartLine"), 1))
            painter.drawLine(QLineF(left, head, left + wide, head))
        text = QRectF(place.left(), head - line - 1, place.width(), line)
        put(painter, ink, text, _signed(row), CENTRE, token="text", bold=True, on_ground=True)
        under = QRectF(place.left(), plot.bottom() + 3, place.width(), line)
        put(painter, ink, under, say(row.label), CENTRE)
        end = foot if row.part is Part.LESS else head


def _signed(row: Row) -> str:
    """What comes with a plus, what goes with a minus, what stands without either."""
    number = abs(row.values[0] or 0)
    if not number:
        return "0"
    return {Part.MORE: f"+{number}", Part.LESS: f"−{number}"}.get(
        row.part or Part.DONE, str(number)
    )
