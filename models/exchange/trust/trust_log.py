"""The log of trust: who did what about whom, and with whom it was read over on the phone."""

from dataclasses import dataclass
from typing import Any

from models.exchange.format.names import plain_name
from models.exchange.tables import TrustEvent
from models.office import Office

ENROLLED, RENEWED, ROTATED, REVOKED, INSTALLED = (
    *("enrolled", "renewed", "rotated", "revoked", "installed"),
)
RECEIPT_HEARD = "receipt_heard"
OUTCOMES = {
    "accepted": "已接收",
    "refused": "被拒收",
    "quarantined": "对方待核对",
    "undone": "对方已撤回",
}
"""What a receipt code that was heard has said, in words."""
EPOCH_GRANTED, EPOCH_BEGUN, STREAM_RESUMED = "epoch_granted", "epoch_begun", "stream_resumed"


@dataclass(frozen=True)
class Noted:
    """One entry of the log; `by` acted here, `other` was the person at the other end."""

    number: int
    at: str
    by: str
    event: str
    unit: str
    name: str
    key: str
    other: str
    detail: str


def note_trust(
    office: Office,
    event: str,
    unit: str,
    *,
    name: str = "",
    key: str = "",
    other: str = "",
    detail: str = "",
) -> int:
    """Write an entry; its number. `detail` is what the event needs beside: a reason, a number."""
    return int(
        TrustEvent.insert(
            at=office.door.now.isoformat(timespec="seconds"),
            by=office.door.actor,
            event=event,
            unit=unit,
            name=plain_name(name),
            key=key,
            other=plain_name(other),
            detail=plain_name(detail),
        ).execute()
    )


def trust_log(office: Office) -> list[Noted]:
    """Every entry, newest first."""
    del office
    query: Any = TrustEvent.select().order_by(TrustEvent.number.desc()).dicts()
    return [Noted(**row) for row in query]
