"""The demo's democratic meeting of each unit: prepared in summer, held in September, not over."""

from datetime import date, datetime, time, timedelta

from models.demo.chance import Chance
from models.demo.staff import Staff
from models.ledgers import democratic_verbs
from models.ledgers.attendance import Attendance
from models.ledgers.democratic_meetings import (
    Criticism,
    DemocraticMeeting,
    MeetingStep,
    PrivateTalk,
    SelfExaminationDraft,
    SoughtOpinion,
    StepKind,
    TakenUp,
)
from models.ledgers.events import EventState
from models.ledgers.issues import MeasureState, RectifyKind
from models.ledgers.meetings import Meeting, MeetingAttendance, MeetingKind
from models.office import Office

_TITLE = "{}年度学习教育专题民主生活会"
_THEME = "对照学习教育要求查摆不足，抓好整改落实"
_SOURCES = ("干部职工座谈会", "意见箱", "服务对象走访", "下级单位书面反馈")
_ABOUT = "班子"
_OPINIONS = (
    ("到基层调研次数偏少，听问题多、解难题少", "conduct"),
    ("理论学习集中时段多，平时自学检查少", "theory"),
    ("对年轻干部压担子、带路子还不够", "organisation"),
    ("群众反映的停车难问题推进偏慢", "livelihood"),
    ("有的会议议题重复，时间偏长", "conduct"),
    ("重点项目进展情况通报不及时", "development"),
)
_GISTS = (
    "交流分管工作，提醒多到一线听意见",
    "指出理论学习联系实际不够，本人认可",
    "谈班子协作，建议遇事早沟通",
    "了解思想和家庭情况，鼓励大胆工作",
)
_FAULTS = (
    (
        *("theory", "读原著不够系统，满足于读辅导材料", "学习自觉性不强，时间安排随意"),
        "每周读原著不少于两小时，每月交流一次体会",
    ),
    (
        *("conduct", "下基层走马观花，解剖麻雀少", "群众观念有所淡化"),
        "每月驻点一天，带回问题清单并逐件回访",
    ),
    (
        *("duty", "遇到难题有等靠思想，推进偏慢", "担当劲头不足，怕出差错"),
        "牵头的三项重点任务按周调度，逾期说明原因",
    ),
    (
        *("organisation", "谈心谈话偏少，对干部思想状况掌握不细", "重业务轻队伍"),
        "每季度与分管科室每名干部谈话一次并留记录",
    ),
    (
        *("livelihood", "对服务窗口的堵点了解不深", "坐等反映多，主动发现少"),
        "每季度跟班办事一次，堵点列表销号",
    ),
)
_CRITICISMS = (
    "学习抓得不够紧，希望带头讲学带头研",
    "工作方法有时急，布置多、指导少",
    "对分管领域的难点调研不深，拿实招不多",
    "和班子成员通气不够及时",
)
_RESPONSE = "诚恳接受，会后列出措施逐条改"
_DONE = (
    *((StepKind.SCHEME, 7, 8), (StepKind.REPORT_UP, 7, 16), (StepKind.STUDY, 7, 27)),
    *((StepKind.OPINIONS, 8, 6), (StepKind.TALKS, 8, 20), (StepKind.DRAFTS, 8, 27)),
    (StepKind.MEETING, 9, 9),
)


class DemocraticYear:
    """What is written down month by month; the measures become issues once the meeting is over."""

    def __init__(self, chance: Chance, staff: Staff, year: int) -> None:
        self._chance, self._staff, self._year = chance, staff, year
        self._held_on = chance.weekday(date(year, 9, chance.number(8, 14)))
        self._uid = ""

    def enter(self, office: Office, until: date) -> None:
        if not self._uid:
            meeting = self._planned(office)
        else:
            meeting = office.door.load(DemocraticMeeting, self._uid)
        if until.month == 8:
            self._prepare(meeting)
        if until.month == 9:
            self._hold(office, meeting)
        for kind, month, day in _DONE:
            row = meeting.step_of(kind)
            if row is not None and row.done_on is None and date(self._year, month, day) <= until:
                row.done_on = self._day_of(kind, month, day)
        office.door.store(meeting)
        self._uid = meeting.uid
        if until.month == 9:
            self._register(office)

    def _day_of(self, kind: StepKind, month: int, day: int) -> date:
        if kind is StepKind.MEETING:
            return self._held_on
        return self._chance.weekday(date(self._year, month, day))

    def _planned(self, office: Office) -> DemocraticMeeting:
        meeting = office.door.new(
            DemocraticMeeting, title=_TITLE.format(self._year), theme=_THEME, year=self._year
        )
        meeting.steps = [MeetingStep(step=kind) for kind in StepKind]
        democratic_verbs.plan_steps(meeting, office.door.stamp, self._held_on)
        for kind, month, day in _DONE[:-1]:
            row = meeting.step_of(kind)
            if row is not None:
                row.planned_on = date(self._year, month, day) + timedelta(days=2)
        return meeting

    def _prepare(self, meeting: DemocraticMeeting) -> None:
        chance, leaders, names = self._chance, self._staff.leaders, self._staff.names
        meeting.opinions = [
            SoughtOpinion(
                **{"heard_from": chance.one_of(_SOURCES), "about": _ABOUT, "opinion": text},
                **{"aspect": aspect, "taken_up": chance.one_of([TakenUp.YES, TakenUp.PARTLY])},
            )
            for text, aspect in chance.some_of(_OPINIONS, chance.number(4, 6))
        ]
        for leader in leaders:
            partner = chance.one_of([person for person in self._staff.everyone if person != leader])
            meeting.talks.append(
                PrivateTalk(
                    **{"talker": names[leader], "partner": names[partner]},
                    talked_on=chance.weekday(date(self._year, 8, chance.number(10, 20))),
                    gist=chance.one_of(_GISTS),
                )
            )
            aspect, fault, cause, measure = chance.one_of(_FAULTS)
            meeting.drafts.append(
                SelfExaminationDraft(
                    **{"person": leader, "draft_no": chance.number(1, 3), "aspect": aspect},
                    **{"problem": fault, "cause": cause, "measure": measure},
                )
            )

    def _hold(self, office: Office, meeting: DemocraticMeeting) -> None:
        leaders, names = self._staff.leaders, self._staff.names
        for at, leader in enumerate(leaders):
            other = leaders[(at + 1) % len(leaders)]
            meeting.criticisms.append(
                Criticism(
                    **{"critic": names[leader], "criticised": names[other]},
                    **{"opinion": self._chance.one_of(_CRITICISMS), "response": _RESPONSE},
                )
            )
        begins = datetime.combine(self._held_on, time(9))
        minutes = office.door.new(
            Meeting,
            **{"title": meeting.title, "kind": MeetingKind.DEMOCRATIC, "start_at": begins},
            **{"end_at": begins + timedelta(hours=4), "chair": names[leaders[0]]},
            **{"place": "党委会议室", "recorder": names[self._staff.cadres[0]]},
            state=EventState.HELD,
        )
        minutes.attendance = [
            MeetingAttendance(person=leader, status=Attendance.PRESENT) for leader in leaders
        ]
        office.door.store(minutes)
        meeting.meeting = minutes.uid

    def _register(self, office: Office) -> None:
        meeting = office.door.load(DemocraticMeeting, self._uid)
        issues = democratic_verbs.register(
            *(meeting, office.door.stamp, self._staff.leaders[0], None, RectifyKind.BY_DEADLINE),
            first_due_on=date(self._year, 12, 20),
            aspect="duty",
        )
        for issue in issues:
            for measure in issue.measures:
                measure.state = MeasureState.DOING
        office.door.store(*issues)
