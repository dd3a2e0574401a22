"""问题台账（对账销号）: an issue from its registration to its closure."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any, Self

from models.errors import Problem, UserError
from models.fields import (
    Choice,
    ChoiceField,
    DateField,
    FileRef,
    FilesField,
    IntegerField,
    Leaves,
    LinkField,
    ListField,
    LongTextField,
    Need,
    TextField,
)
from models.ledgers.checklists import ChecklistItem
from models.ledgers.closure import (
    EVIDENCE_CHANGED,
    Closure,
    ClosureState,
    IssueEventKind,
    RectificationState,
    Stage,
    closure_of,
    evidence_digests,
)
from models.ledgers.decisions import keep_judge
from models.ledgers.drive_tie import DriveTied
from models.ledgers.inspections import Finding
from models.ledgers.raised_tie import RaisedTied, named_by, raised_by
from models.periods import Period
from models.record import Facts, Part, Rows, State, problem, read_state, tuples

ALWAYS, ASKED, NEVER = Leaves.ALWAYS, Leaves.ASKED, Leaves.NEVER
SUBMIT, IDENTITY = Need.SUBMIT, Need.IDENTITY


class IssueSource(Choice):
    SELF_CHECK = "self_check", "自查"
    INSPECTION = "inspection", "督导检查"
    DISCIPLINE_INSPECTION = "discipline_inspection", "巡视巡察反馈"
    PLAN_REVIEW = "plan_review", "计划会审"
    DEMOCRATIC_MEETING = "democratic_meeting", "民主生活会"
    OPINION_SEEKING = "opinion_seeking", "征求意见"
    FOUR_REVIEWS = "four_reviews", "四个过一遍"
    AUDIT = "audit", "审计整改"
    SUPERIOR = "superior", "上级交办"
    PUBLIC_REPORT = "public_report", "群众反映"


class RectifyKind(Choice):
    IMMEDIATE = "immediate", "立行立改"
    BY_DEADLINE = "by_deadline", "限期整改"
    LONG_TERM = "long_term", "长期坚持"


class MeasureState(Choice):
    NOT_STARTED = "not_started", "未启动"
    DOING = "doing", "推进中"
    DONE = "done", "已完成"
    LONG_TERM = "long_term", "长期坚持"


_UNFINISHED = (MeasureState.NOT_STARTED, MeasureState.DOING, None)
_FINISHED = (RectificationState.DONE, RectificationState.LONG_TERM)
BY_MEASURES = "按整改措施的进展登记"
"""The reason of the event that the owner's door appends when the measures have moved on."""


class IssueEvent(Part):
    """What happened to an issue, appended and never rewritten; figures count by `effective_on`."""

    event = ChoiceField[IssueEventKind](IssueEventKind, "事项", leaves=ALWAYS, need=SUBMIT)
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
        table_name = "issue_events"


class IssueMeasure(Part):
    measure = LongTextField("整改措施", leaves=ALWAYS, need=SUBMIT)
    due_on = DateField("完成时限", leaves=ALWAYS, need=SUBMIT)
    owner = LinkField("people", "责任人", leaves=ALWAYS, need=SUBMIT)
    done_on = DateField("完成日期", leaves=ALWAYS)
    state = ChoiceField[MeasureState | None](MeasureState, "进展", leaves=ALWAYS)

    class Meta:
        table_name = "issue_measures"


class IssueProgress(Part):
    entry_on = DateField("日期", leaves=ALWAYS, need=SUBMIT)
    content = LongTextField("进展情况", leaves=ALWAYS, need=SUBMIT)

    class Meta:
        table_name = "issue_progress"


class IssueEvidence(Part):
    """A file that proves the rectification; its digest travels even where the file does not."""

    file = FilesField("佐证材料", leaves=ASKED, need=SUBMIT)
    digest = TextField("材料校验值", leaves=ALWAYS, need=SUBMIT, max_length=64, automatic=True)
    added_on = DateField("加入日期", leaves=ALWAYS, need=SUBMIT)
    caption = TextField("说明", leaves=ALWAYS)

    class Meta:
        table_name = "issue_evidence"


class Issue(RaisedTied, DriveTied):
    """One problem found, with its measures, its progress and its way to closure."""

    problem = LongTextField("问题", leaves=ALWAYS, need=IDENTITY, max_length=2000)
    issue_no = TextField("编号", leaves=ALWAYS, need=SUBMIT, max_length=40)
    source = ChoiceField[IssueSource | None](IssueSource, "来源", leaves=ALWAYS, need=SUBMIT)
    found_on = DateField("发现日期", leaves=ALWAYS, need=SUBMIT)
    aspect = ListField("aspect", "方面", leaves=ALWAYS, need=SUBMIT)
    manifestation = LongTextField("具体表现", leaves=ALWAYS)
    cause = LongTextField("原因分析", leaves=ALWAYS)
    target = LongTextField("整改目标", leaves=ALWAYS)
    rectify_kind = ChoiceField[RectifyKind | None](
        RectifyKind, "整改类型", leaves=ALWAYS, need=SUBMIT
    )
    lead_leader = LinkField("people", "责任领导", leaves=ALWAYS, need=SUBMIT)
    owner_unit = LinkField("units", "责任单位", leaves=ALWAYS)
    owner_department = TextField("责任部门", leaves=ALWAYS)
    owner = LinkField("people", "责任人", leaves=ALWAYS, need=SUBMIT)
    liaison = LinkField("people", "对接人", leaves=ALWAYS)
    first_due_on = DateField("原定整改时限", leaves=ALWAYS, need=SUBMIT)
    institution_built = LongTextField("建章立制", leaves=ALWAYS)
    due_on = DateField("现行整改时限", leaves=NEVER, derived=True, index=True)
    stage = ChoiceField[Stage](Stage, "状态", leaves=NEVER, derived=True, index=True)
    rectification_state = ChoiceField[RectificationState](
        RectificationState, "整改状态", leaves=NEVER, derived=True
    )
    closure_state = ChoiceField[ClosureState](ClosureState, "销号状态", leaves=NEVER, derived=True)
    closed_on = DateField("销号日期", leaves=NEVER, derived=True)

    events = Rows(IssueEvent, "办理过程", automatic=True)
    measures = Rows(IssueMeasure, "整改措施")
    progress_entries = Rows(IssueProgress, "进展情况")
    evidence = Rows(IssueEvidence, "佐证材料")

    remembered = ("source", "found_on", "first_due_on", "events")
    ongoing = (
        *("cause", "target", "rectify_kind", "lead_leader", "owner_unit", "owner_department"),
        *("owner", "liaison", "institution_built"),
        *("measures", "progress_entries", "evidence"),
    )
    copied = ("first_due_on", "measures", "measures.due_on")
    afresh = (
        "issue_no",
        "institution_built",
        "from_finding",
        "from_checklist_item",
        "from_democratic_meeting",
    )

    class Meta:
        table_name = "issues"

    @classmethod
    def during(cls, period: Period) -> Any:
        """Found by the period's end and not closed before its start."""
        still = cls.closed_on.is_null() | (cls.closed_on >= period.start)
        return (cls.found_on.is_null() | (cls.found_on <= period.end)) & still

    @classmethod
    def overdue(cls, today: date) -> Any:
        finished = (Stage.DONE, Stage.REMOVED)
        return (cls.due_on < today) & cls.stage.not_in(finished)

    @classmethod
    def touches(cls, uids: Sequence[str]) -> Mapping[str, set[str]]:
        return {
            "inspections": raised_by(Finding, cls.from_finding, uids),
            "checklists": raised_by(ChecklistItem, cls.from_checklist_item, uids),
            "democratic_meetings": named_by(cls.from_democratic_meeting, uids),
        }

    def prepare(self, today: date) -> None:
        """A new issue is found today unless said otherwise and takes the year's next number."""
        self.found_on = self.found_on or today
        self.issue_no = self.issue_no or next_number(self.unit, self.found_on.year)

    @classmethod
    def prepare_all(cls, records: Sequence[Self], today: date) -> None:
        """Each without a number takes a free one of its year."""
        taken = {record.issue_no for record in records if record.issue_no}
        free: dict[int, Iterator[str]] = {}
        for record in records:
            record.found_on = record.found_on or today
            year = record.found_on.year
            if year not in free:
                free[year] = numbers_from(next_number(record.unit, year))
            if not record.issue_no:
                record.issue_no = next(number for number in free[year] if number not in taken)

    def heading(self) -> str:
        return f"{self.issue_no or ''} {self.problem or ''}".strip()

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if self.found_on and self.first_due_on and self.first_due_on < self.found_on:
            yield problem(Issue.first_due_on, "整改时限要晚于发现日期（{day}）", day=self.found_on)
        if not self.measures:
            yield problem(Issue.target, "还没有登记整改措施", level="warning")
        for index, measure in enumerate(self.measures):
            if measure.due_on and self.found_on and measure.due_on < self.found_on:
                where = (Issue.measures, index)
                yield problem(IssueMeasure.due_on, "措施的时限早于发现日期", row=where)

    def settle(self, facts: Facts) -> None:
        """Register on first saving, stamp new events, reopen when bound evidence has changed."""
        self._keep_history(facts.before)
        keep_judge(self, facts)
        for row in self.evidence:
            row.digest = _digest_of(row.file)
            row.added_on = row.added_on or facts.today
        if not self.events:
            registered = IssueEvent(
                event=IssueEventKind.REGISTERED, effective_on=self.found_on or facts.today
            )
            self.events.append(registered)
        before = closure_of(self, self.events, facts.decisions)
        self._follow_measures(facts, before)
        if before.closed and not before.valid:
            reopened = IssueEvent(
                event=IssueEventKind.REOPENED, effective_on=facts.today, reason=EVIDENCE_CHANGED
            )
            self.events.append(reopened)
        for event in self.events:
            event.entered_on = event.entered_on or facts.today
            event.entered_rev = event.entered_rev or self.rev + 1

    def _follow_measures(self, facts: Facts, now: Closure) -> None:
        """A measure that was begun or done just now moves the issue; the last one ends it."""
        for measure in self.measures:
            if measure.done_on and measure.state in _UNFINISHED:
                measure.state = MeasureState.DONE
        was = {row["uid"]: row.get("state") for row in (facts.before or {}).get("measures", [])}
        fresh = [m for m in self.measures if m.state and was.get(m.uid) != m.state]
        moved = [m for m in fresh if m.state is not MeasureState.NOT_STARTED]
        if not moved or facts.before is None or now.closed or now.voided:
            return
        days = [m.done_on for m in moved if m.done_on]
        if now.rectification is RectificationState.NOT_STARTED:
            self._append(IssueEventKind.STARTED, min(days, default=facts.today))
        if now.rectification in _FINISHED or any(m.state in _UNFINISHED for m in self.measures):
            return
        lasting = any(m.state is MeasureState.LONG_TERM for m in self.measures)
        kind = IssueEventKind.LONG_TERM if lasting else IssueEventKind.DONE
        self._append(kind, max(days, default=facts.today))

    def _append(self, kind: IssueEventKind, on: date) -> None:
        self.events.append(IssueEvent(event=kind, effective_on=on, reason=BY_MEASURES))

    def _keep_history(self, before: State | None) -> None:
        """What has happened stays as it was written; only more can happen."""
        old = (before or {}).get("events", [])
        if old and read_state(self).get("events", [])[: len(old)] != old:
            raise UserError("办理过程只能追加，不能改动已有的记录")

    def derive(self, facts: Facts) -> None:
        result = closure_of(self, self.events, facts.decisions)
        self.due_on = result.due_on
        self.rectification_state = result.rectification
        self.closure_state = result.state
        self.closed_on = result.closed_on
        self.stage = result.stage

    def own_decides(self) -> bool:
        return self.source is IssueSource.SELF_CHECK


Issue.deadline = Issue.due_on
Issue.reported_on = Issue.found_on


def _digest_of(files: Sequence[FileRef]) -> str | None:
    """The SHA-256 of a file; of several, that over theirs; of none, nothing."""
    if len(files) < 2:
        return files[0].sha256 if files else None
    return hashlib.sha256("\n".join(file.sha256 for file in files).encode()).hexdigest()


def evidence_digest(issue: Issue) -> str:
    """SHA-256 over the digests of the evidence rows in row order: what a decision binds."""
    return evidence_digests(issue.evidence)[-1]


def next_number(unit: str, year: int) -> str:
    """The year's next free number of this office, as 2026-014."""
    query = Issue.select(Issue.issue_no).where(
        Issue.unit == unit, Issue.issue_no.startswith(f"{year}-")
    )
    tails = [number.split("-")[1] for (number,) in tuples(query)]
    used = [int(tail) for tail in tails if tail.isdigit()]
    return f"{year}-{max(used, default=0) + 1:03d}"


def numbers_from(first: str) -> Iterator[str]:
    """This number and those after it."""
    year, tail = first.split("-")
    return (f"{year}-{number:03d}" for number in count(int(tail)))
