"""Sending back and answering in the window: at the field, in the list, on the first page."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.exchange.format.codes import receipt_code
from models.exchange.sending.outbox import export_up, outgoing
from models.ledgers import ledger_named
from models.ledgers.issues import Issue
from models.ledgers.month_reports import Explanation, MonthReport
from models.ledgers.returns import SEND_BACK, Answer, open_returns, returns_by, returns_on
from models.todo import due_today
from tests.conftest import Clock
from tests.exchanging import Road, an_issue, prove, world
from tests.ui.centre import centre, texts
from tests.ui.ledger_desk import CTRL, Desk, Key, open_desk
from ui.glyphs import RETURNED
from ui.ledger_table import ACCESSIBLE
from ui.pages.month_words import month_lines
from ui.pages.returns import ReturnsPage
from ui.theme import ThemeHolder
from ui.widgets.field_frame import SENT_BACK


@pytest.fixture
def themes(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp)


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


@pytest.fixture
def sent(road: Road) -> str:
    """An issue with evidence that the city has; its uid."""
    with road.open("unit") as office:
        uid = an_issue(office).uid
        prove(office, uid)
    [outcome] = road.take("city", road.send_up("unit", None))
    assert outcome.result == "accepted"
    return uid


def send_back(road: Road, uid: str, place: str | None, reason: str, due: date | None) -> None:
    with road.open("city") as office:
        issue = office.door.load(Issue, uid)
        office.door.act(SEND_BACK, issue, about_field=place, reason=reason, due_on=due)
    road.take("unit", *road.send_down("city"))


@pytest.fixture
def at_unit(road: Road, sent: str, qtbot: QtBot, themes: ThemeHolder) -> Iterator[Desk]:
    """The unit's window, after two fields of its issue were sent back."""
    send_back(road, sent, "problem", "请写明位置", date(2026, 10, 20))
    send_back(road, sent, "evidence.1.caption", "写明拍摄时间", None)
    with road.open("unit") as office:
        desk = open_desk(qtbot, themes, office)
        yield desk
        desk.window.close()


def test_a_clerk_sends_a_field_back_beside_the_list(
    road: Road, sent: str, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with road.open("city") as office:
        desk = open_desk(qtbot, themes, office)
        page = desk.page()
        page.show_record(sent)
        page.pane.show_record(sent)
        page.pane.begin(SEND_BACK)
        form = page.pane.little_form
        assert form is not None
        place, reason, due = form.fields
        combo = place.editor.combo
        shown = [combo.itemText(at) for at in range(combo.count())]
        assert shown[0] == "整条记录" and "佐证材料第 1 行 说明" in shown
        assert not any("销号" in text or "录入版次" in text for text in shown)
        combo.setCurrentIndex(shown.index("问题"))
        form.run()
        assert form.message.text() == "先写明原因"
        reason.editor.show_value("请写明位置")
        due.editor.show_value(date(2026, 10, 20))
        form.run()
        desk.settle()
        [one] = open_returns(sent)
        assert (one.about, one.decision.reason) == ("problem", "请写明位置")
        assert page.table.line(page.table.row_of(sent)).returned
        first = page.table.index(page.table.row_of(sent), 0)
        assert page.table.data(first, ACCESSIBLE).endswith("，上级退回")
        desk.window.close()


def test_the_field_says_what_was_sent_back_and_by_when(at_unit: Desk, sent: str) -> None:
    page = at_unit.page()
    page.open(sent)
    form = at_unit.form()
    frame = form.fields["problem"].frame
    assert frame.level == SENT_BACK
    assert frame._message.text() == "退回：请写明位置（10月20日前）"
    assert form.fields["cause"].frame.level == ""
    evidence = form.rows["evidence"]
    assert evidence._message.text() == "第 1 行：退回：写明拍摄时间"
    assert form.summary.isVisible() and form.explain_button.isVisible()
    assert form.summary.accessibleName() == "上级退回 2 处："


def test_the_form_begins_at_it_and_f8_walks_on(at_unit: Desk, sent: str) -> None:
    page = at_unit.page()
    page.open(sent)
    form = at_unit.form()
    problem = form.fields["problem"].editor
    at_unit.qtbot.waitUntil(lambda: form.summary._at == 0)
    assert problem.isAncestorOf(QApplication.focusWidget())
    at_unit.press(Key.Key_F8)
    assert form.rows["evidence"].view.hasFocus()
    at_unit.press(Key.Key_F8)
    assert problem.isAncestorOf(QApplication.focusWidget())


def test_it_stays_while_one_types_and_goes_when_the_change_is_saved(
    at_unit: Desk, sent: str
) -> None:
    page = at_unit.page()
    page.open(sent)
    form = at_unit.form()
    field = form.fields["problem"]
    field.editor.show_value("一楼大厅发热门诊引导标识缺失")
    field.editor.edited.emit()
    field.editor.left.emit()
    assert field.frame.level == SENT_BACK
    assert form.save()
    assert page.form is None
    page.open(sent)
    form = at_unit.form()
    assert form.fields["problem"].frame.level == ""
    assert form.summary.accessibleName() == "上级退回 1 处："
    with_row = form.rows["evidence"]._message.text()
    assert with_row.endswith("写明拍摄时间")


def test_saving_is_not_held_up_by_it(at_unit: Desk, sent: str) -> None:
    page = at_unit.page()
    page.open(sent)
    form = at_unit.form()
    form.fields["cause"].editor.show_value("人手不足")
    form.fields["cause"].editor.edited.emit()
    assert form.save()
    assert page.form is None
    assert at_unit.office.door.load(Issue, sent).cause == "人手不足"
    assert len(open_returns(sent)) == 2


def test_why_it_stays_is_written_in_the_form(
    at_unit: Desk, sent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(title: str, text: str, _deed: str, _given: str = "") -> str:
        asked.append(f"{title} {text}")
        return "医院只有一处"

    monkeypatch.setattr(at_unit.dialogs, "ask_text", answer)
    page = at_unit.page()
    page.open(sent)
    form = at_unit.form()
    form.fields["problem"].editor.setFocus()
    form.explain_button.click()
    assert asked == ["“问题”为什么不改？ 退回：请写明位置（10月20日前）"]
    assert form.fields["problem"].frame.level == ""
    assert [one.answer for one in returns_on([sent])[sent]] == [Answer.EXPLAINED, Answer.OPEN]
    form.explain_button.click()
    assert asked[1].startswith("“佐证材料第 1 行 说明”")
    assert form.explain_button.isHidden() and form.summary.isHidden()


def test_a_whole_record_that_was_sent_back_is_told_above_the_form(
    road: Road, sent: str, qtbot: QtBot, themes: ThemeHolder
) -> None:
    send_back(road, sent, None, "整条重写", None)
    with road.open("unit") as office:
        desk = open_desk(qtbot, themes, office)
        desk.page().open(sent)
        form = desk.form()
        assert form.sent_back.isVisible() and form.sent_back.text.text() == "退回：整条重写"
        assert form.summary.isHidden()
        desk.window.close()


def test_the_list_marks_it_and_f8_finds_it(at_unit: Desk, sent: str) -> None:
    office, page = at_unit.office, at_unit.page()
    for number in range(3):
        an_issue(office, f"第{number}个问题")
    at_unit.settle()
    page.refresh()
    marked = [page.table.line(row).returned for row in range(page.table.rowCount())]
    assert sum(marked) == 1
    page.view.go_to((marked.index(True) + 1) % len(marked))
    page.view.setFocus()
    at_unit.press(Key.Key_F8)
    assert page.view.current_uid == sent
    page.pane.show_record(sent)
    block = page.pane._with_returns(page.pane.detail.tabs(page.pane.record))[0].blocks[0]
    assert [entry.look for entry in block.entries] == [RETURNED, RETURNED]
    assert block.entries[1].text == "问题 ・ 退回：请写明位置（10月20日前） ・ 未答复"


def test_the_first_page_names_it_by_its_day(at_unit: Desk, sent: str) -> None:
    found = [todo for todo in due_today(at_unit.office) if "被退回" in str(todo.text)]
    assert [(todo.uid, todo.note, todo.due_on) for todo in found] == [
        (sent, "写明拍摄时间", date(2026, 9, 20)),
        (sent, "请写明位置", date(2026, 10, 20)),
    ]


def test_the_city_sees_how_each_was_answered(
    road: Road, sent: str, qtbot: QtBot, themes: ThemeHolder
) -> None:
    send_back(road, sent, "problem", "请写明位置", date(2026, 9, 9).replace(month=10))
    send_back(road, sent, "cause", "写原因", None)
    send_back(road, sent, "target", "写目标", None)
    with road.open("unit") as office:
        issue = office.door.load(Issue, sent)
        issue.cause = "人手不足"
        office.door.store(issue)
    with centre(road, "unit", qtbot, themes) as at:
        page = at.show("returns")
        assert isinstance(page, ReturnsPage)
        rows = {row.place: uid for uid, row in page._rows.items()}
        page.returns.go_to(rows["整改目标"])
        at.dialogs.ask_text = lambda *_words: "没有另外的目标"  # type: ignore[method-assign]
        page.explain_button.click()
        at.settle()
    road.take("city", road.send_up("unit", None))
    road.clock.set(2026, 10, 12)
    with centre(road, "city", qtbot, themes) as at:
        page = at.show("returns")
        assert isinstance(page, ReturnsPage)
        found = {line[3]: line[0] for line in texts(page.returns.lines)}
        assert found == {
            "问题": "未答复 ・ 超 3 天",
            "原因分析": "已改",
            "整改目标": "已说明",
        }
        assert texts(page.returns.lines)[0][3] == "问题" and page.returns.lines[0].alarm
        assert page.withdraw_button.isVisible() and page.explain_button.isHidden()
        page.open_button.click()
        assert at.opened == [("issues", sent)]
        page.withdraw_button.click()
        at.settle()
        assert len(returns_by(at.session.office.unit)) == 2
        late = [todo for todo in due_today(at.session.office) if todo.ledger == "returns"]
        assert late == []


def test_a_receipt_code_is_typed_among_the_packages(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with road.open("unit") as office:
        an_issue(office)
        packed = export_up(office, None)
    with centre(road, "unit", qtbot, themes) as at:
        answers = ["2222-2223", receipt_code(packed.sha256, "accepted")]
        at.dialogs.ask_line = lambda *_words: answers.pop(0)  # type: ignore[method-assign]
        at.road.code_button.click()
        assert "听错或打错" in at.dialogs.told[-1]
        at.road.code_button.click()
        assert at.said[-1] == "第 1 号包：已接收"
        assert outgoing(at.session.office)[0].receipt == "accepted"
        assert "凭回执码登记" in at.road.facts.text()
    with centre(road, "city", qtbot, themes) as at:
        assert at.road.code_button.isHidden()


def test_packages_go_down_to_those_who_are_ticked(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    from models.ledgers.units import Level

    road.found("other", "石桥镇", Level.UNIT)
    other = road.enrol("other", "city")
    with centre(road, "city", qtbot, themes) as at:
        offered: list[list[str]] = []

        def choose(_title: str, _text: str, items: list[tuple[str, str]], _deed: str) -> list[str]:
            offered.append([text for _key, text in items])
            return [other]

        at.dialogs.choose_some = choose  # type: ignore[method-assign,assignment]
        at.dialogs.chosen = road.stick
        for old in road.stick.glob("*.xjb"):
            old.unlink()
        at.matrix.down_button.click()
        at.settle()
        assert offered == [["片区：东部片区（1 个单位）", "清溪镇", "石桥镇"]]
        assert [path.name for path in road.stick.glob("*.xjb")] == ["石桥镇_down_1-1.xjb"]


def test_every_ledger_of_rules_has_its_page() -> None:
    from ui.pages.catalogue import _PAGE_OF

    for name in ("materials", "report_templates", "value_lists", "deadlines"):
        assert ledger_named(name) is not None and name in _PAGE_OF


def test_what_is_sent_back_in_the_preview_goes_back_once_it_is_taken_in(
    road: Road, sent: str, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with road.open("unit") as office:
        issue = office.door.load(Issue, sent)
        issue.problem, issue.evidence[0].caption = "标识还是缺", "照片"
        office.door.store(issue)
    path = road.send_up("unit", None)
    with centre(road, "city", qtbot, themes) as at:
        page = at.preview(path)
        page.browser.records.go_to(sent)
        page.browser.return_button.click()
        form = page.browser.asking.itemAt(0).widget()
        place, reason, due = form.fields
        combo = place.editor.combo
        shown = [combo.itemText(at) for at in range(combo.count())]
        assert shown == ["整条记录", "问题", "佐证材料第 1 行：说明"]
        form.run()
        assert form.message.text() == "先写明原因"
        combo.setCurrentIndex(2)
        reason.editor.show_value("照片没有日期")
        due.editor.show_value(date(2026, 10, 20))
        page.window().activateWindow()
        qtbot.waitUntil(page.window().isActiveWindow)
        qtbot.waitUntil(combo.isVisible)
        combo.setFocus()
        qtbot.keyClick(combo, Key.Key_Return, CTRL)
        assert page.browser.planned.text() == "导入后退回：照片没有日期"
        assert open_returns(sent) == [], "the keys were the form's, not the import's"
        assert page.browser.records.hasFocus()
        assert open_returns(sent) == []
        page.main.click()
        at.settle()
        [one] = open_returns(sent)
        assert one.about.startswith("evidence.") and one.about.endswith(".caption")
        assert one.decision.subject_rev == at.session.office.door.load(Issue, sent).rev
        assert "导入后退回了 1 处" in at.said


def test_a_preview_that_is_put_away_sends_nothing_back(
    road: Road, sent: str, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with road.open("unit") as office:
        issue = office.door.load(Issue, sent)
        issue.problem = "标识还是缺"
        office.door.store(issue)
    path = road.send_up("unit", None)
    with centre(road, "city", qtbot, themes) as at:
        page = at.preview(path)
        page.returns.plan(page.previews[0].differences[0], {"reason": "不行"})
        page.cancel.click()
        at.take(path)
        assert returns_by(at.session.office.unit) == []


def test_an_office_with_nobody_below_is_told_what_stands_among_the_returns(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    for name, said in (("unit", "上级退回的列在这里"), ("city", "在台账里选中下级的一条记录")):
        with centre(road, name, qtbot, themes) as at:
            assert at.show("returns").empty.text.text().startswith(said)


def test_reasons_of_a_month_name_the_ledger_that_they_are_for() -> None:
    report = MonthReport(uid="r", month="2026-09")
    for code in ("overdue.issues", "overdue.issues", "overdue.deeds"):
        report.explanations.append(Explanation(record="r", check_code=code, reason="等厂家"))
    assert month_lines(report) == ["超期 ・ 问题台账 2 条：等厂家", "超期 ・ 办实事 1 条：等厂家"]
