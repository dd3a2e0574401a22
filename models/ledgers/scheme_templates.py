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
from models.ledger import Group, Ledger
from models.ledgers.addressing import Addressed, addressees_of
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


SCHEME_TEMPLATES = Ledger(
    model=SchemeTemplate,
    title="方案模板",
    columns=(
        *(SchemeTemplate.title, SchemeTemplate.org_level, SchemeTemplate.unit_type),
        *(SchemeTemplate.version, SchemeTemplate.handed_down_on),
    ),
    groups=(
        Group(
            "模板",
            (
                *(SchemeTemplate.title, SchemeTemplate.org_level, SchemeTemplate.unit_type),
                *(SchemeTemplate.version, SchemeTemplate.handed_down_on),
            ),
        ),
        Group("正文", (SchemeTemplate.body,)),
        Group("适用范围", addressees_of(SchemeTemplate)),
    ),
    dated_by=SchemeTemplate.handed_down_on,
    state=SchemeTemplate.org_level,
    goes_down=True,
)
