"""保存的视图 in the window: grouping by keys, a name for what is seen, and opening it again."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from models.fields import Column
from models.grouping import Grouping
from models.ledgers.saved_views import SavedView
from models.listing import Listing, count
from models.office import Office
from models.periods import Period
from models.views import view_named
from tests.ui.ledger_desk import Desk, Key, an_issue, open_desk
from ui.commands import Command
from ui.dialogs import MessageBox
from ui.ledger_page import LedgerPage, Outlets
from ui.naming_box import NamingBox
from ui.theme import ThemeHolder

Exported = list[tuple[str, int, Sequence[Column], Grouping | None]]  # type: ignore[type-arg]


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeHolder]:
    holder = ThemeHolder(qapp)
    yield holder
    holder.deleteLater()


@pytest.fixture
def exported() -> Exported:
    return []


@pytest.fixture
def desk(qtbot: QtBot, themes: ThemeHolder, office: Office, exported: Exported) -> Desk:
    """Three issues: two of duty, one of theory."""
    an_issue(office, "公示栏更新不及时", date(2026, 9, 7))
    an_issue(office, "值班记录不完整", date(2026, 9, 12))
    third = an_issue(office, "标识牌缺失", date(2026, 10, 30))
    third.aspect = "theory"
    office.door.store(third)

    def export(title: str, wanted: Listing, columns: object, grouping: Grouping | None) -> None:
        exported.append((title, count(wanted), columns, grouping))  # type: ignore[arg-type]

    return open_desk(qtbot, themes, office, outlets=Outlets(export_view=export))


def choose(page: LedgerPage, *texts: str) -> None:
    """Trigger an item of the menu, or of a menu inside it, by how its text begins."""
    menu: QMenu = page.saved.menu()
    for text in texts:
        action = next(one for one in menu.actions() if one.text().startswith(text))
        inner = action.menu()
        if isinstance(inner, QMenu):
            menu = inner
    action.trigger()


def name_it(desk: Desk, name: str, fixed: bool = False) -> None:
    """Answer the next box with a name."""

    def show(made: Callable[[QWidget | None], MessageBox]) -> bool:
        box = made(None)
        assert isinstance(box, NamingBox)
        box.line.setText(name)
        box.fixed.setChecked(fixed)
        box.deleteLater()
        return True

    desk.dialogs.show = show  # type: ignore[method-assign]


def test_arrow_keys_turn_from_one_group_to_the_next(desk: Desk) -> None:
    page = desk.page()
    choose(page, "分组", "按方面")
    table = page.saved.panel.table
    assert table is not None and table.hasFocus()
    assert [[cell.text for cell in line.cells] for line in table.lines] == [
        ["全部", "3"],
        ["理论学习", "1"],
        ["履职担当", "2"],
    ]
    desk.press(Key.Key_Down, on=table)
    desk.qtbot.waitUntil(lambda: page.table.rowCount() == 1)
    assert "理论学习" in page.status_text
    desk.press(Key.Key_Down, on=table)
    desk.qtbot.waitUntil(lambda: page.table.rowCount() == 2)
    desk.press(Key.Key_Return, on=table)
    assert page.view.hasFocus()
    choose(page, "分组", "不分组")
    assert page.table.rowCount() == 3 and not page.saved.panel.isVisible()


def test_a_view_brings_back_filter_group_order_and_columns(desk: Desk) -> None:
    page = desk.page()
    page.filters.choose_state("overdue")
    choose(page, "分组", "按责任人")
    page.view.columns.hidden = ["owner"]
    page.view.fit()
    page._sort_by(0)
    name_it(desk, "超期的")
    choose(page, "另存为视图")
    assert desk.said[-1] == "已保存视图“超期的”" and page.saved.button.text() == "超期的"
    shown = page.view.visible()
    choose(page, "全部记录")
    assert page.table.rowCount() == 3 and not page.saved.panel.isVisible()
    assert page.saved.button.text() == "视图" and page.filters.state == "all"
    choose(page, "超期的")
    assert page.table.rowCount() == 1 and page.saved.panel.isVisible()
    assert page.filters.state == "overdue" and page.view.visible() == shown
    assert page.listing().order == page.table.columns[0].name


def test_a_name_stands_once_and_a_fixed_period_comes_back(desk: Desk) -> None:
    page = desk.page()
    page.scope.choose(Period(2026, 7, 9))
    name_it(desk, "三季度", fixed=True)
    choose(page, "另存为视图")
    page.scope.choose(Period(2026))
    choose(page, "三季度")
    assert page.scope.period == Period(2026, 7, 9)
    desk.dialogs.ask = lambda *_said, **_more: True  # type: ignore[method-assign]
    name_it(desk, "三季度")
    choose(page, "另存为视图")
    assert SavedView.select().count() == 1
    assert view_named(desk.office, "三季度").view.in_period is None
    name_it(desk, "新名称")
    choose(page, "改名")
    assert page.saved.button.text() == "新名称"
    choose(page, "删除视图")
    assert not SavedView.select().where(~SavedView.deleted).exists()
    assert page.saved.button.text() == "视图"


def test_what_is_seen_leaves_with_its_groups(desk: Desk, exported: Exported) -> None:
    page = desk.page()
    choose(page, "分组", "按方面")
    table = page.saved.panel.table
    assert table is not None
    desk.press(Key.Key_Down, on=table)
    desk.qtbot.waitUntil(lambda: page.table.rowCount() == 1)
    choose(page, "导出分组和汇总")
    [(title, number, columns, grouping)] = exported
    assert (title, number, grouping.key if grouping else "") == ("问题台账", 3, "aspect")
    assert page.table.columns[page.view.visible()[0]].column in columns
    assert page.table.rowCount() == 1


def test_the_menu_has_a_key_and_begins_with_the_whole_list(desk: Desk) -> None:
    page = desk.page()
    assert page.commands[Command.VIEWS] == page.saved.show_menu
    assert page.saved.menu().actions()[0].text() == "全部记录"
