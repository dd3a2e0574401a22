"""参差: a point a unit on one scale, with the quartiles behind them and who stands at the ends."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from models.charts.chart import Chart, Row
from ui.widgets.charts.ink import (
    CENTRE,
    LEFT,
    RIGHT,
    Ink,
    line_height,
    put,
    step_of,
    width_of,
)
from ui.words import say, tr

_RADIUS = 5.0
_SIDE = 40
HEIGHT = 150


def _plot(ink: Ink, rect: QRectF) -> QRectF:
    line = line_height(ink)
    return rect.adjusted(_SIDE, line + 8, -_SIDE, -2 * line - 12)


def _ends(chart: Chart) -> tuple[float, float]:
    """The scale's ends: the values' own, a little wider, whole steps."""
    values = [row.values[0] or 0 for row in chart.rows]
    low, high = min(values), max(values)
    step = step_of(max(1, high - low))
    return low // step * step, -(-high // step) * step if high > low else low + step


def _x(plot: QRectF, ends: tuple[float, float], value: float) -> float:
    return plot.left() + plot.width() * (value - ends[0]) / (ends[1] - ends[0])


def points(ink: Ink, rect: QRectF, chart: Chart) -> list[QPointF]:
    """The middle of each row's point: over each other where they would cover each other."""
    if not chart.rows:
        return []
    plot, ends = _plot(ink, rect), _ends(chart)
    levels: list[float] = []
    placed = []
    for row in chart.rows:
        x = _x(plot, ends, row.values[0] or 0)
        free = (at for at, last in enumerate(levels) if x - last >= 2 * _RADIUS + 1)
        level = next(free, len(levels))
        levels[level : level + 1] = [x]
        placed.append((x, level))
    room = max(0.0, plot.height() - 2 * _RADIUS - 4)
    each = min(2 * _RADIUS + 1, room / max(1, len(levels) - 1))
    foot = plot.bottom() - _RADIUS - 4
    return [QPointF(x, foot - level * each) for x, level in placed]


def spots(ink: Ink, rect: QRectF, chart: Chart) -> list[QRectF]:
    side = _RADIUS + 2
    return [
        QRectF(at.x() - side, at.y() - side, 2 * side, 2 * side) for at in points(ink, rect, chart)
    ]


def paint(painter: QPainter, ink: Ink, rect: QRectF, chart: Chart) -> None:
    if not chart.rows:
        return
    plot, ends = _plot(ink, rect), _ends(chart)
    _paint_quartiles(painter, ink, plot, chart, ends)
    _paint_scale(painter, ink, plot, chart, ends)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink.colour("chartDone"), 1.5))
    painter.setBrush(ink.colour("surface"))
    for at in points(ink, rect, chart):
        painter.drawEllipse(at, _RADIUS - 0.5, _RADIUS - 0.5)
    painter.restore()
    line = line_height(ink)
    foot = QRectF(rect.left() + 14, rect.bottom() - line - 4, rect.width() / 2 - 18, line)
    put(painter, ink, foot, tr("最低：{who}").format(who=_who(chart, chart.rows[0])), LEFT)
    foot.moveRight(rect.right() - 14)
    put(painter, ink, foot, tr("最高：{who}").format(who=_who(chart, chart.rows[-1])), RIGHT)


def _who(chart: Chart, end: Row) -> str:
    """Who stands at an end: one by name, several by their number."""
    same = sum(row.values == end.values for row in chart.rows)
    name = say(end.label) if same == 1 else tr("{count} 个单位").format(count=same)
    return f"{name} {chart.number(end.values[0])}"


def _paint_quartiles(
    painter: QPainter, ink: Ink, plot: QRectF, chart: Chart, ends: tuple[float, float]
) -> None:
    """The middle half as a band, the middle as a line, each named above where there is room."""
    low, middle, high = (_x(plot, ends, mark.value) for mark in chart.marks)
    band = QRectF(low, plot.top(), high - low, plot.height())
    painter.fillRect(band, ink.colour("accentTint"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink.colour("chartLine"), 1, Qt.PenStyle.DashLine))
    painter.drawRect(band)
    painter.setPen(QPen(ink.colour("chartLine"), 2))
    painter.drawLine(QPointF(middle, plot.top() - 3), QPointF(middle, plot.bottom()))
    line = line_height(ink)
    texts = [f"{say(mark.label)} {chart.number(mark.value)}" for mark in chart.marks]
    halves = [width_of(ink, text) / 2 for text in texts]
    box = QRectF(middle - halves[1] - 1, plot.top() - line - 4, 2 * halves[1] + 2, line)
    put(painter, ink, box, texts[1], CENTRE, token="text", bold=False)
    for at, x, text in ((0, low, texts[0]), (2, high, texts[2])):
        wide = 2 * halves[at] + 2
        left = (
            min(x - halves[at], box.left() - wide - 8)
            if at == 0
            else max(x - halves[at], box.right() + 8)
        )
        place = QRectF(left, box.top(), wide, line)
        put(painter, ink, place, text, CENTRE)


def _paint_scale(
    painter: QPainter, ink: Ink, plot: QRectF, chart: Chart, ends: tuple[float, float]
) -> None:
    painter.setPen(QPen(ink.colour("lineStrong"), 1))
    painter.drawLine(plot.bottomLeft(), plot.bottomRight())
    step, value = step_of(ends[1] - ends[0]), ends[0]
    line = line_height(ink)
    while value <= ends[1]:
        x = _x(plot, ends, value)
        painter.setPen(QPen(ink.colour("lineStrong"), 1))
        painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 4))
        put(painter, ink, QRectF(x - 40, plot.bottom() + 4, 80, line), chart.number(value), CENTRE)
        value += step
