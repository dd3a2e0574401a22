"""The roster: what an office says of itself and of those below it, version by version.

It rides in every package. Going down it brings the addressee's certificates, its own last; going
up the certificates of all below, so that the levels above can tell whose packages are passed on.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import msgspec

from models.canonical import encode
from models.database import writing
from models.exchange.format.keys import (
    RANKS,
    Certificate,
    Count,
    Identity,
    Revocation,
    Roster,
    SignedCertificate,
    Uid,
    certify,
    convert,
    verify_certificate,
    verify_chain,
)
from models.exchange.format.names import plain_name
from models.exchange.format.opening import Opened
from models.exchange.receipts import head_of
from models.exchange.tables import UP, KnownRoster, Peer, Role
from models.exchange.trust import trust
from models.exchange.trust.peers import (
    changed_since,
    end_peers,
    put_back_peers,
    put_peer,
    rows_now,
)
from models.ledgers.units import Unit
from models.office import Office
from models.record import tuples
from models.refused import Refused, Why
from models.settings import get_setting, put_setting

_VERSION, _DIGEST = "exchange.roster", "exchange.roster_digest"
_BELOW = (Role.CHILD, Role.DESCENDANT)


class RosterLine(msgspec.Struct, frozen=True, kw_only=True):
    """The control line; `chain` only going down, `certificates` only going up.

    Each of `certificates` is issued by the sender or by one that stands before it. `heard` is the
    version of the addressee's own roster that the sender has taken in.
    """

    ledger: Literal["roster"] = "roster"
    version: Count
    unit: Uid
    heard: Count = 0
    chain: list[SignedCertificate] = []
    certificates: list[SignedCertificate] = []
    revoked: list[Revocation] = []

    @property
    def digest(self) -> str:
        """The hash of what it says; what its sender has heard is no part of a version."""
        said = msgspec.to_builtins(msgspec.structs.replace(self, heard=0))
        return hashlib.sha256(encode(said)).hexdigest()


# What this office says.


def own_version(office: Office) -> int:
    """The version of this office's roster; one more than before where it says something else.

    Of data that are only read, the one that was kept.
    """
    if office.read_only is not None:
        return int(get_setting(_VERSION, 0))
    with writing():
        trust.own_keys(office)
        digest = _content_digest()
        version = int(get_setting(_VERSION, 0))
        if digest != get_setting(_DIGEST):
            version += 1
            put_setting(_VERSION, version)
            put_setting(_DIGEST, digest)
    return version


def next_version() -> int:
    """The version that will say what is being changed now."""
    return int(get_setting(_VERSION, 0)) + 1


def _content_digest() -> str:
    digest = hashlib.sha256(encode(get_setting(trust.CHAIN)))
    kept = (Peer.key, Peer.role, Peer.was, Peer.certificate, Peer.last_epoch, Peer.last_seq)
    below = [*_BELOW, ""]
    mine = Peer.role.in_(_BELOW) | (Peer.role.in_([Role.NEXT, Role.FORMER]) & Peer.was.in_(below))
    for row in tuples(Peer.select(*kept).where(mine).order_by(Peer.key)):
        digest.update(repr(row).encode())
    return digest.hexdigest()


def own_roster(office: Office) -> Roster:
    """What this office says of its children, in its newest version."""
    return Roster(
        version=own_version(office),
        unit=office.unit,
        certificates=[_certificate(peer) for peer in trust.children_of(office)],
        revoked=_revoked(),
    )


def _certificate(peer: Peer) -> SignedCertificate:
    return SignedCertificate.from_bytes(bytes(peer.certificate))


def _former() -> list[Peer]:
    """Former keys of offices below of which something counts or has counted."""
    query = Peer.select().where(Peer.role == Role.FORMER, Peer.was.in_([*_BELOW, ""]))
    return list(query.order_by(Peer.unit, Peer.key))


def _revoked() -> list[Revocation]:
    return [
        Revocation(peer.key, peer.last_seq or 0, peer.unit, peer.last_epoch or 0)
        for peer in _former()
    ]


def said_down(office: Office, child: Peer) -> bytes:
    """The roster for a child: its own newest certificate stands at the end of the chain."""
    name_anew(office, child)
    version = own_version(office)
    newest = Peer.get_or_none(Peer.unit == child.unit, Peer.role == Role.NEXT)
    certificate = _certificate(newest or Peer.get_by_id(child.key))
    line = RosterLine(
        version=version,
        unit=office.unit,
        heard=_known(child.unit).version,
        chain=[*trust.own_chain(office), certificate],
        revoked=_revoked(),
    )
    return encode(msgspec.to_builtins(line))


def said_up(office: Office) -> list[bytes]:
    """The roster for the level above: everybody below, each issuer before those it certified."""
    parent = trust.parent_of(office)
    if parent is None:
        return []
    line = RosterLine(
        version=own_version(office),
        unit=office.unit,
        heard=_known(parent.unit).version,
        certificates=_all_below(office),
        revoked=_revoked(),
    )
    return [encode(msgspec.to_builtins(line))]


def _all_below(office: Office) -> list[SignedCertificate]:
    """The certificates of children and descendants, of former keys too where issuers stand."""
    coming = (Peer.role == Role.NEXT) & Peer.was.in_(_BELOW)
    current = Peer.select().where(Peer.role.in_(_BELOW) | coming)
    peers = sorted([*current, *_former()], key=lambda peer: (-RANKS[peer.level], peer.key))
    issuers = {trust.own_certificate(office).key}
    found = []
    for peer in peers:
        certificate = _certificate(peer)
        said = certificate.statement
        if said.issuer in issuers:
            issuers.add(said.key)
            found.append(certificate)
    return found


def name_anew(office: Office, child: Peer) -> None:
    """A child that the units ledger calls by another name now gets a certificate that says so."""
    row = Unit.get_or_none(Unit.uid == child.unit, Unit.unit == office.unit, ~Unit.deleted)
    if row is not None and row.name and plain_name(row.name) != child.name:
        _certify_again(office, child, row.name)
        child.name = plain_name(row.name)


def _certify_again(office: Office, peer: Peer, name: str) -> None:
    said = trust.statement_of(peer)
    signed = certify(
        trust.own_keys(office),
        Identity(said.unit, name, said.level),
        said.keys,
        roster=next_version(),
        issued_on=office.door.today.isoformat(),
    )
    Peer.update(certificate=signed.to_bytes(), name=plain_name(name)).where(
        Peer.key == peer.key
    ).execute()


def adopt_chain(
    office: Office, chain: Sequence[SignedCertificate], *, introduce: bool = True
) -> None:
    """Take a chain as this office's own; with new keys at its end, certify all children anew.

    `introduce`: packages signed by the old key tell the children of the new one. That is wrong for
    a key that is lost.
    """
    before, new = trust.own_chain(office)[-1], chain[-1].statement
    old = before.statement
    trust.put_chain(chain)
    if new.key == old.key:
        return
    put_setting(trust.PAST, {**get_setting(trust.PAST, {}), old.key: before.to_bytes().decode()})
    until: dict[str, int] = get_setting(trust.UNTIL, {})
    put_setting(trust.UNTIL, {**until, old.key: next_version()} if introduce else {})
    coming = Peer.role.in_([Role.NEXT, Role.FORMER]) & Peer.was.in_([Role.CHILD, ""])
    for peer in list(Peer.select().where((Peer.role == Role.CHILD) | coming)):
        _certify_again(office, peer, peer.name)


# What another office says.


def take_roster(office: Office, opened: Opened, contents: Sequence[Mapping[str, Any]]) -> Any:
    """Take over a child's or the parent's roster; what it replaced.

    That of an office further down is left to its own parent, whose roster says the same.
    """
    line = msgspec.convert(dict(contents[-1]), RosterLine, strict=True)
    sender = opened.certificate
    if line.unit != sender.unit:
        raise Refused(Why.OUT_OF_SCOPE, "the roster is another unit's")
    signer = Peer.get_or_none(Peer.key == sender.key)
    role = trust.known_as(signer).role if signer is not None else None
    if signer is None or role not in (Role.CHILD, Role.PARENT):
        return None
    known = _known(sender.unit)
    epoch, digest = opened.manifest.from_.epoch, line.digest
    news = _is_news(known, epoch, line.version, digest)
    coming = signer.role == Role.NEXT
    if not news and not coming and known.heard == line.heard:
        return None
    held = KnownRoster.get_or_none(KnownRoster.unit == sender.unit)
    peers, settings = rows_now(), _settings_now()
    if coming:
        _come_into_use(opened, signer)
    if news and role is Role.CHILD:
        _take_from_below(office, line, sender)
    elif news:
        _take_from_above(office, line, sender)
    _put_known(sender.unit, epoch, line.version, digest, line.heard)
    return {
        "unit": sender.unit,
        "known": None if held is None else dict(vars(held)["__data__"]),
        "peers": changed_since(peers),
        "settings": {name: [was, now] for name, was, now in _changed(settings, _settings_now())},
    }


def put_back_roster(_office: Office, before: Any) -> None:
    """Undo what `take_roster` did, as far as it still stands."""
    if before is None:
        return
    KnownRoster.delete().where(KnownRoster.unit == before["unit"]).execute()
    if before["known"] is not None:
        KnownRoster.insert(**before["known"]).execute()
    put_back_peers(before["peers"])
    now = _settings_now()
    for name, (was, became) in before["settings"].items():
        if now[name] == became:
            put_setting(name, was)


def _settings_now() -> dict[str, Any]:
    names = (trust.CHAIN, trust.PAST, trust.UNTIL)
    return {name: get_setting(name, {}) for name in names}


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterable[tuple[str, Any, Any]]:
    return [(name, before[name], after[name]) for name in before if before[name] != after[name]]


def _known(unit: str) -> KnownRoster:
    return KnownRoster.get_or_none(KnownRoster.unit == unit) or KnownRoster(unit=unit)


def _put_known(unit: str, epoch: int, version: int, digest: str, heard: int) -> None:
    values = {"epoch": epoch, "version": version, "sha256": digest, "heard": heard}
    KnownRoster.insert(unit=unit, **values).on_conflict_replace().execute()


def _is_news(known: KnownRoster, epoch: int, version: int, digest: str) -> bool:
    """Whether a roster is a newer one; an older one, or another of the same version, is refused."""
    if (epoch, version) < (known.epoch, known.version):
        raise Refused(Why.ROSTER_OLDER, f"version {version}, known {known.version}")
    if (epoch, version) > (known.epoch, known.version) or not known.sha256:
        return True
    if digest != known.sha256:
        raise Refused(Why.ROSTER_OLDER, f"version {version} says two things")
    return False


def _come_into_use(opened: Opened, signer: Peer) -> None:
    """The first package that a new key has signed ends the one before it."""
    manifest = opened.manifest
    was = Role(signer.was)
    old = Peer.select(Peer.key).where(Peer.unit == signer.unit, Peer.role == was)
    end_peers([key for (key,) in tuples(old)], was, manifest.from_.epoch, manifest.seq - 1)
    Peer.update(role=was, was="").where(Peer.key == signer.key).execute()


def named_above(office: Office, sender: Certificate, content: Mapping[str, Any]) -> frozenset[str]:
    """The units above this office as a package that comes down names them in its roster.

    A level may have come above the sender since: what it owns rides in the same package.
    """
    line = convert(RosterLine, dict(content))
    return frozenset(some.statement.unit for some in _own_chain_in(office, line, sender)[:-1])


def _own_chain_in(office: Office, line: RosterLine, sender: Certificate) -> list[SignedCertificate]:
    chain = line.chain
    if len(chain) < 2:
        raise Refused(Why.BAD_CERTIFICATE, "no parent in the chain")
    own = verify_chain(chain, chain[0].statement.key)
    pair = trust.own_ring(office).pair(own.key)
    if own.unit != office.unit or chain[-2].statement.unit != sender.unit or pair is None:
        raise Refused(Why.BAD_CERTIFICATE, "the chain is somebody else's")
    return chain


def _take_from_above(office: Office, line: RosterLine, sender: Certificate) -> None:
    """The chain down to this office's newest certificate, and who its parent is by now."""
    chain = _own_chain_in(office, line, sender)
    parent = chain[-2].statement
    above = {certificate.statement.key for certificate in chain[:-2]}
    Peer.delete().where(Peer.role == Role.ANCESTOR, Peer.key.not_in(sorted(above))).execute()
    for certificate in chain[:-2]:
        put_peer(office, certificate, Role.ANCESTOR)
    if parent.key == sender.key:
        put_peer(office, chain[-2], Role.PARENT)
    else:
        Peer.delete().where(Peer.role == Role.NEXT, Peer.was == Role.PARENT).execute()
        put_peer(office, chain[-2], Role.NEXT, was=Role.PARENT)
    adopt_chain(office, chain)


def _take_from_below(office: Office, line: RosterLine, sender: Certificate) -> None:
    """Whom a child has below it, and which of their keys are no longer good.

    A unit that this office or another child has enrolled is not for this child to name.
    """
    certificates = _verified(line, sender)
    _check_scope(office, certificates.values(), sender)
    revoked = {some.key: some for some in line.revoked if some.key in certificates}
    held = Peer.select().where(Peer.via == sender.unit)
    for peer in list(held.where(Peer.role == Role.DESCENDANT)):
        if peer.key not in certificates:
            end_descendant(peer)
    for certificate, signed in zip(certificates.values(), line.certificates, strict=True):
        put_peer(office, signed, Role.DESCENDANT, via=sender.unit)
        end = revoked.get(certificate.key)
        if end is not None:
            end_peers([end.key], Role.DESCENDANT, end.epoch, end.last_seq)


def end_descendant(peer: Peer) -> None:
    """Nobody vouches for this key any more; what came of it so far counts."""
    head = head_of(peer.unit, UP)
    end_peers([peer.key], Role.DESCENDANT, head.epoch if head else 0, head.seq if head else 0)


def _verified(line: RosterLine, sender: Certificate) -> dict[str, Certificate]:
    """Key id → certificate of all below the sender, each issued by one that stands above it."""
    keys = Peer.select().where(Peer.unit == sender.unit)
    issuers = {peer.key: trust.statement_of(peer) for peer in keys}
    found: dict[str, Certificate] = {}
    for signed in line.certificates:
        said = signed.statement
        issuer = found.get(said.issuer) or issuers.get(said.issuer)
        if issuer is None:
            raise Refused(Why.BAD_CERTIFICATE, "the issuer is not in the roster")
        verify_certificate(signed, issuer.keys)
        if RANKS[said.level] >= RANKS[issuer.level]:
            raise Refused(Why.BAD_CERTIFICATE, "issued upwards or sideways")
        if said.key in found:
            raise Refused(Why.DAMAGED, "a certificate stands in the roster twice")
        found[said.key] = said
    return found


def named_below(sender: Certificate, content: Mapping[str, Any]) -> list[Certificate]:
    """Whom a child's roster names and does not revoke, each vouched for by one above it."""
    line = convert(RosterLine, dict(content))
    revoked = {some.key for some in line.revoked}
    return [some for key, some in _verified(line, sender).items() if key not in revoked]


def _check_scope(office: Office, certificates: Iterable[Certificate], sender: Certificate) -> None:
    taken = {office.unit, sender.unit}
    known: dict[str, str] = {}
    for peer in Peer.select().where(Peer.via != sender.unit):
        known[peer.key] = peer.unit
        if peer.role != Role.FORMER:
            taken.add(peer.unit)
    for said in certificates:
        if said.unit in taken or said.key in known:
            raise Refused(Why.ROSTER_SCOPE, said.unit, name=plain_name(said.name))
