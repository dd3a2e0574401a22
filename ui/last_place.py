"""Where one was when the window was closed: found again at the next start.

Page, view and period are the office's and stay in its data, for the rest of the day: on another
day it is the first page, what is due and the present month that are wanted. The frame is the PC's.
"""

import logging

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from models.database import DATABASE_ERRORS
from models.errors import UserError
from models.first_steps import first_steps
from models.periods import parse_period
from ui.main_window import MainWindow
from ui.pages.ledgers import LedgersPage
from ui.session import Session

_PLACE = "place"
_WHOLE = "maximised"
_MAXIMISED = Qt.WindowState.WindowMaximized


def keep_place(window: MainWindow, session: Session) -> None:
    """Never in the way of closing: on a disk that refuses, the place is lost."""
    key = window.listed_key
    page = window.visited_page(key)
    today, period = session.office.door.today, window.scope.period
    view = page.current_key if isinstance(page, LedgersPage) else ""
    place = {"page": key, "view": view, "period": period.code, "day": today.isoformat()}
    try:
        if place != session.recall(_PLACE):
            session.remember(_PLACE, place)
    except (UserError, *DATABASE_ERRORS):
        logging.getLogger(__name__).warning("the place was not kept", exc_info=True)


def find_place(window: MainWindow, session: Session) -> bool:
    """Go where one was today; False where nothing was kept, it is no more, or a new office is
    still led through its first steps."""
    place = session.recall(_PLACE)
    if not isinstance(place, dict):
        return False
    if place.get("day") != session.office.door.today.isoformat():
        return False
    window.scope.choose(parse_period(place["period"]))
    if first_steps(session.office):
        return False
    key, view = place.get("page"), place.get("view")
    if key not in [entry.key for entry in window.entries if entry.listed]:
        return False
    page = window.page(key)
    if isinstance(page, LedgersPage):
        page.begin_with(view)
    window.go(key)
    return True


def frame_of(window: MainWindow) -> str:
    """Where the window stands on the screen, in words for the preferences of this PC."""
    usual = window.normalGeometry()
    whole = [_WHOLE] if window.isMaximized() else []
    sides = (usual.x(), usual.y(), usual.width(), usual.height())
    return " ".join([*map(str, sides), *whole])


def put_frame(window: MainWindow, frame: str) -> None:
    """As it stood; on a screen that is no more, or smaller now, only as large as fits."""
    sides = [int(part) for part in frame.split() if part.lstrip("-").isdigit()]
    if len(sides) == 4:
        place = QRect(*sides)
        screen = QApplication.screenAt(place.center())
        room = (screen or window.screen()).availableGeometry()
        window.resize(place.size().boundedTo(room.size()))
        if screen is not None:
            window.move(place.topLeft())
    if _WHOLE in frame.split():
        window.setWindowState(window.windowState() | _MAXIMISED)
