"""The charts of the first page: walked by keys, read aloud, copied, exported and printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame
from pytestqt.qtbot import QtBot

from models.figures import figure_named
from models.office import Office
from models.periods import Period
from tests.conftest import Clock
from tests.models.test_charts import founded
from tests.ui.centre import Answers
from ui.pages.analysis import AnalysisPage
from ui.pages.dashboard import DashboardPage
from ui.pages.ledgers import LedgersPage
from ui.pages.work_desk import work_desk_views
from ui.printing.output import page_images
from ui.scope import Scope
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder
from ui.widgets.charts.view import ChartView


class Saving(Answers):
    """Saves where it was told to."""

    saved: Path | None = None

    def save_file(self, _title: str, _kinds: str, _proposed: Path) -> Path | None:
        return self.saved


@dataclass
class Desk:
    """The analysis page, what was opened from it, and what was said."""

    group: LedgersPage
    page: AnalysisPage
    scope: Scope
    tasks: Tasks
    dialogs: Saving
    opened: list[tuple[str, str]]
    said: list[str]
    qtbot: QtBot

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.tasks.busy, timeout=10_000)

    def view(self, key: str) -> ChartView:
        return self.page.cards[key].view

    def press(self, key: str, *keys: Qt.Key) -> None:
        for one in keys:
            self.qtbot.keyClick(self.view(key), one)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with founded(tmp_path / "city", clock) as office:
        made = shown(office, qtbot, ThemeHolder(qapp))
        yield made
        made.tasks.close()


def shown(office: Office, qtbot: QtBot, themes: ThemeHolder) -> Desk:
    session, scope, tasks, dialogs = Session(office), Scope(Period(2026)), Tasks(), Saving(themes)
    opened: list[tuple[str, str]] = []
    views = work_desk_views(
        *(themes, session, scope, tasks, dialogs),
        lambda ledger, uid: opened.append((ledger, uid)),
        lambda page: opened.append((page, "")),
        lambda step: opened.append((step, "")),
    )
    group = LedgersPage(themes, "工作台", views)
    qtbot.addWidget(group)
    group.resize(1150, 600)
    group.show()
    page = group.show_view("analysis")
    assert isinstance(page, AnalysisPage)
    said: list[str] = []
    session.said.connect(lambda done, _undoable: said.append(str(done)))
    made = Desk(group, page, scope, tasks, dialogs, opened, said, qtbot)
    made.settle()
    return made


def test_a_point_is_reached_by_keys_said_aloud_and_leads_to_its_unit(desk: Desk) -> None:
    view = desk.view("spread")
    assert view.accessibleName() == "计划完成率：3 个单位，最低 50.0%，中间 60.0%，最高 90.0%"
    assert "四分位三 75.0%" in view.accessibleDescription()
    desk.press("spread", Qt.Key.Key_Home, Qt.Key.Key_Right)
    assert view.accessibleDescription() == desk.page.status_text == "清溪镇 · 计划完成率 60.0%"
    desk.press("spread", Qt.Key.Key_Return)
    assert view.chart is not None
    assert desk.opened == [("units", view.chart.rows[1].unit)]
    desk.press("balance", Qt.Key.Key_End, Qt.Key.Key_Return)
    assert desk.opened[-1] == ("issues", "")


def test_a_click_on_a_point_leads_to_its_unit(desk: Desk) -> None:
    view = desk.view("spread")
    assert view.chart is not None
    place = view._spots()[2].center().toPoint()
    desk.qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert desk.opened == [("units", view.chart.rows[2].unit)]


def test_another_figure_is_spread_and_another_period_counted(desk: Desk) -> None:
    before = desk.view("balance").chart
    desk.page.figures.setCurrentIndex(desk.page.figures.findData("books_read"))
    desk.page.refresh("spread")
    desk.settle()
    read = figure_named("books_read")
    chart = desk.view("spread").chart
    assert read is not None and chart is not None and chart.series[0].label == read.label
    assert desk.view("balance").chart is before
    desk.scope.choose(Period(2026, 1, 3))
    desk.qtbot.waitUntil(lambda: desk.view("balance").chart is not before, timeout=10_000)
    desk.settle()
    assert desk.view("reading").accessibleName() == "真读完：期内还没有划完的书"


def test_every_chart_has_its_numbers_as_a_table(desk: Desk) -> None:
    for card in desk.page.cards.values():
        card.data_link.click()
        assert card.shows_table and card.table is not None and card.chart is not None
        told = {cell.text for line in card.table.lines for cell in line.cells}
        assert all(set(card.chart.cells(row)) <= told for row in card.chart.rows)
    table = desk.page.cards["spread"].table
    assert table is not None
    desk.qtbot.keyClick(table, Qt.Key.Key_Return)
    assert desk.opened == [("units", table.lines[0].key)]


def test_a_chart_goes_to_the_clipboard_and_into_a_workbook(desk: Desk, tmp_path: Path) -> None:
    desk.qtbot.keyClick(desk.view("levels"), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    image = QGuiApplication.clipboard().image()
    assert image.width() == 1800 and desk.said == ["已复制为图片"]
    book = desk.dialogs.saved = tmp_path / "图.xlsx"
    desk.page.cards["levels"].export()
    desk.settle()
    assert openpyxl.load_workbook(book).sheetnames == ["各层级按时完成"]
    desk.page.export_button.click()
    desk.settle()
    assert len(openpyxl.load_workbook(book).sheetnames) == 7


def test_paper_is_black_on_white_and_says_what_every_chart_finds(desk: Desk) -> None:
    [paper] = desk.page.papers()
    for chart in desk.page.all_charts:
        assert str(chart.finding) in paper.text
    assert all(page.allGray() for page in page_images([paper], dpi=40))


def test_the_page_is_never_wider_than_the_smallest_window(desk: Desk) -> None:
    assert desk.page.minimumSizeHint().width() <= 1024 - 52
    scrolled = desk.page.cards["levels"].parentWidget()
    assert scrolled is not None and scrolled.minimumSizeHint().width() <= 1024 - 52 - 32


def test_numbers_of_many_units_are_counted_beside_the_window(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = desk.group.view("today")
    assert isinstance(page, DashboardPage)
    monkeypatch.setattr(page, "_many", True)
    desk.group.show_view("today")
    assert page.rhythm.chart is None and page.context.text() == "正在统计"
    desk.scope.choose(Period(2026, 8, 8))  # what was asked before is given up
    desk.settle()
    assert page.rhythm.title.text() == "工作节奏：前紧后松"
    told = [cell.accessibleName() for cell in page.figures.findChildren(QFrame)]
    assert any(name.startswith("计划完成 30 / 计划安排 40 次") for name in told)
    assert page.context.text().startswith("10月9日")
