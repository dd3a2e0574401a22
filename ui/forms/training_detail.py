"""A training class beside the list: how far it is, its lessons with their sheets, its students."""

from collections.abc import Sequence
from typing import Any

from models.fields import Column
from models.ledgers.attendance import Attendance, in_the_room
from models.ledgers.training_classes import (
    ClassAttendance,
    ClassSession,
    ClassState,
    StudentResult,
    TrainingClass,
    sheets_of,
)
from models.listing import names_of
from models.training import Standing, standings
from ui.detail import Block, Detail, Fact, Tab
from ui.words import tr


class TrainingDetail(Detail):
    """概况, 课程与考勤, 学员, 修改记录."""

    def steps(self, record: TrainingClass) -> tuple[list[str], int] | None:
        if record.state is None or record.state is ClassState.CANCELLED:
            return None
        way = (ClassState.ENROLLING, ClassState.OPEN, ClassState.FINISHED)
        at = way.index(record.state)
        done = record.state is ClassState.FINISHED
        return [tr(state.label) for state in way], len(way) if done else at

    def tabs(self, record: TrainingClass) -> list[Tab]:
        rows = {tr(part.label) for part in self.ledger.parts()}
        tabs = [Tab(tr("概况"), [b for b in self.overview(record) if b.title not in rows])]
        if record.sessions:
            tabs.append(Tab(tr("课程与考勤"), self._lessons(record)))
        if record.students:
            tabs.append(Tab(tr("学员"), self._students(standings(record))))
        return [*tabs, self.history_tab(record)]

    def _lessons(self, record: TrainingClass) -> list[Block]:
        sheets = sheets_of(record)
        people = [row.person for row in record.attendance if row.person]
        names = names_of("people", people)
        return [
            Block(facts=[self._lesson(lesson, sheets.get(lesson.uid, []), names)])
            for lesson in record.sessions
        ]

    def _lesson(
        self, lesson: ClassSession, sheet: Sequence[ClassAttendance], names: dict[str, str]
    ) -> Fact:
        at = f"{lesson.starts_at:%m-%d %H:%M}" if lesson.starts_at else ""
        there = in_the_room(row.status for row in sheet)
        counts = tr("应到 {expected} ・ 实到 {there}").format(expected=len(sheet), there=there)
        missing = "、".join(
            f"{names.get(row.person or '', row.person_name or '')}（{tr(row.status.label)}）"
            for row in sheet
            if row.status is not None and row.status is not Attendance.PRESENT
        )
        said = (lesson.title, lesson.lecturer_name, counts if sheet else tr("没有考勤"), missing)
        return Fact(at, " ・ ".join(filter(None, said)))

    def _students(self, some: Sequence[Standing]) -> list[Block]:
        """Under their results, those without one in front."""
        blocks = []
        for result in (None, *StudentResult):
            told = [self._student(one) for one in some if one.student.result is result]
            name = tr(result.label) if result else tr("在学")
            if told:
                blocks.append(Block(tr("{name} {n} 人").format(name=name, n=len(told)), told))
        return blocks

    def _student(self, one: Standing) -> Fact:
        student = one.student
        came = tr("出勤 {there}/{expected} 课").format(there=one.attended, expected=one.expected)
        score = tr("{n} 分").format(n=student.exam_score)
        speech = tr("发言《{title}》").format(title=student.speech_title)
        said = (
            one.unit,
            came if one.expected else "",
            score if student.exam_score is not None else "",
            speech if student.speech_title else "",
        )
        return Fact(one.name, " ・ ".join(filter(None, said)))

    def first_values(self, record: TrainingClass, asks: Sequence[Column[Any]]) -> dict[str, Any]:
        """A class opens and ends on the days that it was planned for, unless they are to come."""
        values = super().first_values(record, asks)
        for column in asks:
            planned = getattr(record, str(column.name), None)
            values[str(column.name)] = min(planned or self.today, self.today)
        return values
