"""The page 制度日历: the month, the list of what is due and missed, the rules, the holidays."""

from collections.abc import Callable
from dataclasses import dataclass

from models.calendar.entries import Entry
from models.calendar.mending import begun, ledger_for
from models.errors import UserError
from models.record import Record
from ui.dialogs import Dialogs
from ui.pages.ledgers import LedgersPage, View
from ui.scope import Scope
from ui.session import Session
from ui.theme import ThemeHolder
from ui.widgets.page import Page
from ui.words import tr

DUE_LIST = "due_list"


@dataclass(frozen=True)
class Ways:
    """Where an entry leads: to a record, to the list of a ledger, to the exchange; and a new
    record's form."""

    open_record: Callable[[str, str], object]
    open_list: Callable[[str], object]
    open_exchange: Callable[[], object]
    begin: Callable[[Record], object]

    def open_entry(self, entry: Entry) -> None:
        if entry.ledger == "packages":
            self.open_exchange()
        elif entry.uid:
            self.open_record(entry.ledger, entry.uid)
        else:
            self.open_list(entry.ledger)


def calendar_page(
    themes: ThemeHolder,
    session: Session,
    scope: Scope,
    dialogs: Dialogs,
    ways: Ways,
    lists: tuple[View, ...],
) -> LedgersPage:
    """`lists` are the views of the ledgers of rules and of holidays, in this order."""

    def mend(entry: Entry) -> None:
        """The form of the record that is lacking, or the list where such records are made."""
        duty = entry.duty
        assert duty is not None
        ledger = ledger_for(duty)
        try:
            ways.begin(begun(session.office, duty))
        except UserError as error:
            dialogs.tell_error(error)
            ways.open_list(ledger.name if ledger else "readings")

    def month() -> Page:
        from ui.pages.calendar import CalendarPage

        return CalendarPage(
            *(themes, session, scope, dialogs, ways.open_entry, mend),
            lambda: page.show_view("holidays"),
        )

    def due() -> Page:
        from ui.pages.due_list import DueListPage

        return DueListPage(themes, session, scope, dialogs, ways.open_entry, mend)

    views: list[View] = [
        ("calendar", tr("日历"), month),
        (DUE_LIST, tr("到期与缺漏"), due),
        *lists,
    ]
    page = LedgersPage(themes, tr("制度日历"), views)
    return page
