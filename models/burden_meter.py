"""填表负担: how many fields were typed each month, and how many the program brought along.

Counts alone, by month, ledger and source. They stand in a table of their own that is in no ledger,
so no package can hold them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import peewee

from models.canonical import decode
from models.ledger import Ledger
from models.ledgers.units import is_below
from models.record import Part, Record, State, database, read_state, tuples
from models.sources import BROUGHT, Source

_BY_CODE = {source.value: source for source in Source}
_NO_FIELDS = frozenset(
    ("ledger", "uid", "unit", "rev", "created_at", "changed_at", "filler", "changed_by", "seq")
)
"""What a line says that nobody fills in."""


class FieldCount(peewee.Model):
    """How many fields one source filled in one ledger in one month ("2026-09")."""

    month = peewee.TextField()
    ledger = peewee.TextField()
    source = peewee.TextField()
    amount = peewee.IntegerField()

    class Meta:
        database = database
        table_name = "field_counts"
        primary_key = peewee.CompositeKey("month", "ledger", "source")
        without_rowid = True


def give(record: Record, source: Source, *names: str) -> None:
    """Say that what a record holds now, or in these fields, was not typed into it."""
    state = read_state(record)
    said = {name: state[name] for name in names if name in state} if names else state
    record.given = ((said, source), *record.given)


def take_back(record: Record, names: Iterable[str]) -> None:
    """Say that somebody typed these fields all the same."""
    typed = frozenset(names)
    record.given = tuple(
        ({name: wire for name, wire in said.items() if name not in typed}, source)
        for said, source in record.given
    )


# Counting, at the door.


@cache
def _counted(model: type[Record | Part]) -> dict[str, tuple[Any, bool]]:
    """Name → (wire value of the default, whether the program fills it) of the fields that count."""
    return {c.name: (c.default_wire, c.automatic) for c in model.columns() if not c.derived}


@dataclass
class Counting:
    """The fields of one transaction, by ledger and source; `source` is whence they come unless
    a record says otherwise of what it was given."""

    source: Source
    counts: Counter[tuple[str, Source]] = field(default_factory=Counter)

    def add(self, ledger: Ledger, record: Record, before: State | None, after: State) -> None:
        """Count what differs from what the record said before."""
        sources: Counter[Source] = Counter(self._sources(ledger, record, before, after))
        for source, amount in sources.items():
            self.counts[ledger.name, source] += amount

    def _sources(
        self, ledger: Ledger, record: Record, before: State | None, after: State
    ) -> Iterator[Source]:
        yield from self._of(ledger.model, before, after, record.given)
        for rows in ledger.parts():
            held = {row["uid"]: row for row in (before or {}).get(rows.name, ())}
            now = {row["uid"]: row for row in after.get(rows.name, ())}
            if held == now:
                continue
            given = [
                ({row["uid"]: row for row in said[rows.name]}, source)
                for said, source in record.given
                if rows.name in said
            ]
            for uid, row in now.items():
                own = [(some[uid], source) for some, source in given if uid in some]
                found = self._of(rows.model, held.get(uid), row, own)
                yield from (Source.TIES for _ in found) if rows.automatic else found

    def _of(
        self,
        model: type[Record | Part],
        before: Mapping[str, Any] | None,
        after: Mapping[str, Any],
        given: Sequence[tuple[Mapping[str, Any], Source]],
    ) -> Iterator[Source]:
        counted = _counted(model)
        names = after.keys() if before is None else after.keys() | before.keys()
        for name in counted.keys() & names:
            default, automatic = counted[name]
            wire = after.get(name)
            if wire == (default if before is None else before.get(name)):
                continue
            if automatic:
                yield Source.TIES
            elif self.source is not Source.TYPED:
                yield self.source
            else:
                same = (source for said, source in given if said.get(name) == wire)
                yield next(same, Source.TYPED)

    def type_over(self, ledger: str, amount: int) -> None:
        """Of what a verb wrote, this many fields were asked for and typed."""
        held = self.counts[ledger, self.source]
        typed = min(amount, held)
        self.counts[ledger, self.source] -= typed
        self.counts[ledger, Source.TYPED] += typed

    def keep(self, month: str, sign: int = 1) -> None:
        """Add the counts to the month's; inside the transaction that wrote the records."""
        lines = [(month, *key, sign * amount) for key, amount in self.counts.items() if amount]
        if lines:
            database.connection().executemany(
                "INSERT INTO field_counts (month, ledger, source, amount) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (month, ledger, source) DO UPDATE SET amount = amount + "
                "excluded.amount",
                lines,
            )

    def forget(self, month: str) -> None:
        """Take the counts back from the month to which they were added."""
        self.keep(month, -1)
        FieldCount.delete().where(FieldCount.amount <= 0).execute()


class Arrivals(Counting):
    """The fields of other offices' lines: those from below would have been typed again, those from
    above were handed down; an office's own that come back to it count for nothing."""

    def __init__(self, unit: str) -> None:
        super().__init__(Source.PACKAGES)
        self._unit = unit
        self._whence: dict[str, Source] = {}

    def _source_of(self, unit: str) -> Source:
        if unit not in self._whence:
            below = is_below(unit, self._unit)
            self._whence[unit] = Source.PACKAGES if below else Source.TEMPLATES
        return self._whence[unit]

    def add_line(self, before: bytes | None, after: Mapping[str, Any]) -> None:
        """Count what a line says otherwise than the one before it."""
        if after["unit"] == self._unit:
            return
        said = decode(before) if before is not None else {}
        self.counts[after["ledger"], self._source_of(after["unit"])] += _differing(said, after)


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> int:
    count = 0
    for name, wire in after.items():
        old = before.get(name)
        if name in _NO_FIELDS or wire == old:
            continue
        if isinstance(wire, list) and wire and isinstance(wire[0], dict) and "uid" in wire[0]:
            held = {row["uid"]: row for row in old or ()}
            count += sum(_differing(held.get(row["uid"], {}), row) for row in wire)
        else:
            count += 1
    return count


# What was counted.


@dataclass(frozen=True)
class Filled:
    """The fields of one month, or of one ledger, by source."""

    key: str
    by_source: Mapping[Source, int]

    @property
    def typed(self) -> int:
        return self.by_source.get(Source.TYPED, 0)

    @property
    def brought(self) -> int:
        """What nobody had to type into this office's own records."""
        return sum(self.by_source.get(source, 0) for source in BROUGHT)

    @property
    def total(self) -> int:
        return self.typed + self.brought


@dataclass(frozen=True)
class Meter:
    """A year, month by month (all twelve) and ledger by ledger (the most typed first)."""

    year: int
    months: tuple[Filled, ...]
    ledgers: tuple[Filled, ...]
    total: Filled


def burden_meter(year: int, first: int = 1, last: int = 12) -> Meter:
    """What was counted in these months of a year; one query."""
    months = [f"{year}-{month:02d}" for month in range(first, last + 1)]
    query = FieldCount.select(
        FieldCount.month, FieldCount.ledger, FieldCount.source, FieldCount.amount
    ).where(FieldCount.month.between(months[0], months[-1]))
    by_month: dict[str, Counter[Source]] = {month: Counter() for month in months}
    by_ledger: dict[str, Counter[Source]] = defaultdict(Counter)
    whole: Counter[Source] = Counter()
    for month, ledger, source, amount in tuples(query):
        for counter in (by_month[month], by_ledger[ledger], whole):
            counter[_BY_CODE[source]] += amount
    ledgers = [Filled(name, counts) for name, counts in by_ledger.items()]
    return Meter(
        year,
        tuple(Filled(month, counts) for month, counts in by_month.items()),
        tuple(sorted(ledgers, key=lambda one: (-one.typed, -one.total, one.key))),
        Filled(str(year), whole),
    )
