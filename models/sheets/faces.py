"""A value as a spreadsheet's cell shows and keeps it: how it is written, formatted, chosen."""

import re
from collections.abc import Callable, Mapping
from functools import singledispatch
from typing import Any

from models.cell_words import NO_TEXT, YES_TEXT
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
    LongTextField,
    MoneyField,
    MonthField,
    PercentField,
    RowField,
    ScheduleField,
    TextField,
    YearField,
)
from models.lists import list_items, list_labels
from models.sheets.naming import Names
from models.words import Sentence, sentence

Write = Callable[[Any], Any]
"""The cell's value (text, number, date) of a field's value that is not None."""

TEXT_FORMAT, DATE_FORMAT, MOMENT_FORMAT = "@", "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
_NEVER_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WIDTHS = {
    **{"long_text": 40, "schedule": 32, "text": 18, "link": 14, "links": 22, "attachment": 18},
    **{"date": 12, "datetime": 17, "month": 10, "choice": 12, "list": 12},
}
_DEFAULT_WIDTH = 9


@singledispatch
def writer(_column: Column[Any], _names: Names) -> Write:
    """How a column's values are written so that the import reads them back."""
    return clean


@writer.register
def _(_column: IntegerField, _names: Names) -> Write:
    return int


@writer.register
def _(_column: PercentField, _names: Names) -> Write:
    """A fraction of one, as spreadsheets keep what they show as 66.7%."""
    return lambda value: value / 1000


@writer.register
def _(column: MoneyField, _names: Names) -> Write:
    """万元, to the fen."""
    return lambda value: value / 10**column.scale


@writer.register
def _(_column: BoolField, _names: Names) -> Write:
    return lambda value: YES_TEXT if value else NO_TEXT


@writer.register
def _(_column: DateField, _names: Names) -> Write:
    return lambda value: value


@writer.register
def _(_column: DateTimeField, _names: Names) -> Write:
    return lambda value: value


@writer.register
def _(column: ChoiceField, _names: Names) -> Write:  # type: ignore[type-arg]
    labels = {option.value: option.label for option in column.options}
    return lambda value: labels[str(value)]


@writer.register
def _(column: ListField, _names: Names) -> Write:
    """The label; the code where two items are labelled alike."""
    labels = list_labels(column.list_name)
    shown = list(labels.values())
    clear = {code: label for code, label in labels.items() if shown.count(label) == 1}
    return lambda code: clear.get(code, code)


@writer.register
def _(column: RowField, names: Names) -> Write:
    return lambda uid: clean(names.write(column.named_in, uid))


@writer.register
def _(column: LinkField, names: Names) -> Write:
    return lambda uid: clean(names.write(column.named_in, uid))


@writer.register
def _(column: LinksField, names: Names) -> Write:
    return lambda uids: clean("、".join(names.write(column.named_in, uid) for uid in uids)) or None


@writer.register
def _(_column: FilesField, _names: Names) -> Write:
    return lambda files: clean("、".join(file.name for file in files)) or None


def clean(value: Any) -> str:
    """Without the signs that a workbook cannot hold."""
    return _NEVER_IN_XML.sub("", str(value))


def number_format(column: Column[Any]) -> str:
    if isinstance(column, PercentField):
        return "0.0%"
    if isinstance(column, MoneyField):
        return "0.00####"
    if isinstance(column, IntegerField):
        return "0"
    if isinstance(column, DateTimeField):
        return MOMENT_FORMAT
    return DATE_FORMAT if isinstance(column, DateField) else TEXT_FORMAT


def width(column: Column[Any]) -> int:
    """In characters of the sheet's plain font; a heading's Chinese signs are two wide."""
    return max(_WIDTHS.get(column.kind, _DEFAULT_WIDTH), 2 * len(column.label) + 2)


Items = Callable[[str], Mapping[str, str]]
"""The items (code → label) of a list of values by the list's name."""


def options(column: Column[Any], items: Items = list_items) -> list[str]:
    """What may be chosen in the column, for its drop-down; empty where anything may be typed."""
    if isinstance(column, ChoiceField):
        return [option.label for option in column.options]
    if isinstance(column, ListField):
        return list(items(column.list_name).values())
    return [YES_TEXT, NO_TEXT] if isinstance(column, BoolField) else []


def hint(column: Column[Any]) -> Sentence:
    """How to fill the column, with an example."""
    for kind, template in _HINTS.items():
        if isinstance(column, kind):
            return sentence(template)
    is_chosen = isinstance(column, ChoiceField | ListField | BoolField)
    return sentence("从下拉框里选一项") if is_chosen else sentence("写文字")


_HINTS: Mapping[type[Column[Any]], str] = {
    YearField: "写四位年份，如 2026",
    PercentField: "写百分数，如 66.7%",
    MoneyField: "写万元数，如 12.50",
    IntegerField: "写整数，如 12",
    DateTimeField: "写日期和时间，如 2026-09-15 14:30",
    DateField: "写日期，如 2026-09-15",
    MonthField: "写月份，如 2026-09",
    ScheduleField: "写月份和要做的事，如 3月：启动；4-6月：实施",
    LinksField: "写名称，多个用顿号分开；要先在对应的台账里登记",
    LinkField: "写名称；要先在对应的台账里登记，人员可以直接写姓名",
    LongTextField: "写文字，可以分行",
    TextField: "写文字",
}
