"""Keeps Tab going as one reads where parts were made later than what follows them."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def lead_from(place: QWidget, parts: Iterable[QWidget]) -> None:
    """Let Tab lead through these parts from where `place` stands, which they may be inside of.

    Qt sets an order among widgets that take the focus only, so that `place` does meanwhile.
    """
    policy = place.focusPolicy()
    place.setFocusPolicy(policy | Qt.FocusPolicy.TabFocus)
    for before, part in pairwise((place, *parts)):
        QWidget.setTabOrder(before, part)
    place.setFocusPolicy(policy)


def lead_through(whole: QWidget) -> None:
    """Let Tab lead through what is laid out in there in the order in which it is laid out."""
    layout = whole.layout()
    if layout is not None:
        for before, part in pairwise(_takers(layout)):
            QWidget.setTabOrder(before, part)


def _takers(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget = item.widget() if item is not None else None
        holder = widget or item
        inner = holder.layout() if holder is not None else None
        if widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        elif inner is not None:
            yield from _takers(inner)
