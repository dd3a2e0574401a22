"""What a ledger shows and what can be done with its records, declared beside its model."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from models.fields import ChoiceField, Column, FilesField, Need, TextField
from models.record import Part, Record, Rows


class By(Enum):
    """Who may do an action: the record's owner; the level above, unless the office's own leader
    decides in its place; any level above, whoever decides; or those to whom it was handed down."""

    OWNER = "owner"
    SUPERIOR = "superior"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True)
class Stamp:
    """Who acts, for which office (unit uid), and on what day."""

    by: str
    unit: str
    today: date


def _always(_record: Any) -> bool:
    return True


@dataclass(frozen=True)
class Action:
    """A verb on a record.

    `run(record, stamp, **values)` changes the record (its owner's verb) or returns others to be
    stored, such as a decision on it or the tasks that follow from it. `asks` are the fields whose
    values it takes, by name; `when` says whether the record is in a state that admits it.
    """

    label: str
    run: Callable[..., Record | Sequence[Record] | None]
    asks: tuple[Column[Any], ...] = ()
    when: Callable[[Any], bool] = _always
    by: By = By.OWNER

    @property
    def name(self) -> str:
        return self.run.__name__


@dataclass(frozen=True)
class Group:
    """Fields and sub-rows that stand together in the form, under one heading.

    What is `folded` is not needed when a record is entered: the form keeps it behind one key.
    """

    title: str
    content: tuple[Column[Any] | Rows[Any], ...]
    folded: bool = False


@dataclass(frozen=True)
class Ledger:
    """A model with its face. `dated_by` is the event date that gives a record its period;
    `state` the choice by which the list is filtered with one key. What `goes_down` is handed to
    those below: what they go by, or what theirs carries out."""

    model: type[Record]
    title: str
    columns: tuple[Column[Any], ...]
    groups: tuple[Group, ...]
    actions: tuple[Action, ...] = ()
    dated_by: Column[Any] | None = None
    state: ChoiceField[Any] | None = None
    goes_down: bool = False

    @property
    def name(self) -> str:
        return str(self.model._meta.table_name)

    @property
    def named_by(self) -> Column[Any] | None:
        """The field whose text stands for a record where another one points at it."""
        names = (f for f in self.fields() if f.need is Need.IDENTITY and isinstance(f, TextField))
        return next(names, None)

    def fields(self) -> list[Column[Any]]:
        return self.model.columns()

    def parts(self) -> list[Rows[Any]]:
        return self.model.parts()

    def action(self, name: str) -> Action | None:
        return next((action for action in self.actions if action.name == name), None)

    def searched(self) -> list[Column[Any]]:
        """The fields that the list's search looks in."""
        return [f for f in self.fields() if isinstance(f, TextField) and not f.derived]

    def file_fields(self) -> Iterator[tuple[str, str]]:
        """(part name or "", field name) of every field that holds attachments."""
        yield from (("", f.name) for f in self.fields() if isinstance(f, FilesField))
        for rows in self.parts():
            columns = rows.model.columns()
            yield from ((rows.name, f.name) for f in columns if isinstance(f, FilesField))

    def missing(self, record: Record) -> Iterator[tuple[str, Column[Any]]]:
        """(place, field) of every field that must be filled before sending and is empty."""
        yield from ((f.name, f) for f in _needed(self.model) if _is_missing(record, f))
        for rows in self.parts():
            model: type[Part] = rows.model
            for number, part in enumerate(getattr(record, rows.name), 1):
                for column in _needed(model):
                    if _is_missing(part, column):
                        yield f"{rows.name}.{number}.{column.name}", column


@cache
def _needed(model: type[Record | Part]) -> tuple[Column[Any], ...]:
    return tuple(c for c in model.columns() if c.need is not Need.OPTIONAL and not c.derived)


def _is_missing(holder: object, column: Column[Any]) -> bool:
    value = getattr(holder, column.name)
    return value in (None, "", (), [])
