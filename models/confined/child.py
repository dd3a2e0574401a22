"""The child: reads one task from stdin, does it within its limits, answers on stdout."""

import importlib
import io
import os
import traceback
from pathlib import Path
from typing import BinaryIO

import msgspec

from models.confined.limits import limit
from models.confined.wire import Answer, Task
from models.errors import UserError


def main() -> int:
    """Do the task that stands on stdin; the exit status."""
    with os.fdopen(0, "rb", closefd=False) as source:
        task = msgspec.msgpack.decode(source.read(), type=Task)
    answers = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # a library that prints does not spoil the answer
    try:
        limit(task.seconds, task.mebibytes)
        answer = _do(task)
    except MemoryError:
        answer = Answer("memory")
    with os.fdopen(answers, "wb") as out:
        out.write(msgspec.msgpack.encode(answer))
    return 0


def _do(task: Task) -> Answer:
    try:
        work = getattr(importlib.import_module(task.module), task.function)
        with _opened(task) as file:
            return Answer("done", msgspec.msgpack.encode(work(file, *task.values)))
    except UserError as error:
        values = {
            name: value if isinstance(value, int | float) else str(value)
            for name, value in error.sentence.values.items()
        }
        return Answer("refused", template=error.sentence.template, values=values)
    except _Missing as error:
        return Answer("missing", detail=str(error))
    except MemoryError:
        return Answer("memory")
    except Exception as error:  # whatever a parser throws at a broken file; the parent logs it
        return Answer("failed", detail=_where(error))


def _where(error: Exception) -> str:
    """Its kind and its last places; what it says may stand in the file and never goes to a log."""
    places = traceback.extract_tb(error.__traceback__)[-5:]
    return " < ".join(
        [type(error).__name__, *(f"{Path(p.filename).name}:{p.lineno}" for p in reversed(places))]
    )


class _Missing(Exception):
    """The file itself cannot be opened."""


def _opened(task: Task) -> BinaryIO:
    if task.path is None:
        return io.BytesIO(task.content)
    try:
        return Path(task.path).open("rb")
    except OSError as error:
        raise _Missing(error.strerror) from error
