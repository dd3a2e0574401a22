"""巡回指导组: who visits the units of which areas."""

from collections.abc import Sequence
from datetime import date

from models.errors import UserError
from models.fields import Leaves, LinkField, LinksField, Need, TextField
from models.ledger import Action, Group, Ledger, Stamp
from models.ledgers.draws import DrawAmong, candidates_of
from models.ledgers.events import EventState
from models.ledgers.inspections import Inspection, InspectionMethod
from models.periods import Period
from models.record import Record, new_uid, tuples

ALWAYS = Leaves.ALWAYS


class GuidanceGroup(Record):
    """A standing group, or one for a drive; its name goes down with what it found."""

    title = TextField("指导组名称", leaves=ALWAYS, need=Need.IDENTITY)
    group_leader = LinkField("people", "组长", leaves=ALWAYS)
    members = LinksField("people", "成员", leaves=ALWAYS)
    liaison = LinkField("people", "联络员", leaves=ALWAYS)
    areas = LinksField("areas", "负责片区", leaves=ALWAYS)

    class Meta:
        table_name = "guidance_groups"


def plan_round(
    group: GuidanceGroup,
    stamp: Stamp,
    title: str | None = None,
    inspected_on: date | None = None,
    method: InspectionMethod | None = None,
) -> Sequence[Inspection]:
    """A planned visit to each unit of the group's areas that has none in the day's quarter."""
    day = inspected_on or stamp.today
    quarter = quarter_of(day)
    units = candidates_of(DrawAmong.UNITS, stamp.unit, day, group.areas)
    visited = Inspection.select(Inspection.inspected_unit).where(
        *(Inspection.unit == stamp.unit, ~Inspection.deleted),
        Inspection.state != EventState.CANCELLED,
        Inspection.inspected_on.between(quarter.start, quarter.end),
    )
    known = {unit for (unit,) in tuples(visited)}
    fresh = [unit for unit in units if unit not in known]
    if not fresh:
        raise UserError("“{title}”负责的单位本季度都已经排过检查", title=group.title)
    return [
        Inspection(
            **{"uid": new_uid(), "unit": stamp.unit, "filler": stamp.by},
            **{"title": title or group.title, "guidance_group": group.uid},
            **{"inspected_on": day, "inspected_unit": unit, "state": EventState.PLANNED},
            method=method or InspectionMethod.ON_SITE,
        )
        for unit in fresh
    ]


def quarter_of(day: date) -> Period:
    first = (day.month - 1) // 3 * 3 + 1
    return Period(day.year, first, first + 2)


GUIDANCE_GROUPS = Ledger(
    model=GuidanceGroup,
    title="巡回指导组",
    columns=(
        *(GuidanceGroup.title, GuidanceGroup.group_leader, GuidanceGroup.members),
        *(GuidanceGroup.liaison, GuidanceGroup.areas),
    ),
    groups=(
        Group(
            "指导组",
            (
                *(GuidanceGroup.title, GuidanceGroup.group_leader, GuidanceGroup.members),
                *(GuidanceGroup.liaison, GuidanceGroup.areas),
            ),
        ),
    ),
    actions=(
        Action(
            "排本季巡回",
            plan_round,
            (Inspection.title, Inspection.inspected_on, Inspection.method),
        ),
    ),
)
