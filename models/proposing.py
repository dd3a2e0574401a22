"""What a form may fill in by itself: it is shown, and gives way to whatever somebody types."""

from collections.abc import Mapping
from datetime import date
from functools import singledispatch
from typing import Any

from models import store
from models.ledgers.events import EventState
from models.ledgers.lectures import AudienceKind, Lecture, LectureKind
from models.ledgers.plans import Plan, PlanMode
from models.lists import list_labels
from models.posts import post_of
from models.record import Record, tuples

_USUAL_HOURS = 2
_MODES = {
    LectureKind.THEMED_EDUCATION: (PlanMode.THEMED_EDUCATION,),
    LectureKind.CONDUCT_EDUCATION: (PlanMode.THEMED_EDUCATION,),
}
_LECTURING = (PlanMode.LECTURE,)


@singledispatch
def proposals(_record: Record, _today: date) -> Mapping[str, Any]:
    """Field name → value, of the record as it stands in its form; by default nothing."""
    return {}


@proposals.register
def _of_a_lecture(lecture: Lecture, today: date) -> Mapping[str, Any]:
    """As the last one was; the speaker's post on the day; and held, once its time has passed."""
    found: dict[str, Any] = {}
    held_at = lecture.held_at
    planned = lecture.state is EventState.PLANNED
    if held_at is None and planned and lecture.attendance and lecture.planned_at is not None:
        held_at = found["held_at"] = lecture.planned_at
    if planned and held_at is not None and held_at.date() <= today:
        found["state"] = EventState.HELD
    before = _last(lecture)
    if lecture.kind is None:
        found["kind"] = (before.kind if before else None) or LectureKind.PARTY_LECTURE
    if lecture.audience_kind is None:
        found["audience_kind"] = (before.audience_kind if before else None) or AudienceKind.ORGANS
    if lecture.hours is None:
        found["hours"] = (before.hours if before else None) or _USUAL_HOURS
    at = held_at or lecture.planned_at
    day = at.date() if at is not None else today
    if lecture.lecturer and (not lecture.lecturer_post or _is_of_another(lecture)):
        found["lecturer_post"] = post_of(lecture.lecturer, day) or ""
    if lecture.plan_item is None and at is not None:
        kind = lecture.kind or found.get("kind")
        found["plan_item"] = _plan_item(lecture, kind, f"{day:%Y-%m}")
    return {name: value for name, value in found.items() if value is not None}


def _is_of_another(lecture: Lecture) -> bool:
    """Whether the post is still that of the speaker whose place this one has taken."""
    stored = Lecture.get_or_none(Lecture.uid == lecture.uid)
    return (
        stored is not None
        and stored.lecturer != lecture.lecturer
        and stored.lecturer_post == lecture.lecturer_post
    )


def _last(lecture: Lecture) -> Lecture | None:
    """The office's latest lecture of the same kind, or of any where none is said yet."""
    query = Lecture.select().where(
        *(Lecture.unit == lecture.unit, ~Lecture.deleted, Lecture.uid != lecture.uid),
        *(Lecture.state == EventState.HELD, ~Lecture.kind.is_null()),
    )
    if lecture.kind is not None:
        query = query.where(Lecture.kind == lecture.kind)
    found: Lecture | None = query.order_by(Lecture.held_at.desc(), Lecture.uid.desc()).first()
    return found


def _plan_item(lecture: Lecture, kind: LectureKind | None, month: str) -> str | None:
    """The one item of the plan that has such lectures open in the month, or names the topic."""
    modes = _MODES.get(kind, _LECTURING) if kind is not None else _LECTURING
    query = Plan.select(Plan.uid).where(
        *(Plan.unit == lecture.unit, Plan.complete, ~Plan.deleted, Plan.year == int(month[:4])),
        Plan.mode.in_(list(modes)),
    )
    items = store.load(Plan, sorted(uid for (uid,) in tuples(query)))
    waiting = [item for item in items if any(s.month == month and not s.done for s in item.steps)]
    if len(waiting) > 1 and lecture.topic:
        topic = list_labels("topic").get(lecture.topic, "")
        waiting = [item for item in waiting if topic and topic in (item.title or "")]
    return waiting[0].uid if len(waiting) == 1 else None
