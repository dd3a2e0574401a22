"""年度任务: how much of a figure a year is to bring, set by the level above or by the office."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from models.errors import Problem, UserError
from models.fields import IntegerField, Leaves, LinkField, ListField, Need, YearField
from models.ledger import Group, Ledger
from models.ledgers.units import Level, Unit
from models.record import Facts, Record, problem

ALWAYS = Leaves.ALWAYS


class Target(Record):
    """A figure by its id; for one unit, or for every child of the office that sets it."""

    figure = ListField("figure", "指标", leaves=ALWAYS, need=Need.IDENTITY)
    year = YearField("年度", leaves=ALWAYS, need=Need.IDENTITY, index=True)
    for_unit = LinkField("units", "适用单位", leaves=ALWAYS, note="空着就是每一个下级单位")
    target_value = IntegerField(
        "全年任务",
        leaves=ALWAYS,
        need=Need.SUBMIT,
        note="按指标的单位填；百分数填千分数，95.0% 填 950",
    )

    remembered = ("for_unit",)

    class Meta:
        table_name = "targets"

    @classmethod
    def is_for_below(cls, line: Mapping[str, Any]) -> bool:
        """What an office aims at itself is its own affair."""
        return bool(line.get("for_unit") != line["unit"])

    def heading(self) -> str:
        return " ".join(filter(None, (str(self.year or ""), self.figure)))

    def prepare(self, today: date) -> None:
        """A grassroots unit with nobody below it means itself."""
        self.year = self.year or today.year
        below = Unit.select().where(Unit.parent == self.unit, ~Unit.deleted)
        leaf = Unit.select().where(Unit.uid == self.unit, Unit.level == Level.UNIT)
        if self.for_unit is None and leaf.exists() and not below.exists():
            self.for_unit = self.unit

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        mine = Target.for_unit.is_null() if self.for_unit is None else _is_for(self.for_unit)
        same = Target.select().where(
            *(Target.unit == self.unit, Target.year == self.year, Target.figure == self.figure),
            *(mine, Target.uid != self.uid, ~Target.deleted),
        )
        if self.year and self.figure and same.exists():
            yield problem(Target.figure, "这个指标这一年的任务已经定过，在那一条里改")

    def settle(self, facts: Facts) -> None:
        """Whoever it was for has it already, and would never hear that it is another's now."""
        before = facts.before or {}
        if before.get("complete") and before.get("for_unit") != self.for_unit:
            raise UserError("适用单位定了不能改，删掉这一条另建")


def _is_for(unit: str) -> Any:
    return Target.for_unit == unit


TARGETS = Ledger(
    model=Target,
    title="年度任务",
    columns=(Target.figure, Target.year, Target.for_unit, Target.target_value),
    groups=(Group("年度任务", (Target.figure, Target.year, Target.for_unit, Target.target_value)),),
    goes_down=True,
)
