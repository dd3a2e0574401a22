"""Promises of the small ledgers in the window: answered, filled, compared and charted by keys."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models import store
from models.ledgers.appointments import Appointment, GroupRole, Rank
from models.ledgers.burdens import Burden, BurdenKind
from models.ledgers.filled_ledgers import FilledLedger
from models.ledgers.matters import MATTERS, Matter, MatterState
from models.ledgers.month_reports import MonthReport, NilAnswer
from models.ledgers.news_items import NewsItem
from models.ledgers.people import Person
from models.ledgers.targets import Target
from models.ledgers.units import Level
from models.ledgers.year_facts import BLANKS, YearFact
from models.office import Office
from models.periods import Period
from models.record import Record, new_uid, read_state
from tests.ui.ledger_desk import CTRL, Answers, Key, open_desk
from ui.commands import Command
from ui.pages.decision_desk import DecisionDesk
from ui.pages.leading_group import LeadingGroupPage
from ui.pages.small_overviews import (
    MonthReportsPage,
    tell_burdens,
    tell_holders,
    tell_month_reports,
    tell_news,
    tell_targets,
)
from ui.pages.told_page import Asked
from ui.pages.year_blanks import YearBlanksPage
from ui.printing.group_paper import group_paper
from ui.scope import Scope
from ui.session import Session
from ui.theme import ThemeHolder

TODAY = date(2026, 9, 10)
SEPTEMBER = Period(2026, 9, 9)


@pytest.fixture
def themes(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp, "light")


def put(office: Office, model: type[Record], **values: Any) -> Any:
    record = office.door.new(model, **values)
    office.door.store(record)
    assert record.complete, list(office.door.problems(record))
    return record


def shown(qtbot: QtBot, page: Any) -> Any:
    qtbot.addWidget(page)
    page.resize(1100, 600)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
    page.arrive()
    return page


def texts(told: Any) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for line in told.lines]


def test_a_matter_is_raised_by_keys_and_settled_beside_the_list(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    desk = open_desk(qtbot, themes, office, ("matters",))
    desk.press(Key.Key_N, CTRL)
    desk.type("村医编制不足")
    desk.press(Key.Key_S, CTRL)
    [matter] = store.load(Matter, [row.uid for row in Matter.select(Matter.uid)])
    assert (matter.title, matter.raised_on, matter.complete) == ("村医编制不足", TODAY, True)
    pane = desk.page("matters").pane
    pane.show_record(matter.uid)
    pane.action_buttons["settle"].click()
    assert pane.little_form is not None
    pane.little_form.run()
    assert "办理结果" in pane.little_form.message.text()
    for field in pane.little_form.fields:
        if field.name == "outcome":
            field.editor.show_value("已经解决")
    pane.little_form.run()
    assert office.door.load(Matter, matter.uid).state is MatterState.DONE


def test_the_level_above_answers_at_the_desk_and_undo_asks_again(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    asked = Matter(uid=new_uid(), unit=new_uid(), title="管线迁改", raised_on=date(2026, 9, 1))
    asked.complete, asked.rev = True, 3
    store.put(MATTERS, [read_state(asked)], TODAY)
    opened: list[str] = []
    page = shown(
        qtbot,
        DecisionDesk(
            *(themes, Session(office), Scope(SEPTEMBER), Answers(themes)),
            lambda ledger, uid: opened.append(f"{ledger} {uid}"),
        ),
    )
    [line] = page.requests.lines
    assert [cell.text for cell in line.cells][2:] == ["管线迁改", "9月1日", "9 天"]
    answer = page.action_buttons["answer"]
    answer.click()
    assert page._frames["reason"].level == "error"
    page._editors["reason"].show_value("由住建局牵头")
    page._editors["due_on"].show_value(date(2026, 10, 1))
    answer.click()
    seen = office.door.load(Matter, asked.uid)
    assert (seen.answer, seen.due_on) == ("由住建局牵头", date(2026, 10, 1))
    qtbot.waitUntil(lambda: not page.requests.isVisible())
    office.door.undo()
    qtbot.waitUntil(lambda: len(page.requests.lines) == 1)


def test_the_years_blanks_are_filled_line_by_line_and_kept_in_one_step(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    page = shown(qtbot, YearBlanksPage(themes, Session(office), Scope(SEPTEMBER)))
    assert len(page.lines) == len(BLANKS)
    first, second = list(page.lines.values())[:2]
    assert first.hasFocus()
    qtbot.keyClicks(first, "Yunze")
    qtbot.keyClick(first, Key.Key_Return)
    assert second.hasFocus()
    qtbot.keyClicks(second, "Theme")
    assert YearFact.select().count() == 0
    page.commands[Command.SAVE]()
    assert {fact.key: fact.value for fact in YearFact.select()} == {
        **{BLANKS[0].key: "Yunze", BLANKS[1].key: "Theme"}
    }
    assert "2" in page.summary.text()
    office.door.undo()
    qtbot.waitUntil(lambda: not first.text())
    qtbot.keyClicks(first, "A")
    assert page.may_leave()
    assert [fact.value for fact in YearFact.select().where(~YearFact.deleted)] == ["A"]


def test_the_chart_shows_the_group_as_it_was_and_prints_it(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    opened: list[str] = []
    page = shown(
        qtbot,
        LeadingGroupPage(
            *(themes, Session(office), Scope(SEPTEMBER), Answers(themes)),
            *(lambda ledger, uid: opened.append(f"{ledger} {uid}"), lambda: opened.append("new")),
        ),
    )
    assert page.empty.isVisible()
    page.empty.deed.click()
    first, second = (put(office, Person, name=name).uid for name in ("甲", "乙"))
    post = {"group_role": GroupRole.GROUP_LEADER, "rank": Rank.DIVISION, "post": "书记"}
    put(
        office, Appointment, person=first, from_on=date(2024, 1, 1), to_on=date(2026, 6, 30), **post
    )
    put(office, Appointment, person=second, from_on=date(2026, 7, 1), **post)
    qtbot.waitUntil(lambda: [name.text() for name in page.names] == ["乙"])
    page.day.show_value(date(2026, 6, 30))
    page.refresh()
    assert [name.text() for name in page.names] == ["甲"]
    page.names[0].click()
    assert opened == ["new", f"people {first}"]
    paper = group_paper(office, TODAY, office.unit)
    assert "乙" in paper.text and "甲" not in paper.text and "2026年9月10日" in paper.text
    told = tell_holders(office, Asked(SEPTEMBER, "own", "", date(2026, 6, 30)))
    assert texts(told)[0] == ["甲", "书记", "处级", "组长"]
    assert told.words[f"people {first}"].endswith("2024-01-01 至 2026-06-30 书记 组长")


def test_burdens_scores_and_targets_are_told_side_by_side(office: Office) -> None:
    asked = Asked(SEPTEMBER, "all", "", None)
    common = {"asked_by_level": Level.CITY, "month": "2026-09"}
    put(office, Burden, kind=BurdenKind.FORMS, item_count=9, first_year_previous_count=12, **common)
    put(office, Burden, kind=BurdenKind.CONTESTS, item_count=1, **common)
    rows = {row[0]: row[1:] for row in texts(tell_burdens(office, asked))}
    assert rows["报表台账"] == ["9", "12", "-3", "-25.0%"]
    assert rows["评比竞赛"] == ["1", "0", "+1", "—"]
    assert rows["合计"] == ["10", "12", "-2", "-16.7%"]
    put(office, NewsItem, title="夜校", approved_by="李敏")
    assert texts(tell_news(office, asked)) == [["1", "清溪镇", "1", "0", *"0000", "0"]]
    put(office, Target, figure="news_sent", year=2026, target_value=4)
    assert texts(tell_targets(office, asked)) == [["报送信息", "4", "1", "1", "25.0%", "落后"]]


def test_month_reports_are_listed_to_be_read_only(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    report = put(office, MonthReport, month="2026-09", reviewer="李敏", leader="王芳")
    report.nil_answers = [NilAnswer(about_ledger=FilledLedger.NEEDS, reason="本月没有安排")]
    office.door.store(report)
    page = shown(
        qtbot,
        MonthReportsPage(
            *(themes, "月报", Session(office), Scope(SEPTEMBER), Answers(themes)),
            *(lambda _ledger, _uid: None, tell_month_reports),
        ),
    )
    page.show_record(report.uid)
    assert page.table is not None and page.table.current_key == f"month_reports {report.uid}"
    assert "需求：本月没有安排" in page.words.text()
    assert Command.NEW not in page.commands and Command.EDIT not in page.commands
