"""Deeds, stock, the month's meeting and the year's end in the window, by keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.carrying_over import open_at_end
from models.ledgers.closure import Stage
from models.ledgers.deeds import Deed, DeedState
from models.ledgers.issues import Issue
from models.ledgers.needs import CollectedNeed, NeedState
from models.office import Office
from models.periods import Period
from tests.models.test_deeds import a_deed, a_need, do, done
from tests.ui.ledger_desk import CTRL, NONE, Answers, Desk, Key, a_person, an_issue, open_desk
from ui.little_form import LittleForm
from ui.pages.deed_overviews import promise_choices, tell_comments, tell_promises
from ui.pages.issue_overviews import schedule_choices, stock_choices, tell_schedule, tell_stock
from ui.pages.told_page import Choices, ToldPage
from ui.pages.year_end import YearEndPage
from ui.printing.told_paper import told_paper
from ui.scope import Scope
from ui.session import Session
from ui.theme import ThemeHolder

YEAR, NOTHING = Period(2026), Choices()


@pytest.fixture
def themes(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp, "light")


class Opened:
    """Where a page has led."""

    def __init__(self) -> None:
        self.records: list[tuple[str, str]] = []

    def __call__(self, ledger: str, uid: str) -> None:
        self.records.append((ledger, uid))


def shown(
    qtbot: QtBot,
    themes: ThemeHolder,
    office: Office,
    tell: object,
    choices: Choices = NOTHING,
    period: Period = YEAR,
) -> tuple[ToldPage, Opened]:
    """A page of this kind in view."""
    opened = Opened()
    session = Session(office)
    page = ToldPage(
        *(themes, "页", session, Scope(period), Answers(themes), opened),
        *(tell, choices),  # type: ignore[arg-type]
    )
    qtbot.addWidget(page)
    page.resize(1100, 600)
    page.show()
    page.arrive()
    return page, opened


def texts(page: ToldPage) -> list[list[str]]:
    assert page.table is not None
    return [[cell.text for cell in line.cells] for line in page.table.lines]


def test_stock_is_taken_of_any_day_and_each_line_leads_to_its_issue(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    issue = an_issue(office, "公示栏更新不及时", date(2026, 9, 5))
    page, opened = shown(qtbot, themes, office, tell_stock, stock_choices())
    assert texts(page)[0][:2] == [issue.issue_no, "公示栏更新不及时"]
    assert "期末未销号 1，其中超期 1" in page.summary.text()
    assert page.table is not None and page.day is not None
    qtbot.keyClick(page.table, Key.Key_Return)
    assert opened.records == [("issues", issue.uid)]
    page.day.show_value(date(2026, 7, 31))
    page.refresh()
    assert texts(page) == [] and "期末未销号 0" in page.summary.text()
    page.day.show_value(date(2027, 1, 1))
    page.refresh()
    assert "只能盘点到今天" in page.summary.text()


def test_the_balance_stands_by_source_and_prints_with_the_issues(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    an_issue(office, "公示栏更新不及时", date(2026, 9, 5))
    page, _ = shown(qtbot, themes, office, tell_stock, stock_choices())
    page.segments.choose("source")
    page.refresh()
    assert texts(page) == [["自查", "0", "1", "0", "0", "0", "1", "1"]]
    paper = told_paper("盘点表", office.name, page.told, office.door.now)
    assert "公示栏更新不及时" in paper.text and "自查" in paper.text


def test_the_months_meeting_looks_at_what_has_not_moved(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    quiet = an_issue(office, "公示栏更新不及时", date(2026, 9, 5))
    moving = an_issue(office, "值班记录不完整", date(2026, 12, 1))
    do(office, moving, "start")
    page, _ = shown(qtbot, themes, office, tell_schedule, schedule_choices())
    assert len(texts(page)) == 2
    page.segments.choose("quiet")
    page.refresh()
    assert [line[1] for line in texts(page)] == [quiet.problem]
    assert "过期未完成的措施" in page.words.text()


def test_needs_stand_beside_what_came_of_them(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    deed = done(office)
    need = do(office, a_need(office), "merge", deed=deed.uid)
    do(office, deed, "survey", satisfied_count=3, dissatisfied_count=1)
    page, opened = shown(qtbot, themes, office, tell_promises, promise_choices())
    (line,) = texts(page)
    assert line[0] == need.title and line[2] == deed.title
    assert line[-3:] == ["待验收", "3 / 0 / 1", "满意"]
    page.segments.choose("met")
    page.refresh()
    assert texts(page) == []
    page.open(f"needs {need.uid}")
    assert opened.records == [("needs", need.uid)]


def test_each_unit_is_commented_on_in_a_row_and_in_words(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    do(office, a_deed(office, promised_on=date(2026, 9, 1)), "adopt")
    page, _ = shown(qtbot, themes, office, tell_comments, period=Period(2026, 9, 9))
    assert texts(page)[0][0] == "清溪镇"
    assert page.words.text().startswith("对清溪镇的讲评：收集需求 0 条，立项 1 项")
    assert page.words.text().endswith("超期的实事：加装路灯。")


def test_the_button_carries_a_year_over_and_ctrl_z_takes_it_back(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    an_issue(office, "公示栏更新不及时", date(2026, 9, 5))
    a_deed(office)
    session, dialogs = Session(office), Answers(themes)
    page = YearEndPage(themes, session, Scope(Period(2026)), dialogs, Opened())
    qtbot.addWidget(page)
    page.show()
    page.arrive()
    assert [line[-1] for line in texts(page)] == ["待结转", "待结转"]
    said: list[str] = []
    session.said.connect(lambda done, _undoable: said.append(str(done)))
    dialogs.answer = 2
    page.carry()
    assert said == []
    dialogs.answer = 0
    page.carry()
    qtbot.waitUntil(lambda: [line[-1] for line in texts(page)] == ["已结转", "已结转"])
    assert said == ["已结转 2 条到2027年"]
    page.carry()
    assert said[-1] == "都已经结转过了"
    session.undo()
    assert len(open_at_end(office, 2026).waiting) == 2


# In the ledgers.


@pytest.fixture
def desk(qtbot: QtBot, themes: ThemeHolder, office: Office) -> Desk:
    a_person(office, "周敏")
    a_need(office)
    return open_desk(qtbot, themes, office, ("needs", "deeds", "issues"))


def begin(desk: Desk, ledger: str, record: object, verb: str) -> LittleForm:
    """The form of a verb at the foot of the pane."""
    page = desk.page(ledger)
    desk.settle()
    uid = record.uid  # type: ignore[attr-defined]
    page.show_record(uid)
    desk.qtbot.waitUntil(lambda: getattr(page.pane.record, "uid", "") == uid)
    action = page.ledger.action(verb)
    assert action is not None
    page.pane.begin(action)
    form = page.pane.little_form
    assert form is not None
    return form


def test_a_need_is_made_a_deed_with_a_promise_in_the_pane(desk: Desk) -> None:
    need = CollectedNeed.get()
    form = begin(desk, "needs", need, "make_project")
    form.fields[0].editor.show_value("装六十盏")
    form.fields[1].editor.show_value(date(2026, 12, 8))
    form.run()
    deed = Deed.get()
    assert (deed.title, deed.promise) == (need.title, "装六十盏")
    assert CollectedNeed.get().state is NeedState.DOING


def test_the_months_progress_of_a_deed_takes_twelve_keys(desk: Desk) -> None:
    """From the list: to the pane, its main verb, how far, what, done."""
    deed = do(desk.office, a_deed(desk.office), "adopt")
    do(desk.office, deed, "start")
    page = desk.page("deeds")
    desk.settle()
    page.show_record(deed.uid)
    desk.qtbot.waitUntil(lambda: "report_progress" in page.pane.action_buttons)
    strokes = 0

    def press(key: Key, with_: Qt.KeyboardModifier = NONE) -> None:
        nonlocal strokes
        strokes += 1
        desk.press(key, with_)

    press(Key.Key_F6)
    press(Key.Key_Space)
    desk.qtbot.waitUntil(lambda: page.pane.little_form is not None)
    for key in (Key.Key_4, Key.Key_0, Key.Key_Tab, *[Key.Key_A] * 6):
        press(key)
    press(Key.Key_Return, CTRL)
    entry = desk.office.door.load(Deed, deed.uid).progress_entries[-1]
    assert (entry.percent_done, entry.content) == (400, "a" * 6)
    assert strokes == 12


def test_progress_is_entered_with_the_keyboard_alone(desk: Desk) -> None:
    deed = do(desk.office, a_deed(desk.office), "adopt")
    do(desk.office, deed, "start")
    form = begin(desk, "deeds", deed, "report_progress")
    desk.qtbot.waitUntil(form.fields[0].editor.hasFocus)
    desk.type("40")
    desk.press(Key.Key_Return, CTRL)
    held = desk.office.door.load(Deed, deed.uid)
    assert (held.state, held.progress_entries[-1].percent_done) == (DeedState.DOING, 400)


def test_a_new_issue_that_resembles_an_old_one_says_so_under_the_field(desk: Desk) -> None:
    old = an_issue(desk.office, "公示栏内容更新不及时", date(2026, 12, 1))
    desk.page("issues").new()
    form = desk.form()
    field = form.fields["problem"]
    field.editor.setFocus()
    desk.type("公示栏的内容更新不及时")
    field.left.emit(field)
    assert old.issue_no is not None and old.issue_no in field.editor.accessibleDescription()
    assert Stage.TODO is old.stage and Issue.select().count() == 1
