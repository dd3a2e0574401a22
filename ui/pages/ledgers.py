"""Several ledgers that belong together as one page of the navigation, switched by segments."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.theme import ThemeHolder
from ui.widgets.page import Page
from ui.widgets.segments import Segment, Segments
from ui.words import tr

View = tuple[str, str, Callable[[], Page]]
"""(key, title, factory) of one page inside."""


class LedgersPage(Page):
    """Shows one of its views at a time, each built on its first visit; its commands are its own.

    The segments stand in each view's header, at the same place in all; Ctrl+PgDn and
    Ctrl+PgUp turn from one view to the next. `view_built` carries a view's key and its page.
    """

    view_built = Signal(str, Page)

    def __init__(self, themes: ThemeHolder, title: str, views: Sequence[View]) -> None:
        super().__init__(themes, title)
        self._views = tuple(views)
        self._pages: dict[str, Page] = {}
        self._segments: dict[str, Segments] = {}
        self.stack = QStackedWidget()
        self.current_key = self._views[0][0]
        self._header.hide()
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.stack, 1)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda by=step: self.turn(by))

    def turn(self, step: int) -> None:
        """To the next view (1) or the one before (-1), and round again."""
        keys = self.keys()
        self.show_view(keys[(keys.index(self.current_key) + step) % len(keys)])

    def keys(self) -> list[str]:
        return [key for key, _title, _make in self._views]

    @property
    def current(self) -> Page:
        return self.view(self.current_key)

    def view(self, key: str) -> Page:
        if key not in self._pages:
            factory = next(make for name, _title, make in self._views if name == key)
            self._adopt_view(key, factory())
        return self._pages[key]

    def _adopt_view(self, key: str, page: Page) -> None:
        segments = Segments(
            self.themes, tr("切换台账"), [Segment(name, text) for name, text, _make in self._views]
        )
        segments.choose(key)
        segments.chosen.connect(self.show_view)
        page.stand_in(self.title.text(), segments)
        page.status.connect(self.say_status)
        page.commands_changed.connect(self._adopt_commands)
        self.stack.addWidget(page)
        self._pages[key] = page
        self._segments[key] = segments
        self.view_built.emit(key, page)

    def begin_with(self, key: object) -> None:
        """Show this view first, where there is one of this name."""
        self.current_key = next((name for name in self.keys() if name == key), self.current_key)

    def show_view(self, key: str) -> Page:
        """Turn to a view, unless the one in view may not be left."""
        if key != self.current_key and not self.current.may_leave():
            self._segments[self.current_key].choose(self.current_key)
            return self.current
        self.current_key = key
        page = self.current
        for name, segments in self._segments.items():
            segments.choose(name)
        self.stack.setCurrentWidget(page)
        page.arrive()
        self._adopt_commands()
        self.say_status(page.status_text)
        return page

    def _adopt_commands(self) -> None:
        self.commands = self.current.commands
        self.commands_changed.emit()

    def regions(self) -> list[QWidget]:
        return self.current.regions()

    def arrive(self) -> None:
        self.show_view(self.current_key)

    def place(self) -> object:
        return self.current_key, self.current.place()

    def return_to(self, place: tuple[str, Any]) -> None:
        key, inside = place
        page = self.show_view(key)
        if inside is not None:
            page.return_to(inside)

    def is_idle(self) -> bool:
        return self.current.is_idle()

    def may_leave(self) -> bool:
        return self.current.may_leave()


def open_record(page: Page, ledger: str, uid: str) -> None:
    """Show a record on the page that holds its ledger."""
    inner = page.show_view(ledger) if isinstance(page, LedgersPage) else page
    inner.show_record(uid)


def open_form(page: Page, ledger: str, uid: str, field: str) -> None:
    """A record in its form at one field, on the page that holds its ledger."""
    from ui.ledger_page import LedgerPage

    inner = page.show_view(ledger) if isinstance(page, LedgersPage) else page
    if isinstance(inner, LedgerPage):
        inner.open(uid, field)


def find_in(page: Page, ledger: str, text: str) -> None:
    """Look for words in a ledger's list, on the page that holds it."""
    inner = page.show_view(ledger) if isinstance(page, LedgersPage) else page
    inner.look_for(text)
