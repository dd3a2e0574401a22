"""What keys find in a window: what Tab leads to, in which order, and whether the focus shows."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QTextBrowser,
    QWidget,
)

from ui.widgets.page import Page

_MOST_LINKS = 60
"""That a topic of the help may have."""


def unreached(window: QWidget, page: QWidget) -> Iterator[str]:
    """Each button or field that takes part in no round of Tab, and what keeps Tab from going on.

    The round follows the eye: nothing comes after what stands below it or, in its line, right.
    """
    if QApplication.focusWidget() is None:
        yield "nothing has the focus"
        return
    visited, stuck = _round()
    if stuck:
        yield stuck
        return
    reached = set(visited) | {one.focusProxy() for one in visited}
    for widget in page.findChildren(QWidget):
        wanted = isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QAbstractItemView)
        if not (wanted or widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
            continue
        there = widget.isVisibleTo(window) and widget.isEnabled()
        if there and widget not in reached and not _has_other_keys(widget, reached):
            yield f"{_called(widget)} is not reached by Tab"
    yield from _turned_back(visited)


def _round() -> tuple[list[QWidget], str]:
    """What Tab leads to until it comes round, and what ended it before."""
    held = QApplication.focusWidget()
    visited: list[QWidget] = []
    while held is not None and held not in visited and len(visited) < 400:
        visited.append(held)
        now = _after(held)
        if now is held:
            return visited, f"Tab stays in {_called(held)}"
        held = now
    return visited, "" if held is not None else f"the focus is lost after {_called(visited[-1])}"


def _after(held: QWidget) -> QWidget | None:
    """Where Tab leads from there; within a text it leads from link to link first."""
    for _link in range(_MOST_LINKS if isinstance(held, QTextBrowser) else 1):
        QTest.keyClick(held, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is not held:
            break
    return QApplication.focusWidget()


def _turned_back(visited: Sequence[QWidget]) -> Iterator[str]:
    """Each step against the direction in which one reads, but for the one back to the top."""
    places = [_place(one, one.window()) for one in visited]
    seen = [at for at, one in enumerate(visited) if not one.visibleRegion().isEmpty()]
    first = min(seen, key=lambda at: (places[at].top(), places[at].left()))
    for at, then in pairwise([*visited[first:], *visited[:first]]):
        here, there = _place(at, then), _place(then, at)
        above = there.bottom() <= here.top() and there.left() < here.right()
        level = here.top() < there.center().y() < here.bottom()
        if above or (level and there.right() <= here.left()):
            yield f"{_called(then)} comes after {_called(at)}"


def _place(widget: QWidget, beside: QWidget) -> QRect:
    """Where it is; what is scrolled is where it scrolls, unless the other scrolls with it."""
    shown, holder = widget, widget.parentWidget()
    while holder is not None and not holder.isAncestorOf(beside):
        shown = holder if isinstance(holder, QScrollArea) else shown
        holder = holder.parentWidget()
    return QRect(shown.mapTo(shown.window(), QPoint(0, 0)), shown.size())


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
