"""What the window writes as spreadsheets: a place is asked for, the worker writes, a word tells."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.fields import Column
from models.grouping import Grouping
from models.ledger import Ledger
from models.listing import Listing
from models.privacy.noting import note_on, personal_labels
from models.progress import Progress
from models.words import sentence
from ui.session import Session
from ui.words import tr

if TYPE_CHECKING:
    from ui.app import Desk

SPREADSHEETS = "Excel (*.xlsx)"

Writing = Callable[[Path, Progress], object]


class Workbooks:
    """Handed what it writes with, once."""

    def __init__(self, desk: "Desk", session: Session) -> None:
        self._desk, self._session = desk, session

    def _write(self, title: str, name: str, write: Writing, personal: Sequence[str] = ()) -> None:
        """`personal` are the columns that tell of people; the word at the end names them."""
        path = self._desk.dialogs.save_file(title, SPREADSHEETS, Path(f"{name}.xlsx"))
        if path is None:
            return
        job = self._desk.tasks.start(lambda progress: write(path, progress))
        noted = note_on(personal, tr, whole=False)
        done = sentence("已导出到 {name}", name=path.name)
        if noted:
            done = sentence("已导出到 {name}，{note}", name=path.name, note=noted)
        job.done.connect(lambda _result: self._session.said.emit(done, False))
        job.failed.connect(self._desk.dialogs.tell_error)

    def list(self, ledger: Ledger, wanted: Listing) -> None:
        """The list as it is filtered, as a finished spreadsheet that imports back."""
        from models.sheets.exporting import export_sheet

        office = self._session.office
        self._write(
            *(tr("导出当前列表"), tr(ledger.title)),
            lambda path, progress: export_sheet(office, ledger, path, wanted, progress=progress),
            personal_labels(ledger),
        )

    def view(
        self,
        title: str,
        wanted: Listing,
        columns: Sequence[Column[Any]],
        grouping: Grouping | None,
    ) -> None:
        """The list under its groups, with a summary and a chart."""
        from models.reports.view_xlsx import ViewSheet, write_view

        office, sheet = self._session.office, ViewSheet(title, wanted, tuple(columns), grouping)
        self._write(
            *(tr("导出分组和汇总"), title),
            lambda path, progress: write_view(office, sheet, path, words=tr, progress=progress),
            personal_labels(wanted.ledger, sheet.columns),
        )

    def changes(self, numbers: Sequence[int]) -> None:
        """The changes that a filter has left, a line each."""
        from models.audit import PERSONAL, export

        name = self._session.office.name
        self._write(
            *(tr("导出改动记录"), tr("改动记录")),
            lambda path, progress: export(numbers, path, name, words=tr, progress=progress),
            PERSONAL,
        )

    def meter(self, year: int) -> None:
        """A year of typing, month by month and ledger by ledger."""
        from models.burden_meter import burden_meter
        from models.reports.meter_xlsx import write_meter

        office = self._session.office
        self._write(
            *(tr("导出填表负担"), f"{tr('填表负担')}-{year}"),
            lambda path, _progress: write_meter(burden_meter(year), office.name, path, words=tr),
        )
