"""Keeps Tab going as one reads where parts were made later than what follows them."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def lead_from(place: QWidget, parts: Iterable[QWidget]) -> None:
    """Let Tab lead through these parts from where `place` stands, which they may be inside of.

    Qt sets an order among widgets that take the focus only, so that `place` does meanwhile.
    """
    policy = place.focusPolicy()
    place.setFocusPolicy(policy | Qt.FocusPolicy.TabFocus)
    for before, part in pairwise((place, *parts)):
        QWidget.setTabOrder(before, part)
    place.setFocusPolicy(policy)
