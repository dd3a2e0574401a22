"""An office's meetings and the tasks that come of them, entered as the year goes on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from models import store
from models.demo.chance import Chance
from models.demo.staff import Staff
from models.demo.study import month_end
from models.ledgers import task_verbs
from models.ledgers.areas import Area
from models.ledgers.attendance import Attendance
from models.ledgers.decisions import Said
from models.ledgers.events import EventState
from models.ledgers.meeting_verbs import assign
from models.ledgers.meetings import AreaAnalysis, Meeting, MeetingAttendance, MeetingKind
from models.ledgers.plans import Plan, PlanMode
from models.ledgers.tasks import Task, TaskSource, TaskState
from models.office import Office
from models.record import Record

_LEAVE = (
    (Attendance.OFFICIAL_LEAVE, "外出开会"),
    (Attendance.OFFICIAL_LEAVE, "下村走访"),
    (Attendance.SICK_LEAVE, "就医"),
    (Attendance.PERSONAL_LEAVE, "家事"),
    (Attendance.LATE, None),
    (Attendance.ABSENT, None),
)
_DOCUMENTS = (
    "学习教育实施方案及任务分工",
    "关于开展集中学习研讨的通知",
    "作风建设典型案例通报",
    "基层减负若干措施",
    "主题党日活动指引",
    "为民办实事项目管理办法",
)
_SITUATIONS = (
    "读书进度总体正常，两个科室慢于计划；问题整改三项临近时限。",
    "授课按计划推进，年轻干部参与面还不够宽；宣讲进企业次数偏少。",
    "上月报送及时，佐证材料有两处不完整；群众反映的停车问题进展较快。",
    "半年任务完成过半，前紧后松的苗头要防止；补学还有四人未完成。",
)
_DIFFICULTIES = (
    "夜班职工集中学习时间难安排，由工会协调分两批进行。",
    "活动场地与大厅办事冲突，改在周五下午。",
    "学习用书到货晚，先发电子摘编，由办公室催办。",
    "两个村同日安排入户，由党建办统一错开。",
)
_RESOLUTIONS = (
    "修订考勤和补学制度",
    "逐条核对问题台账并补齐佐证",
    "本月底前完成读书心得收集",
    "制定进企业宣讲排期表",
    "走访困难群众并登记需求",
    "更新公示栏和线上专栏",
    "完成青年干部分组研讨",
    "梳理半年重点任务完成情况",
    "组织一次应知应会测试",
    "清理重复报表并列出清单",
)
_OUTCOMES = (
    "已办结，资料归入档案",
    "已印发并传达到各科室",
    "已完成，形成清单 1 份",
    "已落实，下次例会通报",
)
_OFFICE_MEETING = "第 {} 次领导小组办公室例会"
_GIVEN_TASK = "报送{}月片区联学情况"
_WAITS = ("材料还在会签", "参加人员出差，改到下周", "场地施工")
_STRENGTHS = ("读书进度快，心得质量较好", "整改销号及时，佐证完整", "宣讲覆盖面广，群众评价好")
_PROBLEMS = ("研讨交流偏少，联系实际不够", "授课计划执行不均衡", "报送材料时有缺项")
_MOVES = ("片区联学每季一次，结对帮带", "每月调度一次，逐项过堂", "开展报送业务培训")

_PLANS = (
    (MeetingKind.PARTY_COMMITTEE, "党委会专题研究学习教育", (2, 5, 8, 11), (9, 0)),
    (MeetingKind.LEADING_GROUP, "学习教育领导小组会议", (1, 4, 7, 10), (15, 0)),
    (MeetingKind.CENTRAL_GROUP, "理论学习中心组集体学习", (3, 6, 9, 12), (14, 30)),
)


@dataclass
class _Fate:
    """A meeting that will be held, and who will not be there."""

    kind: MeetingKind
    title: str
    at: datetime
    place: str
    said: dict[str, str]
    absent: dict[str, tuple[Attendance, str | None]]
    chair: str
    recorder: str
    uid: str = ""


class MeetingYear:
    """The office meeting of every month, the others in their turn, and what they resolve."""

    def __init__(self, chance: Chance, staff: Staff, year: int) -> None:
        self._chance, self._staff, self._year = chance, staff, year
        self._fates = sorted(self._draw(), key=lambda fate: fate.at)

    def _draw(self) -> Iterator[_Fate]:
        for month in range(1, 13):
            numbered = _OFFICE_MEETING.format(month)
            yield self._fate(MeetingKind.OFFICE, numbered, month, 20, (9, 30))
            for kind, title, months, hour in _PLANS:
                if month in months:
                    yield self._fate(kind, title, month, 8, hour)

    def _fate(
        self, kind: MeetingKind, title: str, month: int, around: int, hour: tuple[int, int]
    ) -> _Fate:
        chance = self._chance
        day = chance.weekday(date(self._year, month, around + chance.number(-4, 4)))
        people = self._staff.everyone
        absent = {person: chance.one_of(_LEAVE) for person in people[1:-1] if chance.hits(0.07)}
        office = kind is MeetingKind.OFFICE
        said = {"study_content": f"《{chance.one_of(_DOCUMENTS)}》"}
        if office or kind is MeetingKind.LEADING_GROUP:
            said["situation_analysis"] = chance.one_of(_SITUATIONS)
            said["coordination"] = chance.one_of(_DIFFICULTIES)
            resolutions = chance.some_of(_RESOLUTIONS, chance.number(1, 2))
            said["deployment"] = said["resolutions"] = "\n".join(
                f"{at}. {text}；" for at, text in enumerate(resolutions, 1)
            )
        else:
            said["agenda"] = "一、领学文件\n二、交流研讨\n三、主要负责同志讲话"
        return _Fate(
            kind=kind,
            title=title,
            at=datetime.combine(day, time(*hour)),
            place="三楼会议室" if office else "二楼会议室",
            said=said,
            absent=absent,
            chair=self._staff.names[people[0]],
            recorder=self._staff.names[people[-1]],
        )

    def enter(self, office: Office, until: date) -> None:
        """The meetings held by a day with their sheets, the next ones as planned, and the tasks."""
        held = {r.uid: r for r in store.load(Meeting, [f.uid for f in self._fates if f.uid])}
        ahead = until + timedelta(days=45)
        meetings = []
        for fate in self._fates:
            if fate.at.date() <= ahead:
                meeting = held.get(fate.uid) or self._new(office, fate)
                self._hold(meeting, fate, until)
                meetings.append(meeting)
        office.door.store(*meetings)
        fresh = [task for meeting in meetings for task in self._assigned(office, meeting)]
        office.door.store(*fresh, *self._taken_up(office))
        self._work(office, until)

    def _new(self, office: Office, fate: _Fate) -> Meeting:
        meeting = office.door.new(
            Meeting,
            **{"title": fate.title, "kind": fate.kind, "start_at": fate.at, "place": fate.place},
            **{"chair": fate.chair, "recorder": fate.recorder},
        )
        fate.uid = meeting.uid
        if fate.kind is MeetingKind.LEADING_GROUP:
            meeting.plan_item = self._plan_item(office)
        return meeting

    def _plan_item(self, office: Office) -> str | None:
        """The item of the plan that such meetings carry out, where the plan has one."""
        mine = Plan.select().where(Plan.unit == office.unit, Plan.mode == PlanMode.MEETING)
        item = mine.order_by(Plan.seq).first()
        return item.uid if item is not None else None

    def _hold(self, meeting: Meeting, fate: _Fate, until: date) -> None:
        if fate.at.date() > until or meeting.state is not EventState.PLANNED:
            return
        meeting.state = EventState.HELD
        meeting.end_at = fate.at + timedelta(hours=1, minutes=30)
        for name, text in fate.said.items():
            setattr(meeting, name, text)
        for person in self._staff.everyone:
            status, reason = fate.absent.get(person, (Attendance.PRESENT, None))
            row = MeetingAttendance(person=person, status=status, reason=reason)
            meeting.attendance.append(row)

    def _assigned(self, office: Office, meeting: Meeting) -> Sequence[Task]:
        """What a meeting that was just held resolved, each with somebody to do it."""
        known = Task.select().where(Task.from_meeting == meeting.uid).exists()
        if meeting.state is not EventState.HELD or not meeting.resolutions or known:
            return []
        assert meeting.start_at is not None
        due = meeting.start_at.date() + timedelta(days=self._chance.number(14, 35))
        tasks = assign(meeting, office.door.stamp, due)
        for task in tasks:
            task.owner = self._chance.one_of(self._staff.everyone[2:])
        return tasks

    def _taken_up(self, office: Office) -> list[Record]:
        """What the city assigned to this office becomes its own to do."""
        mine = {t.from_task for t in Task.select().where(Task.unit == office.unit)}
        given = Task.select().where(Task.unit != office.unit, Task.owner_unit == office.unit)
        taken: list[Record] = []
        for task in store.load(Task, [t.uid for t in given if t.uid not in mine]):
            own = task_verbs.take_up(task, office.door.stamp, "办公室", task.due_on)
            own.owner = self._chance.one_of(self._staff.everyone[2:])
            taken.append(own)
        return taken

    def _work(self, office: Office, until: date) -> None:
        """Most is done by its day; some asks for more time; some is late."""
        query = Task.select(Task.uid).where(Task.unit == office.unit, ~Task.deleted)
        for task in store.load(Task, [t.uid for t in query]):
            steps = list(self._steps(office, task, until))
            if steps:
                office.door.store(task)

    def _steps(self, office: Office, task: Task, until: date) -> Iterator[None]:
        chance, stamp = self._chance, office.door.stamp
        due, begun = task.due_on or until, task.assigned_on or until
        if task.state is TaskState.TODO:
            task_verbs.start(task, stamp, min(begun + timedelta(days=2), until))
            yield None
        elif task.state is TaskState.EXTENSION and task.own_decides():
            task_verbs.grant_own_extension(task, stamp, None, until)
            yield None
        elif task.state is TaskState.DOING and chance.hits(0.78):
            day = min(due - timedelta(days=chance.number(0, 6)), until)
            verb = task_verbs.finish if task.own_decides() else task_verbs.submit
            verb(task, stamp, chance.one_of(_OUTCOMES), day)
            yield None
        elif task.state is TaskState.DOING and chance.hits(0.3):
            later = max(due, until) + timedelta(days=20)
            task_verbs.request_extension(task, stamp, later, chance.one_of(_WAITS), until)
            yield None


class CityMeetings(MeetingYear):
    """The city's own meetings; it also looks at its areas each half-year, and gives units tasks."""

    def analyse(self, office: Office, month: int) -> None:
        """The enlarged committee goes through the areas one by one."""
        chance, day = self._chance, month_end(self._year, month)
        areas = list(Area.select().where(~Area.deleted).order_by(Area.uid))
        if month not in (6, 9) or not areas:
            return
        meeting = office.door.new(
            Meeting,
            **{"title": "党委扩大会暨片区分析会", "kind": MeetingKind.ENLARGED},
            **{"start_at": datetime.combine(chance.weekday(day), time(8, 30)), "place": "礼堂"},
            **{"state": EventState.HELD, "expected_count": 86, "attended_count": 81},
            chair=self._staff.names[self._staff.everyone[0]],
        )
        meeting.area_analyses = [
            AreaAnalysis(
                area=area.uid,
                strengths=chance.one_of(_STRENGTHS),
                problems=chance.one_of(_PROBLEMS),
                next_moves=chance.one_of(_MOVES),
            )
            for area in areas
        ]
        office.door.store(meeting)

    def give(self, office: Office, units: Sequence[str], month: int) -> None:
        """A task to a few of the units, which ride down with the next package."""
        chance, day = self._chance, month_end(self._year, month)
        tasks = [
            office.door.new(
                Task,
                **{"title": _GIVEN_TASK.format(month), "source": TaskSource.OTHER},
                **{"assigned_on": day, "first_due_on": day + timedelta(days=25)},
                owner_unit=unit,
            )
            for unit in chance.some_of(list(units), 3)
        ]
        office.door.store(*tasks)

    def decide(self, office: Office) -> None:
        """Accept what units hand in of what the city gave them."""
        query = Task.select(Task.uid).where(Task.unit != office.unit, ~Task.deleted)
        for task in store.load(Task, [t.uid for t in query]):
            if task.own_decides():
                continue
            said = Said(decided_by=self._staff.names[self._staff.everyone[1]])
            if task.state is TaskState.SUBMITTED and self._chance.hits(0.85):
                office.door.store(task_verbs.accept(task, office.door.stamp, **said))
            elif task.state is TaskState.EXTENSION:
                office.door.store(task_verbs.grant_extension(task, office.door.stamp, **said))
