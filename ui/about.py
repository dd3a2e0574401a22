"""关于学教台账: which version this is, what it reads, under which licences, and updates for it."""

import platform
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, qVersion
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from models.accounts.rights import Right
from models.database import cipher_version
from models.exchange.format.manifest import FORMAT, READER
from models.updates.applying import by_hand, hand_over, take_update
from models.updates.checking import Update, check, publisher_keys, publishers
from models.updates.sticks import updates_on_sticks
from models.version import data_format, licences, version
from ui.dialogs import Dialogs
from ui.help.way import help_on
from ui.icons import mark
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.fitting import size_over
from ui.widgets.page import hairline, label, scrolling
from ui.words import tr

_MARK, _BAR = 48, 14
"""Logical px of the program's mark, and of what scrolls the facts."""


class About(QDialog):
    """What the program is; `closing` asks the window to close, so that an installer can run."""

    TOPIC = "about"
    closing = Signal()

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        tasks: Tasks,
        dialogs: Dialogs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._dialogs = session, tasks, dialogs
        self.setWindowTitle(tr("关于学教台账"))
        self.setWindowIcon(mark(themes.now))
        self.licences = QPlainTextEdit()
        self.licences.setReadOnly(True)
        self.licences.setTabChangesFocus(True)
        self.licences.setAccessibleName(tr("许可"))
        self.licences.setFixedHeight(themes.now.row() * 8)
        self.licences.hide()
        self.licences_button = Button(themes, tr("许可"), "quiet")
        self.install_button = Button(themes, tr("安装更新…"), needs=(Right.SETTINGS,))
        self.close_button = Button(themes, tr("关闭"), "primary")
        self.stick = label("", "secondary", wraps=True)
        self.facts = facts_of(session)
        self._lay_out(themes)
        self.licences_button.clicked.connect(self.show_licences)
        self.install_button.clicked.connect(self.choose_update)
        self.close_button.clicked.connect(self.accept)
        self.setFixedWidth(themes.now.size("dialog"))
        help_on(self, self.TOPIC)
        self.show_sticks(updates_on_sticks())

    def _lay_out(self, themes: ThemeHolder) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        picture = label("")
        picture.setPixmap(mark(themes.now).pixmap(_MARK, _MARK))
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(label(tr("学教台账"), "page"))
        words.addWidget(label(tr("学习教育的台账、报送和汇总，不联网"), "secondary", wraps=True))
        words.addWidget(
            label(tr("本程序只用于内部和公开资料，不得处理国家秘密。"), "warn", wraps=True)
        )
        head.addLayout(words, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for at, (name, value) in enumerate(self.facts):
            grid.addWidget(label(name, "secondary"), at, 0, Qt.AlignmentFlag.AlignTop)
            shown = label(value, wraps=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(shown, at, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.install_button)
        buttons.addWidget(self.licences_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(20, 18, 20, 16)
        self._whole.setSpacing(14)
        self._whole.addLayout(head)
        self._whole.addWidget(hairline())
        self._read = QVBoxLayout()
        self._read.setContentsMargins(0, 0, 0, 0)
        self._read.setSpacing(14)
        self._read.addLayout(grid)
        self._read.addWidget(self.stick)
        self._read.addWidget(self.licences)
        self._area = scrolling(self._read)
        self._whole.addWidget(self._area)
        self._whole.addLayout(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        self._fit()
        self.close_button.setFocus()
        super().showEvent(event)

    def _fit(self) -> None:
        """As high as its words need at this width; where there is less room the facts scroll."""
        inside = self.width() - self._whole.contentsMargins().left() * 2 - _BAR
        read = self._read.totalHeightForWidth(inside)
        self._area.setFixedHeight(read)
        self._whole.activate()
        wanted = QSize(self.width(), self._whole.totalHeightForWidth(self.width()))
        size = size_over(self.parentWidget(), wanted.width(), wanted.height())
        self._area.setFixedHeight(max(read + size.height() - wanted.height(), 0))
        self.resize(wanted.width(), size.height())

    def show_sticks(self, found: Sequence[Path]) -> None:
        """Name the updates that lie on a stick."""
        self._found = list(found)
        names = "\n".join(str(path) for path in found)
        self.stick.setText(tr("U盘上有更新包：{names}").format(names=names) if found else "")
        self.stick.setVisible(bool(found))

    def show_licences(self) -> None:
        if not self.licences.toPlainText():
            self.licences.setPlainText(licences())
        self.licences.show()
        self._fit()
        self.licences.setFocus()

    def choose_update(self) -> None:
        """Pick a package, on the stick that has one, and check it off the window's thread."""
        folder = self._found[0].parent if self._found else None
        path = self._dialogs.open_file(tr("安装更新"), tr("更新包 (*.xju)"), folder)
        if path is not None:
            self.look_at(path)

    def look_at(self, path: Path) -> None:
        job = self._tasks.start(lambda _progress: check(path))
        job.done.connect(self._ask)
        job.failed.connect(self._dialogs.tell_error)

    def _ask(self, update: Update) -> None:
        new = update.manifest.version
        text = tr(
            "现在是 {now}。先备份数据，再关闭程序，由系统安装 {new}；装好以后重新打开。"
        ).format(now=version(), new=new)
        told = "\n\n".join(part for part in (text, update.news) if part)
        if not self._dialogs.ask(tr("更新到 {new}").format(new=new), told, tr("备份并安装")):
            return
        office = self._session.office
        job = self._tasks.start(lambda _progress: take_update(office, update.path))
        job.done.connect(self._hand_over)
        job.failed.connect(self._dialogs.tell_error)

    def _hand_over(self, installer: Path) -> None:
        if hand_over(installer):
            self.accept()
            self.closing.emit()
            return
        text = tr("已经备份，安装文件也取出来了。关闭学教台账，在终端里运行：\n{command}")
        self._dialogs.tell(tr("接着安装"), text.format(command=by_hand(installer)))


def facts_of(session: Session) -> list[tuple[str, str]]:
    """Name and value of what somebody who looks after the computer asks for."""
    packages = tr("写 {written}，读到 {read}").format(written=FORMAT, read=READER)
    python, cipher = platform.python_version(), cipher_version()
    parts = f"Python {python} · Qt {qVersion()} · SQLCipher {cipher}"
    return [
        (tr("版本"), version()),
        (tr("数据格式"), str(data_format())),
        (tr("报送包格式"), packages),
        (tr("数据文件夹"), str(session.office.folder)),
        (tr("更新"), updates_of(publisher_keys())),
        (tr("组成"), parts),
        (tr("程序许可"), "Apache-2.0"),
    ]


def updates_of(keys: Sequence[str]) -> str:
    """Whose updates this program takes; the key that is in the sources signs none."""
    held = publishers(keys)
    if not held:
        return tr("开发密钥：不认任何更新包，请运行安装文件升级")
    return tr("只认发布者签名的更新包（{keys}）").format(keys=", ".join(held))
