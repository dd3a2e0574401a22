"""One record as a form on paper: every filled field, its rows, and what was decided on it."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from models.fields import Column as Field
from models.fields import DateField, FilesField, IntegerField, LongTextField, TextField
from models.ledger import Group, Ledger
from models.ledgers.decisions import Decision
from models.listing import names_for, names_of
from models.lists import list_labels
from models.office import Office
from models.record import Mark, Part, Record, Rows
from models.store import decisions_on
from models.values import Reader, shown
from ui.printing.frame import data_state, printed_at, signatures
from ui.printing.paper import (
    A4,
    A4_ACROSS,
    Align,
    Block,
    Cell,
    Column,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Table,
)
from ui.states import is_state, look_of
from ui.words import tr

_LONG = 24
"""Characters from which a value has a row of its own."""
_NEVER_TOLD = ("digest", "value_digest", "evidence_digest", "entered_rev", "entered_on")


def record_paper(office: Office, ledger: Ledger, uid: str) -> Paper:
    record = office.door.load(ledger.model, uid)
    unit = names_of("units", [record.unit]).get(record.unit, office.name)
    blocks: list[Block] = [Paragraph(record.heading(), bold=True)]
    blocks += _groups(ledger, record)
    blocks += _decisions(record)
    state = data_state(office.door.today)
    if not record.complete:
        state = tr("草稿 ・ {state}").format(state=state)
    signed = signatures(record.filler or "")
    return Paper(
        *(f"record.{ledger.name}", tr(ledger.title), (*blocks, signed), printed_at(office)),
        context=(unit, state),
        sheets=(A4, A4_ACROSS),
    )


def _groups(ledger: Ledger, record: Record) -> Iterator[Block]:
    """The groups of the form in its order, then the fields and rows that it does not show."""
    named = {place.name for group in ledger.groups for place in group.content}
    others: list[Field[Any] | Rows[Any]] = [*ledger.fields(), *ledger.parts()]
    usual = {Record.mark.name} if record.mark is Mark.INTERNAL else set()
    unnamed = tuple(one for one in others if one.name not in named | usual and _told(one))
    groups = [*ledger.groups, Group("其他", unnamed)]
    for title, content in ((group.title, group.content) for group in groups):
        plain = [place for place in content if not isinstance(place, Rows)]
        found = list(_facts(record, plain))
        if found:
            yield Heading(tr(title))
            yield from found
        for place in content:
            if isinstance(place, Rows) and getattr(record, place.name):
                yield Heading(tr(place.label))
                yield _table(place, getattr(record, place.name))


def _told(field: Field[Any] | Rows[Any]) -> bool:
    return field.name not in _NEVER_TOLD


def _facts(record: Record, fields: Sequence[Field[Any]]) -> Iterator[Facts]:
    """What is filled in of these, if anything."""
    texts = zip(fields, _texts(fields, [record])[0], strict=True)
    pairs = tuple((tr(field.label), text) for field, text in texts if text)
    if pairs:
        yield Facts(pairs, wide=_LONG)


def _texts(fields: Sequence[Field[Any]], holders: Sequence[Record | Part]) -> list[list[str]]:
    """What the fields of each holder say, names of linked records looked up at once."""
    lines = [[getattr(holder, field.name) for field in fields] for holder in holders]
    reader = Reader(tr, names_for(fields, lines), cache(list_labels))
    return [
        [shown(field, value, reader) for field, value in zip(fields, line, strict=True)]
        for line in lines
    ]


def _table(rows: Rows[Any], parts: Sequence[Part]) -> Table:
    """The columns in which any row says something."""
    every = [field for field in rows.model.columns() if _told(field)]
    texts = _texts(every, parts)
    used = [at for at in range(len(every)) if any(line[at] for line in texts)]
    columns = [Column(tr("序号"), 0.6, Align.CENTRE)]
    columns += [_column(every[at]) for at in used]
    cells = tuple(
        (Cell(str(number)), *(_cell(every[at], parts[number - 1], line[at]) for at in used))
        for number, line in enumerate(texts, 1)
    )
    return Table(tuple(columns), cells)


def _column(field: Field[Any]) -> Column:
    kinds = ((LongTextField, 4.0), (FilesField, 2.0), (DateField, 1.2), (TextField, 2.0))
    share = next((share for kind, share in kinds if isinstance(field, kind)), 1.2)
    return Column(
        tr(field.label), share, Align.RIGHT if isinstance(field, IntegerField) else Align.LEFT
    )


def _cell(field: Field[Any], part: Part, text: str) -> Cell:
    value = getattr(part, field.name)
    return Cell(text, look_of(value) if is_state(field) and value else None)


def _decisions(record: Record) -> Iterator[Block]:
    """Who decided what, in the order of the days."""
    found = decisions_on([record.uid]).get(record.uid, [])
    if not found:
        return
    names = names_of("units", {one.unit for one in found})
    fields = (Decision.decided_on, Decision.unit, Decision.decided_by)
    titles = [tr(field.label) for field in fields]
    columns = (
        *(Column(title, share) for title, share in zip(titles, (1.2, 1.6, 1.0), strict=True)),
        *(Column(tr("决定"), 1.6), Column(tr(Decision.reason.label), 4)),
    )
    rows = tuple(
        _decision(one, names) for one in sorted(found, key=lambda one: one.decided_on or date.min)
    )
    yield Heading(tr("审批与决定"))
    yield Table(columns, rows)


def _decision(one: Decision, names: dict[str, str]) -> tuple[Cell, ...]:
    said = " ・ ".join(tr(part.label) for part in (one.kind, one.result) if part)
    reason = one.reason or ""
    if one.due_on:
        reason = tr("{reason}（时限 {day}）").format(reason=reason, day=one.due_on.isoformat())
    who = (str(one.decided_on or ""), names.get(one.unit, ""), one.decided_by or "")
    look = look_of(one.result) if one.result else None
    return (*map(Cell, who), Cell(said, look), Cell(reason))
