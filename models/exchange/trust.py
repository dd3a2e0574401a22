"""Whom an office knows: its own keys, its parent, its children, and how they came to be known."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from models.database import writing
from models.errors import UserError
from models.exchange.enrolment import (
    ANSWER_SUFFIX,
    MAX_ANSWER,
    REQUEST_SUFFIX,
    Answer,
    Request,
    fingerprint,
    make_answer,
    make_request,
    read_answer,
    read_request,
    same_fingerprint,
)
from models.exchange.keys import (
    RANKS,
    Certificate,
    Identity,
    KeyPair,
    Roster,
    SignedCertificate,
    certify,
    self_certify,
)
from models.exchange.names import file_name_part, plain_name
from models.exchange.suite import PublicKeys
from models.exchange.tables import Peer, Role
from models.fields import Leaves
from models.ledgers import LEDGERS
from models.ledgers.areas import Area
from models.ledgers.units import Level, Unit
from models.office import Office
from models.record import Part, new_uid
from models.settings import get_setting, put_setting
from models.words import sentence

_KEYS, _INSTALL, _CHAIN, _ROSTER, _ASKED = (
    "exchange.keys",
    "exchange.install",
    "exchange.chain",
    "exchange.roster",
    "exchange.asks_children",
)


def own_keys(office: Office) -> KeyPair:
    """The office's signing and encryption keys; made at first need, kept in the encrypted file."""
    text = get_setting(_KEYS)
    if text is not None:
        return KeyPair.from_bytes(text.encode())
    keys = KeyPair.generate()
    with writing():
        put_setting(_KEYS, keys.to_bytes().decode())
        put_setting(_INSTALL, new_uid())
        own = self_certify(keys, own_identity(office), issued_on=office.door.today.isoformat())
        _put_chain([own])
    return keys


def own_identity(office: Office) -> Identity:
    """Who this office is, as its own row of the units says."""
    row = office.row
    return Identity(office.unit, row.name or "", str((row.level or Level.UNIT).value))


def own_install(office: Office) -> str:
    own_keys(office)
    return str(get_setting(_INSTALL))


def own_chain(office: Office) -> list[SignedCertificate]:
    """The certificates from the topmost office down to this one's own."""
    own_keys(office)
    return [SignedCertificate.from_bytes(text.encode()) for text in get_setting(_CHAIN)]


def _put_chain(chain: Iterable[SignedCertificate]) -> None:
    put_setting(_CHAIN, [certificate.to_bytes().decode() for certificate in chain])


def own_certificate(office: Office) -> Certificate:
    return own_chain(office)[-1].statement


def own_fingerprint(office: Office) -> str:
    """Thirty digits in six groups, to be read out over the phone."""
    own_keys(office)
    return fingerprint(own_certificate(office))


# Who is known.


def _statement(peer: Peer) -> Certificate:
    return SignedCertificate.from_bytes(bytes(peer.certificate)).statement


def parent_of(office: Office) -> Certificate | None:
    """The certificate of the level above; None before the answer has been installed."""
    del office
    peer = Peer.get_or_none(Peer.role == Role.PARENT)
    return None if peer is None else _statement(peer)


def children_of(office: Office) -> list[Peer]:
    """The enrolled offices below, in the order of their enrolment."""
    del office
    query = Peer.select().where(Peer.role == Role.CHILD)
    return list(query.order_by(Peer.enrolled_on, Peer.name, Peer.unit))


def trusted(office: Office) -> dict[str, tuple[Certificate, Role | None]]:
    """Key id → certificate and role of everybody whose signature counts; None is this office."""
    own = own_certificate(office)
    known: dict[str, tuple[Certificate, Role | None]] = {own.key: (own, None)}
    for peer in Peer.select().where(Peer.role != Role.FORMER):
        known[peer.key] = (_statement(peer), Role(peer.role))
    return known


def ancestors_of(office: Office) -> list[str]:
    """The uids of the units above, topmost first, the parent last."""
    return [certificate.statement.unit for certificate in own_chain(office)[:-1]]


def readers_above(office: Office) -> list[PublicKeys]:
    """Who may open what this office sends up: its parent and everybody above."""
    return [certificate.statement.keys for certificate in own_chain(office)[:-1]]


def keys_of(peer: Peer) -> PublicKeys:
    return _statement(peer).keys


# What is asked of the children.


def asked_of_children(office: Office) -> list[str]:
    """The fields that this office asks of those below ("people.phone", "issues.evidence.file").

    Until somebody chooses, the files in sub-rows: without evidence nobody can accept a closure.
    """
    del office
    return list(get_setting(_ASKED, _evidence_fields()))


def _evidence_fields() -> list[str]:
    return sorted(
        f"{ledger.name}.{part}.{name}"
        for ledger in LEDGERS
        for part, name in ledger.file_fields()
        if part and _part(ledger.name, part)._meta.fields[name].leaves is Leaves.ASKED
    )


def _part(ledger_name: str, part: str) -> type[Part]:
    ledger = next(ledger for ledger in LEDGERS if ledger.name == ledger_name)
    model: type[Part] = next(rows.model for rows in ledger.parts() if rows.name == part)
    return model


def ask_children(office: Office, fields: Iterable[str]) -> None:
    """Choose what is asked; the children learn it from the next package that goes down."""
    del office
    with writing():
        put_setting(_ASKED, sorted(set(fields)))


# Enrolment, first half: the office below asks.


def write_request(office: Office, folder: Path) -> Path:
    """Write the enrolment file that goes to the level above; its path."""
    keys = own_keys(office)
    row = office.row
    area = Area.get_or_none(Area.uid == row.area) if row.area else None
    data = make_request(
        own_identity(office),
        keys,
        install=own_install(office),
        made_on=office.door.today.isoformat(),
        code=row.credit_code or "",
        area=(area.title or "") if area else "",
    )
    return _write_file(folder, f"{file_name_part(office.name)}_request{REQUEST_SUFFIX}", data)


def examine_request(path: Path) -> Request:
    """What a request says of its sender; true only once the fingerprint has been compared."""
    return read_request(_read_file(path))


@dataclass(frozen=True)
class Accepted:
    """An office that has been enrolled, and the file with the answer to it."""

    path: Path
    unit: str
    name: str
    again: bool


def accept_request(
    office: Office, path: Path, typed: str, folder: Path, *, unit_type: str = "other"
) -> Accepted:
    """Enrol the sender of a request whose fingerprint, typed as heard, is right; write the answer.

    A further answer to the same request changes nothing else.
    """
    request = examine_request(path)
    if not same_fingerprint(typed, fingerprint(request)):
        raise UserError(
            "核对码与“{name}”的申请不一致，请在电话里重新核对一遍", name=plain_name(request.name)
        )
    if request.unit == office.unit:
        raise UserError("这是本单位自己的登记申请，交给上级办理")
    if RANKS[request.level] >= RANKS[own_identity(office).level]:
        raise UserError(
            "“{name}”的层级不低于本单位，不能登记为下级；请对方核对设置里的层级",
            name=plain_name(request.name),
        )
    keys = own_keys(office)
    today = office.door.today.isoformat()
    with writing():
        known = Peer.get_or_none(Peer.key == request.key, Peer.role == Role.CHILD)
        if known is None:
            _enrol(office, keys, request, today)
            _put_row(office, request, unit_type)
    answer = make_answer(
        request,
        keys,
        own_chain(office),
        own_roster(office),
        asks=asked_of_children(office),
        made_on=today,
    )
    written = _write_file(folder, f"{file_name_part(request.name)}_answer{ANSWER_SUFFIX}", answer)
    return Accepted(written, request.unit, plain_name(request.name), known is not None)


def own_roster(office: Office) -> Roster:
    """What this office says of its children, in its newest version."""
    peers = children_of(office)
    certificates = [SignedCertificate.from_bytes(bytes(peer.certificate)) for peer in peers]
    return Roster(version=get_setting(_ROSTER, 0), unit=office.unit, certificates=certificates)


def _enrol(office: Office, keys: KeyPair, request: Request, today: str) -> None:
    """Certify the request's keys under the next version of the roster."""
    version = get_setting(_ROSTER, 0) + 1
    put_setting(_ROSTER, version)
    Peer.update(role=Role.FORMER).where(
        Peer.unit == request.unit, Peer.role == Role.CHILD
    ).execute()
    signed = certify(keys, request.identity, request.keys, roster=version, issued_on=today)
    _put_peer(office, signed, Role.CHILD, install=request.install)


def _put_peer(
    office: Office, signed: SignedCertificate, role: Role, *, install: str | None = None
) -> None:
    said = signed.statement
    Peer.insert(
        key=said.key,
        role=role,
        unit=said.unit,
        name=plain_name(said.name),
        level=said.level,
        certificate=signed.to_bytes(),
        install=install,
        enrolled_on=office.door.today.isoformat(),
        enrolled_by=office.door.actor,
    ).on_conflict_replace().execute()


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


# Enrolment, second half: the office below takes in the answer.


@dataclass(frozen=True)
class Installed:
    """The parent that an answer has made known, and its fingerprint for the phone call."""

    parent: str
    fingerprint: str


def examine_answer(office: Office, path: Path) -> Answer:
    """The answer to this office's own request; `answer.parent` is for people to confirm."""
    return read_answer(_read_file(path), own_keys(office))


def install_answer(office: Office, path: Path) -> Installed:
    """Make the answer's issuer this office's parent, and send from now on what it asks for."""
    answer = examine_answer(office, path)
    held = parent_of(office)
    if held is not None and held.unit != answer.parent.unit:
        raise UserError(
            "本单位已经登记在“{name}”，不能再装别的上级的答复", name=plain_name(held.name)
        )
    with writing():
        Peer.delete().where(Peer.role.in_([Role.PARENT, Role.ANCESTOR])).execute()
        for certificate in answer.chain[:-2]:
            _put_peer(office, certificate, Role.ANCESTOR)
        _put_peer(office, answer.chain[-2], Role.PARENT)
        _put_chain(answer.chain)
        office.door.ask(answer.asks, sentence("按上级要求调整报送内容"))
    return Installed(plain_name(answer.parent.name), fingerprint(answer.parent))


def _read_file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_ANSWER + 1)
    except OSError as error:
        raise UserError("“{file}”读不出来：{why}", file=path.name, why=error.strerror) from error


def _write_file(folder: Path, name: str, data: bytes) -> Path:
    """Write a small file so that its name stands only over whole content."""
    target = folder / name
    temporary = target.with_name(f"{name}.tmp")
    try:
        with temporary.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(target)
    except OSError as error:
        raise UserError("“{folder}”写不进去：{why}", folder=folder, why=error.strerror) from error
    return target
