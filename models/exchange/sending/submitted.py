"""What has been submitted: the packages that left, the months they completed, and what stood then.

A package counts once it was carried off or the level above has it, and no longer when that level
refused it or took its import back.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from models import store
from models.canonical import decode
from models.changes import Change, ChangeImage, Kind
from models.exchange.receipts import SUPERSEDED
from models.exchange.tables import ACCEPTED, UP, Outgoing, Peer, Role
from models.ledger import Ledger
from models.lines import write_line
from models.office import Office
from models.periods import Period, month_of, parse_period
from models.record import State, tuples
from models.settings import get_setting

Figures = Mapping[str, int | str | None]

_TAKEN = ("", ACCEPTED, SUPERSEDED)
_OWN = (Kind.EDIT, Kind.UNDO, Kind.REDO, Kind.SHEET)
"""Changes that people here made; what was taken back from the level above is nothing new to it."""


@dataclass(frozen=True)
class Submitted:
    """The packages of this office that count, oldest first."""

    packages: tuple[Outgoing, ...]

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """Each once, in the order of time."""
        codes = {row.period for row in self.packages if row.period}
        return tuple(sorted((parse_period(code) for code in codes), key=lambda one: one.end))

    @cached_property
    def months(self) -> frozenset[str]:
        return frozenset(month for period in self.periods for month in period.months)

    @property
    def change(self) -> int:
        """The newest change that was told; what came later was not."""
        return max((row.change for row in self.packages), default=0)

    def figures(self, period: Period) -> Figures:
        """What was last told of a period, be it in its own report or in the note of a later one."""
        for row in reversed(self.packages):
            told: dict[str, Figures] = json.loads(row.figures)
            if period.code in told:
                return told[period.code]
        return {}


def submitted() -> Submitted:
    query = Outgoing.select().where(Outgoing.kind == UP, Outgoing.receipt.in_(_TAKEN))
    rows = query.order_by(Outgoing.change, Outgoing.epoch, Outgoing.seq)
    return Submitted(tuple(row for row in rows if row.carried_at or row.receipt))


def changed_since(change: int) -> dict[str, list[str]]:
    """Ledger → uids of the records that people here have changed after a change."""
    query = (
        Change.select(Change.ledger, Change.uid)
        .where(Change.seq > change, Change.kind.in_(_OWN))
        .distinct()
        .order_by(Change.uid)
    )
    found: dict[str, list[str]] = {}
    for ledger, uid in tuples(query):
        found.setdefault(ledger, []).append(uid)
    return found


def states_before(change: int, uids: Iterable[str]) -> dict[str, State | None]:
    """What these records were before people here changed them after a change; None: nothing.

    Of a record whose images are all erased nothing is said.
    """
    found: dict[str, State | None] = {}
    for some in store.chunks(sorted(uids)):
        query = (
            Change.select(Change.uid, Change.rev_before, ChangeImage.before)
            .join(ChangeImage, on=(Change.seq == ChangeImage.seq))
            .where(Change.seq > change, Change.kind.in_(_OWN), store.among(Change.uid, some))
            .order_by(Change.seq)
        )
        for uid, rev_before, before in tuples(query):
            erased = before is None and rev_before is not None
            if uid not in found and not erased:
                found[uid] = None if before is None else decode(bytes(before))
    return found


def line_of(ledger: Ledger, state: State | None) -> bytes | None:
    """The line that such a state sent, if it sent one."""
    if state is None or not state.get("complete"):
        return None
    return write_line(ledger, state, frozenset(get_setting("asks", [])))


def proposed_period(office: Office) -> Period:
    """The oldest month that is over and not submitted, else this month.

    Counted from the month in which the office was enrolled with its parent, a year back at most.
    """
    today = office.door.today
    sent = submitted().months
    return next((m for m in _owed(today) if m.months[0] not in sent), month_of(today))


def _owed(today: date) -> Iterator[Period]:
    """The months that are over since the enrolment, the oldest first."""
    parent = Peer.get_or_none(Peer.role == Role.PARENT)
    if parent is None:
        return
    first = max(date.fromisoformat(parent.enrolled_on[:10]), today - timedelta(days=365))
    month = month_of(first)
    while month.end < today:
        yield month
        month = month_of(month.end + timedelta(days=1))
