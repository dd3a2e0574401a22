"""Reads a spreadsheet file of any usual kind into plain grids of typed cells.

The file itself is opened in a limited child process; here its answer alone is looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.cells import Cell
from models.confined import confined, unreadable
from models.disk import open_from_outside
from models.errors import UserError
from models.sheets.pages import Page, pages_of, unpacked_rows

LARGEST_FILE = 200 * 1024 * 1024  # bytes


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
    _look_at(path)
    pages = confined(pages_of, path, name, name=name)
    try:
        grids = tuple(_grids(pages, path))
    except (ValueError, OverflowError, LookupError) as error:
        raise unreadable(name) from error
    if not grids:
        raise UserError("“{name}”里没有内容，请检查选的是不是这个文件", name=name)
    return Book(path, grids)


def _look_at(path: Path) -> None:
    """Refuse, with a sentence, a file that cannot be opened or is too large."""
    try:
        with open_from_outside(path) as file:
            size = file.seek(0, 2)
    except OSError as error:
        raise UserError("读不到“{name}”，请看它还在不在、能不能打开", name=path.name) from error
    if size > LARGEST_FILE:
        most = LARGEST_FILE // 1024 // 1024
        raise UserError("“{name}”超过 {most} MB，太大了，不能打开", name=path.name, most=most)


def _grids(pages: list[Page], path: Path) -> Iterator[Grid]:
    """The pages that hold something; ValueError where the child answers nonsense."""
    for page in pages:
        grid = Grid(
            page.name or path.stem,
            unpacked_rows(page),
            tuple(Merge(*merge) for merge in page.merged),
            page.hidden,
            frozenset(page.hidden_rows),
        )
        if not grid.is_empty:
            yield grid
