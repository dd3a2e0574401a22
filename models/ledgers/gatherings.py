"""应到未到: who was expected at what was held and was not in the room, whatever it was."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from models.ledgers.attendance import IN_THE_ROOM, Attendance, AttendanceRow
from models.ledgers.events import EventState
from models.ledgers.lectures import Lecture, LectureAttendance
from models.ledgers.meetings import Meeting, MeetingAttendance
from models.record import Record, among, tuples


class Absence(NamedTuple):
    """One person who was not in the room at one gathering; `part` is the attendance row's uid."""

    ledger: str
    unit: str
    uid: str
    part: str
    person: str
    day: date
    title: str
    status: Attendance


@dataclass(frozen=True)
class Gathering:
    """A ledger whose records have an attendance sheet, and when each of them was held."""

    event: type[Record]
    sheet: type[AttendanceRow]
    title: Any
    held_at: Any

    @property
    def ledger(self) -> str:
        return str(self.event._meta.table_name)

    def title_of(self, row: str) -> str:
        """What the gathering is called in whose sheet a row stands; empty where it is none."""
        query = self.event.select(self.title).join(
            self.sheet, on=(self.sheet.record == self.event.uid)
        )
        found = [title for (title,) in tuples(query.where(self.sheet.uid == row))]
        return found[0] or "" if found else ""

    def absences(self, units: Sequence[str], months: tuple[str, str]) -> Iterator[Absence]:
        event, sheet = self.event, self.sheet
        query = (
            event.select(
                *(event.unit, event.uid, sheet.uid, sheet.person, self.held_at, self.title),
                sheet.status,
            )
            .join(sheet, on=(sheet.record == event.uid))
            .where(
                *(among(event.unit, units), event.complete, ~event.deleted),
                *(event._meta.fields["state"] == EventState.HELD, event.period.between(*months)),
                *(sheet.status.not_in(list(IN_THE_ROOM)), ~sheet.person.is_null()),
            )
        )
        known = sheet._meta.fields["status"]
        for unit, uid, part, person, at, title, status in tuples(query):
            yield Absence(
                *(self.ledger, unit, uid, part, person, day_of(at), title or ""),
                known.from_wire(status),
            )


GATHERINGS = (
    Gathering(Meeting, MeetingAttendance, Meeting.title, Meeting.start_at),
    Gathering(Lecture, LectureAttendance, Lecture.title, Lecture.held_at),
)


def day_of(value: object) -> date:
    """The day of a date or a time as peewee gives it out of a join: read, or still its text."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])


EVER = ("0000-00", "9999-99")
"""All months, as the bounds of a period."""


def absences(units: Sequence[str], months: tuple[str, str] = EVER) -> list[Absence]:
    """Of these units' people who are in the people ledger, at what was held in these months."""
    found = [one for g in GATHERINGS for one in g.absences(units, months)]
    return sorted(found, key=lambda one: (one.day, one.part))
