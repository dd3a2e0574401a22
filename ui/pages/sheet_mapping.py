"""Which column of a file goes to which field: a row a column, with what it holds and a choice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
)

from models.sheets.mapping import How, Matched, Target, targets
from models.sheets.tables import Reading
from ui.theme import ThemeHolder
from ui.widgets.page import Card, hairline, label, scrolling
from ui.words import tr

_OWN = ("uid", "unit")
_SHOWN_COLUMNS = 200


class MappingCard(Card):
    """Shows a reading's columns; `chosen()` is what the user made of them.

    `reread` asks for the same file to be read anew: another of its sheets.
    """

    reread = Signal()

    def __init__(self, themes: ThemeHolder) -> None:
        super().__init__()
        self._themes = themes
        self._fields: list[Target] = []
        self.boxes: dict[str, QComboBox] = {}
        self.file = label("", "section")
        self.facts = label("", "secondary", wraps=True)
        self.sheet_box = QComboBox()
        self.sheet_box.setAccessibleName(tr("工作表"))
        self.sheet_box.activated.connect(lambda _at: self.reread.emit())
        self.people_box = QCheckBox(tr("没有登记过的姓名，同时登记为人员"))
        self.people_box.setChecked(True)
        self._sheet_label = label(tr("工作表"), "secondary")
        self._grid = QGridLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(14, 10, 14, 4)
        top.setSpacing(8)
        top.addWidget(self.file, 1)
        top.addWidget(self._sheet_label)
        top.addWidget(self.sheet_box)
        below = QHBoxLayout()
        below.setContentsMargins(14, 0, 14, 10)
        below.addWidget(self.facts, 1)
        below.addWidget(self.people_box)
        self._grid.setContentsMargins(14, 10, 14, 10)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        rows = QVBoxLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(self._grid)
        rows.addStretch(1)
        self.body.addLayout(top)
        self.body.addLayout(below)
        self.body.addWidget(hairline())
        self.body.addWidget(scrolling(rows), 1)

    @property
    def sheet(self) -> str | None:
        return self.sheet_box.currentData() if self.sheet_box.count() else None

    def chosen(self) -> dict[str, str]:
        """Title of each column that could be chosen for → name of its field, "" for none."""
        return {title: box.currentData() for title, box in self.boxes.items()}

    def show_reading(self, reading: Reading) -> None:
        self._fields = [t for t in targets(reading.ledger) if t.is_read and t.name not in _OWN]
        self.file.setText(reading.path.name)
        self._show_sheets(reading)
        table = reading.table
        facts = tr("第 {row} 行是列名，下面有 {count} 条；没写年份的日期按 {year} 年")
        row = table.header.first_row + 1
        said = [facts.format(row=row, count=len(table.rows), year=reading.year)]
        left_out = [one for one in table.skipped if one.number > row]
        if left_out:
            said.append(tr("{count} 行是合计、说明或空行，不算").format(count=len(left_out)))
        self.facts.setText("\n".join(said))
        self._clear()
        heads = (tr("表里的列"), tr("内容举例"), tr("对应的字段"), tr("依据"))
        for at, text in enumerate(heads):
            self._grid.addWidget(label(text, "caption"), 0, at)
        for row, one in enumerate(table.columns[:_SHOWN_COLUMNS], 1):
            self._show_column(row, one, table.samples(one.at))

    def _show_sheets(self, reading: Reading) -> None:
        self.sheet_box.clear()
        for grid in reading.book.grids:
            self.sheet_box.addItem(grid.name, grid.name)
        self.sheet_box.setCurrentIndex(self.sheet_box.findData(reading.table.grid.name))
        for part in (self.sheet_box, self._sheet_label):
            part.setVisible(self.sheet_box.count() > 1)

    def _clear(self) -> None:
        self.boxes = {}
        while self._grid.count():
            widget = self._grid.takeAt(0).widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()

    def _show_column(self, row: int, one: Matched, samples: list[str]) -> None:
        title = label(one.title, "strong")
        title.setToolTip(one.title)
        self._grid.addWidget(title, row, 0)
        self._grid.addWidget(_Samples("；".join(samples)), row, 1)
        if one.target is not None and one.target.name in _OWN:
            self._grid.addWidget(label(tr("用来认出已有的记录"), "secondary"), row, 2)
            return
        self.boxes[one.title] = box = self._box(one)
        title.setBuddy(box)
        self._grid.addWidget(box, row, 2)
        self._grid.addWidget(label(_reason(one), "caption"), row, 3)

    def _box(self, one: Matched) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("“{title}”对应的字段").format(title=one.title))
        box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        box.setMinimumWidth(round(200 * self._themes.now.scale))
        box.addItem(tr("不导入"), "")
        for target in self._fields:
            box.addItem(tr(target.label), target.name)
        found = box.findData(one.target.name) if one.target is not None else 0
        box.setCurrentIndex(max(found, 0))
        box.activated.connect(lambda _at, box=box: self._one_each(box))
        return box

    def _one_each(self, changed: QComboBox) -> None:
        """A field takes one column: the one chosen last."""
        for box in self.boxes.values():
            if (
                box is not changed
                and box.currentData()
                and (box.currentData() == changed.currentData())
            ):
                box.setCurrentIndex(0)


class _Samples(QLabel):
    """A line that gives way before the fields beside it do, and says so with an ellipsis."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "secondary")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setToolTip(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        metrics = self.fontMetrics()
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)


def _reason(one: Matched) -> str:
    """Why a column goes where it goes."""
    if one.target is not None and not one.target.is_read:
        return tr("由程序计算")
    reasons = {
        How.NAME: tr("名称相同"),
        How.SYNONYM: tr("名称相近"),
        How.REMEMBERED: tr("和上次一样"),
        How.CHOSEN: tr("已选"),
        None: tr("没有认出"),
    }
    return reasons[one.how]
