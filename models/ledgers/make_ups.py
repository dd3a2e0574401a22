"""补学: what a person missed, when it was made up for, and by what that is shown."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from models.errors import Problem, UserError
from models.fields import (
    Choice,
    ChoiceField,
    DateField,
    FileRef,
    FilesField,
    Leaves,
    LinkField,
    Need,
    TextField,
)
from models.ledger import Action, Group, Ledger, Stamp
from models.ledgers.gatherings import absences, day_of
from models.ledgers.people import person_name
from models.ledgers.reading_tie import ReadingTied, Told
from models.ledgers.readings import Reading
from models.periods import Period
from models.record import Facts, among, problem, tuples

ALWAYS = Leaves.ALWAYS


class Missed(Choice):
    """The ledger in which something was missed."""

    MEETINGS = "meetings", "会议"
    LECTURES = "lectures", "授课"
    TRAINING_CLASSES = "training_classes", "轮训班"
    READINGS = "readings", "读书"
    STUDIES = "studies", "跟进学习"


class MakeUpState(Choice):
    TO_MAKE_UP = "to_make_up", "待补学"
    MADE_UP = "made_up", "已补学"
    CONFIRMED = "confirmed", "已确认"


class MakeUp(ReadingTied):
    """One person and one thing missed: an attendance row, or a book not read in time."""

    person = LinkField("people", "姓名", leaves=ALWAYS, need=Need.IDENTITY, index=True)
    subject_ledger = ChoiceField[Missed | None](
        Missed, "缺学台账", leaves=ALWAYS, need=Need.IDENTITY
    )
    subject_uid = TextField(
        "缺学记录",
        leaves=ALWAYS,
        need=Need.SUBMIT,
        automatic=True,
        index=True,
        note="按姓名、台账和缺学日期找到",
    )
    missed_on = DateField("缺学日期", leaves=ALWAYS, need=Need.SUBMIT)
    due_on = DateField("补学时限", leaves=ALWAYS, index=True)
    done_on = DateField("补学日期", leaves=ALWAYS)
    proof = FilesField("补学佐证", leaves=Leaves.ASKED)
    confirmed_by = TextField("确认人", leaves=ALWAYS, max_length=60)
    confirmed_on = DateField("确认日期", leaves=ALWAYS)
    ended_on = DateField(
        "实际补上日期", leaves=Leaves.NEVER, derived=True, note="补学日期，没有就是书读完那天"
    )
    state = ChoiceField[MakeUpState](
        MakeUpState, "补学状态", leaves=Leaves.NEVER, derived=True, index=True
    )

    ongoing = ("due_on", "proof", "confirmed_by", "confirmed_on")
    afresh = ("confirmed_by",)

    class Meta:
        table_name = "make_ups"

    def heading(self) -> str:
        return " ".join(filter(None, (person_name(self.person), str(self.missed_on or ""))))

    @classmethod
    def during(cls, period: Period) -> object:
        """Missed or made up for in the period, and what was missed before and is still open."""
        here = cls.missed_on.between(period.start, period.end)
        done = cls.ended_on.between(period.start, period.end)
        still_open = cls.ended_on.is_null() & (cls.missed_on <= period.end)
        return here | done | still_open | cls.missed_on.is_null()

    @classmethod
    def overdue(cls, today: date) -> object:
        return cls.ended_on.is_null() & (cls.due_on < today)

    def settle(self, _facts: Facts) -> None:
        """Find what was missed where a list on paper only names the person, the ledger, the day."""
        if self.subject_uid is None:
            self.subject_uid = _subject_of(self)

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if self.subject_uid is None and self.person and self.subject_ledger and self.missed_on:
            yield problem(MakeUp.missed_on, "没有找到这个人这一天的缺学记录，核对姓名、台账和日期")
        same = MakeUp.select().where(
            *(MakeUp.unit == self.unit, MakeUp.subject_uid == self.subject_uid, ~MakeUp.deleted),
            *(MakeUp.uid != self.uid, MakeUp.person == self.person),
        )
        if self.subject_uid and same.exists():
            yield problem(MakeUp.missed_on, "这次缺学已经有一条补学记录")
        yield from self._of_the_days()

    def _of_the_days(self) -> Iterator[Problem]:
        if self.done_on and self.missed_on and self.done_on < self.missed_on:
            day = self.missed_on
            yield problem(MakeUp.done_on, "补学日期早于缺学日期（{day}）", day=day)
        if self.confirmed_on and self.done_on is None:
            yield problem(MakeUp.done_on, "还没有补学日期，先登记补学再确认")
        if self.confirmed_on and self.done_on and self.confirmed_on < self.done_on:
            yield problem(MakeUp.confirmed_on, "确认日期早于补学日期（{day}）", day=self.done_on)
        if self.confirmed_on and not self.confirmed_by:
            yield problem(MakeUp.confirmed_by, "写明确认人")
        if self.done_on and not self.proof:
            yield problem(MakeUp.proof, "还没有补学佐证", level="warning")

    @classmethod
    def beside(cls, uids: Sequence[str]) -> Mapping[str, date]:
        """When the books that they are about were finished after all."""
        query = cls.select(cls.uid, Reading.finished_on).join(
            Reading, on=(Reading.uid == cls.subject_uid) & (Reading.unit == cls.unit)
        )
        query = query.where(
            *(among(cls.uid, uids), ~Reading.deleted, ~Reading.finished_on.is_null()),
        )
        return {uid: day_of(finished_on) for uid, finished_on in tuples(query)}

    def derive(self, facts: Facts) -> None:
        self.ended_on = self.done_on or facts.beside
        if self.ended_on is None:
            self.state = MakeUpState.TO_MAKE_UP
        else:
            confirmed = self.confirmed_on is not None
            self.state = MakeUpState.CONFIRMED if confirmed else MakeUpState.MADE_UP

    @classmethod
    def follow(cls, readings: Sequence[str]) -> Mapping[str, set[str]]:
        query = cls.select(cls.uid).where(among(cls.subject_uid, readings), ~cls.deleted)
        return {"make_ups": {uid for (uid,) in tuples(query)}}

    @classmethod
    def told_of(cls, readings: Sequence[str]) -> Iterator[tuple[str, Told]]:
        query = cls.select(cls.subject_uid, cls.done_on).join(
            Reading, on=(Reading.uid == cls.subject_uid) & (Reading.unit == cls.unit)
        )
        query = query.where(
            *(among(cls.subject_uid, readings), cls.complete, ~cls.deleted),
            *(cls.subject_ledger == Missed.READINGS, ~cls.done_on.is_null()),
        )
        for reading, done_on in tuples(query):
            yield reading, Told(made_up_on=day_of(done_on))

    @classmethod
    def touches(cls, uids: Sequence[str]) -> Mapping[str, set[str]]:
        query = cls.select(cls.subject_uid).where(
            among(cls.uid, uids), cls.subject_ledger == Missed.READINGS
        )
        return {"readings": {uid for (uid,) in tuples(query) if uid}}


MakeUp.deadline = MakeUp.due_on
MakeUp.reported_on = MakeUp.done_on


def _subject_of(make_up: MakeUp) -> str | None:
    """The uid of the attendance row or the reading; None where there is none, or more than one."""
    day, person = make_up.missed_on, make_up.person
    if day is None or person is None:
        return None
    if make_up.subject_ledger is Missed.READINGS:
        query = Reading.select(Reading.uid).where(
            *(Reading.unit == make_up.unit, Reading.person == person, Reading.due_on == day),
            ~Reading.deleted,
        )
        found = [uid for (uid,) in tuples(query)]
    else:
        month = f"{day:%Y-%m}"
        found = [
            one.part
            for one in absences([make_up.unit], (month, month))
            if (one.ledger, one.person, one.day) == (make_up.subject_ledger, person, day)
        ]
    return found[0] if len(found) == 1 else None


def make_up(
    missed: MakeUp, stamp: Stamp, done_on: date | None = None, proof: tuple[FileRef, ...] = ()
) -> None:
    """It was made up for; a book that was not read in time is read by that day."""
    missed.done_on = done_on or stamp.today
    if missed.done_on > stamp.today:
        raise UserError("补学日期 {day} 还没有到", day=missed.done_on)
    missed.proof = (*(missed.proof or ()), *proof)


def confirm(
    missed: MakeUp,
    stamp: Stamp,
    confirmed_by: str | None = None,
    confirmed_on: date | None = None,
) -> None:
    """Somebody has looked at the proof."""
    if not missed.proof:
        raise UserError("还没有补学佐证，先加佐证再确认")
    missed.done_on = missed.done_on or missed.ended_on
    missed.confirmed_by = confirmed_by or stamp.by
    missed.confirmed_on = confirmed_on or stamp.today


def _open(missed: MakeUp) -> bool:
    return missed.state is MakeUpState.TO_MAKE_UP


def _to_confirm(missed: MakeUp) -> bool:
    return missed.state is MakeUpState.MADE_UP


MAKE_UPS = Ledger(
    model=MakeUp,
    title="补学",
    columns=(
        *(MakeUp.person, MakeUp.subject_ledger, MakeUp.missed_on, MakeUp.due_on),
        *(MakeUp.done_on, MakeUp.confirmed_by, MakeUp.confirmed_on, MakeUp.state),
    ),
    groups=(
        Group(
            "缺学",
            (
                *(MakeUp.person, MakeUp.subject_ledger, MakeUp.missed_on, MakeUp.due_on),
                MakeUp.subject_uid,
            ),
        ),
        Group("补学", (MakeUp.done_on, MakeUp.proof)),
        Group("确认", (MakeUp.confirmed_by, MakeUp.confirmed_on)),
    ),
    actions=(
        Action("登记补学", make_up, (MakeUp.done_on, MakeUp.proof), _open),
        Action("确认补学", confirm, (MakeUp.confirmed_by, MakeUp.confirmed_on), _to_confirm),
    ),
    dated_by=MakeUp.missed_on,
    state=MakeUp.state,
)
