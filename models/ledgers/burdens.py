"""五多: how many meetings, documents, checks, contests and forms were asked of this unit."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from peewee import fn

from models.errors import Problem
from models.fields import (
    Choice,
    ChoiceField,
    IntegerField,
    Leaves,
    MonthField,
    Need,
    TextField,
)
from models.ledger import Group, Ledger
from models.ledgers.units import Level
from models.record import Facts, Record, among, problem, tuples

ALWAYS = Leaves.ALWAYS


class BurdenKind(Choice):
    MEETINGS = "meetings", "会议"
    DOCUMENTS = "documents", "文电"
    INSPECTIONS = "inspections", "检查"
    CONTESTS = "contests", "评比竞赛"
    FORMS = "forms", "报表台账"


def year_before(month: Any) -> Any:
    """The same month of last year, as an expression over a month's column."""
    return fn.printf("%04d%s", fn.substr(month, 1, 4) - 1, fn.substr(month, 5))


def year_after(month: Any) -> Any:
    return fn.printf("%04d%s", fn.substr(month, 1, 4) + 1, fn.substr(month, 5))


class Burden(Record):
    """What one level asked of the unit in a month, of one kind; last year's is not typed twice."""

    kind = ChoiceField[BurdenKind | None](BurdenKind, "项目", leaves=ALWAYS, need=Need.IDENTITY)
    month = MonthField("月份", leaves=ALWAYS, need=Need.IDENTITY, index=True)
    asked_by_level = ChoiceField[Level | None](Level, "发起层级", leaves=ALWAYS, need=Need.SUBMIT)
    asked_by_unit = TextField("发起单位", leaves=ALWAYS)
    item_count = IntegerField("本期数", leaves=ALWAYS, need=Need.SUBMIT, measure="件/次")
    first_year_previous_count = IntegerField(
        "上年同期（首年填）",
        leaves=ALWAYS,
        measure="件/次",
        note="台账里有上年同月记录的，由程序算出，不用填",
    )
    previous_count = IntegerField("上年同期", leaves=Leaves.NEVER, derived=True)

    class Meta:
        table_name = "burdens"

    def heading(self) -> str:
        return " ".join(filter(None, (self.month, self.kind.label if self.kind else "")))

    def prepare(self, today: date) -> None:
        self.month = self.month or f"{today:%Y-%m}"

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if not (self.kind and self.month and self.asked_by_level):
            return
        alike = Burden.select().where(
            *(Burden.unit == self.unit, Burden.kind == self.kind, ~Burden.deleted),
            *(Burden.asked_by_level == self.asked_by_level, Burden.uid != self.uid),
        )
        if alike.where(Burden.month == self.month).exists():
            yield problem(Burden.month, "这个月这一层级的这一项已经登记过，在那一条里改")
        before = f"{int(self.month[:4]) - 1}{self.month[4:]}"
        told = alike.where(Burden.month == before, Burden.complete).exists()
        if told and self.first_year_previous_count is not None:
            yield problem(
                Burden.first_year_previous_count,
                "台账里有上年同月的记录，按记录算，这一格清空",
                level="warning",
            )

    @classmethod
    def beside(cls, uids: Sequence[str]) -> Mapping[str, int]:
        """The counts of the same month a year ago, of the same unit, kind and level."""
        last = cls.alias()
        query = (
            cls.select(cls.uid, fn.SUM(last.item_count))
            .join(
                last,
                on=(
                    (last.unit == cls.unit)
                    & (last.kind == cls.kind)
                    & (last.asked_by_level == cls.asked_by_level)
                    & (last.month == year_before(cls.month))
                ),
            )
            .where(among(cls.uid, uids), last.complete, ~last.deleted)
            .group_by(cls.uid)
        )
        return dict(tuples(query))

    @classmethod
    def touches(cls, uids: Sequence[str]) -> Mapping[str, set[str]]:
        """What is compared with these a year later."""
        later = cls.alias()
        query = (
            later.select(later.uid)
            .join(
                cls,
                on=(
                    (later.unit == cls.unit)
                    & (later.kind == cls.kind)
                    & (later.month == year_after(cls.month))
                ),
            )
            .where(among(cls.uid, uids))
        )
        return {"burdens": {uid for (uid,) in tuples(query)}}

    def derive(self, facts: Facts) -> None:
        computed = facts.beside
        self.previous_count = self.first_year_previous_count if computed is None else computed


BURDENS = Ledger(
    model=Burden,
    title="五多",
    columns=(
        *(Burden.month, Burden.kind, Burden.asked_by_level, Burden.asked_by_unit),
        *(Burden.item_count, Burden.previous_count),
    ),
    groups=(
        Group(
            "五多",
            (
                *(Burden.month, Burden.kind, Burden.asked_by_level, Burden.asked_by_unit),
                *(Burden.item_count, Burden.first_year_previous_count),
            ),
        ),
    ),
    dated_by=Burden.month,
)
