"""更多: the groups of a form that are not needed at entry, kept behind one key until they are."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from models.fields import Column
from models.ledger import Group
from models.record import Record, Rows
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.words import tr


class Fold:
    """Shows the folded groups that hold something, and the others once the button is pressed."""

    def __init__(self, themes: ThemeHolder) -> None:
        self.button = Button(themes, "", "link")
        self.button.clicked.connect(self.open)
        self._sections: list[tuple[Group, QWidget]] = []
        self._filled: set[str] = set()
        self._opened = False

    def take(self, section: QWidget, group: Group) -> QWidget:
        self._sections.append((group, section))
        return section

    @property
    def names(self) -> set[str]:
        """The fields and rows of the folded groups."""
        return {place.name for group, _ in self._sections for place in group.content}

    def close_again(self) -> None:
        """Before the next record: fold what this one had opened."""
        self._opened = False

    def show_filled(self, record: Record, proposed: Mapping[str, Any]) -> None:
        """Fold every group in which the record holds nothing but what is proposed anyway."""
        self._filled = {g.title for g, _ in self._sections if _holds(record, g, proposed)}
        self._show()

    def show_places(self, names: set[str]) -> None:
        """Unfold the groups that hold one of these fields, for something is said of it."""
        for group, _ in self._sections:
            if any(place.name in names for place in group.content):
                self._filled.add(group.title)
        self._show()

    def open(self) -> None:
        """Show everything, and go to the first field that was not to be seen before."""
        hidden = [section for group, section in self._sections if not self._stands(group)]
        self._opened = True
        self._show()
        if hidden:
            _focus_inside(hidden[0])

    def _stands(self, group: Group) -> bool:
        return self._opened or group.title in self._filled

    def _show(self) -> None:
        for group, section in self._sections:
            section.setVisible(self._stands(group))
        folded = [tr(group.title) for group, _ in self._sections if not self._stands(group)]
        self.button.setText(tr("更多(&M)：{groups}").format(groups=" ・ ".join(folded)))
        self.button.setVisible(bool(folded))


def _focus_inside(section: QWidget) -> None:
    """Focus the first of its widgets that Tab would stop at."""
    inside = section.nextInFocusChain()
    while inside is not None and section.isAncestorOf(inside):
        if inside.focusPolicy() & Qt.FocusPolicy.TabFocus and inside.isEnabled():
            inside.setFocus(Qt.FocusReason.TabFocusReason)
            return
        inside = inside.nextInFocusChain()


def _holds(record: Record, group: Group, proposed: Mapping[str, Any]) -> bool:
    return any(
        _has(record, place) and getattr(record, place.name) != proposed.get(place.name)
        for place in group.content
    )


def _has(record: Record, place: Column[Any] | Rows[Any]) -> bool:
    """Whether somebody entered something there; what the program fills by itself does not count."""
    value = getattr(record, place.name)
    if isinstance(place, Rows):
        return bool(value) and not place.automatic
    if place.derived or place.automatic:
        return False
    default = place.default() if callable(place.default) else place.default
    return value not in (None, "", (), [], False, default)
