"""轮值表 on paper: the board across a sheet, and below it the clashes and who is due."""

from collections.abc import Iterator
from datetime import datetime

from models.rota import DUE, Talk
from ui.dates import day_text
from ui.glyphs import CONFLICT
from ui.pages.rota_cells import RotaTable, look_of_talks, name_of, slot_text
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
from ui.words import tr

_ROWS_OF_A4 = 9


def rota_paper(office: str, board: RotaTable, now: datetime) -> Paper:
    """Every day with its title; on the larger sheet first where the speakers are many."""
    title = tr("{year}年授课轮值表").format(year=board.rota.year)
    printed = now.strftime("%Y-%m-%d %H:%M")
    many = len(board.rota.rows) > _ROWS_OF_A4
    sheets = (A3_ACROSS, A4_ACROSS) if many else (A4_ACROSS, A3_ACROSS)
    return Paper("rota", title, tuple(_blocks(board)), printed, (office,), sheets=sheets)


def _blocks(board: RotaTable) -> Iterator[Block]:
    rota = board.rota
    columns = (
        *(Column(tr("授课人"), 0.8), Column(tr("职务"), 1.1)),
        *(Column(board.title(at + board.leading), 1.0) for at in range(len(rota.topics))),
        *(Column(tr("已讲"), 0.4, Align.CENTRE), Column(tr("轮到"), 0.7, Align.CENTRE)),
    )
    rows = tuple(
        (
            *(Cell(name_of(row), bold=True), Cell(row.post)),
            *(_cell(talks, board) for talks in row.cells),
            *(Cell(str(row.spoken)), Cell(tr(row.turn.label))),
        )
        for row in rota.rows
    )
    yield Table(columns, rows)
    if rota.clashes:
        yield Heading(tr("冲突"))
    for clash in rota.clashes:
        why = tr("授课人冲突") if clash.by_speaker else tr("地点冲突")
        one, other = (f"{slot_text(talk)} {talk.title}" for talk in (clash.one, clash.other))
        yield Paragraph(" ・ ".join((why, one, other)))
    due = [name_of(row) for row in rota.rows if row.turn in DUE]
    if due:
        yield Paragraph(tr("该轮到：{names}").format(names=" ・ ".join(due)))
    without = [tr(name) for _, name in rota.topics_without()]
    if without:
        yield Paragraph(tr("还没有人讲的专题：{names}").format(names=" ・ ".join(without)))


def _cell(talks: tuple[Talk, ...], board: RotaTable) -> Cell:
    look = look_of_talks(talks, board.today)
    lines = []
    for talk in talks:
        clash = f"（{tr('冲突')}）" if look is CONFLICT and talk.clashes else ""
        lines += [f"{day_text(talk.at.date())}{clash}", talk.title]
    return Cell("\n".join(lines), look)
