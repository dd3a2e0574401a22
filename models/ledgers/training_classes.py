"""轮训班: a class with its timetable, who sat in which lesson, and how each came out of it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from models.errors import Problem
from models.fields import (
    Choice,
    ChoiceField,
    DateField,
    DateTimeField,
    IntegerField,
    Leaves,
    LinkField,
    Need,
    RowField,
    TextField,
)
from models.ledgers.appointments import Rank
from models.ledgers.attendance import AttendanceRow, named, sheet_problems
from models.ledgers.drive_tie import DriveTied
from models.ledgers.moves import Moves, admit
from models.ledgers.plan_tie import PlanTied
from models.periods import Period
from models.record import Facts, Part, Rows, problem, tuples

ALWAYS, SUBMIT = Leaves.ALWAYS, Need.SUBMIT
FULL_MARKS = 100
_SHORTEST_UID = 36


class ClassState(Choice):
    ENROLLING = "enrolling", "报名"
    OPEN = "open", "开班"
    FINISHED = "finished", "结业"
    CANCELLED = "cancelled", "已取消"


MOVES: Moves[ClassState] = {
    ClassState.ENROLLING: (ClassState.OPEN, ClassState.CANCELLED),
    ClassState.OPEN: (ClassState.FINISHED, ClassState.CANCELLED),
    ClassState.FINISHED: (),
    ClassState.CANCELLED: (),
}
COUNTED = (ClassState.OPEN, ClassState.FINISHED)
"""The states of classes that figures, the plan and attendance count."""


class StudentResult(Choice):
    GRADUATED = "graduated", "结业"
    NOT_GRADUATED = "not_graduated", "未结业"
    RETRAINED = "retrained", "补训"


class ClassSession(Part):
    """One line of the timetable."""

    starts_at = DateTimeField("上课时间", leaves=ALWAYS, need=SUBMIT)
    title = TextField("课程", leaves=ALWAYS, need=SUBMIT)
    lecturer_name = TextField("授课人", leaves=ALWAYS, max_length=60)
    hours = IntegerField("学时", leaves=ALWAYS, measure="学时")

    class Meta:
        table_name = "training_sessions"


class Student(Part):
    """Who was called to the class, of whichever unit; how the person came out of it."""

    person = LinkField("people", "学员", leaves=ALWAYS, index=True)
    person_name = TextField("学员（台账外）", leaves=ALWAYS, max_length=60)
    speech_title = TextField("交流发言题目", leaves=ALWAYS)
    exam_score = IntegerField("成绩", leaves=Leaves.ASKED, measure="分")
    result = ChoiceField[StudentResult | None](StudentResult, "结业情况", leaves=ALWAYS)

    class Meta:
        table_name = "training_students"


class ClassAttendance(AttendanceRow):
    """One person at one lesson; `session` is the uid of its line in the timetable."""

    session = RowField(
        *("课次", "training_classes.sessions"),
        leaves=ALWAYS,
        need=SUBMIT,
        index=True,
        note="写课程名称",
    )

    class Meta:
        table_name = "training_attendance"


class TrainingClass(PlanTied, DriveTied):
    """One class; figures count those that have opened, attendance is taken lesson by lesson."""

    title = TextField("班次名称", leaves=ALWAYS, need=Need.IDENTITY)
    term_no = IntegerField("期次", leaves=ALWAYS, need=SUBMIT, measure="期")
    audience_rank = ChoiceField[Rank | None](
        Rank, "培训对象", leaves=ALWAYS, need=SUBMIT, note="叫到哪一级为止"
    )
    starts_on = DateField("开班日期", leaves=ALWAYS, need=SUBMIT, index=True)
    ends_on = DateField("结业日期", leaves=ALWAYS, need=SUBMIT)
    place = TextField("地点", leaves=ALWAYS)
    planned_students = IntegerField("计划人数", leaves=ALWAYS, measure="人")
    trained_students = IntegerField(
        "实训人数", leaves=ALWAYS, measure="人", note="有学员名单就按名单算"
    )
    hours = IntegerField("学时", leaves=ALWAYS, measure="学时", note="空着就按课程表加起来")
    state = ChoiceField[ClassState | None](ClassState, "状态", leaves=ALWAYS, need=SUBMIT)

    sessions = Rows(ClassSession, "课程表")
    students = Rows(Student, "学员")
    attendance = Rows(ClassAttendance, "考勤")

    ongoing = (
        *("state", "ends_on", "sessions", "students", "attendance"),
        *("trained_students", "hours"),
    )
    afresh = ("term_no", "trained_students", "state")

    class Meta:
        table_name = "training_classes"

    @classmethod
    def took_place(cls) -> Any:
        return cls.state.in_(COUNTED)

    @classmethod
    def during(cls, period: Period) -> Any:
        """Open by the period's end and not over before its start."""
        begun = cls.starts_on.is_null() | (cls.starts_on <= period.end)
        return begun & (cls.ends_on.is_null() | (cls.ends_on >= period.start))

    @classmethod
    def planned_after(cls, period: Period) -> Any:
        return (cls.state == ClassState.ENROLLING) & (cls.starts_on > period.end)

    def prepare(self, today: date) -> None:
        """The next number of the year's classes."""
        self.state = self.state or ClassState.ENROLLING
        if self.term_no is None:
            day = self.starts_on or today
            mine = TrainingClass.select(TrainingClass.term_no).where(
                *(TrainingClass.unit == self.unit, ~TrainingClass.deleted),
                TrainingClass.starts_on.between(date(day.year, 1, 1), date(day.year, 12, 31)),
            )
            self.term_no = max((number or 0 for (number,) in tuples(mine)), default=0) + 1

    def session_of(self, row: ClassAttendance) -> ClassSession | None:
        """The lesson that a row names: by its uid, or by a title that only one lesson has."""
        written = (row.session or "").strip()
        for lesson in self.sessions:
            if lesson.uid == written[-_SHORTEST_UID:]:
                return lesson
        found = [lesson for lesson in self.sessions if written and lesson.title == written]
        return found[0] if len(found) == 1 else None

    def settle(self, facts: Facts) -> None:
        """The state moves as it may; the counts are those of the rows, where there are any."""
        admit(self, facts, MOVES)
        for row in self.attendance:
            lesson = self.session_of(row)
            row.session = lesson.uid if lesson else row.session
        if self.students:
            self.trained_students = len(self.students)
        taught = sum(lesson.hours or 0 for lesson in self.sessions)
        self.hours = self.hours if self.hours is not None else taught or None

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            yield problem(
                TrainingClass.ends_on, "结业日期早于开班日期（{day}）", day=self.starts_on
            )
        planned, trained = self.planned_students, self.trained_students
        if planned is not None and trained is not None and trained > planned:
            text = "实训多于计划（{most} 人）"
            yield problem(TrainingClass.trained_students, text, level="warning", most=planned)
        yield from self._of_the_timetable()
        yield from self._of_the_students()
        yield from self._of_the_attendance()

    def _of_the_timetable(self) -> Iterator[Problem]:
        for index, lesson in enumerate(self.sessions):
            day = lesson.starts_at.date() if lesson.starts_at else None
            begun = self.starts_on is None or day is None or self.starts_on <= day
            if not begun or (self.ends_on and day and day > self.ends_on):
                where = (TrainingClass.sessions, index)
                text = "不在开班和结业日期之间"
                yield problem(ClassSession.starts_at, text, row=where, level="warning")

    def _of_the_students(self) -> Iterator[Problem]:
        seen = set()
        for index, student in enumerate(self.students):
            where, who = (TrainingClass.students, index), named(student)
            if not any(who):
                yield problem(Student.person, "这一行没有姓名", row=where)
            elif who in seen:
                yield problem(Student.person, "这个人前面已经有一行了", row=where)
            seen.add(who)
            if student.exam_score is not None and student.exam_score > FULL_MARKS:
                text = "成绩不超过 {most} 分"
                yield problem(Student.exam_score, text, row=where, most=FULL_MARKS)
            if student.result is not None and self.state is ClassState.ENROLLING:
                yield problem(Student.result, "还没有开班，不写结业情况", row=where)

    def _of_the_attendance(self) -> Iterator[Problem]:
        """Nobody sits in a class but its students: attendance never exceeds what is expected."""
        expected = {named(student) for student in self.students}
        for index, row in enumerate(self.attendance):
            where = (TrainingClass.attendance, index)
            if row.session and self.session_of(row) is None:
                text = "课程表里没有这一课次，或者不止一个"
                yield problem(ClassAttendance.session, text, row=where)
            if any(named(row)) and named(row) not in expected:
                yield problem(ClassAttendance.person, "这个人不在学员名单里", row=where)
        yield from sheet_problems(
            TrainingClass.attendance, self.attendance, lambda row: row.session
        )


def sheets_of(training: TrainingClass) -> Mapping[str, list[ClassAttendance]]:
    """The attendance by the uid of the lesson, in the order of the timetable."""
    found: dict[str, list[ClassAttendance]] = {lesson.uid: [] for lesson in training.sessions}
    for row in training.attendance:
        lesson = training.session_of(row)
        if lesson is not None:
            found[lesson.uid].append(row)
    return {uid: rows for uid, rows in found.items() if rows}
