"""Buttons: a verb, a kind, and perhaps an icon that follows the look."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QStyleOptionButton, QToolButton, QWidget

from models.accounts.rights import Right, barred
from ui.icons import Icon, wear
from ui.theme import ThemeHolder
from ui.words import say

_ICON_GAP = 4
"""Logical px between an icon and the words beside it."""
_ICON_TOKEN = {"primary": "onAccent", "danger": "danger", "link": "link"}


class Button(QPushButton):
    """`kind` is primary (one a region), plain, quiet, danger or link; Enter presses it as Space.

    `needs` are the rights of which one is wanted for what it does, none where anybody may do it
    who works with data that can be written; None where nothing is written. Whoever may not finds
    it greyed, whatever its page says, and the reason in its tool tip.
    """

    def __init__(
        self,
        themes: ThemeHolder,
        text: str,
        kind: str = "plain",
        icon: Icon | None = None,
        parent: QWidget | None = None,
        *,
        needs: tuple[Right, ...] | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._themes = themes
        self._tight, self._tip = False, ""
        self._needs, self._wanted, self._barred = needs, True, ""
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon is not None:
            wear(self, icon, themes, _ICON_TOKEN.get(kind, "text2"))
        self.look_again()

    # What whoever is at work may not do

    def look_again(self) -> None:
        """See anew whether it may be pressed by whoever is at work."""
        why = barred(*self._needs) if self._needs is not None else None
        self._barred = say(why) if why is not None else ""
        self.setAccessibleDescription(self._barred)
        self.setToolTip(self._tip)
        super().setEnabled(self._wanted and not self._barred)

    def setEnabled(self, enabled: bool) -> None:
        self._wanted = enabled
        super().setEnabled(enabled and not self._barred)

    # Where a row has no room for all words

    @property
    def may_be_tight(self) -> bool:
        """Whether the icon alone can stand for the words."""
        return not self.icon().isNull() and self.property("kind") != "primary"

    def set_tight(self, tight: bool) -> None:
        """Show the icon alone, the words in the tool tip; a screen reader hears them as before."""
        if tight == self._tight:
            return
        self._tight = tight
        self.setToolTip(self._tip)
        self.updateGeometry()
        self.update()

    def setToolTip(self, text: str) -> None:
        self._tip = text
        words = self._words() if self._tight else ""
        super().setToolTip("\n".join(part for part in (words, self._barred or text) if part))

    def _words(self) -> str:
        return self.text().replace("&", "")

    def width_of(self, tight: bool) -> int:
        """Logical px that it asks for with its icon alone, or with its words."""
        whole = super().sizeHint().width()
        words = QFontMetrics(self.font()).horizontalAdvance(self._words())
        return whole - words - _ICON_GAP if tight else whole

    def sizeHint(self) -> QSize:
        return QSize(self.width_of(self._tight), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        if self._tight:
            option.text = ""  # type: ignore[attr-defined]

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


class FileButton(Button):
    """A link to a file; a name too long for its place loses its middle and is told by tool tip."""

    def __init__(
        self, themes: ThemeHolder, name: str, icon: Icon, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, name, "link", icon, parent)
        self.setAccessibleName(name)

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(min(whole.width(), whole.height() * 2), whole.height())

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        room = self.width() - self.iconSize().width() - _ICON_GAP
        middle = Qt.TextElideMode.ElideMiddle
        shown = QFontMetrics(self.font()).elidedText(self.text(), middle, room)
        option.text = shown  # type: ignore[attr-defined]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self.text() if self.width() < self.sizeHint().width() else "")


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
