"""Texts that fit themselves to their room and are told whole by tool tip and screen reader."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget


class FittingLabel(QLabel):
    """One line that ends in an ellipsis where it is too long; its tool tip then has all of it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell_whole()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def _tell_whole(self) -> None:
        self.setToolTip(self.text() if self._shown() != self.text() else "")

    def _shown(self) -> str:
        metrics, wide = QFontMetrics(self.font()), self.contentsRect().width()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, wide)
        return shown if len(shown) > 1 else ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment(), self._shown())


class HintedLine(QLineEdit):
    """A field whose hint is the longest of several that its width holds."""

    def __init__(self, hints: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints: tuple[str, ...] = ()
        self.set_hints(*hints)

    def set_hints(self, *hints: str) -> None:
        """From the whole one, which the tool tip says too, to the shortest, perhaps none."""
        self._hints = hints
        self.setToolTip(hints[0] if hints else "")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        inside = self.findChildren(QToolButton)
        room = self.contentsRect().width() - 16
        room -= sum(button.width() + 4 for button in inside if not button.isHidden())
        metrics = QFontMetrics(self.font())
        fitting = (hint for hint in self._hints if metrics.horizontalAdvance(hint) <= room)
        self.setPlaceholderText(next(fitting, ""))


def size_over(parent: QWidget | None, width: int, height: int) -> QSize:
    """What a window asks for, but no more than the one that it opens over has."""
    wanted = QSize(width, height)
    return wanted if parent is None else wanted.boundedTo(parent.window().size())
