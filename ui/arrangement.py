"""How wide the sides of a page and the columns of its tables are, as they were left."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.pages.ledgers import LedgersPage
from ui.session import Session
from ui.widgets.page import Page, Sides
from ui.widgets.plain_table import PlainTable

_PAUSE_MS = 400
"""After the handle rests."""


def keep_page(page: Page, session: Session, key: str) -> None:
    """Keep how this page is arranged; of a page of several, each as it is first shown."""
    if isinstance(page, LedgersPage):
        page.view_built.connect(lambda view, inner: _keep_parts(inner, session, view))
    else:
        _keep_parts(page, session, key)


def _keep_parts(page: Page, session: Session, key: str) -> None:
    keep_arrangement(page, session, key)
    page.part_made.connect(lambda part: keep_arrangement(part, session, key))


def keep_arrangement(place: QWidget, session: Session, key: str) -> None:
    """Give every splitter and every table in there the widths that they had, and keep new ones."""
    for at, split in enumerate(place.findChildren(Sides)):
        _keep_split(split, session, f"split.{key}.{at}" if at else f"split.{key}")
    tables = [place] if isinstance(place, PlainTable) else place.findChildren(PlainTable)
    for at, table in enumerate(tables):
        _keep_widths(table, session, f"widths.{key}.{at}")


def _keep_split(split: Sides, session: Session, key: str) -> None:
    kept = session.recall(key)
    if isinstance(kept, list) and len(kept) == split.count():
        split.take_shares(kept)
    rested = _when_it_rests(split, lambda: session.remember(key, split.shares))
    split.splitterMoved.connect(lambda _at, _which: rested())


def _keep_widths(table: PlainTable, session: Session, key: str) -> None:
    """A table that is made anew with other headings finds those again that it shares."""
    kept: dict[str, int] = session.recall(key, {})
    table.take_widths(kept)
    rested = _when_it_rests(table, lambda: session.remember(key, kept | table.own_widths))
    table.widths_changed.connect(rested)


def _when_it_rests(widget: QWidget, keep: Callable[[], object]) -> Callable[[], None]:
    wait = QTimer(widget, singleShot=True, interval=_PAUSE_MS)
    wait.timeout.connect(keep)
    return wait.start
