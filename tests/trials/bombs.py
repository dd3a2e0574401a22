"""Files that mean to fill the memory, to last for ever or to read other files: all survived."""

import logging
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import models.confined
from models.confined import MEBIBYTES, SECONDS, confined
from models.documents import words_of
from models.errors import UserError
from models.photos import cleaned, thumbnail
from models.reports.blanks import fill, placeholders_in
from models.sheets.grid import read_book
from tests.confined_works import measure
from tests.trials.bomb_files import SECRET, Bomb, bombs
from tests.trials.trial import Asked, Result

TITLE = "200 bombs, endless templates and external entities against the limited child"

BOMBS = 200
ROUNDING = 0.1
"""Seconds that the system may notice the end of the allowed time late."""


@dataclass
class Spent:
    """What children took: processor seconds and mebibytes, the last one and the most."""

    seconds: float = 0.0
    mebibytes: float = 0.0
    most_seconds: float = 0.0
    most_mebibytes: float = 0.0
    bare: float = 0.0
    """Mebibytes of a child that does next to nothing."""


SPENT = Spent()


class Watched(subprocess.Popen[bytes]):
    """A child whose use of the computer is known when it has ended."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._ended = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        """Its highest memory, which the system forgets as soon as it ends."""
        status = Path(f"/proc/{self.pid}/status")
        while not self._ended.wait(0.005):
            with suppress(OSError, IndexError):
                peak = int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024
                SPENT.mebibytes = max(SPENT.mebibytes, peak)

    def _try_wait(self, wait_flags: int) -> tuple[int, int]:
        try:
            pid, status, used = os.wait4(self.pid, wait_flags)
        except ChildProcessError:
            return self.pid, 0
        if pid == self.pid:
            self._ended.set()
            SPENT.seconds = max(SPENT.seconds, used.ru_utime + used.ru_stime)
        return pid, status


@dataclass
class Tally:
    """What became of the bombs."""

    ended: Counter[str] = field(default_factory=Counter)
    slow: list[str] = field(default_factory=list)
    large: list[str] = field(default_factory=list)
    uncaught: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)


def opened(bomb: Bomb, path: Path) -> object:
    """Read a file as the program does; what it has got of it."""
    content = path.read_bytes()
    readers: dict[str, Callable[[], Any]] = {
        "sheet": lambda: read_book(path),
        "document": lambda: confined(words_of, content, path.name, name=path.name),
        "photo": lambda: (cleaned(path), thumbnail(content, path.name, 64)),
        "template": lambda: _filled(content, path.name),
    }
    return readers[bomb.kind]()


def _filled(content: bytes, name: str) -> bytes:
    limits: dict[str, Any] = {"name": name, "seconds": SECONDS, "mebibytes": MEBIBYTES}
    confined(placeholders_in, content, name, **limits)
    return confined(fill, content, name, {"年份": "2026"}, {"行": [{"a": "b"}]}, "", **limits)


def one(bomb: Bomb, path: Path, tally: Tally) -> None:
    """Set a bomb off and look at what it did."""
    SPENT.seconds = SPENT.mebibytes = 0.0
    started = time.monotonic()
    try:
        got = opened(bomb, path)
    except UserError as error:
        text = str(error)
        tally.ended[_kind_of(text)] += 1
        if not any("一" <= sign <= "鿿" for sign in text):
            tally.silent.append(f"{bomb.name}: {text}")
        got = text
    except BaseException as error:
        tally.uncaught.append(f"{bomb.name}: {type(error).__name__} {error}")
        return
    else:
        tally.ended["read, harmless"] += 1
    if SECRET in repr(got):
        tally.told.append(bomb.name)
    if SPENT.seconds > SECONDS + ROUNDING:
        tally.slow.append(f"{bomb.name}: {SPENT.seconds:.1f} s")
    if SPENT.mebibytes > SPENT.bare + MEBIBYTES:
        tally.large.append(f"{bomb.name}: {SPENT.mebibytes:.0f} MiB")
    tally.ended["_clock"] = max(tally.ended["_clock"], round(time.monotonic() - started))
    SPENT.most_seconds = max(SPENT.most_seconds, SPENT.seconds)
    SPENT.most_mebibytes = max(SPENT.most_mebibytes, SPENT.mebibytes)


def _kind_of(sentence: str) -> str:
    for word, kind in (("时间太长", "too long"), ("内存太多", "too much memory")):
        if word in sentence:
            return kind
    return "refused before or while reading"


def run(folder: Path, asked: Asked) -> Result:
    """All bombs, one after the other; then an honest file."""
    result, tally = Result(), Tally()
    if sys.platform != "linux":
        result.promise("not tried: only Linux says what a child took", "-", False)
        return result
    logging.getLogger("models.confined").setLevel(logging.ERROR)
    secret = folder / "secret.txt"
    secret.write_text(SECRET, encoding="ascii")
    started = models.confined.subprocess.Popen
    models.confined.subprocess.Popen = Watched  # type: ignore[misc,assignment]
    try:
        assert confined(measure, b"abc", "a", 1).bytes == 3
        SPENT.bare = SPENT.mebibytes
        count = asked.many(BOMBS)
        for number, bomb in enumerate(bombs(random.Random(asked.seed), secret, count)):
            path = folder / f"{number}-{bomb.name}"
            path.write_bytes(bomb.content)
            one(bomb, path, tally)
            path.unlink()
        alive = confined(measure, b"abc", "a", 1).bytes == 3
    finally:
        models.confined.subprocess.Popen = started  # type: ignore[misc]
    _say(result, tally, count, alive)
    return result


def _say(result: Result, tally: Tally, count: int, alive: bool) -> None:
    clock = tally.ended.pop("_clock")
    result.say("bombs, endless templates, external entities", count)
    for ended, number in sorted(tally.ended.items()):
        result.say(f"  {ended}", number)
    result.say("  longest by the clock of this machine", f"{clock} s")
    result.say("  most processor time of a child", f"{SPENT.most_seconds:.1f} s")
    most, bare = SPENT.most_mebibytes, SPENT.bare
    result.say("  most memory of a child, bare one", f"{most:.0f} / {bare:.0f} MiB")
    result.none(f"  beyond {SECONDS:.0f} s", len(tally.slow))
    result.none(f"  beyond the bare child and {MEBIBYTES} MiB", len(tally.large))
    result.none("  uncaught", len(tally.uncaught))
    result.none("  without a sentence", len(tally.silent))
    result.none("  told what is in another file", len(tally.told))
    result.promise("  the program goes on", "yes" if alive else "no", alive)
    for some in (tally.slow, tally.large, tally.uncaught, tally.silent, tally.told):
        result.details += some
