"""The cells of the progress grid: what they show, and what is typed into them."""

from models.ledgers.readings import ReadingState
from models.periods import MONTH_NAMES
from models.reading_grid import GridCell, GridColumn, ReadingGrid
from ui.glyphs import DOING, DONE, OVERDUE, TODO, Glyph, Look, Tone
from ui.widgets.typed_grid import CellTable, Index
from ui.words import tr

TICKED_ONLY = Look(Glyph.HALF, Tone.WARN)
"""划完了: finished, but nothing proves yet that it was read."""
_COUNTS = 2
"""The columns before the books: 划完 and 读完, side by side."""


def look_of_cell(cell: GridCell) -> Look | None:
    if cell.is_finished:
        return DONE if cell.is_read else TICKED_ONLY
    if cell.state is ReadingState.TO_MAKE_UP:
        return OVERDUE
    if cell.progress is not None:
        enough = cell.target is not None and cell.progress >= cell.target
        return DONE if enough and cell.target != cell.length else DOING
    return TODO if cell.reading else None


def text_of_cell(cell: GridCell) -> str:
    if cell.is_finished:
        return tr("读完") if cell.is_read else tr("划完")
    if cell.progress is None and not cell.reading:
        return ""
    if cell.target is None:
        return "" if cell.progress is None else str(cell.progress)
    return f"{cell.progress or 0}/{cell.target}"


class GridTable(CellTable):
    """People in rows, their books or months in columns, the counts of each in a last row."""

    leading = _COUNTS

    def __init__(self) -> None:
        super().__init__()
        self.grid = ReadingGrid("", 0, (), ())

    def show_grid(self, grid: ReadingGrid, editable: bool) -> None:
        """Put another grid in place; where its shape is the same, an open editor stays."""
        same = (
            self.grid.columns == grid.columns
            and [row.person for row in self.grid.rows] == [row.person for row in grid.rows]
            and self.editable == editable
        )
        if same:
            self.grid = grid
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            if last.isValid():
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.grid, self.editable = grid, editable
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if inside or not self.grid.rows else len(self.grid.rows) + 1

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.grid.columns) + _COUNTS

    def cell(self, index: Index) -> GridCell | None:
        """The person's cell for a book or month; None among the counts."""
        at = index.column() - _COUNTS
        if at < 0 or not 0 <= index.row() < len(self.grid.rows):
            return None
        return self.grid.rows[index.row()].cells[at]

    def column(self, index: Index) -> GridColumn | None:
        at = index.column() - _COUNTS
        return self.grid.columns[at] if at >= 0 else None

    def text(self, index: Index) -> str:
        cell = self.cell(index)
        if cell is not None:
            return text_of_cell(cell)
        if index.row() < len(self.grid.rows):
            row = self.grid.rows[index.row()]
            return str(row.read if index.column() else row.ticked)
        return self._total(index.column())

    def _total(self, column: int) -> str:
        rows, at = self.grid.rows, column - _COUNTS
        if at < 0:
            return str(sum(row.read if column else row.ticked for row in rows))
        ticked = sum(row.cells[at].is_finished for row in rows)
        return f"{ticked} / {sum(row.cells[at].is_read for row in rows)}" if ticked else ""

    def is_cell(self, index: Index) -> bool:
        return self.cell(index) is not None

    def look(self, index: Index) -> Look | None:
        cell = self.cell(index)
        return look_of_cell(cell) if cell is not None else None

    def typed(self, index: Index) -> str:
        cell = self.cell(index)
        return cell.typed if cell is not None else ""

    def bounds(self, at: int) -> tuple[int, int]:
        return (52, 80) if at < _COUNTS else (86, 150)

    @property
    def cell_rows(self) -> int:
        return len(self.grid.rows)

    def spoken(self, index: Index) -> str:
        cell = self.cell(index)
        said = [self.row_name(index.row()), self.title(index.column()), self.text(index)]
        if cell is not None and cell.finished_on is not None:
            said.append(cell.finished_on.isoformat())
        elif cell is not None and cell.state is not None:
            said.append(tr(cell.state.label))
        return " ".join(filter(None, said))

    def row_name(self, row: int) -> str:
        return self.grid.rows[row].name if row < len(self.grid.rows) else tr("划完 / 读完")

    def title(self, at: int) -> str:
        if at < _COUNTS:
            return (tr("划完"), tr("读完"))[at]
        column = self.grid.columns[at - _COUNTS]
        months = [one.month for one in self.grid.columns]
        if len(set(months)) < len(months):
            return column.title
        month = tr(MONTH_NAMES[int(column.month[5:]) - 1])
        one_book = len({one.book for one in self.grid.columns}) == 1
        return month if one_book or not column.title else f"{month} {column.title}"
