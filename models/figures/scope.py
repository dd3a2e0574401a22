"""For whom and for when a figure is taken."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import peewee
from peewee import fn

from models.exchange.tables import Covered
from models.figures.rolled_up import RolledUp, rolled_up
from models.ledgers.areas import Area
from models.ledgers.units import Unit, descendants
from models.periods import Period
from models.record import tuples
from models.settings import get_setting
from models.store import among

OWN, BELOW, ALL = "own", "below", "all"
"""The office itself; everybody below it; both together."""


@dataclass(frozen=True)
class Scope:
    """Whole months of a year, for `units`: OWN, BELOW, ALL, or the uid of one unit or area.

    `today` bounds what can be said of months that are not over; `as_of` an earlier day, after
    which nothing is told, where records say on which day something happened.
    """

    period: Period
    units: str = OWN
    today: date = field(default_factory=date.today)
    as_of: date | None = None


@dataclass(frozen=True)
class Reach:
    """A scope with its units found, as the figures' queries take it.

    `rolled` are those of the units whose own level speaks for them, their records being absent.
    """

    period: Period
    today: date
    office: str
    units: tuple[str, ...]
    rolled: tuple[RolledUp, ...] = ()
    cut: date | None = None
    """The last day of which anything is told."""

    def without(self, units: Collection[str]) -> "Reach":
        """The same for fewer units, by their records alone."""
        left = tuple(unit for unit in self.units if unit not in units)
        return replace(self, units=left, rolled=())

    def of_month(self, month: str) -> "Reach":
        """The same for one month ("2026-09"), by the records alone."""
        number = int(month[5:])
        return replace(self, period=Period(self.period.year, number, number), rolled=())

    @property
    def until(self) -> date:
        """The period's last day of which anything is told."""
        return min(self.period.end, self.cut or date.max)

    def told(self, day: Any) -> Any:
        """The condition that a date or a time is not after the last day that is told."""
        if self.cut is None:
            return peewee.SQL("1")
        return fn.SUBSTR(day, 1, 10) <= self.cut.isoformat()

    @property
    def as_of(self) -> date:
        """The period's end, or today while it has not come."""
        return min(self.period.end, self.today)

    @property
    def months(self) -> tuple[str, str]:
        """The first and the last month, as records name their period."""
        return self.period.months[0], self.period.months[-1]

    def holds(self, column: Any) -> Any:
        """The condition that a column names one of the units."""
        if len(self.units) == 1:
            return column == self.units[0]
        return among(column, self.units)


def reach_of(scope: Scope) -> Reach:
    office = get_setting("unit")
    units = units_in(scope.units, office)
    rolled = () if units == (office,) else rolled_up(scope.period, units)
    today = min(scope.today, scope.as_of or scope.today)
    return Reach(scope.period, today, office, units, rolled, scope.as_of)


def units_in(units: str, office: str) -> tuple[str, ...]:
    """The uids that a scope's `units` stands for, in a fixed order."""
    if units == OWN:
        return (office,)
    if units == BELOW:
        return tuple(sorted(descendants(office) | _only_covered()))
    if units == ALL:
        return (office, *sorted(descendants(office) | _only_covered()))
    if Area.select().where(Area.uid == units).exists():
        return tuple(sorted(_in_area(units)))
    return (units,)


def _only_covered() -> set[str]:
    """Units of which nothing has come but what a level below passed on."""
    here = Unit.select(Unit.uid)
    query = Covered.select(Covered.unit).where(Covered.unit.not_in(here)).distinct()
    return {unit for (unit,) in tuples(query)}


def _in_area(area: str) -> set[str]:
    """The units of an area, and those below them that are in no other."""
    query = Unit.select(Unit.uid, Unit.area).where(~Unit.deleted)
    areas: dict[str, str | None] = dict(tuples(query))
    found = {uid for uid, its in areas.items() if its == area}
    below = {uid for unit in found for uid in descendants(unit)}
    return found | {uid for uid in below if areas.get(uid) is None}
