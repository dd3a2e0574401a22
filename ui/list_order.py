"""By what a list is ordered, as its user left it: the same after the next start."""

from collections.abc import Collection, Iterable

from models.ledger import Ledger
from models.listing import REMAINING
from ui.ledger_table import Shown
from ui.session import Session
from ui.words import tr


class ListOrder:
    """`name` is a column's, REMAINING, or empty for the order in which records were made."""

    def __init__(self, session: Session, ledger: Ledger, columns: Collection[str]) -> None:
        self._session, self._key = session, f"order.{ledger.name}"
        self._own = REMAINING if ledger.model.deadline is not None else ""
        self._known = {self._own, REMAINING, *columns}
        self.name, self.descending = self._own, False
        self.recall()

    def recall(self) -> None:
        """As it was kept; a column that is no more counts as never chosen."""
        match self._session.recall(self._key):
            case [str(name), bool(descending)] if name in self._known:
                self.name, self.descending = name, descending
            case _:
                self.name, self.descending = self._own, False

    def turn(self, name: str) -> None:
        """Up, then down, then back to the list's own order."""
        if name != self.name:
            self.name, self.descending = name, False
        elif not self.descending:
            self.descending = True
        else:
            self.name, self.descending = self._own, False

    def in_words(self, columns: Iterable[Shown]) -> list[str]:
        """For the status bar; nothing where it is the order in which records were made."""
        if self.name == REMAINING:
            return [tr("按剩余天数排序")]
        labels = [tr(held.label) for held in columns if held.name == self.name]
        return [tr("按{label}排序").format(label=label) for label in labels]

    def keep(self) -> None:
        chosen = [self.name, self.descending]
        self._session.remember(self._key, None if chosen == [self._own, False] else chosen)
