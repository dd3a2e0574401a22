"""Who has sent what by when, counted from the day that was confirmed, once however often sent."""

from datetime import date
from pathlib import Path

import pytest

from models.exchange.desks.status import Submission, SubmissionState, submission_status
from models.exchange.receiving.history import undo_import
from models.exchange.receiving.inbox import import_packages
from models.exchange.trust.revoking import revoke
from models.ledgers.deadlines import Deadline, due_on
from models.ledgers.units import Level, Unit
from models.periods import Period
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, Road, an_issue, forge, world

OCTOBER = Period(2026, 10, 10)


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    road = world(tmp_path, clock)
    with road.open("unit") as office:
        an_issue(office)
    return road


def cell(road: Road, period: Period, today: date) -> Submission:
    with road.open("city") as office:
        [found] = submission_status(office, [period], today)
        return found


def test_before_the_deadline_nothing_is_due_and_after_it_a_report_is_missing(road: Road) -> None:
    assert cell(road, SEPTEMBER, date(2026, 10, 5)).state is SubmissionState.NOT_DUE
    missing = cell(road, SEPTEMBER, date(2026, 10, 6))
    assert (missing.state, missing.due_on) == (SubmissionState.MISSING, date(2026, 10, 5))
    assert (missing.name, missing.received_on) == ("清溪镇", None)


@pytest.mark.parametrize(
    ("received", "state", "late"),
    [
        (date(2026, 10, 5), SubmissionState.ON_TIME, 0),
        (date(2026, 10, 8), SubmissionState.LATE, 3),
    ],
)
def test_lateness_counts_from_the_confirmed_day(
    road: Road, received: date, state: SubmissionState, late: int
) -> None:
    road.take("city", road.send_up("unit"), on=received)
    found = cell(road, SEPTEMBER, date(2026, 12, 1))
    assert (found.state, found.days_late, found.received_on) == (state, late, received)
    assert cell(road, OCTOBER, date(2026, 12, 1)).state is SubmissionState.MISSING


def test_a_second_package_for_the_same_month_changes_nothing_in_its_favour_or_against_it(
    road: Road,
) -> None:
    road.take("city", road.send_up("unit"), on=date(2026, 10, 3))
    with road.open("unit") as office:
        an_issue(office)
    road.take("city", road.send_up("unit"), on=date(2026, 10, 20))
    found = cell(road, SEPTEMBER, date(2026, 12, 1))
    assert (found.state, found.seq) == (SubmissionState.ON_TIME, 1)


def test_an_undone_import_does_not_count(road: Road) -> None:
    path = road.send_up("unit")
    with road.open("city") as office:
        [done] = import_packages(office, [path], received_on=date(2026, 10, 3))
        undo_import(office, done.package_id)
    assert cell(road, SEPTEMBER, date(2026, 12, 1)).state is SubmissionState.MISSING


def test_a_package_that_waits_in_quarantine_shows_as_such(road: Road) -> None:
    road.take("city", road.send_up("unit", None))
    forge(road, "unit", {"problem": "同一版次的另一份内容"})
    [outcome] = road.take("city", road.send_up("unit"), on=date(2026, 10, 8))
    assert outcome.result == "quarantined"
    found = cell(road, SEPTEMBER, date(2026, 12, 1))
    assert (found.state, found.days_late) == (SubmissionState.QUARANTINED, 0)


def test_a_deadline_that_the_city_has_set_counts_and_goes_down(road: Road) -> None:
    with road.open("city") as office:
        office.door.store(office.door.new(Deadline, month="2026-09", due_on=date(2026, 10, 12)))
        assert due_on(office.unit, SEPTEMBER) == date(2026, 10, 12)
        assert due_on(office.unit, Period(2026, 12, 12)) == date(2027, 1, 5)
        assert due_on(office.unit, Period(2026, 7, 9)) == date(2026, 10, 12)
    road.take("city", road.send_up("unit"), on=date(2026, 10, 8))
    assert cell(road, SEPTEMBER, date(2026, 12, 1)).state is SubmissionState.ON_TIME
    road.take("unit", *road.send_down("city"))
    with road.open("unit"):
        assert Deadline.select().count() == 1


def test_a_unit_owes_nothing_for_the_time_before_it_was_enrolled_or_after_it_closed(
    road: Road,
) -> None:
    july = Period(2026, 7, 7)
    assert cell(road, july, date(2026, 12, 1)).state is SubmissionState.EXEMPT
    with road.open("city") as office:
        unit = Unit.get(Unit.name == "清溪镇")
        row = office.door.load(Unit, unit.uid)
        row.active_to = date(2026, 9, 15)
        office.door.store(row)
    assert cell(road, SEPTEMBER, date(2026, 12, 1)).state is SubmissionState.MISSING
    assert cell(road, OCTOBER, date(2026, 12, 1)).state is SubmissionState.EXEMPT


def test_every_child_has_its_line(road: Road) -> None:
    road.found("second", "石桥镇", Level.UNIT)
    road.enrol("second", "city")
    with road.open("city") as office:
        found = submission_status(office, [SEPTEMBER, OCTOBER], date(2026, 11, 20))
    assert [(s.name, s.period) for s in found] == [
        ("清溪镇", "2026-09"),
        ("清溪镇", "2026-10"),
        ("石桥镇", "2026-09"),
        ("石桥镇", "2026-10"),
    ]


def test_a_unit_whose_keys_were_revoked_owes_no_more_than_before(road: Road) -> None:
    june = Period(2026, 6, 6)
    before = cell(road, june, date(2026, 12, 1))
    with road.open("city") as office:
        revoke(office, before.unit, why="电脑丢失")
    assert before.state is SubmissionState.EXEMPT
    assert cell(road, june, date(2026, 12, 1)).state is SubmissionState.EXEMPT
