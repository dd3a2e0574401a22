"""From what was written on the command line or in a JSON file to the values of a record.

A text is read as people type it (names, labels, 万元, 66.7%); a whole number, a truth value or a
list in JSON is what `list --json` prints. "@path" is a file to be attached.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from models.attachments import Attachments
from models.cli.call import WrongUsage
from models.errors import UserError
from models.fields import (
    BoolField,
    Column,
    FileRef,
    FilesField,
    IntegerField,
    LinksField,
    NotRepresentable,
)
from models.ledger import Ledger
from models.listing import find_named
from models.lists import list_items
from models.record import Part, Record, Rows
from models.values import Typed, read_typed
from models.words import sentence


@dataclass(frozen=True)
class Entry:
    """One thing to set: a field, a part, or a field of a row ("measures.1.state")."""

    place: str
    raw: Any
    adds: bool = False


def entries_of(sets: Iterable[str]) -> list[Entry]:
    """`field=value`, or `field+=value` which adds to a list; the same field again adds, too."""
    entries: list[Entry] = []
    for text in sets:
        place, equals, raw = text.partition("=")
        if not equals or not place.strip("+ "):
            raise WrongUsage("看不懂“{text}”，写成 字段=值", text=text)
        name = place.removesuffix("+").strip()
        again = any(entry.place == name for entry in entries)
        entries.append(Entry(name, raw, place.endswith("+") or again))
    return entries


def pick(columns: Sequence[Column[Any]], others: Iterable[str], name: str) -> Column[Any]:
    """The field of this name that may be filled; wrong usage names the possible ones."""
    found = next((column for column in columns if column.name == name), None)
    if found is None:
        names = [*(column.name for column in columns if not column.derived), *others]
        raise WrongUsage(
            "没有“{name}”这个字段，可填的有：{names}", name=name, names=" ".join(names)
        )
    if found.derived:
        raise WrongUsage("“{name}”由程序算出，不能填", name=name)
    return found


def typed_parts(ledger: Ledger) -> list[str]:
    """The parts whose rows people write."""
    return [rows.name for rows in ledger.parts() if not rows.automatic]


class Entering:
    """Reads values for one office, looking names and list items up in its data."""

    def __init__(self, attachments: Attachments) -> None:
        self._attachments = attachments
        self._typed = Typed(find=find_named, items=cache(list_items))

    def value(self, column: Column[Any], raw: Any) -> Any:
        """A field's value; UserError says which field and what is wrong."""
        try:
            return self._value(column, raw)
        except UserError as error:
            raise UserError(
                "{label}填得不对：{reason}", label=sentence(column.label), reason=error.sentence
            ) from error

    def _value(self, column: Column[Any], raw: Any) -> Any:
        if isinstance(column, FilesField):
            return self._files(raw)
        if isinstance(column, LinksField) and isinstance(raw, list):
            return tuple(uid for name in raw for uid in read_typed(column, name, self._typed))
        if isinstance(raw, int) and isinstance(column, IntegerField | BoolField):
            try:
                return column.from_wire(raw)
            except NotRepresentable as error:
                raise UserError("“{value}”不能填在这里", value=json.dumps(raw)) from error
        if raw is not None and not isinstance(raw, str):
            raise UserError("“{value}”不能填在这里", value=json.dumps(raw, ensure_ascii=False))
        return read_typed(column, raw, self._typed)

    def _files(self, raw: Any) -> tuple[FileRef, ...]:
        named = raw if isinstance(raw, list) else [raw] if raw else []
        paths = [name for name in named if isinstance(name, str) and name.startswith("@")]
        if len(paths) < len(named):
            raise UserError("附件写成 @文件，如 @照片.jpg")
        return tuple(self._attachments.add_file(Path(path[1:])) for path in paths)

    def fill(self, ledger: Ledger, record: Record, entries: Iterable[Entry]) -> None:
        """Set fields, parts and fields of rows on a record."""
        parts = {rows.name: rows for rows in ledger.parts()}
        for entry in entries:
            name, *row = entry.place.split(".")
            if name in parts and parts[name].automatic:
                raise WrongUsage("“{name}”由各项操作记下，不能直接填", name=name)
            if name in parts and row:
                self._fill_row(record, parts[name], row, entry)
            elif name in parts:
                rows = list(self._rows(record, parts[name], entry.raw))
                kept = getattr(record, name) if entry.adds else []
                setattr(record, name, [*kept, *rows])
            else:
                column = pick(ledger.fields(), typed_parts(ledger), entry.place)
                self._fill_field(record, column, entry)

    def _fill_field(self, holder: object, column: Column[Any], entry: Entry) -> None:
        value = self.value(column, entry.raw)
        if entry.adds:
            if not isinstance(column, FilesField | LinksField):
                raise WrongUsage("“{name}”只有一个值，不能再加", name=entry.place)
            value = (*getattr(holder, column.name), *value)
        setattr(holder, column.name, value)

    def _fill_row(self, record: Record, rows: Rows[Any], row: list[str], entry: Entry) -> None:
        held: list[Part] = getattr(record, rows.name)
        number = int(row[0]) if row[0].isdecimal() else 0
        if len(row) != 2 or not 1 <= number <= len(held):
            raise WrongUsage(
                "“{place}”找不到，{part}共 {count} 行，写成 {example}",
                place=entry.place,
                part=sentence(rows.label),
                count=len(held),
                example=f"{rows.name}.1.{rows.model.columns()[0].name}",
            )
        self._fill_field(held[number - 1], pick(rows.model.columns(), (), row[1]), entry)

    def _rows(self, record: Record, rows: Rows[Any], raw: Any) -> Iterator[Part]:
        """Rows from a list of objects; one that names the uid of a row there is keeps its rest."""
        held = {part.uid: part for part in getattr(record, rows.name)}
        for line in _lines(rows, raw):
            uid = line.get("uid")
            part = held[uid] if uid in held else rows.model(record=record.uid)
            if uid is not None and uid not in held:
                raise UserError("{part}里没有 {uid} 这一行", part=sentence(rows.label), uid=uid)
            for name, value in line.items():
                if name != "uid":
                    column = pick(rows.model.columns(), ("uid",), name)
                    setattr(part, name, self.value(column, value))
            yield part


def _lines(rows: Rows[Any], raw: Any) -> list[dict[str, Any]]:
    """The objects of a part: a list of them, its JSON, or "@path" for a part that holds files."""
    if raw is None or raw == "":
        return []
    files = [column for column in rows.model.columns() if isinstance(column, FilesField)]
    if isinstance(raw, str) and raw.startswith("@") and files:
        return [{files[0].name: raw}]
    if isinstance(raw, str):
        try:
            raw = json.loads(raw)
        except ValueError:
            raw = None
    lines = raw if isinstance(raw, list) else [raw]
    if not all(isinstance(line, dict) for line in lines):
        raise UserError("{part}要写成 JSON，每行一个对象", part=sentence(rows.label))
    return lines
