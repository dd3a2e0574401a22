"""The one table, comparisons and issues in the window: by keys, down to the records, on paper."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.issuing.keeping import issue_figures, issue_one_table, issued_tables
from models.ledgers.areas import Area
from models.ledgers.plans import Plan, PlanMode
from models.office import Office
from models.one_table import View, one_table
from models.periods import Period
from tests.conftest import Clock
from tests.exchanging import Road, an_issue, newest_import, world
from tests.models.test_one_table import a_child, plan
from tests.models.test_plan_ties import held
from tests.ui.ledger_desk import Answers
from ui.pages.comparison import AREA, ComparisonPage
from ui.pages.issued import IssuedPage
from ui.pages.one_table import OneTablePage
from ui.pages.worked_page import WorkedPage
from ui.printing.one_table_paper import LEAST, one_table_paper
from ui.printing.pages import lay_out
from ui.printing.paper import A3_ACROSS, A4_ACROSS
from ui.scope import Scope
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder

YEAR = Period(2026)


@pytest.fixture
def themes(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp, "light")


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    assert qapp is not None
    tasks = Tasks()
    yield tasks
    tasks.close()


class Scene:
    """One page over an office, and what it opened."""

    def __init__(self, kind: type, office: Office, qtbot: QtBot, themes: ThemeHolder, tasks: Tasks):
        self.qtbot, self.tasks = qtbot, tasks
        self.dialogs = Answers(themes)
        self.opened: list[tuple[str, str]] = []
        self.page = kind(
            *(themes, Session(office), Scope(YEAR), tasks, self.dialogs),
            lambda ledger, uid: self.opened.append((ledger, uid)),
        )
        qtbot.addWidget(self.page)
        self.page.resize(1100, 600)
        self.page.show()
        self.page.arrive()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.tasks.busy, timeout=10_000)

    def press(self, widget: QWidget, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(widget, key)
            self.settle()

    def line(self, text: str) -> list[str]:
        """The texts of the first line that begins with this."""
        assert isinstance(self.page, WorkedPage) and self.page.table is not None
        for line in self.page.table.lines:
            told = [cell.spoken for cell in line.cells]
            if text in told[0]:
                self.page.table.go_to(line.key)
                return told
        raise AssertionError(text)


@pytest.fixture
def city(office: Office) -> dict[str, str]:
    """Two units, one of which has taken the office's item up and held a lecture for it."""
    area = office.door.new(Area, title="东部片区")
    office.door.store(area)
    one, two = a_child(office, "甲镇", area.uid), a_child(office, "乙镇")
    item = plan(office, office.unit, "党课", {9: (2, 0)}, PlanMode.LECTURE, seq=1)
    taken = plan(office, one, "甲党课", {9: (1, 1)}, from_item=item.uid)
    event = held(office, item, date(2026, 9, 3))
    return {"one": one, "two": two, "item": item.uid, "taken": taken.uid, "event": event.uid}


def test_a_month_opens_to_plan_items_and_the_events_that_tick_them(
    office: Office, city: dict[str, str], qtbot: QtBot, themes: ThemeHolder, tasks: Tasks
) -> None:
    scene = Scene(OneTablePage, office, qtbot, themes, tasks)
    page = scene.page
    assert page.matrix.model.shown.rows[0].heads == ("1", "党课", "党建办", "1/2")
    page.matrix.choose(0, 8)
    scene.press(page.matrix.table, Qt.Key.Key_Return)
    keys = [line.key for line in page.records.table.lines]
    assert keys == [f"plans {city['item']}", f"lectures {city['event']}", f"plans {city['taken']}"]
    scene.press(page.records.table, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert scene.opened == [("lectures", city["event"])]
    scene.press(page.records.table, Qt.Key.Key_Escape)
    assert page.records.isHidden()


def test_the_sum_opens_to_the_units_and_names_who_has_not_taken_the_task_up(
    office: Office, city: dict[str, str], qtbot: QtBot, themes: ThemeHolder, tasks: Tasks
) -> None:
    scene = Scene(OneTablePage, office, qtbot, themes, tasks)
    page = scene.page
    page.matrix.choose(0, 12)
    scene.press(page.matrix.table, Qt.Key.Key_Return)
    told = [[cell.text for cell in line.cells] for line in page.records.table.lines]
    assert [(line[0], line[4]) for line in told][:1] == [("乙镇", "未承接")]
    assert {line[0] for line in told[1:]} == {"甲镇", "清溪镇"}
    assert page.records.caption.text() == "党课：1 个单位已承接，1 个未承接"
    page.views.choose(View.AREA.value)
    page.refresh()
    scene.settle()
    rows = [(row.heads[1], row.heads[2], row.total) for row in page.matrix.model.shown.rows]
    assert rows == [("清溪镇", "1", "1/2"), ("东部片区", "1", "1/1"), ("未分片区", "1", "0/0")]
    assert city["two"]


def test_the_year_of_fourteen_tasks_stands_on_one_sheet_of_either_size(office: Office) -> None:
    for seq in range(1, 15):
        months = dict.fromkeys(range(1, 13), (12, 10))
        mode = list(PlanMode)[seq % 5]
        plan(office, office.unit, f"第{seq}项集中学习研讨和通读笔记任务", months, mode, seq=seq)
    table = one_table(office, 2026)
    paper = one_table_paper(table, office.name, "周敏", office.door.now)
    assert len(table.rows) == 14 and paper.least == LEAST == 0.8
    for sheet in (A3_ACROSS, A4_ACROSS):
        assert len(lay_out([paper], sheet)) == 1, sheet.code
    assert "第14项集中学习研讨和通读笔记任务" in paper.text and "120/144" in paper.text


def test_a_category_says_its_name_again_after_a_page_break(office: Office, tmp_path: Path) -> None:
    from ui.printing.output import page_image

    for seq in range(1, 61):
        plan(office, office.unit, f"任务{seq}", {3: (1, 1)}, seq=seq)
    paper = one_table_paper(one_table(office, 2026), office.name, "", office.door.now)
    pages = lay_out([paper], A4_ACROSS)
    assert len(pages) > 1
    groups = [{id(s.group) for _, s in page.placed if s.group is not None} for page in pages]
    assert groups[0] == groups[1] and len(groups[0]) == 1
    assert not page_image(pages[1], 30).isNull() and tmp_path.exists()


def test_an_issued_table_is_kept_and_shown_as_it_was(
    office: Office, city: dict[str, str], qtbot: QtBot, themes: ThemeHolder, tasks: Tasks
) -> None:
    scene = Scene(OneTablePage, office, qtbot, themes, tasks)
    page = scene.page
    assert not page.versions.isVisible()
    page.issue_button.click()
    scene.settle()
    (issued,) = issued_tables()
    item = office.door.load(Plan, city["item"])
    item.steps[0].done_count = 1
    office.door.store(item)
    page.refresh()
    scene.settle()
    assert page.matrix.model.shown.rows[0].total == "3/3"
    page.versions.setCurrentIndex(page.versions.findData(issued.number))
    page.refresh()
    scene.settle()
    assert page.matrix.model.shown.rows[0].total == "2/3"
    assert not page.issue_button.isEnabled() and "印发时的表" in page.context.text()


def test_a_figure_opens_to_its_records_and_a_unit_stands_beside_its_area(
    office: Office, city: dict[str, str], qtbot: QtBot, themes: ThemeHolder, tasks: Tasks
) -> None:
    scene = Scene(ComparisonPage, office, qtbot, themes, tasks)
    page = scene.page
    assert scene.line("计划完成 ")[1:4] == ["2", "0", "+2"]
    scene.press(page.table, Qt.Key.Key_Return)
    told = scene.line("甲党课")
    assert told[1:3] == ["1", ""]
    scene.press(page.table, Qt.Key.Key_Return)
    assert scene.opened == [("plans", city["taken"])]
    page.segments.choose(AREA)
    page.refresh()
    scene.settle()
    assert page.told.summary.startswith("选一个单位")
    page.units.setCurrentIndex(page.units.findData(city["one"]))
    page.refresh()
    scene.settle()
    assert scene.line("计划完成率")[1:4] == ["100.0%", "100.0%", "0"]


def test_the_page_of_issues_names_the_record_and_the_package(
    tmp_path: Path, clock: Clock, qtbot: QtBot, themes: ThemeHolder, tasks: Tasks
) -> None:
    road: Road = world(tmp_path, clock)
    with road.open("unit") as office:
        an_issue(office, "甲")
    road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        issue_figures(office, YEAR)
        issue_one_table(office, 2026)
    with road.open("unit") as office:
        uid = an_issue(office, "乙").uid
    road.take("city", road.send_up("unit", None))
    with road.open("city") as office:
        scene = Scene(IssuedPage, office, qtbot, themes, tasks)
        page = scene.page
        assert page.told.summary == "0 个数都和印发时一样"
        page.show_issue(1)
        scene.settle()
        told = scene.line("登记问题")
        assert told[1:4] == ["1", "2", "+1"] and newest_import().package_id in told[5]
        scene.press(page.table, Qt.Key.Key_Return)
        assert "清溪镇" in scene.line("　清溪镇")[0]
        scene.press(page.table, Qt.Key.Key_Return)
        assert scene.opened == [("issues", uid)]
        page.withdraw_button.click()
        scene.settle()
        assert [one.number for one in issued_tables()] == [2]
        assert scene.dialogs.asked == ["删除第 1 号印发的记录？"]
        page.close()
