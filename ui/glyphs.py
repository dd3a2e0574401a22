"""State glyphs and chips: one drawing routine for screen, charts and paper.

A `Glyph` is a shape, a `Tone` a pair of colours (text and tint). `paint_glyph` and `paint_chip`
draw into any painter; delegates and widgets share them: a state looks the same everywhere.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen, QPolygonF

from ui.theme import Theme


class Glyph(Enum):
    """Shapes of §5: never told apart by colour alone."""

    NONE = "none"
    CIRCLE = "hollow circle"
    HALF = "half-filled circle"
    DIAMOND = "hollow diamond with a dot"
    TICK = "filled disc with a tick"
    ALERT = "filled triangle with !"
    CLOCK = "clock"
    RETURN = "return arrow"
    DASH = "dash"
    EQUALS = "equals"
    PLUS = "plus"
    PENCIL = "pencil"
    DOT = "dot"


class Tone(StrEnum):
    """The meaning of a colour; the value is the token of its text, `tint` that of its ground."""

    PLAIN = "text"
    NEUTRAL = "neutral"
    INFO = "info"
    VIOLET = "violet"
    OK = "ok"
    DANGER = "danger"
    WARN = "warn"
    HINT = "text3"

    @property
    def tint(self) -> str:
        if self is Tone.PLAIN:
            return "neutralTint"
        if self is Tone.HINT:
            return "sunken"
        return f"{self.value}Tint"


@dataclass(frozen=True)
class Look:
    """How a state looks: its shape and its colours."""

    glyph: Glyph
    tone: Tone

    @property
    def bold(self) -> bool:
        """超期 and its like are bold as well as red."""
        return self.glyph is Glyph.ALERT


TODO = Look(Glyph.CIRCLE, Tone.NEUTRAL)
DOING = Look(Glyph.HALF, Tone.INFO)
REVIEW = Look(Glyph.DIAMOND, Tone.VIOLET)
DONE = Look(Glyph.TICK, Tone.OK)
OVERDUE = Look(Glyph.ALERT, Tone.DANGER)
SOON = Look(Glyph.CLOCK, Tone.WARN)
LATE = Look(Glyph.CLOCK, Tone.WARN)
RETURNED = Look(Glyph.RETURN, Tone.DANGER)
EXEMPT = Look(Glyph.DASH, Tone.HINT)
PLANNED = Look(Glyph.CIRCLE, Tone.NEUTRAL)
NEW = Look(Glyph.PLUS, Tone.OK)
CHANGED = Look(Glyph.PENCIL, Tone.INFO)
CONFLICT = Look(Glyph.ALERT, Tone.DANGER)
SAME = Look(Glyph.EQUALS, Tone.HINT)

_GRID = 12.0
_GAP, _PAD = 5, 6


def paint_glyph(
    painter: QPainter, rect: QRectF, glyph: Glyph, colour: QColor, background: QColor
) -> None:
    """Draw a glyph in the middle of `rect`; strokes inside filled shapes take `background`."""
    if glyph is Glyph.NONE:
        return
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center() - QPointF(side / 2, side / 2))
    painter.scale(side / _GRID, side / _GRID)
    painter.setPen(_pen(colour, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _SHAPES[glyph](painter, colour, background)
    painter.restore()


def _pen(colour: QColor, width: float) -> QPen:
    line, cap, join = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(colour, width, line, cap, join)


def _polygon(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _circle(painter: QPainter, _colour: QColor, _background: QColor) -> None:
    painter.drawEllipse(QPointF(6, 6), 4.7, 4.7)


def _half(painter: QPainter, colour: QColor, _background: QColor) -> None:
    painter.drawEllipse(QPointF(6, 6), 4.7, 4.7)
    half = QPainterPath(QPointF(6, 1.3))
    half.arcTo(QRectF(1.3, 1.3, 9.4, 9.4), 90, 180)
    painter.fillPath(half, colour)


def _diamond(painter: QPainter, colour: QColor, _background: QColor) -> None:
    painter.drawPolygon(_polygon((6, 0.9), (11.1, 6), (6, 11.1), (0.9, 6)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(6, 6), 1.6, 1.6)


def _tick(painter: QPainter, colour: QColor, background: QColor) -> None:
    _disc(painter, colour, 5.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(background, 1.5))
    painter.drawPolyline(_polygon((3.5, 6.2), (5.3, 8), (8.6, 4.3)))


def _disc(painter: QPainter, colour: QColor, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(6, 6), radius, radius)


def _alert(painter: QPainter, colour: QColor, background: QColor) -> None:
    painter.setPen(_pen(colour, 1.2))
    painter.setBrush(colour)
    painter.drawPolygon(_polygon((6, 1.1), (11.3, 10.7), (0.7, 10.7)))
    painter.setPen(_pen(background, 1.3))
    painter.drawLine(QPointF(6, 4.6), QPointF(6, 7.2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(background)
    painter.drawEllipse(QPointF(6, 9.2), 0.8, 0.8)


def _clock(painter: QPainter, colour: QColor, _background: QColor) -> None:
    painter.drawEllipse(QPointF(6, 6), 4.8, 4.8)
    painter.setPen(_pen(colour, 1.3))
    painter.drawPolyline(_polygon((6, 3.4), (6, 6.3), (8, 7.3)))


def _return(painter: QPainter, colour: QColor, _background: QColor) -> None:
    painter.setPen(_pen(colour, 1.5))
    painter.drawPolyline(_polygon((4, 1.6), (1.3, 4.3), (4, 7)))
    bend = QPainterPath(QPointF(1.5, 4.3))
    bend.lineTo(7.6, 4.3)
    bend.arcTo(QRectF(4.6, 4.3, 6, 6), 90, -180)
    bend.lineTo(5, 10.3)
    painter.drawPath(bend)


def _dash(painter: QPainter, colour: QColor, _background: QColor) -> None:
    painter.setPen(_pen(colour, 1.6))
    painter.drawLine(QPointF(2.4, 6), QPointF(9.6, 6))


def _equals(painter: QPainter, colour: QColor, _background: QColor) -> None:
    painter.setPen(_pen(colour, 1.4))
    painter.drawLine(QPointF(2.2, 4.2), QPointF(9.8, 4.2))
    painter.drawLine(QPointF(2.2, 7.8), QPointF(9.8, 7.8))


def _plus(painter: QPainter, colour: QColor, _background: QColor) -> None:
    painter.setPen(_pen(colour, 1.7))
    painter.drawLine(QPointF(6, 1.6), QPointF(6, 10.4))
    painter.drawLine(QPointF(1.6, 6), QPointF(10.4, 6))


def _pencil(painter: QPainter, colour: QColor, _background: QColor) -> None:
    painter.setPen(_pen(colour, 1.3))
    painter.drawPolygon(_polygon((1.4, 10.6), (2, 7.8), (8.2, 1.6), (10.4, 3.8), (4.2, 10)))
    painter.drawLine(QPointF(6.8, 3), QPointF(9, 5.2))


def _dot(painter: QPainter, colour: QColor, _background: QColor) -> None:
    _disc(painter, colour, 3.4)


_SHAPES = {
    Glyph.CIRCLE: _circle,
    Glyph.HALF: _half,
    Glyph.DIAMOND: _diamond,
    Glyph.TICK: _tick,
    Glyph.ALERT: _alert,
    Glyph.CLOCK: _clock,
    Glyph.RETURN: _return,
    Glyph.DASH: _dash,
    Glyph.EQUALS: _equals,
    Glyph.PLUS: _plus,
    Glyph.PENCIL: _pencil,
    Glyph.DOT: _dot,
}


def chip_size(theme: Theme, text: str, look: Look) -> QSize:
    """The room a chip needs, in logical px."""
    metrics = QFontMetrics(theme.font("caption", look.bold))
    glyph = theme.size("stateGlyph") + _GAP if look.glyph is not Glyph.NONE else 0
    height = max(theme.size("chip"), metrics.height() + 2)
    return QSize(metrics.horizontalAdvance(text) + glyph + 2 * _PAD + 1, height)


def paint_chip(
    painter: QPainter,
    rect: QRectF,
    theme: Theme,
    text: str,
    look: Look,
    selected: bool = False,
) -> None:
    """Draw a chip at the left of `rect`, in its middle line; elided when it does not fit.

    A selected row in high contrast takes the selection's own text colour and no box.
    """
    wanted = chip_size(theme, text, look)
    width, height = min(rect.width(), wanted.width()), min(rect.height(), wanted.height())
    # Whole pixels, so that the border stays one pixel wide.
    box = QRectF(round(rect.x()), round(rect.center().y() - height / 2), int(width), int(height))
    plain = selected and theme.high_contrast
    colour = theme.colour("selectionText" if plain else look.tone)
    ground = theme.colour("selection" if plain else look.tone.tint)
    if not plain:
        edge = colour if theme.high_contrast else theme.mix(look.tone, look.tone.tint, 0.3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(ground)
        radius = theme.radius("chip")
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.restore()
    inside = box.adjusted(_PAD, 0, -_PAD + 1, 0)
    paint_label(painter, inside, theme, text, look, colour, ground, "caption")


def paint_label(
    painter: QPainter,
    rect: QRectF,
    theme: Theme,
    text: str,
    look: Look,
    colour: QColor | None = None,
    background: QColor | None = None,
    role: str = "body",
    bold: bool | None = None,
) -> None:
    """Draw a glyph and its words, without a box: 剩 4 天, 超 3 天."""
    colour = colour or theme.colour(look.tone)
    background = background or theme.colour("surface")
    if look.glyph is not Glyph.NONE:
        side = theme.size("stateGlyph")
        top = round(rect.center().y() - side / 2)
        paint_glyph(painter, QRectF(rect.x(), top, side, side), look.glyph, colour, background)
        rect = rect.adjusted(side + _GAP, 0, 0, 0)
    painter.save()
    font = theme.font(role, look.bold if bold is None else bold)
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()) + 1)
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()
