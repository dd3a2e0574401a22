"""A state as a label: glyph, word and colour together."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.glyphs import TODO, Look, chip_size, paint_chip, paint_glyph, paint_label
from ui.theme import ThemeHolder


class Chip(QWidget):
    """A boxed state; `boxed=False` draws glyph and words alone."""

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
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        themes.changed.connect(self.updateGeometry)

    def show_state(self, text: str, look: Look) -> None:
        self._text, self._look = text, look
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._themes.now, self._text, self._look)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, rect = self._themes.now, QRectF(self.rect())
        if self._boxed:
            paint_chip(painter, rect, theme, self._text, self._look)
        else:
            paint_label(painter, rect, theme, self._text, self._look, role="caption")


class GlyphMark(QWidget):
    """A glyph alone, 14 px, for messages; whoever shows it puts the meaning in words beside it."""

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
