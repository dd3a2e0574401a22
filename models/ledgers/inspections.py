"""督导检查: one visit to one unit, what was found there, and what became of it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from models.errors import Problem, UserError
from models.fields import (
    Choice,
    ChoiceField,
    DateField,
    IntegerField,
    Leaves,
    LinkField,
    ListField,
    LongTextField,
    Need,
    TextField,
)
from models.ledgers.drive_tie import DriveTied
from models.ledgers.events import EventState
from models.ledgers.plan_tie import PlanTied
from models.ledgers.raised_tie import Answers, FollowUp, answers_to, follow_up, numbers
from models.periods import Period
from models.record import Facts, Part, Rows, problem

ALWAYS, NEVER, SUBMIT = Leaves.ALWAYS, Leaves.NEVER, Need.SUBMIT


class InspectionMethod(Choice):
    ON_SITE = "on_site", "实地检查"
    VIDEO = "video", "视频抽查"
    PHONE = "phone", "电话抽查"
    DOCUMENTS = "documents", "查阅资料"
    QUESTIONING = "questioning", "现场问答"
    TEST = "test", "知识测试"
    INTERVIEW = "interview", "调研访谈"


class RecheckResult(Choice):
    MENDED = "mended", "已整改"
    PARTLY_MENDED = "partly_mended", "部分整改"
    NOT_MENDED = "not_mended", "未整改"


class Finding(Part):
    """One problem that was found; it stays the inspector's, the issue from it is the unit's."""

    problem = LongTextField("存在问题", leaves=ALWAYS, need=SUBMIT, max_length=2000)
    aspect = ListField("aspect", "方面", leaves=ALWAYS)
    due_on = DateField("整改时限", leaves=ALWAYS)
    rechecked_on = DateField("复查日期", leaves=ALWAYS)
    recheck_result = ChoiceField[RecheckResult | None](RecheckResult, "复查结果", leaves=ALWAYS)
    follow_up = ChoiceField[FollowUp | None](FollowUp, "落实情况", leaves=NEVER, derived=True)
    issue_no = TextField("问题编号", leaves=NEVER, derived=True)

    class Meta:
        table_name = "findings"


class Inspection(PlanTied, DriveTied):
    """A visit, planned or held; once held it rides down to the unit that was visited."""

    title = TextField("检查名称", leaves=ALWAYS, need=Need.IDENTITY)
    guidance_group = LinkField("guidance_groups", "巡回指导组", leaves=ALWAYS, index=True)
    inspected_on = DateField("检查日期", leaves=ALWAYS, need=SUBMIT)
    inspected_unit = LinkField("units", "被检查单位", leaves=ALWAYS, need=SUBMIT, index=True)
    method = ChoiceField[InspectionMethod | None](
        InspectionMethod, "方式", leaves=ALWAYS, need=SUBMIT
    )
    draw = LinkField("draws", "随机抽取", leaves=ALWAYS, index=True)
    content = LongTextField("检查内容", leaves=ALWAYS)
    highlights = LongTextField("亮点", leaves=ALWAYS)
    suggestions = LongTextField("意见建议", leaves=ALWAYS)
    requirements = LongTextField("整改要求", leaves=ALWAYS)
    feedback_on = DateField("反馈日期", leaves=ALWAYS)
    due_on = DateField("整改时限", leaves=ALWAYS)
    inspector_signed_by = TextField("检查方签字", leaves=ALWAYS, max_length=60)
    inspected_signed_by = TextField("被检查方签字", leaves=ALWAYS, max_length=60)
    state = ChoiceField[EventState | None](EventState, "状态", leaves=ALWAYS, need=SUBMIT)
    findings_count = IntegerField("问题数", leaves=NEVER, derived=True, measure="个")
    waiting_count = IntegerField("未登记", leaves=NEVER, derived=True, measure="个")

    findings = Rows(Finding, "存在问题")

    handed_to = "inspected_unit"
    remembered = ("inspected_unit", "state")
    ongoing = ("findings",)
    afresh = (
        "highlights",
        "suggestions",
        "requirements",
        "inspector_signed_by",
        "inspected_signed_by",
        "state",
    )

    class Meta:
        table_name = "inspections"

    @classmethod
    def planned_after(cls, period: Period) -> Any:
        return (cls.state == EventState.PLANNED) & (cls.inspected_on > period.end)

    @classmethod
    def during(cls, period: Period) -> Any:
        """Of the period's months, or from before it with something that nobody registered."""
        here = cls.inspected_on.is_null() | cls.inspected_on.between(period.start, period.end)
        return here | ((cls.inspected_on < period.start) & (cls.waiting_count > 0))

    @classmethod
    def is_for_below(cls, line: Mapping[str, Any]) -> bool:
        """A visit that is still planned is not announced to whom it is paid."""
        return line.get("state") != EventState.PLANNED

    def prepare(self, _today: date) -> None:
        self.state = self.state or EventState.PLANNED

    def heading(self) -> str:
        return self.title or ""

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        day = self.inspected_on
        for column in (Inspection.feedback_on, Inspection.due_on):
            later = getattr(self, column.name)
            if day and later and later < day:
                yield problem(column, "早于检查日期（{day}）", day=day)
        for index, finding in enumerate(self.findings):
            where = (Inspection.findings, index)
            for column in (Finding.due_on, Finding.rechecked_on):
                later = getattr(finding, column.name)
                if day and later and later < day:
                    yield problem(column, "早于检查日期（{day}）", row=where, day=day)
            if finding.rechecked_on and finding.recheck_result is None:
                yield problem(Finding.recheck_result, "写了复查日期，还要选复查结果", row=where)
            if finding.recheck_result and finding.rechecked_on is None:
                yield problem(Finding.rechecked_on, "写了复查结果，还要填复查日期", row=where)

    def settle(self, facts: Facts) -> None:
        """What has been told to the unit is not untold, and what it took up is not taken away."""
        before = facts.before
        if before is None or before["deleted"] or self.deleted:
            return
        if before.get("state") == EventState.HELD and self.state is EventState.PLANNED:
            raise UserError("“{title}”已经登记为已结束，不能改回未开始", title=self.title)
        kept = {finding.uid for finding in self.findings}
        answers = answers_to(Finding, "from_finding", [self.uid]).get(self.uid, {})
        for row in before.get("findings", ()):
            if row["uid"] not in kept and row["uid"] in answers:
                raise UserError(
                    "问题已由被检查单位登记为 {no}，不能删；用复查结果说明",
                    no=numbers(answers[row["uid"]]),
                )

    @classmethod
    def beside(cls, uids: Sequence[str]) -> Mapping[str, Answers]:
        return answers_to(Finding, "from_finding", uids)

    @classmethod
    def touches(cls, uids: Sequence[str]) -> Mapping[str, set[str]]:
        """Also itself, where an issue was here before the finding that it names."""
        return {
            **super().touches(uids),
            "inspections": {*answers_to(Finding, "from_finding", uids)},
        }

    def derive(self, facts: Facts) -> None:
        answers: Answers = facts.beside or {}
        held = self.state is EventState.HELD
        for finding in self.findings:
            said = answers.get(finding.uid, ())
            finding.issue_no = numbers(said)
            finding.follow_up = follow_up(said) if held or said else None
            mended = finding.recheck_result is RecheckResult.MENDED
            if mended and finding.follow_up is FollowUp.UNREGISTERED:
                finding.follow_up = FollowUp.MENDED
        self.findings_count = len(self.findings)
        self.waiting_count = len(waiting(self))


def waiting(inspection: Inspection) -> list[Finding]:
    """What was found, handed over and not registered as an issue yet."""
    return [f for f in inspection.findings if f.follow_up is FollowUp.UNREGISTERED]
