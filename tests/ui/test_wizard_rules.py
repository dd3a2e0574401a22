"""The wizard's rules: a reason beside each warning, signatures that content voids, corrections."""

from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from models.exchange.sending.checks import check_submission
from models.exchange.sending.explanations import explain, report_of
from models.exchange.sending.findings import NIL
from models.exchange.sending.outbox import copy_to
from models.exchange.sending.submitting import submit
from models.figures import freeze
from models.ledgers.issues import Issue
from models.ledgers.lectures import Lecture
from models.ledgers.month_reports import CORRECTION
from models.office import Office
from models.periods import parse_period
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, Road, an_issue, world
from tests.models.test_corrections import attended
from tests.models.test_month_reports import a_draft, a_lecture, signed
from tests.ui.centre import Centre, centre
from ui.pages.export_wizard import DONE, ExportWizard
from ui.theme import ThemeHolder


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


@pytest.fixture
def themes(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp)


def press(at: Centre, key: Qt.Key = Qt.Key.Key_Return) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    at.qtbot.keyClick(focus, key)
    at.settle()


def field() -> QLineEdit:
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit), focus
    return focus


def review(at: Centre) -> ExportWizard:
    """The wizard's second page; asking the centre for it again would look anew."""
    wizard = at.wizard
    wizard.main.click()
    at.settle()
    return wizard


def submitted(office: Office, stick: Path, lecture: str = "") -> str:
    """A lecture of September that has gone up; its uid."""
    uid = lecture or a_lecture(office, datetime(2026, 9, 2, 9, 0)).uid
    packed = submit(office, SEPTEMBER, freeze=partial(freeze, office), statements=signed())
    copy_to(office, packed, stick)
    return uid


def test_enter_keeps_a_reason_and_goes_on_to_the_next_and_to_the_signatures(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with road.open("unit") as office:
        a_lecture(office, datetime(2026, 8, 2, 9, 0))
        a_draft(office)
        unit = office.unit
    with centre(road, "unit", qtbot, themes) as at:
        wizard = review(at)
        assert wizard.reason.text() == "有 2 项提醒没有改正或说明"
        assert field().text() == "本月没有安排"
        press(at)
        assert field() is wizard.checks.rows_of["drafts.issues"].fields[0]
        press(at)
        assert wizard.checks.rows_of["drafts.issues"].fields[0].accessibleDescription() == (
            "先写明原因"
        )
        field().setText("还在补充材料")
        press(at)
        assert field() is wizard.signing.rows_of["filler"].name
        report = report_of(unit, "2026-09")
        assert report is not None
        assert [row.reason for row in report.nil_answers] == ["本月没有安排"]
        assert [row.reason for row in report.explanations] == ["还在补充材料"]


def test_a_month_without_warnings_asks_for_nothing_but_signatures(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with road.open("unit") as office:
        an_issue(office)
    with centre(road, "unit", qtbot, themes) as at:
        wizard = review(at)
        assert not wizard.checks.rows_of
        assert field() is wizard.signing.rows_of["filler"].name


def test_what_is_being_typed_outlives_a_new_look(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with road.open("unit") as office:
        a_draft(office)
    with centre(road, "unit", qtbot, themes) as at:
        wizard = review(at)
        qtbot.keyClicks(field(), "still")
        an_issue(at.session.office)
        at.settle()
        assert field().text() == "still"
        assert field() is wizard.checks.rows_of["drafts.issues"].fields[0]


def test_signatures_are_void_when_the_content_changed_while_the_program_was_closed(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with centre(road, "unit", qtbot, themes) as at:
        wizard = review(at)
        at.sign(filler="周敏", reviewer="何静", leader="刘芳")
    with road.open("unit") as office:
        an_issue(office)
    with centre(road, "unit", qtbot, themes) as at:
        wizard = review(at)
        assert not wizard.signing.statements
        assert wizard.reason.text() == "还差填报人、审核人、负责人签字"


def test_another_reason_voids_the_signatures(road: Road, qtbot: QtBot, themes: ThemeHolder) -> None:
    with road.open("unit") as office:
        a_draft(office)
    with centre(road, "unit", qtbot, themes) as at:
        wizard = review(at)
        field().setText("还在补充材料")
        press(at)
        at.sign(filler="周敏", reviewer="何静", leader="刘芳")
        assert len(wizard.signing.statements) == 3
        row = wizard.checks.rows_of["drafts.issues"]
        row.fields[0].setText("材料已补")
        qtbot.keyClick(row.fields[0], Qt.Key.Key_Return)
        at.settle()
        assert not wizard.signing.statements


def test_signatures_belong_to_their_period(road: Road, qtbot: QtBot, themes: ThemeHolder) -> None:
    with centre(road, "unit", qtbot, themes) as at:
        wizard = review(at)
        at.sign(filler="周敏", reviewer="何静", leader="刘芳")
        box = wizard.period_box
        september, october = box.currentIndex(), box.findText("2026年10月")
        for index, count in ((october, 0), (september, 3)):
            box.setCurrentIndex(index)
            box.activated.emit(index)
            at.settle()
            assert len(wizard.signing.statements) == count


def test_the_leader_cannot_be_the_filler(road: Road, qtbot: QtBot, themes: ThemeHolder) -> None:
    with centre(road, "unit", qtbot, themes) as at:
        wizard = review(at)
        at.sign(filler="周敏", leader="周 敏")
        assert [said.role for said in wizard.signing.statements] == ["filler"]
        row = wizard.signing.rows_of["leader"]
        assert "负责人不能和填报人是同一个人" in row.name.accessibleDescription()


def test_who_signed_last_time_is_offered(road: Road, qtbot: QtBot, themes: ThemeHolder) -> None:
    with centre(road, "unit", qtbot, themes) as at:
        at.send(road.stick)
        assert at.wizard.step == DONE
    road.clock.set(2026, 10, 20)
    with centre(road, "unit", qtbot, themes) as at:
        assert at.wizard.period == parse_period("2026-10")
        wizard = review(at)
        rows = wizard.signing.rows_of
        assert [rows[role].name.text() for role in ("reviewer", "leader")] == ["何静", "刘芳"]


def test_the_oldest_month_owed_is_proposed(road: Road, qtbot: QtBot, themes: ThemeHolder) -> None:
    road.clock.set(2026, 11, 20)
    with centre(road, "unit", qtbot, themes) as at:
        assert at.wizard.period == SEPTEMBER
        at.send(road.stick)
        at.wizard.main.click()
        at.settle()
        assert at.wizard.period == parse_period("2026-10")


def test_corrections_are_listed_with_what_they_move_and_take_one_reason(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with road.open("unit") as office:
        uid = submitted(office, road.stick)
    road.clock.set(2026, 10, 12)
    with road.open("unit") as office:
        attended(office, uid, 28)
    with centre(road, "unit", qtbot, themes, lambda _period: {"attendance_present": 28}) as at:
        wizard = review(at)
        row = wizard.checks.rows_of[CORRECTION]
        texts = [label.text() for label in row.findChildren(type(wizard.reason))]
        assert "授课“形势与任务”：实到人数 30 → 28" in texts
        assert "9月 实到 30 → 28" in texts
        field().setText("签到表少算两人")
        press(at)
        assert field() is wizard.checks.rows_of[NIL].fields[0]


def test_each_correction_may_have_its_own_reason(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with road.open("unit") as office:
        uid = a_lecture(office, datetime(2026, 9, 2, 9, 0)).uid
        other = a_lecture(office, datetime(2026, 9, 3, 9, 0), "另一课").uid
        submitted(office, road.stick, uid)
        for one in (uid, other):
            attended(office, one, 28)
        unit = office.unit
    with centre(road, "unit", qtbot, themes) as at:
        wizard = review(at)
        wizard.checks.explain_singly()
        for reason in ("签到表少算两人", "补签两人"):
            field().setText(reason)
            press(at)
        report = report_of(unit, "2026-09")
        assert report is not None
        said = {row.subject_uid: row.reason for row in report.explanations}
        assert set(said.values()) == {"签到表少算两人", "补签两人"} and set(said) == {uid, other}


def test_the_city_reads_why_a_record_was_corrected(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with road.open("unit") as office:
        uid = submitted(office, road.stick)
    road.take("city", *road.stick.glob("*.xjb"))
    for old in road.stick.glob("*.xjb"):
        old.unlink()
    with centre(road, "unit", qtbot, themes) as at:
        attended(at.session.office, uid, 28)
        at.settle()
        wizard = review(at)
        field().setText("签到表少算两人")
        press(at)
        at.sign(filler="周敏", reviewer="何静", leader="刘芳")
        at.dialogs.chosen = road.stick
        wizard.choose_button.click()
        wizard.main.click()
        at.settle()
    with centre(road, "city", qtbot, themes) as at:
        browser = at.preview(*road.stick.glob("*.xjb")).browser
        assert browser.moved.title.text() == "更正了 1 条已报送的记录"
        browser.records.go_to(uid)
        assert browser.notice.title.text() == "报送后更正"
        assert browser.notice.text.text() == "签到表少算两人"


def test_a_mended_draft_needs_no_reason(road: Road, qtbot: QtBot, themes: ThemeHolder) -> None:
    with road.open("unit") as office:
        draft = a_draft(office).uid
    with centre(road, "unit", qtbot, themes) as at:
        wizard = review(at)
        assert wizard.checks.rows_of
        door = at.session.office.door
        door.delete(door.load(Issue, draft), reason="重复")
        at.settle()
        assert not wizard.checks.rows_of
        assert date(2026, 9, 10) == door.today and not Lecture.select().exists()


def test_the_city_reads_what_a_unit_says_of_its_month(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with road.open("unit") as office:
        a_lecture(office, datetime(2026, 8, 2, 9, 0))
        for found in check_submission(office, SEPTEMBER).open:
            explain(office, SEPTEMBER, found, "全员外出培训")
    with centre(road, "unit", qtbot, themes) as at:
        at.send(road.stick)
    road.take("city", *road.stick.glob("*.xjb"))
    with centre(road, "city", qtbot, themes) as at:
        matrix = at.matrix
        matrix.matrix.choose(0, 8)
        assert matrix.month.text().splitlines() == [
            "签字：填报 周敏，审核 何静，负责 刘芳",
            "本月无授课：全员外出培训",
        ]
        matrix.matrix.choose(0, 7)
        assert matrix.month.isHidden()
