"""The ledger of draws: what people see of one, and how it is drawn."""

from collections.abc import Sequence
from datetime import date

from models.errors import UserError
from models.ledger import Action, Group, Ledger, Stamp
from models.ledgers.draws import Draw, DrawAmong, candidates_of, draw_from, picks
from models.ledgers.events import EventState
from models.ledgers.guidance_groups import GuidanceGroup
from models.ledgers.inspections import Inspection, InspectionMethod
from models.record import new_uid, tuples


def draw_lots(draw: Draw, stamp: Stamp, areas: tuple[str, ...] = ()) -> None:
    """Draw among the units below, or those of some areas, or among the office's own people."""
    among = draw.draw_among or DrawAmong.UNITS
    found = candidates_of(among, stamp.unit, stamp.today, areas)
    if not found:
        raise UserError("没有可以抽取的对象，先登记下级单位或人员")
    draw_from(draw, found)


def plan_checks(
    draw: Draw,
    stamp: Stamp,
    inspected_on: date | None = None,
    method: InspectionMethod | None = None,
    guidance_group: str | None = None,
) -> Sequence[Inspection]:
    """A planned check of each unit that was drawn and has none from this draw yet."""
    held = Inspection.select(Inspection.inspected_unit).where(
        Inspection.draw == draw.uid, ~Inspection.deleted
    )
    known = {unit for (unit,) in tuples(held)}
    fresh = [unit for unit in picks(draw) if unit not in known]
    if not fresh:
        raise UserError("“{title}”抽中的单位都已经排了检查", title=draw.title)
    return [
        Inspection(
            **{"uid": new_uid(), "unit": stamp.unit, "filler": stamp.by, "title": draw.title},
            **{"draw": draw.uid, "inspected_unit": unit, "state": EventState.PLANNED},
            **{"inspected_on": inspected_on or stamp.today, "guidance_group": guidance_group},
            method=method or InspectionMethod.VIDEO,
        )
        for unit in fresh
    ]


def _of_units(draw: Draw) -> bool:
    return draw.draw_among is DrawAmong.UNITS and bool(draw.pool)


DRAWS = Ledger(
    model=Draw,
    title="随机抽取",
    columns=(Draw.title, Draw.draw_among, Draw.drawn_on, Draw.pick_count, Draw.seed),
    groups=(
        Group(
            "抽取",
            (
                Draw.title,
                Draw.draw_among,
                Draw.drawn_on,
                Draw.pick_count,
                Draw.seed,
                Draw.algorithm,
            ),
        ),
        Group("候选名单", (Draw.pool,)),
    ),
    actions=(
        Action("抽取", draw_lots, (GuidanceGroup.areas,), lambda draw: not draw.pool),
        Action(
            "排抽查",
            plan_checks,
            (Inspection.inspected_on, Inspection.method, Inspection.guidance_group),
            _of_units,
        ),
    ),
    dated_by=Draw.drawn_on,
    state=Draw.draw_among,
)
