"""Promises of a ledger's page: everything by keys, nothing lost, any number of rows."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from models import changes, listing
from models.database import writing
from models.fields import Column
from models.ledger import Ledger
from models.ledgers.issue_verbs import ISSUES
from models.ledgers.issues import Issue
from models.ledgers.people import Person
from models.listing import Listing
from models.office import Office
from models.periods import Period
from models.record import new_uid, read_state
from models.store import put
from tests.ui.ledger_desk import CTRL, SHIFT, Desk, Key, a_person, an_issue, open_desk
from ui.ledger_page import LedgerPage, Outlets
from ui.ledger_table import ACCESSIBLE
from ui.theme import ThemeHolder


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeHolder]:
    holder = ThemeHolder(qapp)
    yield holder
    holder.deleteLater()


@pytest.fixture
def desk(qtbot: QtBot, themes: ThemeHolder, office: Office) -> Desk:
    """The clock stands on 10 September 2026; the first issue is three days late."""
    an_issue(office, "公示栏更新不及时", date(2026, 9, 7))
    an_issue(office, "值班记录不完整", date(2026, 9, 12))
    an_issue(office, "标识牌缺失", date(2026, 10, 30))
    return open_desk(qtbot, themes, office)


def texts(page: LedgerPage, name: str) -> list[str]:
    """What a column shows, from the top."""
    at = column(page, name)
    return [page.table.line(row).texts[at] for row in range(page.table.rowCount())]


def column(page: LedgerPage, name: str) -> int:
    return [held.name for held in page.table.columns].index(name)


def go(desk: Desk, page: LedgerPage, row: int, name: str) -> None:
    page.view.setFocus()
    page.view.go_to(row, column(page, name))
    desk.settle()


# Reading


def test_the_list_opens_with_what_is_late_on_top(desk: Desk) -> None:
    page = desk.page()
    assert texts(page, "problem") == ["公示栏更新不及时", "值班记录不完整", "标识牌缺失"]
    assert texts(page, "remaining") == ["超 3 天", "剩 2 天", "剩 50 天"]
    assert page.table.line(0).overdue
    assert not page.table.line(1).overdue


def test_a_state_says_aloud_that_it_is_overdue(desk: Desk) -> None:
    page = desk.page()
    index = page.table.index(0, column(page, "stage"))
    assert index.data(ACCESSIBLE) == "状态 待整改，已超期"


def test_filters_count_and_narrow_the_list(desk: Desk) -> None:
    page = desk.page()
    buttons = {b.segment.key: b.text() for b in page.filters.states._buttons}
    assert buttons["all"] == "全部 3"
    assert buttons["overdue"] == "超期 1"
    page.show_only("overdue")
    assert texts(page, "problem") == ["公示栏更新不及时"]
    assert "超期" in desk.window.current_page.status_text  # type: ignore[union-attr]


def test_ctrl_f_finds_and_an_empty_result_says_what_was_sought(qtbot: QtBot, desk: Desk) -> None:
    page = desk.page()
    desk.press(Key.Key_F, CTRL)
    assert QApplication.focusWidget() is page.filters.search
    desk.type("标识")
    qtbot.waitUntil(lambda: texts(page, "problem") == ["标识牌缺失"])
    page.filters.search.setText("消防")
    page.filters.search.textEdited.emit("消防")
    qtbot.waitUntil(lambda: page.table.rowCount() == 0)
    assert "含“消防”" in page.list_body.no_result.text.text()
    page.list_body.no_result.clear.click()
    assert page.table.rowCount() == 3


def test_the_period_of_the_top_bar_filters_the_list(desk: Desk) -> None:
    page = desk.page()
    desk.window.scope.choose(Period(2025))
    assert page.table.rowCount() == 0
    desk.window.scope.choose(Period(2026))
    assert page.table.rowCount() == 3


def test_a_record_that_the_period_hides_is_opened_instead(desk: Desk) -> None:
    page = desk.page()
    uid = desk.issues()[0].uid
    desk.window.scope.choose(Period(2025))
    page.show_record(uid)
    assert desk.form().fields["problem"].read() == "公示栏更新不及时"


def test_a_header_sorts_and_sorts_back(desk: Desk) -> None:
    page = desk.page()
    at = column(page, "problem")
    page.view.sort_wanted.emit(at)
    up = texts(page, "problem")
    page.view.sort_wanted.emit(at)
    assert texts(page, "problem") == up[::-1]


def test_sorting_keeps_the_record_that_was_selected(desk: Desk) -> None:
    page = desk.page()
    go(desk, page, 1, "problem")
    uid = page.view.current_uid
    page.view.sort_wanted.emit(column(page, "problem"))
    page.view.sort_wanted.emit(column(page, "problem"))
    assert page.view.current_uid == uid


def test_columns_that_were_chosen_are_remembered(
    qtbot: QtBot, themes: ThemeHolder, desk: Desk
) -> None:
    page = desk.page()
    page.view.columns.hidden = ["owner"]
    page.view.columns.widths["source"] = 133
    page._remember_columns()
    again = open_desk(qtbot, themes, desk.office).page()
    assert again.view.isColumnHidden(column(again, "owner"))
    assert again.view.columnWidth(column(again, "source")) == 133


def test_a_narrow_list_keeps_room_for_the_text(desk: Desk) -> None:
    page = desk.page()
    wide = len(page.view.visible())
    desk.window.resize(1024, 600)
    desk.settle()
    assert len(page.view.visible()) < wide
    assert page.view.columnWidth(column(page, "problem")) >= 200
    assert page.view.horizontalScrollBar().maximum() == 0


def test_the_first_column_stays_in_sight_while_others_are_scrolled(
    qtbot: QtBot, desk: Desk
) -> None:
    page = desk.page()
    page.view.columns.hidden = []
    page.view.fit()
    bar = page.view.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert not page.view.frozen.isVisible()
    bar.setValue(bar.maximum())
    assert page.view.frozen.isVisible()
    assert page.view.frozen.indexAt(page.view.frozen.rect().topLeft()).column() == 0
    go(desk, page, 1, "problem")
    covered = page.view.columnWidth(0)
    assert page.view.visualRect(page.view.currentIndex()).left() >= covered
    page.view.go_to(1, 0)
    assert page.view.frozen.currentIndex() == page.view.currentIndex()


# Typing


def test_f2_edits_a_cell_and_enter_keeps_it(desk: Desk) -> None:
    page = desk.page()
    go(desk, page, 2, "problem")
    desk.press(Key.Key_F2)
    QApplication.focusWidget().selectAll()  # type: ignore[union-attr]
    desk.type("标识牌掉了")
    desk.press(Key.Key_Return)
    desk.settle()
    assert "标识牌掉了" in texts(page, "problem")
    assert any("已保存" in said for said in desk.said)


def test_tab_types_on_through_the_row_and_into_the_next(desk: Desk) -> None:
    page = desk.page("people")
    for name in ("周敏", "王芳"):
        a_person(desk.office, name)
    page.refresh()
    names = [page.table.columns[at].name for at in page.view.visible() if page.table.is_typed(at)]
    first = page.view.table.row_of(page.view.current_uid)
    go(desk, page, first, "name")
    desk.press(Key.Key_F2)
    walked = []
    for _ in range(len(names) + 1):
        now = page.view.currentIndex()
        walked.append((now.row(), page.table.columns[now.column()].name))
        editor = QApplication.focusWidget()
        assert editor is not None and page.view.viewport().isAncestorOf(editor)
        desk.press(Key.Key_Tab)
    assert walked == [*((first, name) for name in names), (first + 1, names[0])]


def test_what_cannot_be_read_stays_in_the_cell_with_the_reason(desk: Desk) -> None:
    page = desk.page("people")
    a_person(desk.office, "周敏")
    page.refresh()
    go(desk, page, 0, "left_on")
    desk.press(Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    desk.type("9月31日")
    desk.press(Key.Key_Return)
    assert editor.text() == "9月31日"
    assert "30 天" in page.message.text
    desk.press(Key.Key_Escape)
    desk.settle()
    assert page.message.text == ""
    assert texts(page, "left_on")[0] == ""


def test_a_computed_cell_says_why_it_cannot_be_typed(desk: Desk) -> None:
    page = desk.page()
    go(desk, page, 0, "due_on")
    desk.press(Key.Key_F2)
    assert "由程序得出" in page.message.text


def test_del_deletes_what_is_selected_and_ctrl_z_brings_it_back(desk: Desk) -> None:
    page = desk.page()
    go(desk, page, 0, "problem")
    desk.press(Key.Key_Delete)
    desk.settle()
    assert texts(page, "problem") == ["值班记录不完整", "标识牌缺失"]
    assert desk.said[-1].startswith("已删除")
    desk.session.undo()
    desk.settle()
    assert page.table.rowCount() == 3


def test_space_ticks_rows_that_stay_ticked_while_one_moves_on(desk: Desk) -> None:
    page = desk.page()
    go(desk, page, 0, "problem")
    desk.press(Key.Key_Space)
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Space)
    assert page.foot.counts.text() == "共 3 条"
    assert page.status_text.startswith("已选 2 条")
    desk.press(Key.Key_Delete)
    desk.settle()
    assert texts(page, "problem") == ["值班记录不完整"]
    assert desk.said[-1] == "已删除 2 条"


def test_del_in_the_search_field_deletes_no_record(desk: Desk) -> None:
    page = desk.page()
    go(desk, page, 0, "problem")
    page.filters.focus_search()
    desk.press(Key.Key_Delete)
    desk.settle()
    assert page.table.rowCount() == 3


def test_a_selected_area_is_copied_as_a_spreadsheet_reads_it(desk: Desk) -> None:
    page = desk.page()
    go(desk, page, 0, "issue_no")
    desk.press(Key.Key_Down, SHIFT)
    desk.press(Key.Key_Right, SHIFT)
    desk.press(Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text()
    assert copied == "2026-001\t公示栏更新不及时\n2026-002\t值班记录不完整"


def test_a_pasted_block_changes_rows_and_adds_new_ones_below_the_end(desk: Desk) -> None:
    page = desk.page("people")
    a_person(desk.office, "周敏")
    page.refresh()
    last = page.table.rowCount() - 1
    go(desk, page, last, "name")
    before = Person.select().where(~Person.deleted).count()
    QGuiApplication.clipboard().setText("周明\t女\n刘芳\t男\n陈立\t不详")
    desk.press(Key.Key_V, CTRL)
    desk.settle()
    names = {p.name: p for p in Person.select()}
    assert Person.select().where(~Person.deleted).count() == before + 2
    assert names["刘芳"].gender.value == "male"
    assert names["陈立"].gender is None
    assert desk.said[-1] == "已粘贴 5 格"
    assert "不详" in page.list_body.faults.text.text()
    desk.session.undo()
    assert Person.select().where(~Person.deleted).count() == before


def test_pasted_issues_take_numbers_of_their_own(desk: Desk) -> None:
    page = desk.page()
    go(desk, page, 2, "problem")
    QGuiApplication.clipboard().setText("标识牌缺失\n路灯不亮\n井盖松动")
    desk.press(Key.Key_V, CTRL)
    numbers = [issue.issue_no for issue in desk.issues()]
    assert numbers == ["2026-001", "2026-002", "2026-003", "2026-004", "2026-005"]


def test_ctrl_d_fills_the_top_cell_down(desk: Desk) -> None:
    page = desk.page()
    page.view.columns.hidden = []
    page.view.fit()
    for issue in desk.issues()[:1]:
        held = desk.office.door.load(Issue, issue.uid)
        held.owner_department = "党建办"
        desk.office.door.store(held)
    page.refresh()
    go(desk, page, 0, "owner_department")
    desk.press(Key.Key_Down, SHIFT)
    desk.press(Key.Key_Down, SHIFT)
    desk.press(Key.Key_D, CTRL)
    desk.settle()
    assert texts(page, "owner_department") == ["党建办"] * 3


def test_ctrl_semicolon_fills_in_today(desk: Desk) -> None:
    page = desk.page("people")
    a_person(desk.office, "周敏")
    page.refresh()
    go(desk, page, 0, "left_on")
    desk.press(Key.Key_Semicolon, CTRL)
    desk.settle()
    assert texts(page, "left_on")[0] == "09-10"


def test_ctrl_end_and_ctrl_home_go_to_the_ends(desk: Desk) -> None:
    page = desk.page()
    go(desk, page, 0, "problem")
    desk.press(Key.Key_End, CTRL)
    assert page.view.currentIndex().row() == 2
    desk.press(Key.Key_Home, CTRL)
    assert page.view.currentIndex().row() == 0


def test_ctrl_e_exports_the_list_as_it_is_filtered(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    an_issue(office, "公示栏更新不及时", date(2026, 9, 7))
    exported: list[Listing] = []
    desk = open_desk(qtbot, themes, office, ["issues"], Outlets(export_list=exported.append))
    page = desk.page()
    page.show_only("todo")
    page.view.setFocus()
    desk.press(Key.Key_E, CTRL)
    assert exported[0].where == {"stage": ("todo",)}
    assert exported[0].ledger is ISSUES


# Beside the list


def test_enter_opens_the_record_and_esc_comes_back_to_its_row(desk: Desk) -> None:
    page = desk.page()
    go(desk, page, 1, "problem")
    desk.press(Key.Key_Return)
    assert desk.form().fields["problem"].read() == "值班记录不完整"
    desk.settle()
    desk.press(Key.Key_Escape)
    assert page.form is None
    assert page.view.currentIndex().row() == 1
    assert page.view.hasFocus()


def test_the_pane_follows_the_selection_and_f4_puts_it_away(qtbot: QtBot, desk: Desk) -> None:
    page = desk.page()
    go(desk, page, 1, "problem")
    qtbot.waitUntil(lambda: page.pane.heading.text() == "值班记录不完整")
    desk.press(Key.Key_F4)
    assert not page.pane.isVisible()
    desk.press(Key.Key_F4)
    assert page.pane.isVisible()


def test_in_a_small_window_the_pane_takes_the_place_of_the_list(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    an_issue(office, "公示栏更新不及时", date(2026, 9, 7))
    desk = open_desk(qtbot, themes, office, ["issues"])
    page = desk.page()
    page.view.setFocus()
    page.toggle_detail()
    desk.window.setMinimumSize(0, 0)
    desk.window.resize(1000, 600)
    qtbot.waitUntil(lambda: desk.window.width() < 1024)
    desk.press(Key.Key_F4)
    assert page.pane.isVisible()
    assert not page.card.isVisible()
    desk.press(Key.Key_Escape)
    assert page.card.isVisible()
    assert page.view.hasFocus()


def test_a_verb_asks_for_its_date_and_the_list_shows_the_new_state(
    qtbot: QtBot, desk: Desk
) -> None:
    page = desk.page()
    go(desk, page, 0, "problem")
    qtbot.waitUntil(lambda: "start" in page.pane.action_buttons)
    page.pane.action_buttons["start"].click()
    form = page.pane.little_form
    assert form is not None
    assert form.fields[0].read() == date(2026, 9, 10)
    form.run_button.click()
    desk.settle()
    qtbot.waitUntil(lambda: texts(page, "stage")[0] == "整改中")
    assert page.pane.little_form is None


def test_esc_leaves_the_form_of_a_verb_then_the_pane(qtbot: QtBot, desk: Desk) -> None:
    page = desk.page()
    go(desk, page, 0, "problem")
    qtbot.waitUntil(lambda: "start" in page.pane.action_buttons)
    page.pane.action_buttons["start"].click()
    assert page.pane.little_form is not None
    desk.press(Key.Key_Escape)
    assert page.pane.little_form is None and page.pane.isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None and page.pane.isAncestorOf(focused)
    desk.press(Key.Key_Escape)
    assert not page.pane.isVisible()


def test_a_refused_verb_keeps_the_form_and_says_why(qtbot: QtBot, desk: Desk) -> None:
    page = desk.page()
    go(desk, page, 0, "problem")
    qtbot.waitUntil(lambda: page.pane.record is not None)
    action = ISSUES.action("request_extension")
    assert action is not None
    page.pane.begin(action)
    form = page.pane.little_form
    assert form is not None
    form.run()
    assert page.pane.little_form is form
    assert form.message.text() == "写明申请延到哪一天"


def test_progress_is_added_from_the_pane(qtbot: QtBot, desk: Desk) -> None:
    page = desk.page()
    go(desk, page, 0, "problem")
    qtbot.waitUntil(lambda: page.pane.record is not None)
    page.pane.detail.add(page.pane.record, _progress())
    form = page.pane.little_form
    assert form is not None
    form.fields[1].editor.show_value("已确定专人")
    form.run()
    issue = desk.office.door.load(Issue, page.view.current_uid)
    assert [one.content for one in issue.progress_entries] == ["已确定专人"]
    assert issue.progress_entries[0].entry_on == date(2026, 9, 10)


def _progress() -> object:
    from ui.forms.issue_detail import PROGRESS

    return PROGRESS


def test_another_offices_record_is_only_looked_at(desk: Desk) -> None:
    theirs = _foreign_issue(desk)
    page = desk.page()
    page.refresh()
    page.show_record(theirs)
    go(desk, page, page.view.currentIndex().row(), "problem")
    desk.press(Key.Key_F2)
    assert "别的单位" in page.message.text
    desk.press(Key.Key_Delete)
    assert page.table.row_of(theirs) >= 0
    desk.press(Key.Key_Return)
    assert desk.form().read_only
    assert not desk.form().save_button.isVisible()


def _foreign_issue(desk: Desk) -> str:
    mine = desk.office.door.new(Issue, problem="外单位的问题")
    state = {**read_state(mine), "unit": new_uid(), "complete": True}
    put(ISSUES, [state], desk.office.door.today)
    return mine.uid


def test_units_can_be_chosen_once_there_are_several(desk: Desk) -> None:
    page = desk.page()
    assert page.filters.units.isHidden()
    _foreign_issue(desk)
    page.refresh()
    assert not page.filters.units.isHidden()
    page.filters.units.setCurrentIndex(2)
    page.filters.units.activated.emit(2)
    assert texts(page, "problem") == ["外单位的问题"]


def test_what_another_page_wrote_is_there_on_coming_back(desk: Desk) -> None:
    page = desk.page()
    people = desk.page("people")
    assert people.isVisible()
    an_issue(desk.office, "路灯不亮", date(2026, 9, 20))
    desk.settle()
    assert page.table.rowCount() == 3
    desk.page()
    assert page.table.rowCount() == 4


def test_of_a_hundred_thousand_rows_only_those_in_view_are_read(
    qtbot: QtBot, themes: ThemeHolder, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    _many_issues(office, 100_000)
    read: list[int] = []
    rows = listing.rows

    def counted(ledger: Ledger, some: Sequence[str], columns: Sequence[Column[Any]]) -> Any:
        read.append(len(some))
        return rows(ledger, some, columns)

    monkeypatch.setattr(listing, "rows", counted)
    page = open_desk(qtbot, themes, office, ["people", "issues"]).page()
    page.view.viewport().repaint()
    assert page.table.rowCount() == 100_000
    page.view.go_to(99_999)
    page.view.viewport().repaint()
    assert page.view.currentIndex().row() == 99_999
    assert 0 < sum(read) < 1_000


def _many_issues(office: Office, number: int) -> None:
    """Rows straight into the table: what the door would take minutes for."""
    state = {**read_state(office.door.new(Issue, problem="公示栏更新不及时")), "stage": "doing"}
    names = [column.name for column in Issue._meta.sorted_fields]
    lines = []
    for n in range(number):
        day = date(2026, 1, 1) + timedelta(days=n % 365)
        own = {"uid": f"{n:036d}", "issue_no": f"2026-{n:06d}", "due_on": day.isoformat()}
        lines.append(tuple({**state, **own}.get(name) for name in names))
    with writing():
        changes.execute_many(Issue, lines)


def test_reading_the_list_writes_nothing(desk: Desk) -> None:
    before = changes.head()
    page = desk.page()
    page.show_only("overdue")
    page.filters.clear()
    go(desk, page, 1, "problem")
    assert changes.head() == before
    assert page.view.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_an_empty_list_names_the_period_only_where_its_records_have_one(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    desk = open_desk(qtbot, themes, office, ("lectures", "people"))
    assert desk.page("lectures").list_body.empty.title.text() == "全年还没有授课的记录"
    assert desk.page("people").list_body.empty.title.text() == "还没有人员的记录"
