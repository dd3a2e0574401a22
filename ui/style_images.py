"""Arrows, ticks and dots for the style sheet, drawn in the theme's colours at 1×, 2× and 3×."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from ui.theme import Theme

Stroke = Callable[[QPainter], None]
"""Draws on a square of 16 logical px."""


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="study-ledger-look-")


@cache
def images(theme: Theme) -> str:
    """The folder that holds this theme's images, with forward slashes as style sheets want them."""
    folder = Path(_folder().name) / f"{theme.name}-{round(theme.scale * 100)}"
    folder.mkdir(exist_ok=True)
    for name, stroke in _strokes(theme).items():
        for ratio in (1, 2, 3):
            suffix = "" if ratio == 1 else f"@{ratio}x"
            _draw(stroke, ratio, theme.scale).save(str(folder / f"{name}{suffix}.png"))
    return folder.as_posix()


def _draw(stroke: Stroke, ratio: int, scale: float) -> QImage:
    px = round(16 * scale) * ratio
    image = QImage(px, px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(px / 16, px / 16)
    stroke(painter)
    painter.end()
    return image


def _strokes(theme: Theme) -> dict[str, Stroke]:
    text2, faded = theme.colour("text2"), theme.colour("textDisabled")
    edge, faint = theme.colour("lineStrong"), theme.colour("lineMid")
    fill, accent = theme.colour("surface"), theme.colour("accent")
    sunken, ink = theme.colour("sunken"), theme.colour("onAccent")
    down = [(5, 6.6), (8, 9.6), (11, 6.6)]
    up = [(5, 9.4), (8, 6.4), (11, 9.4)]
    right = [(6.5, 4.5), (10, 8), (6.5, 11.5)]
    left = [(9.5, 4.5), (6, 8), (9.5, 11.5)]
    return {
        "down": _line(down, text2),
        "down-off": _line(down, faded),
        "up": _line(up, text2),
        "up-off": _line(up, faded),
        "right": _line(right, text2),
        "left": _line(left, text2),
        "calendar": _calendar(text2),
        "calendar-off": _calendar(faded),
        "tick": _line([(3.5, 8.5), (6.5, 11.5), (12.5, 5)], theme.colour("text"), 1.8),
        "check": _box(fill, edge),
        "check-hover": _box(fill, accent),
        "check-off": _box(sunken, faint),
        "check-on": _box(accent, accent, [(4.2, 8.3), (7, 11), (11.8, 5.4)], ink),
        "check-on-off": _box(sunken, faint, [(4.2, 8.3), (7, 11), (11.8, 5.4)], faded),
        "check-part": _box(accent, accent, [(4.5, 8), (11.5, 8)], ink),
        "radio": _round(fill, edge),
        "radio-hover": _round(fill, accent),
        "radio-off": _round(sunken, faint),
        "radio-on": _round(accent, accent, ink),
        "radio-on-off": _round(sunken, faint, faded),
    }


def _line(points: Sequence[tuple[float, float]], colour: QColor, width: float = 1.4) -> Stroke:
    def stroke(painter: QPainter) -> None:
        _polyline(painter, points, colour, width)

    return stroke


def _polyline(
    painter: QPainter, points: Sequence[tuple[float, float]], colour: QColor, width: float
) -> None:
    painter.setPen(
        QPen(
            colour,
            width,
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )
    )
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))


def _calendar(colour: QColor) -> Stroke:
    def stroke(painter: QPainter) -> None:
        painter.setPen(QPen(colour, 1.3))
        painter.drawRoundedRect(QRectF(2.5, 3.5, 11, 10), 1.5, 1.5)
        _polyline(painter, [(2.5, 7), (13.5, 7)], colour, 1.3)
        _polyline(painter, [(5.5, 2), (5.5, 4.5)], colour, 1.3)
        _polyline(painter, [(10.5, 2), (10.5, 4.5)], colour, 1.3)

    return stroke


def _box(
    fill: QColor,
    edge: QColor,
    points: Sequence[tuple[float, float]] | None = None,
    ink: QColor | None = None,
) -> Stroke:
    def stroke(painter: QPainter) -> None:
        painter.setPen(QPen(edge, 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(0.5, 0.5, 15, 15), 3, 3)
        if points and ink:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            _polyline(painter, points, ink, 1.9)

    return stroke


def _round(fill: QColor, edge: QColor, dot: QColor | None = None) -> Stroke:
    def stroke(painter: QPainter) -> None:
        painter.setPen(QPen(edge, 1))
        painter.setBrush(fill)
        painter.drawEllipse(QRectF(0.5, 0.5, 15, 15))
        if dot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(dot)
            painter.drawEllipse(QRectF(5, 5, 6, 6))

    return stroke
