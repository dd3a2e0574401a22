"""One bar split by how many stand where, with its legend: told by pattern, words and colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.glyphs import Look, Tone, paint_label
from ui.spoken import Role
from ui.theme import ThemeHolder

_BAR = 12


@dataclass(frozen=True)
class Share:
    """So many stand here; `tone` colours the part of the bar."""

    text: str
    count: int
    look: Look
    tone: Tone


_PATTERNS = {
    Tone.OK: Qt.BrushStyle.SolidPattern,
    Tone.WARN: Qt.BrushStyle.BDiagPattern,
    Tone.DANGER: Qt.BrushStyle.DiagCrossPattern,
}


class ShareBar(QWidget):
    spoken_role = Role.Graphic

    def __init__(
        self, themes: ThemeHolder, shares: Sequence[Share], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes, self._shares = themes, tuple(shares)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("，".join(f"{share.text} {share.count}" for share in shares))
        themes.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, _BAR + 6 + self._themes.now.control(compact=True))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._themes.now
        painter = QPainter(self)
        whole = sum(share.count for share in self._shares) or 1
        left = 0.5
        for share in self._shares:
            width = (self.width() - 1) * share.count / whole
            box = QRectF(left, 0.5, width, _BAR - 1)
            colour = theme.colour(share.tone)
            painter.fillRect(box, theme.colour("surface"))
            painter.fillRect(box, QBrush(colour, _PATTERNS.get(share.tone, Qt.BrushStyle.NoBrush)))
            painter.setPen(QPen(colour, 1))
            painter.drawRect(box)
            left += width
        place = 0.0
        metrics = QFontMetrics(theme.font("caption"))
        for share in self._shares:
            text = f"{share.text} {share.count}"
            width = metrics.horizontalAdvance(text) + theme.size("stateGlyph") + 20
            box = QRectF(place, _BAR + 4, width, theme.control(compact=True))
            paint_label(painter, box, theme, text, share.look, role="caption")
            place += width
