"""What eyes find in a window: texts that do not fit."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
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
    QToolButton,
    QWidget,
)

from ui.main_window import MainWindow
from ui.pages.ledgers import LedgersPage
from ui.widgets.page import Page

SMALLEST = QSize(1024, 600)
"""The screen that everything has to have room on."""
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


def in_view(window: QWidget) -> list[QWidget]:
    """The widgets of a window that are shown, be it further down in what is scrolled."""
    return [one for one in window.findChildren(QWidget) if one.isVisible() and _may_be_seen(one)]


def _may_be_seen(widget: QWidget) -> bool:
    if not widget.visibleRegion().isEmpty():
        return True
    holder = widget.parentWidget()
    while holder is not None and not holder.isWindow():
        if isinstance(holder.parentWidget(), QScrollArea | None):
            break
        holder = holder.parentWidget()
    area = holder.parentWidget() if holder is not None else None
    return isinstance(area, QScrollArea) and not area.visibleRegion().isEmpty()


def too_large(window: QWidget) -> Iterator[str]:
    """A window that the smallest screen has no room for."""
    size = window.size()
    if size.width() > SMALLEST.width() or size.height() > SMALLEST.height():
        yield f"{type(window).__name__} is {size.width()}×{size.height()}"


def cut_texts(shown: Iterable[QWidget]) -> Iterator[str]:
    """Each text that is cut without saying itself whole in a tool tip and by its name."""
    for widget in shown:
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
