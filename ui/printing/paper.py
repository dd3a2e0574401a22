"""What a paper says, before anybody measures it: a title, blocks in order, and a foot.

Texts are ready for people, in the reader's language. Nothing here knows a font or a device.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import singledispatch
from typing import TYPE_CHECKING

from ui.glyphs import Look

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter


class Align(Enum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True)
class Sheet:
    """A size of paper, A4 or A3, upright or across."""

    size: str = "A4"
    across: bool = False

    @property
    def millimetres(self) -> tuple[float, float]:
        """Width and height as it is held."""
        short, long = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}[self.size]
        return (long, short) if self.across else (short, long)

    @property
    def code(self) -> str:
        """ "A4" or "A3 landscape": what is remembered of a choice."""
        return f"{self.size} landscape" if self.across else self.size


A4 = Sheet()
A4_ACROSS = Sheet("A4", across=True)
A3_ACROSS = Sheet("A3", across=True)


class Manner(Enum):
    """A form is dense and boxed; a letter official: Fang-song of 16 pt, lines of 28 pt.

    A report is official too, has 22 lines a page and its numbers as the standard wants them.
    """

    FORM = "form"
    LETTER = "letter"
    REPORT = "report"


@dataclass(frozen=True)
class Paragraph:
    """Running text; `indent` moves its first line in by two characters.

    As an official numbered heading, `first` sets it in the face of the first level and keeps it
    with what follows; `second` is how many of its characters stand in that of the second.
    """

    text: str
    align: Align = Align.JUSTIFY
    indent: bool = False
    bold: bool = False
    first: bool = False
    second: int = 0


@dataclass(frozen=True)
class Heading:
    """The name of what follows, on the same page as its beginning."""

    text: str


@dataclass(frozen=True)
class Facts:
    """Labels and their values in a boxed grid, `across` pairs to a row.

    A value of `wide` characters or more has a row of its own, and so has one left over; 0 for none.
    """

    pairs: tuple[tuple[str, str], ...]
    across: int = 2
    wide: int = 0


@dataclass(frozen=True)
class Column:
    """A column of a table; `share` is its part of the width beside the other columns'."""

    title: str
    share: float = 1.0
    align: Align = Align.LEFT


@dataclass(frozen=True)
class Cell:
    """One cell; a glyph of the screen stands before its text in ink."""

    text: str = ""
    look: Look | None = None
    bold: bool = False


@dataclass(frozen=True)
class Table:
    """Rows are never split, and the headings stand again on each page.

    Short rows may run `abreast` in several columns, down one before the next begins. A `whole`
    table stands on one page; a `roomy` one leaves room to write by hand. Where it is `grouped`,
    neighbours of one text in the first column are one cell, which says it again on each page.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    abreast: int = 1
    whole: bool = False
    roomy: bool = False
    grouped: bool = False


@dataclass(frozen=True)
class YearTable:
    """Rows by months, as many on a page as go there.

    A column's `share` is its width in millimetres where the letters are as large as they should be;
    one of 0 takes what is left. Where the table is `grouped`, neighbours of one name in the first
    column are one cell, which says the name again on each page. A column of `strong` begins with a
    stronger line. Of the `totals` the first cell names the row.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: tuple[tuple[Cell, ...], ...] = ()
    grouped: bool = False
    strong: tuple[int, ...] = ()


@dataclass(frozen=True)
class Legend:
    """What the glyphs mean, in one line."""

    title: str
    marks: tuple[tuple[Look, str], ...]


@dataclass(frozen=True)
class Drawing:
    """A chart: `paint` is handed a box in px of the screen, `height` of them high, and no colour.

    `description` says what it shows. What is `kept` stands on one page with what follows.
    """

    height: float
    paint: "Callable[[QPainter, QRectF], None]"
    description: str
    kept: bool = False


@dataclass(frozen=True)
class Code:
    """A code to be read out, in large type, and beside it the same for a scanner."""

    caption: str
    code: str
    lines: tuple[str, ...]
    scan: str


@dataclass(frozen=True)
class Slots:
    """Side by side: who has signed, or a line to sign on where the value is empty."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Sender:
    """Who writes, and on which day, at the right under a letter, with room for the seal."""

    name: str
    on: str


Block = Paragraph | Heading | Facts | Table | YearTable | Legend | Drawing | Code | Slots | Sender


@dataclass(frozen=True)
class Paper:
    """One document. `key` is the kind whose printer and sheet are remembered.

    `context` stands under the title: at the left and at the right, or alone in the middle; `mark`
    large at the head of every page.
    `printed` is when it was asked for, as the foot says it. `sheets` are those it is made for, the
    usual one first; on a smaller one, or to stand on one page, its letters may shrink to `least` of
    their size.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    printed: str
    context: tuple[str, ...] = ()
    manner: Manner = Manner.FORM
    sheets: tuple[Sheet, ...] = (A4,)
    mark: str = ""
    least: float = 1.0

    @property
    def text(self) -> str:
        """All that it says, line by line: for screen readers and for searching."""
        return "\n".join([self.title, *self.context, *self._lines()])

    def _lines(self) -> Iterator[str]:
        for block in self.blocks:
            yield from lines_of(block)


@singledispatch
def lines_of(block: object) -> Iterator[str]:
    """What a block says, line by line."""
    raise NotImplementedError(type(block))


@lines_of.register
def _(block: Paragraph | Heading) -> Iterator[str]:
    yield block.text


@lines_of.register
def _(block: Facts | Slots) -> Iterator[str]:
    for name, value in block.pairs:
        yield f"{name} {value}".rstrip()


@lines_of.register
def _(block: Table) -> Iterator[str]:
    yield "\t".join(column.title for column in block.columns)
    for row in block.rows:
        yield "\t".join(cell.text for cell in row)


@lines_of.register
def _(block: YearTable) -> Iterator[str]:
    yield "\t".join(column.title for column in block.columns)
    for row in (*block.rows, *block.totals):
        yield "\t".join(cell.text for cell in row)


@lines_of.register
def _(block: Legend) -> Iterator[str]:
    yield "\t".join((block.title, *(text for _look, text in block.marks)))


@lines_of.register
def _(block: Drawing) -> Iterator[str]:
    yield block.description


@lines_of.register
def _(block: Code) -> Iterator[str]:
    yield from (block.caption, block.code, *block.lines)


@lines_of.register
def _(block: Sender) -> Iterator[str]:
    yield from (block.name, block.on)
