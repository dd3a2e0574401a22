"""What may be done with a task, by its owner and by the level above."""

from datetime import date
from typing import Unpack

from models.errors import UserError
from models.ledger import Action, By, Group, Ledger, Stamp
from models.ledgers.decisions import (
    Decision,
    DecisionKind,
    DecisionResult,
    DecisionSubject,
    Said,
    decision_on,
    with_reason,
)
from models.ledgers.tasks import Task, TaskEvent, TaskEventKind, TaskSource, TaskState
from models.record import Record, new_uid


def _happen(
    task: Task,
    stamp: Stamp,
    kind: TaskEventKind,
    on: date | None,
    *,
    reason: str | None = None,
    due_after: date | None = None,
) -> None:
    task.events.append(
        TaskEvent(
            event=kind,
            effective_on=on or stamp.today,
            by=stamp.by,
            reason=reason,
            due_before=task.due_on if due_after else None,
            due_after=due_after,
        )
    )


def start(task: Task, stamp: Stamp, effective_on: date | None = None) -> None:
    _happen(task, stamp, TaskEventKind.STARTED, effective_on)


def submit(
    task: Task, stamp: Stamp, outcome: str | None = None, effective_on: date | None = None
) -> None:
    """Hand the result in; whoever assigned it says whether that is enough."""
    task.outcome = outcome or task.outcome
    if not task.outcome:
        raise UserError("先写办理结果，再提交")
    _happen(task, stamp, TaskEventKind.SUBMITTED, effective_on)


def finish(
    task: Task, stamp: Stamp, outcome: str | None = None, effective_on: date | None = None
) -> None:
    task.outcome = outcome or task.outcome
    if not task.outcome:
        raise UserError("先写办理结果，再登记完成")
    _happen(task, stamp, TaskEventKind.DONE, effective_on)


def request_extension(
    task: Task,
    stamp: Stamp,
    due_after: date | None = None,
    reason: str | None = None,
    effective_on: date | None = None,
) -> None:
    if due_after is None:
        raise UserError("写明申请延到哪一天")
    if task.due_on and due_after <= task.due_on:
        raise UserError("延期要晚于现行时限（{day}）", day=task.due_on)
    kind = TaskEventKind.EXTENSION_REQUESTED
    why = with_reason(reason)
    _happen(task, stamp, kind, effective_on, reason=why, due_after=due_after)


def grant_own_extension(
    task: Task, stamp: Stamp, due_after: date | None = None, effective_on: date | None = None
) -> None:
    """The office's own leader lets its own task take longer: until the day asked for, or this."""
    asked = [e.due_after for e in task.events if e.event is TaskEventKind.EXTENSION_REQUESTED]
    day = due_after or asked[-1]
    _happen(task, stamp, TaskEventKind.EXTENSION_GRANTED, effective_on, due_after=day)


def call_off(
    task: Task, stamp: Stamp, reason: str | None = None, effective_on: date | None = None
) -> None:
    why = with_reason(reason)
    _happen(task, stamp, TaskEventKind.CANCELLED, effective_on, reason=why)


def take_up(
    task: Task, stamp: Stamp, owner_department: str | None = None, first_due_on: date | None = None
) -> Task:
    """A task that was handed down becomes this office's own, tied to it."""
    mine = Task(uid=new_uid(), unit=stamp.unit, filler=stamp.by, title=task.title)
    mine.source, mine.from_task = TaskSource.SUPERIOR, task.uid
    mine.assigned_on = task.assigned_on
    mine.first_due_on = first_due_on or task.due_on
    mine.owner_unit, mine.owner_department = stamp.unit, owner_department
    return mine


def _decide(
    task: Task, stamp: Stamp, kind: DecisionKind, result: DecisionResult, said: Said
) -> Record:
    return decision_on(task, DecisionSubject.TASKS, stamp, kind, result, said)


def accept(task: Task, stamp: Stamp, **said: Unpack[Said]) -> Record:
    return _decide(task, stamp, DecisionKind.ACCEPTANCE, DecisionResult.ACCEPTED, said)


def refuse(task: Task, stamp: Stamp, **said: Unpack[Said]) -> Record:
    return _decide(task, stamp, DecisionKind.ACCEPTANCE, DecisionResult.REFUSED, said)


def grant_extension(task: Task, stamp: Stamp, **said: Unpack[Said]) -> Record:
    asked = [e.due_after for e in task.events if e.event is TaskEventKind.EXTENSION_REQUESTED]
    said["due_on"] = said.get("due_on") or asked[-1]
    return _decide(task, stamp, DecisionKind.EXTENSION, DecisionResult.ACCEPTED, said)


def refuse_extension(task: Task, stamp: Stamp, **said: Unpack[Said]) -> Record:
    return _decide(task, stamp, DecisionKind.EXTENSION, DecisionResult.REFUSED, said)


def _todo(task: Task) -> bool:
    return task.state is TaskState.TODO


def _open(task: Task) -> bool:
    return task.state in (TaskState.TODO, TaskState.DOING)


def _submittable(task: Task) -> bool:
    return task.state is TaskState.DOING


def _finishable(task: Task) -> bool:
    going_on = task.state in (TaskState.DOING, TaskState.SUBMITTED)
    return going_on and task.own_decides()


def _waits(task: Task) -> bool:
    return task.state is TaskState.SUBMITTED


def _waits_above(task: Task) -> bool:
    return _waits(task) and not task.own_decides()


def _asks(task: Task) -> bool:
    return task.state is TaskState.EXTENSION


def _asks_own(task: Task) -> bool:
    return _asks(task) and task.own_decides()


def _asks_above(task: Task) -> bool:
    return _asks(task) and not task.own_decides()


_SAID = (Decision.decided_on, Decision.decided_by, Decision.reason)

TASKS = Ledger(
    model=Task,
    title="交办事项",
    columns=(
        *(Task.title, Task.source, Task.owner_unit, Task.owner_department, Task.owner),
        *(Task.assigned_on, Task.due_on, Task.state),
    ),
    groups=(
        Group(
            "事项",
            (
                *(Task.title, Task.source, Task.from_meeting, Task.assigned_on, Task.first_due_on),
                *(Task.from_task, Task.drive),
            ),
        ),
        Group("责任", (Task.owner_unit, Task.owner_department, Task.owner)),
        Group("办理", (Task.outcome, Task.events)),
    ),
    actions=(
        Action("开始办理", start, (TaskEvent.effective_on,), _todo),
        Action("提交结果", submit, (Task.outcome, TaskEvent.effective_on), _submittable),
        Action("登记完成", finish, (Task.outcome, TaskEvent.effective_on), _finishable),
        Action(
            "申请延期",
            request_extension,
            (TaskEvent.due_after, TaskEvent.reason, TaskEvent.effective_on),
            _open,
        ),
        Action(
            "同意延期",
            grant_own_extension,
            (TaskEvent.due_after, TaskEvent.effective_on),
            _asks_own,
        ),
        Action("取消事项", call_off, (TaskEvent.reason, TaskEvent.effective_on), _open),
        Action(
            "转为本单位任务", take_up, (Task.owner_department, Task.first_due_on), _open, By.BELOW
        ),
        Action("同意办结", accept, _SAID, _waits_above, By.SUPERIOR),
        Action("退回再办", refuse, _SAID, _waits_above, By.SUPERIOR),
        Action("准予延期", grant_extension, (Decision.due_on, *_SAID), _asks_above, By.SUPERIOR),
        Action("不同意延期", refuse_extension, _SAID, _asks_above, By.SUPERIOR),
    ),
    dated_by=Task.assigned_on,
    state=Task.state,
    goes_down=True,
)
