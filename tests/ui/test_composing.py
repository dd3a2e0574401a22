"""Promises to input methods: while letters are composed, no key of theirs does anything here."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.office import Office
from tests.ui.ledger_desk import CTRL, Desk, an_issue, open_desk
from ui.composing import leave_keys_to_input_methods
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
