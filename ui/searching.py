"""How the search field of the top bar and the page of results work together."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ui.main_window import MainWindow

if TYPE_CHECKING:
    from ui.pages.search import SearchPage

_PAGE = "search"


def connect_search(window: MainWindow) -> None:
    """Results follow what is typed, and before that what was opened last is offered.

    Enter and Down go to them, Esc goes back to where one was.
    """
    bar = window.top_bar
    bar.entered.connect(lambda: _offer_recent(window))
    bar.typed.connect(lambda text: _follow(window, text))
    bar.searched.connect(lambda text: _search(window, text))
    bar.search_left.connect(lambda: _leave(window))
    _SearchKey(window)


class _SearchKey(QObject):
    """Ctrl+K searches from a text field, too; where Linux has it, Qt would cut the line off."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_focus)

    def _follow_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(now, QLineEdit | QPlainTextEdit):
            now.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_K:
            event.ignore()
            return True
        return False


def _offer_recent(window: MainWindow) -> None:
    """Where nothing is typed yet: no work is interrupted for it."""
    here = window.current_page
    idle = here is None or here.is_idle()
    if idle and not window.top_bar.search.text().strip() and _page_of(window).has_recent():
        _results(window).search("")


def _follow(window: MainWindow, text: str) -> None:
    """Nobody is asked about unsaved work while typing: then the results wait for Enter."""
    here = window.current_page
    idle = here is None or here.is_idle()
    if window.current_key == _PAGE or (text and idle):
        _results(window).search(text)


def _search(window: MainWindow, text: str) -> None:
    page = _results(window)
    if window.current_key == _PAGE:
        page.search(text)
        page.enter()


def _results(window: MainWindow) -> "SearchPage":
    """The page of results, brought into view where the page before it may be left."""
    window.go(_PAGE)
    return _page_of(window)


def _page_of(window: MainWindow) -> "SearchPage":
    from ui.pages.search import SearchPage

    page = window.page(_PAGE)
    assert isinstance(page, SearchPage)
    return page


def _leave(window: MainWindow) -> None:
    if window.current_key == _PAGE:
        window.back()
    elif window.current_page is not None:
        window.current_page.setFocus()
