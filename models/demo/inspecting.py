"""The demo's inspections: the city goes round, draws, finds and rechecks; the units take it up."""

import io
from collections.abc import Sequence
from datetime import date, timedelta

from models import store
from models.demo.chance import Chance
from models.demo.pictures import picture
from models.demo.problems import PHOTO
from models.demo.staff import Staff
from models.ledgers import checklist_verbs, inspection_verbs, issue_verbs
from models.ledgers.areas import Area
from models.ledgers.checklists import Checklist, ChecklistItem, ChecklistKind, ItemResult
from models.ledgers.closure import Stage
from models.ledgers.draws import Draw, DrawAmong, candidates_of, draw_from, picks
from models.ledgers.drives import Drive
from models.ledgers.events import EventState
from models.ledgers.guidance_groups import GuidanceGroup, plan_round
from models.ledgers.inspections import Finding, Inspection, InspectionMethod, RecheckResult, waiting
from models.ledgers.issues import Issue, IssueEvidence, IssueMeasure, MeasureState, RectifyKind
from models.ledgers.units import Unit
from models.office import Office
from models.record import tuples

_DRIVE = "文山会海专项清理整治"
_GOAL = "会议、文件、报表各压减三成，同类会议合并召开，重复报表清零。"
_SUMMARY = "合并同类会议，停报重复报表，建立发文前核对制度，基层反映的突出问题基本解决。"
_GROUPS = ("第一巡回指导组", "第二巡回指导组")
_ROUNDS = ((3, "一季度巡回指导"), (6, "二季度巡回指导"), (7, "三季度巡回指导"))
_NEXT_ROUND = "四季度巡回指导"
_CONTENT = "看方案、看台账、看笔记，随机问答两人，走访群众三户。"
_HIGHLIGHTS = (
    "学习台账一人一册，记录完整",
    "党课讲身边事，群众听得进",
    "问题整改有照片、有回访",
    "青年干部轮流领学，气氛好",
)
_SUGGESTIONS = "抓紧补齐薄弱环节，把研讨和本职工作结合起来。"
_REQUIREMENTS = "收到反馈后登记问题台账，按时限整改，结果随月报报送。"
_FOUND = (
    ("个别科室读书进度落后于计划", "theory"),
    ("研讨发言照念材料，联系实际不够", "theory"),
    ("考勤表与签到表对不上", "conduct"),
    ("问题整改佐证缺少整改后照片", "duty"),
    ("为民办实事承诺没有公示", "livelihood"),
    ("会议记录缺少议定事项", "organisation"),
    ("同一数据向三个科室重复报送", "conduct"),
    ("支部学习流于读文件", "theory"),
)
_CHECKLIST = "“四个过一遍”对照清单"
_ITEMS = (
    ("theory", "规定书目是否逐本读完并有心得"),
    ("theory", "研讨发言是否联系本职工作"),
    ("politics", "重要讲话精神是否及时传达学习"),
    ("duty", "职责清单是否逐条落实到人"),
    ("conduct", "会议文件报表是否做到压减"),
    ("livelihood", "群众反映的问题是否件件有回音"),
    ("organisation", "组织生活制度是否落实"),
    ("development", "年度重点任务是否按进度推进"),
)
_LACKS = {
    "theory": "有三人还没有写心得，研讨联系实际不够",
    "politics": "传达学习偏晚，没有留下记录",
    "duty": "两条职责没有写明责任人",
    "conduct": "同类会议仍可合并，周报月报内容重复",
    "livelihood": "热线转来的问题有两件答复超过时限",
    "organisation": "谈心谈话记录不全",
    "development": "重点任务进度滞后，没有预警",
}
_MEASURE = "明确专人，月底前补齐并复查一次"
_DRAWN = "{}月视频抽查"
_VISIT = "{}月视频抽查随机抽中单位"


class CityInspections:
    """What the city does: it hands a drive and a checklist down, goes round and looks again."""

    def __init__(self, chance: Chance, staff: Staff, year: int) -> None:
        self._chance, self._staff, self._year = chance, staff, year
        self._groups: list[str] = []
        self._drive = ""

    def hand_down(self, office: Office) -> None:
        """The drive and the list, before the first packages go."""
        drive = office.door.new(
            Drive,
            **{"title": _DRIVE, "goal": _GOAL, "starts_on": date(self._year, 6, 1)},
            **{"ends_on": date(self._year, 9, 30), "lead_leader": self._staff.leaders[0]},
            summary=_SUMMARY,
        )
        checklist = office.door.new(
            Checklist,
            title=_CHECKLIST,
            kind=ChecklistKind.FOUR_REVIEWS,
            starts_on=date(self._year, 7, 1),
        )
        checklist.items = [ChecklistItem(aspect=aspect, title=text) for aspect, text in _ITEMS]
        office.door.store(drive, checklist)
        self._drive = drive.uid

    def sit(self, office: Office, month: int) -> None:
        """July: the rounds so far; August: a draw and its checks; September: another look."""
        if month == 7:
            self._set_up_groups(office)
            self._go_round(office)
        elif month == 8:
            self._draw(office, month)
        else:
            self._look_again(office)

    def _set_up_groups(self, office: Office) -> None:
        areas = [area.uid for area in Area.select().where(~Area.deleted).order_by(Area.title)]
        leaders, cadres = self._staff.leaders, self._staff.cadres
        for at, title in enumerate(_GROUPS[: len(areas)]):
            group = office.door.new(
                GuidanceGroup,
                **{"title": title, "group_leader": leaders[at], "liaison": cadres[at]},
                **{"members": tuple(cadres[2 + at * 2 : 4 + at * 2])},
                areas=tuple(areas[at :: len(_GROUPS)]),
            )
            office.door.store(group)
            self._groups.append(group.uid)

    def _go_round(self, office: Office) -> None:
        units = candidates_of(DrawAmong.UNITS, office.unit, office.door.today)
        area_of: dict[str, str] = dict(tuples(Unit.select(Unit.uid, Unit.area)))
        areas = sorted({area for area in area_of.values() if area})
        visits = []
        for month, title in _ROUNDS:
            for unit in units:
                place = areas.index(area_of[unit]) if area_of.get(unit) else 0
                visits.append(self._visit(office, title, unit, month, place))
        office.door.store(*visits)

    def _visit(self, office: Office, title: str, unit: str, month: int, place: int) -> Inspection:
        chance = self._chance
        day = chance.weekday(date(self._year, month, chance.number(6, 24)))
        visit = office.door.new(
            Inspection,
            **{"title": title, "inspected_unit": unit, "inspected_on": day},
            **{"method": InspectionMethod.ON_SITE, "state": EventState.HELD},
            **{"guidance_group": self._groups[place % len(self._groups)], "content": _CONTENT},
            **{"highlights": chance.one_of(_HIGHLIGHTS), "suggestions": _SUGGESTIONS},
            **{"requirements": _REQUIREMENTS, "feedback_on": day + timedelta(days=2)},
            inspector_signed_by=self._staff.names[self._staff.leaders[place % 2]],
        )
        if month == _ROUNDS[-1][0]:
            visit.due_on = day + timedelta(days=60)
            visit.findings = self._found(chance.number(1, 2), visit.due_on)
        return visit

    def _found(self, count: int, due_on: date) -> list[Finding]:
        some = self._chance.some_of(_FOUND, count)
        return [Finding(problem=text, aspect=aspect, due_on=due_on) for text, aspect in some]

    def _draw(self, office: Office, month: int) -> None:
        units = candidates_of(DrawAmong.UNITS, office.unit, office.door.today)
        day = date(self._year, month, 20)
        draw = office.door.new(
            Draw,
            **{"title": _DRAWN.format(month), "drawn_on": day, "seed": day.isoformat()},
            pick_count=max(len(units) // 3, 1),
        )
        draw_from(draw, units)
        office.door.store(draw)
        visits = []
        for unit in picks(draw):
            visit = office.door.new(
                Inspection,
                **{"title": _VISIT.format(month), "inspected_unit": unit, "draw": draw.uid},
                **{"method": InspectionMethod.VIDEO, "state": EventState.HELD},
                **{"inspected_on": day + timedelta(days=2), "drive": self._drive},
                due_on=day + timedelta(days=40),
            )
            visit.findings = self._found(1, day + timedelta(days=40))
            visits.append(visit)
        office.door.store(*visits)

    def _look_again(self, office: Office) -> None:
        """Findings that the unit has closed are mended, some others only in part."""
        held = Inspection.select(Inspection.uid).where(
            Inspection.unit == office.unit, Inspection.findings_count > 0
        )
        visits = store.load(Inspection, [visit.uid for visit in held])
        day = date(self._year, 9, 25)
        for visit in visits:
            for finding in visit.findings:
                registered = bool(finding.issue_no)
                if not registered or not self._chance.hits(0.6):
                    continue
                mended = self._chance.hits(0.7)
                finding.rechecked_on = day
                finding.recheck_result = (
                    RecheckResult.MENDED if mended else RecheckResult.PARTLY_MENDED
                )
        office.door.store(*visits)
        for group in store.load(GuidanceGroup, self._groups):
            day = date(self._year, 10, 20)
            office.door.store(*plan_round(group, office.door.stamp, _NEXT_ROUND, day))


class UnitInspections:
    """What a unit does with what came down; `behind` leaves findings unregistered."""

    def __init__(self, chance: Chance, staff: Staff, behind: bool) -> None:
        self._chance, self._staff, self._behind = chance, staff, behind

    def enter(self, office: Office, until: date) -> None:
        if until.month == 7:
            self._go_through(office, until)
        if not self._behind:
            self._mend(office, until)
            self._register(office, until)

    def _go_through(self, office: Office, until: date) -> None:
        """Answer the city's list, and enter what was found in the issues."""
        asked = Checklist.select(Checklist.uid).where(
            Checklist.unit != office.unit, Checklist.from_checklist.is_null()
        )
        for checklist in store.load(Checklist, [one.uid for one in asked]):
            mine = checklist_verbs.answer(checklist, office.door.stamp, until - timedelta(days=12))
            lacking = self._chance.some_of(range(len(mine.items)), self._chance.number(1, 3))
            for at, item in enumerate(mine.items):
                item.checked_on = until - timedelta(days=10)
                item.result = ItemResult.PROBLEM if at in lacking else ItemResult.NO_PROBLEM
                item.finding = _LACKS[item.aspect or "theory"] if at in lacking else None
            office.door.store(mine)
            mine = office.door.load(Checklist, mine.uid)
            issues = checklist_verbs.register(
                *(mine, office.door.stamp, *self._owners(), RectifyKind.BY_DEADLINE),
                first_due_on=until + timedelta(days=60),
            )
            office.door.store(*self._with_measures(issues))

    def _mend(self, office: Office, until: date) -> None:
        """What was registered a month ago is mended, proved, and asked to be closed."""
        known = Issue.select(Issue.uid).where(
            *(Issue.unit == office.unit, ~Issue.from_finding.is_null(), ~Issue.deleted),
            Issue.stage == Stage.TODO,
        )
        issues = store.load(Issue, [one.uid for one in known])
        stamp, day = office.door.stamp, until - timedelta(days=9)
        for issue in issues:
            issue_verbs.start(issue, stamp, day - timedelta(days=8))
            if not self._chance.hits(0.75):
                continue
            issue_verbs.mark_done(issue, stamp, day)
            content = io.BytesIO(picture(self._chance.random))
            file = office.attachments.add(content, PHOTO.format(1))
            issue.evidence.append(IssueEvidence(file=(file,), added_on=day))
            issue_verbs.request_closure(issue, stamp, day)
            issue_verbs.pass_review(issue, stamp, day + timedelta(days=1))
        office.door.store(*issues)

    def _owners(self) -> tuple[str, str]:
        return self._chance.one_of(self._staff.leaders), self._chance.one_of(self._staff.cadres)

    def _register(self, office: Office, until: date) -> None:
        held = Inspection.select(Inspection.uid).where(
            Inspection.inspected_unit == office.unit, Inspection.waiting_count > 0
        )
        for inspection in store.load(Inspection, [one.uid for one in held]):
            if waiting(inspection):
                issues = inspection_verbs.register(
                    *(inspection, office.door.stamp, *self._owners(), RectifyKind.BY_DEADLINE),
                    first_due_on=until + timedelta(days=45),
                    aspect="duty",
                )
                office.door.store(*self._with_measures(issues))

    def _with_measures(self, issues: Sequence[Issue]) -> Sequence[Issue]:
        for issue in issues:
            measure = IssueMeasure(measure=_MEASURE, due_on=issue.first_due_on, owner=issue.owner)
            measure.state = MeasureState.DOING
            issue.measures.append(measure)
        return issues
