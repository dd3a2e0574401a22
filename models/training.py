"""How a training class stands: each student's attendance and result, and of which unit they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.ledgers.attendance import IN_THE_ROOM, named
from models.ledgers.people import Person
from models.ledgers.training_classes import (
    ClassSession,
    Student,
    TrainingClass,
    sheets_of,
)
from models.ledgers.units import Unit
from models.posts import post_text, posts_of
from models.record import among, tuples
from models.settings import get_setting


@dataclass(frozen=True)
class Standing:
    """One student as known here, with the lessons that have a sheet and those attended."""

    student: Student
    name: str
    unit: str
    post: str
    expected: int
    attended: int


def units_of(people: Sequence[str]) -> dict[str, str]:
    """Person → what their unit is called, of those who are not of this office."""
    query = (
        Person.select(Person.uid, Unit.name)
        .join(Unit, on=(Unit.uid == Person.unit))
        .where(among(Person.uid, people), Person.unit != get_setting("unit"))
    )
    return {uid: name or "" for uid, name in tuples(query)}


def standings(training: TrainingClass) -> list[Standing]:
    """Every student of a class, in the order of its list."""
    people = [student.person for student in training.students if student.person]
    names = dict(tuples(Person.select(Person.uid, Person.name).where(among(Person.uid, people))))
    units = _all_units(people)
    posts = _posts(people, training.starts_on or date.max)
    sheets = list(sheets_of(training).values())
    found = []
    for student in training.students:
        rows = [row for sheet in sheets for row in sheet if named(row) == named(student)]
        name, unit = names.get(student.person), units.get(student.person or "", "")
        if not student.person:
            name, unit = _apart(student.person_name or "")
        there = sum(row.status in IN_THE_ROOM for row in rows)
        post = posts.get(student.person or "", "")
        found.append(Standing(student, name or "", unit, post, len(rows), there))
    return found


def _all_units(people: Sequence[str]) -> dict[str, str]:
    query = Person.select(Person.uid, Unit.name).join(Unit, on=(Unit.uid == Person.unit))
    return {uid: name or "" for uid, name in tuples(query.where(among(Person.uid, people)))}


def _apart(written: str) -> tuple[str, str]:
    """The name and the unit of somebody in no ledger: 张三（水利局）."""
    name, _, unit = written.replace("(", "（").partition("（")
    return name.strip(), unit.strip(" ）)")


def _posts(people: Sequence[str], day: date) -> dict[str, str]:
    """Person → the post that they held on a day, the highest."""
    return {person: post_text(held[0]) for person, held in posts_of(people, day).items()}


def lessons_by_day(training: TrainingClass) -> Mapping[date, list[ClassSession]]:
    """The timetable day by day, in the order of its hours; lessons without a time are left out."""
    timed = [(lesson.starts_at, lesson) for lesson in training.sessions]
    found: dict[date, list[ClassSession]] = {}
    for starts_at, lesson in sorted(
        ((at, lesson) for at, lesson in timed if at is not None), key=lambda one: one[0]
    ):
        found.setdefault(starts_at.date(), []).append(lesson)
    return found


def lesson_at(training: TrainingClass, today: date) -> ClassSession | None:
    """Whose sheet is to be filled: the first without one up to today, else the last until now."""
    known = sheets_of(training)
    begun = [
        lesson for day, some in lessons_by_day(training).items() if day <= today for lesson in some
    ]
    waiting = [lesson for lesson in begun if lesson.uid not in known]
    return next(iter(waiting or begun[-1:] or training.sessions), None)
