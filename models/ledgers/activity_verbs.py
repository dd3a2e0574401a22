"""The ledger of activities and its verbs; a site that was done up is accepted from above."""

from datetime import date
from typing import Unpack

from models.errors import UserError
from models.ledger import Action, By, Group, Ledger, Stamp
from models.ledgers.activities import Acceptance, Activity, ActivityKind
from models.ledgers.decisions import (
    Decision,
    DecisionKind,
    DecisionResult,
    DecisionSubject,
    Said,
    decision_on,
)
from models.ledgers.events import EventState


def hold(
    activity: Activity,
    stamp: Stamp,
    ends_on: date | None = None,
    participant_count: int | None = None,
    work_count: int | None = None,
    reach_count: int | None = None,
) -> None:
    """The activity is over; what is not said stays as it was written."""
    if activity.starts_on is None:
        raise UserError("写明开始日期")
    last = ends_on or activity.ends_on or activity.starts_on
    if last > stamp.today:
        raise UserError("结束日期 {day} 还没有到", day=last)
    activity.ends_on = ends_on or activity.ends_on
    for name, count in (
        ("participant_count", participant_count),
        ("work_count", work_count),
        ("reach_count", reach_count),
    ):
        if count is not None:
            setattr(activity, name, count)
    activity.state = EventState.HELD


def cancel(activity: Activity, _stamp: Stamp) -> None:
    activity.state = EventState.CANCELLED


def request_acceptance(
    activity: Activity, stamp: Stamp, acceptance_requested_on: date | None = None
) -> None:
    """Ask the level above to look at the site; asked again after a refusal, on the same day too."""
    activity.acceptance_requested_on = acceptance_requested_on or stamp.today
    activity.acceptance_requested_rev = activity.rev + 1


def _decide(activity: Activity, stamp: Stamp, result: DecisionResult, said: Said) -> Decision:
    subject, kind = DecisionSubject.ACTIVITIES, DecisionKind.ACCEPTANCE
    return decision_on(activity, subject, stamp, kind, result, said)


def accept(activity: Activity, stamp: Stamp, **said: Unpack[Said]) -> Decision:
    return _decide(activity, stamp, DecisionResult.ACCEPTED, said)


def refuse(activity: Activity, stamp: Stamp, **said: Unpack[Said]) -> Decision:
    return _decide(activity, stamp, DecisionResult.REFUSED, said)


def _planned(activity: Activity) -> bool:
    return activity.state is EventState.PLANNED


def _requestable(activity: Activity) -> bool:
    held_site = activity.kind is ActivityKind.SITE_PUBLICITY and activity.state is EventState.HELD
    return held_site and activity.acceptance in (None, Acceptance.REFUSED)


def _waits(activity: Activity) -> bool:
    return activity.acceptance is Acceptance.WAITING


_DECIDED = (Decision.reason, Decision.decided_on, Decision.decided_by)

ACTIVITIES = Ledger(
    model=Activity,
    title="宣传活动",
    columns=(
        *(Activity.title, Activity.kind, Activity.starts_on, Activity.place),
        *(Activity.participant_count, Activity.work_count, Activity.reach_count),
        *(Activity.state, Activity.acceptance),
    ),
    groups=(
        Group(
            "活动",
            (
                *(Activity.title, Activity.kind, Activity.state, Activity.starts_on),
                *(Activity.ends_on, Activity.place),
            ),
        ),
        Group(
            "规模与成效",
            (
                *(Activity.participant_count, Activity.work_count, Activity.reach_count),
                Activity.awards,
            ),
        ),
        Group("照片与附件", (Activity.attachments,)),
        Group(
            "主办与经费",
            (
                *(Activity.organiser, Activity.co_organiser, Activity.spent),
                *(Activity.plan_item, Activity.drive),
                *(Activity.acceptance_requested_on, Activity.acceptance_requested_rev),
            ),
            folded=True,
        ),
    ),
    actions=(
        Action(
            "登记已结束",
            hold,
            (
                *(Activity.ends_on, Activity.participant_count, Activity.work_count),
                Activity.reach_count,
            ),
            _planned,
        ),
        Action("申请认定", request_acceptance, (Activity.acceptance_requested_on,), _requestable),
        Action("取消活动", cancel, (), _planned),
        Action("认定", accept, _DECIDED, _waits, By.SUPERIOR),
        Action("不予认定", refuse, _DECIDED, _waits, By.SUPERIOR),
    ),
    dated_by=Activity.starts_on,
    state=Activity.state,
)
