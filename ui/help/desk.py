"""Help of the program: F1, the button of the top bar, the menu, and the links of refusals."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from models.help.text import Block
from models.help.topics import FIRST, Topic
from ui.arrangement import keep_arrangement
from ui.commands import Command
from ui.help.keys import every_command, every_key, keys_for, way_to
from ui.help.way import SCHEME, open_help
from ui.main_window import MainWindow
from ui.pages.ledgers import LedgersPage
from ui.session import Session
from ui.theme import ThemeHolder
from ui.words import language

if TYPE_CHECKING:
    from ui.help.window import HelpWindow

KEYS, MENUS = "keys", "menus"
"""The topics that list every key and every line of the menus."""


class HelpDesk(QObject):
    """Shows topics beside the main window, over a dialog that waits, or before there is either.

    `front` is asked anew each time: what stands in front before there is a main window.
    """

    def __init__(
        self, themes: ThemeHolder, front: Callable[[], QWidget | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._themes, self._front = themes, front
        self._window: MainWindow | None = None
        self._session: Session | None = None
        self.shown: HelpWindow | None = None
        # Its stub asks for bytes, it takes a name.
        QDesktopServices.setUrlHandler(SCHEME, self, "follow")  # type: ignore[arg-type]

    @Slot(QUrl)
    def follow(self, link: QUrl) -> None:
        self.present(link.path())

    def present(self, address: str) -> None:
        """Show this topic; without an address, that of the page in front."""
        window, over = self._window, QApplication.activeModalWidget()
        if not address:
            address = address_in_front(window) if window is not None else FIRST
        if over is not None:
            shown = self._made(over)
            if isinstance(over, QDialog):
                over.finished.connect(shown.close)
        else:
            shown = self.shown = self.shown or self._made(window or self._front())
        shown.present(address)

    def _made(self, over: QWidget | None) -> "HelpWindow":
        from ui.help.window import HelpWindow

        window = self._window
        beside = window is not None and over is window
        reachable = {entry.key for entry in window.entries} if window and beside else set[str]()
        made = HelpWindow(self._themes, language(), self._more, reachable, over)
        made.page_wanted.connect(self._open)
        if beside and self._session is not None:
            keep_arrangement(made, self._session, "help")
        return made

    def serve(self, window: MainWindow, session: Session) -> None:
        """From now on beside this window; help goes with it."""
        self._put_away()
        self._window, self._session = window, session
        window.closing.connect(lambda: self._leave(window))

    def _leave(self, window: MainWindow) -> None:
        if self._window is window:
            self._put_away()
            self._window = self._session = None

    def _put_away(self) -> None:
        if self.shown is not None:
            self.shown.close()
            self.shown = None

    def _more(self, topic: Topic) -> tuple[Block, ...]:
        """Keys and menus: all of them, or how to come here and what the page offers."""
        if topic.address == MENUS:
            return every_command(topic.commands)
        window = self._window
        entries = window.entries if window is not None else ()
        if topic.address == KEYS:
            return every_key(entries)
        if window is None:
            return ()
        page = window.visited_page(topic.page)
        views = page.keys() if isinstance(page, LedgersPage) else []
        way = way_to(topic, entries, views)
        here = page is not None and topic.address == address_in_front(window)
        return (*way, *(keys_for(page.commands) if page is not None and here else ()))

    def _open(self, address: str) -> None:
        window = self._window
        if window is None:
            return
        key, _, view = address.partition("/")
        page = window.go(key)
        views = page.keys() if isinstance(page, LedgersPage) else []
        if isinstance(page, LedgersPage) and view in views:
            page.show_view(view)
        window.activateWindow()


def address_in_front(window: MainWindow) -> str:
    """The topic of what is in view: "issues/stock", or the first one before any page is."""
    page, key = window.current_page, window.current_key
    if isinstance(page, LedgersPage):
        return "/".join((key, page.current_key))
    return key or FIRST


def connect_help(window: MainWindow, session: Session, desk: HelpDesk) -> None:
    """F1 and 帮助 show the page in front, 快捷键一览 the keys."""
    desk.serve(window, session)
    window.offer(Command.HELP, lambda: open_help(""))
    window.offer(Command.KEYS, lambda: desk.present(KEYS))
