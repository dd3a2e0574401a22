"""专项小结: one drive, what it gathered in each unit, and the way to each record."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from models import store
from models.drive_summary import DriveRow, gathered
from models.ledgers import ledger_named
from models.ledgers.drives import DRIVES, Drive
from models.listing import Listing, names_of, uids
from ui.commands import Command
from ui.dialogs import Dialogs
from ui.glyphs import Tone
from ui.icons import Icon
from ui.printing.drive_paper import columns_of, counts_of, drive_paper, sums_of
from ui.session import Session
from ui.theme import ThemeHolder
from ui.widgets.empty_page import EmptyPage
from ui.widgets.page import Card, Page, hairline, label
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.words import tr

if TYPE_CHECKING:
    from ui.printing.paper import Paper

TOTAL = "total"


class DriveSummaryPage(Page):
    """Units above, the records of the chosen one below; Enter opens a record."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        dialogs: Dialogs,
        open_record: Callable[[str, str], object],
    ) -> None:
        super().__init__(themes, tr("专项小结"))
        self._session, self._dialogs, self._open_record = session, dialogs, open_record
        self._rows: dict[str, DriveRow] = {}
        self._places: dict[str, str] = {}
        self.drive = QComboBox()
        self.drive.setProperty("compact", True)
        self.drive.setMinimumWidth(280)
        self.drive.setAccessibleName(tr("专项行动"))
        self.goal = label("", "secondary", wraps=True)
        self.units = PlainTable(
            themes,
            tr("各单位情况"),
            [Heading(tr("单位")), *(Heading(title, 60, right=True) for title in columns_of())],
        )
        self.records = PlainTable(
            themes,
            tr("专项内的记录"),
            [Heading(tr("台账"), 110), Heading(tr("记录")), Heading(tr("状态"), 110)],
        )
        self.empty = EmptyPage(
            themes,
            Icon.LIST_CHECK,
            tr("还没有专项行动"),
            tr("在“专项行动”里新建一项，再在任务、检查、问题里选上它。"),
        )
        self._later = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.print_button = self.add_button(tr("打印小结"), icon=Icon.PRINTER)
        self.add_tool(self.drive)
        self.add_tool(self.goal, 1)
        card = Card()
        card.body.addWidget(self.units, 2)
        card.body.addWidget(hairline())
        card.body.addWidget(self.records, 3)
        self.stack = QStackedWidget()
        self.stack.addWidget(card)
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.print_button.clicked.connect(self.print_summary)
        self.drive.currentIndexChanged.connect(lambda _at: self._show_drive())
        self.units.moved.connect(self._show_records)
        self.units.opened.connect(lambda _key: self.records.setFocus())
        self.records.opened.connect(self._open)
        self._later.timeout.connect(self._refresh_if_seen)
        self._session.changed.connect(lambda _names: self._later.start())
        self.offer(Command.REFRESH, self.refresh)

    def arrive(self) -> None:
        self.refresh()
        (self.units if self._rows else self.drive).setFocus()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        kept = self.drive.currentData()
        found = uids(Listing(DRIVES))
        names = names_of("drives", found)
        self.drive.blockSignals(True)
        self.drive.clear()
        for uid in found:
            self.drive.addItem(names.get(uid, ""), uid)
        self.drive.setCurrentIndex(max(found.index(kept) if kept in found else 0, 0))
        self.drive.blockSignals(False)
        self.stack.setCurrentIndex(0 if found else 1)
        self.tool_row.setVisible(bool(found))
        self.print_button.setEnabled(bool(found))
        self._show_drive()

    def show_drive(self, uid: str) -> None:
        """Choose a drive; for links from elsewhere."""
        self.drive.setCurrentIndex(max(self.drive.findData(uid), 0))

    def _show_drive(self) -> None:
        uid = self.drive.currentData()
        if uid is None:
            return
        drive = self._session.office.door.load(Drive, uid)
        self.goal.setText(drive.goal or "")
        rows = gathered(uid, self._session.office.door.today)
        self._rows = {row.unit: row for row in rows}
        names = names_of("units", list(self._rows))
        lines = [
            Line(row.unit, (Cell(names.get(row.unit, "—")), *map(_number, counts_of(row))))
            for row in rows
        ]
        if len(rows) > 1:
            total = (Cell(tr("合计")), *map(_number, sums_of(rows)))
            lines.append(Line(TOTAL, total))
        self.units.show_lines(lines)
        if not lines:
            self._show_records("")
        told = tr("{n} 个单位，{m} 条记录")
        count = sum(len(some) for row in rows for some in row.tied.values())
        self.say_status(told.format(n=len(rows), m=count))

    def _show_records(self, unit: str) -> None:
        """What the unit has in the drive; of all together where the total is chosen."""
        chosen = list(self._rows.values()) if unit == TOTAL else [self._rows[unit]] if unit else []
        self._places, lines = {}, []
        for row in chosen:
            for name, some in row.tied.items():
                ledger = ledger_named(name)
                assert ledger is not None
                for record in store.load(ledger.model, some):
                    self._places[record.uid] = name
                    state = getattr(record, ledger.state.name) if ledger.state else None
                    said = Cell(tr(state.label)) if state is not None else Cell()
                    lines.append(
                        Line(record.uid, (Cell(tr(ledger.title)), Cell(record.heading()), said))
                    )
        self.records.show_lines(lines)

    def _open(self, uid: str) -> None:
        self._open_record(self._places[uid], uid)

    def papers(self) -> "Sequence[Paper]":
        uid = self.drive.currentData()
        return [drive_paper(self._session.office, uid)] if uid is not None else ()

    def print_summary(self) -> None:
        from ui.printing.preview import preview

        if papers := self.papers():
            preview(papers, self.themes, self._session, self._dialogs, self)

    def regions(self) -> list[QWidget]:
        return [self.tool_row, self.units, self.records]


def _number(count: int) -> Cell:
    return Cell(str(count)) if count else Cell("·", tone=Tone.HINT)
