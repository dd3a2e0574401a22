"""One reader a column of a file: the usual cells at once, the rest by the rules of `values`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import singledispatch
from typing import Any

from models.cell_words import DEFAULT_UNIT, EMPTY, UNITS, are_alike
from models.cells import (
    LARGEST_NUMBER,
    Cell,
    are_fractions,
    parse_integer,
    parse_money,
    parse_percent,
    parse_text,
)
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
from models.schedule_words import plain
from models.sheets.behind import Day1904
from models.sheets.measures import MONEY, Measure, measure_of
from models.sheets.naming import Names
from models.sheets.synonyms import BLANK, NOBODY, SCIENTIFIC
from models.values import Typed, read_typed

_LONGEST_SIGN = 12  # characters of a sign for nothing, or of a number that was rewritten
_LARGEST_FRACTION = 10  # as 1000 %, beyond which a number is surely written in per cent

Read = Callable[[Cell], Any]
"""A filled cell's value, None where it means nothing; UserError says what is wrong."""


@dataclass(frozen=True)
class Around:
    """What reading depends on beside the cell: names, lists, the year meant, whose file it is.

    `own` is a file that this program wrote: its percentages are fractions. `measures` are the
    units that a line above the table names.
    """

    names: Names
    year: int
    create_people: bool
    own: bool = False
    title: str = ""
    cells: Sequence[Cell] = ()
    measures: Sequence[Measure] = ()

    def measure(self, *, money: bool) -> Measure | None:
        """The unit of the column's numbers, where the file says it."""
        named = measure_of(self.title)
        above = (one for one in self.measures if one.is_money is money)
        return named or next(above, None)

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
def _(_column: TextField, around: Around) -> Read:
    own = around.own

    def read(cell: Cell) -> str | None:
        if type(cell) is float and abs(cell) >= LARGEST_NUMBER:
            raise UserError("这个号码太长，存成了数字，末尾几位已经丢失；请设成文本再写一遍")
        text = cell.strip() if type(cell) is str and cell.isprintable() else parse_text(cell)
        if own or len(text) > _LONGEST_SIGN:
            return text or None
        if SCIENTIFIC.fullmatch(text):
            raise UserError("“{text}”是被表格软件改写的长号码，请改回原来的数字", text=text)
        return None if plain(text) in EMPTY else text

    return read


@_reader.register
def _(column: DateField, around: Around) -> Read:
    typed = around.typed

    def read(cell: Cell) -> Any:
        if type(cell) is date:
            return cell
        if type(cell) is datetime:
            return cell.date()
        _require_clear_day(cell)
        return read_typed(column, cell, typed)

    return read


@_reader.register
def _(column: DateTimeField, around: Around) -> Read:
    """What this program wrote without an hour was written at midnight."""
    typed = around.typed

    def read(cell: Cell) -> Any:
        if around.own and type(cell) is date:
            return datetime.combine(cell, time())
        _require_clear_day(cell)
        return read_typed(column, cell, typed)

    return read


def _require_clear_day(cell: Cell) -> None:
    if isinstance(cell, Day1904):
        raise UserError("这个表从 1904 年算日期，这一格只有天数；请把它设成日期格式")


@_reader.register
def _(column: IntegerField, around: Around) -> Read:
    """In the measure that the title or a line above the table names; another one is refused."""
    named = None if around.own else around.measure(money=False)
    power = named.power if named else 0
    if named and not are_alike(named.unit, column.measure):
        return _refusing(named, column.measure)

    def read(cell: Cell) -> Any:
        if type(cell) is float and cell.is_integer() and abs(cell) < LARGEST_NUMBER and not power:
            return int(cell)
        return parse_integer(cell, column.measure, power)

    return read


def _refusing(named: Measure, measure: str) -> Read:
    """For a column in a unit out of which no value can be made."""

    def read(cell: Cell) -> Any:
        if parse_text(cell) in EMPTY:
            return None
        raise UserError(
            "列名写的单位是“{unit}”，这里按“{measure}”填，请换算后再导入",
            unit=named.unit,
            measure=measure,
        )

    return read


@_reader.register
def _(column: YearField, around: Around) -> Read:
    typed = around.typed
    return lambda cell: read_typed(column, cell, typed)


@_reader.register
def _(_column: PercentField, around: Around) -> Read:
    fractions = True if around.own else are_fractions(around.cells)
    numbers = [cell for cell in around.cells if isinstance(cell, float | int)]
    is_mixed = fractions is False and any(0 < number < 1 for number in numbers)

    def read(cell: Cell) -> Any:
        if is_mixed and isinstance(cell, float | int) and 0 < cell <= _LARGEST_FRACTION:
            raise UserError(
                "这一列有的写成小数、有的写成百分数，“{text}”看不出是哪种，请带上百分号",
                text=parse_text(cell),
            )
        return parse_percent(cell, 1, fractions)

    return read


@_reader.register
def _(column: MoneyField, around: Around) -> Read:
    """In the unit that the title names, 万元 unless it names one."""
    if around.own:
        return lambda cell: read_typed(column, cell, around.typed)
    named = around.measure(money=True)
    units = {power: unit for unit, power in UNITS.items()}
    if named and (named.unit != MONEY or named.power not in units):
        return _refusing(named, DEFAULT_UNIT)
    unit = units[named.power] if named else DEFAULT_UNIT
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
