"""Takes what was written into the index of words and the kept figures, while nobody waits."""

from PySide6.QtCore import QObject, QTimer

from models.database import release
from models.figures.rolling import keep_up
from models.progress import Progress
from models.word_index import follow
from ui.session import Session
from ui.tasks import Tasks

_PAUSE_MS = 1500
"""After the opening or the last change, so that what the user began comes first."""


class WordKeeper(QObject):
    """After an import much waits; whoever searches before it is taken in waits for the worker."""

    def __init__(self, tasks: Tasks, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self._follow)
        session.changed.connect(lambda _names: self._later.start())
        self._later.start()

    def _follow(self) -> None:
        if self._tasks.busy:
            self._later.start()
        else:
            self._tasks.start(_keep_up)


def _keep_up(progress: Progress) -> None:
    try:
        follow(progress=progress)
        keep_up(progress)
    finally:
        release()
