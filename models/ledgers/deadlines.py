"""报送截止: by when a month is to be sent, where it is not the fifth of the month after."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from models.errors import Problem
from models.fields import DateField, Leaves, MonthField, Need
from models.ledger import Group, Ledger
from models.ledgers.addressing import Addressed, addressees_of, circles
from models.periods import Period
from models.record import problem, tuples

DUE_DAY = 5
"""Where no deadline is set, a period is due on this day of the month after it."""


class Deadline(Addressed):
    """Handed down by the level to which the month is sent."""

    month = MonthField("所属月份", leaves=Leaves.ALWAYS, need=Need.IDENTITY, index=True)
    due_on = DateField("报送截止", leaves=Leaves.ALWAYS, need=Need.IDENTITY)

    class Meta:
        table_name = "deadlines"

    @classmethod
    def during(cls, period: Period) -> Any:
        """The whole year's calendar, whatever part of the year is looked at."""
        return cls.month.startswith(f"{period.year}-")

    def heading(self) -> str:
        return self.month or ""

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if self.month and self.due_on and self.due_on < date.fromisoformat(f"{self.month}-01"):
            yield problem(Deadline.due_on, "报送截止早于所属月份")


class Calendar:
    """By when others are to send to one office: what it has set for them, else the fifth.

    What names a unit or its area goes before what is for all. Read once, for any number of units.
    """

    def __init__(self, receiver: str) -> None:
        query = Deadline.select(
            *(Deadline.month, Deadline.due_on, Deadline.for_areas, Deadline.for_units)
        ).where(Deadline.unit == receiver, ~Deadline.deleted)
        self._set: dict[str, list[tuple[date, set[str]]]] = defaultdict(list)
        for month, day, areas, units in tuples(query.order_by(Deadline.uid)):
            self._set[month].append((day, {*areas, *units}))
        self._within = cache(lambda sender: circles([sender]))

    def due_on(self, period: Period, sender: str) -> date:
        chosen = self._set.get(period.months[-1], [])
        named = [day for day, meant in chosen if meant and meant & self._within(sender)]
        for_all = [day for day, meant in chosen if not meant]
        for day in (*named, *for_all):
            return day
        last = period.last
        year, following = (period.year, last + 1) if last < 12 else (period.year + 1, 1)
        return date(year, following, DUE_DAY)


def due_on(receiver: str, period: Period, sender: str = "") -> date:
    """By when a unit (none: whoever is not named) is to send a period to an office."""
    return Calendar(receiver).due_on(period, sender)


DEADLINES = Ledger(
    model=Deadline,
    title="报送截止",
    columns=(Deadline.month, Deadline.due_on),
    groups=(
        Group("报送截止", (Deadline.month, Deadline.due_on)),
        Group("适用范围", addressees_of(Deadline)),
    ),
    dated_by=Deadline.due_on,
    goes_down=True,
)
