"""专项行动: what gathers tasks, inspections, issues and events under one aim."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from models.errors import Problem
from models.fields import DateField, Leaves, LinkField, LongTextField, Need, TextField
from models.ledger import Action, Group, Ledger, Stamp
from models.periods import Period
from models.record import Record, problem

ALWAYS = Leaves.ALWAYS


class Drive(Record):
    """Handed down, so that units tie their own records to it."""

    title = TextField("专项行动名称", leaves=ALWAYS, need=Need.IDENTITY)
    starts_on = DateField("开始日期", leaves=ALWAYS, need=Need.SUBMIT)
    ends_on = DateField("结束日期", leaves=ALWAYS)
    lead_leader = LinkField("people", "牵头领导", leaves=ALWAYS)
    goal = LongTextField("目标任务", leaves=ALWAYS)
    summary = LongTextField("专项总结", leaves=ALWAYS)

    ongoing = ("ends_on", "summary")
    afresh = ("summary",)

    class Meta:
        table_name = "drives"

    @classmethod
    def during(cls, period: Period) -> Any:
        """Begun by the period's end and not over before its start."""
        begun = cls.starts_on.is_null() | (cls.starts_on <= period.end)
        return begun & (cls.ends_on.is_null() | (cls.ends_on >= period.start))

    def prepare(self, today: date) -> None:
        self.starts_on = self.starts_on or today

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            yield problem(Drive.ends_on, "结束日期早于开始日期（{day}）", day=self.starts_on)


def conclude(
    drive: Drive, stamp: Stamp, ends_on: date | None = None, summary: str | None = None
) -> None:
    """The drive is over; what is to be said of it."""
    drive.ends_on = ends_on or stamp.today
    drive.summary = summary or drive.summary


DRIVES = Ledger(
    model=Drive,
    title="专项行动",
    columns=(Drive.title, Drive.starts_on, Drive.ends_on, Drive.lead_leader, Drive.goal),
    groups=(
        Group("专项行动", (Drive.title, Drive.starts_on, Drive.ends_on, Drive.lead_leader)),
        Group("目标与总结", (Drive.goal, Drive.summary)),
    ),
    actions=(
        Action(
            "结束专项", conclude, (Drive.ends_on, Drive.summary), lambda drive: not drive.ends_on
        ),
    ),
    dated_by=Drive.starts_on,
    goes_down=True,
)
