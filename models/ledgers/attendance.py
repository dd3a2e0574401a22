"""考勤: what may be said of one person's attendance, the same at every kind of gathering."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from models.errors import Problem
from models.fields import Choice, ChoiceField, Leaves, LinkField, Need, TextField
from models.record import Part, Rows, problem


class Attendance(Choice):
    PRESENT = "present", "出勤"
    LATE = "late", "迟到"
    EARLY_LEAVE = "early_leave", "早退"
    OFFICIAL_LEAVE = "official_leave", "公差"
    SICK_LEAVE = "sick_leave", "病假"
    PERSONAL_LEAVE = "personal_leave", "事假"
    ABSENT = "absent", "缺席"


IN_THE_ROOM = frozenset([Attendance.PRESENT, Attendance.LATE, Attendance.EARLY_LEAVE])
"""Leave of any kind counts as absent from the room and owes a make-up."""


class AttendanceRow(Part):
    """One person's attendance; `person_name` only for those who are not in the people ledger."""

    person = LinkField("people", "姓名", leaves=Leaves.ALWAYS)
    person_name = TextField("姓名（台账外）", leaves=Leaves.ALWAYS, max_length=60)
    status = ChoiceField[Attendance | None](
        Attendance, "考勤", leaves=Leaves.ALWAYS, need=Need.SUBMIT
    )
    reason = TextField("原因", leaves=Leaves.ASKED)
    approved_by = TextField("批准人", leaves=Leaves.ASKED, max_length=60)


def in_the_room(statuses: Iterable[Attendance | None]) -> int:
    """How many were there, late or leaving early included."""
    return sum(status in IN_THE_ROOM for status in statuses)


Named = tuple[str | None, str | None]
"""A person's uid, or the name of somebody who is in no people ledger."""


def named(row: Any) -> Named:
    """Whom a row with `person` and `person_name` is about."""
    return row.person, None if row.person else row.person_name


def sheet_problems(
    rows: Rows[Any],
    sheet: Iterable[AttendanceRow],
    occasion: Callable[[Any], object] = lambda _row: None,
) -> Iterator[Problem]:
    """What is wrong with a sheet: rows without a name, people named twice for one occasion."""
    seen: set[object] = set()
    for index, row in enumerate(sheet):
        who = named(row)
        if not any(who):
            yield problem(AttendanceRow.person, "这一行没有姓名", row=(rows, index))
        elif (occasion(row), who) in seen:
            yield problem(AttendanceRow.person, "这个人前面已经有一行了", row=(rows, index))
        seen.add((occasion(row), who))
