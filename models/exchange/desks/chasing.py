"""催报: which reports are still owed, the letter that asks for them, and that it was sent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.accounts.rights import Right, needs
from models.database import writing
from models.errors import UserError
from models.exchange.desks.status import Submission, SubmissionState, submission_status
from models.exchange.tables import Chase
from models.office import Office
from models.periods import Period

REPLY_DAYS = 3
"""Working days that a letter gives, unless somebody chooses another day."""


class Means(StrEnum):
    """How a unit was reminded."""

    PRINTED = "printed"
    PDF = "pdf"
    PHONE = "phone"


@dataclass(frozen=True)
class Chased:
    """How often a report was asked for, on how many days at most once by letter; when last."""

    times: int
    last: date


@dataclass(frozen=True)
class Owed:
    """One report that has not come: its period's code, its deadline, and days since."""

    period: str
    due_on: date
    days_late: int


@dataclass(frozen=True)
class Letter:
    """A letter to one unit; `number` of `year` is the same again when it is made again that day.

    `before` is how often and when last any of these reports was asked for on an earlier day.
    """

    unit: str
    name: str
    year: int
    number: int
    owed: tuple[Owed, ...]
    before: Chased | None


def letters(
    office: Office, periods: Sequence[Period], units: Iterable[str] | None = None
) -> list[Letter]:
    """One letter to each unit right below that owes a report, or to those of `units` that do.

    Those further below are chased by their own level, unless they are named here.
    """
    today = office.door.today
    wanted = None if units is None else set(units)
    owing: dict[str, list[Submission]] = {}
    for some in submission_status(office, periods):
        chosen = not some.via if wanted is None else some.unit in wanted
        if some.state is SubmissionState.MISSING and chosen:
            owing.setdefault(some.unit, []).append(some)
    numbers = _Numbers(today)
    return [
        Letter(
            unit=unit,
            name=found[0].name,
            year=today.year,
            number=numbers.of(unit),
            owed=tuple(Owed(s.period, s.due_on, (today - s.due_on).days) for s in found),
            before=_before(unit, [some.period for some in found], today),
        )
        for unit, found in owing.items()
    ]


class _Numbers:
    """Letters of a year are numbered in the order in which they left, each unit's once a day."""

    def __init__(self, today: date) -> None:
        self._today = today
        query = Chase.select().where(
            Chase.means != Means.PHONE, Chase.chased_on.startswith(f"{today.year}-")
        )
        sent = dict.fromkeys((row.unit, row.chased_on) for row in query.order_by(Chase.number))
        self._numbers = {letter: at for at, letter in enumerate(sent, 1)}

    def of(self, unit: str) -> int:
        letter = (unit, self._today.isoformat())
        return self._numbers.setdefault(letter, len(self._numbers) + 1)


@needs(Right.SEND)
def record_chase(office: Office, unit: str, periods: Iterable[str], means: Means) -> None:
    """Note that a unit was reminded today; a letter printed again that day counts once."""
    door, phone = office.door, means is Means.PHONE
    today = door.today.isoformat()
    with writing():
        for period in periods:
            same = Chase.select().where(
                Chase.unit == unit,
                Chase.period == period,
                Chase.chased_on == today,
                (Chase.means == Means.PHONE) if phone else (Chase.means != Means.PHONE),
            )
            if phone or not same.exists():
                row = {"unit": unit, "period": period, "means": str(means)}
                Chase.insert(**row, chased_on=today, chased_by=door.actor).execute()


@needs(Right.SEND)
def record_letters(office: Office, made: Iterable[Letter], means: Means) -> None:
    """Note that these letters have left."""
    for letter in made:
        record_chase(office, letter.unit, [owed.period for owed in letter.owed], means)


def chased(office: Office, periods: Sequence[Period]) -> Mapping[tuple[str, str], Chased]:
    """(unit, period's code) → how often it was asked for, where it was."""
    del office
    found: dict[tuple[str, str], Chased] = {}
    query = Chase.select().where(Chase.period.in_([period.code for period in periods]))
    for row in query.order_by(Chase.number):
        key, day = (row.unit, row.period), date.fromisoformat(row.chased_on)
        earlier = found.get(key)
        last = max(day, earlier.last) if earlier else day
        found[key] = Chased((earlier.times if earlier else 0) + 1, last)
    return found


def chases_of(office: Office, unit: str) -> list[Chase]:
    """Every reminder of a unit, newest first."""
    del office
    return list(Chase.select().where(Chase.unit == unit).order_by(Chase.number.desc()))


def _before(unit: str, periods: Sequence[str], today: date) -> Chased | None:
    """The days before today on which any of these was asked for."""
    query = Chase.select(Chase.chased_on).where(
        Chase.unit == unit, Chase.period.in_(periods), Chase.chased_on < today.isoformat()
    )
    days = sorted({row.chased_on for row in query})
    return Chased(len(days), date.fromisoformat(days[-1])) if days else None


def reply_day(today: date, days: int = REPLY_DAYS) -> date:
    """The day so many weekdays on; it knows no public holidays, so a person looks it over."""
    day = today
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day


def check_reply_day(office: Office, day: date | None) -> date:
    """The day by which an answer is asked for; one that has gone by is refused."""
    if day is None:
        return reply_day(office.door.today)
    if day < office.door.today:
        raise UserError("答复期限不能早于今天，换一个日期")
    return day
