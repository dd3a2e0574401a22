"""What a page shows on paper, where it has no paper of its own: its tables, matrices and lists."""

from collections.abc import Iterator
from functools import singledispatch
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from models.office import Office
from ui.glyphs import Glyph, Look
from ui.printing.frame import data_state, printed_at, signatures
from ui.printing.list_paper import check_length
from ui.printing.paper import (
    A3_ACROSS,
    A4_ACROSS,
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Legend,
    Paper,
    Table,
    YearTable,
)
from ui.widgets import chip
from ui.widgets.found_list import FoundList
from ui.widgets.matrix import MatrixCell, MatrixData, MatrixModel, MatrixRow
from ui.widgets.page import Page
from ui.widgets.plain_table import PlainTable
from ui.widgets.todo_list import TodoList
from ui.widgets.typed_grid import CellTable, CellView
from ui.words import tr

_YEAR = 12
_PX, _GROUP, _MONTH = 0.24, 20.0, 14.0
"""Millimetres: of a pixel of the screen's columns, of the groups, of a month."""
_FREE = 240.0
"""The share of a column that takes the room that is left on the screen."""


def view_papers(page: Page, office: Office) -> list[Paper]:
    """The page in view as it stands, none where nothing on it can be listed.

    UserError where a list is too long to be printed.
    """
    blocks = [block for part in _parts(page) for block in _blocks(part)]
    if not blocks:
        return []
    blocks += [
        Legend(tr("图例："), part.items)
        for part in page.findChildren(chip.Legend)
        if part.isVisibleTo(page)
    ]
    left = " ・ ".join(filter(None, (office.name, page.context.text())))
    return [
        Paper(
            *(f"view.{type(page).__name__}", page.title.text()),
            *((*blocks, signatures()), printed_at(office)),
            context=(left, data_state(office.door.today)),
            sheets=(A4_ACROSS, A3_ACROSS),
        )
    ]


@runtime_checkable
class OnPaper(Protocol):
    """A widget, such as a chart, that says by itself what of it goes to paper."""

    def on_paper(self) -> Iterator[Block]: ...


def _parts(page: Page) -> list[QWidget]:
    """What goes to paper of what can be seen, from above to below and from left to right."""
    found = [
        part for part in page.findChildren(QWidget) if part.isVisibleTo(page) and _is_ours(part)
    ]
    return sorted(found, key=lambda part: _place(part, page))


def _is_ours(part: QWidget) -> bool:
    """Not the list inside a drop-down, nor a heading, which has its table's model."""
    if not isinstance(part, QAbstractItemView):
        return isinstance(part, OnPaper)
    known = isinstance(part, PlainTable | FoundList | TodoList | CellView)
    is_matrix = isinstance(part.model(), MatrixModel) and not isinstance(part, QHeaderView)
    return known or is_matrix


def _place(part: QWidget, page: Page) -> tuple[int, int]:
    corner = part.mapTo(page, part.rect().topLeft())
    return corner.y(), corner.x()


def _blocks(part: QWidget) -> Iterator[Block]:
    if isinstance(part, OnPaper):
        yield from part.on_paper()
    elif isinstance(part, QAbstractItemView):
        yield from _headed(part)


def _headed(part: QAbstractItemView) -> Iterator[Block]:
    model = part.model()
    check_length(model.rowCount())
    if not model.rowCount():
        return
    if name := part.accessibleName():
        yield Heading(name)
    if isinstance(model, MatrixModel):
        yield year_table(model.shown)
        yield Legend(tr("图例："), _meanings(model.shown))
    else:
        yield _table_of(part)


@singledispatch
def _table_of(part: QAbstractItemView) -> Table:
    raise NotImplementedError(type(part))


@_table_of.register
def _(part: PlainTable) -> Table:
    return plain(part)


def plain(table: PlainTable) -> Table:
    """Headings and lines, a chip as its glyph and its words."""
    columns = tuple(
        Column(one.title, float(one.width or _FREE), Align.RIGHT if one.right else Align.LEFT)
        for one in table.headings
    )
    rows = tuple(
        tuple(Cell(cell.spoken, _inked(cell.look)) for cell in line.cells) for line in table.lines
    )
    return Table(columns, rows)


@_table_of.register
def _(part: FoundList) -> Table:
    lines = part.lines
    rows = tuple(
        (Cell(line.text, bold=line.is_title), Cell(line.note), Cell(line.unit)) for line in lines
    )
    titles = (Column(tr("记录"), 3), Column(tr("所在内容"), 4), Column(tr("单位"), 1.5))
    return Table(titles, rows)


@_table_of.register
def _(part: TodoList) -> Table:
    titles = (Column(tr("事项"), 4), Column(tr("说明"), 3), Column(tr("状态"), 1.2))
    rows = tuple(
        (Cell(line.text), Cell(line.note), Cell(line.state, _inked(line.look), line.overdue))
        for line in part.lines
    )
    return Table(titles, rows)


@_table_of.register
def _(part: CellView) -> Table:
    """Every row under its name; the columns as they stand."""
    model = part.model()
    assert isinstance(model, CellTable)
    titles = [model.title(at) for at in range(model.columnCount())]
    columns = (Column(tr("名称"), 1.6), *(Column(title, 1.0, Align.CENTRE) for title in titles))
    rows = tuple(
        (
            Cell(model.row_name(row), bold=row >= model.cell_rows),
            *(_cell(model, model.index(row, at)) for at in range(model.columnCount())),
        )
        for row in range(model.rowCount())
    )
    return Table(columns, rows)


def _cell(model: CellTable, index: QModelIndex) -> Cell:
    return Cell(model.text(index), _inked(model.look(index)) if model.is_cell(index) else None)


def year_table(data: MatrixData) -> YearTable:
    """A matrix of the screen: the same rows by months, with its totals."""
    titles = [*([data.group_title] if data.grouped else []), *(one.title for one in data.heads)]
    widths = [*([_GROUP] if data.grouped else []), *(one.width * _PX for one in data.heads)]
    heads = [Column(title, width) for title, width in zip(titles, widths, strict=True)]
    months = [Column(month, _MONTH, Align.CENTRE) for month in data.months]
    quarters = range(data.first_month, data.first_month + len(months), 3)
    return YearTable(
        (*heads, *months, Column(data.total_title, _MONTH, Align.CENTRE)),
        tuple(_months(row, data.grouped) for row in data.rows),
        tuple(_total(row, data.grouped) for row in data.totals),
        data.grouped,
        (*(quarters if len(months) == _YEAR else quarters[:1]), data.first_month + len(months)),
    )


def _months(row: MatrixRow, grouped: bool, bold: bool = False) -> tuple[Cell, ...]:
    first = [row.group] if grouped else []
    return (
        *(Cell(text, bold=bold) for text in (*first, *row.heads)),
        *(Cell(one.text, _inked(one.look), bold) for one in row.cells),
        Cell(row.total, bold=bold),
    )


def _total(row: MatrixRow, grouped: bool) -> tuple[Cell, ...]:
    """Its name stands first, over all columns before the months."""
    name = Cell(max((row.group, *row.heads), key=len), bold=True)
    return (name, *_months(row, grouped, bold=True)[1:])


def _meanings(data: MatrixData) -> tuple[tuple[Look, str], ...]:
    """What each glyph of a matrix is called, as its cells are read aloud."""
    cells = [one for row in data.rows for one in row.cells if _inked(one.look)]
    return tuple({one.look: _state(one) for one in cells if one.accessible}.items())


def _state(cell: MatrixCell) -> str:
    """The state without what its cell says beyond it."""
    return cell.accessible.split(tr("，"))[0]


def _inked(look: Look | None) -> Look | None:
    return None if look is None or look.glyph is Glyph.NONE else look
