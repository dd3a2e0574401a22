"""A state as a label: glyph, word and colour together."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.glyphs import TODO, Look, chip_size, paint_chip, paint_glyph, paint_label
from ui.spoken import Role
from ui.theme import ThemeHolder

_LEAST = 72
"""Logical px to which a chip may shrink where there is no more room."""


class Chip(QWidget):
    """A boxed state; `boxed=False` draws glyph and words alone."""

    spoken_role = Role.StaticText

    def __init__(
        self,
        themes: ThemeHolder,
        text: str = "",
        look: Look = TODO,
        boxed: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes, self._boxed = themes, boxed
        self._text, self._look = text, look
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        themes.changed.connect(self.updateGeometry)

    def show_state(self, text: str, look: Look) -> None:
        self._text, self._look = text, look
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._themes.now, self._text, self._look)

    def minimumSizeHint(self) -> QSize:
        """A little of the words; they end in an ellipsis then, and the tool tip has them all."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), _LEAST), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self._text if self.width() < self.sizeHint().width() else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, rect = self._themes.now, QRectF(self.rect())
        if self._boxed:
            paint_chip(painter, rect, theme, self._text, self._look)
        else:
            paint_label(painter, rect, theme, self._text, self._look, role="caption")


class Legend(QWidget):
    """What the glyphs of a grid or a chart mean, in one line."""

    spoken_role = Role.StaticText

    def __init__(
        self,
        themes: ThemeHolder,
        items: Sequence[tuple[Look, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes, self._items = themes, tuple(items)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(" · ".join(text for _, text in items))
        themes.changed.connect(self.updateGeometry)

    @property
    def items(self) -> tuple[tuple[Look, str], ...]:
        return self._items

    def _width(self, text: str) -> int:
        """Glyph, gap, words, and the space to the next item."""
        theme = self._themes.now
        words = QFontMetrics(theme.font("caption")).horizontalAdvance(text)
        return theme.size("stateGlyph") + 5 + words + theme.space("md")

    def sizeHint(self) -> QSize:
        width = sum(self._width(text) for _, text in self._items)
        return QSize(width, self._themes.now.control(compact=True))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, x = self._themes.now, QPainter(self), 0
        words = theme.colour("text2")
        side = theme.size("stateGlyph")
        painter.setFont(theme.font("caption"))
        for look, text in self._items:
            spot = QRectF(x, (self.height() - side) // 2, side, side)
            ground = theme.colour("canvas")
            paint_glyph(painter, spot, look.glyph, theme.colour(look.tone), ground)
            painter.setPen(words)
            place = QRectF(x + side + 5, 0, self._width(text), self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
            x += self._width(text)


class GlyphMark(QWidget):
    """A glyph alone, 14 px, for messages; whoever shows it puts the meaning in words beside it."""

    spoken_role = Role.Border

    def __init__(
        self, themes: ThemeHolder, look: Look, px: int = 14, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes, self._look, self._px = themes, look, px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_look(self, look: Look) -> None:
        self._look = look
        self.update()

    def sizeHint(self) -> QSize:
        side = round(self._px * self._themes.now.scale)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._themes.now
        ground = theme.colour("surface")
        rect = QRectF(self.rect())
        paint_glyph(QPainter(self), rect, self._look.glyph, theme.colour(self._look.tone), ground)
