"""Buttons: a verb, a kind, and perhaps an icon that follows the look."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from ui.icons import Icon, wear
from ui.theme import ThemeHolder

_ICON_TOKEN = {"primary": "onAccent", "danger": "danger", "link": "link"}


class Button(QPushButton):
    """`kind` is primary (one a region), plain, quiet, danger or link; Enter presses it as Space."""

    def __init__(
        self,
        themes: ThemeHolder,
        text: str,
        kind: str = "plain",
        icon: Icon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._themes = themes
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon is not None:
            wear(self, icon, themes, _ICON_TOKEN.get(kind, "text2"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.property("kind") == "primary":
            self._paint_gap()

    def _paint_gap(self) -> None:
        """A light line between the focus ring and the filled ground, or the ring would be lost."""
        theme = self._themes.now
        inset = theme.border("focus") + 0.5
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focusGap"), 1))
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, 2, 2)


class IconButton(QToolButton):
    """A button that is only an icon; `name` is its tool tip and what a screen reader says."""

    def __init__(
        self,
        themes: ThemeHolder,
        icon: Icon,
        name: str,
        parent: QWidget | None = None,
        token: str = "text2",
        size: str = "icon",
    ) -> None:
        super().__init__(parent)
        wear(self, icon, themes, token, size)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hit = themes.now.size("hitTarget")
        self.setMinimumSize(hit, hit)
