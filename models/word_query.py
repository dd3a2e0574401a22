"""What somebody asks for, as an expression of the index: words, and what is called by them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from models import changes
from models.fields import ChoiceField, ListField
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
from models.words import chinese, words_for


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
    return Wanted(
        word,
        tuple(dict.fromkeys(one.mark for one in _choices(head) if word in one.folded)),
        tuple(uid for name, uid in _units(head) if word in name),
    )


def choices_named(word: str) -> dict[str, Said]:
    """What can be chosen whose label holds a word, by its mark."""
    head = changes.head()[1]
    return {one.mark: one.said for one in _choices(head) if word in one.folded}


class _Choice(NamedTuple):
    """One value of a list: its label as it is compared, its mark, and how people read it."""

    folded: str
    mark: str
    said: Said


@lru_cache(maxsize=1)
def _choices(_head: str) -> tuple[_Choice, ...]:
    """All that can be chosen, in each language; read anew when it may have changed."""
    found: dict[_Choice, None] = {}
    english = words_for("en")
    for ledger, part, column in chosen_columns():
        labels: dict[str, str] = {}
        if isinstance(column, ChoiceField):
            labels = {option.value: option.label for option in column.options}
        elif isinstance(column, ListField):
            labels = list_labels(column.list_name)
        for code, label in labels.items():
            mark = choice_mark(ledger, part, column, code)
            for words in (chinese, english):
                said = Said(column.label, words(label))
                found[_Choice(fold(said.text), mark, said)] = None
    return tuple(found)


@lru_cache(maxsize=1)
def _units(_head: str) -> tuple[tuple[str, str], ...]:
    """(name, uid) of every unit."""
    query = Unit.select(Unit.name, Unit.uid).where(~Unit.deleted)
    return tuple((fold(name or ""), uid) for name, uid in tuples(query))
