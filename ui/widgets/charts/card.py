"""A chart in its card: the finding as title, the numbers behind it, and ways out of the window."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from models.charts.chart import Chart, Kind
from ui.icons import Icon
from ui.theme import ThemeHolder
from ui.widgets.button import Button, IconButton
from ui.widgets.charts.legend import ChartLegend
from ui.widgets.charts.painting import picture
from ui.widgets.charts.view import ChartView
from ui.widgets.fitting import FittingLabel
from ui.widgets.page import Card, label
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.words import say, tr

_NUMBER, _MONTH = 84, 52
_TABLE_ROWS = 6
"""Rows of a data table that are seen without scrolling."""


class ChartCard(Card):
    """`opened` carries a row; `told` what is current; `copied` follows a copy to the clipboard.

    `exported` carries the chart that is wanted as a spreadsheet. `about` says whose it is under a
    copied picture. A `wide` card has all in one line above the chart.
    """

    opened = Signal(object)
    told = Signal(str)
    copied = Signal()
    exported = Signal(object)

    def __init__(
        self,
        themes: ThemeHolder,
        name: str,
        about: Callable[[], str],
        tools: Sequence[QWidget] = (),
        wide: bool = False,
    ) -> None:
        super().__init__()
        self._themes, self._name, self._about = themes, name, about
        self.title = _one_line(name) if wide else label(name, "section", wraps=True)
        self.note = label("", "secondary", wraps=not wide)
        self.view = ChartView(themes, name)
        self.table: PlainTable | None = None
        self.data_link = Button(themes, tr("看数据表"), "link")
        self.legend = ChartLegend(themes)
        self.more = IconButton(themes, Icon.DOTS, tr("复制或导出这张图"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._lay_out(tools, wide)
        self._connect()

    def _lay_out(self, tools: Sequence[QWidget], wide: bool) -> None:
        first = QHBoxLayout()
        first.setSpacing(12 if wide else 8)
        first.setContentsMargins(14, 8, 8, 0)
        top = Qt.AlignmentFlag.AlignVCenter if wide else Qt.AlignmentFlag.AlignTop
        first.addWidget(self.title, 0 if wide else 1, top)
        if wide:
            self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            first.addWidget(self.note, 1)
            first.addWidget(self.legend)
        for widget in (self.data_link, self.more):
            first.addWidget(widget, 0, top)
        self.body.addLayout(first)
        if not wide:
            self._lay_out_below(tools)
        self.body.addWidget(self._stack, 1)

    def _lay_out_below(self, tools: Sequence[QWidget]) -> None:
        """The note, and under it what chooses the numbers and what the bars mean."""
        note, row = QHBoxLayout(), QHBoxLayout()
        note.setContentsMargins(14, 0, 14, 0)
        note.addWidget(self.note)
        row.setContentsMargins(14, 4, 14, 0)
        row.setSpacing(12)
        for widget in tools:
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.legend)
        self.body.addLayout(note)
        self.body.addLayout(row)

    def _connect(self) -> None:
        menu = QMenu(self.more)
        menu.addAction(tr("复制为图片"), self.copy)
        menu.addAction(tr("导出表格…"), self.export)
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.data_link.clicked.connect(self.turn)
        self.view.opened.connect(self.opened)
        self.view.told.connect(self.told)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.view, self.copy)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)

    @property
    def chart(self) -> Chart | None:
        return self.view.chart

    @property
    def shows_table(self) -> bool:
        return self._stack.currentWidget() is not self.view

    def show_chart(self, chart: Chart) -> None:
        self.title.setText(say(chart.finding))
        note = say(chart.note)
        if len(chart.drawn) < len(chart.rows):
            more = tr("图上是前 {shown} 个，共 {count} 个，其余看数据表")
            more = more.format(shown=len(chart.drawn), count=len(chart.rows))
            note = tr("；").join((note, more))
        self.note.setText(note)
        self.note.setToolTip(note)
        self.view.setAccessibleName(say(chart.finding))
        self.legend.show_chart(chart)
        self.view.show_chart(chart)
        if self.shows_table:
            self._show_table(chart)

    def turn(self) -> None:
        """From the chart to its numbers, and back."""
        if self.chart is None:
            return
        if self.shows_table:
            self._stack.setCurrentWidget(self.view)
        else:
            self._show_table(self.chart)
        self.data_link.setText(tr("看图") if self.shows_table else tr("看数据表"))

    def _show_table(self, chart: Chart) -> None:
        headings, lines = table_of(chart)
        if self.table is None or self.table.headings != headings:
            if self.table is not None:
                self._stack.removeWidget(self.table)
                self.table.deleteLater()
            self.table = PlainTable(self._themes, self._name, headings)
            self.table.opened.connect(self._open_row)
            rows = min(len(lines), _TABLE_ROWS)
            self.table.setMinimumHeight((rows + 2) * self._themes.now.row())
            self._stack.addWidget(self.table)
        self.table.show_lines(lines)
        self._stack.setCurrentWidget(self.table)

    def _open_row(self, key: str) -> None:
        rows = self.chart.rows if self.chart else ()
        row = next((row for row in rows if row.unit and row.unit == key), None)
        if row is not None:
            self.opened.emit(row)

    # Ways out

    def copy(self) -> None:
        """The chart as a picture on the clipboard, light and with its title."""
        if self.chart is not None:
            QGuiApplication.clipboard().setImage(picture(self.chart, self._about()))
            self.copied.emit()

    def export(self) -> None:
        if self.chart is not None:
            self.exported.emit(self.chart)


def table_of(chart: Chart) -> tuple[tuple[Heading, ...], list[Line]]:
    """A chart's numbers; months stand across, as in every table of a year."""
    heads = [say(heading) for heading in chart.headings]
    if chart.kind in (Kind.RHYTHM, Kind.COLUMNS):
        months = (Heading(say(row.label), _MONTH, right=True) for row in chart.rows)
        total = Heading(tr("累计"), 64, right=True)
        lines = [Line(str(at), _across(chart, head, at)) for at, head in enumerate(heads[1:])]
        return (Heading(tr(chart.name)), *months, total), lines
    headings = (Heading(heads[0]), *(Heading(head, _NUMBER, right=True) for head in heads[1:]))
    lines = [
        Line(
            row.unit or str(at),
            (Cell(say(row.label)), *map(Cell, chart.cells(row))),
        )
        for at, row in enumerate(chart.rows)
    ]
    return headings, lines


def _across(chart: Chart, head: str, at: int) -> tuple[Cell, ...]:
    values = [row.values[at] for row in chart.rows]
    total = sum(value or 0 for value in values)
    return (Cell(head), *(Cell(chart.number(value)) for value in values), Cell(str(total)))


def _one_line(text: str) -> QLabel:
    """A heading as wide as its text where there is room for it."""
    made = FittingLabel(text)
    made.setProperty("role", "section")
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    return made
