"""Cover sheets from below: taken in, held against the packages that came, and what is missing."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from models.canonical import decode
from models.database import writing
from models.exchange.format.codes import spoken_code
from models.exchange.format.names import plain_name
from models.exchange.format.opening import Opened
from models.exchange.sending.relays import CoverLine, place_of
from models.exchange.tables import ACCEPTED, UP, Covered, Incoming, Peer, Role
from models.ledgers.units import Unit
from models.listing import names_of
from models.office import Office
from models.record import tuples
from models.refused import Refused, Why
from models.words import Sentence, sentence

Before = dict[str, Any]
_NAMED = 8
"""How many packages a sentence names one by one."""


# Taking a cover sheet in, and back.


def take_cover(_office: Office, opened: Opened, contents: Iterable[Mapping[str, Any]]) -> Before:
    """Note which packages a child has taken in; what the lines replaced, for undo.

    Refused where it speaks of a unit that is not below it. What a descendant's own cover sheet
    says is said again by the child's.
    """
    via = opened.certificate.unit
    before: Before = {"replaced": [], "new": []}
    if not Peer.select().where(Peer.unit == via, Peer.role == Role.CHILD).exists():
        return before
    below = _everybody_below(via)
    for content in contents:
        line = msgspec.convert(dict(content), CoverLine, strict=True)
        if line.unit not in below:
            raise Refused(Why.OUT_OF_SCOPE, f"cover of {line.unit}, which is not below {via}")
        _put(via, line, opened.manifest.seq, before)
    return before


def _everybody_below(unit: str) -> set[str]:
    """All below a unit, as its roster and the units ledger say.

    Those too whose rows are still to come, or have been deleted after their packages came.
    """
    parents: dict[str, str | None] = dict(tuples(Unit.select(Unit.uid, Unit.parent)))
    named = Peer.select(Peer.unit).where(Peer.via == unit)
    found, fresh = {uid for (uid,) in tuples(named)}, {unit}
    while fresh:
        fresh = {uid for uid, parent in parents.items() if parent in fresh} - found - {unit}
        found |= fresh
    return found


def _put(via: str, line: CoverLine, cover_seq: int, before: Before) -> None:
    held = Covered.get_or_none(Covered.via == via, Covered.sha256 == line.sha256)
    row = {
        "via": via,
        "sha256": line.sha256,
        "package_id": line.package,
        "unit": line.unit,
        "name": plain_name(line.name),
        "epoch": line.epoch,
        "seq": line.seq,
        "period": line.period,
        "figures": json.dumps(line.figures, ensure_ascii=False),
        "outcome": line.outcome,
        "received_on": line.on.isoformat(),
        "cover_seq": cover_seq,
        "held": line.held,
        "arrived": held is not None and held.arrived,
        "heard": line.heard,
    }
    if held is None:
        before["new"].append([via, line.sha256])
    else:
        before["replaced"].append(dict(held.__data__))
    Covered.insert(**row).on_conflict_replace().execute()


def put_back(before: Before) -> None:
    """Let things be as they were before a cover sheet that is now undone."""
    for via, sha256 in before["new"]:
        Covered.delete().where(Covered.via == via, Covered.sha256 == sha256).execute()
    for row in before["replaced"]:
        Covered.insert(**row).on_conflict_replace().execute()


# Holding it against what came.


def check_listed(opened: Opened) -> None:
    """Refuse a package that a cover sheet lists under its number as another one."""
    sender = opened.manifest.from_
    rows = Covered.select().where(
        Covered.unit == sender.unit,
        Covered.epoch == sender.epoch,
        Covered.seq == opened.manifest.seq,
        Covered.outcome == ACCEPTED,
    )
    listed = {row.sha256: row.via for row in rows}
    if listed and opened.sha256 not in listed:
        sha256, via = next(iter(listed.items()))
        raise Refused(
            Why.NOT_AS_COVERED,
            f"{opened.sha256} is not {sha256}",
            seq=opened.manifest.seq,
            via=_name_of(via),
            listed=spoken_code(sha256),
            found=spoken_code(opened.sha256),
        )


def _name_of(unit: str) -> str:
    return names_of("units", {unit}).get(unit, unit[-8:])


def note_arrival(sha256: str) -> None:
    """A covered package has come and brought nothing new; it need not be brought again."""
    with writing():
        Covered.update(arrived=True).where(Covered.sha256 == sha256).execute()


def warnings(unit: str, kind: str) -> tuple[Sentence, ...]:
    """What people should know once packages of a sender have come: as a child, and as a unit."""
    told = (Covered.via == unit) | (Covered.unit == unit)
    if kind != UP or not Covered.select().where(told, Covered.outcome == ACCEPTED).exists():
        return ()
    found = [*_contradictions(unit)]
    absent = missing(unit)
    if absent:
        named = _listed(absent)
        found.append(
            sentence(
                "转报清单上的 {count} 个包没有随盘送来：{packages}；请“{via}”补送",
                count=len(absent),
                packages=named,
                via=_name_of(unit),
            )
        )
    return tuple(found)


def _listed(rows: Sequence[Covered]) -> str:
    names = [f"{row.name} {row.epoch}-{row.seq}" for row in rows[:_NAMED]]
    return "、".join(names) + ("…" if len(rows) > _NAMED else "")


def missing(via: str) -> list[Covered]:
    """Packages that a child says it passes on and of which nothing has come, nor a later one."""
    here = Incoming.select(Incoming.sha256)
    query = Covered.select().where(
        *(Covered.via == via, Covered.outcome == ACCEPTED, Covered.held, ~Covered.arrived),
        Covered.sha256.not_in(here),
    )
    rows = list(query.order_by(Covered.name, Covered.unit, Covered.epoch, Covered.seq))
    heads = newest_here() if rows else {}
    return [row for row in rows if place_of(row) > heads.get(row.unit, (0, 0))]


def newest_here() -> dict[str, tuple[int, int]]:
    """Unit → (epoch, number) of its newest package that was taken in here."""
    query = Incoming.select(Incoming.unit, Incoming.epoch, Incoming.seq).where(
        Incoming.kind == UP, Incoming.outcome == ACCEPTED
    )
    heads: dict[str, tuple[int, int]] = {}
    for unit, epoch, seq in tuples(query):
        heads[unit] = max(heads.get(unit, (0, 0)), (epoch, seq))
    return heads


def _contradictions(unit: str) -> Iterator[Sentence]:
    """Where cover sheets (of this sender, or about it) and packages that are here differ."""
    rows = Covered.select().where(
        (Covered.via == unit) | (Covered.unit == unit), Covered.outcome == ACCEPTED
    )
    said: dict[tuple[str, int, int], list[Covered]] = defaultdict(list)
    for row in rows:
        said[row.unit, row.epoch, row.seq].append(row)
    units = sorted({unit for unit, _, _ in said})
    query = Incoming.select().where(
        *(Incoming.kind == UP, Incoming.outcome == ACCEPTED, Incoming.unit.in_(units))
    )
    true: dict[tuple[str, int, int], str] = {}
    for came in query.order_by(Incoming.unit, Incoming.epoch, Incoming.seq):
        for seq, sha256 in [*_chain(came), (came.seq, came.sha256)]:
            true[came.unit, came.epoch, seq] = sha256
        for row in said[came.unit, came.epoch, came.seq]:
            if row.sha256 == came.sha256 and not _same_figures(row, came):
                yield sentence(
                    "“{via}”转报清单上“{name}”第 {seq} 号包的汇总数与该单位的不一致，以单位的为准",
                    via=_name_of(row.via),
                    name=row.name,
                    seq=row.seq,
                )
    for place, listed in said.items():
        for row in listed:
            if true.get(place, row.sha256) != row.sha256:
                yield sentence(
                    "“{via}”转报清单上“{name}”第 {seq} 号包与该单位报送的不是同一个，先与两边核对",
                    via=_name_of(row.via),
                    name=row.name,
                    seq=row.seq,
                )


def _chain(row: Incoming) -> list[tuple[int, str]]:
    return [(seq, sha256) for seq, sha256 in decode(bytes(row.chain) or b"[]")]


def _same_figures(row: Covered, came: Incoming) -> bool:
    figures: bool = json.loads(row.figures) == json.loads(came.figures)
    return figures and row.period == came.period


# What the sheets tell of units.


def confirmed_on(sha256s: Iterable[str]) -> dict[str, date]:
    """Hash → the day on which the unit's own level received a package that came through others."""
    wanted = set(sha256s)
    query = Covered.select(Covered.sha256, Covered.received_on)
    return {sha: date.fromisoformat(on) for sha, on in tuples(query) if sha in wanted}
