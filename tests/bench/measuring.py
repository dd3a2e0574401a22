"""One path beside its raw limit: both in the same run, in turn, the median of short runs."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Step = Callable[[], object]


@dataclass(frozen=True)
class Scale:
    """How much is measured: `pick(full, quick)` chooses a size, `rounds` how often."""

    quick: bool
    rounds: int

    def pick(self, full: int, quick: int) -> int:
        return quick if self.quick else full


@dataclass(frozen=True)
class Row:
    """One line of the table; times in seconds. Without a limit only our own time is said."""

    path: str
    limit: float | None
    ours: float | None
    reach: str
    note: str = ""

    @property
    def ratio(self) -> float | None:
        return self.ours / self.limit if self.limit and self.ours is not None else None


def timed(step: Step) -> float:
    started = time.perf_counter()
    step()
    return time.perf_counter() - started


def medians(rounds: int, *makers: Callable[[], Step]) -> list[float]:
    """The median time of each step; every round makes them anew (untimed) and runs them in turn."""
    times: list[list[float]] = [[] for _ in makers]
    for _ in range(rounds):
        for seen, make in zip(times, makers, strict=True):
            seen.append(timed(make()))
    return [statistics.median(seen) for seen in times]


def spoken(seconds: float | None) -> str:
    """A time as people read it."""
    if seconds is None:
        return "-"
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1000:.1f} ms" if seconds >= 0.001 else f"{seconds * 1e6:.0f} us"
