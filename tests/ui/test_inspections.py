"""Promises of inspections in the window: drawn, planned, found, registered, followed, printed."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.drive_summary import gathered
from models.ledgers.draws import Draw
from models.ledgers.drives import Drive
from models.ledgers.events import EventState
from models.ledgers.inspections import Finding, Inspection, InspectionMethod, RecheckResult
from models.ledgers.issues import Issue
from models.ledgers.people import Person
from models.ledgers.raised_tie import issue_uid
from models.ledgers.units import Level, Unit
from models.office import Office
from models.periods import Period
from tests.ui.ledger_desk import CTRL, Answers, Desk, Key, open_desk
from ui.forms.draw_detail import DrawDetail
from ui.pages.drive_summary import DriveSummaryPage
from ui.pages.rounds import FINDINGS, LATE, WAITING, RoundsPage
from ui.printing.drive_paper import drive_paper
from ui.printing.inspection_papers import bulletin, drawn_paper, feedback
from ui.scope import Scope
from ui.session import Session
from ui.theme import ThemeHolder

DAY = date(2026, 9, 8)


@pytest.fixture
def themes(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp, "light")


@pytest.fixture
def units(office: Office) -> list[str]:
    """Three units below the office."""
    some = [
        office.door.new(Unit, name=f"单位{n}", level=Level.UNIT, parent=office.unit)
        for n in "一二三"
    ]
    for unit in some:
        unit.unit_type = "street"
    office.door.store(*some)
    return [unit.uid for unit in some]


def an_inspection(office: Office, unit: str, *problems: str, **values: Any) -> Inspection:
    said = {
        **{"title": "三季度巡回", "inspected_on": DAY, "inspected_unit": unit},
        **{"method": InspectionMethod.ON_SITE, "state": EventState.HELD, **values},
    }
    inspection = office.door.new(Inspection, **said)
    inspection.findings = [Finding(problem=text) for text in problems]
    office.door.store(inspection)
    return office.door.load(Inspection, inspection.uid)


def registered(office: Office, finding: Finding) -> None:
    """As the unit's package brings it."""
    issue = Issue(uid=issue_uid(finding.uid), unit=office.unit, problem=finding.problem)
    issue.from_finding = finding.uid
    issue.prepare(DAY)
    office.door.store(issue)


def rounds(qtbot: QtBot, themes: ThemeHolder, office: Office) -> tuple[RoundsPage, list[str]]:
    opened: list[str] = []
    page = RoundsPage(
        *(themes, Session(office), Scope(Period(2026, 7, 9)), Answers(themes)),
        lambda ledger, uid: opened.append(f"{ledger} {uid}"),
    )
    qtbot.addWidget(page)
    page.resize(1100, 560)
    page.show()
    page.arrive()
    return page, opened


def test_the_round_shows_every_unit_also_those_nobody_has_visited(
    qtbot: QtBot, themes: ThemeHolder, office: Office, units: list[str]
) -> None:
    inspection = an_inspection(office, units[0], "记录不完整", "心得照抄")
    registered(office, inspection.findings[0])
    page, opened = rounds(qtbot, themes, office)
    texts = {line.key: [cell.text for cell in line.cells] for line in page.units.lines}
    assert set(texts) == {*units}
    assert texts[units[0]][2:5] == ["1", "·", "·"]
    assert texts[units[0]][7:10] == ["2", "1", "·"]
    assert texts[units[1]][5] == "未查"
    page.units.go_to(units[0])
    qtbot.keyClick(page.units, Key.Key_Return)
    assert opened == [f"inspections {inspection.uid}"]


def test_what_was_handed_over_and_is_not_registered_stands_by_itself(
    qtbot: QtBot, themes: ThemeHolder, office: Office, units: list[str]
) -> None:
    inspection = an_inspection(office, units[0], "记录不完整", "心得照抄", due_on=date(2026, 9, 9))
    registered(office, inspection.findings[0])
    page, opened = rounds(qtbot, themes, office)
    page.sides.choose(WAITING)
    page.refresh()
    [line] = page.findings.lines
    assert line.key == inspection.findings[1].uid and line.alarm
    assert line.cells[0].text == "已交办未登记"
    page.sides.choose(FINDINGS)
    page.refresh()
    assert {line.cells[3].text for line in page.findings.lines} == {"2026-001", ""}
    page.sides.choose(LATE)
    page.refresh()
    assert len(page.findings.lines) == 2
    registered(office, inspection.findings[1])
    page.sides.choose(WAITING)
    qtbot.waitUntil(lambda: not page.findings.lines)
    assert not opened


def test_the_bulletin_says_the_figures_and_each_finding(
    office: Office, units: list[str], themes: ThemeHolder
) -> None:
    inspection = an_inspection(office, units[0], "记录不完整", highlights="学习扎实")
    registered(office, inspection.findings[0])
    text = bulletin(office, Period(2026, 7, 9)).text
    assert "本期实地检查 1 个单位 1 次，随机抽查 0 个单位；发现问题 1 个" in text
    assert "整改中 2026-001" in text and "学习扎实" in text
    assert all(f"单位{n}" in text for n in "一二三")
    sheet = feedback(office, inspection.uid).text
    assert "记录不完整" in sheet and "被检查方签字" in sheet


def test_a_draw_is_drawn_shown_by_names_and_printed_with_its_seed(
    qtbot: QtBot, themes: ThemeHolder, office: Office, units: list[str]
) -> None:
    draw = office.door.new(Draw, title="九月视频抽查", pick_count=2, seed="九月")
    office.door.store(draw)
    desk = open_desk(qtbot, themes, office, ("draws", "inspections"))
    page = desk.page("draws")
    page.pane.show_record(draw.uid)
    assert isinstance(page.pane.detail, DrawDetail)
    page.pane.action_buttons["draw_lots"].click()
    assert page.pane.little_form is not None
    page.pane.little_form.run()
    page.pane.show_record(draw.uid)
    drawn = office.door.load(Draw, draw.uid)
    blocks = page.pane.detail.tabs(drawn)[0].blocks
    assert blocks[0].title == "3 个候选，抽中 2 个"
    assert all(fact.text.startswith("单位") for fact in blocks[0].facts[:2])
    assert blocks[0].facts[2].text == "按种子重算，结果一致"
    assert "九月" in drawn_paper(office, draw.uid).text
    assert "draw_lots" not in page.pane.action_buttons
    page.pane.action_buttons["plan_checks"].click()
    assert page.pane.little_form is not None
    page.pane.little_form.run()
    assert Inspection.select().where(Inspection.state == EventState.PLANNED).count() == 2


def test_an_inspection_is_typed_with_its_findings_by_keyboard(
    qtbot: QtBot, themes: ThemeHolder, office: Office, units: list[str]
) -> None:
    desk = open_desk(qtbot, themes, office, ("inspections",))
    page = desk.page("inspections")
    page.new()
    form = desk.form()
    qtbot.waitUntil(lambda: form.focusWidget() is not None)
    fields = form.fields
    desk.type("三季度巡回")
    for name, value in (
        ("inspected_unit", units[0]),
        ("inspected_on", DAY),
        ("method", InspectionMethod.ON_SITE),
        ("state", EventState.HELD),
    ):
        fields[name].editor.show_value(value)
        fields[name].editor.edited.emit()
    desk.press(Key.Key_S, CTRL)
    stored = Inspection.get()
    assert stored.complete and stored.title == "三季度巡回"


def recheck(desk: Desk, uid: str) -> None:
    page = desk.page("inspections")
    page.pane.show_record(uid)
    page.pane.action_buttons["recheck"].click()
    form = page.pane.little_form
    assert form is not None
    next(f for f in form.fields if f.name == "recheck_result").editor.show_value(
        RecheckResult.MENDED
    )
    form.run()


def test_the_pane_tells_of_each_finding_and_a_recheck_takes_one_form(
    qtbot: QtBot, themes: ThemeHolder, office: Office, units: list[str]
) -> None:
    inspection = an_inspection(office, units[0], "记录不完整", "心得照抄")
    registered(office, inspection.findings[0])
    desk = open_desk(qtbot, themes, office, ("inspections",))
    page = desk.page("inspections")
    page.pane.show_record(inspection.uid)
    tabs = page.pane.detail.tabs(office.door.load(Inspection, inspection.uid))
    assert [block.title for block in tabs[0].blocks] == ["问题 1", "问题 2"]
    assert [block.facts[1].text for block in tabs[0].blocks] == ["整改中", "已交办未登记"]
    recheck(desk, inspection.uid)
    seen = office.door.load(Inspection, inspection.uid)
    assert {f.recheck_result for f in seen.findings} == {RecheckResult.MENDED}
    assert seen.waiting_count == 0 and seen.complete


def test_a_drives_page_counts_units_and_leads_to_each_record(
    qtbot: QtBot, themes: ThemeHolder, office: Office, units: list[str]
) -> None:
    leader = office.door.new(Person, name="周敏")
    drive = office.door.new(Drive, title="文山会海专项清理", goal="压减会议", starts_on=DAY)
    office.door.store(leader, drive)
    one = an_inspection(office, units[0], "发文偏多", drive=drive.uid)
    an_inspection(office, units[1], drive=drive.uid)
    opened: list[str] = []
    page = DriveSummaryPage(
        *(themes, Session(office), Answers(themes)),
        lambda ledger, uid: opened.append(f"{ledger} {uid}"),
    )
    qtbot.addWidget(page)
    page.show()
    page.arrive()
    assert [line.key for line in page.units.lines] == [*sorted(units[:2]), "total"]
    page.units.go_to(units[0])
    assert [line.key for line in page.records.lines] == [one.uid]
    page.records.opened.emit(one.uid)
    assert opened == [f"inspections {one.uid}"]
    page.units.go_to("total")
    assert len(page.records.lines) == 2
    assert [row.inspections_held for row in gathered(drive.uid, DAY)] == [1, 1]
    text = drive_paper(office, drive.uid).text
    assert "压减会议" in text and "合计" in text
