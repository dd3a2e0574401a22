"""需求与办实事: what was asked for, promised, done in time, and what people thought of it."""

from collections.abc import Callable
from typing import Any

import peewee
from peewee import fn

from models.figures.figure import Figure, Over, Tally, counting, month_of
from models.figures.scope import Reach
from models.ledgers.deeds import Deed, DeedState, SatisfactionSurvey
from models.ledgers.needs import CollectedNeed

# Needs.


def _collected(reach: Reach) -> Any:
    return (
        CollectedNeed.select()
        .join(Deed, peewee.JOIN.LEFT_OUTER, on=_its_deed())
        .where(
            *(CollectedNeed.complete, ~CollectedNeed.deleted, reach.holds(CollectedNeed.unit)),
            CollectedNeed.raised_on.between(reach.period.start, reach.until),
        )
    )


def _its_deed() -> Any:
    return (CollectedNeed.deed == Deed.uid) & Deed.complete & ~Deed.deleted


def _needs(reach: Reach) -> Any:
    return _of_needs(_collected(reach))


def _of_needs(query: Any, amount: Any = 1, base: Any = 0) -> Any:
    month = month_of(CollectedNeed.raised_on)
    return counting(
        query, CollectedNeed.unit, CollectedNeed.uid, amount=amount, base=base, month=month
    )


def _met(reach: Reach) -> Any:
    """Met by the period's end, or by today while it has not come."""
    met = peewee.Case(None, [(Deed.accepted_on <= reach.as_of, 1)], 0)
    return _of_needs(_collected(reach), met, 1)


# Deeds.


def _deeds(reach: Reach, *conditions: Any) -> Any:
    return Deed.select().where(*(Deed.complete, ~Deed.deleted, reach.holds(Deed.unit)), *conditions)


def _within(reach: Reach, day: Any) -> Any:
    return day.between(reach.period.start, reach.until)


def _adopted(reach: Reach, who: Any = None) -> Any:
    found = _deeds(reach, _within(reach, Deed.adopted_on))
    month = month_of(Deed.adopted_on)
    return counting(found, Deed.unit, Deed.uid, who=who, month=month)


def _aspects(reach: Reach) -> Any:
    return _adopted(reach, who=Deed.category)


def _done(reach: Reach) -> Any:
    return _of(_deeds(reach, _within(reach, Deed.done_on)), Deed.done_on)


def _of(query: Any, day: Any, amount: Any = 1, base: Any = 0) -> Any:
    """The deeds of a query, each in the month of this day."""
    month = month_of(day)
    return counting(query, Deed.unit, Deed.uid, amount=amount, base=base, month=month)


def _promised(reach: Reach) -> Any:
    return _of(_deeds(reach, _within(reach, Deed.promised_on)), Deed.promised_on)


def _in_time(reach: Reach) -> Any:
    found = _deeds(reach, _within(reach, Deed.promised_on), Deed.done_on <= Deed.promised_on)
    return _of(found, Deed.promised_on)


def _kept(reach: Reach) -> Any:
    in_time = peewee.Case(None, [(Deed.done_on <= Deed.promised_on, 1)], 0)
    found = _deeds(reach, _within(reach, Deed.promised_on))
    return _of(found, Deed.promised_on, in_time, 1)


def _overdue(reach: Reach) -> Any:
    day = reach.as_of
    undone = Deed.done_on.is_null() | (Deed.done_on > day)
    standing = Deed.state != DeedState.WITHDRAWN
    return counting(_deeds(reach, Deed.promised_on < day, undone, standing), Deed.unit, Deed.uid)


# Votes.

_SATISFIED: Any = fn.COALESCE(SatisfactionSurvey.satisfied_count, 0)
_BASICALLY: Any = fn.COALESCE(SatisfactionSurvey.basically_satisfied_count, 0)
_DISSATISFIED: Any = fn.COALESCE(SatisfactionSurvey.dissatisfied_count, 0)
_CAST: Any = _SATISFIED + _BASICALLY + _DISSATISFIED


def _votes(amount: Any, base: Any = 0) -> Callable[[Reach], Any]:
    def source(reach: Reach) -> Any:
        query = (
            Deed.select()
            .join(SatisfactionSurvey, on=(SatisfactionSurvey.record == Deed.uid))
            .where(
                *(Deed.complete, ~Deed.deleted, reach.holds(Deed.unit)),
                _within(reach, SatisfactionSurvey.surveyed_on),
            )
        )
        month = month_of(SatisfactionSurvey.surveyed_on)
        return counting(
            query, Deed.unit, Deed.uid, SatisfactionSurvey.uid, amount, base, month=month
        )

    return source


def _count(name: str, label: str, definition: str, source: Callable[[Reach], Any]) -> Figure:
    return Figure(name, label, "项", definition, "deeds", Tally.COUNT, source)


def _sum(name: str, label: str, definition: str, amount: Any) -> Figure:
    return Figure(name, label, "票", definition, "deeds", Tally.SUM, _votes(amount))


def _rate(
    name: str,
    label: str,
    definition: str,
    source: Callable[[Reach], Any],
    parts: tuple[Figure, Figure],
) -> Figure:
    return Figure(
        *(name, label, "%", definition, "deeds", Tally.RATE, source), additive=False, parts=parts
    )


_PROMISED = _count("deeds_promised", "承诺实事", "承诺办结日期在期内的实事", _promised)
_IN_TIME = _count(
    "deeds_in_time", "按承诺办结", "承诺办结日期在期内，并且不晚于这一天办结的实事", _in_time
)
_SATISFIED_VOTES = _sum("votes_satisfied", "满意票", "期内测评收回的满意票", _SATISFIED)
_VOTES = _sum("votes_cast", "收回票数", "期内测评收回的三项票数之和", _CAST)

FIGURES = (
    Figure(
        *("needs_collected", "收集需求", "条", "日期在期内的需求", "needs", Tally.COUNT, _needs)
    ),
    Figure(
        "needs_met",
        "需求满足率",
        "%",
        "期内收集的需求里，对应的实事到期末（未到期末的按今天）已同意销号的占比",
        "needs",
        Tally.RATE,
        _met,
        additive=False,
    ),
    Figure(
        "deed_aspects",
        "实事涉及方面",
        "个",
        "期内立项的实事涉及的不同类别",
        "deeds",
        Tally.DISTINCT,
        _aspects,
        additive=False,
    ),
    _count("deed_items", "立项实事", "期内同意立项的实事，按决定日期", _adopted),
    _count("deeds_done", "办结实事", "期内办结、其后没有重新办理的实事", _done),
    _PROMISED,
    _IN_TIME,
    _rate(
        "deeds_kept",
        "承诺兑现率",
        "按承诺办结除以承诺实事",
        _kept,
        (_IN_TIME, _PROMISED),
    ),
    Figure(
        "deeds_overdue",
        "超期实事",
        "项",
        "到期末（未到期末的按今天）过了承诺办结日期还没办结的实事",
        "deeds",
        Tally.COUNT,
        _overdue,
        over=Over.LAST,
        daily=True,
    ),
    _SATISFIED_VOTES,
    _sum("votes_basically", "基本满意票", "期内测评收回的基本满意票", _BASICALLY),
    _sum("votes_dissatisfied", "不满意票", "期内测评收回的不满意票", _DISSATISFIED),
    _VOTES,
    _rate(
        "satisfaction",
        "满意率",
        "期内测评的满意票除以收回票数",
        _votes(_SATISFIED, _CAST),
        (_SATISFIED_VOTES, _VOTES),
    ),
)
