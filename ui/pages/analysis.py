"""分析: what the figures find, chart by chart: who stands where, what moves, what holds."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from models.charts.chart import Chart, Row
from models.charts.gathering import SPREAD_OVER, Wish, about, charts, keys_for
from models.figures import ALL, OWN, figure_named
from models.figures import Scope as FigureScope
from models.ledgers.units import descendants
from models.words import sentence
from ui.commands import Command
from ui.icons import Icon
from ui.latest import Latest
from ui.scope import Scope
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder
from ui.widgets.charts.card import ChartCard
from ui.widgets.page import Page
from ui.widgets.segments import Segment, Segments
from ui.words import say, tr

if TYPE_CHECKING:
    from ui.printing.paper import Paper

Exporter = Callable[[Sequence[Chart], str], object]
"""Writes charts, said to be of this and that, where the user wants them."""

_PLACES = {
    "spread": (0, 0, 2),
    "levels": (1, 0, 1),
    "balance": (1, 1, 1),
    "reading": (2, 0, 1),
    "deeds": (2, 1, 1),
    "satisfaction": (3, 0, 2),
}
"""Chart → its row, its column, and how many columns it takes."""
_ALONE = {
    **{"balance": (0, 0, 1), "reading": (0, 1, 1)},
    **{"deeds": (1, 0, 1), "satisfaction": (1, 1, 1)},
}
"""The same where there is nobody to compare with."""
_NAMES = {
    **{"spread": "各单位参差", "levels": "各层级按时完成", "balance": "问题对账"},
    **{"reading": "真读完", "deeds": "办实事", "satisfaction": "群众满意"},
}
_PAGES = {"issues": "issues", "readings": "reading", "deeds": "deeds", "plans": "planning"}
_PAUSE_MS = 120


class AnalysisPage(Page):
    """All is counted beside the window; until it is there, what was shown before stands."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        scope: Scope,
        tasks: Tasks,
        open_record: Callable[[str, str], object],
        go: Callable[[str], object],
        export: Exporter,
    ) -> None:
        super().__init__(themes, tr("分析"), scrolls=True)
        self._session, self._scope = session, scope
        self._open_record, self._go, self._export = open_record, go, export
        self._latest = Latest(tasks, self._show, session.refused.emit, self._ended)
        self.all_charts: tuple[Chart, ...] = ()
        self.figures = QComboBox()
        self.figures.setProperty("compact", True)
        self.figures.setAccessibleName(tr("看哪个数的参差"))
        for name in SPREAD_OVER:
            figure = figure_named(name)
            assert figure is not None
            self.figures.addItem(tr(figure.label), name)
        by = [Segment("month", tr("按月")), Segment("unit", tr("按单位"))]
        self.reading_by = Segments(themes, tr("真读完按月还是按单位"), by)
        self.cards: dict[str, ChartCard] = {}
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.export_button = self.add_button(tr("导出全部图表…"), icon=Icon.FILE_EXPORT)
        tools: dict[str, QWidget] = {"spread": self.figures, "reading": self.reading_by}
        grid = QGridLayout()
        grid.setSpacing(8)
        compared = "spread" in keys_for(self._asked())
        for key, (row, column, span) in (_PLACES if compared else _ALONE).items():
            some = [tools[key]] if compared and key in tools else []
            card = self.cards[key] = ChartCard(self.themes, tr(_NAMES[key]), self._about, some)
            grid.addWidget(card, row, column, 1, span)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.figures.activated.connect(lambda _at: self.refresh("spread"))
        self.reading_by.chosen.connect(lambda _key: self.refresh("reading"))
        self.export_button.clicked.connect(self.export_all)
        for card in self.cards.values():
            card.opened.connect(lambda row, card=card: self._open(card, row))
            card.told.connect(self.say_status)
            card.copied.connect(self._tell_copied)
            card.exported.connect(lambda chart: self._export([chart], self._about()))
        self._later.timeout.connect(self.refresh)
        self._scope.changed.connect(self._refresh_if_seen)
        self._session.changed.connect(lambda _names: self._refresh_if_seen())
        self.offer(Command.REFRESH, self.refresh)
        self.offer(Command.EXPORT, self.export_all)

    def arrive(self) -> None:
        self.refresh()
        first = next(iter(self.cards.values()))
        first.view.setFocus()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self._later.start()

    def _asked(self) -> FigureScope:
        office = self._session.office
        units = ALL if descendants(office.unit) else OWN
        return FigureScope(self._scope.period, units, office.door.today)

    def _about(self) -> str:
        return say(about(self._session.office.name, self._asked()))

    def refresh(self, *only: str) -> None:
        """Count anew beside the window, all charts or `only` these."""
        scope = self._asked()
        wish = Wish(self.figures.currentData(), self.reading_by.current == "unit")
        wanted = () if self._latest.busy else only
        self.set_title(self.title.text(), tr("正在统计"))
        self._latest.ask(lambda progress: charts(scope, wish, wanted, progress))

    def _ended(self) -> None:
        self.set_title(self.title.text(), self._about())

    def _show(self, found: Sequence[Chart]) -> None:
        fresh = {chart.key: chart for chart in found}
        kept = {chart.key: chart for chart in self.all_charts}
        self.all_charts = tuple((kept | fresh).values())
        for key, chart in fresh.items():
            if key in self.cards:
                self.cards[key].show_chart(chart)

    def _open(self, card: ChartCard, row: Row) -> None:
        """A unit, or the ledger that the chart counts."""
        if row.unit:
            self._open_record("units", row.unit)
        elif card.chart is not None and card.chart.ledger in _PAGES:
            self._go(_PAGES[card.chart.ledger])

    def _tell_copied(self) -> None:
        self._session.said.emit(sentence("已复制为图片"), False)

    def export_all(self) -> None:
        if self.all_charts:
            self._export(self.all_charts, self._about())

    def papers(self) -> "Sequence[Paper]":
        """Every chart of the page, and the rhythm of the year before them."""
        from ui.printing.chart_paper import chart_paper

        if not self.all_charts:
            return ()
        return [chart_paper(self._session.office, self.all_charts, self._about())]
