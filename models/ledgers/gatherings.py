"""应到未到: who was expected at what was held and was not in the room, whatever it was."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from peewee import fn

from models.ledgers.attendance import IN_THE_ROOM, Attendance, AttendanceRow
from models.ledgers.events import EventState
from models.ledgers.lectures import Lecture, LectureAttendance
from models.ledgers.meetings import Meeting, MeetingAttendance
from models.ledgers.training_classes import ClassAttendance, ClassSession, TrainingClass
from models.record import Part, Record, among, tuples


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
    """A ledger whose records have an attendance sheet, and when each of them was held.

    Where a record has many `occasions` (a class its lessons), each of its rows names one of them,
    and `held_at` is theirs.
    """

    event: type[Record]
    sheet: type[AttendanceRow]
    title: Any
    held_at: Any
    took_place: Any
    occasions: type[Part] | None = None

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

    @property
    def month(self) -> Any:
        """The month ("2026-09") in which each of its sheets was held, as an expression."""
        if self.occasions is None:
            return self.event.period
        return fn.SUBSTR(self.held_at, 1, 7)

    def absences(self, units: Sequence[str], months: tuple[str, str]) -> Iterator[Absence]:
        event, sheet = self.event, self.sheet
        query = self.absent(
            units,
            months,
            *(event.unit, event.uid, sheet.uid, sheet.person, self.held_at, self.title),
            sheet.status,
        )
        known = sheet._meta.fields["status"]
        for unit, uid, part, person, at, title, status in tuples(query):
            yield Absence(
                *(self.ledger, unit, uid, part, person, day_of(at), title or ""),
                known.from_wire(status),
            )

    def absent(self, units: Any, months: tuple[str, str], *selected: Any) -> Any:
        """The rows of `sheets` of those who are in the people ledger and were not in the room."""
        sheet = self.sheet
        return self.sheets(units, months, *selected).where(
            sheet.status.not_in(list(IN_THE_ROOM)), ~sheet.person.is_null()
        )

    def sheets(self, units: Any, months: tuple[str, str], *selected: Any) -> Any:
        """The rows of every sheet of what these units held in these months.

        `units` are uids, or the condition that the event is of one of them.
        """
        event, sheet = self.event, self.sheet
        query = event.select(*selected).join(sheet, on=(sheet.record == event.uid))
        if self.occasions is not None:
            same = self.occasions.uid == sheet._meta.fields["session"]
            query = query.join(self.occasions, on=same)
        return query.where(
            *(event.complete, ~event.deleted, self.took_place, self.month.between(*months)),
            among(event.unit, units) if isinstance(units, list | tuple) else units,
        )


GATHERINGS = (
    Gathering(
        *(Meeting, MeetingAttendance, Meeting.title, Meeting.start_at),
        Meeting.state == EventState.HELD,
    ),
    Gathering(
        *(Lecture, LectureAttendance, Lecture.title, Lecture.held_at),
        Lecture.state == EventState.HELD,
    ),
    Gathering(
        *(TrainingClass, ClassAttendance, TrainingClass.title, ClassSession.starts_at),
        *(TrainingClass.took_place(), ClassSession),
    ),
)
CLASSES = GATHERINGS[-1]


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
