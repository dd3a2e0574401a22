"""What is due, said once after the start: in a corner, and only where there is something."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from models.database import release
from models.office import Office
from ui.main_window import MainWindow
from ui.words import tr

if TYPE_CHECKING:
    from ui.app import Desk

_AFTER_MS = 1_200
"""After the window has been shown: nothing waits for it."""


def tell_what_is_due(desk: "Desk", office: Office, window: MainWindow) -> None:
    """Count on the worker, then say it; whatever was said meanwhile stays."""

    def tell(counts: tuple[int, int]) -> None:
        if any(counts) and not window.says_something:
            link = tr("查看")
            window.toast(due_text(*counts), more=lambda: show_today(window), link=link)

    def ask() -> None:
        job = desk.tasks.start(lambda _progress: _counts(office))
        job.done.connect(tell)
        job.failed.connect(desk.dialogs.tell_error)

    QTimer.singleShot(_AFTER_MS, window, ask)


def _counts(office: Office) -> tuple[int, int]:
    """(due today, overdue)."""
    from models.todo import due_today

    try:
        days = [todo.days for todo in due_today(office)]
    finally:
        release()
    return days.count(0), sum(day < 0 for day in days)


def due_text(today: int, late: int) -> str:
    if not late:
        return tr("{n} 项今天到期").format(n=today)
    if not today:
        return tr("{m} 项已超期").format(m=late)
    return tr("{n} 项今天到期，{m} 项已超期").format(n=today, m=late)


def show_today(window: MainWindow) -> None:
    """The list of what is to be done next."""
    from ui.pages.ledgers import LedgersPage

    page = window.go("dashboard")
    if isinstance(page, LedgersPage):
        page.show_view("today")
