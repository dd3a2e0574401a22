"""The ledger of schemes: what people see of one, its owner's verbs, and the review from above."""

import re
from collections.abc import Callable
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
from models.ledgers.schemes import TO_SUBMIT, Scheme, SchemeState, SchemeVersion


def submit(scheme: Scheme, stamp: Stamp, submitted_on: date | None = None) -> None:
    """Ask the level above for its review."""
    if not scheme.versions:
        raise UserError("“{title}”还没有文稿，先加一版再报审", title=scheme.title)
    scheme.submitted_on = submitted_on or stamp.today
    scheme.submitted_rev = scheme.rev + 1


def revise(scheme: Scheme, stamp: Stamp, change_note: str | None = None) -> None:
    """Begin a new version with the text of the last one, which stays as it is."""
    last = scheme.versions[-1]
    scheme.versions.append(
        SchemeVersion(
            version=_next_name(scheme),
            made_on=stamp.today,
            body=last.body,
            change_note=change_note,
        )
    )


def _next_name(scheme: Scheme) -> str:
    """V3 after V2, 3.0 after 2.0; after any other name the number of versions counts."""
    found = re.fullmatch(r"(\D*)(\d+)(.*)", scheme.versions[-1].version or "")
    if found is None:
        return f"V{len(scheme.versions) + 1}"
    before, number, after = found.groups()
    return f"{before}{int(number) + 1}{after}"


def issue(
    scheme: Scheme, stamp: Stamp, doc_number: str | None = None, issued_on: date | None = None
) -> None:
    scheme.doc_number = doc_number or scheme.doc_number
    scheme.issued_on = issued_on or stamp.today


def start(scheme: Scheme, stamp: Stamp, started_on: date | None = None) -> None:
    scheme.started_on = started_on or stamp.today


def sum_up(scheme: Scheme, stamp: Stamp, summed_up_on: date | None = None) -> None:
    scheme.summed_up_on = summed_up_on or stamp.today


def _review(scheme: Scheme, stamp: Stamp, result: DecisionResult, said: Said) -> Decision:
    return decision_on(scheme, DecisionSubject.SCHEMES, stamp, DecisionKind.REVIEW, result, said)


def pass_review(scheme: Scheme, stamp: Stamp, **said: Unpack[Said]) -> Decision:
    return _review(scheme, stamp, DecisionResult.PASSED, said)


def pass_with_changes(scheme: Scheme, stamp: Stamp, **said: Unpack[Said]) -> Decision:
    said["reason"] = with_reason(said.get("reason"))
    return _review(scheme, stamp, DecisionResult.PASSED_WITH_CHANGES, said)


def ask_again(scheme: Scheme, stamp: Stamp, **said: Unpack[Said]) -> Decision:
    """Send it back; `due_on` is the day by which the new version is to be submitted."""
    day, due = said.get("decided_on") or stamp.today, said.get("due_on")
    if due is not None and due < day:
        raise UserError("重报时限不能早于会审日期（{day}）", day=day)
    return _review(scheme, stamp, DecisionResult.RESUBMIT, said)


def _to_revise(scheme: Scheme) -> bool:
    states = (*TO_SUBMIT, SchemeState.PASSED_WITH_CHANGES)
    return scheme.state in states and bool(scheme.versions)


def _in(*states: SchemeState) -> Callable[[Scheme], bool]:
    return lambda scheme: scheme.state in states


_TO_REVIEW = _in(SchemeState.SUBMITTED, SchemeState.REVIEWING)
_TO_SUBMIT = _in(*TO_SUBMIT)
_TO_ISSUE = _in(SchemeState.DRAFTING, SchemeState.PASSED, SchemeState.PASSED_WITH_CHANGES)
_SAID = (Decision.reason, Decision.decided_on, Decision.decided_by, Decision.participants)

SCHEMES = Ledger(
    model=Scheme,
    title="方案",
    columns=(
        *(Scheme.title, Scheme.year, Scheme.org_level, Scheme.unit_type, Scheme.drafter),
        *(Scheme.state, Scheme.submitted_on, Scheme.resubmit_by),
        *(Scheme.doc_number, Scheme.issued_on),
    ),
    groups=(
        Group(
            "方案",
            (
                *(Scheme.title, Scheme.year, Scheme.org_level, Scheme.unit_type, Scheme.template),
                Scheme.drafter,
            ),
        ),
        Group("历次文稿", (Scheme.versions,)),
        Group(
            "办理过程",
            (
                *(Scheme.submitted_on, Scheme.submitted_rev, Scheme.doc_number, Scheme.issued_on),
                *(Scheme.started_on, Scheme.summed_up_on),
            ),
        ),
    ),
    actions=(
        Action("报审", submit, (Scheme.submitted_on,), _TO_SUBMIT),
        Action("起草新一版", revise, (SchemeVersion.change_note,), _to_revise),
        Action("印发", issue, (Scheme.doc_number, Scheme.issued_on), _TO_ISSUE),
        Action("开始执行", start, (Scheme.started_on,), _in(SchemeState.ISSUED)),
        Action("总结", sum_up, (Scheme.summed_up_on,), _in(SchemeState.CARRIED_OUT)),
        Action("会审通过", pass_review, _SAID, _TO_REVIEW, By.SUPERIOR),
        Action("修改后通过", pass_with_changes, _SAID, _TO_REVIEW, By.SUPERIOR),
        Action("退回重报", ask_again, (*_SAID, Decision.due_on), _TO_REVIEW, By.SUPERIOR),
    ),
    dated_by=Scheme.issued_on,
    state=Scheme.state,
    goes_down=True,
)
