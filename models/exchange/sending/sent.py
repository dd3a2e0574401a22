"""A package that left, as its own manifest says it: what stands on its cover."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.errors import UserError
from models.exchange.format.manifest import SignOff
from models.exchange.format.opening import open_head
from models.exchange.sending.corrections import Told, told_of
from models.exchange.sending.outbox import Packed, outgoing
from models.exchange.tables import Outgoing
from models.exchange.trust import trust
from models.listing import names_of
from models.office import Office
from models.refused import Refused


@dataclass(frozen=True)
class Sent:
    """`counts` are records by ledger; `figures` those frozen for the period, by name; `told` what
    it corrects of months submitted before."""

    packed: Packed
    sender: str
    addressee: str
    made_by: str
    counts: Mapping[str, int]
    figures: Mapping[str, Any]
    signoffs: tuple[SignOff, ...]
    told: Told | None = None


def sent_package(office: Office, package_id: str) -> Sent:
    """Read the head of a package in the outbox; UserError where there is none or it is gone.

    An office can always open what it has sealed, so the cover needs no second memory.
    """
    found = [some for some in outgoing(office) if some.package_id == package_id]
    if not found:
        raise UserError("发出的报送包里没有“{package}”，先看收发记录", package=package_id)
    packed = found[0]
    own = {key: some.certificate for key, some in trust.trusted(office).items() if not some.role}
    try:
        manifest = open_head(packed.path, trust.own_ring(office), own.get)
    except FileNotFoundError as error:
        raise UserError(
            "第 {seq} 号包的文件已不在本机，重新生成后再打印封面", seq=packed.seq
        ) from error
    except (OSError, Refused) as error:
        raise UserError(
            "第 {seq} 号包的文件打不开，重新生成后再打印封面", seq=packed.seq
        ) from error
    row = Outgoing.get_by_id(package_id)
    return Sent(
        packed=packed,
        sender=manifest.from_.name,
        addressee=addressee_name(office, packed),
        made_by=row.made_by,
        counts=manifest.counts,
        figures=manifest.figures,
        signoffs=tuple(manifest.signoffs),
        told=told_of(row.corrections),
    )


def addressee_name(office: Office, packed: Packed) -> str:
    """The name of the office that a package went to."""
    parent = trust.parent_of(office)
    if parent is not None and parent.unit == packed.addressee:
        return parent.name
    return names_of("units", {packed.addressee}).get(packed.addressee, packed.addressee[-8:])
