"""A figure: one definition that gives a number and the records it counts, from one query."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

import peewee
from peewee import fn

from models.accounts.rights import Right, needs
from models.errors import UserError
from models.figures.scope import Reach
from models.record import tuples
from models.settings import get_setting, put_setting

DASH = "—"
_DECIMALS = "figures.decimals"


class Counted(NamedTuple):
    """One row that a figure counts, and what it adds.

    `part` is the uid of the sub-row that is meant, if one is; `who` what distinct figures tell
    apart; `base` the denominator's share of a rate; `ledger` whose record it is where the figure
    counts those of several; `month` the one in which it counts where months add up ("2026-09").
    """

    unit: str
    uid: str
    part: str | None = None
    amount: int = 1
    base: int = 0
    who: str | None = None
    ledger: str | None = None
    month: str | None = None


class Tally(Enum):
    """How the rows make the number."""

    COUNT = "count"
    SUM = "sum"
    DISTINCT = "distinct"
    RATE = "rate"  # amounts over bases, in tenths of a per cent
    MEDIAN = "median"  # of the amounts, half up


class Over(Enum):
    """How a longer period's number is made of its months'."""

    SUM = "sum"
    FIRST = "first"  # what stood at the beginning
    LAST = "last"  # what stands at the end


@dataclass(frozen=True)
class Figure:
    """A named number. `source` gives its rows, as a query built by `counting` or as a list.

    An additive figure's sum over units is the figure of them all together; only such figures are
    frozen in packages. `parts` are the two that a rate is made of, if they are frozen.
    `daily` marks a number that changes with the day though nothing is written.
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
    daily: bool = False


def counting(
    query: Any,
    unit: Any,
    uid: Any,
    part: Any = None,
    amount: Any = 1,
    base: Any = 0,
    who: Any = None,
    ledger: str | None = None,
    month: Any = None,
) -> Any:
    """A query that selects the columns of Counted from what `query` selects from."""
    values = (unit, uid, part, amount, base, who, ledger, month)
    chosen = zip(Counted._fields, values, strict=True)
    return query.select(*(_expression(value).alias(name) for name, value in chosen))


def _expression(value: Any) -> Any:
    plain = value is None or isinstance(value, int | str)
    return peewee.Value(value, converter=False) if plain else value.converter(_as_it_is)


def _as_it_is(value: Any) -> Any:
    return value


def month_of(day: Any) -> Any:
    """The month ("2026-09") of a date, or of a column that holds one."""
    return day.isoformat()[:7] if isinstance(day, date) else fn.SUBSTR(day, 1, 7)


def rows_of(source: Any) -> Iterable[Counted]:
    return source if isinstance(source, list) else (Counted(*row) for row in tuples(source))


def number_of(figure: Figure, amount: int, base: int) -> int | None:
    """The number that a fraction of this figure stands for."""
    if figure.tally is Tally.RATE:
        return percent_tenths(amount, base)
    return None if figure.tally is Tally.MEDIAN and not base else amount


def totals(figure: Figure, source: Any) -> tuple[int, int]:
    if isinstance(source, list):
        return tallied(figure.tally, source)
    if figure.tally is Tally.MEDIAN:
        amounts = [amount for (amount,) in _selected(source, "amount")]
        return _median(amounts), len(amounts)
    [(amount, base)] = _sums(figure, source, ())
    return amount or 0, base or 0


def grouped(figure: Figure, source: Any, *by: str) -> dict[tuple[str, ...], tuple[int, int]]:
    """The totals of each unit, or each unit and month, that has a row; `by` names the fields."""
    if isinstance(source, list) or figure.tally is Tally.MEDIAN:
        groups: dict[tuple[str, ...], list[Counted]] = defaultdict(list)
        for row in rows_of(source):
            groups[tuple(getattr(row, name) for name in by)].append(row)
        return {key: tallied(figure.tally, rows) for key, rows in groups.items()}
    found = _sums(figure, source, by)
    return {tuple(key): (amount or 0, base or 0) for *key, amount, base in found}


def _selected(source: Any, *names: str) -> Iterable[tuple[Any, ...]]:
    rows = source.alias("rows")
    chosen = [_expression(getattr(rows.c, name)) for name in names]
    return tuples(peewee.Select([rows], chosen).bind(source.model._meta.database))


def _sums(figure: Figure, source: Any, by: Sequence[str]) -> Iterable[tuple[Any, ...]]:
    """What a single query counts is summed where it stands: put into another one, peewee would
    take twice as long to write it down."""
    query: Any = source
    if isinstance(source, peewee.ModelCompoundSelectQuery):
        rows = source.alias("rows")
        columns = {name: getattr(rows.c, name) for name in Counted._fields}
        query = peewee.Select([rows]).bind(source.model._meta.database)
    else:
        columns = {chosen._alias: chosen.node for chosen in source._returning}
    sums = {
        Tally.COUNT: (fn.COUNT(1), 0),
        Tally.SUM: (fn.SUM(columns["amount"]), 0),
        Tally.DISTINCT: (fn.COUNT(fn.DISTINCT(columns["who"])), 0),
        Tally.RATE: (fn.SUM(columns["amount"]), fn.SUM(columns["base"])),
    }[figure.tally]
    keys = [_expression(columns[name]) for name in by]
    query = query.select(*keys, *map(_expression, sums))
    return tuples(query.group_by(*keys) if keys else query)


def tallied(tally: Tally, rows: list[Counted]) -> tuple[int, int]:
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


def decimals() -> int:
    """How many decimals this office prints percentages with."""
    return int(get_setting(_DECIMALS, 1))


@needs(Right.SETTINGS)
def keep_decimals(wanted: int) -> None:
    if wanted not in (0, 1, 2):
        raise UserError("百分数小数位只能是 0、1 或 2")
    put_setting(_DECIMALS, wanted)


def text_of(figure: Figure, amount: int, base: int, places: int | None = None) -> str:
    """A fraction of this figure as it is printed: a rate with the office's decimals."""
    if figure.tally is Tally.RATE:
        return percent(amount, base, decimals() if places is None else places)
    number = number_of(figure, amount, base)
    return DASH if number is None else str(number)
