"""The table of a ledger: keys as in a spreadsheet, and columns that fit."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from ui.column_layout import ColumnLayout, natural_widths, visible_columns
from ui.frozen_column import FrozenColumn
from ui.ledger_table import Index, LedgerTable
from ui.theme import ThemeHolder

_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible


class LedgerView(QTableView):
    """Cells are selected as areas; Space ticks whole rows, which stay ticked while one moves on."""

    opened = Signal(str)
    moved = Signal()
    ticked_changed = Signal()
    edit_wanted = Signal()
    sort_wanted = Signal(int)
    layout_changed = Signal()

    def __init__(
        self,
        themes: ThemeHolder,
        table: LedgerTable,
        layout: ColumnLayout,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self.table = table
        self.columns = layout
        self.ticked: set[str] = set()
        self._fitting = False
        self.setModel(table)
        self._set_up()
        self._set_up_header()
        self.selectionModel().selectionChanged.connect(self._selection_moved)
        self.selectionModel().currentChanged.connect(self._current_moved)
        self.doubleClicked.connect(lambda index: self.opened.emit(table.uid_at(index.row())))
        self.frozen = FrozenColumn(self)
        themes.changed.connect(self._new_look)
        self._new_look()

    def _set_up(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sectionClicked.connect(self.sort_wanted)
        header.sectionResized.connect(self._resized_by_hand)
        header.sectionMoved.connect(self._moved_by_hand)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _new_look(self) -> None:
        self.verticalHeader().setMinimumSectionSize(self._themes.now.row())
        self.verticalHeader().setDefaultSectionSize(self._themes.now.row())
        self.fit()
        self.viewport().update()

    # What is selected

    @property
    def current_uid(self) -> str:
        row = self.currentIndex().row()
        return self.table.uid_at(row) if 0 <= row < self.table.rowCount() else ""

    def row_stands(self, row: int) -> bool:
        """Whether a row is painted as selected."""
        return self.selectionModel().rowIntersectsSelection(row, QModelIndex())

    @property
    def has_area(self) -> bool:
        """Whether more than one cell is selected."""
        ranges = list(self.selectionModel().selection())  # type: ignore[call-overload]
        return bool(sum(part.width() * part.height() for part in ranges) > 1)

    def selected_rows(self) -> list[int]:
        """The rows of the selected area, top down."""
        rows: set[int] = set()
        for part in self.selectionModel().selection():  # type: ignore[attr-defined]
            rows.update(range(part.top(), part.bottom() + 1))
        return sorted(rows)

    def selected_columns(self) -> list[int]:
        """The visible columns of the selected area, as they stand from left to right."""
        found: set[int] = set()
        for part in self.selectionModel().selection():  # type: ignore[attr-defined]
            found.update(range(part.left(), part.right() + 1))
        return [at for at in self.visible() if at in found]

    def chosen_uids(self) -> list[str]:
        """What a deed is done to: the ticked rows if there are any, else those selected."""
        if self.ticked:
            return sorted(self.ticked, key=self.table.row_of)
        return [self.table.uid_at(row) for row in self.selected_rows()]

    def visible(self) -> list[int]:
        """The shown columns from left to right."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        return [at for at in order if not self.isColumnHidden(at)]

    def toggle_tick(self) -> None:
        uid = self.current_uid
        if uid:
            self._tick(self.ticked ^ {uid})

    def clear_ticks(self) -> None:
        if self.ticked:
            self._tick(set())

    def _tick(self, uids: set[str]) -> None:
        """The first column makes room for ticks while there are any."""
        first = bool(uids) != bool(self.ticked)
        self.ticked = uids
        if first:
            self.fit()
        self.viewport().update()
        self.frozen.viewport().update()
        self.ticked_changed.emit()

    def go_to(self, row: int, column: int | None = None) -> None:
        """Make a cell the current one and bring it into sight."""
        if not 0 <= row < self.table.rowCount():
            return
        shown = self.visible()
        held = self.currentIndex().column()
        at = column if column is not None else held if held in shown else shown[0]
        index = self.table.index(row, at)
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, select)
        self.scrollTo(index)

    def _selection_moved(self) -> None:
        self.viewport().update()
        self.moved.emit()

    def _current_moved(self) -> None:
        self.moved.emit()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, changed = event.key(), event.modifiers()
        control = bool(changed & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not changed & ~_KEYPAD:
            if self.current_uid:
                self.opened.emit(self.current_uid)
        elif key == Qt.Key.Key_Space and not control:
            self.toggle_tick()
        elif key == Qt.Key.Key_Home and control:
            self.go_to(0)
        elif key == Qt.Key.Key_End and control:
            self.go_to(self.table.rowCount() - 1)
        elif key == Qt.Key.Key_Escape and self.ticked:
            self.clear_ticks()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab goes on to the next cell that can be typed, over what the program works out."""
        steps = {_Hint.EditNextItem: 1, _Hint.EditPreviousItem: -1}
        super().closeEditor(editor, _Hint.NoHint if hint in steps else hint)
        self.setFocus()
        if hint in steps:
            self._edit_beside(steps[hint])

    def _edit_beside(self, step: int) -> None:
        index = self.currentIndex()
        typed = [at for at in self.visible() if self.table.is_typed(at)]
        if index.column() not in typed:
            return
        place = typed.index(index.column()) + step
        row = index.row() + place // len(typed)
        if 0 <= row < self.table.rowCount():
            self.go_to(row, typed[place % len(typed)])
            self.edit_wanted.emit()

    def keyboardSearch(self, _text: str) -> None:
        """Nothing: letters belong to input methods, and the search field finds."""

    # Columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Show the columns that there is room for, or those that the user asked for."""
        room = self.viewport().width()
        if room < 100 or self._fitting:
            return
        self._fitting = True
        theme = self._themes.now
        widths = natural_widths(theme, self.table) | self.columns.widths
        marks = bool(self.ticked) + self.table.has_returned
        widths[self.table.columns[0].name] += marks * (theme.size("stateGlyph") + 4)
        shown = visible_columns(theme, self.table, self.columns, widths, room)
        self._put_in_order()
        for at, held in enumerate(self.table.columns):
            self.setColumnHidden(at, held.name not in shown)
            if held.name in shown:
                self.setColumnWidth(at, shown[held.name])
        self._fitting = False
        self.frozen.fit()

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _VISIBLE) -> None:
        """Bring a cell into sight, from under the first column too."""
        super().scrollTo(index, hint)
        hidden = self.columnWidth(0) - self.visualRect(index).left()
        if index.column() and hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def setItemDelegate(self, delegate: QAbstractItemDelegate) -> None:
        super().setItemDelegate(delegate)
        self.frozen.setItemDelegate(delegate)

    def _put_in_order(self) -> None:
        header = self.horizontalHeader()
        names = [held.name for held in self.table.columns]
        for place, name in enumerate(self.columns.ordered(names)):
            header.moveSection(header.visualIndex(names.index(name)), place)

    def _resized_by_hand(self, at: int, _before: int, after: int) -> None:
        if not self._fitting and after > 0:
            self.frozen.fit()
            self.columns.widths[self.table.columns[at].name] = after
            self.layout_changed.emit()

    def _moved_by_hand(self) -> None:
        if self._fitting:
            return
        header = self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        self.columns.order = [self.table.columns[at].name for at in order]
        if header.logicalIndex(0) != 0:
            QTimer.singleShot(0, self, self.fit)
        self.layout_changed.emit()

    def show_sorted(self, name: str, descending: bool) -> None:
        """Set the sort mark of the column called so; none where the order is no column's."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        names = [held.name for held in self.table.columns]
        self.horizontalHeader().setSortIndicator(names.index(name) if name in names else -1, order)

    def corner_of(self, index: QModelIndex) -> QPoint:
        """Where the cell begins, in the view's coordinates."""
        return self.viewport().mapTo(self, self.visualRect(index).topLeft())


_Hint = QAbstractItemDelegate.EndEditHint
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
