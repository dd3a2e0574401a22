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
        needed = self.counts.sizeHint().width() + self.hints.sizeHint().width() + 2 * _GAP
        self.hints.setVisible(self.width() >= needed)
