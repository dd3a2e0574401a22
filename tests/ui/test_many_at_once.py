"""Promises of edits to many records: filled down, changed, copied, taken back in one step."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models import store
from models.ledgers.issues import Issue
from models.ledgers.tasks import Task, TaskSource
from models.office import Office
from models.record import read_state
from tests.journeys.hands import Hands
from tests.ui.ledger_desk import CTRL, SHIFT, Desk, Key, a_person, an_issue, open_desk
from ui.bulk_edit import BulkEdit
from ui.editors import Surroundings
from ui.theme import ThemeHolder

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Said of dialogs where there is no display."""

TASKS = ("补台账", "贴公示", "清书目")


@pytest.fixture
def themes(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp, "light")


@pytest.fixture
def desk(qtbot: QtBot, themes: ThemeHolder, office: Office) -> Desk:
    a_person(office, "张三")
    for at, title in enumerate(TASKS, 1):
        values = {"source": TaskSource.MEETING, "assigned_on": date(2026, 9, at)}
        task = office.door.new(Task, title=title, first_due_on=date(2026, 9, 20), **values)
        office.door.store(task)
    return open_desk(qtbot, themes, office, ("tasks", "issues"))


def tasks(desk: Desk) -> dict[str, Task]:
    return {task.title or "": task for task in Task.select().where(~Task.deleted)}


def go_to(desk: Desk, title: str, column: str) -> None:
    """The cell of a task, as the current one."""
    page = desk.page("tasks")
    view, table = page.view, page.table
    at = next(i for i, held in enumerate(table.columns) if held.name == column)
    view.go_to(table.row_of(tasks(desk)[title].uid), at)
    view.setFocus()


def change_many(desk: Desk, *steps: str) -> None:
    """Open the dialog by its key, choose the field of a label, type a value, and do it."""
    hands = Hands(lambda _kind, _what: None)
    label, value = steps

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, BulkEdit)
        try:
            box.fields.setCurrentIndex(box.fields.findText(label))
            hands.press("Tab")
            hands.type(value)
            hands.press("Return")
        finally:
            if box.isVisible():
                box.reject()

    hands.in_dialog(answer)
    desk.press(Key.Key_F2, SHIFT)
    desk.settle()


def test_one_value_for_the_ticked_rows_is_taken_back_in_one_step(desk: Desk) -> None:
    for title in TASKS[:2]:
        go_to(desk, title, "title")
        desk.press(Key.Key_Space)
    change_many(desk, "责任部门", "党建办")
    assert [tasks(desk)[t].owner_department for t in TASKS] == ["党建办", "党建办", None]
    assert desk.said[-1] == "已把 2 条的“责任部门”改好"
    assert not desk.page("tasks").view.ticked
    desk.session.undo()
    desk.settle()
    assert {task.owner_department for task in tasks(desk).values()} == {None}


def around(desk: Desk) -> Callable[[], Surroundings]:
    return lambda: Surroundings(2026, desk.office.door.today)


def test_the_dialog_counts_what_would_change_and_names_who_refuses(
    desk: Desk, themes: ThemeHolder
) -> None:
    office = desk.office
    foreign = Task(uid="f" * 36, unit="e" * 36, title="别处的", rev=1)
    held = [task.uid for task in tasks(desk).values()]
    store.put(office.door.ledgers["tasks"], [read_state(foreign)], office.door.today)
    page = desk.page("tasks")
    box = BulkEdit(themes, office, page.ledger, [*held, foreign.uid], around(desk))
    box.fields.setCurrentIndex(box.fields.findText("原定时限"))
    assert box.field is not None
    assert not box.deed.isEnabled()
    box.field.editor.show_value(date(2026, 10, 31))
    box.look()
    assert box.deed.text() == "修改 3 条"
    assert "“别处的”改不了：这条记录属于别的单位" in box.told.text()
    box.field.editor.show_value(date(2026, 9, 20))
    box.look()
    assert "3 条本来就是这样" in box.told.text()
    assert not box.deed.isEnabled()
    box.deleteLater()


def test_ctrl_d_takes_the_cell_above_the_area_or_the_first_ticked_row(desk: Desk) -> None:
    page = desk.page("tasks")
    order = [page.table.line(row).texts[0] for row in range(3)]
    uids = [page.table.uid_at(row) for row in range(3)]
    first = desk.office.door.load(Task, uids[0])
    first.owner_department = "党建办"
    desk.office.door.store(first)
    desk.settle()
    names = [held.name for held in page.table.columns]
    page.view.go_to(1, names.index("owner_department"))
    page.view.setFocus()
    desk.press(Key.Key_D, CTRL)
    desk.settle()
    assert desk.office.door.load(Task, uids[1]).owner_department == "党建办", order
    for row in (0, 2):
        page.view.go_to(row, names.index("owner_department"))
        desk.press(Key.Key_Space)
    desk.press(Key.Key_D, CTRL)
    desk.settle()
    assert desk.office.door.load(Task, uids[2]).owner_department == "党建办"
    desk.session.undo()
    desk.settle()
    assert desk.office.door.load(Task, uids[2]).owner_department is None


def test_a_copy_opens_in_the_form_and_is_stored_only_when_it_is_saved(desk: Desk) -> None:
    go_to(desk, "贴公示", "title")
    desk.press(Key.Key_D, CTRL | SHIFT)
    form = desk.form()
    assert len(tasks(desk)) == 3
    form.fields["title"].editor.setFocus()
    desk.press(Key.Key_A, CTRL)
    desk.type("再贴公示")
    desk.press(Key.Key_S, CTRL)
    copy, old = tasks(desk)["再贴公示"], tasks(desk)["贴公示"]
    assert copy.first_due_on == old.first_due_on
    assert copy.uid != old.uid


def test_the_rows_of_a_form_are_filled_down_too(desk: Desk) -> None:
    issue = an_issue(desk.office, "公示栏更新不及时", date(2026, 9, 30))
    held = desk.office.door.load(Issue, issue.uid)
    held.measures.append(type(held.measures[0])(measure="抽查"))
    desk.office.door.store(held)
    desk.page("issues").open(issue.uid)
    editor = desk.form().rows["measures"]
    names = [column.name for column in editor.table.columns]
    editor.view.setCurrentIndex(editor.table.index(1, names.index("due_on")))
    editor.view.setFocus()
    desk.press(Key.Key_D, CTRL)
    desk.press(Key.Key_S, CTRL)
    stored = desk.office.door.load(Issue, issue.uid)
    assert [row.due_on for row in stored.measures] == [date(2026, 9, 30)] * 2
