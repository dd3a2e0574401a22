"""Ctrl+P on any page: its own papers, or its tables and lists as they stand, in a preview."""

from PySide6.QtWidgets import QWidget

from models.errors import UserError
from ui.dialogs import Dialogs
from ui.pages.ledgers import LedgersPage
from ui.printing.preview import Preview, preview
from ui.printing.view_paper import view_papers
from ui.session import Session
from ui.theme import ThemeHolder
from ui.widgets.page import Page
from ui.words import tr


def print_page(
    page: Page | None, themes: ThemeHolder, session: Session, dialogs: Dialogs, window: QWidget
) -> Preview | None:
    """The preview of what is in view; None after saying why there is none."""
    if isinstance(page, LedgersPage):
        page = page.current
    if page is None:
        return None
    try:
        papers = page.papers() or view_papers(page, session.office)
    except UserError as error:
        dialogs.tell_error(error)
        return None
    if not papers:
        dialogs.tell(tr("这里没有要打印的"), tr("这一页现在没有表格或清单，有了内容再打印。"))
        return None
    return preview(papers, themes, session, dialogs, window)
