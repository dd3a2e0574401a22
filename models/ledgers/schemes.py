"""方案: a year's scheme from its first draft through the review from above to its summary."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

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
from models.ledgers.decisions import Decision, DecisionKind, DecisionResult
from models.ledgers.scheme_templates import SchemeTemplate
from models.ledgers.units import Level, Unit
from models.record import Facts, Part, Record, Rows, problem, record_from
from models.words import sentence

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
    resubmit_by = DateField("重报时限", leaves=Leaves.NEVER, derived=True)

    versions = Rows(SchemeVersion, "历次文稿")

    ongoing = ("started_on", "summed_up_on")
    afresh = ("doc_number",)

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
        for step, before in _AFTER:
            if getattr(self, step.name) is not None and getattr(self, before.name) is None:
                yield problem(step, "先填{before}", before=sentence(before.label))
        filled = [(column, getattr(self, column.name)) for column in dates]
        filled = [(column, day) for column, day in filled if day is not None]
        for (_, before), (column, day) in pairwise(filled):
            if day < before:
                yield problem(column, "日期早于前一步（{day}）", day=before)

    @classmethod
    def overdue(cls, today: date) -> Any:
        return (cls.state == SchemeState.RESUBMIT) & (cls.resubmit_by < today)

    def settle(self, facts: Facts) -> None:
        """A scheme begun from a template has its text; a typed date of request counts as one.

        UserError where it goes on though it waits for a review, or was sent back.
        """
        if facts.before is None:
            self._begin(facts.today)
        stood = SchemeState.DRAFTING
        if facts.before is not None:
            stood = _state(record_from(Scheme, facts.before), facts.decisions)
        asked = (facts.before or {}).get("submitted_on")
        if self.submitted_on is None:
            self.submitted_rev = None
        elif self.submitted_rev is None or (
            stood in TO_SUBMIT and self.submitted_on.isoformat() != asked
        ):
            self.submitted_rev = self.rev + 1
        if stood in _HELD_BACK and _state(self, facts.decisions) in _GOING_ON:
            raise UserError(
                "“{title}”现在是“{state}”，会审通过后才能印发、执行和总结",
                title=self.title,
                state=sentence(stood.label),
            )

    def _begin(self, today: date) -> None:
        """The template's text is the first version of what is written after it."""
        if self.template and not self.versions:
            found = SchemeTemplate.get_or_none(SchemeTemplate.uid == self.template)
            if found is not None and found.body:
                self.versions.append(first_version(found.body, today))

    def derive(self, facts: Facts) -> None:
        self.state = _state(self, facts.decisions)
        reviews = reviews_among(self, facts.decisions)
        sent_back = self.state is SchemeState.RESUBMIT and bool(reviews)
        self.resubmit_by = reviews[-1].due_on if sent_back else None


Scheme.deadline = Scheme.resubmit_by

_AFTER = ((Scheme.started_on, Scheme.issued_on), (Scheme.summed_up_on, Scheme.started_on))
"""Steps that need the one before."""
TO_SUBMIT = (SchemeState.DRAFTING, SchemeState.RESUBMIT)
_HELD_BACK = (SchemeState.SUBMITTED, SchemeState.REVIEWING, SchemeState.RESUBMIT)
_GOING_ON = (SchemeState.ISSUED, SchemeState.CARRIED_OUT, SchemeState.SUMMED_UP)


def first_version(body: str | None, made_on: date) -> SchemeVersion:
    return SchemeVersion(version="V1", made_on=made_on, body=body)


def reviews_among(scheme: Scheme, decisions: Sequence[Decision]) -> list[Decision]:
    """Those decisions that are the level above's reviews of a scheme."""
    return [d for d in decisions if d.kind is DecisionKind.REVIEW and d.unit != scheme.unit]


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
    reviews = reviews_among(scheme, decisions)
    last = reviews[-1] if reviews else None
    if scheme.submitted_on is None:
        sent_back = last is not None and last.result is DecisionResult.RESUBMIT
        return SchemeState.RESUBMIT if sent_back else SchemeState.DRAFTING
    if last is None:
        return SchemeState.SUBMITTED
    if (last.subject_rev or 0) < (scheme.submitted_rev or 0) or last.result is None:
        return SchemeState.REVIEWING
    return _REVIEWED.get(last.result, SchemeState.REVIEWING)
