"""Promises of reading in the window: a grid typed like a sheet, and a list of what is owed."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from models.ledgers.attendance import Attendance
from models.ledgers.books import Book, BookKind
from models.ledgers.events import EventState
from models.ledgers.make_ups import MakeUp, MakeUpState
from models.ledgers.meetings import Meeting, MeetingAttendance, MeetingKind
from models.ledgers.people import Person
from models.ledgers.readings import Reading, ReadingNote
from models.office import Office
from models.periods import Period
from tests.conftest import Clock
from tests.ui.ledger_desk import CTRL, NONE, Answers, Key
from ui.pages.owed import OwedPage
from ui.pages.reading_grid import ReadingGridPage
from ui.scope import Scope
from ui.session import Session
from ui.theme import ThemeHolder

TODAY = date(2026, 9, 10)


@pytest.fixture
def themes(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp, "light")


class Desk:
    """A page over an office, and hands on its keys that are counted."""

    def __init__(self, qtbot: QtBot, themes: ThemeHolder, office: Office) -> None:
        self.qtbot, self.office, self.themes = qtbot, office, themes
        self.session, self.dialogs = Session(office), Answers(themes)
        self.scope = Scope(Period(2026))
        self.opened: list[tuple[str, str]] = []
        self.refused: list[str] = []
        self.strokes = 0
        self.session.refused.connect(lambda error: self.refused.append(str(error)))

    def _open(self, ledger: str, uid: str) -> None:
        self.opened.append((ledger, uid))

    def _show(self, page: ReadingGridPage | OwedPage) -> None:
        page.resize(1200, 640)
        self.qtbot.addWidget(page)
        page.show()
        page.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
        page.arrive()

    def grid(self) -> ReadingGridPage:
        page = ReadingGridPage(self.themes, self.session, self.scope, self._open, lambda: None)
        self._show(page)
        return page

    def owed(self) -> OwedPage:
        page = OwedPage(self.themes, self.session, self.scope, self.dialogs, self._open)
        self._show(page)
        return page

    def press(self, key: Key, with_: Qt.KeyboardModifier = NONE) -> None:
        self.strokes += 1
        self.qtbot.keyClick(QApplication.focusWidget(), key, with_)

    def write(self, text: str) -> None:
        for character in text:
            self.strokes += 1
            self.qtbot.keyClicks(QApplication.focusWidget(), character)


@pytest.fixture
def desk(qtbot: QtBot, themes: ThemeHolder, office: Office, clock: Clock) -> Iterator[Desk]:
    clock.set(2026, 9, 10)
    names = ("赵敏", "钱伟", "孙芳", "李强")
    office.door.store(*(office.door.new(Person, name=name) for name in names))
    for title, month in (("论学习", "2026-08"), ("党史简明读本", "2026-09")):
        book = office.door.new(Book, title=title, kind=BookKind.REQUIRED, chapters=12)
        book.plan_month = month
        office.door.store(book)
    yield Desk(qtbot, themes, office)


def readings(office: Office) -> list[Reading]:
    found = Reading.select().where(~Reading.deleted)
    return [office.door.load(Reading, one.uid) for one in found]


def texts(page: ReadingGridPage, column: int) -> list[str]:
    table = page.table
    return [table.text(table.index(row, column)) for row in range(table.rowCount())]


# The grid.


def test_a_column_of_progress_is_typed_with_two_keys_a_person(desk: Desk) -> None:
    page = desk.grid()
    for text in ("5", "8", "3", "9"):
        desk.write(text)
        desk.press(Key.Key_Return)
    assert desk.strokes == 8
    assert texts(page, 2)[:4] == ["5/12", "8/12", "3/12", "9/12"]
    assert {step.month for one in readings(desk.office) for step in one.steps} == {"2026-09"}


@pytest.mark.parametrize("shown", [True, False])
def test_a_cell_takes_what_an_input_method_writes(desk: Desk, shown: bool) -> None:
    """Many show what is composed in a window of their own, and hand over only what is chosen."""
    page = desk.grid()
    done = QInputMethodEvent()
    done.setCommitString("完")
    for event in [QInputMethodEvent("wan", []), done] if shown else [done]:
        focused = QApplication.focusWidget()
        assert focused is not None
        QApplication.sendEvent(focused, event)
    desk.press(Key.Key_Return)
    [reading] = readings(desk.office)
    assert reading.finished_on == TODAY
    assert page.view.currentIndex().row() == 1


def test_the_books_to_plan_stand_whole_in_their_box(desk: Desk) -> None:
    page = desk.grid()
    page.begin_planning()
    QApplication.processEvents()
    box = page.planner.books
    for at in range(box.count()):
        assert box.fontMetrics().horizontalAdvance(box.itemText(at)) + 40 < box.width()


def test_tab_goes_on_typing_over_the_end_of_a_row_and_back(desk: Desk) -> None:
    page = desk.grid()
    first, last = page.table.leading, page.table.columnCount() - 1
    while not page.table.is_cell(page.table.index(0, last)):
        last -= 1
    page.view.setCurrentIndex(page.table.index(0, first))
    for text in ("5", "6", "7"):
        desk.write(text)
        desk.press(Key.Key_Tab)
    assert (texts(page, first)[:2], texts(page, last)[:2]) == (["5/12", "7/12"], ["6/12", ""])
    now = page.view.currentIndex()
    assert (now.row(), now.column()) == (1, last)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    desk.press(Key.Key_Backtab)
    desk.press(Key.Key_Backtab)
    now = page.view.currentIndex()
    assert (now.row(), now.column()) == (0, last)
    page.view.setCurrentIndex(page.table.index(page.table.cell_rows - 1, last))
    desk.press(Key.Key_F2)
    desk.press(Key.Key_Tab)
    assert page.view.hasFocus()


def test_space_finishes_a_book_for_everyone_selected_and_takes_it_back(desk: Desk) -> None:
    page = desk.grid()
    page.view.setCurrentIndex(page.table.index(0, 2))
    for _ in range(2):
        desk.press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    desk.press(Key.Key_Space)
    assert texts(page, 2) == ["划完", "划完", "划完", "", "3 / 0"]
    assert texts(page, 0)[:4] == ["1", "1", "1", "0"]
    desk.press(Key.Key_Space)
    assert texts(page, 2)[:3] != ["划完"] * 3
    assert [one.finished_on for one in readings(desk.office)] == [None] * 3


def test_ticked_and_read_stand_side_by_side(desk: Desk) -> None:
    page = desk.grid()
    desk.press(Key.Key_Space)
    [reading] = readings(desk.office)
    reading.notes.append(ReadingNote(text="很有收获", written_on=TODAY))
    desk.office.door.store(reading)
    page.refresh()
    assert (texts(page, 0)[0], texts(page, 1)[0], texts(page, 2)[0]) == ("1", "1", "读完")
    assert (texts(page, 0)[4], texts(page, 1)[4]) == ("1", "1")


def test_what_cannot_be_read_keeps_the_editor_open_until_it_is_mended(desk: Desk) -> None:
    page = desk.grid()
    desk.write("13")
    desk.press(Key.Key_Return)
    assert "12" in page.message.text() and page.message.isVisible()
    assert readings(desk.office) == []
    desk.press(Key.Key_Backspace)
    desk.press(Key.Key_Return)
    assert not page.message.isVisible()
    assert texts(page, 2)[0] == "1/12"


def test_a_block_from_a_spreadsheet_is_pasted_over_people_and_books(desk: Desk) -> None:
    page = desk.grid()
    QGuiApplication.clipboard().setText("12\t4\n8\t大概\n")
    page.paste()
    assert texts(page, 2)[:2] == ["划完", "8/12"]
    assert texts(page, 3)[:2] == ["4/12", ""]
    assert page.faults.isVisible() and "大概" in page.faults.text.text()
    desk.session.undo()
    page.refresh()
    assert texts(page, 2)[:2] == ["0/12", "0/12"] or texts(page, 2)[:2] == ["", ""]


def test_copying_and_filling_down_say_the_same_again(desk: Desk) -> None:
    page = desk.grid()
    desk.write("7")
    desk.press(Key.Key_Return)
    page.view.selectColumn(2)
    page.fill_down()
    assert texts(page, 2)[:4] == ["7/12"] * 4
    page.view.selectColumn(2)
    page.copy()
    assert QGuiApplication.clipboard().text().split() == ["7"] * 4


def test_the_year_is_planned_for_everybody_with_three_keys(desk: Desk) -> None:
    page = desk.grid()
    page.plan_button.setFocus()
    desk.press(Key.Key_Space)
    desk.qtbot.waitUntil(page.planner.isVisible)
    desk.press(Key.Key_Return)
    assert desk.strokes == 2
    assert len(readings(desk.office)) == 8
    assert {one.due_on for one in readings(desk.office)} == {date(2026, 8, 31), date(2026, 9, 30)}
    assert not page.planner.isVisible()
    page.begin_planning()
    desk.press(Key.Key_Return)
    assert desk.refused == ["这些人的这些书已经订过计划"]


def test_a_book_a_month_is_shown_month_by_month(desk: Desk) -> None:
    page = desk.grid()
    page.views.choose("months")
    page.refresh()
    titles = [page.table.title(at) for at in range(page.table.columnCount())]
    assert titles[9] == "8月 论学习" and titles[2] == "1月"
    page.view.setCurrentIndex(page.table.index(0, 9))
    desk.press(Key.Key_Space)
    assert readings(desk.office)[0].finished_on == date(2026, 8, 31)


def test_enter_opens_the_reading(desk: Desk) -> None:
    desk.grid()
    desk.press(Key.Key_Space)
    desk.press(Key.Key_Return)
    assert desk.opened == [("readings", readings(desk.office)[0].uid)]


# What is owed.


def absent(office: Office, count: int) -> None:
    meeting = office.door.new(
        Meeting,
        **{"title": "例会", "kind": MeetingKind.OFFICE, "chair": "周敏"},
        **{"start_at": datetime(2026, 9, 3, 9), "state": EventState.HELD},
    )
    for at, person in enumerate(Person.select()):
        status = Attendance.SICK_LEAVE if at < count else Attendance.PRESENT
        meeting.attendance.append(MeetingAttendance(person=person.uid, status=status))
    office.door.store(meeting)


def test_one_make_up_of_many_people_is_written_down_with_a_few_keys(desk: Desk) -> None:
    absent(desk.office, 3)
    page = desk.owed()
    assert len(page.shown) == 3
    desk.press(Key.Key_A, CTRL)
    page.done_button.setFocus()
    desk.press(Key.Key_Space)
    desk.qtbot.waitUntil(lambda: page.form is not None and page.form.isAncestorOf(_focus()))
    desk.press(Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: not page.shown)
    assert desk.strokes == 3
    assert [one.state for one in MakeUp.select()] == [MakeUpState.MADE_UP] * 3


def _focus() -> object:
    return QApplication.focusWidget()


def test_nothing_is_confirmed_without_proof_and_the_form_says_so(desk: Desk) -> None:
    absent(desk.office, 1)
    page = desk.owed()
    page.ask_done()
    assert page.form is not None
    page.form.run()
    page.states.choose("to_confirm")
    page.refresh()
    page.ask_confirm()
    assert page.form is not None
    page.form.run()
    assert page.form is not None and "佐证" in page.form.message.text()


def test_a_row_leads_to_what_was_missed_and_then_to_its_make_up(desk: Desk) -> None:
    absent(desk.office, 1)
    page = desk.owed()
    desk.press(Key.Key_Return)
    page.ask_arrange()
    assert page.form is not None
    page.form.fields[0].editor.show_value(date(2026, 9, 20))
    page.form.run()
    page.refresh()
    page.open(page.list.current_key)
    assert [ledger for ledger, _ in desk.opened] == ["meetings", "make_ups"]
    assert MakeUp.get().due_on == date(2026, 9, 20)


def test_what_is_still_open_stays_in_the_list_when_the_month_is_over(desk: Desk) -> None:
    absent(desk.office, 2)
    page = desk.owed()
    desk.scope.choose(Period(2026, 10, 10))
    page.refresh()
    assert len(page.shown) == 2
    desk.scope.choose(Period(2026, 8, 8))
    page.refresh()
    assert page.shown == []
