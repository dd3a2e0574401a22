"""A record of a ledger, the sub-rows inside it, and its state as plain values."""

import json
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, overload

import peewee

from models.errors import Problem
from models.fields import (
    Choice,
    ChoiceField,
    Column,
    FilesField,
    Leaves,
    LinkField,
    LongTextField,
    Need,
    TextField,
)
from models.periods import Period
from models.sources import Said, Source
from models.words import Sentence

if TYPE_CHECKING:
    from models.ledgers.decisions import Decision

database = peewee.DatabaseProxy()
"""The open data folder's database: peewee's one global."""


def tuples(query: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of a query as plain tuples, which peewee's stubs do not promise."""
    return iter(query.tuples())


def among(column: Any, uids: Sequence[str]) -> Any:
    """`column IN uids` as a condition with one parameter, for peewee is slow with hundreds."""
    return column.in_(peewee.SQL("(SELECT value FROM json_each(?))", [json.dumps(list(uids))]))


ENTRY_UNDONE = "撤销录入"
"""The reason of a deletion that takes an entry back as if it had never been made."""

State = dict[str, Any]
"""A record as wire values: field name → value, part name → list of rows; null fields left out."""

P = TypeVar("P", bound="Part")


_uids: ContextVar[Callable[[], str] | None] = ContextVar("uids", default=None)


@contextmanager
def uids_from(source: Callable[[], str]) -> Iterator[None]:
    """Let this thread's new records take their uids from `source`, so that they can be foretold."""
    token = _uids.set(source)
    try:
        yield
    finally:
        _uids.reset(token)


def new_uid() -> str:
    """A fresh uid, a UUIDv7 unless `uids_from` says otherwise."""
    source = _uids.get()
    return source() if source else uuid7(int(time.time() * 1000), os.urandom(10))


def uuid7(milliseconds: int, random: bytes) -> str:
    """48 bits of time, the rest of 10 random bytes, as 36 characters."""
    raw = bytearray(milliseconds.to_bytes(6, "big") + random)
    raw[6] = raw[6] & 0x0F | 0x70
    raw[8] = raw[8] & 0x3F | 0x80
    text = raw.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


class Mark(Choice):
    INTERNAL = "internal", "内部"
    PUBLIC = "public", "公开"


class _System(Column[str]):
    """A text that the program sets itself and that is never empty."""

    kind = "text"


class _Owner(LinkField):
    """The unit that writes a record: a link that is never empty."""

    if TYPE_CHECKING:

        @overload
        def __get__(self, instance: None, owner: Any) -> Self: ...
        @overload
        def __get__(self, instance: object, owner: Any) -> str: ...
        def __get__(self, instance: object | None, owner: Any) -> Any: ...


class _Flag(Column[bool]):
    kind = "bool"
    field_type = "INTEGER"

    def to_wire(self, value: Any) -> bool:
        return bool(value)

    def from_wire(self, wire: Any) -> bool:
        return bool(wire)


class _Count(Column[int]):
    kind = "integer"
    field_type = "INTEGER"


@dataclass(frozen=True)
class Facts:
    """What a record's derived fields depend on beside the record itself.

    `before` is the state it had when last stored; only `settle` is given it. `beside` is what
    the record's class found in other ledgers for it, None for nothing.
    """

    today: date
    decisions: Sequence["Decision"] = ()
    before: "State | None" = None
    beside: Any = None


class Part(peewee.Model):
    """A sub-row of a record; it has no life of its own and travels inside its record."""

    uid = _System("行号", leaves=Leaves.ALWAYS, need=Need.IDENTITY, primary_key=True)
    record = _System("所属记录", leaves=Leaves.NEVER, index=True)
    seq = _Count("序号", leaves=Leaves.ALWAYS, default=0)

    class Meta:
        database = database
        legacy_table_names = False

    def __init__(self, **values: Any) -> None:
        values.setdefault("uid", new_uid())
        super().__init__(**values)

    @classmethod
    def columns(cls) -> list[Column[Any]]:
        """The declared fields, `uid`, `record` and `seq` left out."""
        return list(_part_columns(cls))


class Rows(Generic[P]):
    """The sub-rows of one kind, as a list on the record: `issue.measures`.

    `automatic` rows come from verbs: people see them and do not type them.
    """

    def __init__(self, model: type[P], label: str, *, automatic: bool = False) -> None:
        self.model = model
        self.label = label
        self.automatic = automatic
        self.name = ""

    def __set_name__(self, _owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, instance: None, owner: Any) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: Any) -> list[P]: ...
    def __get__(self, instance: object | None, owner: Any) -> Self | list[P]:
        if instance is None:
            return self
        rows: list[P] = instance.__dict__.setdefault(self.name, [])
        return rows

    def __set__(self, instance: object, rows: list[P]) -> None:
        instance.__dict__[self.name] = rows


class Record(peewee.Model):
    """One row of a ledger. `unit` is its only writer; `rev` grows by one at each saved change."""

    uid = _System("记录号", leaves=Leaves.ALWAYS, need=Need.IDENTITY, primary_key=True)
    unit = _Owner("units", "所属单位", leaves=Leaves.ALWAYS, need=Need.IDENTITY, index=False)
    rev = _Count("版次", leaves=Leaves.ALWAYS, need=Need.IDENTITY, default=0)
    created_at = _System("录入时间", leaves=Leaves.ALWAYS, default="")
    changed_at = _System("修改时间", leaves=Leaves.ALWAYS, default="")
    changed_by = TextField("修改人", leaves=Leaves.ASKED)
    filler = TextField("填报人", leaves=Leaves.ALWAYS)
    complete = _Flag("已填完", leaves=Leaves.ALWAYS, default=False)
    deleted = _Flag("已删除", leaves=Leaves.ALWAYS, default=False)
    deletion_reason = TextField("删除原因", leaves=Leaves.ALWAYS)
    mark = ChoiceField[Mark](Mark, "标识", leaves=Leaves.ALWAYS, default=Mark.INTERNAL)
    remarks = LongTextField("备注", leaves=Leaves.ASKED)
    attachments = FilesField("附件", leaves=Leaves.ASKED)
    period = TextField("所属期", leaves=Leaves.NEVER, derived=True)

    SYSTEM: ClassVar[frozenset[str]] = frozenset(
        [
            "uid",
            "unit",
            "rev",
            "created_at",
            "changed_at",
            "changed_by",
            "filler",
            "complete",
            "deleted",
            "deletion_reason",
            "period",
        ]
    )
    """Fields that the program fills: never in a form, a spreadsheet's import or a verb."""
    remembered: ClassVar[tuple[str, ...]] = ()
    """Fields and rows that a tombstone still holds, because figures of the past count them."""
    local: ClassVar[tuple[str, ...]] = ()
    """Dates of another office's record that this office keeps for itself: when it came here."""
    reported_on: ClassVar[Column[Any] | None] = None
    """The day whose month reports the record, where its ledger has no `dated_by`."""
    ongoing: ClassVar[tuple[str, ...]] = ()
    """Fields and rows in which work goes on after that month; changing them corrects no report."""
    copied: ClassVar[tuple[str, ...]] = ()
    """Agreed dates and rows that a copy of the record takes over; it takes no others."""
    afresh: ClassVar[tuple[str, ...]] = ()
    """What a copy leaves empty beside dates, states and files: numbers, what has come of it."""
    handed_to: ClassVar[str] = ""
    """The field that names the one unit for which a record goes down, where not for everyone."""
    deadline: ClassVar[Column[Any] | None] = None
    """The date by which the record is to be finished; lists count the days that remain."""
    turns_on: ClassVar[Column[Any] | None] = None
    """The date after which derived fields read differently though nothing changed."""
    given: tuple[tuple[Said, Source], ...] = ()
    """What the program put into this copy, and from where; what else is new in it was typed."""

    class Meta:
        database = database
        legacy_table_names = False

    @classmethod
    def columns(cls) -> list[Column[Any]]:
        """The fields that people fill or read, as declared; the program's own left out."""
        return list(_record_columns(cls))

    @classmethod
    def parts(cls) -> list[Rows[Any]]:
        return list(_parts(cls))

    def problems(self) -> Iterator[Problem]:
        """What is wrong beyond empty and unrepresentable fields; skips what is not filled yet."""
        yield from ()

    @classmethod
    def during(cls, _period: Period) -> Any:
        """A condition for the records that a period's list shows; None shows all of them."""
        return None

    @classmethod
    def planned_after(cls, _period: Period) -> Any:
        """A condition for the drafts that a period need not wait for: they are of a later one."""
        return peewee.SQL("0")

    @classmethod
    def is_for_below(cls, _line: Mapping[str, Any]) -> bool:
        """Whether a line of a ledger that goes down does so itself."""
        return True

    @classmethod
    def overdue(cls, _today: date) -> Any:
        """A condition for the records whose deadline has passed and that are not finished."""
        return peewee.SQL("0")

    @classmethod
    def beside(cls, _uids: Sequence[str]) -> Mapping[str, Any]:
        """What other ledgers hold that these records' derived fields depend on, by uid."""
        return {}

    @classmethod
    def touches(cls, _uids: Sequence[str]) -> Mapping[str, set[str]]:
        """Ledger name → uids of the records whose derived fields depend on these records."""
        return {}

    def prepare(self, today: date) -> None:
        """Fill a new record with what can be known beforehand."""

    @classmethod
    def prepare_all(cls, records: Sequence[Self], today: date) -> None:
        """`prepare` for records that are stored together, which do not see each other yet."""
        for record in records:
            record.prepare(today)

    def own_decides(self) -> bool:
        """Whether the office's own leader decides on it, instead of the level above."""
        return False

    def derive(self, facts: Facts) -> None:
        """Fill the derived fields from the record, its rows and the decisions on it."""

    def settle(self, facts: Facts) -> None:
        """Called on the owner's record before it is stored: what a change entails follows."""

    def heading(self) -> str:
        """What people call the record in a list or a message."""
        for column in self.columns():
            if column.need is Need.IDENTITY and isinstance(column, TextField):
                return str(getattr(self, column.name) or "")
        return self.uid


# What is known of a model once for all, so that records by the thousand need not find it out.


@cache
def _record_columns(model: type[Record]) -> tuple[Column[Any], ...]:
    shown = [f for f in model._meta.sorted_fields if f.name not in model.SYSTEM]
    return tuple(sorted(shown, key=lambda f: _inherited(model, f.name)))


def _inherited(model: type[Record], name: str) -> int:
    """How many classes above declare a field too; a ledger's own fields stand before theirs."""
    above = (base for base in model.__mro__[1:] if issubclass(base, Record))
    return sum(name in base._meta.fields for base in above)


@cache
def _part_columns(model: type[Part]) -> tuple[Column[Any], ...]:
    own = ("uid", "record", "seq")
    return tuple(f for f in model._meta.sorted_fields if f.name not in own)


@cache
def _parts(model: type[Record]) -> tuple[Rows[Any], ...]:
    return tuple(rows for rows in vars(model).values() if isinstance(rows, Rows))


@cache
def _stored(model: type[peewee.Model]) -> dict[str, Column[Any]]:
    """The fields of which a state consists, by name; a part's link to its record left out."""
    fields = model._meta.sorted_fields
    return {f.name: f for f in fields if not f.derived and f.name != "record"}


@cache
def _writers(model: type[peewee.Model]) -> tuple[tuple[str, Any], ...]:
    """(name, `to_wire`, or None where it changes nothing) of the stored fields."""
    plain = Column.to_wire
    fields = _stored(model).items()
    return tuple((name, None if type(f).to_wire is plain else f.to_wire) for name, f in fields)


@cache
def _readers(model: type[peewee.Model]) -> dict[str, Callable[[Any], Any]]:
    """Name → `from_wire` of the stored fields."""
    return {name: f.from_wire for name, f in _stored(model).items()}


@cache
def _makers(model: type[peewee.Model]) -> tuple[tuple[str, Any], ...]:
    """(name, maker) of the stored fields whose default is made anew for each record."""
    return tuple((name, f.default) for name, f in _stored(model).items() if callable(f.default))


def problem(
    column: Column[Any],
    template: str,
    *,
    row: tuple[Rows[Any], int] | None = None,
    level: str = "wrong",
    **values: object,
) -> Problem:
    """A problem at a field, or at a field of a sub-row (`row` = part and index from 0)."""
    place = f"{row[0].name}.{row[1] + 1}.{column.name}" if row else column.name
    return Problem(place, Sentence(template, values), level)


def read_state(record: Record) -> State:
    """A record's state: the wire values of its stored fields and rows, null left out."""
    state = _values(record)
    for rows in record.parts():
        lines = getattr(record, rows.name)
        if lines:
            state[rows.name] = [{**_values(part), "seq": seq} for seq, part in enumerate(lines)]
    return state


def read_row(part: Part) -> State:
    """A row as its record's state holds it, its place aside."""
    return _values(part)


def _values(instance: peewee.Model) -> State:
    held = instance.__data__
    state: State = {}
    for name, to_wire in _writers(type(instance)):
        value = held.get(name)
        if value is None:
            continue
        wire = value if to_wire is None else to_wire(value)
        if wire is not None:
            state[name] = wire
    return state


R = TypeVar("R", bound=Record)
M = TypeVar("M", bound=peewee.Model)


def record_from(model: type[R], state: State) -> R:
    """The record of a state; NotRepresentable when a value does not fit its field."""
    record = _instance(model, state)
    for rows in model.parts():
        for line in state.get(rows.name, ()):
            part = _instance(rows.model, line)
            part.record = record.uid
            getattr(record, rows.name).append(part)
    return record


def _instance(model: type[M], state: State) -> M:
    """As the model's own constructor makes it, which sets thirty fields one by one."""
    readers = _readers(model)
    held = {
        name: readers[name](wire)
        for name, wire in state.items()
        if wire is not None and name in readers
    }
    for name, made in _makers(model):
        if name not in state:
            held[name] = made()
    instance = model.__new__(model)
    instance.__dict__.update(__data__=held, __rel__={}, _dirty=set(held))
    return instance
