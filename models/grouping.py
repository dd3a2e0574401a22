"""A list taken apart: how many records each unit, area, month or category holds, and their sums.

However long the list, it is one query, and one more for the names of what the groups are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import peewee

from models.fields import (
    BoolField,
    ChoiceField,
    Column,
    IntegerField,
    LinkField,
    ListField,
    MonthField,
    PercentField,
    Wire,
    YearField,
)
from models.ledger import Ledger
from models.ledgers.units import Unit
from models.listing import Listing, month_in, names_for, selected
from models.lists import list_labels
from models.record import tuples
from models.values import Reader, shown
from models.words import Words, chinese

UNIT, AREA, MONTH = "unit", "unit.area", "period"
_KINDS = (ChoiceField, ListField, LinkField, MonthField, YearField, BoolField)
_ORDINAL = "期"
"""The measure of numbers that count places in a row; their sum says nothing."""
_ORDERED = (ChoiceField, ListField, MonthField, YearField, BoolField)
"""Kinds whose groups have an order of their own; others stand by how much they hold."""


@dataclass(frozen=True)
class Grouping:
    """One way to take a ledger apart; `column` holds what its groups are."""

    key: str
    label: str
    column: Column[Any]


@dataclass(frozen=True)
class GroupLine:
    """One group: its wire value, what people call it, its records and the sums of its numbers."""

    value: Wire
    label: str
    count: int
    sums: tuple[int, ...]


@dataclass(frozen=True)
class Grouped:
    """All groups of a list and the whole of it; `summed` are the columns of the sums."""

    grouping: Grouping
    summed: tuple[IntegerField, ...]
    lines: tuple[GroupLine, ...]
    total: GroupLine


def groupings(ledger: Ledger) -> list[Grouping]:
    """By unit, area and month, then by every field that holds one of several things."""
    model = ledger.model
    found = [Grouping(UNIT, "单位", model.unit)]
    if model is not Unit:
        found.append(Grouping(AREA, "片区", Unit.area))
    if month_in(ledger) is not None:
        found.append(Grouping(MONTH, "月份", model.period))
    named = {column.name: column for column in (*ledger.columns, *ledger.fields())}
    return [
        *found,
        *(
            Grouping(column.name, column.label, column)
            for column in named.values()
            if isinstance(column, _KINDS) and column.name != UNIT
        ),
    ]


def grouping_named(ledger: Ledger, key: str | None) -> Grouping | None:
    return next((one for one in groupings(ledger) if one.key == key), None)


def summed_in(ledger: Ledger) -> tuple[IntegerField, ...]:
    """The numbers that can be added up: those with a measure, but years, rates and places."""
    return tuple(
        column
        for column in ledger.fields()
        if isinstance(column, IntegerField)
        and not isinstance(column, YearField | PercentField)
        and column.measure not in ("", _ORDINAL)
    )


def grouped(listing: Listing, grouping: Grouping, words: Words = chinese) -> Grouped:
    """The groups of a listing's records, in the order in which people read them."""
    summed = summed_in(listing.ledger)
    key, query = _keyed(listing, grouping, summed)
    found = [
        (value, count, tuple(amount or 0 for amount in amounts))
        for value, count, *amounts in tuples(query.group_by(key))
    ]
    labels = _labels(grouping, [value for value, _, _ in found], words)
    lines = [GroupLine(value, labels[value], count, sums) for value, count, sums in found]
    lines.sort(key=lambda line: _place(grouping, line))
    sums = tuple(sum(line.sums[at] for line in lines) for at in range(len(summed)))
    total = GroupLine(None, words("合计"), sum(line.count for line in lines), sums)
    return Grouped(grouping, summed, tuple(lines), total)


def _keyed(
    listing: Listing, grouping: Grouping, summed: Sequence[Column[Any]]
) -> tuple[Any, peewee.ModelSelect]:
    key: Any = grouping.column
    model = listing.ledger.model
    if grouping.key == MONTH:
        key = month_in(listing.ledger)
    wanted = (key, peewee.fn.COUNT(1), *(peewee.fn.SUM(column) for column in summed))
    query = selected(listing, *(part.converter(_as_kept) for part in wanted))
    if grouping.key == AREA:
        query = query.join(Unit, peewee.JOIN.LEFT_OUTER, on=(Unit.uid == model.unit))
    return key, query


def _as_kept(value: Any) -> Any:
    return value


def _labels(grouping: Grouping, values: Sequence[Any], words: Words) -> dict[Any, str]:
    column = grouping.column
    names = names_for([column], [[value] for value in values])
    reader = Reader(words, names, list_labels)
    return {value: _label(column, value, reader) for value in values}


def _label(column: Column[Any], value: Any, reader: Reader) -> str:
    if value is None:
        return reader.words("（未填）")
    if isinstance(column, ChoiceField):
        option = next((one for one in column.options if one.value == value), None)
        return str(value) if option is None else reader.words(option.label)
    return shown(column, value, reader)


def _place(grouping: Grouping, line: GroupLine) -> tuple[Any, ...]:
    """What is empty stands last; categories in their own order, the rest by how much they hold."""
    column = grouping.column
    if isinstance(column, ChoiceField):
        codes: list[Wire] = [option.value for option in column.options]
        at = codes.index(line.value) if line.value in codes else len(codes)
        return line.value is None, at, ""
    if isinstance(column, ListField):
        held = list(list_labels(column.list_name))
        at = held.index(line.value) if line.value in held else len(held)
        return line.value is None, at, line.label
    if grouping.key == MONTH or isinstance(column, _ORDERED):
        return line.value is None, 0, str(line.value)
    return line.value is None, -line.count, line.label


def within(listing: Listing, grouping: Grouping, value: Wire) -> Listing:
    """The same list, one group of it alone."""
    if grouping.key == MONTH:
        return replace(listing, month=str(value or ""))
    if grouping.key != AREA:
        return replace(listing, where={**listing.where, grouping.key: (value,)})
    condition = Unit.area.is_null() if value is None else Unit.area == value
    units = tuple(uid for (uid,) in tuples(Unit.select(Unit.uid).where(condition)))
    return replace(listing, where={**listing.where, UNIT: units})


def groups_of(
    listing: Listing, grouping: Grouping, uids: Sequence[str]
) -> Iterator[tuple[str, Wire]]:
    """(uid, wire value of its group) of a listing's records, in the order of `uids`."""
    key, query = _keyed(listing, grouping, ())
    held = dict(tuples(query.select(listing.ledger.model.uid, key.converter(_as_kept))))
    return ((uid, held.get(uid)) for uid in uids)
