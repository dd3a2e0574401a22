"""Failed passwords, counted in a file beside the keys: each next try waits longer.

It holds off a person at the keyboard, also over restarts. Whoever copies keys.json away guesses
elsewhere, and there only Argon2id slows them down.
"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from pathlib import Path

from filelock import FileLock, Timeout

from models.disk import own_disk, write_whole
from models.errors import UserError

ATTEMPTS_FILE = "attempts.json"
FREE = 3
"""Tries before there is any waiting."""

_FIRST, _LONGEST = 5, 15 * 60  # seconds


def clock() -> float:
    """Seconds of this computer's clock."""
    return time.time()


def wait_after(failures: int) -> int:
    """Seconds to wait after so many failures in a row."""
    if failures < FREE:
        return 0
    return int(min(_FIRST * 2 ** min(failures - FREE, 20), _LONGEST))


@contextmanager
def attempt(folder: Path, slot: str) -> Iterator[None]:
    """Around one try of a slot's password: refused while there is waiting, forgotten when it fits.

    It counts as failed before it is made, so that ending the program in between gains nothing.
    """
    path = folder / ATTEMPTS_FILE
    lock = FileLock(folder / ".attempts.lock")
    with own_disk():
        try:
            lock.acquire(timeout=30)
        except Timeout as error:
            raise UserError("这份数据正由另一个窗口打开，先关掉它") from error
    try:
        kept = _read(path)
        failures, last = kept.get(slot, (0, 0.0))
        now = clock()
        if not last <= now:  # the clock has been set back: the wait begins anew
            last = now
            _write(path, {**kept, slot: (failures, now)})
        left = wait_after(failures) - (now - last)
        if left > 0:
            raise UserError(
                "密码已经连续输错 {n} 次，{seconds} 秒以后再试", n=failures, seconds=ceil(left)
            )
        _write(path, {**kept, slot: (failures + 1, now)})
        yield
        _write(path, {key: value for key, value in kept.items() if key != slot})
    finally:
        lock.release()


def _read(path: Path) -> dict[str, tuple[int, float]]:
    """(failures, when the last was) of each slot; nothing where the file cannot be read."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return {str(slot): (int(n), float(last)) for slot, (n, last) in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return {}


def _write(path: Path, kept: dict[str, tuple[int, float]]) -> None:
    with own_disk():
        if not kept:
            path.unlink(missing_ok=True)
            return
        write_whole(path, json.dumps(kept).encode())
