"""What may be done with an issue, by its owner and by the level above."""

from datetime import date
from typing import Unpack

from models.errors import UserError
from models.ledger import Action, By, Group, Ledger, Stamp
from models.ledgers.closure import ClosureState, IssueEventKind, RectificationState, Stage
from models.ledgers.decisions import (
    Decision,
    DecisionKind,
    DecisionResult,
    DecisionSubject,
    Said,
    decision_on,
    with_reason,
)
from models.ledgers.issues import Issue, IssueEvent, evidence_digest

_FINISHED = (RectificationState.DONE, RectificationState.LONG_TERM)


def _happen(
    issue: Issue,
    stamp: Stamp,
    kind: IssueEventKind,
    on: date | None,
    *,
    reason: str | None = None,
    due_after: date | None = None,
) -> None:
    due_before = issue.due_on if due_after else None
    issue.events.append(
        IssueEvent(
            event=kind,
            effective_on=on or stamp.today,
            by=stamp.by,
            reason=reason,
            due_before=due_before,
            due_after=due_after,
        )
    )


def start(issue: Issue, stamp: Stamp, effective_on: date | None = None) -> None:
    _happen(issue, stamp, IssueEventKind.STARTED, effective_on)


def mark_basically_done(issue: Issue, stamp: Stamp, effective_on: date | None = None) -> None:
    _happen(issue, stamp, IssueEventKind.BASICALLY_DONE, effective_on)


def mark_done(issue: Issue, stamp: Stamp, effective_on: date | None = None) -> None:
    _happen(issue, stamp, IssueEventKind.DONE, effective_on)


def turn_long_term(issue: Issue, stamp: Stamp, effective_on: date | None = None) -> None:
    _happen(issue, stamp, IssueEventKind.LONG_TERM, effective_on)


def request_closure(issue: Issue, stamp: Stamp, effective_on: date | None = None) -> None:
    if not any(row.file for row in issue.evidence):
        raise UserError("问题 {no} 还没有佐证，先加佐证再申请销号", no=issue.issue_no)
    _happen(issue, stamp, IssueEventKind.CLOSE_REQUESTED, effective_on)


def pass_review(issue: Issue, stamp: Stamp, effective_on: date | None = None) -> None:
    _happen(issue, stamp, IssueEventKind.LEADER_PASSED, effective_on)


def refuse_review(
    issue: Issue, stamp: Stamp, reason: str | None = None, effective_on: date | None = None
) -> None:
    _happen(issue, stamp, IssueEventKind.LEADER_REFUSED, effective_on, reason=with_reason(reason))


def request_extension(
    issue: Issue,
    stamp: Stamp,
    due_after: date | None = None,
    reason: str | None = None,
    effective_on: date | None = None,
) -> None:
    if due_after is None:
        raise UserError("写明申请延到哪一天")
    if issue.due_on and due_after <= issue.due_on:
        raise UserError("延期要晚于现行时限（{day}）", day=issue.due_on)
    _happen(
        issue,
        stamp,
        IssueEventKind.EXTENSION_REQUESTED,
        effective_on,
        reason=with_reason(reason),
        due_after=due_after,
    )


def reopen(
    issue: Issue, stamp: Stamp, reason: str | None = None, effective_on: date | None = None
) -> None:
    _happen(issue, stamp, IssueEventKind.REOPENED, effective_on, reason=with_reason(reason))


def void(
    issue: Issue, stamp: Stamp, reason: str | None = None, effective_on: date | None = None
) -> None:
    _happen(issue, stamp, IssueEventKind.VOIDED, effective_on, reason=with_reason(reason))


def _decide(
    issue: Issue, stamp: Stamp, kind: DecisionKind, result: DecisionResult, said: Said
) -> Decision:
    bound = evidence_digest(issue)
    subject = DecisionSubject.ISSUES
    return decision_on(issue, subject, stamp, kind, result, said, evidence_digest=bound)


def accept(issue: Issue, stamp: Stamp, **said: Unpack[Said]) -> Decision:
    return _decide(issue, stamp, DecisionKind.ACCEPTANCE, DecisionResult.ACCEPTED, said)


def refuse(issue: Issue, stamp: Stamp, **said: Unpack[Said]) -> Decision:
    return _decide(issue, stamp, DecisionKind.ACCEPTANCE, DecisionResult.REFUSED, said)


def grant_extension(issue: Issue, stamp: Stamp, **said: Unpack[Said]) -> Decision:
    asked = [e.due_after for e in issue.events if e.event is IssueEventKind.EXTENSION_REQUESTED]
    said["due_on"] = said.get("due_on") or asked[-1]
    return _decide(issue, stamp, DecisionKind.EXTENSION, DecisionResult.ACCEPTED, said)


def refuse_extension(issue: Issue, stamp: Stamp, **said: Unpack[Said]) -> Decision:
    return _decide(issue, stamp, DecisionKind.EXTENSION, DecisionResult.REFUSED, said)


def return_closed(issue: Issue, stamp: Stamp, **said: Unpack[Said]) -> Decision:
    return _decide(issue, stamp, DecisionKind.RETURN, DecisionResult.REFUSED, said)


def _open(issue: Issue) -> bool:
    """Still to be rectified: neither closed, removed nor waiting for somebody's decision."""
    waiting = (ClosureState.TO_REVIEW, ClosureState.TO_ACCEPT, ClosureState.EXTENSION)
    return issue.stage not in (Stage.DONE, Stage.REMOVED) and issue.closure_state not in waiting


def _asks_acceptance(issue: Issue) -> bool:
    return issue.closure_state is ClosureState.TO_ACCEPT


def _asks_extension(issue: Issue) -> bool:
    return issue.closure_state is ClosureState.EXTENSION


_ON = (IssueEvent.effective_on,)
_REASON_ON = (IssueEvent.reason, IssueEvent.effective_on)
_DECIDED = (Decision.reason, Decision.decided_on, Decision.decided_by)
_EXTENDED = (Decision.due_on, *_DECIDED)

ISSUES = Ledger(
    model=Issue,
    title="问题台账",
    columns=(
        *(Issue.issue_no, Issue.problem, Issue.source, Issue.aspect, Issue.owner_unit),
        *(Issue.owner_department, Issue.owner, Issue.due_on, Issue.stage, Issue.closure_state),
    ),
    groups=(
        Group(
            "问题",
            (Issue.problem, Issue.issue_no, Issue.source, Issue.found_on, Issue.aspect),
        ),
        Group(
            "整改责任",
            (Issue.rectify_kind, Issue.first_due_on, Issue.lead_leader, Issue.owner),
        ),
        Group("整改措施", (Issue.measures,)),
        Group("原因与目标", (Issue.manifestation, Issue.cause, Issue.target), folded=True),
        Group(
            "责任单位与对接人",
            (Issue.owner_unit, Issue.owner_department, Issue.liaison),
            folded=True,
        ),
        Group(
            "进展与佐证",
            (Issue.progress_entries, Issue.evidence, Issue.institution_built),
            folded=True,
        ),
        Group(
            "关联",
            (
                *(Issue.from_finding, Issue.from_checklist_item, Issue.from_democratic_meeting),
                Issue.drive,
            ),
            folded=True,
        ),
        Group("办理过程", (Issue.events,), folded=True),
    ),
    actions=(
        Action("开始整改", start, _ON, lambda i: i.stage is Stage.TODO),
        Action("基本完成", mark_basically_done, _ON, lambda i: i.stage is Stage.DOING),
        Action("整改完成", mark_done, _ON, _open),
        Action("转长期坚持", turn_long_term, _ON, _open),
        Action(
            "申请销号",
            request_closure,
            _ON,
            lambda i: _open(i) and i.rectification_state in _FINISHED,
        ),
        Action("审核通过", pass_review, _ON, lambda i: i.closure_state is ClosureState.TO_REVIEW),
        Action(
            "审核退回",
            refuse_review,
            _REASON_ON,
            lambda i: i.closure_state is ClosureState.TO_REVIEW,
        ),
        Action("申请延期", request_extension, (IssueEvent.due_after, *_REASON_ON), _open),
        Action("重新整改", reopen, _REASON_ON, lambda i: i.stage in (Stage.DONE, Stage.REMOVED)),
        Action("作废移出", void, _REASON_ON, _open),
        Action("验收销号", accept, _DECIDED, _asks_acceptance, By.SUPERIOR),
        Action("验收退回", refuse, _DECIDED, _asks_acceptance, By.SUPERIOR),
        Action("同意延期", grant_extension, _EXTENDED, _asks_extension, By.SUPERIOR),
        Action("不同意延期", refuse_extension, _DECIDED, _asks_extension, By.SUPERIOR),
        Action("退回重改", return_closed, _DECIDED, lambda i: i.stage is Stage.DONE, By.SUPERIOR),
    ),
    state=Issue.stage,
)
