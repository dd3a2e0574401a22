"""The tool row of a ledger's page: search, state filter with counts, unit filter, columns."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy

from models.fields import Wire
from models.grouping import Grouping, GroupLine, within
from models.ledger import Ledger
from models.listing import Listing, count, count_by, names_of, tells_overdue
from models.periods import Period
from ui.glyphs import OVERDUE
from ui.icons import Icon, icon
from ui.states import is_state, look_of
from ui.theme import ThemeHolder, dress
from ui.widgets.fitting import HintedLine
from ui.widgets.segments import Segment, Segments
from ui.words import tr

ALL, LATE = "all", "overdue"
_MANY = 6
"""More states than this stand in a drop-down instead of segments."""
_ALWAYS = 4
"""The first states keep their place when nothing is in them."""
_PAUSE_MS = 150
"""After the last key of a search, before the list is read."""


class LedgerFilters(QObject):
    """What of a ledger is listed; `changed` when the user chose otherwise."""

    changed = Signal()

    def __init__(
        self, themes: ThemeHolder, ledger: Ledger, unit: str, today: date, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._themes, self._ledger, self._unit = themes, ledger, unit
        self.today = today
        self.group: tuple[Grouping, GroupLine] | None = None
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._wait.timeout.connect(self.changed)
        self.search = HintedLine()
        self._set_up_search()
        self.states = Segments(themes, tr("状态"))
        self.states.chosen.connect(lambda _key: self.changed.emit())
        self.state_box = QComboBox()
        self.state_box.setAccessibleName(tr("状态"))
        self.units = QComboBox()
        self.units.setAccessibleName(tr("单位"))
        for box in (self.state_box, self.units):
            dress(box, compact=True)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            box.activated.connect(lambda _at: self.changed.emit())
        options = list(ledger.state.options) if ledger.state is not None else []
        self._boxed = len(options) > _MANY
        # Hidden, never shown here: without a parent yet they would be windows of their own.
        if self._boxed or not options:
            self.states.hide()
        if not self._boxed:
            self.state_box.hide()
        self.units.hide()

    def _set_up_search(self) -> None:
        self.search.set_hints(tr("在本表查找（Ctrl+F）"), tr("在本表查找"), tr("查找"))
        self.search.setAccessibleName(tr("在本表查找"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(round(186 * self._themes.now.scale))
        dress(self.search, compact=True)
        glass = self.search.addAction(
            icon(Icon.SEARCH, self._themes.now), QLineEdit.ActionPosition.LeadingPosition
        )
        clearing = self.search.findChild(QAction, "_q_qlineeditclearaction")
        drawn = ((glass, Icon.SEARCH), (clearing, Icon.X))

        def draw() -> None:
            for action, shape in drawn:
                if action is not None:
                    action.setIcon(icon(shape, self._themes.now))

        draw()
        self._themes.changed.connect(draw)
        self.search.textEdited.connect(lambda _text: self._wait.start())
        self.search.textChanged.connect(lambda text: None if text else self._wait.start())

    # What was chosen

    @property
    def state(self) -> str:
        if self._boxed:
            return str(self.state_box.currentData() or ALL)
        return self.states.current or ALL

    def choose_state(self, key: str) -> None:
        self.states.choose(key)
        self.state_box.setCurrentIndex(max(0, self.state_box.findData(key)))
        self.changed.emit()

    @property
    def unit(self) -> str | None:
        return self.units.currentData() or None

    @property
    def narrowed(self) -> tuple[str, str]:
        """The state's code and the unit's uid, each empty where all are listed."""
        return "" if self.state == ALL else self.state, self.unit or ""

    @property
    def any(self) -> bool:
        """Whether something is filtered out, the period aside."""
        return bool(self.search.text().strip() or self.state != ALL or self.unit or self.group)

    def arrange(self, search: str, state: str, unit: str) -> None:
        """Take over what a view says, without a word of it; the page reads the list anew."""
        self.search.setText(search)
        self._wait.stop()
        self.states.choose(state or ALL)
        self.state_box.setCurrentIndex(max(0, self.state_box.findData(state or ALL)))
        if unit and self.units.findData(unit) < 0:
            self.units.addItem(unit[-8:], unit)  # counting gives it its name
        self.units.setCurrentIndex(max(0, self.units.findData(unit)))

    def clear(self) -> None:
        self.group = None
        self.search.clear()
        self._wait.stop()
        self.units.setCurrentIndex(0)
        self.choose_state(ALL)

    def listing(self, period: Period | None, order: str, descending: bool) -> Listing:
        base = self._base(period)
        wanted = replace(base, order=order, descending=descending)
        if self.state == LATE:
            return replace(wanted, overdue_on=self.today)
        if self.state != ALL and self._ledger.state is not None:
            where: Mapping[str, tuple[Wire, ...]] = {self._ledger.state.name: (self.state,)}
            return replace(wanted, where={**where, **wanted.where})
        return wanted

    def _base(self, period: Period | None) -> Listing:
        text = self.search.text().strip()
        base = Listing(self._ledger, period=period, unit=self.unit, search=text)
        return base if self.group is None else within(base, self.group[0], self.group[1].value)

    def in_words(self) -> list[str]:
        """The filters in force, for the status bar and for a list that is empty."""
        words = []
        if self.state != ALL:
            chosen = next((s.text for s in self._segments({}, 0, 0) if s.key == self.state), "")
            words.append(chosen)
        if self.unit:
            words.append(self.units.currentText())
        if self.search.text().strip():
            words.append(tr("含“{text}”").format(text=self.search.text().strip()))
        if self.group is not None:
            words.append(self.group[1].label)
        return words

    # Counts

    def count(self, period: Period | None) -> None:
        """Bring the numbers and the units up to date."""
        base = self._base(period)
        column = self._ledger.state
        if column is not None:
            counts = {str(code): n for code, n in count_by(base, column).items()}
            late = tells_overdue(self._ledger)
            overdue = count(replace(base, overdue_on=self.today)) if late else None
            self._show_states(counts, overdue)
        self._show_units(count_by(replace(base, unit=None), self._ledger.model.unit))

    def _show_states(self, counts: Mapping[str, int], overdue: int | None) -> None:
        segments = self._segments(counts, sum(counts.values()), overdue)
        if not self._boxed:
            self.states.set_segments(segments)
            return
        chosen = self.state
        self.state_box.clear()
        for segment in segments:
            self.state_box.addItem(f"{segment.text} {segment.count}", segment.key)
        self.state_box.setCurrentIndex(max(0, self.state_box.findData(chosen)))

    def _segments(
        self, counts: Mapping[str, int], total: int, overdue: int | None
    ) -> list[Segment]:
        column = self._ledger.state
        options: list[Any] = list(column.options) if column is not None else []
        segments = [Segment(ALL, tr("全部"), total)]
        for place, option in enumerate(options):
            held = counts.get(option.value, 0)
            if held or place < _ALWAYS or self.state == option.value:
                look = look_of(option) if column is not None and is_state(column) else None
                segments.append(Segment(option.value, tr(option.label), held, look))
        if tells_overdue(self._ledger):
            segments.append(Segment(LATE, tr("超期"), overdue, OVERDUE))
        return segments

    def _show_units(self, counts: Mapping[Any, int]) -> None:
        several = len(counts) > 1
        self.units.setVisible(several)
        chosen = self.unit
        names = names_of("units", counts) if several else {}
        self.units.clear()
        self.units.addItem(tr("全部单位"), "")
        for unit in sorted(counts, key=lambda one: (one != self._unit, names.get(one, one))):
            self.units.addItem(names.get(unit) or unit[-8:], unit)
        self.units.setCurrentIndex(max(0, self.units.findData(chosen or "")))

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
