"""The time from starting a program to its first painted window, read off a screen nobody sees.

Xvfb keeps its screen in a file: nothing is put into the program, so that what is frozen is measured
as it is handed out. Without Xvfb there is nothing to look at.
"""

import mmap
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

WIDTH, HEIGHT = 1366, 768
SOCKETS = Path("/tmp/.X11-unix")
_ROWS = range(60, HEIGHT - 60, 24)
_PATIENCE = 60.0
_BETWEEN = 0.004
"""Seconds: a start that takes longer has failed; how often is looked."""


class Screen:
    """An X server that draws into a file."""

    def __init__(self, number: int, picture: mmap.mmap) -> None:
        self.display = f":{number}"
        self._picture = picture
        self._rows = list(_places(picture))

    def painted(self) -> bool:
        """Whether most of the middle of the screen is no longer blank."""
        found = sum(any(self._picture[begin:end]) for begin, end in self._rows)
        return found > len(self._rows) // 2

    def first_paint(self, command: Sequence[str], environment: Mapping[str, str]) -> float:
        """Seconds from the start to the painted window; the program is ended then."""
        self._wait(False)
        shown = {**environment, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}
        started = time.perf_counter()
        with subprocess.Popen(
            command,
            env=shown,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as running:
            try:
                self._wait(True, running)
                return time.perf_counter() - started
            finally:
                os.killpg(running.pid, signal.SIGTERM)

    def _wait(self, painted: bool, running: subprocess.Popen[bytes] | None = None) -> None:
        until = time.perf_counter() + _PATIENCE
        while self.painted() != painted:
            ended = running is not None and running.poll() is not None
            if ended or time.perf_counter() > until:
                raise SystemExit("no window was painted" if painted else "the screen stays full")
            time.sleep(_BETWEEN)


def _places(picture: mmap.mmap) -> Iterator[tuple[int, int]]:
    """Where rows of the middle lie: a header that names its own length and the table of colours,
    then the table, then four bytes a pixel."""
    header = int.from_bytes(picture[0:4], "big")
    colours = int.from_bytes(picture[76:80], "big")
    first = header + colours * 12
    for row in _ROWS:
        begin = first + (row * WIDTH + WIDTH // 4) * 4
        yield begin, begin + WIDTH // 2 * 4


def missing() -> str | None:
    return None if shutil.which("Xvfb") else "Xvfb is missing: apt-get install xvfb"


@contextmanager
def screen() -> Iterator[Screen]:
    with tempfile.TemporaryDirectory() as folder:
        reading, telling = os.pipe()
        command = ["Xvfb", "-displayfd", str(telling), "-fbdir", folder, "-nolisten", "tcp"]
        command += ["-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nocursor", "-ac", "-noreset"]
        server = subprocess.Popen(command, pass_fds=[telling], stderr=subprocess.DEVNULL)
        os.close(telling)
        try:
            with os.fdopen(reading) as told:
                number = int(told.readline())
            with (
                Path(folder, "Xvfb_screen0").open("rb") as file,
                mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as picture,
            ):
                yield Screen(number, picture)
        finally:
            server.terminate()
            server.wait()
