"""前紧后松: what each month had planned, and what of it was done in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import add

from peewee import fn

from models.figures import rolling
from models.figures.rolled_up import Numbers, rolled_months
from models.figures.scope import Reach, Scope, reach_of
from models.figures.work import FIGURES, LATE, ON_TIME, PLANNED, over_by, steps
from models.ledgers.plans import PlanStep
from models.words import Sentence, sentence


@dataclass(frozen=True)
class RhythmMonth:
    """One month of a year; `not_done` counts only once the month is over (`closed`)."""

    month: int
    planned: int
    on_time: int
    late: int
    closed: bool

    @property
    def done(self) -> int:
        return self.on_time + self.late

    @property
    def not_done(self) -> int:
        return self.planned - self.done if self.closed else 0


def rhythm(scope: Scope) -> tuple[RhythmMonth, ...]:
    """The months of the scope's period."""
    reach = reach_of(scope)
    sums, over = _month_sums(reach), over_by(reach)
    return tuple(
        RhythmMonth(int(month[5:]), *sums.get(month, (0, 0, 0)), closed=month <= over)
        for month in reach.period.months
    )


def share_of_plan(months: Sequence[RhythmMonth], first: int, last: int) -> tuple[int, int]:
    """(planned in these months of the year, planned in all), as a rate's two parts."""
    some = sum(month.planned for month in months if first <= month.month <= last)
    return some, sum(month.planned for month in months)


def finding(months: Sequence[RhythmMonth]) -> Sentence:
    """What a year's twelve months show, as a chart's title says it.

    前紧后松 when the second half has under 40 % of the plan, or has done a share of what was due
    that is 10 points below the first half's; the other way round 前松后紧.
    """
    early, late = months[:6], months[6:]
    whole = sum(month.planned for month in months)
    if not whole:
        return sentence("工作节奏：还没有计划")
    planned = sum(month.planned for month in late) / whole
    drop = _kept(early) - _kept(late)
    if planned < 0.4 or drop > 0.1:
        return sentence("工作节奏：前紧后松")
    if planned > 0.6 or drop < -0.1:
        return sentence("工作节奏：前松后紧")
    return sentence("工作节奏：前后均衡")


def _kept(months: Sequence[RhythmMonth]) -> float:
    """The share done in time of what the closed months had planned; 1 where nothing was due."""
    due = sum(month.planned for month in months if month.closed)
    return sum(month.on_time for month in months if month.closed) / due if due else 1.0


Sums = tuple[int, int, int]
"""Planned, done on time, done late."""
_PARTS = tuple(f for f in FIGURES if f.name in ("plan_planned", "plan_on_time", "plan_late"))


def _month_sums(reach: Reach) -> dict[str, Sums]:
    """Month → planned, done on time, done late, each with at least one step.

    Months that a unit's own level rolled up stand in the place of that unit's steps.
    """
    absent = rolled_months(reach.period.year, [some.unit for some in reach.rolled])
    sums = _step_sums(reach.without({unit for unit, _ in absent}))
    for unit in {unit for unit, _ in absent}:
        own = _step_sums(reach.without(set(reach.units) - {unit}))
        for month in reach.period.months:
            frozen = absent.get((unit, month))
            told = _frozen_sums(frozen) if frozen is not None else own.get(month)
            if told is not None:
                earlier = sums.get(month, (0, 0, 0))
                sums[month] = tuple(map(add, earlier, told))
    return sums


def _frozen_sums(frozen: Numbers) -> Sums:
    planned, early, late = (
        value if type(value) is int else 0 for value in (frozen.get(f.name) for f in _PARTS)
    )
    return planned, early, late


def _step_sums(reach: Reach) -> dict[str, Sums]:
    """By what is kept of the months, else by the records alone in one query."""
    kept = [rolling.by_month(figure, reach) for figure in _PARTS]
    if None not in kept:
        planned, early, late = (some or {} for some in kept)
        months = planned.keys() | early.keys() | late.keys()
        return {m: (planned.get(m, 0), early.get(m, 0), late.get(m, 0)) for m in months}
    query = steps(reach).select(
        PlanStep.month,
        *(fn.SUM(some).converter(int) for some in (PLANNED, ON_TIME, LATE)),
    )
    rows = query.group_by(PlanStep.month).tuples()
    return {month: (planned, early, late) for month, planned, early, late in rows}
