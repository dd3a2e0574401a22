"""The record by which a duty that is missing is made good, begun as far as the rule knows it."""

from datetime import date, datetime, time
from typing import Any

from models.calendar.duties import Duty
from models.errors import UserError
from models.fields import DateField, DateTimeField, LinkField, Need, TextField
from models.ledger import Ledger
from models.ledgers import ledger_named
from models.ledgers.filled_ledgers import FilledLedger
from models.ledgers.rules import kind_column
from models.office import Office
from models.record import Record
from models.words import sentence

_BEGINS = time(9, 0)


def ledger_for(duty: Duty) -> Ledger | None:
    """The ledger in which the duty is done; None where its records are not entered one by one."""
    applies = duty.rule.applies_to
    return None if applies in (None, FilledLedger.READINGS) else ledger_named(applies)


def begun(office: Office, duty: Duty) -> Record:
    """A record that is not stored yet: of the rule's kind, on a day of the duty's period.

    UserError where the ledger's records hang on others and are begun there.
    """
    ledger = ledger_for(duty)
    if ledger is None or _hangs(ledger):
        title = sentence(ledger.title if ledger else "读书")
        raise UserError("到“{ledger}”里登记，登记后这一期就算办了", ledger=title)
    values: dict[str, Any] = {}
    if ledger.named_by is not None:
        values[ledger.named_by.name] = duty.rule.title
    kind = kind_column(ledger.name)
    if kind is not None and duty.rule.record_kind:
        values[kind.name] = kind.from_wire(duty.rule.record_kind)
    values |= _when(ledger, _day(duty, office.door.today))
    return office.door.new(ledger.model, **values)


def _hangs(ledger: Ledger) -> bool:
    identity = [f for f in ledger.fields() if f.need is Need.IDENTITY and not f.derived]
    return any(isinstance(f, LinkField) for f in identity) or not any(
        isinstance(f, TextField) for f in identity
    )


def _day(duty: Duty, today: date) -> date:
    """Today, or the duty's own last day where its period is over or still to come."""
    return today if duty.span.holds(today) else duty.day


def _when(ledger: Ledger, day: date) -> dict[str, Any]:
    column = ledger.dated_by
    if isinstance(column, DateTimeField):
        return {column.name: datetime.combine(day, _BEGINS)}
    return {column.name: day} if isinstance(column, DateField) else {}
