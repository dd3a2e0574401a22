"""The cells of the rota: the days of a speaker's lectures on a topic, and how each stands."""

from datetime import date

from models.rota import Rota, RotaRow, Talk
from ui.dates import day_text
from ui.glyphs import CONFLICT, DONE, LATE, PLANNED, Look
from ui.widgets.typed_grid import CellTable, Index
from ui.words import tr

_LEADING = 3
"""The columns before the topics: the post, how the speaker stands, how often they spoke."""


def look_of_talks(talks: tuple[Talk, ...], today: date) -> Look | None:
    """What matters most of a cell's lectures: a clash, then one that was missed."""
    if any(talk.clashes for talk in talks):
        return CONFLICT
    if any(talk.missed(today) for talk in talks):
        return LATE
    if any(not talk.held for talk in talks):
        return PLANNED
    return DONE if talks else None


def name_of(row: RotaRow) -> str:
    return row.name or tr("未定授课人")


def slot_text(talk: Talk) -> str:
    """The day and the hour of a lecture."""
    return f"{day_text(talk.at.date())} {talk.at:%H:%M}"


class RotaTable(CellTable):
    """Speakers in rows, topics in columns, and at the end how often each topic is spoken on."""

    leading = _LEADING

    def __init__(self, today: date) -> None:
        super().__init__()
        self.rota = Rota("", 0, (), (), ())
        self.today = today

    def show_rota(self, rota: Rota, today: date, editable: bool) -> None:
        """Put another rota in place; where its shape is the same, an open editor stays."""
        same = (
            self.rota.topics == rota.topics
            and [row.speaker for row in self.rota.rows] == [row.speaker for row in rota.rows]
            and self.editable == editable
        )
        self.today = today
        if same:
            self.rota = rota
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            if last.isValid():
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.rota, self.editable = rota, editable
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if inside or not self.rota.rows else len(self.rota.rows) + 1

    def columnCount(self, parent: Index | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if inside else len(self.rota.topics) + _LEADING

    @property
    def cell_rows(self) -> int:
        return len(self.rota.rows)

    def is_cell(self, index: Index) -> bool:
        return index.column() >= _LEADING and 0 <= index.row() < len(self.rota.rows)

    def talks(self, index: Index) -> tuple[Talk, ...]:
        """The lectures of a cell, by their time; none among the counts."""
        if not self.is_cell(index):
            return ()
        return self.rota.rows[index.row()].cells[index.column() - _LEADING]

    def text(self, index: Index) -> str:
        if self.is_cell(index):
            return " ".join(f"{talk.at.month}-{talk.at.day}" for talk in self.talks(index))
        if index.row() >= len(self.rota.rows):
            return self._total(index.column())
        row = self.rota.rows[index.row()]
        return (row.post, tr(row.turn.label), str(row.spoken))[index.column()]

    def _total(self, column: int) -> str:
        if column < _LEADING - 1:
            return ""
        if column == _LEADING - 1:
            return str(sum(row.spoken for row in self.rota.rows))
        cells = [row.cells[column - _LEADING] for row in self.rota.rows]
        held = sum(talk.held for cell in cells for talk in cell)
        return f"{held} / {sum(map(len, cells))}" if any(cells) else ""

    def look(self, index: Index) -> Look | None:
        return look_of_talks(self.talks(index), self.today)

    def typed(self, index: Index) -> str:
        planned = [talk for talk in self.talks(index) if not talk.held]
        return f"{planned[0].at:%Y-%m-%d %H:%M}" if planned else ""

    def spoken(self, index: Index) -> str:
        said = [self.row_name(index.row()), self.title(index.column())]
        if not self.is_cell(index):
            return " ".join(filter(None, [*said, self.text(index)]))
        return " ".join(filter(None, [*said, *map(self._told, self.talks(index))]))

    def _told(self, talk: Talk) -> str:
        state = tr("已讲") if talk.held else tr("已安排")
        parts = [slot_text(talk), talk.title, talk.place, state]
        if talk.clashes:
            parts.append(tr("与“{titles}”冲突").format(titles=" ・ ".join(talk.clashes)))
        return " ".join(filter(None, parts))

    def row_name(self, row: int) -> str:
        rows = self.rota.rows
        return name_of(rows[row]) if row < len(rows) else tr("已讲 / 全部")

    def title(self, at: int) -> str:
        if at < _LEADING:
            return (tr("职务"), tr("轮到"), tr("已讲"))[at]
        code, label = self.rota.topics[at - _LEADING]
        return tr(label) if code else tr("未定专题")

    def bounds(self, at: int) -> tuple[int, int]:
        return ((84, 150), (98, 110), (48, 60))[at] if at < _LEADING else (76, 150)
