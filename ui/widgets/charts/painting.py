"""A chart painted by its kind, with or without what stands around it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from models.charts.chart import Chart, Kind
from ui.theme import Mode, Theme
from ui.widgets.charts import bars, columns, strip, waterfall
from ui.widgets.charts.ink import CENTRE, LEFT, Ink, line_height, put
from ui.widgets.charts.legend import items, paint_legend
from ui.words import say, tr

Spots = Callable[[Ink, QRectF, Chart], list[QRectF]]
_PAINT: dict[Kind, Callable[[QPainter, Ink, QRectF, Chart], None]] = {
    Kind.RHYTHM: columns.paint,
    Kind.COLUMNS: columns.paint,
    Kind.BARS: bars.paint,
    Kind.SHARES: bars.paint,
    Kind.WATERFALL: waterfall.paint,
    Kind.SPREAD: strip.paint,
}
_SPOTS: dict[Kind, Spots] = {
    Kind.RHYTHM: columns.spots,
    Kind.COLUMNS: columns.spots,
    Kind.BARS: bars.spots,
    Kind.SHARES: bars.spots,
    Kind.WATERFALL: waterfall.spots,
    Kind.SPREAD: strip.spots,
}
_HEIGHTS = {
    Kind.RHYTHM: columns.HEIGHT,
    Kind.COLUMNS: columns.HEIGHT,
    Kind.WATERFALL: waterfall.HEIGHT,
    Kind.SPREAD: strip.HEIGHT,
}
_WIDE, _SHARP, _EDGE = 900, 2, 16
"""A copied picture: its width in logical px, its pixels a px, the white around it."""


def paint_chart(painter: QPainter, ink: Ink, rect: QRectF, chart: Chart) -> None:
    """The chart itself; a word in the middle where there is nothing to draw."""
    if chart.rows:
        _PAINT[chart.kind](painter, ink, rect, chart)
    else:
        put(painter, ink, rect, tr("还没有可以画的数"), CENTRE)


def spots_of(ink: Ink, rect: QRectF, chart: Chart) -> list[QRectF]:
    """Where each of the rows that are drawn stands."""
    return _SPOTS[chart.kind](ink, rect, chart) if chart.rows else []


def needed_height(ink: Ink, chart: Chart) -> float:
    """The least height at which all can be read."""
    if chart.kind in (Kind.BARS, Kind.SHARES):
        return max(bars.height(ink, chart), 60.0)
    return _HEIGHTS[chart.kind] * line_height(ink) / 17


def paint_with_legend(painter: QPainter, ink: Ink, rect: QRectF, chart: Chart) -> None:
    """The chart under what its bars mean."""
    if items(chart):
        line = line_height(ink) + 4
        legend = QRectF(rect.left() + 12, rect.top(), rect.width() - 24, line)
        paint_legend(painter, ink, legend, chart)
        rect = rect.adjusted(0, line, 0, 0)
    paint_chart(painter, ink, rect, chart)


def height_with_legend(ink: Ink, chart: Chart) -> float:
    return needed_height(ink, chart) + (line_height(ink) + 4 if items(chart) else 0)


def picture(chart: Chart, about: str) -> QImage:
    """The chart with its finding and whose it is, on white, sharp enough to be printed."""
    ink = Theme(Mode.LIGHT)
    title, line = line_height(ink, "section") + 8, line_height(ink) + 4
    body = max(height_with_legend(ink, chart), 200.0)
    high = round(_EDGE * 2 + title + 2 * line + 8 + body)
    image = QImage(_WIDE * _SHARP, high * _SHARP, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARP)
    image.fill(ink.colour("surface"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    inside = QRectF(_EDGE, _EDGE, _WIDE - 2 * _EDGE, high - 2 * _EDGE)
    painter.setFont(ink.font("section"))
    painter.setPen(ink.colour("text"))
    head = QRectF(inside.left(), inside.top(), inside.width(), title)
    painter.drawText(head, LEFT, say(chart.finding))
    note = QRectF(inside.left(), head.bottom(), inside.width(), line)
    put(painter, ink, note, say(chart.note))
    plot = QRectF(inside.left(), note.bottom() + 4, inside.width(), body)
    paint_with_legend(painter, ink, plot, chart)
    put(painter, ink, QRectF(inside.left(), inside.bottom() - line, inside.width(), line), about)
    painter.end()
    return image
