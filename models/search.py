"""One search over every ledger: words of any length wherever they stand, and names by their sound.

A word is found in what a record shows: its texts and those of its rows, the names of others in
it, of its files, of the values that were chosen. All words must be found; one of them beside the
name of the unit that wrote it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from models import store, word_index
from models.database import DATABASE_ERRORS, is_broken
from models.ledger import Ledger
from models.ledgers.addressing import Addressed, in_sight
from models.ledgers.units import Unit
from models.progress import Progress, silent
from models.record import Record, among, tuples
from models.record_words import Said, Words, fold, said_by, words_of
from models.sounding import SOUNDING, sounding
from models.text_index import Excerpt as Inside
from models.text_index import excerpts
from models.word_query import asked_for, choices_named

PER_LEDGER = 8
"""So many records of a ledger are told."""
MOST = 1000
"""So many are counted."""
_AROUND = 14
"""Characters told on either side of a word."""


@dataclass(frozen=True)
class Excerpt:
    """Where a word stands: the label of the field or the file's name, and the text around it."""

    label: str
    before: str
    words: str
    after: str

    @property
    def text(self) -> str:
        return f"{self.before}{self.words}{self.after}"


@dataclass(frozen=True)
class Found:
    """A record that holds the words: where it is, what it is called, whose it is."""

    ledger: Ledger
    uid: str
    heading: str
    unit: str
    excerpt: Excerpt | None = None


@dataclass(frozen=True)
class Group:
    """What was found in one ledger: the newest, and how many in all; at MOST there may be more."""

    ledger: Ledger
    found: tuple[Found, ...]
    total: int


def find_everywhere(
    text: str, ledgers: Sequence[Ledger], per: int = PER_LEDGER, progress: Progress = silent
) -> list[Group]:
    """What holds the words, ledger by ledger; at most `per` of each are told."""
    asked = asked_for(text)
    if not asked:
        return []
    word_index.follow(progress=progress)
    try:
        return list(_groups(text, asked, ledgers, per))
    except DATABASE_ERRORS as error:
        if not is_broken(error):
            raise
        word_index.forget()  # There is nothing in it that is not elsewhere.
        word_index.follow(progress=progress)
        return list(_groups(text, asked, ledgers, per))


def _groups(text: str, asked: str, ledgers: Sequence[Ledger], per: int) -> Iterator[Group]:
    totals = word_index.totals(asked, MOST)
    for ledger in ledgers:
        named = sounding(ledger.name, text) if ledger.name in SOUNDING else []
        total = totals.get(ledger.name, 0)
        if not total and not named:
            continue
        hits, total = _visible(ledger, asked, per, total)
        new = [uid for uid in named if uid not in hits]
        uids = [*new, *hits][:per]
        if uids:
            yield Group(ledger, tuple(_told(ledger, uids, text)), total + len(new))


def _visible(ledger: Ledger, asked: str, per: int, total: int) -> tuple[list[str], int]:
    """The newest hits, and how many there are, without what is handed down to others."""
    model = ledger.model
    if not issubclass(model, Addressed):
        return word_index.newest(ledger, asked, per), total
    query = model.select(model.uid).where(
        word_index.holding(ledger, asked), in_sight(model), ~model.deleted
    )
    uids = [uid for (uid,) in tuples(query.order_by(model.uid.desc()).limit(MOST))]
    return uids[:per], len(uids)


def _told(ledger: Ledger, uids: Sequence[str], text: str) -> Iterator[Found]:
    records: list[Record] = store.load(ledger.model, uids)
    owners = sorted({record.unit for record in records})
    names: dict[Any, str] = dict(
        tuples(Unit.select(Unit.uid, Unit.name).where(among(Unit.uid, owners)))
    )
    said = {words.uid: words for words in said_by(ledger, uids)}
    inside = excerpts(ledger, uids, text)
    for record in records:
        heading = record.heading()
        excerpt = _excerpt(said.get(record.uid), heading, words_of(text))
        if excerpt is None and record.uid in inside:
            excerpt = _of_document(inside[record.uid])
        yield Found(ledger, record.uid, heading, names.get(record.unit) or "", excerpt)


def _of_document(inside: Inside) -> Excerpt:
    return Excerpt(inside.file, f"…{inside.before}", inside.words, f"{inside.after}…")


def _excerpt(words: Words | None, heading: str, wanted: Sequence[str]) -> Excerpt | None:
    """Around the first word that the heading does not say; none where it says them all."""
    title = fold(heading)
    sought = [word for word in wanted if word not in title]
    if words is None:
        return None
    for word in sought:
        chosen = choices_named(word)
        for said in (*words.texts, *(chosen[mark] for mark in words.marks if mark in chosen)):
            if word in fold(said.text):
                return around(said, word)
    return None


def around(said: Said, word: str) -> Excerpt:
    """A word in a text, with some characters on either side."""
    text = " ".join(said.text.split())
    folded, origin = "", []
    for at, character in enumerate(text):
        part = fold(character)
        folded += part
        origin += [at] * len(part)
    start = max(folded.find(word), 0)
    first, last = origin[start], origin[min(start + len(word), len(origin)) - 1] + 1
    before = text[max(0, first - _AROUND) : first]
    after = text[last : last + _AROUND]
    if first > _AROUND:
        before = "…" + before
    if last + _AROUND < len(text):
        after += "…"
    return Excerpt(said.label, before, text[first:last], after)
