"""报送后更正: own records changed after their month was submitted, and the totals that this moves.

A record belongs to the month of its event; a row inside it to the month or day that it names. Work
that goes on after the month (`Record.ongoing`) corrects nothing.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Literal

import msgspec

from models import store
from models.canonical import decode, encode
from models.exchange.differences import Difference, FieldChange, difference
from models.exchange.format.keys import Text, Uid, convert
from models.exchange.format.names import plain_name
from models.exchange.sending.explanations import Reasons
from models.exchange.sending.findings import Check, Level
from models.exchange.sending.submitted import (
    Figures,
    Submitted,
    changed_since,
    line_of,
    states_before,
    submitted,
)
from models.fields import Column, DateField, DateTimeField, MonthField
from models.ledger import Ledger
from models.ledgers import ledger_named
from models.ledgers.decisions import Decision, DecisionKind
from models.ledgers.filled_ledgers import FilledLedger
from models.ledgers.month_reports import CORRECTION
from models.lines import Line
from models.office import Office
from models.periods import Period
from models.record import Part, Record, tuples
from models.words import sentence

LEDGER = "corrections"
"""The name of the control line that tells a package's corrections to the level above."""

Freeze = Callable[[Period], Figures]
Content = dict[str, Any]

_BESIDE = (Record.remarks.name, Record.attachments.name)
_ADDED, _MENDED = "补报漏报的记录", "更正填错的数据"
_LATE, _RETURNED = "当月的工作推迟完成", "按上级退回的意见修改"


@dataclass(frozen=True)
class Ripple:
    """A total that was told and reads differently now."""

    period: str
    figure: str
    was: int | str | None
    now: int | str | None


@dataclass(frozen=True)
class Moved:
    """What this office's next package tells of months that were submitted before."""

    records: tuple[Difference, ...] = ()
    ripples: tuple[Ripple, ...] = ()
    figures: Mapping[str, Figures] = field(default_factory=dict)


class ToldRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One corrected record; `kind` is new, changed or deleted."""

    uid: Uid
    of: Text
    kind: Text
    reason: Text = ""


class ToldTotal(msgspec.Struct, frozen=True, kw_only=True):
    """One total of a period: figure by name, as it was told before and as it is."""

    period: Text
    figure: Text
    was: int | str | None = None
    now: int | str | None = None


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """The control line: what was corrected, why, and which totals sent up before it changes."""

    ledger: Literal["corrections"] = "corrections"
    records: list[ToldRecord] = []
    totals: list[ToldTotal] = []


# What was corrected.


def moved(office: Office, freeze: Freeze | None) -> Moved:
    """The records corrected since the newest package that left, and the totals that read anew."""
    packages = submitted()
    if not packages.periods:
        return Moved()
    ripples, figures = [], {}
    for period in packages.periods if freeze else ():
        told = packages.figures(period)
        now = freeze(period) if freeze and told else {}
        found = [
            Ripple(period.code, name, value, now[name])
            for name, value in told.items()
            if name in now and now[name] != value
        ]
        if found:
            ripples += found
            figures[period.code] = dict(now)
    return Moved(tuple(_records(office, packages)), tuple(ripples), figures)


def _records(office: Office, packages: Submitted) -> Iterator[Difference]:
    """Own records whose change concerns a submitted month, with the fields that do."""
    reported = {some.value for some in FilledLedger}
    for name, uids in changed_since(packages.change).items():
        ledger = ledger_named(name)
        if ledger is None or name not in reported:
            continue
        before = states_before(packages.change, uids)
        query = Line.select(Line.uid, Line.line).where(Line.unit == office.unit)
        lines: dict[str, bytes] = {}
        for some in store.chunks(uids):
            lines |= {
                u: bytes(line) for u, line in tuples(query.where(store.among(Line.uid, some)))
            }
        for uid, line in lines.items():
            if uid not in before:
                continue
            found = _correction(ledger, line_of(ledger, before[uid]), line, packages.months)
            if found is not None:
                yield found


def _correction(
    ledger: Ledger, before: bytes | None, after: bytes, months: frozenset[str]
) -> Difference | None:
    """What changed in submitted months; None where nothing did."""
    if before == after:
        return None
    old: Content = decode(before) if before is not None else {}
    new: Content = decode(after)
    if new.get("deleted"):
        if not old or old.get("deleted"):
            return None
        concerned = _places(ledger, old, {}, months)
    else:
        concerned = _places(ledger, {} if old.get("deleted") else old, new, months)
    if not concerned:
        return None
    whole = difference(ledger.name, before, after)
    if whole.kind != "changed":
        return whole
    kept = tuple(one for one in whole.fields if _counts(ledger, one, concerned))
    return replace(whole, fields=kept) if kept else None


Places = set[tuple[str, int]]
"""(part, row from 1) of the rows of a record that belong to submitted months; ("", 0) its head."""


def _places(ledger: Ledger, old: Content, new: Content, months: frozenset[str]) -> Places:
    heads = {_head_month(ledger, some) for some in (old, new) if some}
    found: Places = {("", 0)} if heads & months else set()
    for rows in ledger.parts():
        if rows.name in ledger.model.ongoing:
            continue
        were = {row["uid"]: (at, row) for at, row in enumerate(old.get(rows.name, ()), 1)}
        for at, row in enumerate(new.get(rows.name, ()), 1):
            _, was = were.pop(row["uid"], (0, {}))
            if row != was and _row_months(rows.model, (was, row), heads) & months:
                found.add((rows.name, at))
        for at, was in were.values():
            if _row_months(rows.model, (was,), heads) & months:
                found.add((rows.name, at))
    return found


def _head_month(ledger: Ledger, content: Content) -> str:
    column = ledger.model.reported_on or ledger.dated_by
    return str(content.get(column.name) or "")[:7] if column is not None else ""


def _row_months(model: type[Part], rows: Iterable[Content], heads: set[str]) -> set[str]:
    """The months that a row names, before and after; its record's where its kind names none."""
    column = _dated(model)
    if column is None:
        return heads
    return {str(row.get(column.name) or "")[:7] for row in rows if row}


@cache
def _dated(model: type[Part]) -> Column[Any] | None:
    """The month, else the first day, that rows of a kind are about."""
    columns = [column for column in model.columns() if not column.automatic]
    kinds: tuple[type[Column[Any]], ...] = (MonthField, DateField, DateTimeField)
    found = (column for kind in kinds for column in columns if isinstance(column, kind))
    return next(found, None)


def _counts(ledger: Ledger, one: FieldChange, concerned: Places) -> bool:
    """Whether a changed field is one that was reported with the month."""
    if one.part:
        return (one.part, one.row) in concerned
    return ("", 0) in concerned and one.field not in (*ledger.model.ongoing, *_BESIDE)


# What is asked, and what is told.


def look_for_corrections(found: Moved, reasons: Reasons) -> Iterator[Check]:
    """The warning that asks for reasons; a note where only totals have moved."""
    if found.records:
        first = found.records[0]
        count = len(found.ripples)
        check = Check(
            Level.WARNING,
            sentence("已报送的月份有 {count} 条更正，写明原因", count=len(found.records)),
            sentence("涉及已报的 {count} 个数", count=count) if count else None,
            ledger=first.ledger,
            uid=first.uid,
            code=CORRECTION,
            subjects=tuple(one.uid for one in found.records),
            proposed=_proposed(found.records),
        )
        yield reasons.put_to(check)
    elif found.ripples:
        yield Check(
            Level.NOTE,
            sentence("已报的 {count} 个数与现在不同", count=len(found.ripples)),
            sentence("随这一包告诉上级"),
            code=CORRECTION,
        )


def _proposed(records: Sequence[Difference]) -> str:
    uids = [one.uid for one in records]
    returned = Decision.select().where(
        *(Decision.kind == DecisionKind.RETURN, ~Decision.deleted),
        store.among(Decision.subject_uid, uids),
    )
    if returned.count() >= len(uids):
        return _RETURNED
    if all(one.kind == "new" for one in records):
        return _ADDED
    in_rows = all(one.kind == "changed" and all(f.part for f in one.fields) for one in records)
    return _LATE if in_rows else _MENDED


def usual_reasons(code: str) -> tuple[str, ...]:
    """Reasons to choose from for a correction."""
    return (_LATE, _ADDED, _MENDED, _RETURNED) if code == CORRECTION else ()


def told(found: Moved, reasons: Reasons) -> Told | None:
    """The control line that a package carries; None where nothing is to be told."""
    if not found.records and not found.ripples:
        return None
    return Told(
        records=[
            ToldRecord(
                uid=one.uid,
                of=one.ledger,
                kind=one.kind,
                reason=reasons.of(CORRECTION, one.uid)[:200],
            )
            for one in found.records
        ],
        totals=[
            ToldTotal(period=one.period, figure=one.figure, was=one.was, now=one.now)
            for one in found.ripples
        ],
    )


def told_bytes(line: Told) -> bytes:
    return encode(msgspec.to_builtins(line))


def read_told(contents: Iterable[Mapping[str, Any]]) -> Told | None:
    """What a package's control lines say was corrected, with cleaned words; `Refused` as damaged
    where they are not what they must be."""
    lines = [dict(content) for content in contents if content["ledger"] == LEDGER]
    if not lines:
        return None
    line = convert(Told, lines[-1])
    return Told(
        records=[
            msgspec.structs.replace(one, reason=plain_name(one.reason)) for one in line.records
        ],
        totals=[
            msgspec.structs.replace(
                one,
                period=plain_name(one.period),
                figure=plain_name(one.figure),
                was=plain_name(one.was) if isinstance(one.was, str) else one.was,
                now=plain_name(one.now) if isinstance(one.now, str) else one.now,
            )
            for one in line.totals
        ],
    )


def take_told(_office: Office, _opened: Any, lines: Sequence[Mapping[str, Any]]) -> Any:
    """Nothing is stored but the line itself, for whoever opens the package's history."""
    line = read_told(lines)
    return msgspec.to_builtins(line) if line is not None else None


def kept_told(before: Mapping[str, Any]) -> Told | None:
    """The line out of what an import keeps of its control lines."""
    line = before.get("controls", {}).get(LEDGER)
    return msgspec.convert(line, Told) if line else None


def told_of(kept: str) -> Told | None:
    """The line as the outbox keeps it (JSON); None for nothing."""
    return msgspec.convert(json.loads(kept), Told) if kept else None
