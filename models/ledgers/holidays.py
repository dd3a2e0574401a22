"""节假日: the days on which nobody works, and the weekends on which everybody does."""

from collections.abc import Iterator
from typing import Any

from models.errors import Problem
from models.fields import Choice, ChoiceField, DateField, Leaves, Need, TextField
from models.ledger import Group, Ledger
from models.periods import Period
from models.record import Record, problem

ALWAYS = Leaves.ALWAYS


class HolidayKind(Choice):
    HOLIDAY = "holiday", "放假"
    WORKDAY = "workday", "调休上班"


class Holiday(Record):
    """One day as the year's notice has it; handed down."""

    day = DateField("日期", leaves=ALWAYS, need=Need.IDENTITY, index=True)
    kind = ChoiceField[HolidayKind | None](HolidayKind, "类别", leaves=ALWAYS, need=Need.IDENTITY)
    title = TextField("名称", leaves=ALWAYS, max_length=60)

    class Meta:
        table_name = "holidays"

    @classmethod
    def during(cls, period: Period) -> Any:
        """The whole year's days, whatever part of the year is looked at."""
        whole = Period(period.year)
        return cls.day.between(whole.start, whole.end)

    def heading(self) -> str:
        return " ".join(filter(None, (str(self.day or ""), self.title)))

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        same = Holiday.select().where(
            *(Holiday.unit == self.unit, Holiday.day == self.day, ~Holiday.deleted),
            Holiday.uid != self.uid,
        )
        if self.day and same.exists():
            yield problem(Holiday.day, "这一天已经登记过")


HOLIDAYS = Ledger(
    model=Holiday,
    title="节假日",
    columns=(Holiday.day, Holiday.kind, Holiday.title),
    groups=(Group("节假日", (Holiday.day, Holiday.kind, Holiday.title)),),
    dated_by=Holiday.day,
    goes_down=True,
)
