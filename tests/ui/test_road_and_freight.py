"""What the clerk sees of the road: attachments that wait, a stick too small, and who took what."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.exchange.sending.outbox import outgoing
from tests.conftest import Clock
from tests.exchanging import Road, ready_to_close, world
from tests.ui.centre import centre
from ui.pages.freight_choice import FreightChoice
from ui.pages.road_ledger import IN_TRANSIT, RECEIVED, RoadLedger
from ui.theme import ThemeHolder


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


@pytest.fixture
def themes(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp)


class Space(NamedTuple):
    total: int
    used: int
    free: int


def room(free: int) -> Callable[[object], Space]:
    return lambda _folder: Space(free, 0, free)


def turn(page: RoadLedger, key: str) -> None:
    """Choose a side of the ledger as a click does."""
    page.sides.choose(key)
    page.sides.chosen.emit(key)


def choose(choice: FreightChoice, wanted: str) -> None:
    choice.box.setCurrentIndex(choice.box.findText(wanted))


def test_attachments_can_wait_and_the_clerk_is_told_that_they_do(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with road.open("unit") as office:
        ready_to_close(office)
    with centre(road, "unit", qtbot, themes) as at:
        choice = at.wizard.freight
        assert not choice.isHidden()
        choose(choice, "这次不带附件")
        assert "其余 1 个下次随包" in choice.note.text()
        at.send(road.stick)
        packed = outgoing(at.session.office)[0]
        assert (packed.blobs, packed.left_out) == (0, 1)
        shown = [value.text() for value in at.wizard.done_card._values]
        assert any("1 个附件留在本机，下次随包" in text for text in shown)
        at.road.sent.go_to(packed.package_id)
        assert "1 个附件留在本机，下次随包" in at.road.facts.text()


def test_without_attachments_nothing_is_asked(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with centre(road, "unit", qtbot, themes) as at:
        assert at.wizard.freight.isHidden()


def test_a_stick_too_small_says_how_much_is_needed_before_anything_is_written(
    road: Road, qtbot: QtBot, themes: ThemeHolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with road.open("unit") as office:
        ready_to_close(office)
    with centre(road, "unit", qtbot, themes) as at:
        monkeypatch.setattr(shutil, "disk_usage", room(3))
        choice = at.wizard.freight
        choice.show_folder(road.stick)
        assert choice.shortage.isVisibleTo(choice)
        assert "只剩 1 KB，附件要 1 KB" in choice.shortage.text()
        choose(choice, "这次不带附件")
        assert not choice.shortage.isVisibleTo(choice)


def test_who_took_a_package_along_is_noted_by_keyboard_and_listed(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    road.send_up("unit")
    road.clock.set(2026, 9, 16)
    with centre(road, "unit", qtbot, themes) as at:
        page = at.road
        page.carry_button.click()
        form = page._form
        assert form is not None
        qtbot.keyClicks(QApplication.focusWidget(), "Wang Fang")
        form.run_button.click()
        assert page._form is None
        assert outgoing(at.session.office)[0].carrier == "Wang Fang"
        assert " · Wang Fang · U盘 · " in page.facts.text()
        turn(page, IN_TRANSIT)
        assert [line.cells[-1].text for line in page.sent.lines] == ["已带走 6 天 无回执"]


def test_a_day_to_come_is_refused_in_the_form_which_stays(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    road.send_up("unit")
    with centre(road, "unit", qtbot, themes) as at:
        page = at.road
        page.carry_button.click()
        form = page._form
        assert form is not None
        form.fields[1].editor.show_value(road.clock.today.replace(day=30))
        form.run()
        assert form.message.text() == "带走日期晚于今天，核对日期"
        assert page._form is form


def test_what_was_heard_of_is_no_longer_in_transit(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    road.take("city", road.send_up("unit"))
    for path in road.send_down("city"):
        road.take("unit", path)
    with centre(road, "unit", qtbot, themes) as at:
        page = at.road
        turn(page, IN_TRANSIT)
        assert not page.sent.lines
        assert page.title_label.text() == "带走的包都有回执"
        turn(page, RECEIVED)
        assert len(page.received.lines) == 1
