"""对账: every issue's course through the book, and the balance that it makes.

Steps follow the order of revisions, as the closure itself does; one that names an earlier day than
the step before it takes effect on that one's day, so that a late entry never closes an issue before
it was found. Courses are derived from the records at will and kept until the next change.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import Any

from models import changes
from models.changes import Change
from models.figures.figure import Counted, Figure, Over, Tally, counting, month_of
from models.figures.scope import Reach
from models.ledgers.closure import Closure, Stage, checked, stations
from models.ledgers.decisions import Decision, DecisionSubject
from models.ledgers.issues import Issue, IssueEvent, IssueEvidence, IssueMeasure, IssueSource
from models.record import ENTRY_UNDONE, Record, among, tuples


class Move(Enum):
    """What puts an issue into the book or takes it out."""

    FOUND = "found"
    REOPENED = "reopened"
    CLOSED = "closed"
    REMOVED = "removed"


@dataclass(frozen=True)
class Stop:
    """From a day on: whether the issue is open, by when it is due, and the move that made it so.

    `stage` is the word that lists showed of it.
    """

    on: date
    open: bool
    due_on: date | None
    move: Move | None
    stage: Stage = Stage.REMOVED


@dataclass(frozen=True)
class Course:
    """An issue's stops, in the order in which they came."""

    uid: str
    unit: str
    stops: tuple[Stop, ...]

    def at(self, day: date) -> Stop | None:
        """Where the issue stood at the end of a day; None before it was found."""
        return next((stop for stop in reversed(self.stops) if stop.on <= day), None)


def courses() -> tuple[Course, ...]:
    """The course of every issue that counts, own and others', in the order of uids."""
    units = [unit for (unit,) in tuples(Issue.select(Issue.unit).distinct())]
    return tuple(sorted(courses_of(units), key=lambda course: course.uid))


def courses_of(units: Sequence[str]) -> Iterator[Course]:
    """The courses of the issues of these units; those of a unit are kept until it writes again."""
    _kept.follow()
    known = _kept.by_unit
    lacking = [unit for unit in units if unit not in known]
    known |= {unit: [] for unit in lacking}
    for course in _made(lacking) if lacking else ():
        known[course.unit].append(course)
    return (course for unit in units for course in known[unit])


@dataclass
class _Kept:
    """Courses by unit, and the newest change that they know of."""

    head: tuple[int, str] = (0, "")
    by_unit: dict[str, list[Course]] = field(default_factory=dict)

    def follow(self) -> None:
        """Drop what has been written since, or all of it where that cannot be told."""
        head = changes.head()
        if head == self.head:
            return
        seq, link = self.head
        stands = Change.select().where(Change.seq == seq, Change.hash == link).exists()
        written = _written_since(seq) if stands else None
        if written is None:
            self.by_unit.clear()
        else:
            for unit in written:
                self.by_unit.pop(unit, None)
        self.head = head


_kept = _Kept()


def _written_since(seq: int) -> set[str] | None:
    """The units whose issues, or the decisions on them, changed; None where one is gone."""
    written: dict[str, set[str]] = {"issues": set(), "decisions": set()}
    query = Change.select(Change.ledger, Change.uid).where(
        Change.seq > seq, Change.ledger.in_(list(written))
    )
    for name, uid in tuples(query.distinct()):
        written[name].add(uid)
    subjects = _told(Decision, Decision.subject_uid, written["decisions"])
    units = _told(Issue, Issue.unit, {*subjects.values(), *written["issues"]})
    gone = written["decisions"] - subjects.keys() or written["issues"] - units.keys()
    return None if gone else {*units.values()}


def _told(model: type[Record], column: Any, uids: set[str]) -> dict[str, str]:
    query = model.select(model.uid, column).where(among(model.uid, sorted(uids)))
    return dict(tuples(query))


def _made(units: Sequence[str]) -> Iterator[Course]:
    """The courses of these units' issues, out of the records."""
    gone = Issue.deleted & (Issue.deletion_reason == ENTRY_UNDONE)
    these = Issue.select(Issue.uid).where(Issue.complete, ~gone, among(Issue.unit, units))
    told = (Issue.uid, Issue.unit, Issue.rev, Issue.source, Issue.first_due_on)
    stamps = (Issue.deleted, Issue.changed_at)
    events, evidence = _rows_of(IssueEvent, these), _rows_of(IssueEvidence, these)
    decisions: dict[str, list[Decision]] = defaultdict(list)
    made = Decision.select().where(
        *(Decision.subject_ledger == DecisionSubject.ISSUES, Decision.complete),
        *(~Decision.deleted, Decision.subject_uid.in_(these)),
    )
    for decision in made.order_by(Decision.subject_rev, Decision.decided_on, Decision.uid):
        decisions[decision.subject_uid or ""].append(decision)
    for issue in these.select(*told, *stamps).order_by(Issue.uid):
        issue.evidence = evidence[issue.uid]
        stops = tuple(stops_of(issue, events[issue.uid], decisions[issue.uid]))
        yield Course(issue.uid, issue.unit, stops)


def _rows_of(part: Any, records: Any) -> dict[str, list[Any]]:
    rows: dict[str, list[Any]] = defaultdict(list)
    for row in part.select().where(part.record.in_(records)).order_by(part.record, part.seq):
        rows[row.record].append(row)
    return rows


def stops_of(
    issue: Issue, events: Sequence[IssueEvent], decisions: Sequence[Decision]
) -> Iterator[Stop]:
    """An issue's stops, from its registration to its deletion."""
    stood = list(stations(issue, events, decisions))
    end = checked(issue, stood[-1][1]) if stood else Closure()
    void = None if end.valid or issue.deleted else end.accepted
    day, before = date.min, None
    for named, now in stood:
        day = max(day, named or date.min)
        undone = void is not None and now.accepted is void
        is_open = not now.voided and (now.accepted is None or undone)
        stage = Stage.REVIEW if undone and is_open else now.stage
        yield Stop(day, is_open, now.due_on, _move(before, is_open, now.voided), stage)
        before = is_open
    if issue.deleted and before:
        day = max(day, _stamped(issue.changed_at))
        yield Stop(day, False, None, Move.REMOVED)


def _stamped(moment: str) -> date:
    """The day of a program stamp; the first of all days where another office wrote none."""
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return date.min


def _move(before: bool | None, is_open: bool, voided: bool) -> Move | None:
    if bool(before) is is_open:
        return None
    if is_open:
        return Move.FOUND if before is None else Move.REOPENED
    return Move.REMOVED if voided else Move.CLOSED


# The figures.


def _of(reach: Reach) -> Iterator[Course]:
    return courses_of(reach.units)


def _moved(move: Move) -> Callable[[Reach], list[Counted]]:
    return lambda reach: [
        Counted(course.unit, course.uid, month=month_of(stop.on))
        for course in _of(reach)
        for stop in course.stops
        if stop.move is move and reach.period.start <= stop.on <= reach.until
    ]


def _open_at(reach: Reach, day: date, overdue: bool = False) -> list[Counted]:
    found = []
    for course in _of(reach):
        stop = course.at(day)
        if stop is None or not stop.open:
            continue
        if not overdue or (stop.due_on is not None and stop.due_on < day):
            found.append(Counted(course.unit, course.uid))
    return found


def _opening(reach: Reach) -> list[Counted]:
    return _open_at(reach, min(reach.period.start - timedelta(days=1), reach.until))


def _closing(reach: Reach) -> list[Counted]:
    return _open_at(reach, reach.until)


def _overdue(reach: Reach) -> list[Counted]:
    return _open_at(reach, reach.as_of, overdue=True)


def _gone_through(reach: Reach, source: Any, part: Any, who: Any) -> Any:
    query = source.where(
        *(Issue.source == IssueSource.FOUR_REVIEWS, Issue.complete, ~Issue.deleted),
        *(Issue.found_on.between(reach.period.start, reach.until), reach.holds(Issue.unit)),
    )
    return counting(query, Issue.unit, Issue.uid, part, who=who, month=month_of(Issue.found_on))


def _aspects(reach: Reach) -> Any:
    return _gone_through(reach, Issue.select(), None, Issue.aspect)


def _measures(reach: Reach) -> Any:
    joined = Issue.select().join(IssueMeasure, on=(IssueMeasure.record == Issue.uid))
    return _gone_through(reach, joined, IssueMeasure.uid, None)


def _balance(
    name: str,
    label: str,
    definition: str,
    source: Callable[[Reach], Any],
    over: Over = Over.SUM,
    daily: bool = False,
) -> Figure:
    return Figure(
        *(name, label, "个", definition, "issues", Tally.COUNT, source), over=over, daily=daily
    )


FIGURES = (
    _balance(
        "issues_opening", "期初未销号", "期初前一天在账、尚未销号的问题", _opening, Over.FIRST
    ),
    _balance("issues_found", "新登记问题", "期内登记的问题，按登记的发生日期", _moved(Move.FOUND)),
    _balance(
        "issues_reopened",
        "重新整改的问题",
        "期内由已销号或已作废重新转入整改",
        _moved(Move.REOPENED),
    ),
    _balance("issues_closed", "销号问题", "期内验收同意销号，按决定日期", _moved(Move.CLOSED)),
    _balance("issues_removed", "移出问题", "期内作废移出或删除的未销号问题", _moved(Move.REMOVED)),
    _balance(
        "issues_open",
        "期末未销号",
        "期末在账的问题；等于期初未销号加新登记、重新整改，减销号、移出",
        _closing,
        Over.LAST,
    ),
    _balance(
        "issues_overdue",
        "超期问题",
        "期末（未到期末的按今天）未销号且已过现行整改时限",
        _overdue,
        Over.LAST,
        daily=True,
    ),
    Figure(
        "rectify_aspects",
        "过一遍整改方面",
        "个",
        "期内发现、来源为四个过一遍的问题涉及的不同方面",
        "issues",
        Tally.DISTINCT,
        _aspects,
        additive=False,
    ),
    Figure(
        "rectify_measures",
        "过一遍整改措施",
        "条",
        "期内发现、来源为四个过一遍的问题的整改措施",
        "issues",
        Tally.COUNT,
        _measures,
    ),
)
