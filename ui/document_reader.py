"""Reads attached documents for the search, one at a time, while nobody waits for the worker."""

from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from models.database import release
from models.progress import Progress
from models.text_index import forget_unnamed
from models.text_reading import pending, read_one
from ui.session import Session
from ui.tasks import Tasks, Work

_PAUSE_MS = 1500
"""After the opening or the last change, so that what the user began comes first."""


class DocumentReader(QObject):
    """Each document is a job of its own: what the user starts meanwhile waits for one at most."""

    def __init__(self, tasks: Tasks, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._session = tasks, session
        self._changed = {ledger.name for ledger in session.office.ledgers}
        self._waiting: deque[tuple[str, str]] = deque()
        self._reading = False
        self._then: Callable[[Any], object] = self._next
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self._look)
        session.changed.connect(self._note)
        self._later.start()

    def _note(self, names: frozenset[str]) -> None:
        self._changed |= names
        self._later.start()

    def _look(self) -> None:
        """See what is new in the ledgers that were written."""
        if self._reading:
            return
        office = self._session.office
        ledgers = [ledger for ledger in office.ledgers if ledger.name in self._changed]
        whole = len(ledgers) == len(office.ledgers)
        self._changed = set()

        def find(_progress: object) -> dict[str, str]:
            if whole:
                forget_unnamed(ledgers)
            return pending(office.attachments, ledgers)

        self._start(find, self._found)

    def _found(self, waiting: dict[str, str]) -> None:
        self._waiting.extend(waiting.items())
        self._next()

    def _next(self, _done: object = None) -> None:
        if self._waiting:
            sha256, name = self._waiting.popleft()
            attachments = self._session.office.attachments
            self._start(lambda told: read_one(attachments, sha256, name, told), self._next)
        elif self._changed:
            self._later.start()

    def _start(self, work: Work, then: Callable[[Any], object]) -> None:
        self._reading, self._then = True, then
        job = self._tasks.start(lambda progress: _and_release(work, progress))
        job.done.connect(self._go_on)
        job.failed.connect(self._rest)
        job.cancelled.connect(self._rest)

    def _go_on(self, result: object) -> None:
        self._reading = False
        self._then(result)

    def _rest(self, _error: object = None) -> None:
        """Closed, or the disk is full; what is left is found again at the next opening."""
        self._reading = False
        self._waiting.clear()


def _and_release(work: Work, progress: Progress) -> Any:
    try:
        return work(progress)
    finally:
        release()
