"""The printed manuals: topics of help as chapters, with a cover, contents and page numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPicture

from models.help.facts import states_of
from models.help.manuals import CHAPTERS, PICTURES
from models.help.text import Block as HelpBlock
from models.help.text import Grid, Head, Items, Para, Shot, plain
from models.help.topics import Topic, topic_at
from ui.dates import long_day_text
from ui.help.keys import every_key
from ui.printing.faces import paper_font
from ui.printing.output import write_pages
from ui.printing.pages import Page, lay_out, paint_page
from ui.printing.paper import (
    Align,
    Block,
    Cell,
    Column,
    Drawing,
    Heading,
    Paper,
    Paragraph,
    Table,
)
from ui.words import tr

_PX_WIDTH = 630.0
"""Width of an upright sheet between its margins, in px of the screen."""

_TALLEST = 262.0
_WHOLE_ROWS = 14
"""A table up to this long is not torn between two pages."""

_HEAD_POINTS, _HEAD_HEIGHT = 15.0, 56.0


@dataclass(frozen=True)
class _Chapter:
    title: str
    blocks: tuple[Block, ...]


def manual(reader: str, language: str, today: date) -> list[Page]:
    """The pages of the manual for "clerk" or "city"."""
    chapters = [_chapter(at, addresses, language) for at, addresses in enumerate(CHAPTERS[reader])]
    begins: dict[str, int] = {}
    for _pass in ("to learn the pages", "to write them into the contents"):
        pages = lay_out([_whole(reader, chapters, begins, today)])
        begins = _begins(pages)
    return pages


def write_manual(reader: str, language: str, path: Path, today: date) -> int:
    """Write the manual as PDF; how many pages it has."""
    pages = manual(reader, language, today)
    write_pages(pages, pages[0].paper.title, path)
    return len(pages)


def _begins(pages: Sequence[Page]) -> dict[str, int]:
    """Chapter → page: painted once on nothing, so that each heading tells where it stands."""
    found: dict[str, int] = {}
    nothing = QPicture()
    painter = _Recorder(nothing)
    for page in pages:
        painter.headings = []
        paint_page(painter, page)
        found |= dict.fromkeys(painter.headings, page.number)
    painter.end()
    return found


class _Recorder(QPainter):
    """A painter that is told the headings it paints."""

    def __init__(self, device: QPicture) -> None:
        super().__init__(device)
        self.headings: list[str] = []


def _whole(
    reader: str, chapters: Sequence[_Chapter], begins: Mapping[str, int], today: date
) -> Paper:
    """Title, what the manual is, the contents, and the chapters one after another."""
    clerk = reader == "clerk"
    title = tr("学教台账填报人手册") if clerk else tr("学教台账上级手册")
    about = (
        tr("给每天登记和报送的人：从设立单位到每月报送，照着做就行。")
        if clerk
        else tr("给收报送包、审核和汇总的一级：从登记下级到下发回执，照着做就行。")
    )
    heads = (Column(tr("目录"), 9.0), Column(tr("页"), 1.0, Align.RIGHT))
    rows = tuple((Cell(one.title), Cell(str(begins.get(one.title, "")))) for one in chapters)
    note = tr("程序里按 F1 看当前页的帮助，内容和这本手册是同一份。本程序不得处理国家秘密。")
    blocks: list[Block] = [Paragraph(about), Table(heads, rows), Paragraph(note)]
    for chapter in chapters:
        blocks += [_chapter_head(chapter.title), *chapter.blocks]
    printed = long_day_text(today)
    return Paper("manual", title, tuple(blocks), printed, (printed,))


def _chapter_head(title: str) -> Drawing:
    """The name of a chapter over a line; it stands with what begins the chapter."""

    def paint(painter: QPainter, box: QRectF) -> None:
        if isinstance(painter, _Recorder):
            painter.headings.append(title)
        font = paper_font("title", _HEAD_POINTS, True)
        font.setPixelSize(round(_HEAD_POINTS * 96 / 72))
        painter.setFont(font)
        painter.drawText(box.adjusted(0, 14, 0, -8), Qt.AlignmentFlag.AlignBottom, title)
        painter.drawLine(box.bottomLeft() - QPointF(0, 4), box.bottomRight() - QPointF(0, 4))

    return Drawing(_HEAD_HEIGHT, paint, title, kept=True)


def _chapter(at: int, addresses: Sequence[str], language: str) -> _Chapter:
    """The pages in it give the title, the others follow under their own."""
    topics = [topic for one in addresses if (topic := topic_at(one, language))]
    blocks = list(_topic_blocks(topics[0]))
    for topic in topics[1:]:
        blocks += [Heading(f"■ {topic.title}"), *_topic_blocks(topic)]
    title = " · ".join(topic.title for topic in topics if not topic.view) or topics[0].title
    return _Chapter(f"{at + 1}  {title}", tuple(blocks))


def _topic_blocks(topic: Topic) -> Iterator[Block]:
    """What is written of it, what its own states mean and, of the keys, all."""
    told: list[HelpBlock] = list(topic.blocks)
    if topic.ledger is not None:
        own: dict[str, Mapping[str, str]] = {
            name: meant for name, meant in topic.states.items() if not name
        }
        told += states_of(topic.ledger, replace(topic, states=own), tr)
    keys = topic.address == "keys"
    for block in (*told, *(every_key(()) if keys else ())):
        yield from _printed(block, 2 if keys else 1)


def _printed(block: HelpBlock, abreast: int = 1) -> Iterator[Block]:
    match block:
        case Head():
            yield Heading(block.text)
        case Para():
            yield Paragraph(plain(block.text), indent=True)
        case Items():
            for at, item in enumerate(block.items, 1):
                yield Paragraph(f"{at}. {plain(item)}" if block.ordered else f"· {plain(item)}")
        case Grid():
            yield replace(_table(block), abreast=abreast)
        case Shot():
            yield from _picture(block)


def _table(grid: Grid) -> Table:
    shares = grid.shares or (1,) * len(grid.heads)
    columns = tuple(
        Column(head, float(share)) for head, share in zip(grid.heads, shares, strict=True)
    )
    rows = tuple(tuple(Cell(plain(cell)) for cell in row) for row in grid.rows)
    return Table(columns, rows, whole=len(rows) <= _WHOLE_ROWS)


def _picture(shot: Shot) -> Iterator[Block]:
    """A page as it looks; nothing where the pictures are not at hand."""
    theme, _, name = shot.name.partition("/")
    files = sorted((PICTURES / theme).glob(f"*-{name}.png")) or sorted(
        (PICTURES / theme).glob(f"{name}.png")
    )
    image = QImage(str(files[0])) if files else QImage()
    if image.isNull():
        return
    grey = image.convertToFormat(QImage.Format.Format_RGB32)
    height = min(_PX_WIDTH * grey.height() / grey.width(), _TALLEST)
    width = height * grey.width() / grey.height()

    def paint(painter: QPainter, box: QRectF) -> None:
        place = QRectF(box.left() + (box.width() - width) / 2, box.top(), width, height)
        painter.drawImage(place, grey)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)

    yield Drawing(height, paint, shot.caption, kept=True)
    yield Paragraph(shot.caption, Align.CENTRE)
