"""资料: speeches, documents and textbooks to be studied, handed down or the unit's own."""

from typing import Any

from models.fields import DateField, FilesField, Leaves, ListField, Need, TextField
from models.ledgers.addressing import Addressed
from models.periods import Period

ALWAYS = Leaves.ALWAYS


class Material(Addressed):
    """Something to study. When it came is each office's own to know: `taken_on` never travels."""

    title = TextField("资料名称", leaves=ALWAYS, need=Need.IDENTITY)
    material_kind = ListField("material_kind", "类别", leaves=ALWAYS, need=Need.SUBMIT)
    doc_number = TextField("文号", leaves=ALWAYS, max_length=80)
    issued_by = TextField("发文机关", leaves=ALWAYS)
    issued_on = DateField("发文日期", leaves=ALWAYS)
    study_by = DateField("要求学习时限", leaves=ALWAYS)
    file = FilesField("文件", leaves=ALWAYS)
    taken_on = DateField(
        "到达日期", leaves=Leaves.NEVER, note="上级下发的按导入那天记，纸质的自己填"
    )

    local = ("taken_on",)
    copied = ("issued_on", "study_by")

    class Meta:
        table_name = "materials"

    @classmethod
    def during(cls, period: Period) -> Any:
        """Issued by the period's end, this year: what came in spring is still to be studied."""
        this_year = cls.issued_on.between(period.start.replace(month=1, day=1), period.end)
        return cls.issued_on.is_null() | this_year
