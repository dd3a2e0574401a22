"""New keys while the old ones are still good: asked for in a package that the old key signs.

The level above certifies them without a phone call, and the office uses them once its certificate
has come down. Until then, and until the other side has seen them, the old key goes on.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import msgspec

from models.accounts.rights import Right, needs
from models.canonical import decode, encode
from models.database import writing
from models.errors import UserError
from models.exchange.format.keys import (
    Count,
    Hex,
    KeyId,
    KeyPair,
    Name,
    Uid,
    canonical_bytes,
    certify,
    convert,
    key_id,
    self_certify,
)
from models.exchange.format.opening import Opened
from models.exchange.format.suite import PublicKeys, suite
from models.exchange.tables import Outgoing, Peer, Role, TrustEvent
from models.exchange.trust import trust
from models.exchange.trust.peers import changed_since, put_back_peers, put_peer, rows_now
from models.exchange.trust.roster import adopt_chain, next_version
from models.exchange.trust.trust_log import ROTATED, note_trust
from models.office import Office
from models.refused import Refused, Why
from models.settings import get_setting

DOMAIN = b"study-ledger rotation 1\n"


class Rotation(msgspec.Struct, frozen=True, kw_only=True):
    """What an office asks for: these keys in place of `old`."""

    unit: Uid
    old: KeyId
    suite: Count
    signing: Name
    encryption: Name

    @property
    def keys(self) -> PublicKeys:
        return PublicKeys(self.suite, self.signing, self.encryption)


class RotationLine(msgspec.Struct, frozen=True, kw_only=True):
    """The control line; the new key has signed the statement, the old one signs the package."""

    ledger: Literal["rotation"] = "rotation"
    statement: dict[str, Any]
    signature: Hex


@needs(Right.TRUST)
def rotate_keys(office: Office) -> bool:
    """Make new keys; whether they are in use at once, as they are where nobody stands above."""
    if pending_keys(office) is not None:
        raise UserError("新密钥还在等上级确认，不用再换")
    today = office.door.today.isoformat()
    topmost = trust.parent_of(office) is None
    with writing():
        keys = trust.add_keys(office)
        if topmost:
            own = self_certify(keys, trust.own_identity(office), issued_on=today)
            adopt_chain(office, [own])
        note_trust(office, ROTATED, office.unit, name=office.name, key=keys.id)
    return topmost


def pending_keys(office: Office) -> KeyPair | None:
    """The pair that waits for its certificate."""
    ring = trust.own_ring(office)
    used = {trust.own_certificate(office).key, *get_setting(trust.PAST, {})}
    return next((pair for pair in ring.pairs if pair.id not in used), None)


def said_up(office: Office) -> list[bytes]:
    """The control line that asks the level above for a certificate of new keys."""
    keys = pending_keys(office)
    if keys is None:
        return []
    statement = Rotation(
        unit=office.unit,
        old=trust.own_certificate(office).key,
        suite=keys.public.suite,
        signing=keys.public.signing,
        encryption=keys.public.encryption,
    )
    body = canonical_bytes(statement)
    line = RotationLine(statement=decode(body), signature=keys.sign(DOMAIN + body).hex())
    return [encode(msgspec.to_builtins(line))]


def take_rotation(office: Office, opened: Opened, contents: Sequence[Mapping[str, Any]]) -> Any:
    """Certify the new keys of a child; what that replaced. Others' rotations are not ours."""
    signer = Peer.get_or_none(Peer.key == opened.certificate.key)
    if signer is None or signer.role != Role.CHILD:
        return None
    line = msgspec.convert(dict(contents[-1]), RotationLine, strict=True)
    asked = convert(Rotation, line.statement)
    _verify(line, asked)
    if (asked.unit, asked.old) != (signer.unit, signer.key):
        raise Refused(Why.OUT_OF_SCOPE, "a rotation of another key")
    known = Peer.get_or_none(Peer.key == key_id(asked.keys))
    if known is not None:
        if known.unit != signer.unit:
            raise Refused(Why.BAD_CERTIFICATE, "another unit's key")
        return None
    peers = rows_now()
    Peer.delete().where(Peer.unit == signer.unit, Peer.role == Role.NEXT).execute()
    signed = certify(
        trust.own_keys(office),
        trust.statement_of(signer).identity,
        asked.keys,
        roster=next_version(),
        issued_on=office.door.today.isoformat(),
    )
    put_peer(office, signed, Role.NEXT, was=Role.CHILD, install=signer.install)
    key = key_id(asked.keys)
    event = note_trust(office, ROTATED, signer.unit, name=signer.name, key=key)
    sent = _sent_to(signer.unit)
    return {"unit": signer.unit, "peers": changed_since(peers), "event": event, "sent": sent}


def put_back_rotation(_office: Office, before: Any) -> None:
    """Undo what `take_rotation` did, unless the certificate has left: then it is out and stays."""
    if before is None or _sent_to(before["unit"]) != before["sent"]:
        return
    put_back_peers(before["peers"])
    TrustEvent.delete().where(TrustEvent.number == before["event"]).execute()


def _sent_to(unit: str) -> int:
    """How many packages have been made for a child."""
    return int(Outgoing.select().where(Outgoing.addressee == unit).count())


def _verify(line: RotationLine, asked: Rotation) -> None:
    raw = bytes.fromhex(line.signature) if len(line.signature) % 2 == 0 else b""
    message = DOMAIN + encode(line.statement)
    if not suite(asked.suite).verify(asked.signing, message, raw):
        raise Refused(Why.BAD_SIGNATURE, "the new key has not signed its rotation")
