"""An office's own data, given back by the level above after a restored backup or a lost computer.

The only packages in which an office takes its own records. Nothing is lost: what was changed here
since stays on top, a revision later, and what the level above held stands under it in the history.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models import store
from models.canonical import decode
from models.changes import Change, ChangeImage
from models.exchange.differences import Difference, difference
from models.exchange.format.keys import convert
from models.exchange.numbering import own_epoch
from models.exchange.receiving.merge import Arriving
from models.exchange.sending.giving_back import Recovery
from models.exchange.tables import ACCEPTED, UP, Outgoing
from models.ledger import Ledger
from models.lines import Line, fill_unsaid, line_hash, read_line, write_line
from models.office import Office
from models.record import State, read_state, tuples
from models.settings import get_setting
from models.taking_back import LineRow, untake_back
from models.taking_back import take_back as take_own_back
from models.words import Sentence

TAKEN, KEPT = "taken", "kept"
"""What becomes of a record that is given back: taken as it is, or laid under what stands here."""


@dataclass(frozen=True)
class Returned:
    """One own record that was given back; `before` is its state here, None where it was gone."""

    ledger: Ledger
    line: bytes
    verdict: str
    before: State | None

    @property
    def uid(self) -> str:
        return str(decode(self.line)["uid"])


def sort_out(
    given: Sequence[Arriving], controls: Sequence[Mapping[str, Any]]
) -> tuple[Returned, ...]:
    """What is to be done with own records that came back; nothing where they were taken before."""
    recovery = _recovery_in(controls)
    if recovery is None or (recovery.epoch, *recovery.after) <= own_epoch.taken_back():
        return ()
    by_ledger: dict[str, list[Arriving]] = {}
    for record in given:
        if record.ledger is not None:
            by_ledger.setdefault(record.name, []).append(record)
    since = _last_common(recovery, controls)
    changed = _changed_after(since, [record.uid for record in given])
    found: list[Returned] = []
    for some in by_ledger.values():
        ledger = some[0].ledger
        assert ledger is not None
        uids = [record.uid for record in some]
        held = {record.uid: read_state(record) for record in store.load(ledger.model, uids)}
        for record in some:
            verdict = _verdict(ledger, record, held.get(record.uid), record.uid in changed)
            if verdict:
                found.append(Returned(ledger, record.line, verdict, held.get(record.uid)))
    return tuple(found)


def _recovery_in(controls: Sequence[Mapping[str, Any]]) -> Recovery | None:
    found = [content for content in controls if content["ledger"] == "recovery"]
    return convert(Recovery, dict(found[-1])) if found else None


def _last_common(recovery: Recovery, controls: Sequence[Mapping[str, Any]]) -> int:
    """The newest change here that is certainly no younger than the data that were put back.

    Where it is not known when they were put back: the newest change that the level above has seen.
    """
    mark = own_epoch.restored_at(recovery.epoch)
    if mark is not None:
        return mark
    seen = [
        content.get("sha256")
        for content in controls
        if content["ledger"] == "receipts" and content.get("outcome") == ACCEPTED
    ]
    known = (Outgoing.receipt == ACCEPTED) | Outgoing.sha256.in_(seen)
    query = Outgoing.select(Outgoing.change).where(
        Outgoing.stream == UP, Outgoing.epoch < recovery.epoch, known
    )
    return max((row.change for row in query), default=0)


def _changed_after(change: int, uids: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for some in store.chunks(uids):
        query = Change.select(Change.uid).where(Change.seq > change, store.among(Change.uid, some))
        found |= {uid for (uid,) in tuples(query)}
    return found


def _verdict(ledger: Ledger, record: Arriving, held: State | None, changed: bool) -> str:
    """Taken, kept, or "" where what came back is what is here, or an earlier revision of it."""
    if held is None:
        return TAKEN
    if held["rev"] < record.rev:
        return KEPT if changed else TAKEN
    said = _said_at(ledger, record.uid, record.rev)
    return "" if record.line in said else KEPT


def _said_at(ledger: Ledger, uid: str, rev: int) -> Iterator[bytes]:
    """What an own record said in one of its revisions, as a line."""
    query = (
        Change.select(ChangeImage.after)
        .join(ChangeImage, on=(Change.seq == ChangeImage.seq))
        .where(Change.uid == uid, Change.rev_after == rev)
    )
    asks = frozenset(get_setting("asks", []))
    for (after,) in tuples(query):
        if after is not None:
            yield write_line(ledger, decode(bytes(after)), asks)


def differences(returned: Iterable[Returned]) -> tuple[Difference, ...]:
    """What is taken back against what is here; of what is kept, against what came back."""
    asks = frozenset(get_setting("asks", []))
    shown = []
    for some in returned:
        here = write_line(some.ledger, some.before, asks) if some.before else None
        if some.verdict == TAKEN:
            shown.append(difference(some.ledger.name, here, some.line))
        elif here is not None:
            shown.append(difference(some.ledger.name, some.line, here))
    return tuple(shown)


Before = dict[str, Any]


def take_back(office: Office, returned: Sequence[Returned], why: Sentence) -> Before:
    """Store own records that were given back; what that replaced, for undo."""
    if not returned:
        return {}
    uids = [some.uid for some in returned]
    lines: dict[str, str | None] = dict.fromkeys(uids)
    for some in store.chunks(uids):
        query = Line.select(Line.uid, Line.line).where(store.among(Line.uid, some))
        lines |= {uid: bytes(line).decode() for uid, line in tuples(query)}
    asks = frozenset(get_setting("asks", []))
    given = []
    for one in returned:
        state = read_line(one.ledger, decode(one.line))
        if one.before is not None:
            fill_unsaid(one.ledger, state, one.before, asks)
        given.append((one.ledger, state, one.line, one.verdict == KEPT))
    return {"batch": take_own_back(office.door, given, why), "lines": lines}


def put_back(office: Office, before: Before, why: Sentence) -> None:
    """Undo what `take_back` did."""
    if before:
        lines = {
            uid: None if line is None else _row(line.encode())
            for uid, line in before["lines"].items()
        }
        untake_back(office.door, before["batch"], lines, why)


def _row(line: bytes) -> LineRow:
    content = decode(line)
    head = (content["uid"], content["ledger"], content["unit"], content["rev"])
    return (*head, line_hash(line), line)


def enter_epoch(controls: Sequence[Mapping[str, Any]]) -> None:
    """Go on in the epoch that a package which gives data back grants."""
    recovery = _recovery_in(controls)
    if recovery is not None and (recovery.epoch, *recovery.after) > own_epoch.taken_back():
        own_epoch.note_taken_back(recovery.epoch, recovery.after)
