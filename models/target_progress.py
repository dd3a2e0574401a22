"""年度任务 beside what was done: each figure's target, the period, the year so far, the share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.figures import ALL, Figure, Scope, by_unit, figure_named, units_in
from models.figures.figure import Tally, percent
from models.ledgers.targets import Target
from models.ledgers.units import Unit
from models.listing import names_of
from models.office import Office
from models.periods import Period
from models.record import tuples

_Set = Mapping[tuple[str, str, str | None], int]
"""(who set it, figure, for whom; None for every child) → the year's target."""


@dataclass(frozen=True)
class TargetLine:
    """One unit and figure; rates in tenths of a per cent, None where there is nothing to divide."""

    figure: Figure
    unit: str
    unit_name: str
    target: int
    done: int | None
    so_far: int | None
    expected: int
    """What would have been done by now at an even pace; a rate is wanted at any time."""

    @property
    def share(self) -> str:
        """How much of the year's target is reached."""
        return percent(self.so_far or 0, self.target)

    @property
    def behind(self) -> bool:
        return (self.so_far or 0) < self.expected


def target_lines(office: Office, period: Period, units: str = ALL) -> list[TargetLine]:
    """Each unit's targets in the period's year, figure by figure, units by name."""
    wanted = units_in(units, office.unit)
    names, targets = names_of("units", wanted), targets_of(period.year, wanted)
    so_far = Period(period.year, 1, period.last)
    found: list[TargetLine] = []
    for name in sorted({figure for _, figure in targets}):
        figure = figure_named(name)
        if figure is None:
            continue
        now, year = (
            by_unit(figure, Scope(some, units, office.door.today)) for some in (period, so_far)
        )
        for unit in wanted:
            target = targets.get((unit, name))
            if target is not None:
                expected = target if figure.tally is Tally.RATE else target * period.last // 12
                line = (figure, unit, names.get(unit, ""), target)
                found.append(TargetLine(*line, now.get(unit), year.get(unit), expected))
    return sorted(found, key=lambda one: (one.figure.label, one.unit_name, one.unit))


def target_of(figure: str, year: int, unit: str) -> int | None:
    """A unit's target of a figure in a year, None where nobody has set one."""
    return targets_of(year, [unit]).get((unit, figure))


def targets_of(year: int, units: Iterable[str]) -> dict[tuple[str, str], int]:
    """(unit, figure) → target: what a level above has set for it, the nearest first, else itself.

    Of what one level has set, the unit's own goes before what is for every child.
    """
    query = Target.select(Target.unit, Target.figure, Target.for_unit, Target.target_value).where(
        Target.year == year, Target.complete, ~Target.deleted
    )
    held: dict[tuple[str, str, str | None], int] = {
        (by, figure, unit): value for by, figure, unit, value in tuples(query)
    }
    parents: dict[str, str | None] = dict(tuples(Unit.select(Unit.uid, Unit.parent)))
    figures = {figure for _, figure, _ in held}
    found: dict[tuple[str, str], int] = {}
    for unit in units:
        for figure in figures:
            value = _target(held, parents, figure, unit)
            if value is not None:
                found[unit, figure] = value
    return found


def _target(held: _Set, parents: Mapping[str, str | None], figure: str, unit: str) -> int | None:
    """Only the children of who sets it are meant by a target that names nobody."""
    parent = parents.get(unit)
    above, seen = parent, {unit}
    while above and above not in seen:
        if (above, figure, unit) in held:
            return held[above, figure, unit]
        if above == parent and (above, figure, None) in held:
            return held[above, figure, None]
        seen.add(above)
        above = parents.get(above)
    return held.get((unit, figure, unit))
