"""盘点表: the issues that stood open on any day, and the balance that leads to them.

Both are read off the courses of the issues, so that the closing number is always the opening one
with what was found and reopened, without what was closed and removed; late entries included.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from models import store
from models.errors import UserError
from models.fields import Choice
from models.figures import ALL, units_in
from models.figures.balance import Course, Move, courses
from models.ledgers.closure import Stage
from models.ledgers.issues import Issue, IssueSource
from models.ledgers.units import Unit
from models.listing import names_of
from models.lists import list_labels
from models.office import Office
from models.record import among, tuples

OTHERS = "—"
"""The row of issues that say nothing of what the rows stand for."""


class By(Choice):
    """What the rows of the balance stand for."""

    UNIT = "unit", "按单位"
    SOURCE = "source", "按来源"
    ASPECT = "aspect", "按方面"


@dataclass(frozen=True)
class Balance:
    """From the end of the day before the first to the end of the last."""

    opening: int = 0
    found: int = 0
    reopened: int = 0
    closed: int = 0
    removed: int = 0
    closing: int = 0
    overdue: int = 0

    @property
    def balances(self) -> bool:
        came = self.opening + self.found + self.reopened
        return self.closing == came - self.closed - self.removed


@dataclass(frozen=True)
class BalanceRow:
    """`name` is Chinese where it is a choice's label, a name otherwise; `key` its code or uid."""

    key: str
    name: str
    balance: Balance


@dataclass(frozen=True)
class OpenIssue:
    """An issue as it stood at the end of the day; `days` are left, negative once it is overdue."""

    uid: str
    unit: str
    unit_name: str
    issue_no: str
    problem: str
    stage: Stage
    due_on: date | None
    days: int | None
    owner: str


@dataclass(frozen=True)
class StockSheet:
    since: date
    on: date
    by: By
    rows: tuple[BalanceRow, ...]
    total: Balance
    issues: tuple[OpenIssue, ...]


def stock_sheet(
    office: Office,
    on: date,
    since: date | None = None,
    units: str = ALL,
    by: By = By.UNIT,
) -> StockSheet:
    """The sheet of a day, counted from another, the year's first unless said otherwise."""
    since = since or date(on.year, 1, 1)
    if on > office.door.today:
        raise UserError("还没到{day}，只能盘点到今天", day=on)
    if since > on:
        raise UserError("起算日期晚于盘点日期")
    wanted = set(units_in(units, office.unit))
    some = [course for course in courses() if course.unit in wanted]
    grouped: dict[str, list[Course]] = defaultdict(list)
    keys = _keys(some, by)
    for course in some:
        grouped[keys.get(course.uid, "")].append(course)
    names = _names(by, grouped)
    rows = [
        BalanceRow(key, names.get(key, OTHERS), balance_of(group, since, on))
        for key, group in grouped.items()
    ]
    return StockSheet(
        *(since, on, by),
        tuple(sorted(_moving(rows), key=lambda row: (row.name == OTHERS, row.name))),
        balance_of(some, since, on),
        _open_issues(some, on),
    )


def _moving(rows: Iterable[BalanceRow]) -> Iterable[BalanceRow]:
    """Without those that say nothing but zeros."""
    return (row for row in rows if row.balance != Balance())


def balance_of(some: Sequence[Course], since: date, on: date) -> Balance:
    """What these courses make of the days from one to another, both included."""
    moves = Counter(stop.move for course in some for stop in course.stops if since <= stop.on <= on)
    before = since - timedelta(days=1)
    standing = [stop for course in some if (stop := course.at(on)) is not None and stop.open]
    return Balance(
        opening=sum((stop := course.at(before)) is not None and stop.open for course in some),
        found=moves[Move.FOUND],
        reopened=moves[Move.REOPENED],
        closed=moves[Move.CLOSED],
        removed=moves[Move.REMOVED],
        closing=len(standing),
        overdue=sum(stop.due_on is not None and stop.due_on < on for stop in standing),
    )


def _keys(some: Sequence[Course], by: By) -> dict[str, str]:
    """Issue → the key of its row."""
    if by is By.UNIT:
        return {course.uid: course.unit for course in some}
    column: Any = Issue.source if by is By.SOURCE else Issue.aspect
    query = Issue.select(Issue.uid, column).where(among(Issue.uid, [c.uid for c in some]))
    return {uid: str(code) for uid, code in tuples(query) if code}


def _names(by: By, keys: Iterable[str]) -> Mapping[str, str]:
    if by is By.UNIT:
        return dict(tuples(Unit.select(Unit.uid, Unit.name).where(among(Unit.uid, list(keys)))))
    if by is By.SOURCE:
        return {source.value: source.label for source in IssueSource}
    return list_labels("aspect")


def _open_issues(some: Sequence[Course], on: date) -> tuple[OpenIssue, ...]:
    stops = {course.uid: course.at(on) for course in some}
    uids = [uid for uid, stop in stops.items() if stop is not None and stop.open]
    issues = store.load(Issue, uids)
    people = names_of("people", {issue.owner for issue in issues if issue.owner})
    units = names_of("units", {issue.unit for issue in issues})
    found = []
    for issue in issues:
        stop = stops[issue.uid]
        assert stop is not None
        found.append(
            OpenIssue(
                *(issue.uid, issue.unit, units.get(issue.unit, ""), issue.issue_no or ""),
                *(issue.problem or "", stop.stage, stop.due_on),
                (stop.due_on - on).days if stop.due_on else None,
                people.get(issue.owner or "", ""),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.due_on or date.max, one.unit, one.issue_no)))
