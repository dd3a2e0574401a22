"""The kept months of additive figures: taken anew where a unit has written, and summed up.

A number over many units is a sum of kept months; over few it is taken from the records, which is as
quick. What is kept is always what the definitions give: a unit that has written is taken anew
before anybody is told a number, and where that would take long the records are asked instead.
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, NamedTuple

import peewee
from peewee import fn

from models import rollups
from models.changes import execute_many
from models.database import deriving, unwaiting
from models.disk import DiskError
from models.figures.catalogue import all_figures
from models.figures.figure import Figure, Over, Tally, grouped
from models.figures.scope import ALL, Reach, units_in
from models.periods import Period, parse_period
from models.progress import Progress, silent
from models.record import among, new_uid, tuples
from models.rollups import FigureMonth, FigureYear, Lasting
from models.settings import get_setting, write_setting

FEW = 8
"""Up to so many units are counted from their records."""
_AT_ONCE = 20
"""So many units are taken anew while somebody waits for a number."""
_STORED_AT_ONCE = 50_000
"""So many numbers of months are stored together."""
_VERSION = 1
"""Counts up when a figure is defined otherwise: what an older program kept is taken anew."""
_MADE_BY = "figures.made_by"
_MARK = "~"


class Moved(NamedTuple):
    """One unit's number of a month that reads otherwise than it was kept before."""

    unit: str
    figure: Figure
    month: str
    was: int
    now: int


def parts_of(figure: Figure) -> tuple[Figure, ...]:
    """The additive figures that a number is made of; none where it must be taken from records."""
    return (figure,) if figure.additive else figure.parts or ()


def total(figure: Figure, reach: Reach) -> tuple[int, int] | None:
    """The figure's fraction out of kept months; None where they cannot be used."""
    found = _kept_sums(figure, reach)
    if found is None:
        return None
    numbers = [sum(amount for (amount,) in some) for some in found]
    return numbers[0], numbers[1] if figure.tally is Tally.RATE else 0


def each(figure: Figure, reach: Reach) -> dict[str, tuple[int, int]] | None:
    """Unit → its fraction out of kept months, those at 0 left out; None as for `total`."""
    found = _kept_sums(figure, reach, FigureMonth.unit)
    if found is None:
        return None
    first, *rest = (dict(some) for some in found)
    second = rest[0] if figure.tally is Tally.RATE else {}
    return {unit: (first.get(unit, 0), second.get(unit, 0)) for unit in first | second}


def by_month(figure: Figure, reach: Reach) -> dict[str, int] | None:
    """Month → an additive figure's sum in it; None as for `total`."""
    found = _kept_sums(figure, reach, FigureMonth.month)
    return None if found is None else dict(found[0])


def _kept_sums(figure: Figure, reach: Reach, *by: Any) -> list[Sequence[tuple[Any, ...]]] | None:
    """For each part of a figure its sums, each with what it is grouped by."""
    parts = parts_of(figure)
    if not parts or not all(_is_kept(reach, _lasting(part)) for part in parts):
        return None
    return [list(_sums(part, reach, by)) for part in parts]


def _sums(figure: Figure, reach: Reach, by: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    first, last = reach.months
    bounds = {Over.SUM: (first, last), Over.FIRST: (first, first), Over.LAST: (last, last)}
    query = FigureMonth.select(*by, fn.SUM(FigureMonth.amount)).where(
        *(FigureMonth.figure == figure.name, FigureMonth.month.between(*bounds[figure.over])),
        reach.holds(FigureMonth.unit),
    )
    for *key, amount in tuples(query.group_by(*by) if by else query):
        yield (*key, amount or 0)


# What is kept, and until when.


def _lasting(figure: Figure) -> Lasting:
    return Lasting.DAY if figure.daily else Lasting.RECORDS


def _today() -> date | None:
    """The day that the open office takes for today."""
    told = get_setting("derived_on")
    return date.fromisoformat(told) if told else None


def _is_kept(reach: Reach, lasting: Lasting) -> bool:
    """Whether the months of these units can be used; few that have written are taken anew."""
    today = _today()
    if len(reach.units) <= FEW or today is None or reach.cut is not None:
        return False
    if lasting is Lasting.DAY and reach.today != today:
        return False
    year = reach.period.year
    lacking = outdated(reach.units, year, lasting, today)
    if not lacking:
        return True
    if len(lacking) > _AT_ONCE:
        return False
    try:
        with unwaiting(), deriving():
            return refresh(lacking, year, lasting, today)
    except (peewee.OperationalError, DiskError):
        return False


def outdated(units: Sequence[str], year: int, lasting: Lasting, today: date) -> list[str]:
    """The units of which what is kept of a year is not what their records say today."""
    if get_setting(_MADE_BY) != _made_by():
        return list(units)
    taken = _taken(year, lasting)
    return [
        unit for unit in units if _first_open(taken.get(unit), year, lasting, today) is not None
    ]


def _taken(year: int, lasting: Lasting) -> dict[str, str]:
    query = FigureYear.select(FigureYear.unit, FigureYear.taken).where(
        FigureYear.year == year, FigureYear.lasting == lasting
    )
    return dict(tuples(query))


def _first_open(taken: str | None, year: int, lasting: Lasting, today: date) -> int | None:
    """The first month of a year that must be taken anew; None where all of them stand."""
    if taken is None or taken.startswith(_MARK):
        return 1
    if lasting is Lasting.RECORDS or taken == today.isoformat():
        return None
    day = min(date.fromisoformat(taken), today)
    if day.year != year:
        return 1 if day.year < year else None
    return day.month


@cache
def _made_by() -> str:
    names = ",".join(figure.name for figure in _of(Lasting.RECORDS) + _of(Lasting.DAY))
    return f"{_VERSION}-{zlib.crc32(names.encode())}"


@cache
def _of(lasting: Lasting) -> tuple[Figure, ...]:
    return tuple(f for f in all_figures() if f.additive and _lasting(f) is lasting)


# Taking anew.


def refresh(
    units: Sequence[str],
    year: int,
    lasting: Lasting,
    today: date,
    progress: Progress = silent,
) -> bool:
    """Take a year's months of these units anew; whether nobody wrote meanwhile."""
    return moved_by(units, year, lasting, today, progress) is not None


def moved_by(
    units: Sequence[str],
    year: int,
    lasting: Lasting,
    today: date,
    progress: Progress = silent,
) -> list[Moved] | None:
    """What reads otherwise once these units are taken anew; None where somebody wrote meanwhile.

    Nothing is locked while it counts: who writes a unit's records takes its mark away, and then
    nothing is kept of that unit.
    """
    mark = _MARK + new_uid()
    with deriving():
        if get_setting(_MADE_BY) != _made_by():
            rollups.forget()
            write_setting(_MADE_BY, _made_by())
        taken = _taken(year, lasting)
        FigureYear.delete().where(
            *(FigureYear.year == year, FigureYear.lasting == lasting),
            among(FigureYear.unit, units),
        ).execute()
        execute_many(FigureYear, [(unit, year, lasting.value, mark) for unit in units])
    opened = (_first_open(taken.get(unit), year, lasting, today) for unit in units)
    period = Period(year, min((month for month in opened if month is not None), default=1))
    reach = Reach(period, today, get_setting("unit"), tuple(units))
    figures, moved = _of(lasting), list[Moved]()
    counted: dict[Figure, Amounts] = {}
    for number, figure in enumerate(figures, 1):
        progress(number - 1, len(figures))
        counted[figure] = _counted(figure, reach)
        if number == len(figures) or sum(map(len, counted.values())) > _STORED_AT_ONCE:
            with deriving():
                moved += _keep(replace(reach, units=_marked(mark)), counted)
            counted.clear()
    with deriving():
        stands = _marked(mark)
        FigureYear.update(taken=today.isoformat()).where(FigureYear.taken == mark).execute()
    return moved if len(stands) == len(units) else None


def _marked(mark: str) -> tuple[str, ...]:
    query = FigureYear.select(FigureYear.unit).where(FigureYear.taken == mark)
    return tuple(unit for (unit,) in tuples(query))


Amounts = dict[tuple[str, str], int]
"""(month, unit) → an amount that is not 0."""


def _counted(figure: Figure, reach: Reach) -> Amounts:
    """By the figure's definition."""
    if figure.over is Over.SUM:
        found = grouped(figure, figure.source(reach), "month", "unit").items()
        return {(month, unit): amount for (month, unit), (amount, _) in found if amount}
    return {
        (month, unit): amount
        for month in reach.period.months
        for (unit,), (amount, _) in _at_end(figure, reach.of_month(month)).items()
        if amount
    }


def _at_end(figure: Figure, reach: Reach) -> Mapping[tuple[str, ...], tuple[int, int]]:
    return grouped(figure, figure.source(reach), "unit")


def _held(figures: Iterable[Figure], reach: Reach) -> dict[str, Amounts]:
    """By name, as they are kept."""
    query = FigureMonth.select(
        FigureMonth.figure, FigureMonth.month, FigureMonth.unit, FigureMonth.amount
    )
    found: dict[str, Amounts] = {figure.name: {} for figure in figures}
    for name, month, unit, amount in tuples(query.where(*_rows_of(found, reach))):
        found[name][month, unit] = amount
    return found


def kept(figure: Figure, month: str, unit: str) -> int:
    """One unit's number of one month, as it is kept."""
    reach = Reach(parse_period(month), date.min, "", (unit,))
    return _held([figure], reach)[figure.name].get((month, unit), 0)


def _rows_of(figures: Iterable[str], reach: Reach) -> tuple[Any, ...]:
    return (
        among(FigureMonth.figure, list(figures)),
        among(FigureMonth.month, reach.period.months),
        among(FigureMonth.unit, reach.units),
    )


def _differences(figure: Figure, was: Amounts, now: Amounts) -> list[Moved]:
    return [
        Moved(unit, figure, month, was.get((month, unit), 0), now.get((month, unit), 0))
        for month, unit in sorted(was.keys() | now.keys())
        if was.get((month, unit)) != now.get((month, unit))
    ]


def _keep(reach: Reach, counted: Mapping[Figure, Amounts]) -> list[Moved]:
    """Put these units' amounts in the place of what was kept; what is not the same."""
    held, units = _held(counted, reach), set(reach.units)
    moved: list[Moved] = []
    rows: list[tuple[str, str, str, int]] = []
    for figure, amounts in counted.items():
        now = {key: amount for key, amount in amounts.items() if key[1] in units}
        moved += _differences(figure, held[figure.name], now)
        rows += [(figure.name, month, unit, amount) for (month, unit), amount in now.items()]
    if moved:
        names = [figure.name for figure in counted]
        FigureMonth.delete().where(*_rows_of(names, reach)).execute()
        execute_many(FigureMonth, rows)
    return moved


def bring_up(progress: Progress = silent) -> list[Moved]:
    """Take anew what has been written and what the day has changed, of all units below and here.

    Of this year and the one before, and of others that are kept; what reads otherwise now.
    """
    return _bring_up(_years(), progress)


def keep_up(progress: Progress = silent) -> None:
    """`bring_up` where numbers are taken from what is kept."""
    if len(units_in(ALL, get_setting("unit"))) > FEW:
        bring_up(progress)


def rebuild(progress: Progress = silent) -> int:
    """Throw away what is kept and take all of it anew; how many months are kept then."""
    years = _years()
    with deriving():
        rollups.forget()
    _bring_up(years, progress)
    return int(FigureMonth.select().count())


def _years() -> set[int]:
    return {year for (year,) in tuples(FigureYear.select(FigureYear.year).distinct())}


def _bring_up(years: set[int], progress: Progress) -> list[Moved]:
    moved: list[Moved] = []
    today = _today()
    if today is None:
        return moved
    units = units_in(ALL, get_setting("unit"))
    for year in sorted(years | {today.year - 1, today.year}, reverse=True):
        for lasting in Lasting:
            lacking = outdated(units, year, lasting, today)
            if lacking:
                moved += moved_by(lacking, year, lasting, today, progress) or ()
    return moved


def unlike(progress: Progress = silent) -> tuple[int, list[Moved]]:
    """How many kept months there are, and those that are not what the definitions give.

    Looked at are the units of which what is kept would be used today.
    """
    count, found, today = 0, list[Moved](), _today()
    if today is None:
        return count, found
    for year in sorted(_years()):
        for lasting in Lasting:
            known = list(_taken(year, lasting))
            fresh = set(known) - set(outdated(known, year, lasting, today))
            reach = Reach(Period(year), today, get_setting("unit"), tuple(sorted(fresh)))
            figures = _of(lasting) if fresh else ()
            for number, figure in enumerate(figures):
                progress(number, len(figures))
                was = _held([figure], reach)[figure.name]
                count += len(was)
                found += _differences(figure, was, _counted(figure, reach))
    return count, found
