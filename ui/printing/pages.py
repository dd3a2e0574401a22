"""Strips put onto pages, and a page painted on whatever takes paint."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from ui.printing.faces import MM, STYLES, Room, Style, paper_font, room_on
from ui.printing.paper import Align, Manner, Paper, Sheet, Slots
from ui.printing.strips import Measure, gap, strips_of, title_strips
from ui.printing.tables import INK, Strip
from ui.printing.texts import Text
from ui.words import tr

_FOOT_SIZE = 9.0  # points
_FOOT = 10 * MM  # from the sheet's lower edge to the foot's middle
_NUMBER, _UNDER = 14.0, 7 * MM  # the number of an official page, and how far under its text
_MARK, _MARK_TOP = 22.0, 15 * MM  # a mark, and how far from the sheet's upper edge


_BETWEEN_DASHES = "— {} —"


@dataclass(frozen=True)
class Page:
    """One page of a paper: what stands on it, each strip with its upper edge inside the margins."""

    paper: Paper
    sheet: Sheet
    placed: tuple[tuple[float, Strip], ...]
    number: int
    total: int


def lay_out(papers: Iterable[Paper], sheet: Sheet | None = None) -> list[Page]:
    """Every page of every paper, each paper counted by itself; on its usual sheet unless told."""
    return [page for paper in papers for page in _pages(paper, sheet or paper.sheets[0])]


def _pages(paper: Paper, sheet: Sheet) -> list[Page]:
    """As large as it stands on one page, or else as small as it may be."""
    filled: list[list[tuple[float, Strip]]] = []
    for scale in _scales(paper, sheet):
        filled = _filled(paper, sheet, scale)
        if len(filled) == 1:
            break
    return [
        Page(paper, sheet, tuple(placed), at, len(filled)) for at, placed in enumerate(filled, 1)
    ]


def _scales(paper: Paper, sheet: Sheet) -> Iterator[float]:
    """From the size that goes with the sheet down to the smallest, in steps of a twentieth."""
    usual = room_on(paper.sheets[0], paper.manner).inner_width
    begin = min(1.0, max(paper.least, room_on(sheet, paper.manner).inner_width / usual))
    for at in range(round((begin - paper.least) * 20) + 1):
        yield begin - at / 20


def _filled(paper: Paper, sheet: Sheet, scale: float) -> list[list[tuple[float, Strip]]]:
    """What stands on each page where everything is set at this part of its size."""
    room, style = room_on(sheet, paper.manner), _scaled(STYLES[paper.manner], scale)
    measure = Measure(room.inner_width, style)
    strips = title_strips(paper, measure)
    for at, block in enumerate(paper.blocks):
        if isinstance(block, Slots) and at:
            strips[-1] = strips[-1].kept()
        strips += [gap(paper.blocks[at - 1], block, style)] if at else []
        strips += strips_of(block, measure)
    return _fill(strips, room.inner_height)


def _scaled(style: Style, scale: float) -> Style:
    return replace(
        style,
        **{
            name: getattr(style, name) * scale for name in ("title", "body", "line", "table", "gap")
        },
    )


def _fill(strips: Sequence[Strip], height: float) -> list[list[tuple[float, Strip]]]:
    """A strip goes to the next page with those it is kept with, unless all begin a page already."""
    pages: list[list[tuple[float, Strip]]] = [[]]
    y = 0.0
    for bound in _bound(strips):
        needed = sum(strip.height for strip in bound)
        if pages[-1] and y + needed > height:
            pages.append([])
            y = 0.0
        if not pages[-1]:
            if bound[0].space:
                continue
            if bound[0].head is not None:
                bound = [bound[0].head, *bound]
        for strip in bound:
            pages[-1].append((y, strip))
            y += strip.height
    return pages if pages[-1] or len(pages) == 1 else pages[:-1]


def _bound(strips: Sequence[Strip]) -> Iterable[list[Strip]]:
    """Strips in the runs that must stay together."""
    run: list[Strip] = []
    for strip in strips:
        run.append(strip)
        if not strip.keep and not (strip.space and len(run) > 1):
            yield run
            run = []
    if run:
        yield run


def paint_page(painter: QPainter, page: Page) -> None:
    """Paint in twips from the sheet's corner; the caller has scaled the painter."""
    room = room_on(page.sheet, page.paper.manner)
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setPen(QPen(INK))
    painter.save()
    painter.translate(room.left, room.top)
    for y, strip in page.placed:
        painter.setPen(QPen(INK))
        strip.paint(painter, y)
    _paint_groups(painter, page)
    painter.restore()
    painter.setPen(QPen(INK))
    if page.paper.manner is Manner.REPORT:
        _paint_number(painter, page, room)
    else:
        _paint_foot(painter, page, room)
    if page.paper.mark:
        mark = Text(page.paper.mark, paper_font("table", _MARK, True), room.inner_width)
        mark.paint(painter, room.left, _MARK_TOP)
    painter.restore()


def _paint_groups(painter: QPainter, page: Page) -> None:
    """Over the strips of each group what stands beside them together."""
    for group, some in groupby(page.placed, lambda one: one[1].group):
        if group is not None:
            run = list(some)
            top, (last, strip) = run[0][0], run[-1]
            group.paint(painter, top, last + strip.height - top)


def _paint_number(painter: QPainter, page: Page, room: Room) -> None:
    """— 1 — a character in from the outer edge: right on odd pages, left on even ones."""
    font = paper_font("table", _NUMBER)
    align = Align.RIGHT if page.number % 2 else Align.LEFT
    laid = Text(
        *(_BETWEEN_DASHES.format(page.number), font),
        *(room.inner_width - 2 * font.pixelSize(), align),
    )
    laid.paint(painter, room.left + font.pixelSize(), room.height - room.bottom + _UNDER)


def _paint_foot(painter: QPainter, page: Page, room: Room) -> None:
    font = paper_font("table", _FOOT_SIZE)
    number = tr("第 {n} 页 / 共 {m} 页").format(n=page.number, m=page.total)
    printed = tr("打印时间：{time}").format(time=page.paper.printed)
    third = room.inner_width / 3
    middle = page.paper.title if page.number > 1 else ""
    for at, (text, align) in enumerate(
        ((printed, Align.LEFT), (middle, Align.CENTRE), (number, Align.RIGHT))
    ):
        laid = Text(text, font, third, align)
        laid.paint(painter, room.left + at * third, room.height - _FOOT - laid.height / 2)


def sheet_rect(sheet: Sheet) -> QRectF:
    """The whole sheet, in twips."""
    width, height = sheet.millimetres
    return QRectF(0, 0, width * MM, height * MM)
