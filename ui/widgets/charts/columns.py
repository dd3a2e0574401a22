"""Months side by side: planned beside done, ticked beside read."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from models.charts.chart import Chart, Kind, Row, When
from models.figures import decimals, percent
from ui.widgets.charts.ink import (
    CENTRE,
    LEFT,
    Ink,
    axis_room,
    axis_top,
    fill_part,
    line_height,
    paint_axis,
    put,
    width_of,
)
from ui.words import say, tr

_BAR = 20
_RIGHT = 18
HEIGHT = 150


def _stacks(chart: Chart) -> list[tuple[int, ...]]:
    """Which series stand on each other; what the rhythm lacks is written, not drawn."""
    if chart.kind is Kind.RHYTHM:
        return [(0,), (1, 2)]
    return [(at,) for at in range(len(chart.series))]


def _heights(chart: Chart, row: Row) -> list[int]:
    return [sum(row.values[at] or 0 for at in stack) for stack in _stacks(chart)]


def _top(chart: Chart) -> int:
    return axis_top(max(1, *(max(_heights(chart, row)) for row in chart.rows)))


def _plot(ink: Ink, rect: QRectF, chart: Chart) -> QRectF:
    line = line_height(ink)
    above = line * 2 + 2 if chart.kind is Kind.RHYTHM else line + 6
    left = axis_room(ink, _top(chart))
    return rect.adjusted(left, above, -_RIGHT, -line - 6)


def spots(ink: Ink, rect: QRectF, chart: Chart) -> list[QRectF]:
    """Where each month stands."""
    plot = _plot(ink, rect, chart)
    width = plot.width() / max(1, len(chart.rows))
    return [
        QRectF(plot.left() + at * width, plot.top(), width, rect.bottom() - plot.top())
        for at in range(len(chart.rows))
    ]


def paint(painter: QPainter, ink: Ink, rect: QRectF, chart: Chart) -> None:
    plot, top, places = _plot(ink, rect, chart), _top(chart), spots(ink, rect, chart)
    for row, place in zip(chart.rows, places, strict=True):
        if row.when is When.NOW:
            _paint_now(painter, ink, QRectF(place.left(), plot.top(), place.width(), plot.height()))
    paint_axis(painter, ink, plot, top)
    if chart.kind is Kind.RHYTHM:
        _paint_quarters(painter, ink, plot, chart)
    for row, place in zip(chart.rows, places, strict=True):
        _paint_bars(painter, ink, plot, place, chart, row, top)
    for mark in chart.marks:
        text = " ".join((say(mark.label), chart.number(mark.value)))
        _paint_mark(painter, ink, plot, plot.bottom() - plot.height() * mark.value / top, text)
    for row, place in zip(chart.rows, places, strict=True):
        _paint_words(painter, ink, plot, place, chart, row, top)


def _paint_now(painter: QPainter, ink: Ink, band: QRectF) -> None:
    painter.fillRect(band, ink.colour("accentTint"))
    if ink.high_contrast:
        painter.setPen(QPen(ink.colour("chartLine"), 1, Qt.PenStyle.DashLine))
        painter.drawRect(band)


def _paint_quarters(painter: QPainter, ink: Ink, plot: QRectF, chart: Chart) -> None:
    """Where the quarters begin, and what share of the year's plan each has."""
    line = line_height(ink)
    planned = [row.values[0] or 0 for row in chart.rows]
    names = (tr("一季度"), tr("二季度"), tr("三季度"), tr("四季度"))
    for quarter, name in enumerate(names):
        x = plot.left() + plot.width() * quarter / 4
        if quarter:
            painter.setPen(QPen(ink.colour("lineMid"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, plot.top() - line), QPointF(x, plot.bottom()))
        part = sum(planned[quarter * 3 : quarter * 3 + 3])
        share = percent(part, sum(planned), decimals())
        text = tr("{quarter} 计划占 {share}").format(quarter=name, share=share)
        box = QRectF(x + 4, plot.top() - 2 * line, plot.width() / 4 - 4, line)
        put(painter, ink, box, text)


def _bar(place: QRectF, bars: int) -> float:
    return min(_BAR, (place.width() - 12) / bars)


def _paint_bars(
    painter: QPainter, ink: Ink, plot: QRectF, place: QRectF, chart: Chart, row: Row, top: int
) -> None:
    stacks = _stacks(chart)
    wide, unit = _bar(place, len(stacks)), plot.height() / top
    left = place.center().x() - wide * len(stacks) / 2 - 1
    for stack in stacks:
        foot = plot.bottom()
        for at in stack:
            high = (row.values[at] or 0) * unit
            box = QRectF(round(left), foot - high, round(wide), high)
            ahead = row.when is When.AHEAD
            fill_part(painter, ink, box, chart.series[at].part, ahead=ahead)
            foot -= high
        left += wide + 2


def _paint_words(
    painter: QPainter, ink: Ink, plot: QRectF, place: QRectF, chart: Chart, row: Row, top: int
) -> None:
    """The month's name under it; over it what it is short of, or its numbers if they fit."""
    now, line = row.when is When.NOW, line_height(ink)
    under = QRectF(place.left(), plot.bottom() + 3, place.width(), line)
    put(painter, ink, under, say(row.label), CENTRE, token="text" if now else "text2", bold=now)
    heights, unit = _heights(chart, row), plot.height() / top
    if chart.kind is Kind.RHYTHM:
        if row.values[-1]:
            head = plot.bottom() - max(heights) * unit
            over = QRectF(place.left(), head - line - 1, place.width(), line)
            text = f"−{row.values[-1]}"
            put(painter, ink, over, text, CENTRE, token="danger", bold=True, on_ground=True)
        return
    each = place.width() / len(heights)
    if not _numbers_fit(ink, each, chart):
        return
    for at, height in enumerate(heights):
        left = place.left() + at * each
        over = QRectF(left, plot.bottom() - height * unit - line - 1, each, line)
        if height:
            put(painter, ink, over, str(height), CENTRE)


def _numbers_fit(ink: Ink, room: float, chart: Chart) -> bool:
    """Over all bars or over none."""
    most = max(height for row in chart.rows for height in _heights(chart, row))
    return width_of(ink, str(most)) <= room


def _paint_mark(painter: QPainter, ink: Ink, plot: QRectF, y: float, text: str) -> None:
    """The even pace: a dashed line across, named at its right end."""
    painter.setPen(QPen(ink.colour("chartLine"), 1, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
    line, wide = line_height(ink), width_of(ink, text)
    box = QRectF(plot.right() - wide - 2, y - line - 1, wide + 2, line)
    token = "chartLine" if ink.high_contrast else "text2"
    put(painter, ink, box, text, LEFT, token=token, on_ground=True)
