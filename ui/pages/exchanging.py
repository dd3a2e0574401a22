"""What the pages of the exchange share: words and looks of results, work on the worker."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from models.database import release
from models.exchange.sending.outbox import Packed
from models.fields import DateField, Leaves
from models.progress import Progress
from ui.editors import DateEditor, Surroundings
from ui.glyphs import DONE, EXEMPT, LATE, OVERDUE, RETURNED, SAME, SOON, TODO, Look
from ui.tasks import Job, Tasks
from ui.theme import ThemeHolder
from ui.widgets.page import Page
from ui.widgets.progress import ProgressPanel
from ui.words import tr

PACKAGES = "*.xjb"

RESULTS: dict[str, tuple[str, Look]] = {
    "accepted": ("已接收", DONE),
    "already": ("已导入过", SAME),
    "refused": ("拒收", OVERDUE),
    "quarantined": ("隔离待核对", SOON),
    "undone": ("已撤回", RETURNED),
}
"""What becomes of a package that came here."""

FORKED = ("fork", "record_fork", "stream_stopped")
"""Reasons for which a stream has stopped: people have to decide."""

_RECEIPTS: dict[str, tuple[str, Look]] = {
    "accepted": ("已接收", DONE),
    "refused": ("被拒收", RETURNED),
    "quarantined": ("对方待核对", SOON),
    "undone": ("对方已撤回", RETURNED),
    "superseded": ("后面的包已代替", EXEMPT),
}


def receipt_words(packed: Packed, today: date) -> tuple[str, Look]:
    """What was heard of a package that left: a receipt, or how long there has been none."""
    if packed.receipt:
        text, look = _RECEIPTS[packed.receipt]
        return tr(text), look
    if packed.carried_on is None:
        return tr("还没有带走"), TODO
    days = (today - date.fromisoformat(packed.carried_on)).days
    if not days:
        return tr("今天带走"), TODO
    return tr("已带走 {days} 天 无回执").format(days=days), LATE


def direction(kind: str) -> str:
    return tr("下发") if kind == "down" else tr("上报")


def size_text(size: int) -> str:
    """38.4 MB, 12 KB: rounded up, so that nothing is said to be empty."""
    if size >= 1_000_000:
        return f"{-(-size // 100_000) / 10:.1f} MB"
    return f"{-(-size // 1000)} KB"


def day_editor(themes: ThemeHolder, title: str, today: date) -> DateEditor:
    """A field for a day, filled with today; `read_value` refuses what is no day."""
    column = DateField(title, leaves=Leaves.NEVER)
    editor = DateEditor(column, Surroundings(today.year, today, themes=themes))
    editor.show_value(today)
    editor.line.setAccessibleName(title)
    return editor


def run(tasks: Tasks, panel: ProgressPanel, what: str, work: Callable[[Progress], Any]) -> Job:
    """Start work on the worker's thread with a panel over the page; its connection is closed."""

    def released(progress: Progress) -> Any:
        try:
            return work(progress)
        finally:
            release()

    job = tasks.start(released)
    panel.watch(job, what)
    return job


def turn_to(page: QWidget, key: str) -> Page | None:
    """Show another view of the group that a page stands in; None where it stands alone."""
    holder: Any = page.parentWidget()
    while holder is not None and not hasattr(holder, "show_view"):
        holder = holder.parentWidget()
    if holder is None:
        return None
    shown: Page = holder.show_view(key)
    return shown
