"""公文: text as a .docx in the form of GB/T 9704-2012, for people to edit in Word.

A blank is plain text, one paragraph a line. `# ` begins the title (`//` breaks it), `< ` a line
that is not moved in, `> ` a line of the signature: who writes, over the day. `| a | b:3< |` is a
row of a table (in the first row, how wide a column is beside the others, and whether its texts
begin at the left), and `|% … %|` a row that repeats or ends repeating the rows below it.
The rest takes its face from its numbering, as the standard has it: 一、 黑体, （一） 楷体 up to the
first full stop, anything else 仿宋.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

import docx
from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

TITLE, BODY, FIRST, SECOND, NUMBER = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
SUBSTITUTES = {TITLE: "宋体", BODY: "仿宋", SECOND: "楷体"}
"""What stands in for a face that a computer lacks; none is shipped."""

_LATIN = "Times New Roman"
_TITLE_SIZE, _BODY_SIZE, _SMALL, _CELL_SIZE = Pt(22), Pt(16), Pt(14), Pt(12)
_LINE = Pt(28.95)  # 22 lines on 225 mm
_ROW_LINE, _ROW_PAD, _AFTER_TABLE = Pt(18), Pt(2), Pt(8)
_SIGNED = 1350
"""The left edge of who writes, in hundredths of a character: its middle is over the day's."""
_GRID = 579  # the same in twentieths of a point
_MARGINS = {"top": 37, "left": 28, "bottom": 35, "right": 26}  # mm: 156 × 225 are left for text
_TEXT_WIDTH, _FOOTER = 156, 20  # mm: so low, a line of 10 mm has its number 7 mm under the text
FIRST_LEVEL = re.compile(r"[一二三四五六七八九十]+、")
SECOND_LEVEL = re.compile(r"（[一二三四五六七八九十]+）[^。]*。?")
DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_REPEATING = re.compile(r"\|%\s*(.*?)\s*%\|")


def paper(text: str) -> Document:
    """The blank as a document."""
    document = docx.Document()
    _set_up(document)
    for mark, some in groupby(filter(None, text.split("\n")), lambda line: line[0]):
        lines = list(some)
        if mark == "|":
            _add_table(document, lines)
        elif mark == ">":
            _sign(document, *(line[2:] for line in lines))
        else:
            for line in lines:
                _add_line(document, line)
    return document


def _add_line(document: Document, line: str) -> None:
    before = document.element.body[-2] if len(document.element.body) > 1 else None
    paragraph = document.add_paragraph()
    if before is not None and before.tag == qn("w:tbl"):
        paragraph.paragraph_format.space_before = _AFTER_TABLE
    if line.startswith("# "):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = _LINE
        paragraph.paragraph_format.keep_with_next = True
        _add_run(paragraph, line[2:].replace("//", "\n"), TITLE, _TITLE_SIZE)
        return
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if line.startswith("< "):
        _add_run(paragraph, line[2:], BODY)
        return
    _indent(paragraph, first=200)
    for part, face in _faces(line):
        _add_run(paragraph, part, face)
    paragraph.paragraph_format.keep_with_next = FIRST_LEVEL.match(line) is not None


def _sign(document: Document, who: str, day: str) -> None:
    """The day ends four characters from the right, and who writes stands in the middle over it."""
    name, date = document.add_paragraph(), document.add_paragraph()
    name.alignment, date.alignment = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
    name.paragraph_format.space_before = Pt(2 * _LINE.pt)
    name.paragraph_format.keep_with_next = True
    _indent(name, left=_SIGNED)
    _indent(date, right=400)
    for paragraph, text in ((name, who), (date, day)):
        _add_run(paragraph, text, BODY)


def _faces(line: str) -> Iterator[tuple[str, str]]:
    """The parts of a line, each with its face."""
    if FIRST_LEVEL.match(line):
        yield line, FIRST
        return
    heading = SECOND_LEVEL.match(line)
    end = heading.end() if heading else 0
    if end:
        yield line[:end], SECOND
    if line[end:]:
        yield line[end:], BODY


def _add_run(paragraph: Paragraph, text: str, face: str, size: Pt = _BODY_SIZE) -> None:
    run = paragraph.add_run(text)
    run.font.size = size
    _set_face(run, face)


def _set_face(run: Run, face: str) -> None:
    run.font.name = _LATIN
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)


def _indent(paragraph: Paragraph, *, first: int = 0, left: int = 0, right: int = 0) -> None:
    """Indents in hundredths of a character, so that they follow the size."""
    element = paragraph._p.get_or_add_pPr().get_or_add_ind()
    for name, width in (("firstLine", first), ("left", left), ("right", right)):
        if width:
            element.set(qn(f"w:{name}Chars"), str(width))
            element.set(qn(f"w:{name}"), str(width * 16 // 5))


# Tables.


def _add_table(document: Document, lines: Sequence[str]) -> None:
    heads, *rows = (_cells(line) for line in lines)
    names, shares, aligns = zip(*(_column(head) for head in heads), strict=True)
    table = document.add_table(1 + len(rows), len(heads))
    table.style, table.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    widths = [Mm(_TEXT_WIDTH * share / sum(shares)) for share in shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row, texts in zip(table.rows, [list(names), *rows], strict=True):
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
        if len(texts) == 1:
            row.cells[0].merge(row.cells[-1])
        for cell, text, align in zip(row.cells, texts, aligns, strict=False):
            head = row._index == 0
            _fill(cell, text, FIRST if head else NUMBER, _MIDDLE if head else align)
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))


_MIDDLE, _LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT


def _fill(cell: _Cell, text: str, face: str, align: WD_ALIGN_PARAGRAPH) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.alignment = align
    paragraph.paragraph_format.line_spacing = _ROW_LINE
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = _ROW_PAD
    # The page's grid is for running text; rows that fell into it would be twice as high.
    snap = _element("w:snapToGrid", val="0")
    paragraph._p.get_or_add_pPr().insert_element_before(snap, "w:spacing", "w:ind", "w:jc", "w:rPr")
    _add_run(paragraph, text, face, _CELL_SIZE)


def _column(head: str) -> tuple[str, int, WD_ALIGN_PARAGRAPH]:
    """A column's name, its share of the width, and how its texts stand."""
    name, _, share = head.partition(":")
    return name, int(share.rstrip("<") or 1), _LEFT if share.endswith("<") else _MIDDLE


def _cells(line: str) -> list[str]:
    repeating = _REPEATING.fullmatch(line.strip())
    if repeating:
        return [f"{{%tr {repeating[1]} %}}"]
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


# The page.


def _set_up(document: Document) -> None:
    style = document.styles["Normal"]
    style.paragraph_format.line_spacing = _LINE
    style.paragraph_format.space_after = Pt(0)
    style.font.size = _BODY_SIZE
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, width in _MARGINS.items():
        setattr(section, f"{side}_margin", Mm(width))
    section.footer_distance = Mm(_FOOTER)
    section._sectPr.append(_element("w:docGrid", type="lines", linePitch=str(_GRID)))
    document.settings.odd_and_even_pages_header_footer = True
    _add_numbers(section)
    _name_substitutes(document)


def _add_numbers(section: Section) -> None:
    """— 1 — at the outer edge, one character in: right on odd pages, left on even ones."""
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        edge = "right" if side == WD_ALIGN_PARAGRAPH.RIGHT else "left"
        _indent(paragraph, **{edge: 100})
        _add_run(paragraph, "— ", NUMBER, _SMALL)
        _add_field(paragraph, "PAGE")
        _add_run(paragraph, " —", NUMBER, _SMALL)


def _add_field(paragraph: Paragraph, name: str) -> None:
    for kind, text in (("begin", ""), ("", name), ("end", "")):
        run = paragraph.add_run()
        run.font.size = _SMALL
        _set_face(run, NUMBER)
        if kind:
            run._r.append(_element("w:fldChar", fldCharType=kind))
        else:
            instruction = _element("w:instrText")
            instruction.text = text
            run._r.append(instruction)


def _name_substitutes(document: Document) -> None:
    """Word takes the substitute where the face is missing, instead of one of its own choice."""
    table = next(
        part
        for part in document.part.package.iter_parts()
        if part.partname.endswith("fontTable.xml")
    )
    entries = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for face, other in SUBSTITUTES.items()
    )
    blob = table.blob.decode().replace("</w:fonts>", f"{entries}</w:fonts>")
    table._blob = blob.encode()


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
