"""Reads a spreadsheet file of any usual kind into plain grids of typed cells."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.cells import Cell
from models.errors import UserError
from models.sheets.behind import Day1904, Workbook, look_behind
from models.sheets.safety import (
    MOST_CELLS,
    check_package,
    check_size,
    not_a_sheet,
)
from models.zipped import damaged, locked

LARGEST_FILE = 200 * 1024 * 1024  # bytes

_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHER_FILES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf")
_WEB_PAGE = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<?xml")
_DELIMITERS = ",;\t"
_TEXT_ENDINGS = {".csv", ".tsv", ".txt", ".xls"}  # systems export text as .xls, too


@dataclass(frozen=True)
class Merge:
    """A merged range: rows and columns counted from 0, first and last included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Grid:
    """One sheet. `rows[0]` is the file's row 1, so a row's number in the file is its index + 1.

    A merged range of several rows has its value in all its cells; one that lies in a single row
    only in its first. Rows are equally long. `hidden_rows` are counted from 1.
    """

    name: str
    rows: list[list[Cell]]
    merged: tuple[Merge, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()

    @property
    def is_empty(self) -> bool:
        return not any(cell != "" for row in self.rows for cell in row)


@dataclass(frozen=True)
class Book:
    """A spreadsheet file: its sheets that hold something, in order."""

    path: Path
    grids: tuple[Grid, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(grid.name for grid in self.grids)

    def grid(self, name: str | None = None) -> Grid:
        """The sheet of that name, or the first one in sight."""
        if name is None:
            return next((grid for grid in self.grids if not grid.hidden), self.grids[0])
        for grid in self.grids:
            if grid.name == name:
                return grid
        names = "、".join(self.names)
        raise UserError("没有名为“{name}”的工作表，有的是：{names}", name=name, names=names)


def read_book(path: Path) -> Book:
    """All sheets of an .xlsx, .xls, .ods or .csv; anything else is refused with a sentence.

    What the file is shows in its first bytes, not in the end of its name, which is often wrong.
    """
    name = path.name
    raw = _bytes_of(path)
    if not raw.strip():
        raise _empty(name)
    if raw.startswith(_ZIP):
        marked = check_package(raw, name)
        grids = _workbook(raw, name, look_behind(raw, marked))
    elif raw.startswith(_OLE):
        if _ENCRYPTED in raw:
            raise locked(name)
        grids = _workbook(raw, name, Workbook())
    else:
        grids = [Grid(path.stem, _text_rows(raw, name, path.suffix))]
    filled = tuple(grid for grid in grids if not grid.is_empty)
    if not filled:
        raise _empty(name)
    return Book(path, filled)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            most = LARGEST_FILE // 1024 // 1024
            raise UserError("“{name}”超过 {most} MB，太大了，不能打开", name=path.name, most=most)
        return path.read_bytes()
    except OSError as error:
        raise UserError("读不到“{name}”，请看它还在不在、能不能打开", name=path.name) from error


def _empty(name: str) -> UserError:
    return UserError("“{name}”里没有内容，请检查选的是不是这个文件", name=name)


def _workbook(raw: bytes, name: str, behind: Workbook) -> list[Grid]:
    from python_calamine import CalamineError, PasswordError

    try:
        return list(_sheets(raw, name, behind))
    except PasswordError as error:
        raise locked(name) from error
    except CalamineError as error:
        raise damaged(name) from error
    except BaseException as error:
        # A crash of the reader over the file arrives as a BaseException of this name.
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(name) from error


def _sheets(raw: bytes, name: str, behind: Workbook) -> Iterator[Grid]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with CalamineWorkbook.from_filelike(io.BytesIO(raw)) as book:
        cells = 0
        for sheet_is in book.sheets_metadata:
            if sheet_is.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(sheet_is.name)
            check_size(name, sheet.total_height, sheet.total_width)
            cells += sheet.total_height * sheet.total_width
            check_total(name, cells)
            rows = sheet.to_python(skip_empty_area=False)
            merged = tuple(Merge(*first, *last) for first, last in sheet.merged_cell_ranges or ())
            hidden_rows = _put_behind(rows, sheet_is.name, behind)
            _fill_down(rows, merged)
            is_hidden = sheet_is.visible != SheetVisibleEnum.Visible
            yield Grid(sheet_is.name, rows, merged, is_hidden, hidden_rows)


def _put_behind(rows: list[list[Cell]], sheet: str, behind: Workbook) -> frozenset[int]:
    """Put what is behind a sheet's cells in their places; its hidden rows."""
    if behind.since_1904:
        for row in rows:
            row[:] = [Day1904(cell) if type(cell) is float else cell for cell in row]
    found = behind.sheets.get(sheet)
    if found is None:
        return frozenset()
    for (number, at), broken in found.broken.items():
        if number < len(rows) and at < len(rows[number]) and rows[number][at] == "":
            rows[number][at] = broken
    return found.hidden_rows


def check_total(name: str, cells: int) -> None:
    if cells > MOST_CELLS:
        raise UserError("“{name}”的工作表加起来太大了，请分成几个文件", name=name)


def _fill_down(rows: list[list[Cell]], merged: tuple[Merge, ...]) -> None:
    """Give every cell of a range of several rows the range's value."""
    for merge in merged:
        if merge.last_row == merge.first_row or merge.first_row >= len(rows):
            continue
        first = rows[merge.first_row]
        if merge.first_column >= len(first):
            continue
        columns = range(merge.first_column, min(merge.last_column + 1, len(first)))
        for row in rows[merge.first_row : merge.last_row + 1]:
            for column in columns:
                row[column] = first[merge.first_column]


def _text_rows(raw: bytes, name: str, ending: str) -> list[list[Cell]]:
    """The rows of a .csv, all cells as text."""
    start = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_WEB_PAGE):
        raise UserError("“{name}”其实是网页，请用 Excel 或 WPS 打开后另存为 .xlsx", name=name)
    if raw.startswith(_OTHER_FILES) or ending.lower() not in _TEXT_ENDINGS:
        raise not_a_sheet(name)
    text = _decoded(raw, name)
    rows: list[list[Cell]] = []
    widest = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        for row in reader:
            rows.append([_unwrapped(cell) for cell in row])
            widest = max(widest, len(row))
            check_size(name, len(rows), widest)
    except csv.Error as error:
        raise UserError(
            "“{name}”第 {row} 行的引号不成对，请改正后再导入", name=name, row=len(rows) + 1
        ) from error
    for filled in rows:
        filled.extend([""] * (widest - len(filled)))
    return rows


def _decoded(raw: bytes, name: str) -> str:
    """Text in UTF-8, UTF-16 with its mark, or GB18030."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in raw:
        raise not_a_sheet(name)
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UserError("认不出“{name}”的文字编码，请另存为 UTF-8 的 .csv 或 .xlsx", name=name)


def _delimiter(text: str) -> str:
    """The sign that cuts most of the first lines into equally many cells."""

    def evenness(sign: str) -> tuple[int, int]:
        counts: Counter[int] = Counter()
        try:
            for _, row in zip(
                range(50), csv.reader(io.StringIO(text), delimiter=sign), strict=False
            ):
                counts[len(row)] += 1
        except csv.Error:
            return (0, 0)
        del counts[0], counts[1]
        width, often = max(counts.items(), key=lambda pair: pair[::-1], default=(0, 0))
        return (often, width)

    return max(_DELIMITERS, key=evenness)


def _unwrapped(cell: str) -> str:
    """Without the `="…"` that keeps the zeros of a number in front."""
    return cell[2:-1] if cell.startswith('="') and cell.endswith('"') else cell
