"""民主生活会 as a form: where it stands on top, and a table behind each tab."""

from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from models.fields import Leaves
from models.ledger import Group
from models.ledgers.democratic_meetings import DemocraticMeeting
from models.record import Part, Rows
from ui.forms.democratic_steps import steps_of
from ui.record_form import RecordForm
from ui.rows_editor import RowsEditor
from ui.widgets.page import label
from ui.widgets.steps import StepLine
from ui.words import tr

_LEAST, _MOST = 5, 10
"""Rows for which a table has room; the nine steps are seen at once."""


class DemocraticForm(RecordForm):
    """The step line follows what is typed; Alt+PgDn and Alt+PgUp turn to the next table."""

    def place(self, group: Group, titled: bool) -> None:
        tables = [some for some in group.content if isinstance(some, Rows)]
        if not tables:
            super().place(group, titled)
        elif not (self.read_only and all(map(stays, tables))):
            if not self.rows:
                self._column.addWidget(self._tabbed())
            self._add_table(group)

    def _tabbed(self) -> QWidget:
        self.step_line = StepLine(self._themes)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(tr("各项工作"))
        self.tables = QStackedWidget()
        self._hint = label("", "caption", wraps=True)
        self.tabs.currentChanged.connect(self._turned)
        for keys, step in (("Alt+PgDown", 1), ("Alt+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self._turn(step))
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.step_line, self.tabs, self._hint, self.tables):
            column.addWidget(part)
        return whole

    def _add_table(self, group: Group) -> None:
        for some in group.content:
            widget, _ = self._widget(some)
            self.tables.addWidget(widget)
            self.tabs.addTab(tr(group.title))

    def _rows_editor(self, rows: Rows[Any], parts: list[Part]) -> RowsEditor:
        editor = TableBehindTab(self._themes, rows, parts, self._around, self.read_only)
        editor.form = self
        column = editor.layout()
        assert isinstance(column, QVBoxLayout)
        column.addStretch(1)  # The tables are not equally high; all begin under their tab.
        return editor

    def show_table(self, table: QWidget) -> None:
        self.tabs.setCurrentIndex(self.tables.indexOf(table))

    def _turn(self, step: int) -> None:
        at = (self.tabs.currentIndex() + step) % self.tabs.count()
        self.tabs.setCurrentIndex(at)
        self.tables.currentWidget().setFocus()

    def _turned(self, at: int) -> None:
        self.tables.setCurrentIndex(at)
        table = self.tables.currentWidget()
        kept = isinstance(table, RowsEditor) and stays(table.rows)
        if self.read_only:
            self._hint.setText(tr("意见、谈话、对照检查和批评意见留在报送单位，这里只有数量"))
        else:
            self._hint.setText(tr("这张表留在本单位，报送包里只有数量") if kept else "")
        self._hint.setVisible(bool(self._hint.text()))

    def _show_record(self) -> None:
        super()._show_record()
        self._show_steps()
        for name, rows in self.rows.items():
            count = len(getattr(self._record, name))
            text = tr(rows.rows.label)
            counted = stays(rows.rows) and count
            self.tabs.setTabText(self.tables.indexOf(rows), f"{text} {count}" if counted else text)

    def _edited(self) -> None:
        super()._edited()
        self._show_steps()

    def _show_steps(self) -> None:
        record, _ = self._typed()
        assert isinstance(record, DemocraticMeeting)
        self.step_line.show_steps(*steps_of(record))


class TableBehindTab(RowsEditor):
    """Rows in a form; where the focus is sent to them, their tab comes to the front."""

    form: DemocraticForm | None = None

    def setFocus(self, *_reason: Any) -> None:
        if self.form is not None:
            self.form.show_table(self)
        self.view.setFocus()

    def _fit(self) -> None:
        row = self._themes.now.row()
        self.view.verticalHeader().setDefaultSectionSize(row)
        shown = min(max(self.table.rowCount() + 1, _LEAST), _MOST)
        header = self.view.horizontalHeader().sizeHint().height()
        self.view.setFixedHeight(header + shown * row + 4)


def stays(rows: Rows[Any]) -> bool:
    """Whether nothing of these rows ever leaves the office."""
    return all(column.leaves is Leaves.NEVER for column in rows.model.columns())
