"""A ledger's list on paper, as it is filtered and ordered: across, numbered, counted, signed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from models.errors import UserError
from models.fields import (
    ChoiceField,
    IntegerField,
    LinkField,
    LinksField,
    ListField,
    LongTextField,
    MonthField,
    TextField,
)
from models.office import Office
from ui.ledger_table import LedgerTable, Line, Shown
from ui.printing.frame import data_state, printed_at, signatures
from ui.printing.paper import (
    A3_ACROSS,
    A4_ACROSS,
    Align,
    Block,
    Cell,
    Column,
    Paper,
    Paragraph,
    Table,
)
from ui.states import is_state, look_of
from ui.words import tr

MOST_ROWS = 3000
"""About 200 pages, set in a second; longer lists are read on a screen or in a spreadsheet."""
_GROUPS = (ChoiceField, ListField, LinkField, MonthField)
_SHARES: tuple[tuple[type[Any], float], ...] = ((LongTextField, 4), (LinksField, 2), (TextField, 2))


def list_paper(
    office: Office,
    table: LedgerTable,
    columns: Sequence[int] = (),
    filters: Sequence[str] = (),
    period: str = "",
) -> Paper:
    """The table's rows in these of its columns, all unless told; UserError where they are too many.

    `filters` and `period` say in words what the list is of.
    """
    check_length(table.rowCount())
    shown = list(columns) or list(range(len(table.columns)))
    group = _group(table)
    if group is not None:
        shown = [group, *(at for at in shown if at != group)]
    lines = [table.line(row) for row in range(table.rowCount())]
    headings = [_column(table.columns[at]) for at in shown]
    rows = [[_cell(table, at, line, at == shown[0]) for at in shown] for line in lines]
    if all(one.title != tr("序号") for one in headings):
        place = 0 if group is None else 1
        headings.insert(place, Column(tr("序号"), 0.6, Align.CENTRE))
        for number, row in enumerate(rows, 1):
            row.insert(place, Cell(str(number)))
    filtered = tr("筛选：{filters}").format(filters=tr("、").join(filters))
    blocks: list[Block] = [
        *([Paragraph(filtered)] if filters else []),
        Table(tuple(headings), tuple(map(tuple, rows)), grouped=group is not None),
        Paragraph(tr("；").join(_counts(table, lines))),
        signatures(),
    ]
    left = " ・ ".join(filter(None, (office.name, period)))
    return Paper(
        *(f"list.{table.ledger.name}", tr(table.ledger.title), tuple(blocks), printed_at(office)),
        context=(left, data_state(office.door.today)),
        sheets=(A4_ACROSS, A3_ACROSS),
    )


def check_length(count: int) -> None:
    """UserError where a list has more rows than anybody prints."""
    if count > MOST_ROWS:
        raise UserError(
            "列表有 {n} 条，一次最多打印 {most} 条。先筛选出要打印的，或者用“导出”存成表格",
            n=count,
            most=MOST_ROWS,
        )


def _column(held: Shown) -> Column:
    shares = (share for kind, share in _SHARES if isinstance(held.column, kind))
    align = Align.RIGHT if isinstance(held.column, IntegerField) else Align.LEFT
    return Column(tr(held.label), 1.0 if held.remaining else next(shares, 1.2), align)


def _group(table: LedgerTable) -> int | None:
    """The column that the list is ordered by, where its values stand for many records each."""
    order = table.listing.order if table.listing else ""
    for at, held in enumerate(table.columns):
        if held.column.name == order and not held.remaining and isinstance(held.column, _GROUPS):
            return at
    return None


def _cell(table: LedgerTable, at: int, line: Line, first: bool) -> Cell:
    """A state has its glyph and its word; what is late is bold; what was sent back says so."""
    held, text = table.columns[at], line.texts[at]
    if first and line.returned:
        text = tr("{text}，上级退回").format(text=text)
    if first and line.corrected:
        text = tr("{text}，报送后更正").format(text=text)
    look = look_of(line.values[at]) if is_state(held.column) and line.values[at] else None
    return Cell(text, look, bold=held.remaining and line.overdue)


def _counts(table: LedgerTable, lines: Sequence[Line]) -> Iterator[str]:
    """共 9 条；待整改 3，整改中 6；超期 1 条"""
    yield tr("共 {n} 条").format(n=len(lines))
    at = next((n for n, one in enumerate(table.columns) if one.column is table.ledger.state), None)
    state = table.ledger.state
    if at is not None and isinstance(state, ChoiceField):
        held = Counter(str(line.values[at]) for line in lines)
        some = [o for o in state.options if held[str(o)]]
        counted = [tr("{state} {n}").format(state=tr(o.label), n=held[str(o)]) for o in some]
        if counted:
            yield tr("，").join(counted)
    late = sum(line.overdue for line in lines)
    if late:
        yield tr("超期 {n} 条").format(n=late)
