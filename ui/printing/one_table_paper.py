"""一张表 on paper: the whole year on one A3, or somewhat smaller on one A4."""

from datetime import datetime

from models.one_table import NO_AREA, CellState, OneTable, TableRow, View
from models.one_table import Cell as Month
from models.periods import MONTH_NAMES
from ui.dates import long_day_text
from ui.glyphs import DOING, DONE, OVERDUE, PLANNED, Look
from ui.pages.relay_words import ROLLED_UP_MARK
from ui.printing.paper import (
    A3_ACROSS,
    A4_ACROSS,
    Align,
    Cell,
    Column,
    Legend,
    Paper,
    Slots,
    YearTable,
)
from ui.words import tr

LEAST = 0.8
"""The letters may be so much smaller on the smaller sheet."""
LOOKS = {
    CellState.PLANNED: PLANNED,
    CellState.PARTLY: DOING,
    CellState.DONE: DONE,
    CellState.MISSED: OVERDUE,
}
_MIDDLE = Align.CENTRE
_GROUP, _SEQ, _OWNER, _MONTH, _TOTAL = 26.0, 12.0, 32.0, 16.0, 20.0
"""Millimetres."""


def one_table_paper(table: OneTable, office: str, filler: str, now: datetime) -> Paper:
    """The table as it is shown, with its legend and the lines to sign on."""
    title = tr("{unit} {year}年度学习教育工作“一张表”").format(unit=table.unit, year=table.year)
    about = tr("数据截至：{day}").format(day=long_day_text(table.today))
    if table.version:
        day = long_day_text(table.version_on) if table.version_on else ""
        version = tr("版本：{version}（{day}）").format(version=table.version, day=day)
        about = f"{version}　{about}"
    marks: list[tuple[Look, str]] = [(look, tr(state.label)) for state, look in LOOKS.items()]
    note = tr("图例：")
    if table.rolled_up:
        note = tr("“汇”为汇总数。图例：")
    signatures = (
        *((tr("填表人："), filler), (tr("审核人："), "")),
        *((tr("签发人："), ""), (tr("单位（盖章）："), "")),
    )
    blocks = (_year(table), Legend(note, tuple(marks)), Slots(signatures))
    return Paper(
        *("one_table", title, blocks, now.strftime("%Y-%m-%d %H:%M")),
        context=(tr("编制单位：{unit}").format(unit=office), about),
        sheets=(A3_ACROSS, A4_ACROSS),
        least=LEAST,
    )


def heads(view: View) -> tuple[str, str, str]:
    """What stands above the columns before the months: what groups, what is named, what else."""
    match view:
        case View.UNIT:
            return tr("片区"), tr("单位"), tr("条目数")
        case View.AREA:
            return "", tr("片区"), tr("单位数")
    return tr("类别"), tr("任务"), tr("责任单位")


def name_of(row: TableRow) -> str:
    return row.title if row.uid else tr(NO_AREA)


def beside(view: View, row: TableRow) -> str:
    """What stands in the last column before the months."""
    match view:
        case View.UNIT:
            return str(row.items)
        case View.AREA:
            return str(len(row.parts) or 1)
    return row.owner


def _year(table: OneTable) -> YearTable:
    group, named, last = heads(table.view)
    grouped = bool(group)
    columns = (
        *((Column(group, _GROUP, _MIDDLE),) if grouped else ()),
        *(Column(tr("序号"), _SEQ, _MIDDLE), Column(named, 0), Column(last, _OWNER, _MIDDLE)),
        *(Column(tr(name), _MONTH, _MIDDLE) for name in MONTH_NAMES),
        Column(tr("累计"), _TOTAL, _MIDDLE),
    )
    first = len(columns) - 13
    rows = tuple(_row(at, row, table.view, grouped) for at, row in enumerate(table.rows, 1))
    empty = (Cell(),) * (first - 1)
    planned = (Cell(str(cell.planned)) for cell in table.totals)
    done = (_sum_done(cell) for cell in table.totals)
    totals = (
        (Cell(tr("计划（项）"), bold=True), *empty, *planned, _bold(table.planned)),
        (Cell(tr("完成（项）"), bold=True), *empty, *done, _bold(table.done)),
    )
    strong = tuple(range(first, len(columns), 3))
    return YearTable(columns, rows, totals, grouped, strong)


def _bold(number: int) -> Cell:
    return Cell(str(number), bold=True)


def _row(number: int, row: TableRow, view: View, grouped: bool) -> tuple[Cell, ...]:
    return (
        *((Cell(tr(row.category) if row.category else "", bold=True),) if grouped else ()),
        *(Cell(str(row.seq or number)), Cell(name_of(row)), Cell(beside(view, row))),
        *(_month(cell) for cell in row.cells),
        _bold_text(f"{row.done}/{row.planned}"),
    )


def _bold_text(text: str) -> Cell:
    return Cell(text, bold=True)


def _month(cell: Month) -> Cell:
    """A shortfall is bold, since there is no red in ink."""
    if cell.state is None:
        return Cell()
    mark = tr(ROLLED_UP_MARK) if cell.rolled_up else ""
    text = " ".join(filter(None, (cell.caption, mark)))
    return Cell(text, LOOKS[cell.state], bold=cell.overdue)


def _sum_done(cell: Month) -> Cell:
    return Cell(str(cell.done) if cell.done or cell.closed else "—", bold=cell.overdue)
