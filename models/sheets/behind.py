"""What an .xlsx says of its rows and cells that their values do not: hidden, broken, other days."""

import html
import io
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

_ATTRIBUTE = r'\b{}="([^"]*)"'
_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(r"<Relationship\b[^>]*>")
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_ROW_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_ROW_NUMBER = re.compile(rb'\br="(\d{1,7})"')
_ERROR = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]{1,3})(\d{1,7})"[^>]*>'
    rb"(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]{1,20})",
    re.DOTALL,
)
_NEVER_WORKED_OUT = re.compile(
    rb'<(?:\w+:)?c\b[^>]*\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*'
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>([^<]*)</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)


class Broken(str):
    """A cell whose value nobody knows: an error, or a formula that was never worked out."""

    __slots__ = ()


class Day1904(float):
    """A bare number in a workbook that counts its days from 1904, not from 1900."""

    __slots__ = ()


@dataclass(frozen=True)
class Behind:
    """Of one sheet: its hidden rows (from 1), and its broken cells by (row, column) from 0."""

    hidden_rows: frozenset[int] = frozenset()
    broken: Mapping[tuple[int, int], Broken] = field(default_factory=dict)


@dataclass(frozen=True)
class Workbook:
    """Of a whole workbook: its sheets by name, and whether its days count from 1904."""

    sheets: Mapping[str, Behind] = field(default_factory=dict)
    since_1904: bool = False


def look_behind(raw: bytes, marked: Collection[str]) -> Workbook:
    """Read it off an .xlsx that was found to be sound, of the `marked` entries alone; nothing is
    known of other kinds."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        names = set(package.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
            return Workbook()
        book = package.read("xl/workbook.xml").decode("utf-8", "replace")
        links = package.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
        found = {
            name: _behind(package.read(entry))
            for name, entry in _entries(book, links)
            if entry in names and entry in marked
        }
    return Workbook(found, bool(re.search(r'\bdate1904="(?:1|true)"', book)))


def _entries(book: str, links: str) -> Iterator[tuple[str, str]]:
    """(name of a sheet, the entry that holds it)."""
    targets = {
        _attribute(link, "Id"): _attribute(link, "Target") for link in _RELATION.findall(links)
    }
    for sheet in _SHEET.findall(book):
        target = targets.get(_attribute(sheet, r"\w+:id"), "")
        if target:
            yield (
                html.unescape(_attribute(sheet, "name")),
                target[1:] if target.startswith("/") else f"xl/{target}",
            )


def _attribute(tag: str, name: str) -> str:
    found = re.search(_ATTRIBUTE.format(name), tag)
    return found.group(1) if found else ""


def _behind(content: bytes) -> Behind:
    return Behind(frozenset(_hidden_rows(content)), dict(_broken(content)))


def _hidden_rows(content: bytes) -> Iterator[int]:
    if b"hidden=" not in content:
        return
    for place, row in enumerate(_ROW.findall(content), 1):
        if _ROW_HIDDEN.search(row):
            number = _ROW_NUMBER.search(row)
            yield int(number.group(1)) if number else place


def _broken(content: bytes) -> Iterator[tuple[tuple[int, int], Broken]]:
    if b't="e"' in content:
        for letters, row, text in _ERROR.findall(content):
            yield (int(row) - 1, _column(letters)), Broken(text.decode("ascii", "replace"))
    if b"<f" in content or b":f" in content:
        for letters, row, formula in _NEVER_WORKED_OUT.findall(content):
            text = html.unescape(formula.decode("utf-8", "replace"))
            yield (int(row) - 1, _column(letters)), Broken(f"={text}")


def _column(letters: bytes) -> int:
    """0 for A, 26 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
