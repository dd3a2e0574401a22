"""关联: what a record names and what names it, each a key press away."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.ledger import Ledger
from models.listing import names_of
from models.ties import Tied, Ties, pointed_at, pointing_at
from ui.theme import ThemeHolder
from ui.widgets.found_list import FoundLine, FoundList
from ui.widgets.page import label
from ui.words import tr


class RecordTies(QWidget):
    """The ties of one record, read when they are first seen; Enter tells `wanted` (ledger, uid).

    `unit` is the uid of the record's owner: what is another's says whose it is.
    """

    wanted = Signal(str, str)

    def __init__(self, themes: ThemeHolder, ledger: Ledger, uid: str, unit: str) -> None:
        super().__init__()
        self._ledger, self._uid = ledger, uid
        self._unit = names_of("units", [unit]).get(unit, "")
        self._read = False
        self.list = FoundList(themes, tr("关联"))
        self.list.setFrameShape(FoundList.Shape.NoFrame)
        self._none = label(tr("这条记录没有引用别的记录，也没有被引用。"), "secondary", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self._none)
        self._none.hide()
        self.setFocusProxy(self.list)
        self.list.opened.connect(lambda key: self.wanted.emit(*key.split("/", 1)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._read:
            self._read = True
            self._show()

    def _show(self) -> None:
        lines = [
            *self._lines(tr("引用的{ledger}"), pointed_at(self._ledger, self._uid)),
            *self._lines(tr("引用它的{ledger}"), pointing_at(self._ledger, self._uid)),
        ]
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        self._none.setVisible(not lines)

    def _lines(self, title: str, groups: Sequence[Ties]) -> list[FoundLine]:
        lines = []
        for ties in groups:
            name = title.format(ledger=tr(ties.ledger.title))
            if ties.total > 1:
                many = f"{ties.total}+" if ties.uncounted else str(ties.total)
                name = tr("{title} {n} 条").format(title=name, n=many)
            lines.append(FoundLine("", name, is_title=True))
            lines += [self._line(ties.ledger, one) for one in ties.tied]
            if ties.total > len(ties.tied):
                left = tr("另有 {n} 条没有列出").format(n=ties.total - len(ties.tied))
                lines.append(FoundLine("", left))
        return lines

    def _line(self, ledger: Ledger, one: Tied) -> FoundLine:
        fields = "、".join(" ・ ".join(map(tr, labels)) for labels in one.labels)
        note = fields if one.unit == self._unit else f"{fields} ・ {one.unit}"
        return FoundLine(f"{ledger.name}/{one.uid}", one.heading, note)


def ties_maker(
    themes: ThemeHolder,
    ledger: Ledger,
    uid: str,
    unit: str,
    go: Callable[[str, str], object],
) -> Callable[[], QWidget]:
    """What makes the tab of a record's ties when the pane is put together."""

    def make() -> QWidget:
        ties = RecordTies(themes, ledger, uid, unit)
        ties.wanted.connect(go)
        return ties

    return make
