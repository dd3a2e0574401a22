"""片区对比: areas and their units side by side; what they show goes into an area meeting."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget

from models.accounts.rights import Right
from models.area_sheet import analysis_of, compared, standings
from models.ledgers.meetings import Meeting
from ui.commands import Command
from ui.icons import Icon
from ui.scope import Scope
from ui.session import Session
from ui.theme import ThemeHolder
from ui.widgets.empty_page import EmptyPage
from ui.widgets.page import Card, Page
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.words import tr


class AreasPage(Page):
    """An area's own line stands above those of its units; Enter opens the area or the unit."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        scope: Scope,
        open_record: Callable[[str, str], object],
        begin: Callable[[Meeting], object],
    ) -> None:
        super().__init__(themes, tr("片区对比"))
        self._session, self._scope, self._open, self._begin = session, scope, open_record, begin
        headings = [Heading(tr("片区和单位"))]
        headings += [Heading(tr(figure.label), 118, right=True) for figure in compared()]
        self.table = PlainTable(themes, tr("片区对比"), headings)
        self.empty = EmptyPage(
            themes,
            Icon.SITEMAP,
            tr("还没有片区"),
            tr("在“组织机构”里建立片区，再给下级单位选上片区，这里就能并排看各片区的数。"),
        )
        self.analyse_button = self.add_button(
            tr("新建片区分析会"), "primary", Icon.PLUS, needs=(Right.RECORD,)
        )
        self.stack = QStackedWidget()
        card = Card()
        card.body.addWidget(self.table, 1)
        self.stack.addWidget(card)
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.stack, 1)
        self._areas: dict[str, bool] = {}
        self._later = QTimer(self, singleShot=True, interval=0)
        self._connect()

    def _connect(self) -> None:
        self.analyse_button.clicked.connect(self.analyse)
        self.table.opened.connect(self._open_line)
        self._later.timeout.connect(self._refresh_if_seen)
        self._session.changed.connect(lambda _names: self._later.start())
        self._scope.changed.connect(self._refresh_if_seen)
        self.offer(Command.REFRESH, self.refresh)
        self.offer(Command.NEW, self.analyse)

    def arrive(self) -> None:
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Take the figures of the top bar's period anew."""
        found = standings(self._session.office, self._scope.period)
        self._areas = {some.uid: some.is_area for some in found}
        self.stack.setCurrentIndex(0 if found else 1)
        self.analyse_button.setVisible(bool(found))
        lines = []
        for some in found:
            first = Cell(some.name) if some.is_area else Cell("", quiet=some.name)
            lines.append(Line(some.uid, (first, *(Cell(value) for value in some.values))))
        self.table.show_lines(lines)
        count = sum(self._areas.values())
        self.say_status(tr("{n} 个片区").format(n=count) if found else tr("还没有片区"))

    def _open_line(self, key: str) -> None:
        self._open("areas" if self._areas.get(key) else "units", key)

    def analyse(self) -> None:
        """A new meeting that goes through the areas one by one, with its form open."""
        areas = [uid for uid, is_area in self._areas.items() if is_area]
        if areas:
            self._begin(analysis_of(self._session.office, areas))
