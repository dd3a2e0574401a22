"""宣传活动: what was held, and whose own site the level above has accepted."""

from typing import Any

from models.figures.figure import Figure, Tally, counting
from models.figures.scope import Reach
from models.ledgers.activities import Activity, ActivityKind
from models.ledgers.events import EventState


def _complete(reach: Reach, *conditions: Any) -> Any:
    return Activity.select().where(
        *(Activity.complete, ~Activity.deleted, reach.holds(Activity.unit), *conditions)
    )


def _held(reach: Reach) -> Any:
    held = _complete(
        *(reach, Activity.state == EventState.HELD, Activity.period.between(*reach.months)),
        reach.told(Activity.starts_on),
    )
    return counting(held, Activity.unit, Activity.uid, month=Activity.period)


def _positioned(reach: Reach) -> Any:
    """By the day of the acceptance, whenever the site was done up."""
    accepted = _complete(
        reach,
        Activity.kind == ActivityKind.SITE_PUBLICITY,
        Activity.accepted_on.between(reach.period.start, reach.until),
    )
    return counting(accepted, Activity.unit, Activity.uid, who=Activity.unit)


FIGURES = (
    Figure(
        *("activities_held", "宣传活动", "次", "期内开始、已结束的宣传活动，各种类型都算"),
        *("activities", Tally.COUNT, _held),
    ),
    Figure(
        *("units_positioned", "规范环境建设的单位", "个"),
        "期内单位环境建设经上级认定的不同单位",
        *("activities", Tally.DISTINCT, _positioned),
        additive=False,
    ),
)
