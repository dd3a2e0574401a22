"""单位: the dated tree of offices, each row written by the level above and handed down."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from models.credit_code import credit_code_fault
from models.errors import Problem
from models.fields import (
    Choice,
    ChoiceField,
    DateField,
    Leaves,
    LinkField,
    ListField,
    Need,
    TextField,
)
from models.ledger import Group, Ledger
from models.record import Record, problem, tuples


class Level(Choice):
    PROVINCE = "province", "省级"
    CITY = "city", "市级"
    DISTRICT = "district", "区县（市直部门）级"
    UNIT = "unit", "基层单位"


class Unit(Record):
    """An office in the tree. Its uid is the office's own, made at set-up."""

    name = TextField("单位名称", leaves=Leaves.ALWAYS, need=Need.IDENTITY)
    short_name = TextField("简称", leaves=Leaves.ALWAYS, max_length=40)
    level = ChoiceField[Level | None](Level, "层级", leaves=Leaves.ALWAYS, need=Need.SUBMIT)
    unit_type = ListField("unit_type", "单位类型", leaves=Leaves.ALWAYS, need=Need.SUBMIT)
    parent = LinkField("units", "上级单位", leaves=Leaves.ALWAYS, note="最上一级为空")
    area = LinkField("areas", "片区", leaves=Leaves.ALWAYS)
    credit_code = TextField(
        "统一社会信用代码", leaves=Leaves.ALWAYS, max_length=18, note="18 位，按 GB 32100 校验"
    )
    region_code = TextField(
        "行政区划代码", leaves=Leaves.ALWAYS, max_length=6, note="6 位，GB/T 2260"
    )
    active_to = DateField("停用日期", leaves=Leaves.ALWAYS)
    succeeded_by = LinkField(
        "units", "继任单位", leaves=Leaves.ALWAYS, note="停用后，以后的期次由它报送"
    )
    afresh = ("credit_code", "region_code")

    class Meta:
        table_name = "units"

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        fault = credit_code_fault(self.credit_code) if self.credit_code else None
        if fault:
            yield Problem(Unit.credit_code.name, fault, "warning")
        if self.region_code and not (self.region_code.isdigit() and len(self.region_code) == 6):
            yield problem(Unit.region_code, "行政区划代码是 6 位数字", level="warning")
        if self.parent == self.uid:
            yield problem(Unit.parent, "上级单位不能是本单位自己")
        if self.succeeded_by == self.uid:
            yield problem(Unit.succeeded_by, "继任单位不能是本单位自己")
        if self.succeeded_by and self.active_to is None:
            yield problem(Unit.active_to, "有继任单位时要填停用日期")


def descendants(unit: str, extra: Iterable[tuple[str, str | None]] = ()) -> set[str]:
    """Everybody below a unit, as the units ledger (and `extra` (uid, parent) pairs) tell."""
    children: dict[str | None, set[str]] = defaultdict(set)
    query = Unit.select(Unit.uid, Unit.parent).where(~Unit.deleted)
    for uid, parent in [*tuples(query), *extra]:
        children[parent].add(uid)
    found: set[str] = set()
    fresh = {unit}
    while fresh:
        fresh = {uid for parent in fresh for uid in children[parent]} - found - {unit}
        found |= fresh
    return found


def is_below(unit: str, top: str) -> bool:
    """Whether a unit is one of the descendants of another, without a look at all the others."""
    passed: set[str] = set()
    at: str | None = unit
    while at is not None and at != top and at not in passed:
        passed.add(at)
        query = Unit.select(Unit.parent).where(Unit.uid == at, ~Unit.deleted)
        at = query.scalar()
    return at == top != unit


UNITS = Ledger(
    model=Unit,
    title="单位",
    columns=(Unit.name, Unit.level, Unit.unit_type, Unit.parent, Unit.area, Unit.active_to),
    groups=(
        Group(
            "单位",
            (
                *(Unit.name, Unit.short_name, Unit.level, Unit.unit_type, Unit.parent, Unit.area),
                *(Unit.active_to, Unit.succeeded_by),
            ),
        ),
        Group("代码", (Unit.credit_code, Unit.region_code)),
    ),
    state=Unit.level,
    goes_down=True,
)
