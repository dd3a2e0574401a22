"""报送截止: by when a month is to be sent, where it is not the fifth of the month after."""

from collections.abc import Iterator
from datetime import date

from models.errors import Problem
from models.fields import DateField, Leaves, MonthField, Need
from models.ledger import Group, Ledger
from models.periods import Period
from models.record import Record, problem, tuples

DUE_DAY = 5
"""Where no deadline is set, a period is due on this day of the month after it."""


class Deadline(Record):
    """Handed down by the level to which the month is sent."""

    month = MonthField("所属月份", leaves=Leaves.ALWAYS, need=Need.IDENTITY, index=True)
    due_on = DateField("报送截止", leaves=Leaves.ALWAYS, need=Need.IDENTITY)

    class Meta:
        table_name = "deadlines"

    def heading(self) -> str:
        return self.month or ""

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if self.month and self.due_on and self.due_on < date.fromisoformat(f"{self.month}-01"):
            yield problem(Deadline.due_on, "报送截止早于所属月份")


def due_on(receiver: str, period: Period) -> date:
    """By when a period is to be sent to an office: what that office has set, else the fifth."""
    month = period.months[-1]
    chosen = Deadline.select(Deadline.due_on).where(
        Deadline.unit == receiver, Deadline.month == month, ~Deadline.deleted
    )
    for (day,) in tuples(chosen):
        if day is not None:
            return date.fromisoformat(day) if isinstance(day, str) else day
    year, following = (period.year, period.last + 1) if period.last < 12 else (period.year + 1, 1)
    return date(year, following, DUE_DAY)


DEADLINES = Ledger(
    model=Deadline,
    title="报送截止",
    columns=(Deadline.month, Deadline.due_on),
    groups=(Group("报送截止", (Deadline.month, Deadline.due_on)),),
    dated_by=Deadline.due_on,
)
