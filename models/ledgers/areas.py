"""片区: the groups in which a level looks at the units below it."""

from models.fields import Leaves, LinkField, Need, TextField
from models.ledger import Group, Ledger
from models.record import Record


class Area(Record):
    """Handed down by the level above."""

    title = TextField("片区名称", leaves=Leaves.ALWAYS, need=Need.IDENTITY)
    lead_leader = LinkField("people", "包片领导", leaves=Leaves.ALWAYS)

    class Meta:
        table_name = "areas"


AREAS = Ledger(
    model=Area,
    title="片区",
    columns=(Area.title, Area.lead_leader),
    groups=(Group("片区", (Area.title, Area.lead_leader)),),
    goes_down=True,
)
