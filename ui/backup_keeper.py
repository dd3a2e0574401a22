"""Makes the backup of the day while nobody waits, and carries it to the second disk."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from models.backups import back_up_today
from models.database import release
from models.office import Office
from models.progress import Progress
from models.second_disk import carry, second_disk
from models.words import sentence
from ui.session import Session
from ui.tasks import Tasks

_PAUSE_MS = 5_000
"""After the opening, so that what the user began comes first."""
_LOOK_AGAIN_MS = 10 * 60 * 1000


class BackupKeeper(QObject):
    """At the first opening of a day, and again whenever a new day or the second disk has come.

    `made` when there is a new backup anywhere. A disk that stays away is asked for once a day.
    """

    made = Signal()

    def __init__(self, tasks: Tasks, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._session = tasks, session
        self._reminded: date | None = None
        self._refused = ""
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self.look)
        self._later.start()

    def look(self) -> None:
        """Do what is due, behind what is under way."""
        if self._tasks.busy:
            self._later.start(_PAUSE_MS)
            return
        office = self._session.office
        job = self._tasks.start(lambda _progress: _due(office, _progress))
        job.done.connect(self._tell)
        job.failed.connect(self._refuse)
        self._later.start(_LOOK_AGAIN_MS)

    def _tell(self, made: list[Path]) -> None:
        self._refused = ""
        if made:
            self.made.emit()
        office = self._session.office
        disk, now = second_disk(office.folder), office.door.now
        if disk is None or not disk.is_overdue(now) or self._reminded == now.date():
            return
        self._reminded = now.date()
        if disk.last is None:
            said = sentence("备份盘没有插上，插上后自动存一份")
        else:
            said = sentence("备份盘 {n} 天没有插上，插上后自动存一份", n=(now - disk.last).days)
        self._session.said.emit(said, False)

    def _refuse(self, error: Exception) -> None:
        """Say it once; it is tried again all the same."""
        if str(error) != self._refused:
            self._refused = str(error)
            self._session.refused.emit(error)
        self.made.emit()


def _due(office: Office, _progress: Progress) -> list[Path]:
    """The backup of the day, and its copy on the second disk where that is due: what was made."""
    try:
        made = back_up_today(office)
        disk = second_disk(office.folder)
        carried = disk is None or (disk.last is not None and disk.last.date() == office.door.today)
        copied = None if carried else carry(office)
        return [path for path in (made, copied) if path is not None]
    finally:
        release()
