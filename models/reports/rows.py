"""What a template may repeat a row of a table for: one mapping a row, texts and figures.

The keys are what people write in templates, so they are Chinese like the documents themselves.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.area_sheet import areas_of, compared
from models.commentary import comments, shown_value
from models.fields import Choice
from models.figures import OWN, Figure, Scope, figure_named, value
from models.figures.scope import reach_of
from models.figures.work import DONE, steps
from models.ledgers.areas import Area
from models.ledgers.events import EventState
from models.ledgers.meetings import AreaAnalysis, Meeting
from models.ledgers.plans import Plan, PlanStep
from models.listing import names_of
from models.office import Office
from models.periods import Period
from models.record import tuples
from models.rounds import findings_of, inspections_of
from models.target_progress import target_lines


@dataclass(frozen=True)
class Told:
    """A figure in a row; a rate in tenths of a per cent, None where there is none."""

    figure: Figure
    scope: Scope
    value: int | None

    def __str__(self) -> str:
        return shown_value(self.figure, self.value)


Row = Mapping[str, str | Told]

NAMING = ("责任人",)
"""The columns that name people."""

_DAY = "{0.month}月{0.day}日"


def _day(day: date | None) -> str:
    return _DAY.format(day) if day else ""


def _label(choice: Choice | None) -> str:
    return choice.label if choice is not None else ""


def targets(office: Office, period: Period) -> list[Row]:
    """任务指标: what the year is to bring this office, the period, the year so far, the share."""
    now = Scope(period, OWN, office.door.today)
    so_far = Scope(Period(period.year, 1, period.last), OWN, office.door.today)
    return [
        {
            "指标": one.figure.label,
            "全年任务": shown_value(one.figure, one.target),
            "本月": Told(one.figure, now, one.done),
            "累计": Told(one.figure, so_far, one.so_far),
            "完成进度": one.share,
        }
        for one in target_lines(office, period, OWN)
    ]


def work_of(office: Office, period: Period) -> list[Row]:
    """本月工作: what the office had planned in the period, by department, and what came of it."""
    query = steps(reach_of(Scope(period, OWN, office.door.today)))
    chosen = (Plan.lead_department, Plan.owner_department, Plan.title, Plan.owner)
    selected = query.select(
        *(*chosen, PlanStep.done_on, PlanStep.planned_count, DONE.converter(int)),
        PlanStep.unfinished_reason,
    ).order_by(Plan.owner_department, Plan.seq, Plan.uid, PlanStep.month)
    found = list(tuples(selected))
    names = names_of("people", {owner for _, _, _, owner, *_ in found if owner})
    return [
        {
            "部门": own or lead or "",
            "工作内容": title or "",
            "完成时间": _day(done_on),
            "责任人": names.get(owner or "", ""),
            "完成情况": _standing(planned or 0, done, reason),
        }
        for lead, own, title, owner, done_on, planned, done, reason in found
    ]


def _standing(planned: int, done: int, reason: str | None) -> str:
    if done >= planned:
        return "已完成"
    text = "部分完成" if done else "未完成"
    return f"{text}：{reason}" if reason else text


def commented(office: Office, period: Period) -> list[Row]:
    """各单位讲评: each unit's deeds and a sentence on them."""
    columns = (("实事", "deed_items"), ("办结", "deeds_done"), ("超期", "deeds_overdue"))
    figures = {title: figure for title, name in columns if (figure := figure_named(name))}
    found: list[Row] = []
    for one in comments(office, period):
        scope = Scope(period, one.unit, office.door.today)
        numbers = {
            title: Told(figure, scope, one.values.get(figure.name))
            for title, figure in figures.items()
        }
        found.append({"单位": one.name, **numbers, "讲评": str(one.text).replace(" ", "")})
    return found


def visits(office: Office, period: Period) -> list[Row]:
    """督导检查记录: this office's inspections that were held."""
    held = [
        one
        for one in inspections_of(period)
        if one.state is EventState.HELD and one.unit == office.unit
    ]
    names = names_of("units", {one.inspected_unit or "" for one in held})
    return [
        {
            "日期": _day(one.inspected_on),
            "单位": names.get(one.inspected_unit or "", ""),
            "方式": _label(one.method),
            "亮点": one.highlights or "",
        }
        for one in held
    ]


def found_there(office: Office, period: Period) -> list[Row]:
    """督导发现: what those inspections found, and what the units made of it."""
    found = [one for one in findings_of(period) if one.inspection.unit == office.unit]
    names = names_of("units", {one.unit for one in found})
    return [
        {
            "单位": names.get(one.unit, ""),
            "问题": one.finding.problem or "",
            "整改时限": _day(one.due_on),
            "办理情况": _label(one.finding.follow_up),
        }
        for one in found
    ]


def areas(office: Office, period: Period) -> list[Row]:
    """片区: each area with its figures side by side; a column is named as its figure."""
    found: list[Row] = []
    for uid, title, units in areas_of(office):
        scope = Scope(period, uid, office.door.today)
        numbers = {one.label: Told(one, scope, value(one, scope)) for one in compared()}
        found.append({"片区": title, "单位数": str(len(units)), **numbers})
    return found


def analyses(office: Office, period: Period) -> list[Row]:
    """片区分析: what the office's meetings said of each area."""
    query = (
        Meeting.select(
            *(Area.title, AreaAnalysis.strengths, AreaAnalysis.problems, AreaAnalysis.next_moves)
        )
        .join(AreaAnalysis, on=(AreaAnalysis.record == Meeting.uid))
        .join(Area, on=(Area.uid == AreaAnalysis.area))
        .where(
            *(Meeting.unit == office.unit, Meeting.complete, ~Meeting.deleted),
            *(Meeting.state == EventState.HELD, Meeting.period.in_(period.months)),
        )
        .order_by(Area.title, Meeting.start_at)
    )
    keys = ("片区", "主要成效", "存在问题", "抓教措施")
    return [dict(zip(keys, (text or "" for text in row), strict=True)) for row in tuples(query)]


LISTS: Mapping[str, tuple[Callable[[Office, Period], Sequence[Row]], tuple[str, ...]]] = {
    "任务指标": (targets, ("指标", "全年任务", "本月", "累计", "完成进度")),
    "本月工作": (work_of, ("部门", "工作内容", "完成时间", "责任人", "完成情况")),
    "各单位讲评": (commented, ("单位", "实事", "办结", "超期", "讲评")),
    "督导检查记录": (visits, ("日期", "单位", "方式", "亮点")),
    "督导发现": (found_there, ("单位", "问题", "整改时限", "办理情况")),
    "片区": (areas, ("片区", "单位数", *(figure.label for figure in compared()))),
    "片区分析": (analyses, ("片区", "主要成效", "存在问题", "抓教措施")),
}
"""Name in templates → what gives its rows, and the columns of a row."""
