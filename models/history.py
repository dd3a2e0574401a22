"""What happened to one record: who changed it, when, why, and which of its fields."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.canonical import decode
from models.changes import Change, ChangeImage, Kind, read_why
from models.ledger import Ledger
from models.ledgers import ledger_named
from models.lines import read_line
from models.record import State, tuples
from models.words import Sentence, sentence

_FOREIGN = (Kind.IMPORT, Kind.IMPORT_UNDO)


@dataclass(frozen=True)
class Entry:
    """One change of a record; `labels` name the fields and rows that it changed.

    `at` is ISO text to the second. An undone or redone change says so in `why`.
    """

    at: str
    actor: str
    why: Sentence
    labels: tuple[str, ...]
    kind: Kind


def history(uid: str) -> list[Entry]:
    """The changes of a record, the newest first."""
    query = (
        Change.select(
            *(Change.at, Change.actor, Change.why, Change.kind, Change.ledger),
            *(ChangeImage.before, ChangeImage.after),
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
        return _state(ledger, Kind(kind), bytes(after)) if ledger is not None else None
    return None


def _entry(
    at: str,
    actor: str,
    why: str,
    kind_name: str,
    ledger_name: str,
    before: bytes | None,
    after: bytes | None,
) -> Entry:
    kind, ledger = Kind(kind_name), ledger_named(ledger_name)
    labels: tuple[str, ...] = ()
    if ledger is not None and before is not None and after is not None:
        states = [_state(ledger, kind, bytes(image)) for image in (before, after)]
        labels = tuple(_changed(ledger, *states))
    return Entry(at, actor, _reason(kind, read_why(why)), labels, kind)


def _reason(kind: Kind, why: Sentence) -> Sentence:
    if kind is Kind.UNDO:
        return sentence("撤销：{what}", what=why)
    if kind is Kind.REDO:
        return sentence("恢复：{what}", what=why)
    return why


def _state(ledger: Ledger, kind: Kind, image: bytes) -> State:
    content = decode(image)
    return read_line(ledger, content) if kind in _FOREIGN else dict(content)


def _changed(ledger: Ledger, before: State, after: State) -> Iterator[str]:
    """Labels of the fields and rows that read differently."""
    fields = [(column.name, column.label) for column in ledger.fields()]
    parts = [(rows.name, rows.label) for rows in ledger.parts()]
    for name, label in (*fields, *parts):
        if before.get(name) != after.get(name):
            yield label
