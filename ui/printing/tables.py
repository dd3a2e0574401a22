"""Rows of cells measured into strips: never split, and headed again on each page."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.glyphs import paint_glyph
from ui.printing.faces import MM, PT, paper_font
from ui.printing.paper import Align, Cell, Facts, Table
from ui.printing.texts import Text, width_of

INK = QColor(Qt.GlobalColor.black)
PAPER = QColor(Qt.GlobalColor.white)
_PAD_X, _PAD_Y = 1.6 * MM, 0.9 * MM
_ROOMY = 2 * MM
_SHORT = 14
"""Letters up to which a line is one word, where there is room for that."""
_WIDE = re.compile(r"[^\x00-\u02ff\u2000-\u206f]")
_PIECES = re.compile(r"[!-~]+|[^\s!-~]{1,5}")
_SLACK = 1 * PT
"""Text laid out is a hair wider than its measured width."""
_THIN, _THICK = 0.5 * PT, 1.2 * PT


@dataclass(frozen=True)
class Strip:
    """A piece as wide as the paper. `paint` is handed its upper edge; its left edge is 0.

    `keep` binds it to the next one; `head` stands above it where a page begins; a `space` is left
    out there. Neighbours of one `group` on a page are painted over by it together.
    """

    height: float
    paint: Callable[[QPainter, float], None]
    keep: bool = False
    space: bool = False
    head: "Strip | None" = None
    group: "Group | None" = None

    def kept(self) -> "Strip":
        return replace(self, keep=True)


@dataclass(frozen=True)
class Group:
    """What stands once beside several strips: handed their upper edge and their height."""

    paint: Callable[[QPainter, float, float], None]


@dataclass(frozen=True)
class _Grid:
    """The columns of a table: their widths, how their texts stand, and in how many equal parts."""

    widths: tuple[float, ...]
    aligns: tuple[Align, ...]
    size: float
    parts: int = 1
    pad: float = _PAD_Y

    @property
    def edges(self) -> list[float]:
        return [sum(self.widths[:at]) for at in range(len(self.widths) + 1)]


def table_strips(table: Table, width: float, size: float) -> list[Strip]:
    """Heading and rows of a table; a table without rows keeps its heading."""
    columns = table.columns * table.abreast
    rows = _abreast(table)
    titles = [Cell(column.title, bold=True) for column in columns]
    shares = sum(column.share for column in columns)
    grid = _Grid(
        _widths([width * column.share / shares for column in columns], [titles, *rows], size),
        tuple(column.align for column in columns),
        size,
        table.abreast,
        _ROOMY if table.roomy else _PAD_Y,
    )
    centred = replace(grid, aligns=(Align.CENTRE,) * len(columns), pad=_PAD_Y)
    head = _row(titles, centred, True, not rows)
    found = [head.kept() if rows else head]
    begin = 1 if table.grouped else 0
    for _text, some in groupby(enumerate(rows), lambda one: one[1][0].text if begin else one[0]):
        run = list(some)
        last = run[-1][0] == len(rows) - 1
        group = _group(run[0][1][0], grid, last) if len(run) > 1 else None
        for at, cells in run:
            row = _row(cells, grid, False, at == len(rows) - 1, begin if len(run) > 1 else 0)
            found.append(replace(row, head=head, group=group))
    return [strip.kept() for strip in found[:-1]] + found[-1:] if table.whole else found


def _widths(
    shared: Sequence[float], rows: Sequence[Sequence[Cell]], size: float
) -> tuple[float, ...]:
    """The shares of the width where every text fits on a line, else what the texts need.

    A column is then no narrower than its longest word, unless even the words are too much.
    Chinese text breaks anywhere, but what is short is left whole.
    """
    columns = list(zip(*rows, strict=True))
    whole = [
        max(_needed(cell, line, size) for cell in column for line in cell.text.split("\n"))
        for column in columns
    ]
    width = sum(shared)
    if all(need <= share for need, share in zip(whole, shared, strict=True)):
        return tuple(shared)
    spare = width - sum(whole)
    if spare >= 0:
        return tuple(w + spare * s / width for w, s in zip(whole, shared, strict=True))
    for short in (_SHORT, 0):
        words = [
            max(_needed(cell, word, size) for cell in column for word in _words(cell.text, short))
            for column in columns
        ]
        if sum(words) <= width:
            return _stretched(whole, words, shared)
    return tuple(shared)


def _stretched(
    whole: Sequence[float], words: Sequence[float], shared: Sequence[float]
) -> tuple[float, ...]:
    """What the words leave of the width goes to the columns whose texts are longer."""
    wanted = [min(w, 2 * s) - least for w, s, least in zip(whole, shared, words, strict=True)]
    stretch = [max(want, 1.0) for want in wanted]
    spare = sum(shared) - sum(words)
    return tuple(
        word + spare * part / sum(stretch) for word, part in zip(words, stretch, strict=True)
    )


def _words(text: str, short: int) -> list[str]:
    """What of a text stays whole: lines that are short, words, a few characters of the others.

    A Chinese character counts as two.
    """
    return [
        word
        for line in text.split("\n")
        for word in (
            [line] if len(line) + len(_WIDE.findall(line)) <= short else _PIECES.findall(line)
        )
    ] or [""]


def _needed(cell: Cell, text: str, size: float) -> float:
    """How wide a cell must be for this text of it to stand on one line."""
    wide = width_of(text, paper_font("table", size, cell.bold))
    return wide + _indent(cell, size) + 2 * _PAD_X + _SLACK


def _indent(cell: Cell, size: float) -> float:
    return size * PT * 1.3 if cell.look else 0


def _abreast(table: Table) -> list[tuple[Cell, ...]]:
    """Down the first column of rows, then down the next."""
    deep = -(-len(table.rows) // table.abreast)
    empty = (Cell(),) * len(table.columns)
    rows = [*table.rows, *[empty] * (deep * table.abreast - len(table.rows))]
    return [
        tuple(cell for part in range(table.abreast) for cell in rows[part * deep + at])
        for at in range(deep)
    ]


def facts_strips(facts: Facts, width: float, size: float) -> list[Strip]:
    """Label, value, label, value; labels as wide as the widest needs, to a limit."""
    font = paper_font("table", size)
    widest = max(width_of(name, font) for name, _value in facts.pairs) + 4 * _PAD_X
    label = min(max(widest, 0.3 * width / facts.across), 0.45 * width / facts.across)
    aligns = (Align.CENTRE, Align.LEFT)
    grids = {
        pairs: _Grid((label, width / pairs - label) * pairs, aligns * pairs, size)
        for pairs in (1, facts.across)
    }
    rows = list(_fact_rows(facts))
    return [
        _row(
            [Cell(text) for pair in row for text in pair],
            *(grids[len(row)], at == 0, at == len(rows) - 1),
        )
        for at, row in enumerate(rows)
    ]


def _fact_rows(facts: Facts) -> Iterator[list[tuple[str, str]]]:
    """The pairs of each row: as many as stand across, or one over the whole width."""
    row: list[tuple[str, str]] = []
    for pair in facts.pairs:
        long = facts.wide and len(pair[1]) >= facts.wide
        if row and (long or len(row) == facts.across):
            yield from _filled_row(row, facts)
            row = []
        if long:
            yield [pair]
        else:
            row.append(pair)
    if row:
        yield from _filled_row(row, facts)


def _filled_row(row: list[tuple[str, str]], facts: Facts) -> Iterator[list[tuple[str, str]]]:
    alone = facts.wide and len(row) == 1
    yield row if alone else [*row, *[("", "")] * (facts.across - len(row))]


def _row(cells: Sequence[Cell], grid: _Grid, first: bool, last: bool, begin: int = 0) -> Strip:
    """One row with its lines; the outer ones of the table are thick.

    The cells before the one to `begin` with are left to the row's group.
    """
    placed = [
        _placed(cell, grid.widths[at], grid.aligns[at], grid.size) for at, cell in enumerate(cells)
    ]
    height = max(text.height for text, _left in placed[begin:]) + 2 * grid.pad
    edges, part = grid.edges, len(cells) // grid.parts

    def paint(painter: QPainter, y: float) -> None:
        for at, (text, left) in enumerate(placed[begin:], begin):
            top = y + (height - text.height) / 2
            look = cells[at].look
            if look is not None:
                side = grid.size * PT
                box = QRectF(edges[at] + _PAD_X, y + (height - side) / 2, side, side)
                paint_glyph(painter, box, look.glyph, INK, PAPER)
            text.paint(painter, edges[at] + left, top)
        for at, x in enumerate(edges):
            painter.setPen(QPen(INK, _THIN if at % part else _THICK))
            painter.drawLine(QLineF(x, y, x, y + height))
        painter.setPen(QPen(INK, _THICK if first else _THIN))
        painter.drawLine(QLineF(edges[begin], y, edges[-1], y))
        painter.setPen(QPen(INK, _THICK if last else _THIN))
        painter.drawLine(QLineF(edges[begin], y + height, edges[-1], y + height))

    return Strip(height, paint)


def _group(cell: Cell, grid: _Grid, last: bool) -> Group:
    """The first cell of neighbours that say the same, its text in the middle."""
    text, left = _placed(cell, grid.widths[0], grid.aligns[0], grid.size)
    edge = grid.edges[1]

    def paint(painter: QPainter, y: float, height: float) -> None:
        painter.setPen(QPen(INK))
        if cell.look is not None:
            side = grid.size * PT
            box = QRectF(_PAD_X, y + (height - side) / 2, side, side)
            paint_glyph(painter, box, cell.look.glyph, INK, PAPER)
        text.paint(painter, left, y + (height - text.height) / 2)
        painter.setPen(QPen(INK, _THIN))
        painter.drawLine(QLineF(0, y, edge, y))
        painter.setPen(QPen(INK, _THICK if last else _THIN))
        painter.drawLine(QLineF(0, y + height, edge, y + height))

    return Group(paint)


def _placed(cell: Cell, width: float, align: Align, size: float) -> tuple[Text, float]:
    """The cell's text, and how far from the cell's left edge it begins."""
    left = _PAD_X + _indent(cell, size)
    font = paper_font("table", size, cell.bold)
    return Text(cell.text, font, width - left - _PAD_X, align), left
