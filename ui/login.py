"""Who is at work: an account and its password, before the data are shown or shown again."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from models.errors import UserError
from ui.dialogs import MessageBox
from ui.help.way import Refusal
from ui.theme import ThemeHolder
from ui.widgets.page import label
from ui.words import say, tr

Check = Callable[[str | None, str], None]
"""(account or None, password): UserError where they do not let anybody in."""


class Login(MessageBox):
    """Stays until `check` lets somebody in; one that is `held` cannot be put away either.

    Without accounts there is no choice of one, only the password.
    """

    TOPIC = "roles"

    def __init__(
        self,
        themes: ThemeHolder,
        names: Sequence[str],
        check: Check,
        parent: QWidget | None = None,
        *,
        title: str = "",
        held: bool = False,
    ) -> None:
        text = tr("选择账号，输入密码；也可以输入恢复码") if names else tr("输入打开密码")
        super().__init__(themes, title or tr("打开台账"), text, parent)
        self._check, self._held = check, held
        self.account = QComboBox()
        self.account.setAccessibleName(tr("账号"))
        for name in names:
            self.account.addItem(name)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(tr("密码"))
        self.message = Refusal(themes)
        self.password.textEdited.connect(self._forget_refusal)
        if names:
            self.add_editor(self.account)
            self.account.setEnabled(len(names) > 1)
        self.add_editor(self.password)
        self.add_editor(self.message)
        self.lost = label(_when_lost(bool(names), held), "secondary", wraps=True)
        opener = self.add_folded(self.lost, tr("忘了密码"))
        opener.clicked.connect(lambda: self.password.setFocus())
        self.add_deed(tr("打开"), "primary").setDefault(True)
        if not held:
            self.add_cancel(focus=False)
        self.password.setFocus()

    @property
    def name(self) -> str | None:
        return self.account.currentText() or None

    def accept(self) -> None:
        """Let them in, or say why not and wait for the next try."""
        try:
            self._check(self.name, self.password.text())
        except UserError as error:
            self.message.show_error(error)
            self.password.setAccessibleDescription(say(error))
            self.password.setFocus()
            self.password.selectAll()
            self.fit()
            return
        super().accept()

    def _forget_refusal(self) -> None:
        """What was said of the last try is not about the one being typed."""
        self.message.show_error(None)
        self.password.setAccessibleDescription("")
        self.fit()

    def reject(self) -> None:
        if not self._held:
            super().reject()


def _when_lost(accounts: bool, held: bool) -> str:
    """What helps whoever has forgotten the password; there is no other way in."""
    if accounts and held:
        return tr("请密钥保管人重设密码。信封里的恢复码，在重新打开程序时输入。")
    if accounts:
        return tr(
            "请密钥保管人重设密码，或者把信封里的恢复码输在密码处。"
            "都没有就打不开：重新设立单位，向上级登记，再请上级发恢复包。"
        )
    return tr(
        "把信封里的恢复码输在密码处，打开后重设密码。"
        "没有恢复码就打不开：重新设立单位，向上级登记，再请上级发恢复包。"
    )
