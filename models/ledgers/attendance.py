"""考勤: what may be said of one person's attendance, the same at every kind of gathering."""

from collections.abc import Iterable

from models.fields import Choice


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


def in_the_room(statuses: Iterable[Attendance | None]) -> int:
    """How many were there, late or leaving early included."""
    return sum(status in IN_THE_ROOM for status in statuses)
