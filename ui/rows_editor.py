"""Sub-rows inside a form, typed like a small spreadsheet.

Tab goes from cell to cell, Enter to the next row, Ctrl+Enter begins a new one, Del takes rows away.
A text that cannot be read stays in its cell, marked, until it is mended.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from models.block_edits import read_block, write_block
from models.errors import Problem
from models.fields import DateField, LongTextField
from models.record import Part, Rows, State
from models.sources import Source
from ui.cell_delegate import CellMessage
from ui.composing import open_for_letters
from ui.editors import Surroundings
from ui.glyphs import OVERDUE
from ui.help.way import WayToHelp
from ui.icons import Icon
from ui.rows_table import RowsDelegate, RowsTable
from ui.theme import ThemeHolder, dress
from ui.widgets.button import Button
from ui.widgets.chip import GlyphMark
from ui.widgets.page import label
from ui.widgets.tab_order import lead_through
from ui.words import say, tr

_MOST_ROWS = 7
"""Rows shown before the table scrolls; there is room for one more than there are."""


class RowsEditor(QWidget):
    """The rows of one part of a record; `edited` after each change by a person."""

    edited = Signal()

    def __init__(
        self,
        themes: ThemeHolder,
        rows: Rows[Any],
        parts: Sequence[Part],
        around: Callable[[], Surroundings],
        read_only: bool = False,
    ) -> None:
        super().__init__()
        self._themes, self._around = themes, around
        self.rows = rows
        self.given: list[tuple[list[State], Source]] = []
        self.read_only = read_only or rows.automatic
        self.table = self.new_table(parts)
        self.view = RowsView(themes, self.table, self.read_only)
        self.view.setAccessibleName(tr(rows.label))
        message = CellMessage(themes, self)
        self.delegate = RowsDelegate(themes, around, message, self.table, self)
        self.view.setItemDelegate(self.delegate)
        self.add_button = Button(themes, tr("添加一行"), "link", Icon.PLUS)
        self.restore_button = Button(themes, tr("恢复刚删的行"), "link")
        self._mark = GlyphMark(themes, OVERDUE)
        self._message = label("", "error", wraps=True)
        self._way = WayToHelp(themes)
        # Not a focus proxy: with one, Tab would pass over all that stands before it.
        self.entrance: QWidget = self.view
        self._lay_out()
        self._connect()
        lead_through(self)
        self.show_problems([])

    def new_table(self, parts: Sequence[Part]) -> RowsTable:
        """The rows as cells; asked for once, when the editor is put together."""
        return RowsTable(self.rows, parts, self._around, self)

    def _lay_out(self) -> None:
        head = self.head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(tr(self.rows.label), "strong"))
        head.addWidget(self.add_button)
        head.addWidget(self.restore_button)
        head.addStretch(1)
        if not self.read_only:
            head.addWidget(label(tr("Tab 下一格 ・ Enter 下一行 ・ Del 删除行"), "caption"))
        if self.read_only:
            self.add_button.hide()
        self.restore_button.hide()
        foot = QHBoxLayout()
        foot.setSpacing(5)
        foot.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._message, 1)
        foot.addWidget(self._way)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(head)
        whole.addWidget(self.view)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add_row)
        self.restore_button.clicked.connect(self._restore)
        self.view.row_wanted.connect(self.add_row)
        self.view.removal_wanted.connect(self._remove)
        self.table.changed.connect(self.edited)
        self.table.modelReset.connect(self._fit)
        self.table.rowsInserted.connect(self._fit)
        self.table.rowsRemoved.connect(self._fit)
        self._themes.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        row = self._themes.now.row()
        self.view.verticalHeader().setDefaultSectionSize(row)
        shown = min(self.table.rowCount() + (0 if self.read_only else 1), _MOST_ROWS)
        header = self.view.horizontalHeader().sizeHint().height()
        self.view.setFixedHeight(header + max(shown, 1) * row + 4)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.entrance.setFocus(reason)

    def add_row(self) -> None:
        """A new row at the end, ready for typing."""
        if self.read_only:
            return
        self.table.add()
        self._fit()
        index = self.table.index(self.table.rowCount() - 1, 0)
        self.view.setFocus()
        self.view.setCurrentIndex(index)
        self.view.edit(index)

    def _remove(self) -> None:
        rows = sorted({index.row() for index in self.view.selectedIndexes()})
        if rows:
            self.table.remove(rows)
            self.restore_button.setVisible(True)
            self.view.setCurrentIndex(self.table.index(min(rows[0], self.table.rowCount() - 1), 0))

    def _restore(self) -> None:
        self.table.restore()
        self.restore_button.setVisible(False)
        self.view.setFocus()

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these rows instead."""
        self.table.show_parts(parts)

    def parts(self) -> list[Part]:
        """The rows as typed; empty ones are left out."""
        return self.table.parts()

    def unreadable(self) -> list[Problem]:
        """The cells that hold text which their field cannot read."""
        return self.table.unreadable()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark the cells, and say the first problem under the table."""
        self.table.mark(problems)
        self._mark.setVisible(bool(problems))
        self._message.setVisible(bool(problems))
        if problems:
            first = problems[0]
            row = first.field.split(".")[1] if "." in first.field else ""
            said = tr("第 {row} 行：{message}").format(row=row, message=say(first.message))
            self._message.setText(said if row else say(first.message))
            dress(self._message, role="warning" if first.level == "warning" else "error")
        self._way.lead(problems[0].message if problems else None)
        self.setAccessibleDescription(self._message.text() if problems else "")

    def go_to(self, place: str) -> None:
        """Focus the cell of a problem ("measures.2.due_on")."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        parts = place.split(".")
        if len(parts) == 3:
            names = [column.name for column in self.table.columns]
            at = names.index(parts[2]) if parts[2] in names else 0
            self.view.setCurrentIndex(self.table.index(int(parts[1]) - 1, at))


class RowsView(QTableView):
    """The keys of the small spreadsheet."""

    row_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, themes: ThemeHolder, table: RowsTable, read_only: bool) -> None:
        super().__init__()
        self.setModel(table)
        self._table, self._read_only = table, read_only
        self.setProperty("framed", True)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.NoEditTriggers
            if read_only
            else triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(themes.now.row())
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at, column in enumerate(table.columns):
            long = isinstance(column, LongTextField)
            mode = QHeaderView.ResizeMode.Stretch if long else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(at, mode)
            self.setColumnWidth(at, table.width_of(at, themes.now))
            if long:
                least = table.heading_width(at, themes.now)
                header.setMinimumSectionSize(max(header.minimumSectionSize(), least))
        if not any(isinstance(column, LongTextField) for column in table.columns):
            header.setStretchLastSection(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(control)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif self._read_only:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif control and key == Qt.Key.Key_Semicolon:
            self._fill_today()
        elif control and key == Qt.Key.Key_D:
            self._fill_down()
        elif not control and event.text().isprintable() and event.text().strip():
            field = self._begun_row()
            if field is None:
                super().keyPressEvent(event)
            else:
                QApplication.sendEvent(field, event)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if not self._read_only:
            self._begun_row()
            open_for_letters(self, event)

    def _begun_row(self) -> QWidget | None:
        """In an empty table letters begin the first row; its field, open for them."""
        if self.currentIndex().isValid():
            return None
        self.row_wanted.emit()
        return QApplication.focusWidget()

    def _enter(self, control: bool) -> None:
        index = self.currentIndex()
        if self._read_only:
            self._table.open_file(index)
        elif control or not index.isValid():
            self.row_wanted.emit()
        elif not self._table.open_file(index):
            self.edit(index)

    def closeEditor(self, editor: QWidget, hint: Any) -> None:
        """After the last cell Tab begins a new row; Enter goes down, and below the end adds one."""
        index = self.currentIndex()
        last = index.row() == self._table.rowCount() - 1
        past_end = hint == RowsDelegate.Hint.EditNextItem and last
        if past_end and index.column() == self._table.columnCount() - 1:
            super().closeEditor(editor, RowsDelegate.Hint.NoHint)
            self.row_wanted.emit()
        elif hint == RowsDelegate.after_enter:
            super().closeEditor(editor, RowsDelegate.Hint.NoHint)
            self._next_row(index, last)
        else:
            super().closeEditor(editor, hint)
            if hint not in (RowsDelegate.Hint.EditNextItem, RowsDelegate.Hint.EditPreviousItem):
                self.setFocus()

    def _next_row(self, index: QModelIndex, last: bool) -> None:
        if last:
            self.row_wanted.emit()
        else:
            self.setCurrentIndex(index.siblingAtRow(index.row() + 1))

    def _copy(self) -> None:
        some = self.selectionModel().selectedIndexes()
        rows = sorted({index.row() for index in some})
        columns = sorted({index.column() for index in some})
        cells = [[self._table.text(row, at) for at in columns] for row in rows]
        QGuiApplication.clipboard().setText(write_block(cells))

    def _paste(self) -> None:
        block = read_block(QGuiApplication.clipboard().text())
        self._table.paste(max(self.currentIndex().row(), 0), self.currentIndex().column(), block)

    def _fill_down(self) -> None:
        """As in a spreadsheet: the top of the area downwards, into a single row the one above."""
        some = self.selectionModel().selectedIndexes()
        rows = sorted({index.row() for index in some})
        if len(rows) == 1 and rows[0] > 0:
            rows.insert(0, rows[0] - 1)
        if len(rows) > 1:
            self._table.fill_down(rows, sorted({index.column() for index in some}))

    def _fill_today(self) -> None:
        index = self.currentIndex()
        if index.isValid() and isinstance(self._table.columns[index.column()], DateField):
            self._table.fill_today(index)

    def rect_of(self, index: QModelIndex) -> QRect:
        return self.visualRect(index)
