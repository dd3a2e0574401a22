"""对比 as a workbook: numbers as numbers, changes as formulas over them."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from models.comparison import AreaComparison, Comparison, Taken
from models.figures import Figure, Tally
from models.figures.figure import DASH
from models.saved_file import save_bytes
from models.sheets.exporting import RISKY
from models.words import Words, chinese, sentence
from models.workbooks import Workbook

_LINE = Side(style="thin")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_PLAIN, _BOLD = Font(name="SimSun", size=11), Font(name="SimSun", size=11, bold=True)
_TITLE = Font(name="SimSun", size=16, bold=True)
_A4 = 9
_HEAD = 3
_COUNT, _RATE = "#,##0", "0.0%"
_MORE, _POINTS, _SHARE = "+#,##0;-#,##0;0", "+0.0%;-0.0%;0", "+0.0%;-0.0%;0.0%"
_PERIODS = ("指标", "单位", "本期数", "上期", "增减", "增幅", "上年同期", "增减", "同比", "口径")
_BESIDE = ("指标", "单位", "本单位", "中位数", "相差", "最低", "最高", "单位数", "口径")


def write_comparison(made: Comparison, path: Path, words: Words = chinese) -> Path:
    """Write the figures of three periods, whole or not at all; the path."""
    book, sheet = _begin(words("对比"))
    periods = (made.period, made.before, made.last_year)
    named = [sentence("{year}年{period}", year=one.year, period=one.label) for one in periods]
    about = sentence(
        "本期 {now}，上期 {before}，上年同期 {last}",
        **dict(zip(("now", "before", "last"), named, strict=True)),
    )
    _head(sheet, words("对比"), about.text(words), [words(name) for name in _PERIODS])
    for row, line in enumerate(made.lines, _HEAD + 1):
        figure, rate = line.figure, line.figure.tally is Tally.RATE
        _texts(sheet, row, figure, words, len(_PERIODS))
        for column, taken in ((3, line.now), (4, line.before), (7, line.last_year)):
            _number(sheet, row, column, _worth(taken), rate)
        for before, change, share in (("D", 5, 6), ("G", 8, 9)):
            _formula(sheet, row, change, _less(f"C{row}", f"{before}{row}"), rate)
            text = DASH if rate else f'=IFERROR(({_gap(row, before)})/{before}{row},"{DASH}")'
            _put(sheet, row, share, text).number_format = _SHARE
    return _save(book, sheet, path, (26, 8, 11, 11, 11, 11, 11, 11, 11, 52))


def write_area_comparison(made: AreaComparison, path: Path, words: Words = chinese) -> Path:
    """Write a unit's figures beside those of its area, whole or not at all; the path."""
    book, sheet = _begin(words("对比"))
    about = sentence(
        "{year}年{period} {unit}和{area}的 {n} 个单位",
        **{"year": made.period.year, "period": made.period.label, "unit": made.name},
        **{"area": made.area or sentence("全部下级"), "n": made.units},
    )
    _head(sheet, words("对比"), about.text(words), [words(name) for name in _BESIDE])
    for row, line in enumerate(made.lines, _HEAD + 1):
        figure, rate = line.figure, line.figure.tally is Tally.RATE
        _texts(sheet, row, figure, words, len(_BESIDE))
        spread = line.spread
        told = (spread.quartiles[1], spread.low, spread.high) if spread else (None, None, None)
        _number(sheet, row, 3, _worth(line.own), rate)
        for column, number in zip((4, 6, 7), told, strict=True):
            value = number if number is None or not rate else number / 1000
            _number(sheet, row, column, value, rate, halves=True)
        _formula(sheet, row, 5, _less(f"C{row}", f"D{row}"), rate)
        _number(sheet, row, 8, len(spread.standings) if spread else 0, False)
    return _save(book, sheet, path, (26, 8, 11, 11, 11, 11, 11, 9, 52))


def _worth(taken: Taken) -> float | None:
    """A rate as a spreadsheet holds it, rounded as it is printed."""
    value = taken.value
    return value if value is None or taken.figure.tally is not Tally.RATE else value / 1000


def _less(now: str, before: str) -> str:
    return f'=IF(OR({now}="{DASH}",{before}="{DASH}"),"{DASH}",{now}-{before})'


def _gap(row: int, before: str) -> str:
    return f"C{row}-{before}{row}"


def _begin(title: str) -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    return book, sheet


def _head(sheet: Worksheet, title: str, about: str, heads: Sequence[str]) -> None:
    _put(sheet, 1, 1, title).font = _TITLE
    _put(sheet, 2, 1, about)
    for row in (1, 2):
        sheet.cell(row, 1).border = Border()
    for column, text in enumerate(heads, 1):
        cell = _put(sheet, _HEAD, column, text)
        cell.font, cell.alignment = _BOLD, Alignment(horizontal="center", vertical="center")
    sheet.freeze_panes = f"C{_HEAD + 1}"


def _texts(sheet: Worksheet, row: int, figure: Figure, words: Words, last: int) -> None:
    _put(sheet, row, 1, words(figure.label))
    _put(sheet, row, 2, words(figure.measure))
    definition = _put(sheet, row, last, words(figure.definition))
    definition.alignment = Alignment(vertical="center", wrap_text=True)


def _number(
    sheet: Worksheet, row: int, column: int, value: float | None, rate: bool, halves: bool = False
) -> None:
    cell = _put(sheet, row, column, DASH if value is None else value)
    whole = value is None or value == int(value)
    cell.number_format = _RATE if rate else _COUNT if whole or not halves else "#,##0.0"


def _formula(sheet: Worksheet, row: int, column: int, text: str, rate: bool) -> None:
    _put(sheet, row, column, text).number_format = _POINTS if rate else _MORE


def _put(sheet: Worksheet, row: int, column: int, value: str | float) -> SheetCell:
    """Write a cell; a text is a formula only where this module wrote one."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, SheetCell)
    cell.value = value
    if isinstance(value, str) and not value.startswith(("=IF(", "=IFERROR(")):
        cell.data_type, cell.quotePrefix = "s", value.startswith(RISKY)
    cell.font, cell.border = _PLAIN, _GRID
    cell.alignment = Alignment(vertical="center", horizontal="left" if column < 3 else "right")
    return cell


def _save(book: Workbook, sheet: Worksheet, path: Path, widths: Sequence[int]) -> Path:
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_HEAD}:{_HEAD}"
    out = BytesIO()
    book.save(out)
    save_bytes(path, out.getvalue())
    return path
