"""Promises of a meeting in the window: its sheet is filled in seconds, its resolutions lead on."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.ledgers.areas import Area
from models.ledgers.attendance import Attendance
from models.ledgers.events import EventState
from models.ledgers.meeting_verbs import MEETINGS
from models.ledgers.meetings import Meeting, MeetingAttendance, MeetingKind
from models.ledgers.people import Person
from models.ledgers.tasks import Task
from models.ledgers.units import Level, Unit
from models.office import Office
from models.periods import Period
from tests.ui.ledger_desk import CTRL, NONE, Desk, Key, open_desk
from ui.attendance_sheet import AttendanceSheet
from ui.pages.areas import AreasPage
from ui.printing.gathering_papers import meeting_sign_in, minutes
from ui.printing.pages import lay_out
from ui.scope import Scope
from ui.session import Session
from ui.theme import ThemeHolder

ALT = Qt.KeyboardModifier.AltModifier
SURNAMES = "赵钱孙李周吴郑王冯陈"
GIVEN = ("伟", "芳", "秀英", "敏", "建国", "玉兰")


def sixty(office: Office) -> list[str]:
    """Sixty people of this office, no two with the same name."""
    names = [surname + given for given in GIVEN for surname in SURNAMES]
    office.door.store(*(office.door.new(Person, name=name) for name in names))
    return names


def a_meeting(office: Office, title: str = "九月例会", **values: object) -> Meeting:
    said: dict[str, object] = {
        **{"kind": MeetingKind.OFFICE, "start_at": datetime(2026, 9, 8, 9), "chair": "周敏"},
        **values,
    }
    meeting = office.door.new(Meeting, title=title, **said)
    office.door.store(meeting)
    return office.door.load(Meeting, meeting.uid)


class Hands:
    """Presses keys where the focus is, and counts them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.strokes = 0

    def press(self, key: Key, with_: Qt.KeyboardModifier = NONE) -> None:
        self.strokes += 1
        self.desk.press(key, with_)

    def write(self, keys: str) -> None:
        for key in keys:
            self.press(Key(ord(key.upper())))


@pytest.fixture
def themes(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp, "light")


@pytest.fixture
def desk(qtbot: QtBot, themes: ThemeHolder, office: Office) -> Desk:
    sixty(office)
    a_meeting(office)
    return open_desk(qtbot, themes, office, ("meetings", "tasks", "people"))


def open_sheet(desk: Desk) -> AttendanceSheet:
    """The form of the first meeting, with the focus in its first field."""
    page = desk.page("meetings")
    page.open(desk.office.door.load(Meeting, Meeting.get().uid).uid)
    sheet = desk.form().rows["attendance"]
    assert isinstance(sheet, AttendanceSheet)
    desk.qtbot.waitUntil(lambda: desk.form().focusWidget() is not None)
    return sheet


def stored(desk: Desk) -> dict[str, Attendance | None]:
    """Name → what the stored sheet says of the person."""
    meeting = desk.office.door.load(Meeting, Meeting.get().uid)
    names = dict(Person.select(Person.uid, Person.name).tuples())
    return {names[row.person]: row.status for row in meeting.attendance}


def test_sixty_people_with_four_exceptions_take_at_most_25_keys(desk: Desk) -> None:
    open_sheet(desk)
    hands = Hands(desk)
    hands.press(Key.Key_K, ALT)
    hands.write("zjg5")
    hands.write("wyl6")
    hands.write("lf7")
    hands.write("zm")
    hands.press(Key.Key_Down)
    hands.write("4")
    hands.press(Key.Key_S, CTRL)
    sheet = stored(desk)
    assert len(sheet) == 60
    absent = {name: status for name, status in sheet.items() if status is not Attendance.PRESENT}
    assert len(absent) == 4
    assert absent["李芳"] is Attendance.ABSENT
    assert sorted(s for s in absent.values() if s) == sorted(
        [
            *(Attendance.SICK_LEAVE, Attendance.PERSONAL_LEAVE),
            *(Attendance.ABSENT, Attendance.OFFICIAL_LEAVE),
        ]
    )
    assert hands.strokes <= 25
    assert Meeting.get().expected_count == 60 and Meeting.get().attended_count == 56


@pytest.mark.parametrize("word", ["无", "0"])
def test_a_word_for_nobody_means_that_all_were_there(desk: Desk, word: str) -> None:
    sheet = open_sheet(desk)
    sheet.entry.setFocus()
    desk.type(word)
    desk.press(Key.Key_Return)
    desk.press(Key.Key_S, CTRL)
    assert set(stored(desk).values()) == {Attendance.PRESENT}
    assert len(stored(desk)) == 60


def test_a_chinese_name_is_found_and_enter_says_absent(desk: Desk) -> None:
    sheet = open_sheet(desk)
    sheet.entry.setFocus()
    desk.type("王玉兰")
    desk.press(Key.Key_Return)
    assert sheet.counts.text().startswith("应到 60")
    assert "王玉兰（缺席）" in sheet.said.text()


def test_saving_loses_no_name_that_still_stands_in_the_line(desk: Desk) -> None:
    sheet = open_sheet(desk)
    sheet.entry.setFocus()
    desk.type("王玉兰")
    desk.press(Key.Key_S, CTRL)
    assert not stored(desk), "she would have been written down as present"
    assert desk.form().summary.isVisible() and sheet.entry.hasFocus()
    assert "王玉兰" in sheet._message.text()
    desk.press(Key.Key_Return)
    desk.press(Key.Key_S, CTRL)
    assert stored(desk)["王玉兰"] is Attendance.ABSENT


def test_a_name_that_nobody_has_is_kept_and_said(desk: Desk) -> None:
    sheet = open_sheet(desk)
    sheet.entry.setFocus()
    desk.type("欧阳修")
    desk.press(Key.Key_Return)
    assert sheet.entry.text() == "欧阳修"
    assert "欧阳修" in sheet.said.text()
    assert all(row.status is Attendance.PRESENT for row in sheet.parts())


def paste(desk: Desk, sheet: AttendanceSheet, text: str) -> None:
    sheet.entry.setFocus()
    QGuiApplication.clipboard().setText(text)
    desk.press(Key.Key_V, CTRL)


def test_a_pasted_list_may_say_who_was_not_there(desk: Desk) -> None:
    sheet = open_sheet(desk)
    paste(desk, sheet, "病假：赵伟、钱伟；孙伟（公差）\n李伟")
    desk.press(Key.Key_Space)
    desk.press(Key.Key_S, CTRL)
    said = {name: s for name, s in stored(desk).items() if s is not Attendance.PRESENT}
    assert said == {
        **{"赵伟": Attendance.SICK_LEAVE, "钱伟": Attendance.SICK_LEAVE},
        **{"孙伟": Attendance.OFFICIAL_LEAVE, "李伟": Attendance.ABSENT},
    }


def test_a_pasted_list_may_be_those_who_are_expected(desk: Desk) -> None:
    sheet = open_sheet(desk)
    paste(desk, sheet, "赵伟\n钱伟\n外请专家")
    sheet.expected_button.click()
    desk.press(Key.Key_S, CTRL)
    meeting = desk.office.door.load(Meeting, Meeting.get().uid)
    assert [(bool(row.person), row.person_name) for row in meeting.attendance] == [
        *((True, None), (True, None), (False, "外请专家")),
    ]
    assert meeting.attended_count == 3


def test_the_next_meeting_expects_whom_the_last_of_its_kind_expected(desk: Desk) -> None:
    sheet = open_sheet(desk)
    paste(desk, sheet, "赵伟、钱伟")
    sheet.expected_button.click()
    desk.press(Key.Key_S, CTRL)
    later = a_meeting(desk.office, "十月例会", start_at=datetime(2026, 9, 9, 9))
    desk.page("meetings").open(later.uid)
    again = desk.form().rows["attendance"]
    assert isinstance(again, AttendanceSheet)
    again.everyone_present()
    assert len(again.parts()) == 2


def test_resolutions_become_tasks_in_one_verb(desk: Desk) -> None:
    meeting = desk.office.door.load(Meeting, Meeting.get().uid)
    meeting.state, meeting.resolutions = EventState.HELD, "一、修订考勤制度；\n二、补齐台账。"
    desk.office.door.store(meeting)
    page = desk.page("meetings")
    page.show_record(meeting.uid)
    assign = next(a for a in page.ledger.actions if a.name == "assign")
    page.pane.show_record(meeting.uid)
    page.pane.begin(assign)
    form = page.pane.little_form
    assert form is not None
    form.fields[0].editor.show_value(date(2026, 10, 15))
    form.run()
    tasks = list(Task.select().order_by(Task.title.desc()))
    assert [task.title for task in tasks] == ["补齐台账", "修订考勤制度"]
    assert {task.first_due_on for task in tasks} == {date(2026, 10, 15)}
    assert {task.from_meeting for task in tasks} == {meeting.uid}


def test_the_minutes_say_who_was_missing_what_was_resolved_and_who_does_it(desk: Desk) -> None:
    office = desk.office
    meeting = office.door.load(Meeting, Meeting.get().uid)
    people = {name: uid for uid, name in Person.select(Person.uid, Person.name).tuples()}
    meeting.state, meeting.resolutions = EventState.HELD, "修订考勤制度"
    meeting.attendance = [
        MeetingAttendance(person=people["赵伟"], status=Attendance.PRESENT),
        MeetingAttendance(
            person=people["钱伟"], status=Attendance.SICK_LEAVE, reason="住院", approved_by="周敏"
        ),
    ]
    office.door.store(meeting)
    action = MEETINGS.action("assign")
    assert action is not None
    office.door.act(action, office.door.load(Meeting, meeting.uid), owner=people["赵伟"])
    said = minutes(office, meeting.uid).text
    for told in ("九月例会", "应到 2 人，实到 1 人", "钱伟（病假 住院）", "修订考勤制度", "待办"):
        assert told in said, told


def test_the_sign_in_sheet_has_a_line_for_each_who_is_expected(desk: Desk) -> None:
    paper = meeting_sign_in(desk.office, Meeting.get().uid)
    assert all(name in paper.text for name in ("赵伟", "陈玉兰"))
    assert "应到人数 60" in paper.text
    assert len(lay_out([paper])) == 1


def test_lectures_have_the_same_sheet(qtbot: QtBot, themes: ThemeHolder, office: Office) -> None:
    sixty(office)
    desk = open_desk(qtbot, themes, office, ("lectures",))
    desk.page("lectures").new()
    sheet = desk.form().rows["attendance"]
    assert isinstance(sheet, AttendanceSheet)
    sheet.mark("赵伟（公差）")
    assert sheet.counts.text() == "应到 60 ・ 实到 59"


def test_the_areas_stand_side_by_side_and_lead_to_their_meeting(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    areas = [office.door.new(Area, title=title) for title in ("东部片区", "西部片区")]
    office.door.store(*areas)
    units = [
        office.door.new(Unit, name=name, level=Level.UNIT, parent=office.unit, area=area.uid)
        for name, area in (("一中", areas[0]), ("二中", areas[0]), ("三中", areas[1]))
    ]
    office.door.store(*units)
    begun: list[Meeting] = []
    page = AreasPage(themes, Session(office), Scope(Period(2026)), lambda *_: None, begun.append)
    qtbot.addWidget(page)
    page.refresh()
    keys = [page.table.key_at(row) for row in range(5)]
    assert [keys[0], keys[3]] == [area.uid for area in areas]
    assert set(keys) == {record.uid for record in (*areas, *units)}
    page.analyse()
    assert [row.area for row in begun[0].area_analyses] == [area.uid for area in areas]
    assert begun[0].kind is MeetingKind.AREA_ANALYSIS
