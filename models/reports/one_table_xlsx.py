"""一张表 as a workbook: the look of the printed sheet, and totals that are formulas.

The first sheet is what people read; the second holds every planned and done number, and both the
totals below and the sums at the right are formulas over it.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from models.errors import UserError
from models.one_table import Cell, CellState, OneTable, TableRow, View
from models.periods import MONTH_NAMES
from models.sheets.exporting import RISKY
from models.words import Words, chinese, sentence
from models.workbooks import Workbook

GLYPHS = {
    CellState.PLANNED: "○",
    CellState.PARTLY: "◐",
    CellState.DONE: "●",
    CellState.MISSED: "▲",
}
HEADS = {
    View.TASK: ("类别", "序号", "任务", "责任单位"),
    View.UNIT: ("片区", "序号", "单位", "条目数"),
    View.AREA: ("", "序号", "片区", "单位数"),
}
"""What stands above the columns before the months."""
_A3 = 8
_HEAD = 3  # the row of the headings; the title and a line about the table stand above
_FIRST_MONTH = 5  # its column, after category, number, task and owner
_TOTAL = _FIRST_MONTH + 12
_DATA_FIRST = 2  # the row of the first task in the sheet of numbers
_DATA_PLANNED, _DATA_DONE = 3, 15  # their first columns there
_LINE, _THICK = Side(style="thin"), Side(style="medium")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_QUARTER = Border(left=_THICK, right=_LINE, top=_LINE, bottom=_LINE)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
_TITLE = Font(name="SimSun", size=22, bold=True)
_PLAIN, _BOLD = Font(name="SimSun", size=11), Font(name="SimSun", size=11, bold=True)


def write_one_table(
    table: OneTable, path: Path, *, filler: str = "", words: Words = chinese
) -> Path:
    """Write the table as an .xlsx; its path. `filler` is printed in the line of signatures."""
    book = Workbook()
    numbers = book.create_sheet(words("数据"))
    sheet = book.worksheets[0]
    sheet.title = words("一张表")
    _write_numbers(numbers, table, words)
    _write_head(sheet, table, words)
    _write_rows(sheet, table, words, numbers.title)
    last = _write_totals(sheet, table, words, numbers.title)
    _write_foot(sheet, last + 1, words, filler, rolled_up=table.rolled_up)
    _set_print(sheet, last + 2)
    _mark_quarters(sheet, last)
    if table.view is View.AREA:
        sheet.column_dimensions["A"].hidden = True
    try:
        book.save(path)
    except OSError as error:
        raise UserError("“{path}”写不进去：{why}", path=path, why=error.strerror) from error
    return path


def _put(sheet: Worksheet, row: int, column: int, text: object, *, bold: bool = False) -> SheetCell:
    """Write a cell of the grid; what people typed is no formula, even once it has been edited."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, SheetCell)
    cell.value = text  # type: ignore[assignment]
    if isinstance(text, str):
        cell.data_type, cell.quotePrefix = "s", text.startswith(RISKY)
    cell.font, cell.alignment, cell.border = _BOLD if bold else _PLAIN, _MIDDLE, _GRID
    return cell


def _formula(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = _put(sheet, row, column, None, bold=True)
    cell.value = f"={text}"


# The numbers.


def _write_numbers(sheet: Worksheet, table: OneTable, words: Words) -> None:
    months = [words(name) for name in MONTH_NAMES]
    heads = [
        *(words("序号"), words("任务")),
        *(f"{words('计划')} {month}" for month in months),
        *(f"{words('完成')} {month}" for month in months),
    ]
    for column, text in enumerate(heads, 1):
        _put(sheet, 1, column, text, bold=True)
    for row, line in enumerate(table.rows, _DATA_FIRST):
        _put(sheet, row, 1, line.seq)
        _put(sheet, row, 2, line.title).alignment = _LEFT
        for at, cell in enumerate(line.cells):
            _put(sheet, row, _DATA_PLANNED + at, cell.planned)
            _put(sheet, row, _DATA_DONE + at, cell.done)
    sheet.column_dimensions["B"].width = 40
    sheet.freeze_panes = "C2"
    _fit_width(sheet)


def _data(title: str, first: tuple[int, int], last: tuple[int, int]) -> str:
    """A sum over a block of the numbers, from (row, column) to (row, column)."""
    corners = (f"${get_column_letter(column)}${row}" for row, column in (first, last))
    return f"SUM('{title}'!{':'.join(corners)})"


# The sheet that is read.


def _write_head(sheet: Worksheet, table: OneTable, words: Words) -> None:
    title = sentence("{unit} {year}年度学习教育工作“一张表”", unit=table.unit, year=table.year)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=_TOTAL)
    cell = sheet.cell(1, 1, title.text(words))
    cell.font, cell.alignment = _TITLE, _MIDDLE
    cell.data_type = "s"
    made = sentence("编制单位：{unit}", unit=table.unit).text(words)
    sheet.cell(2, 1, made).font = _PLAIN
    about = sentence("数据截至：{day}", day=table.today).text(words)
    if table.version:
        version = sentence("版本：{version}（{day}）", version=table.version, day=table.version_on)
        about = f"{version.text(words)}    {about}"
    cell = sheet.cell(2, _TOTAL, about)
    cell.font, cell.alignment = _PLAIN, Alignment(horizontal="right")
    heads = [
        *(words(name) for name in HEADS[table.view]),
        *(words(name) for name in MONTH_NAMES),
        words("累计"),
    ]
    for column, text in enumerate(heads, 1):
        _put(sheet, _HEAD, column, text, bold=True)


def _write_rows(sheet: Worksheet, table: OneTable, words: Words, numbers: str) -> None:
    for row, line in enumerate(table.rows, _HEAD + 1):
        last = beside(table, line)
        name = line.title if line.uid else words(line.title)
        for column, value in enumerate((words(line.category), line.seq, name, last), 1):
            _put(sheet, row, column, value, bold=column == 1)
        sheet.cell(row, 3).alignment = _LEFT
        for at, cell in enumerate(line.cells):
            _put(sheet, row, _FIRST_MONTH + at, _text(cell, words), bold=cell.overdue)
        source = row - _HEAD - 1 + _DATA_FIRST
        done, planned = (
            _data(numbers, (source, first), (source, first + 11))
            for first in (_DATA_DONE, _DATA_PLANNED)
        )
        _formula(sheet, row, _TOTAL, f'{done}&"/"&{planned}')
        sheet.row_dimensions[row].height = 24
    for first, last in _runs([line.category for line in table.rows]):
        if last > first:
            sheet.merge_cells(f"A{first + _HEAD + 1}:A{last + _HEAD + 1}")


def beside(table: OneTable, row: TableRow) -> str | int:
    """What stands in the last column before the months."""
    match table.view:
        case View.UNIT:
            return row.items
        case View.AREA:
            return len(row.parts) or 1
    return row.owner


def _text(cell: Cell, words: Words) -> str:
    """What stands in a cell; a mark tells what is not counted from records."""
    if cell.state is None:
        return ""
    mark = words("汇") if cell.rolled_up else ""
    return " ".join(part for part in (GLYPHS[cell.state], cell.caption, mark) if part)


def _runs(categories: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(first, last) of the rows that follow each other under one category."""
    at = 0
    for _, group in groupby(categories):
        length = len(list(group))
        yield at, at + length - 1
        at += length


def _write_totals(sheet: Worksheet, table: OneTable, words: Words, numbers: str) -> int:
    """The two rows of sums, planned and done; the number of the last."""
    last_data = max(_DATA_FIRST + len(table.rows) - 1, _DATA_FIRST)
    row = _HEAD + len(table.rows)
    labels = (("计划（项）", _DATA_PLANNED), ("完成（项）", _DATA_DONE))
    for label, first in labels:
        row += 1
        for column in range(1, _FIRST_MONTH):
            _put(sheet, row, column, words(label) if column == 1 else None, bold=True)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=_FIRST_MONTH - 1)
        for at in range(12):
            block = _data(numbers, (_DATA_FIRST, first + at), (last_data, first + at))
            _formula(sheet, row, _FIRST_MONTH + at, block)
        whole = _data(numbers, (_DATA_FIRST, first), (last_data, first + 11))
        _formula(sheet, row, _TOTAL, whole)
    return row


def _write_foot(sheet: Worksheet, row: int, words: Words, filler: str, *, rolled_up: bool) -> None:
    marks = "    ".join(f"{glyph} {words(state.label)}" for state, glyph in GLYPHS.items())
    marks += "    " + sentence("{mark} 汇总数", mark=words("汇")).text(words) if rolled_up else ""
    sheet.cell(row, 1, sentence("图例：{marks}", marks=marks).text(words)).font = _PLAIN
    signatures = (
        (1, sentence("填表人：{name}", name=filler or "________").text(words)),
        (_FIRST_MONTH - 1, sentence("审核人：{name}", name="________").text(words)),
        (_FIRST_MONTH + 4, sentence("签发人：{name}", name="________").text(words)),
        (_FIRST_MONTH + 9, sentence("单位（盖章）：{name}", name="________").text(words)),
    )
    for column, text in signatures:
        cell = sheet.cell(row + 1, column, text)
        cell.font = _PLAIN
        cell.data_type = "s"


def _mark_quarters(sheet: Worksheet, last: int) -> None:
    """Stronger lines before each quarter and before the sums."""
    for row in range(_HEAD, last + 1):
        for column in range(_FIRST_MONTH, _TOTAL + 1, 3):
            sheet.cell(row, column).border = _QUARTER


def _set_print(sheet: Worksheet, last: int) -> None:
    """A3 lying on its side, one page wide, headings on every page."""
    widths = [12, 6, 40, 16, *[9] * 12, 11]
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.row_dimensions[1].height = 36
    for row in (_HEAD, *range(last - 3, last + 1)):  # the heading, the sums, legend, signatures
        sheet.row_dimensions[row].height = 24
    sheet.freeze_panes = f"{get_column_letter(_FIRST_MONTH)}{_HEAD + 1}"
    _fit_width(sheet)
    sheet.print_options.horizontalCentered = True
    sheet.print_title_rows = f"{_HEAD}:{_HEAD}"
    sheet.print_area = f"A1:{get_column_letter(_TOTAL)}{last}"
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    footer = sheet.oddFooter
    assert footer is not None and footer.right is not None
    footer.right.text = "&P / &N"


def _fit_width(sheet: Worksheet) -> None:
    """As many pages long as it needs, but one wide."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
