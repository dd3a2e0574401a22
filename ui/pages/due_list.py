"""到期与缺漏: what is due in the period, and all that was missed; a missed duty is begun here."""

from collections.abc import Callable, Iterator

from models.accounts.rights import Right
from models.calendar.entries import Asked as Wanted
from models.calendar.entries import Entry, Standing
from models.calendar.overview import calendar_of, from_rules, shortfalls
from models.calendar.workdays import Workdays
from models.figures import ALL as EVERYBODY
from models.figures import OWN, units_in
from models.listing import names_of
from models.office import Office
from ui.commands import Command
from ui.dates import period_text
from ui.dialogs import Dialogs
from ui.icons import Icon
from ui.pages.calendar_words import list_headings, list_line
from ui.pages.told_page import Asked, Choices, Told, ToldPage
from ui.scope import Scope
from ui.session import Session
from ui.theme import ThemeHolder
from ui.widgets.plain_table import Cell, Heading, Line
from ui.words import tr

SHORT, DUE, DONE, ALL = "short", "due", "done", "all"
_OF: dict[str, tuple[Standing, ...]] = {
    SHORT: (Standing.MISSED, Standing.OVERDUE),
    DUE: (Standing.DUE,),
    DONE: (Standing.DONE, Standing.EXPLAINED),
    ALL: tuple(Standing),
}


def due_choices() -> Choices:
    return Choices(
        ((SHORT, tr("缺漏和超期")), (DUE, tr("待办")), (DONE, tr("已办")), (ALL, tr("全部")))
    )


class DueListPage(ToldPage):
    """Enter opens what a line tells of; Ctrl+N begins the record that a missed duty lacks."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        scope: Scope,
        dialogs: Dialogs,
        open_entry: Callable[[Entry], object],
        mend: Callable[[Entry], object],
    ) -> None:
        self._entries: dict[str, Entry] = {}
        self._open_entry, self._mend = open_entry, mend
        super().__init__(
            *(themes, tr("到期与缺漏"), session, scope, dialogs, lambda _ledger, _uid: None),
            *(self._tell_due, due_choices()),
        )
        self.mend_button = self.add_button(
            tr("新建补办记录"), "primary", Icon.PLUS, needs=(Right.RECORD,)
        )
        self.mend_button.clicked.connect(self.mend)

    def _tell_due(self, office: Office, asked: Asked) -> Told:
        own = _own(office, asked) if asked.units in (EVERYBODY, OWN, office.unit) else []
        below = list(_of_others(office, asked))
        names = names_of("units", {unit for unit, _ in below})
        self._entries = {entry.key: entry for entry in own}
        wanted = _OF[asked.choice or SHORT]
        today = office.door.today
        several = [Heading(tr("单位"), 110)] if below else []
        first = [Cell(tr("本单位"))] if below else []
        lines = [_with(first, list_line(entry, today)) for entry in own if entry.standing in wanted]
        for unit, entry in below:
            if entry.standing in wanted:
                line = list_line(entry, today)
                named = Line(f"{line.key} {unit}", line.cells, line.alarm)
                lines.append(_with([Cell(names.get(unit, "—"))], named))
        every = [*own, *(entry for _, entry in below)]
        counts = {key: sum(e.standing in some for e in every) for key, some in _OF.items()}
        said = tr("缺漏和超期 {short} 项，待办 {due} 项，已办 {done} 项").format(**counts)
        headings = (*several, *list_headings())
        return Told(headings, tuple(lines), said, period_text(asked.period.code), counts=counts)

    def _tell_words(self, key: str) -> None:
        super()._tell_words(key)
        entry = self._entries.get(key)
        can = entry is not None and entry.duty is not None and entry.duty.left > 0
        self.mend_button.setEnabled(can)
        if can:
            self.offer(Command.NEW, self.mend)
        else:
            self.withdraw(Command.NEW)

    def mend(self) -> None:
        entry = self._entries.get(self.table.current_key if self.table else "")
        if entry is not None and entry.duty is not None and entry.duty.left > 0:
            self._mend(entry)

    def open(self, key: str) -> None:
        entry = self._entries.get(key)
        if entry is not None:
            self._open_entry(entry)

    def show_record(self, uid: str) -> None:
        """Select the line of a rule that needs doing most, among those it stands with."""
        found = next((entry for entry in self._entries.values() if entry.uid == uid), None)
        if found is None or self.table is None:
            return
        short = [e for e in self._entries.values() if e.uid == uid and e.short]
        self.segments.choose(SHORT if short else DUE)
        self.refresh()
        self.table.go_to((short or [found])[-1].key)


def _with(first: list[Cell], line: Line) -> Line:
    return Line(line.key, (*first, *line.cells), line.alarm)


def _own(office: Office, asked: Asked) -> list[Entry]:
    """The period's entries, and what was missed or is late from before."""
    here = calendar_of(office, asked.period.start, asked.period.end).entries
    found = {entry.key: entry for entry in (*shortfalls(office), *here)}
    return sorted(found.values(), key=lambda entry: entry.order)


def _of_others(office: Office, asked: Asked) -> Iterator[tuple[str, Entry]]:
    """(unit, entry) of what the rules ask of those below in the period."""
    workdays = Workdays(office.unit)
    for unit in units_in(asked.units, office.unit):
        if unit != office.unit:
            period = asked.period
            wanted = Wanted(unit, period.start, period.end, office.door.today)
            yield from ((unit, entry) for entry in from_rules(wanted, workdays))
