"""Accounts in the window: who opens it, who goes on, and what is hidden while nobody is there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from models import keys
from models.accounts.idle import idle_minutes
from models.accounts.keeping import accounts_of, add_account
from models.accounts.rights import Role
from models.errors import UserError
from models.ledgers.units import Level
from models.office import Office, set_up
from models.preferences import Preferences
from ui.app import Desk
from ui.commands import Command
from ui.dialogs import MessageBox
from ui.idle_lock import IdleLock
from ui.login import Login
from ui.pages.accounts_card import AccountForm, AccountsCard
from ui.widgets.button import Button

ZHOU, WANG = "青山-绿水-2026", "大河-小溪-2027"


@dataclass
class Answering:
    """A user at the dialogs: `type_in` fills the next box and presses its button."""

    type_in: list[Callable[[Any], object]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def show(self, made: Callable[[QWidget | None], QDialog]) -> bool:
        box = made(None)
        while self.type_in:
            self.type_in.pop(0)(box)
            box.accept()
            if box.result() == QDialog.DialogCode.Accepted:
                return True
        return False

    def ask(self, *_said: object, **_more: object) -> bool:
        return True

    def choose(self, _title: str, _text: str, _deeds: object, large: str) -> int:
        self.texts.append(large)
        return 1

    def tell_error(self, error: Exception) -> None:
        self.told.append(str(error))


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(keys, "ARGON2", {"iterations": 1, "lanes": 1, "memory_cost": 8})
    monkeypatch.setenv("STUDY_LEDGER_CONFIG", str(tmp_path / "config"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    set_up(tmp_path / "office", "清溪镇", Level.UNIT)
    with Office(tmp_path / "office") as office:
        add_account(office, "周敏", ZHOU, frozenset(Role))
        add_account(office, "王芳", WANG, [Role.FILLER])
    return tmp_path / "office"


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qapp, Preferences(data="set"))
    made.dialogs = Answering()  # type: ignore[assignment]
    yield made
    if made.window is not None and isValid(made.window):
        made.window.close()
    made.close()


def sign_in(desk: Desk, folder: Path, name: str, *passwords: str) -> bool:
    def typed(password: str) -> Callable[[Login], None]:
        def fill(box: Login) -> None:
            box.account.setCurrentText(name)
            box.password.setText(password)

        return fill

    user(desk).type_in = [typed(password) for password in passwords]
    return desk.start(folder)


def user(desk: Desk) -> Answering:
    assert isinstance(desk.dialogs, Answering)
    return desk.dialogs


def lock_of(desk: Desk) -> IdleLock:
    assert desk.window is not None
    lock = desk.window.findChild(IdleLock)
    assert isinstance(lock, IdleLock)
    return lock


def card_of(desk: Desk) -> AccountsCard:
    assert desk.window is not None
    page: Any = desk.window.go("settings")
    card = page.accounts
    assert isinstance(card, AccountsCard)
    return card


def test_the_window_opens_for_an_account_after_a_wrong_password_too(
    desk: Desk, folder: Path
) -> None:
    assert sign_in(desk, folder, "王芳", ZHOU, WANG)
    assert desk.window is not None and desk.office is not None
    assert desk.window.top_bar.user.text() == "王芳"


def test_another_user_goes_on_in_a_fresh_window(desk: Desk, folder: Path) -> None:
    assert sign_in(desk, folder, "王芳", WANG)
    before = desk.window
    assert before is not None

    def keeper(box: Login) -> None:
        box.account.setCurrentText("周敏")
        box.password.setText(ZHOU)

    user(desk).type_in = [keeper]
    before.do(Command.SWITCH_USER)
    assert desk.office is not None and desk.window is not None
    assert desk.office.door.actor == "周敏"
    assert desk.window is not before
    assert not before.isVisible() and desk.window.isVisible()


def test_the_lock_hides_the_data_and_leads_back_to_the_same_place(
    desk: Desk, folder: Path, qtbot: QtBot
) -> None:
    assert sign_in(desk, folder, "王芳", WANG)
    window, lock = desk.window, lock_of(desk)
    assert window is not None
    assert lock.timer.interval() == 15 * 60_000
    window.go("settings")
    lock.timer.timeout.emit()
    login = lock.login
    assert login is not None and lock.locked
    shown = window.grab().toImage()
    colours = {shown.pixelColor(x, y).rgb() for x in range(0, 900, 7) for y in range(90, 600, 7)}
    assert len(colours) == 1, "something of the window shows"
    window.resize(window.width() + 60, window.height() + 40)
    assert window.childAt(window.rect().center()).__class__.__name__ == "_Cover"
    qtbot.keyClick(login, Qt.Key.Key_Escape)
    assert lock.locked and login.isVisible()
    login.password.setText(ZHOU)  # somebody else's
    login.accept()
    assert lock.locked and "密码不对" in login.message.text()
    login.password.setText(WANG)
    login.accept()
    assert not lock.locked
    assert window.current_key == "settings"
    assert window.childAt(window.rect().center()).__class__.__name__ != "_Cover"


def test_without_a_password_the_lock_says_so(desk: Desk, tmp_path: Path) -> None:
    set_up(tmp_path / "open", "清溪镇", Level.UNIT)
    assert desk.start(tmp_path / "open")
    assert desk.window is not None
    desk.window.do(Command.LOCK)
    desk.window.do(Command.SWITCH_USER)
    assert [text[:5] for text in user(desk).told] == ["没有密码，", "还没有账号"]


def test_an_open_folder_gets_accounts_roles_and_a_code_in_the_settings(
    desk: Desk, tmp_path: Path
) -> None:
    set_up(tmp_path / "open", "清溪镇", Level.UNIT)
    assert desk.start(tmp_path / "open")
    card = card_of(desk)
    assert desk.office is not None
    assert "未加密保护" in card.note.text()
    assert not card.code_button.isEnabled()

    def first(box: AccountForm) -> None:
        box.name.setText("周敏")
        box.password.setText("12345678")
        box.again.setText("12345678")

    def better(box: AccountForm) -> None:
        assert "太常见" in box.message.text()
        box.password.setText(ZHOU)
        box.again.setText(ZHOU)

    user(desk).type_in = [first, better]
    card.add_button.click()
    assert [member.name for member in accounts_of(desk.office)] == ["周敏"]
    assert desk.window is not None and desk.window.top_bar.user.text() == "周敏"
    assert "还没有恢复码" in card.note.text()

    def second(box: AccountForm) -> None:
        assert not box.roles
        box.name.setText("王芳")
        box.tick(frozenset({Role.FILLER}))
        box.password.setText(WANG)
        box.again.setText(WANG)

    user(desk).type_in = [second]
    card.add_button.click()
    card.table.setCurrentIndex(card.table.model().index(1, 0))
    user(desk).type_in = [lambda box: box.tick(frozenset({Role.REVIEWER}))]
    card.roles_button.click()
    assert accounts_of(desk.office)[1].roles == {Role.REVIEWER}
    card.code_button.click()
    code = user(desk).texts[0]
    assert len(code.split()) == 10
    assert "还没有恢复码" not in card.note.text()
    card.minutes.setValue(3)
    assert idle_minutes() == 3


def test_a_filler_finds_the_management_greyed_but_changes_the_own_password(
    desk: Desk, folder: Path
) -> None:
    assert sign_in(desk, folder, "王芳", WANG)
    card = card_of(desk)
    for button in (card.add_button, card.roles_button, card.reset_button, card.remove_button):
        assert not button.isEnabled()
    assert not card.minutes.isEnabled()

    def own(box: AccountForm) -> None:
        box.old.setText(WANG)
        box.password.setText("长风-破浪-2029")
        box.again.setText("长风-破浪-2029")

    user(desk).type_in = [own]
    card.own_button.click()
    assert desk.window is not None
    desk.window.close()
    Office(folder, lambda: "长风-破浪-2029", account="王芳").close()


def test_the_recovery_code_goes_onto_paper(desk: Desk, folder: Path, tmp_path: Path) -> None:
    from models.accounts.recovery_code import new_code
    from ui.printing.output import write_pdf
    from ui.printing.recovery_paper import recovery_paper

    assert sign_in(desk, folder, "周敏", ZHOU)
    assert desk.office is not None
    paper = recovery_paper("清溪镇", new_code(), "周敏", desk.office.door.now)
    write_pdf([paper], tmp_path / "code.pdf")
    assert (tmp_path / "code.pdf").read_bytes().startswith(b"%PDF")


def test_a_refused_password_is_typed_over_in_the_box_that_asked_for_it(
    desk: Desk, folder: Path, qtbot: QtBot
) -> None:
    assert sign_in(desk, folder, "王芳", WANG)
    form = card_of(desk)._form("修改我的密码", "修改密码", "王芳", old=True, password=True)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()

    def refused(place: str, *texts: str) -> str:
        for box, text in zip((form.old, form.password, form.again), texts, strict=True):
            box.setText(text)
        form.accept()
        box = getattr(form, place)
        qtbot.waitUntil(box.hasFocus)
        assert box.selectedText()
        said = form.message.text()
        qtbot.keyClicks(box, "x")
        assert form.message.isHidden()
        return said

    def deny() -> None:
        raise UserError("密码不对，请重新输入")

    form.deed = deny
    assert refused("password", WANG, "短", "短") == "密码至少 8 位，现在 1 位"
    assert "姓名" in refused("password", WANG, "wangfang-2026", "wangfang-2026")
    assert refused("again", WANG, ZHOU, WANG) == "两次输入的密码不一样"
    assert refused("old", ZHOU, ZHOU, ZHOU) == "密码不对，请重新输入"


def test_a_refused_login_is_typed_over(desk: Desk, qtbot: QtBot) -> None:
    def deny(_name: str | None, _password: str) -> None:
        raise UserError("密码不对，请重新输入")

    login = Login(desk.themes, [], deny)
    qtbot.addWidget(login)
    login.show()
    login.activateWindow()
    login.password.setText(ZHOU)
    login.accept()
    qtbot.waitUntil(login.password.hasFocus)
    assert login.password.selectedText()
    assert "密码不对" in login.password.accessibleDescription()
    qtbot.keyClicks(login.password, "x")
    assert login.message.isHidden()
    assert login.password.accessibleDescription() == ""


def test_what_helps_who_forgot_is_told_where_the_password_is_asked(
    desk: Desk, qtbot: QtBot
) -> None:
    def told(names: list[str], *, held: bool) -> str:
        login = Login(desk.themes, names, lambda *_given: None, held=held)
        qtbot.addWidget(login)
        login.show()
        login.activateWindow()
        assert login.lost.isHidden()
        (opener,) = (b for b in login.findChildren(Button) if b.text() == "忘了密码")
        opener.setFocus()
        opener.click()
        assert login.lost.isVisible()
        qtbot.waitUntil(login.password.hasFocus)
        return login.lost.text()

    assert "恢复码输在密码处" in told([], held=False) == told([], held=True)
    assert "密钥保管人重设密码，或者" in told(["周敏"], held=False)
    assert "重新打开程序时输入" in told(["周敏"], held=True)


def test_the_code_stands_for_a_forgotten_old_password(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(tmp_path / "alone", "清溪镇", Level.UNIT, password=ZHOU)
    assert desk.start(tmp_path / "alone", ZHOU)
    card = card_of(desk)
    assert "还没有恢复码" in card.note.text()
    card.code_button.click()
    code = user(desk).texts[0]
    assert "还没有恢复码" not in card.note.text()

    def change(box: AccountForm) -> None:
        assert "恢复码" in box.old.accessibleDescription()
        box.old.setText(code)
        box.password.setText(WANG)
        box.again.setText(WANG)

    user(desk).type_in = [change]
    card.own_button.click()
    keys.unlock(tmp_path / "alone" / keys.KEYS_FILE, lambda: WANG)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_what_is_shown_while_locked_is_covered_and_waits_for_the_password(
    desk: Desk, folder: Path, qtbot: QtBot
) -> None:
    """As work that was started before the lock shows its outcome, or asks something."""
    assert sign_in(desk, folder, "王芳", WANG)
    lock = lock_of(desk)
    assert lock.lock() and lock.login is not None
    box = MessageBox(desk.themes, "恢复到这份备份？", "不再显示：人员“李强”", desk.window)
    box.add_deed("恢复备份", "danger")
    box.setModal(True)
    box.show()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is lock.login)
    assert box.childAt(box.rect().center()).__class__.__name__ == "_Cover"
    popup = QWidget(desk.window, Qt.WindowType.ToolTip)
    popup.show()
    qtbot.waitUntil(lambda: not popup.isVisible())
    lock.login.password.setText(WANG)
    lock.login.accept()
    assert not lock.locked and QApplication.activeModalWidget() is box
    assert box.childAt(box.rect().center()).__class__.__name__ != "_Cover"
    box.reject()


def test_a_dialog_that_ends_under_the_lock_takes_no_way_in_with_it(
    desk: Desk, folder: Path, qtbot: QtBot
) -> None:
    assert sign_in(desk, folder, "王芳", WANG)
    lock = lock_of(desk)
    box = MessageBox(desk.themes, "正在导出", "", desk.window)
    field = QLineEdit()
    box.add_editor(field)
    box.open()
    field.setFocus()
    assert lock.lock() and lock.login is not None
    with qtbot.waitSignal(box.destroyed):
        box.accept()
        box.deleteLater()
    assert lock.locked and lock.login.isVisible()
    lock.login.password.setText(WANG)
    lock.login.accept()
    assert not lock.locked
