"""One value for people and back: as a list or form shows it, and as it is typed.

Total over the kinds of field: a kind without a rule is an error, never a guess.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import singledispatch
from typing import Any

from models.errors import UserError
from models.fields import (
    BoolField,
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
    MonthField,
    PercentField,
    RowField,
    TextField,
    YearField,
)
from models.words import Words, chinese, sentence

Names = Mapping[tuple[str, str], str]
"""(ledger, uid) → what the record is called."""


@dataclass(frozen=True)
class Reader:
    """Who reads: the language, the names of linked records and the items of the lists."""

    words: Words = chinese
    names: Names = field(default_factory=dict)
    items: Callable[[str], Mapping[str, str]] = lambda _list: {}

    def name_of(self, ledger: str, uid: str) -> str:
        """The linked record's name, or its short uid while it has not arrived."""
        return self.names.get((ledger, uid)) or uid[-8:]


@singledispatch
def show(column: Column[Any], _value: Any, _reader: Reader) -> str:
    """A field's value for people, "" where it is empty."""
    raise TypeError(f"no way to show {type(column).__name__}")


def shown(column: Column[Any], value: Any, reader: Reader) -> str:
    return "" if value is None else show(column, value, reader)


@show.register(Column)
@show.register(TextField)
@show.register(MonthField)
def _(_column: Column[Any], value: Any, _reader: Reader) -> str:
    return str(value)


@show.register
def _(_column: IntegerField, value: int, _reader: Reader) -> str:
    return str(value)


@show.register
def _(_column: PercentField, value: int, _reader: Reader) -> str:
    return f"{value // 10}.{value % 10}%"


@show.register
def _(_column: MoneyField, value: int, _reader: Reader) -> str:
    """万元 with two decimals, more only where the amount is finer: what is shown is typed back."""
    whole, fen = divmod(abs(value), 1_000_000)
    decimals = f"{fen:06d}".rstrip("0").ljust(2, "0")
    return f"{'-' if value < 0 else ''}{whole}.{decimals}"


@show.register
def _(_column: BoolField, value: bool, reader: Reader) -> str:
    return reader.words("是") if value else reader.words("否")


@show.register
def _(_column: DateField, value: Any, _reader: Reader) -> str:
    return str(value.isoformat())


@show.register
def _(_column: DateTimeField, value: Any, _reader: Reader) -> str:
    return str(value.strftime("%Y-%m-%d %H:%M"))


@show.register
def _(_column: ChoiceField, value: Any, reader: Reader) -> str:  # type: ignore[type-arg]
    return reader.words(value.label)


@show.register
def _(column: ListField, value: str, reader: Reader) -> str:
    return reader.words(reader.items(column.list_name).get(value, value))


@show.register
def _(column: LinkField, value: str, reader: Reader) -> str:
    return reader.name_of(column.named_in, value)


@show.register
def _(column: RowField, value: str, reader: Reader) -> str:
    return reader.names.get((column.named_in, value), value)


@show.register
def _(column: LinksField, value: tuple[str, ...], reader: Reader) -> str:
    return "、".join(reader.name_of(column.named_in, uid) for uid in value)


@show.register
def _(_column: FilesField, value: Any, _reader: Reader) -> str:
    return "、".join(file.name for file in value)


@dataclass(frozen=True)
class Typed:
    """What reading a typed value needs: records by name, list items, the year meant."""

    find: Callable[[str, str], list[str]]
    items: Callable[[str], Mapping[str, str]]
    year: int | None = None


@singledispatch
def read(column: Column[Any], _raw: Any, _typed: Typed) -> Any:
    """A field's value from what somebody typed or a cell holds; UserError says what is wrong."""
    raise TypeError(f"no way to read {type(column).__name__}")


def read_typed(column: Column[Any], raw: Any, typed: Typed) -> Any:
    """`read`, where an empty cell or text means no value."""
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return () if isinstance(column, LinksField | FilesField) else None
    return read(column, raw, typed)


@read.register
def _(_column: TextField, raw: Any, _typed: Typed) -> str | None:
    from models.cells import parse_text

    return parse_text(raw)


@read.register
def _(_column: IntegerField, raw: Any, _typed: Typed) -> int | None:
    from models.cells import parse_integer

    return parse_integer(raw)


@read.register
def _(_column: YearField, raw: Any, _typed: Typed) -> int | None:
    from models.cells import parse_year

    return parse_year(raw)


@read.register
def _(column: PercentField, raw: Any, _typed: Typed) -> int | None:
    from models.cells import parse_decimal_scaled

    text = raw.strip().removesuffix("%").removesuffix("％") if isinstance(raw, str) else raw
    return parse_decimal_scaled(text, column.scale)


@read.register
def _(column: MoneyField, raw: Any, _typed: Typed) -> int | None:
    from models.cells import parse_decimal_scaled

    return parse_decimal_scaled(raw, column.scale)


@read.register
def _(_column: BoolField, raw: Any, _typed: Typed) -> bool | None:
    from models.cells import parse_bool

    return parse_bool(raw)


@read.register
def _(_column: DateField, raw: Any, typed: Typed) -> date | None:
    from models.cells import parse_date

    return parse_date(raw, typed.year)


@read.register
def _(_column: DateTimeField, raw: Any, typed: Typed) -> Any:
    from models.cells import parse_datetime

    return parse_datetime(raw, typed.year)


@read.register
def _(_column: MonthField, raw: Any, typed: Typed) -> str | None:
    from models.cells import parse_month

    return parse_month(raw, typed.year)


@read.register
def _(column: ChoiceField, raw: Any, _typed: Typed) -> Any:  # type: ignore[type-arg]
    text = str(raw).strip()
    for option in column.options:
        if text in (option.value, option.label):
            return option
    raise _not_listed(text, [option.label for option in column.options])


@read.register
def _(column: ListField, raw: Any, typed: Typed) -> str:
    text = str(raw).strip()
    items = typed.items(column.list_name)
    for code, label in items.items():
        if text in (code, label):
            return code
    raise _not_listed(text, list(items.values()))


def _not_listed(text: str, labels: list[str]) -> UserError:
    return UserError("没有“{text}”这一项，可选：{labels}", text=text, labels="、".join(labels))


@read.register
def _(column: LinkField, raw: Any, typed: Typed) -> str:
    return _found(str(raw).strip(), column.named_in, typed)


@read.register
def _(column: LinksField, raw: Any, typed: Typed) -> tuple[str, ...]:
    names = str(raw).replace("，", "、").replace(",", "、").replace("；", "、").split("、")
    return tuple(_found(name.strip(), column.named_in, typed) for name in names if name.strip())


def _found(name: str, ledger: str, typed: Typed) -> str:
    from models.ledgers import ledger_named

    uids = typed.find(ledger, name)
    if len(uids) == 1:
        return uids[0]
    target = ledger_named(ledger.partition(".")[0])
    title = sentence(target.title if target else ledger)
    if uids:
        template = "{ledger}里有 {count} 个“{name}”，写记录号来区分"
        raise UserError(template, ledger=title, count=len(uids), name=name)
    raise UserError("{ledger}里没有“{name}”，先登记再填", ledger=title, name=name)


@read.register
def _(_column: FilesField, _raw: Any, _typed: Typed) -> Any:
    raise UserError("附件要逐个添加，不能写成文字")
