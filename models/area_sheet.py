"""片区对比: the figures of each area and of its units side by side, for a meeting to go through."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from models.figures import Figure, Scope, figure_named, shown
from models.ledgers.areas import Area
from models.ledgers.meetings import AreaAnalysis, Meeting, MeetingKind
from models.ledgers.units import Unit
from models.office import Office
from models.periods import Period
from models.record import tuples

COMPARED = (
    *("plan_rate", "books_read", "lectures_held", "attendance_rate"),
    *("issues_found", "issues_closed", "issues_overdue"),
)


@dataclass(frozen=True)
class Standing:
    """One area or one unit of it, with its figures as they are printed."""

    uid: str
    name: str
    is_area: bool
    values: tuple[str, ...]


def compared() -> list[Figure]:
    """The figures that stand side by side."""
    return [figure for name in COMPARED if (figure := figure_named(name)) is not None]


def standings(office: Office, period: Period) -> list[Standing]:
    """Each area, and under it its units; none for an office without areas."""
    found: list[Standing] = []
    for area, title, inside in areas_of(office):
        found.append(_standing(office, period, area, title, is_area=True))
        found += [_standing(office, period, uid, name) for uid, name in inside]
    return found


def areas_of(office: Office) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(uid, title, [(uid, name) of each unit]) of the office's areas that have units."""
    found = []
    areas = Area.select(Area.uid, Area.title).where(Area.unit == office.unit, ~Area.deleted)
    for area, title in tuples(areas.order_by(Area.title, Area.uid)):
        units = Unit.select(Unit.uid, Unit.name).where(Unit.area == area, ~Unit.deleted)
        inside = [(uid, name or "") for uid, name in tuples(units.order_by(Unit.name, Unit.uid))]
        if inside:
            found.append((area, title or "", inside))
    return found


def _standing(
    office: Office, period: Period, uid: str, name: str, *, is_area: bool = False
) -> Standing:
    scope = Scope(period, uid, office.door.today)
    return Standing(uid, name, is_area, tuple(shown(figure, scope) for figure in compared()))


def analysis_of(office: Office, areas: Sequence[str]) -> Meeting:
    """A meeting, not stored yet, with a row for each area to be gone through."""
    door = office.door
    meeting = door.new(
        Meeting, kind=MeetingKind.AREA_ANALYSIS, start_at=datetime.combine(door.today, time(9))
    )
    meeting.area_analyses = [AreaAnalysis(area=area) for area in areas]
    return meeting
