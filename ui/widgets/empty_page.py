"""Nothing to show: why, and what to do next."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.accounts.rights import Right
from ui.icons import Icon, icon
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.page import label
from ui.words import tr


class EmptyPage(QFrame):
    """Icon, reason, one main and at most one other next action (hidden if empty)."""

    def __init__(
        self,
        themes: ThemeHolder,
        drawing: Icon,
        title: str,
        text: str,
        deed: str = "",
        other: str = "",
        parent: QWidget | None = None,
        *,
        needs: tuple[Right, ...] | None = None,
    ) -> None:
        """`needs` are the rights of which one is wanted for both, as for a button."""
        super().__init__(parent)
        self._themes, self._drawing = themes, drawing
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = label(title, "section", wraps=True)
        self.text = label(text, "secondary", wraps=True)
        for words in (self.title, self.text):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.deed = Button(themes, deed, "primary", Icon.PLUS, needs=needs)
        self.other = Button(themes, other, needs=needs)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.deed)
        buttons.addWidget(self.other)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch(2)
        for part in (self._icon, self.title, self.text):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addStretch(3)
        # Only now that they have a parent: shown before, they would be windows of their own.
        self.deed.setVisible(bool(deed))
        self.other.setVisible(bool(other))
        self.setAccessibleName(title)
        themes.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        side = round(28 * self._themes.now.scale)
        drawn = icon(self._drawing, self._themes.now, "text3", side)
        self._icon.setPixmap(drawn.pixmap(QSize(side, side), self.devicePixelRatioF()))


class NoResult(QFrame):
    """What was searched, and the way back to everything."""

    def __init__(self, themes: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._icon = QLabel()
        self.title = label("", "strong", wraps=True)
        self.text = label("", "caption", wraps=True)
        self.clear = Button(themes, tr("清除筛选"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.text)
        row = QHBoxLayout()
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addStretch(1)
        themes.changed.connect(self._draw)
        self._draw()

    def show_search(self, title: str, filters: str) -> None:
        """没有找到含“消防”的问题 · 只查了：2026年、整改中."""
        self.title.setText(title)
        self.text.setText(filters)
        self.text.setVisible(bool(filters))
        self.setAccessibleName(title)

    def _draw(self) -> None:
        side = round(20 * self._themes.now.scale)
        drawn = icon(Icon.SEARCH, self._themes.now, "text2", side)
        self._icon.setPixmap(drawn.pixmap(QSize(side, side), self.devicePixelRatioF()))
