"""巡回指导组: who visits the units of which areas."""

from models.fields import Leaves, LinkField, LinksField, Need, TextField
from models.ledger import Group, Ledger
from models.record import Record

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
)
