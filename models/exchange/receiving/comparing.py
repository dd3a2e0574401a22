"""A package's differences in words: field by field, what was here and what the package says."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from models import listing
from models.exchange.differences import Difference, FieldChange
from models.fields import Column, FilesField, LinkField, LinksField, RowField, Wire
from models.ledger import Ledger
from models.ledgers import ledger_named
from models.ledgers.month_reports import check_named
from models.ledgers.returns import label_of
from models.lines import Line
from models.lists import list_labels
from models.record import tuples
from models.values import Reader, shown
from models.words import Words

_AWAY = "没有报来的记录"


@dataclass(frozen=True)
class Compared:
    """One field of one record: its name, and both values as people read them.

    `place` is where it stands in the new record ("evidence.2.file"), empty where it is gone.
    """

    label: str
    old: str
    new: str
    place: str = ""


class Comparer:
    """Puts differences into words; names of records that are only in the package are known too."""

    def __init__(self, words: Words, differences: Iterable[Difference] = ()) -> None:
        self._words = words
        self._items = cache(list_labels)
        self._arriving: dict[tuple[str, str], str] = {}
        self._ledgers: dict[str, str] = {}
        for some in differences:
            self._ledgers[some.uid] = some.ledger
            if some.kind == "new":
                self._arriving[some.ledger, some.uid] = some.heading
                self._arriving |= dict(some.row_names)

    def compare(self, difference: Difference) -> list[Compared]:
        """The fields that differ, in the order of the form; of a new record all that are filled."""
        ledger = ledger_named(difference.ledger)
        if ledger is None:
            return []
        found = [(change, _column(ledger, change)) for change in difference.fields]
        known = [(c, column) for c, column in found if column is not None and not column.automatic]
        reader = Reader(self._words, self._names(known), self._items)
        compared = []
        for change, column in known:
            label = self._label(ledger, change, column)
            old, new = (
                self._text(column, wire, reader, difference, change)
                for wire in (change.old, change.new)
            )
            if old != new:
                compared.append(Compared(label, old, new, _place(change)))
        return compared

    def _text(
        self,
        column: Column[Any],
        wire: Wire,
        reader: Reader,
        difference: Difference,
        change: FieldChange,
    ) -> str:
        if wire is None or (isinstance(column, FilesField) and not wire):
            return ""
        if column.name == "check_code":
            return check_named(str(wire)).text(self._words)
        if column.name == "subject_uid":
            return self._called(str(wire))
        if column.name == "about_field":
            return self._field_named(str(wire), self._subject(difference, change))
        return shown(column, column.from_wire(wire), reader)

    def _label(self, ledger: Ledger, change: FieldChange, column: Column[Any]) -> str:
        name = self._words(column.label)
        if not change.part:
            return name
        title = next(rows.label for rows in ledger.parts() if rows.name == change.part)
        return self._words("{part}第 {row} 行：{field}").format(
            part=self._words(title), row=change.row, field=name
        )

    def _subject(self, difference: Difference, change: FieldChange) -> str:
        """The uid of the record that a decision, or a row of a report, speaks of."""
        here = (change.part, change.row, "subject_uid")
        said = (one for one in difference.fields if (one.part, one.row, one.field) == here)
        return next((str(one.new or one.old) for one in said), "")

    def _ledger_of(self, uid: str) -> str:
        if uid not in self._ledgers:
            query = Line.select(Line.ledger).where(Line.uid == uid)
            self._ledgers[uid] = next((name for (name,) in tuples(query)), "")
        return self._ledgers[uid]

    def _called(self, uid: str) -> str:
        """What a record is called, be it here or only in the package."""
        ledger = self._ledger_of(uid)
        name = self._arriving.get((ledger, uid)) or listing.names_of(ledger, [uid]).get(uid)
        return name or self._words(_AWAY)

    def _field_named(self, place: str, subject: str) -> str:
        ledger = ledger_named(self._ledger_of(subject))
        return self._words(label_of(ledger, place)) if ledger else ""

    def _names(self, changes: Iterable[tuple[FieldChange, Column[Any]]]) -> dict[Any, str]:
        wanted: dict[str, set[str]] = defaultdict(set)
        for change, column in changes:
            if isinstance(column, LinkField | LinksField | RowField):
                for wire in (change.old, change.new):
                    linked = [wire] if isinstance(wire, str) else wire
                    wanted[column.named_in].update(linked if isinstance(linked, list) else ())
        away = self._words(_AWAY)
        names = {(target, uid): away for target, uids in wanted.items() for uid in uids}
        names |= self._arriving
        for target, uids in wanted.items():
            found = listing.names_of(target, uids)
            names |= {(target, uid): name for uid, name in found.items()}
        return names


def _place(change: FieldChange) -> str:
    if not change.part:
        return change.field
    return f"{change.part}.{change.row}.{change.field}" if change.new is not None else ""


def _column(ledger: Ledger, change: FieldChange) -> Column[Any] | None:
    columns = ledger.fields()
    for rows in ledger.parts():
        if rows.name == change.part:
            columns = rows.model.columns()
    return next((column for column in columns if column.name == change.field), None)
