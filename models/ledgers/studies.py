"""跟进学习: when a document that arrived was studied, and how long it had lain."""

from collections.abc import Iterator
from datetime import date

from models.errors import Problem
from models.fields import DateField, IntegerField, Leaves, LinkField, Need
from models.ledger import Group, Ledger
from models.ledgers.materials import Material
from models.ledgers.meetings import Meeting
from models.record import Facts, Record, problem

ALWAYS = Leaves.ALWAYS


class Study(Record):
    """One document studied once; `taken_on` travels so that the level above can count the days."""

    material = LinkField("materials", "学习资料", leaves=ALWAYS, need=Need.IDENTITY, index=True)
    taken_on = DateField(
        "资料到达日期", leaves=ALWAYS, need=Need.SUBMIT, note="空着就按资料的到达日期"
    )
    studied_on = DateField(
        "学习日期", leaves=ALWAYS, need=Need.SUBMIT, note="空着就按学习会议的日期"
    )
    meeting = LinkField("meetings", "学习会议", leaves=ALWAYS, index=True)
    learner_count = IntegerField("学习人数", leaves=ALWAYS, measure="人")
    afresh = ("learner_count",)

    class Meta:
        table_name = "studies"

    def heading(self) -> str:
        return material_title(self.material)

    def settle(self, _facts: Facts) -> None:
        """What is left empty is what the document and the meeting say."""
        if self.taken_on is None and self.material:
            found = Material.get_or_none(Material.uid == self.material)
            self.taken_on = (found.taken_on or found.issued_on) if found else None
        meeting = Meeting.get_or_none(Meeting.uid == self.meeting) if self.meeting else None
        if meeting is not None:
            if self.studied_on is None and meeting.start_at is not None:
                self.studied_on = meeting.start_at.date()
            if self.learner_count is None:
                self.learner_count = meeting.attended_count

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if self.taken_on and self.studied_on and self.studied_on < self.taken_on:
            day: date = self.taken_on
            yield problem(
                Study.studied_on, "学习日期早于到达日期（{day}），核对资料哪天到的", day=day
            )


def material_title(uid: str | None) -> str:
    """The title behind a link, empty while the record has not arrived."""
    row = Material.get_or_none(Material.uid == uid) if uid else None
    return (row.title or "") if row else ""


STUDIES = Ledger(
    model=Study,
    title="跟进学习",
    columns=(
        *(Study.material, Study.taken_on, Study.studied_on, Study.meeting, Study.learner_count),
    ),
    groups=(
        Group(
            "跟进学习",
            (
                *(Study.material, Study.taken_on, Study.studied_on, Study.meeting),
                Study.learner_count,
            ),
        ),
    ),
    dated_by=Study.studied_on,
)
