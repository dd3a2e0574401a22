"""One reader a column of a file: the usual cells at once, the rest by the rules of `values`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import singledispatch
from typing import Any

from models.cell_words import DEFAULT_UNIT, EMPTY, UNITS
from models.cells import Cell, are_fractions, parse_money, parse_percent, parse_text
from models.errors import UserError
from models.fields import (
    ChoiceField,
    Column,
    DateField,
    DateTimeField,
    FilesField,
    IntegerField,
    LinkField,
    LinksField,
    ListField,
    MoneyField,
    PercentField,
    TextField,
    YearField,
)
from models.ledgers.people import PEOPLE
from models.lists import list_items, list_labels
from models.sheets.naming import Names
from models.sheets.synonyms import BLANK, NOBODY
from models.values import Typed, read_typed

Read = Callable[[Cell], Any]
"""A filled cell's value, None where it means nothing; UserError says what is wrong."""


@dataclass(frozen=True)
class Around:
    """What reading depends on beside the cell: names, lists, the year meant, whose file it is.

    `own` is a file that this program wrote: its percentages are fractions.
    """

    names: Names
    year: int
    create_people: bool
    own: bool = False
    title: str = ""
    cells: Sequence[Cell] = ()

    @property
    def typed(self) -> Typed:
        return Typed(self.find, list_items, self.year)

    def find(self, target: str, written: str) -> list[str]:
        if self.create_people and target == PEOPLE.name:
            return self.names.find_person(written)
        return self.names.find(target, written)


def reader(column: Column[Any], around: Around) -> Read:
    """The reader of a column's cells; what a text was read as is remembered."""
    read = _reader(column, around)
    if isinstance(column, TextField):
        return read
    seen: dict[str, Any] = {}

    def remembering(cell: Cell) -> Any:
        if type(cell) is not str:
            return read(cell)
        if cell not in seen:
            seen[cell] = read(cell)
        return seen[cell]

    return remembering


def blank_in(text: str) -> str:
    """The blank in a text that somebody forgot to fill, as written; empty for none."""
    found = BLANK.search(text)
    return text[found.start() : found.end() + 2] if found else ""


@singledispatch
def _reader(column: Column[Any], around: Around) -> Read:
    typed = around.typed
    return lambda cell: read_typed(column, cell, typed)


@_reader.register
def _(_column: TextField, _around: Around) -> Read:
    def read(cell: Cell) -> str | None:
        if type(cell) is str and cell.isprintable():
            return cell.strip() or None
        return parse_text(cell) or None

    return read


@_reader.register
def _(column: DateField, around: Around) -> Read:
    typed = around.typed

    def read(cell: Cell) -> Any:
        if type(cell) is date:
            return cell
        if type(cell) is datetime:
            return cell.date()
        return read_typed(column, cell, typed)

    return read


@_reader.register
def _(column: DateTimeField, around: Around) -> Read:
    """What this program wrote without an hour was written at midnight."""
    typed = around.typed

    def read(cell: Cell) -> Any:
        if around.own and type(cell) is date:
            return datetime.combine(cell, time())
        return read_typed(column, cell, typed)

    return read


@_reader.register
def _(column: IntegerField, around: Around) -> Read:
    typed = around.typed

    def read(cell: Cell) -> Any:
        if type(cell) is float and cell.is_integer() and abs(cell) < 1e15:
            return int(cell)
        return read_typed(column, cell, typed)

    return read


@_reader.register
def _(column: YearField, around: Around) -> Read:
    typed = around.typed
    return lambda cell: read_typed(column, cell, typed)


@_reader.register
def _(_column: PercentField, around: Around) -> Read:
    fractions = True if around.own else are_fractions(around.cells)
    return lambda cell: parse_percent(cell, 1, fractions)


@_reader.register
def _(column: MoneyField, around: Around) -> Read:
    """In the unit that the title names, 万元 unless it names one."""
    if around.own:
        return lambda cell: read_typed(column, cell, around.typed)
    unit = next((unit for unit in UNITS if unit in around.title), DEFAULT_UNIT)
    return lambda cell: parse_money(cell, unit)


@_reader.register
def _(column: ChoiceField, _around: Around) -> Read:  # type: ignore[type-arg]
    return _one_of(
        {str(option.value): option.label for option in column.options},
        {str(option.value): option for option in column.options},
    )


@_reader.register
def _(column: ListField, around: Around) -> Read:
    labels = list_labels(column.list_name) if around.own else list_items(column.list_name)
    return _one_of(labels, {code: code for code in labels})


def _one_of(labels: Mapping[str, str], values: Mapping[str, Any]) -> Read:
    """By label or by code; blanks and ends of sentences do not matter."""
    known = {label: values[code] for code, label in reversed(list(labels.items()))}
    known = {**known, **values}
    plain = {_plain(text): value for text, value in known.items()}

    def read(cell: Cell) -> Any:
        text = parse_text(cell)
        if not text or text in EMPTY:
            return None
        found = known.get(text, plain.get(_plain(text)))
        if found is None:
            choices = "、".join(labels.values())
            raise UserError("没有“{text}”这一项，可选：{labels}", text=text, labels=choices)
        return found

    return read


def _plain(text: str) -> str:
    return "".join(text.split()).rstrip("。.；;").casefold()


@_reader.register
def _(column: LinkField, around: Around) -> Read:
    return _linked(column, around)


@_reader.register
def _(column: LinksField, around: Around) -> Read:
    return _linked(column, around)


def _linked(column: LinkField | LinksField, around: Around) -> Read:
    typed = around.typed

    def read(cell: Cell) -> Any:
        text = parse_text(cell)
        if text in EMPTY or text in NOBODY:
            return () if isinstance(column, LinksField) else None
        return read_typed(column, text, typed)

    return read


@_reader.register
def _(_column: FilesField, _around: Around) -> Read:
    raise TypeError("files are never read from a cell")
