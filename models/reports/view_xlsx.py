"""A grouped list as a workbook: the records under their groups, and a summary with its chart."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from models import listing as listings
from models import store
from models.errors import UserError
from models.fields import Column, MoneyField, Wire
from models.grouping import MONTH, Grouped, Grouping, GroupLine, grouped, groups_of
from models.listing import Listing
from models.office import Office
from models.progress import Progress, silent
from models.sheets.exporting import PLAIN_ABOVE, RISKY
from models.sheets.faces import clean, number_format, width, writer
from models.sheets.naming import Names
from models.words import Words, chinese, sentence
from models.workbooks import Workbook

_A4 = 9
_HEAD_ROW = 3  # the title and a line about the list stand above
_CHARTED = 30  # groups; more than these cannot be told apart in a chart
_BAR = "2F6FA8"
_TITLE, _BOLD, _NOTE = Font(bold=True, size=16), Font(bold=True), Font(color="666666")
_FILL = PatternFill("solid", fgColor="E8E4DA")
_GROUP_FILL = PatternFill("solid", fgColor="F4F1EA")
_LINE = Side(style="thin", color="999999")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TOP = Alignment(vertical="top", wrap_text=True)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)


@dataclass(frozen=True)
class ViewSheet:
    """What is written: a title, the listing, its columns, and by what it is taken apart."""

    title: str
    listing: Listing
    columns: tuple[Column[Any], ...]
    grouping: Grouping | None = None


def write_view(
    office: Office,
    view: ViewSheet,
    path: Path,
    *,
    words: Words = chinese,
    progress: Progress = silent,
) -> int:
    """Write the list as an .xlsx, with a summary where it is grouped; how many records it has."""
    uids = listings.uids(view.listing)
    parts = grouped(view.listing, view.grouping, words) if view.grouping else None
    book = Workbook(write_only=True)
    unfinished = path.with_name(f".{path.name}.part")
    try:
        _write_list(book, office, view, uids, parts, words, progress)
        if parts is not None:
            _write_summary(book, view, parts, words)
        book.save(unfinished)
        unfinished.replace(path)
    except OSError as error:
        raise UserError(
            "“{name}”写不进去；如果正在 Excel 或 WPS 里打开，先关掉它", name=path.name
        ) from error
    finally:
        for sheet in book.worksheets:
            if not sheet.closed:
                sheet.close()
        unfinished.unlink(missing_ok=True)
    return len(uids)


# The records.


def _write_list(
    book: Workbook,
    office: Office,
    view: ViewSheet,
    uids: Sequence[str],
    parts: Grouped | None,
    words: Words,
    progress: Progress,
) -> None:
    page = book.create_sheet(words("列表"))
    note = sentence(
        "{unit}　{day} 导出，共 {count} 条",
        unit=office.name,
        day=office.door.today,
        count=len(uids),
    )
    _set_up(page, [width(column) for column in view.columns])
    page.append([_cell(page, view.title, _TITLE)])
    page.append([_cell(page, note.text(words), _NOTE)])
    page.append([_cell(page, words(column.label), _BOLD, _FILL) for column in view.columns])
    lines = _Lines(page, view, Names(office.unit), plain=len(uids) > PLAIN_ABOVE)
    if parts is None:
        for row in lines.of(uids, progress, 0, len(uids)):
            page.append(row)
        return
    done = 0
    members = _members(view, parts, uids)
    for line in parts.lines:
        page.append(_group_row(page, view, parts, line, words))
        for row in lines.of(members[line.value], progress, done, len(uids)):
            page.append(row)
        done += len(members[line.value])
    page.append(_group_row(page, view, parts, parts.total, words))


def _members(view: ViewSheet, parts: Grouped, uids: Sequence[str]) -> dict[Wire, list[str]]:
    """Each group's records, in the order of the list."""
    members: dict[Any, list[str]] = defaultdict(list)
    for uid, value in groups_of(view.listing, parts.grouping, uids):
        members[value].append(uid)
    return members


class _Lines:
    """Rows of the sheet: the values of the columns as a spreadsheet keeps them."""

    def __init__(self, page: Any, view: ViewSheet, names: Names, *, plain: bool) -> None:
        self._page, self._view, self._plain = page, view, plain
        self._writers = [writer(column, names) for column in view.columns]
        self._formats = [number_format(column) for column in view.columns]

    def of(
        self, uids: Sequence[str], progress: Progress, before: int, total: int
    ) -> Iterator[list[Any]]:
        for some in store.chunks(uids):
            progress(before, total)
            before += len(some)
            for values in listings.rows(self._view.listing.ledger, some, self._view.columns):
                yield [
                    self._one(None if value is None else write(value), look)
                    for value, write, look in zip(values, self._writers, self._formats, strict=True)
                ]

    def _one(self, value: Any, look: str) -> Any:
        risky = isinstance(value, str) and value.startswith(RISKY)
        if self._plain and not risky:
            return value
        cell = _cell(self._page, value)
        if not isinstance(value, str):
            cell.number_format = look
        cell.alignment = _TOP
        return cell


def _group_row(
    page: Any, view: ViewSheet, parts: Grouped, line: GroupLine, words: Words
) -> list[Any]:
    """A group's name and size, and its sums under their columns."""
    title = sentence("{group}（{count} 条）", group=line.label, count=line.count).text(words)
    sums = {column.name: amount for column, amount in zip(parts.summed, line.sums, strict=True)}
    cells = [_cell(page, title, _BOLD, _GROUP_FILL)]
    for column in view.columns[1:]:
        amount = sums.get(column.name)
        cells.append(_cell(page, _amount(column, amount), _BOLD, _GROUP_FILL))
        cells[-1].number_format = number_format(column)
    cells[0].alignment = _TOP
    return cells


def _amount(column: Column[Any], amount: int | None) -> float | int | None:
    if amount is None:
        return None
    return amount / 10**column.scale if isinstance(column, MoneyField) else amount


# The summary.


def _write_summary(book: Workbook, view: ViewSheet, parts: Grouped, words: Words) -> None:
    page = book.create_sheet(words("汇总"))
    heads = [
        *(words(parts.grouping.label), words("条数"), words("占比")),
        *(_measured(column, words) for column in parts.summed),
    ]
    _set_up(page, [28, 10, 10, *[16] * len(parts.summed)])
    _set_chart(page, view, parts, words)
    page.append([_cell(page, view.title, _TITLE)])
    page.append([])
    page.append([_cell(page, head, _BOLD, _FILL) for head in heads])
    first, last = _HEAD_ROW + 1, _HEAD_ROW + len(parts.lines)
    total = last + 1
    for row, line in enumerate(parts.lines, first):
        page.append([*_summary_row(page, parts, line, f"=IF(B{total}=0,0,B{row}/B{total})")])
    added = [_cell(page, words("合计"), _BOLD)]
    for at in range(2, 4 + len(parts.summed)):
        place = get_column_letter(at)
        text = f"=SUM({place}{first}:{place}{last})" if parts.lines else 0
        added.append(_formula(page, text, _look(parts, at), _BOLD))
    page.append(added)


def _measured(column: Column[Any], words: Words) -> str:
    measure = words(column.measure)
    return sentence("{label}（{measure}）", label=column.label, measure=measure).text(words)


def _summary_row(page: Any, parts: Grouped, line: GroupLine, share: str) -> Iterator[Any]:
    yield _cell(page, line.label)
    yield _formula(page, line.count, "0")
    yield _formula(page, share, "0.0%")
    for at, (column, amount) in enumerate(zip(parts.summed, line.sums, strict=True), 4):
        yield _formula(page, _amount(column, amount), _look(parts, at))


def _look(parts: Grouped, at: int) -> str:
    if at < 4:
        return "0" if at == 2 else "0.0%"
    return number_format(parts.summed[at - 4])


def _set_chart(page: Any, view: ViewSheet, parts: Grouped, words: Words) -> None:
    """The spreadsheet's own chart over the numbers of records; columns for months, else bars."""
    shown = min(len(parts.lines), _CHARTED)
    if not shown:
        return
    chart: Any = BarChart()
    chart.type = "col" if parts.grouping.key == MONTH else "bar"
    chart.style, chart.gapWidth, chart.legend = 10, 60, None
    chart.title = sentence(
        "{title}：按{label}（条）", title=view.title, label=sentence(parts.grouping.label)
    ).text(words)
    last = _HEAD_ROW + shown
    chart.add_data(Reference(page, min_col=2, min_row=_HEAD_ROW + 1, max_row=last))
    chart.set_categories(Reference(page, min_col=1, min_row=_HEAD_ROW + 1, max_row=last))
    chart.series[0].graphicalProperties.solidFill = _BAR
    chart.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False)
    chart.dataLabels.showLegendKey = False
    chart.x_axis.delete, chart.y_axis.delete = False, False
    chart.y_axis.majorGridlines = None
    if chart.type == "bar":
        chart.x_axis.scaling.orientation = "maxMin"
    chart.width, chart.height = 18, max(8, 0.7 * shown + 3)
    page.add_chart(chart, f"{get_column_letter(5 + len(parts.summed))}{_HEAD_ROW}")


# Cells.


def _set_up(page: Any, widths: Sequence[int]) -> None:
    for at, wide in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(at)].width = wide
    page.freeze_panes = f"B{_HEAD_ROW + 1}"
    page.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.oddFooter.center.text = "&P / &N"


def _cell(page: Any, value: Any, font: Font | None = None, fill: PatternFill | None = None) -> Any:
    """A cell of the grid; text is never a formula, whatever it begins with."""
    cell: Any = WriteOnlyCell(page)
    if isinstance(value, str):
        cell._value, cell.data_type = clean(value), "s"
        cell.quotePrefix = value.startswith(RISKY)
    elif value is not None:
        cell.value = value
    if fill is not None:
        cell.fill, cell.alignment = fill, _MIDDLE
    if font is not None:
        cell.font = font
    if font not in (_TITLE, _NOTE):
        cell.border = _GRID
    return cell


def _formula(page: Any, value: Any, look: str, font: Font | None = None) -> Any:
    """A number, or a formula of our own."""
    cell: Any = WriteOnlyCell(page, value)
    cell.number_format, cell.border = look, _GRID
    if font is not None:
        cell.font = font
    return cell
