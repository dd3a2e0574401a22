"""What is looked at before a package is made."""

from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from models.database import release
from models.exchange.sending.checks import Level, Readiness, check_submission
from models.exchange.sending.outbox import outgoing
from models.ledgers.deadlines import Deadline
from models.ledgers.issues import Issue
from models.ledgers.people import Person
from models.periods import Period
from models.record import database
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, Road, an_issue, prove, ready_to_close, world


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


def said(ready: Readiness, level: Level) -> list[str]:
    return [str(check.title) for check in ready.at(level)]


def test_an_office_in_order_passes_every_check(road: Road) -> None:
    with road.open("unit") as office:
        an_issue(office)
        ready = check_submission(office, SEPTEMBER)
        assert {check.level for check in ready.checks} == {Level.PASSED}
        assert [(c.ledger, c.count, c.drafts) for c in ready.contents] == [
            ("people", 1, 0),
            ("issues", 1, 0),
        ]
        assert (ready.addressee, ready.due_on) == ("明州市", date(2026, 10, 5))


def test_an_attachment_that_is_gone_stands_in_the_way(road: Road) -> None:
    with road.open("unit") as office:
        uid = an_issue(office).uid
        sha256 = prove(office, uid)
        assert check_submission(office, SEPTEMBER).files == 1
        office.attachments.forget(sha256)
        ready = check_submission(office, SEPTEMBER)
        [failed] = ready.at(Level.FAILED)
        assert (failed.ledger, failed.uid) == ("issues", uid)
        assert ready.files == 0


def test_drafts_of_the_period_are_counted_and_named(road: Road) -> None:
    with road.open("unit") as office:
        drafts = [office.door.new(Issue, problem=text) for text in ("没写完", "也没写完")]
        office.door.store(*drafts)
        ready = check_submission(office, SEPTEMBER)
        assert said(ready, Level.WARNING) == ["问题台账还有 2 条草稿不报送"]
        [content] = ready.contents
        assert (content.count, content.drafts) == (0, 2)


def test_what_is_overdue_is_a_reminder(road: Road) -> None:
    with road.open("unit") as office:
        uid = an_issue(office).uid
    road.clock.set(2027, 1, 4)
    with road.open("unit") as office:
        [warning] = check_submission(office, SEPTEMBER).at(Level.WARNING)
        assert (str(warning.title), warning.uid) == ("问题台账有 1 条超期", uid)


def test_a_link_to_something_deleted_is_a_reminder(road: Road) -> None:
    with road.open("unit") as office:
        issue = an_issue(office)
        office.door.delete(office.door.load(Person, issue.owner or ""), reason="重复")
        warnings = check_submission(office, SEPTEMBER).at(Level.WARNING)
        assert "指向已删除的记录" in str(warnings[0].title)
        assert warnings[0].uid == issue.uid


def test_a_package_that_nothing_was_heard_of_is_a_note(road: Road) -> None:
    road.send_up("unit")
    road.clock.set(2026, 9, 16)
    with road.open("unit") as office:
        ready = check_submission(office, SEPTEMBER)
        assert said(ready, Level.NOTE) == ["第 1 号包已带走 6 天，还没有回执"]


def test_what_changed_since_the_last_package_is_counted(road: Road) -> None:
    with road.open("unit") as office:
        ready_to_close(office)
    road.send_up("unit")
    with road.open("unit") as office:
        assert check_submission(office, SEPTEMBER).changed == 0
        an_issue(office, "另一个")
        ready = check_submission(office, SEPTEMBER)
        assert ready.changed == 2
        assert ready.last == outgoing(office)[0]


def test_the_digest_is_of_exactly_this_content_and_period(road: Road) -> None:
    with road.open("unit") as office:
        issue = an_issue(office)
        first = check_submission(office, SEPTEMBER).digest
        assert check_submission(office, SEPTEMBER).digest == first
        assert check_submission(office, None).digest != first
        issue = office.door.load(Issue, issue.uid)
        issue.cause = "没有验收"
        office.door.store(issue)
        assert check_submission(office, SEPTEMBER).digest != first


def test_the_deadline_that_the_level_above_has_set_counts(road: Road) -> None:
    with road.open("city") as office:
        office.door.store(office.door.new(Deadline, month="2026-09", due_on=date(2026, 9, 28)))
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        assert check_submission(office, SEPTEMBER).due_on == date(2026, 9, 28)


def test_a_worker_leaves_no_connection_open(road: Road) -> None:
    states: list[bool] = []
    with road.open("unit") as office:

        def work() -> None:
            check_submission(office, SEPTEMBER)
            states.append(database.obj.is_closed())
            release()
            states.append(database.obj.is_closed())

        worker = Thread(target=work)
        worker.start()
        worker.join()
        assert states == [False, True]
        assert not database.obj.is_closed()


def test_a_month_that_has_not_begun_cannot_be_sent(tmp_path: Path, clock: Clock) -> None:
    road = world(tmp_path, clock)
    with road.open("unit") as office:
        ready = check_submission(office, Period(2026, 10, 10))
        assert "这一期还没有开始" in [str(check.title) for check in ready.at(Level.FAILED)]
        assert not check_submission(office, SEPTEMBER).at(Level.FAILED)
