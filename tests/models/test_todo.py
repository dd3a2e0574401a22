"""What is to be done next stands on the first page, the most urgent first."""

from datetime import date, datetime

import pytest

from models.bands import Band, Bands
from models.exchange.receiving.inbox import import_packages
from models.exchange.sending.outbox import copy_to, export_up
from models.ledgers.issues import Issue
from models.ledgers.lectures import Lecture
from models.ledgers.plans import Plan, PlanStep
from models.ledgers.readings import Reading
from models.office import Office
from models.periods import Period
from models.record import new_uid
from models.todo import due_today, key_figures
from tests.conftest import Clock
from tests.exchanging import Road, an_issue, ready_to_close, world
from tests.models.test_figures import a_plan


@pytest.fixture
def road(tmp_path, clock: Clock) -> Road:  # type: ignore[no-untyped-def]
    return world(tmp_path, clock)


def lines(office: Office) -> list[tuple[str, str, int]]:
    return [(str(todo.text), todo.ledger, todo.days) for todo in due_today(office)]


@pytest.mark.parametrize(
    ("days", "band"),
    [(-1, "overdue"), (0, "today"), (10, "soon"), (11, "near"), (20, "near"), (21, "later")],
)
def test_the_bands_do_not_overlap(days: int, band: str) -> None:
    assert Bands().of(days) is Band(band)


def test_the_most_urgent_comes_first_and_the_far_not_at_all(office: Office, clock: Clock) -> None:
    for due in (date(2026, 9, 7), date(2026, 9, 28), date(2026, 12, 1)):
        issue = office.door.load(Issue, an_issue(office).uid)
        issue.found_on, issue.first_due_on = date(2026, 8, 1), due
        for measure in issue.measures:
            measure.due_on = due
        office.door.store(issue)
    lecture = office.door.new(Lecture, title="学党史", planned_at=datetime(2026, 9, 10, 14, 30))
    reading = office.door.new(Reading, person=new_uid(), book=new_uid(), due_on=date(2026, 8, 31))
    plan = a_plan(office.unit, schedule_text="8月")
    plan.steps = [PlanStep(month="2026-08", planned_count=3, done_count=1)]
    office.door.store(lecture, reading, plan)
    assert lines(office) == [
        ("“集中学习”8月计划 3，完成 1", "plans", -10),
        ("1 人有 1 本书未按期读完", "readings", -10),
        ("问题 2026-001 整改时限已过", "issues", -3),
        ("授课“学党史”", "lectures", 0),
        ("问题 2026-002 快到整改时限", "issues", 18),
    ]
    assert due_today(office)[0].uid == plan.uid
    clock.set(2026, 9, 11)
    assert ("授课“学党史”时间已过，还没有登记", "lectures", -1) in lines(office)


def test_a_month_explained_is_no_longer_to_be_done(office: Office) -> None:
    plan = a_plan(office.unit, schedule_text="8月")
    office.door.store(plan)
    assert [todo.uid for todo in due_today(office)] == [plan.uid]
    plan = office.door.load(Plan, plan.uid)
    plan.steps[0].unfinished_reason = "防汛"
    office.door.store(plan)
    assert due_today(office) == []


def test_last_months_package_is_to_be_sent_and_to_be_waited_for(road: Road) -> None:
    with road.open("unit") as unit:
        ready_to_close(unit)
        assert ("报送8月的报送包", "packages", -5) in lines(unit)
        packed = export_up(unit, Period(2026, 8, 8))
        path = copy_to(unit, packed, road.stick)
        assert "packages" not in {ledger for _, ledger, _ in lines(unit)}
    with road.open("city") as city:
        assert lines(city) == [("8月的报送包还缺 1 个单位", "packages", -5)]
        import_packages(city, [path])
        assert lines(city) == [("1 件申请等待审核", "pending", 10)]


def test_the_cards_are_figures(office: Office) -> None:
    an_issue(office)
    cards = {card.figure.name: card for card in key_figures(office, Period(2026))}
    issues = cards["issues_closed"]
    assert (issues.text, issues.of_text, issues.amiss_count) == ("0", "1", 0)
    assert cards["attendance_rate"].text == "—"
