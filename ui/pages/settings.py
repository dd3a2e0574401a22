"""系统设置: how the program looks, who this office is, and whom it exchanges packages with."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QWidget

from models.preferences import Preferences
from models.words import sentence
from ui.dialogs import Dialogs
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import Mode, TextScale, ThemeHolder
from ui.widgets.button import Button
from ui.widgets.field_frame import FieldFrame, align_labels
from ui.widgets.page import Card, Page, label
from ui.words import tr

REQUEST_FILES = "*.xjr"
ANSWER_FILES = "*.xja"


class SettingsPage(Page):
    """Cards: look, this office, the level above, the levels below.

    `preferred` carries this PC's changed preferences; language and look take effect at once or at
    the next start, as the card says.
    """

    preferred = Signal(object)

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        tasks: Tasks,
        dialogs: Dialogs,
        preferences: Preferences,
    ) -> None:
        super().__init__(themes, tr("系统设置"), scrolls=True)
        self._session, self._tasks, self._dialogs = session, tasks, dialogs
        self._preferences = preferences
        self.theme = _choices(
            (
                (tr("浅色"), Mode.LIGHT),
                (tr("深色"), Mode.DARK),
                (tr("高对比"), Mode.HIGH_CONTRAST),
                (tr("跟随系统"), Mode.SYSTEM),
            ),
            preferences.theme,
        )
        self.text_scale = _choices(
            (
                (tr("标准"), TextScale.STANDARD),
                (tr("大"), TextScale.LARGE),
                (tr("特大"), TextScale.XLARGE),
            ),
            preferences.text_scale,
        )
        self.language = _choices((("中文", "zh"), ("English", "en")), preferences.language)
        self._fill()
        for combo in (self.theme, self.text_scale, self.language):
            combo.activated.connect(self._prefer)
        self._tell()

    def _fill(self) -> None:
        self.body.setSpacing(12)
        self.body.addWidget(self._look_card())
        self.body.addWidget(self._office_card())
        self.body.addWidget(self._above_card())
        self.body.addWidget(self._below_card())
        self.body.addStretch(1)

    def _look_card(self) -> Card:
        card, grid = _card(tr("显示"))
        frames = [
            FieldFrame(self.themes, tr("外观"), self.theme),
            FieldFrame(self.themes, tr("文字大小"), self.text_scale),
            FieldFrame(self.themes, tr("语言"), self.language, note=tr("重新打开程序后生效")),
        ]
        align_labels(frames)
        for column, frame in enumerate(frames):
            grid.addWidget(frame, 0, column)
        return card

    def _office_card(self) -> Card:
        card, grid = _card(tr("本单位"))
        office = self._session.office
        row = office.row
        lines = (
            (tr("单位名称"), row.name or ""),
            (tr("层级"), tr(row.level.label) if row.level else ""),
            (tr("数据文件夹"), str(office.folder)),
            (tr("数据保护"), tr("密码加密") if office.protected else tr("未加密保护")),
        )
        for at, (name, value) in enumerate(lines):
            grid.addWidget(label(name, "secondary"), at, 0)
            shown = label(value, wraps=True)
            grid.addWidget(shown, at, 1)
        grid.setColumnStretch(1, 1)
        return card

    def _above_card(self) -> Card:
        card, grid = _card(tr("向上级登记"))
        self._parent = label("", wraps=True)
        self._own_fingerprint = label("", "strong")
        grid.addWidget(self._parent, 0, 0, 1, 2)
        grid.addWidget(label(tr("本单位核对码"), "secondary"), 1, 0)
        grid.addWidget(self._own_fingerprint, 1, 1)
        grid.setColumnStretch(1, 1)
        self.request_button = self._button(tr("生成登记申请…"), self.write_request)
        self.install_button = self._button(tr("安装登记答复…"), self.install_answer)
        grid.addLayout(_row(self.request_button, self.install_button), 2, 0, 1, 2)
        return card

    def _below_card(self) -> Card:
        card, grid = _card(tr("下级登记"))
        self._children = label("", wraps=True)
        grid.addWidget(self._children, 0, 0, 1, 2)
        self.accept_button = self._button(tr("接受登记申请…"), self.accept_request)
        grid.addLayout(_row(self.accept_button), 1, 0, 1, 2)
        return card

    def _button(self, text: str, deed: Callable[[], None]) -> Button:
        button = Button(self.themes, text)
        button.clicked.connect(deed)
        return button

    def arrive(self) -> None:
        self._tell()
        self.theme.setFocus()

    def _tell(self) -> None:
        """Say anew to whom this office belongs and who belongs to it."""
        from models.exchange.trust import children_of, own_fingerprint, parent_of

        office = self._session.office
        parent = parent_of(office)
        self._parent.setText(
            tr("上级单位：{name}").format(name=parent.name)
            if parent
            else tr("还没有登记。生成登记申请，用 U 盘交给上级；上级的答复带回来后在这里安装。")
        )
        self._own_fingerprint.setText(own_fingerprint(office))
        children = children_of(office)
        self._children.setText(
            tr("已登记 {count} 个下级单位：{names}").format(
                count=len(children), names="、".join(child.name for child in children)
            )
            if children
            else tr("还没有下级单位登记。收到登记申请后，打电话核对 30 位核对码再接受。")
        )

    def write_request(self) -> None:
        from models.exchange.enrolling import write_request

        folder = self._dialogs.folder(tr("登记申请写到哪个文件夹"))
        if folder is None:
            return

        def deed() -> str:
            path = write_request(self._session.office, folder)
            return tr("已写好登记申请 {name}").format(name=path.name)

        self._do(deed)

    def install_answer(self) -> None:
        """The parent's answer; its fingerprint is read out and compared before it counts."""
        from models.exchange.enrolment import fingerprint
        from models.exchange.enrolling import examine_answer, install_answer

        path = self._dialogs.open_file(tr("选择登记答复"), tr("登记答复") + f" ({ANSWER_FILES})")
        if path is None:
            return

        def deed() -> str:
            answer = examine_answer(self._session.office, path)
            question = tr("给“{name}”打电话，核对对方的核对码：{digits}").format(
                name=answer.parent.name, digits=fingerprint(answer.parent)
            )
            if not self._dialogs.ask(tr("核对码一致吗？"), question, tr("一致，安装登记")):
                return ""
            install_answer(self._session.office, path)
            return tr("已登记到“{name}”").format(name=answer.parent.name)

        self._do(deed)

    def accept_request(self) -> None:
        """A child's request; the digits that the child reads out are typed and compared."""
        from models.exchange.enrolling import accept_request, examine_request

        path = self._dialogs.open_file(tr("选择登记申请"), tr("登记申请") + f" ({REQUEST_FILES})")
        if path is None:
            return

        def deed() -> str:
            request = examine_request(path)
            digits = self._dialogs.ask_text(
                tr("接受“{name}”的登记？").format(name=request.name),
                tr("给对方打电话，请对方读出本单位核对码，照样输入 30 位数字"),
                tr("接受登记"),
            )
            folder = self._dialogs.folder(tr("登记答复写到哪个文件夹")) if digits else None
            if digits is None or folder is None:
                return ""
            accepted = accept_request(self._session.office, path, digits, folder)
            return tr("已接受“{name}”，答复文件 {file}").format(
                name=request.name, file=accepted.path.name
            )

        self._do(deed)

    def _do(self, deed: Callable[[], str]) -> None:
        try:
            done = deed()
        except Exception as error:
            self._dialogs.tell_error(error)
            return
        if done:
            self.say_status(done)
            self._session.said.emit(sentence("{done}", done=done), False)
        self._tell()

    def _prefer(self) -> None:
        chosen = replace(
            self._preferences,
            theme=str(self.theme.currentData()),
            text_scale=str(self.text_scale.currentData()),
            language=str(self.language.currentData()),
        )
        self._preferences = chosen
        self.themes.choose(Mode(chosen.theme), TextScale(chosen.text_scale))
        self.preferred.emit(chosen)


def _choices(options: tuple[tuple[str, str], ...], chosen: str) -> QComboBox:
    combo = QComboBox()
    for text, value in options:
        combo.addItem(text, value)
    combo.setCurrentIndex(max(combo.findData(chosen), 0))
    return combo


def _card(title: str) -> tuple[Card, QGridLayout]:
    card = Card(title)
    grid = QGridLayout()
    grid.setContentsMargins(16, 12, 16, 14)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    card.body.addLayout(grid)
    return card, grid


def _row(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
