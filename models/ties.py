"""关联: every field by which one record names another, followed from both ends.

A record is named by its own uid, or by that of one of its rows, which then stands for it.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from peewee import SQL, NodeList

from models import store
from models.errors import UserError
from models.fields import Choice, Column, LinkField, LinksField, TextField
from models.ledger import Ledger
from models.ledgers import LEDGERS, ledger_named
from models.ledgers.addressing import Addressed, in_sight
from models.ledgers.units import Unit
from models.record import Record, Rows, among, tuples

MOST = 1000
"""So many records are looked for through one field; there may be more."""
SHOWN = 30
"""So many of a ledger are told by name."""


@dataclass(frozen=True)
class Link:
    """A field that names records, in a ledger's records or in their rows.

    `target` is a ledger or the rows of one ("inspections.findings"); it is empty where the record
    itself says in the field `said_in` of which ledger its subject is.
    """

    ledger: Ledger
    rows: Rows[Any] | None
    column: Column[Any]
    target: str
    said_in: Column[Any] | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """What people call it: the rows' name, where it stands in rows, and its own."""
        return (*((self.rows.label,) if self.rows else ()), self.column.label)

    def naming(self, uids: Sequence[str]) -> Any:
        """A query for the living records that name one of these."""
        model = self.ledger.model
        if self.rows is None:
            query = model.select(model.uid).where(self._holds(uids))
        else:
            part = self.rows.model
            query = model.select(model.uid).where(
                model.uid.in_(part.select(part.record).where(self._holds(uids)))
            )
        query = query.where(~model.deleted)
        return query.where(in_sight(model)) if issubclass(model, Addressed) else query

    def _holds(self, uids: Sequence[str]) -> Any:
        if not isinstance(self.column, LinksField):
            return among(self.column, uids)
        one_of = ") AS named WHERE named.value IN (SELECT value FROM json_each(?)))"
        begin = SQL("EXISTS (SELECT 1 FROM json_each(")
        return NodeList((begin, self.column, SQL(one_of, [json.dumps(list(uids))])))

    def named_by(self, record: Record) -> Iterator[tuple[str, str]]:
        """(target, uid) of what a record names by this field."""
        for holder in getattr(record, self.rows.name) if self.rows else (record,):
            value = getattr(holder, self.column.name)
            said = getattr(holder, self.said_in.name) if self.said_in is not None else None
            target = said.value if isinstance(said, Choice) else self.target
            for uid in value if isinstance(value, tuple) else (value,):
                if uid and target:
                    yield target, uid


@dataclass(frozen=True)
class Tied:
    """A record at the other end, and the labels of the fields that tie it to this one."""

    uid: str
    heading: str
    labels: tuple[tuple[str, ...], ...]
    unit: str


@dataclass(frozen=True)
class Ties:
    """The records of one ledger at the other end: those told by name, and how many there are."""

    ledger: Ledger
    tied: tuple[Tied, ...]
    total: int

    @property
    def uncounted(self) -> bool:
        """Whether there may be more than `total`."""
        return self.total >= MOST


@cache
def links() -> tuple[Link, ...]:
    """Every field that names a record; a record's owner is no tie, for every record has one."""
    return tuple(link for ledger in LEDGERS for link in _links_of(ledger))


def _links_of(ledger: Ledger) -> Iterator[Link]:
    places: list[tuple[Rows[Any] | None, Sequence[Column[Any]]]] = [(None, ledger.fields())]
    places += [(rows, rows.model.columns()) for rows in ledger.parts()]
    for rows, columns in places:
        named = {column.name: column for column in columns}
        for column in columns:
            if isinstance(column, LinkField | LinksField) and not column.derived:
                yield Link(ledger, rows, column, column.named_in)
            elif column.name == "subject_uid" and "subject_ledger" in named:
                yield Link(ledger, rows, column, "", named["subject_ledger"])


def links_to(target: str) -> list[Link]:
    """The fields that may name a ledger's records, or the rows in them."""
    return [link for link in links() if not link.target or link.target.split(".")[0] == target]


def pointing_at(ledger: Ledger, uid: str) -> list[Ties]:
    """The records that name this one, by ledger; at most one query for each field."""
    record = _read(ledger, uid)
    rows = {f"{ledger.name}.{part.name}": _uids(record, part) for part in ledger.parts()}
    found: dict[str, dict[str, list[tuple[str, ...]]]] = defaultdict(lambda: defaultdict(list))
    for link in links_to(ledger.name):
        wanted = rows.get(link.target, [uid])
        if not link.target:
            wanted = [uid, *(row for some in rows.values() for row in some)]
        if not wanted:
            continue
        query = link.naming(wanted).order_by(link.ledger.model.uid.desc()).limit(MOST)
        for (other,) in tuples(query):
            found[link.ledger.name][other].append(link.labels)
    return _told(found)


def pointed_at(ledger: Ledger, uid: str) -> list[Ties]:
    """The records that this one names and that are here, by ledger."""
    record = _read(ledger, uid)
    named: dict[str, dict[str, list[tuple[str, ...]]]] = defaultdict(lambda: defaultdict(list))
    for link in _links_of(ledger):
        for target, other in link.named_by(record):
            if link.labels not in named[target][other]:
                named[target][other].append(link.labels)
    found: dict[str, dict[str, list[tuple[str, ...]]]] = defaultdict(lambda: defaultdict(list))
    for target, some in named.items():
        for row, labels in some.items():
            for name, other in _holders(target, row):
                found[name][other] += labels
    return _told(found)


def _read(ledger: Ledger, uid: str) -> Record:
    found = store.load(ledger.model, [uid])
    if not found:
        raise UserError("没有记录 {uid}", uid=uid)
    return found[0]


def _uids(record: Record, part: Rows[Any]) -> list[str]:
    return [row.uid for row in getattr(record, part.name)]


def _holders(target: str, uid: str) -> Iterator[tuple[str, str]]:
    """(ledger, uid) of the record that a link means: the one that has this uid, or this row."""
    name, _, part = target.partition(".")
    ledger = ledger_named(name)
    if ledger is None:
        return
    if not part and store.load(ledger.model, [uid]):
        yield name, uid
        return
    for rows in ledger.parts():
        if not part or rows.name == part:
            query = rows.model.select(rows.model.record).where(rows.model.uid == uid)
            yield from ((name, record) for (record,) in tuples(query))


def _told(found: Mapping[str, Mapping[str, Sequence[tuple[str, ...]]]]) -> list[Ties]:
    """In the order of the ledgers, the newest records first; deleted ones are left out."""
    told = []
    for ledger in (one for one in LEDGERS if found.get(one.name)):
        some = found[ledger.name]
        newest = sorted(some, reverse=True)[:SHOWN]
        records = [one for one in store.load(ledger.model, newest) if not one.deleted]
        names = dict(
            tuples(Unit.select(Unit.uid, Unit.name).where(among(Unit.uid, _owners(records))))
        )
        tied = tuple(
            Tied(
                *(one.uid, one.heading(), tuple(dict.fromkeys(some[one.uid]))),
                names.get(one.unit) or "",
            )
            for one in records
        )
        if tied:
            gone = len(newest) - len(records)
            told.append(Ties(ledger, tied, len(some) - gone))
    return told


def _owners(records: Sequence[Record]) -> list[str]:
    return sorted({record.unit for record in records})


def linkers(target: str, uids: Sequence[str]) -> dict[str, set[str]]:
    """Ledger → the records that name one of these records of a ledger, or a row in one."""
    found: dict[str, set[str]] = defaultdict(set)
    for link in links_to(target):
        wanted: Sequence[str] = uids
        _, _, part = link.target.partition(".")
        if part:
            wanted = [row for some in store.chunks(uids) for row in _rows_in(target, part, some)]
        for some in store.chunks(wanted) if link.target else ():
            found[link.ledger.name].update(uid for (uid,) in tuples(link.naming(some)))
    return found


def _rows_in(target: str, part: str, records: Sequence[str]) -> list[str]:
    ledger = ledger_named(target)
    parts = ledger.parts() if ledger is not None else []
    models = [rows.model for rows in parts if rows.name == part]
    return [
        uid
        for model in models
        for (uid,) in tuples(model.select(model.uid).where(among(model.record, records)))
    ]


def naming(target: str) -> tuple[Any, Any] | None:
    """The model that a link's `named_in` means, a ledger's or a part's, and what names its rows."""
    name, _, part = target.partition(".")
    ledger = ledger_named(name)
    if ledger is None:
        return None
    if not part:
        return (ledger.model, ledger.named_by) if ledger.named_by is not None else None
    (model,) = (rows.model for rows in ledger.parts() if rows.name == part)
    return model, next(column for column in model.columns() if isinstance(column, TextField))
