"""What happened, newest first: glyph, date, person, text."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.glyphs import Glyph, Look, Tone, paint_glyph
from ui.spoken import Role
from ui.theme import ThemeHolder
from ui.widgets.page import label

EVENT = Look(Glyph.DOT, Tone.NEUTRAL)
"""For what changes no state."""


@dataclass(frozen=True)
class Entry:
    """One event; texts are ready for people."""

    when: str
    who: str
    text: str
    look: Look = EVENT


class Timeline(QWidget):
    """A column of entries; texts wrap and can be copied."""

    def __init__(
        self, themes: ThemeHolder, entries: Sequence[Entry] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.show_entries(entries)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for number, entry in enumerate(entries):
            last = number == len(entries) - 1
            self._column.addWidget(_Row(self._themes, entry, last))


class _Row(QWidget):
    spoken_role = Role.StaticText

    def __init__(self, themes: ThemeHolder, entry: Entry, last: bool) -> None:
        super().__init__()
        head = QHBoxLayout()
        head.setSpacing(8)
        when = label(entry.when, "strong-caption")
        head.addWidget(when)
        head.addWidget(label(entry.who, "caption"), 1)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 6)
        words.setSpacing(1)
        words.addLayout(head)
        words.addWidget(label(entry.text, wraps=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(_Rail(themes, entry.look, last))
        row.addLayout(words, 1)
        self.setAccessibleName(" ".join((entry.when, entry.who, entry.text)))


class _Rail(QWidget):
    """The glyph, and the line down to the next one."""

    spoken_role = Role.Border

    def __init__(self, themes: ThemeHolder, look: Look, last: bool) -> None:
        super().__init__()
        self._themes, self._look, self._last = themes, look, last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(self._themes.now.size("icon"), self._themes.now.size("icon"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._themes.now
        painter = QPainter(self)
        side = round(14 * theme.scale)
        spot = QRectF((self.width() - side) / 2, 2, side, side)
        if not self._last:
            painter.setPen(QPen(theme.colour("lineMid"), 2))
            x = spot.center().x()
            painter.drawLine(QPointF(x, spot.bottom() + 2), QPointF(x, self.height() - 1))
        if self._look.glyph is Glyph.DOT:
            spot.adjust(1, 1, -1, -1)
        ground = theme.colour("surface")
        paint_glyph(painter, spot, self._look.glyph, theme.colour(self._look.tone), ground)
