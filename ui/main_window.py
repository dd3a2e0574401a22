"""The window: menus, top bar, navigation, the page in view, status bar. Pages own their deeds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.accounts.rights import barred
from models.crash import note_verb
from ui.commands import Command, Item, menus
from ui.icons import mark, wear
from ui.navigation import Navigation, PageEntry
from ui.scope import Scope
from ui.status_bar import StatusBar
from ui.theme import ThemeHolder
from ui.top_bar import TopBar
from ui.widgets.button import Button
from ui.widgets.page import Page
from ui.widgets.toast import Toast
from ui.words import say, tr

__all__ = ["MainWindow", "PageEntry"]

RAIL_BELOW = 1200
"""Logical width under which the navigation becomes a rail of icons."""

_ONLY_IN_LISTS = {Command.DELETE}


@dataclass
class _Visit:
    """A page that was in view, and what it showed when it was left."""

    key: str
    place: object = None


class MainWindow(QMainWindow):
    """Knows the pages by name only; each is built on its first visit.

    `page_built` carries a page's key and the page.
    """

    closing = Signal()
    page_built = Signal(str, Page)

    def __init__(
        self,
        themes: ThemeHolder,
        scope: Scope,
        entries: Sequence[PageEntry],
        unit: str = "",
        user: str = "",
    ) -> None:
        super().__init__()
        self.themes, self.scope = themes, scope
        self._entries = {entry.key: entry for entry in entries}
        self._pages: dict[str, Page] = {}
        self._deeds: dict[Command, Callable[[], object]] = {}
        self._actions: dict[Command, QAction] = {}
        self._items: dict[Command, Item] = {}
        self._menus: list[QMenu] = []
        self._visited: list[_Visit] = []
        self._place = -1
        self.top_bar = TopBar(themes, scope, unit, user)
        self.navigation = Navigation(themes, entries)
        self.stack = _Stack()
        self.status = StatusBar()
        self._toast = Toast(themes, self.stack)
        self._build_menus()
        self._lay_out()
        self._connect()
        self._fit()
        self.navigation.setFocus()

    # Pages

    @property
    def entries(self) -> tuple[PageEntry, ...]:
        return tuple(self._entries.values())

    @property
    def current_key(self) -> str:
        return self._visited[self._place].key if self._visited else ""

    @property
    def listed_key(self) -> str:
        """The page in view, or the last one before it that the navigation names."""
        been = (visit.key for visit in reversed(self._visited[: self._place + 1]))
        return next((key for key in been if self._entries[key].listed), "")

    @property
    def current_page(self) -> Page | None:
        return self._pages.get(self.current_key)

    def visited_page(self, key: str) -> Page | None:
        """The page of this name if it has been visited."""
        return self._pages.get(key)

    def page(self, key: str) -> Page:
        """The page of this name, built if it was never visited."""
        if key not in self._pages:
            page = self._entries[key].factory()
            page.status.connect(self._show_status)
            page.commands_changed.connect(self._refresh_commands)
            self.stack.addWidget(page)
            self._pages[key] = page
            self.page_built.emit(key, page)
        return self._pages[key]

    def go(self, key: str) -> Page:
        """Show a page and remember the way; a page that may not be left stays."""
        here = self.current_page
        if key != self.current_key:
            if here is not None and not here.may_leave():
                self.navigation.show_current(self.current_key)
                return here
            self._set_out_for(key)
        return self._show(key)

    def visit(self, key: str, show: Callable[[Page], object]) -> None:
        """Go to a place on a page; 后退 leads back to where one was, be it on the same page."""
        here = self.current_page
        if here is None or here.may_leave():
            self._set_out_for(key)
            show(self._show(key))

    def _set_out_for(self, key: str) -> None:
        self._remember_place()
        self._visited[self._place + 1 :] = [_Visit(key)]
        self._place += 1

    def _remember_place(self) -> None:
        here = self.current_page
        if here is not None:
            self._visited[self._place].place = here.place()

    def back(self) -> None:
        self._step(-1)

    def forward(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        here = self.current_page
        if 0 <= self._place + by < len(self._visited) and (here is None or here.may_leave()):
            self._remember_place()
            self._place += by
            page, place = self._show(self.current_key), self._visited[self._place].place
            if place is not None:
                page.return_to(place)

    def _show(self, key: str) -> Page:
        note_verb(f"page.{key}")
        page = self.page(key)
        self.stack.setCurrentWidget(page)
        self.navigation.show_current(key)
        self._show_status()
        self._refresh_commands()
        page.arrive()
        return page

    # What the pages and the application tell

    def toast(
        self,
        text: str,
        undo: Callable[[], object] | None = None,
        more: Callable[[], object] | None = None,
        link: str = "",
    ) -> None:
        self._toast.show_message(text, undo, more, link)

    @property
    def says_something(self) -> bool:
        return self._toast.isVisible()

    def offer(self, command: Command, deed: Callable[[], object]) -> None:
        """Do this for the command wherever the page in view does not."""
        self._deeds[command] = deed
        self._refresh_commands()

    def do(self, command: Command) -> None:
        """What the command does on the page in view, if it does anything there."""
        self._doer(command)()

    def name_command(self, command: Command, text: str) -> None:
        """Say in the menu what would be undone: 撤销 删除“2026-014”."""
        self._actions[command].setText(text)

    def refresh_counts(self) -> None:
        for key, entry in self._entries.items():
            if entry.count is not None:
                self.navigation.model.set_count(key, entry.count())

    def _show_status(self) -> None:
        page = self.current_page
        self.status.show_message(page.status_text if page is not None else "")

    def show_banner(self, banner: QWidget) -> None:
        """What holds for every page, between the top bar and the pages."""
        self._rows.insertWidget(1, banner)

    # Menus

    def _build_menus(self) -> None:
        bar = self.menuBar()
        bar.setNativeMenuBar(False)
        for number, menu in enumerate(menus()):
            shown = QMenu(menu.text, bar)
            shown.setToolTipsVisible(True)
            bar.addMenu(shown)
            self._menus.append(shown)
            for place, group in enumerate(menu.groups):
                if place:
                    shown.addSeparator()
                for item in group:
                    action = QAction(item.text, self)
                    action.setShortcuts([QKeySequence(keys) for keys in item.keys])
                    action.triggered.connect(self._doer(item.command))
                    if item.icon is not None:
                        wear(action, item.icon, self.themes)
                    self._actions[item.command] = action
                    self._items[item.command] = item
                    shown.addAction(action)
            if number == 2:
                self._add_pages(shown)

    def _add_pages(self, menu: QMenu) -> None:
        menu.addSeparator()
        for entry in (entry for entry in self._entries.values() if entry.listed):
            action = QAction(entry.title, self)
            if entry.digit:
                action.setShortcut(QKeySequence(f"Ctrl+{entry.digit}"))
            action.triggered.connect(lambda _checked=False, key=entry.key: self.go(key))
            menu.addAction(action)

    def _doer(self, command: Command) -> Callable[[], None]:
        def do() -> None:
            deed = self._deed(command)
            in_list = isinstance(QApplication.focusWidget(), QAbstractItemView)
            if deed is not None and (in_list or command not in _ONLY_IN_LISTS):
                note_verb(f"menu.{command.name}")
                deed()

        return do

    def _deed(self, command: Command) -> Callable[[], object] | None:
        page = self.current_page
        if page is not None and command in page.commands:
            return page.commands[command]
        return self._deeds.get(command)

    def _refresh_commands(self) -> None:
        for command, action in self._actions.items():
            needs = self._items[command].needs
            why = barred(*needs) if needs is not None else None
            action.setEnabled(self._deed(command) is not None and why is None)
            action.setToolTip(say(why) if why is not None else "")

    def look_again(self) -> None:
        """See anew what whoever is at work may do: they have other roles, or writing has ended."""
        for button in self.findChildren(Button):
            button.look_again()
        self._refresh_commands()

    # The frame

    def _lay_out(self) -> None:
        self.setWindowTitle(tr("学教台账"))
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addWidget(self.stack, 1)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.top_bar)
        self._rows = rows
        rows.addLayout(middle, 1)
        rows.addWidget(self.status)
        self.setCentralWidget(whole)
        theme = self.themes.now
        self.setMinimumSize(theme.size("minWindowW"), theme.size("minWindowH"))
        self.resize(theme.size("designClientW"), theme.size("designClientH"))

    def _connect(self) -> None:
        self.navigation.wanted.connect(self.go)
        self.themes.changed.connect(self._fit)
        self.top_bar.help_wanted.connect(self._doer(Command.HELP))
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda by=step: self.cycle(by))
        own = {
            Command.BACK: self.back,
            Command.FORWARD: self.forward,
            Command.SEARCH_ALL: self.top_bar.focus_search,
            Command.QUIT: self.close,
        }
        for command, deed in own.items():
            self.offer(command, deed)

    def _fit(self) -> None:
        theme = self.themes.now
        self.setWindowIcon(mark(theme, 32))
        self.menuBar().setFixedHeight(theme.size("menuBar"))
        self.status.setFixedHeight(theme.size("statusBar"))

    def cycle(self, step: int) -> None:
        """F6: navigation, then the page's own regions, the year and period, and round again."""
        page = self.current_page
        inside = page.regions() if page is not None else []
        regions = [self.navigation, *inside, self.top_bar]
        regions = [region for region in regions if region.isVisible() and _entrance(region)]
        focus = QApplication.focusWidget()
        # A page may name itself as the last region: the innermost one that holds the focus counts.
        held = [n for n, region in enumerate(regions) if _holds(region, focus)]
        here = min(held, key=lambda n: regions[n].width() * regions[n].height()) if held else -1
        target = _entrance(regions[(here + step) % len(regions)])
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigation.set_rail(self.width() < RAIL_BELOW)

    def closeEvent(self, event: QCloseEvent) -> None:
        page = self.current_page
        if page is not None and not page.may_leave():
            event.ignore()
            return
        self.closing.emit()
        event.accept()


def _holds(region: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (region is focus or region.isAncestorOf(focus))


def _entrance(region: QWidget) -> QWidget | None:
    """Where the focus enters a region: its list if it has one, else its first field or button."""
    told = getattr(region, "entrance", None) or region.focusProxy()
    if isinstance(told, QWidget) and told is not region:
        return told
    if _takes_focus(region):
        return region
    inside = [child for child in region.findChildren(QWidget) if _takes_focus(child)]
    lists = [child for child in inside if isinstance(child, QAbstractItemView)]
    return (lists or inside or [None])[0]


def _takes_focus(widget: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isEnabled() and widget.isVisible()


class _Stack(QStackedWidget):
    """Never asks for more room than there is: no page makes the window grow."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
