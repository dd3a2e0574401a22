"""Enrolment: a request goes up, thirty digits over the phone, the answer comes down."""

from dataclasses import dataclass
from pathlib import Path

from models import store
from models.accounts.rights import Right, needs
from models.database import writing
from models.disk import open_from_outside, write_whole
from models.errors import UserError
from models.exchange.desks.standing import ASKED
from models.exchange.format.keys import (
    RANKS,
    Certificate,
    Identity,
    SignedCertificate,
    certify,
    self_certify,
)
from models.exchange.format.names import file_name_part, plain_name
from models.exchange.numbering.epochs import ENROLMENT
from models.exchange.numbering.own_epoch import enter
from models.exchange.receipts import head_of, own_epoch
from models.exchange.tables import (
    ACCEPTED,
    UP,
    EpochGrant,
    Incoming,
    KnownRoster,
    Outgoing,
    Peer,
    Role,
    StoppedStream,
)
from models.exchange.trust import trust
from models.exchange.trust.enrolment import (
    ANSWER_SUFFIX,
    MAX_ANSWER,
    REQUEST_SUFFIX,
    Answer,
    Request,
    answer_with,
    fingerprint,
    make_request,
    read_answer,
    read_request,
    same_fingerprint,
)
from models.exchange.trust.peers import end_peers, put_peer
from models.exchange.trust.roster import adopt_chain, next_version, own_roster
from models.exchange.trust.trust_log import ENROLLED, INSTALLED, RENEWED, note_trust
from models.ledgers import LEDGERS, ledger_named
from models.ledgers.areas import Area
from models.ledgers.units import Level, Unit
from models.office import Office
from models.record import tuples
from models.refused import Refused, Why
from models.settings import get_setting, put_setting
from models.words import sentence

# The office below asks.


@needs(Right.TRUST)
def write_request(office: Office, folder: Path) -> Path:
    """Write the enrolment file that goes to the level above; its path.

    Until the answer is installed, the office knows where and when it was written.
    """
    keys = trust.own_keys(office)
    row = office.row
    area = Area.get_or_none(Area.uid == row.area) if row.area else None
    data = make_request(
        trust.own_identity(office),
        keys,
        install=trust.own_install(office),
        made_on=office.door.today.isoformat(),
        code=row.credit_code or "",
        area=(area.title or "") if area else "",
        epoch=_epoch_sent(),
    )
    name = f"{file_name_part(office.name)}_request{REQUEST_SUFFIX}"
    path = _write_file(folder, name, data)
    at = office.door.now.isoformat(timespec="minutes")
    put_setting(ASKED, {"key": keys.id, "at": at, "path": str(path)})
    return path


def _epoch_sent() -> int:
    """The newest epoch in which anything was sent up; 0 where nothing was."""
    sent = Outgoing.select(Outgoing.epoch).where(Outgoing.stream == UP)
    return max((epoch for (epoch,) in tuples(sent)), default=0)


def examine_request(path: Path) -> Request:
    """What a request says of its sender; true only once the fingerprint has been compared."""
    return read_request(_read_file(path))


@needs(Right.TRUST)
def renew_keys(office: Office) -> None:
    """Start anew with keys that nobody else can have: after a loss, or on a copied computer.

    The office belongs to nobody until it has been enrolled again; its data stays.
    """
    trust.own_keys(office)
    with writing():
        keys = trust.add_keys(office)
        trust.new_install()
        today = office.door.today.isoformat()
        own = self_certify(keys, trust.own_identity(office), issued_on=today)
        above = [Role.PARENT, Role.ANCESTOR]
        _end_parent()
        Peer.delete().where(
            Peer.role.in_(above) | ((Peer.role == Role.NEXT) & (Peer.was == Role.PARENT))
        ).execute()
        adopt_chain(office, [own], introduce=False)
        note_trust(office, RENEWED, office.unit, name=office.name, key=keys.id)


def _end_parent() -> None:
    """What the parent's key has signed so far counts; nothing after that."""
    parent = Peer.get_or_none(Peer.role == Role.PARENT)
    if parent is not None:
        head = head_of(parent.unit, f"down:{get_setting('unit')}")
        epoch, seq = (head.epoch, head.seq) if head else (0, 0)
        end_peers([parent.key], Role.PARENT, epoch, seq)


# The level above enrols it.


def compare_digits(request: Request, typed: str) -> None:
    """UserError where the digits that were heard are not those of the request."""
    if not same_fingerprint(typed, fingerprint(request)):
        raise UserError(
            "核对码与“{name}”的申请不一致，请在电话里重新核对一遍", name=plain_name(request.name)
        )


@dataclass(frozen=True)
class Accepted:
    """An office that has been enrolled, and the file with the answer to it.

    `again`: it had been enrolled with these keys before. `epoch` is the one that it begins with.
    """

    path: Path
    unit: str
    name: str
    again: bool
    epoch: int = 1


@needs(Right.TRUST)
def accept_request(
    office: Office,
    path: Path,
    typed: str,
    folder: Path,
    *,
    unit_type: str = "other",
    as_unit: str = "",
    heard_from: str = "",
) -> Accepted:
    """Enrol the sender of a request whose fingerprint, typed as heard, is right; write the answer.

    `as_unit` says that this is a known unit on a computer that was set up anew; `heard_from` is
    the person who read out the fingerprint. A further answer to the same request changes nothing.
    """
    request = examine_request(path)
    compare_digits(request, typed)
    known = Peer.get_or_none(Peer.key == request.key)
    again = known is not None and known.role in (Role.CHILD, Role.NEXT)
    if not again:
        identity = _identity(office, request, as_unit)
        if known is not None:
            raise UserError(
                "“{name}”用的密钥已经停用，请对方更换密钥后重新申请",
                name=plain_name(identity.name),
            )
        with writing():
            _enrol(office, identity, request, heard_from)
            if not as_unit:
                _put_row(office, request, unit_type)
    peer = Peer.get_by_id(request.key)
    written, epoch = _write_answer(office, peer, folder)
    return Accepted(written, peer.unit, peer.name, again, epoch)


@needs(Right.TRUST)
def write_answer(office: Office, unit: str, folder: Path) -> Path:
    """Write the answer to an enrolled unit once more: its own got lost, or ours are new keys."""
    peer = Peer.get_or_none(Peer.unit == unit, Peer.role == Role.CHILD)
    if peer is None:
        raise UserError("这个单位还没有登记，先办理登记")
    return _write_answer(office, peer, folder)[0]


def _identity(office: Office, request: Request, as_unit: str) -> Identity:
    """For whom the certificate will be; a sentence where this office cannot issue it."""
    identity = request.identity
    if as_unit:
        row = Unit.get_or_none(Unit.uid == as_unit, Unit.unit == office.unit, ~Unit.deleted)
        if row is None or row.uid == office.unit or row.level is None:
            raise UserError("要接替的单位不在本单位的下级名单里")
        identity = Identity(row.uid, row.name or request.name, row.level.value)
    name = plain_name(identity.name)
    if identity.unit == office.unit:
        raise UserError("这是本单位自己的登记申请，交给上级办理")
    if RANKS[identity.level] >= RANKS[trust.own_identity(office).level]:
        raise UserError(
            "“{name}”的层级不低于本单位，不能登记为下级；请对方核对设置里的层级", name=name
        )
    elsewhere = Peer.get_or_none(Peer.unit == identity.unit, Peer.role == Role.DESCENDANT)
    if elsewhere is not None:
        via = Peer.get_or_none(Peer.unit == elsewhere.via, Peer.role == Role.CHILD)
        raise UserError(
            "“{name}”已登记在“{via}”，先请它吊销",
            name=name,
            via=via.name if via is not None else elsewhere.via,
        )
    return identity


def _enrol(office: Office, identity: Identity, request: Request, heard_from: str) -> None:
    """Certify the request's keys under the next version of the roster; older keys end here."""
    keys = trust.own_keys(office)
    today = office.door.today.isoformat()
    held = Peer.select(Peer.key).where(
        Peer.unit == identity.unit,
        (Peer.role == Role.CHILD) | ((Peer.role == Role.NEXT) & (Peer.was == Role.CHILD)),
    )
    head = head_of(identity.unit, UP)
    last = (head.epoch, head.seq) if head is not None else (0, 0)
    end_peers([key for (key,) in tuples(held)], Role.CHILD, *last)
    signed = certify(keys, identity, request.keys, roster=next_version(), issued_on=today)
    put_peer(office, signed, Role.CHILD, install=request.install)
    epoch = _grant_epoch(office, identity.unit, request.epoch, last, heard_from)
    StoppedStream.delete().where(StoppedStream.unit == identity.unit).execute()
    version = own_roster(office).version
    KnownRoster.insert(unit=identity.unit, heard=version).on_conflict_replace().execute()
    note_trust(
        office,
        ENROLLED,
        identity.unit,
        name=identity.name,
        key=request.key,
        other=heard_from,
        detail=str(epoch) if epoch > 1 else "",
    )


def _grant_epoch(
    office: Office, unit: str, sent: int, last: tuple[int, int], heard_from: str
) -> int:
    """The epoch that a unit begins with: one that no package of it has been numbered in."""
    used = max(sent, last[0], _granted_epoch(unit, 0))
    epoch = used + 1
    if epoch > 1:
        EpochGrant.insert(
            unit=unit,
            epoch=epoch,
            how=ENROLMENT,
            after_epoch=last[0],
            after_seq=last[1],
            granted_on=office.door.today.isoformat(),
            granted_by=office.door.actor,
            told_to=plain_name(heard_from),
        ).execute()
    return epoch


def _granted_epoch(unit: str, otherwise: int) -> int:
    query = EpochGrant.select(EpochGrant.epoch).where(EpochGrant.unit == unit)
    return max((epoch for (epoch,) in tuples(query)), default=otherwise)


def _write_answer(office: Office, peer: Peer, folder: Path) -> tuple[Path, int]:
    """Write the file that brings a child its certificate; path, and the epoch that it says."""
    epoch = _granted_epoch(peer.unit, 1)
    answer = answer_with(
        SignedCertificate.from_bytes(bytes(peer.certificate)),
        trust.own_keys(office),
        trust.own_chain(office),
        own_roster(office),
        asks=trust.asked_of_children(office),
        epoch=epoch,
        made_on=office.door.today.isoformat(),
    )
    name = f"{file_name_part(peer.name)}_answer{ANSWER_SUFFIX}"
    return _write_file(folder, name, answer), epoch


def _put_row(office: Office, request: Request, unit_type: str) -> None:
    """From now on this office writes the child's row of the units ledger."""
    door = office.door
    area = _area(office, plain_name(request.area)) if request.area else None
    row = Unit.get_or_none(Unit.uid == request.unit)
    if row is None:
        row = Unit(uid=request.unit, unit=office.unit, parent=office.unit, unit_type=unit_type)
        row.filler = door.actor
    elif row.unit != office.unit:
        raise UserError("“{name}”已由别的单位登记，先与对方核对", name=plain_name(request.name))
    else:
        row = door.load(Unit, request.unit)
    row.name = plain_name(request.name)
    row.level = next(level for level in Level if level.value == request.level)
    row.credit_code = request.code[:18] or None
    row.area = area or row.area
    door.store(row, why=sentence("登记下级单位“{name}”", name=row.name))


def _area(office: Office, title: str) -> str:
    found = Area.get_or_none(Area.title == title, Area.unit == office.unit, ~Area.deleted)
    if found is not None:
        return str(found.uid)
    area = office.door.new(Area, title=title)
    office.door.store(area)
    return area.uid


# The office below takes in the answer.


@dataclass(frozen=True)
class Installed:
    """The parent that an answer has made known, and its fingerprint for the phone call.

    `unit` is the unit that this office is from now on, where it is another than before.
    """

    parent: str
    fingerprint: str
    unit: str = ""


def examine_answer(office: Office, path: Path) -> Answer:
    """The answer to this office's own request; `answer.parent` is for people to confirm."""
    return read_answer(_read_file(path), trust.own_keys(office))


@needs(Right.TRUST)
def install_answer(office: Office, path: Path, *, heard_from: str = "") -> Installed:
    """Make the answer's issuer this office's parent, and send from now on what it asks for.

    `heard_from` is the person who read out the parent's fingerprint.
    """
    answer = examine_answer(office, path)
    parent = answer.parent
    _check_parent(answer)
    unit = answer.certificate.unit if answer.certificate.unit != office.unit else ""
    with writing():
        if unit:
            _become(office, answer.certificate)
        _put_parent(office, answer)
        put_setting(ASKED, None)
        adopt_chain(office, answer.chain)
        if answer.epoch > own_epoch():
            enter(answer.epoch)
        office.door.ask(answer.asks, sentence("按上级要求调整报送内容"))
        note_trust(
            office, INSTALLED, parent.unit, name=parent.name, key=parent.key, other=heard_from
        )
    return Installed(plain_name(parent.name), fingerprint(parent), unit)


def _check_parent(answer: Answer) -> None:
    held = Peer.get_or_none(Peer.role == Role.PARENT)
    if held is None:
        return
    if held.unit != answer.parent.unit:
        raise UserError(
            "本单位已经登记在“{name}”，不能再装别的上级的答复", name=plain_name(held.name)
        )
    known = KnownRoster.get_or_none(KnownRoster.unit == held.unit)
    newer = known is not None and known.version > answer.roster.version
    if newer and held.key == answer.parent.key:
        raise Refused(Why.ROSTER_OLDER, f"answer of version {answer.roster.version}")


def _put_parent(office: Office, answer: Answer) -> None:
    key, unit = answer.parent.key, answer.parent.unit
    known = Peer.get_or_none(Peer.role == Role.PARENT)
    if known is None or known.key != key:
        _end_parent()
        KnownRoster.delete().where(KnownRoster.unit == unit).execute()
        KnownRoster.insert(unit=unit, version=answer.roster.version).execute()
    Peer.delete().where(
        (Peer.role == Role.ANCESTOR) | ((Peer.role == Role.NEXT) & (Peer.was == Role.PARENT))
    ).execute()
    for certificate in answer.chain[:-2]:
        put_peer(office, certificate, Role.ANCESTOR)
    put_peer(office, answer.chain[-2], Role.PARENT)


def _become(office: Office, certificate: Certificate) -> None:
    """Take the place of a known unit, whose records come back with the parent's next package."""
    if not _is_fresh(office):
        raise UserError(
            "本机已有自己的台账，不能接替“{name}”；在新设立的台账里安装这份答复",
            name=plain_name(certificate.name),
        )
    old = office.row
    row = Unit(uid=certificate.unit, unit=certificate.unit, name=plain_name(certificate.name))
    row.level = next(level for level in Level if level.value == certificate.level)
    row.unit_type, row.credit_code, row.filler = old.unit_type, old.credit_code, old.filler
    areas = [uid for (uid,) in tuples(Area.select(Area.uid))]
    store.drop(ledger_named("areas"), areas)
    store.drop(ledger_named("units"), [old.uid])
    office.become(certificate.unit)
    office.door.store(row, why=sentence("接替“{name}”", name=row.name))


def _is_fresh(office: Office) -> bool:
    """Whether this office has nothing yet but its own row and its area."""
    exchanged = (
        Outgoing.select().exists() or Incoming.select().where(Incoming.outcome == ACCEPTED).exists()
    )
    own = {"units": office.unit}
    others = (
        ledger.model.select().where(ledger.model.uid != own.get(ledger.name, ""))
        for ledger in LEDGERS
        if ledger.name != "areas"
    )
    return not exchanged and not any(query.exists() for query in others)


def _read_file(path: Path) -> bytes:
    try:
        with open_from_outside(path) as file:
            return file.read(MAX_ANSWER + 1)
    except OSError as error:
        raise UserError("“{file}”读不出来：{why}", file=path.name, why=error.strerror) from error


def _write_file(folder: Path, name: str, data: bytes) -> Path:
    """Write a small file so that its name stands only over whole content."""
    target = folder / name
    try:
        write_whole(target, data)
    except OSError as error:
        raise UserError("“{folder}”写不进去：{why}", folder=folder, why=error.strerror) from error
    return target
