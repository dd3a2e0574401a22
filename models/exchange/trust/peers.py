"""The table of keys that are known: put in, made former, and set back when an import is undone."""

from collections.abc import Iterable
from typing import Any

from models.exchange.format.keys import SignedCertificate
from models.exchange.format.names import plain_name
from models.exchange.tables import Peer, Role
from models.office import Office

Rows = dict[str, dict[str, Any]]
"""Key id → the values of its row, the certificate in hexadecimal."""

Changed = dict[str, list[dict[str, Any] | None]]
"""Key id → [row before, row after]; None where there was or is none."""


def put_peer(
    office: Office,
    signed: SignedCertificate,
    role: Role,
    *,
    was: str = "",
    via: str = "",
    install: str | None = None,
) -> None:
    """Note whose key a certificate names; the day and the person of a known key stay."""
    said = signed.statement
    held = Peer.get_or_none(Peer.key == said.key)
    Peer.insert(
        key=said.key,
        role=role,
        unit=said.unit,
        name=plain_name(said.name),
        level=said.level,
        certificate=signed.to_bytes(),
        install=install if install or held is None else held.install,
        enrolled_on=held.enrolled_on if held else office.door.today.isoformat(),
        enrolled_by=held.enrolled_by if held else office.door.actor,
        was=was,
        via=via,
    ).on_conflict_replace().execute()


def end_peers(keys: Iterable[str], was: Role, epoch: int, seq: int) -> None:
    """Make keys former ones, of which packages count up to number `seq` of `epoch`."""
    Peer.update(role=Role.FORMER, was=was, last_epoch=epoch, last_seq=seq).where(
        Peer.key.in_(list(keys))
    ).execute()


def rows_now() -> Rows:
    """Every row as plain JSON."""
    rows: Rows = {}
    held: Any = Peer.select().dicts()
    for row in held:
        rows[row["key"]] = {**row, "certificate": bytes(row["certificate"]).hex()}
    return rows


def changed_since(before: Rows) -> Changed:
    now = rows_now()
    keys = [key for key in {**before, **now} if before.get(key) != now.get(key)]
    return {key: [before.get(key), now.get(key)] for key in keys}


def put_back_peers(changed: Changed) -> None:
    """Set back each row that is still what the change made of it."""
    now = rows_now()
    for key, (before, after) in changed.items():
        if now.get(key) != after:
            continue
        Peer.delete().where(Peer.key == key).execute()
        if before is not None:
            certificate = bytes.fromhex(before["certificate"])
            Peer.insert(**{**before, "certificate": certificate}).execute()
