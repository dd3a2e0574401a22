"""A ledger as a finished workbook that prints well and imports back unchanged; and an empty one."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from models import listing as listings
from models import store
from models.errors import UserError
from models.fields import Column, FilesField, Need
from models.ledger import Ledger
from models.listing import Listing
from models.lists import list_items
from models.office import Office
from models.progress import Progress, silent
from models.record import Record, Rows
from models.sheets.faces import (
    TEXT_FORMAT,
    Items,
    clean,
    hint,
    number_format,
    options,
    width,
    writer,
)
from models.sheets.naming import Names
from models.words import Words, chinese, sentence
from models.workbooks import Workbook

PLAIN_ABOVE = 20_000  # rows; beyond it cells are written without borders and wrapping
_HEADER_ROW = 3
_SPARE_ROWS = 1_000  # rows below the last one that have their drop-downs, too
_KEY_WIDTH = 28
_A4 = 9
_CHOICES = "选项"
RISKY = ("=", "+", "-", "@", "#", "\t")
_TITLE, _HEAD = Font(bold=True, size=16), Font(bold=True)
_HEAD_FILL = PatternFill("solid", fgColor="E8E4DA")
_LINE = Side(style="thin", color="999999")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_NOTE = Font(color="666666")
_ACROSS = Alignment(horizontal="centerContinuous", vertical="center")
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_WRAPPED = Alignment(vertical="top", wrap_text=True)


@dataclass
class _Sheet:
    """One sheet to be written: its columns and those hidden behind them."""

    name: str
    title: str
    note: str
    columns: list[Column[Any]]
    hidden: tuple[str, ...]
    key: str = ""  # heading of a first column that says to which record a row belongs
    starred: bool = False
    ranges: dict[str, str] = field(default_factory=dict)  # field → where its choices stand

    @property
    def visible(self) -> list[Column[Any] | None]:
        """The columns in sight; None for the key, which is no field."""
        return [*([None] if self.key else []), *self.columns]

    @property
    def headings(self) -> list[str]:
        return [*(self._heading(column) for column in self.visible), *self.hidden]

    def _heading(self, column: Column[Any] | None) -> str:
        if column is None:
            return self.key
        return (
            f"{column.label}*"
            if self.starred and column.need is not Need.OPTIONAL
            else column.label
        )


def export_sheet(
    office: Office,
    ledger: Ledger,
    path: Path,
    listing: Listing | None = None,
    *,
    words: Words = chinese,
    progress: Progress = silent,
) -> int:
    """Write the records of a ledger (those of a listing) as an .xlsx; how many there were."""
    uids = listings.uids(listing or Listing(ledger, order="uid"))
    names = Names(office.unit)
    note = sentence(
        "{unit}　{day} 导出，共 {count} 条",
        unit=office.name,
        day=office.door.today,
        count=len(uids),
    )
    main = _main_sheet(ledger, words, note.text(words))
    parts = [_part_sheet(ledger, rows, words) for rows in ledger.parts()]
    kept: dict[str, list[list[Any]]] = {rows.name: [] for rows in ledger.parts()}
    with _written(path) as book:
        offered = _choices([main, *parts])
        plain = len(uids) > PLAIN_ABOVE
        rows = _main_rows(ledger, main, uids, names, kept, progress)
        _write(book, main, rows, len(uids), plain=plain)
        for sheet, part in zip(parts, ledger.parts(), strict=True):
            if kept[part.name] or not part.automatic:
                _write(book, sheet, kept[part.name], len(kept[part.name]), plain=plain)
        _write_choices(book, offered)
    return len(uids)


def export_template(
    ledger: Ledger, path: Path, items: Items = list_items, *, words: Words = chinese
) -> None:
    """Write an empty workbook to be filled in and imported, with a hint at each heading."""
    note = sentence("带 * 的报送前要填；鼠标停在列名上看填写说明").text(words)
    main = _main_sheet(ledger, words, note, starred=True)
    filled = [rows for rows in ledger.parts() if not rows.automatic]
    parts = [_part_sheet(ledger, rows, words, starred=True) for rows in filled]
    with _written(path) as book:
        offered = _choices([main, *parts], items)
        for sheet in (main, *parts):
            _write(book, sheet, (), 0, words=words)
        _write_choices(book, offered)


def _main_sheet(ledger: Ledger, words: Words, note: str, starred: bool = False) -> _Sheet:
    columns = [c for c in _ordered(ledger) if not starred or _is_filled_in(c)]
    title = words(ledger.title)
    hidden = (Record.uid.label,)
    return _Sheet(ledger.title, title, note, columns, hidden, starred=starred)


def _part_sheet(ledger: Ledger, rows: Rows[Any], words: Words, starred: bool = False) -> _Sheet:
    columns = [c for c in rows.model.columns() if not starred or _is_filled_in(c)]
    title = f"{words(ledger.title)}　{words(rows.label)}"
    note = sentence("每行写明所属记录，和“{sheet}”表里的写法一样", sheet=ledger.title).text(words)
    hidden = (Record.uid.label, rows.model.uid.label)
    key = rows.model.record.label
    return _Sheet(rows.label, title, note, columns, hidden, key, starred)


def _is_filled_in(column: Column[Any]) -> bool:
    return not (column.derived or column.automatic or isinstance(column, FilesField))


def _ordered(ledger: Ledger) -> list[Column[Any]]:
    """The list's columns first, then the form's, then the rest; each once."""
    placed = [c for group in ledger.groups for c in group.content if isinstance(c, Column)]
    found = {column.name: column for column in (*ledger.columns, *placed, *ledger.fields())}
    return list(found.values())


def _main_rows(
    ledger: Ledger,
    sheet: _Sheet,
    uids: Sequence[str],
    names: Names,
    kept: dict[str, list[list[Any]]],
    progress: Progress,
) -> Iterator[list[Any]]:
    """The rows of the main sheet; those of the parts are kept aside on the way."""
    writers = [(column.name, writer(column, names)) for column in sheet.columns]
    inner = {
        rows.name: [(c.name, writer(c, names)) for c in rows.model.columns()]
        for rows in ledger.parts()
    }
    done = 0
    for some in store.chunks(uids):
        progress(done, len(uids))
        done += len(some)
        for record in store.load(ledger.model, some):
            yield [*_cells(record, writers), record.uid]
            for name, columns in inner.items():
                for row in getattr(record, name):
                    head, tail = clean(record.heading()), (record.uid, row.uid)
                    kept[name].append([head, *_cells(row, columns), *tail])
    progress(done, len(uids))


def _cells(holder: Any, writers: Sequence[tuple[str, Any]]) -> Iterator[Any]:
    for name, write in writers:
        value = getattr(holder, name)
        yield None if value is None else write(value)


@contextmanager
def _written(path: Path) -> Iterator[Workbook]:
    """A new workbook that takes its place when it is whole; a broken-off one leaves nothing."""
    book = Workbook(write_only=True)
    unfinished = path.with_name(f".{path.name}.part")
    try:
        yield book
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


_Offered = list[tuple[str, list[str]]]


def _choices(sheets: Sequence[_Sheet], items: Items = list_items) -> _Offered:
    """What the drop-downs offer, a column each; every sheet is told where its choices stand."""
    offered: _Offered = []
    for sheet in sheets:
        for column in sheet.columns:
            some = options(column, items) if _is_filled_in(column) else []
            if some:
                offered.append((column.label, some))
                place = get_column_letter(len(offered))
                sheet.ranges[column.name] = f"'{_CHOICES}'!${place}$2:${place}${len(some) + 1}"
    return offered


def _write_choices(book: Workbook, offered: _Offered) -> None:
    if not offered:
        return
    page = book.create_sheet(_CHOICES)
    page.sheet_state = "hidden"
    for line in zip_longest(*([label, *some] for label, some in offered)):
        page.append([_safe(page, text) for text in line])


def _write(
    book: Workbook,
    sheet: _Sheet,
    rows: Iterable[list[Any]],
    count: int,
    *,
    plain: bool = False,
    words: Words = chinese,
) -> None:
    page = book.create_sheet(sheet.name)
    _set_up(page, sheet, count)
    page.append(_across(page, sheet, sheet.title, _TITLE))
    page.append(_across(page, sheet, sheet.note, _NOTE))
    page.append(_header(page, sheet, words))
    styles = _styles(page, sheet)
    for row in rows:
        page.append([_safe(page, v) for v in row] if plain else _styled(page, row, styles))


def _set_up(page: Any, sheet: _Sheet, count: int) -> None:
    """Widths, frozen header, drop-downs and print set-up: all stand before the first row."""
    last = _HEADER_ROW + count + _SPARE_ROWS
    for at, column in enumerate(sheet.visible, 1):
        place = get_column_letter(at)
        dimension = page.column_dimensions[place]
        dimension.width = _KEY_WIDTH if column is None else width(column)
        dimension.number_format = TEXT_FORMAT if column is None else number_format(column)
        if column is not None and column.name in sheet.ranges:
            rule = DataValidation("list", formula1=sheet.ranges[column.name], allow_blank=True)
            rule.errorStyle, rule.showErrorMessage = "warning", True
            rule.add(f"{place}{_HEADER_ROW + 1}:{place}{last}")
            page.data_validations.append(rule)
    for at in range(len(sheet.visible) + 1, len(sheet.headings) + 1):
        page.column_dimensions[get_column_letter(at)].hidden = True
    page.freeze_panes = f"B{_HEADER_ROW + 1}"
    page.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.oddFooter.center.text = "&P / &N"


def _across(page: Any, sheet: _Sheet, text: str, font: Font) -> list[Any]:
    """A line over all visible columns, centred without merging any."""
    cells = [_text_cell(page, text), *(WriteOnlyCell(page) for _ in sheet.visible[1:])]
    for cell in cells:
        cell.alignment, cell.font = _ACROSS, font
    return cells


def _header(page: Any, sheet: _Sheet, words: Words) -> list[Any]:
    cells = []
    for heading, column in zip_longest(sheet.headings, sheet.visible):
        cell = _text_cell(page, heading)
        cell.font, cell.fill, cell.border, cell.alignment = _HEAD, _HEAD_FILL, _GRID, _MIDDLE
        if sheet.starred and column is not None:
            told = [hint(column).text(words), words(column.help_text or "")]
            cell.comment = Comment("\n".join(filter(None, told)), "", width=240, height=90)
        cells.append(cell)
    return cells


def _styles(page: Any, sheet: _Sheet) -> list[Any]:
    """A cell of each column, whose style the others take over."""
    models = []
    for _, column in zip_longest(sheet.headings, sheet.visible):
        cell = WriteOnlyCell(page)
        cell.border = _GRID
        cell.number_format = TEXT_FORMAT if column is None else number_format(column)
        is_text = column is None or cell.number_format == TEXT_FORMAT
        cell.alignment = _WRAPPED if is_text else _MIDDLE
        models.append(cell)
    return models


def _styled(page: Any, row: list[Any], styles: Sequence[Any]) -> list[Any]:
    cells = []
    for value, model in zip(row, styles, strict=True):
        cell: Any = WriteOnlyCell(page)
        cell._style = copy(model._style)
        if isinstance(value, str):
            _put_text(cell, value)
        elif value is not None:
            cell.value = value
            cell.number_format = model.number_format
        cells.append(cell)
    return cells


def _safe(page: Any, value: Any) -> Any:
    """As it is, or as a cell that can only be text where a spreadsheet would read a formula."""
    is_risky = isinstance(value, str) and value.startswith(RISKY)
    return _text_cell(page, value) if is_risky else value


def _text_cell(page: Any, text: str) -> Any:
    cell = WriteOnlyCell(page)
    _put_text(cell, text)
    return cell


def _put_text(cell: Any, text: str) -> None:
    """Make a cell hold text, whatever it begins with, even after somebody has edited it."""
    cell._value, cell.data_type = text, "s"
    if text.startswith(RISKY):
        cell.quotePrefix = True
