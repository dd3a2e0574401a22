"""Damaged data at the window: offered, looked at under a banner, put back."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.preferences import Preferences
from models.rescue.diagnosis import mark_damaged
from models.rescue.noticing import DamageMet
from models.rescue.view import View
from tests.models.test_rescue import flip, folder, kept, root_of, zero_first_page
from tests.ui.looking import views_of
from ui.app import Desk
from ui.commands import Command
from ui.ledger_page import LedgerPage
from ui.main_window import MainWindow
from ui.rescue import ReadOnlyBanner
from ui.widgets.button import Button
from ui.widgets.error_summary import Notice

__all__ = ["folder", "kept"]


class Answers:
    """Dialogs that take one of the answers, by its label, and remember what they were told."""

    def __init__(self, answer: str) -> None:
        self.answer, self.said = answer, ""

    def choose(self, _title: str, text: str, deeds: Sequence[tuple[str, str]]) -> int:
        self.said = text
        return [label for label, _kind in deeds].index(self.answer)

    def tell(self, title: str, _text: str) -> None:
        self.said = title

    def tell_error(self, error: Exception) -> None:
        raise error


@pytest.fixture
def desk(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("ui.app.save_preferences", lambda _preferences: None)
    return Desk(qapp, Preferences())


def answer(desk: Desk, label: str) -> Answers:
    answers = Answers(label)
    desk.dialogs = answers  # type: ignore[assignment]
    return answers


def test_damaged_data_open_under_a_banner_and_every_page_can_be_seen(
    desk: Desk, folder: Path, qtbot: QtBot
) -> None:
    flip(folder, root_of(folder, "issues"))
    answers = answer(desk, "只读打开")
    assert desk.start(folder)
    assert "已经损坏" in answers.said and "恢复" in answers.said
    window = desk.window
    assert window is not None and isinstance(desk.office, View)
    qtbot.addWidget(window)
    banner = window.findChild(ReadOnlyBanner)
    assert "问题" in banner.title.text()
    for entry in window.entries:
        window.go(entry.key)
        QApplication.processEvents()
    torn = [
        page.ledger.name
        for page in window.findChildren(LedgerPage)
        if any("读出" in notice.title.text() for notice in page.findChildren(Notice))
    ]
    assert torn == ["issues"]

    window.findChild(LedgerPage).filters.changed.emit()  # waits a moment before it is kept
    desk.close()
    assert not [wait for wait in window.findChildren(QTimer) if wait.isActive()]


def test_a_file_of_which_nothing_can_be_read_leads_to_its_backup(
    desk: Desk, folder: Path, qtbot: QtBot
) -> None:
    zero_first_page(folder)
    answer(desk, "退出")
    assert not desk.start(folder)
    answers = answer(desk, "恢复备份")
    assert desk.start(folder)
    assert "上级" in answers.said
    assert desk.office is not None and desk.office.read_only is None
    assert desk.window is not None
    qtbot.addWidget(desk.window)
    desk.close()


def barred_buttons(window: MainWindow, word: str) -> set[str]:
    """The buttons that are greyed for a reason with this word in it, on every view."""
    found = set()
    for _name, page in views_of(window):
        QApplication.processEvents()
        for button in page.findChildren(Button):
            if word in button.toolTip():
                assert not button.isEnabled(), button.text()
                found.add(button.text())
    return found


def test_a_read_only_window_greys_what_would_write_and_says_why(
    desk: Desk, folder: Path, qtbot: QtBot
) -> None:
    flip(folder, root_of(folder, "issues"))
    answer(desk, "只读打开")
    assert desk.start(folder)
    window = desk.window
    assert window is not None
    qtbot.addWidget(window)
    barred = barred_buttons(window, "现在是只读打开")
    assert {"新建", "导入表格…", "结转到下一年", "生成登记申请…", "选备份盘…"} <= barred
    assert not {"恢复备份…", "打印", "导出"} & barred
    for command in (Command.NEW, Command.IMPORT_PACKAGE, Command.UNDO, Command.BACK_UP):
        action = window._actions[command]
        assert not action.isEnabled() and "只读" in action.toolTip()
    button = next(b for b in window.findChildren(Button) if b.text() == "结转到下一年")
    button.setEnabled(True)
    assert not button.isEnabled()
    desk.close()


def test_damage_met_at_work_greys_the_window_and_is_said_once(
    desk: Desk, folder: Path, qtbot: QtBot
) -> None:
    answers = answer(desk, "知道了")
    assert desk.start(folder)
    window, session = desk.window, desk.session
    assert window is not None and session is not None
    qtbot.addWidget(window)
    page = window.go("issues")
    new = next(b for b in page.findChildren(Button) if b.text() == "新建")
    assert new.isEnabled()
    with qtbot.waitSignal(session.barred):
        mark_damaged(folder)
    assert not new.isEnabled() and "损坏" in new.toolTip()
    assert "从现在起只能看" in answers.said
    assert any("损坏" in notice.title.text() for notice in window.findChildren(Notice))
    answers.said = ""
    desk.tell_damage(DamageMet())
    assert not answers.said
    pauses = [timer for timer in page.findChildren(QTimer) if timer.isSingleShot()]
    qtbot.waitUntil(lambda: not any(timer.isActive() for timer in pauses))
    desk.close()
