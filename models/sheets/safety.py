"""Looks into a zipped workbook before anything unpacks it: bombs, locks and far-away cells."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from models.errors import UserError
from models.zipped import MOST_UNPACKED, damaged, directory, locked, too_big

MOST_ROWS = 200_000
MOST_COLUMNS = 500
MOST_CELLS = 5_000_000  # of the rectangle around all cells of a sheet

_PACKED_PIECE = 64 * 1024  # bytes looked at, at a time
_PIECE = 1024 * 1024  # bytes unpacked at a time
_LOCAL_HEADER = 30  # bytes before the names in an entry's own header
_LONGEST_TAG = 4096  # bytes kept over from one piece to the next
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
# In column AA or behind, or in row 190,000 or below: only then can a sheet be too large.
_FAR_CELL = re.compile(rb' r=["\'](?:[A-Z]{2,3}\d|[A-Z](?:\d{7}|[2-9]\d{5}|19\d{4}))')
_FILLED_CELL = re.compile(
    rb'<(?:\w+:)?c (?:[^>]*? )?r=["\']([A-Z]{1,3})(\d{1,7})["\'][^>]*(?<!/)>(?!</)'
)
_REPEATED_CELL = re.compile(rb'<(?:\w+:)?table-cell\b[^>]*?-columns-repeated="(\d{3,})"[^>]*>')
_REPEATED_ROW = re.compile(
    rb'<(?:\w+:)?table-row\b[^>]*?-rows-repeated="(\d{3,})"[^>]*(?<!/)>(.*?)(?:</(?:\w+:)?table-row|$)',
    re.DOTALL,
)
_CELL = re.compile(rb"<(?:\w+:)?table-cell\b[^>]*>")
_MARKS = (b'hidden="', b't="e"', b"<f>", b"<f ", b":f>", b":f ")
"""Of hidden rows, errors and formulas."""


def check_package(raw: bytes, name: str) -> set[str]:
    """Refuse, with a sentence, an .xlsx or .ods that is locked, damaged or unpacks to too much.

    The entries of an .xlsx that are sheets with hidden rows, errors or formulas.
    """
    entries = directory(io.BytesIO(raw), name, most=MOST_UNPACKED)
    names = {entry.filename for entry in entries}
    if not names & {"xl/workbook.xml", "content.xml"}:
        raise not_a_sheet(name)
    left = MOST_UNPACKED
    marked: set[str] = set()
    for entry in entries:
        try:
            left = _check_entry(raw, entry, name, left, marked)
        except (zlib.error, struct.error) as error:
            raise damaged(name) from error
    return marked


def _check_entry(raw: bytes, entry: zipfile.ZipInfo, name: str, left: int, marked: set[str]) -> int:
    """The bytes that may still be unpacked after this entry; a sheet with marks is noted."""
    if entry.file_size > left:
        raise too_big(name, MOST_UNPACKED)
    is_sheet = bool(_SHEET.fullmatch(entry.filename))
    is_far = False
    for piece, tags in _overlapping(_unpacked(raw, entry, name)):
        left -= len(piece)
        if left < 0:
            raise too_big(name, MOST_UNPACKED)
        if is_sheet:
            is_far = is_far or bool(_FAR_CELL.search(tags))
            if any(mark in tags for mark in _MARKS):
                marked.add(entry.filename)
        elif entry.filename == "content.xml":
            _check_repeats(tags, name)
        elif entry.filename == "META-INF/manifest.xml" and b"encryption-data" in tags:
            raise locked(name)
    if is_far:
        _measure(raw, entry, name)
    return left


def _unpacked(raw: bytes, entry: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    """The entry's bytes piece by piece, whatever size its header claims."""
    lengths = raw[entry.header_offset + 26 : entry.header_offset + _LOCAL_HEADER]
    start = entry.header_offset + _LOCAL_HEADER + sum(struct.unpack("<HH", lengths))
    packed = memoryview(raw)[start : start + entry.compress_size]
    if len(packed) < entry.compress_size:
        raise damaged(name)
    if entry.compress_type == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise damaged(name)
    opened = zlib.decompressobj(-zlib.MAX_WBITS)
    for at in range(0, len(packed), _PACKED_PIECE):
        rest: bytes | memoryview = packed[at : at + _PACKED_PIECE]
        while rest and not opened.eof:
            yield opened.decompress(rest, _PIECE)
            rest = opened.unconsumed_tail


def _overlapping(pieces: Iterator[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Each piece, and the same with the unfinished tag before it; an end is never cut off."""
    rest = b""
    for piece in pieces:
        joined = rest + piece
        last = joined.rfind(b"<")
        while last >= 0 and joined[last : last + 2] in (b"<", b"</"):
            last = joined.rfind(b"<", 0, last)
        whole, rest = (joined[:last], joined[last:]) if last >= 0 else (joined, b"")
        rest = rest if len(rest) <= _LONGEST_TAG else b""
        yield piece, whole
    yield b"", rest


def _measure(raw: bytes, entry: zipfile.ZipInfo, name: str) -> None:
    """Refuse an .xlsx sheet whose filled cells lie too far apart: their rectangle is held whole."""
    columns: set[bytes] = set()
    rows = 0
    for _, tags in _overlapping(_unpacked(raw, entry, name)):
        found = _FILLED_CELL.findall(tags)
        columns.update(letters for letters, _ in found)
        rows = max(rows, *map(int, {row for _, row in found}), 0)
    check_size(name, rows, max(map(_column, columns), default=0))


def _column(letters: bytes) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _check_repeats(tags: bytes, name: str) -> None:
    """Refuse an .ods whose filled rows or cells say that they are repeated too often."""
    for found in _REPEATED_CELL.finditer(tags):
        if b"value-type" in found.group():
            check_size(name, 1, int(found.group(1)))
    rows = 0
    for found in _REPEATED_ROW.finditer(tags):
        filled = [cell for cell in _CELL.findall(found.group(2)) if b"value-type" in cell]
        if filled:
            rows += int(found.group(1))
            repeats = _REPEATED_CELL.findall(b"".join(filled))
            check_size(name, rows, len(filled) + sum(map(int, repeats)))


def check_size(name: str, rows: int, columns: int) -> None:
    if rows > MOST_ROWS:
        raise UserError(
            "“{name}”有 {rows} 行，超过 {most} 行，请分成几个文件",
            name=name,
            rows=rows,
            most=MOST_ROWS,
        )
    if columns > MOST_COLUMNS:
        raise UserError(
            "“{name}”有 {columns} 列，超过 {most} 列，请删去用不到的列",
            name=name,
            columns=columns,
            most=MOST_COLUMNS,
        )
    if rows * columns > MOST_CELLS:
        raise UserError(
            "“{name}”有 {rows} 行 {columns} 列，太大了，请分成几个文件",
            name=name,
            rows=rows,
            columns=columns,
        )


def not_a_sheet(name: str) -> UserError:
    return UserError("“{name}”不是电子表格，请选 .xlsx、.xls、.ods 或 .csv 文件", name=name)
