"""Streams that have stopped, as people look at them to decide: both sides, since when, and why."""

from dataclasses import dataclass

from models.canonical import decode
from models.exchange import receipts
from models.exchange.format.codes import spoken_code
from models.exchange.numbering.epochs import RELAYED, Grant, grant_of
from models.exchange.tables import (
    QUARANTINED,
    EpochGrant,
    Incoming,
    Peer,
    Role,
    StoppedStream,
)
from models.office import Office
from models.record import tuples
from models.refused import Why

_OF_FORKS = [str(w) for w in (Why.FORK, Why.RECORD_FORK, Why.STREAM_STOPPED, Why.OLD_EPOCH)]


@dataclass(frozen=True)
class Side:
    """One package on one side of a fork; `claimed_at` is what its sender's clock said."""

    number: int
    epoch: int
    seq: int
    code: str
    received_on: str
    claimed_at: str
    why: str


@dataclass(frozen=True)
class Fork:
    """A stream that forked, or that is being mended.

    `head` is the newest package that was taken in, `common` the newest number that both sides know,
    `waiting` what lies in quarantine, oldest first. `role` is what the sender is to this office.
    """

    unit: str
    name: str
    role: Role
    stopped_at: str
    head: Side | None
    common: int
    waiting: tuple[Side, ...]
    grant: Grant | None

    @property
    def stopped(self) -> bool:
        return bool(self.stopped_at)


def forks(office: Office) -> list[Fork]:
    """Every stream that has stopped, or whose sender is still to be given its data back."""
    stopped = {row.unit: row.stopped_at for row in StoppedStream.select()}
    mending = EpochGrant.select(EpochGrant.unit).where(
        ~EpochGrant.taken_back, EpochGrant.how != RELAYED
    )
    units = sorted({*stopped, *(unit for (unit,) in tuples(mending))})
    found = [_fork(office, unit, stopped.get(unit, "")) for unit in units]
    return sorted(found, key=lambda fork: (not fork.stopped, fork.name))


def _fork(office: Office, unit: str, stopped_at: str) -> Fork:
    head_row = receipts.head_of(unit, _stream(office, unit))
    kept = Incoming.select().where(
        Incoming.unit == unit, Incoming.outcome == QUARANTINED, Incoming.why.in_(_OF_FORKS)
    )
    waiting = list(kept.order_by(Incoming.number))
    peer = Peer.get_or_none(Peer.unit == unit, Peer.role != Role.FORMER)
    return Fork(
        unit=unit,
        name=peer.name if peer is not None else unit[-8:],
        role=Role(peer.role) if peer is not None else Role.FORMER,
        stopped_at=stopped_at,
        head=_side(head_row) if head_row is not None else None,
        common=_common(head_row, waiting),
        waiting=tuple(_side(row) for row in waiting),
        grant=grant_of(office, unit),
    )


def _stream(office: Office, unit: str) -> str:
    above = Peer.select().where(Peer.unit == unit, Peer.role == Role.PARENT).exists()
    return receipts.down_stream(office.unit) if above else "up"


def _side(row: Incoming) -> Side:
    return Side(
        number=row.number,
        epoch=row.epoch,
        seq=row.seq,
        code=spoken_code(row.sha256),
        received_on=row.received_on,
        claimed_at=row.made_at,
        why=row.why,
    )


def _common(head: Incoming | None, waiting: list[Incoming]) -> int:
    """The newest number up to which the first package that forked has grown from the same."""
    forked = next((row for row in waiting if row.why == Why.FORK), None)
    if head is None or forked is None or head.epoch != forked.epoch:
        return 0
    ours = {(seq, sha256) for seq, sha256 in decode(bytes(head.chain) or b"[]")}
    theirs = {(seq, sha256) for seq, sha256 in decode(bytes(forked.chain) or b"[]")}
    return max((seq for seq, _ in ours & theirs), default=0)
