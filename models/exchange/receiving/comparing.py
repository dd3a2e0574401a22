"""A package's differences in words: field by field, what was here and what the package says."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from models import listing
from models.exchange.differences import Difference, FieldChange
from models.fields import Column, FilesField, LinkField, LinksField, Wire
from models.ledger import Ledger
from models.ledgers import ledger_named
from models.lists import list_labels
from models.values import Reader, shown
from models.words import Words


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
        self._arriving: dict[tuple[str, str], str] = {
            (some.ledger, some.uid): some.heading for some in differences if some.kind == "new"
        }

    def compare(self, difference: Difference) -> list[Compared]:
        """The fields that differ, in the order of the form; of a new record all that are filled."""
        ledger = ledger_named(difference.ledger)
        if ledger is None:
            return []
        found = [(change, _column(ledger, change)) for change in difference.fields]
        known = [(c, column) for c, column in found if column is not None and not column.automatic]
        reader = Reader(self._words, self._names(known), self._items)
        subject = self._subject(difference)
        compared = (
            Compared(
                self._label(ledger, change, column),
                _text(column, change.old, reader, subject),
                _text(column, change.new, reader, subject),
                _place(change),
            )
            for change, column in known
        )
        return [some for some in compared if some.old != some.new]

    def _label(self, ledger: Ledger, change: FieldChange, column: Column[Any]) -> str:
        name = self._words(column.label)
        if not change.part:
            return name
        title = next(rows.label for rows in ledger.parts() if rows.name == change.part)
        return self._words("{part}第 {row} 行：{field}").format(
            part=self._words(title), row=change.row, field=name
        )

    def _subject(self, difference: Difference) -> str:
        """What the record is called that a decision is on; "" for everything else."""
        said = {change.field: change.new for change in difference.fields if not change.part}
        ledger, uid = said.get("subject_ledger"), said.get("subject_uid")
        if not isinstance(ledger, str) or not isinstance(uid, str):
            return ""
        return self._arriving.get((ledger, uid)) or listing.names_of(ledger, [uid]).get(uid, "")

    def _names(self, changes: Iterable[tuple[FieldChange, Column[Any]]]) -> dict[Any, str]:
        wanted: dict[str, set[str]] = defaultdict(set)
        for change, column in changes:
            if isinstance(column, LinkField | LinksField):
                for wire in (change.old, change.new):
                    linked = [wire] if isinstance(wire, str) else wire
                    wanted[column.named_in].update(linked if isinstance(linked, list) else ())
        names = dict(self._arriving)
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


def _text(column: Column[Any], wire: Wire, reader: Reader, subject: str = "") -> str:
    if wire is None or (isinstance(column, FilesField) and not wire):
        return ""
    if subject and column.name == "subject_uid":
        return subject
    return shown(column, column.from_wire(wire), reader)
