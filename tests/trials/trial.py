"""What every trial is asked and what it answers."""

import multiprocessing
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Asked:
    """The seed of all that is random, and how many of everything instead of the full number."""

    seed: int = 1
    count: int | None = None

    def many(self, full: int) -> int:
        """The number asked for; the full number where none was."""
        return full if self.count is None else min(self.count, full)


@dataclass(frozen=True)
class Row:
    """One line of the table: what was counted or measured, how much, and whether it may be so."""

    what: str
    number: str
    kept: bool = True
    promised: bool = False


@dataclass
class Result:
    """What a trial found, in the order in which it is printed."""

    rows: list[Row] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    """What exactly broke a promise, for whoever has to look."""

    @property
    def kept(self) -> bool:
        """Whether every promise was kept."""
        return all(row.kept for row in self.rows)

    def say(self, what: str, number: object) -> None:
        """A number that promises nothing."""
        self.rows.append(Row(what, spoken(number)))

    def promise(self, what: str, number: object, kept: bool) -> None:
        """A number that must be so."""
        self.rows.append(Row(what, spoken(number), kept, promised=True))

    def none(self, what: str, found: int) -> None:
        """A promise that something never happens."""
        self.promise(what, found, found == 0)


Run = Callable[[Path, Asked], Result]
"""A trial: an empty folder of its own and what is asked → what was found."""


def spoken(number: object) -> str:
    """A number as people read it."""
    return f"{number:,}" if isinstance(number, int) else str(number)


def batches(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """The things in their order, so many at a time."""
    rest = iter(things)
    while some := list(islice(rest, size)):
        yield some


def at_once(work: Callable[..., T], shares: Sequence[tuple[Any, ...]]) -> Iterator[T]:
    """Do every share in a process of its own: a process has only one office open at a time."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(len(shares), mp_context=fresh) as pool:
        yield from pool.map(_done, [work] * len(shares), shares)


def _done(work: Callable[..., T], share: tuple[Any, ...]) -> T:
    """One share; an error crosses to the other process as the text of its traceback."""
    try:
        return work(*share)
    except Exception:
        text = traceback.format_exc()
    raise RuntimeError(text)
