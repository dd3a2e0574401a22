"""A figure: one definition that gives a number and the records it counts, from one query."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

import peewee

from models.figures.rolled_up import RolledUp
from models.figures.scope import Reach, Scope, reach_of
from models.record import tuples

DASH = "—"


class Counted(NamedTuple):
    """One row that a figure counts, and what it adds.

    `part` is the uid of the sub-row that is meant, if one is; `who` what distinct figures tell
    apart; `base` the denominator's share of a rate; `ledger` whose record it is where the figure
    counts those of several.
    """

    unit: str
    uid: str
    part: str | None = None
    amount: int = 1
    base: int = 0
    who: str | None = None
    ledger: str | None = None


class Tally(Enum):
    """How the rows make the number."""

    COUNT = "count"
    SUM = "sum"
    DISTINCT = "distinct"
    RATE = "rate"  # amounts over bases, in tenths of a per cent
    MEDIAN = "median"  # of the amounts, half up; its source is a list


class Over(Enum):
    """How a longer period's number is made of its months' where a unit's figures are rolled up."""

    SUM = "sum"
    FIRST = "first"  # what stood at the beginning
    LAST = "last"  # what stands at the end


@dataclass(frozen=True)
class Figure:
    """A named number. `source` gives its rows, as a query built by `counting` or as a list.

    An additive figure's sum over units is the figure of them all together; only such figures are
    frozen in packages. `parts` are the two that a rate is made of, if they are frozen.
    """

    name: str
    label: str
    measure: str
    definition: str
    ledger: str
    tally: Tally
    source: Callable[[Reach], Any]
    additive: bool = True
    over: Over = Over.SUM
    parts: "tuple[Figure, Figure] | None" = None


def counting(
    query: Any,
    unit: Any,
    uid: Any,
    part: Any = None,
    amount: Any = 1,
    base: Any = 0,
    who: Any = None,
    ledger: str | None = None,
) -> Any:
    """A query that selects the columns of Counted from what `query` selects from."""
    chosen = zip(Counted._fields, (unit, uid, part, amount, base, who, ledger), strict=True)
    return query.select(*(_expression(value).alias(name) for name, value in chosen))


def _expression(value: Any) -> Any:
    plain = value is None or isinstance(value, int | str)
    return peewee.Value(value, converter=False) if plain else value.converter(_as_it_is)


def _as_it_is(value: Any) -> Any:
    return value


def counted(figure: Figure, scope: Scope) -> list[Counted]:
    """Every row that the figure counts, in a fixed order; what is rolled up has none."""
    reach = reach_of(scope)
    rows = _rows(figure.source(reach.without(_from_covers(figure, reach))))
    return sorted(rows, key=lambda row: (row.uid, row.part or ""))


def _rows(source: Any) -> Iterable[Counted]:
    return source if isinstance(source, list) else (Counted(*row) for row in tuples(source))


def records(figure: Figure, scope: Scope) -> list[tuple[str, ...]]:
    """(ledger, uid) or (ledger, uid, row uid) of what the figure counts."""
    rows = counted(figure, scope)
    return [
        (row.ledger or figure.ledger, *(uid for uid in (row.uid, row.part) if uid)) for row in rows
    ]


def value(figure: Figure, scope: Scope) -> int | None:
    """The number; for a rate, tenths of a per cent. None for a rate or a median of nothing."""
    return number_of(figure, *fraction(figure, scope))


def number_of(figure: Figure, amount: int, base: int) -> int | None:
    """The number that a fraction of this figure stands for."""
    if figure.tally is Tally.RATE:
        return percent_tenths(amount, base)
    return None if figure.tally is Tally.MEDIAN and not base else amount


def fraction(figure: Figure, scope: Scope) -> tuple[int, int]:
    """(numerator, denominator) of a rate; (median, how many) of one; (number, 0) of any other.

    Units whose records are absent count with what their own level passed on of them.
    """
    reach = reach_of(scope)
    rolled = _from_covers(figure, reach)
    amount, base = _totals(figure, figure.source(reach.without(rolled)))
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
    total = 0
    for month in chosen[figure.over]:
        if month in some.months:
            number = _number(some.months[month].get(figure.name))
            if number is None:
                return None
        else:
            number = _totals(figure, figure.source(reach.of_month(some.unit, month)))[0]
        total += number
    return total


def _number(value: int | str | None) -> int | None:
    return value if type(value) is int else None


def _totals(figure: Figure, source: Any) -> tuple[int, int]:
    if isinstance(source, list):
        return _tallied(figure.tally, source)
    rows = source.alias("rows")
    sums = {
        Tally.COUNT: (peewee.fn.COUNT(1), 0),
        Tally.SUM: (peewee.fn.SUM(rows.c.amount), 0),
        Tally.DISTINCT: (peewee.fn.COUNT(rows.c.who.distinct()), 0),
        Tally.RATE: (peewee.fn.SUM(rows.c.amount), peewee.fn.SUM(rows.c.base)),
    }[figure.tally]
    chosen = [_expression(total) for total in sums]
    [(amount, base)] = tuples(peewee.Select([rows], chosen).bind(source.model._meta.database))
    return amount or 0, base or 0


def _tallied(tally: Tally, rows: list[Counted]) -> tuple[int, int]:
    match tally:
        case Tally.COUNT:
            return len(rows), 0
        case Tally.DISTINCT:
            return len({row.who for row in rows if row.who is not None}), 0
        case Tally.SUM:
            return sum(row.amount for row in rows), 0
        case Tally.MEDIAN:
            return _median([row.amount for row in rows]), len(rows)
    return sum(row.amount for row in rows), sum(row.base for row in rows)


def _median(amounts: list[int]) -> int:
    """The one in the middle, or the mean of the two there are, half up; 0 of nothing."""
    ordered = sorted(amounts)
    half = len(ordered) // 2
    middle = ordered[half : half + 1] if len(ordered) % 2 else ordered[half - 1 : half + 1]
    return (2 * sum(middle) + len(middle)) // (2 * len(middle)) if middle else 0


def by_unit(figure: Figure, scope: Scope) -> dict[str, int | None]:
    """The figure of each unit in the scope by itself, those without a row included."""
    reach = reach_of(scope)
    rolled = _from_covers(figure, reach)
    groups: dict[str, list[Counted]] = defaultdict(list)
    for row in _rows(figure.source(reach.without(rolled))):
        groups[row.unit].append(row)
    values: dict[str, int | None] = {}
    for unit in reach.units:
        amount, base = rolled.get(unit) or _tallied(figure.tally, groups[unit])
        values[unit] = number_of(figure, amount, base)
    return values


def percent_tenths(amount: int, base: int) -> int | None:
    """A share in tenths of a per cent, half up; None of nothing."""
    return (2000 * amount + base) // (2 * base) if base > 0 else None


def percent(amount: int, base: int, decimals: int = 1) -> str:
    """A share as people read it, with 0 to 2 decimals, half up; "—" of nothing."""
    if base <= 0:
        return DASH
    scale = 10**decimals
    whole, rest = divmod((200 * scale * amount + base) // (2 * base), scale)
    return f"{whole}.{rest:0{decimals}d}%" if decimals else f"{whole}%"


def shown(figure: Figure, scope: Scope, decimals: int = 1) -> str:
    """The figure as it is printed, without its measure; a rate with its sign."""
    return text_of(figure, *fraction(figure, scope), decimals)


def text_of(figure: Figure, amount: int, base: int, decimals: int = 1) -> str:
    """A fraction of this figure as it is printed."""
    if figure.tally is Tally.RATE:
        return percent(amount, base, decimals)
    number = number_of(figure, amount, base)
    return DASH if number is None else str(number)
