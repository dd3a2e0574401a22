"""What a ledger's list shows: which records, in what order, a page at a time, with links resolved.

However many rows a page has, the number of queries is the same: one for the rows and one for each
ledger that they point at.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from models.fields import Column, LinkField, LinksField, RowField, Wire
from models.ledger import Ledger
from models.ledgers import ledger_named
from models.ledgers.addressing import Addressed, in_sight
from models.periods import Period
from models.record import database, tuples
from models.sounding import SOUNDING, sounding
from models.store import among, chunks
from models.text_index import inside_documents
from models.ties import naming
from models.word_index import holding, is_ready
from models.word_query import asked_for

REMAINING = "remaining"
"""The order by the days that remain: what is unfinished first, then what ended last."""


@dataclass(frozen=True)
class Listing:
    """Which of a ledger's records, in what order; `where` is field name → wire values allowed.

    `month` is "2026-09", empty for the records without a day. `order` is a field's name, REMAINING,
    or empty for the newest records first.
    """

    ledger: Ledger
    period: Period | None = None
    unit: str | None = None
    search: str = ""
    where: Mapping[str, tuple[Wire, ...]] = field(default_factory=dict)
    overdue_on: date | None = None
    month: str | None = None
    order: str = ""
    descending: bool = False


def uids(listing: Listing) -> list[str]:
    """The uids in order; what a table of any length keeps in memory."""
    query = _query(listing, listing.ledger.model.uid).order_by(*_order(listing))
    return [uid for (uid,) in database.execute(query)]  # peewee's own wrapper doubles the time


def count_by(listing: Listing, column: Column[Any]) -> dict[Wire, int]:
    """How many records hold each wire value of a field, the listing's own filter on it left out."""
    from peewee import fn

    others = {name: values for name, values in listing.where.items() if name != column.name}
    open_to_all = replace(listing, where=others, order="")
    query = _query(open_to_all, column.converter(str), fn.COUNT(1)).group_by(column)
    return dict(tuples(query))


def rows(ledger: Ledger, some: Sequence[str], columns: Sequence[Column[Any]]) -> list[list[Any]]:
    """The values of `columns` for these uids, in their order; empty where a record is missing."""
    model = ledger.model
    found: dict[str, list[Any]] = {}
    for part in chunks(some):
        query = model.select(model.uid, *columns).where(among(model.uid, part))
        found |= {uid: list(values) for uid, *values in tuples(query)}
    return [found.get(uid, [None] * len(columns)) for uid in some]


def overdue_among(ledger: Ledger, some: Sequence[str], today: date) -> set[str]:
    """Those of these records that are overdue on a day: on the last of days, all unfinished."""
    model = ledger.model
    found: set[str] = set()
    for part in chunks(some):
        query = model.select(model.uid).where(among(model.uid, part), model.overdue(today))
        found.update(uid for (uid,) in tuples(query))
    return found


def tells_overdue(ledger: Ledger) -> bool:
    """Whether records of this ledger can be overdue at all."""
    return "overdue" in vars(ledger.model)


def month_in(ledger: Ledger) -> Any:
    """The month ("2026-09") of a ledger's records as part of a query; None where they have none."""
    from peewee import fn

    model = ledger.model
    if ledger.dated_by is not None:
        return model.period
    return None if model.reported_on is None else fn.SUBSTR(model.reported_on, 1, 7)


def is_of_a_period(ledger: Ledger) -> bool:
    """Whether the top bar's period narrows this ledger's list."""
    model = ledger.model
    fields = model._meta.fields
    return ledger.dated_by is not None or "during" in vars(model) or "year" in fields


def count(listing: Listing) -> int:
    """How many records the list has."""
    return int(_query(listing, listing.ledger.model.uid).count())


def names_of(target: str, some: Iterable[str]) -> dict[str, str]:
    """uid → name of these records of a ledger; those that have not arrived are left out."""
    return {uid: name for (_, uid), name in _named(target, set(some))}


def names_for(columns: Sequence[Column[Any]], lines: Iterable[Sequence[Any]]) -> dict[Any, str]:
    """The names of every record that these rows point at, by (ledger, uid)."""
    wanted: dict[str, set[str]] = defaultdict(set)
    kinds = LinkField | LinksField | RowField
    links = [(at, c) for at, c in enumerate(columns) if isinstance(c, kinds)]
    for line in lines:
        for at, column in links:
            if line[at]:
                wanted[column.named_in].update(
                    line[at] if isinstance(column, LinksField) else [line[at]]
                )
    return {key: name for target, some in wanted.items() for key, name in _named(target, some)}


def _named(target: str, some: set[str]) -> Iterable[tuple[tuple[str, str], str]]:
    named = naming(target)
    if named is None:
        return
    model, column = named
    for part in chunks(sorted(some)):
        for uid, name in tuples(model.select(model.uid, column).where(among(model.uid, part))):
            yield (target, uid), name or ""


def find_named(target: str, name: str) -> list[str]:
    """The uids of a ledger's records that are called so, or the one that has this uid."""
    ledger = ledger_named(target)
    if ledger is None:
        return _rows_named(target, name)
    model = ledger.model
    matches = model.uid == name
    if ledger.named_by is not None:
        matches |= ledger.named_by == name
    query = model.select(model.uid).where(matches, ~model.deleted)
    return [uid for (uid,) in tuples(query)]


def _rows_named(target: str, name: str) -> list[str]:
    named = naming(target)
    if named is None:
        return []
    model, column = named
    query = _living_rows(target, model, model.uid).where((model.uid == name) | (column == name))
    return [uid for (uid,) in tuples(query)]


def _living_rows(target: str, part: Any, *selected: Any) -> Any:
    """The rows of a part whose record is not deleted."""
    ledger = ledger_named(target.partition(".")[0])
    assert ledger is not None
    model = ledger.model
    return part.select(*selected).join(model, on=(part.record == model.uid)).where(~model.deleted)


def choices_of(target: str, search: str = "", limit: int = 200) -> list[tuple[str, str]]:
    """(uid, name) of the records that a link may point at, for a form's drop-down."""
    named = naming(target)
    if named is None:
        return []
    model, column = named
    if "." in target:
        query = _living_rows(target, model, model.uid, column)
    else:
        query = model.select(model.uid, column).where(~model.deleted)
    if issubclass(model, Addressed):
        query = query.where(in_sight(model))
    if search:
        matches = column.contains(search)
        if target in SOUNDING:
            matches |= among(model.uid, sounding(target, search))
        query = query.where(matches)
    query = query.order_by(column, model.uid).limit(limit)
    return [(uid, name or "") for uid, name in tuples(query)]


def selected(listing: Listing, *what: Any) -> Any:
    """A query of what is wanted of a listing's records, in no order."""
    return _query(listing, *what)


def _query(listing: Listing, *selected: Any) -> Any:
    model = listing.ledger.model
    query = model.select(*selected).where(~model.deleted)
    if issubclass(model, Addressed):
        query = query.where(in_sight(model))
    if listing.unit is not None:
        query = query.where(model.unit == listing.unit)
    if listing.period is not None:
        query = _during(query, listing.ledger, listing.period)
    for name, values in listing.where.items():
        query = query.where(_one_of(model._meta.fields[name], values))
    if listing.overdue_on is not None:
        query = query.where(model.overdue(listing.overdue_on))
    if listing.month is not None:
        month = month_in(listing.ledger)
        query = query.where(month == listing.month if listing.month else month.is_null())
    if listing.search.strip():
        query = query.where(_matches(listing.ledger, listing.search.strip()))
    return query


def _during(query: Any, ledger: Ledger, period: Period) -> Any:
    model = ledger.model
    condition = model.during(period)
    if condition is not None:
        return query.where(condition)
    if ledger.dated_by is not None:
        months = (f"{period.year}-{period.first:02d}", f"{period.year}-{period.last:02d}")
        return query.where(model.period.between(*months) | model.period.is_null())
    if "year" in model._meta.fields:
        return query.where(model._meta.fields["year"] == period.year)
    return query


def _one_of(column: Column[Any], values: Sequence[Wire]) -> Any:
    held = [column.from_wire(value) for value in values if value is not None]
    condition = column.in_(held)
    return condition | column.is_null() if None in values else condition


def _matches(ledger: Ledger, text: str) -> Any:
    """What the index finds; while it waits for much that was written, only the record's own texts
    and the names in the list's columns."""
    if is_ready():
        return holding(ledger, asked_for(text))
    conditions = [column.contains(text) for column in ledger.searched()]
    for column in ledger.columns:
        target = ledger_named(column.target) if isinstance(column, LinkField) else None
        if target is not None and target.named_by is not None:
            named = target.model.select(target.model.uid).where(target.named_by.contains(text))
            conditions.append(column.in_(named))
    inside = inside_documents(ledger, text)
    return reduce(or_, conditions if inside is None else [*conditions, inside])


def _order(listing: Listing) -> tuple[Any, ...]:
    from peewee import Asc, Desc

    model = listing.ledger.model
    if not listing.order:
        return (model.uid.desc(),)
    if listing.order == REMAINING and model.deadline is not None:
        return _by_days_left(listing, model.deadline)
    column = model._meta.fields[listing.order]
    key: Any = column
    target = ledger_named(column.target) if isinstance(column, LinkField) else None
    if target is not None and target.named_by is not None:
        key = target.model.select(target.named_by).where(target.model.uid == column)
    in_turn = Desc(key, nulls="last") if listing.descending else Asc(key, nulls="last")
    return in_turn, model.uid


def _by_days_left(listing: Listing, deadline: Column[Any]) -> tuple[Any, ...]:
    from peewee import Case

    model = listing.ledger.model
    pending = model.overdue(date.max)
    left = Case(None, [(pending, deadline)])
    in_turn = left.desc() if listing.descending else left.asc()
    return (Case(None, [(pending, 0)], 1), in_turn, deadline.desc(nulls="last"), model.uid)
