"""What is doubtful about rows and cells that can be read: merged numbers, hidden rows, headings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from models.cells import Cell, parse_text
from models.fields import Column, IntegerField, MoneyField, Need, TextField, YearField
from models.sheets.grid import Grid, Merge
from models.sheets.headers import Header, Row, Skipped
from models.sheets.mapping import Matched
from models.sheets.synonyms import DITTO, NOTHING
from models.sheets.troubles import Degree
from models.words import Sentence, sentence

Doubt = tuple[int, int | None, Sentence, Degree]
"""Row (from 1), column (from 0, None for the whole row), what is to be said, and how bad it is."""


def doubts_of_rows(
    grid: Grid,
    header: Header,
    columns: tuple[Matched, ...],
    rows: list[Row],
    skipped: list[Skipped],
) -> Iterator[Doubt]:
    """What is to be said of whole rows before their cells are read."""
    read = [one.at for one in columns if one.target and one.target.is_read]
    for row in rows:
        if row.number in grid.hidden_rows:
            hidden = sentence("这一行在表里是隐藏的，请核对要不要导入")
            yield row.number, None, hidden, Degree.FLAGGED
        filled = [at for at in read if row.cells[at] != ""]
        if len(filled) == 1 and len(read) > 2:
            alone = sentence("这一行只有一格有内容，像是标题或说明，请核对")
            yield row.number, filled[0], alone, Degree.FLAGGED
    numbers = {row.number for row in rows}
    for merge in grid.merged:
        across = [at for at in read if merge.first_column <= at <= merge.last_column]
        if merge.first_row + 1 not in numbers or len(across) < 2:
            continue
        wide = sentence("这一格合并了几列，只读进了第一列，请核对")
        yield merge.first_row + 1, across[0], wide, Degree.FLAGGED
    for one in skipped:
        if one.told and one.number > header.last_row:
            yield one.number, None, one.reason, Degree.NOTED


_LONGEST_DITTO = 6  # characters, blanks around it included


@dataclass
class Shared:
    """The cells that several records of a table share, being merged downwards."""

    grid: Grid
    rows: list[Row]
    _merges: dict[tuple[int, int], Merge] = field(default_factory=dict)

    def __post_init__(self) -> None:
        numbers = {row.number for row in self.rows}
        for merge in self.grid.merged:
            spanned = range(merge.first_row, merge.last_row + 1)
            if sum(row + 1 in numbers for row in spanned) < 2:
                continue
            for row in spanned:
                for at in range(merge.first_column, merge.last_column + 1):
                    self._merges[row, at] = merge

    def __bool__(self) -> bool:
        return bool(self._merges)

    def merge_at(self, number: int, at: int) -> Merge | None:
        """The merged range that a cell of a row (from 1) lies in with other records."""
        return self._merges.get((number - 1, at))

    def is_begun_above(self, number: int, at: int) -> bool:
        merge = self.merge_at(number, at)
        return merge is not None and merge.first_row < number - 1

    def amount(self, column: Column[object], number: int, at: int) -> Sentence | None:
        """That an amount belongs to several records, so that nobody knows each one's."""
        merge = self.merge_at(number, at)
        counts = isinstance(column, IntegerField) and not isinstance(column, YearField)
        if merge is None or not counts:
            return None
        if not isinstance(column, MoneyField) and not column.measure:
            return None
        return sentence(
            "第 {first}–{last} 行合并写了一个数，分不清各是多少，没有读入",
            first=merge.first_row + 1,
            last=merge.last_row + 1,
        )

    def goes_on(self, before: Row, row: Row, read: list[Matched]) -> bool:
        """Whether a row is the one above, said on: all it has of its own goes into its parts."""
        own = [one for one in read if not (one.target and one.target.part)]
        added = [one for one in read if one.target and one.target.part]
        named = [one for one in own if _names(one)]
        return (
            any(self.is_begun_above(row.number, one.at) for one in named)
            and all(row.cells[one.at] in ("", before.cells[one.at]) for one in own)
            and any(row.cells[one.at] != "" for one in added)
        )

    def doubt(self, row: Row, read: list[Matched]) -> tuple[Matched, Sentence, Degree] | None:
        """That a record's name is shared with the one above, which nothing tells apart."""
        if any(_numbers(one) and not self.merge_at(row.number, one.at) for one in read):
            return None
        for one in read:
            merge = self.merge_at(row.number, one.at)
            if merge and _names(one) and self.is_begun_above(row.number, one.at):
                message = sentence(
                    "这一格合并了第 {first}–{last} 行，这里一行算一条，请核对",
                    first=merge.first_row + 1,
                    last=merge.last_row + 1,
                )
                return one, message, Degree.FLAGGED
        return None


def _names(one: Matched) -> bool:
    column = one.target.column if one.target else None
    return isinstance(column, TextField) and column.need is Need.IDENTITY


def _numbers(one: Matched) -> bool:
    return bool(one.target) and one.title.replace(" ", "") in ("序号", "编号")


def repeated_above(cell: Cell) -> bool:
    """Whether a cell says 同上."""
    return type(cell) is str and len(cell) <= _LONGEST_DITTO and cell.strip() in DITTO


def doubt_of_text(column: TextField, cell: Cell, text: str) -> tuple[Sentence, Degree] | None:
    """What is doubtful about a text as such: a day that was no day, a record of nothing."""
    if isinstance(cell, date):
        shown = parse_text(cell)
        return sentence("这一格存成了日期 {text}，请核对原来写的是什么", text=shown), Degree.FLAGGED
    if column.need is Need.IDENTITY and text in NOTHING:
        return sentence("这一行写的是“{text}”，没有可以导入的内容", text=text), Degree.REJECTED
    return None
