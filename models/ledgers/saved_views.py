"""保存的视图: how a ledger's list was filtered, grouped and laid out, under a name."""

from collections.abc import Iterator, Mapping
from typing import Any

from peewee import SQL

from models.errors import Problem, UserError
from models.fields import BoolField, Leaves, Need, TextField
from models.ledger import Group, Ledger
from models.ledgers.addressing import Addressed, addressees_of
from models.periods import Period
from models.record import Facts, problem

ALWAYS = Leaves.ALWAYS


class SavedView(Addressed):
    """One view of one ledger. An office's own stays a draft, which leaves for nowhere, until it is
    handed down; the names in it are those of fields, in the order in which they are seen."""

    title = TextField("视图名称", leaves=ALWAYS, need=Need.IDENTITY, max_length=60)
    of_ledger = TextField("台账", leaves=ALWAYS, need=Need.IDENTITY, max_length=60)
    state = TextField("状态", leaves=ALWAYS, max_length=60)
    in_period = TextField("期间", leaves=ALWAYS, max_length=20, note="空着就随窗口顶上的期间")
    of_unit = TextField("单位", leaves=ALWAYS, max_length=60)
    search = TextField("查找", leaves=ALWAYS)
    grouped_by = TextField("分组", leaves=ALWAYS, max_length=60)
    sorted_by = TextField("排序", leaves=ALWAYS, max_length=60)
    descending = BoolField("倒序", leaves=ALWAYS, default=False)
    columns_shown = TextField("显示的列", leaves=ALWAYS, max_length=2000, note="字段名，用空格分开")
    handed_down = BoolField("下发给下级", leaves=ALWAYS, need=Need.SUBMIT)

    class Meta:
        table_name = "saved_views"

    @classmethod
    def planned_after(cls, _period: Period) -> Any:
        """No report waits for a view that an office keeps for itself."""
        return SQL("1")

    @classmethod
    def is_for_below(cls, line: Mapping[str, Any]) -> bool:
        return bool(line.get("handed_down") or line.get("deleted"))

    def settle(self, facts: Facts) -> None:
        super().settle(facts)
        handed = facts.before is not None and facts.before.get("handed_down")
        if handed and not self.handed_down:
            raise UserError("“{title}”已经下发，要收回就删除它", title=self.heading())
        self.handed_down = self.handed_down or None

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        same = SavedView.select().where(
            *(SavedView.unit == self.unit, SavedView.of_ledger == self.of_ledger),
            *(SavedView.title == self.title, SavedView.uid != self.uid, ~SavedView.deleted),
        )
        if self.title and same.exists():
            yield problem(SavedView.title, "这个名称已经有一个视图，换一个名称")


SAVED_VIEWS = Ledger(
    model=SavedView,
    title="保存的视图",
    columns=(*(SavedView.title, SavedView.of_ledger, SavedView.grouped_by, SavedView.handed_down),),
    groups=(
        Group(
            "视图",
            (
                *(SavedView.title, SavedView.of_ledger, SavedView.state, SavedView.in_period),
                *(SavedView.of_unit, SavedView.search, SavedView.grouped_by),
                *(SavedView.sorted_by, SavedView.descending, SavedView.columns_shown),
                SavedView.handed_down,
            ),
        ),
        Group("适用范围", addressees_of(SavedView)),
    ),
    goes_down=True,
)
