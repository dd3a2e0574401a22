"""工作节奏: planned beside done for each month, the shortfall above, the even pace across."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.periods import MONTH_NAMES
from ui.printing.paper import Align, Block, Cell, Column, Heading, Table
from ui.theme import Theme, ThemeHolder
from ui.words import tr

_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 18, 26, 24
_BAR = 20
_SHORT = "−n"


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
        line = tr("{month}计划 {planned} 项，完成 {done} 项")
        return "；".join(
            line.format(month=tr(name), planned=month.planned, done=month.done)
            for name, month in zip(MONTH_NAMES, self.months, strict=False)
        )

    def on_paper(self) -> Iterator[Block]:
        """The months side by side, what was planned above what was done."""
        if not self.months:
            return
        planned = (tr("计划"), [month.planned for month in self.months])
        done = (tr("完成"), [month.done for month in self.months])
        yield Heading(tr("工作节奏"))
        yield Table(
            (Column("", 1.4), *(Column(tr(name), 1, Align.RIGHT) for name in MONTH_NAMES)),
            tuple(
                (Cell(name), *(Cell(str(n)) for n in numbers)) for name, numbers in (planned, done)
            ),
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
            self._paint_bars(painter, theme, plot, at, month, top)
        self._paint_pace(painter, theme, plot, top)
        for at, month in enumerate(self.months):
            self._paint_words(painter, theme, plot, at, month, top)

    def _paint_grid(
        self, painter: QPainter, theme: Theme, plot: QRectF, top: int, step: int
    ) -> None:
        for at, month in enumerate(self.months):
            if month.current:
                width = plot.width() / 12
                band = QRectF(plot.left() + at * width, plot.top(), width, plot.height())
                painter.fillRect(band, theme.colour("accentTint"))
                if theme.high_contrast:
                    painter.setPen(QPen(theme.colour("chartLine"), 1, Qt.PenStyle.DashLine))
                    painter.drawRect(band)
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

    def _paint_bars(
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

    def _paint_words(
        self, painter: QPainter, theme: Theme, plot: QRectF, at: int, month: RhythmMonth, top: int
    ) -> None:
        """The month's name, and what it is short of, on a ground that no line crosses."""
        width = plot.width() / 12
        middle = plot.left() + width * (at + 0.5)
        if month.short:
            painter.setFont(theme.font("caption", bold=True))
            metrics = QFontMetrics(painter.font())
            text = f"−{month.short}"
            head = plot.bottom() - max(month.planned, month.done) * plot.height() / top
            wide, high = metrics.horizontalAdvance(text) + 6, metrics.ascent() + 2
            box = QRectF(middle - wide / 2, head - high - 3, wide, high)
            painter.fillRect(box, theme.colour("surface"))
            painter.setPen(theme.colour("danger"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.setFont(theme.font("caption", bold=month.current))
        painter.setPen(theme.colour("text" if month.current else "text2"))
        box = QRectF(middle - width / 2, plot.bottom() + 3, width, 18)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr(MONTH_NAMES[at]))

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
        metrics = QFontMetrics(painter.font())
        width, high = metrics.horizontalAdvance(text), metrics.ascent() + 2
        box = QRectF(plot.right() - width - 2, y - high - 3, width + 4, high)
        painter.fillRect(box, theme.colour("surface"))
        painter.setPen(theme.colour("chartLine" if theme.high_contrast else "text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class RhythmLegend(QWidget):
    """What the bars and the red numbers of the chart mean, in one line."""

    def __init__(self, themes: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._texts = (tr("计划安排"), tr("完成"), tr("当月欠账"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(" · ".join(self._texts))
        themes.changed.connect(self.updateGeometry)

    def _sign_width(self, at: int) -> int:
        theme = self._themes.now
        if at < 2:
            return theme.size("stateGlyph")
        return QFontMetrics(theme.font("caption", bold=True)).horizontalAdvance(_SHORT)

    def _width(self, at: int) -> int:
        words = QFontMetrics(self._themes.now.font("caption")).horizontalAdvance(self._texts[at])
        return self._sign_width(at) + 6 + words + self._themes.now.space("md")

    def sizeHint(self) -> QSize:
        theme = self._themes.now
        return QSize(sum(map(self._width, range(3))), theme.control(compact=True))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, x = self._themes.now, QPainter(self), 0
        side, middle = theme.size("stateGlyph"), self.height() / 2
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for at, text in enumerate(self._texts):
            sign = QRectF(x + 0.5, middle - side / 2, side - 1, side - 1)
            if at == 0:
                painter.setPen(QPen(theme.colour("chartPlan"), 1))
                painter.drawRect(sign)
            elif at == 1:
                painter.fillRect(sign, theme.colour("chartDone"))
            else:
                painter.setFont(theme.font("caption", bold=True))
                painter.setPen(theme.colour("danger"))
                painter.drawText(QRectF(x, 0, self._sign_width(at), self.height()), flags, _SHORT)
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("text2"))
            left = x + self._sign_width(at) + 6
            painter.drawText(QRectF(left, 0, self._width(at), self.height()), flags, text)
            x += self._width(at)


def _step(most: int) -> int:
    """The distance of the grid lines: about four of them, at 1, 2 or 5 times a power of ten."""
    scale = 1
    while True:
        for step in (1, 2, 4, 5):
            if most <= step * scale * 4:
                return step * scale
        scale *= 10
