"""A package's differences read as people say them."""

from pathlib import Path

import pytest

from models.exchange.receiving.comparing import Comparer
from models.exchange.receiving.inbox import inspect
from models.ledgers.issues import Issue
from models.ledgers.month_reports import Explanation, MonthReport
from models.ledgers.returns import SEND_BACK
from models.record import new_uid
from models.words import chinese, words_for
from tests.conftest import Clock
from tests.exchanging import Road, act, an_issue, ready_to_close, world


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


def test_a_decision_names_the_issue_that_it_is_on_and_no_digests(road: Road) -> None:
    with road.open("unit") as office:
        uid = ready_to_close(office)
    road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        act(office, uid, "accept", reason="同意销号")
    [package] = road.send_down("city")
    with road.open("unit") as office:
        found = inspect(office, package).differences
        [decision] = [some for some in found if some.ledger == "decisions"]
        said = {one.label: one.new for one in Comparer(chinese, found).compare(decision)}
    assert said["对象记录"] == "发热门诊引导标识缺失"
    assert said["意见（理由）"] == "同意销号"
    assert "佐证校验值" not in said
    assert not [text for text in said.values() if uid in text]


def test_a_reason_names_its_check_and_its_record_in_words(road: Road) -> None:
    with road.open("unit") as office:
        issue = an_issue(office)
        report = office.door.new(MonthReport, month="2026-09")
        for code, subject in (("overdue.issues", issue.uid), ("drafts.plans", new_uid())):
            row = Explanation(record=report.uid, check_code=code, subject_uid=subject)
            row.reason = "等厂家"
            report.explanations.append(row)
        office.door.store(report)
    package = road.send_up("unit", None)
    with road.open("city") as office:
        found = inspect(office, package).differences
        [told] = [some for some in found if some.ledger == "month_reports"]
        said = {one.label: one.new for one in Comparer(chinese, found).compare(told)}
        english = [one.new for one in Comparer(words_for("en"), found).compare(told)]
    assert said["情况说明第 1 行：检查项"] == "超期 ・ 问题台账"
    assert said["情况说明第 1 行：对象记录"] == issue.heading()
    assert said["情况说明第 2 行：检查项"] == "草稿不报 ・ 计划"
    assert said["情况说明第 2 行：对象记录"] == "没有报来的记录"
    assert "Drafts not sent ・ Plan" in english


def test_a_return_names_the_field_that_it_is_about(road: Road) -> None:
    with road.open("unit") as office:
        uid = an_issue(office).uid
    road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        issue = office.door.load(Issue, uid)
        office.door.act(SEND_BACK, issue, about_field="problem", reason="写清楚在哪里")
    [package] = road.send_down("city")
    with road.open("unit") as office:
        found = inspect(office, package).differences
        [decision] = [some for some in found if some.ledger == "decisions"]
        said = {one.label: one.new for one in Comparer(chinese, found).compare(decision)}
    assert said["退回的字段"] == "问题"
