"""The words inside a document of any usual kind, read in the confined child.

Office files are taken apart here, text and nothing else; what a file draws, runs or links to is
never looked at.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO, BinaryIO

from models.zipped import directory

MOST_CHARACTERS = 2_000_000
"""Of one file; what comes behind is left out."""

_ENCODINGS = ("utf-8-sig", "gb18030")
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True)
class _Xml:
    """In which entries of a package text stands, in which elements, and what ends a line."""

    entries: re.Pattern[str]
    text: frozenset[str]
    breaks: frozenset[str]
    skipped: frozenset[str] = frozenset()


_PACKAGES = {
    ".docx": _Xml(
        re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml"),
        *(frozenset(["t"]), frozenset(["p", "br", "tab", "tc"])),
        frozenset(["Fallback"]),  # says again what stands in the Choice before it
    ),
    ".pptx": _Xml(re.compile(r"ppt/slides/slide\d+\.xml"), frozenset(["t"]), frozenset(["p"])),
    ".ofd": _Xml(
        re.compile(r".*Pages/.*Content\.xml"), frozenset(["TextCode"]), frozenset(["TextObject"])
    ),
}
READABLE = frozenset([*_PACKAGES, ".xlsx", ".xls", ".et", ".ods", ".pdf", ".txt", ".csv", ".md"])
"""Endings of the files that words are read from."""


def is_readable(name: str) -> bool:
    return PurePath(name).suffix.lower() in READABLE


def words_of(file: BinaryIO, name: str) -> str:
    """All words of a document, in reading order; lines end where its paragraphs or cells do.

    UserError where a package is damaged, locked or too big; a parser's own error where the file is
    not what its name says.
    """
    ending = PurePath(name).suffix.lower()
    reading: Callable[[], Iterator[str]] = {
        ".pdf": lambda: _pdf(file),
        **dict.fromkeys((".xlsx", ".xls", ".et", ".ods"), lambda: _workbook(file, name)),
        **dict.fromkeys((".txt", ".csv", ".md"), lambda: _plain(file)),
    }.get(ending, lambda: _package(file, name, _PACKAGES[ending]))
    out, size = [], 0
    for piece in reading():
        out.append(piece)
        size += len(piece)
        if size > MOST_CHARACTERS:
            break
    return "".join(out)[:MOST_CHARACTERS]


def _plain(file: BinaryIO) -> Iterator[str]:
    raw = file.read(MOST_CHARACTERS * 4)
    for mark, encoding in _MARKS.items():
        if raw.startswith(mark):
            yield raw.decode(encoding, errors="replace")
            return
    for encoding in _ENCODINGS:
        try:
            yield raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return
    yield raw.decode(_ENCODINGS[-1], errors="replace")


def _package(file: BinaryIO, name: str, kind: _Xml) -> Iterator[str]:
    wanted = [e for e in directory(file, name) if kind.entries.fullmatch(e.filename)]
    with zipfile.ZipFile(file) as package:
        for entry in sorted(wanted, key=lambda entry: _numbered(entry.filename)):
            with package.open(entry) as source:
                yield from _xml(source, kind)
            yield "\n"


def _numbered(name: str) -> list[str | int]:
    """So that slide10 comes behind slide9."""
    return [int(piece) if piece.isdigit() else piece for piece in re.split(r"(\d+)", name)]


def _xml(source: IO[bytes], kind: _Xml) -> Iterator[str]:
    from defusedxml.ElementTree import iterparse

    skipping = 0
    for event, element in iterparse(source, events=("start", "end")):
        tag = element.tag.rpartition("}")[2]
        if tag in kind.skipped:
            skipping += 1 if event == "start" else -1
        if event == "start":
            continue
        if not skipping and tag in kind.text:
            yield element.text or ""
        elif tag in kind.breaks:
            yield "\n"
        element.clear()


def _workbook(file: BinaryIO, name: str) -> Iterator[str]:
    from python_calamine import load_workbook

    from models.sheets.safety import check_package

    raw = file.read()
    if raw[:2] == b"PK":
        check_package(raw, name)
    book = load_workbook(io.BytesIO(raw))
    for title in book.sheet_names:
        yield f"{title}\n"
        for row in book.get_sheet_by_name(title).iter_rows():
            line = "\t".join(_cell(cell) for cell in row if cell not in ("", None))
            if line:
                yield f"{line}\n"


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _pdf(file: BinaryIO) -> Iterator[str]:
    from pypdf import PdfReader

    for page in PdfReader(file).pages:
        yield page.extract_text()
        yield "\n"
