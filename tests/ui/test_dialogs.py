"""Dialogs for files and folders begin where people keep what they look for."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog

from models.preferences import Preferences, load_preferences
from models.updates import sticks
from ui.app import Desk
from ui.dialogs import Dialogs
from ui.theme import ThemeHolder


class Asked:
    """The system's dialogs: where each began, and what they answer."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.began: list[str] = []
        self.answer = ""
        patch.setattr(QFileDialog, "getExistingDirectory", self._folder)
        patch.setattr(QFileDialog, "getOpenFileName", self._file)
        patch.setattr(QFileDialog, "getSaveFileName", self._file)

    def _folder(self, _over: object, _title: str, start: str) -> str:
        self.began.append(start)
        return self.answer

    def _file(self, _over: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        self.began.append(start)
        return self.answer, ""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    monkeypatch.setattr(sticks, "plugged_in", list)
    return Asked(monkeypatch)


def test_a_dialog_begins_on_the_stick_else_where_it_was_left_else_among_documents(
    qapp: QApplication, tmp_path: Path, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialogs = Dialogs(ThemeHolder(qapp), lambda: None)
    stick, other = tmp_path / "stick", tmp_path / "other"
    for folder in (stick / "报送", other):
        folder.mkdir(parents=True)
    documents = str(tmp_path / "home")
    (tmp_path / "home").mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: documents)
    asked.answer = str(other)
    dialogs.folder("写到哪里")
    dialogs.folder("写到哪里")
    monkeypatch.setattr(sticks, "plugged_in", lambda: [stick])
    asked.answer = str(stick / "报送" / "一.xjr")
    dialogs.open_file("选择登记申请", "登记申请 (*.xjr)")
    dialogs.save_file("导出表格", "Excel (*.xlsx)", Path("问题.xlsx"))
    dialogs.folder("写到哪里", other)
    assert asked.began == [
        *(documents, str(other), str(stick)),
        *(str(stick / "报送" / "问题.xlsx"), str(other)),
    ]


def test_the_folder_used_last_is_known_the_next_day(
    qapp: QApplication, tmp_path: Path, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STUDY_LEDGER_CONFIG", str(tmp_path / "config"))
    asked.answer = str(tmp_path)
    Desk(qapp, Preferences()).dialogs.folder("写到哪里")
    Desk(qapp, load_preferences()).dialogs.folder("写到哪里")
    assert asked.began[-1] == str(tmp_path)
