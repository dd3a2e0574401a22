"""What somebody asks for, as an expression of the index: words, and what is called by them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from models import changes
from models.fields import ChoiceField, Column, ListField
from models.ledger import Ledger
from models.ledgers.units import Unit
from models.lists import list_labels
from models.record import tuples
from models.record_words import (
    Said,
    choice_mark,
    chosen_columns,
    fold,
    mark_token,
    phrase,
    words_of,
)
from models.text_index import documents_with
from models.words import words_for


@dataclass(frozen=True)
class Wanted:
    """A word, the list values that are called so, and the units that are called so."""

    word: str
    chosen: tuple[str, ...] = ()
    units: tuple[str, ...] = ()

    def own(self) -> str:
        """The expression for the records that say the word themselves."""
        return " OR ".join(
            [phrase(self.word), *(f'marks : "{mark_token(m)}"' for m in self.chosen)]
        )

    def anywhere(self) -> str:
        """The same, or those whose unit is called so."""
        return " OR ".join([self.own(), *(f'marks : "{mark_token(uid)}"' for uid in self.units)])


def expression(wanted: Sequence[Wanted]) -> str:
    """Records that hold all the words; at least one of them beside the name of their unit."""
    every = " AND ".join(f"({one.anywhere()})" for one in wanted)
    if not any(one.units for one in wanted):
        return every
    return f"{every} AND ({' OR '.join(f'({one.own()})' for one in wanted)})"


def asked_for(text: str) -> str:
    """The expression for what somebody typed, also inside documents; empty where nothing was."""
    head = changes.head()[1]
    said = expression([_wanted(word, head) for word in words_of(text)])
    documents = [f'marks : "{sha256}"' for sha256 in documents_with(text)] if said else []
    return " OR ".join(f"({one})" for one in (said, *documents)) if documents else said


def _wanted(word: str, head: str) -> Wanted:
    marks = (mark for choice in _named(word, head) for mark in choice.marks)
    return Wanted(
        word,
        tuple(dict.fromkeys(marks)),
        tuple(uid for name, uid in _units(head) if word in name),
    )


def choices_named(word: str) -> dict[str, Said]:
    """What can be chosen whose label holds a word, by its mark."""
    return {
        mark: Said(label, choice.text)
        for choice in _named(word, changes.head()[1])
        for mark, label in choice.marks.items()
    }


@dataclass(frozen=True)
class _Choice:
    """What can be chosen as people read it, and the marks of the fields where it can be.

    `marks` is mark → label of the field.
    """

    text: str
    marks: dict[str, str]


def _named(word: str, head: str) -> Iterator[_Choice]:
    for choices in (_fixed(), _listed(head)):
        yield from (choice for folded, choice in choices.items() if word in folded)


_Choices = Mapping[str, _Choice]
"""Label as it is compared → what can be chosen."""


@cache
def _fixed() -> _Choices:
    """What the program itself lets people choose from."""
    return _collected(
        (ledger, part, column, {option.value: option.label for option in column.options})
        for ledger, part, column in chosen_columns()
        if isinstance(column, ChoiceField)
    )


@lru_cache(maxsize=1)
def _listed(_head: str) -> _Choices:
    """What the levels above may add to; read anew when it may have changed."""
    lists = [
        (ledger, part, column)
        for ledger, part, column in chosen_columns()
        if isinstance(column, ListField)
    ]
    labels = {name: list_labels(name) for name in {column.list_name for *_, column in lists}}
    return _collected(
        (ledger, part, column, labels[column.list_name]) for ledger, part, column in lists
    )


def _collected(some: Iterable[tuple[Ledger, str, Column[Any], Mapping[str, str]]]) -> _Choices:
    """The labels of each field's codes, in each language."""
    found: dict[str, _Choice] = {}
    english = words_for("en")
    for ledger, part, column, labels in some:
        for code, label in labels.items():
            mark = choice_mark(ledger, part, column, code)
            for text in (label, english(label)):
                found.setdefault(fold(text), _Choice(text, {})).marks[mark] = column.label
    return found


@lru_cache(maxsize=1)
def _units(_head: str) -> tuple[tuple[str, str], ...]:
    """(name, uid) of every unit."""
    query = Unit.select(Unit.name, Unit.uid).where(~Unit.deleted)
    return tuple((fold(name or ""), uid) for name, uid in tuples(query))
