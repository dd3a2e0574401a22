"""Folders in the temporary folder for this user alone, with what must not outlast the program."""

import shutil
import tempfile
import weakref
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from models.disk import disk_error

_PREFIX = "study-ledger-own-"
_LOCK = ".lock"


class PrivateFolder:
    """A fresh folder; gone with `close`, with its holder, at the program's end, and where that is
    killed, when the next one starts or makes one. `DiskError` where the disk takes none."""

    def __init__(self) -> None:
        sweep_private_folders()
        try:
            self.path = Path(tempfile.mkdtemp(prefix=_PREFIX))
            lock = FileLock(self.path / _LOCK)
            lock.acquire(timeout=0)
        except OSError as error:
            raise disk_error(error) from error
        self._end = weakref.finalize(self, _remove, self.path, lock)

    def close(self) -> None:
        self._end()


def _remove(path: Path, lock: FileLock) -> None:
    lock.release()
    shutil.rmtree(path, ignore_errors=True)


def sweep_private_folders() -> None:
    """Remove the folders that a crash has left behind; one that is in use holds its lock."""
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError, Timeout, NotImplementedError), FileLock(left / _LOCK, timeout=0):
            shutil.rmtree(left, ignore_errors=True)
