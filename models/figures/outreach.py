"""宣讲与轮训: who goes out to tell, talks and people reached by kind of place, classes held."""

from collections.abc import Callable, Iterator
from typing import Any

from peewee import fn

from models.figures.figure import Figure, Tally, counting
from models.figures.scope import Reach
from models.ledgers.appointments import Appointment, Rank
from models.ledgers.decisions import Decision, DecisionKind, DecisionSubject
from models.ledgers.events import EventState
from models.ledgers.outreach_talks import OutreachTalk, PlaceKind
from models.ledgers.outreach_teams import Membership, OutreachTeam
from models.ledgers.training_classes import COUNTED, TrainingClass
from models.posts import in_office

# Teams.


def _members(standing: Any) -> Callable[[Reach], Any]:
    """Who was in a team in the period and held such a post on the last of those days."""

    def source(reach: Reach) -> Any:
        first, last = reach.period.start.isoformat(), reach.as_of.isoformat()
        begun = fn.COALESCE(Membership.from_on, OutreachTeam.formed_on)
        day = fn.MIN(
            fn.COALESCE(Membership.to_on, last), fn.COALESCE(OutreachTeam.disbanded_on, last), last
        )
        post = Appointment.select(Appointment.uid).where(
            Appointment.person == Membership.person, in_office(day), standing
        )
        query = (
            OutreachTeam.select()
            .join(Membership, on=(Membership.record == OutreachTeam.uid))
            .where(
                *(OutreachTeam.complete, ~OutreachTeam.deleted, reach.holds(OutreachTeam.unit)),
                *(begun <= day, day >= first, fn.EXISTS(post)),
            )
        )
        who = Membership.person
        return counting(query, OutreachTeam.unit, OutreachTeam.uid, Membership.uid, who=who)

    return source


_HEAD = Appointment.is_department_head == True  # noqa: E712
_LEADER = _HEAD | Appointment.rank.in_([Rank.BUREAU, Rank.DIVISION])


# Talks.


def talks(reach: Reach, *conditions: Any) -> Any:
    """Complete talks that were given in the period."""
    return OutreachTalk.select().where(
        *(OutreachTalk.complete, ~OutreachTalk.deleted, reach.holds(OutreachTalk.unit)),
        *(OutreachTalk.state == EventState.HELD, OutreachTalk.period.between(*reach.months)),
        reach.told(OutreachTalk.held_at),
        *conditions,
    )


_REACHED = fn.COALESCE(OutreachTalk.offline_audience, 0) + fn.COALESCE(
    OutreachTalk.online_audience, 0
)


def _given(amount: Any, *conditions: Any) -> Callable[[Reach], Any]:
    return lambda reach: counting(
        talks(reach, *conditions),
        *(OutreachTalk.unit, OutreachTalk.uid),
        amount=amount,
        month=OutreachTalk.period,
    )


_TALKS = {
    PlaceKind.STREET: ("街道宣讲", "期内在街道讲的场次"),
    PlaceKind.TOWNSHIP: ("乡镇宣讲", "期内在乡镇讲的场次"),
    PlaceKind.FACTORY: ("厂区宣讲", "期内在厂区讲的场次"),
    PlaceKind.SCHOOL: ("学校宣讲", "期内在学校讲的场次"),
    PlaceKind.ORGAN: ("机关宣讲", "期内在机关讲的场次"),
    PlaceKind.OTHER: ("其他地点宣讲", "期内在其他地点讲的场次"),
}
_AUDIENCES = {
    PlaceKind.STREET: ("街道宣讲受众", "期内街道宣讲的线下和线上受众"),
    PlaceKind.TOWNSHIP: ("乡镇宣讲受众", "期内乡镇宣讲的线下和线上受众"),
    PlaceKind.FACTORY: ("厂区宣讲受众", "期内厂区宣讲的线下和线上受众"),
    PlaceKind.SCHOOL: ("学校宣讲受众", "期内学校宣讲的线下和线上受众"),
    PlaceKind.ORGAN: ("机关宣讲受众", "期内机关宣讲的线下和线上受众"),
    PlaceKind.OTHER: ("其他地点宣讲受众", "期内其他地点宣讲的线下和线上受众"),
}


def _summed(name: str, label: str, measure: str, definition: str, source: Any) -> Figure:
    return Figure(name, label, measure, definition, "outreach_talks", Tally.SUM, source)


def _of_talks() -> Iterator[Figure]:
    """Each number for all places together, then place by place."""
    count = OutreachTalk.talk_count
    yield _summed(*("outreach_talks", "宣讲", "场", "期内已讲的场次"), _given(count))
    for kind, (label, definition) in _TALKS.items():
        source = _given(count, OutreachTalk.place_kind == kind)
        yield _summed(f"outreach_talks_{kind.value}", label, "场", definition, source)
    text = "期内宣讲的线下和线上受众"
    yield _summed("outreach_audience", "宣讲受众", "人次", text, _given(_REACHED))
    for kind, (label, definition) in _AUDIENCES.items():
        source = _given(_REACHED, OutreachTalk.place_kind == kind)
        yield _summed(f"outreach_audience_{kind.value}", label, "人次", definition, source)


# Classes.


def _classes(*conditions: Any) -> Callable[[Reach], Any]:
    """Classes that began in the period and were not called off."""

    def source(reach: Reach) -> Any:
        query = TrainingClass.select().where(
            *(TrainingClass.complete, ~TrainingClass.deleted, reach.holds(TrainingClass.unit)),
            *(TrainingClass.state.in_(COUNTED), TrainingClass.period.between(*reach.months)),
            reach.told(TrainingClass.starts_on),
            *conditions,
        )
        return counting(query, TrainingClass.unit, TrainingClass.uid, month=TrainingClass.period)

    return source


_FOR_DIVISION = TrainingClass.audience_rank.in_([Rank.BUREAU, Rank.DIVISION])
_MONTH = fn.SUBSTR(TrainingClass.period, 6, 2)
_REVIEWED = fn.EXISTS(
    Decision.select(Decision.uid).where(
        *(Decision.unit == TrainingClass.unit, Decision.complete, ~Decision.deleted),
        Decision.kind == DecisionKind.REVIEW,
        Decision.subject_ledger.in_([DecisionSubject.SCHEMES, DecisionSubject.PLANS]),
        Decision.decided_on.between(TrainingClass.starts_on, TrainingClass.ends_on),
    )
)


def _terms(name: str, label: str, definition: str, *conditions: Any) -> Figure:
    source = _classes(*conditions)
    return Figure(name, label, "期", definition, "training_classes", Tally.COUNT, source)


FIGURES = (
    Figure(
        *("outreach_leaders", "宣讲组里部门以上领导", "名"),
        "期内宣讲组里的不同领导：部门负责人或处级以上，身份按在组的最后一天",
        *("outreach_teams", Tally.DISTINCT, _members(_LEADER)),
        additive=False,
    ),
    Figure(
        *("outreach_heads", "宣讲组里的部门负责人", "名"),
        "期内宣讲组里的不同部门负责人，身份按在组的最后一天",
        *("outreach_teams", Tally.DISTINCT, _members(_HEAD)),
        additive=False,
    ),
    *_of_talks(),
    _terms(
        *("training_terms_by_half", "处级以上轮训", "期内开班的轮训班，对象是处级或厅级"),
        _FOR_DIVISION,
    ),
    _terms(
        *("training_terms_first_half", "上半年处级以上轮训"),
        "期内上半年开班的轮训班，对象是处级或厅级",
        *(_FOR_DIVISION, _MONTH <= "06"),
    ),
    _terms(
        *("training_terms_second_half", "下半年处级以上轮训"),
        "期内下半年开班的轮训班，对象是处级或厅级",
        *(_FOR_DIVISION, _MONTH > "06"),
    ),
    _terms(
        *("training_terms_reviewing", "结合会审的轮训"),
        *("期内开班、起止日期里做过方案会审的轮训班", _REVIEWED),
    ),
)
