"""What a figure says of a scope: its number, unit by unit, and the records it counts."""

from dataclasses import replace

from models.figures import rolling
from models.figures.figure import (
    Counted,
    Figure,
    Over,
    grouped,
    number_of,
    rows_of,
    text_of,
    totals,
)
from models.figures.rolled_up import RolledUp
from models.figures.scope import Reach, Scope, reach_of


def counted(figure: Figure, scope: Scope) -> list[Counted]:
    """Every row that the figure counts, in a fixed order; what is rolled up has none."""
    reach = reach_of(scope)
    rows = rows_of(figure.source(reach.without(_from_covers(figure, reach))))
    return sorted(rows, key=lambda row: (row.uid, row.part or ""))


def records(figure: Figure, scope: Scope) -> list[tuple[str, ...]]:
    """(ledger, uid) or (ledger, uid, row uid) of what the figure counts."""
    rows = counted(figure, scope)
    return [
        (row.ledger or figure.ledger, *(uid for uid in (row.uid, row.part) if uid)) for row in rows
    ]


def value(figure: Figure, scope: Scope) -> int | None:
    """The number; for a rate, tenths of a per cent. None for a rate or a median of nothing."""
    return number_of(figure, *fraction(figure, scope))


def fraction(figure: Figure, scope: Scope) -> tuple[int, int]:
    """(numerator, denominator) of a rate; (median, how many) of one; (number, 0) of any other.

    Units whose records are absent count with what their own level passed on of them.
    """
    reach = reach_of(scope)
    rolled = _from_covers(figure, reach)
    here = reach.without(rolled)
    amount, base = rolling.total(figure, here) or totals(figure, figure.source(here))
    return (
        amount + sum(part for part, _ in rolled.values()),
        base + sum(whole for _, whole in rolled.values()),
    )


def rolled(figure: Figure, scope: Scope) -> list[RolledUp]:
    """The units that count with rolled-up figures instead of their records."""
    reach = reach_of(scope)
    found = _from_covers(figure, reach)
    return [some for some in reach.rolled if some.unit in found]


def _from_covers(figure: Figure, reach: Reach) -> dict[str, tuple[int, int]]:
    """Unit → its fraction out of frozen figures; not for what these do not give."""
    found = {}
    for some in reach.rolled:
        if figure.additive:
            number = _rolled_number(figure, some, reach)
            if number is not None:
                found[some.unit] = (number, 0)
        elif figure.parts is not None:
            amount, base = (_rolled_number(part, some, reach) for part in figure.parts)
            if amount is not None and base is not None:
                found[some.unit] = (amount, base)
    return found


def _rolled_number(figure: Figure, some: RolledUp, reach: Reach) -> int | None:
    """A unit's number: of the period as it was frozen, else of its months.

    Months of which the records are here are taken from the records.
    """
    if some.whole is not None:
        return _number(some.whole.get(figure.name))
    months = reach.period.months
    chosen = {Over.SUM: months, Over.FIRST: months[:1], Over.LAST: [max(some.months)]}
    here = replace(reach, units=(some.unit,), rolled=())
    total = 0
    for month in chosen[figure.over]:
        if month in some.months:
            number = _number(some.months[month].get(figure.name))
            if number is None:
                return None
        else:
            number = totals(figure, figure.source(here.of_month(month)))[0]
        total += number
    return total


def _number(value: int | str | None) -> int | None:
    return value if type(value) is int else None


def by_unit(figure: Figure, scope: Scope) -> dict[str, int | None]:
    """The figure of each unit in the scope by itself, those without a row included."""
    reach = reach_of(scope)
    rolled = _from_covers(figure, reach)
    here = reach.without(rolled)
    found = rolling.each(figure, here)
    if found is None:
        groups = grouped(figure, figure.source(here), "unit")
        found = {unit: number for (unit,), number in groups.items()}
    found |= rolled
    return {unit: number_of(figure, *found.get(unit, (0, 0))) for unit in reach.units}


def shown(figure: Figure, scope: Scope, places: int | None = None) -> str:
    """The figure as it is printed, without its measure; a rate with its sign."""
    return text_of(figure, *fraction(figure, scope), places)
