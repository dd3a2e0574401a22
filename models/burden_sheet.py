"""减负对比: what was asked of units, kind by kind, beside the same months of the year before."""

from collections import defaultdict
from dataclasses import dataclass

from models.figures import (
    ALL,
    Figure,
    Scope,
    by_unit,
    counted,
    figure_named,
    units_in,
    value,
)
from models.ledgers.burdens import Burden, BurdenKind
from models.listing import names_of
from models.office import Office
from models.periods import Period
from models.record import among, tuples


@dataclass(frozen=True)
class BurdenLine:
    """One kind, or one unit: this period and last year's."""

    key: str
    name: str
    now: int
    before: int

    @property
    def change(self) -> int:
        return self.now - self.before

    @property
    def share(self) -> str:
        """The change as a percentage with its sign, one decimal, half away from zero."""
        return signed_percent(self.change, self.before)


@dataclass(frozen=True)
class BurdenSheet:
    """By kind, then by unit; `silent` counts last year's records that have none beside them yet."""

    kinds: tuple[BurdenLine, ...]
    units: tuple[BurdenLine, ...]
    total: BurdenLine
    silent: int


def signed_percent(change: int, base: int) -> str:
    """A change as a percentage; "—" where there was nothing to compare with."""
    if base <= 0:
        return "—"
    tenths = (2000 * abs(change) + base) // (2 * base)
    sign = "" if not tenths else "+" if change > 0 else "-"
    return f"{sign}{tenths // 10}.{tenths % 10}%"


def burden_sheet(office: Office, period: Period, units: str = ALL) -> BurdenSheet:
    """The figures of the scope, taken apart by kind and by unit."""
    scope = Scope(period, units, office.door.today)
    now, before = _figure("burdens"), _figure("burdens_previous")
    by_kind = [_by_kind(some, scope) for some in (now, before)]
    by_units = [by_unit(some, scope) for some in (now, before)]
    names = names_of("units", by_units[0])
    kinds = [
        BurdenLine(kind, kind.label, *(some.get(kind, 0) for some in by_kind))
        for kind in BurdenKind
    ]
    lines = [
        BurdenLine(unit, names.get(unit, ""), *(some.get(unit) or 0 for some in by_units))
        for unit in by_units[0]
    ]
    told = sorted((one for one in lines if one.now or one.before), key=lambda one: one.name)
    total = BurdenLine("", "合计", value(now, scope) or 0, value(before, scope) or 0)
    silent = _silent(period, units_in(units, office.unit))
    return BurdenSheet(tuple(kinds), tuple(told), total, silent)


def _figure(name: str) -> Figure:
    found = figure_named(name)
    assert found is not None
    return found


def _by_kind(some: Figure, scope: Scope) -> dict[BurdenKind, int]:
    rows = {row.uid: row.amount for row in counted(some, scope)}
    query = Burden.select(Burden.uid, Burden.kind).where(among(Burden.uid, list(rows)))
    found: dict[BurdenKind, int] = defaultdict(int)
    for uid, kind in tuples(query):
        found[kind] += rows[uid]
    return found


def _silent(period: Period, units: tuple[str, ...]) -> int:
    """Records of last year's same months without one of this year's beside them."""
    told = []
    for year in (period.year, period.year - 1):
        months = Period(year, period.first, period.last).months
        query = Burden.select(Burden.unit, Burden.kind, Burden.asked_by_level, Burden.month).where(
            *(Burden.complete, ~Burden.deleted, among(Burden.unit, list(units))),
            Burden.month.between(months[0], months[-1]),
        )
        told.append({(unit, kind, level, month[5:]) for unit, kind, level, month in tuples(query)})
    now, before = told
    return len(before - now)
