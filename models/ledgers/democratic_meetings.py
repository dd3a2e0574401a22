"""专题民主生活会: its steps and dates leave the unit; what was said of people never does."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from models.errors import Problem
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
from models.ledgers.events import EventState
from models.ledgers.meetings import Meeting, MeetingKind
from models.ledgers.raised_tie import Answer, answers_naming, issue_uid
from models.periods import Period
from models.record import Facts, Part, Record, Rows, State, problem

ALWAYS, ASKED, NEVER = Leaves.ALWAYS, Leaves.ASKED, Leaves.NEVER
SUBMIT = Need.SUBMIT


class StepKind(Choice):
    """The way of such a meeting, in its order."""

    SCHEME = "scheme", "方案"
    REPORT_UP = "report_up", "报上级"
    STUDY = "study", "学习"
    OPINIONS = "opinions", "征求意见"
    TALKS = "talks", "谈心谈话"
    DRAFTS = "drafts", "撰写对照检查"
    MEETING = "meeting", "开会"
    RECTIFICATION = "rectification", "整改"
    NOTICE = "notice", "通报"


class MeetingStage(Choice):
    """How far it is: the word that lists are filtered by."""

    PREPARING = "preparing", "筹备中"
    HELD = "held", "已召开"
    FINISHED = "finished", "已通报"


class TakenUp(Choice):
    YES = "yes", "采纳"
    PARTLY = "partly", "部分采纳"
    NO = "no", "未采纳"


class MeetingStep(Part):
    step = ChoiceField[StepKind | None](StepKind, "步骤", leaves=ALWAYS, need=SUBMIT)
    planned_on = DateField("计划日期", leaves=ALWAYS)
    done_on = DateField("完成日期", leaves=ALWAYS)
    evidence = FilesField("佐证", leaves=ASKED)

    class Meta:
        table_name = "democratic_steps"


class SoughtOpinion(Part):
    """What somebody thinks of the committee or of one of its members."""

    heard_from = TextField("来源", leaves=NEVER)
    about = TextField("对象", leaves=NEVER)
    opinion = LongTextField("意见", leaves=NEVER, need=SUBMIT)
    aspect = ListField("aspect", "归类", leaves=NEVER)
    taken_up = ChoiceField[TakenUp | None](TakenUp, "采纳情况", leaves=NEVER)

    class Meta:
        table_name = "democratic_opinions"


class PrivateTalk(Part):
    talker = TextField("谈话人", leaves=NEVER, need=SUBMIT, max_length=60)
    partner = TextField("谈话对象", leaves=NEVER, need=SUBMIT, max_length=60)
    talked_on = DateField("谈话日期", leaves=NEVER, need=SUBMIT)
    gist = LongTextField("谈话要点", leaves=NEVER)

    class Meta:
        table_name = "democratic_talks"


class SelfExaminationDraft(Part):
    """One thing that somebody finds wanting in themselves; only the measure may become known."""

    person = LinkField("people", "姓名", leaves=NEVER, need=SUBMIT)
    draft_no = IntegerField("稿次", leaves=NEVER, minimum=1, measure="稿")
    aspect = ListField("aspect", "方面", leaves=NEVER)
    problem = LongTextField("问题", leaves=NEVER)
    cause = LongTextField("根源", leaves=NEVER)
    measure = LongTextField("措施", leaves=NEVER)
    issue_no = TextField("问题编号", leaves=NEVER, derived=True)

    class Meta:
        table_name = "democratic_drafts"


class Criticism(Part):
    critic = TextField("批评人", leaves=NEVER, need=SUBMIT, max_length=60)
    criticised = TextField("被批评人", leaves=NEVER, need=SUBMIT, max_length=60)
    opinion = LongTextField("批评意见", leaves=NEVER, need=SUBMIT)
    response = LongTextField("表态", leaves=NEVER)

    class Meta:
        table_name = "democratic_criticisms"


class DemocraticMeeting(Record):
    """One such meeting of a year, from its scheme to the notice of what came of it.

    Also remarks and attachments stay, which elsewhere leave where they are asked for: drafts and
    notes of talks are attached here.
    """

    title = TextField("会议名称", leaves=ALWAYS, need=Need.IDENTITY)
    year = YearField("年度", leaves=ALWAYS, need=SUBMIT)
    theme = TextField("主题", leaves=ALWAYS)
    held_on = DateField("召开日期", leaves=ALWAYS)
    meeting = LinkField("meetings", "会议记录", leaves=ALWAYS, index=True)
    opinion_count = IntegerField("征求意见数", leaves=ALWAYS, automatic=True, measure="条")
    private_talk_count = IntegerField("谈心谈话数", leaves=ALWAYS, automatic=True, measure="人次")
    draft_count = IntegerField("对照检查材料数", leaves=ALWAYS, automatic=True, measure="份")
    criticism_count = IntegerField("批评意见数", leaves=ALWAYS, automatic=True, measure="条")
    stage = ChoiceField[MeetingStage | None](MeetingStage, "状态", leaves=NEVER, derived=True)
    next_step = ChoiceField[StepKind | None](StepKind, "下一步", leaves=NEVER, derived=True)
    next_on = DateField("下一步日期", leaves=NEVER, derived=True)
    issues_count = IntegerField("整改问题", leaves=NEVER, derived=True, measure="个")
    waiting_count = IntegerField("未登记措施", leaves=NEVER, derived=True, measure="条")
    remarks = LongTextField("备注", leaves=NEVER)
    attachments = FilesField("附件", leaves=NEVER, note="留在本单位，不随报送包出去")

    steps = Rows(MeetingStep, "步骤")
    opinions = Rows(SoughtOpinion, "征求意见")
    talks = Rows(PrivateTalk, "谈心谈话")
    drafts = Rows(SelfExaminationDraft, "对照检查")
    criticisms = Rows(Criticism, "批评意见")

    ongoing = ("steps",)
    afresh = ("meeting",)

    class Meta:
        table_name = "democratic_meetings"

    @classmethod
    def during(cls, period: Period) -> Any:
        """Of the period's year, and what is not finished from the years before."""
        open_still = (cls.year < period.year) & (cls.stage != MeetingStage.FINISHED)
        return cls.year.is_null() | (cls.year == period.year) | open_still

    @classmethod
    def overdue(cls, today: date) -> Any:
        return cls.next_on < today

    def prepare(self, today: date) -> None:
        """A new one has all its steps, without dates yet."""
        self.year = self.year or today.year
        self.steps = self.steps or [MeetingStep(step=kind) for kind in StepKind]

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        yield from self._of_the_steps()
        meeting = self._meeting()
        expected, there = meeting.counts() if meeting else (None, None)
        if meeting and self.held_on and expected is not None and there is not None:
            least = meeting.quorum.least(expected)
            if there < least:
                yield problem(
                    DemocraticMeeting.meeting,
                    "实到 {now} 人，没有达到应到 {expected} 人的法定人数 {least} 人",
                    level="warning",
                    now=there,
                    expected=expected,
                    least=least,
                )
        if meeting and meeting.kind is not MeetingKind.DEMOCRATIC:
            yield problem(
                DemocraticMeeting.meeting, "这个会议的类型不是民主生活会", level="warning"
            )
        if self.held_on and meeting is None:
            yield problem(
                DemocraticMeeting.meeting,
                "会开了，还没有会议记录，看不出到会是否够三分之二",
                level="warning",
            )
        if self.held_on and waiting(self):
            yield problem(
                DemocraticMeeting.title,
                "{count} 条措施还没有转为问题",
                level="warning",
                count=len(waiting(self)),
            )

    def _of_the_steps(self) -> Iterator[Problem]:
        rank = list(StepKind)
        seen: set[StepKind] = set()
        for index, row in enumerate(self.steps):
            if row.step in seen:
                where = (DemocraticMeeting.steps, index)
                yield problem(MeetingStep.step, "这一步前面已经有一行了", row=where)
            seen |= {row.step} if row.step else set()
        done = [(at, row) for at, row in enumerate(self.steps) if row.step and row.done_on]
        done.sort(key=lambda one: rank.index(one[1].step or StepKind.SCHEME))
        for (_, earlier), (index, later) in pairwise(done):
            if earlier.done_on and later.done_on and later.done_on < earlier.done_on:
                yield problem(
                    MeetingStep.done_on,
                    "早于上一步的完成日期（{day}）",
                    row=(DemocraticMeeting.steps, index),
                    level="warning",
                    day=earlier.done_on,
                )

    def _meeting(self) -> Meeting | None:
        """The meeting's own record with its attendance sheet, if it is here."""
        found: Meeting | None = Meeting.get_or_none(Meeting.uid == (self.meeting or ""))
        return None if found is None or found.deleted else found

    def step_of(self, kind: StepKind) -> MeetingStep | None:
        return next((row for row in self.steps if row.step is kind), None)

    def settle(self, facts: Facts) -> None:
        """The counts are those of the rows, and the day of the meeting stands in one place."""
        before = facts.before or {}
        for name, column in _COUNTED.items():
            rows = getattr(self, name)
            # What came back from the level above has its counts, and no rows any more.
            if rows or before.get(name) or getattr(self, column) is None:
                setattr(self, column, len(rows))
        self._settle_day(before)

    def _settle_day(self, before: State) -> None:
        """The day is that of its step; where they differ, what was changed just now counts."""
        step = self.step_of(StepKind.MEETING)
        if step is None and self.held_on:
            step = MeetingStep(step=StepKind.MEETING)
            self.steps.append(step)
        if step is None:
            return
        was = before.get("held_on")
        if (self.held_on.isoformat() if self.held_on else None) != was:
            step.done_on = self.held_on
        meeting = self._meeting() if step.done_on is None and was is None else None
        if meeting and meeting.start_at and meeting.state is EventState.HELD:
            step.done_on = meeting.start_at.date()
        self.held_on = step.done_on

    @classmethod
    def beside(cls, uids: Sequence[str]) -> Mapping[str, Sequence[Answer]]:
        return answers_naming("from_democratic_meeting", uids)

    def derive(self, facts: Facts) -> None:
        answers: Sequence[Answer] = facts.beside or ()
        numbers = {answer.uid: answer.issue_no for answer in answers}
        for draft in self.drafts:
            draft.issue_no = numbers.get(issue_uid(draft.uid))
        self.issues_count = len(answers)
        self.waiting_count = len(waiting(self))
        undone = {row.step: row for row in self.steps if row.step and row.done_on is None}
        self.next_step = next((kind for kind in StepKind if kind in undone), None)
        self.next_on = undone[self.next_step].planned_on if self.next_step else None
        self.stage = MeetingStage.HELD if self.held_on else MeetingStage.PREPARING
        if self.held_on and self.next_step is None:
            self.stage = MeetingStage.FINISHED


DemocraticMeeting.deadline = DemocraticMeeting.next_on

_COUNTED = {
    "opinions": "opinion_count",
    "talks": "private_talk_count",
    "drafts": "draft_count",
    "criticisms": "criticism_count",
}
"""Rows that stay → the field that tells how many there are."""


def waiting(meeting: DemocraticMeeting) -> list[SelfExaminationDraft]:
    """The rows with a measure that is no issue yet."""
    return [draft for draft in meeting.drafts if draft.measure and not draft.issue_no]
