"""督导检查: units inspected on site, and apart from them those drawn and checked from afar."""

from collections.abc import Callable
from typing import Any

from models.figures.figure import Figure, Tally, counting
from models.figures.scope import Reach
from models.ledgers.draws import Draw, DrawAmong, DrawCandidate
from models.ledgers.events import EventState
from models.ledgers.inspections import Inspection, InspectionMethod

AFAR = (InspectionMethod.VIDEO, InspectionMethod.PHONE)


def _held_here(reach: Reach, *conditions: Any) -> tuple[Any, ...]:
    """This office's own complete inspections of the units, held in the period."""
    return (
        *(Inspection.complete, ~Inspection.deleted, Inspection.state == EventState.HELD),
        *(Inspection.period.between(*reach.months), Inspection.unit == reach.office),
        reach.told(Inspection.inspected_on),
        *(reach.holds(Inspection.inspected_unit), *conditions),
    )


def _on_site(who: Any) -> Callable[[Reach], Any]:
    def source(reach: Reach) -> Any:
        on_site = Inspection.method == InspectionMethod.ON_SITE
        query = Inspection.select().where(*_held_here(reach, on_site))
        return counting(query, Inspection.inspected_unit, Inspection.uid, who=who)

    return source


def _drawn(reach: Reach) -> Any:
    """Only who was drawn: a check that names a draw without having been picked counts nothing."""
    unit = Inspection.inspected_unit
    query = (
        Inspection.select()
        .join(Draw, on=(Inspection.draw == Draw.uid))
        .join(DrawCandidate, on=(DrawCandidate.record == Draw.uid))
        .where(
            *_held_here(reach, Inspection.method.in_(AFAR)),
            *(Draw.complete, ~Draw.deleted, Draw.draw_among == DrawAmong.UNITS),
            *(DrawCandidate.candidate_uid == unit, ~DrawCandidate.picked_order.is_null()),
        )
    )
    return counting(query, unit, Inspection.uid, who=unit)


def _held(reach: Reach) -> Any:
    query = Inspection.select().where(
        *(Inspection.complete, ~Inspection.deleted, Inspection.state == EventState.HELD),
        *(Inspection.period.between(*reach.months), reach.holds(Inspection.unit)),
        reach.told(Inspection.inspected_on),
    )
    return counting(query, Inspection.unit, Inspection.uid, month=Inspection.period)


def _told(name: str, label: str, measure: str, definition: str, of: Any) -> Figure:
    """Of this office's inspections, whomever they are counted for: nothing that units add up to."""
    distinct = Tally.DISTINCT
    return Figure(name, label, measure, definition, "inspections", distinct, of, additive=False)


FIGURES = (
    Figure(
        *("inspections_held", "督导检查", "次", "期内已开展的检查，各种方式都算"),
        *("inspections", Tally.COUNT, _held),
    ),
    _told(
        *("units_inspected", "实地检查的单位", "个"),
        *("期内本单位实地检查过的不同单位", _on_site(Inspection.inspected_unit)),
    ),
    _told(
        *("inspection_visits", "实地检查次数", "次"),
        *("期内本单位对这些单位的实地检查", _on_site(Inspection.uid)),
    ),
    _told(
        *("units_drawn", "随机抽查的单位", "个"),
        *("期内抽中并用视频或电话查过的不同单位", _drawn),
    ),
)
