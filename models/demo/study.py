"""A unit's reading and lectures: what will happen is drawn once, and entered as it happens."""

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from models import store
from models.demo.chance import Chance
from models.demo.staff import Staff
from models.demo.words import BOOKS, LECTURES, NOTES, PLACES_TO_MEET
from models.ledgers.attendance import Attendance
from models.ledgers.events import EventState
from models.ledgers.lectures import (
    AudienceKind,
    Lecture,
    LectureAttendance,
    LectureKind,
)
from models.ledgers.readings import MeasuredIn, Reading, ReadingNote, ReadingStep
from models.office import Office

_READERS = 10


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


# Reading.


@dataclass
class ReadingFate:
    """How one person gets on with one book."""

    person: str
    book: str
    chapters: int
    due_on: date
    finished_on: date | None
    noted_on: date | None
    words: int
    text: str
    uid: str = ""

    def enter(self, reading: Reading, until: date) -> None:
        """Write what has happened by a day."""
        finished = self.finished_on is not None and self.finished_on <= until
        step = reading.steps[0]
        if finished:
            reading.finished_on, step.read_progress = self.finished_on, self.chapters
        elif self.due_on <= until:
            step.read_progress = self.chapters * 2 // 3
        if self.noted_on is not None and self.noted_on <= until and not reading.notes:
            note = ReadingNote(written_on=self.noted_on, word_count=self.words, text=self.text)
            reading.notes.append(note)


class ReadingYear:
    """Who reads which of the books handed down, month by month."""

    def __init__(self, chance: Chance, staff: Staff, books: Sequence[str], year: int) -> None:
        self._fates = list(self._draw(chance, staff, books, year))

    def _draw(
        self, chance: Chance, staff: Staff, books: Sequence[str], year: int
    ) -> Iterator[ReadingFate]:
        for uid, book in zip(books, BOOKS, strict=True):
            if not book.required:
                continue
            due = month_end(year, book.month)
            for person in staff.everyone[:_READERS]:
                late = chance.hits(0.13)
                finished = due + timedelta(
                    days=chance.number(2, 40) if late else -chance.number(0, 18)
                )
                noted = finished + timedelta(days=chance.number(0, 6))
                yield ReadingFate(
                    person=person,
                    book=uid,
                    chapters=book.chapters,
                    due_on=due,
                    finished_on=None if chance.hits(0.07) else finished,
                    noted_on=noted if chance.hits(0.78) else None,
                    words=chance.number(3, 16) * 100,
                    text=chance.one_of(NOTES),
                )

    def enter(self, office: Office, until: date) -> None:
        held = {r.uid: r for r in store.load(Reading, [f.uid for f in self._fates if f.uid])}
        readings = []
        for fate in self._fates:
            reading = held.get(fate.uid) or self._new(office, fate)
            fate.enter(reading, until)
            readings.append(reading)
        office.door.store(*readings)

    def _new(self, office: Office, fate: ReadingFate) -> Reading:
        reading = office.door.new(
            Reading,
            **{"person": fate.person, "book": fate.book, "due_on": fate.due_on},
            measured_in=MeasuredIn.CHAPTERS,
        )
        month = f"{fate.due_on:%Y-%m}"
        reading.steps.append(ReadingStep(month=month, read_target=fate.chapters))
        fate.uid = reading.uid
        return reading


# Lectures.


@dataclass
class LectureFate:
    """A place on the rota, and who comes."""

    title: str
    kind: LectureKind
    topic: str
    lecturer: str
    at: datetime
    place: str
    audience: AudienceKind
    hours: int
    expected: int
    attended: int
    sheet: tuple[tuple[str, Attendance], ...] = ()
    cancelled: bool = False
    uid: str = ""

    def enter(self, lecture: Lecture, until: date) -> None:
        if self.at.date() > until or lecture.state is not EventState.PLANNED:
            return
        if self.cancelled:
            lecture.state = EventState.CANCELLED
            return
        lecture.state, lecture.held_at = EventState.HELD, self.at
        lecture.expected_count, lecture.attended_count = self.expected, self.attended
        for person, status in self.sheet:
            lecture.attendance.append(LectureAttendance(person=person, status=status))


_ABSENT = (Attendance.OFFICIAL_LEAVE, Attendance.PERSONAL_LEAVE, Attendance.ABSENT)
_GIVEN = (LectureKind.PARTY_LECTURE, LectureKind.TUTORIAL, LectureKind.EXCHANGE)


class LectureYear:
    """An office's rota: one lecture a month at least, two of them still to come."""

    def __init__(
        self,
        chance: Chance,
        staff: Staff,
        year: int,
        kinds: Sequence[tuple[LectureKind, str]] = (),
    ) -> None:
        self._chance, self._staff = chance, staff
        drawn = list(kinds) or [
            (chance.one_of(_GIVEN), chance.one_of(staff.everyone[:8]))
            for _ in range(chance.number(11, 14))
        ]
        titles = chance.some_of(LECTURES, len(LECTURES))
        months = [*sorted(chance.number(1, 9) for _ in drawn[2:]), 10, 11]
        self._fates = [
            self._fate(kind, lecturer, titles[at % len(titles)], date(year, months[at], 1))
            for at, (kind, lecturer) in enumerate(drawn)
        ]

    def _fate(
        self, kind: LectureKind, lecturer: str, title: tuple[str, str], month: date
    ) -> LectureFate:
        chance = self._chance
        day = chance.weekday(month + timedelta(days=chance.number(4, 26)))
        expected = chance.number(28, 66)
        sheet = self._sheet() if chance.hits(0.35) else ()
        party = kind is LectureKind.PARTY_LECTURE
        return LectureFate(
            title=title[0],
            kind=kind,
            topic=title[1],
            lecturer=lecturer,
            at=datetime.combine(day, time(chance.one_of((9, 14, 15)), 30)),
            place=chance.one_of(PLACES_TO_MEET),
            audience=AudienceKind.ORGANS if party else chance.one_of(list(AudienceKind)),
            hours=chance.number(1, 2),
            expected=len(sheet) or expected,
            attended=expected * chance.number(86, 100) // 100,
            sheet=sheet,
            cancelled=month.month < 9 and chance.hits(0.05),
        )

    def _sheet(self) -> tuple[tuple[str, Attendance], ...]:
        chance = self._chance
        return tuple(
            (
                person,
                chance.one_of(_ABSENT)
                if chance.hits(0.07)
                else Attendance.LATE
                if chance.hits(0.05)
                else Attendance.PRESENT,
            )
            for person in self._staff.everyone
        )

    def enter(self, office: Office, until: date) -> None:
        held = {r.uid: r for r in store.load(Lecture, [f.uid for f in self._fates if f.uid])}
        lectures = []
        for fate in self._fates:
            lecture = held.get(fate.uid) or self._new(office, fate)
            fate.enter(lecture, until)
            lectures.append(lecture)
        office.door.store(*lectures)

    def _new(self, office: Office, fate: LectureFate) -> Lecture:
        lecture = office.door.new(
            Lecture,
            **{"title": fate.title, "kind": fate.kind, "topic": fate.topic},
            **{"lecturer": fate.lecturer, "planned_at": fate.at, "place": fate.place},
            **{"audience_kind": fate.audience, "hours": fate.hours},
        )
        fate.uid = lecture.uid
        return lecture
