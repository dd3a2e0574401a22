"""What eyes, ears and keys find in a window: texts that do not fit, silent widgets, dead ends."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from ui.main_window import MainWindow
from ui.pages.ledgers import LedgersPage
from ui.widgets.page import Page

_SLACK = 1
"""Logical px that rounding may cost."""


def views_of(window: MainWindow) -> Iterator[tuple[str, Page]]:
    """Every page and every view inside one, brought into view in turn."""
    for entry in window.entries:
        page = window.go(entry.key)
        for key in page.keys() if isinstance(page, LedgersPage) else [""]:
            if isinstance(page, LedgersPage):
                yield f"{entry.key}/{key}", page.show_view(key)
            else:
                yield entry.key, page


# Texts that do not fit


def cut_texts(window: QWidget) -> Iterator[str]:
    """Each text that is cut without saying itself whole in a tool tip and by its name."""
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.visibleRegion().isEmpty() is False:
            for text, lack in _lacks(widget):
                yield f"{type(widget).__name__} {text!r} lacks {lack}"


def _lacks(widget: QWidget) -> Iterator[tuple[str, str]]:
    match widget:
        case QLabel():
            yield from _label(widget)
        case QHeaderView():
            yield from _header(widget)
        case QTabBar():
            yield from _tabs(widget)
        case QComboBox():
            yield from _combo(widget)
        case QLineEdit():
            yield from _hint(widget)
        case QAbstractButton():
            yield from _button(widget)
    yield from _pushed_out(widget)


def _told(widget: QWidget, text: str) -> bool:
    return text in widget.toolTip() and text in (widget.accessibleName() or text)


def _label(label: QLabel) -> Iterator[tuple[str, str]]:
    text = label.text()
    if not text or _told(label, text):
        return
    room = label.contentsRect()
    if label.wordWrap():
        need = label.heightForWidth(label.width())
        if need > label.height() + _SLACK:
            yield text, f"{need - label.height()} px of height"
        return
    need = label.sizeHint().width() - (label.width() - room.width())
    if need > room.width() + _SLACK:
        yield text, f"{need - room.width()} px of width"
    tall = QFontMetrics(label.font()).height() * (text.count("\n") + 1)
    if tall > room.height() + _SLACK:
        yield text, f"{tall - room.height()} px of height"


def _header(header: QHeaderView) -> Iterator[tuple[str, str]]:
    model = header.model()
    if model is None or header.orientation() is Qt.Orientation.Vertical:
        return
    metrics = QFontMetrics(header.font())
    for section in range(header.count()):
        if header.isSectionHidden(section):
            continue
        text = str(model.headerData(section, header.orientation()) or "")
        tip = str(
            model.headerData(section, header.orientation(), Qt.ItemDataRole.ToolTipRole) or ""
        )
        need = metrics.horizontalAdvance(text)
        if need > header.sectionSize(section) and text not in tip:
            yield text, f"{need - header.sectionSize(section)} px of width"


def _tabs(bar: QTabBar) -> Iterator[tuple[str, str]]:
    metrics = QFontMetrics(bar.font())
    for at in range(bar.count()):
        text = bar.tabText(at).replace("&", "")
        need = metrics.horizontalAdvance(text)
        if need > bar.tabRect(at).width() and text not in bar.tabToolTip(at):
            yield text, f"{need - bar.tabRect(at).width()} px of width"


def _combo(box: QComboBox) -> Iterator[tuple[str, str]]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    room = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    text = box.currentText()
    need = QFontMetrics(box.font()).horizontalAdvance(text)
    if need > room.width() + _SLACK and text not in box.toolTip():
        yield text, f"{need - room.width()} px of width"


def _hint(line: QLineEdit) -> Iterator[tuple[str, str]]:
    if line.text() or isinstance(line.parent(), QComboBox) or not line.placeholderText():
        return
    margins, room = line.textMargins(), line.contentsRect().width()
    room -= margins.left() + margins.right() + 8
    room -= sum(
        button.width() + 4 for button in line.findChildren(QToolButton) if button.isVisible()
    )
    need = QFontMetrics(line.font()).horizontalAdvance(line.placeholderText())
    if need > room + _SLACK and line.placeholderText() not in line.toolTip():
        yield line.placeholderText(), f"{need - room} px of width"


def _button(button: QAbstractButton) -> Iterator[tuple[str, str]]:
    text = button.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
    if not text or text in button.toolTip():
        return
    need = QFontMetrics(button.font()).horizontalAdvance(text)
    if isinstance(button, QPushButton):
        option = QStyleOptionButton()
        button.initStyleOption(option)
        need += button.iconSize().width() + 4 if not button.icon().isNull() else 0
    if isinstance(button, QCheckBox | QRadioButton):
        need += button.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, button) + 4
    if isinstance(button, QToolButton) and (
        button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    ):
        return
    if need > button.width() + _SLACK:
        yield text, f"{need - button.width()} px of width"
    if QFontMetrics(button.font()).height() > button.height() + _SLACK:
        yield text, "height"


def _pushed_out(widget: QWidget) -> Iterator[tuple[str, str]]:
    """A widget that its parent cuts, unless a scroll bar leads to the rest of it."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent, QComboBox | QLineEdit):
        return
    if not isinstance(widget, QLabel | QAbstractButton | QComboBox | QLineEdit):
        return
    if _in_item_view(widget):
        return
    corner = QPoint(0, 0)
    holder: QWidget | None = parent
    name = widget.accessibleName() or getattr(widget, "text", lambda: "")()
    while holder is not None and not holder.isWindow():
        corner = widget.mapTo(holder, QPoint(0, 0))
        scrolled = isinstance(holder.parentWidget(), QScrollArea)
        over = corner.x() + widget.width() - holder.width()
        down = corner.y() + widget.height() - holder.height()
        if over > _SLACK or corner.x() < -_SLACK:
            yield name, f"{max(over, -corner.x())} px at the side of {type(holder).__name__}"
            return
        if (down > _SLACK or corner.y() < -_SLACK) and not scrolled:
            yield name, f"{max(down, -corner.y())} px at the foot of {type(holder).__name__}"
            return
        if scrolled:
            area = holder.parentWidget()
            if area is not None and holder.width() > area.width() + _SLACK:
                yield name, f"{holder.width() - area.width()} px of a scrolled body's width"
            return
        holder = holder.parentWidget()


def _in_item_view(widget: QWidget) -> bool:
    holder = widget.parentWidget()
    while holder is not None:
        if isinstance(holder, QAbstractItemView | QHeaderView):
            return True
        holder = holder.parentWidget()
    return False


# What is not said


def silent(window: QWidget) -> Iterator[str]:
    """Each visible widget or cell that shows something and says nothing to a screen reader."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        told = QAccessible.queryAccessibleInterface(widget)
        if told is None:
            yield f"{type(widget).__name__} is not in the tree"
            continue
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
        own = "paintEvent" in _own_names(type(widget))
        if _is_ornament(widget):
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


# What keys do not reach


def unreached(window: QWidget, page: QWidget) -> Iterator[str]:
    """Each button or field that takes part in no round of Tab, and what keeps Tab from going on."""
    start = QApplication.focusWidget()
    if start is None:
        yield "nothing has the focus"
        return
    visited = [start]
    for _step in range(400):
        held = QApplication.focusWidget()
        if held is None:
            yield f"the focus is lost after {_called(visited[-1])}"
            return
        QTest.keyClick(held, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is held:
            yield f"Tab stays in {_called(held)}"
            return
        if now in visited or now is None:
            break
        visited.append(now)
    reached = set(visited) | {one.focusProxy() for one in visited}
    for widget in page.findChildren(QWidget):
        wanted = isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QAbstractItemView)
        if not (wanted or widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
            continue
        there = widget.isVisibleTo(window) and widget.isEnabled()
        if there and widget not in reached and not _has_other_keys(widget, reached):
            yield f"{_called(widget)} is not reached by Tab"


def _has_other_keys(widget: QWidget, reached: set[QWidget | None]) -> bool:
    """Whether arrows lead there from what Tab reaches, or it is a part of that."""
    if isinstance(widget, QHeaderView):
        return True  # sorted and widened by the keys of its table
    if isinstance(widget, QAbstractButton):
        group = widget.group()
        if group is not None and reached & set(group.buttons()):
            return True
    holder = widget.parentWidget()
    while holder is not None and not isinstance(holder, Page):
        inner = QTabBar | QComboBox | QLineEdit | QAbstractSpinBox | QAbstractItemView
        if isinstance(holder, inner) and (holder in reached or widget.focusProxy() is holder):
            return True
        holder = holder.parentWidget()
    return False


def _called(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text!r}"


def unmarked(window: QWidget, seen: set[type]) -> Iterator[str]:
    """Each kind of widget, once, that looks the same with and without the focus."""
    for widget in window.findChildren(QWidget):
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if type(widget) in seen or not (takes and widget.isEnabled() and widget.isVisible()):
            continue
        if widget.visibleRegion().isEmpty() or widget.focusProxy() is not None:
            continue
        if isinstance(widget, QAbstractItemView) and not widget.model().rowCount(QModelIndex()):
            continue
        seen.add(type(widget))
        before = QApplication.focusWidget()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        with_focus = widget.grab().toImage()
        widget.clearFocus()
        if with_focus == widget.grab().toImage():
            yield f"{_called(widget)} does not show that it has the focus"
        if before is not None:
            before.setFocus()
