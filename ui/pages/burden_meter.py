"""填表负担: month by month what was typed, and what nobody had to type."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from models.burden_meter import Filled, Meter, burden_meter
from models.figures.figure import percent
from models.ledgers import ledger_named
from models.office import Office
from models.sources import OWN_SOURCES, Source
from ui.dates import period_text
from ui.dialogs import Dialogs
from ui.glyphs import Tone
from ui.icons import Icon
from ui.pages.told_page import Asked, Choices, Told, ToldPage
from ui.scope import Scope
from ui.session import Session
from ui.theme import ThemeHolder
from ui.widgets.page import hairline
from ui.widgets.plain_table import Cell, Heading, Line
from ui.widgets.stacked_months import Stacked, StackedMonths
from ui.words import tr

MONTHS, LEDGERS = "months", "ledgers"
INK = {
    Source.TYPED: ("chartLine", Qt.BrushStyle.SolidPattern),
    Source.TIES: ("chartDone", Qt.BrushStyle.HorPattern),
    Source.SHEETS: ("chartDone", Qt.BrushStyle.BDiagPattern),
    Source.TEMPLATES: ("chartPlan", Qt.BrushStyle.NoBrush),
    Source.CARRIED: ("chartPlan", Qt.BrushStyle.DiagCrossPattern),
}


def tell_meter(_office: Office, asked: Asked) -> Told:
    """The months of the year, or the ledgers of the period, each with its fields by source."""
    period = asked.period
    meter, year = burden_meter(period.year, period.first, period.last), burden_meter(period.year)
    months = _table(tr("月份"), [(one, _month(one)) for one in year.months], year.total)
    ledgers = _table(tr("台账"), [(one, _ledger(one)) for one in meter.ledgers], meter.total)
    first, below = (ledgers, months) if asked.choice == LEDGERS else (months, ledgers)
    return Told(
        *(first.headings, first.lines, _sentence(meter, period_text(period.code))),
        context=period_text(period.code),
        below=(below,),
    )


def _sentence(meter: Meter, when: str) -> str:
    total = meter.total
    if not total.total:
        said = tr("{period}还没有录入").format(period=when)
    else:
        said = tr("{period}键入 {typed} 项，自动带入 {brought} 项（占 {share}）").format(
            period=when,
            typed=f"{total.typed:,}",
            brought=f"{total.brought:,}",
            share=percent(total.brought, total.total),
        )
    return tr("{said}。只记数目，只存在这台电脑上，不随任何报送包发出。").format(said=said)


def _table(first: str, rows: list[tuple[Filled, str]], total: Filled) -> Told:
    headings = (
        Heading(first),
        *(Heading(tr(source.label), 92, right=True) for source in OWN_SOURCES),
        Heading(tr("自动带入"), 92, right=True),
        Heading(tr("占比"), 76, right=True),
        Heading(tr(Source.PACKAGES.label), 110, right=True),
    )
    lines = [_line(one, name) for one, name in rows]
    return Told(headings, (*lines, _line(total, tr("合计"), "total")))


def _line(one: Filled, name: str, key: str = "") -> Line:
    own = [_count(one.by_source.get(source, 0)) for source in OWN_SOURCES]
    share = Cell(percent(one.brought, one.total))
    sent = _count(one.by_source.get(Source.PACKAGES, 0))
    return Line(key or one.key, (Cell(name), *own, _count(one.brought), share, sent))


def _count(number: int) -> Cell:
    return Cell(f"{number:,}", tone=Tone.PLAIN if number else Tone.HINT)


def _month(one: Filled) -> str:
    return period_text(one.key)


def _ledger(one: Filled) -> str:
    ledger = ledger_named(one.key)
    return tr(ledger.title) if ledger else one.key


class BurdenMeterPage(ToldPage):
    """The year's columns above the table; `export` writes both into a workbook."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        scope: Scope,
        dialogs: Dialogs,
        open_record: Callable[[str, str], object],
        export: Callable[[int], object],
    ) -> None:
        choices = Choices(((MONTHS, tr("按月")), (LEDGERS, tr("按台账"))))
        super().__init__(
            *(themes, tr("填表负担"), session, scope, dialogs, open_record, tell_meter, choices)
        )
        self.units.hide()  # What others typed is counted by them, and never sent.
        parts = [Stacked(tr(source.label), *INK[source]) for source in OWN_SOURCES]
        self.chart = StackedMonths(themes, tr("填表负担"), parts, tr("本单位记录的字段，项"))
        place = QVBoxLayout()
        place.setContentsMargins(0, 4, 0, 4)
        place.addWidget(self.chart)
        self.card.body.insertLayout(2, place)
        self.card.body.insertWidget(3, hairline())
        self.export_button = self.add_button(tr("导出"), icon=Icon.FILE_EXPORT)
        self.export_button.clicked.connect(lambda: export(scope.year))

    def arrive(self) -> None:
        super().arrive()
        if self.table is not None:
            self.table.go_to(self.scope.period.months[-1])

    def refresh(self) -> None:
        super().refresh()
        period = self.scope.period
        months = burden_meter(period.year).months
        numbers = [[one.by_source.get(source, 0) for source in OWN_SOURCES] for one in months]
        self.chart.show_months(numbers, (period.first, period.last))
