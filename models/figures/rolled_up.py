"""汇总数: what a unit's own level passed on of it, for the time of which its records are absent.

A unit's records are absent for a period when a cover sheet names a package of it that completes
the period and neither that package nor a later one is here. Its frozen figures then stand in the
place of what the records give, and are never added to them.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from models.exchange.tables import ACCEPTED, UP, Covered, Incoming
from models.periods import Period
from models.record import tuples

Numbers = Mapping[str, int | str | None]


@dataclass(frozen=True)
class RolledUp:
    """One unit's frozen figures: of exactly the period asked for, or of months in it.

    `via` is the child whose cover sheet says them.
    """

    unit: str
    name: str
    via: str
    whole: Numbers | None = None
    months: Mapping[str, Numbers] = field(default_factory=dict)

    @property
    def periods(self) -> tuple[str, ...]:
        """The months that are rolled up ("2026-09"); nothing where the whole period is."""
        return () if self.whole is not None else tuple(sorted(self.months))


def rolled_up(period: Period, units: Sequence[str]) -> tuple[RolledUp, ...]:
    """The units whose records are absent for the period or for months of it, by name."""
    months = list(period.months)
    found: dict[str, dict[str, Covered]] = {}
    for row in _absent([period.code, *months], units):
        found.setdefault(row.unit, {})[row.period or ""] = row
    rolled = [_rolled(rows, period, set(months)) for rows in found.values()]
    return tuple(sorted(rolled, key=lambda some: (some.name, some.unit)))


def _rolled(rows: Mapping[str, Covered], period: Period, months: set[str]) -> RolledUp:
    whole = rows.get(period.code)
    some = whole or next(iter(rows.values()))
    if whole is not None:
        return RolledUp(some.unit, some.name, some.via, json.loads(whole.figures))
    monthly = {code: json.loads(row.figures) for code, row in rows.items() if code in months}
    return RolledUp(some.unit, some.name, some.via, None, monthly)


def rolled_months(year: int, units: Sequence[str]) -> dict[tuple[str, str], Numbers]:
    """(unit, month) → its frozen figures, for the months of a year whose records are absent."""
    months = list(Period(year).months)
    rows = _absent(months, units)
    return {(row.unit, row.period or ""): json.loads(row.figures) for row in rows}


def _absent(codes: Sequence[str], units: Sequence[str]) -> Iterable[Covered]:
    """The newest covered package of each unit and period, where what is here is older."""
    query = Covered.select().where(
        *(Covered.outcome == ACCEPTED, Covered.period.in_(list(codes))), Covered.figures != "{}"
    )
    wanted = set(units)
    newest: dict[tuple[str, str], Covered] = {}
    for row in query.order_by(Covered.epoch, Covered.seq, Covered.cover_seq):
        if row.unit in wanted:
            newest[(row.unit, str(row.period))] = row
    heads = _heads({unit for unit, _ in newest}) if newest else {}
    return [row for row in newest.values() if (row.epoch, row.seq) > heads.get(row.unit, (0, 0))]


def _heads(units: set[str]) -> dict[str, tuple[int, int]]:
    """Unit → (epoch, number) of its newest package that was taken in here."""
    query = Incoming.select(Incoming.unit, Incoming.epoch, Incoming.seq).where(
        Incoming.kind == UP, Incoming.outcome == ACCEPTED
    )
    heads: dict[str, tuple[int, int]] = {}
    for unit, epoch, seq in tuples(query):
        if unit in units:
            heads[unit] = max(heads.get(unit, (0, 0)), (epoch, seq))
    return heads
