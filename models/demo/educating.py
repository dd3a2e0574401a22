"""An office's sessions of themed and conduct education, the latter as part of the city's drive."""

from datetime import date, datetime, time

from models.demo.chance import Chance
from models.demo.staff import Staff
from models.ledgers.attendance import Attendance
from models.ledgers.drives import Drive
from models.ledgers.events import EventState
from models.ledgers.lectures import AudienceKind, Lecture, LectureAttendance, LectureKind
from models.ledgers.plans import Plan, PlanMode
from models.office import Office
from models.record import tuples

_SESSIONS = (
    (LectureKind.THEMED_EDUCATION, 5, "重温入党誓词主题教育", "party_history", "红色教育基地"),
    (LectureKind.CONDUCT_EDUCATION, 7, "作风纪律专题教育", "conduct", "多功能厅"),
    (LectureKind.THEMED_EDUCATION, 9, "先进典型事迹报告会", "tradition", "一楼报告厅"),
)
_LEAVE = (Attendance.OFFICIAL_LEAVE, Attendance.SICK_LEAVE, Attendance.LATE)


class EducationYear:
    """Three sessions a year, each with its sheet, entered once they have been held."""

    def __init__(self, chance: Chance, staff: Staff, year: int) -> None:
        self._chance, self._staff = chance, staff
        self._days = [
            chance.weekday(date(year, month, chance.number(6, 24))) for _, month, *_ in _SESSIONS
        ]
        self._entered = 0

    def enter(self, office: Office, until: date) -> None:
        while self._entered < len(_SESSIONS) and self._days[self._entered] <= until:
            office.door.store(self._held(office, self._entered))
            self._entered += 1

    def _held(self, office: Office, at: int) -> Lecture:
        kind, _, title, topic, place = _SESSIONS[at]
        begins = datetime.combine(self._days[at], time(14, 30))
        lecture = office.door.new(
            Lecture,
            **{"title": title, "kind": kind, "topic": topic, "place": place, "hours": 2},
            **{"planned_at": begins, "held_at": begins, "state": EventState.HELD},
            **{"lecturer": self._chance.one_of(self._staff.leaders)},
            audience_kind=AudienceKind.ORGANS,
        )
        lecture.attendance = [
            LectureAttendance(
                person=person,
                status=self._chance.one_of(_LEAVE)
                if self._chance.hits(0.08)
                else Attendance.PRESENT,
            )
            for person in self._staff.everyone
        ]
        lecture.plan_item = _first(
            Plan.select(Plan.uid)
            .where(Plan.unit == office.unit, Plan.mode == PlanMode.THEMED_EDUCATION)
            .order_by(Plan.seq)
        )
        if kind is LectureKind.CONDUCT_EDUCATION:
            lecture.drive = _first(Drive.select(Drive.uid).order_by(Drive.uid))
        return lecture


def _first(query: object) -> str | None:
    found = [str(uid) for (uid,) in tuples(query)]
    return found[0] if found else None
