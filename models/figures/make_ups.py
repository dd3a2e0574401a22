"""补学与跟进学习: what was missed and made up, and how long documents lay unstudied."""

from functools import reduce
from operator import add
from typing import Any

from peewee import fn

from models.figures.figure import Figure, Tally, counting, month_of
from models.figures.scope import Reach
from models.ledgers.gatherings import GATHERINGS, Gathering
from models.ledgers.make_ups import MakeUp, Missed
from models.ledgers.readings import Reading, ReadingState
from models.ledgers.studies import Study


def _due(reach: Reach) -> Any:
    """Absences from what was held in the period, books not read by a day in it, and studies."""
    absent = (_absences(gathering, reach) for gathering in GATHERINGS)
    return reduce(add, (*absent, _unread(reach), _studies_missed(reach)))


def _absences(gathering: Gathering, reach: Reach) -> Any:
    event, sheet = gathering.event, gathering.sheet
    return counting(
        gathering.absent(reach.holds(event.unit), reach.months).where(
            reach.told(gathering.held_at)
        ),
        *(event.unit, event.uid, sheet.uid),
        who=sheet.person,
        ledger=gathering.ledger,
        month=gathering.month,
    )


def _unread(reach: Reach) -> Any:
    late = Reading.finished_on.is_null() | (Reading.finished_on > Reading.due_on)
    query = _readings(
        *(reach, late, Reading.due_on.between(reach.period.start, reach.until)),
        Reading.due_on < reach.today,
    )
    return _read(query, month_of(Reading.due_on))


def _readings(reach: Reach, *conditions: Any) -> Any:
    return Reading.select().where(
        *(Reading.complete, ~Reading.deleted, reach.holds(Reading.unit)), *conditions
    )


def _read(query: Any, month: Any) -> Any:
    return counting(
        query, Reading.unit, Reading.uid, who=Reading.person, ledger="readings", month=month
    )


def _make_ups(reach: Reach, month: Any, *conditions: Any) -> Any:
    query = MakeUp.select().where(
        *(MakeUp.complete, ~MakeUp.deleted, reach.holds(MakeUp.unit)), *conditions
    )
    return counting(query, MakeUp.unit, MakeUp.uid, who=MakeUp.person, month=month)


def _studies_missed(reach: Reach) -> Any:
    """What no sheet tells: who missed a study is known by the make-up alone."""
    in_period = (MakeUp.period.between(*reach.months), reach.told(MakeUp.missed_on))
    missed = (MakeUp.subject_ledger == Missed.STUDIES, *in_period)
    return _make_ups(reach, MakeUp.period, *missed)


def _done(reach: Reach) -> Any:
    """Made up in the period; and books finished in it late, which need no make-up besides."""
    between = (reach.period.start, reach.until)
    late = _readings(
        *(reach, Reading.finished_on.between(*between), Reading.finished_on > Reading.due_on),
        Reading.state != ReadingState.MADE_UP,
    )
    made_up = _make_ups(reach, month_of(MakeUp.done_on), MakeUp.done_on.between(*between))
    return made_up + _read(late, month_of(Reading.finished_on))


def _lags(reach: Reach) -> Any:
    """The first study of each document at each unit, with the days since it came."""
    days = fn.JULIANDAY(Study.studied_on) - fn.JULIANDAY(Study.taken_on)
    place = fn.ROW_NUMBER().over(
        partition_by=[Study.unit, Study.material], order_by=[Study.studied_on, Study.uid]
    )
    firsts = (
        Study.select(Study.uid, place.alias("place"))
        .where(Study.complete, ~Study.deleted, reach.holds(Study.unit))
        .alias("firsts")
    )
    query = (
        Study.select()
        .join(firsts, on=(firsts.c.uid == Study.uid))
        .where(
            firsts.c.place == 1, Study.period.between(*reach.months), reach.told(Study.studied_on)
        )
    )
    return counting(query, Study.unit, Study.uid, amount=days.cast("integer"), who=Study.material)


FIGURES = (
    Figure(
        "make_ups_due",
        "应补学",
        "人次",
        "期内会议、授课、轮训应到未到的人次（公差、病假、事假、缺席都算），加上到期没读完的书",
        "make_ups",
        Tally.COUNT,
        _due,
        daily=True,
    ),
    Figure(
        "make_ups_done",
        "已补学",
        "人次",
        "期内登记了补学的人次，加上期内读完的过期书",
        "make_ups",
        Tally.COUNT,
        _done,
    ),
    Figure(
        "study_lag",
        "资料到学习的天数",
        "天",
        "期内学习的资料，从到达到第一次学习的天数的中位数",
        "studies",
        Tally.MEDIAN,
        _lags,
        additive=False,
    ),
)
