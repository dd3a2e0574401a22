"""Promises of the editors: every kind of field has one, and gives back what it was shown."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget
from pytestqt.qtbot import QtBot

from models.errors import UserError
from models.fields import DateField, FileRef, IntegerField, Leaves, MoneyField
from models.ledger import Ledger
from models.ledgers import LEDGERS
from models.ledgers.issues import Issue
from models.office import Office
from tests.filling import value_for
from tests.ui.ledger_desk import a_person
from ui.editors import ChoiceEditor, DateEditor, LinkEditor, Surroundings, editor_for
from ui.theme import ThemeHolder

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Lists and calendars drop down in windows of their own, which no screen shows here."""

TODAY = date(2026, 9, 10)


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeHolder]:
    holder = ThemeHolder(qapp)
    yield holder
    holder.deleteLater()


@pytest.fixture
def around(themes: ThemeHolder) -> Surroundings:
    return Surroundings(2026, TODAY, lambda: [FileRef("a.pdf", "0" * 64, 1)], str, themes)


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("ledger", LEDGERS, ids=[ledger.name for ledger in LEDGERS])
def test_a_value_comes_back_from_its_editor_as_it_was(
    qtbot: QtBot, around: Surroundings, ledger: Ledger
) -> None:
    for model in (ledger.model, *(rows.model for rows in ledger.parts())):
        for column in model.columns():
            editor = editor_for(column, around)
            qtbot.addWidget(editor)
            value = value_for(column, 3)
            editor.show_value(value)
            assert editor.read_value() == value, column.name
            editor.show_value(None)
            assert not editor.read_value(), column.name


@pytest.mark.usefixtures("office")
def test_numbers_and_dates_are_read_as_people_write_them(
    qtbot: QtBot, around: Surroundings
) -> None:
    number = editor_for(IntegerField("人数", leaves=Leaves.NEVER, measure="人"), around)
    day = editor_for(DateField("日期", leaves=Leaves.NEVER), around)
    money = editor_for(MoneyField("金额", leaves=Leaves.NEVER), around)
    for editor, text in ((number, "12人"), (day, "9月5日"), (money, "3.5")):
        qtbot.addWidget(editor)
        editor.show_text(text)
    assert number.read_value() == 12
    assert day.read_value() == date(2026, 9, 5)
    assert money.read_value() == 3_500_000


@pytest.mark.usefixtures("office")
def test_a_day_is_picked_from_the_calendar(qtbot: QtBot, around: Surroundings) -> None:
    editor = DateEditor(Issue.found_on, around)
    qtbot.addWidget(editor)
    heard: list[bool] = []
    editor.edited.connect(lambda: heard.append(True))
    editor.show_value(TODAY)
    editor.open_calendar()
    calendar = editor.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.selectedDate() == QDate(2026, 9, 10)
    calendar.clicked.emit(QDate(2026, 9, 15))
    assert editor.read_value() == date(2026, 9, 15)
    assert heard


def test_a_choice_that_was_retired_is_still_shown(
    qtbot: QtBot, around: Surroundings, office: Office
) -> None:
    assert office.unit
    editor = ChoiceEditor(Issue.aspect, around)
    qtbot.addWidget(editor)
    editor.show_value("gone")
    assert editor.read_value() == "gone"


def test_two_people_of_one_name_have_to_be_told_apart(
    qtbot: QtBot, around: Surroundings, office: Office
) -> None:
    first, _second = a_person(office, "周敏"), a_person(office, "周敏")
    editor = LinkEditor(Issue.owner, around)
    qtbot.addWidget(editor)
    editor.show_value(first)
    assert editor.read_value() == first
    editor.show_text("周敏")
    with pytest.raises(UserError):
        editor.read_value()


@pytest.mark.usefixtures("office")
def test_files_are_removed_with_del(qtbot: QtBot, around: Surroundings) -> None:
    editor = editor_for(Issue.attachments, around)
    qtbot.addWidget(editor)
    editor.show()
    editor.add_button.click()  # type: ignore[attr-defined]
    assert [file.name for file in editor.read_value()] == ["a.pdf"]
    files = editor.list  # type: ignore[attr-defined]
    files.setCurrentRow(0)
    qtbot.keyClick(files, Qt.Key.Key_Delete)
    assert editor.read_value() == ()
