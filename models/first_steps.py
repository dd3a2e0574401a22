"""The way from an empty data folder to the first package; what is done is seen in the data."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.accounts.keeping import has_recovery_code
from models.accounts.rights import Right, may, needs
from models.changes import Change, Kind
from models.credit_code import credit_code_fault
from models.exchange.desks.standing import asked_above
from models.exchange.tables import Incoming, Outgoing
from models.exchange.trust.trust import children_of, parent_of
from models.ledgers.people import Person
from models.ledgers.plans import Plan
from models.ledgers.units import Level
from models.office import Office
from models.settings import get_setting, put_setting
from models.words import Sentence, sentence

_AWAY = "first_steps.away"


class Step(StrEnum):
    """In the order in which they are done, each at the levels that have it."""

    RECOVERY_CODE = "recovery_code"
    DETAILS = "details"
    ABOVE = "above"
    PEOPLE = "people"
    LAST_YEAR = "last_year"
    PLAN = "plan"
    BELOW = "below"
    DOWN = "down"
    PACKAGE = "package"
    RECEIVED = "received"


@dataclass(frozen=True)
class FirstStep:
    """`doubt` is what still looks wrong though it is done, `waits` what has to come first."""

    step: Step
    done: bool
    doubt: Sentence | None = None
    waits: Sentence | None = None


def next_step(steps: Sequence[FirstStep]) -> FirstStep | None:
    """What to do now: the first that waits for nothing, else the first that is not done."""
    left = [some for some in steps if not some.done]
    return next((some for some in left if not some.waits), left[0] if left else None)


_HIGHER = (Step.DETAILS, Step.PEOPLE, Step.PLAN, Step.BELOW, Step.DOWN, Step.RECEIVED)
_STEPS: Mapping[Level, tuple[Step, ...]] = {
    Level.UNIT: (
        *(Step.DETAILS, Step.ABOVE, Step.PEOPLE, Step.LAST_YEAR, Step.PLAN),
        Step.PACKAGE,
    ),
    Level.DISTRICT: (Step.DETAILS, Step.ABOVE, *_HIGHER[1:]),
    Level.CITY: _HIGHER,
    Level.PROVINCE: _HIGHER,
}

_DONE: Mapping[Step, Callable[[Office], bool]] = {
    Step.RECOVERY_CODE: has_recovery_code,
    Step.DETAILS: lambda office: bool(office.row.credit_code),
    Step.ABOVE: lambda office: parent_of(office) is not None,
    Step.PEOPLE: lambda _office: bool(Person.select().where(~Person.deleted).exists()),
    Step.LAST_YEAR: lambda _office: bool(
        Change.select().where(Change.kind == Kind.SHEET.value).exists()
    ),
    Step.PLAN: lambda _office: bool(Plan.select().where(~Plan.deleted).exists()),
    Step.BELOW: lambda office: bool(children_of(office)),
    Step.DOWN: lambda _office: _sent("down"),
    Step.PACKAGE: lambda _office: _sent("up"),
    Step.RECEIVED: lambda _office: bool(
        Incoming.select().where(Incoming.outcome == "accepted").exists()
    ),
}


def _sent(kind: str) -> bool:
    return bool(Outgoing.select().where(Outgoing.kind == kind).exists())


def first_steps(office: Office) -> tuple[FirstStep, ...]:
    """The steps and which are done; none once the last is done or they have been put away."""
    level = office.row.level or Level.UNIT
    *_before, last = _STEPS[level]
    if get_setting(_AWAY, False) or _DONE[last](office):
        return ()
    first = (Step.RECOVERY_CODE,) if office.protected and may(Right.ACCOUNTS) else ()
    return tuple(_told(office, step) for step in (*first, *_STEPS[level]))


def _told(office: Office, step: Step) -> FirstStep:
    code, asked = office.row.credit_code, asked_above(office)
    if step is Step.DETAILS and code:
        return FirstStep(step, True, doubt=credit_code_fault(code))
    if step is Step.ABOVE and asked is not None:
        text = "{day} 写好了登记申请，等上级的答复；答复带回来后去安装"
        return FirstStep(step, False, waits=sentence(text, day=asked.at.date()))
    if step is Step.PACKAGE and parent_of(office) is None:
        return FirstStep(step, False, waits=sentence("上级的答复装好以后才能报送"))
    return FirstStep(step, _DONE[step](office))


@needs(Right.SETTINGS)
def put_away(office: Office, away: bool = True) -> None:
    """Show the steps no more, or again."""
    del office
    put_setting(_AWAY, away)
