"""What ties an event to the plan: it names its item, and once held it ticks the item's month."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from peewee import fn

from models.fields import Leaves, LinkField
from models.ledgers.events import EventState
from models.record import Record, among, tuples

Held = Counter[tuple[str, str]]
"""How many events that name a plan item were held, by (unit, month "2026-09")."""


class PlanTied(Record):
    """An event that may carry out an item of the plan; `state` is an EventState unless said."""

    plan_item = LinkField(
        "plans", "落实计划", leaves=Leaves.ALWAYS, index=True, note="办完自动计入这一条计划"
    )

    @classmethod
    def took_place(cls) -> Any:
        """The condition under which an event counts for its plan item."""
        return cls._meta.fields["state"] == EventState.HELD

    @classmethod
    def touches(cls, uids: Sequence[str]) -> Mapping[str, set[str]]:
        query = cls.select(cls.plan_item).where(among(cls.uid, uids), ~cls.plan_item.is_null())
        return {"plans": {plan for (plan,) in tuples(query)}}


class Carried(NamedTuple):
    """An event that was held for a plan item."""

    plan: str
    ledger: str
    uid: str


def carried_out_by(plans: Mapping[str, str], month: str) -> list[Carried]:
    """The events that count for plan items in a month ("2026-09"); `plans` is item → its unit."""
    found: list[Carried] = []
    for event in PlanTied.__subclasses__():
        query = event.select(event.plan_item, event.unit, event.uid).where(
            *(among(event.plan_item, list(plans)), event.took_place(), event.complete),
            *(~event.deleted, event.period == month),
        )
        found += [
            Carried(plan, event._meta.table_name, uid)
            for plan, unit, uid in tuples(query.order_by(event.uid))
            if plans[plan] == unit
        ]
    return found


def held_for(plans: Sequence[str]) -> dict[str, Held]:
    """Plan uid → the complete events that were held for it, of every ledger that is tied."""
    found: dict[str, Held] = defaultdict(Counter)
    for event in PlanTied.__subclasses__():
        query = event.select(event.plan_item, event.unit, event.period, fn.COUNT(1)).where(
            *(among(event.plan_item, plans), event.took_place(), event.complete),
            *(~event.deleted, ~event.period.is_null()),
        )
        query = query.group_by(event.plan_item, event.unit, event.period)
        for plan, unit, month, count in tuples(query):
            found[plan][unit, month] += count
    return found
