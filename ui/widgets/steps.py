"""The step line: where a record or a wizard stands."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.glyphs import Glyph, paint_glyph
from ui.spoken import Role
from ui.theme import ThemeHolder
from ui.words import tr

_BEHIND, _HERE, _AHEAD = "behind", "here", "ahead"


class StepLine(QWidget):
    """Names under glyphs, spread over the width; `current` counts from 0.

    All steps are behind when `current` is the number of steps; `notes` stand under the names.
    Display only: it takes no focus.
    """

    spoken_role = Role.Graphic

    def __init__(
        self,
        themes: ThemeHolder,
        steps: Sequence[str] = (),
        current: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._steps: tuple[str, ...] = ()
        self._notes: tuple[str, ...] = ()
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.updateGeometry)
        self.show_steps(steps, current)

    def show_steps(self, steps: Sequence[str], current: int, notes: Sequence[str] = ()) -> None:
        self._steps, self._current = tuple(steps), current
        if bool(notes) is not bool(self._notes):
            self.updateGeometry()
        self._notes = tuple(notes)
        here = steps[current] if current < len(steps) else ""
        self.setAccessibleName(
            tr("第 {n} 步，共 {m} 步：{step}").format(
                n=min(current + 1, len(steps)), m=len(steps), step=here
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._themes.now
        line = QFontMetrics(theme.font("caption")).height()
        height = theme.size("icon") + line * (2 if self._notes else 1) + 8
        return QSize(76 * max(1, len(self._steps)), height)

    def _where(self, number: int) -> str:
        if number < self._current:
            return _BEHIND
        return _HERE if number == self._current else _AHEAD

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._steps:
            return
        pitch = self.width() / len(self._steps)
        side = self._themes.now.size("icon")
        centres = [QPointF(pitch * (n + 0.5), side / 2 + 1) for n in range(len(self._steps))]
        for number in range(1, len(self._steps)):
            self._paint_line(painter, centres[number - 1], centres[number], number)
        for number, name in enumerate(self._steps):
            self._paint_step(painter, centres[number], number, name, pitch)

    def _paint_line(self, painter: QPainter, left: QPointF, right: QPointF, number: int) -> None:
        theme = self._themes.now
        done = number <= self._current
        gap = theme.size("icon") / 2 + 4
        painter.setPen(QPen(theme.colour("accent" if done else "lineMid"), 2))
        painter.drawLine(QPointF(left.x() + gap, left.y()), QPointF(right.x() - gap, right.y()))

    def _paint_step(
        self, painter: QPainter, centre: QPointF, number: int, name: str, pitch: float
    ) -> None:
        theme, where = self._themes.now, self._where(number)
        glyph = {_BEHIND: Glyph.TICK, _HERE: Glyph.HALF, _AHEAD: Glyph.CIRCLE}[where]
        colour = theme.colour("lineStrong" if where == _AHEAD else "accent")
        side = theme.size("icon") if where == _HERE else theme.size("icon") - 2
        spot = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        paint_glyph(painter, spot, glyph, colour, theme.colour("surface"))
        font = theme.font("caption", bold=where == _HERE)
        painter.setFont(font)
        painter.setPen(theme.colour("text2" if where == _AHEAD else "text"))
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(pitch) - 4)
        top = theme.size("icon") + 4
        place = QRectF(centre.x() - pitch / 2, top, pitch, metrics.height() + 2)
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(place, middle, shown)
        if number < len(self._notes):
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("text2"))
            painter.drawText(place.translated(0, metrics.height()), middle, self._notes[number])


class WizardSteps(QWidget):
    """Numbered steps in one line, names beside the numbers."""

    spoken_role = Role.Graphic

    def __init__(
        self,
        themes: ThemeHolder,
        steps: Sequence[str],
        current: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes, self._steps = themes, tuple(steps)
        self._current = current
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.updateGeometry)
        self.show_step(current)

    def show_step(self, current: int) -> None:
        self._current = current
        step = self._steps[min(current, len(self._steps) - 1)]
        self.setAccessibleName(
            tr("第 {n} 步，共 {m} 步：{step}").format(
                n=min(current + 1, len(self._steps)), m=len(self._steps), step=step
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._themes.now
        metrics = QFontMetrics(theme.font(bold=True))
        words = sum(metrics.horizontalAdvance(step) for step in self._steps)
        side = round(22 * theme.scale)
        return QSize(words + len(self._steps) * (side + 74), side + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._themes.now
        side, middle, x = round(22 * theme.scale), self.height() / 2, 0.0
        room = self.sizeHint().width() - self.width()
        dash = max(8.0, 46.0 - max(0, room) / max(1, len(self._steps) - 1))
        for number, name in enumerate(self._steps):
            if number:
                done = number <= self._current
                painter.setPen(QPen(theme.colour("accent" if done else "lineMid"), 2))
                painter.drawLine(QPointF(x, middle), QPointF(x + dash, middle))
                x += dash + 11
            self._paint_number(painter, QRectF(x, middle - side / 2, side, side), number)
            font = theme.font(bold=number == self._current)
            painter.setFont(font)
            painter.setPen(theme.colour("text2" if number > self._current else "text"))
            width = QFontMetrics(font).horizontalAdvance(name)
            place = QRectF(x + side + 6, 0, width + 2, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, name)
            x += side + 6 + width + 11

    def _paint_number(self, painter: QPainter, spot: QRectF, number: int) -> None:
        theme = self._themes.now
        if number < self._current:
            colour, ground = theme.colour("accent"), theme.colour("onAccent")
            paint_glyph(painter, spot, Glyph.TICK, colour, ground)
            return
        here = number == self._current
        painter.setPen(QPen(theme.colour("accent" if here else "lineStrong"), 1))
        painter.setBrush(theme.colour("accent" if here else "surface"))
        painter.drawEllipse(spot.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setFont(theme.font("caption", bold=here))
        painter.setPen(theme.colour("onAccent" if here else "text2"))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(number + 1))
