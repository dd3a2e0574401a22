"""宣讲: talks given where people live and work, and how many they reached there and online."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from models.errors import UserError
from models.fields import (
    Choice,
    ChoiceField,
    DateTimeField,
    IntegerField,
    Leaves,
    LinkField,
    LinksField,
    Need,
    TextField,
)
from models.ledger import Action, Group, Ledger, Stamp
from models.ledgers.drive_tie import DriveTied
from models.ledgers.events import EventState
from models.ledgers.lectures import AudienceKind
from models.ledgers.moves import OF_AN_EVENT, admit
from models.ledgers.outreach_teams import in_force
from models.ledgers.plan_tie import PlanTied
from models.periods import Period
from models.record import Facts, new_uid

ALWAYS, SUBMIT = Leaves.ALWAYS, Need.SUBMIT


class PlaceKind(Choice):
    STREET = "street", "街道"
    TOWNSHIP = "township", "乡镇"
    FACTORY = "factory", "厂区"
    SCHOOL = "school", "学校"
    ORGAN = "organ", "机关"
    OTHER = "other", "其他"


class TalkForm(Choice):
    LECTURE_HALL = "lecture_hall", "集中"
    INTERACTIVE = "interactive", "互动"
    ONLINE = "online", "网络"


class OutreachTalk(PlanTied, DriveTied):
    """One talk, or several of one day given in a row; figures count those held."""

    title = TextField("主题", leaves=ALWAYS, need=Need.IDENTITY)
    team = LinkField("outreach_teams", "宣讲组", leaves=ALWAYS, index=True)
    speakers = LinksField("people", "宣讲人", leaves=ALWAYS, need=SUBMIT)
    held_at = DateTimeField("时间", leaves=ALWAYS, need=SUBMIT, index=True)
    place_kind = ChoiceField[PlaceKind | None](PlaceKind, "地点类别", leaves=ALWAYS, need=SUBMIT)
    place = TextField("地点", leaves=ALWAYS)
    audience_kind = ChoiceField[AudienceKind | None](AudienceKind, "对象类别", leaves=ALWAYS)
    form = ChoiceField[TalkForm | None](TalkForm, "形式", leaves=ALWAYS)
    talk_count = IntegerField("场次", leaves=ALWAYS, need=SUBMIT, measure="场", default=1)
    offline_audience = IntegerField("线下受众", leaves=ALWAYS, measure="人次")
    online_audience = IntegerField("线上受众", leaves=ALWAYS, measure="人次")
    state = ChoiceField[EventState | None](EventState, "状态", leaves=ALWAYS, need=SUBMIT)
    afresh = ("talk_count", "offline_audience", "online_audience", "state")

    class Meta:
        table_name = "outreach_talks"

    @classmethod
    def planned_after(cls, period: Period) -> Any:
        ahead = cls.held_at >= datetime.combine(period.end + timedelta(days=1), time.min)
        return (cls.state == EventState.PLANNED) & ahead

    def prepare(self, today: date) -> None:
        """A talk is of the office's team, where it has just one."""
        self.state = self.state or EventState.PLANNED
        if self.team is None:
            teams = [team.uid for team in in_force(self.unit, today).limit(2)]
            self.team = teams[0] if len(teams) == 1 else None

    def settle(self, facts: Facts) -> None:
        admit(self, facts, OF_AN_EVENT)

    @property
    def audience(self) -> int:
        """Everybody reached, on the spot and online."""
        return (self.offline_audience or 0) + (self.online_audience or 0)


def hold(
    talk: OutreachTalk,
    stamp: Stamp,
    held_at: datetime | None = None,
    talk_count: int | None = None,
    offline_audience: int | None = None,
    online_audience: int | None = None,
) -> None:
    """The talk has been given, at its planned time unless said otherwise."""
    talk.held_at = held_at or talk.held_at
    _must_be_past(talk.held_at, stamp)
    talk.talk_count = talk_count or talk.talk_count
    if offline_audience is not None:
        talk.offline_audience = offline_audience
    if online_audience is not None:
        talk.online_audience = online_audience
    talk.state = EventState.HELD


def _must_be_past(held_at: datetime | None, stamp: Stamp) -> None:
    if held_at is None:
        raise UserError("写明宣讲时间")
    if held_at.date() > stamp.today:
        raise UserError("宣讲时间 {day} 还没有到", day=held_at.date())


def cancel(talk: OutreachTalk, _stamp: Stamp) -> None:
    talk.state = EventState.CANCELLED


def next_talk(
    talk: OutreachTalk,
    stamp: Stamp,
    held_at: datetime | None = None,
    place_kind: PlaceKind | None = None,
    place: str | None = None,
    offline_audience: int | None = None,
    online_audience: int | None = None,
) -> Sequence[OutreachTalk]:
    """The same talk by the same people elsewhere: held where its time has come, else planned."""
    if held_at is None:
        raise UserError("写明下一场的时间")
    come = held_at.date() <= stamp.today
    return [
        OutreachTalk(
            **{"uid": new_uid(), "unit": stamp.unit, "filler": stamp.by, "title": talk.title},
            **{"team": talk.team, "speakers": talk.speakers, "held_at": held_at},
            **{"place_kind": place_kind or talk.place_kind, "place": place},
            **{"audience_kind": talk.audience_kind, "form": talk.form},
            **{"offline_audience": offline_audience, "online_audience": online_audience},
            **{"plan_item": talk.plan_item, "drive": talk.drive},
            state=EventState.HELD if come else EventState.PLANNED,
        )
    ]


def _planned(talk: OutreachTalk) -> bool:
    return talk.state is EventState.PLANNED


def _to_be_repeated(talk: OutreachTalk) -> bool:
    return talk.state is not EventState.CANCELLED


_AUDIENCE = (OutreachTalk.offline_audience, OutreachTalk.online_audience)

OUTREACH_TALKS = Ledger(
    model=OutreachTalk,
    title="宣讲",
    columns=(
        *(OutreachTalk.title, OutreachTalk.held_at, OutreachTalk.place_kind),
        *(OutreachTalk.talk_count, *_AUDIENCE, OutreachTalk.state, OutreachTalk.speakers),
        *(OutreachTalk.place, OutreachTalk.audience_kind, OutreachTalk.team),
    ),
    groups=(
        Group(
            "宣讲",
            (
                *(OutreachTalk.title, OutreachTalk.team, OutreachTalk.speakers),
                *(OutreachTalk.held_at, OutreachTalk.place_kind, OutreachTalk.place),
            ),
        ),
        Group(
            "对象与场次",
            (
                *(OutreachTalk.audience_kind, OutreachTalk.form, OutreachTalk.talk_count),
                *(OutreachTalk.state, *_AUDIENCE),
            ),
        ),
        Group("计划与专项", (OutreachTalk.plan_item, OutreachTalk.drive), folded=True),
    ),
    actions=(
        Action(
            "登记已讲",
            hold,
            (OutreachTalk.held_at, OutreachTalk.talk_count, *_AUDIENCE),
            _planned,
        ),
        Action(
            "登记下一场",
            next_talk,
            (OutreachTalk.held_at, OutreachTalk.place_kind, OutreachTalk.place, *_AUDIENCE),
            _to_be_repeated,
        ),
        Action("取消宣讲", cancel, (), _planned),
    ),
    dated_by=OutreachTalk.held_at,
    state=OutreachTalk.state,
)
