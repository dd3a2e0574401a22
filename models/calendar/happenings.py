"""What is planned for a day and what was held on it, in every ledger of events."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from peewee import fn

from models.calendar.entries import Asked, Entry, Standing
from models.fields import DateTimeField
from models.ledger import Ledger
from models.ledgers import LEDGERS
from models.ledgers.events import EventState
from models.ledgers.spot_checks import SpotCheck
from models.record import tuples
from models.words import sentence

_PLANNED_WHEN = ("planned_at", "planned_on")


def is_event(ledger: Ledger) -> bool:
    """Whether its records are planned, held or cancelled."""
    return ledger.state is not None and ledger.state.options is EventState


def when_of(ledger: Ledger) -> Any:
    """When a record takes place, or is to; None where the ledger has no such day."""
    fields = ledger.model._meta.fields
    planned = next((fields[name] for name in _PLANNED_WHEN if name in fields), None)
    if ledger.dated_by is None or planned is None:
        return ledger.dated_by
    return fn.COALESCE(ledger.dated_by, planned)


def day_text_of(when: Any) -> Any:
    """The day of a date or a time, as the text that it is kept as."""
    return fn.SUBSTR(when, 1, 10).converter(str)


def happenings(asked: Asked) -> Iterator[Entry]:
    """Own events of the days asked for; what is past and still planned is overdue."""
    for ledger in LEDGERS:
        if is_event(ledger):
            yield from _of_ledger(ledger, asked)
    if not asked.open_only:
        yield from _spot_checks(asked)


def _of_ledger(ledger: Ledger, asked: Asked) -> Iterator[Entry]:
    model, when, named = ledger.model, when_of(ledger), ledger.named_by
    if when is None or named is None:
        return
    state: Any = ledger.state
    place = model._meta.fields.get("place", named)
    query = model.select(model.uid, named, fn.SUBSTR(when, 1, 16).converter(str), state, place)
    query = query.where(
        *(model.unit == asked.unit, ~model.deleted, ~when.is_null()),
        *(day_text_of(when).between(asked.start.isoformat(), asked.end.isoformat()),),
        state.in_([EventState.PLANNED] if asked.open_only else list(_SHOWN)),
    )
    timed = isinstance(ledger.dated_by, DateTimeField)
    for uid, title, at, stands, where in tuples(query):
        day = date.fromisoformat(at[:10])
        held = stands is EventState.HELD
        past = not held and day < asked.today
        template = "{ledger}“{title}”时间已过，还没有登记" if past else "{ledger}“{title}”"
        hour = time.fromisoformat(at[11:16]) if timed and len(at) >= 16 else None
        spot = where if place is not named else None
        yield Entry(
            *(ledger.name, uid, day),
            sentence(template, ledger=sentence(ledger.title), title=title or ""),
            Standing.DONE if held else Standing.OVERDUE if past else Standing.DUE,
            note=" ".join(filter(None, (spot, f"{hour:%H:%M}" if hour else ""))),
            at=hour,
        )


_SHOWN = (EventState.PLANNED, EventState.HELD)


def _spot_checks(asked: Asked) -> Iterator[Entry]:
    query = SpotCheck.select(SpotCheck.uid, SpotCheck.title, SpotCheck.checked_on).where(
        *(SpotCheck.unit == asked.unit, ~SpotCheck.deleted),
        SpotCheck.checked_on.between(asked.start, asked.end),
    )
    for uid, title, day in tuples(query):
        text = sentence("{ledger}“{title}”", ledger=sentence("抽查"), title=title or "")
        done = Standing.DUE if day > asked.today else Standing.DONE
        yield Entry("spot_checks", uid, day, text, done)
