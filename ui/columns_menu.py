"""The 列 menu: which columns the list shows; unticking nothing leaves it to the room there is."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.column_layout import ColumnLayout
from ui.ledger_view import LedgerView
from ui.words import tr


def columns_menu(view: LedgerView, changed: Callable[[], None]) -> QMenu:
    """A menu of all columns but the first, and a way back to the first arrangement."""
    menu = QMenu(view)
    for at, held in enumerate(view.table.columns[1:], 1):
        action = QAction(tr(held.label), menu)
        action.setCheckable(True)
        action.setChecked(not view.isColumnHidden(at))
        action.toggled.connect(lambda on, name=held.name: _choose(view, changed, name, on))
        menu.addAction(action)
    menu.addSeparator()
    reset = menu.addAction(tr("恢复默认列"))
    reset.triggered.connect(lambda: _reset(view, changed))
    return menu


def _choose(view: LedgerView, changed: Callable[[], None], name: str, on: bool) -> None:
    hidden = {held.name for at, held in enumerate(view.table.columns) if view.isColumnHidden(at)}
    hidden = hidden - {name} if on else hidden | {name}
    view.columns.hidden = sorted(hidden)
    view.fit()
    changed()


def _reset(view: LedgerView, changed: Callable[[], None]) -> None:
    view.columns = ColumnLayout()
    view.fit()
    changed()
