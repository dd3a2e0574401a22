"""A question for a name, and whether the period that is chosen belongs to it."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from models.periods import Period
from ui.dates import period_text
from ui.dialogs import MessageBox
from ui.theme import ThemeHolder
from ui.words import tr

_LONGEST = 60


class NamingBox(MessageBox):
    """`name` as it was typed; `period` where it was ticked to stay with the name."""

    TOPIC = "records/saved_views"

    def __init__(
        self,
        themes: ThemeHolder,
        title: str,
        text: str,
        deed: str,
        parent: QWidget | None = None,
        period: Period | None = None,
    ) -> None:
        super().__init__(themes, title, text, parent)
        self._period = period
        self.line = QLineEdit()
        self.line.setMaxLength(_LONGEST)
        self.line.setPlaceholderText(tr("视图名称"))
        self.line.setAccessibleName(tr("视图名称"))
        self.add_editor(self.line)
        self.fixed = QCheckBox()
        if period is not None:
            when = period_text(period.code)
            self.fixed.setText(tr("固定为{period}，不随窗口顶上的期间").format(period=when))
            self.add_editor(self.fixed)
        self.deed = self.add_deed(deed, "primary")
        self.deed.setDefault(True)
        self.deed.setEnabled(False)
        self.line.textChanged.connect(lambda text: self.deed.setEnabled(bool(text.strip())))
        self.add_cancel(focus=False)
        self.line.setFocus()

    def begin(self, name: str) -> None:
        self.line.setText(name)
        self.line.selectAll()

    @property
    def name(self) -> str:
        return self.line.text().strip()

    @property
    def period(self) -> Period | None:
        return self._period if self.fixed.isChecked() else None
