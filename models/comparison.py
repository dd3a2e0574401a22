"""对比: each figure beside the period before and last year's, and a unit beside its area."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.burden_sheet import signed_percent
from models.figures import (
    ALL,
    BELOW,
    Counted,
    Figure,
    Scope,
    Tally,
    all_figures,
    counted,
    fraction,
    number_of,
    text_of,
    units_in,
)
from models.figures.figure import DASH
from models.figures.spread import Spread, spread_of, value_text
from models.ledgers.areas import Area
from models.ledgers.units import Unit
from models.listing import names_of
from models.office import Office
from models.periods import Period
from models.progress import Progress, silent
from models.record import tuples


def period_before(period: Period) -> Period:
    """As many months, right before; of a year's first half the half before is last year's."""
    months = period.last - period.first + 1
    first, year = period.first - months, period.year
    if first < 1:
        first, year = first + 12, year - 1
    return Period(year, first, first + months - 1)


def same_of_last_year(period: Period) -> Period:
    return Period(period.year - 1, period.first, period.last)


@dataclass(frozen=True)
class Taken:
    """A figure of one period: its two parts, as `fraction` gives them, and as it is printed."""

    figure: Figure
    amount: int
    base: int
    text: str

    @property
    def value(self) -> int | None:
        return number_of(self.figure, self.amount, self.base)


def _take(figure: Figure, scope: Scope) -> Taken:
    amount, base = fraction(figure, scope)
    return Taken(figure, amount, base, text_of(figure, amount, base))


@dataclass(frozen=True)
class Line:
    """A figure in three periods."""

    figure: Figure
    now: Taken
    before: Taken
    last_year: Taken


@dataclass(frozen=True)
class Comparison:
    """Every figure of `units`, in the order in which figures are shown."""

    period: Period
    before: Period
    last_year: Period
    units: str
    lines: tuple[Line, ...]


def compare(
    office: Office, period: Period, units: str = ALL, progress: Progress = silent
) -> Comparison:
    """Take every figure of three periods; those that are not over, as they stand today."""
    figures, today = all_figures(), office.door.today
    periods = (period, period_before(period), same_of_last_year(period))
    scopes = [Scope(one, units, today) for one in periods]
    lines = []
    for at, figure in enumerate(figures):
        progress(at, len(figures))
        lines.append(Line(figure, *(_take(figure, scope) for scope in scopes)))
    return Comparison(*periods, units, tuple(lines))


def change(now: Taken, before: Taken) -> int | None:
    """How much more it is, of a rate in tenths of a percentage point; None of nothing."""
    if now.value is None or before.value is None:
        return None
    return now.value - before.value


def change_text(figure: Figure, by: float | None) -> str:
    """A change with its sign; a rate's in percentage points."""
    if by is None:
        return DASH
    if figure.tally is Tally.RATE:
        tenths = abs(round(by))
        text = f"{tenths // 10}.{tenths % 10}"
    else:
        text = f"{abs(by):.1f}".removesuffix(".0")
    return f"{_sign(by)}{text}" if text.strip("0.") else "0"


def _sign(by: float) -> str:
    return "+" if by > 0 else "-"


def share_text(now: Taken, before: Taken) -> str:
    """The change as a percentage with its sign; — for what is a rate or was nothing."""
    by = change(now, before)
    if by is None or now.figure.tally is Tally.RATE:
        return DASH
    return signed_percent(by, before.value or 0)


def records_of(
    office: Office, figure: Figure, periods: Sequence[Period], units: str
) -> list[tuple[Period, Counted]]:
    """What a figure counts in each of the periods."""
    today = office.door.today
    return [
        (period, row) for period in periods for row in counted(figure, Scope(period, units, today))
    ]


# A unit beside those of its area.


@dataclass(frozen=True)
class Beside:
    """A figure of one unit among those it is set beside; `spread` is None where none has it."""

    figure: Figure
    own: Taken
    spread: Spread | None

    @property
    def median(self) -> str:
        return value_text(self.figure, self.spread.quartiles[1]) if self.spread else DASH

    @property
    def change(self) -> float | None:
        if self.spread is None or self.own.value is None:
            return None
        return self.own.value - self.spread.quartiles[1]

    @property
    def lowest(self) -> str:
        return value_text(self.figure, self.spread.low) if self.spread else DASH

    @property
    def highest(self) -> str:
        return value_text(self.figure, self.spread.high) if self.spread else DASH


@dataclass(frozen=True)
class AreaComparison:
    """A unit beside its area, or beside all below where it is in none (`area` is empty)."""

    period: Period
    unit: str
    name: str
    area: str
    units: int
    lines: tuple[Beside, ...]


def beside_area(
    office: Office, period: Period, unit: str, progress: Progress = silent
) -> AreaComparison:
    """Every figure of a unit beside the median of the units of its area, itself among them."""
    area, title = _area_of(unit)
    figures, today = all_figures(), office.door.today
    group = Scope(period, area or BELOW, today)
    own = Scope(period, unit, today)
    lines = []
    for at, figure in enumerate(figures):
        progress(at, len(figures))
        lines.append(Beside(figure, _take(figure, own), spread_of(figure, group)))
    name = names_of("units", [unit]).get(unit, "")
    count = len(units_in(area or BELOW, office.unit))
    return AreaComparison(period, unit, name, title, count, tuple(lines))


def _area_of(unit: str) -> tuple[str, str]:
    """(uid, name) of the area that a unit is in, its own or of the nearest above it."""
    for at in _upwards(unit):
        query = (
            Area.select(Area.uid, Area.title)
            .join(Unit, on=(Unit.area == Area.uid))
            .where(Unit.uid == at)
        )
        for uid, title in tuples(query):
            return uid, title or ""
    return "", ""


def _upwards(unit: str) -> Iterator[str]:
    passed: set[str] = set()
    while unit and unit not in passed:
        passed.add(unit)
        yield unit
        query = Unit.select(Unit.parent).where(Unit.uid == unit)
        unit = next((parent or "" for (parent,) in tuples(query)), "")
