"""By when a month's package is to go up, and those of the units below are to be here."""

from collections.abc import Iterator
from datetime import date, timedelta

from models.calendar.entries import Asked, Entry, standing_of
from models.exchange.tables import Incoming, Outgoing, Peer, Role
from models.ledgers.deadlines import due_on
from models.ledgers.units import Unit
from models.periods import Period, month_of
from models.record import tuples
from models.words import sentence


def packages(asked: Asked) -> Iterator[Entry]:
    """Of the month before this one and of those after it; older ones are told by the exchange."""
    for period in _months(asked):
        yield from _own(asked, period)
        yield from _others(asked, period)


def last_month(today: date) -> Period:
    return month_of(today.replace(day=1) - timedelta(days=1))


def _months(asked: Asked) -> Iterator[Period]:
    """Months whose package can be due in the days asked for: at most two months after their end."""
    period = last_month(asked.today)
    while period.start <= asked.end:
        if period.end + timedelta(days=62) >= asked.start:
            yield period
        period = month_of(period.end + timedelta(days=1))


def _own(asked: Asked, period: Period) -> Iterator[Entry]:
    """The office's own package, while it has not been made, or was not taken."""
    parent = Peer.get_or_none(Peer.role == Role.PARENT)
    if parent is None:
        return
    day = due_on(parent.unit, period, asked.unit)
    sent = Outgoing.select().where(
        *(Outgoing.kind == "up", Outgoing.period == period.code),
        Outgoing.receipt.not_in(("refused", "undone")),
    )
    if asked.holds(day):
        text = sentence("报送{period}的报送包", period=period.label)
        standing = standing_of(sent.exists(), day, asked.today)
        yield Entry("packages", "", day, text, standing, parent.name, part=f"up-{period.code}")


def _others(asked: Asked, period: Period) -> Iterator[Entry]:
    """The children from whom the package has not come."""
    day = due_on(asked.unit, period)
    below = Unit.select(Unit.name).where(
        Unit.parent == asked.unit, Unit.uid != asked.unit, ~Unit.deleted
    )
    if not asked.holds(day) or not below.exists():
        return
    came = Incoming.select(Incoming.unit).where(
        *(Incoming.kind == "up", Incoming.period == period.code, Incoming.outcome == "accepted")
    )
    missing = below.where(Unit.uid.not_in(came)).order_by(Unit.name)
    names = [name or "" for (name,) in tuples(missing)]
    standing = standing_of(not names, day, asked.today)
    if names:
        text = sentence(
            "{period}的报送包还缺 {count} 个单位", period=period.label, count=len(names)
        )
    else:
        text = sentence("{period}的报送包都收到了", period=period.label)
    note = "、".join(names)
    yield Entry("packages", "", day, text, standing, note, part=f"from-{period.code}")
