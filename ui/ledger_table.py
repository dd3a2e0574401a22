"""A ledger's rows for a table of any length: uids in memory, pages fetched around the view."""

from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models import listing
from models.bands import bands
from models.corrected import corrected
from models.fields import Column, DateField, FilesField, IntegerField
from models.ledger import Ledger
from models.ledgers.returns import open_among
from models.listing import Listing
from models.lists import list_labels
from models.values import Reader, shown
from ui.states import days_text, is_finished
from ui.words import tr

_PAGE = 100
_PAGES_KEPT = 40
DISPLAY, TOOL_TIP, ALIGNMENT, ACCESSIBLE = 0, 3, 7, 11
"""Qt's roles as plain numbers: comparing them through the enum doubles painting."""
VALUE = 0x0100
UID = 0x0101

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Shown:
    """A column of the table: a field, or the days that remain until the field's date."""

    column: Column[Any]
    label: str
    remaining: bool = False

    @property
    def name(self) -> str:
        """What the column is remembered by."""
        return "remaining" if self.remaining else str(self.column.name)


def columns_of(ledger: Ledger, owners: bool = False) -> list[Shown]:
    """All columns of a ledger's list in their first order; `owners` adds whose a record is."""
    found = []
    deadline = ledger.model.deadline
    for column in ledger.columns:
        if column is deadline:
            found.append(Shown(column, "时限"))
            found.append(Shown(column, "剩余", remaining=True))
        else:
            found.append(Shown(column, column.label))
    if owners:
        found.insert(1, Shown(ledger.model.unit, "单位"))
    return found


@dataclass(frozen=True)
class Line:
    """One row: its uid, the raw values and the texts of the table's columns, and how it stands.

    `returned` is what was sent back and is not answered yet, `corrected` what was changed after
    its month had been submitted.
    """

    uid: str
    unit: str
    values: tuple[Any, ...]
    texts: tuple[str, ...]
    overdue: bool
    finished: bool
    complete: bool
    returned: bool = False
    corrected: bool = False


class LedgerTable(QAbstractTableModel):
    """The records of a Listing, read a page at a time. All columns are held; views hide some."""

    def __init__(
        self,
        ledger: Ledger,
        today: date,
        parent: QObject | None = None,
        *,
        owners: bool = False,
    ) -> None:
        super().__init__(parent)
        self.ledger = ledger
        self.today = today
        self.soon = bands().soon
        self.columns = columns_of(ledger, owners)
        self.listing: Listing | None = None
        self._uids: list[str] = []
        self._pages: OrderedDict[int, list[Line]] = OrderedDict()

    def show(self, wanted: Listing) -> None:
        """List anew; what was fetched is forgotten, but the same records stay selected."""
        self.soon = bands().soon
        uids = listing.uids(wanted)
        if uids == self._uids and uids:
            self.listing = wanted
            self._pages.clear()
            last = self.index(len(uids) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.listing, self._uids = wanted, uids
        self._pages.clear()
        self.endResetModel()

    def uid_at(self, row: int) -> str:
        return self._uids[row]

    def is_typed(self, at: int) -> bool:
        """Whether people type this column, rather than the program working it out."""
        held = self.columns[at]
        system = held.column.name in self.ledger.model.SYSTEM
        worked_out = held.column.derived or held.column.automatic or system
        return not (worked_out or held.remaining or isinstance(held.column, FilesField))

    @property
    def has_returned(self) -> bool:
        """Whether any of the rows read so far was sent back."""
        return any(line.returned for page in self._pages.values() for line in page)

    def next_returned(self, row: int, step: int) -> int:
        """The next row (or, by -1, the one before) with something sent back; -1 without any."""
        returned = open_among(self._uids)
        count = len(self._uids)
        places = ((row + step * far) % count for far in range(1, count + 1))
        return next((at for at in places if self._uids[at] in returned), -1)

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

    def _fetch(self, page: int) -> list[Line]:
        some = self._uids[page * _PAGE : (page + 1) * _PAGE]
        model = self.ledger.model
        fields = [held.column for held in self.columns]
        extra: list[Column[Any]] = [model.unit, model.complete]
        if self.ledger.state is not None:
            extra.append(self.ledger.state)
        lines = listing.rows(self.ledger, some, [*fields, *extra])
        reader = Reader(tr, listing.names_for(fields, lines), cache(list_labels))
        overdue = listing.overdue_among(self.ledger, some, self.today)
        pending = listing.overdue_among(self.ledger, some, date.max)
        returned = open_among(some)
        changed = corrected(some)
        found = (
            self._line(uid, values, reader, uid in overdue, uid in pending)
            for uid, values in zip(some, lines, strict=True)
        )
        return [
            replace(line, returned=line.uid in returned, corrected=(line.unit, line.uid) in changed)
            for line in found
        ]

    def _line(
        self, uid: str, found: list[Any], reader: Reader, overdue: bool, pending: bool
    ) -> Line:
        count = len(self.columns)
        values, (unit, complete, *state) = found[:count], found[count:]
        texts = tuple(
            self._text(held, value, reader, pending)
            for held, value in zip(self.columns, values, strict=True)
        )
        finished = bool(state) and is_finished(state[0])
        return Line(uid, unit, tuple(values), texts, overdue, finished, bool(complete))

    def _text(self, held: Shown, value: Any, reader: Reader, pending: bool) -> str:
        if held.remaining:
            return days_text(value if pending else None, self.today)
        if isinstance(held.column, DateField) and value and value.year == self._year:
            return f"{value:%m-%d}"
        return shown(held.column, value, reader).replace("\n", " ")

    @property
    def _year(self) -> int:
        period = self.listing.period if self.listing else None
        return period.year if period else self.today.year

    # Qt's own questions

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self._uids)

    def columnCount(self, _parent: Index | None = None) -> int:
        return len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role in (DISPLAY, TOOL_TIP):
            return self.line(index.row()).texts[index.column()]
        if role == ALIGNMENT:
            return _side(self.columns[index.column()]) | Qt.AlignmentFlag.AlignVCenter
        if role == ACCESSIBLE:
            return self._meaning(self.line(index.row()), index.column())
        if role == VALUE:
            return self.line(index.row()).values[index.column()]
        if role == UID:
            return self._uids[index.row()]
        return None

    def _meaning(self, line: Line, at: int) -> str:
        """What a cell says when it is read aloud: its heading, its text, and whether it is late."""
        held = self.columns[at]
        said = f"{tr(held.label)} {line.texts[at]}"
        if at == 0 and line.returned:
            said = tr("{text}，上级退回").format(text=said)
        if at == 0 and line.corrected:
            said = tr("{text}，报送后更正").format(text=said)
        if held.column is self.ledger.state and line.overdue:
            return tr("{state}，已超期").format(state=said)
        return said

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == DISPLAY:
            return tr(self.columns[section].label)
        if orientation is Qt.Orientation.Horizontal and role == ALIGNMENT:
            return _side(self.columns[section]) | Qt.AlignmentFlag.AlignVCenter
        if orientation is Qt.Orientation.Vertical and role == DISPLAY:
            return str(section + 1)
        return None

    def flags(self, _index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        return flag.ItemIsSelectable | flag.ItemIsEnabled | flag.ItemIsEditable


def _side(held: Shown) -> Qt.AlignmentFlag:
    number = isinstance(held.column, IntegerField)
    return Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
