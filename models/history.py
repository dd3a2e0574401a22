"""What happened to one record: who changed it, when, why, and which of its fields."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.canonical import decode
from models.changes import Change, ChangeImage, Kind, read_why
from models.ledger import Ledger
from models.ledgers import ledger_named
from models.lines import read_line
from models.record import Record, State, record_from, tuples
from models.words import Sentence, sentence

_FOREIGN = (Kind.IMPORT, Kind.IMPORT_UNDO)


@dataclass(frozen=True)
class Entry:
    """One change of a record; `labels` name the fields and rows that it changed.

    `at` is ISO text to the second; `erased`: what it said is gone. An undone or redone change says
    so in `why`.
    """

    at: str
    actor: str
    why: Sentence
    labels: tuple[str, ...]
    kind: Kind
    erased: bool = False


def history(uid: str) -> list[Entry]:
    """The changes of a record, the newest first."""
    query = (
        Change.select(
            *(Change.at, Change.actor, Change.why, Change.kind, Change.ledger),
            *(ChangeImage.before, ChangeImage.after, Change.before_digest, Change.after_digest),
        )
        .join(ChangeImage, on=(Change.seq == ChangeImage.seq))
        .where(Change.uid == uid)
        .order_by(Change.seq.desc())
    )
    return [_entry(*row) for row in tuples(query)]


def state_at(uid: str, rev: int) -> State | None:
    """What a record said at a revision; None where its changes do not tell."""
    query = (
        Change.select(Change.kind, Change.ledger, ChangeImage.after)
        .join(ChangeImage, on=(Change.seq == ChangeImage.seq))
        .where(Change.uid == uid, Change.rev_after == rev, ChangeImage.after.is_null(False))
        .order_by(Change.seq.desc())
        .limit(1)
    )
    for kind, name, after in tuples(query):
        ledger = ledger_named(name)
        return state_of(ledger, Kind(kind), bytes(after)) if ledger is not None else None
    return None


def _entry(
    at: str,
    actor: str,
    why: str,
    kind_name: str,
    ledger_name: str,
    before: bytes | None,
    after: bytes | None,
    *digests: str | None,
) -> Entry:
    kind = Kind(kind_name)
    labels = labels_of(ledger_name, kind, before, after)
    erased = any(
        image is None and digest is not None
        for image, digest in zip((before, after), digests, strict=True)
    )
    return Entry(at, actor, reason_of(kind, read_why(why)), labels, kind, erased)


def labels_of(
    ledger_name: str, kind: Kind, before: bytes | None, after: bytes | None
) -> tuple[str, ...]:
    """The fields and rows that a change altered; none where one of its images is not there."""
    ledger = ledger_named(ledger_name)
    if ledger is None or before is None or after is None:
        return ()
    states = [state_of(ledger, kind, bytes(image)) for image in (before, after)]
    return tuple(_changed(ledger, *states))


def record_before(ledger_name: str, kind: Kind, image: bytes) -> Record | None:
    """What a record was as an image of a change holds it; None for a ledger that is not known."""
    ledger = ledger_named(ledger_name)
    if ledger is None:
        return None
    return record_from(ledger.model, state_of(ledger, kind, bytes(image)))


def reason_of(kind: Kind, why: Sentence) -> Sentence:
    if kind is Kind.UNDO:
        return sentence("撤销：{what}", what=why)
    if kind is Kind.REDO:
        return sentence("恢复：{what}", what=why)
    return why


def state_of(ledger: Ledger, kind: Kind, image: bytes) -> State:
    """What an image of a change says: an import's hold the line, all others the state."""
    content = decode(image)
    return read_line(ledger, content) if kind in _FOREIGN else dict(content)


def _changed(ledger: Ledger, before: State, after: State) -> Iterator[str]:
    """Labels of the fields and rows that read differently."""
    fields = [(column.name, column.label) for column in ledger.fields()]
    parts = [(rows.name, rows.label) for rows in ledger.parts()]
    for name, label in (*fields, *parts):
        if before.get(name) != after.get(name):
            yield label
