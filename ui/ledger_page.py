"""The page of a ledger: its list, the record beside it, and the form that takes their place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from models.block_edits import require_editable
from models.copying import copy_of
from models.errors import UserError
from models.fields import DateField
from models.ledger import Ledger
from models.ledgers.people import Person
from models.ledgers.units import descendants
from models.listing import REMAINING, Listing, is_of_a_period
from models.record import Record
from ui.cell_delegate import CellMessage
from ui.column_layout import ColumnLayout, layout_from
from ui.columns_menu import columns_menu
from ui.commands import Command
from ui.detail_pane import DetailPane
from ui.dialogs import Dialogs
from ui.forms.own_forms import form_of
from ui.icons import Icon
from ui.kept_filters import keep_filters
from ui.ledger_clipboard import LedgerClipboard
from ui.ledger_delegate import LedgerDelegate
from ui.ledger_filters import LedgerFilters
from ui.ledger_header import header_buttons
from ui.ledger_table import LedgerTable
from ui.ledger_view import LedgerView
from ui.list_body import ListBody
from ui.list_foot import ListFoot
from ui.list_order import ListOrder
from ui.photo_strip import Darkroom
from ui.record_form import RecordForm
from ui.rescue import torn_notice
from ui.saved_views import ExportView, SavedViews
from ui.scope import Scope
from ui.session import Session
from ui.surroundings import surroundings
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.page import Card, Page, hairline
from ui.words import say, tr

if TYPE_CHECKING:
    from ui.printing.paper import Paper

_FULL, _MEDIUM, _SMALL = 1314, 1200, 1024
"""Widths of the window at which the pane narrows, and at which it takes the list's place."""
_PANE_PAUSE_MS = 40
"""After the last arrow key, before the pane reads the record."""


@dataclass(frozen=True)
class Outlets:
    """What leaves the list for elsewhere; each takes the list as it is filtered and ordered."""

    print_list: Callable[[], object] | None = None
    export_list: Callable[[Listing], object] | None = None
    export_view: ExportView | None = None
    import_sheet: Callable[[Ledger], object] | None = None
    open_record: Callable[[str, str], object] | None = None
    papers: tuple[tuple[str, Callable[[Sequence[str]], object]], ...] = ()
    """What is printed of records: a label, and what shows it when given the records' uids."""
    darkroom: Darkroom | None = None
    """What shows photos small; without it they are links like other files."""
    elsewhere: tuple[tuple[str, Callable[[str], object]], ...] = ()
    """What is shown of one record on another page."""
    show_held: Callable[[Person], object] | None = None


class LedgerPage(Page):
    """Generic over ledgers: columns, filters, verbs and form come from the Ledger."""

    form_opened = Signal()

    def __init__(
        self,
        themes: ThemeHolder,
        ledger: Ledger,
        session: Session,
        scope: Scope,
        dialogs: Dialogs,
        outlets: Outlets | None = None,
        title: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._title = tr(title or ledger.title)
        super().__init__(themes, self._title, parent=parent)
        self.ledger, self.session, self.scope, self.dialogs = ledger, session, scope, dialogs
        self._outlets = outlets or Outlets()
        self._today = session.office.door.today
        owners = ledger.name != "units" and bool(descendants(session.office.unit))
        self.table = LedgerTable(ledger, self._today, self, owners=owners)
        self.filters = LedgerFilters(themes, ledger, session.office.unit, self._today, self)
        layout = layout_from(session.recall(f"columns.{ledger.name}"))
        self.view = LedgerView(themes, self.table, layout)
        self.message = CellMessage(themes, self.view)
        self.pane = DetailPane(
            themes, ledger, session, dialogs, scope, darkroom=self._outlets.darkroom
        )
        self.form: RecordForm | None = None
        self.order = ListOrder(session, ledger, [held.column.name for held in self.table.columns])
        self._stale = True
        self._build()
        self._connect()
        keep_filters(self)
        self._offer_list()

    # Putting it together

    def _build(self) -> None:
        around = surroundings(self.themes, self.session, self.dialogs, self.scope)
        self.delegate = LedgerDelegate(
            self.themes, self.session, self.view, around, self.message, self
        )
        self.view.setItemDelegate(self.delegate)
        self.view.setAccessibleName(tr(self.ledger.title))
        self.clipboard = LedgerClipboard(self.themes, self.view, self.session, around)
        self.header_buttons = header_buttons(self, self._outlets)
        self.saved = SavedViews(self.themes, self, self._outlets.export_view)
        self._build_tools()
        self.foot = ListFoot(tr("Enter 打开 ・ F2 修改 ・ 空格 勾选 ・ Del 删除（可撤销）"))
        imports = self._outlets.import_sheet is not None
        self.list_body = ListBody(self.themes, self.ledger, self.view, imports)
        self.card = Card()
        torn = torn_notice(self.themes, self.session.office, self.ledger.name)
        if torn is not None:
            self.card.body.addWidget(torn)
        self.card.body.addWidget(self.list_body, 1)
        self.card.body.addWidget(hairline())
        self.card.body.addWidget(self.foot)
        self._list_side = QWidget()
        row = QHBoxLayout(self._list_side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.saved.panel)
        row.addWidget(self.card, 1)
        row.addWidget(self.pane)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._list_side)
        self.body.addWidget(self.stack, 1)
        self._wait = QTimer(self, singleShot=True, interval=_PANE_PAUSE_MS)
        self._later = QTimer(self, singleShot=True, interval=0)
        shown = self.session.recall("detail", True)
        self.pane.setVisible(bool(shown))

    def _build_tools(self) -> None:
        filters = self.filters
        self.add_tool(filters.search, 10)
        for part in (filters.states, filters.state_box, filters.units):
            self.add_tool(part)
        self.tools.addStretch(1)
        self.add_tool(self.saved.button, optional=True)
        self.columns_button = Button(self.themes, tr("列"), "quiet", Icon.COLUMNS_3)
        self.columns_button.clicked.connect(self._show_columns)
        self.add_tool(self.columns_button, optional=True)

    def _connect(self) -> None:
        self.session.changed.connect(lambda _names: self._later.start())
        self.scope.changed.connect(self.refresh)
        self.filters.changed.connect(self.refresh)
        self.filters.search.returnPressed.connect(self.view.setFocus)
        self.view.opened.connect(self.open)
        self.view.moved.connect(self._tell_place)
        self.view.moved.connect(self.message.hide)
        self.view.ticked_changed.connect(self._tell_place)
        self.view.edit_wanted.connect(self.edit_cell)
        self.view.sort_wanted.connect(self._sort_by)
        self.view.layout_changed.connect(self._remember_columns)
        self.view.horizontalHeader().customContextMenuRequested.connect(self._show_columns)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_cell_menu)
        self.pane.closed.connect(self.toggle_detail)
        self.pane.edit_wanted.connect(self.open)
        if self._outlets.open_record is not None:
            self.pane.tie_wanted.connect(self._outlets.open_record)
            self.pane.detail.show_held = self._outlets.show_held
        self._wait.timeout.connect(self._fill_pane)
        self._later.timeout.connect(self._refresh_if_seen)
        self.clipboard.told.connect(self._tell_at_cell)
        self.clipboard.left_out.connect(self.list_body.show_faults)
        self.list_body.empty.deed.clicked.connect(lambda: self.new())
        self.list_body.empty.other.clicked.connect(self.import_sheet)
        self.list_body.no_result.clear.clicked.connect(self.filters.clear)

    # What the menus may do here

    def _offer_list(self) -> None:
        for command, deed in self._list_deeds().items():
            self.offer(command, deed)

    def _list_deeds(self) -> dict[Command, Callable[[], object]]:
        deeds: dict[Command, Callable[[], object]] = {
            Command.NEW: self.new,
            Command.EDIT: self.edit_cell,
            Command.DELETE: self.delete,
            Command.COPY: self.clipboard.copy,
            Command.PASTE: self.clipboard.paste,
            Command.PASTE_NEW: self.clipboard.paste_new,
            Command.FILL_DOWN: self.clipboard.fill_down,
            Command.FILL_TODAY: self.clipboard.fill_today,
            Command.CHANGE_MANY: lambda: self.clipboard.change_many(self.dialogs),
            Command.DUPLICATE: self.duplicate,
            Command.FIND: self.filters.focus_search,
            Command.FIND_NEXT: self.find_next,
            Command.CLEAR_FILTERS: self.clear_filters,
            Command.NEXT_ERROR: lambda: self.go_to_returned(1),
            Command.PREVIOUS_ERROR: lambda: self.go_to_returned(-1),
            Command.VIEWS: self.saved.show_menu,
            Command.DETAIL: self.toggle_detail,
            Command.REFRESH: self.refresh,
        }
        if self._outlets.export_list is not None:
            deeds[Command.EXPORT] = self.export_list
        if self._outlets.import_sheet is not None:
            deeds[Command.IMPORT_SHEET] = self.import_sheet
        return deeds

    def regions(self) -> list[QWidget]:
        if self.form is not None:
            return [self.form]
        beside = (self.saved.panel, self.view, self.pane)
        return [self.filters.search, *(part for part in beside if part.isVisible())]

    def listing(self) -> Listing:
        return self.filters.listing(self.scope.period, self.order.name, self.order.descending)

    def arrange(self, order: str | None, descending: bool, columns: ColumnLayout) -> None:
        """Take over an order (None for the one that was kept) and columns, without reading."""
        self.view.columns = columns
        if order is None:
            self.order.recall()
        else:
            self.order.name, self.order.descending = order, descending

    # The list

    def arrive(self) -> None:
        if self._stale:
            self.refresh()
        if self.form is None and not self.filters.search.hasFocus():
            self.list_body.take_focus()

    def refresh(self) -> None:
        """Read the list anew; the place in it is kept by the record."""
        if self.session.office.door.today != self._today:
            self._today = self.session.office.door.today
            self.table.today = self.filters.today = self._today
        self._stale = False
        self.saved.refresh()
        self.set_title(self._title, self._context())
        uid, at = self.view.current_uid, self.view.currentIndex()
        row, column = at.row(), at.column()
        self.filters.count(self.scope.period)
        self.table.show(self.listing())
        self.view.ticked = {one for one in self.view.ticked if self.table.row_of(one) >= 0}
        self.view.show_sorted(self.order.name, self.order.descending)
        self.view.fit()
        found = self.table.row_of(uid) if uid else 0
        place = found if found >= 0 else min(row, self.table.rowCount() - 1)
        if not self.view.currentIndex().isValid():
            self.view.go_to(place, column if column in self.view.visible() else None)
        self._show_emptiness()
        self._tell_place()

    def _context(self) -> str:
        """The year and the period that the list is of."""
        if not is_of_a_period(self.ledger):
            return ""
        period = self.scope.period
        year = tr("{year}年").format(year=period.year)
        whole = period.first == 1 and period.last == 12
        return year if whole else " ・ ".join((year, say(period.label)))

    def _refresh_if_seen(self) -> None:
        if self.isVisible() and self.form is None:
            self.refresh()
        else:
            self._stale = True

    def show_only(self, state: str) -> None:
        """Filter by a state's code, "overdue" or "all"; for links from elsewhere."""
        self.filters.choose_state(state)

    def show_record(self, uid: str) -> None:
        """Select a record, or open it where the period hides it; for links from elsewhere."""
        if self.table.row_of(uid) < 0:
            self.filters.clear()
            self.refresh()
        if self.table.row_of(uid) < 0:
            self.open(uid)
            return
        self.session.note_opened(self.ledger, uid)
        self.view.go_to(self.table.row_of(uid))
        self.view.setFocus()

    def clear_filters(self) -> None:
        self.filters.clear()
        self.list_body.take_focus()

    def look_for(self, text: str) -> None:
        self.filters.clear()
        self.filters.search.setText(text)
        self.refresh()
        self.list_body.take_focus()

    def place(self) -> object:
        return self.view.current_uid or None

    def return_to(self, place: str) -> None:
        """Select the record again that was left; one that is gone is passed over."""
        if self.table.row_of(place) >= 0:
            self.view.go_to(self.table.row_of(place))

    def is_idle(self) -> bool:
        return self.form is None

    def _show_emptiness(self) -> None:
        period = say(self.scope.period.label)
        if self.table.rowCount():
            self.list_body.show_table()
        elif self.filters.any:
            self.list_body.show_no_result([period, *self.filters.in_words()])
        else:
            self.list_body.show_empty(period if is_of_a_period(self.ledger) else "")

    def _sort_by(self, at: int) -> None:
        held = self.table.columns[at]
        self.order.turn(REMAINING if held.remaining else held.column.name)
        if self.saved.opened is None:
            self.order.keep()
        self.refresh()

    def _remember_columns(self) -> None:
        self.session.remember(f"columns.{self.ledger.name}", self.view.columns.as_setting())

    def _show_columns(self, at: QPoint | None = None) -> None:
        menu = columns_menu(self.view, self._remember_columns)
        header, button = self.view.horizontalHeader(), self.columns_button
        corner = button.rect().bottomLeft()
        menu.popup(header.mapToGlobal(at) if isinstance(at, QPoint) else button.mapToGlobal(corner))

    def _show_cell_menu(self, at: QPoint) -> None:
        menu = self.clipboard.menu(self._list_deeds())
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _tell_place(self) -> None:
        """How many in the footer, what is selected in the status bar; the pane follows after a
        moment."""
        chosen = len(self.view.ticked) or len(self.view.selected_rows())
        self.foot.say(tr("共 {n} 条").format(n=self.table.rowCount()))
        said = [
            tr("已选 {m} 条").format(m=chosen),
            *self.filters.in_words(),
            *self.order.in_words(self.table.columns),
        ]
        self.say_status(" ・ ".join(said))
        self._wait.start()

    # Deeds on the list

    def find_next(self) -> None:
        """The next row of what was found, from the top again after the last."""
        if self.table.rowCount():
            self.view.go_to((self.view.currentIndex().row() + 1) % self.table.rowCount())
            self.view.setFocus()

    def go_to_returned(self, step: int) -> None:
        """The next row with something that was sent back from above."""
        row = self.table.next_returned(self.view.currentIndex().row(), step)
        if row < 0:
            self.say_status(tr("没有等待答复的退回"))
            return
        self.view.go_to(row)
        self.view.setFocus()

    def edit_cell(self) -> None:
        """Open the current cell for typing, or say why not; from the pane, open the record."""
        focused = QApplication.focusWidget()
        if focused is not None and self.pane.isAncestorOf(focused):
            self.open(self.view.current_uid)
            return
        index = self.view.currentIndex()
        if not index.isValid():
            return
        column = self.table.columns[index.column()].column
        record = self.session.office.door.load(self.ledger.model, self.view.current_uid)
        try:
            require_editable(self.session.office.door, record, column)
        except UserError as error:
            self._tell_at_cell(error)
            return
        self.view.scrollTo(index)
        self.view.edit(index)
        if isinstance(column, DateField):
            self.say_status(tr("Ctrl+; 填入今天，Esc 放弃"))

    def _tell_at_cell(self, error: UserError) -> None:
        index = self.view.currentIndex()
        corner = self.view.corner_of(index)
        size = self.view.visualRect(index).size()
        self.message.show_at(QRect(corner, size), error)
        self.say_status(say(error))

    def delete(self) -> None:
        if not self.view.hasFocus():
            return
        door = self.session.office.door
        records = [door.load(self.ledger.model, uid) for uid in self.view.chosen_uids()]
        own = [record for record in records if record.unit == door.unit]
        if not own:
            if records:
                self._tell_at_cell(UserError("这条记录属于别的单位，只能退回请对方修改"))
            return
        self.view.clear_ticks()
        self.session.delete(own, tr("列表中删除"))

    def papers(self) -> "Sequence[Paper]":
        """The list as it is filtered and ordered; in the form, the record that is open."""
        from ui.printing.list_paper import list_paper
        from ui.printing.record_paper import record_paper

        office = self.session.office
        if self.form is not None:
            return [record_paper(office, self.ledger, self.form.stored_uid())]
        hidden, order = self.view.columns.hidden or (), [held.name for held in self.table.columns]
        shown = [name for name in self.view.columns.ordered(order) if name not in hidden]
        columns = [order.index(name) for name in shown]
        return [list_paper(office, self.table, columns, self.filters.in_words(), self._context())]

    def export_list(self) -> None:
        if self._outlets.export_list is not None:
            self._outlets.export_list(self.listing())

    def import_sheet(self) -> None:
        if self._outlets.import_sheet is not None:
            self._outlets.import_sheet(self.ledger)

    # The record beside the list

    def toggle_detail(self) -> None:
        shown = not self.pane.isVisibleTo(self._list_side)
        self.session.remember("detail", shown)
        self.pane.setVisible(shown)
        self._make_room()
        if not shown:
            self.view.setFocus()
        elif self.card.isHidden():
            self._fill_pane()
            self.pane.enter()

    def _fill_pane(self) -> None:
        if self.pane.isVisible():
            self.pane.looking_for = self.filters.search.text().strip()
            self.pane.show_record(self.view.current_uid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The pane narrows with the window; in a small one it takes the list's place."""
        theme, width = self.themes.now, self.window().width()
        shown = self.pane.isVisibleTo(self._list_side)
        small = width < _SMALL
        self.card.setVisible(not (small and shown))
        if small:
            self.pane.setMinimumWidth(0)
            self.pane.setMaximumWidth(16777215)
        else:
            wide = theme.size("detailPane" if width >= _FULL else "detailPaneMin")
            self.pane.setFixedWidth(wide)

    # The form in the list's place

    def new(self, **values: Any) -> None:
        if self.form is None:
            self._show_form(self.session.office.door.new(self.ledger.model, **values))

    def begin(self, record: Record) -> None:
        """Open the form of a record that was filled beforehand and is not stored yet."""
        if self.form is None:
            self._show_form(record)

    def duplicate(self) -> None:
        """Open a copy of the current record, not stored yet."""
        door, uid = self.session.office.door, self.view.current_uid
        if uid:
            self.begin(copy_of(door, door.load(self.ledger.model, uid)))

    def open(self, uid: str, at: str = "") -> None:
        """The record in the form, at a field of it or its first."""
        self.session.note_opened(self.ledger, uid)
        self._show_form(self.session.office.door.load(self.ledger.model, uid), at)

    def _show_form(self, record: Any, at: str = "") -> None:
        form_class = form_of(self.ledger)
        self.form = form_class(
            self.themes, self.ledger, record, self.session, self.dialogs, self.scope
        )
        self.form.closed.connect(self._close_form)
        self.form.status.connect(self.say_status)
        self.form.titled.connect(self.set_title)
        self.stack.addWidget(self.form)
        self.stack.setCurrentWidget(self.form)
        self.tool_row.hide()
        for button in self.header_buttons:
            button.hide()
        self.withdraw(*self._list_deeds())
        for command, deed in self.form.deeds().items():
            self.offer(command, deed)
        self.form.begin(at)
        self.form_opened.emit()

    def _close_form(self, uid: str) -> None:
        """Back to the list, on the record that was open."""
        form, self.form = self.form, None
        if form is None:
            return
        self.stack.setCurrentWidget(self._list_side)
        self.stack.removeWidget(form)
        form.deleteLater()
        self.tool_row.show()
        for button in self.header_buttons:
            button.show()
        self.withdraw(*form.deeds())
        self._offer_list()
        self.refresh()
        if self.table.row_of(uid) >= 0:
            self.view.go_to(self.table.row_of(uid))
        self.view.setFocus()

    def may_leave(self) -> bool:
        return self.form is None or self.form.may_leave()
