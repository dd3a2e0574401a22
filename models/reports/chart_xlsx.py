"""Charts as a workbook: a sheet each, the numbers of its table beside the spreadsheet's own chart.

What colours tell on the screen is told by fills and patterns too, so that it prints black on white.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from models.charts.chart import Chart, Kind, Part, Row
from models.saved_file import save_bytes
from models.sheets.exporting import RISKY
from models.sheets.faces import clean
from models.words import Words, chinese
from models.workbooks import Workbook

_LINE = Side(style="thin")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_PLAIN, _BOLD = Font(name="SimSun", size=11), Font(name="SimSun", size=11, bold=True)
_TITLE = Font(name="SimSun", size=14, bold=True)
_A4 = 9
_HEAD = 4
_CHARTED = 60
"""Rows beyond these cannot be told apart in a chart."""
INK: dict[Part, tuple[str, Any]] = {
    Part.PLAN: ("FFFFFF", None),
    Part.DONE: ("2F6FA8", None),
    Part.LATE: ("7F4C00", "wdUpDiag"),
    Part.MIDDLING: ("2F6FA8", "narHorz"),
    Part.SHORT: ("B3261E", "diagCross"),
    Part.MORE: ("55514A", "narVert"),
    Part.LESS: ("1F6B3A", "wdDnDiag"),
}
_EDGE = "55514A"


def write_charts(
    charts: Sequence[Chart], path: Path, words: Words = chinese, about: str = ""
) -> Path:
    """Write a sheet a chart, whole or not at all; `about` says of whom and when. The path."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for chart in charts:
        sheet = book.create_sheet(words(chart.name))
        _write(sheet, chart, words, about)
    made = BytesIO()
    book.save(made)
    save_bytes(path, made.getvalue())
    return path


def _write(sheet: Worksheet, chart: Chart, words: Words, about: str) -> None:
    for row, text, font in ((1, chart.finding.text(words), _TITLE), (2, about, _PLAIN)):
        _text(sheet, row, 1, text, font).border = Border()
    _text(sheet, 3, 1, chart.note.text(words), _PLAIN).border = Border()
    heads = [heading.text(words) for heading in chart.headings]
    helpers = _helpers(chart, words)
    for column, head in enumerate([*heads, *(name for name, _ in helpers)], 1):
        _text(sheet, _HEAD, column, head, _BOLD).alignment = Alignment(
            horizontal="center", vertical="center", wrap_text=True
        )
    for at, one in enumerate(chart.rows):
        _text(sheet, _HEAD + 1 + at, 1, one.label.text(words), _PLAIN)
        values = [*_values(chart, at), *(numbers[at] for _, numbers in helpers)]
        for column, value in enumerate(values, 2):
            _number(sheet, _HEAD + 1 + at, column, value, chart.tenths)
    if chart.rows:
        drawn = _drawn(sheet, chart, len(heads), len(helpers))
        drawn.width, drawn.height = 22, 11
        sheet.add_chart(drawn, f"{get_column_letter(len(heads) + len(helpers) + 2)}{_HEAD}")
    _set_up(sheet, len(heads) + len(helpers))


def _values(chart: Chart, at: int) -> Iterator[float | str | None]:
    """The cells after the label; what stands at the end of a balance is reckoned by the sheet."""
    row = chart.rows[at]
    if chart.kind is Kind.WATERFALL and at == len(chart.rows) - 1:
        yield f"=SUM(B{_HEAD + 1}:B{_HEAD + at})"
    else:
        yield from (_worth(chart, value) for value in row.values)
    if chart.told:
        first, last = (get_column_letter(2 + end) for end in (0, len(chart.series) - 1))
        row_at = _HEAD + 1 + at
        yield f'=IFERROR({first}{row_at}/SUM({first}{row_at}:{last}{row_at}),"—")'


def _worth(chart: Chart, value: float | None) -> float | None:
    return value / 1000 if chart.tenths and value is not None else value


def _helpers(chart: Chart, words: Words) -> list[tuple[str, list[float | None]]]:
    """Columns that only the spreadsheet's chart needs: lines across, and what steps stand on."""
    if chart.kind is not Kind.WATERFALL:
        return [
            (mark.label.text(words), [_worth(chart, mark.value)] * len(chart.rows))
            for mark in chart.marks
        ]
    base, stood = list[float | None](), 0
    for row in chart.rows:
        change = row.values[0] or 0
        total = row.part is Part.DONE
        base.append(0 if total else stood + min(change, 0))
        stood = change if total else stood + change
    parts = ((Part.DONE, "结存"), (Part.MORE, "增加"), (Part.LESS, "减少"))
    return [
        (words("底线"), base),
        *((words(name), [_if_of(row, part) for row in chart.rows]) for part, name in parts),
    ]


def _if_of(row: Row, part: Part) -> float | None:
    return abs(row.values[0] or 0) if row.part is part else None


# The spreadsheet's own chart.


def _drawn(sheet: Worksheet, chart: Chart, heads: int, helpers: int) -> Any:
    first = heads + 1 if chart.kind is Kind.WATERFALL else 2
    last = heads + helpers if chart.kind is Kind.WATERFALL else 1 + len(chart.series)
    parts = [None, Part.DONE, Part.MORE, Part.LESS]
    if chart.kind is not Kind.WATERFALL:
        parts = [series.part for series in chart.series]
    bars = _bars(chart)
    _add(bars, sheet, chart, first, last)
    for series, part in zip(bars.series, parts, strict=True):
        _dress(series, part)
    if chart.kind in (Kind.SHARES, Kind.BARS, Kind.WATERFALL):
        for series, part in zip(bars.series, parts, strict=True):
            if part is not None:
                series.dLbls = _labels()
    if helpers and chart.kind is not Kind.WATERFALL:
        lines: Any = LineChart()
        _add(lines, sheet, chart, heads + 1, heads + helpers)
        for at, series in enumerate(lines.series):
            line = GraphicalProperties()
            line.line.solidFill, line.line.dashStyle = _EDGE, ("dash", "solid", "sysDash")[at % 3]
            line.line.width = 15_000
            series.graphicalProperties, series.smooth = line, False
        bars += lines
    return bars


def _bars(chart: Chart) -> Any:
    made: Any = BarChart()
    lying = chart.kind in (Kind.BARS, Kind.SHARES)
    made.type = "bar" if lying else "col"
    if chart.kind is Kind.SHARES:
        made.grouping, made.overlap = "percentStacked", 100
    elif chart.kind is Kind.WATERFALL:
        made.grouping, made.overlap = "stacked", 100
    made.gapWidth = 60
    made.x_axis.delete, made.y_axis.delete = False, False
    made.legend.position = "b"
    if lying:
        made.x_axis.scaling.orientation = "maxMin"
    if len(chart.series) == 1 and not chart.marks:
        made.legend = None
    return made


def _add(into: Any, sheet: Worksheet, chart: Chart, first: int, last: int) -> None:
    rows = _HEAD + min(len(chart.rows), _CHARTED)
    into.add_data(
        Reference(sheet, min_col=first, max_col=last, min_row=_HEAD, max_row=rows),
        titles_from_data=True,
    )
    into.set_categories(Reference(sheet, min_col=1, min_row=_HEAD + 1, max_row=rows))


def _dress(series: Any, part: Part | None) -> None:
    """Filled, hatched or hollow with an edge; without a part it is not seen."""
    if part is not None:
        fill_series(series, *INK[part], _EDGE if part is Part.PLAN else INK[part][0])
        return
    look: Any = GraphicalProperties()
    look.noFill, look.line.noFill = True, True
    series.graphicalProperties = look


def fill_series(series: Any, colour: str, pattern: Any, edge: str) -> None:
    """One colour inside an edge, whole or as the lines of a pattern on white."""
    look: Any = GraphicalProperties()
    look.line.solidFill = edge
    if pattern is None:
        look.solidFill = colour
    else:
        look.pattFill = PatternFillProperties(prst=pattern)
        look.pattFill.foreground, look.pattFill.background = _rgb(colour), _rgb("FFFFFF")
    series.graphicalProperties = look


def _rgb(colour: str) -> ColorChoice:
    made = ColorChoice()
    made.srgbClr = cast(Any, colour)
    return made


def _labels() -> DataLabelList:
    return DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )


# Cells.


def _text(sheet: Worksheet, row: int, column: int, text: str, font: Font) -> SheetCell:
    """A text is never a formula, whatever it begins with."""
    cell = _cell(sheet, row, column, font)
    cell.value = clean(text)
    cell.data_type, cell.quotePrefix = "s", text.startswith(RISKY)
    return cell


def _number(sheet: Worksheet, row: int, column: int, value: float | str | None, rate: bool) -> None:
    cell = _cell(sheet, row, column, _PLAIN)
    cell.value = value
    share = rate or (isinstance(value, str) and value.startswith("=IFERROR("))
    whole = not isinstance(value, float) or value == int(value)
    cell.number_format = "0.0%" if share else "0" if whole else "0.0"


def _cell(sheet: Worksheet, row: int, column: int, font: Font) -> SheetCell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, SheetCell)
    cell.font, cell.border = font, _GRID
    return cell


def _set_up(sheet: Worksheet, columns: int) -> None:
    sheet.column_dimensions["A"].width = 24
    for at in range(2, columns + 1):
        sheet.column_dimensions[get_column_letter(at)].width = 14
    sheet.freeze_panes = f"B{_HEAD + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
