"""Promises of the calendar in the window: gone through by keys, mended, exported, printed."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.bands import Bands, bands
from models.figures import decimals
from models.ledgers.events import EventState
from models.ledgers.filled_ledgers import FilledLedger
from models.ledgers.holidays import Holiday, HolidayKind
from models.ledgers.meetings import Meeting, MeetingKind
from models.ledgers.rules import Cycle, Rule, RuleKind
from models.office import Office
from models.periods import Period
from models.record import Record
from tests.ui.ledger_desk import Answers, Key
from ui.pages.calendar import CalendarPage
from ui.pages.calendar_views import DUE_LIST, Ways, calendar_page
from ui.pages.due_list import ALL, DueListPage
from ui.pages.figures_card import FiguresCard
from ui.pages.ledgers import LedgersPage
from ui.pages.warning_card import WarningCard
from ui.printing.calendar_paper import month_paper
from ui.scope import Scope
from ui.session import Session
from ui.theme import ThemeHolder
from ui.widgets.page import Page


@dataclass
class Opened:
    """Where the page led."""

    records: list[tuple[str, str]] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    begun: list[Record] = field(default_factory=list)


@dataclass
class Shown:
    page: LedgersPage
    opened: Opened
    dialogs: "Files"
    qtbot: QtBot

    @property
    def month(self) -> CalendarPage:
        page = self.page.view("calendar")
        assert isinstance(page, CalendarPage)
        return page

    def press(self, *keys: Key) -> None:
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget() or self.month.view, key)


class Files(Answers):
    """Saves where it was told to."""

    target: Path | None = None

    def save_file(self, title: str, kinds: str, proposed: Path) -> Path | None:
        self.asked.append(proposed.name)
        return self.target


@pytest.fixture
def themes(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp, "light")


@pytest.fixture
def shown(qtbot: QtBot, themes: ThemeHolder, office: Office) -> Shown:
    """A monthly office meeting, held in July only, and another meeting on the 18th of September."""
    rule = office.door.new(
        Rule,
        **{"title": "例会制度", "kind": RuleKind.MEETING, "applies_to": FilledLedger.MEETINGS},
        **{"record_kind": "office", "every": Cycle.MONTH, "from_on": date(2026, 7, 1)},
    )
    held = [
        office.door.new(
            Meeting,
            **{"title": f"{day:%m}月会议", "kind": kind, "chair": "何静", "state": state},
            start_at=datetime.combine(day, time(9, 30)),
        )
        for day, kind, state in (
            (date(2026, 7, 15), MeetingKind.OFFICE, EventState.HELD),
            (date(2026, 9, 18), MeetingKind.PARTY_COMMITTEE, EventState.PLANNED),
        )
    ]
    office.door.store(rule, *held)
    opened, dialogs = Opened(), Files(themes)
    ways = Ways(
        lambda ledger, uid: opened.records.append((ledger, uid)),
        opened.lists.append,
        lambda: opened.lists.append("exchange"),
        opened.begun.append,
    )
    lists = (
        ("rules", "制度", lambda: Page(themes, "制度")),
        ("holidays", "节假日", lambda: Page(themes, "")),
    )
    page = calendar_page(themes, Session(office), Scope(Period(2026, 9, 9)), dialogs, ways, lists)
    qtbot.addWidget(page)
    page.resize(1100, 600)
    page.show()
    page.activateWindow()
    page.arrive()
    return Shown(page, opened, dialogs, qtbot)


def test_the_days_are_gone_through_by_keys_and_enter_opens_what_stands_there(
    shown: Shown, office: Office
) -> None:
    month = shown.month
    assert month.view.day == date(2026, 9, 10)  # today
    shown.press(Key.Key_Down, Key.Key_Right)
    assert month.view.day == date(2026, 9, 18)
    assert [line.cells[1].text for line in month.list.lines] == ["会议“09月会议”"]
    shown.press(Key.Key_Return)
    meeting = Meeting.get(Meeting.title == "09月会议")
    assert shown.opened.records == [("meetings", meeting.uid)]
    shown.press(Key.Key_Down, Key.Key_Down)  # over the month's end
    assert (month.view.day, month.view.month) == (date(2026, 10, 2), date(2026, 10, 1))
    shown.press(Key.Key_PageUp, Key.Key_PageUp, Key.Key_Up)
    assert month.view.month == date(2026, 7, 1) and month.view.day == date(2026, 7, 26)
    shown.press(Key.Key_Home)
    assert month.view.day == date(2026, 9, 10)
    assert month.month_label.text() == "2026年9月"


def test_a_missed_duty_begins_the_meeting_that_it_lacks(shown: Shown, office: Office) -> None:
    month = shown.month
    month.view.go_to(date(2026, 8, 31))
    [line] = month.list.lines
    assert line.alarm and line.cells[1].text == "“例会制度”8月缺 1 次"
    assert month.mend_button.isEnabled()
    month.mend()
    [begun] = shown.opened.begun
    assert isinstance(begun, Meeting) and begun.kind is MeetingKind.OFFICE
    assert begun.start_at == datetime(2026, 8, 31, 9)
    due = shown.page.show_view(DUE_LIST)
    assert isinstance(due, DueListPage) and due.table is not None
    assert [line.cells[2].text for line in due.table.lines] == ["“例会制度”8月缺 1 次"]
    due.mend()
    assert len(shown.opened.begun) == 2
    due.segments.choose(ALL)
    due.refresh()
    assert [line.cells[1].text for line in due.table.lines] == ["缺漏", "待办", "待办"]
    due.table.go_to(due.table.lines[1].key)
    assert not due.mend_button.isEnabled()
    due.show_record(Rule.get().uid)
    shown.qtbot.keyClick(due.table, Key.Key_Return)
    assert shown.opened.records == [("rules", Rule.get().uid)]


def test_a_year_without_holidays_says_so_and_days_off_are_marked(
    shown: Shown, office: Office
) -> None:
    month = shown.month
    assert month.unknown.isVisible() and "2026 年没有节假日数据" in month.unknown.accessibleName()
    month.import_link.click()
    assert shown.page.current_key == "holidays"
    office.door.store(
        office.door.new(Holiday, day=date(2026, 9, 25), kind=HolidayKind.HOLIDAY, title="中秋节")
    )
    shown.page.show_view("calendar")
    assert not month.unknown.isVisible()
    day = month.view.held(date(2026, 9, 25))
    assert (day.worked, day.name) == (False, "休 中秋节")


def test_the_month_goes_to_paper_and_to_other_calendars(
    shown: Shown, office: Office, tmp_path: Path
) -> None:
    shown.dialogs.target = tmp_path / "9月.ics"
    shown.month.export_ics()
    assert shown.dialogs.asked == ["2026-09.ics"]
    written = (tmp_path / "9月.ics").read_text(encoding="utf-8")
    assert written.count("BEGIN:VEVENT") == 2 and "会议“09月会议”" in written
    text = month_paper(office, Period(2026, 9, 9)).text
    assert "18\n会议“09月会议”" in text
    assert "2026-09-30\t待办\t“例会制度”9月还差 1 次" in text


def test_the_days_of_warning_are_set_in_the_settings(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    card = WarningCard(themes)
    qtbot.addWidget(card)
    card.near.setValue(15)
    card.soon.setValue(7)
    assert bands() == Bands(7, 15)
    card.soon.setValue(15)
    assert bands() == Bands(7, 15)
    assert card.soon.property("state") == "error"


def test_the_decimals_of_percentages_are_set_in_the_settings(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    card = FiguresCard(themes)
    qtbot.addWidget(card)
    assert card.places.currentText() == "66.7%"
    card.places.setFocus()
    qtbot.keyClick(card.places, Qt.Key.Key_Down)
    assert (card.places.currentText(), decimals()) == ("66.67%", 2)
