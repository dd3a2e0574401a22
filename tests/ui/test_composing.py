"""Promises to input methods: while letters are composed, no key of theirs does anything here."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from models.office import Office
from tests.ui.ledger_desk import CTRL, Desk, an_issue, open_desk
from ui.attendance_sheet import EntryLine
from ui.composing import leave_keys_to_input_methods
from ui.editors import LinkEditor
from ui.record_form import RecordForm
from ui.theme import ThemeHolder

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Key = Qt.Key
PLAIN = (Key.Key_Space, Key.Key_Return, Key.Key_Escape, Key.Key_Delete, Key.Key_2, Key.Key_Tab)
TAKEN = {"Ctrl+Space", "Shift+Space", "Ctrl+.", "Ctrl+Shift", "Alt+Shift", "Space", "Return"}


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, office: Office) -> Desk:
    leave_keys_to_input_methods(qapp)
    an_issue(office, "楼道灯不亮", date(2026, 11, 30))
    return open_desk(qtbot, ThemeHolder(qapp, "light"), office)


def compose(letters: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QApplication.sendEvent(focused, QInputMethodEvent(letters, []))


def test_in_a_list_no_key_acts_while_letters_are_composed(desk: Desk) -> None:
    page = desk.page()
    compose("lou")
    for key in PLAIN:
        desk.press(key)
    assert page.form is None and not page.view.ticked and page.view.hasFocus()
    compose("")
    desk.press(Key.Key_Space)
    assert page.view.ticked


def test_enter_that_ends_composing_neither_leaves_the_search_nor_the_form(desk: Desk) -> None:
    page = desk.page()
    page.filters.focus_search()
    compose("lou")
    desk.press(Key.Key_Return)
    desk.type("楼")
    assert page.filters.search.hasFocus() and page.filters.search.text() == "楼"
    desk.press(Key.Key_Return)
    assert page.view.hasFocus()
    desk.press(Key.Key_N, CTRL)
    form = desk.form()
    form.fields["owner"].editor.setFocus()
    compose("zhou")
    for key in PLAIN:
        desk.press(key)
    desk.type("周敏")
    assert desk.form() is form and form.fields["owner"].editor.typed_text() == "周敏"
    assert len(desk.issues()) == 1


def test_no_shortcut_of_the_window_is_one_of_an_input_method(desk: Desk) -> None:
    window = desk.window
    desk.press(Key.Key_N, CTRL)
    keys = {key.toString() for one in window.findChildren(QAction) for key in one.shortcuts()}
    keys |= {one.key().toString() for one in window.findChildren(QShortcut)}
    assert "Ctrl+K" in keys and "F6" in keys
    assert not keys & TAKEN
    assert not [key for key in keys if len(key) == 1]


def new_issue(desk: Desk) -> RecordForm:
    desk.page()
    desk.press(Key.Key_N, CTRL)
    return desk.form()


def test_a_cell_takes_only_what_the_input_method_commits_and_takes_it_once(desk: Desk) -> None:
    rows = new_issue(desk).rows["measures"]
    rows.add_button.click()
    compose("anpai")
    for key in PLAIN:
        desk.press(key)
    assert rows.table.rowCount() == 1 and not rows.table.text(0, 0)
    desk.type("安排专人")
    desk.press(Key.Key_Tab)
    assert rows.table.text(0, 0) == "安排专人" and rows.table.rowCount() == 1


def test_a_cell_that_is_not_yet_open_is_opened_by_what_is_composed(desk: Desk) -> None:
    rows = new_issue(desk).rows["measures"]
    rows.add_button.click()
    desk.press(Key.Key_Escape)
    rows.view.setFocus()
    rows.view.setCurrentIndex(rows.table.index(0, 0))
    compose("anpai")
    desk.press(Key.Key_Return)
    desk.type("安排专人")
    desk.press(Key.Key_Return)
    assert rows.table.text(0, 0) == "安排专人"


def test_letters_begin_the_first_row_of_an_empty_table(desk: Desk) -> None:
    rows = new_issue(desk).rows["measures"]
    rows.view.setFocus()
    desk.type("安排专人")
    desk.press(Key.Key_Tab)
    assert (rows.table.text(0, 0), rows.table.rowCount()) == ("安排专人", 1)
    other = desk.form().rows["progress_entries"]
    desk.form().fold.open()
    other.view.setFocus()
    desk.qtbot.keyClicks(other.view, "9")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit) and editor.text() == "9"
    assert other.table.rowCount() == 1


def test_the_list_of_names_leaves_enter_to_what_is_composed(desk: Desk) -> None:
    form = new_issue(desk)
    editor = form.fields["lead_leader"].editor
    assert isinstance(editor, LinkEditor)
    editor.open_names()
    desk.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    names = QApplication.activePopupWidget()
    assert names is not None
    QApplication.sendEvent(editor.line, QInputMethodEvent("lou", []))
    desk.press(Key.Key_Return, on=names)
    desk.press(Key.Key_Down, on=names)
    assert editor.typed_text() == ""
    committed = QInputMethodEvent()
    committed.setCommitString("楼道灯")
    QApplication.sendEvent(editor.line, committed)
    assert editor.typed_text() == "楼道灯" and desk.form() is form


def test_the_line_for_who_is_missing_waits_for_what_is_composed(
    qtbot: QtBot, qapp: QApplication
) -> None:
    leave_keys_to_input_methods(qapp)
    line = EntryLine()
    qtbot.addWidget(line)
    line.show()
    line.setFocus()
    said: list[str] = []
    line.chosen.connect(lambda text, _status: said.append(text))
    qtbot.waitUntil(line.hasFocus)
    committed = QInputMethodEvent()
    committed.setCommitString("周")
    QApplication.sendEvent(line, committed)
    compose("min")
    for key in (Key.Key_Return, Key.Key_2):
        qtbot.keyClick(line, key)
    assert not said and line.text() == "周"
    committed.setCommitString("敏")
    QApplication.sendEvent(line, committed)
    qtbot.keyClick(line, Key.Key_2)
    assert said == ["周敏"]


def test_the_search_of_the_window_begins_with_what_is_committed(desk: Desk) -> None:
    bar, asked = desk.window.top_bar, []
    bar.typed.connect(asked.append)
    desk.press(Key.Key_K, CTRL)
    compose("lou")
    desk.press(Key.Key_Return)
    assert bar.search.hasFocus() and not bar.search.text() and not asked
    desk.type("楼道")
    desk.qtbot.waitUntil(lambda: bool(asked))
    assert bar.search.text() == "楼道" and asked == ["楼道"]
