"""人员: the people whom other ledgers name, each kept once by the office they belong to."""

from collections.abc import Iterator
from datetime import date

from models.errors import Problem
from models.fields import Choice, ChoiceField, DateField, Leaves, Need, TextField
from models.ledger import Action, Group, Ledger, Stamp
from models.record import Record, problem


class Gender(Choice):
    MALE = "male", "男"
    FEMALE = "female", "女"


class Person(Record):
    """A name; rank, head and committee membership hang on dated appointments."""

    name = TextField("姓名", leaves=Leaves.ALWAYS, need=Need.IDENTITY, max_length=60, index=True)
    gender = ChoiceField[Gender | None](Gender, "性别", leaves=Leaves.ASKED)
    phone = TextField("电话", leaves=Leaves.ASKED, max_length=40)
    left_on = DateField("离任（调出）日期", leaves=Leaves.ALWAYS)
    afresh = ("phone",)

    class Meta:
        table_name = "people"

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        same = Person.select().where(
            *(Person.unit == self.unit, Person.name == self.name, ~Person.deleted),
            *(Person.uid != self.uid, Person.left_on.is_null()),
        )
        if self.name and self.left_on is None and same.exists():
            yield problem(
                Person.name,
                "已经有一位“{name}”，请核对是不是同一人",
                level="warning",
                name=self.name,
            )


def leave(person: Person, stamp: Stamp, left_on: date | None = None) -> None:
    """The person is no longer with this office; what they did stays theirs."""
    person.left_on = left_on or stamp.today


def person_name(uid: str | None) -> str:
    """The name behind a link, empty while the record has not arrived."""
    row = Person.get_or_none(Person.uid == uid) if uid else None
    return (row.name or "") if row else ""


PEOPLE = Ledger(
    model=Person,
    title="人员",
    columns=(Person.name, Person.gender, Person.phone, Person.left_on),
    groups=(Group("人员", (Person.name, Person.gender, Person.phone, Person.left_on)),),
    actions=(Action("登记离任", leave, (Person.left_on,), lambda p: p.left_on is None),),
)
