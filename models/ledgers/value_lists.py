"""值表: items that a level adds to a list of values, renames in it, or takes out of use."""

import re
from collections.abc import Iterator

from models.errors import Problem
from models.fields import DateField, Leaves, Need, TextField
from models.ledger import Group, Ledger
from models.ledgers.addressing import Addressed, addressees_of
from models.record import problem

_CODE = re.compile(r"[a-z][a-z0-9_]*")


class ListItem(Addressed):
    """One item of a list. Its code is never used again for anything else."""

    list_name = TextField("值表", leaves=Leaves.ALWAYS, need=Need.IDENTITY, max_length=60)
    code = TextField("代码", leaves=Leaves.ALWAYS, need=Need.IDENTITY, max_length=60)
    label = TextField("名称", leaves=Leaves.ALWAYS, need=Need.IDENTITY, max_length=60)
    retired_on = DateField("停用日期", leaves=Leaves.ALWAYS)

    class Meta:
        table_name = "value_lists"

    def heading(self) -> str:
        return self.label or ""

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if self.code and not _CODE.fullmatch(self.code):
            yield problem(ListItem.code, "代码用小写英文字母、数字和下划线，以字母开头")
        same = ListItem.select().where(
            *(ListItem.unit == self.unit, ListItem.list_name == self.list_name),
            *(ListItem.code == self.code, ListItem.uid != self.uid, ~ListItem.deleted),
        )
        if same.exists():
            yield problem(ListItem.code, "这个代码已经用过")


VALUE_LISTS = Ledger(
    model=ListItem,
    title="值表",
    columns=(ListItem.list_name, ListItem.code, ListItem.label, ListItem.retired_on),
    groups=(
        Group("值表", (ListItem.list_name, ListItem.code, ListItem.label, ListItem.retired_on)),
        Group("适用范围", addressees_of(ListItem)),
    ),
    goes_down=True,
)
