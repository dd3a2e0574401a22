"""A told page whose numbers take a while: the worker takes them, and the newest asked for show."""

from collections.abc import Callable
from typing import Any

from models.errors import UserError
from models.progress import Progress
from ui.dialogs import Dialogs
from ui.pages.told_page import Choices, Told, ToldPage
from ui.scope import Scope
from ui.session import Session
from ui.tasks import Job, Tasks
from ui.theme import ThemeHolder
from ui.widgets.progress import ProgressPanel
from ui.words import say, tr


class WorkedPage(ToldPage):
    """Subclasses say what is to be worked out, and how the answer is told."""

    def __init__(
        self,
        themes: ThemeHolder,
        title: str,
        session: Session,
        scope: Scope,
        tasks: Tasks,
        dialogs: Dialogs,
        open_record: Callable[[str, str], object],
        choices: Choices | None = None,
    ) -> None:
        super().__init__(
            *(themes, title, session, scope, dialogs, open_record),
            *(lambda _office, _asked: self.told, choices or Choices()),
        )
        self.tasks = tasks
        self.panel = ProgressPanel(themes, self)
        self._job: Job | None = None

    def work(self) -> Callable[[Progress], Any] | None:
        """What the worker does for what is asked now; None where nothing is."""
        raise NotImplementedError

    def told_of(self, answer: Any) -> Told:
        """The answer as it is shown."""
        raise NotImplementedError

    def refresh(self) -> None:
        if self._job is not None:
            self._job.cancel()
        work = self.work()
        if work is None:
            self._job = None
            self.show_told(Told((), ()))
            return
        job = self._job = self.tasks.start(work)
        job.done.connect(lambda answer: self._arrived(job, answer))
        job.failed.connect(lambda error: self._failed(job, error))
        self.panel.watch(job, tr("正在统计"))

    def _arrived(self, job: Job, answer: Any) -> None:
        if job is self._job:
            self._job = None
            self.show_told(self.told_of(answer))

    def _failed(self, job: Job, error: Exception) -> None:
        if job is not self._job:
            return
        self._job = None
        if isinstance(error, UserError):
            self.show_told(Told(self.told.headings, (), say(error), refusal=error))
        else:
            self.dialogs.tell_error(error)
