"""The child's part of reading a spreadsheet, and how its pages come back packed.

A page travels as rows of text, numbers and yes/no; every other kind of cell beside them, with its
place.
"""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from models.cells import Cell
from models.errors import UserError
from models.sheets.behind import Behind, Broken, Day1904, Workbook, look_behind
from models.sheets.delimited import text_rows
from models.sheets.safety import MOST_CELLS, check_package, check_size
from models.zipped import damaged, locked

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ROWS_A_PIECE = 1_000
_PLAIN = frozenset({str, float, int, bool})

Corners = tuple[int, int, int, int]
"""First row and column, last row and column, from 0, all included."""
Special = tuple[int, int, str, str]
"""Row (within its piece) and column of a cell of another kind, the kind, its text."""
_Piece = tuple[list[list[str | float | int | bool]], list[Special]]


@dataclass(frozen=True)
class Page:
    """One sheet; without a name where the file knows none. `pieces` hold its rows, packed."""

    name: str
    pieces: list[bytes]
    merged: list[Corners]
    hidden: bool
    hidden_rows: list[int]


def pages_of(file: BinaryIO, name: str) -> list[Page]:
    """All sheets of a spreadsheet of any kind, in order."""
    raw = file.read()
    if raw.startswith(_ZIP):
        marked = check_package(raw, name)
        return _workbook(raw, name, look_behind(raw, marked))
    if raw.startswith(_OLE):
        if _ENCRYPTED in raw:
            raise locked(name)
        return _workbook(raw, name, Workbook())
    if not raw.strip():
        return []
    rows = text_rows(raw, name, PurePath(name).suffix)
    return [Page("", list(_packed(rows)), [], hidden=False, hidden_rows=[])]


def _workbook(raw: bytes, name: str, behind: Workbook) -> list[Page]:
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


def _sheets(raw: bytes, name: str, behind: Workbook) -> Iterator[Page]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with CalamineWorkbook.from_filelike(io.BytesIO(raw)) as book:
        cells = 0
        for sheet_is in book.sheets_metadata:
            if sheet_is.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(sheet_is.name)
            check_size(name, sheet.total_height, sheet.total_width)
            cells += sheet.total_height * sheet.total_width
            if cells > MOST_CELLS:
                raise UserError("“{name}”的工作表加起来太大了，请分成几个文件", name=name)
            merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
            found = behind.sheets.get(sheet_is.name, Behind())
            rows = _rows(sheet, found, merged, since_1904=behind.since_1904)
            is_hidden = sheet_is.visible != SheetVisibleEnum.Visible
            pieces = list(_packed(rows))
            yield Page(sheet_is.name, pieces, merged, is_hidden, list(found.hidden_rows))


def _rows(
    sheet: "CalamineSheet", behind: Behind, merged: Sequence[Corners], *, since_1904: bool
) -> Iterator[list[Cell]]:
    """A sheet's rows one by one, from its first, with what is behind its cells in their places."""
    left: list[Cell] = [""] * (sheet.start[1] if sheet.start else 0)
    broken: dict[int, list[tuple[int, Broken]]] = {}
    for (number, at), cell in behind.broken.items():
        broken.setdefault(number, []).append((at, cell))
    tall = _Tall(merged)
    for number, cells in enumerate(sheet.iter_rows()):
        row: list[Cell] = [*left, *cells]
        if since_1904:
            row = [Day1904(cell) if type(cell) is float else cell for cell in row]
        for at, cell in broken.get(number, ()):
            if at < len(row) and row[at] == "":
                row[at] = cell
        tall.fill(number, row)
        yield row


class _Tall:
    """Gives every cell of a range of several rows the range's value, row after row."""

    def __init__(self, merged: Iterable[Corners]) -> None:
        self._waiting = sorted((m for m in merged if m[2] > m[0]), reverse=True)
        self._open: list[tuple[Corners, Cell]] = []

    def fill(self, number: int, row: list[Cell]) -> None:
        """Fill a row, from 0; each once, in order."""
        while self._waiting and self._waiting[-1][0] <= number:
            merge = self._waiting.pop()
            if merge[1] < len(row):
                self._open.append((merge, row[merge[1]]))
        if self._open:
            self._open = [one for one in self._open if one[0][2] >= number]
        for (_, first, _, last), value in self._open:
            for column in range(first, min(last + 1, len(row))):
                row[column] = value


def _packed(rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """The rows, so many at a time."""
    rest = iter(rows)
    while some := list(islice(rest, _ROWS_A_PIECE)):
        special: list[Special] = []
        plain: list[Sequence[Cell]] = []
        for number, row in enumerate(some):
            if _PLAIN.issuperset(map(type, row)):
                plain.append(row)
                continue
            special += [
                (number, at, *_put(cell)) for at, cell in enumerate(row) if type(cell) not in _PLAIN
            ]
            plain.append([cell if type(cell) in _PLAIN else "" for cell in row])
        yield msgspec.msgpack.encode((plain, special))


def _put(cell: Cell) -> tuple[str, str]:
    """The kind of a special cell, and its text."""
    match cell:
        case datetime() | date() | time():
            return type(cell).__name__, cell.isoformat()
        case timedelta():
            return "timedelta", repr(cell.total_seconds())
        case Day1904():
            return "Day1904", float.__repr__(cell)
    return "Broken", str(cell)


_TAKEN: dict[str, Callable[[str], Cell]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
    "timedelta": lambda text: timedelta(seconds=float(text)),
    "Day1904": lambda text: Day1904(float(text)),
    "Broken": Broken,
}


def unpacked_rows(page: Page) -> list[list[Cell]]:
    """The rows of a page, equally long; ValueError where its pieces do not hold such."""
    rows: list[list[Cell]] = []
    decoder = msgspec.msgpack.Decoder(_Piece)
    for piece in page.pieces:
        try:
            some, special = decoder.decode(piece)
        except msgspec.DecodeError as error:
            raise ValueError("a piece of another kind") from error
        for number, at, kind, text in special:
            some[number][at] = _TAKEN[kind](text)
        rows += some
    if len({len(row) for row in rows}) > 1 or sum(map(len, rows)) > MOST_CELLS:
        raise ValueError("rows of several lengths, or too many")
    return rows
