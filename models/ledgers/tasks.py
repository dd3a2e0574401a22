"""交办事项: what somebody is to do by a day, from its assignment to its result."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from models.errors import Problem, UserError
from models.fields import (
    Choice,
    ChoiceField,
    DateField,
    IntegerField,
    Leaves,
    LinkField,
    LongTextField,
    Need,
    TextField,
)
from models.ledgers.decisions import (
    Decision,
    DecisionKind,
    DecisionResult,
    counting,
    keep_judge,
)
from models.ledgers.drive_tie import DriveTied
from models.periods import Period
from models.record import (
    Facts,
    Part,
    Rows,
    among,
    problem,
    read_state,
    tuples,
)

ALWAYS, NEVER, SUBMIT = Leaves.ALWAYS, Leaves.NEVER, Need.SUBMIT


class TaskSource(Choice):
    MEETING = "meeting", "会议"
    INSPECTION = "inspection", "督导检查"
    SUPERIOR = "superior", "上级交办"
    MATTER = "matter", "协调事项"
    DRIVE = "drive", "专项行动"
    OTHER = "other", "其他"


class TaskEventKind(Choice):
    STARTED = "started", "开始办理"
    SUBMITTED = "submitted", "提交"
    DONE = "done", "完成"
    EXTENSION_REQUESTED = "extension_requested", "申请延期"
    EXTENSION_GRANTED = "extension_granted", "同意延期"
    CANCELLED = "cancelled", "取消"


class TaskState(Choice):
    TODO = "todo", "待办"
    DOING = "doing", "办理中"
    SUBMITTED = "submitted", "已提交"
    DONE = "done", "已完成"
    EXTENSION = "extension", "申请延期"
    CANCELLED = "cancelled", "已取消"


FINISHED = (TaskState.DONE, TaskState.CANCELLED)


class TaskEvent(Part):
    """What happened to a task, appended and never rewritten; figures count by `effective_on`."""

    event = ChoiceField[TaskEventKind](TaskEventKind, "事项", leaves=ALWAYS, need=SUBMIT)
    effective_on = DateField("发生日期", leaves=ALWAYS, need=SUBMIT)
    entered_on = DateField("录入日期", leaves=ALWAYS, need=SUBMIT, automatic=True)
    entered_rev = IntegerField(
        "录入版次", leaves=ALWAYS, automatic=True, note="与决定排先后，不靠时钟"
    )
    by = TextField("经办人", leaves=ALWAYS)
    reason = LongTextField("原因", leaves=ALWAYS)
    due_before = DateField("原时限", leaves=ALWAYS)
    due_after = DateField("申请延至", leaves=ALWAYS)

    class Meta:
        table_name = "task_events"


class Task(DriveTied):
    """One thing to do: whose, by when, and how it went; one from above is decided on above."""

    title = TextField("交办内容", leaves=ALWAYS, need=Need.IDENTITY, max_length=500)
    source = ChoiceField[TaskSource | None](TaskSource, "来源", leaves=ALWAYS, need=SUBMIT)
    from_meeting = LinkField("meetings", "来自会议", leaves=ALWAYS, index=True)
    from_task = LinkField("tasks", "承办上级任务", leaves=ALWAYS, index=True)
    assigned_on = DateField("交办日期", leaves=ALWAYS, need=SUBMIT)
    owner_unit = LinkField("units", "责任单位", leaves=ALWAYS)
    owner_department = TextField("责任部门", leaves=ALWAYS)
    owner = LinkField("people", "责任人", leaves=ALWAYS)
    first_due_on = DateField("原定时限", leaves=ALWAYS, need=SUBMIT)
    due_on = DateField("现行时限", leaves=NEVER, derived=True, index=True)
    outcome = LongTextField("办理结果", leaves=ALWAYS)
    state = ChoiceField[TaskState](TaskState, "状态", leaves=NEVER, derived=True, index=True)

    events = Rows(TaskEvent, "办理过程", automatic=True)

    handed_to = "owner_unit"
    remembered = ("source", "assigned_on", "first_due_on", "events", "owner_unit")
    ongoing: ClassVar[tuple[str, ...]] = ("owner_department", "owner", "outcome", "events")
    copied = ("first_due_on",)
    afresh = ("outcome", "from_task")

    class Meta:
        table_name = "tasks"

    @classmethod
    def during(cls, period: Period) -> Any:
        """Assigned by the period's end, and either of its months or still open."""
        begun = cls.assigned_on.is_null() | (cls.assigned_on <= period.end)
        here = cls.period.between(period.months[0], period.months[-1])
        return begun & (here | cls.state.not_in(FINISHED))

    @classmethod
    def overdue(cls, today: date) -> Any:
        return (cls.due_on < today) & cls.state.not_in(FINISHED)

    def prepare(self, today: date) -> None:
        self.assigned_on = self.assigned_on or today
        if self.source is None and self.from_task:
            self.source = TaskSource.SUPERIOR
        if self.source is None and self.from_meeting:
            self.source = TaskSource.MEETING

    def own_decides(self) -> bool:
        return self.source is not TaskSource.SUPERIOR

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if self.assigned_on and self.first_due_on and self.first_due_on < self.assigned_on:
            yield problem(Task.first_due_on, "时限早于交办日期（{day}）", day=self.assigned_on)
        if not (self.owner_unit or self.owner_department or self.owner):
            yield problem(Task.owner_department, "责任单位、责任部门、责任人至少填一项")
        if self.source is TaskSource.MEETING and not self.from_meeting:
            yield problem(Task.from_meeting, "来自会议的事项，选上是哪次会议", level="warning")

    def settle(self, facts: Facts) -> None:
        keep_judge(self, facts)
        old = (facts.before or {}).get("events", [])
        if old and read_state(self).get("events", [])[: len(old)] != old:
            raise UserError("办理过程只能追加，不能改动已有的记录")
        for event in self.events:
            event.entered_on = event.entered_on or facts.today
            event.entered_rev = event.entered_rev or self.rev + 1

    @classmethod
    def beside(cls, uids: Sequence[str]) -> Mapping[str, list[TaskState]]:
        """How the tasks stand by which those below carry these out."""
        query = cls.select(cls.from_task, cls.state).where(
            among(cls.from_task, uids), cls.complete, ~cls.deleted
        )
        found: dict[str, list[TaskState]] = defaultdict(list)
        for uid, state in tuples(query):
            found[uid].append(state)
        return found

    @classmethod
    def touches(cls, uids: Sequence[str]) -> Mapping[str, set[str]]:
        query = cls.select(cls.from_task).where(among(cls.uid, uids), ~cls.from_task.is_null())
        return {"tasks": {uid for (uid,) in tuples(query)}}

    def derive(self, facts: Facts) -> None:
        course = course_of(self, facts.decisions)
        below = [state for state in facts.beside or () if state is not TaskState.CANCELLED]
        self.due_on = course.due_on
        self.state = course.state
        if below and course.state in (TaskState.TODO, TaskState.DOING):
            self.state = _together(below)


Task.deadline = Task.due_on


def _together(below: Sequence[TaskState]) -> TaskState:
    """Done once all who carry it out are done, handed in once they have handed it in."""
    if all(state is TaskState.DONE for state in below):
        return TaskState.DONE
    in_hand = (TaskState.DONE, TaskState.SUBMITTED)
    return TaskState.SUBMITTED if all(state in in_hand for state in below) else TaskState.DOING


@dataclass(frozen=True)
class Course:
    """Where a task stands; `wanted` is the day an open request asks for."""

    state: TaskState = TaskState.TODO
    due_on: date | None = None
    wanted: date | None = None
    before: TaskState = TaskState.TODO
    extensions: int = 0


def course_of(task: Task, decisions: Sequence[Decision]) -> Course:
    """Walk events and decisions in the order of revisions; clocks order nothing."""
    said = counting(task.unit, decisions, own_decides=task.own_decides())
    steps: list[tuple[int, int, int, TaskEvent | Decision]] = [
        (event.entered_rev or task.rev + 1, 0, at, event) for at, event in enumerate(task.events)
    ]
    steps += [(d.subject_rev or 0, 1, at, d) for at, d in enumerate(said)]
    now = Course(due_on=task.first_due_on)
    for *_, step in sorted(steps, key=lambda step: step[:3]):
        now = _decided(now, step) if isinstance(step, Decision) else _happened(now, step)
    return now


_TURNS = {
    TaskEventKind.STARTED: TaskState.DOING,
    TaskEventKind.SUBMITTED: TaskState.SUBMITTED,
    TaskEventKind.DONE: TaskState.DONE,
    TaskEventKind.CANCELLED: TaskState.CANCELLED,
}


def _happened(now: Course, event: TaskEvent) -> Course:
    if event.event in _TURNS:
        return replace(now, state=_TURNS[event.event])
    if event.event is TaskEventKind.EXTENSION_REQUESTED:
        before = now.before if now.state is TaskState.EXTENSION else now.state
        return replace(now, state=TaskState.EXTENSION, wanted=event.due_after, before=before)
    return _extended(now, event.due_after or now.wanted)


def _extended(now: Course, due_on: date | None) -> Course:
    if now.state is not TaskState.EXTENSION:
        return now
    count = now.extensions + (due_on is not None)
    return replace(now, state=now.before, due_on=due_on or now.due_on, extensions=count)


def _decided(now: Course, decision: Decision) -> Course:
    granted = decision.result is DecisionResult.ACCEPTED
    match decision.kind:
        case DecisionKind.EXTENSION:
            return _extended(now, (decision.due_on or now.wanted) if granted else None)
        case DecisionKind.ACCEPTANCE if now.state is TaskState.SUBMITTED:
            return replace(now, state=TaskState.DONE if granted else TaskState.DOING)
        case DecisionKind.RETURN if decision.result is DecisionResult.REFUSED:
            back = now.state in (TaskState.DONE, TaskState.SUBMITTED)
            return replace(now, state=TaskState.DOING) if back else now
    return now
