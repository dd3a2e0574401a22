"""The ledger of needs: what people see of one, and how it is sorted; a need becomes a deed."""

from collections.abc import Sequence
from datetime import date

from models.errors import UserError
from models.ledger import Action, Group, Ledger, Stamp
from models.ledgers.decisions import with_reason
from models.ledgers.deeds import Deed
from models.ledgers.needs import CollectedNeed, Handling, NeedState
from models.record import Record, new_uid


def make_project(
    need: CollectedNeed,
    stamp: Stamp,
    promise: str | None = None,
    promised_on: date | None = None,
    owner: str | None = None,
) -> Sequence[Record]:
    """A deed of the same content and kind, tied to the need; what it lacks is filled in there."""
    deed = Deed(
        **{"uid": new_uid(), "unit": stamp.unit, "filler": stamp.by},
        **{"title": (need.title or "")[:200], "category": need.category},
        **{"promise": promise, "promised_on": promised_on, "owner": owner},
        starts_on=stamp.today,
    )
    need.handling, need.deed = Handling.PROJECT, deed.uid
    return deed, need


def merge(
    need: CollectedNeed, _stamp: Stamp, deed: str | None = None, handling_reason: str | None = None
) -> None:
    """The need is met by a deed that is there already."""
    if not deed:
        raise UserError("选上合并到哪一件实事")
    need.handling, need.deed = Handling.MERGED, deed
    need.handling_reason = handling_reason or need.handling_reason


def _answer(need: CollectedNeed, handling: Handling, reason: str | None) -> None:
    need.handling, need.handling_reason = handling, with_reason(reason)
    need.deed = None


def transfer(need: CollectedNeed, _stamp: Stamp, handling_reason: str | None = None) -> None:
    _answer(need, Handling.TRANSFERRED, handling_reason)


def explain(need: CollectedNeed, _stamp: Stamp, handling_reason: str | None = None) -> None:
    _answer(need, Handling.EXPLAINED, handling_reason)


def turn_down(need: CollectedNeed, _stamp: Stamp, handling_reason: str | None = None) -> None:
    _answer(need, Handling.NOT_TAKEN, handling_reason)


def _unsorted(need: CollectedNeed) -> bool:
    return need.state is NeedState.TODO


_REASON = (CollectedNeed.handling_reason,)

NEEDS = Ledger(
    model=CollectedNeed,
    title="需求",
    columns=(
        *(CollectedNeed.title, CollectedNeed.source, CollectedNeed.category),
        *(CollectedNeed.raised_on, CollectedNeed.handling, CollectedNeed.deed),
        CollectedNeed.state,
    ),
    groups=(
        Group(
            "需求",
            (
                *(CollectedNeed.title, CollectedNeed.source, CollectedNeed.raised_on),
                *(CollectedNeed.category, CollectedNeed.raised_by),
            ),
        ),
        Group("处理", (CollectedNeed.handling, CollectedNeed.deed, CollectedNeed.handling_reason)),
    ),
    actions=(
        Action(
            "转为实事项目", make_project, (Deed.promise, Deed.promised_on, Deed.owner), _unsorted
        ),
        Action("并入实事", merge, (CollectedNeed.deed, *_REASON), _unsorted),
        Action("转办", transfer, _REASON, _unsorted),
        Action("解释答复", explain, _REASON, _unsorted),
        Action("不予受理", turn_down, _REASON, _unsorted),
    ),
    dated_by=CollectedNeed.raised_on,
    state=CollectedNeed.state,
)
