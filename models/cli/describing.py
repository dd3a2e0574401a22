"""A ledger, its fields and its verbs, as plain values for who drives the program from outside."""

from typing import Any

from models.fields import (
    ChoiceField,
    Column,
    IntegerField,
    LinkField,
    LinksField,
    ListField,
    TextField,
)
from models.ledger import Action, Ledger
from models.ledgers.returns import EVERY_LEDGER
from models.record import Part, Record
from models.values import Reader

OWN_VERBS = ("edit", "delete")
"""The verbs that every ledger has beside its own."""


def describe(ledger: Ledger, reader: Reader) -> dict[str, Any]:
    return {
        "name": ledger.name,
        "label": reader.words(ledger.title),
        "columns": [column.name for column in ledger.columns],
        "fields": [_field(column, reader) for column in ledger.fields()],
        "system": [_field(column, reader) for column in _system(ledger.model, ledger.fields())],
        "parts": [
            {
                "name": rows.name,
                "label": reader.words(rows.label),
                "automatic": rows.automatic,
                "fields": [_field(column, reader) for column in rows.model.columns()],
                "system": [
                    _field(column, reader)
                    for column in _system(rows.model, rows.model.columns())
                    if column.name != "record"
                ],
            }
            for rows in ledger.parts()
        ],
        "verbs": [_verb(action, reader) for action in (*ledger.actions, *EVERY_LEDGER)],
    }


def _system(model: type[Record | Part], shown: list[Column[Any]]) -> list[Column[Any]]:
    """The fields of every record, or of every row, that the program alone fills."""
    names = {column.name for column in shown}
    return [column for column in model._meta.sorted_fields if column.name not in names]


def _field(column: Column[Any], reader: Reader) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "label": reader.words(column.label),
        "kind": column.kind,
        "need": column.need.value,
        "leaves": column.leaves.value,
        "derived": column.derived,
        "automatic": column.automatic,
    }
    if column.help_text:
        described["note"] = reader.words(column.help_text)
    return described | _more(column, reader)


def _more(column: Column[Any], reader: Reader) -> dict[str, Any]:
    """What a kind has beyond what all have: a link its ledger, a list and a choice their values."""
    if isinstance(column, ChoiceField):
        items = {option.value: option.label for option in column.options}
        return {"choices": _choices(items, reader)}
    if isinstance(column, ListField):
        items = dict(reader.items(column.list_name))
        return {"list": column.list_name, "choices": _choices(items, reader)}
    if isinstance(column, LinkField | LinksField):
        return {"target": column.target}
    if isinstance(column, TextField):
        return {"max_length": column.max_length}
    if isinstance(column, IntegerField):
        return {"measure": reader.words(column.measure), "scale": column.scale}
    return {}


def _choices(items: dict[str, str], reader: Reader) -> list[dict[str, str]]:
    return [{"code": code, "label": reader.words(label)} for code, label in items.items()]


def _verb(action: Action, reader: Reader) -> dict[str, Any]:
    return {
        "name": action.name,
        "label": reader.words(action.label),
        "by": action.by.value,
        "fields": [_field(column, reader) for column in action.asks],
    }
