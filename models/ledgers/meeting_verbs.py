"""The ledger of meetings: what people see of one, and its verbs; resolutions become tasks."""

from collections.abc import Sequence
from datetime import date

from models.ledger import Action, Group, Ledger, Stamp
from models.ledgers.events import EventState
from models.ledgers.meetings import Meeting, cancel, hold, planned, resolved
from models.ledgers.tasks import Task, TaskSource
from models.record import new_uid, tuples

_LONGEST = Task.title.max_length


def assign(
    meeting: Meeting,
    stamp: Stamp,
    first_due_on: date | None = None,
    owner_department: str | None = None,
    owner: str | None = None,
) -> Sequence[Task]:
    """One task for each resolution that is none yet; owner and deadline stand in all of them."""
    day = meeting.start_at.date() if meeting.start_at else stamp.today
    return [
        Task(
            **{"uid": new_uid(), "unit": stamp.unit, "filler": stamp.by, "title": title[:_LONGEST]},
            **{"source": TaskSource.MEETING, "from_meeting": meeting.uid, "assigned_on": day},
            **{"first_due_on": first_due_on, "owner": owner, "owner_department": owner_department},
        )
        for title in unassigned(meeting)
    ]


def tasks_of(meeting: str) -> list[str]:
    """The uids of the tasks that came from a meeting, by their deadlines."""
    query = Task.select(Task.uid).where(Task.from_meeting == meeting, ~Task.deleted)
    return [uid for (uid,) in tuples(query.order_by(Task.due_on, Task.uid))]


def unassigned(meeting: Meeting) -> list[str]:
    """What the meeting resolved and nobody has been told to do yet."""
    held = Task.select(Task.title).where(Task.from_meeting == meeting.uid, ~Task.deleted)
    known = {title for (title,) in tuples(held)}
    return [title for title in resolved(meeting) if title[:_LONGEST] not in known]


def _assignable(meeting: Meeting) -> bool:
    return meeting.state is EventState.HELD and bool(unassigned(meeting))


MEETINGS = Ledger(
    model=Meeting,
    title="会议",
    columns=(
        *(Meeting.title, Meeting.kind, Meeting.start_at, Meeting.place, Meeting.chair),
        *(Meeting.expected_count, Meeting.attended_count, Meeting.state),
    ),
    groups=(
        Group(
            "会议",
            (
                *(Meeting.title, Meeting.kind, Meeting.start_at, Meeting.chair, Meeting.state),
                *(Meeting.place, Meeting.plan_item),
            ),
        ),
        Group("考勤", (Meeting.attendance,)),
        Group(
            "内容",
            (
                *(Meeting.study_content, Meeting.situation_analysis, Meeting.deployment),
                *(Meeting.coordination, Meeting.resolutions),
            ),
        ),
        Group(
            "会务",
            (
                *(Meeting.end_at, Meeting.session_no, Meeting.recorder, Meeting.observers),
                *(Meeting.agenda, Meeting.open_items, Meeting.drive),
            ),
            folded=True,
        ),
        Group("没有考勤表时填人数", (Meeting.expected_count, Meeting.attended_count), folded=True),
        Group("片区分析", (Meeting.area_analyses,), folded=True),
    ),
    actions=(
        Action(
            "登记已开",
            hold,
            (Meeting.start_at, Meeting.expected_count, Meeting.attended_count),
            planned,
        ),
        Action(
            "决议转交办",
            assign,
            (Task.first_due_on, Task.owner_department, Task.owner),
            _assignable,
        ),
        Action("取消会议", cancel, (), planned),
    ),
    dated_by=Meeting.start_at,
    state=Meeting.state,
)
