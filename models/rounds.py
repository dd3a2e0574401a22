"""巡回督导: what a period's inspections found, unit by unit and problem by problem."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from models import store
from models.ledgers.draws import Draw, DrawAmong, DrawCandidate, candidates_of
from models.ledgers.events import EventState
from models.ledgers.guidance_groups import quarter_of
from models.ledgers.inspections import Finding, Inspection, InspectionMethod, RecheckResult
from models.ledgers.raised_tie import FollowUp
from models.ledgers.units import Unit, descendants
from models.office import Office
from models.periods import Period
from models.record import tuples

AFAR = (InspectionMethod.VIDEO, InspectionMethod.PHONE)
OPEN = (FollowUp.UNREGISTERED, FollowUp.REGISTERED)


@dataclass(frozen=True)
class Found:
    """One finding, of which inspection, of whom."""

    inspection: Inspection
    finding: Finding

    @property
    def unit(self) -> str:
        return self.inspection.inspected_unit or ""

    @property
    def due_on(self) -> date | None:
        return self.finding.due_on or self.inspection.due_on

    @property
    def open(self) -> bool:
        return self.finding.follow_up in OPEN

    def overdue(self, today: date) -> bool:
        return self.open and self.due_on is not None and self.due_on < today


@dataclass
class UnitRound:
    """What a period brought one unit: visits held and planned, draws, findings."""

    unit: str
    area: str | None
    held: list[Inspection] = field(default_factory=list)
    planned: list[Inspection] = field(default_factory=list)
    drawn: int = 0
    found: list[Found] = field(default_factory=list)

    @property
    def on_site(self) -> int:
        return sum(one.method is InspectionMethod.ON_SITE for one in self.held)

    @property
    def afar(self) -> int:
        return sum(one.method in AFAR for one in self.held)

    @property
    def waiting(self) -> int:
        """已交办未登记."""
        return sum(one.finding.follow_up is FollowUp.UNREGISTERED for one in self.found)

    @property
    def finished(self) -> int:
        return sum(not one.open for one in self.found)

    @property
    def not_mended(self) -> int:
        return sum(
            one.finding.recheck_result in (RecheckResult.NOT_MENDED, RecheckResult.PARTLY_MENDED)
            for one in self.found
        )

    @property
    def last_on(self) -> date | None:
        return max((one.inspected_on for one in self.held if one.inspected_on), default=None)


def inspections_of(period: Period) -> list[Inspection]:
    """Every complete inspection of the period that is known here, own and others', by date."""
    query = Inspection.select(Inspection.uid).where(
        *(Inspection.complete, ~Inspection.deleted, Inspection.state != EventState.CANCELLED),
        Inspection.inspected_on.between(period.start, period.end),
    )
    uids = [uid for (uid,) in tuples(query.order_by(Inspection.inspected_on, Inspection.uid))]
    return store.load(Inspection, uids)


def findings_of(period: Period) -> list[Found]:
    """Every finding of the inspections held in the period."""
    held = (one for one in inspections_of(period) if one.state is EventState.HELD)
    return [Found(inspection, finding) for inspection in held for finding in inspection.findings]


def open_findings() -> list[Found]:
    """Every finding, however old, of which somebody still has to make something."""
    query = Inspection.select(Inspection.uid).where(
        *(Inspection.complete, ~Inspection.deleted, Inspection.state == EventState.HELD),
        Inspection.findings_count > 0,
    )
    uids = [uid for (uid,) in tuples(query.order_by(Inspection.inspected_on, Inspection.uid))]
    held = store.load(Inspection, uids)
    found = (Found(inspection, finding) for inspection in held for finding in inspection.findings)
    return [one for one in found if one.open]


def quarter(period: Period) -> Period:
    """The quarter of a month; a longer period as it is."""
    return quarter_of(period.start) if period.first == period.last else period


def round_of(office: Office, period: Period) -> list[UnitRound]:
    """The units below, by area and name, also those that nobody has visited."""
    today = office.door.today
    current = {*candidates_of(DrawAmong.UNITS, office.unit, today)}
    below = descendants(office.unit)
    query = Unit.select(Unit.uid, Unit.area).where(~Unit.deleted).order_by(Unit.area, Unit.name)
    rounds = {uid: UnitRound(uid, area) for uid, area in tuples(query) if uid in below}
    for inspection in inspections_of(period):
        row = rounds.get(inspection.inspected_unit or "")
        if row is None:
            continue
        if inspection.state is EventState.PLANNED:
            row.planned.append(inspection)
            continue
        row.held.append(inspection)
        row.found += [Found(inspection, finding) for finding in inspection.findings]
    for unit, times in _drawn(office.unit, period).items():
        if unit in rounds:
            rounds[unit].drawn = times
    return [row for row in rounds.values() if row.unit in current or row.held]


def _drawn(office: str, period: Period) -> dict[str, int]:
    """How often each unit was drawn; draws are counted apart from visits."""
    query = (
        DrawCandidate.select(DrawCandidate.candidate_uid)
        .join(Draw, on=(DrawCandidate.record == Draw.uid))
        .where(
            *(Draw.unit == office, Draw.complete, ~Draw.deleted),
            *(Draw.draw_among == DrawAmong.UNITS, ~DrawCandidate.picked_order.is_null()),
            Draw.drawn_on.between(period.start, period.end),
        )
    )
    times: dict[str, int] = defaultdict(int)
    for (unit,) in tuples(query):
        times[unit] += 1
    return times
