"""对账: every issue's course through the book, and the balance that it makes.

Steps follow the order of revisions, as the closure itself does; one that names an earlier day than
the step before it takes effect on that one's day, so that a late entry never closes an issue before
it was found. Courses are derived from the records at will and kept until the next change.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from typing import Any

from models import changes
from models.figures.figure import Counted, Figure, Over, Tally, counting
from models.figures.scope import Reach
from models.ledgers.closure import Closure, Stage, checked, stations
from models.ledgers.decisions import Decision, DecisionSubject
from models.ledgers.issues import Issue, IssueEvent, IssueEvidence, IssueMeasure, IssueSource
from models.record import ENTRY_UNDONE


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
    """The course of every issue that counts, own and others'."""
    return _courses(changes.head()[1])


@lru_cache(maxsize=1)
def _courses(_head: str) -> tuple[Course, ...]:
    gone = Issue.deleted & (Issue.deletion_reason == ENTRY_UNDONE)
    told = (Issue.uid, Issue.unit, Issue.rev, Issue.source, Issue.first_due_on)
    stamps = (Issue.deleted, Issue.changed_at)
    issues = Issue.select(*told, *stamps).where(Issue.complete, ~gone).order_by(Issue.uid)
    events = _rows_of(IssueEvent)
    evidence = _rows_of(IssueEvidence)
    decisions: dict[str, list[Decision]] = defaultdict(list)
    made = Decision.select().where(
        *(Decision.subject_ledger == DecisionSubject.ISSUES, Decision.complete, ~Decision.deleted)
    )
    for decision in made.order_by(Decision.subject_rev, Decision.decided_on, Decision.uid):
        decisions[decision.subject_uid or ""].append(decision)
    found = []
    for issue in issues:
        issue.evidence = evidence[issue.uid]
        stops = tuple(stops_of(issue, events[issue.uid], decisions[issue.uid]))
        found.append(Course(issue.uid, issue.unit, stops))
    return tuple(found)


def _rows_of(part: Any) -> dict[str, list[Any]]:
    rows: dict[str, list[Any]] = defaultdict(list)
    for row in part.select().order_by(part.record, part.seq):
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
    units = set(reach.units)
    return (course for course in courses() if course.unit in units)


def _moved(move: Move) -> Callable[[Reach], list[Counted]]:
    return lambda reach: [
        Counted(course.unit, course.uid)
        for course in _of(reach)
        for stop in course.stops
        if stop.move is move and reach.period.holds(stop.on)
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
    return _open_at(reach, reach.period.start - timedelta(days=1))


def _closing(reach: Reach) -> list[Counted]:
    return _open_at(reach, reach.period.end)


def _overdue(reach: Reach) -> list[Counted]:
    return _open_at(reach, reach.as_of, overdue=True)


def _gone_through(reach: Reach, source: Any, part: Any, who: Any) -> Any:
    query = source.where(
        *(Issue.source == IssueSource.FOUR_REVIEWS, Issue.complete, ~Issue.deleted),
        *(Issue.found_on.between(reach.period.start, reach.period.end), reach.holds(Issue.unit)),
    )
    return counting(query, Issue.unit, Issue.uid, part, who=who)


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
) -> Figure:
    return Figure(name, label, "个", definition, "issues", Tally.COUNT, source, over=over)


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
