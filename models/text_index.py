"""Finds words inside attached documents; the index is derived and can be made anew at any time.

Text is kept inside the encrypted file: once as it reads (for the words around what was found), once
as an index of single Chinese characters and whole other words, so that one character is found as
well as a sentence. `text_reading` brings it in.
"""

import json
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import peewee

from models.database import deriving
from models.ledger import Ledger
from models.record import database

_READER = 1
"""Counts up when reading changes: what an older one read is read again."""
_AROUND = 24
"""Characters told on either side of what was found."""
_MOST_FOUND = 500

_HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN = re.compile(rf"[{_HAN}]|[^\W_{_HAN}]+")
_LETTERS = re.compile(r"[^，。：；！？（）《》“”…]+")
_BETWEEN = r"[\W_]*"

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS attachment_text (id INTEGER PRIMARY KEY, "
    "sha256 TEXT NOT NULL UNIQUE, reader INTEGER NOT NULL, length INTEGER NOT NULL, "
    "failed INTEGER NOT NULL, text BLOB NOT NULL)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS attachment_words USING fts5(words, content='', "
    "contentless_delete=1, tokenize='unicode61 remove_diacritics 0')",
)


@dataclass(frozen=True)
class Read:
    """What is known of a file's text: its characters, or that it could not be read."""

    length: int
    failed: bool


@dataclass(frozen=True)
class Excerpt:
    """Which file holds the words, and what stands around them there."""

    file: str
    before: str
    words: str
    after: str

    @property
    def text(self) -> str:
        return f"…{self.before}{self.words}{self.after}…"


# Keeping.


def clear() -> None:
    """Forget everything that was read; the next indexing starts anew."""
    with deriving():
        for table in ("attachment_words", "attachment_text"):
            database.execute_sql(f"DROP TABLE IF EXISTS {table}")


def known(sha256: str) -> Read | None:
    """What is known of a document; None while it has not been read."""
    if not _exists():
        return None
    query = "SELECT length, failed FROM attachment_text WHERE sha256 = ?"
    row = database.execute_sql(query, (sha256,)).fetchone()
    return Read(row[0], bool(row[1])) if row else None


def unread(named: Iterable[str]) -> set[str]:
    """Those of these documents that this program has not read yet."""
    if not _exists():
        return set(named)
    query = "SELECT sha256 FROM attachment_text WHERE reader >= ?"
    return set(named) - {sha256 for (sha256,) in database.execute_sql(query, (_READER,))}


def keep(sha256: str, text: str, failed: bool) -> None:
    """Take a document's text into the index; one that cannot be read is remembered as such."""
    text = _tidy(text)
    _make()
    with deriving():
        _drop([sha256])
        row = (sha256, _READER, len(text), failed, zlib.compress(text.encode()))
        cursor = database.execute_sql(
            "INSERT INTO attachment_text (sha256, reader, length, failed, text) "
            "VALUES (?, ?, ?, ?, ?)",
            row,
        )
        database.execute_sql(
            "INSERT INTO attachment_words (rowid, words) VALUES (?, ?)",
            (cursor.lastrowid, " ".join(_tokens(text))),
        )


def _drop(hashes: Sequence[str]) -> None:
    among = "(SELECT value FROM json_each(?))"
    listed = (json.dumps(list(hashes)),)
    database.execute_sql(
        "DELETE FROM attachment_words WHERE rowid IN "
        f"(SELECT id FROM attachment_text WHERE sha256 IN {among})",
        listed,
    )
    database.execute_sql(f"DELETE FROM attachment_text WHERE sha256 IN {among}", listed)


def forget_unnamed(ledgers: Iterable[Ledger]) -> None:
    """Forget the documents that no living record names any more."""
    if not _exists():
        return
    still = {sha256 for ledger in ledgers for sha256, _ in named(ledger)}
    held = {sha256 for (sha256,) in database.execute_sql("SELECT sha256 FROM attachment_text")}
    gone = sorted(held - still)
    if gone:
        with deriving():
            _drop(gone)


def _make() -> None:
    if not _exists():
        with deriving():
            for statement in _SCHEMA:
                database.execute_sql(statement)


def _exists() -> bool:
    query = "SELECT 1 FROM sqlite_master WHERE name = 'attachment_words'"
    return database.execute_sql(query).fetchone() is not None


def named(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """(sha256, name) of the files that living records of a ledger name."""
    for source, column, living in _places(ledger):
        query = (
            "SELECT json_extract(f.value, '$.sha256'), json_extract(f.value, '$.name') "
            f'FROM "{source}" AS s, json_each(s."{column}") AS f '
            f'WHERE s."{column}" IS NOT NULL AND {living}'
        )
        yield from database.execute_sql(query)


def _places(ledger: Ledger) -> Iterator[tuple[str, str, str]]:
    """(table, column, what keeps out deleted records) of the fields that hold files."""
    parts = {rows.name: rows.model._meta.table_name for rows in ledger.parts()}
    for part, name in ledger.file_fields():
        if part:
            living = f'(SELECT deleted FROM "{ledger.name}" AS r WHERE r.uid = s.record) = 0'
            yield parts[part], name, living
        else:
            yield ledger.name, name, "s.deleted = 0"


# Finding.


def inside_documents(ledger: Ledger, text: str) -> Any | None:
    """A condition for the records whose documents hold the words; None where no document does."""
    found = documents_with(text)
    fields = list(_places(ledger))
    if not found or not fields:
        return None
    hashes = json.dumps(found)
    selects, values = [], []
    for source, column, _living in fields:
        owner = "uid" if source == ledger.name else "record"
        selects.append(
            f'SELECT s.{owner} FROM "{source}" AS s, json_each(s."{column}") AS f '
            "WHERE json_extract(f.value, '$.sha256') IN (SELECT value FROM json_each(?))"
        )
        values.append(hashes)
    among = peewee.SQL(f"({' UNION '.join(selects)})", values)
    return ledger.model.uid.in_(among)


def excerpts(ledger: Ledger, uids: Sequence[str], text: str) -> dict[str, Excerpt]:
    """uid → the first document of the record that holds the words, and what stands around them."""
    found = set(documents_with(text))
    if not found:
        return {}
    told: dict[str, Excerpt] = {}
    for source, column, _living in _places(ledger):
        owner = "uid" if source == ledger.name else "record"
        query = (
            f"SELECT s.{owner}, json_extract(f.value, '$.sha256'), "
            "json_extract(f.value, '$.name') "
            f'FROM "{source}" AS s, json_each(s."{column}") AS f '
            f"WHERE s.{owner} IN (SELECT value FROM json_each(?))"
        )
        for uid, sha256, name in database.execute_sql(query, (json.dumps(list(uids)),)):
            if sha256 in found and uid not in told:
                told[uid] = _excerpt(sha256, name, text)
    return told


def documents_with(text: str) -> list[str]:
    """The hashes of the documents that hold every word of a text, the best first."""
    wanted = _query(text)
    if not wanted or not _exists():
        return []
    query = (
        "SELECT t.sha256 FROM attachment_words AS w JOIN attachment_text AS t ON t.id = w.rowid "
        "WHERE attachment_words MATCH ? ORDER BY w.rank LIMIT ?"
    )
    return [sha256 for (sha256,) in database.execute_sql(query, (wanted, _MOST_FOUND))]


def _query(text: str) -> str:
    """The FTS5 expression: each word as a phrase, its last letters perhaps only begun."""
    phrases = []
    for word in text.split():
        tokens = list(_tokens(word))
        if tokens:
            begun = "" if re.match(f"[{_HAN}]", tokens[-1]) else " *"
            phrases.append(f'"{" ".join(tokens)}"{begun}')
    return " AND ".join(phrases)


def _excerpt(sha256: str, name: str, text: str) -> Excerpt:
    query = "SELECT text FROM attachment_text WHERE sha256 = ?"
    (packed,) = database.execute_sql(query, (sha256,)).fetchone()
    held = zlib.decompress(packed).decode()
    for word in text.split():
        pattern = _BETWEEN.join(map(re.escape, _tokens(word)))
        found = re.search(pattern, held, re.IGNORECASE) if pattern else None
        if found is not None:
            start, end = found.span()
            before = held[max(0, start - _AROUND) : start]
            return Excerpt(name, before, held[start:end], held[end : end + _AROUND])
    return Excerpt(name, "", "", held[: 2 * _AROUND])


def _tidy(text: str) -> str:
    """One blank between words, odd forms of letters as plain ones, Chinese punctuation kept."""
    plain = _LETTERS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    return " ".join(plain.split())


def _tokens(text: str) -> Iterator[str]:
    """Single Chinese characters, and runs of other letters and digits."""
    yield from _TOKEN.findall(unicodedata.normalize("NFKC", text).casefold())
