"""The level above gives an office its own data back, once it has granted it a new epoch."""

from collections.abc import Sequence
from typing import Annotated, Literal

import msgspec

from models import changes, store
from models.canonical import decode, encode
from models.changes import Change
from models.exchange.format.keys import Count, Text
from models.exchange.format.manifest import Seq
from models.exchange.numbering.epochs import open_grant
from models.exchange.sending.selection import Leaving
from models.exchange.tables import ACCEPTED, UP, EpochGrant, Incoming
from models.lines import Line
from models.record import tuples


class Recovery(msgspec.Struct, frozen=True, kw_only=True):
    """The control line of a package that gives a unit its own data back.

    `after` is epoch and number of the newest package that was taken of the epochs before `epoch`.
    """

    ledger: Literal["recovery"] = "recovery"
    epoch: Seq
    how: Text
    after: Annotated[list[Count], msgspec.Meta(min_length=2, max_length=2)]


def given_back(unit: str) -> tuple[list[Leaving], list[bytes]]:
    """What a child that was granted a new epoch is to get back: its own lines, a control line."""
    grant = open_grant(unit)
    if grant is None:
        return [], []
    control = Recovery(epoch=grant.epoch, how=grant.how, after=_newest_before(grant))
    lines = sorted({**_held_of_before(grant), **_replaced(grant)}.items())
    leaving = [Leaving(decode(line), line) for _, line in lines]
    return leaving, [encode(msgspec.to_builtins(control))]


def _newest_before(grant: EpochGrant) -> list[int]:
    row = (
        Incoming.select()
        .where(
            *(Incoming.unit == grant.unit, Incoming.stream == UP),
            *(Incoming.outcome == ACCEPTED, Incoming.epoch < grant.epoch),
        )
        .order_by(Incoming.epoch.desc(), Incoming.seq.desc())
        .first()
    )
    return [0, 0] if row is None else [row.epoch, row.seq]


def _held_of_before(grant: EpochGrant) -> dict[str, bytes]:
    """The lines of a unit that stand here as an epoch before the granted one left them."""
    query = Line.select(Line.uid, Line.line).where(Line.unit == grant.unit)
    lines = {uid: bytes(line) for uid, line in tuples(query)}
    origin = epochs_of_lines(grant.unit, sorted(lines))
    return {uid: line for uid, line in lines.items() if origin.get(uid, 0) < grant.epoch}


def epochs_of_lines(unit: str, uids: Sequence[str]) -> dict[str, int]:
    """Record → the epoch of the package of its owner that brought what stands here."""
    query = Incoming.select(Incoming.batch, Incoming.epoch).where(
        Incoming.unit == unit, Incoming.outcome == ACCEPTED, Incoming.batch != ""
    )
    epochs: dict[str, int] = dict(tuples(query))
    found: dict[str, int] = {}
    for some in store.chunks(uids):
        changed = (
            Change.select(Change.uid, Change.batch)
            .where(store.among(Change.uid, some))
            .order_by(Change.seq)
        )
        for uid, batch in tuples(changed):
            if batch in epochs:
                found[uid] = epochs[batch]
    return found


def _replaced(grant: EpochGrant) -> dict[str, bytes]:
    """The lines that the new epoch has replaced by an older, or another, revision."""
    batches = (
        Incoming.select(Incoming.batch)
        .where(
            *(Incoming.unit == grant.unit, Incoming.stream == UP),
            *(Incoming.outcome == ACCEPTED, Incoming.epoch == grant.epoch),
        )
        .order_by(Incoming.seq)
    )
    replaced: dict[str, bytes] = {}
    for (batch,) in list(tuples(batches)):
        for image in changes.images_of(batch):
            against = (image.rev_before or 0) >= (image.rev_after or 0)
            if image.before is not None and against:
                replaced.setdefault(image.uid, image.before)
    return replaced


# The unit takes back.
