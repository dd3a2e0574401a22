"""A finished .docx as its passages: what paper that needs no Word is set from.

`passages` runs in the confined child, since the document may be of anybody's making.
"""

from collections.abc import Iterator
from typing import BinaryIO

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from models.reports.blanks import opened
from models.reports.official_paper import DAY, FIRST_LEVEL, SECOND_LEVEL
from models.reports.pieces import Passage

_ALIGNS = {
    WD_ALIGN_PARAGRAPH.CENTER: "centre",
    WD_ALIGN_PARAGRAPH.RIGHT: "right",
    WD_ALIGN_PARAGRAPH.LEFT: "left",
}


def passages(file: BinaryIO, name: str) -> list[Passage]:
    """What stands in the body of a document, in order."""
    found = []
    for block in opened(file, name).iter_inner_content():
        if isinstance(block, Paragraph):
            found.append(_paragraph(block))
        elif isinstance(block, Table) and block.rows:
            found.append(_table(block))
    return found


def _paragraph(paragraph: Paragraph) -> Passage:
    text = paragraph.text
    second = SECOND_LEVEL.match(text)
    return Passage(
        *(text, _align(paragraph), _indented(paragraph)),
        heading=FIRST_LEVEL.match(text) is not None,
        lead=second.end() if second else 0,
        dated=DAY.fullmatch(text.strip()) is not None,
    )


def _align(paragraph: Paragraph) -> str:
    alignment = paragraph.alignment
    return "justify" if alignment is None else _ALIGNS.get(alignment, "justify")


def _indented(paragraph: Paragraph) -> bool:
    indents = paragraph._p.xpath("./w:pPr/w:ind")
    names = (qn("w:firstLineChars"), qn("w:firstLine"))
    return any(int(one.get(name) or 0) > 0 for one in indents for name in names)


def _table(table: Table) -> Passage:
    grid = [column.width or 0 for column in table.columns]
    shares = [float(width) for width in grid] if all(grid) else [1.0] * len(grid)
    cells = [list(_cells(table, at, len(grid))) for at in range(len(table.rows))]
    last = cells[-1]
    return Passage(
        rows=[[text for text, _align in row] for row in cells],
        shares=shares,
        aligns=[align for _text, align in last],
    )


def _cells(table: Table, row: int, wide: int) -> Iterator[tuple[str, str]]:
    """Each column's text and alignment; a merged cell speaks once, and the rest of it is empty."""
    seen = set()
    cells = table.rows[row].cells[:wide]
    for cell in cells:
        text = "" if cell._tc in seen else cell.text
        seen.add(cell._tc)
        yield text, _align(cell.paragraphs[0]) if cell.paragraphs else "left"
    for _missing in range(wide - len(cells)):
        yield "", "left"
