"""The first page ever seen: set up an office, open one that is there, or try the demo."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.accounts.listed import unlock_for
from models.accounts.passwords import check_password, password_rule
from models.accounts.rights import Right
from models.credit_code import credit_code_fault
from models.demo_folder import offices_in
from models.errors import UserError
from models.keys import KEYS_FILE, account_names, is_protected
from models.ledgers.units import Level
from models.office import is_office, set_up
from models.progress import Progress
from models.restoring import restore_elsewhere
from ui.dialogs import Dialogs
from ui.help.way import help_on
from ui.icons import mark
from ui.login import Login
from ui.tasks import Tasks
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.field_frame import WARNING, FieldFrame, align_labels
from ui.widgets.page import Card, label, scrolling
from ui.words import say, tr

_WIDTH = 660
"""Logical px of the form, with text of the usual size."""


@dataclass(frozen=True)
class Details:
    """What the form holds once it is in order."""

    folder: Path
    name: str
    level: Level
    code: str | None
    area: str | None
    actor: str
    password: str | None


class Welcome(QWidget):
    """Ways in; `ready` carries the folder to open, its password and the account (or None)."""

    ready = Signal(object, object, object)

    def __init__(
        self,
        themes: ThemeHolder,
        tasks: Tasks,
        dialogs: Dialogs,
        folder: Path,
        make_demo: Callable[[Path, Progress], Path],
    ) -> None:
        super().__init__()
        self._themes, self._tasks, self._dialogs = themes, tasks, dialogs
        self._make_demo = make_demo
        self.setWindowTitle(tr("学教台账"))
        help_on(self, "welcome")
        self.setWindowIcon(mark(themes.now))
        self.name = QLineEdit()
        self.level = QComboBox()
        for level in reversed(Level):
            self.level.addItem(tr(level.label), level)
        self.code = QLineEdit()
        self.area = QLineEdit()
        self.actor = QLineEdit()
        self.password = QLineEdit()
        self.again = QLineEdit()
        for secret in (self.password, self.again):
            secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.folder = QLineEdit(str(folder))
        self.set_up_button = Button(themes, tr("设立单位"), "primary")
        self.demo_button = Button(themes, tr("打开演示"))
        self.open_button = Button(themes, tr("打开已有数据文件夹…"))
        self.restore_button = Button(themes, tr("从备份恢复…"))
        self._state = label("", "secondary", wraps=True)
        self._state.hide()
        self._lay_out()
        self._connect()
        self.name.setFocus()

    def _lay_out(self) -> None:
        self._frames = {
            "name": FieldFrame(self._themes, tr("单位名称"), self.name, must=tr("必填")),
            "level": FieldFrame(self._themes, tr("层级"), self.level),
            "code": FieldFrame(self._themes, tr("统一社会信用代码"), self.code),
            "area": FieldFrame(
                self._themes, tr("片区"), self.area, note=tr("可以不填，由上级划分")
            ),
            "actor": FieldFrame(self._themes, tr("填报人"), self.actor, must=tr("必填")),
            "password": FieldFrame(
                self._themes,
                tr("打开密码"),
                self.password,
                note=tr("{rule}。设立以后先生成恢复码，忘了密码时用它打开").format(
                    rule=say(password_rule())
                ),
            ),
            "again": FieldFrame(
                self._themes,
                tr("再输一遍"),
                self.again,
                note=tr("两处都不填也能用，但数据未加密保护，拿到电脑的人都能打开"),
            ),
            "folder": FieldFrame(self._themes, tr("数据文件夹"), self.folder),
        }
        align_labels(list(self._frames.values()))
        card = Card(tr("设立本单位"))
        card.body.setContentsMargins(16, 12, 16, 14)
        card.body.setSpacing(6)
        for frame in self._frames.values():
            card.body.addWidget(frame)
        actions = QHBoxLayout()
        actions.addWidget(self.set_up_button)
        actions.addWidget(self.demo_button)
        actions.addWidget(self.open_button)
        actions.addWidget(self.restore_button)
        actions.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(label(tr("欢迎使用学教台账"), "page"))
        column.addWidget(
            label(
                tr("一年的学习教育台账：记一次，报表、报送、总结都用它。全程不用网络。"),
                "secondary",
                wraps=True,
            )
        )
        column.addWidget(card)
        column.addWidget(label(tr("本程序只用于内部和公开资料，不得处理国家秘密。"), "warn"))
        column.addWidget(self._state)
        column.addStretch(1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        holder = QWidget()
        holder.setLayout(column)
        holder.setFixedWidth(round(_WIDTH * self._themes.now.scale))
        middle.addWidget(holder, 0, Qt.AlignmentFlag.AlignTop)
        middle.addStretch(1)
        body = QVBoxLayout()
        body.setContentsMargins(16, 12, 16, 4)
        body.addLayout(middle)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 16)
        whole.addWidget(scrolling(body), 1)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bar = QWidget()
        bar.setLayout(actions)
        bar.setFixedWidth(round(_WIDTH * self._themes.now.scale))
        bottom.addWidget(bar)
        bottom.addStretch(1)
        whole.addLayout(bottom)

    def _connect(self) -> None:
        self.set_up_button.clicked.connect(self.set_up)
        self.demo_button.clicked.connect(self.open_demo)
        self.open_button.clicked.connect(self.open_folder)
        self.restore_button.clicked.connect(self.restore_backup)
        self.code.editingFinished.connect(self._check_code)
        for field in (self.name, self.code, self.area, self.actor, self.again, self.folder):
            field.returnPressed.connect(self.set_up)
        self.password.returnPressed.connect(self._go_on)
        self.level.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on the closed list of levels does what it does in the fields of text."""
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        enters = pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)  # type: ignore[attr-defined]
        if watched is self.level and enters:
            self.set_up()
            return True
        return super().eventFilter(watched, event)

    def _go_on(self) -> None:
        """From a password to its repetition, and from both into the office."""
        if self.password.text() and not self.again.text():
            self.again.setFocus()
        else:
            self.set_up()

    def _check_code(self) -> None:
        fault = credit_code_fault(self.code.text()) if self.code.text().strip() else None
        self._frames["code"].show_message(say(fault) if fault else "", WARNING)

    def _say(self, place: str, fault: UserError | None) -> None:
        """What is wrong with a field, where it is typed over at once; None where nothing is."""
        frame = self._frames[place]
        frame.show_error(fault)
        if fault is not None:
            frame.editor.setFocus()
            if isinstance(frame.editor, QLineEdit):
                frame.editor.selectAll()

    def _details(self) -> Details | None:
        """The form's content, or None after saying at each field what is missing."""
        folder = Path(self.folder.text().strip()).expanduser()
        name, actor = self.name.text().strip(), self.actor.text().strip()
        password = self.password.text()
        wrong = {
            "folder": _fault(is_office(folder), "这个文件夹里已经有台账数据，换一个"),
            "again": _fault(password != self.again.text(), "两次输入的密码不一样"),
            "password": _password_fault(password, actor, name),
            "actor": _fault(not actor, "填写填报人姓名，每次修改都会记名"),
            "name": _fault(not name, "填写单位全称"),
        }
        for place, fault in wrong.items():
            self._say(place, fault)
        if any(wrong.values()):
            return None
        return Details(
            folder=folder,
            name=name,
            level=self.level.currentData(),
            code=self.code.text().strip() or None,
            area=self.area.text().strip() or None,
            actor=actor,
            password=password or None,
        )

    def set_up(self) -> None:
        """Make the office's data folder and go on into it."""
        details = self._details()
        if details is None:
            return
        self._busy(tr("正在建立数据文件夹"))
        job = self._tasks.start(lambda _progress: _make(details))
        job.done.connect(lambda _none: self.ready.emit(details.folder, details.password, None))
        job.failed.connect(self._failed)

    def open_demo(self) -> None:
        """Make the demo beside the data folder, or take the one made before, and play in it."""
        folder = Path(self.folder.text()).expanduser().parent / "demo"
        sides = [(tr("以基层单位打开"), "primary"), (tr("以市级打开"), "plain")]
        text = tr("演示里有一个市和 12 个单位的一年台账，随便改，以后可以整个删掉。")
        deeds = [*sides, (tr("取消"), "plain")]
        side = self._dialogs.choose(tr("打开演示"), text, deeds)
        if side == len(sides):
            return
        if offices_in(folder):
            self._enter_demo(folder, side)
            return
        self._busy(tr("正在生成演示数据：12 个单位的一年台账"))
        job = self._tasks.start(lambda progress: self._make_demo(folder, progress))
        job.progressed.connect(self._show_progress)
        job.done.connect(lambda _folder: self._enter_demo(folder, side))
        job.failed.connect(self._failed)

    def _enter_demo(self, folder: Path, side: int) -> None:
        city, first, *_others = offices_in(folder)
        self.ready.emit((first, city)[side], None, None)

    def _show_progress(self, done: int, total: int) -> None:
        text = tr("正在生成演示数据：第 {done} 步，共 {total} 步")
        self._tell(text.format(done=done, total=total))

    def open_folder(self) -> None:
        beside = Path(self.folder.text()).expanduser().parent
        start = beside if beside.is_dir() else Path.home()
        folder = self._dialogs.folder(tr("选择数据文件夹"), start)
        if folder is None:
            return
        if is_office(folder):
            self.ready.emit(folder, None, None)
        else:
            refusal = UserError("“{folder}”不是学教台账的数据文件夹", folder=folder)
            self._dialogs.tell_error(refusal)

    def restore_backup(self) -> None:
        """Make the data folder out of a backup on another disk, and go on into it."""
        backup = self._dialogs.open_file(tr("选择备份文件"), tr("备份 (*.xjt)"))
        if backup is None:
            return
        who = self._who_opens(backup.parent / KEYS_FILE)
        if who is None:
            return
        name, password = who
        folder = Path(self.folder.text().strip()).expanduser()
        self._busy(tr("正在恢复备份"))
        job = self._tasks.start(
            lambda _progress: restore_elsewhere(
                folder, backup, lambda: password, name, now=datetime.now()
            )
        )
        job.done.connect(lambda _done: self.ready.emit(folder, password, name))
        job.failed.connect(self._failed)

    def _who_opens(self, keys: Path) -> tuple[str | None, str | None] | None:
        """The account and password that open these keys; None where the user gave up."""
        if not is_protected(keys):
            return None, None
        given: list[tuple[str | None, str | None]] = []

        def check(name: str | None, password: str) -> None:
            unlock_for(Right.RESTORE, keys, lambda: password, name)
            given.append((name, password))

        try:
            names = account_names(keys)
        except UserError as error:
            self._dialogs.tell_error(error)
            return None
        title = tr("从备份恢复")
        self._dialogs.show(lambda over: Login(self._themes, names, check, over, title=title))
        return given[-1] if given else None

    def _busy(self, text: str) -> None:
        self._tell(text)
        self._enable(False)

    def _tell(self, text: str) -> None:
        """What is being done; nothing takes no room."""
        self._state.setText(text)
        self._state.setVisible(bool(text))

    def _enable(self, on: bool) -> None:
        for button in (
            self.set_up_button,
            self.demo_button,
            self.open_button,
            self.restore_button,
        ):
            button.setEnabled(on)

    def _failed(self, error: Exception) -> None:
        self._tell("")
        self._enable(True)
        self._dialogs.tell_error(error)


def _fault(stands: bool, text: str) -> UserError | None:
    return UserError(text) if stands else None


def _password_fault(password: str, *names: str) -> UserError | None:
    """Why a password is not taken; having none is allowed."""
    try:
        if password:
            check_password(password, *names)
    except UserError as error:
        return error
    return None


def _make(details: Details) -> None:
    set_up(
        details.folder,
        details.name,
        details.level,
        code=details.code,
        area=details.area,
        password=details.password,
        actor=details.actor,
    )
