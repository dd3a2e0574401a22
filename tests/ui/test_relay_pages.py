"""What people see of packages that are passed on: on the stick, in the lists, in the figures."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFrame
from pytestqt.qtbot import QtBot

from models.ledgers import ledger_named
from models.ledgers.issues import Issue
from models.one_table import View
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, ready_to_close
from tests.three_levels import CITY, Levels, act, copied, found, one_district
from tests.ui.centre import Answers, centre, texts
from ui.forms import detail_of
from ui.pages.dashboard import DashboardPage
from ui.pages.one_table import OneTablePage
from ui.scope import Scope
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Levels:
    return one_district(tmp_path_factory.mktemp("built"), Clock())


@pytest.fixture
def levels(built: Levels, tmp_path: Path) -> Levels:
    return copied(built, tmp_path)


@pytest.fixture
def themes(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp)


def test_the_wizard_names_what_goes_along_and_the_road_what_became_of_it(
    levels: Levels, qtbot: QtBot, themes: ThemeHolder
) -> None:
    stick = levels.stick("city-in")
    with centre(levels.road, "east", qtbot, themes) as at:
        at.send(stick)
        told = at.wizard.done_card._values[-1].text()
        assert told == "2 个下级的包存在同一个文件夹，一起带走：清溪镇、石桥镇"
        facts = at.road.facts.text()
        assert "转报下级的包 2 个：" in facts and "清溪镇 第 1 号包：还没有回执" in facts
    assert len(list(stick.iterdir())) == 3
    levels.take(CITY, stick)
    levels.take("east", *levels.road.send_down(CITY))
    with centre(levels.road, "east", qtbot, themes) as at:
        road = at.road
        assert "石桥镇 第 1 号包：已接收" in road.facts.text()
        road.sides.choose("received")
        road.refresh()
        at.settle()
        road.received.go_to(road.received.lines[-1].key)
        assert "转报上级：已接收" in road.facts.text()
        qtbot.waitUntil(lambda: bool(road.records.lines), timeout=10_000)
        at.settle()


def test_a_unit_has_nothing_to_pass_on_and_is_not_told_so(
    levels: Levels, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with centre(levels.road, "east-1", qtbot, themes) as at:
        at.send(levels.stick("again"))
        assert at.wizard.done_card._values[-1].isHidden()


def test_a_whole_stick_is_looked_through_and_what_is_missing_is_named(
    levels: Levels, qtbot: QtBot, themes: ThemeHolder
) -> None:
    levels.up("east")
    stick = levels.stick("city-in")
    next(stick.glob("石桥镇*")).unlink()
    with centre(levels.road, CITY, qtbot, themes) as at:
        page = at.take(*sorted(stick.iterdir()))
        assert {line[0] for line in texts(page.results.table.lines)} == {"已接收"}
        assert "1 个包有要核对的地方" in page.results.notice.text.text()
        page.results.table.go_to("0")
        assert "没有随盘送来：石桥镇 1-1" in page.results.reason.text()
        matrix = at.matrix.matrix.model.shown
        assert [head.title for head in matrix.heads] == ["序号", "单位", "经由"]
        assert [row.heads[1:] for row in matrix.rows] == [
            ("东城区", ""),
            ("　清溪镇", "东城区"),
            ("　石桥镇", "东城区"),
        ]
        here, absent = (row.cells[8] for row in matrix.rows[1:])
        assert (here.text, here.accessible) == ("", "按时")
        assert (absent.text, absent.accessible) == ("汇", "按时（汇总数）")


def test_numbers_without_records_are_marked_on_the_one_table_and_the_first_page(
    qtbot: QtBot, themes: ThemeHolder, tmp_path: Path
) -> None:
    levels = found(tmp_path, Clock())
    levels.to_districts()
    levels.up("east")
    next(levels.stick("city-in").glob("石桥镇*")).unlink()
    levels.take(CITY, levels.stick("city-in"))
    with levels.open(CITY) as office:
        session, scope, tasks = Session(office), Scope(SEPTEMBER), Tasks()
        opened: list[tuple[str, str]] = []
        page = OneTablePage(
            *(themes, session, scope, tasks, Answers(themes)),
            lambda ledger, uid: opened.append((ledger, uid)),
        )
        qtbot.addWidget(page)
        page.show()
        page.views.choose(View.UNIT.value)
        page.refresh()
        qtbot.waitUntil(lambda: not tasks.busy, timeout=10_000)
        rows = {row.heads[1]: row for row in page.matrix.model.shown.rows}
        cell = rows["石桥镇"].cells[8]
        assert cell.text.endswith("汇") and cell.accessible.endswith("，汇总数")
        assert not rows["清溪镇"].cells[8].text.endswith("汇")
        first = DashboardPage(
            *(themes, session, scope),
            *(lambda *_: None, lambda _key: None, tasks, lambda *_: None, lambda _step: None),
        )
        qtbot.addWidget(first)
        first.refresh()
        notes = [cell.accessibleName() for cell in first.figures.findChildren(QFrame)]
        assert sum("含汇总数：石桥镇" in note for note in notes) == 4
        tasks.close()
    assert opened == []


def test_a_decision_names_the_office_that_made_it(levels: Levels, qapp: QApplication) -> None:
    assert qapp is not None  # a session is a Qt object
    with levels.open("east-1") as office:
        uid = ready_to_close(office)
    levels.take("east", levels.send_up("east-1", "east-in"))
    with levels.open("east") as office:
        act(office, uid, "accept", decided_by="周区长")
    levels.up("east")
    levels.take(CITY, levels.stick("city-in"))
    with levels.open(CITY) as office:
        ledger = ledger_named("issues")
        assert ledger is not None
        detail = detail_of(ledger)(ledger, Session(office), lambda *_: None)
        tabs = detail.tabs(office.door.load(Issue, uid))
        entries = [entry for tab in tabs for block in tab.blocks for entry in block.entries]
        assert "东城区 周区长" in [entry.who for entry in entries]
