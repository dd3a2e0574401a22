"""工作节奏: planned beside done for each month, the shortfall above, the even pace across."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme, ThemeHolder
from ui.words import tr

_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 18, 26, 24
_BAR = 20


@dataclass(frozen=True)
class RhythmMonth:
    """What was planned and done; `closed` once the month has passed, `current` while it is."""

    planned: int
    done: int
    closed: bool = False
    current: bool = False

    @property
    def short(self) -> int:
        return max(self.planned - self.done, 0) if self.closed else 0


class RhythmChart(QWidget):
    """Bars painted from the tokens; `description` tells the same in words."""

    def __init__(self, themes: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.months: tuple[RhythmMonth, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(120)
        self.setMaximumHeight(320)
        self.setAccessibleName(tr("工作节奏"))
        themes.changed.connect(self.update)

    def show_months(self, months: Sequence[RhythmMonth]) -> None:
        """Twelve months in order."""
        self.months = tuple(months)
        self.setAccessibleDescription(self.description())
        self.update()

    def description(self) -> str:
        line = tr("{month}月计划 {planned} 项，完成 {done} 项")
        return "；".join(
            line.format(month=at, planned=month.planned, done=month.done)
            for at, month in enumerate(self.months, 1)
        )

    def sizeHint(self) -> QSize:
        return QSize(600, 170)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.months:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        theme = self._themes.now
        painter.setFont(theme.font("caption"))
        plot = QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)
        most = max(1, *(max(month.planned, month.done) for month in self.months))
        step = _step(most)
        top = -(-most // step) * step
        self._paint_grid(painter, theme, plot, top, step)
        for at, month in enumerate(self.months):
            self._paint_month(painter, theme, plot, at, month, top)
        self._paint_pace(painter, theme, plot, top)

    def _paint_grid(
        self, painter: QPainter, theme: Theme, plot: QRectF, top: int, step: int
    ) -> None:
        for at, month in enumerate(self.months):
            if month.current:
                width = plot.width() / 12
                band = QRectF(plot.left() + at * width, plot.top(), width, plot.height())
                painter.fillRect(band, theme.colour("accentTint"))
        for value in range(0, top + 1, step):
            y = plot.bottom() - plot.height() * value / top
            painter.setPen(QPen(theme.colour("line" if value else "lineMid"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.colour("text2"))
            box = QRectF(0, y - 9, _LEFT - 8, 18)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(value)
            )
        planned = sum(month.planned for month in self.months)
        painter.setPen(QPen(theme.colour("lineMid"), 1, Qt.PenStyle.DotLine))
        for quarter in range(1, 4):
            x = plot.left() + plot.width() * quarter / 4
            painter.drawLine(QPointF(x, plot.top() - 16), QPointF(x, plot.bottom()))
        painter.setPen(theme.colour("text2"))
        names = (tr("一季度"), tr("二季度"), tr("三季度"), tr("四季度"))
        for quarter, name in enumerate(names):
            part = sum(month.planned for month in self.months[quarter * 3 : quarter * 3 + 3])
            share = round(part * 100 / planned) if planned else 0
            text = tr("{quarter} 计划占 {share}%").format(quarter=name, share=share)
            x = plot.left() + plot.width() * quarter / 4 + 4
            painter.drawText(QPointF(x, plot.top() - 9), text)

    def _paint_month(
        self, painter: QPainter, theme: Theme, plot: QRectF, at: int, month: RhythmMonth, top: int
    ) -> None:
        width = plot.width() / 12
        bar = min(_BAR, (width - 12) / 2)
        middle = plot.left() + width * (at + 0.5)
        high = plot.height() / top
        plan = QRectF(
            middle - bar - 1, plot.bottom() - month.planned * high, bar, month.planned * high
        )
        future = not month.closed and not month.current
        style = Qt.PenStyle.DashLine if future else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.colour("chartFuture" if future else "chartPlan"), 1, style))
        painter.setBrush(theme.colour("surface"))
        if month.planned:
            painter.drawRect(plan.adjusted(0.5, 0.5, -0.5, -0.5))
        done = QRectF(middle + 1, plot.bottom() - month.done * high, bar, month.done * high)
        painter.fillRect(done, theme.colour("chartDone"))
        if month.short:
            painter.setFont(theme.font("caption", bold=True))
            painter.setPen(theme.colour("danger"))
            head = min(plan.top(), done.top())
            box = QRectF(middle - width / 2, head - 17, width, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"−{month.short}")
        painter.setFont(theme.font("caption", bold=month.current))
        painter.setPen(theme.colour("text" if month.current else "text2"))
        box = QRectF(middle - width / 2, plot.bottom() + 3, width, 18)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr("{month}月").format(month=at + 1))

    def _paint_pace(self, painter: QPainter, theme: Theme, plot: QRectF, top: int) -> None:
        """The even pace: a twelfth of the year's plan each month."""
        pace = sum(month.planned for month in self.months) / 12
        if not pace:
            return
        y = plot.bottom() - plot.height() * pace / top
        painter.setPen(QPen(theme.colour("chartLine"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setFont(theme.font("caption"))
        text = tr("均衡线 每月 {pace} 项").format(pace=f"{pace:.1f}")
        width = QFontMetrics(painter.font()).horizontalAdvance(text)
        painter.setPen(theme.colour("text2"))
        painter.drawText(QPointF(plot.right() - width, y - 4), text)


def _step(most: int) -> int:
    """The distance of the grid lines: about four of them, at 1, 2 or 5 times a power of ten."""
    scale = 1
    while True:
        for step in (1, 2, 4, 5):
            if most <= step * scale * 4:
                return step * scale
        scale *= 10
