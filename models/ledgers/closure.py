"""销号 as one function of the owner's events and others' decisions, the same at both ends."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from models.fields import Choice
from models.ledgers.decisions import Decision, DecisionKind, DecisionResult, counting

if TYPE_CHECKING:
    from models.ledgers.issues import Issue, IssueEvent, IssueEvidence

EVIDENCE_CHANGED = "佐证已变更"
"""The reason of the `reopened` event that the owner's door appends when bound evidence changes."""


class IssueEventKind(Choice):
    REGISTERED = "registered", "登记编号"
    STARTED = "started", "开始整改"
    BASICALLY_DONE = "basically_done", "基本完成"
    DONE = "done", "已完成"
    LONG_TERM = "long_term", "转长期坚持"
    CLOSE_REQUESTED = "close_requested", "申请销号"
    LEADER_PASSED = "leader_passed", "本级审核通过"
    LEADER_REFUSED = "leader_refused", "本级审核退回"
    EXTENSION_REQUESTED = "extension_requested", "申请延期"
    REOPENED = "reopened", "重新整改"
    VOIDED = "voided", "作废移出"


class RectificationState(Choice):
    NOT_STARTED = "not_started", "未启动"
    DOING = "doing", "整改中"
    BASICALLY_DONE = "basically_done", "基本完成"
    DONE = "done", "已完成"
    LONG_TERM = "long_term", "长期坚持"


class ClosureState(Choice):
    NOT_REQUESTED = "not_requested", "未申请"
    TO_REVIEW = "to_review", "待审核"
    TO_ACCEPT = "to_accept", "待验收"
    CLOSED = "closed", "已销号"
    REFUSED = "refused", "已驳回"
    EXTENSION = "extension", "延期"


class Stage(Choice):
    """The one word that lists and steps show."""

    TODO = "todo", "待整改"
    DOING = "doing", "整改中"
    REVIEW = "review", "待验收"
    DONE = "done", "已销号"
    LONG_TERM = "long_term", "长期坚持"
    REMOVED = "removed", "已作废"


@dataclass(frozen=True)
class Closure:
    """Where an issue stands; `valid` is false once evidence that a closure bound has changed."""

    rectification: RectificationState = RectificationState.NOT_STARTED
    state: ClosureState = ClosureState.NOT_REQUESTED
    due_on: date | None = None
    closed_on: date | None = None
    accepted: Decision | None = None
    valid: bool = True
    voided: bool = False
    before_extension: ClosureState | None = None

    @property
    def closed(self) -> bool:
        """An acceptance is in force, whether or not its evidence still stands."""
        return self.accepted is not None

    @property
    def stage(self) -> Stage:
        if self.voided:
            return Stage.REMOVED
        if self.state is ClosureState.CLOSED:
            return Stage.DONE
        if self.state in (ClosureState.TO_REVIEW, ClosureState.TO_ACCEPT):
            return Stage.REVIEW
        if self.rectification is RectificationState.NOT_STARTED:
            return Stage.TODO
        if self.rectification is RectificationState.LONG_TERM:
            return Stage.LONG_TERM
        return Stage.DOING


def closure_of(
    issue: "Issue", events: Sequence["IssueEvent"], decisions: Sequence[Decision]
) -> Closure:
    """Walk events and decisions in the order of revisions; clocks order nothing."""
    stood = [station for _, station in stations(issue, events, decisions)]
    return checked(issue, stood[-1]) if stood else Closure(due_on=issue.first_due_on)


def checked(issue: "Issue", now: Closure) -> Closure:
    """The same, but no longer closed where the evidence that the acceptance bound has changed."""
    if now.accepted is None:
        return now
    bound = now.accepted.evidence_digest
    if bound is None or bound in evidence_digests(issue.evidence):
        return now
    return replace(now, state=ClosureState.TO_ACCEPT, closed_on=None, valid=False)


def stations(
    issue: "Issue", events: Sequence["IssueEvent"], decisions: Sequence[Decision]
) -> Iterator[tuple[date | None, Closure]]:
    """Where the issue stood after each step, and the day that the step itself names."""
    now = Closure(due_on=issue.first_due_on)
    for step in _ordered(issue, events, decisions):
        if isinstance(step, Decision):
            now = _decided(now, step)
            yield step.decided_on, now
        else:
            now = _happened(now, step)
            yield step.effective_on, now


def evidence_digests(rows: Sequence["IssueEvidence"]) -> list[str]:
    """The digest over the first 0, 1, 2 … rows: files added later leave an earlier one standing."""
    digests = [row.digest or "" for row in rows]
    return [
        hashlib.sha256("\n".join(digests[:count]).encode()).hexdigest()
        for count in range(len(digests) + 1)
    ]


def _ordered(
    issue: "Issue", events: Sequence["IssueEvent"], decisions: Sequence[Decision]
) -> Iterator["IssueEvent | Decision"]:
    """Events in row order, each decision after the last event of the revision that it names."""
    said = counting(issue.unit, decisions, own_decides=issue.source == "self_check")
    steps: list[tuple[int, int, int, IssueEvent | Decision]] = [
        (event.entered_rev or issue.rev + 1, 0, place, event) for place, event in enumerate(events)
    ]
    steps += [(d.subject_rev or 0, 1, place, d) for place, d in enumerate(said)]
    return (step[3] for step in sorted(steps, key=lambda step: step[:3]))


_RECTIFIED = {
    IssueEventKind.STARTED: RectificationState.DOING,
    IssueEventKind.BASICALLY_DONE: RectificationState.BASICALLY_DONE,
    IssueEventKind.DONE: RectificationState.DONE,
    IssueEventKind.LONG_TERM: RectificationState.LONG_TERM,
}


def _happened(now: Closure, event: "IssueEvent") -> Closure:
    kind = event.event
    if kind in _RECTIFIED:
        return replace(now, rectification=_RECTIFIED[kind])
    if kind is IssueEventKind.CLOSE_REQUESTED:
        return replace(now, state=ClosureState.TO_REVIEW)
    if kind is IssueEventKind.LEADER_PASSED:
        return replace(now, state=ClosureState.TO_ACCEPT)
    if kind is IssueEventKind.LEADER_REFUSED:
        return _reopened(now, ClosureState.REFUSED)
    if kind is IssueEventKind.EXTENSION_REQUESTED:
        return replace(now, state=ClosureState.EXTENSION, before_extension=now.state)
    if kind is IssueEventKind.VOIDED:
        return replace(now, voided=True)
    if kind is IssueEventKind.REOPENED and event.reason == EVIDENCE_CHANGED:
        return replace(now, state=ClosureState.TO_ACCEPT, accepted=None, closed_on=None)
    if kind is IssueEventKind.REOPENED:
        return replace(_reopened(now, ClosureState.NOT_REQUESTED), voided=False)
    return now


def _decided(now: Closure, decision: Decision) -> Closure:
    granted = decision.result is DecisionResult.ACCEPTED
    match decision.kind:
        case DecisionKind.ACCEPTANCE if _awaits(now, decision):
            if not granted:
                return _reopened(now, ClosureState.REFUSED)
            return replace(
                now,
                state=ClosureState.CLOSED,
                closed_on=decision.decided_on,
                accepted=decision,
            )
        case DecisionKind.EXTENSION if now.state is ClosureState.EXTENSION:
            due_on = decision.due_on if granted and decision.due_on else now.due_on
            state = now.before_extension or ClosureState.NOT_REQUESTED
            return replace(now, state=state, due_on=due_on, before_extension=None)
        case DecisionKind.RETURN if decision.result is DecisionResult.REFUSED:
            return _reopened(now, ClosureState.REFUSED)
    return now


def _awaits(now: Closure, decision: Decision) -> bool:
    """Whether it was to be accepted, or closed by a decision that bound other evidence."""
    if now.accepted is not None:
        return now.accepted.evidence_digest != decision.evidence_digest
    return now.state is ClosureState.TO_ACCEPT


def _reopened(now: Closure, state: ClosureState) -> Closure:
    return replace(
        now,
        state=state,
        rectification=RectificationState.DOING,
        accepted=None,
        closed_on=None,
    )
