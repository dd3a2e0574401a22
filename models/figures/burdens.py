"""五多: what was asked of units in a period, and in the same one of the year before."""

from collections.abc import Callable
from typing import Any

from models.figures.figure import Figure, Tally, counting
from models.figures.scope import Reach
from models.ledgers.burdens import Burden


def _asked(amount: Any) -> Callable[[Reach], Any]:
    def source(reach: Reach) -> Any:
        query = Burden.select().where(
            *(Burden.complete, ~Burden.deleted, reach.holds(Burden.unit)),
            *(Burden.month.between(*reach.months), ~amount.is_null()),
        )
        return counting(query, Burden.unit, Burden.uid, amount=amount, month=Burden.month)

    return source


FIGURES = (
    Figure(
        *("burdens", "五多本期数", "件次"),
        "期内要求单位的会议、文电、检查、评比竞赛和报表台账",
        *("burdens", Tally.SUM, _asked(Burden.item_count)),
    ),
    Figure(
        *("burdens_previous", "五多上年同期", "件次"),
        "同一批记录的上年同期数：上年有记录的按记录，没有的按首年填的数",
        *("burdens", Tally.SUM, _asked(Burden.previous_count)),
    ),
)
