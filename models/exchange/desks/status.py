"""Who has sent what by when: unit × period, counted once however often a unit sends."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models import store
from models.exchange.format.keys import SignedCertificate
from models.exchange.sending import covers
from models.exchange.tables import ACCEPTED, QUARANTINED, UP, Covered, Incoming, Peer, Role
from models.fields import Choice
from models.ledgers.deadlines import Calendar
from models.ledgers.units import Unit
from models.office import Office
from models.periods import Period
from models.record import tuples


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
    """Where one unit stands for one period; days late count from the confirmed day of receipt.

    `via` is the child below which the unit stands, empty for a child itself, and `depth` how many
    levels lie between. `rolled_up`: the unit's own level has the package, and it is not here.
    """

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
    via: str = ""
    via_name: str = ""
    depth: int = 0
    rolled_up: bool = False


@dataclass(frozen=True)
class _Owing:
    """A unit below, where it stands in the tree, and since when it can report."""

    unit: Unit
    via: str
    via_name: str
    depth: int
    since: str


@dataclass(frozen=True, order=True)
class _Came:
    """A package of a unit for a period; the first in this order decides."""

    waits: bool
    received_on: date
    seq: int
    package_id: str
    rolled_up: bool


def submission_status(
    office: Office, periods: Sequence[Period], today: date | None = None
) -> list[Submission]:
    """One entry a unit below and a period; the tree from above, the units of one by their names.

    A package that came through others counts from the day on which the unit's own level received
    it, and is due when that level wants it.
    """
    day = today or office.door.today
    arrived = _arrived(periods)
    calendars: dict[str, Calendar] = {}
    found = []
    for owing in _units(office):
        unit = owing.unit
        receiver = unit.parent or office.unit
        calendar = calendars.setdefault(receiver, Calendar(receiver))
        for period in periods:
            due = calendar.due_on(period, unit.uid)
            came = arrived.get((unit.uid, period.code), [])
            found.append(_submission(owing, period, due, came, day))
    return found


def _units(office: Office) -> list[_Owing]:
    """Everybody below, each followed by those below it."""
    children: dict[str, list[Unit]] = defaultdict(list)
    for unit in Unit.select().where(~Unit.deleted).order_by(Unit.name, Unit.uid):
        if unit.uid not in (office.unit, unit.parent):
            children[unit.parent or ""].append(unit)
    since = _since()
    found: list[_Owing] = []

    def visit(above: str, via: Unit | None, depth: int) -> None:
        for unit in children.pop(above, []):
            known = (via.uid, via.name or "") if via is not None else ("", "")
            found.append(_Owing(unit, *known, depth, since.get(unit.uid, "")))
            visit(unit.uid, via or unit, depth + 1)

    visit(office.unit, None, 0)
    return found


def _since() -> dict[str, str]:
    """Unit → the day of its first enrolment, at whatever level, be its keys still good or not."""
    known = Peer.select().where(Peer.role.in_((Role.CHILD, Role.DESCENDANT, Role.FORMER)))
    since: dict[str, str] = {}
    for peer in known:
        day = _enrolled_on(peer)
        since[peer.unit] = min(since.get(peer.unit, day), day)
    return since


def _enrolled_on(peer: Peer) -> str:
    if not peer.via:
        return str(peer.enrolled_on)
    return SignedCertificate.from_bytes(bytes(peer.certificate)).statement.issued_on


def _arrived(periods: Sequence[Period]) -> dict[tuple[str, str], list[_Came]]:
    """(unit, period) → its packages that were accepted or wait in quarantine, in that order."""
    codes = [period.code for period in periods]
    found: dict[tuple[str, str], list[_Came]] = defaultdict(list)
    query = Incoming.select().where(
        *(Incoming.kind == UP, Incoming.period.in_(codes)),
        Incoming.outcome.in_([ACCEPTED, QUARANTINED]),
    )
    here = list(query)
    confirmed = covers.confirmed_on(row.sha256 for row in here)
    first = _first_received({row.sha256 for row in here})
    for row in here:
        on = confirmed.get(row.sha256) or date.fromisoformat(first[row.sha256])
        came = _Came(row.outcome == QUARANTINED, on, row.seq, row.package_id, rolled_up=False)
        found[row.unit, row.period or ""].append(came)
    accepted, heads = {row.sha256 for row in here if row.outcome == ACCEPTED}, covers.newest_here()
    said = Covered.select().where(Covered.period.in_(codes), Covered.outcome == ACCEPTED)
    for line in said:
        if line.sha256 not in accepted:
            absent = (line.epoch, line.seq) > heads.get(line.unit, (0, 0))
            on = date.fromisoformat(line.received_on)
            came = _Came(False, on, line.seq, line.package_id, rolled_up=absent)
            found[line.unit, line.period or ""].append(came)
    return {key: sorted(packages) for key, packages in found.items()}


def _first_received(hashes: Iterable[str]) -> dict[str, str]:
    """Hash → the first day on which the very file was confirmed as received.

    One that waited here until a question was cleared up came on the day it came.
    """
    found: dict[str, str] = {}
    for some in store.chunks(sorted(hashes)):
        query = Incoming.select(Incoming.sha256, Incoming.received_on).where(
            store.among(Incoming.sha256, some), Incoming.outcome.in_([ACCEPTED, QUARANTINED])
        )
        for sha256, day in tuples(query):
            found[sha256] = min(found.get(sha256, day), day)
    return found


def _submission(
    owing: _Owing, period: Period, due: date, packages: Sequence[_Came], today: date
) -> Submission:
    """The first accepted package decides; what fell due before the enrolment is not owed."""
    unit = owing.unit
    blank = Submission(
        unit=unit.uid,
        name=unit.name or "",
        area=unit.area,
        period=period.code,
        state=SubmissionState.NOT_DUE if today <= due else SubmissionState.MISSING,
        due_on=due,
        via=owing.via,
        via_name=owing.via_name,
        depth=owing.depth,
    )
    if not packages:
        exempt = due.isoformat() < owing.since or _closed(unit, period)
        return replace(blank, state=SubmissionState.EXEMPT) if exempt else blank
    first = packages[0]
    late = max((first.received_on - due).days, 0)
    state = SubmissionState.LATE if late else SubmissionState.ON_TIME
    if first.waits:
        state, late = SubmissionState.QUARANTINED, 0
    return replace(
        blank,
        state=state,
        received_on=first.received_on,
        days_late=late,
        package_id=first.package_id,
        seq=first.seq,
        rolled_up=first.rolled_up,
    )


def _closed(unit: Unit, period: Period) -> bool:
    """Whether the unit had ceased to be before the period began."""
    return unit.active_to is not None and unit.active_to < period.start
