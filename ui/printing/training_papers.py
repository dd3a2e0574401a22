"""课程表, 签到表 and 结业名单 of a training class."""

from collections.abc import Sequence
from datetime import date

from models.errors import UserError
from models.ledgers.training_classes import ClassSession, StudentResult, TrainingClass
from models.office import Office
from models.training import Standing, lessons_by_day, standings
from ui.dates import long_day_text
from ui.printing.paper import Align, Block, Cell, Column, Facts, Heading, Paper, Slots, Table
from ui.states import look_of
from ui.words import tr

_WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
_MOST_LESSONS = 4
"""Lessons of a day that each have a column to sign in."""


def timetable(office: Office, uid: str) -> Paper:
    """The lessons in order, with who gives them."""
    training = office.door.load(TrainingClass, uid)
    columns = (
        Column(tr("日期"), 1.3),
        Column(tr("时间"), 0.7, Align.CENTRE),
        Column(tr("课程"), 3.0),
        Column(tr("授课人"), 1.4),
        Column(tr("学时"), 0.6, Align.RIGHT),
    )
    rows = tuple(
        _timed(day, lesson, first=at == 0)
        for day, lessons in lessons_by_day(training).items()
        for at, lesson in enumerate(lessons)
    )
    blocks = (Facts(_head(training)), Table(columns, rows))
    return _paper(office, training, "timetable", tr("课程表"), blocks)


def _timed(day: date, lesson: ClassSession, first: bool) -> tuple[Cell, ...]:
    """A lesson; the day stands at its first lesson alone."""
    weekday = tr(_WEEKDAYS[day.weekday()])
    text = f"{day:%m-%d} {weekday}" if first else ""
    return (
        Cell(text),
        Cell(f"{lesson.starts_at:%H:%M}" if lesson.starts_at else ""),
        Cell(lesson.title or ""),
        Cell(lesson.lecturer_name or ""),
        Cell(str(lesson.hours) if lesson.hours is not None else ""),
    )


def class_sign_in(office: Office, uid: str) -> list[Paper]:
    """A sheet for each day of the class: a line for each student, a column for each lesson."""
    training = office.door.load(TrainingClass, uid)
    students = standings(training)
    days = lessons_by_day(training)
    if not days and training.starts_on:
        days = {training.starts_on: []}
    if not days:
        raise UserError("先填课程表或者开班日期，签到表按天打印")
    return [_sign_in(office, training, students, day, some) for day, some in days.items()]


def _sign_in(
    office: Office,
    training: TrainingClass,
    students: Sequence[Standing],
    day: date,
    lessons: Sequence[ClassSession],
) -> Paper:
    facts = (
        (tr("班次"), training.title or ""),
        (tr("日期"), long_day_text(day)),
        (tr("地点"), training.place or ""),
        (tr("应到人数"), str(len(students))),
        *((f"{one.starts_at:%H:%M}", one.title or "") for one in lessons if one.starts_at),
    )
    signed = [f"{one.starts_at:%H:%M}" for one in lessons[:_MOST_LESSONS] if one.starts_at]
    columns = (
        Column(tr("序号"), 0.5, Align.CENTRE),
        Column(tr("姓名"), 1.0),
        Column(tr("单位"), 1.8),
        *(Column(title, 1.2) for title in signed or [tr("签名")]),
    )
    blank = tuple(Cell() for _ in columns[3:])
    rows = tuple(
        (Cell(str(number)), Cell(one.name), Cell(one.unit), *blank)
        for number, one in enumerate(students, 1)
    )
    blocks = (Facts(facts), Table(columns, rows, roomy=True))
    return _paper(office, training, "class-sign-in", tr("签到表"), blocks)


def certificates(office: Office, uid: str) -> Paper:
    """结业名单: who graduated with which number, and behind them who did not."""
    training = office.door.load(TrainingClass, uid)
    everyone = list(enumerate(standings(training), 1))
    passed = (StudentResult.GRADUATED, StudentResult.RETRAINED)
    there = [one for one in everyone if one[1].student.result in passed]
    others = [one for one in everyone if one[1].student.result not in passed]
    blocks: list[Block] = [Facts(_head(training))]
    blocks += [Heading(tr("结业 {n} 人").format(n=len(there))), _results(training, there, True)]
    if others:
        title = tr("未结业 {n} 人").format(n=len(others))
        blocks += [Heading(title), _results(training, others, False)]
    blocks.append(Slots(((tr("填报人"), office.door.actor), (tr("审核人"), ""))))
    return _paper(office, training, "certificates", tr("结业名单"), tuple(blocks))


def _results(
    training: TrainingClass, some: Sequence[tuple[int, Standing]], numbered: bool
) -> Table:
    columns = (
        Column(tr("证书编号") if numbered else tr("序号"), 1.1, Align.CENTRE),
        Column(tr("姓名"), 1.0),
        Column(tr("单位"), 1.8),
        Column(tr("职务"), 1.2),
        Column(tr("出勤（课次）"), 0.9, Align.CENTRE),
        Column(tr("成绩"), 0.6, Align.RIGHT),
        Column(tr("结业情况"), 0.9),
    )
    return Table(columns, tuple(_result(training, *one, numbered) for one in some))


def _result(training: TrainingClass, place: int, one: Standing, numbered: bool) -> tuple[Cell, ...]:
    student = one.student
    score = "" if student.exam_score is None else str(student.exam_score)
    result = student.result
    return (
        Cell(_number(training, place) if numbered else str(place)),
        Cell(one.name),
        Cell(one.unit),
        Cell(one.post),
        Cell(f"{one.attended}/{one.expected}" if one.expected else "—"),
        Cell(score),
        Cell(tr(result.label), look_of(result)) if result else Cell(),
    )


def _number(training: TrainingClass, place: int) -> str:
    """Year, number of the class and place in its list: it stays whoever is trained again."""
    year = training.starts_on.year if training.starts_on else ""
    return f"{year}{training.term_no or 0:02d}{place:03d}"


def _head(training: TrainingClass) -> tuple[tuple[str, str], ...]:
    days = " — ".join(long_day_text(day) for day in (training.starts_on, training.ends_on) if day)
    term = tr("第 {n} 期").format(n=training.term_no) if training.term_no else ""
    return (
        (tr("班次"), training.title or ""),
        (tr("期次"), term),
        (tr("时间"), days),
        (tr("地点"), training.place or ""),
        (tr("学时"), str(training.hours) if training.hours is not None else ""),
        (tr("学员"), str(training.trained_students or training.planned_students or "")),
    )


def _paper(
    office: Office, training: TrainingClass, key: str, title: str, blocks: Sequence[Block]
) -> Paper:
    printed = office.door.now.strftime("%Y-%m-%d %H:%M")
    return Paper(key, title, tuple(blocks), printed, (office.name, training.title or ""))
