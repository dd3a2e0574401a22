"""How an office stands to those above and below it: what the page of trust shows."""

from dataclasses import dataclass
from datetime import datetime

from models.exchange.format.names import plain_name
from models.exchange.tables import KnownRoster, Peer, Role
from models.exchange.trust import trust
from models.exchange.trust.enrolment import fingerprint
from models.exchange.trust.rotation import pending_keys
from models.fields import Choice
from models.ledgers.units import Level, Unit
from models.office import Office
from models.settings import get_setting

ASKED = "enrolment.asked"
"""Setting: the request that was written last, and the key that it is for."""


class State(Choice):
    """What holds of the keys of an office below."""

    GOOD = "good", "在用"
    COMING = "coming", "新密钥待启用"
    REVOKED = "revoked", "已吊销"
    BELOW = "below", "下级的下级"


@dataclass(frozen=True)
class Standing:
    """An office below: state of its keys, the version of the own roster that it has heard of.

    `last` is (epoch, number) up to which a revoked key counts; `via` and `successor` are names.
    """

    unit: str
    name: str
    state: State
    enrolled_on: str
    enrolled_by: str
    heard: int = 0
    last: tuple[int, int] = (0, 0)
    via: str = ""
    successor: str = ""


@dataclass(frozen=True)
class Above:
    """The level above, its fingerprint, and the version of its roster that came here."""

    name: str
    fingerprint: str
    version: int


@dataclass(frozen=True)
class Asked:
    """A request to be enrolled: when it was written, and the file."""

    at: datetime
    path: str


def standing_above(office: Office) -> Above | None:
    parent = trust.parent_of(office)
    if parent is None:
        return None
    known = KnownRoster.get_or_none(KnownRoster.unit == parent.unit)
    version = known.version if known is not None else 0
    return Above(plain_name(parent.name), fingerprint(parent), version)


def asked_above(office: Office) -> Asked | None:
    """The request whose answer is waited for; None once there is one, or with other keys."""
    kept = get_setting(ASKED)
    if not kept or trust.parent_of(office) is not None or kept["key"] != trust.own_keys(office).id:
        return None
    return Asked(datetime.fromisoformat(kept["at"]), kept["path"])


def stands_alone(office: Office) -> bool:
    """Whether it is of a level that may have nobody above, and has enrolled with nobody."""
    highest = office.row.level in (Level.CITY, Level.PROVINCE)
    return highest and trust.parent_of(office) is None


def waits_for_keys(office: Office) -> bool:
    """Whether new keys have been made that the level above has not confirmed yet."""
    return pending_keys(office) is not None


def standing_below(office: Office) -> list[Standing]:
    """Children with keys, units whose keys were revoked, and those further down."""
    children = trust.children_of(office)
    heard = {row.unit: row.heard for row in KnownRoster.select()}
    coming = {peer.unit for peer in Peer.select().where(Peer.role == Role.NEXT)}
    successors = _successors()
    found = [
        Standing(
            unit=peer.unit,
            name=peer.name,
            state=State.COMING if peer.unit in coming else State.GOOD,
            enrolled_on=peer.enrolled_on,
            enrolled_by=peer.enrolled_by,
            heard=heard.get(peer.unit, 0),
            successor=successors.get(peer.unit, ""),
        )
        for peer in children
    ]
    names = {peer.unit: peer.name for peer in children}
    found += _revoked(set(names), successors)
    found += [
        Standing(
            unit=peer.unit,
            name=peer.name,
            state=State.BELOW,
            enrolled_on=peer.enrolled_on,
            enrolled_by=peer.enrolled_by,
            via=names.get(peer.via, ""),
        )
        for peer in trust.descendants_of(office)
    ]
    return found


def _revoked(current: set[str], successors: dict[str, str]) -> list[Standing]:
    """Units that were enrolled here and have no good key; the newest of each."""
    query = Peer.select().where(Peer.role == Role.FORMER, Peer.was.in_([Role.CHILD, ""]))
    newest: dict[str, Peer] = {}
    for peer in query.order_by(Peer.last_epoch, Peer.last_seq):
        if peer.unit not in current:
            newest[peer.unit] = peer
    return [
        Standing(
            unit=peer.unit,
            name=peer.name,
            state=State.REVOKED,
            enrolled_on=peer.enrolled_on,
            enrolled_by=peer.enrolled_by,
            last=(peer.last_epoch or 0, peer.last_seq or 0),
            successor=successors.get(peer.unit, ""),
        )
        for peer in sorted(newest.values(), key=lambda peer: (peer.name, peer.unit))
    ]


def _successors() -> dict[str, str]:
    """Unit → the name of the one that took its place."""
    ended = Unit.select().where(Unit.succeeded_by.is_null(False), ~Unit.deleted)
    targets = {row.uid: row.succeeded_by for row in ended}
    named = Unit.select(Unit.uid, Unit.name).where(Unit.uid.in_(list(targets.values())))
    names = {row.uid: row.name or "" for row in named}
    return {uid: names[target] for uid, target in targets.items() if target in names}
