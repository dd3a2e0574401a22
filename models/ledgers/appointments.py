"""任职: who held which post from when to when; figures take rank as it was on the event's date."""

from collections.abc import Iterator

from models.errors import Problem
from models.fields import (
    BoolField,
    Choice,
    ChoiceField,
    DateField,
    Leaves,
    LinkField,
    Need,
    TextField,
)
from models.ledger import Group, Ledger
from models.ledgers.people import person_name
from models.record import Record, problem

ALWAYS = Leaves.ALWAYS


class Rank(Choice):
    BUREAU = "bureau", "厅级"
    DIVISION = "division", "处级"
    SECTION = "section", "科级"
    OTHER = "other", "其他"


class GroupRole(Choice):
    GROUP_LEADER = "group_leader", "组长"
    DEPUTY_LEADER = "deputy_leader", "副组长"
    MEMBER = "member", "成员"
    OFFICE_DIRECTOR = "office_director", "办公室主任"
    OFFICE_MEMBER = "office_member", "办公室成员"
    LIAISON = "liaison", "联络员"


class Appointment(Record):
    """A post of a person; both dates are inclusive, an empty end means still in it."""

    person = LinkField("people", "姓名", leaves=ALWAYS, need=Need.IDENTITY, index=True)
    post_unit = LinkField("units", "任职单位", leaves=ALWAYS, note="空着就是本单位")
    department = TextField("部门", leaves=ALWAYS)
    post = TextField("职务", leaves=ALWAYS)
    rank = ChoiceField[Rank | None](Rank, "职级", leaves=ALWAYS)
    is_committee_member = BoolField("常委", leaves=ALWAYS)
    is_department_head = BoolField("部门负责人", leaves=ALWAYS)
    group_role = ChoiceField[GroupRole | None](GroupRole, "领导小组职务", leaves=ALWAYS)
    from_on = DateField("任职起", leaves=ALWAYS, need=Need.SUBMIT)
    to_on = DateField("任职止", leaves=ALWAYS, note="空着就是在任")

    class Meta:
        table_name = "appointments"

    def heading(self) -> str:
        return f"{person_name(self.person)} {self.post or ''}".strip()

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if self.from_on and self.to_on and self.to_on < self.from_on:
            yield problem(Appointment.to_on, "任职止早于任职起（{day}）", day=self.from_on)


APPOINTMENTS = Ledger(
    model=Appointment,
    title="任职",
    columns=(
        *(Appointment.person, Appointment.department, Appointment.post, Appointment.rank),
        *(Appointment.is_committee_member, Appointment.is_department_head),
        *(Appointment.group_role, Appointment.from_on, Appointment.to_on),
    ),
    groups=(
        Group(
            "任职",
            (
                *(
                    Appointment.person,
                    Appointment.post_unit,
                    Appointment.department,
                    Appointment.post,
                ),
                *(Appointment.rank, Appointment.from_on, Appointment.to_on),
            ),
        ),
        Group(
            "身份",
            (
                *(Appointment.is_committee_member, Appointment.is_department_head),
                Appointment.group_role,
            ),
        ),
    ),
    state=Appointment.rank,
)
