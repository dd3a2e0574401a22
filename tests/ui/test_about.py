"""关于: what the program is, its licences, and updates from a stick."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.office import Office
from models.updates.checking import DEVELOPMENT, publisher_keys
from models.version import version
from ui.about import About, updates_of
from ui.dialogs import Dialogs
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder


@pytest.fixture
def about(
    qtbot: QtBot, qapp: QApplication, office: Office, monkeypatch: pytest.MonkeyPatch
) -> About:
    monkeypatch.setattr("ui.about.updates_on_sticks", lambda: [Path("/media/u/new.xju")])
    themes = ThemeHolder(qapp)
    dialogs = Dialogs(themes, lambda: None)
    made = About(themes, Session(office), Tasks(qapp), dialogs)
    qtbot.addWidget(made)
    made.show()
    return made


def test_version_formats_and_licences_are_told_and_a_stick_with_an_update_is_named(
    about: About,
) -> None:
    told = dict(about.facts)
    assert told["版本"] == version()
    assert told["数据格式"].isdigit()
    assert "SQLCipher" in told["组成"]
    assert told["更新"] == updates_of(publisher_keys())
    assert "new.xju" in about.stick.text()
    about.licences_button.click()
    assert about.licences.isVisible()
    assert "PySide6" in about.licences.toPlainText()


def test_what_is_no_update_is_refused_in_a_sentence(
    about: About, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Exception] = []
    monkeypatch.setattr(about._dialogs, "tell_error", told.append)
    path = tmp_path / "new.xju"
    path.write_bytes(b"MZ" * 900)
    about.look_at(path)
    qtbot.waitUntil(lambda: bool(told))
    assert "new.xju" in str(told[0])


def test_a_build_with_the_development_key_says_so() -> None:
    assert updates_of([DEVELOPMENT]).startswith("开发密钥")
    ours = "0123456789abcdef" * 4
    assert "0123 4567 89ab cdef" in updates_of([DEVELOPMENT, ours])
