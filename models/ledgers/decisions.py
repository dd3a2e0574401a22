"""意见（会审、验收、延期、退回、采用、答复）: what a level above decides on a record below it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypedDict

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
from models.ledger import Group, Ledger, Stamp
from models.record import Facts, Record, among, new_uid, problem, record_from, tuples


class DecisionKind(Choice):
    REVIEW = "review", "会审"
    ACCEPTANCE = "acceptance", "验收"
    EXTENSION = "extension", "延期"
    RETURN = "return", "退回"
    ADOPTION = "adoption", "采用（立项）"
    ANSWER = "answer", "答复"


class DecisionResult(Choice):
    PASSED = "passed", "通过"
    PASSED_WITH_CHANGES = "passed_with_changes", "修改后通过"
    RESUBMIT = "resubmit", "退回重报"
    ACCEPTED = "accepted", "同意"
    REFUSED = "refused", "不同意（驳回）"
    ANSWERED = "answered", "已答复"


class DecisionSubject(Choice):
    SCHEMES = "schemes", "方案"
    PLANS = "plans", "计划"
    ISSUES = "issues", "问题台账"
    DEEDS = "deeds", "办实事"
    NEWS_ITEMS = "news_items", "信息报送"
    ACTIVITIES = "activities", "宣传活动"
    MATTERS = "matters", "协调事项"
    TASKS = "tasks", "交办事项"
    DEMOCRATIC_MEETINGS = "democratic_meetings", "民主生活会"
    MONTH_REPORTS = "month_reports", "月报"
    PEOPLE = "people", "人员"
    APPOINTMENTS = "appointments", "任职"
    BOOKS = "books", "书目"
    READINGS = "readings", "读书"
    LECTURES = "lectures", "授课"
    MATERIALS = "materials", "资料"
    SCHEME_TEMPLATES = "scheme_templates", "方案模板"
    REPORT_TEMPLATES = "report_templates", "报告模板"
    VALUE_LISTS = "value_lists", "值表"
    DEADLINES = "deadlines", "报送截止"
    AREAS = "areas", "片区"
    UNITS = "units", "单位"
    SPOT_CHECKS = "spot_checks", "抽查"
    OUTREACH_TALKS = "outreach_talks", "宣讲"
    TRAINING_CLASSES = "training_classes", "轮训班"
    MEETINGS = "meetings", "会议"
    INSPECTIONS = "inspections", "督导检查"
    NEEDS = "needs", "需求"
    STUDIES = "studies", "跟进学习"
    BURDENS = "burdens", "五多"
    MAKE_UPS = "make_ups", "补学"
    CHECKLISTS = "checklists", "过一遍"
    DRIVES = "drives", "专项行动"
    RULES = "rules", "制度"


_JUDGING = frozenset(
    [DecisionKind.REVIEW, DecisionKind.ACCEPTANCE, DecisionKind.EXTENSION, DecisionKind.ADOPTION]
)
_NEGATIVE = frozenset([DecisionResult.REFUSED, DecisionResult.RESUBMIT])


class Decision(Record):
    """Written by the level above, or by the office's own leader.

    A return names a field and the digest of what it held; an answer to it is the owner's.
    """

    subject_ledger = ChoiceField[DecisionSubject | None](
        DecisionSubject, "对象台账", leaves=Leaves.ALWAYS, need=Need.IDENTITY
    )
    subject_uid = TextField("对象记录", leaves=Leaves.ALWAYS, need=Need.IDENTITY, index=True)
    subject_unit = LinkField("units", "对象单位", leaves=Leaves.ALWAYS, need=Need.SUBMIT)
    subject_rev = IntegerField("对象版次", leaves=Leaves.ALWAYS, need=Need.SUBMIT, automatic=True)
    evidence_digest = TextField("佐证校验值", leaves=Leaves.ALWAYS, automatic=True)
    kind = ChoiceField[DecisionKind | None](
        DecisionKind, "决定类型", leaves=Leaves.ALWAYS, need=Need.IDENTITY
    )
    result = ChoiceField[DecisionResult | None](
        DecisionResult, "结论", leaves=Leaves.ALWAYS, need=Need.SUBMIT
    )
    reason = LongTextField("意见（理由）", leaves=Leaves.ALWAYS)
    decided_on = DateField("日期", leaves=Leaves.ALWAYS, need=Need.SUBMIT)
    decided_by = TextField("决定人", leaves=Leaves.ALWAYS, need=Need.SUBMIT)
    participants = TextField("参加单位", leaves=Leaves.ALWAYS)
    due_on = DateField("重报（新定）时限", leaves=Leaves.ALWAYS)
    about_field = TextField("退回的字段", leaves=Leaves.ALWAYS, note="空着就是整条记录")
    value_digest = TextField(
        "退回时内容的校验值", leaves=Leaves.ALWAYS, max_length=64, automatic=True
    )
    answers = LinkField("decisions", "答复的退回", leaves=Leaves.ALWAYS)

    remembered = ("subject_ledger", "subject_uid", "subject_unit")

    class Meta:
        table_name = "decisions"

    @classmethod
    def touches(cls, uids: Sequence[str]) -> Mapping[str, set[str]]:
        query = cls.select(cls.subject_ledger, cls.subject_uid).where(
            among(cls.uid, uids), cls.subject_uid.is_null(False)
        )
        found: dict[str, set[str]] = defaultdict(set)
        for ledger, uid in tuples(query):
            found[str(ledger)].add(uid)
        return found

    def heading(self) -> str:
        return f"{self.kind.label if self.kind else ''} {self.decided_on or ''}".strip()

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        needs_reason = self.result in _NEGATIVE or self.kind is DecisionKind.RETURN
        if needs_reason and not self.reason:
            yield problem(Decision.reason, "退回和驳回要写明理由")
        granted = self.result is DecisionResult.ACCEPTED
        if self.kind is DecisionKind.EXTENSION and granted and self.due_on is None:
            yield problem(Decision.due_on, "同意延期要写明新定时限")


def counting(
    unit: str | None, decisions: Sequence[Decision], *, own_decides: bool
) -> list[Decision]:
    """The decisions that count on a record of `unit`: the office's own where it decides itself,
    but for what the level above has judged, which stays the level above's."""
    said = [decision for decision in decisions if decision.subject_unit == unit]
    own = own_decides and not any(map(_from_above, said))
    return [decision for decision in said if (decision.unit == unit) == own]


def _from_above(decision: Decision) -> bool:
    return decision.unit != decision.subject_unit and decision.kind in _JUDGING


def keep_judge(record: Record, facts: Facts) -> None:
    """UserError where a record on which the level above has decided would turn into one that the
    office decides on itself."""
    if facts.before is None or not record.own_decides():
        return
    was = record_from(type(record), facts.before)
    if not was.own_decides() and any(map(_from_above, facts.decisions)):
        raise UserError("上级已经作过决定的，不能再改成由本单位决定；登记错了就另登一条")


class Said(TypedDict, total=False):
    """What a decision may say beside its result."""

    reason: str | None
    decided_on: date | None
    decided_by: str | None
    participants: str | None
    due_on: date | None


def decision_on(
    record: Record,
    subject: DecisionSubject,
    stamp: Stamp,
    kind: DecisionKind,
    result: DecisionResult,
    said: Said,
    *,
    evidence_digest: str | None = None,
) -> Decision:
    """A new decision on a record as it stands; today and by whoever acts unless said otherwise.

    UserError where it refuses or sends back without a reason.
    """
    reason = said.get("reason")
    return Decision(
        uid=new_uid(),
        unit=stamp.unit,
        filler=stamp.by,
        subject_ledger=subject,
        subject_uid=record.uid,
        subject_unit=record.unit,
        subject_rev=record.rev,
        evidence_digest=evidence_digest,
        kind=kind,
        result=result,
        reason=with_reason(reason) if result in _NEGATIVE else reason,
        decided_on=said.get("decided_on") or stamp.today,
        decided_by=said.get("decided_by") or stamp.by,
        participants=said.get("participants"),
        due_on=said.get("due_on"),
    )


def with_reason(reason: str | None) -> str:
    """The reason, which must say something."""
    if not reason or not reason.strip():
        raise UserError("先写明原因")
    return reason.strip()


DECISIONS = Ledger(
    model=Decision,
    title="审核决定",
    columns=(
        *(Decision.subject_ledger, Decision.subject_unit, Decision.kind, Decision.result),
        *(Decision.decided_on, Decision.decided_by, Decision.reason),
    ),
    groups=(
        Group(
            "决定",
            (
                *(Decision.kind, Decision.result, Decision.decided_on, Decision.decided_by),
                *(Decision.due_on, Decision.participants, Decision.reason),
                *(Decision.about_field, Decision.answers),
            ),
        ),
        Group(
            "对象",
            (
                *(Decision.subject_ledger, Decision.subject_uid, Decision.subject_unit),
                *(Decision.subject_rev, Decision.evidence_digest, Decision.value_digest),
            ),
        ),
    ),
    dated_by=Decision.decided_on,
    state=Decision.result,
)
