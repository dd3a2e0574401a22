"""What a record says: the texts that it shows, those of its rows and the names of others in it."""

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from models import store
from models.fields import (
    ChoiceField,
    Column,
    FilesField,
    LinkField,
    LinksField,
    ListField,
    RowField,
    TextField,
)
from models.ledger import Ledger
from models.ledgers import LEDGERS
from models.record import Record, database, tuples
from models.ties import naming

_SIGNS = {code: 0xE000 + code for code in range(128) if not chr(code).isalnum() and code > 32}
"""ASCII signs as characters of the private area, because the index takes signs for gaps."""


def fold(text: str) -> str:
    """Text as it is compared: full width as half, capitals as small letters."""
    return unicodedata.normalize("NFKC", text).casefold()


def phrase(word: str) -> str:
    """The expression of the index for a word, wherever it stands."""
    word = word.translate(_SIGNS)
    return f'words : "{" ".join(map("".join, pairwise(word))) or word}"'


def mark_token(text: str) -> str:
    return text.translate(_SIGNS)


def words_of(text: str) -> list[str]:
    """The words that somebody typed: all of them must be found."""
    return fold(text).split()


class Said(NamedTuple):
    """One text that a record shows, and the label of its field."""

    label: str
    text: str


@dataclass
class Words:
    """The words of one record; `row` is the number of its row in the ledger's table."""

    row: int
    uid: str
    unit: str
    texts: list[Said] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    """The hashes of its files, and what was chosen from lists: "issues..source=inspection"."""


@dataclass(frozen=True)
class Source:
    """The table of a ledger or of one of its parts, and the columns in it that say something."""

    table: str
    part: str
    columns: tuple[Column[Any], ...]


@cache
def sources(ledger: Ledger) -> tuple[Source, ...]:
    places = [(ledger.name, "", ledger.fields())]
    places += [(r.model._meta.table_name, r.name, r.model.columns()) for r in ledger.parts()]
    return tuple(
        Source(table, part, tuple(column for column in columns if _says(column)))
        for table, part, columns in places
    )


_TOLD = (ChoiceField, ListField, LinkField, LinksField, FilesField)


def _says(column: Column[Any]) -> bool:
    """Whether a field holds what people typed or chose; digests and uids are no words."""
    if column.derived or column.name == Record.mark.name:
        return False
    if isinstance(column, TextField) and not isinstance(column, RowField):
        return not column.automatic and not column.name.endswith("_uid")
    return isinstance(column, _TOLD)


def said_by(
    ledger: Ledger, uids: Sequence[str], names: dict[Any, str] | None = None
) -> list[Words]:
    """What the living records of these uids show: texts, names of others, files, list values.

    `names` remembers (target, uid) → name from one call to the next.
    """
    names = {} if names is None else names
    found: dict[str, Words] = {}
    for some in store.chunks(uids):
        listed = json.dumps(list(some))
        for source in sources(ledger):
            rows = _rows(ledger, source, listed)
            _learn(source, rows, names)
            for uid, unit, row, *values in rows:
                words = found.get(uid)
                if words is None:
                    words = found[uid] = Words(row, uid, unit)
                _add(words, ledger, source, values, names)
    return list(found.values())


def _rows(ledger: Ledger, source: Source, listed: str) -> list[tuple[Any, ...]]:
    """(uid, unit, row number, a value for each column) of the living records of some uids."""
    select = "".join(f', s."{column.column_name}"' for column in source.columns)
    own = not source.part
    join = "s" if own else f's JOIN "{ledger.name}" AS r ON r.uid = s.record'
    head = "s" if own else "r"
    order = "" if own else " ORDER BY s.record, s.seq"
    return list(
        database.execute_sql(
            f"SELECT {head}.uid, {head}.unit, {head}.rowid{select} "
            f'FROM "{source.table}" AS {join} '
            f"WHERE {head}.uid IN (SELECT value FROM json_each(?)) AND NOT {head}.deleted{order}",
            (listed,),
        )
    )


def _learn(source: Source, rows: Iterable[tuple[Any, ...]], names: dict[Any, str]) -> None:
    """Look up how the records are called that these rows name."""
    for at, column in enumerate(source.columns, 3):
        if not isinstance(column, LinkField | LinksField):
            continue
        target = column.named_in
        held = (row[at] for row in rows if row[at])
        many = isinstance(column, LinksField)
        wanted = {uid for value in held for uid in (json.loads(value) if many else (value,))}
        named = naming(target)
        unknown = sorted(uid for uid in wanted if (target, uid) not in names)
        if named is None:
            continue
        for some in store.chunks(unknown):
            names.update({(target, uid): "" for uid in some})
            model, name = named
            query = model.select(model.uid, name).where(store.among(model.uid, some))
            names.update({(target, uid): text or "" for uid, text in tuples(query)})


def _add(
    words: Words, ledger: Ledger, source: Source, values: Sequence[Any], names: dict[Any, str]
) -> None:
    for column, value in zip(source.columns, values, strict=True):
        if value is None:
            continue
        texts: Iterable[str] = ()
        match column:
            case ChoiceField() | ListField():
                words.marks.append(choice_mark(ledger, source.part, column, value))
            case LinkField():
                texts = (names.get((column.named_in, value), ""),)
            case LinksField():
                texts = (names.get((column.named_in, uid), "") for uid in json.loads(value))
            case FilesField():
                files = json.loads(value)
                texts = (file["name"] for file in files)
                words.marks.extend(file["sha256"] for file in files)
            case _:
                texts = (value,)
        words.texts.extend(Said(column.label, text) for text in texts if text)


def choice_mark(ledger: Ledger, part: str, column: Column[Any], code: str) -> str:
    """How the index knows a value that was chosen from a list."""
    return f"{ledger.name}.{part}.{column.name}={code}"


@cache
def chosen_columns() -> tuple[tuple[Ledger, str, Column[Any]], ...]:
    """(ledger, part or "", field) of every list that something is chosen from."""
    return tuple(
        (ledger, source.part, column)
        for ledger in LEDGERS
        for source in sources(ledger)
        for column in source.columns
        if isinstance(column, ChoiceField | ListField)
    )


def tokens(words: Words) -> str:
    """What the index takes of a record: each pair of neighbours in turn, then each character."""
    folded = fold(" ".join(said.text for said in words.texts)).translate(_SIGNS)
    pairs = ["".join(pair) for word in folded.split() for pair in pairwise(word)]
    return " ".join([*pairs, *dict.fromkeys("".join(folded.split()))])
