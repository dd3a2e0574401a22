"""A ledger's rows for a table of any length: uids in memory, pages fetched around the view."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models import listing
from models.fields import Column, IntegerField
from models.listing import Listing
from models.lists import list_items
from models.values import Reader, shown
from ui.words import tr

_PAGE = 100
_PAGES_KEPT = 40
DISPLAY, TOOL_TIP, ALIGNMENT, ACCESSIBLE = 0, 3, 7, 11
"""Qt's roles as plain numbers: comparing them through the enum doubles painting."""
VALUE = 0x0100
UID = 0x0101

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Line:
    """One row: its uid, the raw values of the model's columns, and their texts."""

    uid: str
    values: tuple[Any, ...]
    texts: tuple[str, ...]


class LedgerTable(QAbstractTableModel):
    """The records of a Listing; `extra` columns are fetched beside those shown, for painting."""

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        extra: Sequence[Column[Any]] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.extra = tuple(extra)
        self.listing: Listing | None = None
        self._uids: list[str] = []
        self._pages: OrderedDict[int, list[Line]] = OrderedDict()

    def show(self, wanted: Listing) -> None:
        """List anew; what was fetched is forgotten."""
        self.beginResetModel()
        self.listing = wanted
        self._uids = listing.uids(wanted)
        self._pages.clear()
        self.endResetModel()

    def set_columns(self, columns: Sequence[Column[Any]]) -> None:
        self.beginResetModel()
        self.columns = tuple(columns)
        self._pages.clear()
        self.endResetModel()

    def refresh(self) -> None:
        if self.listing is not None:
            self.show(self.listing)

    def uid_at(self, row: int) -> str:
        return self._uids[row]

    def row_of(self, uid: str) -> int:
        """The row of a record, -1 where the list does not hold it."""
        try:
            return self._uids.index(uid)
        except ValueError:
            return -1

    def line(self, row: int) -> Line:
        page, at = divmod(row, _PAGE)
        if page not in self._pages:
            self._pages[page] = self._fetch(page)
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        return self._pages[page][at]

    def value(self, row: int, column: Column[Any]) -> Any:
        """The raw value of one of the shown or extra columns."""
        for at, held in enumerate((*self.columns, *self.extra)):
            if held.name == column.name:
                return self.line(row).values[at]
        raise KeyError(column.name)

    def _fetch(self, page: int) -> list[Line]:
        assert self.listing is not None
        some = self._uids[page * _PAGE : (page + 1) * _PAGE]
        wanted = (*self.columns, *self.extra)
        lines = listing.rows(self.listing.ledger, some, wanted)
        reader = Reader(tr, listing.names_for(wanted, lines), list_items)
        return [
            Line(
                uid,
                tuple(values),
                tuple(shown(c, v, reader) for c, v in zip(self.columns, values, strict=False)),
            )
            for uid, values in zip(some, lines, strict=True)
        ]

    # Qt's own questions

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self._uids)

    def columnCount(self, _parent: Index | None = None) -> int:
        return len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role in (DISPLAY, TOOL_TIP):
            return self.line(index.row()).texts[index.column()]
        if role == ALIGNMENT:
            number = isinstance(self.columns[index.column()], IntegerField)
            side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == ACCESSIBLE:
            column = self.columns[index.column()]
            text = self.line(index.row()).texts[index.column()]
            return f"{tr(column.label)} {text}"
        if role == VALUE:
            return self.line(index.row()).values[index.column()]
        if role == UID:
            return self._uids[index.row()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == DISPLAY:
            return tr(self.columns[section].label)
        if orientation is Qt.Orientation.Vertical and role == DISPLAY:
            return str(section + 1)
        return None


def days_text(due_on: date | None, today: date) -> str:
    """The remaining days in one word: 剩 6 天, 今天, 超 3 天; — without a deadline."""
    if due_on is None:
        return "—"
    days = (due_on - today).days
    if days < 0:
        return tr("超 {days} 天").format(days=-days)
    return tr("剩 {days} 天").format(days=days) if days else tr("今天")
