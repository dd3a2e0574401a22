"""每个版本: one record's versions, what each changed, and an earlier one put back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.accounts.rights import Right
from models.audit import ERASED
from models.errors import UserError
from models.exchange.receiving.comparing import Compared
from models.versions import Version, restore, restoring, told, versions
from models.words import sentence
from ui.arrangement import keep_arrangement
from ui.dialogs import Dialogs
from ui.help.way import help_on
from ui.icons import Icon
from ui.session import Session
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.comparison import Comparison
from ui.widgets.page import Card, hairline, label, side_by_side
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.words import say, tr

_SIZE = (980, 560)


def compared(version: Version) -> list[Compared]:
    """What a version changed, as the comparison shows it."""
    if version.erased:
        return [Compared(tr("内容"), tr(ERASED), tr(ERASED))]
    return [Compared(one.label, one.old, one.new) for one in told(version, tr)]


class VersionsDialog(QDialog):
    """Arrow keys go through the versions; the button puts the chosen one back, after a question."""

    TOPIC = "records/versions"

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        dialogs: Dialogs,
        uid: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._dialogs, self._uid = session, dialogs, uid
        self._versions: dict[str, Version] = {}
        self.setWindowTitle(tr("每个版本"))
        self.heading = label("", "section", wraps=True)
        self.table = PlainTable(
            themes,
            tr("每个版本"),
            [
                *(Heading(tr("版次"), 48, right=True), Heading(tr("时间"), 128)),
                *(Heading(tr("谁"), 72), Heading(tr("原因"))),
            ],
        )
        self.comparison = Comparison(themes, tr("逐字段对照"))
        self.restore_button = Button(
            themes, tr("恢复这个版本…"), "primary", icon=Icon.ARROW_BACK_UP, needs=(Right.RECORD,)
        )
        close = Button(themes, tr("关闭"))
        close.clicked.connect(self.reject)
        self.restore_button.clicked.connect(self.restore)
        self.table.moved.connect(self._show)
        self._build(close)
        keep_arrangement(self, session, "versions")
        self.resize(*_SIZE)
        help_on(self, self.TOPIC)
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, close: Button) -> None:
        left, right = Card(), Card()
        left.body.addWidget(self.table)
        right.body.addWidget(self.comparison)
        foot = QHBoxLayout()
        foot.addWidget(label(tr("恢复写成新的一版，可以撤销；状态和办理不恢复"), "secondary"), 1)
        foot.addWidget(close)
        foot.addWidget(self.restore_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(10)
        whole.addWidget(self.heading)
        whole.addWidget(side_by_side(left, right, (460, 480)), 1)
        whole.addWidget(hairline())
        whole.addLayout(foot)

    def refresh(self) -> None:
        found = versions(self._uid)
        self._versions = {str(one.seq): one for one in found}
        self.heading.setText(next((one.heading for one in found if one.heading), ""))
        self.table.show_lines([_line(one) for one in found])

    def _show(self, key: str) -> None:
        one = self._versions.get(key)
        self.restore_button.setEnabled(one is not None and one.now is not None)
        self.comparison.show_fields(compared(one) if one else [], tr("改前"), tr("改后"))

    def restore(self) -> None:
        """Say what would come back and what would not; then put it back."""
        one = self._versions.get(self.table.current_key)
        if one is None or not self.restore_button.isEnabled():
            return
        office = self._session.office
        try:
            planned = restoring(office, one, tr)
            lines = [
                tr("{field}：{old} → {new}").format(
                    field=some.label, old=some.old or "—", new=some.new or "—"
                )
                for some in planned.came
            ]
            left = "、".join(dict.fromkeys(say(some) for some in planned.left))
            more = tr("没有恢复：{names}").format(names=left) if left else ""
            text = "\n".join([*lines[:12], *(["…"] if len(lines) > 12 else []), more]).strip()
            if not self._dialogs.ask(tr("恢复这个版本"), text, tr("恢复")):
                return
            restore(office, planned)
        except UserError as error:
            self._dialogs.tell_error(error)
            return
        when = one.at.replace("T", " ")[:16]
        self._session.said.emit(sentence("已恢复到 {at} 的版本", at=when), True)
        self.refresh()


def _line(one: Version) -> Line:
    cells = (
        Cell("" if one.rev is None else str(one.rev)),
        Cell(one.at.replace("T", " ")[:16]),
        Cell(one.actor),
        Cell(say(one.why), quiet=tr(ERASED) if one.erased else ""),
    )
    return Line(str(one.seq), cells)
