"""月调度: how each open issue stands in a month, and whether anything has moved in it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from models import store
from models.bands import Band, Bands, bands
from models.fields import Choice
from models.figures import ALL, units_in
from models.figures.balance import Move, Stop, courses
from models.ledgers.closure import IssueEventKind, Stage
from models.ledgers.issues import Issue, IssueMeasure, MeasureState
from models.listing import names_of
from models.office import Office
from models.periods import Period


class Which(Choice):
    """What is looked at in a month's meeting."""

    ALL = "all", "全部"
    LATE = "late", "已超期"
    DUE = "due", "本月到期"
    QUIET = "quiet", "本月无进展"
    CLOSED = "closed", "本月销号"


@dataclass(frozen=True)
class Scheduled:
    """One issue in one month, as it stood at its end, or stands today while it is not over."""

    uid: str
    unit_name: str
    issue_no: str
    problem: str
    owner: str
    stage: Stage
    due_on: date | None
    days: int | None
    measures: int
    measures_done: int
    late_measures: tuple[str, ...]
    due_measures: tuple[str, ...]
    moved: int
    latest: str
    closed: bool
    band: Band | None

    def is_of(self, which: Which, month: Period) -> bool:
        late = self.band is Band.OVERDUE
        due = self.due_on is not None and month.holds(self.due_on) and not self.closed
        return {
            Which.ALL: True,
            Which.LATE: late or bool(self.late_measures),
            Which.DUE: due or bool(self.due_measures),
            Which.QUIET: not (self.moved or self.closed),
            Which.CLOSED: self.closed,
        }[which]


def schedule_of(office: Office, month: Period, units: str = ALL) -> list[Scheduled]:
    """The issues open at the month's end or closed in it, the most urgent first."""
    day = min(month.end, office.door.today)
    wanted = set(units_in(units, office.unit))
    stops: dict[str, Stop] = {}
    for course in courses():
        stop = course.at(day) if course.unit in wanted else None
        if stop is not None and (stop.open or _closed_in(course.stops, month, day)):
            stops[course.uid] = stop
    issues = store.load(Issue, list(stops))
    people = names_of("people", {issue.owner for issue in issues if issue.owner})
    names = names_of("units", {issue.unit for issue in issues})
    warned = bands()
    found = [
        _scheduled(issue, stops[issue.uid], month, day, names.get(issue.unit, ""), people, warned)
        for issue in issues
        if not issue.deleted
    ]
    return sorted(found, key=lambda one: (one.closed, one.due_on or date.max, one.uid))


def _closed_in(stops: Sequence[Stop], month: Period, day: date) -> bool:
    """Whether it left the book closed in the month and did not come back by the day."""
    here = [stop for stop in stops if stop.on <= day and stop.move is not None]
    return bool(here) and here[-1].move is Move.CLOSED and month.holds(here[-1].on)


def _scheduled(
    issue: Issue,
    stop: Stop,
    month: Period,
    day: date,
    unit_name: str,
    people: dict[str, str],
    warned: Bands,
) -> Scheduled:
    days = (stop.due_on - day).days if stop.due_on else None
    told = sorted(_told(issue, month), key=lambda one: one[0])
    open_measures = [m for m in issue.measures if not _done_by(m, day)]
    return Scheduled(
        *(issue.uid, unit_name, issue.issue_no or "", issue.problem or ""),
        people.get(issue.owner or "", "") or (issue.owner_department or ""),
        *(stop.stage, stop.due_on),
        days,
        len(issue.measures),
        len(issue.measures) - len(open_measures),
        tuple(m.measure or "" for m in open_measures if m.due_on and m.due_on < day),
        tuple(
            m.measure or ""
            for m in open_measures
            if m.due_on and m.due_on >= day and month.holds(m.due_on)
        ),
        len(told),
        told[-1][1] if told else "",
        not stop.open,
        warned.of(days) if stop.open and days is not None else None,
    )


def _told(issue: Issue, month: Period) -> Iterator[tuple[date, str]]:
    """What happened in the month beside being entered, by day."""
    for entry in issue.progress_entries:
        if entry.entry_on and month.holds(entry.entry_on):
            yield entry.entry_on, entry.content or ""
    for event in issue.events:
        on, kind = event.effective_on, event.event
        if on and month.holds(on) and kind is not IssueEventKind.REGISTERED:
            yield on, kind.label if kind else ""


def _done_by(measure: IssueMeasure, day: date) -> bool:
    if measure.done_on is not None:
        return measure.done_on <= day
    return measure.state in (MeasureState.DONE, MeasureState.LONG_TERM)


def counted(lines: Iterable[Scheduled], month: Period) -> Counter[Which]:
    """How many there are of each kind."""
    kinds: dict[Which, Any] = defaultdict(int)
    for line in lines:
        for which in Which:
            kinds[which] += line.is_of(which, month)
    return Counter(kinds)
