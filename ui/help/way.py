"""The way from a refusal to what helps: one link, 怎么办, wherever a refusal is shown.

The program's help desk answers addresses of the scheme "help"; nobody has to be handed it.
"""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.errors import UserError
from models.words import Sentence
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.page import label
from ui.words import say, tr

SCHEME = "help"


def open_help(address: str) -> None:
    """Show a topic; with an empty address that of the page in front."""
    QDesktopServices.openUrl(QUrl(f"{SCHEME}:{address}"))


def help_with(error: UserError | Sentence) -> None:
    """Show what helps with a refusal."""
    from models.help.errors import topic_for

    open_help(topic_for(error))


def help_on(window: QWidget, address: str) -> None:
    """F1 in a window of its own opens its topic."""
    shortcut = QShortcut(QKeySequence("F1"), window)
    shortcut.activated.connect(lambda: open_help(address))


class WayToHelp(Button):
    """怎么办 beside a refusal; hidden while nothing is refused."""

    def __init__(self, themes: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(themes, tr("怎么办"), "link", parent=parent)
        self.error: UserError | Sentence | None = None
        self.clicked.connect(self._go)
        self.hide()

    def lead(self, error: UserError | Sentence | None) -> None:
        """From now on to what helps with this; None where there is nothing to help with."""
        self.error = error
        self.setVisible(error is not None)

    def lead_here(self) -> None:
        """From now on to the help of the page in front."""
        self.error = None
        self.show()

    def _go(self) -> None:
        if self.error is None:
            open_help("")
        else:
            help_with(self.error)


class Refusal(QWidget):
    """What was refused, in red, with the way to help; hidden while nothing is."""

    def __init__(self, themes: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label("", "error", wraps=True)
        self.way = WayToHelp(themes)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self.way, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def text(self) -> str:
        return self._words.text()

    def show_error(self, error: UserError | Sentence | None) -> None:
        """Say it until something else is shown; None hides it."""
        self._words.setText(say(error) if error is not None else "")
        self.way.lead(error)
        self.setVisible(error is not None)
