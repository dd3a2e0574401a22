"""改动记录 as a card of 系统设置: how many there are, and the way to them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from models.changes import head
from ui.icons import Icon
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.page import Card, label
from ui.words import tr


class ChangesCard(Card):
    """`wanted` asks for the page of all changes."""

    wanted = Signal()

    def __init__(self, themes: ThemeHolder) -> None:
        super().__init__(tr("改动记录"))
        self.count = label("", wraps=True)
        self.button = Button(themes, tr("查看改动…"), icon=Icon.HISTORY)
        self.button.clicked.connect(self.wanted)
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 16, 14)
        row.addWidget(self.count, 1)
        row.addWidget(self.button)
        self.body.addLayout(row)
        self.refresh()

    def refresh(self) -> None:
        self.count.setText(
            tr("谁在什么时候改了什么，共 {n} 条；只增加，不改写").format(n=head()[0])
        )
