"""填表负担 as a workbook: the months with the spreadsheet's own stacked chart, and the ledgers."""

from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from models.burden_meter import Filled, Meter
from models.ledgers import ledger_named
from models.reports.chart_xlsx import fill_series
from models.saved_file import save_bytes
from models.sources import OWN_SOURCES, Source
from models.words import Words, chinese, sentence
from models.workbooks import Workbook

_HEAD_ROW = 3
INKS = (
    ("55514A", None),
    ("2F6FA8", "narHorz"),
    ("2F6FA8", "wdUpDiag"),
    ("FFFFFF", None),
    ("87827A", "diagCross"),
)
"""Colour and pattern of each source, in their order: told apart without colours, too."""
_EDGE = "55514A"
_A4 = 9
_LINE = Side(style="thin", color="999999")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_RIGHT = Alignment(horizontal="right")
_BOLD, _TITLE = Font(bold=True), Font(bold=True, size=14)


def write_meter(meter: Meter, office: str, path: Path, *, words: Words = chinese) -> Path:
    """Write a year's counts as an .xlsx; its path."""
    book = Workbook()
    months = book.worksheets[0]
    months.title = words("按月")
    ledgers = book.create_sheet(words("按台账"))
    title = sentence("{unit}　{year}年填表负担", unit=office, year=meter.year).text(words)
    _fill(months, title, words("月份"), [(one, one.key) for one in meter.months], words)
    named = [(one, _title(one.key, words)) for one in meter.ledgers]
    _fill(ledgers, title, words("台账"), named, words)
    _draw(months, len(meter.months), words)
    made = BytesIO()
    book.save(made)
    save_bytes(path, made.getvalue())
    return path


def _title(name: str, words: Words) -> str:
    ledger = ledger_named(name)
    return words(ledger.title) if ledger else name


def _fill(
    sheet: Worksheet, title: str, first: str, rows: list[tuple[Filled, str]], words: Words
) -> None:
    """A line a month or ledger, sums below; a percentage is a formula over its own line."""
    sources = (*OWN_SOURCES, Source.PACKAGES)
    sheet["A1"], sheet["A1"].font = title, _TITLE
    heads = [first, *(words(source.label) for source in sources), words("自动带入"), words("占比")]
    for column, head in enumerate(heads, 1):
        cell = sheet.cell(_HEAD_ROW, column, head)
        cell.font, cell.alignment, cell.border = _BOLD, _MIDDLE, _GRID
    for row, (one, name) in enumerate(rows, _HEAD_ROW + 1):
        sheet.cell(row, 1, name).border = _GRID
        for column, source in enumerate(sources, 2):
            _put(sheet, row, column, one.by_source.get(source, 0))
        _work_out(sheet, row)
    last = _HEAD_ROW + len(rows)
    sheet.cell(last + 1, 1, words("合计")).border = _GRID
    for column in range(2, 8):
        place = get_column_letter(column)
        text = f"=SUM({place}{_HEAD_ROW + 1}:{place}{last})" if rows else 0
        _put(sheet, last + 1, column, text)
    _work_out(sheet, last + 1)
    sheet.column_dimensions["A"].width = 18
    for column in range(2, 10):
        sheet.column_dimensions[get_column_letter(column)].width = 13
    sheet.freeze_panes = f"B{_HEAD_ROW + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _work_out(sheet: Worksheet, row: int) -> None:
    """What came along, and its share of the office's own fields."""
    _put(sheet, row, 8, f"=SUM(C{row}:F{row})")
    _put(sheet, row, 9, f'=IF(B{row}+H{row}=0,"—",H{row}/(B{row}+H{row}))', "0.0%")


def _put(sheet: Worksheet, row: int, column: int, value: object, look: str = "#,##0") -> None:
    """A number, or a formula of our own."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.value = value  # type: ignore[assignment]
    cell.number_format, cell.border, cell.alignment = look, _GRID, _RIGHT


def _draw(sheet: Worksheet, count: int, words: Words) -> None:
    chart: Any = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "col", "stacked", 100, 60
    chart.title = words("填表负担（项）")
    last = _HEAD_ROW + count
    chart.add_data(
        Reference(sheet, min_col=2, max_col=6, min_row=_HEAD_ROW, max_row=last),
        titles_from_data=True,
    )
    chart.set_categories(Reference(sheet, min_col=1, min_row=_HEAD_ROW + 1, max_row=last))
    for series, ink in zip(chart.series, INKS, strict=True):
        fill_series(series, *ink, _EDGE)
    chart.x_axis.delete, chart.y_axis.delete = False, False
    chart.legend.position = "b"
    chart.width, chart.height = 24, 10
    sheet.add_chart(chart, f"A{last + 4}")
