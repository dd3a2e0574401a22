"""A copy of the user's own file in which every cell that something is wrong with is marked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from models.confined import confined
from models.errors import UserError
from models.sheets.faces import DATE_FORMAT, MOMENT_FORMAT, clean
from models.sheets.grid import Book, Grid
from models.sheets.safety import check_package
from models.sheets.troubles import Degree, Trouble
from models.words import Words, chinese
from models.workbooks import Workbook, load_workbook

_ZIP = b"PK"
_COLOURS = {Degree.REJECTED: "F4B6AE", Degree.FLAGGED: "FBE3A6"}
_LONGEST_NAME = 31  # characters of a sheet's name in a workbook
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_LINE_HEIGHT, _CHARACTERS_A_LINE = 20, 16


Mark = tuple[str, int, int, bool, list[str]]
"""Sheet, row and column from 1, whether it keeps the row out, the lines to be said there."""


def mark_copy(
    book: Book, troubles: Sequence[Trouble], path: Path, *, words: Words = chinese
) -> None:
    """Write the copy as .xlsx; what was one stays as it looks, other kinds keep their cells.

    What is only noted is not marked. What concerns a whole row stands at its first filled cell.
    The file itself is opened in a limited child process; one that does not fit into its limits
    keeps its cells, and not its looks.
    """
    marks = _marks(book, troubles, words)
    data = _marked_by_child(book.path, marks) or _rebuilt(book, marks)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise UserError(
            "“{name}”写不进去；如果正在 Excel 或 WPS 里打开，先关掉它", name=path.name
        ) from error


def _marks(book: Book, troubles: Sequence[Trouble], words: Words) -> list[Mark]:
    told: dict[tuple[str, int, int], list[Trouble]] = defaultdict(list)
    for trouble in troubles:
        if trouble.degree in _COLOURS:
            grid = book.grid(trouble.sheet)
            at = _first_filled(grid, trouble.row) if trouble.at is None else trouble.at
            told[trouble.sheet, trouble.row, at].append(trouble)
    return [
        (
            *(sheet, row, at + 1, any(some.degree is Degree.REJECTED for some in here)),
            [some.message.text(words) for some in here],
        )
        for (sheet, row, at), here in told.items()
    ]


def _marked_by_child(path: Path, marks: list[Mark]) -> bytes:
    """The user's workbook with its marks; empty where it is none, or not within the limits."""
    try:
        return confined(marked, path, path.name, marks)
    except UserError:
        return b""


def marked(file: BinaryIO, name: str, marks: list[Mark]) -> bytes:
    """The child's part: a workbook with its marks, or nothing where openpyxl cannot read it."""
    raw = file.read()
    if not raw.startswith(_ZIP):
        return b""
    check_package(raw, name)
    try:
        copy = load_workbook(BytesIO(raw))
        return _saved(copy, {name: copy[name] for name in copy.sheetnames}, marks)
    except (KeyError, TypeError, ValueError):
        return b""  # an .ods, or one of those that only calamine can read


def _saved(copy: Workbook, pages: Mapping[str, Any], marks: Iterable[Mark]) -> bytes:
    for sheet, row, column, rejected, lines in marks:
        _mark(_top_left(pages[sheet], row, column), lines, rejected=rejected)
    out = BytesIO()
    copy.save(out)
    return out.getvalue()


def _rebuilt(book: Book, marks: Iterable[Mark]) -> bytes:
    copy = Workbook()
    copy.remove(copy.worksheets[0])
    pages = {}
    for grid in book.grids:
        page = copy.create_sheet(grid.name.translate(_NOT_IN_NAMES)[:_LONGEST_NAME])
        page.sheet_state = "hidden" if grid.hidden else "visible"
        _fill(page, grid)
        pages[grid.name] = page
    return _saved(copy, pages, marks)


def _fill(page: Any, grid: Grid) -> None:
    for number, row in enumerate(grid.rows, 1):
        for at, value in enumerate(row, 1):
            if value == "":
                continue
            cell = page.cell(number, at)
            if isinstance(value, str):
                cell.value, cell.data_type = clean(value), "s"
                continue
            cell.value = value
            if isinstance(value, date):
                is_moment = isinstance(value, datetime)
                cell.number_format = MOMENT_FORMAT if is_moment else DATE_FORMAT
    for merge in grid.merged:
        page.merge_cells(
            start_row=merge.first_row + 1,
            start_column=merge.first_column + 1,
            end_row=merge.last_row + 1,
            end_column=merge.last_column + 1,
        )


def _first_filled(grid: Grid, row: int) -> int:
    cells = grid.rows[row - 1]
    return next((at for at, cell in enumerate(cells) if cell != ""), 0)


def _top_left(page: Any, row: int, column: int) -> Any:
    """The cell, or the first of the merged ones that it belongs to."""
    for area in page.merged_cells.ranges:
        if area.min_row <= row <= area.max_row and area.min_col <= column <= area.max_col:
            return page.cell(area.min_row, area.min_col)
    return page.cell(row, column)


def _mark(cell: Any, told: Sequence[str], *, rejected: bool) -> None:
    """Fill the cell in the colour of the worst, and say all in its comment."""
    cell.fill = PatternFill(
        "solid", fgColor=_COLOURS[Degree.REJECTED if rejected else Degree.FLAGGED]
    )
    lines = [cell.comment.text] if cell.comment else []
    lines += [line for line in dict.fromkeys(told) if line not in lines]
    text = "\n".join(lines)
    height = _LINE_HEIGHT * (2 + len(lines) + len(text) // _CHARACTERS_A_LINE)
    cell.comment = Comment(clean(text), "", width=260, height=min(height, 400))
