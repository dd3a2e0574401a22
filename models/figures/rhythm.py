"""前紧后松: what each month had planned, and what of it was done in time."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.figures.scope import Scope, reach_of
from models.figures.work import month_sums, over_by
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
    sums, over = month_sums(reach), over_by(reach)
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
