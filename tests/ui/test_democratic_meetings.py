"""Promises of democratic meetings in the window: typed, pasted, stepped through, printed."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.ledgers.attendance import Attendance
from models.ledgers.democratic_meetings import DemocraticMeeting, SelfExaminationDraft, StepKind
from models.ledgers.issues import Issue
from models.ledgers.meetings import Meeting, MeetingAttendance, MeetingKind
from models.ledgers.units import Level, Unit
from models.office import Office
from tests.ui.ledger_desk import CTRL, Desk, Key, a_person, open_desk
from tests.ui.ledger_desk import Qt as Keys
from ui.forms.democratic_form import DemocraticForm
from ui.printing import democratic_papers as papers
from ui.printing.paper import Paper
from ui.theme import ThemeHolder

ALT = Keys.KeyboardModifier.AltModifier
OPINIONS = "座谈会\t班子\t会议偏多\t作风纪律\t采纳\n意见箱\t李强\t下基层少\t作风纪律\t部分采纳"


@pytest.fixture
def themes(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp, "light")


@pytest.fixture
def desk(qtbot: QtBot, themes: ThemeHolder, office: Office) -> Desk:
    return open_desk(qtbot, themes, office, ("democratic_meetings", "issues"))


def a_meeting(office: Office, unit: str = "") -> DemocraticMeeting:
    meeting = office.door.new(DemocraticMeeting, title="专题民主生活会", theme="学教整改")
    meeting.drafts = [
        SelfExaminationDraft(
            **{"person": a_person(office, "李强"), "aspect": "duty", "problem": "推进偏慢"},
            measure="重点任务按周调度",
        )
    ]
    office.door.store(meeting)
    if unit:
        DemocraticMeeting.update(unit=unit).where(DemocraticMeeting.uid == meeting.uid).execute()
    return office.door.load(DemocraticMeeting, meeting.uid)


def the_form(desk: Desk) -> DemocraticForm:
    form = desk.form()
    assert isinstance(form, DemocraticForm)
    return form


def test_a_table_is_pasted_behind_its_tab_by_keyboard_alone(desk: Desk) -> None:
    page = desk.page("democratic_meetings")
    page.new()
    form = the_form(desk)
    desk.settle()
    desk.type("专题民主生活会")
    QGuiApplication.clipboard().setText(OPINIONS)
    desk.press(Key.Key_PageDown, ALT)
    assert form.tabs.tabText(form.tabs.currentIndex()) == "征求意见"
    desk.press(Key.Key_V, CTRL)
    desk.press(Key.Key_S, CTRL)
    form.save()
    [meeting] = DemocraticMeeting.select()
    kept = desk.office.door.load(DemocraticMeeting, meeting.uid)
    assert [row.opinion for row in kept.opinions] == ["会议偏多", "下基层少"]
    assert [row.aspect for row in kept.opinions] == ["conduct", "conduct"]
    assert kept.opinion_count == 2 and len(kept.steps) == len(StepKind)


def test_the_step_line_follows_the_dates_as_they_are_typed(desk: Desk) -> None:
    meeting = a_meeting(desk.office)
    page = desk.page("democratic_meetings")
    page.refresh()
    page.open(meeting.uid)
    form = the_form(desk)
    assert "第 1 步" in form.step_line.accessibleName()
    steps = form.rows["steps"]
    for row in (0, 1):
        steps.table.put_text(steps.table.index(row, 2), f"9月{row + 1}日")
    assert "第 3 步" in form.step_line.accessibleName()
    steps.table.put_text(steps.table.index(2, 2), "9月31日")
    form.tabs.setCurrentIndex(3)
    assert not form.save()
    # What is wrong is brought to the front, whichever tab it is behind.
    form.summary.go(1)
    assert form.tabs.currentIndex() == 0
    assert form.tables.currentWidget() is steps


def test_a_unit_below_is_seen_by_its_steps_and_counts_alone(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    unit = office.door.new(Unit, name="清溪镇", level=Level.UNIT, parent=office.unit)
    unit.unit_type = "street"
    office.door.store(unit)
    meeting = a_meeting(office, unit.uid)
    desk = open_desk(qtbot, themes, office, ("democratic_meetings",))
    page = desk.page("democratic_meetings")
    page.refresh()
    tabs = page.pane.detail.tabs(meeting)
    assert "内部记录" not in [tab.title for tab in tabs]
    page.open(meeting.uid)
    form = the_form(desk)
    assert [form.tabs.tabText(at) for at in range(form.tabs.count())] == ["步骤"]
    assert "留在报送单位" in form._hint.text()


def test_measures_become_issues_from_the_pane_and_the_steps_go_on(desk: Desk) -> None:
    office = desk.office
    meeting = a_meeting(office)
    held = office.door.new(
        Meeting, title="专题民主生活会", kind=MeetingKind.DEMOCRATIC, chair="李强"
    )
    held.attendance = [
        MeetingAttendance(person_name=name, status=Attendance.PRESENT) for name in "甲乙丙"
    ]
    office.door.store(held)
    meeting.meeting = held.uid
    office.door.store(meeting)
    page = desk.page("democratic_meetings")
    page.refresh()
    pane = page.pane
    pane.show_record(meeting.uid)
    facts = [
        fact.text for tab in pane.detail.tabs(pane.record) for b in tab.blocks for fact in b.facts
    ]
    assert "应到 3 人，实到 3 人" in facts and "2 人，够数" in facts
    first = next(action for action in pane.detail.actions(pane.record) if action.name == "register")
    values = pane.detail.first_values(pane.record, first.asks)
    assert values["rectify_kind"] is not None
    desk.session.act(first, pane.record, **(values | {"first_due_on": date(2026, 12, 1)}))
    [issue] = Issue.select()
    pane.refresh()
    assert "整改问题" in [tab.title for tab in pane.detail.tabs(pane.record)]
    issues = desk.page("issues")
    issues.refresh()
    issues.pane.show_record(issue.uid)
    shown = [b for tab in issues.pane.detail.tabs(issues.pane.record) for b in tab.blocks]
    assert any(fact.text == "专题民主生活会" for block in shown for fact in block.facts)


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (papers.steps_paper, "征求意见"),
        (papers.drafts_paper, "推进偏慢"),
        (papers.opinions_paper, "没有内容"),
        (papers.talks_paper, "没有内容"),
        (papers.criticisms_paper, "没有内容"),
        (papers.measures_paper, "没有内容"),
    ],
)
def test_every_paper_of_it_is_marked_as_internal(
    office: Office, make: Callable[[Office, str], Paper], word: str
) -> None:
    text = make(office, a_meeting(office).uid).text
    assert word in text and "内部" in text and "专题民主生活会" in text
