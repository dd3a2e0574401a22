"""Who is expected: the people whom a sheet begins with, and how a name finds its row."""

from collections.abc import Sequence
from datetime import date
from functools import singledispatch

from models.ledgers.meetings import Meeting, MeetingAttendance
from models.ledgers.people import Person
from models.ledgers.training_classes import TrainingClass
from models.pinyin import begins_with
from models.record import Record, tuples


@singledispatch
def roster_of(record: Record, day: date) -> list[str]:
    """The uids of those expected at a gathering: by default everybody of the office that day."""
    return people_of(record.unit, day)


@roster_of.register
def _of_a_meeting(meeting: Meeting, day: date) -> list[str]:
    """Those who were expected the last time that a meeting of its kind had a sheet."""
    here = set(people_of(meeting.unit, day))
    with_sheet = MeetingAttendance.select(MeetingAttendance.record)
    last = Meeting.select(Meeting.uid).where(
        *(Meeting.unit == meeting.unit, Meeting.kind == meeting.kind, ~Meeting.deleted),
        *(Meeting.uid != meeting.uid, Meeting.uid.in_(with_sheet)),
    )
    uid = last.order_by(Meeting.start_at.desc()).limit(1)
    rows = MeetingAttendance.select(MeetingAttendance.person).where(
        MeetingAttendance.record.in_(uid)
    )
    expected = [person for (person,) in tuples(rows.order_by(MeetingAttendance.seq))]
    return [person for person in expected if person in here] or sorted(here)


@roster_of.register
def _of_a_class(training: TrainingClass, _day: date) -> list[str]:
    """Its students, of whichever unit."""
    return [student.person for student in training.students if student.person]


def people_of(unit: str, day: date) -> list[str]:
    """Everybody of an office who had not left it by a day, in the order of their entry."""
    staying = Person.left_on.is_null() | (Person.left_on > day)
    query = Person.select(Person.uid).where(Person.unit == unit, ~Person.deleted, staying)
    return [uid for (uid,) in tuples(query.order_by(Person.uid))]


def found_by(names: Sequence[str], typed: str) -> list[int]:
    """The places of the names that a text means: the name itself, else a part, else initials."""
    wanted = "".join(typed.split())
    if not wanted:
        return []
    plain = ["".join(name.split()) for name in names]
    for fits in (
        lambda name: name == wanted,
        lambda name: wanted in name,
        lambda name: begins_with(name, wanted),
    ):
        found = [at for at, name in enumerate(plain) if fits(name)]
        if found:
            return found
    return []
