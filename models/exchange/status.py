"""Who has sent what by when: unit × period, counted once however often a unit sends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.exchange.tables import ACCEPTED, QUARANTINED, UP, Incoming, Peer, Role
from models.fields import Choice
from models.ledgers.deadlines import Calendar
from models.ledgers.units import Unit
from models.office import Office
from models.periods import Period


class SubmissionState(Choice):
    NOT_DUE = "not_due", "未到期"
    EXEMPT = "exempt", "免报"
    MISSING = "missing", "未报"
    ON_TIME = "on_time", "按时"
    LATE = "late", "迟报"
    QUARANTINED = "quarantined", "待核对"


NOT_OWED = frozenset([SubmissionState.NOT_DUE, SubmissionState.EXEMPT])
"""States of a period for which nothing has to be there."""


@dataclass(frozen=True)
class Submission:
    """Where one unit stands for one period; days late count from the confirmed day of receipt."""

    unit: str
    name: str
    area: str | None
    period: str
    state: SubmissionState
    due_on: date
    received_on: date | None = None
    days_late: int = 0
    package_id: str = ""
    seq: int = 0


def submission_status(
    office: Office, periods: Sequence[Period], today: date | None = None
) -> list[Submission]:
    """One entry a unit below and a period, units in the order of their names."""
    day = today or office.door.today
    arrived = _arrived(periods)
    since = {peer.unit: peer.enrolled_on for peer in Peer.select().where(Peer.role == Role.CHILD)}
    calendar = Calendar(office.unit)
    found = []
    for unit in _units(office):
        for period in periods:
            due = calendar.due_on(period, unit.uid)
            packages = arrived.get((unit.uid, period.code), [])
            before = unit.uid in since and due.isoformat() < since[unit.uid]
            found.append(_submission(unit, period, due, packages, day, before))
    return found


def _units(office: Office) -> Iterable[Unit]:
    below = Unit.select().where(Unit.parent == office.unit, Unit.uid != office.unit, ~Unit.deleted)
    return list(below.order_by(Unit.name, Unit.uid))


def _arrived(periods: Sequence[Period]) -> dict[tuple[str, str], list[Incoming]]:
    """(unit, period) → its packages that were accepted or wait in quarantine, in that order."""
    codes = [period.code for period in periods]
    counted = [ACCEPTED, QUARANTINED]
    query = Incoming.select().where(
        Incoming.kind == UP, Incoming.period.in_(codes), Incoming.outcome.in_(counted)
    )
    found: dict[tuple[str, str], list[Incoming]] = {}
    for row in query.order_by(Incoming.outcome, Incoming.received_on, Incoming.seq):
        found.setdefault((row.unit, row.period or ""), []).append(row)
    return found


def _submission(
    unit: Unit,
    period: Period,
    due: date,
    packages: Sequence[Incoming],
    today: date,
    before: bool,
) -> Submission:
    """The first accepted package decides; `before`: it fell due before the unit was enrolled."""
    if not packages:
        state = SubmissionState.NOT_DUE if today <= due else SubmissionState.MISSING
        if before or _closed(unit, period):
            state = SubmissionState.EXEMPT
        return Submission(unit.uid, unit.name or "", unit.area, period.code, state, due)
    first = packages[0]
    received = date.fromisoformat(first.received_on)
    late = max((received - due).days, 0)
    state = SubmissionState.LATE if late else SubmissionState.ON_TIME
    if first.outcome == QUARANTINED:
        state, late = SubmissionState.QUARANTINED, 0
    return Submission(
        unit=unit.uid,
        name=unit.name or "",
        area=unit.area,
        period=period.code,
        state=state,
        due_on=due,
        received_on=received,
        days_late=late,
        package_id=first.package_id,
        seq=first.seq,
    )


def _closed(unit: Unit, period: Period) -> bool:
    """Whether the unit had ceased to be before the period began."""
    return unit.active_to is not None and unit.active_to < period.start
