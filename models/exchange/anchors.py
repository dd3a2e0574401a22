"""Anchors: where an office's chain of changes stood when a package left, and whether it holds that.

A chain that is cut at its end, or written anew from some place on, is whole in itself; only what
stands elsewhere tells. So every package up says where the chain stands and what it says now at the
former places; the level above keeps that, says it back in its receipt, and compares.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from models.changes import Change
from models.exchange.format.manifest import Link, Manifest, Standing
from models.exchange.receipts import Receipt
from models.exchange.tables import ACCEPTED, UP, Anchor, Outgoing
from models.record import among, tuples
from models.store import chunks
from models.words import Sentence, sentence

Before = list[dict[str, Any]]
"""The rows as they were; one without a hash was not there."""


# At the office whose chain it is.


def standing(epoch: int, head: tuple[int, str]) -> Standing | None:
    """What a package up says of the chain: its head, and what it says at each former one."""
    if head[0] == 0:
        return None
    query = Outgoing.select(Outgoing.change).where(
        Outgoing.stream == UP, Outgoing.epoch == epoch, Outgoing.change > 0
    )
    former = _hashes({seq for (seq,) in tuples(query)})
    links = [Link(seq, former[seq]) for seq in sorted(former)]
    return Standing(seq=head[0], hash=head[1], former=links)


def _hashes(numbers: Iterable[int]) -> dict[int, str]:
    """What the chain says now at these numbers; those that are gone are left out."""
    found: dict[int, str] = {}
    for some in chunks(sorted(numbers)):
        query = Change.select(Change.seq, Change.hash).where(among(Change.seq, some))
        found |= dict(tuples(query))
    return found


def keep_sent(unit: str, manifest: Manifest) -> None:
    """Remember where the chain stands as a package leaves; nobody has confirmed it yet."""
    if manifest.changes is not None:
        _keep(_row(unit, manifest, ""))


def take_back(unit: str, contents: Iterable[Mapping[str, Any]], today: str) -> Before:
    """Keep what the level above says that it has seen of the chain; what the rows said before."""
    before: Before = []
    for content in contents:
        receipt = msgspec.convert(dict(content), Receipt, strict=True)
        row = Outgoing.get_or_none(
            Outgoing.package_id == receipt.package,
            Outgoing.sha256 == receipt.sha256,
            Outgoing.stream == UP,
        )
        if row is None or receipt.outcome != ACCEPTED:
            continue
        held = _held(receipt.package)
        seq = receipt.change or held.get("seq", 0)
        digest = receipt.change_hash or held.get("hash", "")
        now = _values(receipt.package, unit, row.epoch, seq, digest, held.get("seen_on") or today)
        if digest and now != held:
            before.append(held or {"package": receipt.package})
            _keep(now)
    return before


def put_back(before: Before) -> None:
    """Let the anchors say what they said before an import that is now undone."""
    for row in before:
        if "hash" in row:
            _keep(row)
        else:
            Anchor.delete().where(Anchor.package == row["package"]).execute()


def unheld(unit: str) -> Anchor | None:
    """The first anchor of this office that its own chain does not hold."""
    own = list(Anchor.select().where(Anchor.unit == unit).order_by(Anchor.seq))
    found = _hashes({row.seq for row in own})
    return next((row for row in own if found.get(row.seq) != row.hash), None)


def last_held(unit: str) -> int:
    """The number of the newest change that an anchor of this office confirms; 0 for none."""
    own = Anchor.select().where(Anchor.unit == unit).order_by(Anchor.seq.desc())
    found = ((row.seq, _hashes([row.seq]).get(row.seq) == row.hash) for row in own)
    return next((seq for seq, held in found if held), 0)


# At the level above.


def keep_arrived(unit: str, manifest: Manifest, today: str) -> Before:
    """Keep where the sender says that its chain stands; for undo, what was not there before."""
    if manifest.changes is None:
        return []
    _keep(_row(unit, manifest, today))
    return [{"package": manifest.package_id}]


def lost(unit: str, manifest: Manifest) -> Anchor | None:
    """The first place of the sender's chain, seen in a package before, that it no longer holds.

    Each epoch of a sender has a chain of its own: a restored backup has lost what came after it.
    """
    said = manifest.changes
    holds = {said.seq: said.hash, **dict(map(_pair, said.former))} if said is not None else {}
    seen = Anchor.select().where(Anchor.unit == unit, Anchor.epoch == manifest.from_.epoch)
    for row in seen.order_by(Anchor.seq):
        if holds.get(row.seq) != row.hash:
            found: Anchor = row
            return found
    return None


def notes(unit: str, manifest: Manifest) -> Iterator[Sentence]:
    """What people should know of a sender whose changes are not what they were."""
    row = lost(unit, manifest) if manifest.kind == UP else None
    if row is not None:
        yield sentence(
            "对方第 {seq} 条以前的改动记录与 {day} 收到时不符，在程序之外被删改过，请对方核对",
            seq=row.seq,
            day=row.seen_on,
        )


def _pair(link: Link) -> tuple[int, str]:
    return link.seq, link.sha256


def _held(package: str) -> dict[str, Any]:
    found: dict[str, Any] | None = Anchor.select().where(Anchor.package == package).dicts().first()
    return found or {}


def _row(unit: str, manifest: Manifest, seen_on: str) -> dict[str, Any]:
    said = manifest.changes
    assert said is not None
    return _values(manifest.package_id, unit, manifest.from_.epoch, said.seq, said.hash, seen_on)


def _values(
    package: str, unit: str, epoch: int, seq: int, digest: str, seen_on: str
) -> dict[str, Any]:
    place = {"package": package, "unit": unit, "epoch": epoch}
    return {**place, "seq": seq, "hash": digest, "seen_on": seen_on}


def _keep(row: Mapping[str, Any]) -> None:
    Anchor.insert(**row).on_conflict_replace().execute()
