"""A report as a paper in the form of GB/T 9704: printed and kept as PDF without Word."""

from collections.abc import Sequence
from datetime import datetime

from models.reports.pieces import Passage
from ui.printing.paper import Align, Block, Cell, Column, Manner, Paper, Paragraph, Sender, Table
from ui.words import tr

_ALIGNS = {align.value: align for align in Align}


def report_paper(
    passages: Sequence[Passage], name: str, now: datetime, *, draft: bool = False
) -> Paper:
    """The document's text; `name` is what the paper is called where it has no title of its own."""
    title, rest = _split(list(passages), name)
    return Paper(
        *("report", title, tuple(_blocks(rest)), now.strftime("%Y-%m-%d %H:%M")),
        manner=Manner.REPORT,
        mark=tr("草稿") if draft else "",
    )


def _split(passages: list[Passage], name: str) -> tuple[str, list[Passage]]:
    """The title, which is what stands in the middle at the beginning, and all the rest."""
    while passages and not passages[0].text and not passages[0].rows:
        passages.pop(0)
    lines = []
    while passages and passages[0].align == "centre" and passages[0].text:
        lines.append(passages.pop(0).text)
    return "\n".join(lines) or name, passages


def _blocks(passages: Sequence[Passage]) -> list[Block]:
    found: list[Block] = []
    signed = _signature(passages)
    for one in passages[: len(passages) - 2] if signed else passages:
        found.append(_table(one) if one.rows else _paragraph(one))
    return [*found, signed] if signed else found


def _signature(passages: Sequence[Passage]) -> Sender | None:
    """Who writes and the day, where a document ends with them."""
    if len(passages) < 2:
        return None
    name, day = passages[-2:]
    ends = not (name.rows or day.rows) and name.align in ("centre", "right")
    return Sender(name.text, day.text) if ends and day.dated else None


def _paragraph(one: Passage) -> Paragraph:
    align = _ALIGNS[one.align]
    return Paragraph(one.text, align, one.indented, first=one.heading, second=one.lead)


def _table(one: Passage) -> Table:
    head, *rows = one.rows
    columns = tuple(
        Column(title, share, _ALIGNS[align])
        for title, share, align in zip(head, one.shares, one.aligns, strict=True)
    )
    return Table(columns, tuple(tuple(map(Cell, row)) for row in rows))
