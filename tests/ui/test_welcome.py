"""The first page: an office is set up, bad input is said at its field."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.backups import backup
from models.keys import KEYS_FILE, is_protected
from models.ledgers.units import Level
from models.office import Office, is_office, set_up
from models.progress import Progress
from ui.dialogs import Dialogs
from ui.login import Login
from ui.pages.welcome import Welcome
from ui.tasks import Tasks
from ui.theme import ThemeHolder


@pytest.fixture
def welcome(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Welcome]:
    themes = ThemeHolder(qapp)
    tasks = Tasks(qapp)

    def make_demo(folder: Path, _progress: Progress) -> Path:
        return folder

    page = Welcome(themes, tasks, Dialogs(themes, lambda: None), tmp_path / "data", make_demo)
    qtbot.addWidget(page)
    page.show()
    yield page
    tasks.close()


def test_an_office_is_set_up_and_opened(welcome: Welcome, qtbot: QtBot) -> None:
    welcome.name.setText("清溪镇人民政府")
    welcome.actor.setText("周敏")
    with qtbot.waitSignal(welcome.ready) as ready:
        welcome.set_up_button.click()
    folder, password, _account = ready.args
    assert password is None
    with Office(folder) as office:
        assert office.name == "清溪镇人民政府"
        assert office.row.level is Level.UNIT
        assert office.door.actor == "周敏"


def test_a_password_protects_the_data(welcome: Welcome, qtbot: QtBot) -> None:
    welcome.name.setText("清溪镇")
    welcome.actor.setText("周敏")
    welcome.password.setText("河水 七号 也深")
    welcome.again.setText("河水 七号 也深")
    with qtbot.waitSignal(welcome.ready) as ready:
        welcome.set_up_button.click()
    assert is_protected(ready.args[0] / KEYS_FILE)
    with Office(ready.args[0], lambda: "河水 七号 也深") as office:
        assert office.protected


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [("name", "填写单位全称"), ("actor", "填写填报人姓名，每次修改都会记名")],
)
def test_what_is_missing_is_said_at_its_field(
    welcome: Welcome, missing: str, sentence: str
) -> None:
    for field in {"name", "actor"} - {missing}:
        getattr(welcome, field).setText("某某")
    welcome.set_up_button.click()
    assert welcome._frames[missing].editor.accessibleDescription() == sentence
    assert not is_office(Path(welcome.folder.text()))


def test_two_different_passwords_are_not_taken(welcome: Welcome) -> None:
    welcome.name.setText("清溪镇")
    welcome.actor.setText("周敏")
    welcome.password.setText("一")
    welcome.again.setText("二")
    welcome.set_up_button.click()
    assert welcome._frames["again"].editor.accessibleDescription() == "两次输入的密码不一样"
    assert not is_office(Path(welcome.folder.text()))


def test_a_wrong_credit_code_warns_and_does_not_block(welcome: Welcome, qtbot: QtBot) -> None:
    welcome.name.setText("清溪镇")
    welcome.actor.setText("周敏")
    welcome.code.setText("11330000MB0000000X")
    welcome.code.editingFinished.emit()
    assert "校验位" in welcome._frames["code"].editor.accessibleDescription()
    with qtbot.waitSignal(welcome.ready):
        welcome.set_up_button.click()


def _type_and_open(password: str) -> Callable[[Login], int]:
    def typed(login: Login) -> int:
        login.password.setText(password)
        login.accept()
        return login.result()

    return typed


def test_a_backup_on_a_stick_becomes_the_data_folder(
    welcome: Welcome, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(tmp_path / "old", "清溪镇", Level.UNIT, password="河水 七号 也深")
    with Office(tmp_path / "old", lambda: "河水 七号 也深") as office:
        copy = backup(office, "manual")
    monkeypatch.setattr(welcome._dialogs, "open_file", lambda *_words: copy)
    monkeypatch.setattr(Login, "exec", _type_and_open("河水 七号 也深"))
    with qtbot.waitSignal(welcome.ready) as ready:
        welcome.restore_button.click()
    with Office(ready.args[0], lambda: ready.args[1]) as office:
        assert office.name == "清溪镇"


def test_a_weak_password_is_said_at_its_field_where_it_can_be_typed_over(
    welcome: Welcome, qtbot: QtBot
) -> None:
    welcome.activateWindow()
    welcome.name.setText("清溪镇")
    welcome.actor.setText("周敏")
    frame = welcome._frames["password"]
    assert "至少 8 位" in frame.editor.accessibleDescription()
    for field in (welcome.password, welcome.again):
        field.setText("短")
    welcome.set_up_button.click()
    assert frame.editor.accessibleDescription() == "密码至少 8 位，现在 1 位"
    qtbot.waitUntil(welcome.password.hasFocus)
    assert welcome.password.selectedText()
    qtbot.keyClicks(welcome.password, "x")
    assert welcome.password.text() == "x"
    assert frame.level == ""


def test_what_is_missing_is_marked_before_and_no_longer_red_once_filled_in(
    welcome: Welcome, qtbot: QtBot
) -> None:
    marked = [place for place, frame in welcome._frames.items() if frame.needed.text()]
    assert marked == ["name", "actor"]
    welcome.set_up_button.click()
    assert welcome._frames["name"].level == "error"
    qtbot.keyClicks(welcome.name, "q")
    assert welcome._frames["name"].level == ""
    assert welcome.name.property("state") != "error"
    assert welcome._frames["actor"].level == "error"


def test_enter_sets_up_from_every_field_and_goes_from_the_password_to_its_repetition(
    welcome: Welcome, qtbot: QtBot
) -> None:
    welcome.activateWindow()
    welcome.name.setText("清溪镇")
    welcome.password.setText("河水 七号 也深")
    qtbot.keyClick(welcome.password, Qt.Key.Key_Return)
    qtbot.waitUntil(welcome.again.hasFocus)
    assert welcome._frames["actor"].level == ""
    welcome.again.setText("河水 七号 也深")
    qtbot.keyClick(welcome.level, Qt.Key.Key_Return)
    assert welcome._frames["actor"].level == "error"
    welcome.actor.setText("周敏")
    with qtbot.waitSignal(welcome.ready):
        qtbot.keyClick(welcome.level, Qt.Key.Key_Enter)
