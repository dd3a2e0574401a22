"""What the child is asked to do in tests: honest work, and every way to go wrong."""

import ctypes
import os
import stat
import threading
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from models.confined.wire import Answer
from models.zipped import directory


@dataclass(frozen=True)
class Sized:
    name: str
    bytes: int
    head: bytes


def measure(file: BinaryIO, name: str, head: int) -> Sized:
    print("this must not spoil the answer")
    content = file.read()
    return Sized(name, len(content), content[:head])


def spin(_file: BinaryIO) -> int:
    while True:
        pass


def wait(_file: BinaryIO, seconds: float) -> int:
    threading.Event().wait(seconds)
    return 0


def grow(_file: BinaryIO) -> int:
    held: list[bytearray] = []
    while True:
        held.append(bytearray(10_000_000))


def crash(_file: BinaryIO) -> int:
    return len(ctypes.string_at(0))


def parse(file: BinaryIO) -> list[str]:
    return zipfile.ZipFile(file).namelist()


def look_inside(file: BinaryIO, name: str) -> list[str]:
    return [entry.filename for entry in directory(file, name)]


def write(_file: BinaryIO, path: str) -> int:
    return Path(path).write_bytes(bytes(1_000))


def lie(_file: BinaryIO) -> int:
    return "seven"  # type: ignore[return-value]


# What a child does that a file has taken over: it speaks to the program past its own work.


def _back() -> int:
    """The pipe to the program among the open files."""
    return next(fd for fd in range(3, 50) if _is_pipe(fd))


def _is_pipe(fd: int) -> bool:
    try:
        return stat.S_ISFIFO(os.fstat(fd).st_mode)
    except OSError:
        return False


def chatter(_file: BinaryIO) -> int:
    while True:
        os.write(_back(), bytes(1 << 20))


def chatter_slowly(_file: BinaryIO) -> int:
    while True:
        os.write(_back(), b"x")
        threading.Event().wait(0.05)


def claim(_file: BinaryIO, head: bytes) -> int:
    """Answer with a length that never follows."""
    os.write(_back(), head)
    os._exit(0)


def claim_inside(_file: BinaryIO, head: bytes) -> int:
    os.write(_back(), msgspec.msgpack.encode(Answer("done", head)))
    os._exit(0)


def say(_file: BinaryIO, template: str, values: dict[str, str]) -> int:
    os.write(_back(), msgspec.msgpack.encode(Answer("refused", template=template, values=values)))
    os._exit(0)


def leave_another(_file: BinaryIO, path: str) -> int:
    """End, and leave a process behind that holds the pipe and would go on."""
    if os.fork():
        os.write(_back(), msgspec.msgpack.encode(Answer("done", msgspec.msgpack.encode(7))))
        os._exit(0)
    Path(path, str(os.getpid())).touch()
    threading.Event().wait(60)
    os._exit(0)
