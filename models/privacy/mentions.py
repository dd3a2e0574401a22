"""Where the office's records say something about a person, value by value.

A record of theirs, a row about them, their name or number in any text, a file, a link.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any

from models import store, text_index
from models.canonical import decode
from models.fields import (
    Column,
    FilesField,
    LinkField,
    LinksField,
    Need,
    RowField,
    TextField,
)
from models.ledger import Ledger
from models.ledgers import LEDGERS
from models.ledgers.people import Person
from models.lines import read_line
from models.privacy.personal import OUTSIDE, PEOPLE, SIGNED, is_personal, names_people
from models.privacy.subject import ERASED, Subject, squeezed
from models.progress import Progress, silent
from models.record import Part, Record, database, record_from
from models.values import Reader, shown

_AROUND = 20


class Kind(StrEnum):
    """What a value has to do with the person."""

    OWN = "own"  # of their own record among the people
    ABOUT = "about"  # beside their name, in a row or record that is about them
    TEXT = "text"  # their name or number in a text
    FILE = "file"
    LINK = "link"  # names their record
    SIGNED = "signed"  # who filled in or changed a record

    @property
    def label(self) -> str:
        return _KINDS[self]


_KINDS = {
    Kind.OWN: "本人记录",
    Kind.ABOUT: "关于本人",
    Kind.TEXT: "文字中提到",
    Kind.FILE: "附件",
    Kind.LINK: "引用",
    Kind.SIGNED: "经办",
}


@dataclass(frozen=True)
class Mention:
    """One value; `part` and `row` are empty in the record's own fields, `file` a file's SHA-256.

    `number` says that it holds a number of theirs, not only the name; `last_told` that not the
    record says it any more, but what other levels were last told of it.
    """

    ledger: Ledger
    uid: str
    heading: str
    unit: str
    deleted: bool
    kind: Kind
    part: str
    row: str
    column: Column[Any]
    labels: tuple[str, ...]
    text: str
    file: str = ""
    number: bool = False
    last_told: bool = False

    @property
    def key(self) -> str:
        place = (self.ledger.name, self.uid, self.part, self.row, self.column.name, self.file)
        return ":".join(place)


def mentions(subject: Subject, progress: Progress = silent) -> list[Mention]:
    """Everything that the records here say about somebody, deleted ones and others' too."""
    documents = {sha for word in subject.words for sha in text_index.documents_with(word)}
    found: list[Mention] = []
    for at, ledger in enumerate(LEDGERS):
        progress(at, len(LEDGERS))
        for some in store.chunks(sorted(_candidates(ledger, subject, documents))):
            for record in store.load(ledger.model, some):
                found += _in_record(ledger, record, subject, documents)
        found = _with_last_told(ledger, found, subject, documents)
    progress(len(LEDGERS), len(LEDGERS))
    return found


def _with_last_told(
    ledger: Ledger, found: list[Mention], subject: Subject, documents: set[str]
) -> list[Mention]:
    """Beside what the records say, what the lines of drafts still say of them.

    Other levels were told it, and are told it again until the draft is complete.
    """
    known = {one.key: one for one in found}
    query = (
        f'SELECT line FROM lines JOIN "{ledger.name}" AS now ON now.uid = lines.uid '
        "WHERE lines.ledger = ? AND lines.rev <> now.rev"
    )
    for (line,) in database.execute_sql(query, (ledger.name,)).fetchall():
        record = record_from(ledger.model, read_line(ledger, decode(bytes(line))))
        for one in _in_record(ledger, record, subject, documents):
            held = known.get(one.key)
            if held is None or (one.number and not held.number):
                known[one.key] = replace(one, last_told=True)
    return list(known.values())


def _candidates(ledger: Ledger, subject: Subject, documents: set[str]) -> set[str]:
    """The uids of the records that may say something; a text is looked at without its gaps."""
    found = set(subject.people) if ledger.model is Person else set()
    places: list[tuple[str, str, Sequence[Column[Any]]]] = [
        (ledger.name, "uid", [*ledger.fields(), *_told_columns()])
    ]
    places += [(r.model._meta.table_name, "record", r.model.columns()) for r in ledger.parts()]
    sought = [*subject.words, *documents]
    for table, owner, columns in places:
        tests: list[str] = []
        values: list[str] = []
        for column in columns:
            name = f'"{column.column_name}"'
            if isinstance(column, LinkField) and column.target == PEOPLE and subject.people:
                tests.append(f"{name} IN (SELECT value FROM json_each(?))")
                values.append(json.dumps(subject.people))
            elif isinstance(column, LinksField) and column.target == PEOPLE:
                tests += [f"instr({name}, ?)"] * len(subject.people)
                values += subject.people
            elif isinstance(column, TextField | FilesField):
                bare = f"replace(replace(replace({name}, ' ', ''), '　', ''), '-', '')"
                tests += [f"instr({bare}, ?)"] * len(sought)
                values += sought
        if tests:
            query = f'SELECT {owner} FROM "{table}" WHERE {" OR ".join(tests)}'
            found |= {uid for (uid,) in database.execute_sql(query, values)}
    return found


@cache
def _told_columns() -> tuple[Column[Any], ...]:
    fields = Record._meta.fields
    return tuple(fields[name] for name in (*SIGNED, Record.deletion_reason.name))


def _in_record(
    ledger: Ledger, record: Record, subject: Subject, documents: set[str]
) -> Iterator[Mention]:
    own = isinstance(record, Person) and record.uid in subject.people
    theirs = own or _is_about(record, subject)
    holders: list[tuple[str, tuple[str, ...], Any]] = [("", (), record)]
    for rows in ledger.parts():
        holders += [(rows.name, (rows.label,), row) for row in getattr(record, rows.name)]
    for part, labels, holder in holders:
        about = theirs or (bool(part) and _is_about(holder, subject))
        columns = [*holder.columns(), *([] if part else _told_columns())]
        for column in columns:
            value = getattr(holder, column.name)
            if value in (None, "", (), ERASED) or column.derived:
                continue
            for kind, text, file in _said(column, value, subject, about, own, documents):
                yield Mention(
                    *(ledger, record.uid, record.heading(), record.unit, bool(record.deleted)),
                    *(kind, part, holder.uid if part else "", column),
                    *((*labels, column.label), text, file),
                    number=bool(subject.number_pattern.search(text)),
                )


def _is_about(holder: Record | Part, subject: Subject) -> bool:
    """Whether a row or record as a whole is about the person, not only names them."""
    for column in type(holder)._meta.sorted_fields:
        value = getattr(holder, column.name)
        if isinstance(column, LinkField) and column.target == PEOPLE:
            whole = isinstance(holder, Part) or column.need is Need.IDENTITY
            if whole and value in subject.people:
                return True
        elif column.name in OUTSIDE and squeezed(value or "") in subject.names:
            return True
    return False


def _said(
    column: Column[Any],
    value: Any,
    subject: Subject,
    about: bool,
    own: bool,
    documents: set[str],
) -> Iterator[tuple[Kind, str, str]]:
    """(kind, what is told, file) of one value."""
    if isinstance(column, FilesField):
        for file in value:
            if about or file.sha256 in documents or subject.pattern.search(squeezed(file.name)):
                yield Kind.FILE, file.name, file.sha256
    elif isinstance(column, LinkField | LinksField):
        uids = value if isinstance(value, tuple) else (value,)
        if names_people(column) and not {*uids}.isdisjoint(subject.people):
            yield Kind.LINK, subject.title, ""
    elif column.name in SIGNED:
        if subject.pattern.search(value):
            yield Kind.SIGNED, value, ""
    elif own and column.name != Record.mark.name:
        yield Kind.OWN, shown(column, value, Reader()), ""
    elif about and is_personal(column) and not isinstance(column, RowField):
        yield Kind.ABOUT, shown(column, value, Reader()), ""
    elif isinstance(column, TextField) and not isinstance(column, RowField):
        found = subject.pattern.search(value)
        if found is not None:
            start = max(0, found.start() - _AROUND)
            yield Kind.TEXT, " ".join(value[start : found.end() + _AROUND].split()), ""
