"""A new office is led to its first package; the demo is marked as one and goes away whole."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from models import keys
from models.demo_folder import demo_of, remove_demo, write_mark
from models.errors import UserError
from models.exchange.desks.enrolling import write_request
from models.first_steps import FirstStep, Step, first_steps, next_step
from models.ledgers.people import Person
from models.ledgers.units import Level
from models.office import Office, is_office, set_up
from models.preferences import Preferences, load_preferences
from tests.conftest import Clock
from tests.exchanging import world
from ui.app import Desk
from ui.commands import Command
from ui.main_window import MainWindow
from ui.pages.dashboard import DashboardPage
from ui.pages.first_steps import FirstStepsCard
from ui.pages.ledgers import LedgersPage
from ui.pages.settings import SettingsPage
from ui.pages.trust import TrustPage
from ui.widgets.chip import Chip

Opened = Callable[..., Desk]


@pytest.fixture
def open_desk(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Opened]:
    monkeypatch.setenv("STUDY_LEDGER_CONFIG", str(tmp_path / "config"))
    desks = []

    def opened(folder: Path, password: str | None = None) -> Desk:
        desk = Desk(qapp, Preferences())
        desks.append(desk)
        assert desk.start(folder, password)
        return desk

    yield opened
    for desk in desks:
        for window in (desk.window, desk.welcome):
            if window is not None:
                window.close()
        desk.close()


def window_of(desk: Desk) -> MainWindow:
    assert desk.window is not None
    return desk.window


def card_in(window: MainWindow) -> FirstStepsCard:
    first = window.go("dashboard")
    assert isinstance(first, LedgersPage)
    page = first.show_view("today")
    assert isinstance(page, DashboardPage)
    return page.first_steps


def test_each_step_leads_to_its_page_and_is_done_once_the_data_say_so(
    open_desk: Opened, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(tmp_path / "office", "清溪镇", Level.UNIT)
    desk = open_desk(tmp_path / "office")
    monkeypatch.setattr(desk.dialogs, "open_file", lambda *_asked: None)
    window, office = window_of(desk), desk.office
    assert office is not None
    card = card_in(window)
    assert card.isVisible()
    assert [some.done for some in first_steps(office)] == [False] * 6
    row = office.row
    row.credit_code = "11330000MB0000000X"
    office.door.store(row)
    office.door.store(office.door.new(Person, name="周敏"))
    done = {some.step for some in first_steps(office) if some.done}
    assert done == {Step.DETAILS, Step.PEOPLE}
    card_in(window)
    assert card.next is not None
    assert "向上级登记" in card.next.accessibleName()
    qtbot.keyClick(card.next, "\r")
    centre = window.current_page
    assert isinstance(centre, LedgersPage)
    assert centre.current_key == "trust"
    card_steps = first_steps(office)
    ways = {}
    for some in card_steps:
        card.wanted.emit(some.step)
        ways[some.step] = window.current_key
    assert ways == {
        **{Step.DETAILS: "organisation", Step.ABOVE: "submission", Step.PEOPLE: "organisation"},
        **{Step.LAST_YEAR: "sheet_import", Step.PLAN: "planning", Step.PACKAGE: "submission"},
    }


def test_who_sets_a_password_is_led_to_the_recovery_code_first(
    open_desk: Opened, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "ARGON2", {"iterations": 1, "lanes": 1, "memory_cost": 8})
    set_up(tmp_path / "office", "清溪镇", Level.UNIT, password="河水 七号 也深")
    desk = open_desk(tmp_path / "office", "河水 七号 也深")
    shown: list[str] = []

    def noted(_title: str, _text: str, _deeds: object, large: str) -> int:
        shown.append(large)
        return 1

    monkeypatch.setattr(desk.dialogs, "choose", noted)
    card = card_in(window_of(desk))
    assert card.next is not None
    assert "生成恢复码" in card.next.accessibleName()
    qtbot.keyClick(card.next, Qt.Key.Key_Return)
    assert desk.office is not None
    assert first_steps(desk.office)[0] == FirstStep(Step.RECOVERY_CODE, True)
    assert "核对本单位信息" in card.next.accessibleName()
    qtbot.waitUntil(card.next.hasFocus)
    desk.close()
    with Office(tmp_path / "office", lambda: shown[0]) as office:
        assert office.name == "清溪镇"


def test_a_step_says_what_is_doubtful_and_what_it_waits_for(
    open_desk: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    set_up(tmp_path / "office", "清溪镇", Level.UNIT, code="11330108MB1A2B3C44")
    desk = open_desk(tmp_path / "office")
    office, card = desk.office, card_in(window_of(desk))
    assert office is not None
    told = [part.text() for part in card.findChildren(QLabel)]
    assert "统一社会信用代码的校验位不对，请核对原件" in told
    assert "6 步做好 0 步" in told
    assert "有疑问" in [chip.accessibleName() for chip in card.findChildren(Chip)]
    assert card.next is not None and "向上级登记" in card.next.accessibleName()
    write_request(office, tmp_path)
    card = card_in(window_of(desk))
    assert card.next is not None and "把人员名单粘贴进来" in card.next.accessibleName()
    shown = [row.text() for row in card.findChildren(QLabel)]
    assert any("等上级的答复" in text for text in shown)
    assert "上级的答复装好以后才能报送" in shown
    steps = first_steps(office)
    left = [replace(some, done=True) if not some.waits else some for some in steps]
    card.wanted.emit(Step.DETAILS)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    typed = QApplication.focusWidget()
    assert isinstance(typed, QLineEdit) and typed.text() == "11330108MB1A2B3C44"
    following = next_step(left)
    assert following is not None and following.step is Step.ABOVE
    assert next_step([replace(some, done=True) for some in steps]) is None


def test_what_goes_up_is_told_only_of_offices_that_have_somebody_above(
    open_desk: Opened, tmp_path: Path
) -> None:
    for level, said in ((Level.CITY, "没有上级的不用报送"), (Level.UNIT, "还没有向上级登记")):
        folder = tmp_path / level.value
        set_up(folder, "明州市", level)
        desk = open_desk(folder)
        card_in(window_of(desk))
        told = [part.text() for part in window_of(desk).findChildren(QLabel)]
        assert any(said in text for text in told)
        assert "还没有报送过" not in told
        window_of(desk).close()


def test_the_step_below_lands_where_a_request_is_taken_in(
    open_desk: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    set_up(tmp_path / "office", "临江区", Level.DISTRICT)
    window = window_of(open_desk(tmp_path / "office"))
    card_in(window).wanted.emit(Step.BELOW)
    centre = window.current_page
    assert isinstance(centre, LedgersPage) and isinstance(centre.current, TrustPage)
    qtbot.waitUntil(centre.current.nobody.deed.hasFocus)
    card_in(window).wanted.emit(Step.ABOVE)
    qtbot.waitUntil(centre.current.request_button.hasFocus)


def test_the_steps_are_put_away_and_come_back_from_the_help_menu(
    open_desk: Opened, tmp_path: Path
) -> None:
    set_up(tmp_path / "office", "清溪镇", Level.UNIT)
    window = window_of(open_desk(tmp_path / "office"))
    card = card_in(window)
    card.put_away.emit()
    assert not card_in(window).isVisible()
    window.do(Command.FIRST_STEPS)
    assert card.isVisible()


@pytest.mark.parametrize("name", ["unit", "city"])
def test_after_the_last_step_nothing_more_is_asked(tmp_path: Path, clock: Clock, name: str) -> None:
    road = world(tmp_path, clock)
    with road.open(name) as office:
        assert first_steps(office)
    road.take("city", road.send_up("unit"))
    with road.open(name) as office:
        assert first_steps(office) == ()


def test_a_demo_is_marked_switched_not_remembered_and_removed_whole(
    open_desk: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    demo = tmp_path / "demo"
    set_up(demo / "city", "明州市", Level.CITY)
    set_up(demo / "unit-01", "清溪镇", Level.UNIT)
    write_mark(demo, {"city": "明州市", "unit-01": "清溪镇"})
    desk = open_desk(demo / "unit-01")
    assert window_of(desk).top_bar.demo.isVisible()
    assert load_preferences().data == ""
    settings = window_of(desk).go("settings")
    assert isinstance(settings, SettingsPage)
    settings.demo.offices.setCurrentIndex(0)
    settings.moving.emit(settings.demo.offices.currentData())
    assert desk.office is not None
    assert desk.office.name == "明州市"
    qtbot.waitUntil(lambda: window_of(desk).isVisible())
    desk.remove_demo(demo)
    assert desk.office is None
    assert desk.welcome is not None
    assert desk.welcome.isVisible()
    assert not demo.exists()


def test_what_is_no_demo_is_neither_marked_nor_removed(open_desk: Opened, tmp_path: Path) -> None:
    set_up(tmp_path / "office", "清溪镇", Level.UNIT)
    assert demo_of(tmp_path / "office") is None
    desk = open_desk(tmp_path / "office")
    assert not window_of(desk).top_bar.demo.isVisible()
    assert load_preferences().data == str(tmp_path / "office")
    with pytest.raises(UserError, match="不是演示数据"):
        remove_demo(tmp_path)
    assert is_office(tmp_path / "office")
