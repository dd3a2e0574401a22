"""The moves that a state admits: no form, cell, sheet or verb makes another."""

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from models.errors import UserError
from models.fields import Choice
from models.ledgers.events import EventState
from models.record import Facts
from models.words import sentence

S = TypeVar("S", bound=Choice)

Moves = Mapping[S, Collection[S]]
"""State → the states that may follow it; a new record may begin in any."""

OF_AN_EVENT: Moves[EventState] = {
    EventState.PLANNED: (EventState.HELD, EventState.CANCELLED),
    EventState.HELD: (),
    EventState.CANCELLED: (),
}


def admit(record: Any, facts: Facts, moves: Moves[Any]) -> None:
    """Refuse a change of `state` that is none of the moves; what had none may take any."""
    held: str | None = (facts.before or {}).get("state")
    now: Choice | None = record.state
    if held is None or now == held:
        return
    before = next(state for state in moves if state == held)
    if now is None or now not in moves[before]:
        raise UserError(
            "“{title}”的状态不能从“{before}”改为“{after}”；登记错了就删掉重新登记",
            title=record.heading(),
            before=sentence(before.label),
            after=sentence(now.label if now is not None else "未填"),
        )
