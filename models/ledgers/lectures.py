"""授课: party lectures, tutorials and exchanges, planned on the rota, held, and attended."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from models.errors import Problem, UserError
from models.fields import (
    Choice,
    ChoiceField,
    DateTimeField,
    FilesField,
    IntegerField,
    Leaves,
    LinkField,
    ListField,
    Need,
    TextField,
)
from models.ledger import Action, Group, Ledger, Stamp
from models.ledgers.attendance import AttendanceRow, in_the_room, sheet_problems
from models.ledgers.drive_tie import DriveTied
from models.ledgers.events import EventState
from models.ledgers.plan_tie import PlanTied
from models.periods import Period
from models.record import Facts, Rows, problem

ALWAYS = Leaves.ALWAYS
CLASS_HOUR = timedelta(minutes=45)


class LectureKind(Choice):
    PARTY_LECTURE = "party_lecture", "党课"
    TUTORIAL = "tutorial", "专题辅导"
    EXCHANGE = "exchange", "交流发言"
    THEMED_EDUCATION = "themed_education", "专题教育"
    CONDUCT_EDUCATION = "conduct_education", "作风纪律教育"


class AudienceKind(Choice):
    ORGANS = "organs", "机关"
    GRASSROOTS = "grassroots", "基层单位"
    ENTERPRISE = "enterprise", "企业职工"
    SCHOOL = "school", "学校师生"
    RURAL_COMMUNITY = "rural_community", "村（社区）群众"
    YOUNG_CADRES = "young_cadres", "青年干部"
    RETIRED = "retired", "离退休干部"
    OTHER = "other", "其他"


class LectureAttendance(AttendanceRow):
    class Meta:
        table_name = "lecture_attendance"


class Lecture(PlanTied, DriveTied):
    """A lecture from its place on the rota to its attendance sheet; figures count those held."""

    title = TextField("题目", leaves=ALWAYS, need=Need.IDENTITY)
    kind = ChoiceField[LectureKind | None](LectureKind, "类型", leaves=ALWAYS, need=Need.SUBMIT)
    topic = ListField("topic", "专题", leaves=ALWAYS)
    lecturer = LinkField("people", "授课人", leaves=ALWAYS, index=True)
    lecturer_name = TextField("授课人（外请）", leaves=ALWAYS, max_length=60)
    lecturer_post = TextField("授课人职务", leaves=ALWAYS)
    planned_at = DateTimeField("计划时间", leaves=ALWAYS, index=True)
    held_at = DateTimeField("时间", leaves=ALWAYS, need=Need.SUBMIT, index=True)
    place = TextField("地点", leaves=ALWAYS)
    audience_kind = ChoiceField[AudienceKind | None](
        AudienceKind, "听课对象类别", leaves=ALWAYS, need=Need.SUBMIT
    )
    expected_count = IntegerField("应到人数", leaves=ALWAYS, measure="人")
    attended_count = IntegerField("实到人数", leaves=ALWAYS, measure="人")
    hours = IntegerField("学时", leaves=ALWAYS, measure="学时")
    courseware = FilesField("课件", leaves=Leaves.ASKED)
    state = ChoiceField[EventState | None](EventState, "状态", leaves=ALWAYS, need=Need.SUBMIT)

    attendance = Rows(LectureAttendance, "考勤")
    afresh = ("expected_count", "attended_count", "state")

    class Meta:
        table_name = "lectures"

    @property
    def starts_at(self) -> datetime | None:
        return self.held_at or self.planned_at

    @property
    def ends_at(self) -> datetime | None:
        """By its class hours of 45 minutes, an hour at least."""
        if self.starts_at is None:
            return None
        return self.starts_at + max((self.hours or 0) * CLASS_HOUR, timedelta(hours=1))

    @classmethod
    def planned_after(cls, period: Period) -> Any:
        ahead = cls.planned_at >= datetime.combine(period.end + timedelta(days=1), time.min)
        return (cls.state == EventState.PLANNED) & ahead

    def prepare(self, _today: date) -> None:
        self.state = self.state or EventState.PLANNED

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if not (self.lecturer or self.lecturer_name):
            yield problem(Lecture.lecturer, "授课人和外请授课人填一个")
        expected, attended = self.expected_count, self.attended_count
        if expected is not None and attended is not None and attended > expected:
            yield problem(Lecture.attended_count, "实到多于应到（{most}）", most=expected)
        yield from sheet_problems(Lecture.attendance, self.attendance)
        yield from clashes(self)

    def settle(self, _facts: Facts) -> None:
        """Where there is an attendance sheet, the two counts are its own."""
        if self.attendance:
            self.expected_count = len(self.attendance)
            self.attended_count = in_the_room(row.status for row in self.attendance)


def clashes(lecture: Lecture) -> Iterator[Problem]:
    """Warnings where the same speaker or the same place is wanted elsewhere at the same time."""
    starts = lecture.starts_at
    if starts is None or lecture.state is EventState.CANCELLED:
        return
    for other in _others_that_day(lecture, starts.date()):
        if not overlap(lecture, other):
            continue
        if same_speaker(lecture, other):
            yield problem(
                Lecture.lecturer,
                "授课人这个时间还要讲“{title}”",
                level="warning",
                title=other.title,
            )
        if lecture.place and lecture.place == other.place:
            yield problem(
                Lecture.place,
                "这个地点这个时间还安排了“{title}”",
                level="warning",
                title=other.title,
            )


def _others_that_day(lecture: Lecture, day: date) -> Iterator[Lecture]:
    first = datetime.combine(day, time.min).isoformat(timespec="minutes")
    last = datetime.combine(day, time.max).isoformat(timespec="minutes")
    query = Lecture.select().where(
        *(Lecture.unit == lecture.unit, Lecture.uid != lecture.uid, ~Lecture.deleted),
        Lecture.held_at.between(first, last) | Lecture.planned_at.between(first, last),
    )
    return (other for other in query if other.state is not EventState.CANCELLED)


def overlap(one: Lecture, other: Lecture) -> bool:
    """Whether both are going on at some moment."""
    (begins, ends), (begun, over) = ((o.starts_at, o.ends_at) for o in (one, other))
    if begins is None or ends is None or begun is None or over is None:
        return False
    return begins < over and begun < ends


def same_speaker(one: Lecture, other: Lecture) -> bool:
    if one.lecturer:
        return one.lecturer == other.lecturer
    return bool(one.lecturer_name) and one.lecturer_name == other.lecturer_name


def hold(
    lecture: Lecture,
    stamp: Stamp,
    held_at: datetime | None = None,
    expected_count: int | None = None,
    attended_count: int | None = None,
) -> None:
    """The lecture has been given, at its planned time unless said otherwise."""
    lecture.held_at = held_at or lecture.held_at or lecture.planned_at
    if lecture.held_at is None:
        raise UserError("写明授课时间")
    if lecture.held_at.date() > stamp.today:
        raise UserError("授课时间 {day} 还没有到", day=lecture.held_at.date())
    if expected_count is not None:
        lecture.expected_count = expected_count
    if attended_count is not None:
        lecture.attended_count = attended_count
    lecture.state = EventState.HELD


def cancel(lecture: Lecture, _stamp: Stamp) -> None:
    lecture.state = EventState.CANCELLED


def _planned(lecture: Lecture) -> bool:
    return lecture.state is EventState.PLANNED


LECTURES = Ledger(
    model=Lecture,
    title="授课",
    columns=(
        *(Lecture.title, Lecture.kind, Lecture.topic, Lecture.lecturer, Lecture.lecturer_name),
        *(Lecture.held_at, Lecture.place, Lecture.audience_kind, Lecture.expected_count),
        *(Lecture.attended_count, Lecture.state),
    ),
    groups=(
        Group(
            "授课",
            (
                *(Lecture.title, Lecture.lecturer, Lecture.topic, Lecture.held_at, Lecture.place),
                *(Lecture.kind, Lecture.audience_kind, Lecture.hours, Lecture.plan_item),
                *(Lecture.state, Lecture.planned_at),
            ),
        ),
        Group("考勤", (Lecture.attendance,)),
        Group("授课人", (Lecture.lecturer_post, Lecture.lecturer_name), folded=True),
        Group("没有考勤表时填人数", (Lecture.expected_count, Lecture.attended_count), folded=True),
        Group("课件与专项", (Lecture.courseware, Lecture.drive), folded=True),
    ),
    actions=(
        Action(
            "登记已讲",
            hold,
            (Lecture.held_at, Lecture.expected_count, Lecture.attended_count),
            _planned,
        ),
        Action("取消授课", cancel, (), _planned),
    ),
    dated_by=Lecture.held_at,
    state=Lecture.state,
)
