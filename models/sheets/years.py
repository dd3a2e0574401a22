"""The year that is meant where a cell names none: chosen, written above the table, or usual."""

from dataclasses import dataclass

from models.cells import Cell, parse_text
from models.errors import UserError
from models.fields import Column, DateField, DateTimeField, MonthField
from models.sheets.grid import Grid
from models.sheets.headers import Header
from models.sheets.synonyms import NOTE, STATED_YEAR
from models.values import Typed, read_typed
from models.words import Sentence, sentence


@dataclass(frozen=True)
class YearMeant:
    """`stated` is the one year above the table, None where it names none or several."""

    year: int
    stated: int | None
    chosen: bool

    @property
    def is_doubtful(self) -> bool:
        return self.stated != self.year if self.stated else not self.chosen

    @property
    def clashes(self) -> bool:
        """Whether the table names another year than the one that was chosen."""
        return self.stated is not None and self.stated != self.year

    def told(self, text: str) -> Sentence:
        """That a cell was read in this year though it names none."""
        if not self.clashes:
            return sentence("“{text}”没有写年份，按 {year} 年读入", text=text, year=self.year)
        return sentence(
            "“{text}”没有写年份，按 {year} 年读入，可是表上写的是 {stated} 年，请核对",
            text=text,
            year=self.year,
            stated=self.stated,
        )


def year_meant(grid: Grid, header: Header, stem: str, chosen: int | None, usual: int) -> YearMeant:
    """The chosen year; else the one that the lines above, the sheet or the file name; else the
    usual one."""
    stated = _stated(grid, header, stem)
    return YearMeant(chosen or stated or usual, stated, chosen is not None)


def _stated(grid: Grid, header: Header, stem: str) -> int | None:
    for texts in (_lines_above(grid, header), [grid.name], [stem]):
        years = {int(year) for text in texts for year in STATED_YEAR.findall(text)}
        if years:
            return years.pop() if len(years) == 1 else None
    return None


def _lines_above(grid: Grid, header: Header) -> list[str]:
    """What stands above the table, but for the day on which it was filled."""
    texts = [parse_text(cell) for row in grid.rows[: header.first_row] for cell in row]
    return [text for text in texts if text and not NOTE.match(text)]


def lacks_year(column: Column[object], cell: Cell) -> bool:
    """Whether a cell that was read says its day or month without the year."""
    if not isinstance(column, DateField | DateTimeField | MonthField):
        return False
    try:
        read_typed(column, cell, _YEARLESS)
    except UserError:
        return True
    return False


_YEARLESS = Typed(find=lambda _ledger, _name: [], items=lambda _name: {}, year=None)
