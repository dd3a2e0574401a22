"""Blocks measured into strips: pieces as wide as the paper, which a page takes whole."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import singledispatch

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.printing.faces import INCH, MM, PT, Style, paper_font
from ui.printing.paper import (
    Align,
    Block,
    Code,
    Drawing,
    Facts,
    Heading,
    Legend,
    Manner,
    Paper,
    Paragraph,
    Sender,
    Slots,
    Table,
    YearTable,
)
from ui.printing.tables import INK, Strip, facts_strips, table_strips
from ui.printing.texts import Text, line_height, width_of
from ui.printing.year_table import legend_strip, year_table_strips

_CODE_SIZE = 34.0  # points
_SCAN_SIDE = 32.0  # millimetres
_PIXEL = INCH / 96


@dataclass(frozen=True)
class Measure:
    """What a block is measured with: the width there is, and the sizes of its paper's manner."""

    width: float
    style: Style


def title_strips(paper: Paper, measure: Measure) -> list[Strip]:
    """The title in the middle, and the line under it."""
    style = measure.style
    strips = _lines(
        Text(
            *(paper.title, paper_font("title", style.title, style.bold_title)),
            *(measure.width, CENTRE),
        )
    )
    letter = paper.manner is not Manner.FORM
    small = paper_font(style.role, style.body if letter else style.table)
    if len(paper.context) == 1:
        strips.append(_space(3 * MM))
        strips += _lines(Text(paper.context[0], small, measure.width, CENTRE))
    elif paper.context:
        left, right = paper.context
        half = measure.width / 2
        texts = Text(left, small, half), Text(right, small, half, Align.RIGHT)
        height = max(text.height for text in texts)

        def paint(painter: QPainter, y: float) -> None:
            texts[0].paint(painter, 0, y)
            texts[1].paint(painter, half, y)

        strips += [_space(2.5 * MM), Strip(height, paint, keep=True)]
    strips.append(_space((8 if letter else 1.5) * MM))
    return [strip.kept() for strip in strips]


CENTRE = Align.CENTRE


@singledispatch
def strips_of(block: Block, measure: Measure) -> list[Strip]:
    """The block in pieces that are not to be split."""
    raise NotImplementedError(type(block))


@strips_of.register
def _(block: Paragraph, measure: Measure) -> list[Strip]:
    style = measure.style
    font = paper_font("first" if block.first else style.role, style.body, block.bold)
    text = Text(
        *(block.text, font, measure.width, block.align),
        line=style.line * PT,
        indent=2.0 * font.pixelSize() if block.indent else 0,
        lead=(block.second, paper_font("second", style.body)) if block.second else None,
    )
    return [strip.kept() for strip in _lines(text)] if block.first else _lines(text)


@strips_of.register
def _(block: Heading, measure: Measure) -> list[Strip]:
    font = paper_font("table", measure.style.body, bold=True)
    lines = _lines(Text(block.text, font, measure.width))
    return [strip.kept() for strip in lines]


@strips_of.register
def _(block: Facts, measure: Measure) -> list[Strip]:
    return facts_strips(block, measure.width, measure.style.table)


@strips_of.register
def _(block: Table, measure: Measure) -> list[Strip]:
    return table_strips(block, measure.width, measure.style.table)


@strips_of.register
def _(block: YearTable, measure: Measure) -> list[Strip]:
    return year_table_strips(block, measure.width, measure.style.table)


@strips_of.register
def _(block: Legend, measure: Measure) -> list[Strip]:
    return [legend_strip(block, measure.width, measure.style.table)]


@strips_of.register
def _(block: Drawing, measure: Measure) -> list[Strip]:
    """Painted in px of the screen and scaled, 96 to the inch."""

    def paint(painter: QPainter, y: float) -> None:
        painter.save()
        painter.translate(0, y)
        painter.scale(_PIXEL, _PIXEL)
        block.paint(painter, QRectF(0, 0, measure.width / _PIXEL, block.height))
        painter.restore()

    return [Strip(block.height * _PIXEL, paint, keep=block.kept)]


@strips_of.register
def _(block: Code, measure: Measure) -> list[Strip]:
    """A box: the words at the left, the square for the scanner at the right."""
    pad, side = 3 * MM, _SCAN_SIDE * MM
    width = measure.width - side - 3 * pad
    size = measure.style.table
    texts = [
        Text(block.caption, paper_font("table", size), width),
        Text(block.code, paper_font("title", _CODE_SIZE, bold=True), width),
        *(Text(text, paper_font("table", size), width) for text in block.lines),
    ]
    needed = sum(text.height for text in texts)
    height = max(needed, side) + 2 * pad

    def paint(painter: QPainter, y: float) -> None:
        painter.setPen(QPen(INK, 1.5 * PT))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(0, y, measure.width, height))
        at = y + (height - needed) / 2
        for text in texts:
            text.paint(painter, pad, at)
            at += text.height
        left, top = measure.width - pad - side, y + (height - side) / 2
        paint_scan(painter, block.scan, QRectF(left, top, side, side))

    return [Strip(height, paint)]


@strips_of.register
def _(block: Slots, measure: Measure) -> list[Strip]:
    """Label and name, or a line to write on, in equal parts of the width."""
    font = paper_font("table", measure.style.body)
    each = measure.width / len(block.pairs)
    height = line_height(font) + 3 * MM

    def paint(painter: QPainter, y: float) -> None:
        for at, (name, value) in enumerate(block.pairs):
            left, room = at * each, each - 4 * MM
            Text(name, font, each).paint(painter, left, y + 1.5 * MM)
            begins = left + width_of(name, font) + 1 * MM
            if value:
                Text(value, font, each).paint(painter, begins, y + 1.5 * MM)
            else:
                painter.setPen(QPen(INK, 0.6 * PT))
                base = y + height - 1.8 * MM
                painter.drawLine(QLineF(begins, base, left + room, base))

    return [Strip(height, paint)]


@strips_of.register
def _(block: Sender, measure: Measure) -> list[Strip]:
    """Both lines on one axis, four characters from the right, and kept together."""
    style = measure.style
    font = paper_font(style.role, style.body)
    line = style.line * PT
    wide = min(
        max(width_of(block.name, font), width_of(block.on, font)) + 2 * PT,
        measure.width * 0.6,
    )
    name = Text(block.name, font, wide, Align.CENTRE, line=line)
    on = Text(block.on, font, wide, Align.CENTRE, line=line)
    left = measure.width - wide - 4 * font.pixelSize()
    above = 2 * line

    def paint(painter: QPainter, y: float) -> None:
        name.paint(painter, left, y + above)
        on.paint(painter, left, y + above + name.height)

    return [Strip(above + name.height + on.height, paint)]


def paint_scan(painter: QPainter, payload: str, box: QRectF) -> None:
    """The square code of a text, with the quiet border that scanners need."""
    import segno

    rows = list(segno.make(payload, error="m", micro=False).matrix_iter(scale=1, border=2))
    module = box.width() / len(rows)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(INK)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                corner = box.topLeft() + QPointF(x * module, y * module)
                painter.drawRect(QRectF(corner.x(), corner.y(), module, module))
    painter.restore()


def _lines(text: Text) -> list[Strip]:
    """One strip a line."""

    def painting(at: int) -> Callable[[QPainter, float], None]:
        return lambda painter, y: text.paint_line(painter, at, 0, y)

    return [Strip(text.line, painting(at)) for at in range(text.lines)]


def _space(height: float) -> Strip:
    return Strip(height, lambda _painter, _y: None, space=True)


def gap(above: Block, below: Block, style: Style) -> Strip:
    """Nothing between paragraphs or lines to sign on, little under a heading, else the usual."""
    if isinstance(above, Paragraph | Slots) and type(above) is type(below):
        return _space(0)
    return _space((1 if isinstance(above, Heading) else style.gap) * MM)
