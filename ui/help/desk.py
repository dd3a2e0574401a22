"""Connects the main window with its help: F1, the button of the top bar, the menu, refusals."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from models.errors import UserError
from models.help.text import Block
from models.help.topics import FIRST, Topic
from ui.arrangement import keep_arrangement
from ui.commands import Command
from ui.dialogs import Dialogs
from ui.help.keys import every_key, keys_for, way_to
from ui.main_window import MainWindow
from ui.pages.ledgers import LedgersPage
from ui.session import Session
from ui.words import language

if TYPE_CHECKING:
    from ui.help.window import HelpWindow

KEYS = "keys"
"""The topic that lists every key."""


class HelpDesk:
    """Help of one main window; its own window is made when help is first wanted."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        self._session, self._window = session, window
        self.shown: HelpWindow | None = None

    def present(self, address: str) -> None:
        """Show this topic beside the work."""
        from ui.help.window import HelpWindow

        if self.shown is None:
            known = {entry.key for entry in self._window.entries}
            self.shown = HelpWindow(
                self._window.themes, language(), self._more, known, self._window
            )
            keep_arrangement(self.shown, self._session, "help")
            self.shown.page_wanted.connect(self._open)
        self.shown.present(address)

    def helping(self, error: UserError) -> Callable[[], None] | None:
        """What shows the topic of a refusal, if it has one."""
        from models.help.errors import topic_for

        topic = topic_for(error)
        return (lambda: self.present(topic)) if topic else None

    def present_here(self) -> None:
        self.present(address_in_front(self._window))

    def close(self) -> None:
        """Help goes with the window that it helps in."""
        if self.shown is not None:
            self.shown.close()

    def _more(self, topic: Topic) -> tuple[Block, ...]:
        """Keys: all of them, or how to come here and what the page offers."""
        if topic.address == KEYS:
            return every_key(self._window.entries)
        page = self._window.visited_page(topic.page)
        views = page.keys() if isinstance(page, LedgersPage) else []
        way = way_to(topic, self._window.entries, views)
        here = page is not None and topic.address == address_in_front(self._window)
        return (*way, *(keys_for(page.commands) if page is not None and here else ()))

    def _open(self, address: str) -> None:
        key, _, view = address.partition("/")
        page = self._window.go(key)
        views = page.keys() if isinstance(page, LedgersPage) else []
        if isinstance(page, LedgersPage) and view in views:
            page.show_view(view)
        self._window.activateWindow()


def address_in_front(window: MainWindow) -> str:
    """The topic of what is in view: "issues/stock", or the first one before any page is."""
    page, key = window.current_page, window.current_key
    if isinstance(page, LedgersPage):
        return "/".join((key, page.current_key))
    return key or FIRST


def connect_help(window: MainWindow, session: Session, dialogs: Dialogs) -> HelpDesk:
    """F1 and 帮助 show the page in front, 快捷键一览 the keys, a refusal what it is about."""
    desk = HelpDesk(session, window)
    window.offer(Command.HELP, desk.present_here)
    window.offer(Command.KEYS, lambda: desk.present(KEYS))
    dialogs.help = desk.present
    window.closing.connect(desk.close)
    return desk
