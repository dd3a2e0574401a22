"""补学与跟进学习: what was missed and made up, and how long documents lay unstudied."""

from collections.abc import Iterator

from peewee import fn

from models.figures.figure import Counted, Figure, Tally
from models.figures.scope import Reach
from models.ledgers.gatherings import absences
from models.ledgers.make_ups import MakeUp, Missed
from models.ledgers.readings import Reading, ReadingState
from models.ledgers.studies import Study
from models.record import tuples


def _due(reach: Reach) -> list[Counted]:
    """Absences from what was held in the period, books not read by a day in it, and studies."""
    missed = absences(reach.units, reach.months)
    found = [
        Counted(one.unit, one.uid, one.part, who=one.person, ledger=one.ledger) for one in missed
    ]
    return [*found, *_unread(reach), *_studies_missed(reach)]


def _unread(reach: Reach) -> Iterator[Counted]:
    late = Reading.finished_on.is_null() | (Reading.finished_on > Reading.due_on)
    query = Reading.select(Reading.unit, Reading.uid, Reading.person).where(
        *(Reading.complete, ~Reading.deleted, reach.holds(Reading.unit), late),
        *(Reading.due_on.between(reach.period.start, reach.period.end),),
        Reading.due_on < reach.today,
    )
    for unit, uid, person in tuples(query):
        yield Counted(unit, uid, who=person, ledger="readings")


def _studies_missed(reach: Reach) -> Iterator[Counted]:
    """What no sheet tells: who missed a study is known by the make-up alone."""
    query = MakeUp.select(MakeUp.unit, MakeUp.uid, MakeUp.person).where(
        *(MakeUp.complete, ~MakeUp.deleted, reach.holds(MakeUp.unit)),
        *(MakeUp.subject_ledger == Missed.STUDIES, MakeUp.period.between(*reach.months)),
    )
    for unit, uid, person in tuples(query):
        yield Counted(unit, uid, who=person)


def _done(reach: Reach) -> list[Counted]:
    """Made up in the period; and books finished in it late, which need no make-up besides."""
    between = (reach.period.start, reach.period.end)
    query = MakeUp.select(MakeUp.unit, MakeUp.uid, MakeUp.person).where(
        *(MakeUp.complete, ~MakeUp.deleted, reach.holds(MakeUp.unit)),
        MakeUp.done_on.between(*between),
    )
    found = [Counted(unit, uid, who=person) for unit, uid, person in tuples(query)]
    late = Reading.select(Reading.unit, Reading.uid, Reading.person).where(
        *(Reading.complete, ~Reading.deleted, reach.holds(Reading.unit)),
        *(Reading.finished_on.between(*between), Reading.finished_on > Reading.due_on),
        Reading.state != ReadingState.MADE_UP,
    )
    read = [Counted(unit, uid, who=who, ledger="readings") for unit, uid, who in tuples(late)]
    return [*found, *read]


def _lags(reach: Reach) -> list[Counted]:
    """The first study of each document at each unit, with the days since it came."""
    days = fn.JULIANDAY(Study.studied_on) - fn.JULIANDAY(Study.taken_on)
    earlier = Study.alias()
    before = earlier.select(earlier.uid).where(
        *(earlier.unit == Study.unit, earlier.material == Study.material, earlier.complete),
        *(~earlier.deleted,),
        (earlier.studied_on < Study.studied_on)
        | ((earlier.studied_on == Study.studied_on) & (earlier.uid < Study.uid)),
    )
    query = Study.select(Study.unit, Study.uid, days.converter(int), Study.material).where(
        *(Study.complete, ~Study.deleted, reach.holds(Study.unit)),
        *(Study.period.between(*reach.months), ~fn.EXISTS(before)),
    )
    found = tuples(query)
    return [Counted(unit, uid, amount=lag, who=what) for unit, uid, lag, what in found]


FIGURES = (
    Figure(
        "make_ups_due",
        "应补学",
        "人次",
        "期内会议、授课、轮训应到未到的人次（公差、病假、事假、缺席都算），加上到期没读完的书",
        "make_ups",
        Tally.COUNT,
        _due,
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
