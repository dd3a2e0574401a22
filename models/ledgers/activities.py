"""宣传活动: plays, films, exhibitions, contests, columns; and how a unit's own site is done up."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from models.errors import Problem
from models.fields import (
    BoolField,
    Choice,
    ChoiceField,
    DateField,
    IntegerField,
    Leaves,
    MoneyField,
    Need,
    TextField,
)
from models.ledgers.decisions import Decision, DecisionKind, DecisionResult
from models.ledgers.drive_tie import DriveTied
from models.ledgers.events import EventState
from models.ledgers.plan_tie import PlanTied
from models.periods import Period
from models.record import Facts, problem

ALWAYS, NEVER, SUBMIT = Leaves.ALWAYS, Leaves.NEVER, Need.SUBMIT


class ActivityKind(Choice):
    DRAMA = "drama", "情景剧"
    TV_FILM = "tv_film", "电视片"
    EXHIBITION = "exhibition", "展览"
    SINGING = "singing", "歌咏比赛"
    QUIZ = "quiz", "知识竞赛"
    COLUMN = "column", "专栏"
    SLOGANS = "slogans", "标语橱窗"
    NEW_MEDIA = "new_media", "新媒体"
    WEB_PAGE = "web_page", "专题网页"
    SITE_PUBLICITY = "site_publicity", "单位环境建设"
    THEMED_ACTIVITY = "themed_activity", "主题活动"
    OTHER = "other", "其他"


class Acceptance(Choice):
    """What the level above says of a site that was done up."""

    WAITING = "waiting", "待认定"
    ACCEPTED = "accepted", "已认定"
    REFUSED = "refused", "未通过"


class Activity(PlanTied, DriveTied):
    """One activity; its photos are the attachments, without places and cameras in them."""

    title = TextField("活动名称", leaves=ALWAYS, need=Need.IDENTITY)
    kind = ChoiceField[ActivityKind | None](ActivityKind, "类型", leaves=ALWAYS, need=SUBMIT)
    organiser = TextField("主办单位", leaves=ALWAYS)
    co_organiser = TextField("承办单位", leaves=ALWAYS)
    starts_on = DateField("开始日期", leaves=ALWAYS, need=SUBMIT, index=True)
    ends_on = DateField("结束日期", leaves=ALWAYS)
    place = TextField("地点", leaves=ALWAYS)
    participant_count = IntegerField("参与人数", leaves=ALWAYS, measure="人")
    work_count = IntegerField("作品数", leaves=ALWAYS, measure="件")
    reach_count = IntegerField("覆盖（点击）量", leaves=ALWAYS, measure="人次")
    awards = TextField("获奖", leaves=ALWAYS)
    spent = MoneyField("经费", leaves=ALWAYS, measure="万元")
    acceptance_requested_on = DateField(
        "申请认定日期", leaves=ALWAYS, note="单位环境建设由上级认定"
    )
    acceptance_requested_rev = IntegerField(
        "申请认定版次", leaves=ALWAYS, automatic=True, note="与决定排先后，不靠时钟"
    )
    acceptance = ChoiceField[Acceptance | None](Acceptance, "认定", leaves=NEVER, derived=True)
    accepted = BoolField("已认定", leaves=NEVER, derived=True)
    accepted_on = DateField("认定日期", leaves=NEVER, derived=True)
    state = ChoiceField[EventState | None](EventState, "状态", leaves=ALWAYS, need=SUBMIT)

    ongoing = (
        *("ends_on", "participant_count", "work_count", "reach_count", "awards", "spent"),
        *("acceptance_requested_on", "acceptance_requested_rev"),
    )
    afresh = ("participant_count", "work_count", "reach_count", "awards", "spent", "state")

    class Meta:
        table_name = "activities"

    @classmethod
    def planned_after(cls, period: Period) -> Any:
        return (cls.state == EventState.PLANNED) & (cls.starts_on > period.end)

    def prepare(self, _today: date) -> None:
        self.state = self.state or EventState.PLANNED

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        first, last, asked = self.starts_on, self.ends_on, self.acceptance_requested_on
        if first and last and last < first:
            yield problem(Activity.ends_on, "结束日期早于开始日期（{day}）", day=first)
        if asked and self.kind not in (None, ActivityKind.SITE_PUBLICITY):
            yield problem(
                Activity.acceptance_requested_on, "只有单位环境建设要认定，清空申请认定日期"
            )
        elif asked and first and asked < first:
            yield problem(
                Activity.acceptance_requested_on, "申请认定早于开始日期（{day}）", day=first
            )

    def settle(self, facts: Facts) -> None:
        """Remember at which revision acceptance was asked for; a typed date asks as well."""
        old = (facts.before or {}).get("acceptance_requested_on")
        if self.acceptance_requested_on is None:
            self.acceptance_requested_rev = None
        elif self.acceptance_requested_on.isoformat() != old:
            self.acceptance_requested_rev = self.rev + 1

    def derive(self, facts: Facts) -> None:
        said = _answer(self, facts.decisions)
        asked = self.acceptance_requested_on is not None
        self.acceptance = Acceptance.WAITING if asked else None
        if said is not None:
            granted = said.result is DecisionResult.ACCEPTED
            self.acceptance = Acceptance.ACCEPTED if granted else Acceptance.REFUSED
        self.accepted = self.acceptance is Acceptance.ACCEPTED
        self.accepted_on = said.decided_on if said and self.accepted else None


def _answer(activity: Activity, decisions: Sequence[Decision]) -> Decision | None:
    """The last that a level above said of the latest request, if it said anything."""
    if activity.acceptance_requested_on is None:
        return None
    since = activity.acceptance_requested_rev or 0
    said = [
        d
        for d in decisions
        if d.kind is DecisionKind.ACCEPTANCE
        and (d.unit != activity.unit and d.subject_unit == activity.unit)
        and (d.subject_rev or 0) >= since
    ]
    return said[-1] if said else None
