"""The ledger of the road: who took which package along, on what, and what was not heard of yet."""

from datetime import date

from models.accounts.rights import Right, needs
from models.database import writing
from models.errors import UserError
from models.exchange.sending.outbox import Packed, outgoing
from models.exchange.tables import Outgoing
from models.fields import Choice
from models.office import Office


class Medium(Choice):
    """What a package is carried on."""

    STICK = "stick", "U盘"
    DISC = "disc", "光盘"
    OTHER = "other", "其他介质"


def medium_of(code: str) -> Medium:
    return next(medium for medium in Medium if medium == code)


@needs(Right.SEND)
def note_carried(
    office: Office,
    package_id: str,
    *,
    carrier: str,
    medium: Medium = Medium.STICK,
    carried_on: date | None = None,
) -> None:
    """Note who took a package along, on what, and on which day."""
    day = carried_on or office.door.today
    if day > office.door.today:
        raise UserError("带走日期晚于今天，核对日期")
    with writing():
        changed = (
            Outgoing.update(
                carried_at=day.isoformat(), carrier=carrier.strip(), medium=medium.value
            )
            .where(Outgoing.package_id == package_id)
            .execute()
        )
    if not changed:
        raise UserError("没有这个发出的报送包")


def in_transit(office: Office) -> list[tuple[Packed, int]]:
    """What left and was not heard of yet, with the days since it was taken along, longest first."""
    today = office.door.today
    found = [
        (packed, (today - date.fromisoformat(packed.carried_on)).days)
        for packed in outgoing(office)
        if packed.carried_on is not None and not packed.receipt
    ]
    return sorted(found, key=lambda one: -one[1])
