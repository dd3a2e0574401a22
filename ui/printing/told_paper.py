"""What a page tells, on paper: the sentence above its table, the table, and what stands below."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from ui.printing.frame import data_state, signatures
from ui.printing.paper import (
    A3_ACROSS,
    A4_ACROSS,
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Paper,
    Paragraph,
    Table,
)

if TYPE_CHECKING:
    from ui.pages.told_page import Told

_FREE = 240
"""The share of a column that takes the room that is left on the screen."""


def told_paper(title: str, office: str, told: "Told", now: datetime) -> Paper:
    """Across, since such tables are wide; A3 where it is to hang on a wall."""
    left = " ・ ".join(filter(None, (office, told.context)))
    return Paper(
        *(f"told.{title}", title, (*_blocks(told), signatures())),
        *(now.strftime("%Y-%m-%d %H:%M"), (left, data_state(now.date()))),
        sheets=(A4_ACROSS, A3_ACROSS),
    )


def _blocks(told: "Told") -> Iterator[Block]:
    if told.title:
        yield Heading(told.title)
    if told.summary:
        yield Paragraph(told.summary)
    if told.headings:
        yield _table(told)
    for line in told.lines:
        if told.words.get(line.key):
            yield Paragraph(told.words[line.key])
    for more in told.below:
        yield from _blocks(more)


def _table(told: "Told") -> Table:
    columns = tuple(
        Column(
            heading.title,
            float(heading.width or _FREE),
            Align.RIGHT if heading.right else Align.LEFT,
        )
        for heading in told.headings
    )
    rows = tuple(
        tuple(
            Cell(" ".join(filter(None, (cell.text, cell.quiet))), cell.look) for cell in line.cells
        )
        for line in told.lines
    )
    return Table(columns, rows)
