"""What the bars of a chart mean, in one line: the same fills with their names."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.charts.chart import Chart, Kind, Part
from ui.spoken import Role
from ui.theme import ThemeHolder
from ui.widgets.charts.ink import LEFT, Ink, fill_part, line_height, put, width_of
from ui.words import tr

_SHORT = "−n"
_GAP, _BETWEEN = 6, 12


def items(chart: Chart) -> list[tuple[Part, str]]:
    """A chart of one series says in its title what its bars are."""
    if len(chart.series) < 2:
        return []
    return [(series.part, tr(series.label)) for series in chart.series]


def legend_width(ink: Ink, chart: Chart) -> float:
    return sum(_width(ink, chart, part, text) for part, text in items(chart))


def _sign(ink: Ink, chart: Chart, part: Part) -> float:
    """What the rhythm lacks is a number over its bars, so its sign is one too."""
    if chart.kind is Kind.RHYTHM and part is Part.SHORT:
        return width_of(ink, _SHORT, bold=True)
    return float(ink.size("stateGlyph"))


def _width(ink: Ink, chart: Chart, part: Part, text: str) -> float:
    return _sign(ink, chart, part) + _GAP + width_of(ink, text) + _BETWEEN


def paint_legend(painter: QPainter, ink: Ink, box: QRectF, chart: Chart) -> None:
    """From the left of the box, in its middle line."""
    x = box.left()
    for part, text in items(chart):
        side = _sign(ink, chart, part)
        sign = QRectF(x, box.center().y() - side / 2, side, side)
        if chart.kind is Kind.RHYTHM and part is Part.SHORT:
            room = QRectF(x, box.top(), side + 1, box.height())
            put(painter, ink, room, _SHORT, LEFT, token="danger", bold=True)
        else:
            fill_part(painter, ink, sign, part)
        wide = _width(ink, chart, part, text)
        room = QRectF(x + side + _GAP, box.top(), wide - side - _GAP, box.height())
        put(painter, ink, room, text)
        x += wide


class ChartLegend(QWidget):
    """The legend of the chart that is shown; nothing where a title says it."""

    spoken_role = Role.StaticText

    def __init__(self, themes: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._chart: Chart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.updateGeometry)

    def show_chart(self, chart: Chart) -> None:
        self._chart = chart
        told = items(chart)
        self.setVisible(bool(told))
        self.setAccessibleName(" · ".join(text for _, text in told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._themes.now
        wide = legend_width(theme, self._chart) if self._chart else 0
        return QSize(round(wide), round(line_height(theme)) + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._chart is not None:
            paint_legend(QPainter(self), self._themes.now, QRectF(self.rect()), self._chart)
