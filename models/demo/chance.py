"""A clock that is set by hand, and chance that depends on a seed alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TypeVar

from models.record import uuid7

T = TypeVar("T")


@dataclass
class Clock:
    """What the demo's offices take for now."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment

    @property
    def today(self) -> date:
        return self.moment.date()

    def set(self, day: date, hour: int = 9) -> None:
        self.moment = datetime.combine(day, time(hour, 30))


@dataclass
class Chance:
    """One stream of chance, named so that no stream disturbs another."""

    seed: int
    name: str
    clock: Clock
    random: Random = field(init=False)

    def __post_init__(self) -> None:
        self.random = Random(f"{self.seed}/{self.name}")

    def uid(self) -> str:
        """A uid as the program makes them, but foretold."""
        milliseconds = int((self.clock.moment - datetime(1970, 1, 1)).total_seconds() * 1000)
        return uuid7(milliseconds, self.random.randbytes(10))

    def hits(self, share: float) -> bool:
        return self.random.random() < share

    def one_of(self, items: Sequence[T]) -> T:
        return self.random.choice(items)

    def some_of(self, items: Sequence[T], count: int) -> list[T]:
        return self.random.sample(items, min(count, len(items)))

    def number(self, least: int, most: int) -> int:
        return self.random.randint(least, most)

    def weekday(self, day: date) -> date:
        """The day itself, or the Friday before a week-end."""
        return day - timedelta(days=max(day.weekday() - 4, 0))
