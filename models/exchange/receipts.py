"""What became of packages: said by the one who imported, kept by the one who sent."""

import json
import string
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

import msgspec

from models.canonical import encode
from models.changes import read_why, why_text
from models.exchange.format.keys import Count, Text, Uid
from models.exchange.format.manifest import Ack, Seq, Sha256
from models.exchange.format.names import plain_name
from models.exchange.tables import (
    ACCEPTED,
    QUARANTINED,
    REFUSED,
    UNDONE,
    UP,
    Anchor,
    Covered,
    Incoming,
    Outgoing,
    Peer,
    Relayed,
)
from models.record import tuples
from models.refused import SENTENCES, Why
from models.settings import get_setting
from models.words import Sentence, sentence

OUTCOMES = (ACCEPTED, REFUSED, QUARANTINED, UNDONE)
SUPERSEDED = "superseded"
"""Never seen by the other side, but a later package that holds all of it was accepted."""


def down_stream(unit: str) -> str:
    """The name of the stream that goes down to one unit."""
    return f"down:{unit}"


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What the importing side says of one package; `why` is a code, `text` its own words.

    `change` and `change_hash` are where the package says that its sender's chain of changes stands.
    """

    ledger: Literal["receipts"] = "receipts"
    package: Uid
    seq: Seq
    sha256: Sha256
    outcome: Text
    why: Text = ""
    values: dict[Text, Text] = {}
    text: Annotated[str, msgspec.Meta(max_length=2000)] = ""
    new: Count = 0
    changed: Count = 0
    same: Count = 0
    conflicts: Count = 0
    change: Count = 0
    change_hash: Text = ""
    on: Text


def receipts_for(unit: str) -> list[bytes]:
    """The lines that tell a child what became of each package that came from or through it.

    One that came after a later one had brought its records reads accepted.
    """
    query = Incoming.select().where(
        Incoming.unit.in_(sorted(_units_through(unit))),
        Incoming.kind == UP,
        Incoming.package_id != "",
    )
    newest = {row.package_id: _receipt(row) for row in query.order_by(Incoming.number)}
    for row in Covered.select().where(Covered.via == unit, Covered.arrived):
        newest.setdefault(
            row.package_id,
            Receipt(
                package=row.package_id,
                seq=row.seq,
                sha256=row.sha256,
                outcome=ACCEPTED,
                on=row.received_on,
            ),
        )
    return [encode(msgspec.to_builtins(receipt)) for receipt in newest.values()]


def _units_through(child: str) -> set[str]:
    """A child and the units whose packages come through it."""
    peers = Peer.select(Peer.unit).where(Peer.via == child)
    covered = Covered.select(Covered.unit).where(Covered.via == child)
    return {child, *(unit for (unit,) in [*tuples(peers), *tuples(covered)])}


def _receipt(row: Incoming) -> Receipt:
    reason = read_why(row.reason) if row.reason else None
    seen = Anchor.get_or_none(Anchor.package == row.package_id, Anchor.unit == row.unit)
    return Receipt(
        package=row.package_id,
        seq=row.seq,
        sha256=row.sha256,
        outcome=row.outcome,
        why=row.why,
        values={k: str(v)[:200] for k, v in reason.values.items()} if reason else {},
        text=str(reason)[:2000] if reason else "",
        new=row.new,
        changed=row.changed,
        same=row.same,
        conflicts=row.conflicts,
        change=seen.seq if seen else 0,
        change_hash=seen.hash if seen else "",
        on=row.received_on,
    )


def said(receipt: Receipt) -> Sentence | None:
    """The reason in this office's language where the code is known, else in the other's words."""
    template = SENTENCES[Why(receipt.why)] if receipt.why in set(Why) else None
    if template is not None and _names(template) <= set(receipt.values):
        values = {name: plain_name(value) for name, value in receipt.values.items()}
        return Sentence(template, values)
    return sentence("{text}", text=plain_name(receipt.text)) if receipt.text else None


def _names(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


Before = dict[str, list[Any]]
"""package_id → what its row said before: receipt, why, reason, received_on."""


def take_receipts(contents: Iterable[Mapping[str, Any]]) -> Before:
    """Note on the outbox what the parent says; what the rows said before, for undo."""
    before: Before = {}
    for content in contents:
        receipt = msgspec.convert(dict(content), Receipt, strict=True)
        row = _row_of(receipt)
        if row is None or receipt.outcome not in OUTCOMES:
            continue
        reason = said(receipt)
        text = why_text(reason) if reason else ""
        _note(row, before, receipt.outcome, receipt.why, text, plain_name(receipt.on))
        if receipt.outcome == ACCEPTED and isinstance(row, Outgoing):
            _supersede(row, before)
    return before


def _row_of(receipt: Receipt) -> Outgoing | Relayed | None:
    """Where to note it: on a package of this office's own, or on one that it has passed on."""
    for table in (Outgoing, Relayed):
        row: Outgoing | Relayed | None = table.get_or_none(
            table.package_id == receipt.package, table.sha256 == receipt.sha256
        )
        if row is not None:
            return row
    return None


def take_acks(acks: Iterable[Ack], unit: str) -> Before:
    """Note which packages sent down to `unit` it has taken in; what the rows said before."""
    before: Before = {}
    for ack in acks:
        row = Outgoing.get_or_none(
            Outgoing.stream == ack.stream, Outgoing.seq == ack.seq, Outgoing.sha256 == ack.sha256
        )
        if row is not None and row.stream == down_stream(unit) and row.receipt != ACCEPTED:
            _note(row, before, ACCEPTED, "", "", None)
            _supersede(row, before)
    return before


def _supersede(accepted: Outgoing, before: Before) -> None:
    """Earlier packages of which nothing was heard, or which still wait, have lost their point."""
    same = (Outgoing.epoch == accepted.epoch) & (Outgoing.seq < accepted.seq)
    query = Outgoing.select().where(
        Outgoing.stream == accepted.stream,
        (same & (Outgoing.receipt == ""))
        | ((Outgoing.epoch < accepted.epoch) & Outgoing.receipt.in_(["", QUARANTINED])),
    )
    for row in query:
        _note(row, before, SUPERSEDED, "", "", None)


def _note(
    row: Outgoing | Relayed,
    before: Before,
    receipt: str,
    why: str,
    reason: str,
    on: str | None,
) -> None:
    now = [receipt, why, reason, on]
    held = [row.receipt, row.why, row.reason, row.received_on]
    if now != held:
        before.setdefault(row.package_id, held)
        _put(row.package_id, now)


def _put(package_id: str, values: list[Any]) -> None:
    receipt, why, reason, on = values
    for table in (Outgoing, Relayed):
        table.update(receipt=receipt, why=why, reason=reason, received_on=on).where(
            table.package_id == package_id
        ).execute()


def put_back(before: Mapping[str, list[Any]]) -> None:
    """Let the outbox say what it said before receipts that are now undone."""
    for package_id, values in before.items():
        _put(package_id, values)


def own_epoch() -> int:
    """The epoch in which this office numbers its packages; what was sent before counts no more."""
    return int(get_setting("exchange.epoch", 1))


def acknowledged_change(stream: str) -> int:
    """The newest change that the other side has for certain; 0 while nothing was accepted."""
    query = Outgoing.select(Outgoing.change).where(
        Outgoing.stream == stream, Outgoing.epoch == own_epoch(), Outgoing.receipt == ACCEPTED
    )
    return max((row.change for row in query), default=0)


def acknowledged_blobs(stream: str) -> set[str]:
    """The attachments that the other side has for certain; they are not sent again."""
    query = Outgoing.select(Outgoing.blobs).where(
        Outgoing.stream == stream, Outgoing.epoch == own_epoch(), Outgoing.receipt == ACCEPTED
    )
    return {sha256 for row in query for sha256 in json.loads(row.blobs)}


def newest_taken(unit: str, stream: str) -> list[Ack]:
    """The head of the other side's stream, as this office's next package acknowledges it."""
    head = head_of(unit, stream)
    return [] if head is None else [Ack(head.stream, head.seq, head.sha256, head.epoch)]


def head_of(unit: str, stream: str, epoch: int | None = None) -> Incoming | None:
    """The newest accepted package of a stream of another office, or of one epoch of it."""
    accepted = Incoming.select().where(
        Incoming.unit == unit, Incoming.stream == stream, Incoming.outcome == ACCEPTED
    )
    if epoch is not None:
        accepted = accepted.where(Incoming.epoch == epoch)
    head: Incoming | None = accepted.order_by(Incoming.epoch.desc(), Incoming.seq.desc()).first()
    return head


def is_id_of_another(package_id: str, sha256: str) -> bool:
    """Whether another file was taken in as this package: people name packages by their ids."""
    return bool(
        Incoming.select()
        .where(
            Incoming.package_id == package_id,
            Incoming.outcome == ACCEPTED,
            Incoming.sha256 != sha256,
        )
        .exists()
    )
