"""办实事: a promise to people, from its adoption to its acceptance, and what they think of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, ClassVar

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
    MoneyField,
    Need,
    PercentField,
    TextField,
)
from models.ledgers.decisions import (
    Decision,
    DecisionKind,
    DecisionResult,
    counting,
    keep_judge,
)
from models.ledgers.deed_tie import tied_to
from models.periods import Period
from models.record import Facts, Part, Record, Rows, problem, read_state

ALWAYS, ASKED, NEVER, SUBMIT = Leaves.ALWAYS, Leaves.ASKED, Leaves.NEVER, Need.SUBMIT

WHOLE = 1000
"""Hundred per cent, as a percentage is stored."""
TOLERANCE = 100
"""As far as the work may be from the share of the time that is over, and still be on pace."""


class DeedStage(Choice):
    STARTED = "started", "开始实施"
    PROGRESS = "progress", "进展"
    DONE = "done", "办结"
    CLOSE_REQUESTED = "close_requested", "申请销号"
    TAKEN_UP_AGAIN = "taken_up_again", "重新办理"
    REGULAR = "regular", "转常态化"
    WITHDRAWN = "withdrawn", "撤销"


class DeedState(Choice):
    COLLECTED = "collected", "征集"
    ADOPTED = "adopted", "立项"
    DOING = "doing", "实施"
    TO_ACCEPT = "to_accept", "待验收"
    DONE = "done", "办结"
    REGULAR = "regular", "常态化"
    WITHDRAWN = "withdrawn", "已撤销"


OPEN = (DeedState.COLLECTED, DeedState.ADOPTED, DeedState.DOING)
"""Still to be done; what was promised is late in these states alone."""


class Pace(Choice):
    NOT_STARTED = "not_started", "未启动"
    BEHIND = "behind", "滞后"
    ON_PACE = "on_pace", "按序时推进"
    AHEAD = "ahead", "超序时"
    DONE = "done", "已完成"


class Awaits(Choice):
    """The decision that a deed waits for."""

    ADOPTION = "adoption", "申请立项"
    ACCEPTANCE = "acceptance", "申请销号"


class Verdict(Choice):
    SATISFIED = "satisfied", "满意"
    BASICALLY = "basically_satisfied", "基本满意"
    DISSATISFIED = "dissatisfied", "不满意"


class DeedEntry(Part):
    """What happened to a deed or how far it is, appended and never rewritten."""

    entry_on = DateField("日期", leaves=ALWAYS, need=SUBMIT)
    stage = ChoiceField[DeedStage](DeedStage, "事项", leaves=ALWAYS, need=SUBMIT)
    percent_done = PercentField("进度", leaves=ALWAYS, measure="%")
    content = LongTextField("进展情况", leaves=ALWAYS)
    spent = MoneyField("支出", leaves=ALWAYS, measure="万元", note="累计支出")
    evidence = FilesField("佐证", leaves=ASKED)
    entered_rev = IntegerField(
        "录入版次", leaves=ALWAYS, automatic=True, note="与决定排先后，不靠时钟"
    )

    class Meta:
        table_name = "deed_entries"


class SatisfactionSurvey(Part):
    """One count of votes: of those who voted, not of those who were asked, half decides."""

    surveyed_on = DateField("测评日期", leaves=ALWAYS, need=SUBMIT)
    ballots_issued = IntegerField("发出票数", leaves=ALWAYS, need=SUBMIT, measure="票")
    satisfied_count = IntegerField("满意", leaves=ALWAYS, need=SUBMIT, measure="票")
    basically_satisfied_count = IntegerField("基本满意", leaves=ALWAYS, need=SUBMIT, measure="票")
    dissatisfied_count = IntegerField("不满意", leaves=ALWAYS, need=SUBMIT, measure="票")
    result = ChoiceField[Verdict | None](Verdict, "测评结论", leaves=NEVER, derived=True)

    class Meta:
        table_name = "deed_satisfaction"

    @property
    def votes(self) -> tuple[int, int, int]:
        """Satisfied, basically satisfied, dissatisfied."""
        return (
            self.satisfied_count or 0,
            self.basically_satisfied_count or 0,
            self.dissatisfied_count or 0,
        )


def verdict(satisfied: int, basically: int, dissatisfied: int) -> Verdict | None:
    """What so many votes mean; exactly half counts upward, both times. None of no votes."""
    cast = satisfied + basically + dissatisfied
    if cast == 0:
        return None
    if 2 * satisfied >= cast:
        return Verdict.SATISFIED
    return Verdict.BASICALLY if 2 * (satisfied + basically) >= cast else Verdict.DISSATISFIED


class Deed(Record):
    """One thing done for people; adopted and accepted by the level above where it was asked."""

    title = TextField("项目名称", leaves=ALWAYS, need=Need.IDENTITY, max_length=200)
    category = ListField("category", "类别", leaves=ALWAYS, need=SUBMIT)
    content = LongTextField("主要内容", leaves=ALWAYS)
    beneficiaries = TextField("服务对象", leaves=ALWAYS)
    beneficiary_count = IntegerField("受益人数", leaves=ALWAYS, measure="人")
    promise = LongTextField("承诺", leaves=ALWAYS, need=SUBMIT)
    promised_on = DateField("承诺办结日期", leaves=ALWAYS, need=SUBMIT, index=True)
    starts_on = DateField("开始日期", leaves=ALWAYS, need=SUBMIT)
    lead_leader = LinkField("people", "分管领导", leaves=ALWAYS)
    lead_unit = LinkField("units", "牵头单位", leaves=ALWAYS, note="空着就是本单位")
    assisting_units = TextField("配合单位", leaves=ALWAYS, max_length=500)
    owner_department = TextField("责任部门", leaves=ALWAYS)
    owner = LinkField("people", "责任人", leaves=ALWAYS, need=SUBMIT)
    budget = MoneyField("资金", leaves=ALWAYS, measure="万元")
    adoption_requested_on = DateField(
        "申请立项日期", leaves=ALWAYS, note="空着由本单位自己立项和验收"
    )
    adoption_requested_rev = IntegerField(
        "申请立项版次", leaves=ALWAYS, automatic=True, note="与决定排先后，不靠时钟"
    )
    adopted_on = DateField("立项日期", leaves=NEVER, derived=True, index=True)
    done_on = DateField("办结日期", leaves=NEVER, derived=True, index=True)
    accepted_on = DateField("验收日期", leaves=NEVER, derived=True)
    state = ChoiceField[DeedState](DeedState, "状态", leaves=NEVER, derived=True, index=True)
    pace = ChoiceField[Pace | None](Pace, "序时", leaves=NEVER, derived=True)
    pace_turns_on = DateField("序时变化日期", leaves=NEVER, derived=True, index=True)
    awaits = ChoiceField[Awaits | None](Awaits, "等待决定", leaves=NEVER, derived=True)

    progress_entries = Rows(DeedEntry, "办理进展", automatic=True)
    satisfaction = Rows(SatisfactionSurvey, "满意度测评")

    ongoing: ClassVar[tuple[str, ...]] = (
        *("content", "lead_leader", "lead_unit", "assisting_units", "owner_department", "owner"),
        *("adoption_requested_on", "adoption_requested_rev", "progress_entries", "satisfaction"),
    )
    copied = ("promised_on",)

    class Meta:
        table_name = "deeds"

    @classmethod
    def during(cls, period: Period) -> Any:
        """Begun by the end of the period's year, and open or of its days."""
        begun = cls.starts_on.is_null() | (cls.starts_on <= date(period.year, 12, 31))
        standing = cls.state.not_in((DeedState.DONE, DeedState.WITHDRAWN))
        here = (cls.promised_on >= period.start) | (cls.done_on >= period.start)
        return begun & (standing | here | (cls.accepted_on >= period.start))

    @classmethod
    def overdue(cls, today: date) -> Any:
        return (cls.promised_on < today) & cls.state.in_(OPEN)

    @classmethod
    def touches(cls, uids: Sequence[str]) -> Mapping[str, set[str]]:
        return tied_to(uids)

    def prepare(self, today: date) -> None:
        self.starts_on = self.starts_on or today

    def own_decides(self) -> bool:
        """What was not asked of the level above is adopted and accepted in the office itself."""
        return self.adoption_requested_on is None

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if self.starts_on and self.promised_on and self.promised_on < self.starts_on:
            yield problem(Deed.promised_on, "承诺办结日期早于开始日期（{day}）", day=self.starts_on)
        spent = max((entry.spent or 0 for entry in self.progress_entries), default=0)
        if self.budget is not None and spent > self.budget:
            yield problem(Deed.budget, "累计支出超过了资金", level="warning")
        for index, entry in enumerate(self.progress_entries):
            if (entry.percent_done or 0) > WHOLE:
                where = (Deed.progress_entries, index)
                yield problem(DeedEntry.percent_done, "进度不能超过 100%", row=where)
        for index, survey in enumerate(self.satisfaction):
            issued, cast = survey.ballots_issued, sum(survey.votes)
            if issued is not None and cast > issued:
                yield problem(
                    SatisfactionSurvey.ballots_issued,
                    "三项票数加起来 {cast} 票，多于发出的 {issued} 票",
                    row=(Deed.satisfaction, index),
                    cast=cast,
                    issued=issued,
                )

    def settle(self, facts: Facts) -> None:
        """What has happened stays as it was written; a new request says its revision."""
        keep_judge(self, facts)
        before = facts.before or {}
        old = before.get("progress_entries", [])
        if old and read_state(self).get("progress_entries", [])[: len(old)] != old:
            raise UserError("办理进展只能追加，不能改动已有的记录")
        for entry in self.progress_entries:
            entry.entered_rev = entry.entered_rev or self.rev + 1
        asked = self.adoption_requested_on
        if asked is None:
            self.adoption_requested_rev = None
        elif asked.isoformat() != before.get("adoption_requested_on"):
            self.adoption_requested_rev = self.rev + 1

    def derive(self, facts: Facts) -> None:
        course = course_of(self, facts.decisions)
        self.adopted_on, self.done_on = course.adopted_on, course.done_on
        self.accepted_on = course.accepted_on
        self.state, self.awaits = course.state, course.awaits
        self.pace, self.pace_turns_on = pace_of(self, course, facts.today)
        for survey in self.satisfaction:
            survey.result = verdict(*survey.votes)


Deed.deadline = Deed.promised_on
Deed.reported_on = Deed.starts_on
Deed.turns_on = Deed.pace_turns_on


@dataclass(frozen=True)
class Course:
    """Where a deed stands; `percent` is the last that was reported, in tenths of a per cent."""

    adopted_on: date | None = None
    done_on: date | None = None
    accepted_on: date | None = None
    percent: int = 0
    started: bool = False
    regular: bool = False
    withdrawn: bool = False
    awaits: Awaits | None = None

    @property
    def state(self) -> DeedState:
        reached = (
            (self.withdrawn, DeedState.WITHDRAWN),
            (self.regular, DeedState.REGULAR),
            (self.accepted_on is not None, DeedState.DONE),
            (self.done_on is not None, DeedState.TO_ACCEPT),
            (self.started, DeedState.DOING),
            (self.adopted_on is not None, DeedState.ADOPTED),
        )
        return next((state for holds, state in reached if holds), DeedState.COLLECTED)


def course_of(deed: Deed, decisions: Sequence[Decision]) -> Course:
    """Walk request, entries and decisions in the order of revisions; clocks order nothing."""
    said = counting(deed.unit, decisions, own_decides=deed.own_decides())
    steps: list[tuple[int, int, int, DeedEntry | Decision | None]] = [
        (entry.entered_rev or deed.rev + 1, 0, at, entry)
        for at, entry in enumerate(deed.progress_entries, 1)
    ]
    steps += [(d.subject_rev or 0, 1, at, d) for at, d in enumerate(said)]
    if deed.adoption_requested_on is not None:
        steps.append((deed.adoption_requested_rev or 0, 0, 0, None))
    now = Course()
    for *_, step in sorted(steps, key=lambda step: step[:3]):
        if step is None:
            now = replace(now, awaits=None if now.adopted_on else Awaits.ADOPTION)
        elif isinstance(step, Decision):
            now = _decided(now, step)
        else:
            now = _happened(now, step)
    return now


def _happened(now: Course, entry: DeedEntry) -> Course:
    match entry.stage:
        case DeedStage.STARTED | DeedStage.PROGRESS:
            percent = now.percent if entry.percent_done is None else entry.percent_done
            begun = entry.stage is DeedStage.STARTED or percent > 0
            return replace(now, started=now.started or begun, percent=percent)
        case DeedStage.DONE:
            return replace(now, started=True, percent=WHOLE, done_on=entry.entry_on)
        case DeedStage.CLOSE_REQUESTED if now.done_on and not now.accepted_on:
            return replace(now, awaits=Awaits.ACCEPTANCE)
        case DeedStage.TAKEN_UP_AGAIN:
            return _again(now, entry.percent_done)
        case DeedStage.REGULAR:
            return replace(now, regular=True)
        case DeedStage.WITHDRAWN:
            return replace(now, withdrawn=True, awaits=None)
    return now


def _again(now: Course, percent: int | None = None) -> Course:
    """Under way once more, whatever was reached."""
    fresh = Course(adopted_on=now.adopted_on, started=True)
    return replace(fresh, percent=min(now.percent, WHOLE - 1) if percent is None else percent)


def _decided(now: Course, decision: Decision) -> Course:
    granted = decision.result is DecisionResult.ACCEPTED
    match decision.kind:
        case DecisionKind.ADOPTION:
            awaits = None if now.awaits is Awaits.ADOPTION else now.awaits
            adopted_on = decision.decided_on if granted else None
            return replace(now, adopted_on=adopted_on, awaits=awaits)
        case DecisionKind.ACCEPTANCE if now.awaits is Awaits.ACCEPTANCE:
            accepted_on = decision.decided_on if granted else None
            return replace(now, accepted_on=accepted_on, awaits=None)
        case DecisionKind.RETURN if decision.result is DecisionResult.REFUSED:
            return _again(now)
    return now


def pace_of(deed: Deed, course: Course, today: date) -> tuple[Pace | None, date | None]:
    """How the work keeps up with the time, and the next day on which that reads differently."""
    if course.withdrawn:
        return None, None
    if course.done_on is not None or course.regular:
        return Pace.DONE, None
    first, last = deed.starts_on, deed.promised_on
    if not course.started:
        return Pace.NOT_STARTED, None
    if first is None or last is None or last < first:
        return None, None
    span = (last - first).days + 1
    shares = (course.percent - TOLERANCE, course.percent + TOLERANCE + 1)
    reached = [first + timedelta(days=-(-share * span // WHOLE) - 1) for share in shares]
    now = _pace_on(course.percent, first, last, today)
    turning = [day for day in (*reached, last + timedelta(days=1)) if day > today]
    changing = (day for day in turning if _pace_on(course.percent, first, last, day) is not now)
    return now, min(changing, default=None)


def _pace_on(percent: int, first: date, last: date, day: date) -> Pace:
    """By the share of the promised time that is over at the end of a day."""
    if day > last:
        return Pace.BEHIND
    over = max((day - first).days + 1, 0) * WHOLE // ((last - first).days + 1)
    if percent < over - TOLERANCE:
        return Pace.BEHIND
    return Pace.AHEAD if percent > over + TOLERANCE else Pace.ON_PACE
