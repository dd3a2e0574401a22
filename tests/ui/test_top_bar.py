"""Every button of the top bar does what it says, or cannot be pressed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.office import Office
from models.preferences import Preferences
from ui.app import Desk, build_window
from ui.help.window import HelpWindow
from ui.main_window import MainWindow


@pytest.fixture
def window(
    qtbot: QtBot,
    qapp: QApplication,
    office: Office,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[MainWindow]:
    monkeypatch.setenv("STUDY_LEDGER_CONFIG", str(tmp_path))
    desk = Desk(qapp, Preferences())
    made = build_window(desk, office)
    qtbot.addWidget(made)
    made.show()
    yield made
    desk.tasks.close()


def test_the_bell_leads_to_what_is_due_and_the_name_to_the_settings(window: MainWindow) -> None:
    window.top_bar.user.click()
    assert window.current_key == "settings"
    window.top_bar.reminders.click()
    assert window.current_key == "dashboard"


def test_the_question_mark_opens_help_of_the_page_in_view(
    window: MainWindow, qapp: QApplication
) -> None:
    window.go("issues")
    window.top_bar.help.click()
    (shown,) = (one for one in qapp.topLevelWidgets() if isinstance(one, HelpWindow))
    assert shown.isVisible()
    assert "问题台账" in shown.text.toPlainText()
