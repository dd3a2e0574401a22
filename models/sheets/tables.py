"""A file as it was read for a ledger: its table, its rows, and what is to be said of them."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models.cells import parse_text
from models.ledger import Ledger
from models.sheets.grid import Book, Grid
from models.sheets.headers import Header, Row, Skipped
from models.sheets.mapping import Matched, Memory
from models.sheets.naming import Names
from models.sheets.troubles import Trouble
from models.sheets.years import YearMeant


@dataclass
class Draft:
    """What a row says: field name → value, empty cells left out; `parts` are the rows inside it."""

    sheet: str
    row: int
    uid: str | None = None
    values: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, list["Draft"]] = field(default_factory=dict)


@dataclass
class Table:
    """A sheet as it was read: its header, where its columns go, its rows and what was left out."""

    grid: Grid
    header: Header
    columns: tuple[Matched, ...]
    rows: list[Row]
    skipped: list[Skipped]
    drafts: list[Draft] = field(default_factory=list)

    @property
    def fields(self) -> dict[str, Matched]:
        """Name of the field → the column that is read into it."""
        return {c.target.name: c for c in self.columns if c.target and c.target.is_read}

    @property
    def unmatched(self) -> list[Matched]:
        return [column for column in self.columns if column.target is None]

    def samples(self, at: int, most: int = 3) -> list[str]:
        """The first different texts of a column, for people to see what it holds."""
        found: dict[str, None] = {}
        for row in self.rows:
            text = " ".join(parse_text(row.cells[at]).split())
            if text:
                found[text] = None
            if len(found) == most:
                break
        return list(found)


@dataclass
class Reading:
    """A file read for a ledger; nothing is stored yet."""

    path: Path
    ledger: Ledger
    book: Book
    table: Table
    part_tables: dict[str, Table]
    names: Names
    meant: YearMeant
    memory: Memory
    troubles: list[Trouble] = field(default_factory=list)

    @property
    def drafts(self) -> list[Draft]:
        return self.table.drafts

    @property
    def year(self) -> int:
        """The year of what names none."""
        return self.meant.year
