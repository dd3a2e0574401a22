"""欠学名单: what each person missed and has not made up for yet, and what is done about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models import store
from models.burden_meter import give
from models.door import Door
from models.errors import UserError
from models.fields import FileRef
from models.ledgers.books import Book
from models.ledgers.gatherings import GATHERINGS, absences
from models.ledgers.make_ups import MakeUp, MakeUpState, Missed, confirm, make_up
from models.ledgers.readings import Reading
from models.periods import Period
from models.record import among, tuples
from models.sources import Source


@dataclass(frozen=True)
class Owed:
    """One thing that one person missed; `make_up` is the record about it, if there is one."""

    ledger: Missed
    record: str
    subject: str
    person: str
    missed_on: date
    title: str
    why: str
    make_up: MakeUp | None = None

    @property
    def state(self) -> MakeUpState | None:
        """Empty while nothing is arranged."""
        return self.make_up.state if self.make_up else None


UNREAD = "没按期读完"
_BY_CODE = {one.value: one for one in Missed}


def owed(unit: str, period: Period, today: date) -> list[Owed]:
    """All that was missed in a period, by day; what has been made up for among it."""
    missed = [
        Owed(
            *(_BY_CODE[one.ledger], one.uid, one.part, one.person, one.day, one.title),
            one.status.label,
        )
        for one in absences([unit], (period.months[0], period.months[-1]))
    ]
    missed += _unread(unit, period, today)
    about = _make_ups(unit, [one.subject for one in missed])
    found = [_with(one, about.get((one.subject, one.person))) for one in missed]
    return sorted(found, key=lambda one: (one.missed_on, one.title, one.subject))


def _with(one: Owed, make_up: MakeUp | None) -> Owed:
    return Owed(
        *(one.ledger, one.record, one.subject, one.person, one.missed_on, one.title, one.why),
        make_up,
    )


def _unread(unit: str, period: Period, today: date) -> list[Owed]:
    """Books that were not read by their day and have not been read since, but by a make-up."""
    query = Reading.select(Reading.uid, Reading.person, Reading.due_on, Reading.book).where(
        *(Reading.unit == unit, Reading.complete, ~Reading.deleted, Reading.due_on < today),
        *(Reading.finished_on.is_null(), Reading.due_on.between(period.start, period.end)),
    )
    rows = list(tuples(query))
    titles = dict(
        tuples(Book.select(Book.uid, Book.title).where(among(Book.uid, [r[3] for r in rows])))
    )
    return [
        Owed(Missed.READINGS, uid, uid, person, due_on, titles.get(book) or "", UNREAD)
        for uid, person, due_on, book in rows
    ]


def _make_ups(unit: str, subjects: Sequence[str]) -> dict[tuple[str, str], MakeUp]:
    found: dict[tuple[str, str], MakeUp] = {}
    for some in store.chunks(subjects):
        query = MakeUp.select().where(
            MakeUp.unit == unit, ~MakeUp.deleted, among(MakeUp.subject_uid, some)
        )
        found |= {(one.subject_uid or "", one.person or ""): one for one in query}
    return found


def arrange(door: Door, some: Sequence[Owed], due_on: date | None) -> list[MakeUp]:
    """Make-ups by a day, to be stored; those that are arranged already get the new day."""
    records = [_record(door, one) for one in some if one.state in (None, MakeUpState.TO_MAKE_UP)]
    if not records:
        raise UserError("选中的都已经补学了")
    for record in records:
        record.due_on = due_on
    return _asked_once(records)


def write_done(
    door: Door, some: Sequence[Owed], done_on: date | None, proof: tuple[FileRef, ...] = ()
) -> list[MakeUp]:
    """One make-up for many people, with one proof; those whose turn it is not are left out."""
    records = [_record(door, one) for one in some if one.state in (None, MakeUpState.TO_MAKE_UP)]
    if not records:
        raise UserError("选中的都已经补学了")
    for record in records:
        make_up(record, door.stamp, done_on, proof)
    return _asked_once(records)


def confirm_all(
    door: Door, some: Sequence[Owed], confirmed_by: str | None, confirmed_on: date | None
) -> list[MakeUp]:
    """Confirm those of them that are made up for."""
    records = [_record(door, one) for one in some if one.state is MakeUpState.MADE_UP]
    if not records:
        raise UserError("选中的没有等待确认的补学")
    for record in records:
        confirm(record, door.stamp, confirmed_by, confirmed_on)
    return _asked_once(records)


def _asked_once(records: list[MakeUp]) -> list[MakeUp]:
    """What was asked for once stands in all of them; it was typed into the first."""
    for record in records[1:]:
        give(record, Source.TIES)
    return records


def _record(door: Door, one: Owed) -> MakeUp:
    """The make-up about it as it stands, or a new one."""
    if one.make_up is not None:
        return door.load(MakeUp, one.make_up.uid)
    return door.new(
        MakeUp,
        **{"person": one.person, "subject_ledger": one.ledger, "subject_uid": one.subject},
        missed_on=one.missed_on,
    )


def missed_title(make_up: MakeUp) -> str:
    """What a make-up is for: the book, or the gathering; empty while that has not arrived."""
    if make_up.subject_ledger is Missed.READINGS:
        found = Reading.select(Book.title).join(Book, on=(Book.uid == Reading.book))
        titles = [title for (title,) in tuples(found.where(Reading.uid == make_up.subject_uid))]
        return titles[0] or "" if titles else ""
    for gathering in GATHERINGS:
        if gathering.ledger == make_up.subject_ledger:
            return gathering.title_of(make_up.subject_uid or "")
    return ""
