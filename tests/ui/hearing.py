"""What a screen reader finds in a window: silent widgets and cells."""

from collections.abc import Iterable, Iterator
from functools import cache

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QWidget


def silent(shown: Iterable[QWidget]) -> Iterator[str]:
    """Each visible widget or cell that shows something and says nothing to a screen reader."""
    for widget in shown:
        told = QAccessible.queryAccessibleInterface(widget)
        if told is None:
            yield f"{type(widget).__name__} is not in the tree"
            continue
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
        own = "paintEvent" in _own_names(type(widget))
        if _is_ornament(widget) or widget.focusProxy() is not None:
            continue
        if (takes or own) and not _said(told):
            yield f"{type(widget).__name__} ({widget.objectName()}) has no name"
        if own and told.role() in (QAccessible.Role.Client, QAccessible.Role.NoRole):
            yield f"{type(widget).__name__} {_said(told)!r} has no role"
        if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            yield from _silent_cells(widget, told)


def _is_ornament(widget: QWidget) -> bool:
    """What only repeats in paint the words beside it, or has no words at the moment."""
    empty = isinstance(widget, QLabel) and not widget.text()
    return empty or getattr(widget, "spoken_role", None) is QAccessible.Role.Border


def _said(told: QAccessibleInterface) -> str:
    return told.text(QAccessible.Text.Name) or told.text(QAccessible.Text.Value)


@cache
def _own_names(kind: type) -> set[str]:
    """What classes of this program, not Qt's, define."""
    return {name for one in kind.__mro__ if one.__module__.startswith("ui.") for name in vars(one)}


def _silent_cells(view: QAbstractItemView, told: QAccessibleInterface) -> Iterator[str]:
    model, name = view.model(), view.accessibleName()
    if model is None or not model.rowCount(QModelIndex()):
        return
    wanted = (QAccessible.Role.Cell, QAccessible.Role.ListItem, QAccessible.Role.TreeItem)
    cells = 0
    for at in range(min(told.childCount(), 300)):
        cell = told.child(at)
        if cell is not None and cell.role() in wanted:
            cells += 1
            said = cell.text(QAccessible.Text.Name)
            place = model.index(*divmod(cells - 1, _across(view)))
            shows = place.data() or place.data(Qt.ItemDataRole.ToolTipRole)
            if shows and not said:
                yield f"{type(view).__name__} {name!r} cell {cells} {shows!r} is silent"
                return
            if not _is_plain(view) and place.data(Qt.ItemDataRole.AccessibleTextRole) is None:
                yield f"{type(view).__name__} {name!r} cell {cells} leaves its painting unsaid"
                return
    if not cells:
        yield f"{type(view).__name__} {name!r} has no cells in the tree"


def _across(view: QAbstractItemView) -> int:
    return view.model().columnCount(QModelIndex()) if isinstance(view, QTableView) else 1


def _is_plain(view: QAbstractItemView) -> bool:
    """Whether Qt draws the cells as they are, so that their text is all there is."""
    return not any(
        type(view.itemDelegateForColumn(0) or view.itemDelegate()).__module__.startswith(one)
        for one in ("ui.",)
    )
