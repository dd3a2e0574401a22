"""The bar under the menus: whose office, which year and period, search, reminders, help, user."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from models.periods import Period, periods_of
from ui.glyphs import SOON
from ui.icons import Icon, mark, wear
from ui.scope import Scope
from ui.theme import ThemeHolder
from ui.widgets.button import Button, IconButton
from ui.widgets.chip import Chip
from ui.widgets.fitting import HintedLine
from ui.widgets.page import label
from ui.words import say, tr

_YEARS_BACK, _YEARS_ON = 5, 2
_PAUSE_MS = 200
"""After the last key of a search, before it is looked for."""


class TopBar(QFrame):
    """Year and period filter every page through the Scope.

    The search tells that it was `entered` by its key, what was `typed` once the keys rest, and
    `searched` at Enter or Down; Esc in it tells `search_left`.
    """

    entered = Signal()
    searched = Signal(str)
    typed = Signal(str)
    search_left = Signal()
    reminders_wanted = Signal()
    help_wanted = Signal()
    user_wanted = Signal()

    def __init__(
        self,
        themes: ThemeHolder,
        scope: Scope,
        unit: str,
        user: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes, self._scope = themes, scope
        self.setObjectName("top-bar")
        self._mark = QLabel()
        self.unit = label(unit, "section")
        self.unit.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.unit.setToolTip(unit)
        self.demo = Chip(themes, tr("演示数据"), SOON, parent=self)
        self.demo.hide()
        self.year = _choice(tr("年度"))
        self.period = _choice(tr("期间"))
        self.search = HintedLine()
        self.reminders = IconButton(themes, Icon.BELL, tr("提醒"))
        self.help = IconButton(themes, Icon.HELP, tr("帮助（F1）"))
        self.user = Button(themes, user, "quiet", Icon.USER)
        self._set_up_search()
        self._lay_out()
        self._fill()
        self._connect()
        self._fit()

    def _set_up_search(self) -> None:
        self.search.setProperty("compact", True)
        self.search.set_hints(
            *(tr("搜索任务、问题、人员、文件（Ctrl+K）"), tr("搜索（Ctrl+K）"), tr("搜索"))
        )
        self.search.setAccessibleName(tr("全局搜索"))
        self.search.setMaximumWidth(380)
        self.search.setMinimumWidth(120)
        glass = QAction(QIcon(), "", self.search)
        wear(glass, Icon.SEARCH, self._themes)
        self.search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.search.installEventFilter(self)
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._wait.timeout.connect(lambda: self.typed.emit(self.search.text().strip()))
        self.search.textEdited.connect(lambda _text: self._wait.start())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 16, 1)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self.unit)
        row.addWidget(self.demo)
        row.addSpacing(4)
        row.addWidget(self.year)
        row.addWidget(self.period)
        row.addSpacing(8)
        row.addWidget(self.search, 3)
        row.addStretch(2)
        row.addWidget(self.reminders)
        row.addSpacing(8)
        row.addWidget(self.help)
        row.addSpacing(8)
        row.addWidget(self.user)

    def mark_demo(self) -> None:
        """Say for as long as the window stands that nothing here is real."""
        self.demo.show()

    def _fill(self) -> None:
        """Show the scope's choice among the years around it and the periods of its year."""
        now = self._scope.period
        self.year.blockSignals(True)
        self.period.blockSignals(True)
        if self.year.findData(now.year) < 0:
            self.year.clear()
            for year in range(now.year - _YEARS_BACK, now.year + _YEARS_ON + 1):
                self.year.addItem(tr("{year}年").format(year=year), year)
        self.period.clear()
        for period in periods_of(now.year):
            self.period.addItem(say(period.label), period.code)
        self.year.setCurrentIndex(self.year.findData(now.year))
        self.period.setCurrentIndex(self.period.findData(now.code))
        self.year.blockSignals(False)
        self.period.blockSignals(False)

    def _connect(self) -> None:
        self.year.activated.connect(self._choose_year)
        self.period.activated.connect(self._choose_period)
        self._scope.changed.connect(self._fill)
        self._themes.changed.connect(self._fit)
        self.search.returnPressed.connect(self._search)
        self.reminders.clicked.connect(self.reminders_wanted)
        self.help.clicked.connect(self.help_wanted)
        self.user.clicked.connect(self.user_wanted)

    def _fit(self) -> None:
        theme = self._themes.now
        self.setFixedHeight(max(theme.size("topBar"), theme.control(compact=True) + 12) + 1)
        side = round(24 * theme.scale)
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(mark(theme, side).pixmap(QSize(side, side), ratio))
        self.year.setMinimumWidth(round(84 * theme.scale))
        self.period.setMinimumWidth(round(96 * theme.scale))

    def _choose_year(self, index: int) -> None:
        self._scope.choose_year(int(self.year.itemData(index)))

    def _choose_period(self, index: int) -> None:
        wanted: Period = periods_of(self._scope.year)[index]
        self._scope.choose(wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() == Qt.Key.Key_Down:
                self._search()
                return True
            if pressed and event.key() == Qt.Key.Key_Escape:
                self._wait.stop()
                self.search.clear()
                self.search_left.emit()
                return True
        return super().eventFilter(watched, event)

    def _search(self) -> None:
        self._wait.stop()
        self.searched.emit(self.search.text().strip())

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
        self.entered.emit()


def _choice(name: str) -> QComboBox:
    box = QComboBox()
    box.setProperty("compact", True)
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setMaxVisibleItems(20)
    return box
