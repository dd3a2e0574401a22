"""更多: the groups of a form that are not needed at entry, kept behind one key until they are."""

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

    def close_again(self) -> None:
        """Before the next record: fold what this one had opened."""
        self._opened = False

    def show_filled(self, record: Record) -> None:
        """Fold every group in which the record holds nothing that somebody entered."""
        self._filled = {g.title for g, _ in self._sections if any(_holds(record, g))}
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
            inside = hidden[0].nextInFocusChain()
            while hidden[0].isAncestorOf(inside) and not _takes_keys(inside):
                inside = inside.nextInFocusChain()
            inside.setFocus(Qt.FocusReason.TabFocusReason)

    def _stands(self, group: Group) -> bool:
        return self._opened or group.title in self._filled

    def _show(self) -> None:
        for group, section in self._sections:
            section.setVisible(self._stands(group))
        folded = [tr(group.title) for group, _ in self._sections if not self._stands(group)]
        self.button.setText(tr("更多(&M)：{groups}").format(groups=" ・ ".join(folded)))
        self.button.setVisible(bool(folded))


def _takes_keys(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()


def _holds(record: Record, group: Group) -> list[bool]:
    return [_has(record, place) for place in group.content]


def _has(record: Record, place: Column[Any] | Rows[Any]) -> bool:
    """Whether somebody entered something there; what the program fills by itself does not count."""
    value = getattr(record, place.name)
    if isinstance(place, Rows):
        return bool(value) and not place.automatic
    if place.derived or place.automatic:
        return False
    default = place.default() if callable(place.default) else place.default
    return value not in (None, "", (), [], False, default)
