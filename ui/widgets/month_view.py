"""A month as a wall calendar: seven days a row, what stands on each, moved through by the keys."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QTableView,
)

from ui.dates import day_text
from ui.glyphs import Look, Tone, paint_label
from ui.theme import Theme, ThemeHolder
from ui.words import tr

Index = QModelIndex | QPersistentModelIndex

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_PAD = 6
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


@dataclass(frozen=True)
class DayLine:
    """One thing on a day: a glyph and words."""

    text: str
    look: Look


@dataclass(frozen=True)
class MonthDay:
    """A day: what stands on it, whether it is worked, and what the table of holidays calls it."""

    lines: tuple[DayLine, ...] = ()
    worked: bool = True
    name: str = ""


def weeks_of(month: date) -> list[list[date]]:
    """The weeks from Monday that touch a month."""
    return calendar.Calendar().monthdatescalendar(month.year, month.month)


class _Days(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.month = date(2000, 1, 1)
        self.weeks: list[list[date]] = []
        self.days: Mapping[date, MonthDay] = {}

    def show(self, month: date, days: Mapping[date, MonthDay]) -> None:
        self.beginResetModel()
        self.month, self.days, self.weeks = month, days, weeks_of(month)
        self.endResetModel()

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self.weeks)

    def columnCount(self, _parent: Index | None = None) -> int:
        return len(WEEKDAYS)

    def day(self, index: Index) -> date:
        return self.weeks[index.row()][index.column()]

    def held(self, day: date) -> MonthDay:
        return self.days.get(day, MonthDay())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        day = self.day(index)
        held = self.held(day)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(line.text for line in held.lines) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = [day_text(day), held.name, *(line.text for line in held.lines)]
            return "；".join(filter(None, said))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return tr(WEEKDAYS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None


class MonthView(QTableView):
    """Arrow keys go from day to day, also over the month's ends; PgUp and PgDn turn months.

    `chosen` carries the day that is current, `turned` the first day of the month that is wanted,
    `opened` the day on which Enter was pressed.
    """

    chosen = Signal(object)
    turned = Signal(object)
    opened = Signal(object)

    def __init__(self, themes: ThemeHolder, name: str, today: date) -> None:
        super().__init__()
        self.themes, self.today = themes, today
        self.day = today
        self._days = _Days()
        self.setModel(self._days)
        self.setItemDelegate(_Painter(themes, self))
        self.setAccessibleName(name)
        self._set_up()
        self.selectionModel().currentChanged.connect(self._tell)
        self.activated.connect(lambda index: self.opened.emit(self._days.day(index)))
        themes.changed.connect(self.viewport().update)

    def _set_up(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setMinimumSectionSize(28)
        self.horizontalHeader().setHighlightSections(False)

    @property
    def month(self) -> date:
        return self._days.month

    def held(self, day: date) -> MonthDay:
        return self._days.held(day)

    def day_at(self, index: Index) -> date:
        return self._days.day(index)

    def show_month(self, month: date, days: Mapping[date, MonthDay]) -> None:
        """Show this month; the current day is kept where it lies in it."""
        self._days.show(month, days)
        if (self.day.year, self.day.month) != (month.year, month.month):
            last = calendar.monthrange(month.year, month.month)[1]
            self.day = month.replace(day=min(self.day.day, last))
        self.go_to(self.day)

    def go_to(self, day: date) -> None:
        """Make a day current, and its month the one in view."""
        self.day = day
        first = day.replace(day=1)
        if first != self._days.month:
            self.turned.emit(first)
            return
        at = next(
            self._days.index(row, week.index(day))
            for row, week in enumerate(self._days.weeks)
            if day in week
        )
        self.setCurrentIndex(at)

    def turn(self, months: int) -> None:
        """The same day some months on."""
        count = self.month.year * 12 + self.month.month - 1 + months
        year, month = divmod(count, 12)
        last = calendar.monthrange(year, month + 1)[1]
        self.go_to(date(year, month + 1, min(self.day.day, last)))

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.day = self._days.day(index)
            self.chosen.emit(self.day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and key in _STEPS:
            self.go_to(self.day + timedelta(days=_STEPS[key]))
        elif plain and key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if key is Qt.Key.Key_PageDown else -1)
        elif plain and key is Qt.Key.Key_Home:
            self.go_to(self.today)
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.day)
        else:
            super().keyPressEvent(event)


class _Painter(QStyledItemDelegate):
    def __init__(self, themes: ThemeHolder, view: MonthView) -> None:
        super().__init__(view)
        self._themes, self._view = themes, view

    def paint(self, painter: QPainter, option: object, index: Index) -> None:
        theme, view = self._themes.now, self._view
        day = view.day_at(index)
        held = view.held(day)
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        inside = day.month == view.month.month
        ground = "surface" if held.worked and inside else "sunken"
        if chosen:
            ground = "selection" if view.hasFocus() else "selectionIdle"
        painter.save()
        painter.fillRect(box, theme.colour(ground))
        painter.setPen(QPen(theme.colour("line"), 1))
        edge = box.adjusted(0, 0, -1, -1)
        painter.drawLine(edge.topRight(), edge.bottomRight())
        painter.drawLine(edge.bottomLeft(), edge.bottomRight())
        if chosen and view.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), theme.border("focus")))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        strong = chosen and view.hasFocus() and theme.high_contrast
        top = self._paint_head(painter, theme, box, day, held, inside, strong)
        if inside:
            room = QRectF(box.left() + _PAD, top, box.width() - 2 * _PAD, box.bottom() - top - 2)
            self._paint_lines(painter, theme, room, held, ground, strong)
        painter.restore()

    def _paint_head(
        self,
        painter: QPainter,
        theme: Theme,
        box: QRectF,
        day: date,
        held: MonthDay,
        inside: bool,
        strong: bool,
    ) -> float:
        """The day's number, today in a filled box, and the holiday's name; where it ends."""
        is_today = day == self._view.today
        font = theme.font("body", bold=is_today)
        metrics = QFontMetrics(font)
        height = metrics.height() + 2
        number = QRectF(box.left() + _PAD - 3, box.top() + 3, height + 4, height)
        ink = "selectionText" if strong else "text" if inside else "text3"
        if is_today and not strong:
            painter.fillRect(number, theme.colour("accent"))
            ink = "onAccent"
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if held.name:
            painter.setFont(theme.font("caption"))
            colour = Tone.OK if not held.worked else Tone.WARN
            painter.setPen(theme.colour("selectionText" if strong else colour))
            room = QRectF(
                number.right() + 4, number.top(), box.right() - number.right() - 8, height
            )
            small = QFontMetrics(painter.font())
            name = small.elidedText(held.name, Qt.TextElideMode.ElideRight, int(room.width()))
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, side, name)
        return number.bottom() + 2

    def _paint_lines(
        self,
        painter: QPainter,
        theme: Theme,
        room: QRectF,
        held: MonthDay,
        ground: str,
        strong: bool,
    ) -> None:
        """As many lines as there is room for; the last says how many there are beside."""
        small = QFontMetrics(theme.font("caption"))
        height = max(small.height(), theme.size("stateGlyph")) + 2
        fits = int(room.height() // height)
        shown = held.lines if len(held.lines) <= fits else held.lines[: max(fits - 1, 0)]
        back, chosen_ink = theme.colour(ground), theme.colour("selectionText")
        for at, line in enumerate(shown):
            place = QRectF(room.left(), room.top() + at * height, room.width(), height)
            ink = chosen_ink if strong else theme.colour(line.look.tone)
            paint_label(painter, place, theme, line.text, line.look, ink, back, "caption")
        left = len(held.lines) - len(shown)
        if left and fits:
            place = QRectF(room.left(), room.top() + len(shown) * height, room.width(), height)
            painter.setFont(theme.font("caption"))
            painter.setPen(chosen_ink if strong else theme.colour("text2"))
            side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            text = tr("还有 {n} 项") if shown else tr("{n} 项")
            painter.drawText(place, side, text.format(n=left))
