"""How wide the two sides of a page are, as they were left."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSplitter

from ui.session import Session

_PAUSE_MS = 400
"""After the handle rests."""


def keep_split(split: QSplitter, session: Session, page: str) -> QSplitter:
    """Give a page's splitter the shares that it had, and keep those that it gets."""
    key = f"split.{page}"
    kept = session.recall(key)
    if isinstance(kept, list) and len(kept) == split.count():
        split.setSizes(kept)
    wait = QTimer(split, singleShot=True, interval=_PAUSE_MS)
    wait.timeout.connect(lambda: session.remember(key, split.sizes()))
    split.splitterMoved.connect(lambda _at, _which: wait.start())
    return split
