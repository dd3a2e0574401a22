"""New epochs of the offices below: granted by their parent, and by nobody else.

A grant is what lets an office number its packages from 1 again after a restored backup, a second
computer or a lost key. Without one, a package that does not go on from the last is a fork.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from models.accounts.rights import Right, needs
from models.canonical import encode
from models.database import writing
from models.errors import UserError
from models.exchange import receipts
from models.exchange.format.codes import epoch_code
from models.exchange.format.keys import Count, Uid
from models.exchange.format.manifest import Manifest, Seq
from models.exchange.format.opening import Opened
from models.exchange.tables import (
    UP,
    EpochGrant,
    Outgoing,
    Peer,
    Role,
    StoppedStream,
)
from models.exchange.trust.trust_log import EPOCH_GRANTED, STREAM_RESUMED, note_trust
from models.office import Office
from models.record import tuples

RECOVERY, CODE, ENROLMENT, RELAYED = "recovery", "code", "enrolment", "relayed"
"""How a new epoch was granted: data given back, a spoken code, new keys, by the level between."""


@dataclass(frozen=True)
class Grant:
    """A new epoch that a unit may begin after package `after_seq` of `after_epoch`.

    `code` is what is read out together with `after_seq`; `used` says that a package of it came,
    `taken_back` that the unit has its data again.
    """

    unit: str
    epoch: int
    how: str
    after_epoch: int
    after_seq: int
    code: str
    granted_on: str
    granted_by: str
    told_to: str
    used: bool
    taken_back: bool


@needs(Right.TRUST)
def grant_epoch(office: Office, unit: str, how: str, *, told_to: str = "") -> Grant:
    """Let a child begin a new epoch; a grant that no package has used yet is given anew.

    From now on every package down to it carries its own data, until it says that it has them.
    """
    peer = Peer.get_or_none(Peer.unit == unit, Peer.role == Role.CHILD)
    if peer is None:
        raise UserError("只能给本单位登记的下级另起编号")
    head = receipts.head_of(unit, UP)
    with writing():
        last = grant_row(unit)
        reached = head.epoch if head is not None else 1
        if last is not None and not last.used_by and last.epoch > reached:
            epoch = last.epoch
        else:
            epoch = max(reached, last.epoch if last is not None else 1) + 1
        EpochGrant.insert(
            unit=unit,
            epoch=epoch,
            how=how,
            after_epoch=head.epoch if head is not None else 0,
            after_seq=head.seq if head is not None else 0,
            granted_on=office.door.today.isoformat(),
            granted_by=office.door.actor,
            told_to=told_to,
        ).on_conflict_replace().execute()
        _log(office, EPOCH_GRANTED, peer, told_to, f"{how} {epoch}")
    granted = grant_of(office, unit)
    assert granted is not None
    return granted


def _log(office: Office, event: str, peer: Peer, other: str, detail: str) -> None:
    note_trust(office, event, peer.unit, name=peer.name, key=peer.key, other=other, detail=detail)


def grant_row(unit: str) -> EpochGrant | None:
    """The newest grant of a unit."""
    query = EpochGrant.select().where(EpochGrant.unit == unit)
    found: EpochGrant | None = query.order_by(EpochGrant.epoch.desc()).first()
    return found


def grant_of(office: Office, unit: str) -> Grant | None:
    """The newest epoch that a unit was granted."""
    row = grant_row(unit)
    return None if row is None else _grant(office, row)


def _grant(office: Office, row: EpochGrant) -> Grant:
    return Grant(
        unit=row.unit,
        epoch=row.epoch,
        how=row.how,
        after_epoch=row.after_epoch,
        after_seq=row.after_seq,
        code=epoch_code(row.unit, office.unit, row.epoch, row.after_seq),
        granted_on=row.granted_on,
        granted_by=row.granted_by,
        told_to=row.told_to,
        used=bool(row.used_by),
        taken_back=row.taken_back,
    )


def is_granted(unit: str, epoch: int) -> bool:
    return bool(
        EpochGrant.select().where(EpochGrant.unit == unit, EpochGrant.epoch == epoch).exists()
    )


def open_grant(unit: str) -> EpochGrant | None:
    """The grant by which a unit is still to be given its data back."""
    row = grant_row(unit)
    return row if row is not None and not row.taken_back and row.how != RELAYED else None


# What an accepted package from below changes.

_GRANT = ("used_by", "given_in", "taken_back")


def note_arrival(opened: Opened) -> dict[str, Any]:
    """Note what a package that is being stored says of its sender's epoch; what that replaced.

    With it a stopped stream goes on: nothing is accepted from one but the start of a new epoch.
    """
    unit, manifest = opened.certificate.unit, opened.manifest
    stopped = list(StoppedStream.select().where(StoppedStream.unit == unit).dicts())
    before: dict[str, Any] = {"stopped": stopped}
    StoppedStream.delete().where(StoppedStream.unit == unit).execute()
    row = grant_row(unit)
    if row is None or row.taken_back:
        return before
    before["grant"] = {"unit": unit, "epoch": row.epoch, **{n: getattr(row, n) for n in _GRANT}}
    now = dict(before["grant"])
    if manifest.from_.epoch < row.epoch:
        now["given_in"] = ""  # what was given back lacks what has come only now
    elif manifest.from_.epoch == row.epoch:
        now["used_by"] = row.used_by or opened.sha256
        now["taken_back"] = row.how == RELAYED or _has_taken(manifest, row.given_in)
    _put(now)
    return before


def _put(grant: Mapping[str, Any]) -> None:
    EpochGrant.update({name: grant[name] for name in _GRANT}).where(
        EpochGrant.unit == grant["unit"], EpochGrant.epoch == grant["epoch"]
    ).execute()


def _has_taken(manifest: Manifest, given_in: str) -> bool:
    """Whether the sender acknowledges the package that first gave its data back, or a later one."""
    given = Outgoing.get_or_none(Outgoing.package_id == given_in)
    hashes = [ack.sha256 for ack in manifest.acks]
    seen = Outgoing.select().where(Outgoing.sha256.in_(hashes))
    return given is not None and any(
        row.stream == given.stream and (row.epoch, row.seq) >= (given.epoch, given.seq)
        for row in seen
    )


def put_arrival_back(before: Mapping[str, Any]) -> None:
    """Undo what `note_arrival` did."""
    for row in before.get("stopped", ()):
        StoppedStream.insert(**row).on_conflict_ignore().execute()
    if "grant" in before:
        _put(before["grant"])


def note_given(unit: str, package_id: str) -> None:
    """Remember the first package down that holds all that is to be given back to a unit."""
    row = open_grant(unit)
    if row is not None and not row.given_in:
        with writing():
            EpochGrant.update(given_in=package_id).where(
                EpochGrant.unit == unit, EpochGrant.epoch == row.epoch
            ).execute()


@needs(Right.TRUST)
def resume_stream(office: Office, unit: str, *, told_to: str = "") -> None:
    """Take packages of a forked stream again as they went on, because the matter was cleared up."""
    with writing():
        StoppedStream.delete().where(StoppedStream.unit == unit).execute()
        peer = Peer.get_or_none(Peer.unit == unit)
        if peer is not None:
            _log(office, STREAM_RESUMED, peer, told_to, "")


# Grants go up, for the levels above see the packages of all descendants.


class Granted(msgspec.Struct, frozen=True, kw_only=True):
    """One epoch that an office below was granted."""

    unit: Uid
    epoch: Seq
    after_epoch: Count = 0
    after_seq: Count = 0


class Epochs(msgspec.Struct, frozen=True, kw_only=True):
    """The control line with which a level tells the one above of the epochs below it."""

    ledger: Literal["epochs"] = "epochs"
    grants: list[Granted]


def grants_up() -> list[bytes]:
    """The control line that names every epoch granted below; nothing where none was."""
    query = EpochGrant.select().order_by(EpochGrant.unit, EpochGrant.epoch)
    grants = [
        Granted(
            unit=row.unit,
            epoch=row.epoch,
            after_epoch=row.after_epoch,
            after_seq=row.after_seq,
        )
        for row in query
    ]
    return [encode(msgspec.to_builtins(Epochs(grants=grants)))] if grants else []


def take_grants(
    office: Office, opened: Opened, contents: Sequence[Mapping[str, Any]]
) -> list[list[Any]]:
    """Note which epochs a child has granted to those below it; which of them are new."""
    via = opened.certificate.unit
    below = Peer.select(Peer.unit).where(Peer.role == Role.DESCENDANT, Peer.via == via)
    units = {unit for (unit,) in tuples(below)}
    new: list[list[Any]] = []
    for content in contents:
        for grant in msgspec.convert(dict(content), Epochs, strict=True).grants:
            if grant.unit in units and not is_granted(grant.unit, grant.epoch):
                EpochGrant.insert(
                    **msgspec.to_builtins(grant),
                    how=RELAYED,
                    granted_on=office.door.today.isoformat(),
                    granted_by=opened.certificate.name,
                ).execute()
                new.append([grant.unit, grant.epoch])
    return new


def put_grants_back(before: Sequence[Sequence[Any]]) -> None:
    for unit, epoch in before:
        EpochGrant.delete().where(EpochGrant.unit == unit, EpochGrant.epoch == epoch).execute()
