"""Promises of the form: nothing typed is lost, a draft can always be kept, keys do everything."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from models.ledgers import LEDGERS
from models.ledgers.issues import Issue, IssueMeasure
from models.ledgers.people import Person
from models.office import Office
from tests.ui.ledger_desk import CTRL, SHIFT, Desk, Key, a_person, an_issue, open_desk
from ui.record_form import RecordForm
from ui.theme import ThemeHolder

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""The names of people drop down in a window of their own, which no screen shows here."""


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeHolder]:
    holder = ThemeHolder(qapp)
    yield holder
    holder.deleteLater()


@pytest.fixture
def desk(qtbot: QtBot, themes: ThemeHolder, office: Office) -> Desk:
    return open_desk(qtbot, themes, office)


@pytest.fixture
def new(desk: Desk) -> RecordForm:
    """The form of a new issue, begun with Ctrl+N."""
    desk.page()
    desk.press(Key.Key_N, CTRL)
    form = desk.form()
    desk.qtbot.waitUntil(lambda: _inside(form.fields["problem"].editor))
    return form


def _inside(widget: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (widget is focused or widget.isAncestorOf(focused))


def write(desk: Desk, form: RecordForm, name: str, text: str) -> None:
    """Go to a field and write over what stands there."""
    form.fields[name].editor.setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    focused.selectAll()  # type: ignore[attr-defined]
    desk.type(text)


def message(form: RecordForm, name: str) -> str:
    return form.fields[name].frame._message.text()


# Every ledger


def test_every_ledger_has_a_form_with_all_that_is_needed(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    desk = open_desk(qtbot, themes, office, [ledger.name for ledger in LEDGERS])
    for ledger in LEDGERS:
        desk.page(ledger.name).new()
        form = desk.form()
        needed = {field for field, _ in ledger.missing(desk.office.door.new(ledger.model))}
        assert needed <= set(form.fields), ledger.name
        typed = {rows.name for rows in ledger.parts() if rows.name != "pool"}
        assert typed == set(form.rows), ledger.name  # whom a draw draws from, nobody types


# Saving


def test_a_half_filled_record_is_kept_as_a_draft(desk: Desk, new: RecordForm) -> None:
    write(desk, new, "problem", "公示栏更新不及时")
    desk.press(Key.Key_S, CTRL)
    [issue] = desk.issues()
    assert issue.problem == "公示栏更新不及时"
    assert not issue.complete
    assert desk.page().form is None
    assert desk.page().view.current_uid == issue.uid


def test_without_what_names_it_nothing_is_saved_and_the_focus_shows_where(
    desk: Desk, new: RecordForm
) -> None:
    write(desk, new, "cause", "没有专人负责")
    desk.press(Key.Key_S, CTRL)
    assert desk.issues() == []
    assert message(new, "problem") == "先填问题，才能保存"
    assert _inside(new.fields["problem"].editor)
    assert new.fields["cause"].read() == "没有专人负责"


def test_a_day_that_is_none_holds_saving_up_and_stays_as_typed(desk: Desk, new: RecordForm) -> None:
    write(desk, new, "problem", "公示栏更新不及时")
    write(desk, new, "found_on", "9月31日")
    desk.press(Key.Key_S, CTRL)
    assert desk.issues() == []
    assert "30 天" in message(new, "found_on")
    assert QApplication.focusWidget().text() == "9月31日"  # type: ignore[union-attr]
    assert new.summary.isVisible()


def test_a_contradiction_is_marked_but_the_draft_is_kept(desk: Desk, new: RecordForm) -> None:
    write(desk, new, "problem", "公示栏更新不及时")
    write(desk, new, "first_due_on", "2026-01-05")
    desk.press(Key.Key_S, CTRL)
    assert [issue.problem for issue in desk.issues()] == ["公示栏更新不及时"]
    assert "晚于发现日期" in message(new, "first_due_on")
    assert new.summary.isVisible()
    assert not new.changed
    write(desk, new, "first_due_on", "2026-12-05")
    desk.press(Key.Key_S, CTRL)
    assert desk.page().form is None


def test_a_field_is_checked_when_the_focus_leaves_it(desk: Desk, new: RecordForm) -> None:
    write(desk, new, "found_on", "昨天大概")
    assert new.fields["found_on"].frame.level == ""
    desk.press(Key.Key_Tab)
    assert new.fields["found_on"].frame.level == "error"
    write(desk, new, "found_on", "9月1日")
    assert new.fields["found_on"].frame.level == ""


def test_f8_goes_from_one_error_to_the_next(desk: Desk, new: RecordForm) -> None:
    write(desk, new, "found_on", "昨天大概")
    write(desk, new, "first_due_on", "明天大概")
    desk.press(Key.Key_S, CTRL)
    visited = []
    for _ in range(3):
        visited.append(next(n for n, f in new.fields.items() if _inside(f.editor)))
        desk.press(Key.Key_F8)
    assert visited == ["problem", "found_on", "first_due_on"]
    assert _inside(new.fields["problem"].editor)
    desk.press(Key.Key_F8, SHIFT)
    assert _inside(new.fields["first_due_on"].editor)


def test_saving_and_new_leaves_an_empty_form_with_the_next_number(
    desk: Desk, new: RecordForm
) -> None:
    write(desk, new, "problem", "公示栏更新不及时")
    new.again_button.click()
    assert desk.page().form is new
    assert new.fields["problem"].read() is None
    assert new.fields["issue_no"].read() == "2026-002"
    assert _inside(new.fields["problem"].editor)
    write(desk, new, "problem", "值班记录不完整")
    desk.press(Key.Key_S, CTRL)
    assert [issue.issue_no for issue in desk.issues()] == ["2026-001", "2026-002"]


def test_a_record_that_has_moved_on_is_not_overwritten(desk: Desk) -> None:
    issue = an_issue(desk.office, "公示栏更新不及时", date(2026, 9, 20))
    page = desk.page()
    page.refresh()
    page.open(issue.uid)
    form = desk.form()
    other = desk.office.door.load(Issue, issue.uid)
    other.cause = "人手不足"
    desk.office.door.store(other)
    write(desk, form, "cause", "没有专人负责")
    desk.press(Key.Key_S, CTRL)
    assert "刚被改过" in desk.refused[-1]
    assert form.fields["cause"].read() == "没有专人负责"
    assert desk.office.door.load(Issue, issue.uid).cause == "人手不足"


# Leaving


def test_esc_leaves_at_once_when_nothing_has_changed(desk: Desk, new: RecordForm) -> None:
    assert new is desk.form()
    desk.press(Key.Key_Escape)
    assert desk.page().form is None
    assert desk.dialogs.asked == []
    assert desk.issues() == []


@pytest.mark.parametrize(("answer", "stays", "saved"), [(0, False, 1), (1, False, 0), (2, True, 0)])
def test_esc_asks_before_changes_are_lost(
    desk: Desk, new: RecordForm, answer: int, stays: bool, saved: int
) -> None:
    write(desk, new, "problem", "公示栏更新不及时")
    desk.dialogs.answer = answer
    desk.press(Key.Key_Escape)
    assert desk.dialogs.asked == ["离开前保存修改吗？"]
    assert (desk.page().form is new) is stays
    assert len(desk.issues()) == saved


def test_another_page_waits_until_the_form_may_be_left(desk: Desk, new: RecordForm) -> None:
    write(desk, new, "problem", "公示栏更新不及时")
    desk.dialogs.answer = 2
    desk.window.go("people")
    assert desk.window.current_key == "issues"


def test_what_was_given_up_for_another_page_is_not_there_on_coming_back(
    desk: Desk, new: RecordForm
) -> None:
    write(desk, new, "problem", "公示栏更新不及时")
    desk.dialogs.answer = 1
    desk.window.go("people")
    assert desk.page("issues").form is None
    assert desk.dialogs.asked == ["离开前保存修改吗？"] and desk.issues() == []


# Links, dates, files


def test_a_person_is_named_and_an_unknown_one_is_pointed_out(desk: Desk, new: RecordForm) -> None:
    uid = a_person(desk.office, "周敏")
    write(desk, new, "problem", "公示栏更新不及时")
    write(desk, new, "owner", "周明")
    desk.press(Key.Key_S, CTRL)
    assert "没有“周明”" in message(new, "owner")
    write(desk, new, "owner", "周敏")
    desk.press(Key.Key_S, CTRL)
    assert desk.issues()[0].owner == uid


def test_ctrl_semicolon_fills_in_today(desk: Desk, new: RecordForm) -> None:
    new.fields["first_due_on"].editor.setFocus()
    desk.press(Key.Key_Semicolon, CTRL)
    assert new.fields["first_due_on"].read() == date(2026, 9, 10)


def test_files_are_added_by_name_and_kept_encrypted(
    desk: Desk, new: RecordForm, tmp_path: Path
) -> None:
    photo = tmp_path / "现场记录.txt"
    photo.write_bytes(b"photo")
    desk.dialogs.files = [photo]
    write(desk, new, "problem", "公示栏更新不及时")
    new.fields["attachments"].editor.add_button.click()  # type: ignore[attr-defined]
    desk.press(Key.Key_S, CTRL)
    [file] = desk.issues()[0].attachments
    assert file.name == "现场记录.txt"
    assert desk.office.attachments.read(file.sha256) == b"photo"


# Rows inside the form


def test_rows_are_typed_cell_by_cell_with_tab(desk: Desk, new: RecordForm) -> None:
    a_person(desk.office, "周敏")
    write(desk, new, "problem", "公示栏更新不及时")
    rows = new.rows["measures"]
    rows.add_button.click()
    desk.type("确定专人更新")
    desk.press(Key.Key_Tab)
    desk.type("9月30日")
    desk.press(Key.Key_Tab)
    desk.type("周敏")
    desk.press(Key.Key_Return)
    desk.type("每周检查一次")
    desk.press(Key.Key_S, CTRL)
    new.save()
    measures = desk.office.door.load(Issue, desk.issues()[0].uid).measures
    assert [m.measure for m in measures] == ["确定专人更新", "每周检查一次"]
    assert measures[0].due_on == date(2026, 9, 30)


def test_a_cell_that_cannot_be_read_keeps_its_text_and_holds_saving_up(
    desk: Desk, new: RecordForm
) -> None:
    write(desk, new, "problem", "公示栏更新不及时")
    rows = new.rows["measures"]
    rows.add_button.click()
    desk.type("确定专人更新")
    desk.press(Key.Key_Tab)
    desk.type("9月31日")
    new.fields["cause"].editor.setFocus()
    desk.press(Key.Key_S, CTRL)
    assert desk.issues() == []
    assert rows.table.text(0, 1) == "9月31日"
    assert "第 1 行" in rows._message.text()
    rows.table.put_text(rows.table.index(0, 1), "9月30日")
    new.fields["cause"].editor.setFocus()
    desk.press(Key.Key_S, CTRL)
    assert len(desk.issues()) == 1


def test_del_removes_a_row_and_it_can_be_brought_back(desk: Desk) -> None:
    issue = an_issue(desk.office, "公示栏更新不及时", date(2026, 9, 20))
    page = desk.page()
    page.refresh()
    page.open(issue.uid)
    rows = desk.form().rows["measures"]
    rows.go_to("measures.1.measure")
    desk.press(Key.Key_Delete)
    assert rows.parts() == []
    rows.restore_button.click()
    assert [m.measure for m in rows.parts()] == ["安排专人"]
    desk.form().save()
    assert len(desk.office.door.load(Issue, issue.uid).measures) == 1


def test_a_block_from_a_spreadsheet_becomes_rows(desk: Desk, new: RecordForm) -> None:
    rows = new.rows["measures"]
    rows.view.setFocus()
    QGuiApplication.clipboard().setText("确定专人更新\t9月30日\n每周检查一次\t10月15日")
    desk.press(Key.Key_V, CTRL)
    parts = [part for part in rows.parts() if isinstance(part, IssueMeasure)]
    assert [part.due_on for part in parts] == [date(2026, 9, 30), date(2026, 10, 15)]


def test_what_has_happened_is_shown_and_not_typed(desk: Desk) -> None:
    issue = an_issue(desk.office, "公示栏更新不及时", date(2026, 9, 20))
    desk.page().refresh()
    desk.page().open(issue.uid)
    events = desk.form().rows["events"]
    assert events.read_only
    assert events.table.rowCount() == 1
    assert not events.add_button.isVisible()


def test_editing_a_person_changes_only_what_was_typed(desk: Desk) -> None:
    uid = a_person(desk.office, "周敏")
    page = desk.page("people")
    page.refresh()
    page.open(uid)
    write(desk, desk.form(), "phone", "12345")
    desk.press(Key.Key_S, CTRL)
    person = desk.office.door.load(Person, uid)
    assert (person.name, person.phone, person.rev) == ("周敏", "12345", 2)


def test_labels_and_needs_are_said_aloud(desk: Desk, new: RecordForm) -> None:
    assert desk.form() is new
    field = new.fields["found_on"]
    line = field.editor.findChild(QLineEdit)
    assert line is not None
    assert line.accessibleName() == "发现日期"
    assert field.frame.needed.text() == "报送必填"
