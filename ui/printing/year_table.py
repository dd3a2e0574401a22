"""A year on one sheet measured into strips: groups at the left, strong lines before quarters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from ui.glyphs import paint_glyph
from ui.printing.faces import MM, PT, paper_font
from ui.printing.paper import Align, Cell, Legend, YearTable
from ui.printing.tables import INK, PAPER, Group, Strip
from ui.printing.texts import Text, line_height, width_of

_USUAL = 10.0
"""Points: the letters at which the columns' millimetres hold."""
_PAD_X, _PAD_Y = 0.8 * MM, 0.9 * MM
_ROW = 7 * MM
_LEAST = 30 * MM
"""What the column without a width has at least."""
_THIN, _THICK = 0.5 * PT, 1.2 * PT
_GLYPH = 1.25
"""The room of a glyph, in letters."""


@dataclass(frozen=True)
class _Grid:
    """Where the columns stand at a size of letters."""

    table: YearTable
    size: float
    edges: tuple[float, ...]

    @property
    def scale(self) -> float:
        return self.size / _USUAL

    @property
    def first(self) -> int:
        """The first column that rows paint themselves."""
        return 1 if self.table.grouped else 0

    def width(self, at: int) -> float:
        return self.edges[at + 1] - self.edges[at]


def year_table_strips(table: YearTable, width: float, size: float) -> list[Strip]:
    """Heading, rows and totals; rows are never split, and the heading stands on each page."""
    grid = _Grid(table, size, _edges(table, width, size))
    titles = tuple(Cell(column.title, bold=True) for column in table.columns)
    head = _row(titles, grid, centred=True)
    found = [head.kept()]
    names = [row[0].text if table.grouped else "" for row in table.rows]
    for name, some in groupby(zip(names, table.rows, strict=True), lambda one: one[0]):
        group = _group(name, grid) if table.grouped else None
        for _name, row in some:
            found.append(_row(row, grid, head=head, group=group))
    sums = len(table.totals)
    found += [_total(row, grid, head, last=at == sums) for at, row in enumerate(table.totals, 1)]
    kept = len(table.totals) + 1  # totals never stand alone
    return [*found[:-kept], *(strip.kept() for strip in found[-kept:-1]), found[-1]]


def _edges(table: YearTable, width: float, size: float) -> tuple[float, ...]:
    """The columns' edges; where there is too little room all are narrower."""
    wanted = [column.share * MM * size / _USUAL for column in table.columns]
    free = wanted.count(0)
    left = max(width - sum(wanted), _LEAST * size / _USUAL * free)
    widths = [one or left / free for one in wanted]
    shrink = width / sum(widths)
    edges = [0.0]
    for one in widths:
        edges.append(edges[-1] + one * shrink)
    return tuple(edges)


def _row(
    cells: Sequence[Cell],
    grid: _Grid,
    *,
    centred: bool = False,
    head: Strip | None = None,
    group: Group | None = None,
) -> Strip:
    """A row; its first cell is left to its group, if it has one."""
    begin = grid.first if group is not None else 0
    aligns = [Align.CENTRE if centred else column.align for column in grid.table.columns]
    placed = [
        (at, _placed(cell, grid, at, aligns[at])) for at, cell in enumerate(cells) if at >= begin
    ]
    height = max(_ROW * grid.scale, *(one.height + 2 * _PAD_Y * grid.scale for _, one in placed))

    def paint(painter: QPainter, y: float) -> None:
        for _at, one in placed:
            one.paint(painter, y, height)
        _lines(painter, grid, (y, height), range(begin, len(cells) + 1), first=head is None)

    return Strip(height, paint, head=head, group=group)


def _total(cells: Sequence[Cell], grid: _Grid, head: Strip, *, last: bool) -> Strip:
    """A row of sums, whose name stands in all columns before the first strong line."""
    begin = min(grid.table.strong, default=1)
    name = Text(cells[0].text, paper_font("table", grid.size, True), grid.edges[begin], _MIDDLE)
    placed = [_placed(cell, grid, at, _MIDDLE) for at, cell in enumerate(cells) if at >= begin]
    height = max(_ROW * grid.scale, name.height + 2 * _PAD_Y * grid.scale)

    def paint(painter: QPainter, y: float) -> None:
        name.paint(painter, 0, y + (height - name.height) / 2)
        for one in placed:
            one.paint(painter, y, height)
        _lines(painter, grid, (y, height), [0, *range(begin, len(cells) + 1)], last=last)

    return Strip(height, paint, head=head)


_MIDDLE = Align.CENTRE


def _lines(
    painter: QPainter,
    grid: _Grid,
    place: tuple[float, float],
    some: Sequence[int],
    *,
    first: bool = False,
    last: bool = False,
) -> None:
    """The lines at these edges from (upper edge, height), and those above and below."""
    y, height = place
    outer = (0, len(grid.edges) - 1)
    for at in some:
        painter.setPen(QPen(INK, _THICK if at in outer or at in grid.table.strong else _THIN))
        painter.drawLine(QLineF(grid.edges[at], y, grid.edges[at], y + height))
    for edge, outside in ((y, first), (y + height, last)):
        painter.setPen(QPen(INK, _THICK if outside else _THIN))
        painter.drawLine(QLineF(grid.edges[some[0]], edge, grid.edges[-1], edge))


def _group(name: str, grid: _Grid) -> Group:
    """The cell beside the rows of a group, its name in the middle."""
    width = grid.width(0)
    font = paper_font("table", grid.size, True)
    text = Text(name, font, width - 2 * _PAD_X, _MIDDLE)

    def paint(painter: QPainter, y: float, height: float) -> None:
        painter.setPen(QPen(INK))
        text.paint(painter, _PAD_X, y + (height - text.height) / 2)
        painter.setPen(QPen(INK, _THICK))
        painter.drawLine(QLineF(0, y, 0, y + height))
        painter.setPen(QPen(INK, _THIN))
        for edge in (y, y + height):
            painter.drawLine(QLineF(0, edge, width, edge))

    return Group(paint)


@dataclass(frozen=True)
class _Placed:
    """A cell's text and glyph, ready to be painted in the middle of a row's height."""

    height: float
    paint: Callable[[QPainter, float, float], None]


def _placed(cell: Cell, grid: _Grid, at: int, align: Align) -> _Placed:
    font = paper_font("table", grid.size, cell.bold)
    side = grid.size * PT if cell.look is not None else 0.0
    pad = _PAD_X * grid.scale
    room = grid.width(at) - 2 * pad - _GLYPH * side
    wide = min(width_of(cell.text, font), room)
    spare = 0.0
    if align is Align.CENTRE and side:  # glyph and text stand in the middle together
        spare = max(0.0, (room - wide) / 2)
        spare += 0 if cell.text else (_GLYPH - 1) * side / 2
    text = Text(cell.text, font, room, Align.LEFT if side else align)
    left = grid.edges[at] + pad + spare

    def paint(painter: QPainter, y: float, height: float) -> None:
        painter.setPen(QPen(INK))
        if cell.look is not None:
            box = QRectF(left, y + (height - side) / 2, side, side)
            paint_glyph(painter, box, cell.look.glyph, INK, PAPER)
        text.paint(painter, left + _GLYPH * side, y + (height - text.height) / 2)

    return _Placed(text.height if cell.text else 0.0, paint)


def legend_strip(legend: Legend, width: float, size: float) -> Strip:
    """Title, then each glyph with its words."""
    font = paper_font("table", size)
    height, side = line_height(font) + 1 * MM, size * PT

    def paint(painter: QPainter, y: float) -> None:
        def write(words: str, x: float) -> float:
            Text(words, font, width).paint(painter, x, y + 0.5 * MM)
            return x + width_of(words, font)

        painter.setPen(QPen(INK))
        x = write(legend.title, 0)
        for look, words in legend.marks:
            x += 1.2 * side
            box = QRectF(x, y + (height - side) / 2, side, side)
            paint_glyph(painter, box, look.glyph, INK, PAPER)
            x = write(words, x + _GLYPH * side)

    return Strip(height, paint)
