"""Which personal data a file holds that is written out, said in one line beside its name."""

from collections.abc import Iterable, Sequence
from typing import Any

from models.fields import Column
from models.ledger import Ledger
from models.privacy.personal import names_people, personal_fields
from models.words import Words

_NAMED = 6


def personal_labels(
    ledger: Ledger, columns: Sequence[Column[Any]] | None = None
) -> tuple[str, ...]:
    """What these columns of a ledger's records are called that name people or tell of them.

    Without columns: of everything that a ledger is written out with, its rows too.
    """
    told = {column.name for rows, column in personal_fields(ledger) if rows is None}
    main = ledger.fields() if columns is None else columns
    labels = [c.label for c in main if c.name in told or names_people(c)]
    for rows in ledger.parts() if columns is None else ():
        beside = {c.name for other, c in personal_fields(ledger) if other is rows}
        inner = rows.model.columns()
        labels += [c.label for c in inner if c.name in beside or names_people(c)]
    return tuple(dict.fromkeys(labels))


def note_on(labels: Iterable[str], words: Words, *, whole: bool = True) -> str:
    """The line, the first few columns of it unless `whole`; empty where there is nothing to say."""
    said = [words(label) for label in labels]
    named = said if whole or len(said) <= _NAMED else said[:_NAMED]
    if not said:
        return ""
    text = words("含个人信息：{fields}").format(fields=words("、").join(named))
    more = words("等 {n} 项").format(n=len(said))
    return text if named is said else text + more
