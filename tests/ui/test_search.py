"""Promises of the search and of the ties in the window: keys alone, and always a way back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.ledgers.issues import Issue
from models.ledgers.people import Person
from models.ledgers.tasks import Task
from models.office import Office
from models.preferences import Preferences
from tests.ui.ledger_desk import an_issue
from ui import app as application
from ui.editors import LinkEditor, Surroundings
from ui.ledger_page import LedgerPage
from ui.main_window import MainWindow
from ui.pages.search import SearchPage
from ui.record_ties import RecordTies
from ui.top_bar import TopBar

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Key, Mod = Qt.Key, Qt.KeyboardModifier


@dataclass
class Shown:
    """The whole window of an office, and hands for it."""

    qtbot: QtBot
    office: Office
    window: MainWindow

    @property
    def bar(self) -> TopBar:
        return self.window.top_bar

    @property
    def results(self) -> SearchPage:
        page = self.window.page("search")
        assert isinstance(page, SearchPage)
        return page

    @property
    def ledger(self) -> LedgerPage:
        page = self.window.current_page
        page = getattr(page, "current", page)
        assert isinstance(page, LedgerPage)
        return page

    @property
    def texts(self) -> list[str]:
        return [line.text for line in self.results.results.lines]

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        with self.qtbot.waitSignal(self.bar.typed):
            QTest.keyClicks(focus, text)

    def look_for(self, text: str) -> None:
        self.press(Key.Key_K, Mod.ControlModifier)
        self.bar.search.setText(text)
        self.press(Key.Key_Return)


@pytest.fixture
def shown(
    qtbot: QtBot, qapp: QApplication, office: Office, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shown]:
    desk = application.Desk(qapp, Preferences())
    an_issue(office, "消防通道被占", date(2026, 11, 30))
    an_issue(office, "楼道灯不亮", date(2026, 11, 30))
    window = application.build_window(desk, office)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    yield Shown(qtbot, office, window)
    desk.tasks.close()


def test_results_follow_the_keys_and_enter_opens_one_and_the_way_back_is_open(
    shown: Shown,
) -> None:
    shown.window.go("organisation")
    shown.press(Key.Key_K, Mod.ControlModifier)
    shown.type("2026-001")
    assert shown.window.current_key == "search"
    assert QApplication.focusWidget() is shown.bar.search
    assert shown.texts == ["问题台账 1 条", "2026-001 消防通道被占"]
    shown.press(Key.Key_Down)
    assert QApplication.focusWidget() is shown.results.results
    shown.press(Key.Key_Return)
    assert shown.window.current_key == "issues"
    assert shown.ledger.view.current_uid == issue(shown, "消防通道被占").uid
    shown.press(Key.Key_Left, Mod.AltModifier)
    assert shown.window.current_key == "search"
    assert QApplication.focusWidget() is shown.results.results
    shown.press(Key.Key_Up)
    assert QApplication.focusWidget() is shown.bar.search
    shown.press(Key.Key_Escape)
    assert shown.window.current_key == "organisation" and not shown.bar.search.text()


def issue(shown: Shown, problem: str) -> Issue:
    return Issue.get(Issue.problem == problem)


def test_typing_never_takes_a_form_away(shown: Shown) -> None:
    shown.window.go("issues")
    shown.ledger.new()
    QApplication.processEvents()
    shown.press(Key.Key_K, Mod.ControlModifier)
    shown.type("00")
    assert shown.window.current_key == "issues" and shown.ledger.form is not None


def test_the_words_around_the_hit_are_shown_and_an_empty_result_says_what_was_searched(
    shown: Shown,
) -> None:
    shown.look_for("专人")
    lines = [line for line in shown.results.results.lines if line.key]
    assert {(line.label, line.before, line.hit) for line in lines} == {
        ("整改措施 ・ ", "安排", "专人")
    }
    shown.look_for("没有这几个字")
    page = shown.results
    assert not page.results.isVisible() and "没有这几个字" in page._empty.title.text()
    assert QApplication.focusWidget() is shown.bar.search
    assert "问题台账" in page._empty.text.text() and "人员" in page._empty.text.text()


def test_a_ledger_with_many_hits_leads_to_its_own_list(shown: Shown) -> None:
    for number in range(10):
        an_issue(shown.office, f"第{number}处路灯不亮", date(2026, 11, 30))
    shown.look_for("路灯")
    assert shown.texts[0] == "问题台账 10 条" and len(shown.texts) == 10
    for _ in range(8):
        shown.press(Key.Key_Down)
    assert shown.results.results.current_key == "issues/"
    shown.press(Key.Key_Return)
    assert shown.window.current_key == "issues"
    assert shown.ledger.filters.search.text() == "路灯"
    assert shown.ledger.table.rowCount() == 10


def test_what_waits_in_bulk_is_taken_in_by_the_worker(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    from models import word_index

    monkeypatch.setattr(word_index, "_LITTLE", -1)
    shown.look_for("楼道")
    shown.qtbot.waitUntil(lambda: "2026-002 楼道灯不亮" in shown.texts)


def test_an_edit_is_seen_in_the_results(shown: Shown) -> None:
    shown.look_for("灯不亮")
    assert shown.texts == ["问题台账 1 条", "2026-002 楼道灯不亮"]
    held = issue(shown, "楼道灯不亮")
    record = shown.office.door.load(Issue, held.uid)
    record.problem = "楼道没有灯"
    shown.office.door.store(record)
    shown.qtbot.waitUntil(lambda: not shown.texts)


def test_the_pane_shows_the_ties_both_ways_and_each_can_be_followed_and_returned_from(
    shown: Shown,
) -> None:
    door = shown.office.door
    held = door.load(Issue, issue(shown, "消防通道被占").uid)
    task = door.new(Task, title="清点器材", owner=held.owner)
    door.store(task)
    shown.window.go("issues")
    page = shown.ledger
    page.show_record(held.uid)
    shown.qtbot.waitUntil(lambda: page.pane.record is not None)
    pane = page.pane
    pane.tabs.setCurrentIndex(pane.tabs.count() - 1)
    ties = pane.pages.currentWidget()
    assert isinstance(ties, RecordTies) and pane.tabs.tabText(pane.tabs.currentIndex()) == "关联"
    name = door.load(Person, held.owner or "").name
    assert [line.text for line in ties.list.lines] == ["引用的人员", name]
    assert "整改措施 ・ 责任人" in ties.list.lines[1].note
    ties.list.setFocus()
    shown.press(Key.Key_Return)
    assert shown.window.current_key == "organisation"
    assert shown.ledger.view.current_uid == held.owner
    people = shown.ledger
    shown.qtbot.waitUntil(lambda: people.pane.record is not None)
    people.pane.tabs.setCurrentIndex(people.pane.tabs.count() - 1)
    back = people.pane.pages.currentWidget()
    assert isinstance(back, RecordTies)
    assert [line.text for line in back.list.lines if not line.is_title] == [
        "清点器材",
        "2026-001 消防通道被占",
    ]
    shown.window.back()
    assert shown.window.current_key == "issues" and shown.ledger.view.current_uid == held.uid


def test_the_way_back_leads_to_the_record_that_was_left_on_the_same_page(shown: Shown) -> None:
    first, second = issue(shown, "消防通道被占"), issue(shown, "楼道灯不亮")
    shown.window.go("issues")
    shown.ledger.show_record(first.uid)
    shown.window.visit("issues", lambda page: shown.ledger.show_record(second.uid))
    assert shown.ledger.view.current_uid == second.uid
    shown.window.back()
    assert shown.ledger.view.current_uid == first.uid
    shown.window.forward()
    assert shown.ledger.view.current_uid == second.uid


def test_a_person_is_completed_in_a_form_by_the_sound_of_the_name(
    qtbot: QtBot, office: Office
) -> None:
    for name in ("周敏", "何静"):
        office.door.store(office.door.new(Person, name=name))
    editor = LinkEditor(Issue.owner, Surroundings(2026, date(2026, 9, 10)))
    qtbot.addWidget(editor)
    editor.show()
    editor.activateWindow()
    editor.line.setFocus()
    qtbot.waitUntil(editor.line.hasFocus)
    QTest.keyClicks(editor.line, "zm")
    completer = editor.line.completer()
    assert completer is not None and completer.popup().isVisible()
    QTest.keyClick(completer.popup(), Key.Key_Down)
    QTest.keyClick(completer.popup(), Key.Key_Return)
    assert editor.line.text() == "周敏"
    assert editor.read_value() == Person.get(Person.name == "周敏").uid
