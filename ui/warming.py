"""What most pages stand on is read while the user looks at the first one."""

from importlib import import_module

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from models.progress import Progress
from ui.tasks import Tasks

_AFTER_MS = 300
"""The first page is painted by then."""

SOON = (
    *("ui.ledger_page", "ui.forms", "ui.forms.own_forms", "ui.pages.record_papers"),
    *("ui.pages.told_page", "ui.pages.small_overviews", "ui.pages.search", "ui.pages.submission"),
)
"""Modules in the order in which they are likely to be wanted."""


def warm_up(tasks: Tasks, window: QWidget) -> None:
    """Read them on the worker, for reading them holds a page up for a tenth of a second and more.

    A page that is opened meanwhile waits for what it needs, as it would have without.
    """

    def read(progress: Progress) -> None:
        for number, name in enumerate(SOON, 1):
            import_module(name)
            progress(number, len(SOON))

    QTimer.singleShot(_AFTER_MS, window, lambda: tasks.start(read))
