"""What charts are painted with: a look, hatches that print black on white, and an axis."""

from typing import Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from models.charts.chart import Part

_HATCH = 5.0  # between two slanting lines of a hatch
_STRAIGHT = 4  # and between two straight ones
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter

_TOKENS = {
    Part.PLAN: "chartPlan",
    Part.DONE: "chartDone",
    Part.LATE: "warn",
    Part.MIDDLING: "chartDone",
    Part.SHORT: "danger",
    Part.MORE: "chartLine",
    Part.LESS: "ok",
}
RISING, FALLING, ACROSS, UPRIGHT = "rising", "falling", "across", "upright"
HATCHES: dict[Part, tuple[str, ...]] = {
    Part.PLAN: (),
    Part.LATE: (RISING,),
    Part.LESS: (FALLING,),
    Part.SHORT: (RISING, FALLING),
    Part.MIDDLING: (ACROSS,),
    Part.MORE: (UPRIGHT,),
}
"""The lines of each part but the filled one: no two the same, so that grey print tells them."""


class Ink(Protocol):
    """The part of a theme that charts need; paper has one too. Measures are logical px."""

    @property
    def high_contrast(self) -> bool: ...

    def colour(self, token: str) -> QColor: ...

    def font(self, role: str = "body", bold: bool | None = None) -> QFont: ...

    def size(self, token: str) -> int: ...


def fill_part(painter: QPainter, ink: Ink, box: QRectF, part: Part, *, ahead: bool = False) -> None:
    """A bar of a series: hollow, filled, hatched or crossed; dashed where it lies ahead."""
    if box.width() <= 0 or box.height() <= 0:
        return
    colour = ink.colour("chartFuture" if ahead and part is Part.PLAN else _TOKENS[part])
    if part is Part.DONE:
        painter.fillRect(box, colour)
        return
    painter.fillRect(box, ink.colour("surface"))
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour, 1))
    painter.drawLines(_hatch(box, part))
    painter.restore()
    style = Qt.PenStyle.DashLine if ahead else Qt.PenStyle.SolidLine
    painter.setPen(QPen(colour, 1, style))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _hatch(box: QRectF, part: Part) -> list[QLineF]:
    return [line for way in HATCHES[part] for line in _lines(box, way)]


def _lines(box: QRectF, way: str) -> list[QLineF]:
    left, right, top, foot = box.left(), box.right(), box.top(), box.bottom()
    if way == UPRIGHT:
        return [QLineF(left + at, top, left + at, foot) for at in _steps(box.width())]
    if way == ACROSS:
        return [QLineF(left, top + at, right, top + at) for at in _steps(box.height())]
    reach = box.height()
    starts = [left + at * _HATCH for at in range(int((box.width() + reach) / _HATCH) + 1)]
    if way == RISING:
        return [QLineF(x, top, x - reach, foot) for x in starts]
    return [QLineF(x - reach, top, x, foot) for x in starts]


def _steps(length: float) -> list[float]:
    """Where straight lines stand, on whole pixels and off the edges."""
    return [at + 0.5 for at in range(_STRAIGHT, int(length) - 2, _STRAIGHT)]


def line_height(ink: Ink, role: str = "caption") -> float:
    return QFontMetricsF(ink.font(role)).height()


def width_of(ink: Ink, text: str, role: str = "caption", bold: bool | None = None) -> float:
    return QFontMetricsF(ink.font(role, bold)).horizontalAdvance(text)


def put(
    painter: QPainter,
    ink: Ink,
    box: QRectF,
    text: str,
    align: Qt.AlignmentFlag = LEFT,
    *,
    token: str = "text2",
    bold: bool = False,
    on_ground: bool = False,
) -> None:
    """A caption inside a box, elided at its end; `on_ground` first wipes what is behind it."""
    font = ink.font("caption", bold)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
    if on_ground:
        painter.fillRect(_under(box, metrics, shown, align), ink.colour("surface"))
    painter.setFont(font)
    painter.setPen(ink.colour(token))
    painter.drawText(box, align | Qt.TextFlag.TextSingleLine, shown)


def _under(box: QRectF, metrics: QFontMetricsF, text: str, align: Qt.AlignmentFlag) -> QRectF:
    wide, high = metrics.horizontalAdvance(text) + 4, metrics.ascent() + 2
    left = box.center().x() - wide / 2
    if align & Qt.AlignmentFlag.AlignLeft:
        left = box.left() - 2
    elif align & Qt.AlignmentFlag.AlignRight:
        left = box.right() - wide + 2
    return QRectF(left, box.center().y() - high / 2, wide, high)


def step_of(most: float) -> int:
    """The distance of the grid lines: about four of them, at 1, 2, 4 or 5 of a power of ten."""
    scale = 1
    while True:
        for step in (1, 2, 4, 5):
            if most <= step * scale * 4:
                return step * scale
        scale *= 10


def axis_top(most: float) -> int:
    """The highest grid line over a value."""
    step = step_of(most)
    return max(step, -int(-most // step) * step)


def paint_axis(painter: QPainter, ink: Ink, plot: QRectF, top: int) -> None:
    """Grid lines from 0 to `top`, each with its number at the left."""
    for value in range(0, top + 1, step_of(top)):
        y = plot.bottom() - plot.height() * value / top
        painter.setPen(QPen(ink.colour("line" if value else "lineMid"), 1))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        put(painter, ink, QRectF(0, y - 9, plot.left() - 8, 18), str(value), RIGHT)


def axis_room(ink: Ink, top: int) -> float:
    """The room at the left that the numbers of an axis need."""
    return max(28.0, width_of(ink, str(top)) + 12)
