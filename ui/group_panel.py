"""The groups of a list beside it: how many records each holds, and what their numbers add up to."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.fields import MoneyField
from models.grouping import Grouped, GroupLine
from models.values import Reader, shown
from ui.icons import Icon
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.page import Card, hairline, label
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.words import tr

WHOLE = "whole"
"""The key of the row that stands for all groups."""
_MOST_SUMS = 2
_NAME, _COUNT, _SUM, _BORDER = 150, 56, 84, 4
_MOST = 400
"""How wide the groups may be beside the list."""
_PAUSE_MS = 60
"""After the last arrow key, before the list is narrowed."""


class GroupPanel(QWidget):
    """`line` is the group that is chosen, and `chosen` tells of another; arrow keys turn from one
    to the next, Enter goes on into the list."""

    chosen = Signal()
    entered = Signal()
    closed = Signal()

    def __init__(self, themes: ThemeHolder) -> None:
        super().__init__()
        self._themes = themes
        self.table: PlainTable | None = None
        self.grouped: Grouped | None = None
        self._filling = False
        self.title = label("", "section")
        self._close = Button(themes, "", "quiet", Icon.X)
        self._close.setAccessibleName(tr("不分组"))
        self._close.setToolTip(tr("不分组"))
        self._close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 4, 4)
        head.addWidget(self.title, 1)
        head.addWidget(self._close)
        self._place = QVBoxLayout()
        card = Card()
        card.body.addLayout(head)
        card.body.addWidget(hairline())
        card.body.addLayout(self._place, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(card)
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._wait.timeout.connect(self.chosen)
        self.hide()

    def show_groups(self, grouped: Grouped) -> None:
        """Show these, keeping the one that is chosen where it is still there."""
        kept = self.line
        self.grouped = grouped
        self.title.setText(tr("按{label}").format(label=tr(grouped.grouping.label)))
        headings = self._headings(grouped)
        if self.table is None or self.table.headings != headings:
            self._new_table(headings)
        assert self.table is not None
        self._filling = True
        rows = [self._line(WHOLE, grouped.total, grouped, tr("全部"))]
        rows += [self._line(str(at), line, grouped) for at, line in enumerate(grouped.lines)]
        self.table.show_lines(rows)
        found = (
            str(at) for at, line in enumerate(grouped.lines) if kept and line.value == kept.value
        )
        self.table.go_to(next(found, WHOLE))
        self._filling = False
        self.setFixedWidth(self._width(headings))
        self.show()

    def _width(self, headings: tuple[Heading, ...]) -> int:
        """Room for a name, and for every number under its heading."""
        theme = self._themes.now
        metrics = QFontMetrics(theme.font(bold=True))
        numbers = (
            max(round(heading.width * theme.scale), metrics.horizontalAdvance(heading.title) + 16)
            for heading in headings[1:]
        )
        return round(_NAME * theme.scale) + sum(numbers) + _BORDER

    def begin(self) -> None:
        """Forget what was chosen; the next groups are of another kind."""
        self.grouped = None

    @property
    def line(self) -> GroupLine | None:
        """The group that is chosen; None for all of them."""
        key = self.table.current_key if self.table is not None else WHOLE
        if self.grouped is None or not key.isdigit() or int(key) >= len(self.grouped.lines):
            return None
        return self.grouped.lines[int(key)]

    def _headings(self, grouped: Grouped) -> tuple[Heading, ...]:
        """The number of records, and as many sums as leave the list its room."""
        found = (
            Heading(tr(grouped.grouping.label)),
            Heading(tr("条数"), _COUNT, right=True),
            *(Heading(tr(c.label), _SUM, right=True) for c in grouped.summed[:_MOST_SUMS]),
        )
        while len(found) > 2 and self._width(found) > round(_MOST * self._themes.now.scale):
            found = found[:-1]
        return found

    def _line(self, key: str, line: GroupLine, grouped: Grouped, name: str = "") -> Line:
        told = grouped.summed[: len(self.table.headings) - 2] if self.table else ()
        sums = zip(told, line.sums, strict=False)
        numbers = (
            shown(column, amount, Reader(tr)) if isinstance(column, MoneyField) else f"{amount:,}"
            for column, amount in sums
        )
        texts = (name or line.label, f"{line.count:,}", *numbers)
        return Line(key, tuple(Cell(text) for text in texts))

    def _new_table(self, headings: tuple[Heading, ...]) -> None:
        if self.table is not None:
            self._place.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        self.table = PlainTable(self._themes, self.title.text(), headings)
        self.table.moved.connect(lambda _key: None if self._filling else self._wait.start())
        self.table.opened.connect(lambda _key: self.entered.emit())
        self._place.addWidget(self.table)
        self.setFocusProxy(self.table)

    def take_focus(self) -> None:
        if self.table is not None:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
