"""September at a grassroots unit: five sittings at the desk, and the city between them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication

import ui.app
import ui.pages.welcome
from models.office import Office, set_up
from models.preferences import Preferences
from models.record import Record
from tests.conftest import Clock
from tests.exchanging import Road
from tests.journeys.guide import Guide
from tests.journeys.hands import FileChoices, Hands, until
from ui.app import Desk

_SOON_MS = 500
"""Timers shorter than this finish what a key began; a clerk sees it done."""


class Month:
    """The unit's desk, the city's office and the stick between them, in one folder."""

    def __init__(self, app: QApplication, folder: Path, guide: Guide) -> None:
        self.app, self.folder, self.guide = app, folder, guide
        self.clock = Clock()
        self.road = Road(folder, self.clock)
        self.hands = Hands(guide.heard)
        self.desk: Desk | None = None

    @property
    def unit(self) -> Path:
        return self.folder / "台账"

    @property
    def choices(self) -> FileChoices:
        assert self.desk is not None
        assert isinstance(self.desk.dialogs, FileChoices)
        return self.desk.dialogs

    @property
    def office(self) -> Office:
        assert self.desk is not None
        assert self.desk.office is not None
        return self.desk.office

    # Sitting down and getting up

    @contextmanager
    def sitting(self, day: int, month: int = 9) -> Iterator[None]:
        """Open the program on a day of 2026; it is closed by the clerk's own keys."""
        self.clock.set(2026, month, day)
        desk = self.desk = Desk(self.app, Preferences(data=str(self.unit)))
        desk.dialogs = FileChoices(desk.themes, lambda: desk.window or desk.welcome)
        self.hands.at_rest = self._at_rest
        opener = lambda folder, _password, **_who: Office(folder, now=self.clock)  # noqa: E731
        with (
            patch.object(ui.app, "open_office", opener),
            patch.object(ui.pages.welcome, "set_up", partial(set_up, now=self.clock)),
        ):
            desk.start(self.unit)
            until(lambda: QApplication.activeWindow() in (desk.window, desk.welcome))
            self.hands.rest()
            yield
            self.hands.press("Alt+F4")
        assert desk.office is None, "the window did not close"
        self.desk = None
        for one in (desk.window, desk.welcome, desk):
            if one is not None:
                one.deleteLater()
        # Windows left behind would be dressed anew with every later one.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _at_rest(self) -> bool:
        desk = self.desk
        if desk is None or (desk.office is None and desk.welcome is None):
            return True
        return not desk.tasks.busy and not any(
            timer.isActive() and timer.isSingleShot() and timer.interval() < _SOON_MS
            for window in (desk.window, desk.welcome)
            if window is not None
            for timer in window.findChildren(QTimer)
        )

    def newest(self, kind: type[Record]) -> Record:
        """The record of this kind that was written last."""
        rows = kind.select().where(~kind.deleted).order_by(kind.uid.desc())
        return self.office.door.load(kind, rows.first().uid)


Chapter = Callable[[Month], None]
