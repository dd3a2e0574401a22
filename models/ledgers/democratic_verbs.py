"""The ledger of democratic meetings: what people see of one, its steps, and measures as issues."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from models.errors import UserError
from models.ledger import Action, Group, Ledger, Stamp
from models.ledgers.democratic_meetings import (
    DemocraticMeeting,
    MeetingStage,
    MeetingStep,
    StepKind,
    waiting,
)
from models.ledgers.events import EventState
from models.ledgers.issues import Issue, IssueMeasure, IssueSource, MeasureState, RectifyKind
from models.ledgers.meetings import Meeting, MeetingKind
from models.ledgers.registering import fresh_issue, numbered
from models.record import Record, new_uid

_DAYS = {
    StepKind.SCHEME: -42,
    StepKind.REPORT_UP: -35,
    StepKind.STUDY: -28,
    StepKind.OPINIONS: -21,
    StepKind.TALKS: -14,
    StepKind.DRAFTS: -7,
    StepKind.MEETING: 0,
    StepKind.RECTIFICATION: 15,
    StepKind.NOTICE: 30,
}
"""Days from the meeting at which a step is proposed; each date may be typed over."""


def plan_steps(meeting: DemocraticMeeting, _stamp: Stamp, planned_on: date | None = None) -> None:
    """Propose a date for every step that is not done, counted from the day of the meeting."""
    if planned_on is None:
        raise UserError("写明计划哪天开会")
    for kind, days in _DAYS.items():
        row = meeting.step_of(kind)
        if row is not None and row.done_on is None:
            row.planned_on = planned_on + timedelta(days=days)


def finish_step(
    meeting: DemocraticMeeting,
    stamp: Stamp,
    step: StepKind | None = None,
    done_on: date | None = None,
    evidence: Any = (),
) -> None:
    """A step is done, the next one unless said otherwise; that of the meeting tells its day."""
    kind = step or meeting.next_step
    if kind is None:
        raise UserError("选完成了哪一步")
    day = done_on or stamp.today
    if day > stamp.today:
        raise UserError("完成日期 {day} 还没有到", day=day)
    row = meeting.step_of(kind)
    if row is None:
        row = MeetingStep(step=kind)
        meeting.steps.append(row)
    row.done_on = day
    row.evidence = (*(row.evidence or ()), *(evidence or ()))


def call_meeting(
    meeting: DemocraticMeeting,
    stamp: Stamp,
    start_at: datetime | None = None,
    place: str | None = None,
    chair: str | None = None,
) -> Sequence[Record]:
    """Its record among the meetings, where attendance, minutes and the sign-in sheet are kept."""
    if start_at is None:
        raise UserError("写明开会时间")
    called = Meeting(
        **{"uid": new_uid(), "unit": stamp.unit, "filler": stamp.by, "title": meeting.title},
        **{"kind": MeetingKind.DEMOCRATIC, "start_at": start_at, "place": place},
        **{"chair": chair, "state": EventState.PLANNED},
    )
    meeting.meeting = called.uid
    row = meeting.step_of(StepKind.MEETING)
    if row is not None:
        row.planned_on = row.planned_on or start_at.date()
    return (meeting, called)


def register(
    meeting: DemocraticMeeting,
    stamp: Stamp,
    lead_leader: str | None = None,
    owner: str | None = None,
    rectify_kind: RectifyKind | None = None,
    first_due_on: date | None = None,
    aspect: str | None = None,
) -> Sequence[Issue]:
    """One issue for each measure that is none yet; whose it is sees to it unless said otherwise.

    Only the measure goes over: what was found wanting, and why, stays where it was written.
    """
    issues = []
    for draft in waiting(meeting):
        issue = fresh_issue(
            draft.uid,
            stamp,
            **{"from_democratic_meeting": meeting.uid, "problem": _in_brief(draft.measure or "")},
            **{"source": IssueSource.DEMOCRATIC_MEETING, "aspect": draft.aspect or aspect},
            **{"found_on": meeting.held_on or stamp.today, "lead_leader": lead_leader},
            **{"owner": owner or draft.person, "first_due_on": first_due_on},
            rectify_kind=rectify_kind or RectifyKind.BY_DEADLINE,
        )
        issue.measures = [
            IssueMeasure(
                **{"measure": draft.measure, "due_on": first_due_on, "owner": issue.owner},
                state=MeasureState.NOT_STARTED,
            )
        ]
        issues.append(issue)
    return numbered(issues, stamp)


def _in_brief(measure: str) -> str:
    return measure[: Issue.problem.max_length]


def _unfinished(meeting: DemocraticMeeting) -> bool:
    return meeting.stage is not MeetingStage.FINISHED


def _to_plan(meeting: DemocraticMeeting) -> bool:
    return not meeting.held_on


def _to_call(meeting: DemocraticMeeting) -> bool:
    return not meeting.held_on and not meeting.meeting


DEMOCRATIC_MEETINGS = Ledger(
    model=DemocraticMeeting,
    title="民主生活会",
    columns=(
        *(DemocraticMeeting.title, DemocraticMeeting.stage, DemocraticMeeting.next_step),
        *(DemocraticMeeting.next_on, DemocraticMeeting.held_on, DemocraticMeeting.opinion_count),
        *(DemocraticMeeting.private_talk_count, DemocraticMeeting.draft_count),
        *(DemocraticMeeting.criticism_count, DemocraticMeeting.issues_count),
    ),
    groups=(
        Group(
            "会议",
            (
                *(DemocraticMeeting.title, DemocraticMeeting.theme, DemocraticMeeting.year),
                *(DemocraticMeeting.held_on, DemocraticMeeting.meeting),
            ),
        ),
        Group("步骤", (DemocraticMeeting.steps,)),
        Group("征求意见", (DemocraticMeeting.opinions,)),
        Group("谈心谈话", (DemocraticMeeting.talks,)),
        Group("对照检查", (DemocraticMeeting.drafts,)),
        Group("批评意见", (DemocraticMeeting.criticisms,)),
        Group(
            "数量",
            (
                *(DemocraticMeeting.opinion_count, DemocraticMeeting.private_talk_count),
                *(DemocraticMeeting.draft_count, DemocraticMeeting.criticism_count),
            ),
            folded=True,
        ),
        Group("留存", (DemocraticMeeting.remarks, DemocraticMeeting.attachments), folded=True),
    ),
    actions=(
        Action(
            "登记步骤",
            finish_step,
            (MeetingStep.step, MeetingStep.done_on, MeetingStep.evidence),
            _unfinished,
        ),
        Action(
            "措施转为问题",
            register,
            (
                *(Issue.lead_leader, Issue.owner, Issue.rectify_kind, Issue.first_due_on),
                Issue.aspect,
            ),
            lambda meeting: bool(waiting(meeting)),
        ),
        Action("按会期排步骤", plan_steps, (MeetingStep.planned_on,), _to_plan),
        Action(
            "建会议记录", call_meeting, (Meeting.start_at, Meeting.place, Meeting.chair), _to_call
        ),
    ),
    dated_by=DemocraticMeeting.held_on,
    state=DemocraticMeeting.stage,
)
