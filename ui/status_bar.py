"""The line at the bottom: what is selected or needed, the last backup, offline, the data file."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.page import label
from ui.words import tr


class StatusBar(QFrame):
    """The page's words at the left; what concerns the whole office at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status-bar")
        self.message = label("")
        self.message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.backup = label("")
        self.place = label(tr("单机版 · 未联网"))
        self.file = label("")
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 1, 9, 0)
        row.setSpacing(24)
        row.addWidget(self.message, 1)
        for part in (self.backup, self.place, self.file):
            row.addWidget(part)

    def show_message(self, text: str) -> None:
        self.message.setText(text)
        self.message.setToolTip(text)

    def show_backup(self, when: str) -> None:
        """`when` in words: 今天 08:31."""
        self.backup.setText(tr("上次备份：{when}").format(when=when))

    def show_file(self, name: str) -> None:
        self.file.setText(tr("数据：{name}").format(name=name))
