"""划完与读完: what units say they finished beside what is proved, and what is owed and made up."""

from collections.abc import Callable

from models.figures import ALL, OWN, by_unit, figure_named, percent
from models.figures import Scope as FigureScope
from models.ledgers.units import descendants
from models.listing import names_of
from ui.commands import Command
from ui.scope import Scope
from ui.session import Session
from ui.theme import ThemeHolder
from ui.widgets.page import Card, Page
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.words import say, tr

_FIGURES = (
    *("readings_due", "books_ticked", "books_read", "readings_behind"),
    *("make_ups_due", "make_ups_done", "study_lag"),
)
_DASH = "—"


class TickedReadPage(Page):
    """One line a unit; Enter opens the unit."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        scope: Scope,
        open_record: Callable[[str, str], None],
    ) -> None:
        super().__init__(themes, tr("划完与读完"))
        self._session, self._scope = session, scope
        headings = [Heading(tr("单位"))]
        for name in _FIGURES:
            figure = figure_named(name)
            assert figure is not None
            headings.append(Heading(tr(figure.label), 92, right=True))
        headings.insert(4, Heading(tr("读完占划完"), 92, right=True))
        self.list = PlainTable(themes, tr("划完与读完"), headings)
        card = Card()
        card.body.addWidget(self.list, 1)
        self.body.addWidget(card, 1)
        self.list.opened.connect(lambda uid: open_record("units", uid))
        self._session.changed.connect(lambda _names: self._refresh_if_seen())
        self._scope.changed.connect(self._refresh_if_seen)
        self.offer(Command.REFRESH, self.refresh)

    def arrive(self) -> None:
        self.refresh()
        self.list.setFocus()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        office, period = self._session.office, self._scope.period
        context = (tr("{year}年").format(year=period.year), say(period.label))
        self.set_title(self.title.text(), " ・ ".join(context))
        below = descendants(office.unit)
        scope = FigureScope(period, ALL if below else OWN, office.door.today)
        numbers: dict[str, dict[str, int | None]] = {}
        for name in _FIGURES:
            figure = figure_named(name)
            assert figure is not None
            numbers[name] = by_unit(figure, scope)
        names = names_of("units", numbers["books_read"])
        order = sorted(numbers["books_read"], key=lambda uid: (uid in below, names.get(uid, "")))
        self.list.show_lines([self._line(uid, names.get(uid, uid[-8:]), numbers) for uid in order])

    def _line(self, uid: str, name: str, numbers: dict[str, dict[str, int | None]]) -> Line:
        values = [numbers[figure].get(uid) for figure in _FIGURES]
        ticked, read = numbers["books_ticked"].get(uid), numbers["books_read"].get(uid)
        cells = [Cell(_DASH if value is None else str(value)) for value in values]
        cells.insert(3, Cell(percent(read or 0, ticked or 0)))
        return Line(uid, (Cell(name), *cells))
