"""方案: a year's scheme from its first draft through the review from above to its summary."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Unpack

from models.errors import Problem, UserError
from models.fields import (
    Choice,
    ChoiceField,
    DateField,
    FilesField,
    IntegerField,
    Leaves,
    LinkField,
    ListField,
    LongTextField,
    Need,
    TextField,
    YearField,
)
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
from models.ledgers.units import Level, Unit
from models.record import Facts, Part, Record, Rows, problem

ALWAYS = Leaves.ALWAYS


class SchemeState(Choice):
    DRAFTING = "drafting", "起草"
    SUBMITTED = "submitted", "报审"
    REVIEWING = "reviewing", "会审中"  # submitted again after a return
    PASSED = "passed", "通过"
    PASSED_WITH_CHANGES = "passed_with_changes", "修改后通过"
    RESUBMIT = "resubmit", "退回重报"
    ISSUED = "issued", "印发"
    CARRIED_OUT = "carried_out", "执行"
    SUMMED_UP = "summed_up", "总结"


class SchemeVersion(Part):
    """A text of the scheme as it stood on a day; older ones are kept."""

    version = TextField("版本", leaves=ALWAYS, need=Need.SUBMIT, max_length=40)
    made_on = DateField("成稿日期", leaves=ALWAYS, need=Need.SUBMIT)
    body = LongTextField("正文", leaves=ALWAYS)
    change_note = LongTextField("修改说明", leaves=ALWAYS)
    file = FilesField("文件", leaves=ALWAYS)

    class Meta:
        table_name = "scheme_versions"


class Scheme(Record):
    """A unit's scheme for a year; the level above reviews it."""

    title = TextField("方案名称", leaves=ALWAYS, need=Need.IDENTITY)
    year = YearField("年度", leaves=ALWAYS, need=Need.SUBMIT)
    org_level = ChoiceField[Level | None](Level, "层级", leaves=ALWAYS)
    unit_type = ListField("unit_type", "类型", leaves=ALWAYS)
    template = LinkField("scheme_templates", "所用模板", leaves=ALWAYS)
    drafter = TextField("起草人（部门）", leaves=ALWAYS)
    doc_number = TextField("印发文号", leaves=ALWAYS, max_length=80)
    submitted_on = DateField("报审日期", leaves=ALWAYS)
    submitted_rev = IntegerField(
        "报审版次", leaves=ALWAYS, automatic=True, note="与会审意见排先后，不靠时钟"
    )
    issued_on = DateField("印发日期", leaves=ALWAYS)
    started_on = DateField("执行日期", leaves=ALWAYS)
    summed_up_on = DateField("总结日期", leaves=ALWAYS)
    state = ChoiceField[SchemeState](
        SchemeState, "状态", leaves=Leaves.NEVER, derived=True, index=True
    )

    versions = Rows(SchemeVersion, "历次文稿")

    ongoing = ("started_on", "summed_up_on")

    class Meta:
        table_name = "schemes"

    def prepare(self, today: date) -> None:
        """A new scheme is for this year, and for an office such as its own."""
        self.year = self.year or today.year
        row = Unit.get_or_none(Unit.uid == self.unit)
        if row is not None:
            self.org_level = self.org_level or row.level
            self.unit_type = self.unit_type or row.unit_type

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        dates = (Scheme.submitted_on, Scheme.issued_on, Scheme.started_on, Scheme.summed_up_on)
        filled = [(column, getattr(self, column.name)) for column in dates]
        filled = [(column, day) for column, day in filled if day is not None]
        for (_, before), (column, day) in pairwise(filled):
            if day < before:
                yield problem(column, "日期早于前一步（{day}）", day=before)

    def settle(self, facts: Facts) -> None:
        """Remember at which revision the request was made; a typed date counts as a request."""
        old = (facts.before or {}).get("submitted_on")
        if self.submitted_on is None:
            self.submitted_rev = None
        elif self.submitted_rev is None or self.submitted_on.isoformat() != old:
            self.submitted_rev = self.rev + 1

    def derive(self, facts: Facts) -> None:
        self.state = _state(self, facts.decisions)


_REVIEWED = {
    DecisionResult.PASSED: SchemeState.PASSED,
    DecisionResult.PASSED_WITH_CHANGES: SchemeState.PASSED_WITH_CHANGES,
    DecisionResult.RESUBMIT: SchemeState.RESUBMIT,
}


def _state(scheme: Scheme, decisions: Sequence[Decision]) -> SchemeState:
    """The last step taken; of reviews, only those of the latest request decide."""
    steps = (
        (scheme.summed_up_on, SchemeState.SUMMED_UP),
        (scheme.started_on, SchemeState.CARRIED_OUT),
        (scheme.issued_on, SchemeState.ISSUED),
    )
    for day, state in steps:
        if day is not None:
            return state
    if scheme.submitted_on is None:
        return SchemeState.DRAFTING
    reviews = [d for d in decisions if d.kind is DecisionKind.REVIEW and d.unit != scheme.unit]
    if not reviews:
        return SchemeState.SUBMITTED
    last = reviews[-1]
    if (last.subject_rev or 0) < (scheme.submitted_rev or 0) or last.result is None:
        return SchemeState.REVIEWING
    return _REVIEWED.get(last.result, SchemeState.REVIEWING)


def submit(scheme: Scheme, stamp: Stamp, submitted_on: date | None = None) -> None:
    """Ask the level above for its review."""
    if not scheme.versions:
        raise UserError("“{title}”还没有文稿，先加一版再报审", title=scheme.title)
    scheme.submitted_on = submitted_on or stamp.today
    scheme.submitted_rev = scheme.rev + 1


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
    return _review(scheme, stamp, DecisionResult.RESUBMIT, said)


def _in(*states: SchemeState) -> Callable[[Scheme], bool]:
    return lambda scheme: scheme.state in states


_TO_REVIEW = _in(SchemeState.SUBMITTED, SchemeState.REVIEWING)
_TO_SUBMIT = _in(SchemeState.DRAFTING, SchemeState.RESUBMIT)
_TO_ISSUE = _in(SchemeState.DRAFTING, SchemeState.PASSED, SchemeState.PASSED_WITH_CHANGES)
_SAID = (Decision.reason, Decision.decided_on, Decision.decided_by, Decision.participants)

SCHEMES = Ledger(
    model=Scheme,
    title="方案",
    columns=(
        *(Scheme.title, Scheme.year, Scheme.org_level, Scheme.unit_type, Scheme.drafter),
        *(Scheme.state, Scheme.submitted_on, Scheme.doc_number, Scheme.issued_on),
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
