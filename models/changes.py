"""The one changes table: who changed which record from what to what, append-only and hash-chained.

The chain holds salted digests of a change's images; the images stand in a side table from which
personal values can be erased without breaking the chain.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import msgspec
import peewee

from models.record import database, tuples
from models.words import Sentence

GENESIS = "0" * 64


class Kind(StrEnum):
    """Why records changed; undo never crosses anything but a person's own edits."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"
    SHEET = "sheet"
    IMPORT = "import"
    IMPORT_UNDO = "import_undo"
    MIGRATION = "migration"
    RECOVERY = "recovery"
    ACCOUNTS = "accounts"
    ERASE = "erase"


class Change(peewee.Model):
    """One record's change in one transaction (a batch).

    `why_digest` stands for `why` in the chain, so that it can be erased; null in older changes,
    whose `why` stands there itself.
    """

    seq = peewee.IntegerField(primary_key=True)
    batch = peewee.TextField(index=True)
    kind = peewee.TextField()
    at = peewee.TextField()
    actor = peewee.TextField()
    why = peewee.TextField()
    ledger = peewee.TextField()
    uid = peewee.TextField(index=True)
    rev_before = peewee.IntegerField(null=True)
    rev_after = peewee.IntegerField(null=True)
    before_digest = peewee.TextField(null=True)
    after_digest = peewee.TextField(null=True)
    previous = peewee.TextField()
    hash = peewee.TextField()
    why_digest = peewee.TextField(null=True)

    class Meta:
        database = database
        table_name = "changes"


class ChangeImage(peewee.Model):
    """What the record was and became, as canonical JSON; null once erased or where none was."""

    seq = peewee.IntegerField(primary_key=True)
    salt = peewee.BlobField()
    before = peewee.BlobField(null=True)
    after = peewee.BlobField(null=True)

    class Meta:
        database = database
        table_name = "change_images"


ERASED_WHY = json.dumps(["说明已清除", {}], ensure_ascii=False)
"""What stands for a reason that was erased."""
_WHY = 5  # the place of `why` in a change
_LASTING = " AND ".join(
    f'new."{field.column_name}" IS old."{field.column_name}"'
    for field in Change._meta.sorted_fields
    if field.column_name != "why"
)

TRIGGERS = (
    "CREATE TRIGGER IF NOT EXISTS changes_no_update BEFORE UPDATE ON changes "
    f"WHEN NOT (new.why = '{ERASED_WHY}' AND old.why_digest IS NOT NULL AND {_LASTING}) "
    "BEGIN SELECT RAISE(ABORT, 'changes are append-only'); END",
    "CREATE TRIGGER IF NOT EXISTS changes_no_delete BEFORE DELETE ON changes "
    "BEGIN SELECT RAISE(ABORT, 'changes are append-only'); END",
    "CREATE TRIGGER IF NOT EXISTS change_images_no_delete BEFORE DELETE ON change_images "
    "BEGIN SELECT RAISE(ABORT, 'images are erased, not deleted'); END",
    "CREATE TRIGGER IF NOT EXISTS change_images_no_update BEFORE UPDATE ON change_images "
    "WHEN new.before IS NOT NULL OR new.after IS NOT NULL OR new.salt IS NOT old.salt "
    "BEGIN SELECT RAISE(ABORT, 'images may only be erased'); END",
)


class Image(NamedTuple):
    """One record before and after; None where it did not exist."""

    ledger: str
    uid: str
    rev_before: int | None
    rev_after: int | None
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True)
class Batch:
    """What stands in every change of one transaction."""

    uid: str
    kind: Kind
    at: str
    actor: str
    why: Sentence


def _digest(salt: bytes, image: bytes | None) -> str | None:
    return None if image is None else hashlib.sha256(salt + image).hexdigest()


def _why_digest(salt: bytes, why: str) -> str:
    return hashlib.sha256(salt + b"why" + why.encode()).hexdigest()


def _link(values: Iterable[object]) -> str:
    return hashlib.sha256(msgspec.json.encode(list(values))).hexdigest()


def why_text(why: Sentence) -> str:
    return json.dumps(
        [why.template, {k: str(v) for k, v in why.values.items()}], ensure_ascii=False
    )


def read_why(text: str) -> Sentence:
    template, values = json.loads(text)
    return Sentence(template, values)


def head() -> tuple[int, str]:
    """(number, hash) of the newest change."""
    row = Change.select(Change.seq, Change.hash).order_by(Change.seq.desc()).tuples().first()
    return row or (0, GENESIS)


def knows(seq: int, digest: str) -> bool:
    """Whether the open data file has stood at this number and hash."""
    same = Change.select().where(Change.seq == seq, Change.hash == digest)
    return (seq, digest) == (0, GENESIS) or bool(same.exists())


def append(batch: Batch, images: Iterable[Image], *, forgetting: bool = False) -> None:
    """Append the changes of a batch; called inside the transaction that makes them.

    `forgetting` keeps of what the records were before only the digest.
    """
    seq, previous = head()
    why = why_text(batch.why)
    changes: list[tuple[object, ...]] = []
    bodies: list[tuple[object, ...]] = []
    for image in images:
        seq += 1
        salt = os.urandom(16)
        told = _why_digest(salt, why)
        who = (seq, batch.uid, str(batch.kind), batch.at, batch.actor)
        what = (
            *(image.ledger, image.uid, image.rev_before, image.rev_after),
            *(_digest(salt, image.before), _digest(salt, image.after), previous),
        )
        previous = _link((*who, told, *what))
        changes.append((*who, why, *what, previous, told))
        bodies.append((seq, salt, None if forgetting else image.before, image.after))
    execute_many(Change, changes)
    execute_many(ChangeImage, bodies)


def execute_many(model: type[peewee.Model], rows: Sequence[tuple[object, ...]]) -> None:
    """Insert rows (values in the order of the model's fields) through one prepared statement."""
    if not rows:
        return
    names = ", ".join(f'"{field.column_name}"' for field in model._meta.sorted_fields)
    marks = ", ".join("?" * len(model._meta.sorted_fields))
    statement = f'INSERT INTO "{model._meta.table_name}" ({names}) VALUES ({marks})'
    database.connection().executemany(statement, rows)


def broken_at(copy: peewee.Database | None = None, beyond: int = 0) -> int | None:
    """The first change that does not follow from the one before it, or whose image was altered.

    Of the open data file, or of a copy of it; where the chain is known to hold up to a change, of
    what lies `beyond` that one.
    """
    expected = GENESIS
    if beyond:
        expected = Change.select(Change.hash).where(Change.seq == beyond).scalar() or GENESIS
    held = {column.name for column in (copy or database).get_columns("changes")}
    fields = [f for f in Change._meta.sorted_fields if f.column_name in held]
    older = [] if "why_digest" in held else [peewee.SQL("NULL")]
    query = (
        Change.select(*fields, *older, ChangeImage.salt, ChangeImage.before, ChangeImage.after)
        .join(ChangeImage, peewee.JOIN.LEFT_OUTER, on=(Change.seq == ChangeImage.seq))
        .where(Change.seq > beyond)
        .order_by(Change.seq)
        .tuples()
        .iterator(copy)
    )
    for number, row in enumerate(query, beyond + 1):
        *values, link, told, salt, before, after = row
        why = values[_WHY]
        values[_WHY] = told or why
        intact = (
            values[0] == number
            and values[-1] == expected
            and link == _link(values)
            and salt is not None
            and _tells(bytes(salt), why, told)
            and _matches(salt, before, values[-3])
            and _matches(salt, after, values[-2])
        )
        if not intact:
            return number
        expected = link
    return None


def _tells(salt: bytes, why: str, digest: str | None) -> bool:
    """Whether a reason is what its digest says, or erased; an older one has none."""
    if digest is None:
        return why.startswith("[")
    return why == ERASED_WHY or _why_digest(salt, why) == digest


def _matches(salt: bytes, image: bytes | None, digest: str | None) -> bool:
    """An erased image matches any digest; one that is there must match its own."""
    return image is None or _digest(bytes(salt), bytes(image)) == digest


def month_of(batch: str) -> str:
    """The month ("2026-09") in which a batch that changed something was written."""
    at: str = Change.select(Change.at).where(Change.batch == batch).limit(1).scalar()
    return at[:7]


def images_of(batch: str) -> Iterator[Image]:
    """The images of a batch, newest first."""
    query = (
        Change.select(
            *(Change.ledger, Change.uid, Change.rev_before, Change.rev_after),
            *(ChangeImage.before, ChangeImage.after),
        )
        .join(ChangeImage, on=(Change.seq == ChangeImage.seq))
        .where(Change.batch == batch)
        .order_by(Change.seq.desc())
    )
    for ledger, uid, rev_before, rev_after, before, after in tuples(query):
        yield Image(
            ledger,
            uid,
            rev_before,
            rev_after,
            None if before is None else bytes(before),
            None if after is None else bytes(after),
        )
