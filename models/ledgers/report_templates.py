"""报告模板: the blank reports that a level hands down, one file each, for the units to fill in."""

from models.fields import Choice, ChoiceField, FilesField, Leaves, LongTextField, Need, TextField
from models.ledger import Group, Ledger
from models.ledgers.addressing import Addressed, addressees_of

ALWAYS = Leaves.ALWAYS


class ReportKind(Choice):
    MONTHLY = "monthly", "月报"
    QUARTERLY = "quarterly", "季报"
    YEARLY = "yearly", "年报"
    OTHER = "other", "其他"


class ReportTemplate(Addressed):
    """Handed down; a template without its file is a draft."""

    title = TextField("模板名称", leaves=ALWAYS, need=Need.IDENTITY)
    kind = ChoiceField[ReportKind | None](ReportKind, "用于", leaves=ALWAYS, need=Need.SUBMIT)
    version = TextField("版本", leaves=ALWAYS, max_length=40)
    note = LongTextField("填写说明", leaves=ALWAYS)
    file = FilesField("文件", leaves=ALWAYS, need=Need.SUBMIT)

    class Meta:
        table_name = "report_templates"


REPORT_TEMPLATES = Ledger(
    model=ReportTemplate,
    title="报告模板",
    columns=(ReportTemplate.title, ReportTemplate.kind, ReportTemplate.version),
    groups=(
        Group(
            "模板",
            (
                *(ReportTemplate.title, ReportTemplate.kind, ReportTemplate.version),
                *(ReportTemplate.file, ReportTemplate.note),
            ),
        ),
        Group("适用范围", addressees_of(ReportTemplate)),
    ),
    state=ReportTemplate.kind,
    goes_down=True,
)
