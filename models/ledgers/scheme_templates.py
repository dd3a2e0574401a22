"""方案模板: what a level hands down for the units below it to start their schemes from."""

from models.fields import (
    ChoiceField,
    DateField,
    Leaves,
    ListField,
    LongTextField,
    Need,
    TextField,
)
from models.ledgers.addressing import Addressed
from models.ledgers.units import Level

ALWAYS = Leaves.ALWAYS


class SchemeTemplate(Addressed):
    """Handed down; a scheme that names it counts its unit as guided."""

    title = TextField("模板名称", leaves=ALWAYS, need=Need.IDENTITY)
    org_level = ChoiceField[Level | None](Level, "适用层级", leaves=ALWAYS, need=Need.SUBMIT)
    unit_type = ListField("unit_type", "适用类型", leaves=ALWAYS, note="空着就是各类单位都适用")
    version = TextField("版本", leaves=ALWAYS, max_length=40)
    body = LongTextField("模板正文", leaves=ALWAYS)
    handed_down_on = DateField("下发日期", leaves=ALWAYS)

    class Meta:
        table_name = "scheme_templates"
