"""提醒天数: how early this office is warned of a deadline, as a card of 系统设置."""

from PySide6.QtWidgets import QGridLayout, QSpinBox

from models.accounts.rights import Right, may
from models.bands import bands, keep_bands
from models.errors import UserError
from ui.theme import ThemeHolder
from ui.widgets.field_frame import FieldFrame, align_labels
from ui.widgets.page import Card
from ui.words import tr

_MOST = 366


class WarningCard(Card):
    """Two numbers of days; they take effect at once where neither reaches into the other."""

    def __init__(self, themes: ThemeHolder) -> None:
        super().__init__(tr("提醒天数"))
        self.soon, self.near = _days(tr("快到期")), _days(tr("临近"))
        self._frames = [
            FieldFrame(themes, tr("快到期"), self.soon, note=tr("时限前这么多天以内，用时钟标出")),
            FieldFrame(themes, tr("临近"), self.near, note=tr("时限前这么多天以内，列入待办")),
        ]
        align_labels(self._frames)
        grid = QGridLayout()
        grid.setContentsMargins(16, 12, 16, 14)
        grid.setHorizontalSpacing(16)
        for column, frame in enumerate(self._frames):
            grid.addWidget(frame, 0, column)
        grid.setColumnStretch(2, 1)
        self.body.addLayout(grid)
        self.refresh()
        for spin in (self.soon, self.near):
            spin.valueChanged.connect(self._keep)

    def refresh(self) -> None:
        now = bands()
        for spin, days in ((self.soon, now.soon), (self.near, now.near)):
            spin.blockSignals(True)
            spin.setValue(days)
            spin.setEnabled(may(Right.SETTINGS))
            spin.blockSignals(False)

    def _keep(self, _days: int) -> None:
        first = self._frames[0]
        try:
            keep_bands(self.soon.value(), self.near.value())
        except UserError as error:
            first.show_error(error)
        else:
            first.show_message("")


def _days(name: str) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(1, _MOST)
    spin.setSuffix(tr(" 天"))
    spin.setAccessibleName(name)
    return spin
