"""Files from outside are read in a child process that may not take long nor grow large.

    thumbnail = confined(small_picture, path, 320)                     # bytes
    text = confined(words_of, attachments.read(sha256), name="规定.docx")

`work` is a function of a module: it takes the opened file and plain values, and returns plain
values (numbers, text, bytes, lists, mappings, dataclasses of such), as its annotations say. It runs
in another process of this program, which may not write files; what it answers is checked against
the annotation and never unpickled, so that a file that takes the child over has won little: it can
answer no more than `_most` bytes, within its time, and say no sentence that is not this program's.
"""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, TypeVar, TypeVarTuple, get_type_hints

import msgspec

from models.confined.wire import CHILD, Answer, Task
from models.errors import UserError
from models.progress import Progress, silent
from models.words import catalog

SECONDS, MEBIBYTES = 10.0, 300
SMALL_FILE = 4 << 20  # bytes; for every mebibyte beyond, a child has 3 seconds and 32 MiB more

_STARTING = 15.0
"""Seconds given to a slow computer to start the child, on top of those for the work."""

_ANSWER, _LARGEST_ANSWER = 64 << 20, 256 << 20
"""Bytes that a child may answer, with four more for each of a file's; and never more than those."""

_LONGEST_WORD = 4_000
"""Characters of what stands in a child's sentence or in the log."""

_GLANCE = 0.2
"""Seconds between two looks at whether the user has stopped the work."""
_PIECE = 1 << 16
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows alone knows it

R = TypeVar("R")
Ts = TypeVarTuple("Ts")


def confined(
    work: Callable[[BinaryIO, *Ts], R],
    source: Path | bytes,
    *values: *Ts,
    name: str = "",
    seconds: float | None = None,
    mebibytes: int | None = None,
    progress: Progress = silent,
) -> R:
    """What `work(file, *values)` returns for a file on the disk, or for the content of one.

    `seconds` is processor time, and a little more by the clock; `mebibytes` is memory beyond the
    bare program's, which macOS does not enforce; both are `SECONDS` and `MEBIBYTES` unless said,
    and more for a large file. `name` is what errors call the file. UserError
    when the file cannot be read, or not within the limits, or when `work` says so. `progress` is
    asked now and then, so that the user may stop the work; it is told nothing.
    """
    name = name or (source.name if isinstance(source, Path) else "")
    beyond = max(0, _size(source) - SMALL_FILE) // (1 << 20)
    task = Task(
        module=work.__module__,
        function=work.__qualname__,
        path=str(source) if isinstance(source, Path) else None,
        content=b"" if isinstance(source, Path) else source,
        values=list(values),
        seconds=SECONDS + 3 * beyond if seconds is None else seconds,
        mebibytes=MEBIBYTES + 32 * beyond if mebibytes is None else mebibytes,
    )
    answer = _ask(task, name, _most(source), progress)
    if answer.outcome == "done":
        try:
            return msgspec.msgpack.decode(answer.result, type=_returned(work))  # type: ignore[no-any-return]
        except msgspec.DecodeError as error:
            raise unreadable(name) from error
    raise _refusal(answer, name)


def _refusal(answer: Answer, name: str) -> UserError:
    """What a child said that did not do its work; only in words that are the program's own."""
    detail = " ".join(answer.detail[:_LONGEST_WORD].split())
    if answer.outcome == "refused" and _is_ours(answer):
        with suppress(LookupError, ValueError, TypeError):
            return UserError(answer.template, **answer.values)
    if answer.outcome == "memory":
        return UserError("读“{name}”要用的内存太多，没有读完，请拆成几个小文件", name=name)
    if answer.outcome == "missing":
        return UserError("附件“{name}”读不出来：{why}", name=name, why=detail)
    logging.getLogger(__name__).warning("reading in the child failed: %s", detail)
    return unreadable(name)


def _is_ours(answer: Answer) -> bool:
    """Whether a refusal is a sentence of this program's, for every one of which has a translation,
    and what stands in it no longer than a name may be."""
    words = [value for value in answer.values.values() if isinstance(value, str)]
    return answer.template in catalog("en") and all(len(word) <= _LONGEST_WORD for word in words)


def _most(source: Path | bytes) -> int:
    return min(_ANSWER + 4 * _size(source), _LARGEST_ANSWER)


def _size(source: Path | bytes) -> int:
    """Bytes; none where there is no file: the child says why it cannot be opened."""
    if isinstance(source, bytes):
        return len(source)
    try:
        return source.stat().st_size
    except OSError:
        return 0


def unreadable(name: str) -> UserError:
    return UserError("“{name}”读不出来，可能已经损坏，请重新取得这个文件", name=name)


def _returned(work: Callable[..., Any]) -> Any:
    return get_type_hints(work)["return"]


def command() -> list[str]:
    """This program again, with the argument that makes it the child."""
    if getattr(sys, "frozen", False):
        console = Path(sys.executable).with_name("study-ledger-cli.exe")  # a window has no pipes
        return [str(console if console.exists() else sys.executable), CHILD]
    return [sys.executable, str(Path(__file__).parents[2] / "main.py"), CHILD]


def _ask(task: Task, name: str, most: int, progress: Progress) -> Answer:
    child = subprocess.Popen(
        command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=_NO_WINDOW,
    )
    talk = _Talk(child, msgspec.msgpack.encode(task), most)
    with child:
        try:
            said = talk.heard(task.seconds, progress)
        except subprocess.TimeoutExpired as error:
            raise _too_slow(name) from error
        finally:
            _end(child)
            talk.over()
    if said is None:
        raise UserError("从“{name}”读出的内容太多，没有读完，请拆成几个小文件", name=name)
    if sys.platform != "win32" and child.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise _too_slow(name)
    if sys.platform != "win32" and child.returncode == -signal.SIGABRT:
        return Answer("memory")  # parsers in Rust and C abort when there is no more
    try:
        return msgspec.msgpack.decode(said, type=Answer)
    except msgspec.DecodeError:  # it ended in the middle: the parser crashed
        return Answer("failed", detail=f"the child ended with {child.returncode}")


class _Talk:
    """What is told to a child and heard from it at once, so that neither waits for the other."""

    def __init__(self, child: subprocess.Popen[bytes], task: bytes, most: int) -> None:
        self._child, self._task, self._most = child, task, most
        self._heard = bytearray()
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._telling = threading.Thread(target=self._tell, daemon=True)

    def heard(self, seconds: float, progress: Progress) -> bytes | None:
        """The whole answer, None where it is more than it may be; TimeoutExpired once the child's
        time by the clock is over."""
        last = time.monotonic() + seconds + _STARTING
        self._telling.start()
        self._listening.start()
        while self._listening.is_alive():
            progress(0, 0)
            self._listening.join(_GLANCE)
            if self._listening.is_alive() and time.monotonic() > last:
                raise subprocess.TimeoutExpired(self._child.args, seconds)
        if len(self._heard) > self._most:
            return None
        self._child.wait(max(_GLANCE, last - time.monotonic()))
        return bytes(self._heard)

    def over(self) -> None:
        """Let go of the pipes once nobody is at their other end."""
        for thread in (self._telling, self._listening):
            if thread.is_alive():
                thread.join(_STARTING)

    def _listen(self) -> None:
        """Until the end, or one byte beyond what it may be."""
        assert self._child.stdout is not None
        with suppress(OSError, ValueError):  # it was shut: the child has been ended
            while piece := self._child.stdout.read1(_PIECE):  # type: ignore[attr-defined]
                self._heard += piece
                if len(self._heard) > self._most:
                    return

    def _tell(self) -> None:
        assert self._child.stdin is not None
        with suppress(OSError, ValueError), self._child.stdin as pipe:
            pipe.write(self._task)


def _too_slow(name: str) -> UserError:
    return UserError("读“{name}”用的时间太长，没有读完，请拆成几个小文件", name=name)


def _end(child: subprocess.Popen[bytes]) -> None:
    """Kill the child and what it may have started, also where it ended before those."""
    if sys.platform == "win32":
        if child.poll() is None:
            child.kill()
        return
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
