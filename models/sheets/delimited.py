"""Reads a table of plain text (.csv) in whatever encoding and with whatever signs between cells."""

import csv
import io
from collections import Counter

from models.cells import Cell
from models.errors import UserError
from models.sheets.safety import check_size, not_a_sheet

_OTHER_FILES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf")
_WEB_PAGE = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<?xml")
_DELIMITERS = ",;\t"
_TEXT_ENDINGS = {".csv", ".tsv", ".txt", ".xls"}  # systems export text as .xls, too


def text_rows(raw: bytes, name: str, ending: str) -> list[list[Cell]]:
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
