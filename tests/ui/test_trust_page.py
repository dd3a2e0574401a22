"""The page of trust: numbers over the phone, who is enrolled, what waits, the log."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from models.exchange.desks.enrolling import write_answer, write_request
from models.exchange.desks.standing import asked_above
from models.exchange.trust.rotation import pending_keys
from models.exchange.trust.trust import children_of, own_fingerprint, own_keys, parent_of
from models.exchange.trust.trust_log import trust_log
from models.ledgers.units import Level
from tests.conftest import Clock
from tests.exchanging import Road, world
from tests.ui.centre import Centre, centre, texts
from ui.commands import Command
from ui.pages.trust import BELOW, LOG, WAITING, TrustPage
from ui.theme import ThemeHolder
from ui.words import say


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


@pytest.fixture
def themes(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp)


def page_of(at: Centre) -> TrustPage:
    page = at.show("trust")
    assert isinstance(page, TrustPage)
    return page


def type_in(page: TrustPage, **values: str) -> None:
    assert page.form is not None
    for name, value in values.items():
        editor = page.form.editors[name]
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(value))
        else:
            assert isinstance(editor, QLineEdit)
            editor.setText(value)


def turn(page: TrustPage, side: str) -> None:
    page.sides.choose(side)
    page.sides.chosen.emit(side)


def test_both_sides_see_the_same_numbers_while_they_are_on_the_phone(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with centre(road, "city", qtbot, themes) as at:
        own = page_of(at).own_digits.text()
    with centre(road, "unit", qtbot, themes) as at:
        page = page_of(at)
        assert page.parent_digits.text() == own
        assert own != page.own_digits.text()
        assert len(own.split()) == 6


def test_a_unit_is_enrolled_from_its_request_and_the_number_that_was_heard(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    road.found("other", "白石镇", Level.UNIT)
    with road.open("other") as office:
        request, digits = write_request(office, road.stick), own_fingerprint(office)
    with centre(road, "city", qtbot, themes) as at:
        page = page_of(at)
        at.dialogs.files, at.dialogs.chosen = [request], road.stick
        page.enrol_button.click()
        assert page.form is not None
        type_in(page, digits="00000" + digits[5:], other="周敏")
        at.dialogs.chosen = None
        page.form.run_button.click()
        assert "重新核对" in page.form.message.text()
        heard = page.form.editors["digits"]
        assert isinstance(heard, QLineEdit)
        qtbot.waitUntil(heard.hasFocus)
        assert heard.selectedText()
        at.dialogs.chosen = road.stick
        type_in(page, digits=digits)
        page.form.run_button.click()
        assert page.form is None
        assert sorted(row[0] for row in texts(page.below.lines)) == ["清溪镇", "白石镇"]
        turn(page, LOG)
        assert texts(page.log.lines)[0][1:5] == ["登记下级", "白石镇", "填报人", "周敏"]
    [answer] = road.stick.glob("白石镇*.xja")
    with centre(road, "other", qtbot, themes) as at:
        page = page_of(at)
        at.dialogs.files = [answer]
        page.install_button.click()
        assert page.form is not None
        type_in(page, other="何静")
        page.form.run_button.click()
        assert page.parent_label.text() == "上级单位：明州市"
        assert trust_log(at.session.office)[0].other == "何静"


def test_a_form_given_up_enrols_nobody(road: Road, qtbot: QtBot, themes: ThemeHolder) -> None:
    road.found("other", "白石镇", Level.UNIT)
    with road.open("other") as office:
        request = write_request(office, road.stick)
    with centre(road, "city", qtbot, themes) as at:
        page = page_of(at)
        at.dialogs.files = [request]
        page.enrol_button.click()
        assert page.form is not None
        page.form.cancel_button.click()
        assert page.form is None
        assert len(children_of(at.session.office)) == 1


def test_a_new_computer_takes_the_place_of_a_unit(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    road.found("fresh", "新电脑", Level.UNIT)
    with road.open("fresh") as office:
        request, digits = write_request(office, road.stick), own_fingerprint(office)
    with centre(road, "city", qtbot, themes) as at:
        page = page_of(at)
        at.dialogs.files, at.dialogs.chosen = [request], road.stick
        [unit] = [line.key for line in page.below.lines]
        page.again_button.click()
        assert page.form is not None
        chosen = page.form.editors["as_unit"]
        assert isinstance(chosen, QComboBox)
        assert chosen.currentData() == unit
        type_in(page, digits=digits)
        page.form.run_button.click()
        assert page.form is None
    answer = max(road.stick.glob("*.xja"), key=lambda path: path.stat().st_mtime_ns)
    with centre(road, "fresh", qtbot, themes) as at:
        page = page_of(at)
        at.dialogs.files = [answer]
        page.install_button.click()
        assert page.form is not None
        page.form.run_button.click()
        assert (at.session.office.unit, at.session.office.name) == (unit, "清溪镇")


def test_a_revoked_unit_is_shown_with_the_last_package_that_counts(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    road.take("city", road.send_up("unit"))
    with centre(road, "city", qtbot, themes) as at:
        page = page_of(at)
        page.revoke_button.click()
        assert page.form is not None
        page.form.run_button.click()
        assert "为什么" in page.form.message.text()
        type_in(page, why="电脑被盗", other="周敏")
        page.form.run_button.click()
        [row] = texts(page.below.lines)
        assert (row[1], row[4]) == ("已吊销", "认到 1-1 号包")
        assert not page.revoke_button.isVisible()


def test_keys_are_replaced_at_the_press_of_a_button(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with centre(road, "unit", qtbot, themes) as at:
        page = page_of(at)
        at.dialogs.agrees = False
        page.rotate_button.click()
        assert pending_keys(at.session.office) is None
        at.dialogs.agrees = True
        page.rotate_button.click()
        assert pending_keys(at.session.office) is not None
        assert not page.rotate_button.isEnabled()
        assert "上级确认" in page.own_state.text()
    road.take("city", road.send_up("unit"))
    with centre(road, "city", qtbot, themes) as at:
        assert texts(page_of(at).below.lines)[0][1] == "新密钥待启用"


def test_keys_made_anew_belong_to_nobody_until_they_are_enrolled(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with centre(road, "unit", qtbot, themes) as at:
        page = page_of(at)
        before = own_keys(at.session.office).id
        page.renew_button.click()
        assert own_keys(at.session.office).id != before
        assert parent_of(at.session.office) is None
        assert not page.parent_digits.isVisible()


def test_packages_of_strangers_wait_and_come_in_at_a_press_once_they_are_known(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    package = road.send_up("unit")
    with road.open("city") as office:
        [child] = children_of(office)
        child.delete_instance()
    road.take("city", package)
    with centre(road, "city", qtbot, themes) as at:
        page = page_of(at)
        turn(page, WAITING)
        assert texts(page.waiting.lines) == [["还不认识", package.name, "9月10日", "1"]]
        assert not page.retry_button.isEnabled()
    with road.open("unit") as office:
        request, digits = write_request(office, road.stick), own_fingerprint(office)
    with centre(road, "city", qtbot, themes) as at:
        page = page_of(at)
        at.dialogs.files, at.dialogs.chosen = [request], road.stick
        page.enrol_button.click()
        type_in(page, digits=digits)
        assert page.form is not None
        page.form.run_button.click()
        turn(page, WAITING)
        assert texts(page.waiting.lines)[0][0] == "清溪镇"
        page.retry_button.click()
        at.settle()
        assert not page.waiting.lines
        assert at.said[-1] == "已导入 1 包，没有导入 0 包"


def test_an_answer_can_be_written_once_more(
    road: Road, qtbot: QtBot, themes: ThemeHolder, tmp_path: Path
) -> None:
    with centre(road, "city", qtbot, themes) as at:
        page = page_of(at)
        at.dialogs.chosen = tmp_path
        turn(page, BELOW)
        page.answer_button.click()
        [child] = children_of(at.session.office)
        again = write_answer(at.session.office, child.unit, road.stick)
        assert (tmp_path / again.name).read_bytes() == again.read_bytes()


def test_a_written_request_says_where_it_lies_and_what_to_wait_for(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    road.found("other", "白石镇", Level.UNIT)
    with centre(road, "other", qtbot, themes) as at:
        page = page_of(at)
        assert "还没有登记" in page.parent_label.text()
        at.dialogs.chosen = road.stick
        at.session.said.connect(lambda done, _undoable: at.dialogs.told.append(say(done)))
        page.request_button.click()
        [request] = road.stick.glob("白石镇*.xjr")
        assert at.dialogs.told == [f"登记申请已写到 {request}，交给上级，等答复带回来"]
        assert page.parent_label.text() == "已申请登记，等上级的答复。"
        day = at.session.office.door.today
        assert f"{day:%Y-%m-%d}" in page.parent_state.text()
        assert str(request) in page.parent_state.text()
        assert "安装登记答复" in page.parent_state.text()
        assert asked_above(at.session.office) is not None
    with centre(road, "other", qtbot, themes) as at:
        page = page_of(at)
        qtbot.waitUntil(page.install_button.hasFocus)
        page.renew_button.click()
        assert "还没有登记" in page.parent_label.text()
    road.enrol("other", "city")
    with road.open("other") as office:
        assert asked_above(office) is None


def test_who_has_nobody_below_yet_is_led_to_the_first_request(
    tmp_path: Path, clock: Clock, qtbot: QtBot, themes: ThemeHolder
) -> None:
    road = Road(tmp_path, clock)
    road.found("city", "明州市", Level.CITY)
    road.found("unit", "清溪镇", Level.UNIT)
    with road.open("unit") as office:
        request = write_request(office, road.stick)
    with centre(road, "city", qtbot, themes) as at:
        page = page_of(at)
        deed = page.nobody.deed
        assert deed.isVisible() and not page.below.isVisible()
        qtbot.waitUntil(deed.hasFocus)
        at.dialogs.files = [request]
        qtbot.keyClick(deed, Qt.Key.Key_Return)
        assert page.form is not None
        page.form.cancel_button.click()
        page.commands[Command.NEW]()
        assert page.form is not None
    with centre(road, "unit", qtbot, themes) as at:
        page = page_of(at)
        at.dialogs.files = [request]
        page.commands[Command.NEW]()
        assert page.form is None
