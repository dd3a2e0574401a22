"""Writes tables as clerks and their programs leave them: .xlsx, .csv in old encodings, old .xls."""

import csv
import struct
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl

Rows = Sequence[Sequence[Any]]
_SECTOR = 512
_FREE, _END, _FAT, _NOTHING = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_DAY_ZERO = date(1899, 12, 30)


def workbook(path: Path, rows: Rows, *merges: str, sheet: str = "Sheet1") -> openpyxl.Workbook:
    """An .xlsx with one sheet, saved; more may be done to it and saved again."""
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(row)
    for merge in merges:
        page.merge_cells(merge)
    made.save(path)
    return made


def text_table(path: Path, rows: Rows, encoding: str = "gb18030", sign: str = ",") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=sign).writerows(rows)
    return path


def old_workbook(path: Path, rows: Rows, merges: Sequence[tuple[int, int, int, int]] = ()) -> Path:
    """An .xls of Excel 97; `merges` are first and last row, first and last column, from 0."""
    path.write_bytes(_compound(_book(rows, merges)))
    return path


def _book(rows: Rows, merges: Sequence[tuple[int, int, int, int]]) -> bytes:
    """The stream of records: the book with its formats, then its only sheet."""
    formats = b"".join(_record(0xE0, struct.pack("<HH16x", 0, code)) for code in (0, 14, 22))
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 1997, 0, 6))
    begin += _record(0x42, struct.pack("<H", 1200)) + formats
    name = "Sheet1".encode("utf-16-le")
    bound = struct.pack("<BBBB", 0, 0, len(name) // 2, 1) + name
    start = len(begin) + 4 + 4 + len(bound) + 4
    begin += _record(0x85, struct.pack("<I", start) + bound) + _record(0x0A, b"")
    page = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 1997, 0, 6))
    for number, row in enumerate(rows):
        page += b"".join(_cell(number, at, cell) for at, cell in enumerate(row))
    if merges:
        ranges = b"".join(struct.pack("<HHHH", *merge) for merge in merges)
        page += _record(0xE5, struct.pack("<H", len(merges)) + ranges)
    return begin + page + _record(0x0A, b"")


def _cell(number: int, at: int, cell: Any) -> bytes:
    if cell is None or cell == "":
        return b""
    if isinstance(cell, datetime):
        days = (cell - datetime(1899, 12, 30)).total_seconds() / 86_400
        return _record(0x0203, struct.pack("<HHHd", number, at, 2, days))
    if isinstance(cell, date):
        days = (cell - _DAY_ZERO).days
        return _record(0x0203, struct.pack("<HHHd", number, at, 1, days))
    if isinstance(cell, int | float):
        return _record(0x0203, struct.pack("<HHHd", number, at, 0, cell))
    text = str(cell).encode("utf-16-le")
    return _record(0x0204, struct.pack("<HHHHB", number, at, 0, len(text) // 2, 1) + text)


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _compound(stream: bytes) -> bytes:
    """An OLE file that holds just this stream, long enough to need no small sectors."""
    size = max(len(stream), 4096)
    stream = stream.ljust(-(-size // _SECTOR) * _SECTOR, b"\0")
    count = len(stream) // _SECTOR
    chain = [_FAT, _END, *range(3, count + 2), _END]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(_SECTOR, b"\xff")
    root = _entry("Root Entry", 5, child=1, start=_END, size=0)
    folder = (root + _entry("Workbook", 2, child=_NOTHING, start=2, size=size)).ljust(
        _SECTOR, b"\0"
    )
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, 1, 0, 4096, _END, 0, _END, 0),
    )
    return head + struct.pack("<109I", 0, *[_FREE] * 108) + table + folder + stream


def _entry(name: str, kind: int, *, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    links = (_NOTHING, _NOTHING, child)
    return struct.pack("<64sHBBIII36xIQ", text, len(text) + 2, kind, 1, *links, start, size)
