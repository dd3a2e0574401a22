"""账号 in the settings: who opens the data in which roles, the recovery code, the lock."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from models.accounts import keeping
from models.accounts.idle import LONGEST, idle_minutes, keep_idle_minutes
from models.accounts.listed import Member
from models.accounts.passwords import check_password, password_rule
from models.accounts.rights import Right, Role, may
from models.errors import UserError
from models.words import Sentence, sentence
from ui.dialogs import Dialogs, MessageBox
from ui.help.way import Refusal
from ui.pages.recovery_code import make_recovery_code
from ui.session import Session
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.field_frame import FieldFrame, align_labels
from ui.widgets.page import Card, hairline, label
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.words import say, tr

_ROWS = 4


class AccountsCard(Card):
    """What a role may not do is greyed here, and refused below in any case.

    `changed` tells that the protection of the data may be another one now.
    """

    changed = Signal()

    def __init__(self, themes: ThemeHolder, session: Session, dialogs: Dialogs) -> None:
        super().__init__(tr("账号"))
        self._themes, self._session, self._dialogs = themes, session, dialogs
        self._members: dict[str, Member] = {}
        headings = [Heading(tr("姓名"), 160), Heading(tr("角色"))]
        self.table = PlainTable(themes, tr("账号"), headings)
        self.table.setFixedHeight(themes.now.row() * (_ROWS + 1))
        self.note = label("", "caption", wraps=True)
        self.add_button = Button(themes, tr("新建账号…"), needs=(Right.ACCOUNTS,))
        self.roles_button = Button(themes, tr("修改角色…"), needs=(Right.ACCOUNTS,))
        self.reset_button = Button(themes, tr("重设密码…"), needs=(Right.ACCOUNTS,))
        self.remove_button = Button(themes, tr("停用账号"), "danger", needs=(Right.ACCOUNTS,))
        self.code_button = Button(themes, tr("生成恢复码…"), needs=(Right.ACCOUNTS,))
        self.own_button = Button(themes, tr("修改我的密码…"), needs=())
        self.minutes = QSpinBox()
        self.minutes.setRange(1, LONGEST)
        self.minutes.setSuffix(tr(" 分钟"))
        self.minutes.setAccessibleName(tr("无操作后锁定"))
        self._lay_out()
        for button, deed in (
            (self.add_button, self.add),
            (self.roles_button, self.change_roles),
            (self.reset_button, self.reset),
            (self.remove_button, self.remove),
            (self.code_button, self.make_code),
            (self.own_button, self.change_own),
        ):
            button.clicked.connect(deed)
        self.minutes.valueChanged.connect(self._keep_minutes)
        self.refresh()

    def _lay_out(self) -> None:
        self.body.addWidget(self.table)
        self.body.addWidget(hairline())
        self._row(self.add_button, self.roles_button, self.reset_button, self.remove_button)
        self.lock_frame = FieldFrame(
            self._themes, tr("无操作后锁定"), self.minutes, note=tr("数据遮住，输入密码回到原处")
        )
        self._row(self.code_button, self.own_button)
        self._row(self.lock_frame)
        self._row(self.note)

    def _row(self, *parts: QWidget) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(8)
        for part in parts:
            row.addWidget(part, 1 if part is self.note else 0)
        if self.note not in parts:
            row.addStretch(1)
        self.body.addLayout(row)

    def refresh(self) -> None:
        office = self._session.office
        self._members = {member.name: member for member in keeping.accounts_of(office)}
        self.table.show_lines([_line(member) for member in self._members.values()])
        managing = may(Right.ACCOUNTS)
        self.add_button.setEnabled(managing)
        for button in (self.roles_button, self.reset_button, self.remove_button):
            button.setEnabled(managing and bool(self._members))
        self.code_button.setEnabled(managing and office.protected)
        own = office.account is None or office.account.name in self._members
        self.own_button.setEnabled(own)
        self.minutes.blockSignals(True)
        self.minutes.setValue(idle_minutes())
        self.minutes.blockSignals(False)
        self.minutes.setEnabled(may(Right.SETTINGS))
        self.note.setText(self._told())

    def _told(self) -> str:
        office = self._session.office
        if office.protected and not keeping.has_recovery_code(office):
            return tr("还没有恢复码：密码都忘了就打不开数据，生成一个，装进信封密封保管。")
        if self._members:
            return tr("停用账号不换数据的密钥：从前复制走数据文件和密钥的人，仍能打开那一份。")
        if office.protected:
            return tr("现在大家用一个密码。建了第一个账号，就改为各人用自己的密码打开。")
        return tr("未加密保护：拿到电脑的人都能打开。新建账号，或者设一个密码。")

    def add(self) -> None:
        office = self._session.office
        first = not self._members
        form = self._form(tr("新建账号"), tr("新建账号"), name=True, roles=True, password=True)
        if first:
            form.name.setText(office.door.actor)
            form.tick(frozenset(Role))

        def deed() -> Sentence:
            made = keeping.add_account(office, form.name.text(), form.password.text(), form.roles)
            return sentence("已新建账号“{name}”", name=made.name)

        self._run(form, deed)

    def change_roles(self) -> None:
        member = self._chosen()
        if member is None:
            return
        form = self._form(tr("修改角色"), tr("保存"), about=member.name, roles=True)
        form.tick(member.roles)

        def deed() -> Sentence:
            keeping.set_roles(self._session.office, member.name, form.roles)
            return sentence("已修改账号“{name}”的角色", name=member.name)

        self._run(form, deed)

    def reset(self) -> None:
        member = self._chosen()
        if member is None:
            return
        form = self._form(tr("重设密码"), tr("重设密码"), about=member.name, password=True)

        def deed() -> Sentence:
            keeping.reset_password(self._session.office, member.name, form.password.text())
            return sentence("密码已更换")

        self._run(form, deed)

    def change_own(self) -> None:
        office = self._session.office
        old, actor = office.protected, office.door.actor
        code = office.account is None and keeping.has_recovery_code(office)
        title, verb = tr("修改我的密码"), tr("修改密码")
        form = self._form(title, verb, actor, old=old, password=True, code=code)

        def deed() -> Sentence:
            keeping.change_password(office, form.old.text(), form.password.text())
            return sentence("密码已更换")

        self._run(form, deed)

    def remove(self) -> None:
        member = self._chosen()
        if member is None:
            return
        title = tr("停用账号“{name}”？").format(name=member.name)
        text = tr("这个账号不能再打开数据，做过的事仍记在名下。")
        if self._dialogs.ask(title, text, tr("停用账号"), danger=True):
            try:
                keeping.remove_account(self._session.office, member.name)
            except UserError as error:
                self._dialogs.tell_error(error)
                return
            self._done(sentence("已停用账号“{name}”", name=member.name))

    def make_code(self) -> None:
        if make_recovery_code(self._themes, self._session, self._dialogs, self):
            self.refresh()

    def _chosen(self) -> Member | None:
        return self._members.get(self.table.current_key)

    def _form(self, title: str, deed: str, about: str = "", **asked: object) -> "AccountForm":
        asked["names"] = (self._session.office.name, about)
        return AccountForm(self._themes, title, deed, self.window(), about=about, **asked)  # type: ignore[arg-type]

    def _run(self, form: "AccountForm", deed: Callable[[], Sentence]) -> None:
        done: list[Sentence] = []
        form.deed = lambda: done.append(deed())
        if self._dialogs.show(lambda _parent: form):
            self._done(done[0])
        form.deleteLater()

    def _done(self, what: Sentence) -> None:
        self.refresh()
        self._session.said.emit(what, False)
        self._session.barred.emit()
        self.changed.emit()

    def _keep_minutes(self, minutes: int) -> None:
        try:
            keep_idle_minutes(minutes)
        except UserError as error:
            self.lock_frame.show_error(error)


def _line(member: Member) -> Line:
    roles = " ".join(tr(role.label) for role in Role if role in member.roles)
    return Line(member.name, (Cell(member.name), Cell(roles)))


class AccountForm(MessageBox):
    """Asks for a name, roles and a password, as far as wanted; a refusal is said in it.

    The password must be made of none of the `names`, nor of the one that is typed. `code`: the
    recovery code will do for the old password.
    """

    TOPIC = "roles"

    def __init__(
        self,
        themes: ThemeHolder,
        title: str,
        verb: str,
        parent: QWidget | None = None,
        *,
        about: str = "",
        name: bool = False,
        roles: bool = False,
        old: bool = False,
        password: bool = False,
        names: Sequence[str] = (),
        code: bool = False,
    ) -> None:
        super().__init__(themes, title, about, parent)
        self.deed: Callable[[], object] = lambda: None
        self.name, self.old, self.password, self.again = (QLineEdit() for _ in range(4))
        for secret in (self.old, self.password, self.again):
            secret.setEchoMode(QLineEdit.EchoMode.Password)
        wanted = (
            (name, tr("姓名"), self.name),
            (old, tr("原密码"), self.old),
            (password, tr("新密码"), self.password),
            (password, tr("再输一遍"), self.again),
        )
        notes = {
            self.old: tr("忘了就输入信封里的恢复码") if code else "",
            self.password: say(password_rule()),
        }
        frames = [
            FieldFrame(themes, text, field, note=notes.get(field, ""))
            for asked, text, field in wanted
            if asked
        ]
        align_labels(frames)
        for frame in frames:
            self.add_editor(frame)
        self._names, self._asks_password = names, password
        self._first = next((field for asked, _, field in wanted if asked), None)
        self.boxes = {role: QCheckBox(tr(role.label)) for role in Role}
        if roles:
            for box in self.boxes.values():
                self.add_editor(box)
        self.message = Refusal(themes)
        self.add_editor(self.message)
        for _, _, field in wanted:
            field.textEdited.connect(lambda _text: self._tell(None))
        self.add_deed(verb, "primary").setDefault(True)
        self.add_cancel(focus=False)
        (self._first or self.boxes[Role.FILLER]).setFocus()

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(role for role, box in self.boxes.items() if box.isChecked())

    def tick(self, roles: frozenset[Role]) -> None:
        for role, box in self.boxes.items():
            box.setChecked(role in roles)

    def accept(self) -> None:
        """Do the deed, or say why not and go back to where it is mended."""
        place: QLineEdit | None = self.password
        try:
            if self._asks_password:
                check_password(self.password.text(), self.name.text(), *self._names)
                place = self.again
                if self.password.text() != self.again.text():
                    raise UserError("两次输入的密码不一样")
            place = self._first
            self.deed()
        except UserError as error:
            self._tell(error)
            if place is not None:
                place.setFocus()
                place.selectAll()
            return
        super().accept()

    def _tell(self, error: UserError | None) -> None:
        self.message.show_error(error)
        self.fit()
