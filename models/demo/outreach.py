"""The demo's outreach and training: teams that go out, and the city's classes by half-year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from models import store
from models.demo.chance import Chance
from models.demo.staff import Staff
from models.ledgers import training_verbs
from models.ledgers.appointments import Appointment, Rank
from models.ledgers.attendance import Attendance
from models.ledgers.events import EventState
from models.ledgers.lectures import AudienceKind
from models.ledgers.outreach_talks import OutreachTalk, PlaceKind, TalkForm
from models.ledgers.outreach_teams import Membership, OutreachTeam
from models.ledgers.people import Person
from models.ledgers.plans import Plan, PlanMode
from models.ledgers.training_classes import (
    ClassAttendance,
    ClassSession,
    Student,
    TrainingClass,
)
from models.office import Office
from models.record import tuples

_TEAM, _YOUNG_TEAM = "{}宣讲组", "青年宣讲组"
_TOPICS = (
    "全会精神进基层",
    "身边的榜样",
    "作风建设见实效",
    "惠民政策一点通",
    "青年讲给青年听",
    "安全生产大家谈",
    "移风易俗树新风",
    "学习教育问与答",
)
_WHERE = {
    PlaceKind.STREET: (("新时代文明实践所", "社区广场"), AudienceKind.RURAL_COMMUNITY),
    PlaceKind.TOWNSHIP: (("镇便民服务大厅", "村文化礼堂"), AudienceKind.RURAL_COMMUNITY),
    PlaceKind.FACTORY: (("一号车间", "职工食堂"), AudienceKind.ENTERPRISE),
    PlaceKind.SCHOOL: (("学校报告厅", "阶梯教室"), AudienceKind.SCHOOL),
    PlaceKind.ORGAN: (("三楼会议室", "机关礼堂"), AudienceKind.ORGANS),
    PlaceKind.OTHER: (("老干部活动中心", "地铁工地"), AudienceKind.RETIRED),
}
_AHEAD = timedelta(days=45)
_CLASS = "处级以上干部理论轮训班（第{}期）"
_SCHOOL = "市委党校"
_LESSONS = (
    (0, 9, "开班式和动员讲话", "市委领导", 1),
    (0, 14, "理论专题辅导", "党校教研室", 3),
    (1, 9, "作风建设典型案例剖析", "纪委宣讲员", 3),
    (1, 14, "分组研讨交流", "各组组长", 3),
    (2, 9, "结业考试和总结", "党校教务科", 2),
)
_SPEECHES = ("学思践悟见行动", "以学促干抓落实", "从问题清单看作风", "把实事办到群众心坎上")
_OUTSIDERS = ("周远航（市供水公司）", "沈静（市人民医院）")
_LEAVE = (Attendance.OFFICIAL_LEAVE, Attendance.SICK_LEAVE, Attendance.ABSENT)


@dataclass
class _Fate:
    """A talk that will be given."""

    title: str
    speakers: tuple[str, ...]
    at: datetime
    kind: PlaceKind
    place: str
    audience: AudienceKind
    form: TalkForm
    count: int
    offline: int
    online: int
    uid: str = ""


class OutreachYear:
    """An office's team and its talks; `kinds` are the places that it goes to in turn."""

    def __init__(
        self, chance: Chance, staff: Staff, year: int, kinds: Sequence[PlaceKind] = ()
    ) -> None:
        self._chance, self._staff, self._year = chance, staff, year
        self._members = [*staff.leaders[-3:], *chance.some_of(staff.cadres, 3)]
        self._fates = list(self._draw(kinds or chance.some_of(list(PlaceKind), 4)))
        self._team = ""

    def _draw(self, kinds: Sequence[PlaceKind]) -> Iterator[_Fate]:
        chance = self._chance
        for at, month in enumerate((3, 4, 5, 6, 6, 7, 8, 9, 9, 10, 11)):
            kind = kinds[at % len(kinds)]
            places, audience = _WHERE[kind]
            day = chance.weekday(date(self._year, month, chance.number(5, 26)))
            form = chance.one_of(list(TalkForm))
            yield _Fate(
                title=chance.one_of(_TOPICS),
                speakers=tuple(chance.some_of(self._members, 2)),
                at=datetime.combine(day, time(chance.one_of((9, 15)))),
                kind=kind,
                place=chance.one_of(places),
                audience=audience,
                form=form,
                count=chance.number(1, 2),
                offline=0 if form is TalkForm.ONLINE else chance.number(20, 120),
                online=chance.number(80, 600) if form is not TalkForm.LECTURE_HALL else 0,
            )

    def enter(self, office: Office, until: date) -> None:
        """The talks given by a day, and those planned for the weeks after it."""
        if not self._team:
            self._form(office)
        held = {t.uid: t for t in store.load(OutreachTalk, [f.uid for f in self._fates if f.uid])}
        talks = []
        for fate in self._fates:
            if fate.at.date() <= until + _AHEAD:
                talk = held.get(fate.uid) or self._new(office, fate)
                self._hold(talk, fate, until)
                talks.append(talk)
        office.door.store(*talks)

    def _form(self, office: Office) -> None:
        """One team; before the year began there was another, of young people."""
        formed = date(self._year, 2, 10)
        short = office.name.removesuffix("委员会")
        team = office.door.new(OutreachTeam, title=_TEAM.format(short), formed_on=formed)
        team.memberships = [Membership(person=person) for person in self._members]
        team.memberships[-1].from_on = date(self._year, 5, 6)
        young = office.door.new(
            OutreachTeam,
            title=_YOUNG_TEAM,
            formed_on=date(self._year - 1, 3, 5),
            disbanded_on=formed - timedelta(days=1),
        )
        young.memberships = [Membership(person=person) for person in self._members[3:]]
        office.door.store(team, young)
        self._team = team.uid

    def _new(self, office: Office, fate: _Fate) -> OutreachTalk:
        talk = office.door.new(
            OutreachTalk,
            **{"title": fate.title, "team": self._team, "speakers": fate.speakers},
            **{"held_at": fate.at, "place_kind": fate.kind, "place": fate.place},
            **{"audience_kind": fate.audience, "form": fate.form, "talk_count": fate.count},
            plan_item=self._plan_item(office),
        )
        fate.uid = talk.uid
        return talk

    def _plan_item(self, office: Office) -> str | None:
        mine = Plan.select().where(Plan.unit == office.unit, Plan.mode == PlanMode.OUTREACH)
        item = mine.order_by(Plan.seq).first()
        return item.uid if item is not None else None

    def _hold(self, talk: OutreachTalk, fate: _Fate, until: date) -> None:
        if fate.at.date() <= until and talk.state is EventState.PLANNED:
            talk.state = EventState.HELD
            talk.offline_audience, talk.online_audience = fate.offline, fate.online


class CityTraining:
    """Two classes of the city for people of division rank, its own and the units'."""

    def __init__(self, chance: Chance, staff: Staff, year: int) -> None:
        self._chance, self._staff, self._year = chance, staff, year
        self._second = ""

    def sit(self, office: Office, month: int) -> None:
        """July: spring is written down; August: the next class enrols; September: it ends."""
        if month == 7:
            first = self._begin(office, 1, date(self._year, 2, 9), pace=2)
            office.door.store(first)
            self._hold(office, first.uid)
        elif month == 8:
            second = self._begin(office, 2, date(self._year, 9, 14), pace=1)
            office.door.store(second)
            self._second = second.uid
        elif self._second:
            self._hold(office, self._second)

    def _begin(self, office: Office, number: int, starts_on: date, pace: int) -> TrainingClass:
        """A class of three days with lessons, `pace` days apart; the units' plans are reviewed
        on the days between."""
        chance = self._chance
        training = office.door.new(
            TrainingClass,
            **{"title": _CLASS.format(number), "term_no": number, "place": _SCHOOL},
            **{"audience_rank": Rank.DIVISION, "starts_on": starts_on},
            ends_on=starts_on + timedelta(days=2 * pace),
        )
        training.sessions = [
            ClassSession(
                starts_at=datetime.combine(starts_on + timedelta(days=day * pace), time(hour)),
                **{"title": title, "lecturer_name": lecturer, "hours": hours},
            )
            for day, hour, title, lecturer, hours in _LESSONS
        ]
        called = [*self._staff.leaders[10 + number % 2 :: 2], *self._called(office, number)]
        training.students = [Student(person=person) for person in dict.fromkeys(called)]
        training.students += [Student(person_name=name) for name in _OUTSIDERS[number - 1 :: 2]]
        for student, speech in zip(training.students[1:], _SPEECHES, strict=False):
            student.speech_title = speech
        training.planned_students = len(training.students) + chance.number(0, 3)
        return training

    def _called(self, office: Office, number: int) -> list[str]:
        """Of each unit below, heads and cadres by turns: they are known by their packages."""
        query = (
            Person.select(Person.unit, Person.uid)
            .join(Appointment, on=(Appointment.person == Person.uid))
            .where(Person.unit != office.unit, ~Person.deleted, Appointment.complete)
            .order_by(Person.unit, Appointment.rank, Person.uid)
        )
        by_unit: dict[str, list[str]] = {}
        for unit, person in tuples(query):
            by_unit.setdefault(unit, []).append(person)
        return [person for some in by_unit.values() for person in some[number - 1 : 4 : 2]]

    def _hold(self, office: Office, uid: str) -> None:
        """Opened, attended, examined and finished."""
        chance, stamp = self._chance, office.door.stamp
        training = office.door.load(TrainingClass, uid)
        training_verbs.open_class(training, stamp)
        training.attendance = [
            ClassAttendance(
                **{"session": lesson.uid, "person": student.person},
                **{"person_name": student.person_name},
                status=chance.one_of(_LEAVE) if chance.hits(0.06) else Attendance.PRESENT,
            )
            for lesson in training.sessions
            for student in training.students
        ]
        for student in training.students:
            student.exam_score = chance.number(68, 98)
        training.students[chance.number(2, 5) % len(training.students)].exam_score = 52
        office.door.store(training)
        training = office.door.load(TrainingClass, uid)
        training_verbs.finish(training, stamp)
        office.door.store(training)
        if training.term_no == 1:
            training_verbs.retrain(training, stamp)
            office.door.store(training)
