"""Text laid out at a width, in twips, the same on every device."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from ui.printing.paper import Align

_ALIGNMENT = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
    Align.JUSTIFY: Qt.AlignmentFlag.AlignJustify,
}
_LINE_SEPARATOR = "\u2028"


class Text:
    """Lines that are already broken; `line` gives them all one height, else the font's own.

    `lead` sets so many characters at the beginning in another font.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        align: Align = Align.LEFT,
        *,
        line: float = 0,
        indent: float = 0,
        lead: tuple[int, QFont] | None = None,
    ) -> None:
        self._layout = QTextLayout(text.replace("\n", _LINE_SEPARATOR), font)
        option = QTextOption(_ALIGNMENT[align])
        option.setUseDesignMetrics(True)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        if lead is not None:
            self._layout.setFormats([_beginning(*lead)])
        self.line = line or line_height(font)
        self._place(width, indent)

    def _place(self, width: float, indent: float) -> None:
        """Break into lines and set each in the middle of its line's height."""
        self._layout.beginLayout()
        at = 0
        while (line := self._layout.createLine()).isValid():
            first = indent if at == 0 else 0
            line.setLineWidth(max(width - first, 1))
            line.setPosition(QPointF(first, at * self.line + (self.line - line.height()) / 2))
            at += 1
        self._layout.endLayout()
        self.lines = at

    @property
    def height(self) -> float:
        return self.lines * self.line

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        self._layout.draw(painter, QPointF(x, y))

    def paint_line(self, painter: QPainter, at: int, x: float, y: float) -> None:
        """One line of it, so that a paragraph can go on on the next page."""
        self._layout.lineAt(at).draw(painter, QPointF(x, y - at * self.line))


def _beginning(length: int, font: QFont) -> QTextLayout.FormatRange:
    look, part = QTextCharFormat(), QTextLayout.FormatRange()
    look.setFont(font)
    part.start, part.length, part.format = 0, length, look  # type: ignore[attr-defined]
    return part


def line_height(font: QFont) -> float:
    """A third over the characters: faces differ in what they call their height."""
    return font.pixelSize() * 1.35


def width_of(text: str, font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)
