"""读书与授课: books, readings, lectures, their speakers and attendance."""

from collections.abc import Callable
from typing import Any

from peewee import fn

from models.figures.figure import Counted, Figure, Over, Tally, counting, month_of
from models.figures.scope import Reach
from models.ledgers.addressing import meant_for
from models.ledgers.appointments import Appointment, Rank
from models.ledgers.books import Book
from models.ledgers.events import EventState
from models.ledgers.lectures import AudienceKind, Lecture, LectureKind
from models.ledgers.readings import Reading
from models.ledgers.units import Unit
from models.record import tuples

# Books.


def _listed(reach: Reach) -> list[Counted]:
    """The books that the units' lists hold at the end, each under one name for all its aliases."""
    day = reach.as_of
    query = Book.select(Book.unit, Book.uid, Book.title, Book.aliases).where(
        *(Book.complete, ~Book.deleted, Book.unit.in_(_handing_down(reach.units))),
        Book.unit.in_(reach.units) | meant_for(Book, reach.units),
        Book.listed_on.is_null() | (Book.listed_on <= day),
        Book.withdrawn_on.is_null() | (Book.withdrawn_on > day),
    )
    same = _SameBooks()
    found = [(unit, uid, same.join(title, aliases)) for unit, uid, title, aliases in tuples(query)]
    return [Counted(unit, uid, who=same.first(name)) for unit, uid, name in found]


def _handing_down(units: tuple[str, ...]) -> list[str]:
    """The units and all above them, whose lists are theirs too."""
    parents: dict[str, str | None] = dict(tuples(Unit.select(Unit.uid, Unit.parent)))
    found: set[str] = set()
    fresh = {*units}
    while fresh:
        found |= fresh
        fresh = {above for unit in fresh if (above := parents.get(unit))} - found
    return sorted(found)


class _SameBooks:
    """Titles and aliases that name one book, gathered pair by pair."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def join(self, title: str | None, aliases: str | None) -> str:
        """Note that these names are of one book; the book's name among them."""
        names = [_plain(name) for name in (title or "", *(aliases or "").split("\n"))]
        own = names[0]
        for other in filter(None, names[1:]):
            one, two = sorted((self.first(own), self.first(other)))
            if one != two:
                self._above[two] = one
        return own

    def first(self, name: str) -> str:
        while name in self._above:
            name = self._above[name]
        return name


def _plain(title: str) -> str:
    return "".join(title.split()).strip("《》").casefold()


# Readings.


def _readings(reach: Reach, *conditions: Any, month: Any = None) -> Any:
    query = Reading.select().where(
        *(Reading.complete, ~Reading.deleted, reach.holds(Reading.unit)), *conditions
    )
    return counting(query, Reading.unit, Reading.uid, who=Reading.person, month=month)


def _ticked(reach: Reach) -> Any:
    ended = Reading.ended_on.between(reach.period.start, reach.until)
    return _readings(reach, ended, month=month_of(Reading.ended_on))


def _read(reach: Reach) -> Any:
    """Read on the day when the book is both finished and proved."""
    read_on = fn.MAX(Reading.ended_on, Reading.proved_on)
    start, end = reach.period.start.isoformat(), reach.until.isoformat()
    return _readings(reach, read_on.between(start, end), month=month_of(read_on))


def _due(reach: Reach) -> Any:
    due = Reading.due_on.between(reach.period.start, reach.until)
    return _readings(reach, due, month=month_of(Reading.due_on))


def _behind(reach: Reach) -> Any:
    day = reach.as_of
    unfinished = Reading.ended_on.is_null() | (Reading.ended_on > day)
    return _readings(reach, Reading.due_on < day, unfinished)


# Lectures.


def _held(reach: Reach, *conditions: Any, amount: Any = 1, base: Any = 0) -> Any:
    query = Lecture.select().where(
        *(Lecture.complete, ~Lecture.deleted, reach.holds(Lecture.unit)),
        *(Lecture.state == EventState.HELD, Lecture.period.between(*reach.months)),
        reach.told(Lecture.held_at),
        *conditions,
    )
    return counting(
        query,
        *(Lecture.unit, Lecture.uid),
        amount=amount,
        base=base,
        who=Lecture.lecturer,
        month=Lecture.period,
    )


def _speakers(kind: LectureKind, office: Any, *more: Any) -> Callable[[Reach], Any]:
    """Lectures of a kind by people who held such an office on the day."""

    def source(reach: Reach) -> Any:
        day = fn.SUBSTR(Lecture.held_at, 1, 10)
        held = Appointment.select().where(
            *(Appointment.person == Lecture.lecturer, Appointment.complete, ~Appointment.deleted),
            *(Appointment.from_on <= day, office),
            Appointment.to_on.is_null() | (Appointment.to_on >= day),
        )
        return _held(reach, Lecture.kind == kind, fn.EXISTS(held), *more)

    return source


def _distinct(
    name: str,
    label: str,
    measure: str,
    definition: str,
    ledger: str,
    source: Callable[[Reach], Any],
) -> Figure:
    return Figure(name, label, measure, definition, ledger, Tally.DISTINCT, source, additive=False)


FIGURES = (
    _distinct(
        "books_listed",
        "学习书目",
        "本",
        "期末在列的书，上级下发的和本单位自列的都算，同书异名只算一本",
        "books",
        _listed,
    ),
    Figure(
        "books_ticked",
        "划完的书",
        "本",
        "期内读完的人和书，补学补上的也算",
        "readings",
        Tally.COUNT,
        _ticked,
    ),
    Figure(
        "books_read",
        "读完的书",
        "本",
        "读完并且有心得或者抽查合格的人和书，按两样都有的那一天",
        "readings",
        Tally.COUNT,
        _read,
    ),
    Figure(
        "readings_due",
        "应读完的书",
        "本",
        "应读完日期在期内的人和书",
        "readings",
        Tally.COUNT,
        _due,
    ),
    Figure(
        "readings_behind",
        "未按期读完",
        "本",
        "到期末（未到期末的按今天）过了应读完日期还没读完的人和书",
        "readings",
        Tally.COUNT,
        _behind,
        over=Over.LAST,
        daily=True,
    ),
    Figure("lectures_held", "授课", "场", "期内已结束的授课", "lectures", Tally.COUNT, _held),
    _distinct(
        "committee_lecturers",
        "讲党课的常委",
        "名",
        "期内给机关讲过党课的不同常委，身份按授课当天的任职",
        "lectures",
        _speakers(
            LectureKind.PARTY_LECTURE,
            Appointment.is_committee_member == True,  # noqa: E712
            Lecture.audience_kind == AudienceKind.ORGANS,
        ),
    ),
    _distinct(
        "bureau_rank_speakers",
        "交流发言的厅级领导",
        "名",
        "期内交流发言的不同厅级领导，职级按发言当天的任职",
        "lectures",
        _speakers(LectureKind.EXCHANGE, Appointment.rank == Rank.BUREAU),
    ),
    _distinct(
        "department_head_speakers",
        "交流发言的部门负责人",
        "名",
        "期内交流发言的不同部门负责人，身份按发言当天的任职",
        "lectures",
        _speakers(
            LectureKind.EXCHANGE,
            Appointment.is_department_head == True,  # noqa: E712
        ),
    ),
)
