"""方案与计划: schemes guided, reviewed and issued; what was planned for each month and done."""

from collections.abc import Callable
from typing import Any

import peewee
from peewee import fn

from models.figures.figure import Figure, Over, Tally, counting, month_of
from models.figures.scope import Reach
from models.ledgers.decisions import Decision, DecisionKind, DecisionSubject
from models.ledgers.plans import Plan, PlanStep
from models.ledgers.scheme_templates import SchemeTemplate
from models.ledgers.schemes import Scheme

# Schemes.


def _guided(reach: Reach) -> Any:
    """Schemes from a template that this office handed down by the period's end, in its year."""
    start, end = reach.period.start, reach.until
    handed_on = fn.COALESCE(SchemeTemplate.handed_down_on, start.isoformat())
    query = (
        Scheme.select()
        .join(SchemeTemplate, on=(Scheme.template == SchemeTemplate.uid))
        .where(
            *(Scheme.complete, ~Scheme.deleted, reach.holds(Scheme.unit)),
            *(Scheme.unit != reach.office, Scheme.year == reach.period.year),
            *(SchemeTemplate.complete, ~SchemeTemplate.deleted),
            *(SchemeTemplate.unit == reach.office,),
            handed_on.between(start.isoformat(), end.isoformat()),
        )
    )
    return counting(query, Scheme.unit, Scheme.uid, who=Scheme.unit)


def _reviewed(reach: Reach) -> Any:
    query = Decision.select().where(
        *(Decision.complete, ~Decision.deleted, Decision.kind == DecisionKind.REVIEW),
        Decision.subject_ledger.in_([DecisionSubject.SCHEMES, DecisionSubject.PLANS]),
        Decision.decided_on.between(reach.period.start, reach.until),
        reach.holds(Decision.subject_unit),
    )
    unit = Decision.subject_unit
    return counting(query, unit, Decision.uid, who=unit)


def _issued(reach: Reach) -> Any:
    query = Scheme.select().where(
        *(Scheme.complete, ~Scheme.deleted, reach.holds(Scheme.unit)),
        Scheme.issued_on.between(reach.period.start, reach.until),
    )
    return counting(query, Scheme.unit, Scheme.uid, month=month_of(Scheme.issued_on))


# Plans.


def _items(reach: Reach) -> Any:
    query = Plan.select().where(
        *(Plan.complete, ~Plan.deleted, Plan.year == reach.period.year, reach.holds(Plan.unit))
    )
    return counting(query, Plan.unit, Plan.uid)


PLANNED: Any = fn.COALESCE(PlanStep.planned_count, 0)
_TYPED: Any = fn.COALESCE(PlanStep.done_count, 0)
_HELD: Any = fn.COALESCE(PlanStep.held_count, 0)
DONE: Any = fn.MIN(_TYPED + _HELD, PLANNED)
"""What was typed or held of what was planned: what goes beyond the plan serves no other month."""
_TYPED_ON_TIME: Any = peewee.Case(
    None, [(fn.SUBSTR(PlanStep.done_on, 1, 7) <= PlanStep.month, _TYPED)], 0
)
_HELD_ON_TIME: Any = _HELD - fn.COALESCE(PlanStep.held_late, 0)
ON_TIME: Any = fn.MIN(_TYPED_ON_TIME + _HELD_ON_TIME, PLANNED)
"""Done by the end of its month; what says no day is not known to be."""
LATE: Any = DONE - ON_TIME


def steps(reach: Reach, *conditions: Any) -> Any:
    """The steps of the units' plan items in the period's months."""
    return (
        Plan.select()
        .join(PlanStep, on=(PlanStep.record == Plan.uid))
        .where(
            *(Plan.complete, ~Plan.deleted, reach.holds(Plan.unit)),
            *(PlanStep.month.between(*reach.months), *conditions),
        )
    )


def over_by(reach: Reach) -> str:
    """The last month that is over, "2026-08"; what it lacks is late."""
    day = reach.today
    before = (day.year - 1, 12) if day.month == 1 else (day.year, day.month - 1)
    return f"{before[0]}-{before[1]:02d}"


def _work(amount: Any, *conditions: Any) -> Callable[[Reach], Any]:
    def source(reach: Reach) -> Any:
        query = steps(reach, *conditions, amount > 0)
        return _counted(query, amount)

    return source


def _share(reach: Reach) -> Any:
    query = steps(reach, PLANNED > 0)
    return _counted(query, DONE, PLANNED)


def _not_done(reach: Reach) -> Any:
    left = PLANNED - DONE
    query = steps(reach, left > 0, PlanStep.month <= over_by(reach))
    return _counted(query, left)


def _counted(query: Any, amount: Any, base: Any = 0) -> Any:
    return counting(
        query, Plan.unit, Plan.uid, PlanStep.uid, amount=amount, base=base, month=PlanStep.month
    )


def _plan_figure(
    name: str, label: str, definition: str, source: Callable[[Reach], Any], daily: bool = False
) -> Figure:
    return Figure(name, label, "次", definition, "plans", Tally.SUM, source, daily=daily)


_PLANNED = _plan_figure("plan_planned", "计划安排", "期内各月安排的次数之和", _work(PLANNED))
_DONE = _plan_figure(
    "plan_done", "计划完成", "期内各月完成的次数之和，每月最多算到计划数", _work(DONE)
)

FIGURES = (
    Figure(
        "units_guided",
        "指导制定方案的单位",
        "个",
        "用本单位期内下发的模板起草方案的不同单位",
        "schemes",
        Tally.DISTINCT,
        _guided,
        additive=False,
    ),
    Figure(
        "units_reviewed",
        "计划会审的单位",
        "个",
        "期内有会审结论的不同单位",
        "decisions",
        Tally.DISTINCT,
        _reviewed,
        additive=False,
    ),
    Figure("schemes_issued", "印发方案", "件", "期内印发的方案", "schemes", Tally.COUNT, _issued),
    Figure(
        *("plan_items", "计划任务", "项", "本年度的计划任务", "plans", Tally.COUNT, _items),
        over=Over.LAST,
    ),
    _PLANNED,
    _DONE,
    _plan_figure("plan_on_time", "按时完成", "当月月底前完成的次数", _work(ON_TIME)),
    _plan_figure("plan_late", "迟完成", "过了当月才完成、或没写完成日期的次数", _work(LATE)),
    _plan_figure(
        *("plan_not_done", "过月未完成", "已过去的月份里计划了还没完成的次数", _not_done),
        daily=True,
    ),
    Figure(
        "plan_rate",
        "计划完成率",
        "%",
        "计划完成除以计划安排",
        "plans",
        Tally.RATE,
        _share,
        additive=False,
        parts=(_DONE, _PLANNED),
    ),
)
