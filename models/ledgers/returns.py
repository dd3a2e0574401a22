"""退回: a record, or one field of it, sent back by a level above until it is changed or explained.

Both ends compute the same: a return holds the digest of what the record's line said at that place,
and is answered once the line says something else, or once its owner has explained why it does not.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.canonical import decode, encode
from models.errors import UserError
from models.fields import Choice, Column, Leaves
from models.ledger import Action, By, Ledger, Stamp
from models.ledgers.decisions import (
    Decision,
    DecisionKind,
    DecisionResult,
    DecisionSubject,
    decision_on,
    with_reason,
)
from models.ledgers.units import descendants
from models.lines import Line
from models.record import Record, among, tuples
from models.settings import get_setting

_STAMPS = frozenset(["rev", "created_at", "changed_at", "changed_by", "filler"])


WHOLE = "整条记录"


class Answer(Choice):
    OPEN = "open", "未答复"
    CHANGED = "changed", "已改"
    EXPLAINED = "explained", "已说明"


@dataclass(frozen=True)
class Returned:
    """One return and how it was answered; `explanation` is empty where it was changed instead."""

    decision: Decision
    answer: Answer
    explanation: str = ""
    answered_on: date | None = None

    @property
    def about(self) -> str:
        """The place that was returned: "", "problem" or "evidence.<uid of the row>.file"."""
        return self.decision.about_field or ""

    @property
    def is_open(self) -> bool:
        return self.answer is Answer.OPEN

    def overdue(self, today: date) -> bool:
        due = self.decision.due_on
        return self.is_open and due is not None and due < today


# What was returned, and what has become of it.


def returns_on(uids: Sequence[str]) -> dict[str, list[Returned]]:
    """Every return on these records, oldest first."""
    return _by_subject(_answered(_returns(among(Decision.subject_uid, uids))))


def open_returns(uid: str) -> list[Returned]:
    """What still stands on one record."""
    return [one for one in returns_on([uid]).get(uid, ()) if one.is_open]


def open_among(uids: Sequence[str]) -> set[str]:
    """Those of these records on which a return still stands."""
    return {uid for uid, some in returns_on(uids).items() if any(one.is_open for one in some)}


def returns_by(unit: str) -> list[Returned]:
    """What an office has sent back, newest first."""
    return list(_answered(_returns(Decision.unit == unit)))[::-1]


def returns_to(unit: str) -> list[Returned]:
    """What was sent back to an office, newest first."""
    return list(_answered(_returns(Decision.subject_unit == unit)))[::-1]


def _returns(condition: Any) -> list[Decision]:
    query = Decision.select().where(
        *(Decision.kind == DecisionKind.RETURN, Decision.result == DecisionResult.RESUBMIT),
        *(Decision.complete, ~Decision.deleted, Decision.unit != Decision.subject_unit),
        condition,
    )
    return list(query.order_by(Decision.decided_on, Decision.uid))


def _answered(returns: Sequence[Decision]) -> Iterator[Returned]:
    explained = _explanations([decision.uid for decision in returns])
    lines = _lines([decision.subject_uid or "" for decision in returns])
    for decision in returns:
        said = explained.get(decision.uid)
        line = lines.get(decision.subject_uid or "")
        if said is not None:
            yield Returned(decision, Answer.EXPLAINED, said.reason or "", said.decided_on)
        elif line is not None and _has_changed(decision, *line):
            yield Returned(decision, Answer.CHANGED)
        else:
            yield Returned(decision, Answer.OPEN)


def _explanations(uids: Sequence[str]) -> dict[str, Decision]:
    query = Decision.select().where(
        *(Decision.kind == DecisionKind.ANSWER, Decision.unit == Decision.subject_unit),
        *(Decision.complete, ~Decision.deleted, among(Decision.answers, uids)),
    )
    return {row.answers or "": row for row in query.order_by(Decision.uid)}


def _lines(uids: Sequence[str]) -> dict[str, tuple[int, bytes]]:
    query = Line.select(Line.uid, Line.rev, Line.line).where(among(Line.uid, uids))
    return {uid: (rev, bytes(line)) for uid, rev, line in tuples(query)}


def _has_changed(decision: Decision, rev: int, line: bytes) -> bool:
    if rev <= (decision.subject_rev or 0):
        return False
    return value_digest(decode(line), decision.about_field or "") != decision.value_digest


def value_digest(line: Mapping[str, Any], about: str) -> str:
    """SHA-256 of what a line says at a place, its stamps left out."""
    return hashlib.sha256(encode(_said(line, about))).hexdigest()


def _said(line: Mapping[str, Any], about: str) -> Any:
    if not about:
        return {key: value for key, value in line.items() if key not in _STAMPS}
    part, _, rest = about.rpartition(".")
    name, holder = rest, line
    if part:
        rows, _, uid = part.partition(".")
        holder = next((row for row in line.get(rows, ()) if row.get("uid") == uid), {})
    return holder.get(name)


def _by_subject(returned: Iterable[Returned]) -> dict[str, list[Returned]]:
    found: dict[str, list[Returned]] = defaultdict(list)
    for one in returned:
        found[one.decision.subject_uid or ""].append(one)
    return found


# Places of a record.


@dataclass(frozen=True)
class Place:
    """A field that can be sent back; of a sub-row also what the rows are called, and which it is.

    `number` counts from 1, as the form does.
    """

    about: str
    column: Column[Any] | None = None
    rows: str = ""
    number: int = 0

    @property
    def label(self) -> str:
        return self.column.label if self.column is not None else WHOLE


def places_of(ledger: Ledger, record: Record, asks: Collection[str]) -> list[Place]:
    """The whole record, then every field that the level above sees; `asks` names the asked ones."""
    found = [Place("")]
    for column in _seen(ledger.fields(), ledger.name, asks):
        found.append(Place(column.name, column))
    for rows in ledger.parts():
        columns = list(_seen(rows.model.columns(), f"{ledger.name}.{rows.name}", asks))
        for number, row in enumerate(getattr(record, rows.name), 1):
            for column in columns:
                found.append(
                    Place(f"{rows.name}.{row.uid}.{column.name}", column, rows.label, number)
                )
    return found


def _seen(columns: list[Column[Any]], prefix: str, asks: Collection[str]) -> Iterator[Column[Any]]:
    for column in columns:
        leaves = column.leaves is Leaves.ALWAYS or f"{prefix}.{column.name}" in asks
        if leaves and not column.derived and not column.automatic:
            yield column


def place_now(record: Record, about: str) -> str:
    """Where a returned place stands in the form now: "evidence.2.file"; a row that is gone: 0."""
    part, _, name = about.rpartition(".")
    if not part:
        return about
    rows, _, uid = part.partition(".")
    uids = [row.uid for row in getattr(record, rows, ())]
    return f"{rows}.{uids.index(uid) + 1 if uid in uids else 0}.{name}"


def _about(ledger: Ledger, record: Record, place: str | None) -> str:
    """The place to be kept, of one that was chosen or was typed as "evidence.2.file"."""
    if not place:
        return ""
    part, _, name = place.rpartition(".")
    rows, _, row = part.partition(".")
    if part:
        parts = getattr(record, rows, []) if rows in [r.name for r in ledger.parts()] else []
        uids = {one.uid: one.uid for one in parts}
        uids |= {str(number): one.uid for number, one in enumerate(parts, 1)}
        if row in uids and name in _leaving(_columns(ledger, rows)):
            return f"{rows}.{uids[row]}.{name}"
    elif name in _leaving(_columns(ledger, "")):
        return name
    raise UserError("记录里没有“{place}”这一处，换一个字段", place=place)


def _columns(ledger: Ledger, rows: str) -> list[Column[Any]]:
    """The fields of a part, or the record's own for an empty name."""
    if not rows:
        return ledger.fields()
    return next((some.model.columns() for some in ledger.parts() if some.name == rows), [])


def label_of(ledger: Ledger, about: str) -> str:
    """What the field at a place is called."""
    part, _, name = about.rpartition(".")
    columns = _columns(ledger, part.partition(".")[0])
    return next((column.label for column in columns if column.name == name), WHOLE)


def _leaving(columns: Iterable[Column[Any]]) -> list[str]:
    return [c.name for c in columns if not c.derived and c.leaves is not Leaves.NEVER]


# Sending back, and answering.


def send_back(
    record: Record,
    stamp: Stamp,
    about_field: str | None = None,
    reason: str | None = None,
    due_on: date | None = None,
) -> Decision:
    """A return of a record of a unit below, or of one of its fields."""
    ledger = _ledger_of(record)
    subject = DecisionSubject[ledger.name.upper()]
    reason = with_reason(reason)
    about = _about(ledger, record, about_field)
    line = Line.get_or_none(Line.uid == record.uid)
    if line is None or record.unit not in descendants(stamp.unit):
        raise UserError("只能退回下级单位报上来的记录")
    if due_on is not None and due_on < stamp.today:
        raise UserError("重报时限不能早于今天（{today}）", today=stamp.today)
    standing = [one for one in open_returns(record.uid) if one.decision.unit == stamp.unit]
    if any(one.about == about for one in standing):
        raise UserError("这一处已经退回，等对方答复")
    decision = decision_on(
        record,
        subject,
        stamp,
        DecisionKind.RETURN,
        DecisionResult.RESUBMIT,
        {"reason": reason, "due_on": due_on},
    )
    decision.about_field = about or None
    decision.value_digest = value_digest(decode(bytes(line.line)), about)
    return decision


def explain_return(
    record: Record, stamp: Stamp, about_field: str | None = None, reason: str | None = None
) -> Decision:
    """The owner's answer to the oldest return that stands on a place: why it stays as it is."""
    found = _standing_at(record, about_field or "")
    if found is None:
        raise UserError("这一处没有等待答复的退回")
    answer = decision_on(
        record,
        DecisionSubject[_ledger_of(record).name.upper()],
        stamp,
        DecisionKind.ANSWER,
        DecisionResult.ANSWERED,
        {"reason": with_reason(reason)},
    )
    answer.about_field, answer.answers = found.about_field, found.uid
    return answer


def _standing_at(record: Record, place: str) -> Decision | None:
    """The oldest return at a place, kept or typed; where one stands, the place may be empty."""
    standing = open_returns(record.uid)
    at = [one for one in standing if place in (one.about, place_now(record, one.about))]
    at = at or (standing if not place and len(standing) == 1 else [])
    return at[0].decision if at else None


def _ledger_of(record: Record) -> Ledger:
    from models.ledgers import ledger_named

    ledger = ledger_named(str(record._meta.table_name))
    assert ledger is not None
    return ledger


def _is_below(record: Record) -> bool:
    name = str(record._meta.table_name)
    subject = name in {option.value for option in DecisionSubject}
    return subject and not record.deleted and record.unit in descendants(get_setting("unit"))


SEND_BACK = Action(
    "退回",
    send_back,
    (Decision.about_field, Decision.reason, Decision.due_on),
    _is_below,
    By.ABOVE,
)
EXPLAIN_RETURN = Action(
    "说明退回",
    explain_return,
    (Decision.about_field, Decision.reason),
    lambda record: bool(open_returns(record.uid)),
)
EVERY_LEDGER = (SEND_BACK, EXPLAIN_RETURN)
"""The verbs that records of every ledger have beside their own."""
