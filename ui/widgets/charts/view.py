"""A chart on the screen: arrow keys go from row to row, Enter opens, the mouse does both."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from models.charts.chart import Chart, Kind
from ui.spoken import Role
from ui.theme import ThemeHolder
from ui.widgets.charts.ink import CENTRE, line_height, put, width_of
from ui.widgets.charts.painting import needed_height, paint_chart, spots_of
from ui.words import say, tr

_MOST, _NEAR = 320, 12
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class ChartView(QWidget):
    """`opened` carries the row that was chosen; `told` what the current row says."""

    spoken_role = Role.Chart

    opened = Signal(object)
    told = Signal(str)

    def __init__(self, themes: ThemeHolder, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.chart: Chart | None = None
        self.current = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        themes.changed.connect(self._fit)

    def show_chart(self, chart: Chart) -> None:
        """Show these rows; the current one stays if its unit or its name is still there."""
        before = self._row_key()
        self.chart = chart
        keys = [row.unit or str(row.label) for row in chart.drawn]
        self.current = keys.index(before) if before in keys else -1
        self._describe()
        self._fit()

    def _row_key(self) -> str:
        if self.chart is None or self.current < 0:
            return ""
        row = self.chart.drawn[self.current]
        return row.unit or str(row.label)

    def _describe(self) -> None:
        if self.chart is None:
            return
        if self.current >= 0:
            self.setAccessibleDescription(self.chart.row_words(self.chart.drawn[self.current], tr))
        else:
            self.setAccessibleDescription(self.chart.description(tr))

    def _fit(self) -> None:
        if self.chart is not None:
            least = round(needed_height(self._themes.now, self.chart))
            self.setMinimumHeight(least)
            self.setMaximumHeight(max(_MOST, least))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, self.minimumHeight())

    # What is current

    def go_to(self, at: int) -> None:
        """Make a row the current one, and say what it tells."""
        if self.chart is None or not self.chart.drawn:
            return
        self.current = min(max(at, 0), len(self.chart.drawn) - 1)
        self._describe()
        words = self.chart.row_words(self.chart.drawn[self.current], tr)
        self.told.emit(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.go_to(self.current + _STEPS[key])
        elif key == Qt.Key.Key_Home:
            self.go_to(0)
        elif key == Qt.Key.Key_End and self.chart is not None:
            self.go_to(len(self.chart.drawn) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current >= 0:
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        assert self.chart is not None
        self.opened.emit(self.chart.drawn[self.current])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        keys = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if self.current < 0 and event.reason() in keys:
            self.go_to(0)

    def _row_at(self, place: QPointF) -> int:
        """The row under the pointer; of points the nearest one, if it is near."""
        if self.chart is None:
            return -1
        spots = self._spots()
        if self.chart.kind is not Kind.SPREAD:
            return next((at for at, spot in enumerate(spots) if spot.contains(place)), -1)
        away = [((spot.center() - place).manhattanLength(), at) for at, spot in enumerate(spots)]
        distance, at = min(away, default=(_NEAR + 1.0, -1))
        return at if distance <= _NEAR else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._row_at(event.position())
        if at >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.go_to(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a unit goes to it; elsewhere a double click or Enter opens."""
        at = self._row_at(event.position())
        if at >= 0 and at == self.current and self.chart is not None and self.chart.drawn[at].unit:
            self._open()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self._row_at(event.position())
        if at >= 0 and self.chart is not None and not self.chart.drawn[at].unit:
            self._open()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._row_at(QPointF(event.pos()))
            words = ""
            if at >= 0 and self.chart is not None:
                words = self.chart.row_words(self.chart.drawn[at], tr)
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    # How it looks

    def _spots(self) -> list[QRectF]:
        assert self.chart is not None
        return spots_of(self._themes.now, QRectF(self.rect()), self.chart)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.chart is None:
            return
        theme, painter = self._themes.now, QPainter(self)
        paint_chart(painter, theme, QRectF(self.rect()), self.chart)
        if self.current >= 0 and self.chart.drawn:
            self._paint_current(painter)
        elif self.hasFocus():
            self._paint_ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _paint_ring(self, painter: QPainter, box: QRectF) -> None:
        theme = self._themes.now
        ring = theme.border("focus") if self.hasFocus() else 1
        painter.setPen(QPen(theme.colour("focus" if self.hasFocus() else "lineStrong"), ring))
        painter.setBrush(QColor(Qt.GlobalColor.transparent))
        painter.drawRect(box)

    def _paint_current(self, painter: QPainter) -> None:
        assert self.chart is not None
        spot, theme = self._spots()[self.current], self._themes.now
        row = self.chart.drawn[self.current]
        self._paint_ring(painter, spot)
        if self.chart.kind is not Kind.SPREAD:
            return
        text = f"{say(row.label)} {self.chart.number(row.values[0])}"
        wide, line = width_of(theme, text, bold=True) + 8, line_height(theme)
        left = min(max(spot.center().x() - wide / 2, 2), self.width() - wide - 2)
        box = QRectF(left, spot.top() - line - 3, wide, line)
        painter.fillRect(box, theme.colour("surface"))
        painter.setPen(QPen(theme.colour("lineStrong"), 1))
        painter.drawRect(box)
        put(painter, theme, box, text, CENTRE, token="text", bold=True)
