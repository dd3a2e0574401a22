"""会议与考勤: meetings held, areas analysed, and who was there at meetings, lectures, lessons."""

from collections.abc import Callable
from functools import reduce
from operator import add
from typing import Any

import peewee
from peewee import fn

from models.figures.figure import Figure, Tally, counting
from models.figures.scope import Reach
from models.ledgers.attendance import IN_THE_ROOM
from models.ledgers.events import EventState
from models.ledgers.gatherings import CLASSES
from models.ledgers.lectures import Lecture
from models.ledgers.meetings import AreaAnalysis, Meeting, MeetingKind
from models.ledgers.training_classes import ClassAttendance, TrainingClass

_DAYS: dict[Any, Any] = {Meeting: Meeting.start_at, Lecture: Lecture.held_at}


def _of_the_period(event: Any, reach: Reach) -> tuple[Any, ...]:
    """Complete events of this ledger that were held in the period."""
    return (
        *(event.complete, ~event.deleted, reach.holds(event.unit)),
        *(event.state == EventState.HELD, event.period.between(*reach.months)),
        reach.told(_DAYS[event]),
    )


def _held(reach: Reach, *conditions: Any) -> Any:
    query = Meeting.select().where(*_of_the_period(Meeting, reach), *conditions)
    return counting(query, Meeting.unit, Meeting.uid, month=Meeting.period)


def _office_meetings(reach: Reach) -> Any:
    return _held(reach, Meeting.kind == MeetingKind.OFFICE)


def _area_analyses(reach: Reach) -> Any:
    """Each area once a half-year, however often it was looked at."""
    half = peewee.Case(None, [(fn.SUBSTR(Meeting.period, 6, 2) <= "06", "1")], "2")
    query = (
        Meeting.select()
        .join(AreaAnalysis, on=(AreaAnalysis.record == Meeting.uid))
        .where(*_of_the_period(Meeting, reach), ~AreaAnalysis.area.is_null())
    )
    who = half.concat(AreaAnalysis.area)
    return counting(query, Meeting.unit, Meeting.uid, AreaAnalysis.uid, who=who)


# Attendance, of every ledger whose records say how many were expected and how many came.

GATHERINGS: tuple[Any, ...] = (Meeting, Lecture)


def _sheets(reach: Reach, amount: str, base: str = "") -> Any:
    """Events that say both counts; `amount` and `base` name the field that is counted."""
    sheets = (_sheet(event, reach, amount, base) for event in GATHERINGS)
    return reduce(add, (*sheets, _lessons(reach, amount, base)))


def _lessons(reach: Reach, amount: str, base: str) -> Any:
    """Each row of a class's sheets: one expected, in the month of the lesson."""
    event, row = TrainingClass, ClassAttendance
    there = peewee.Case(None, [(row.status.in_(list(IN_THE_ROOM)), 1)], 0)
    return counting(
        CLASSES.sheets(reach.holds(event.unit), reach.months).where(reach.told(CLASSES.held_at)),
        event.unit,
        event.uid,
        row.uid,
        amount=there if amount == "attended_count" else 1,
        base=1 if base else 0,
        month=CLASSES.month,
        ledger=event._meta.table_name,
    )


def _sheet(event: Any, reach: Reach, amount: str, base: str) -> Any:
    both = ~event.expected_count.is_null() & ~event.attended_count.is_null()
    query = event.select().where(*_of_the_period(event, reach), both)
    fields = event._meta.fields
    return counting(
        query,
        event.unit,
        event.uid,
        amount=fields[amount],
        base=fields[base] if base else 0,
        month=event.period,
        ledger=event._meta.table_name,
    )


def _expected(reach: Reach) -> Any:
    return _sheets(reach, "expected_count")


def _attended(reach: Reach) -> Any:
    return _sheets(reach, "attended_count")


def _rate(reach: Reach) -> Any:
    return _sheets(reach, "attended_count", "expected_count")


def _sum(name: str, label: str, definition: str, source: Callable[[Reach], Any]) -> Figure:
    return Figure(name, label, "人次", definition, "meetings", Tally.SUM, source)


_EXPECTED = _sum(
    "attendance_expected",
    "应到",
    "期内会议、授课和轮训各课的应到人数之和，只算应到实到都有的",
    _expected,
)
_ATTENDED = _sum(
    "attendance_present",
    "实到",
    "期内会议、授课和轮训各课的实到人数之和，迟到早退算到，只算应到实到都有的",
    _attended,
)

FIGURES = (
    Figure("meetings_held", "会议", "次", "期内已开的会议", "meetings", Tally.COUNT, _held),
    Figure(
        "office_meetings",
        "领导小组办公室例会",
        "次",
        "期内已开的办公室例会",
        "meetings",
        Tally.COUNT,
        _office_meetings,
    ),
    Figure(
        "area_analyses",
        "分析的片区",
        "个",
        "期内已开的会议分析过的片区，一个片区半年算一次",
        "meetings",
        Tally.DISTINCT,
        _area_analyses,
        additive=False,
    ),
    _EXPECTED,
    _ATTENDED,
    Figure(
        "attendance_rate",
        "出席率",
        "%",
        "会议、授课和轮训各课的实到除以应到",
        "meetings",
        Tally.RATE,
        _rate,
        additive=False,
        parts=(_ATTENDED, _EXPECTED),
    ),
)
