"""The submission centre: what a clerk clicks through, from a unit to its city and back."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.exchange.sending.outbox import outgoing
from models.ledgers.closure import ClosureState, Stage
from models.ledgers.issues import Issue, IssueProgress
from tests.conftest import Clock
from tests.exchanging import Road, act, an_issue, ready_to_close, world
from tests.ui.centre import centre, texts
from ui.pages.export_wizard import DONE, REVIEW
from ui.theme import ThemeHolder
from ui.widgets.comparison import marked


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


@pytest.fixture
def themes(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp)


def packages(road: Road) -> list[Path]:
    return sorted(road.stick.glob("*.xjb"), key=lambda path: path.stat().st_mtime_ns)


def ready_issue(road: Road) -> str:
    with road.open("unit") as office:
        return ready_to_close(office)


def test_an_issue_goes_up_is_accepted_and_reads_closed_at_the_unit(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    uid = ready_issue(road)
    with centre(road, "unit", qtbot, themes) as at:
        at.send(road.stick)
        assert at.wizard.step == DONE
        code = at.wizard.done_card.code.text()
        assert "可以拔出" in at.wizard.done_card.notice.title.text()
        at.wizard.main.click()
        at.settle()
        assert at.road.sent.lines[0].cells[-1].text == "今天带走"
    [package] = packages(road)
    with centre(road, "city", qtbot, themes) as at:
        page = at.preview(package)
        assert code in page.browser.code.text()
        assert {kind for kind, *_ in texts(page.browser.records.lines)} == {"新增"}
        assert "发热门诊引导标识缺失" in page.browser.comparison.toPlainText()
        page.main.click()
        at.settle()
        assert texts(page.results.table.lines)[0][0] == "已接收"
        september = at.matrix.matrix.model.shown.rows[0].cells[8]
        assert september.accessible == "按时"
        desk = at.desk
        assert texts(desk.requests.lines)[0][:2] == ["待验收", "清溪镇"]
        desk.action_buttons["accept"].click()
        at.settle()
        assert not desk.requests.lines
        at.dialogs.chosen = road.stick
        at.matrix.down_button.click()
        at.settle()
        assert "给“清溪镇”生成下发的包？" in at.dialogs.told
    down = packages(road)[-1]
    with centre(road, "unit", qtbot, themes) as at:
        at.take(down)
        issue = at.session.office.door.load(Issue, uid)
        assert (issue.stage, issue.closure_state) == (Stage.DONE, ClosureState.CLOSED)
        assert at.road.sent.lines[0].cells[-1].text == "已接收"


def test_a_unit_sends_and_a_level_above_also_follows_and_decides(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with centre(road, "unit", qtbot, themes) as at:
        assert at.keys == ["send", "import", "returns", "road", "forks", "trust"]
    with centre(road, "city", qtbot, themes) as at:
        assert at.keys == ["matrix", "desk", "import", "send", "returns", "road", "forks", "trust"]


def test_an_office_that_belongs_to_nobody_is_told_why_it_cannot_send(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with centre(road, "city", qtbot, themes) as at:
        assert not at.wizard.main.isEnabled()
        assert at.wizard.reason.text() == "还没有登记到上级"


def test_drafts_stay_behind_and_are_named_with_a_way_to_them(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with centre(road, "unit", qtbot, themes) as at:
        door = at.session.office.door
        draft = door.new(Issue, problem="没写完")
        door.store(draft)
        at.settle()
        at.wizard.main.click()
        assert at.wizard.ready is not None
        assert "问题台账还有 1 条草稿不报送" in [str(c.title) for c in at.wizard.ready.checks]
        at.wizard.checks.next_problem()
        at.wizard.checks.links[0].click()
        assert at.opened == [("issues", draft.uid)]


def test_what_is_missing_stands_beside_the_main_button(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with centre(road, "unit", qtbot, themes) as at:
        wizard = at.wizard
        wizard.main.click()
        assert wizard.reason.text() == "还差填报人、审核人、负责人签字"
        at.sign(filler="周敏", reviewer="何静", leader="刘芳")
        assert wizard.reason.text() == "先选保存到哪个文件夹"
        assert not wizard.main.isEnabled()


def test_the_filler_cannot_be_the_reviewer(road: Road, qtbot: QtBot, themes: ThemeHolder) -> None:
    with centre(road, "unit", qtbot, themes) as at:
        at.wizard.main.click()
        at.sign(filler="周敏", reviewer="周敏")
        assert [said.role for said in at.wizard.signing.statements] == ["filler"]
        row = at.wizard.signing.rows_of["reviewer"]
        assert "不能和填报人是同一个人" in row.name.accessibleDescription()


def test_signatures_are_void_once_the_content_has_changed(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with centre(road, "unit", qtbot, themes) as at:
        at.wizard.main.click()
        at.sign(filler="周敏", reviewer="何静", leader="刘芳")
        an_issue(at.session.office)
        qtbot.waitUntil(lambda: not at.wizard.signing.statements, timeout=10_000)
        assert at.wizard.step == REVIEW


def test_signatures_outlive_a_look_elsewhere_while_nothing_changes(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with centre(road, "unit", qtbot, themes) as at:
        at.wizard.main.click()
        at.sign(filler="周敏", reviewer="何静", leader="刘芳")
    with centre(road, "unit", qtbot, themes) as at:
        assert [said.name for said in at.wizard.signing.statements] == ["周敏", "何静", "刘芳"]


def test_a_stick_that_is_gone_loses_no_package(
    road: Road, qtbot: QtBot, themes: ThemeHolder, tmp_path: Path
) -> None:
    with centre(road, "unit", qtbot, themes) as at:
        at.send(tmp_path / "pulled")
        card = at.wizard.done_card
        assert card.notice.title.text() == "报送包已生成，还没有存到 U 盘"
        assert any("找不到" in told for told in at.dialogs.told)
        at.dialogs.chosen = road.stick
        card.again.click()
        at.settle()
        assert "可以拔出" in card.notice.title.text()
    assert len(packages(road)) == 1


def test_the_figures_of_the_period_are_frozen_into_the_package(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with centre(road, "unit", qtbot, themes, freeze=lambda _period: {"issues": 3}) as at:
        at.send(road.stick)
    with centre(road, "city", qtbot, themes) as at:
        assert at.preview(*packages(road)).previews[0].figures == {"issues": 3}


def test_a_change_is_shown_field_by_field_before_it_is_taken_in(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with road.open("unit") as office:
        issue = an_issue(office)
    road.take("city", road.send_up("unit"))
    with road.open("unit") as office:
        issue = office.door.load(Issue, issue.uid)
        issue.problem = "发热门诊引导标识已缺失"
        office.door.store(issue)
    package = road.send_up("unit")
    with centre(road, "city", qtbot, themes) as at:
        browser = at.preview(package).browser
        assert texts(browser.records.lines) == [
            ["有变更", "2026-001 发热门诊引导标识已缺失", "1 个字段不同"]
        ]
        shown = browser.comparison.toHtml()
        assert "underline" in shown and "已" in browser.comparison.toPlainText()
        assert at.session.office.door.load(Issue, issue.uid).problem == "发热门诊引导标识缺失"


def test_what_goes_is_struck_out_and_what_comes_is_underlined(themes: ThemeHolder) -> None:
    old, new = marked(themes.now, "9月15日前", "9月25日前<br>")
    assert "line-through" in old and "1" in old
    assert "underline" in new and "&lt;br&gt;" in new


def test_a_record_that_outdates_a_decision_stands_first_and_f8_finds_it(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with road.open("unit") as office:
        earlier = an_issue(office, "登记不全").uid
    uid = ready_issue(road)
    road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        act(office, uid, "refuse", reason="照片看不清")
    with road.open("unit") as office:
        for changed in (earlier, uid):
            issue = office.door.load(Issue, changed)
            entry = IssueProgress(entry_on=date(2026, 9, 10), content="补拍照片")
            issue.progress_entries.append(entry)
            office.door.store(issue)
    package = road.send_up("unit")
    with centre(road, "city", qtbot, themes) as at:
        page = at.preview(package)
        first = page.browser.records.lines[0]
        assert (first.key, first.cells[0].text) == (uid, "冲突")
        page.browser.records.go_to(page.browser.records.lines[-1].key)
        page.browser.next_button.click()
        assert page.browser.records.current_key == uid
        assert not page.browser.notice.isHidden()


def test_a_damaged_package_is_refused_with_its_reason_and_stops_no_other(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    package = road.send_up("unit")
    whole = package.read_bytes()
    bad = road.stick / "bad.xjb"
    bad.write_bytes(whole[: len(whole) // 2])
    (road.stick / "清溪镇.exe").write_bytes(b"MZ")
    with centre(road, "city", qtbot, themes) as at:
        page = at.importing
        at.dialogs.chosen = road.stick
        page.choose_folder()
        at.settle()
        assert "清溪镇.exe" in page.browser.warnings.text.text()
        assert page.main.text() == "导入 1 包"
        page.main.click()
        at.settle()
        results = {line[1]: line[0] for line in texts(page.results.table.lines)}
        assert results == {package.name: "已接收", "bad.xjb": "拒收"}
        page.results.table.go_to(
            next(line.key for line in page.results.table.lines if line.cells[0].text == "拒收")
        )
        assert page.results.reason.text()


def test_an_import_is_taken_back_whole_from_its_result(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    uid = ready_issue(road)
    package = road.send_up("unit")
    with centre(road, "city", qtbot, themes) as at:
        page = at.take(package)
        assert "2026 年9月 新登记问题 0 → 1" in page.results.reason.text()
        page.results.undo.click()
        at.settle()
        assert texts(page.results.table.lines)[0][0] == "已撤回"
        assert not Issue.select().where(Issue.uid == uid).exists()
        assert texts(at.road.received.lines)[0][0] == "已撤回"


def test_an_import_that_a_decision_stands_on_is_not_taken_back(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    uid = ready_issue(road)
    road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        act(office, uid, "accept")
    with centre(road, "city", qtbot, themes) as at:
        view = at.road
        view.sides.choose("received")
        view.refresh()
        qtbot.waitUntil(lambda: len(view.records.lines) >= 1, timeout=5_000)
        view.undo_button.click()
        at.settle()
        assert any("还有 1 处依据它" in told for told in at.dialogs.told)
        assert Issue.select().where(Issue.uid == uid).exists()


def test_the_confirmed_day_of_receipt_decides_between_on_time_and_late(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    package = road.send_up("unit")
    road.clock.set(2026, 10, 9)
    with centre(road, "city", qtbot, themes) as at:
        page = at.preview(package)
        page.day.line.setText("2026-10-08")
        page.main.click()
        at.settle()
        matrix = at.matrix
        cell = matrix.matrix.model.shown.rows[0].cells[8]
        assert (cell.text, cell.accessible) == ("3天", "迟报 3 天")
        assert matrix.matrix.model.shown.totals[0].cells[8].text == "1/1"
        assert matrix.matrix.model.shown.rows[0].total == "0%"


def test_a_day_of_receipt_that_has_not_come_is_refused_beside_the_button(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    package = road.send_up("unit")
    with centre(road, "city", qtbot, themes) as at:
        page = at.preview(package)
        page.day.line.setText("2026-10-08")
        page.day.edited.emit()
        assert page.reason.text().startswith("收到日期不能晚于今天")
        assert not page.main.isEnabled()


def test_a_unit_that_owes_a_report_is_red_and_found_by_one_key(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    road.clock.set(2026, 10, 9)
    with centre(road, "city", qtbot, themes) as at:
        matrix = at.matrix
        assert matrix.matrix.model.shown.rows[0].cells[8].accessible == "未报"
        matrix.matrix.choose(0, 8)
        assert matrix.due.text() == "10月5日截止，已超期 4 天"
        assert "未报 1" in matrix.status_text


def test_a_refusal_without_a_reason_is_said_at_the_reason(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    ready_issue(road)
    road.take("city", road.send_up("unit"))
    with centre(road, "city", qtbot, themes) as at:
        desk = at.desk
        desk.action_buttons["refuse"].click()
        assert desk._frames["reason"].editor.accessibleDescription() == "先写明原因"
        assert len(desk.requests.lines) == 1


def test_an_opinion_that_was_begun_stays_while_other_things_are_looked_at(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    first = ready_issue(road)
    ready_issue(road)
    road.take("city", road.send_up("unit"))
    with centre(road, "city", qtbot, themes) as at:
        desk = at.desk
        desk.requests.go_to(first)
        qtbot.keyClicks(desk._editors["reason"].focusProxy(), "seen")
        qtbot.keyClicks(desk._editors["decided_on"].focusProxy(), "x")
        desk.requests.setFocus()
        other = next(line.key for line in desk.requests.lines if line.key != first)
        desk.requests.go_to(other)
        assert desk._editors["reason"].read_value() is None
        at.show("matrix")
        desk = at.desk
        desk.requests.go_to(first)
        assert desk._editors["reason"].read_value() == "seen"
        assert desk._editors["decided_on"].typed_text().endswith("x")
        desk._editors["decided_on"].show_value(road.clock().date())
        desk.action_buttons["accept"].click()
        qtbot.waitUntil(lambda: len(desk.requests.lines) == 1, timeout=5_000)
        assert desk.requests.hasFocus(), "the next one waits"


def test_home_and_end_lead_to_the_first_and_the_last_row(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    for _ in range(3):
        ready_issue(road)
    road.take("city", road.send_up("unit"))
    with centre(road, "city", qtbot, themes) as at:
        table = at.desk.requests
        qtbot.keyClick(table, Qt.Key.Key_End)
        assert table.current_key == table.lines[-1].key
        qtbot.keyClick(table, Qt.Key.Key_Home)
        assert table.current_key == table.lines[0].key


def test_a_decision_can_be_undone_and_waits_again(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    ready_issue(road)
    road.take("city", road.send_up("unit"))
    with centre(road, "city", qtbot, themes) as at:
        desk = at.desk
        desk.action_buttons["accept"].click()
        qtbot.waitUntil(lambda: not desk.requests.lines, timeout=5_000)
        at.session.undo()
        qtbot.waitUntil(lambda: len(desk.requests.lines) == 1, timeout=5_000)


def test_a_package_without_a_receipt_says_how_long_it_has_been_away(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    road.send_up("unit")
    road.clock.set(2026, 9, 16)
    with centre(road, "unit", qtbot, themes) as at:
        assert at.road.sent.lines[0].cells[-1].text == "已带走 6 天 无回执"
        assert outgoing(at.session.office)[0].receipt == ""


def test_arrow_keys_walk_through_the_records_of_a_package(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with road.open("unit") as office:
        for problem in ("标识缺失", "登记不全"):
            an_issue(office, problem)
    package = road.send_up("unit")
    with centre(road, "city", qtbot, themes) as at:
        browser = at.preview(package).browser
        qtbot.keyClick(browser.records, Qt.Key.Key_Down)
        second = browser.records.lines[1]
        assert browser.records.current_key == second.key
        assert browser.heading.text() == second.cells[1].text
