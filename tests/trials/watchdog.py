"""How long one piece of work holds the window's thread: pages, views, the commonest keys."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from models.ledgers.units import Level
from models.office import Office, set_up
from tests.bench.offices import books, issues
from tests.trials.trial import Asked, Result, at_once

TITLE = "no page, view or key holds the window's thread for 0.2 s"
FULL, MOST = 5_000, 0.2
"""Issues and as many books of one unit; seconds of the processor that one piece may take."""
START = "start"
_QUIET_MS = 400
"""A clerk looks at a page for longer."""
NOW = datetime(2026, 10, 12, 9, 30)


@dataclass
class Watch:
    """The longest piece of work at each place: seconds of this thread's processor time.

    What waits because others use the machine is not counted, so that a busy one finds the same.
    """

    at: str = ""
    longest: dict[str, float] = field(default_factory=dict)
    _inside: bool = False

    @contextmanager
    def piece(self) -> Iterator[None]:
        """One event's handling, or one call; what is handled inside of it is part of it."""
        if self._inside:
            yield
            return
        self._inside, began, place = True, time.thread_time(), self.at
        try:
            yield
        finally:
            self._inside = False
            took = time.thread_time() - began
            self.longest[place] = max(self.longest.get(place, 0.0), took)


def run(folder: Path, asked: Asked) -> Result:
    """`count` is the number of issues and of books here."""
    count = asked.many(FULL)
    set_up(folder / "office", "清溪镇", Level.UNIT)
    with Office(folder / "office", now=lambda: NOW) as office:
        office.door.store(*issues(office.unit, count))
        office.door.store(*books(office.unit, count))
    [longest] = at_once(_walked, [(folder / "office",)])
    result = Result()
    result.say("issues and books, each", count)
    result.say("places walked through", len(longest))
    result.say("start, before anything is seen, s", f"{longest.pop(START):.2f}")
    slow = {place: took for place, took in longest.items() if took > MOST}
    worst = max(longest, key=lambda place: longest[place])
    result.say(f"longest, s ({worst})", f"{longest[worst]:.2f}")
    result.none(f"held the window for over {MOST} s", len(slow))
    result.details += [f"{place}: {took:.2f} s" for place, took in sorted(slow.items())]
    return result


def _walked(folder: Path) -> dict[str, float]:
    """In a process of its own: place → its longest piece of work."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    from models.preferences import Preferences
    from ui.app import Desk, install_language

    watch = Watch()

    class Application(QApplication):
        def notify(self, receiver: QObject, event: QEvent) -> bool:
            with watch.piece():
                return bool(super().notify(receiver, event))

    app = Application(sys.argv[:1])
    translators = install_language(app, "zh")
    desk = Desk(app, Preferences())
    watch.at = START
    with watch.piece():
        desk._open(folder)
    window = desk.window
    assert window is not None
    window.resize(1366, 696)

    def settle() -> None:
        from PySide6.QtCore import QDeadlineTimer, QEventLoop

        quiet = QDeadlineTimer(_QUIET_MS)
        while not quiet.hasExpired() or desk.tasks.busy:
            app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)

    settle()
    for name, deed in _deeds(window):
        watch.at = name
        with watch.piece():
            deed()
        settle()
    window.close()
    desk.close()
    for translator in translators:
        app.removeTranslator(translator)
    return watch.longest


def _deeds(window: "object") -> Iterator[tuple[str, Callable[[], object]]]:
    """What is done in the window, by the names of the places."""
    from ui.main_window import MainWindow
    from ui.pages.ledgers import LedgersPage

    assert isinstance(window, MainWindow)
    for entry in window.entries:
        if entry.listed:
            yield f"open {entry.key}", lambda key=entry.key: window.go(key)
            page = window.current_page
            for view in list(page.keys()) if isinstance(page, LedgersPage) else []:
                yield f"open {entry.key}/{view}", lambda page=page, view=view: page.show_view(view)
    yield from _keys(window)


def _keys(window: "object") -> Iterator[tuple[str, Callable[[], object]]]:
    """In the list of issues: its ends, a new one, a word sought; then a search of all."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ui.ledger_page import LedgerPage
    from ui.main_window import MainWindow
    from ui.pages.ledgers import LedgersPage

    assert isinstance(window, MainWindow)
    ctrl, none = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier

    def press(key: Qt.Key, held: Qt.KeyboardModifier = none) -> None:
        QTest.keyClick(QApplication.focusWidget() or window, key, held)

    yield "back to issues", lambda: window.go("issues")
    group = window.current_page
    page = group.current if isinstance(group, LedgersPage) else group
    if isinstance(page, LedgerPage):
        yield "into the list", page.view.setFocus
    for name, key, held in (
        ("end of the list", Qt.Key.Key_End, ctrl),
        ("top of the list", Qt.Key.Key_Home, ctrl),
        ("new record", Qt.Key.Key_N, ctrl),
        ("leave the form", Qt.Key.Key_Escape, none),
        ("find in the list", Qt.Key.Key_F, ctrl),
    ):
        yield name, lambda key=key, held=held: press(key, held)
    yield "search everything", lambda: window.top_bar.searched.emit("发言")
