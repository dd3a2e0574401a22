"""Twelve months as stacked columns: what each part is of shows in fill and pattern, too."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.periods import MONTH_NAMES
from ui.spoken import Role
from ui.theme import Theme, ThemeHolder
from ui.words import tr

_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 14, 34, 24
_BAR = 34
_SIGN, _GAP = 12, 16


@dataclass(frozen=True)
class Stacked:
    """One part of every column: its label, the token of its colour, and how it is filled."""

    label: str
    token: str
    pattern: Qt.BrushStyle = Qt.BrushStyle.SolidPattern


class StackedMonths(QWidget):
    """Painted from the tokens, the first part at the foot; `description` tells it in words."""

    spoken_role = Role.Chart

    def __init__(
        self, themes: ThemeHolder, name: str, parts: Sequence[Stacked], total: str
    ) -> None:
        super().__init__()
        self._themes = themes
        self.parts = tuple(parts)
        self._total = total
        self.months: tuple[tuple[int, ...], ...] = ()
        self.chosen: tuple[int, int] = (0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        themes.changed.connect(self._new_look)

    def _new_look(self) -> None:
        self.updateGeometry()
        self.update()

    def show_months(self, months: Sequence[Sequence[int]], chosen: tuple[int, int]) -> None:
        """Twelve months, a number for each part; `chosen` are the first and last told of (1..12)"""
        self.months = tuple(tuple(month) for month in months)
        self.chosen = chosen
        self.setAccessibleDescription(self.description())
        self.update()

    def description(self) -> str:
        told = []
        for name, month in zip(MONTH_NAMES, self.months, strict=True):
            if any(month):
                pairs = zip(self.parts, month, strict=True)
                said = "，".join(f"{part.label} {number}" for part, number in pairs if number)
                told.append(tr("{month}：{said}").format(month=tr(name), said=said))
        return "；".join(told)

    def sizeHint(self) -> QSize:
        return QSize(600, round(190 * self._themes.now.scale))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.months:
            return
        painter = QPainter(self)
        theme = self._themes.now
        painter.setFont(theme.font("caption"))
        plot = QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)
        most = max(1, *(sum(month) for month in self.months))
        step = _step(most)
        top = -(-most // step) * step
        self._paint_grid(painter, theme, plot, top, step)
        for at, month in enumerate(self.months):
            self._paint_month(painter, theme, plot, at, month, top)
        self._paint_legend(painter, theme)

    def _paint_grid(
        self, painter: QPainter, theme: Theme, plot: QRectF, top: int, step: int
    ) -> None:
        width = plot.width() / 12
        first, last = self.chosen
        if first and (first, last) != (1, 12):
            left = plot.left() + (first - 1) * width
            band = QRectF(left, plot.top(), (last - first + 1) * width, plot.height())
            painter.fillRect(band, theme.colour("accentTint"))
            if theme.high_contrast:
                painter.setPen(QPen(theme.colour("chartLine"), 1, Qt.PenStyle.DashLine))
                painter.drawRect(band)
        for value in range(0, top + 1, step):
            y = plot.bottom() - plot.height() * value / top
            painter.setPen(QPen(theme.colour("line" if value else "lineMid"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.colour("text2"))
            box = QRectF(0, y - 9, _LEFT - 8, 18)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, flags, f"{value:,}")

    def _paint_month(
        self,
        painter: QPainter,
        theme: Theme,
        plot: QRectF,
        at: int,
        month: Sequence[int],
        top: int,
    ) -> None:
        width = plot.width() / 12
        bar = min(_BAR, width - 10)
        middle = plot.left() + width * (at + 0.5)
        foot = plot.bottom()
        for part, number in zip(self.parts, month, strict=True):
            high = plot.height() * number / top
            if number:
                box = QRectF(middle - bar / 2, foot - high, bar, high)
                _fill(painter, theme, box, part)
            foot -= high
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text2"))
        if any(month):
            box = QRectF(middle - width / 2, foot - 17, width, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{sum(month):,}")
        box = QRectF(middle - width / 2, plot.bottom() + 3, width, 18)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr(MONTH_NAMES[at]))

    def _paint_legend(self, painter: QPainter, theme: Theme) -> None:
        metrics = QFontMetrics(painter.font())
        x = float(_LEFT)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for part in self.parts:
            _fill(painter, theme, QRectF(x, 9, _SIGN, _SIGN), part)
            painter.setPen(theme.colour("text2"))
            wide = metrics.horizontalAdvance(part.label)
            painter.drawText(QRectF(x + _SIGN + 5, 4, wide + 4, 22), flags, part.label)
            x += _SIGN + 5 + wide + _GAP
        right = QRectF(x, 4, self.width() - x - _RIGHT, 22)
        painter.drawText(
            right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._total
        )


def _fill(painter: QPainter, theme: Theme, box: QRectF, part: Stacked) -> None:
    """The pattern over the ground, inside an edge of its own colour."""
    colour = theme.colour(part.token)
    painter.fillRect(box, theme.colour("surface"))
    if part.pattern is not Qt.BrushStyle.NoBrush:
        painter.fillRect(box, QBrush(colour, part.pattern))
    painter.setPen(QPen(colour, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _step(most: int) -> int:
    """The distance of the grid lines: about four of them, at 1, 2 or 5 times a power of ten."""
    scale = 1
    while True:
        for step in (1, 2, 5):
            if most <= step * scale * 4:
                return step * scale
        scale *= 10
