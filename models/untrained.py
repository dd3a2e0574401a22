"""应训未训: who of the required rank has sat in no class, or in no lecture, in a half-year."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from models.figures import units_in
from models.ledgers.appointments import Appointment, Rank
from models.ledgers.attendance import IN_THE_ROOM
from models.ledgers.gatherings import CLASSES, GATHERINGS, Gathering, day_of
from models.ledgers.meetings import Meeting
from models.ledgers.people import Person
from models.ledgers.training_classes import Student, StudentResult, TrainingClass
from models.listing import names_of
from models.office import Office
from models.periods import Period
from models.posts import LEADING, post_text, posts_on
from models.record import among, tuples


class Sat(NamedTuple):
    """Where somebody was in the room, newest last."""

    day: date
    ledger: str
    uid: str
    title: str


@dataclass(frozen=True)
class Trainee:
    """A person of the required rank, and what they sat in during the half-year."""

    person: str
    name: str
    unit: str
    unit_name: str
    rank: Rank
    post: str
    classes: tuple[Sat, ...]
    lectures: tuple[Sat, ...]

    @property
    def untrained(self) -> bool:
        return not self.classes

    @property
    def sat_in_nothing(self) -> bool:
        return not (self.classes or self.lectures)


def half_of(period: Period) -> Period:
    """The half-year in which a period ends."""
    return Period(period.year, 1, 6) if period.last <= 6 else Period(period.year, 7, 12)


def trainees(
    office: Office, half: Period, units: str, ranks: Sequence[Rank] = LEADING
) -> list[Trainee]:
    """Everybody who holds such a rank at the half-year's end, or today while it has not come.

    Whoever held the class or the lecture: a unit's people sit in the city's classes.
    """
    day = min(half.end, office.door.today)
    chosen = units_in(units, office.unit)
    held = posts_on(day, Appointment.rank.in_(list(ranks)))
    staying = Person.left_on.is_null() | (Person.left_on > day)
    query = Person.select(Person.uid, Person.name, Person.unit).where(
        *(among(Person.uid, list(held)), among(Person.unit, chosen), ~Person.deleted, staying)
    )
    people = list(tuples(query.order_by(Person.unit, Person.uid)))
    names = names_of("units", {unit for _, _, unit in people})
    classes, lectures = _classes(half), _lectures(half)
    found = [
        Trainee(
            *(uid, name or "", unit, names.get(unit, "")),
            *(held[uid][0].rank or Rank.OTHER, post_text(held[uid][0])),
            *(tuple(classes[uid]), tuple(lectures[uid])),
        )
        for uid, name, unit in people
    ]
    order = list(Rank)
    return sorted(found, key=lambda one: (one.unit != office.unit, one.unit, order.index(one.rank)))


Seats = dict[str, list[Sat]]


def _classes(half: Period) -> Seats:
    """One seat a class, by its lessons or by its result where no lesson has a sheet."""
    seats = [*_in_the_room(CLASSES, half), *_graduated(half)]
    return _by_person(seats)


def _lectures(half: Period) -> Seats:
    kinds = [g for g in GATHERINGS if g is not CLASSES and g.event is not Meeting]
    return _by_person([seat for gathering in kinds for seat in _in_the_room(gathering, half)])


def _by_person(seats: Sequence[tuple[str, Sat]]) -> Seats:
    found: Seats = defaultdict(list)
    for person, sat in sorted(seats, key=lambda seat: (seat[1].day, seat[1].uid)):
        if all(sat.uid != other.uid for other in found[person]):
            found[person].append(sat)
    return found


def _in_the_room(gathering: Gathering, half: Period) -> Iterator[tuple[str, Sat]]:
    event, sheet = gathering.event, gathering.sheet
    rows = gathering.sheets(
        *(~event.deleted, (half.months[0], half.months[-1])),
        *(sheet.person, gathering.held_at, event.uid, gathering.title),
    ).where(sheet.status.in_(list(IN_THE_ROOM)), ~sheet.person.is_null())
    for person, at, uid, title in tuples(rows):
        yield person, Sat(day_of(at), gathering.ledger, uid, title or "")


def _graduated(half: Period) -> Iterator[tuple[str, Sat]]:
    passed = (StudentResult.GRADUATED, StudentResult.RETRAINED)
    query = (
        TrainingClass.select(
            Student.person, TrainingClass.starts_on, TrainingClass.uid, TrainingClass.title
        )
        .join(Student, on=(Student.record == TrainingClass.uid))
        .where(
            *(TrainingClass.complete, ~TrainingClass.deleted, TrainingClass.took_place()),
            *(TrainingClass.starts_on <= half.end, TrainingClass.ends_on >= half.start),
            *(Student.result.in_(list(passed)), ~Student.person.is_null()),
        )
    )
    for person, day, uid, title in tuples(query):
        yield person, Sat(day_of(day), "training_classes", uid, title or "")
