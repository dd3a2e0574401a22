"""Promises of what is found again: the page, the order, the records, and what is due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from models.first_steps import put_away
from models.ledgers import ledger_named
from models.ledgers.issues import Issue
from models.ledgers.people import Person
from models.office import Office
from models.periods import Period, month_of
from models.preferences import Preferences, load_preferences
from models.privacy.erasing import erase, plan
from models.privacy.subject import subject_of
from models.recent import MOST, opened_last
from models.settings import get_setting
from tests.ui.ledger_desk import a_person, an_issue
from ui import app as application
from ui.commands import Command
from ui.due_notice import due_text
from ui.help.window import HelpWindow
from ui.last_place import find_place, frame_of, keep_place, put_frame
from ui.ledger_page import LedgerPage
from ui.ledger_view import LedgerView
from ui.main_window import MainWindow
from ui.pages.ledgers import LedgersPage
from ui.pages.search import SearchPage
from ui.widgets.plain_table import PlainTable

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Key, Mod = Qt.Key, Qt.KeyboardModifier


@dataclass
class Started:
    """The program after a start; `again` closes its window and starts it once more."""

    qtbot: QtBot
    desk: application.Desk
    office: Office

    @property
    def window(self) -> MainWindow:
        assert self.desk.window is not None
        return self.desk.window

    def again(self) -> None:
        self.close()
        self.start()

    def close(self) -> None:
        assert self.desk.session is not None
        keep_place(self.window, self.desk.session)
        self.window.close()

    def start(self) -> None:
        window = application.build_window(self.desk, self.office, resumes=True)
        self.desk.window = window
        self.qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is window)

    def ledger(self, page: str) -> LedgerPage:
        shown = self.window.go(page)
        found = shown.current if isinstance(shown, LedgersPage) else shown
        assert isinstance(found, LedgerPage)
        return found

    def press(self, key: Key, modifier: Mod = Mod.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)
        QApplication.processEvents()


@pytest.fixture
def started(qtbot: QtBot, qapp: QApplication, office: Office) -> Iterator[Started]:
    desk = application.Desk(qapp, Preferences())
    put_away(office)
    an_issue(office, "消防通道被占", date(2026, 11, 30))
    an_issue(office, "楼道灯不亮", date(2026, 11, 30))
    made = Started(qtbot, desk, office)
    made.start()
    yield made
    desk.tasks.close()


def test_the_next_start_begins_where_one_was_and_another_day_with_what_is_due(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = started.office.door.today
    centre = started.window.go("meetings")
    assert isinstance(centre, LedgersPage)
    centre.show_view(view := centre.keys()[1])
    started.window.scope.choose(Period(2025, 1, 3))
    started.window.go("search")
    started.again()
    assert started.window.current_key == "meetings"
    assert isinstance(page := started.window.current_page, LedgersPage)
    assert page.current_key == view and started.window.scope.period == Period(2025, 1, 3)
    later = today + timedelta(days=1)
    started.close()
    monkeypatch.setattr(type(started.office.door), "today", later)
    started.start()
    assert started.window.current_key == "dashboard"
    assert started.window.scope.period == month_of(later)


def test_a_page_that_is_no_more_leads_to_the_first_one(started: Started) -> None:
    session = started.desk.session
    assert session is not None
    for place in ({"page": "gone", "view": ""}, ["meetings"], {"page": "search"}):
        session.remember("place", place)
        assert not find_place(started.window, session)


def every_arrangement(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Each page in view, by its name; of a page of several, each of them.

    Of the lists, which are all made by one class, those of issues stand for all.
    """
    for entry in window.entries:
        page = window.go(entry.key)
        views = page.keys() if isinstance(page, LedgersPage) else [""]
        for view in views:
            if view == "issues" or ledger_named(view) is None:
                shown = page.show_view(view) if isinstance(page, LedgersPage) else page
                QApplication.processEvents()
                yield f"{entry.key}/{view}", shown


def widths_of(place: QWidget) -> dict[str, list[int]]:
    """Of the sides of every splitter, and of the columns that `drag_everything` drags."""
    splits = {f"side {at}": one.sizes() for at, one in enumerate(place.findChildren(QSplitter))}
    lists = {
        f"list {at}": [shown.columnWidth(shown.visible()[0])]
        for at, shown in enumerate(place.findChildren(LedgerView))
    }
    tables = {
        f"table {at}": [table.columnWidth(0)]
        for at, table in enumerate(place.findChildren(PlainTable))
    }
    return {**splits, **lists, **tables}


def drag_everything(place: QWidget) -> None:
    for split in place.findChildren(QSplitter):
        split.moveSplitter(split.sizes()[0] - 40, 1)
    for shown in place.findChildren(LedgerView):
        shown.setColumnWidth(shown.visible()[0], 170)
    for table in place.findChildren(PlainTable):
        table.setColumnWidth(0, 170)
    QApplication.processEvents()


def test_what_was_dragged_on_any_page_stands_so_after_the_next_start(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.arrangement._PAUSE_MS", 0)
    left: dict[str, dict[str, list[int]]] = {}
    for name, page in every_arrangement(started.window):
        dragged = [table for table in page.findChildren(PlainTable) if table.own_widths]
        assert not dragged, f"{name}: nobody dragged its columns yet"
        drag_everything(page)
        left[name] = widths_of(page)
    assert sum("side 0" in widths for widths in left.values()) > 6
    assert sum("table 0" in widths for widths in left.values()) > 20
    started.again()
    found = {name: widths_of(page) for name, page in every_arrangement(started.window)}
    assert {n: (left[n], found[n]) for n in left if left[n] != found[n]} == {}


@pytest.mark.parametrize("key", ["help", "versions"])
def test_what_was_dragged_beside_the_pages_stands_so_too(
    started: Started, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setattr("ui.arrangement._PAUSE_MS", 0)

    def shown() -> QWidget:
        if key == "help":
            started.window.do(Command.HELP)
            return next(one for one in started.window.children() if isinstance(one, HelpWindow))
        page = started.ledger("issues")
        page.pane._show_versions(Issue.select().first())
        return page.pane.versions

    place = shown()
    QApplication.processEvents()
    drag_everything(place)
    QApplication.processEvents()
    wanted = widths_of(place)
    place.close()
    started.again()
    place = shown()
    QApplication.processEvents()
    assert wanted and widths_of(place) == wanted
    place.close()


def test_a_list_is_narrowed_as_it_was_today_and_whole_on_another_day(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.kept_filters._PAUSE_MS", 0)
    started.again()
    today = started.office.door.today
    page = started.ledger("issues")
    page.filters.choose_state("overdue")
    page.filters.search.setText("何小满")
    QApplication.processEvents()
    started.again()
    page = started.ledger("issues")
    assert page.filters.state == "overdue" and page.listing().overdue_on == today
    assert not page.filters.search.text()
    assert "何小满" not in str(get_setting("window.filters.issues"))
    started.close()
    monkeypatch.setattr(type(started.office.door), "today", today + timedelta(days=1))
    started.start()
    assert not started.ledger("issues").filters.any


def test_a_list_keeps_its_order_and_not_the_words_sought_in_it(started: Started) -> None:
    page = started.ledger("issues")
    at = next(n for n, c in enumerate(page.table.columns) if c.name == "problem")
    page.view.sort_wanted.emit(at)
    page.view.sort_wanted.emit(at)
    page.filters.search.setText("路灯")
    started.again()
    page = started.ledger("issues")
    assert (page.order.name, page.order.descending) == ("problem", True)
    assert not page.filters.any
    page.view.sort_wanted.emit(at)
    started.again()
    assert started.ledger("issues").order.name == "remaining"


def test_one_key_shows_the_whole_list_again(started: Started) -> None:
    page = started.ledger("issues")
    started.window.scope.choose(Period(2026))
    page.look_for("楼道")
    assert page.table.rowCount() == 1
    started.press(Key.Key_L, Mod.ControlModifier | Mod.ShiftModifier)
    assert page.table.rowCount() == 2 and not page.filters.any


def test_the_window_stands_where_it_stood_as_far_as_the_screen_goes(started: Started) -> None:
    window = started.window
    window.resize(1024, 650)
    frame = frame_of(window)
    window.resize(1300, 700)
    put_frame(window, frame)
    assert (window.width(), window.height()) == (1024, 650)
    put_frame(window, "90000 90000 9000 9000")
    room = window.screen().availableGeometry()
    assert window.width() <= max(room.width(), window.minimumWidth())
    put_frame(window, f"{frame} maximised")
    assert window.isMaximized() and frame_of(window).endswith("maximised")
    put_frame(window, "no frame at all")
    started.desk._keep_frame(window)
    assert load_preferences().frame == frame_of(window)


def test_ctrl_k_offers_what_was_opened_last_and_enter_opens_it(started: Started) -> None:
    page = started.ledger("issues")
    started.window.scope.choose(Period(2026))
    first, second = Issue.select().order_by(Issue.issue_no)
    page.show_record(first.uid)
    page.show_record(second.uid)
    started.again()
    started.window.go("calendar")
    started.press(Key.Key_K, Mod.ControlModifier)
    results = started.window.page("search")
    assert isinstance(results, SearchPage)
    texts = [line.text for line in results.results.lines]
    assert texts == ["最近打开 2 条", second.heading(), first.heading()]
    assert results.results.lines[1].label == "问题台账"
    started.press(Key.Key_Down)
    started.press(Key.Key_Down)
    started.press(Key.Key_Return)
    assert started.window.current_key == "issues"
    assert started.ledger("issues").view.current_uid == first.uid
    assert next(one.uid for one in opened_last(started.office.ledgers)) == first.uid


def test_ctrl_k_never_takes_a_form_away_and_esc_goes_back(started: Started) -> None:
    page = started.ledger("issues")
    page.open(Issue.get().uid)
    started.press(Key.Key_K, Mod.ControlModifier)
    assert started.window.current_key == "issues" and page.form is not None
    page._close_form("")
    started.press(Key.Key_K, Mod.ControlModifier)
    assert started.window.current_key == "search"
    started.press(Key.Key_Escape)
    assert started.window.current_key == "issues"


@pytest.mark.parametrize("erased", [True, False])
def test_who_is_erased_or_deleted_is_not_among_the_records_opened_last(
    started: Started, erased: bool
) -> None:
    session, office = started.desk.session, started.office
    assert session is not None
    uid = a_person(office, "何小满")
    ledger = next(one for one in office.ledgers if one.name == "people")
    session.note_opened(ledger, uid)
    assert [one.heading for one in opened_last([ledger])] == ["何小满"]
    assert "何小满" not in str(get_setting("window.recent"))
    person = office.door.load(Person, uid)
    if erased:
        subject = subject_of(person)
        erase(office, subject, plan(office, subject).keys(names=True))
    else:
        office.door.delete(person, reason="重复")
    assert not opened_last([ledger])


def test_so_many_records_are_kept_and_none_twice(started: Started) -> None:
    session, office = started.desk.session, started.office
    assert session is not None
    ledger = next(one for one in office.ledgers if one.name == "issues")
    for number in range(MOST + 5):
        session.note_opened(ledger, f"uid {number}")
    session.note_opened(ledger, "uid 9")
    kept = get_setting("window.recent")
    assert len(kept) == MOST and kept[0] == ["issues", "uid 9"]
    assert kept.count(["issues", "uid 9"]) == 1


@pytest.mark.parametrize(
    ("today", "late", "text"),
    [(2, 3, "2 项今天到期，3 项已超期"), (2, 0, "2 项今天到期"), (0, 1, "1 项已超期")],
)
def test_the_notice_names_only_what_there_is(today: int, late: int, text: str) -> None:
    assert due_text(today, late) == text


def test_what_is_due_is_said_after_the_start_and_leads_to_the_list(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.due_notice._AFTER_MS", 0)
    an_issue(started.office, "已经过期", started.office.door.today - timedelta(days=3))
    started.window.go("calendar")
    focus = QApplication.focusWidget()
    application.tell_what_is_due(started.desk, started.office, started.window)
    started.qtbot.waitUntil(lambda: started.window.says_something)
    toast = started.window._toast
    assert "项已超期" in toast.text and QApplication.focusWidget() is focus
    assert toast.help_button.text() == "查看"
    toast.help_button.click()
    assert started.window.current_key == "dashboard"
