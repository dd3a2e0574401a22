"""Promises of classes and outreach in the window: pasted, attended, told and printed."""

from datetime import date, datetime

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.errors import UserError
from models.ledgers.attendance import Attendance
from models.ledgers.outreach_talks import OutreachTalk, PlaceKind
from models.ledgers.outreach_teams import Membership, OutreachTeam
from models.ledgers.training_classes import ClassState, Student, StudentResult, TrainingClass
from models.office import Office
from tests.models.test_outreach import AWAY, HERE, a_class, a_talk, act, attend, people
from tests.ui.ledger_desk import CTRL, Desk, Key, open_desk
from tests.ui.test_deeds import shown, texts
from tests.ui.test_meetings import Hands
from ui.class_sheet import ClassSheet
from ui.forms.outreach_detail import TeamDetail
from ui.forms.training_detail import TrainingDetail
from ui.little_form import LittleForm
from ui.pages.outreach_overview import MONTHS, outreach_choices, tell_outreach
from ui.printing.pages import lay_out
from ui.printing.training_papers import certificates, class_sign_in, timetable
from ui.students_editor import StudentsEditor
from ui.theme import ThemeHolder

NAMES = ("赵伟", "钱芳", "孙敏", "李强")


@pytest.fixture
def themes(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp, "light")


@pytest.fixture
def desk(qtbot: QtBot, themes: ThemeHolder, office: Office) -> Desk:
    a_class(office, [])
    people(office, *NAMES)
    return open_desk(qtbot, themes, office, ("training_classes", "outreach_talks"))


def open_class(desk: Desk) -> ClassSheet:
    desk.page("training_classes").open(TrainingClass.get().uid)
    sheet = desk.form().rows["attendance"]
    assert isinstance(sheet, ClassSheet)
    desk.qtbot.waitUntil(lambda: desk.form().focusWidget() is not None)
    return sheet


def stored(desk: Desk) -> TrainingClass:
    return desk.office.door.load(TrainingClass, TrainingClass.get().uid)


def test_a_pasted_list_is_enrolled_and_each_lesson_has_a_sheet_of_its_own(desk: Desk) -> None:
    sheet = open_class(desk)
    students = desk.form().rows["students"]
    assert isinstance(students, StudentsEditor)
    lines = ["姓名\t单位", *(f"{name}\t{desk.office.name}" for name in NAMES), "周游\t水利局"]
    QGuiApplication.clipboard().setText("\n".join(lines))
    students.paste_button.click()
    students.paste_button.click()
    assert len(students.parts()) == 5 and "重复" in students.said.text()
    hands = Hands(desk)
    sheet.entry.setFocus()
    hands.write("sm5")
    assert sheet.counts.text() == "应到 5 ・ 实到 4"
    sheet.choose(stored(desk).sessions[1].uid)
    assert not sheet.counts.text()
    sheet.entry.setFocus()
    desk.type("无")
    desk.press(Key.Key_Return)
    assert sheet.counts.text() == "应到 5 ・ 实到 5"
    desk.press(Key.Key_S, CTRL)
    training = stored(desk)
    first, second = (lesson.uid for lesson in training.sessions)
    assert training.complete and training.trained_students == 5
    assert [row.session for row in training.attendance] == [first] * 5 + [second] * 5
    absent = [row for row in training.attendance if row.status is not HERE]
    assert [(row.session, row.status) for row in absent] == [(first, Attendance.SICK_LEAVE)]


def test_a_lesson_that_is_typed_can_be_attended_before_it_is_saved(desk: Desk) -> None:
    sheet = open_class(desk)
    lessons, students = desk.form().rows["sessions"], desk.form().rows["students"]
    students.table.paste(0, 0, [["赵伟"], ["钱芳"]])
    lessons.table.add()
    lessons.table.paste(2, 0, [["2026-09-09 14:00", "结业式"]])
    sheet.lessons.setFocus()
    assert sheet.lessons.itemText(2).endswith("结业式")
    desk.press(Key.Key_End)
    sheet.lessons.activated.emit(2)
    sheet.entry.setFocus()
    desk.type("赵伟")
    desk.press(Key.Key_Return)
    sheet.table.remove([1])
    sheet.table.paste(1, 0, [["钱芳", "", "迟到"]])
    desk.press(Key.Key_S, CTRL)
    training = stored(desk)
    assert [row.session for row in training.attendance] == [training.sessions[2].uid] * 2
    assert training.attendance[0].status is Attendance.ABSENT


def test_who_is_no_student_is_shown_in_the_sheet_of_that_lesson(desk: Desk) -> None:
    training = stored(desk)
    training.students = [Student(person_name="甲"), Student(person_name="乙")]
    training = attend(desk.office, training, [HERE, HERE], [HERE, AWAY])
    training.students.pop()
    desk.office.door.store(training)
    assert not training.complete
    sheet = open_class(desk)
    sheet.choose(training.sessions[0].uid)
    desk.form()._show_problems(desk.office.door.problems(stored(desk)))
    assert "不在学员名单里" in sheet._message.text()
    sheet.go_to("attendance.4.person")
    assert sheet.lessons.currentData() == training.sessions[1].uid
    assert sheet.view.currentIndex().row() == 1


def test_a_class_tells_its_way_its_lessons_and_its_students(desk: Desk) -> None:
    door, training = desk.office.door, stored(desk)
    training.students = [
        Student(person_name="甲（水利局）", exam_score=90),
        Student(person_name="乙"),
    ]
    attend(desk.office, training, [HERE, AWAY], [HERE, AWAY])
    act(desk.office, training, "open_class")
    finished = act(desk.office, training, "finish")
    page = desk.page("training_classes")
    detail = page.pane.detail
    assert isinstance(detail, TrainingDetail)
    assert detail.steps(finished) == (["报名", "开班", "结业"], 3)
    _, lessons, students, _ = detail.tabs(finished)
    assert "应到 2 ・ 实到 1 ・ 乙（缺席）" in lessons.blocks[0].facts[0].text
    assert [block.title for block in students.blocks] == ["结业 1 人", "未结业 1 人"]
    assert students.blocks[0].facts[0].text == "水利局 ・ 出勤 2/2 课 ・ 90 分"
    assert [a.name for a in detail.actions(finished)] == ["retrain"]
    assert door.load(TrainingClass, training.uid).state is ClassState.FINISHED


def test_papers_of_a_class_name_every_lesson_student_and_certificate(
    desk: Desk, themes: ThemeHolder
) -> None:
    uid = stored(desk).uid
    training = stored(desk)
    training.students = [Student(person_name="甲（水利局）"), Student(person_name="乙")]
    training.students[0].result = StudentResult.GRADUATED
    training.state = ClassState.OPEN
    desk.office.door.store(training)
    plan = timetable(desk.office, uid)
    assert "09-08 星期二\t09:00\t专题辅导" in plan.text
    days = class_sign_in(desk.office, uid)
    assert [len(lay_out([paper])) for paper in (plan, *days)] == [1, 1, 1]
    assert "1\t甲\t水利局" in days[0].text and "2026年9月7日" in days[0].text
    listed = certificates(desk.office, uid)
    assert "202601001\t甲\t水利局" in listed.text and "未结业 1 人" in listed.text
    training.sessions, training.attendance, training.starts_on = [], [], None
    desk.office.door.store(training)
    with pytest.raises(UserError):
        class_sign_in(desk.office, uid)


def test_each_number_opens_its_talks_and_they_their_records(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    speakers = people(office, "赵伟")
    a_talk(office, speakers, talk_count=2, offline_audience=60, online_audience=500)
    plant = a_talk(office, speakers, place_kind=PlaceKind.FACTORY, held_at=datetime(2026, 4, 1, 9))
    page, opened = shown(qtbot, themes, office, tell_outreach, outreach_choices())
    assert "宣讲 3 场，受众 560 人次" in page.summary.text()
    told = {line[0]: line[1:] for line in texts(page)}
    assert told["街道"][:4] == ["2", "60", "500", "560"] and told["街道"][12] == "2"
    assert told["厂区"][0] == "1" and told["学校"][0] == "·" and told["合计"][0] == "3"
    assert page.table is not None
    page.table.go_to("factory")
    qtbot.keyClick(page.table, Key.Key_Return)
    assert len(texts(page)) == 8
    qtbot.keyClick(page.table, Key.Key_Down)
    qtbot.keyClick(page.table, Key.Key_Return)
    assert opened.records == [("outreach_talks", plant.uid)]
    page.table.go_to("factory")
    qtbot.keyClick(page.table, Key.Key_Return)
    assert len(texts(page)) == 7
    page.segments.choose(MONTHS)
    page.refresh()
    months = texts(page)
    assert len(months) == 13 and months[3][1] == "1" and months[8][5] == "2"


def test_the_next_talk_takes_a_few_keys(desk: Desk) -> None:
    speakers = people(desk.office, "周讲")
    first = a_talk(desk.office, speakers, held_at=datetime(2026, 9, 8, 9, 30))
    page = desk.page("outreach_talks")
    page.show_record(first.uid)
    page.pane.show_record(first.uid)
    page.pane.action_buttons["next_talk"].click()
    form = page.pane.little_form
    assert isinstance(form, LittleForm)
    said = {field.name: field.read() for field in form.fields}
    assert said["held_at"] == datetime.combine(desk.office.door.today, first.held_at.time())  # type: ignore[union-attr]
    assert said["place_kind"] == PlaceKind.STREET and said["place"] is None
    form.run()
    assert OutreachTalk.select().count() == 2


def test_a_team_shows_its_members_under_their_ranks(desk: Desk) -> None:
    member, gone = people(desk.office, "吴讲", "郑退")
    team = desk.office.door.new(OutreachTeam, title="百姓宣讲团", formed_on=date(2026, 2, 1))
    team.memberships = [Membership(person=gone, to_on=date(2026, 5, 1)), Membership(person=member)]
    desk.office.door.store(team)
    detail = TeamDetail(desk.office.door.ledger_of(team), desk.session, lambda *_: None)
    told = detail.tabs(team)[0].blocks[-1]
    assert told.title == "没有任职记录 2 人"
    assert [(fact.label, fact.text) for fact in told.facts] == [
        ("吴讲", ""),
        ("郑退", "05-01 退出"),
    ]
