"""Rows below each other: bars as long as their numbers, or split into the shares of a whole."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from models.charts.chart import Chart, Kind, Row
from ui.widgets.charts.ink import CENTRE, LEFT, RIGHT, Ink, fill_part, line_height, put, width_of
from ui.words import say

_PAD, _GAP = 12, 8
_BAR, _THIN = 16, 9
_MOST_ROW = 44


def row_height(ink: Ink, chart: Chart) -> float:
    bars = _THIN * len(chart.series) + 6 if chart.kind is Kind.BARS else _BAR + 8
    return max(line_height(ink) + 6, bars)


def height(ink: Ink, chart: Chart) -> float:
    """What the rows need at least."""
    return 2 * _GAP + len(chart.drawn) * row_height(ink, chart)


def spots(_ink: Ink, rect: QRectF, chart: Chart) -> list[QRectF]:
    rows = len(chart.drawn)
    inside = rect.adjusted(_PAD, _GAP, -_PAD, -_GAP)
    each = min(inside.height() / max(1, rows), _MOST_ROW)
    return [
        QRectF(inside.left(), inside.top() + at * each, inside.width(), each) for at in range(rows)
    ]


def paint(painter: QPainter, ink: Ink, rect: QRectF, chart: Chart) -> None:
    places = spots(ink, rect, chart)
    inside = rect.adjusted(_PAD, 0, -_PAD, 0)
    labels = max((width_of(ink, say(row.label)) for row in chart.drawn), default=0)
    left = inside.left() + min(labels, inside.width() * 0.4) + _GAP
    ends = max((width_of(ink, _end(chart, row), bold=True) for row in chart.drawn), default=0)
    right = inside.right() - ends - _GAP
    most = max((value or 0 for row in chart.drawn for value in row.values), default=0) or 1
    for row, place in zip(chart.drawn, places, strict=True):
        name = QRectF(place.left(), place.top(), left - _GAP - place.left(), place.height())
        put(painter, ink, name, say(row.label), RIGHT)
        plot = QRectF(left, place.top(), right - left, place.height())
        if chart.kind is Kind.SHARES:
            _paint_shares(painter, ink, plot, chart, row)
            end = QRectF(right + _GAP, place.top(), ends + 2, place.height())
            put(painter, ink, end, row.told, LEFT, token="text", bold=True)
        else:
            _paint_bars(painter, ink, plot, chart, row, most)
    painter.setPen(QPen(ink.colour("lineMid"), 1))
    if places:
        painter.drawLine(
            round(left), round(places[0].top()), round(left), round(places[-1].bottom())
        )


def _end(chart: Chart, row: Row) -> str:
    """What stands at the right end of a row: its share, or its numbers: 70 / 53."""
    if chart.kind is Kind.SHARES:
        return row.told
    return " / ".join(map(chart.number, row.values))


def _paint_bars(
    painter: QPainter, ink: Ink, plot: QRectF, chart: Chart, row: Row, most: int
) -> None:
    """One bar a series, its number behind it."""
    many = len(row.values)
    thick = _THIN if many > 1 else _BAR
    top = plot.center().y() - thick * many / 2
    for at, value in enumerate(row.values):
        wide = plot.width() * (value or 0) / most
        box = QRectF(plot.left(), round(top + at * thick), wide, thick - (1 if many > 1 else 0))
        part = row.part or chart.series[at].part
        fill_part(painter, ink, box, part)
        high = max(line_height(ink), thick)
        text = QRectF(box.right() + 6, box.center().y() - high / 2, plot.width(), high)
        if many == 1:
            put(painter, ink, text, chart.number(value), LEFT, token="text", bold=True)
    if many > 1:
        _paint_pair(painter, ink, plot, chart, row, most)


def _paint_pair(
    painter: QPainter, ink: Ink, plot: QRectF, chart: Chart, row: Row, most: int
) -> None:
    """The numbers of several bars behind the longest."""
    reach = plot.left() + plot.width() * max(value or 0 for value in row.values) / most
    text = _end(chart, row)
    wide = width_of(ink, text)
    box = QRectF(reach + 6, plot.top(), wide + 2, plot.height())
    put(painter, ink, box, text, LEFT, token="text")


def _paint_shares(painter: QPainter, ink: Ink, plot: QRectF, chart: Chart, row: Row) -> None:
    whole = sum(value or 0 for value in row.values)
    bar = QRectF(plot.left(), round(plot.center().y() - _BAR / 2), plot.width(), _BAR)
    if not whole:
        painter.setPen(QPen(ink.colour("lineMid"), 1))
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
        return
    left = bar.left()
    for value, series in zip(row.values, chart.series, strict=True):
        wide = bar.width() * (value or 0) / whole
        box = QRectF(left, bar.top(), wide, _BAR)
        fill_part(painter, ink, box, series.part)
        text = str(value)
        if value and width_of(ink, text) + 16 <= wide:
            put(painter, ink, box, text, CENTRE, token="text", on_ground=True)
        left += wide
