"""统计数: how this office prints its figures, as a card of 系统设置."""

from PySide6.QtWidgets import QComboBox, QGridLayout

from models.accounts.rights import Right, may
from models.figures import decimals, keep_decimals, percent
from ui.theme import ThemeHolder
from ui.widgets.field_frame import FieldFrame
from ui.widgets.page import Card
from ui.words import tr


class FiguresCard(Card):
    """One choice, each shown by an example; it takes effect at once."""

    def __init__(self, themes: ThemeHolder) -> None:
        super().__init__(tr("统计数"))
        self.places = QComboBox()
        for places in range(3):
            self.places.addItem(percent(2, 3, places), places)
        note = tr("统计数、各项分析和报告里的百分数都这样写，四舍五入")
        grid = QGridLayout()
        grid.setContentsMargins(16, 12, 16, 14)
        grid.addWidget(FieldFrame(themes, tr("百分数小数位"), self.places, note=note), 0, 0)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.refresh()
        self.places.activated.connect(lambda _at: keep_decimals(self.places.currentData()))

    def refresh(self) -> None:
        self.places.setEnabled(may(Right.SETTINGS))
        self.places.setCurrentIndex(self.places.findData(decimals()))
