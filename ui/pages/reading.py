"""The hand-written views of reading and of making up, beside the lists of their ledgers."""

from collections.abc import Callable

from models.ledgers.units import descendants
from ui.dialogs import Dialogs
from ui.pages.ledgers import View
from ui.scope import Scope
from ui.session import Session
from ui.theme import ThemeHolder
from ui.widgets.page import Page
from ui.words import tr

OpenRecord = Callable[[str, str], None]


def grid_view(
    themes: ThemeHolder,
    session: Session,
    scope: Scope,
    open_record: OpenRecord,
    new_book: Callable[[], object],
) -> View:
    def make() -> Page:
        from ui.pages.reading_grid import ReadingGridPage

        return ReadingGridPage(themes, session, scope, open_record, new_book)

    return "reading_grid", tr("读书进度"), make


def compared_views(
    themes: ThemeHolder, session: Session, scope: Scope, open_record: OpenRecord
) -> list[View]:
    """划完与读完 for an office with units below it; one of its own sees that in the grid."""

    def make() -> Page:
        from ui.pages.ticked_read import TickedReadPage

        return TickedReadPage(themes, session, scope, open_record)

    below = descendants(session.office.unit)
    return [("ticked_read", tr("划完与读完"), make)] if below else []


def owed_view(
    themes: ThemeHolder,
    session: Session,
    scope: Scope,
    dialogs: Dialogs,
    open_record: OpenRecord,
) -> View:
    def make() -> Page:
        from ui.pages.owed import OwedPage

        return OwedPage(themes, session, scope, dialogs, open_record)

    return "owed", tr("补学名单"), make
