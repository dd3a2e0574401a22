"""The newest of several askings: what was asked before it is given up and never shown."""

from collections.abc import Callable
from typing import Any

from ui.tasks import Job, Tasks, Work


class Latest:
    """Work beside the window whose answer is shown unless something newer was asked meanwhile.

    `ended` is called when nothing is under way any more.
    """

    def __init__(
        self,
        tasks: Tasks,
        show: Callable[[Any], object],
        failed: Callable[[Any], object],
        ended: Callable[[], object],
    ) -> None:
        self._tasks, self._show = tasks, show
        self._failed, self._ended = failed, ended
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        return self._job is not None

    def ask(self, work: Work) -> None:
        if self._job is not None:
            self._job.cancel()
        job = self._job = self._tasks.start(work)
        job.done.connect(lambda result: self._tell(job, self._show, result))
        job.failed.connect(lambda error: self._tell(job, self._failed, error))
        job.ended.connect(lambda: self._end(job))

    def _tell(self, job: Job, listener: Callable[[Any], object], told: object) -> None:
        if job is self._job:
            listener(told)

    def _end(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._ended()
