"""Lines of a package that are no records: what each kind does here, and how it is taken back.

Kinds that this version does not know are passed over.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from models.exchange import receipts
from models.exchange.format.opening import Opened
from models.exchange.numbering import epochs
from models.exchange.sending import corrections, covers
from models.exchange.trust import roster, rotation
from models.office import Office
from models.refused import Refused, Why
from models.settings import get_setting
from models.words import sentence

Contents = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Control:
    """One kind of control line.

    `take` stores what the lines say, inside the import's transaction, and returns what it replaced
    as plain JSON; `put_back` makes that so again when the import is undone.
    """

    name: str
    take: Callable[[Office, Opened, Contents], Any]
    put_back: Callable[[Office, Any], None]


def take_controls(office: Office, opened: Opened, contents: Contents) -> dict[str, Any]:
    """Do what a package's control lines say; what they replaced, by kind."""
    before: dict[str, Any] = {}
    try:
        for control in CONTROLS:
            lines = [content for content in contents if content["ledger"] == control.name]
            if lines:
                before[control.name] = control.take(office, opened, lines)
    except msgspec.ValidationError as error:
        raise Refused(Why.DAMAGED, str(error)) from error
    return before


def put_back_controls(office: Office, before: Mapping[str, Any]) -> None:
    """Undo what `take_controls` did, last kind first."""
    for control in reversed(CONTROLS):
        if control.name in before:
            control.put_back(office, before[control.name])


def _take_receipts(_office: Office, _opened: Opened, lines: Contents) -> receipts.Before:
    return receipts.take_receipts(lines)


def _put_back_receipts(_office: Office, before: receipts.Before) -> None:
    receipts.put_back(before)


def _take_asks(office: Office, _opened: Opened, lines: Contents) -> list[str]:
    before: list[str] = get_setting("asks", [])
    asks = msgspec.convert(lines[-1].get("fields"), list[str], strict=True)
    office.door.ask(asks, sentence("按上级要求调整报送内容"))
    return before


def _put_back_asks(office: Office, before: list[str]) -> None:
    office.door.ask(before, sentence("按上级要求调整报送内容"))


def _put_back_cover(_office: Office, before: covers.Before) -> None:
    covers.put_back(before)


def _put_back_nothing(_office: Office, _before: Any) -> None:
    """For lines that change nothing here and are only kept."""


CONTROLS = (
    Control("roster", roster.take_roster, roster.put_back_roster),
    Control("rotation", rotation.take_rotation, rotation.put_back_rotation),
    Control("receipts", _take_receipts, _put_back_receipts),
    Control("asks", _take_asks, _put_back_asks),
    Control("epochs", epochs.take_grants, lambda _office, before: epochs.put_grants_back(before)),
    Control("cover", covers.take_cover, _put_back_cover),
    Control(corrections.LEDGER, corrections.take_told, _put_back_nothing),
)
