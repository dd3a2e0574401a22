"""What the child is asked to do in tests: honest work, and every way to go wrong."""

import ctypes
import threading
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

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
