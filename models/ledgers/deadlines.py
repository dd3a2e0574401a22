"""报送截止: by when a month is to be sent, where it is not the fifth of the month after."""

from collections.abc import Iterator
from datetime import date

from models.errors import Problem
from models.fields import DateField, Leaves, MonthField, Need
from models.ledger import Group, Ledger
from models.record import Record, problem


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


DEADLINES = Ledger(
    model=Deadline,
    title="报送截止",
    columns=(Deadline.month, Deadline.due_on),
    groups=(Group("报送截止", (Deadline.month, Deadline.due_on)),),
    dated_by=Deadline.due_on,
)
