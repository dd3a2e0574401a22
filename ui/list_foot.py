"""Under a list: how many records it has, and its keys where there is room to name them."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.page import label

_GAP = 24


class ListFoot(QWidget):
    """`counts` always stands; the hints give way to it."""

    def __init__(self, hints: str) -> None:
        super().__init__()
        self.counts = label("", "caption")
        self.hints = label(hints, "caption")
        self._all_hints = hints
        self.hints.setMinimumWidth(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.addWidget(self.counts)
        row.addStretch(1)
        row.addWidget(self.hints)
        self.setMinimumWidth(0)

    def say(self, counts: str) -> None:
        self.counts.setText(counts)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The hints lose their text: hiding them while the window is being laid out would have all
        above laid out anew inside of it, and parts of the list keep a width that is past."""
        words = self.hints.fontMetrics().horizontalAdvance(self._all_hints)
        needed = self.counts.sizeHint().width() + words + 2 * _GAP
        self.hints.setText(self._all_hints if self.width() >= needed else "")
