"""Damaged data at the window: offered, looked at under a banner, put back."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.preferences import Preferences
from models.rescue.view import View
from tests.models.test_rescue import flip, folder, kept, root_of, zero_first_page
from ui.app import Desk
from ui.ledger_page import LedgerPage
from ui.rescue import ReadOnlyBanner
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
