"""Whom an office knows: its own keys, those above it and those below."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.accounts.rights import Right, needs
from models.database import writing
from models.exchange.format.keys import (
    Certificate,
    Identity,
    KeyPair,
    KeyRing,
    SignedCertificate,
    self_certify,
)
from models.exchange.format.suite import PublicKeys
from models.exchange.tables import KnownRoster, Peer, Role
from models.exchange.trust.enrolment import fingerprint
from models.fields import Leaves
from models.ledgers import LEDGERS
from models.ledgers.units import Level
from models.office import Office
from models.record import Part, new_uid
from models.settings import get_setting, put_setting

_KEYS, _MORE_KEYS, _INSTALL, _ASKED = (
    "exchange.keys",
    "exchange.more_keys",
    "exchange.install",
    "exchange.asks_children",
)
CHAIN = "exchange.chain"
PAST = "exchange.past_certificates"
"""The setting with the own certificate of each key that was in use before, by key id."""
UNTIL = "exchange.signed_until"
"""The setting with key id → version of the own roster that introduces the key's successor.

Whoever has not heard of that version knows the old key only. A key that is lost has no entry.
"""


# This office.


def has_keys() -> bool:
    """Whether this office has made its keys, as it does when they are first asked for."""
    return get_setting(CHAIN) is not None


def own_keys(office: Office) -> KeyPair:
    """The signing and encryption keys in use; made at first need, kept in the encrypted file."""
    ring = own_ring(office)
    if len(ring.pairs) == 1:
        return ring.pairs[0]
    return ring.pair(own_certificate(office).key) or ring.pairs[0]


def own_ring(office: Office) -> KeyRing:
    """Every pair of keys that this office has made: what was sealed to any of them opens."""
    text = get_setting(_KEYS)
    if text is None:
        return KeyRing((_first_keys(office),))
    texts = [text, *get_setting(_MORE_KEYS, [])]
    return KeyRing(tuple(KeyPair.from_bytes(some.encode()) for some in reversed(texts)))


def _first_keys(office: Office) -> KeyPair:
    keys = KeyPair.generate()
    with writing():
        put_setting(_KEYS, keys.to_bytes().decode())
        put_setting(_INSTALL, new_uid())
        own = self_certify(keys, own_identity(office), issued_on=office.door.today.isoformat())
        put_chain([own])
    return keys


def add_keys(office: Office) -> KeyPair:
    """Make a further pair, which is not in use before a certificate of it has been adopted."""
    own_ring(office)
    keys = KeyPair.generate()
    put_setting(_MORE_KEYS, [*get_setting(_MORE_KEYS, []), keys.to_bytes().decode()])
    return keys


def own_identity(office: Office) -> Identity:
    """Who this office is, as its own row of the units says."""
    row = office.row
    return Identity(office.unit, row.name or "", str((row.level or Level.UNIT).value))


def own_install(office: Office) -> str:
    own_keys(office)
    return str(get_setting(_INSTALL))


def new_install() -> None:
    """From now on this is another installation than the one that it may be a copy of."""
    put_setting(_INSTALL, new_uid())


def own_chain(office: Office) -> list[SignedCertificate]:
    """The certificates from the topmost office down to this one's own."""
    if get_setting(CHAIN) is None:
        _first_keys(office)
    return [SignedCertificate.from_bytes(text.encode()) for text in get_setting(CHAIN)]


def put_chain(chain: Iterable[SignedCertificate]) -> None:
    put_setting(CHAIN, [certificate.to_bytes().decode() for certificate in chain])


def own_certificate(office: Office) -> Certificate:
    return own_chain(office)[-1].statement


def own_fingerprint(office: Office) -> str:
    """Thirty digits in six groups, to be read out over the phone."""
    own_keys(office)
    return fingerprint(own_certificate(office))


def signing_keys(office: Office, child: str | None = None) -> KeyPair:
    """The pair that signs a package up, or one down to a child: the newest that it knows."""
    until: dict[str, int] = get_setting(UNTIL, {})
    if child is None or not until:
        return own_keys(office)
    known = KnownRoster.get_or_none(KnownRoster.unit == child)
    heard = known.heard if known is not None else 0
    unheard = [(version, key) for key, version in until.items() if heard < version]
    pair = own_ring(office).pair(min(unheard)[1]) if unheard else None
    return pair or own_keys(office)


# Who is known.


@dataclass(frozen=True)
class Known:
    """A key whose signature counts here.

    `role` is what its holder is or, for a former or a coming key, was or will be; None is this
    office itself. `last` is (epoch, number) of the last package that counts; None sets no end.
    """

    certificate: Certificate
    role: Role | None
    last: tuple[int, int] | None = None
    via: str = ""

    def counts(self, epoch: int, seq: int) -> bool:
        return self.last is None or (epoch, seq) <= self.last


def trusted(office: Office) -> dict[str, Known]:
    """Key id → what is known of it, for everybody whose signature counts or has counted."""
    known = {some.key: Known(some, None) for some in _own_certificates(office)}
    for peer in Peer.select():
        known.setdefault(peer.key, known_as(peer))
    return known


def _own_certificates(office: Office) -> list[Certificate]:
    past = [SignedCertificate.from_bytes(t.encode()) for t in get_setting(PAST, {}).values()]
    return [own_certificate(office), *(some.statement for some in past)]


def known_as(peer: Peer) -> Known:
    """What the holder of a key is here, and which of its packages count."""
    role = Role(peer.role)
    if role not in (Role.FORMER, Role.NEXT):
        return Known(statement_of(peer), role, via=peer.via)
    was = Role(peer.was or Role.CHILD)
    if role is Role.NEXT:
        return Known(statement_of(peer), was, via=peer.via)
    return Known(statement_of(peer), was, (peer.last_epoch or 0, peer.last_seq or 0), peer.via)


def statement_of(peer: Peer) -> Certificate:
    return SignedCertificate.from_bytes(bytes(peer.certificate)).statement


def parent_of(office: Office) -> Certificate | None:
    """The certificate of the level above; None before the answer has been installed."""
    del office
    peer = Peer.get_or_none(Peer.role == Role.PARENT)
    return None if peer is None else statement_of(peer)


def children_of(office: Office) -> list[Peer]:
    """The enrolled offices below, in the order of their enrolment."""
    del office
    query = Peer.select().where(Peer.role == Role.CHILD)
    return list(query.order_by(Peer.enrolled_on, Peer.name, Peer.unit))


def descendants_of(office: Office) -> list[Peer]:
    """The offices below the children, as the children's rosters name them, by name."""
    del office
    query = Peer.select().where(Peer.role == Role.DESCENDANT)
    return list(query.order_by(Peer.via, Peer.name, Peer.unit))


def ancestors_of(office: Office) -> list[str]:
    """The uids of the units above, topmost first, the parent last."""
    return [certificate.statement.unit for certificate in own_chain(office)[:-1]]


def readers_above(office: Office) -> list[PublicKeys]:
    """Who may open what this office sends up: its parent and everybody above."""
    return [certificate.statement.keys for certificate in own_chain(office)[:-1]]


def keys_of(peer: Peer) -> PublicKeys:
    return statement_of(peer).keys


# What is asked of the children.


def asked_of_children(office: Office) -> list[str]:
    """The fields that this office asks of those below ("people.phone", "issues.evidence.file").

    Until somebody chooses, the evidence in sub-rows: without it nobody can accept a closure.
    """
    del office
    return list(get_setting(_ASKED, _evidence_fields()))


def _evidence_fields() -> list[str]:
    return sorted(
        f"{ledger.name}.{part}.{name}"
        for ledger in LEDGERS
        for part, name in ledger.file_fields()
        if "evidence" in (part, name)
        and part
        and _part(ledger.name, part)._meta.fields[name].leaves is Leaves.ASKED
    )


def _part(ledger_name: str, part: str) -> type[Part]:
    ledger = next(ledger for ledger in LEDGERS if ledger.name == ledger_name)
    model: type[Part] = next(rows.model for rows in ledger.parts() if rows.name == part)
    return model


@needs(Right.SETTINGS)
def ask_children(office: Office, fields: Iterable[str]) -> None:
    """Choose what is asked; the children learn it from the next package that goes down."""
    del office
    with writing():
        put_setting(_ASKED, sorted(set(fields)))
