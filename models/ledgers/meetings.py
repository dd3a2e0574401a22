"""会议: committee and office meetings, from the notice to the resolutions and who was there."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from models.errors import Problem, UserError
from models.fields import (
    Choice,
    ChoiceField,
    DateTimeField,
    IntegerField,
    Leaves,
    LinkField,
    LinksField,
    LongTextField,
    Need,
    TextField,
)
from models.ledger import Stamp
from models.ledgers.attendance import AttendanceRow, in_the_room, sheet_problems
from models.ledgers.drive_tie import DriveTied
from models.ledgers.events import EventState
from models.ledgers.filled_ledgers import FilledLedger
from models.ledgers.numbering import items_of
from models.ledgers.plan_tie import PlanTied
from models.ledgers.quorum import HALF, TWO_THIRDS, Quorum, quorum_in
from models.periods import Period
from models.record import Facts, Part, Rows, problem

ALWAYS, SUBMIT = Leaves.ALWAYS, Need.SUBMIT


class MeetingKind(Choice):
    PARTY_COMMITTEE = "party_committee", "党委会"
    LEADING_GROUP = "leading_group", "领导小组会"
    OFFICE = "office", "办公室例会"
    CENTRAL_GROUP = "central_group", "中心组学习"
    ENLARGED = "enlarged", "党委扩大会"
    DEMOCRATIC = "democratic", "民主生活会"
    PROMOTION = "promotion", "推进会"
    AREA_ANALYSIS = "area_analysis", "片区分析会"
    OTHER = "other", "其他"


class MeetingAttendance(AttendanceRow):
    class Meta:
        table_name = "meeting_attendance"


class AreaAnalysis(Part):
    """What a meeting found of one area: what it does well, what it lacks, what comes next."""

    area = LinkField("areas", "片区", leaves=ALWAYS, need=SUBMIT)
    strengths = LongTextField("主要成效", leaves=ALWAYS)
    problems = LongTextField("存在问题", leaves=ALWAYS)
    next_moves = LongTextField("抓教措施", leaves=ALWAYS)

    class Meta:
        table_name = "area_analyses"


class Meeting(PlanTied, DriveTied):
    """One meeting; figures count those held, and the quorum is that of its kind."""

    title = TextField("会议名称", leaves=ALWAYS, need=Need.IDENTITY)
    kind = ChoiceField[MeetingKind | None](MeetingKind, "类型", leaves=ALWAYS, need=SUBMIT)
    session_no = TextField("届次", leaves=ALWAYS, max_length=60)
    start_at = DateTimeField("开始时间", leaves=ALWAYS, need=SUBMIT, index=True)
    end_at = DateTimeField("结束时间", leaves=ALWAYS)
    place = TextField("地点", leaves=ALWAYS)
    chair = TextField("主持人", leaves=ALWAYS, need=SUBMIT, max_length=60)
    recorder = TextField("记录人", leaves=ALWAYS, max_length=60)
    observers = TextField("列席", leaves=ALWAYS, max_length=500)
    agenda = LongTextField("议程", leaves=ALWAYS)
    study_content = LongTextField("学习文件", leaves=ALWAYS)
    situation_analysis = LongTextField("形势分析", leaves=ALWAYS)
    deployment = LongTextField("部署任务", leaves=ALWAYS)
    coordination = LongTextField("协调困难", leaves=ALWAYS)
    resolutions = LongTextField("决议", leaves=ALWAYS, note="一行一条，可以转为交办事项")
    open_items = LongTextField("遗留问题", leaves=ALWAYS)
    area = LinksField("areas", "分析片区", leaves=Leaves.NEVER, derived=True)
    expected_count = IntegerField("应到人数", leaves=ALWAYS, measure="人")
    attended_count = IntegerField("实到人数", leaves=ALWAYS, measure="人")
    state = ChoiceField[EventState | None](EventState, "状态", leaves=ALWAYS, need=SUBMIT)

    attendance = Rows(MeetingAttendance, "考勤")
    area_analyses = Rows(AreaAnalysis, "片区分析")
    afresh = (
        "session_no",
        "situation_analysis",
        "deployment",
        "coordination",
        "resolutions",
        "open_items",
        "expected_count",
        "attended_count",
        "state",
    )

    class Meta:
        table_name = "meetings"

    @classmethod
    def planned_after(cls, period: Period) -> Any:
        ahead = cls.start_at >= datetime.combine(period.end + timedelta(days=1), time.min)
        return (cls.state == EventState.PLANNED) & ahead

    def prepare(self, _today: date) -> None:
        self.state = self.state or EventState.PLANNED

    @property
    def quorum(self) -> Quorum:
        """As a rule has it; else half, and two thirds at a 民主生活会."""
        usual = TWO_THIRDS if self.kind is MeetingKind.DEMOCRATIC else HALF
        day = self.start_at.date() if self.start_at else None
        return quorum_in(self.unit, FilledLedger.MEETINGS, self.kind, day, usual)

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if self.start_at and self.end_at and self.end_at < self.start_at:
            yield problem(Meeting.end_at, "结束时间早于开始时间")
        yield from sheet_problems(Meeting.attendance, self.attendance)
        seen: set[str] = set()
        for index, row in enumerate(self.area_analyses):
            if row.area in seen:
                where = (Meeting.area_analyses, index)
                yield problem(AreaAnalysis.area, "这个片区前面已经有一行了", row=where)
            seen |= {row.area} if row.area else set()
        yield from self._of_the_counts()

    def _of_the_counts(self) -> Iterator[Problem]:
        expected, attended = self.counts()
        if expected is None or attended is None:
            return
        if attended > expected:
            yield problem(Meeting.attended_count, "实到多于应到（{most}）", most=expected)
        if self.state is not EventState.HELD:
            return
        least = self.quorum.least(expected)
        if attended < least:
            yield problem(
                Meeting.attended_count,
                "实到 {now} 人，没有达到应到 {expected} 人的法定人数 {least} 人",
                level="warning",
                now=attended,
                expected=expected,
                least=least,
            )

    def counts(self) -> tuple[int | None, int | None]:
        """(expected, in the room): of the sheet where there is one, else as typed."""
        if self.attendance:
            return len(self.attendance), in_the_room(row.status for row in self.attendance)
        return self.expected_count, self.attended_count

    def settle(self, _facts: Facts) -> None:
        self.expected_count, self.attended_count = self.counts()

    def derive(self, _facts: Facts) -> None:
        self.area = tuple(dict.fromkeys(row.area for row in self.area_analyses if row.area))


def hold(
    meeting: Meeting,
    stamp: Stamp,
    start_at: datetime | None = None,
    expected_count: int | None = None,
    attended_count: int | None = None,
) -> None:
    """The meeting has been held, at its planned time unless said otherwise."""
    meeting.start_at = start_at or meeting.start_at
    if meeting.start_at is None:
        raise UserError("写明开会时间")
    if meeting.start_at.date() > stamp.today:
        raise UserError("开会时间 {day} 还没有到", day=meeting.start_at.date())
    if expected_count is not None:
        meeting.expected_count = expected_count
    if attended_count is not None:
        meeting.attended_count = attended_count
    meeting.state = EventState.HELD


def cancel(meeting: Meeting, _stamp: Stamp) -> None:
    meeting.state = EventState.CANCELLED


def planned(meeting: Meeting) -> bool:
    return meeting.state is EventState.PLANNED


def resolved(meeting: Meeting) -> Sequence[str]:
    """What the meeting resolved, one thing an item; what it deployed where it resolved nothing."""
    return items_of(meeting.resolutions or meeting.deployment or "")
