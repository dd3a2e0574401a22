"""The strip of key figures: a name, a large number, what it is out of, and what it means today."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.glyphs import Look
from ui.printing.paper import Align, Block, Cell, Column, Table
from ui.theme import ThemeHolder, dress
from ui.widgets.chip import Chip
from ui.widgets.fitting import FittingLabel
from ui.widgets.page import label
from ui.widgets.tab_order import lead_from
from ui.words import tr


@dataclass(frozen=True)
class KeyFigure:
    """`value` large, `of` small beside it, `note` below with its glyph."""

    key: str
    title: str
    value: str
    of: str
    note: str
    look: Look


class KeyFigures(QFrame):
    """One card of equal cells; Enter or a click opens the records behind a figure."""

    opened = Signal(str)

    def __init__(self, themes: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        dress(self, card=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)
        self._figures: tuple[KeyFigure, ...] = ()

    def on_paper(self) -> Iterator[Block]:
        """Names, numbers and what they mean, as a table."""
        columns = (Column(tr("指标"), 2), Column(tr("数值"), 1, Align.RIGHT), Column(tr("说明"), 3))
        rows = tuple(
            (Cell(one.title), Cell(f"{one.value}{one.of}", bold=True), Cell(one.note, one.look))
            for one in self._figures
        )
        if rows:
            yield Table(columns, rows)

    def show_figures(self, figures: Sequence[KeyFigure]) -> None:
        self._figures = tuple(figures)
        while item := self._row.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        cells = [_Cell(self._themes, figure, first=at == 0) for at, figure in enumerate(figures)]
        for cell in cells:
            cell.opened.connect(self.opened)
            self._row.addWidget(cell, 1)
        lead_from(self, cells)


class _Cell(QFrame):
    opened = Signal(str)

    def __init__(self, themes: ThemeHolder, figure: KeyFigure, first: bool) -> None:
        super().__init__()
        self._themes, self._key, self._first = themes, figure.key, first
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(
            " ".join((figure.title, figure.value, figure.of, figure.note)).strip()
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 9, 12, 9)
        column.setSpacing(1)
        column.addWidget(_fitting(figure.title))
        number = QHBoxLayout()
        number.setSpacing(6)
        number.addWidget(label(figure.value, "figure"), 0, Qt.AlignmentFlag.AlignBottom)
        number.addWidget(_fitting(figure.of), 1, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(number)
        column.addWidget(Chip(themes, figure.note, figure.look, boxed=False))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline before each figure but the first, and the ring of the one in focus."""
        super().paintEvent(event)
        theme, painter = self._themes.now, QPainter(self)
        if not self._first:
            painter.fillRect(0, 0, 1, self.height(), theme.colour("line"))
        if self.hasFocus():
            ring = theme.border("focus")
            painter.setPen(QPen(theme.colour("focus"), ring))
            painter.drawRect(self.rect().adjusted(ring, ring, -ring, -ring))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._key)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self._key)
        super().mouseReleaseEvent(event)


def _fitting(text: str) -> FittingLabel:
    made = FittingLabel(text)
    made.setProperty("role", "secondary")
    return made
