"""Which records a package holds: the owner's whole current state up, what concerns a child down."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from peewee import fn

from models import store
from models.canonical import decode, encode
from models.changes import Change
from models.exchange.numbering.own_epoch import restored_at
from models.exchange.receipts import acknowledged_change, own_epoch
from models.exchange.tables import UP, Outgoing
from models.fields import Column, FilesField, Leaves, LinkField, LinksField
from models.ledger import Ledger
from models.ledgers import LEDGERS, ledger_named
from models.ledgers.addressing import circles, is_meant
from models.ledgers.units import Unit, descendants
from models.lines import Line
from models.record import Record, tuples

HANDED_DOWN = tuple(ledger.name for ledger in LEDGERS if ledger.goes_down)
"""What a level writes for those below it, or what theirs carries out."""
_NAMED = ("people", "appointments", "decisions", "guidance_groups")
"""What goes down because something that goes down names it; a meeting's minutes never do."""


@dataclass(frozen=True)
class Leaving:
    """One line that goes into a package, with its content decoded."""

    content: dict[str, Any]
    line: bytes

    @property
    def uid(self) -> str:
        return str(self.content["uid"])

    @property
    def ledger(self) -> str:
        return str(self.content["ledger"])


def _lines_of(units: Iterable[str]) -> dict[str, Leaving]:
    found: dict[str, Leaving] = {}
    query = Line.select(Line.uid, Line.line).where(Line.unit.in_(list(units))).order_by(Line.uid)
    for uid, line in tuples(query):
        found[uid] = Leaving(decode(bytes(line)), bytes(line))
    return found


# Up.


def going_up(unit: str, year: int) -> list[Leaving]:
    """An office's whole current state, as the package of a report in `year` carries it.

    Left out are its own row of the units (the level above writes that), the areas of an office
    without children, what happened before last year, is acknowledged and is named by nothing, and
    deletions of what has never left.
    """
    lines = _lines_of([unit])
    lines.pop(unit, None)
    if not Unit.select().where(Unit.parent == unit, Unit.uid != unit).exists():
        lines = {uid: some for uid, some in lines.items() if some.ledger != "areas"}
    past = {uid for uid in _past(unit, year - 1) if uid in lines}
    past -= _changed_since(acknowledged_change(UP), past)
    stay = past | _never_left(lines)
    stay -= _named_by(lines, stay)
    return [leaving for uid, leaving in lines.items() if uid not in stay]


def _never_left(lines: Mapping[str, Leaving]) -> set[str]:
    """The deletions among these of which no package can have held the record.

    Those are of records that are younger than the newest package that is known here. Where data
    were put back or the numbering begun anew others may have left, and every deletion travels.
    """
    if own_epoch() > 1 or restored_at(own_epoch()) is not None:
        return set()
    last = Outgoing.select(fn.MAX(Outgoing.change)).scalar() or 0
    gone = sorted(uid for uid, some in lines.items() if some.content.get("deleted"))
    young: set[str] = set()
    for some in store.chunks(gone):
        query = Change.select(Change.uid).where(store.among(Change.uid, some))
        born = query.group_by(Change.uid).having(fn.MIN(Change.seq) > last)
        young |= {uid for (uid,) in tuples(born)}
    return young


def _past(unit: str, first_year: int) -> Iterator[str]:
    """Events before the first of January; what has a state of its own may still be open."""
    for ledger in LEDGERS:
        dated = ledger.dated_by
        lasting = ledger.state is not None and ledger.state.derived
        if dated is not None and not lasting and ledger.name not in HANDED_DOWN:
            query = ledger.model.select(ledger.model.uid).where(
                ledger.model.unit == unit, dated < f"{first_year}-01-01"
            )
            yield from (uid for (uid,) in tuples(query))


def _changed_since(change: int, uids: set[str]) -> set[str]:
    changed: set[str] = set()
    for some in store.chunks(sorted(uids)):
        query = Change.select(Change.uid).where(Change.seq > change, Change.uid.in_(list(some)))
        changed |= {uid for (uid,) in tuples(query)}
    return changed


def _named_by(lines: dict[str, Leaving], past: set[str]) -> set[str]:
    """Those of `past` that something which is sent points at, directly or through others."""
    named: set[str] = set()
    fresh = [leaving for uid, leaving in lines.items() if uid not in past] if past else []
    while fresh:
        found = {uid for leaving in fresh for uid in links(leaving.content)} & past - named
        named |= found
        fresh = [lines[uid] for uid in found]
    return named


# Down.


def going_down(unit: str, ancestors: Sequence[str], child: str) -> list[Leaving]:
    """What a level and those above it have to say to one child: lists, plans and decisions.

    What names its addressees goes where one of them is at, or below, the child. Own lines leave
    without the fields that only the level above asks for.
    """
    below = {child, *descendants(child)}
    within = circles(below)
    lines = _lines_of([unit, *ancestors])
    own = {uid: some for uid, some in lines.items() if some.content["unit"] == unit}
    never = _never_left(own)
    chosen = {
        uid: some
        for uid, some in lines.items()
        if uid not in never and _concerns(some, unit, below) and _is_addressed(some.content, within)
    }
    fresh = list(chosen.values())
    while fresh:
        named = {uid for leaving in fresh for uid in links(leaving.content)} - chosen.keys()
        fresh = [lines[uid] for uid in sorted(named & lines.keys())]
        fresh = [leaving for leaving in fresh if leaving.ledger in (*HANDED_DOWN, *_NAMED)]
        chosen |= {leaving.uid: leaving for leaving in fresh}
    return [_for_below(leaving, unit) for _, leaving in sorted(chosen.items())]


def reaches(child: str, only: Iterable[str]) -> bool:
    """Whether one of these units and areas is the child's, or that of somebody below it."""
    below = {child, *descendants(child)}
    areas = Unit.select(Unit.area).where(Unit.uid.in_(sorted(below)), Unit.area.is_null(False))
    return not {*only}.isdisjoint(below | {area for (area,) in tuples(areas)})


def _concerns(leaving: Leaving, unit: str, below: set[str]) -> bool:
    if leaving.ledger == "decisions":
        return leaving.content.get("subject_unit") in below
    ledger = ledger_named(leaving.ledger)
    if ledger is None:
        return leaving.ledger in HANDED_DOWN or bool(leaving.content["unit"] != unit)
    if not ledger.model.is_for_below(leaving.content):
        return False
    if ledger.model.handed_to:
        named: str | None = leaving.content.get(ledger.model.handed_to)
        return named in below
    return ledger.goes_down


def _is_addressed(content: dict[str, Any], within: set[str]) -> bool:
    """Once addressed anew it goes to everyone: who is no longer meant has to hear of it."""
    return bool(content.get("readdressed")) or is_meant(content, within)


def _for_below(leaving: Leaving, unit: str) -> Leaving:
    ledger = ledger_named(leaving.ledger)
    if ledger is None or leaving.content["unit"] != unit:
        return leaving
    content = _without(leaving.content, _asked(ledger.fields()))
    for rows in ledger.parts():
        if rows.name in content:
            asked = _asked(rows.model.columns())
            content[rows.name] = [_without(row, asked) for row in content[rows.name]]
    return leaving if content == leaving.content else Leaving(content, encode(content))


def _asked(columns: Iterable[Column[Any]]) -> set[str]:
    return {
        column.name for column in [*columns, Record.changed_by] if column.leaves is Leaves.ASKED
    }


def _without(values: dict[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in names}


# What a line points at.


@cache
def _link_names(ledger_name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(part or "", names of link fields) of a ledger; nothing for one that is unknown here."""
    ledger = ledger_named(ledger_name)
    if ledger is None:
        return ()
    return tuple((part, tuple(names)) for part, names in _columns(ledger, LinkField | LinksField))


@cache
def _file_names(ledger_name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    ledger = ledger_named(ledger_name)
    if ledger is None:
        return ()
    return tuple((part, tuple(names)) for part, names in _columns(ledger, FilesField))


def _columns(ledger: Ledger, kind: Any) -> Iterator[tuple[str, list[str]]]:
    holders = [("", ledger.fields())] + [(r.name, r.model.columns()) for r in ledger.parts()]
    for part, columns in holders:
        names = [column.name for column in columns if isinstance(column, kind)]
        if names:
            yield part, names


def _values(
    content: dict[str, Any], places: tuple[tuple[str, tuple[str, ...]], ...]
) -> Iterator[Any]:
    for part, names in places:
        for holder in content.get(part, ()) if part else (content,):
            yield from (holder[name] for name in names if holder.get(name) is not None)


def links(content: dict[str, Any]) -> Iterator[str]:
    """The uids that a line's link fields name."""
    for value in _values(content, _link_names(content["ledger"])):
        yield from value if isinstance(value, list) else (value,)


def files(content: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """Hash and size of the attachments that a line names."""
    for value in _values(content, _file_names(content["ledger"])):
        yield from ((file["sha256"], file["size"]) for file in value)
