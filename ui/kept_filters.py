"""The state and the unit that a list is narrowed to: found again on the same day, not later.

The words that were sought are not kept: they may name somebody who is erased meanwhile.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from ui.ledger_page import LedgerPage

_PAUSE_MS = 400
"""After the last choice."""


def keep_filters(page: "LedgerPage") -> None:
    """Narrow a list that was just made as it was narrowed today, and keep what is chosen in it."""
    match page.session.recall(_key(page)):
        case [day, str(state), str(unit)] if day == _today(page):
            page.filters.count(page.scope.period)  # what can be chosen is known by counting
            page.filters.arrange("", state, unit)
    rested = QTimer(page, singleShot=True, interval=_PAUSE_MS)
    rested.timeout.connect(lambda: _keep(page))
    page.filters.changed.connect(rested.start)


def _keep(page: "LedgerPage") -> None:
    """A saved view keeps itself what it narrows its list to."""
    if page.saved.opened is not None:
        return
    narrowed = page.filters.narrowed
    kept = [_today(page), *narrowed] if any(narrowed) else None
    if kept != page.session.recall(_key(page)):
        page.session.remember(_key(page), kept)


def _key(page: "LedgerPage") -> str:
    return f"filters.{page.ledger.name}"


def _today(page: "LedgerPage") -> str:
    return page.session.office.door.today.isoformat()
