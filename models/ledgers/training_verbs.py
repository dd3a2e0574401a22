"""The ledger of training classes: what people see of one, and its verbs from 报名 to 补训."""

from datetime import date

from models.errors import UserError
from models.ledger import Action, Group, Ledger, Stamp
from models.ledgers.attendance import IN_THE_ROOM, named
from models.ledgers.training_classes import (
    ClassState,
    Student,
    StudentResult,
    TrainingClass,
    sheets_of,
)

PASS_MARK = 60


def open_class(training: TrainingClass, stamp: Stamp, starts_on: date | None = None) -> None:
    """The students are there and the first lesson begins."""
    training.starts_on = starts_on or training.starts_on
    if training.starts_on is None:
        raise UserError("写明开班日期")
    if training.starts_on > stamp.today:
        raise UserError("开班日期 {day} 还没有到", day=training.starts_on)
    training.state = ClassState.OPEN


def finish(training: TrainingClass, stamp: Stamp, ends_on: date | None = None) -> None:
    """The class is over; whose result nobody has written gets it by attendance and score."""
    training.ends_on = ends_on or training.ends_on
    if training.ends_on is None:
        raise UserError("写明结业日期")
    if training.ends_on > stamp.today:
        raise UserError("结业日期 {day} 还没有到", day=training.ends_on)
    for student in training.students:
        if student.result is None:
            passed = _has_passed(training, student)
            student.result = StudentResult.GRADUATED if passed else StudentResult.NOT_GRADUATED
    training.state = ClassState.FINISHED


def _has_passed(training: TrainingClass, student: Student) -> bool:
    """In the room for at least half of the lessons that have a sheet, and no failing score."""
    if student.exam_score is not None and student.exam_score < PASS_MARK:
        return False
    sheets = sheets_of(training).values()
    there = sum(
        any(named(row) == named(student) and row.status in IN_THE_ROOM for row in rows)
        for rows in sheets
    )
    return 2 * there >= len(sheets)


def cancel(training: TrainingClass, _stamp: Stamp) -> None:
    training.state = ClassState.CANCELLED


def retrain(training: TrainingClass, _stamp: Stamp) -> None:
    """Those who had not graduated have been trained again since."""
    for student in training.students:
        if student.result is StudentResult.NOT_GRADUATED:
            student.result = StudentResult.RETRAINED


def _enrolling(training: TrainingClass) -> bool:
    return training.state is ClassState.ENROLLING


def _open(training: TrainingClass) -> bool:
    return training.state is ClassState.OPEN


def _not_over(training: TrainingClass) -> bool:
    return _enrolling(training) or _open(training)


def _has_some_to_retrain(training: TrainingClass) -> bool:
    left = any(s.result is StudentResult.NOT_GRADUATED for s in training.students)
    return left and training.state is ClassState.FINISHED


TRAINING_CLASSES = Ledger(
    model=TrainingClass,
    title="轮训班",
    columns=(
        *(TrainingClass.title, TrainingClass.term_no, TrainingClass.audience_rank),
        *(TrainingClass.starts_on, TrainingClass.ends_on, TrainingClass.place),
        *(TrainingClass.planned_students, TrainingClass.trained_students),
        *(TrainingClass.hours, TrainingClass.state),
    ),
    groups=(
        Group(
            "班次",
            (
                *(TrainingClass.title, TrainingClass.term_no, TrainingClass.audience_rank),
                *(TrainingClass.starts_on, TrainingClass.ends_on, TrainingClass.place),
                *(TrainingClass.planned_students, TrainingClass.trained_students),
                *(TrainingClass.hours, TrainingClass.state),
            ),
        ),
        Group("课程", (TrainingClass.sessions,)),
        Group("学员与考勤", (TrainingClass.students, TrainingClass.attendance)),
        Group("计划与专项", (TrainingClass.plan_item, TrainingClass.drive), folded=True),
    ),
    actions=(
        Action("开班", open_class, (TrainingClass.starts_on,), _enrolling),
        Action("结业", finish, (TrainingClass.ends_on,), _open),
        Action("登记补训", retrain, (), _has_some_to_retrain),
        Action("取消轮训班", cancel, (), _not_over),
    ),
    dated_by=TrainingClass.starts_on,
    state=TrainingClass.state,
)
