"""Slow work off the window's thread: one worker, plain functions, answers where they are shown.

job = tasks.start(lambda progress: pack(batch, progress))
job.done.connect(self.show_package)      # the result
job.failed.connect(dialogs.tell_error)   # the exception
job.cancelled.connect(...)
"""

import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal

from models.errors import UserError
from models.progress import Cancelled, Progress

Work = Callable[[Progress], Any]

_NEWS_EVERY = 0.05
"""Seconds between two pieces of news of one job, so that the window is never flooded."""


class Job(QObject):
    """One piece of work under way; all its signals arrive on the window's thread."""

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = Event()

    def cancel(self) -> None:
        """Ask for an end; the work stops at its next piece of progress, and `cancelled` tells."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        return self._stop.is_set()


class Tasks(QObject):
    """The one worker; lives as long as the window, so that answers always find someone."""

    _progressed = Signal(object, object, object)
    _ended = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        self._jobs: list[Job] = []
        self._closed = False
        self._progressed.connect(self._tell_progress)
        self._ended.connect(self._tell_end)

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def start(self, work: Work) -> Job:
        """Queue the work behind what is already under way; once closed, it ends as cancelled."""
        job = Job(self)
        self._jobs.append(job)
        if self._closed:
            self._ended.emit(job, None, Cancelled())
        else:
            self._worker.submit(self._run, job, work)
        return job

    def close(self) -> None:
        """Cancel what is under way and wait for it to leave everything tidy."""
        self._closed = True
        for job in self._jobs:
            job.cancel()
        self._worker.shutdown(wait=True)

    def _run(self, job: Job, work: Work) -> None:
        """On the worker's thread: nothing here touches a widget."""
        try:
            if job.stopping:
                raise Cancelled
            result = work(self._reporter(job))
        except Cancelled as stopped:
            self._ended.emit(job, None, stopped)
        except UserError as refusal:
            self._ended.emit(job, None, refusal)
        except Exception as bug:
            logging.getLogger(__name__).exception("a task failed")
            self._ended.emit(job, None, bug)
        else:
            self._ended.emit(job, result, None)

    def _reporter(self, job: Job) -> Progress:
        last = 0.0

        def report(done: int, total: int) -> None:
            nonlocal last
            if job.stopping:
                raise Cancelled
            now = time.monotonic()
            if done >= total or now - last >= _NEWS_EVERY:
                last = now
                self._progressed.emit(job, done, total)

        return report

    def _tell_progress(self, job: Job, done: int, total: int) -> None:
        # Qt's integers are 32 bits wide; bytes of a large package are not.
        scale = max(1, total // 1_000_000)
        job.progressed.emit(done // scale, total // scale)

    def _tell_end(self, job: Job, result: object, error: Exception | None) -> None:
        self._jobs.remove(job)
        if self._closed or isinstance(error, Cancelled):  # who listens may ask closed data
            job.cancelled.emit()
        elif error is None:
            job.done.emit(result)
        else:
            job.failed.emit(error)
        job.ended.emit()
        job.deleteLater()
