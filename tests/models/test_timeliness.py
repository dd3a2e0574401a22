"""Each unit and period counts once, from the day on which its report was first received."""

from datetime import date, datetime
from pathlib import Path

import pytest

from models.exchange.desks.status import Submission, SubmissionState, submission_status
from models.exchange.tables import Peer
from models.ledgers.lectures import Lecture
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, Road, world
from tests.models.test_corrections import attended
from tests.models.test_corrections import send as submit_to
from tests.models.test_month_reports import a_lecture

IN_TIME, LATER = date(2026, 10, 3), date(2026, 10, 20)


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    road = world(tmp_path, clock)
    with road.open("unit") as office:
        a_lecture(office, datetime(2026, 9, 2, 9, 0))
    return road


def send(road: Road, period: str = "2026-09") -> Path:
    with road.open("unit") as office:
        return road.stick / submit_to(office, road.stick, period).name


def september(road: Road) -> Submission:
    with road.open("city") as office:
        [found] = submission_status(office, [SEPTEMBER], date(2026, 12, 1))
        return found


def test_sending_again_counts_once_and_from_the_first_day(road: Road) -> None:
    path = send(road)
    for day in (IN_TIME, LATER, LATER):
        road.take("city", path, on=day)
    found = september(road)
    assert (found.state, found.received_on, found.seq) == (SubmissionState.ON_TIME, IN_TIME, 1)


def test_a_late_correction_makes_nobody_late(road: Road) -> None:
    road.take("city", send(road), on=IN_TIME)
    road.clock.set(2026, 10, 18)
    with road.open("unit") as office:
        attended(office, Lecture.select().first().uid, 28)
    [outcome] = road.take("city", send(road), on=LATER)
    assert outcome.result == "accepted" and outcome.changed
    assert (september(road).state, september(road).received_on) == (
        SubmissionState.ON_TIME,
        IN_TIME,
    )


def test_what_waited_here_counts_from_the_day_it_came(road: Road) -> None:
    path = send(road)
    with road.open("city"):
        known = Peer.select().dicts().get()
        Peer.delete().execute()
    [outcome] = road.take("city", path, on=IN_TIME)
    assert outcome.result == "quarantined"
    with road.open("city"):
        Peer.insert(**known).execute()
    [outcome] = road.take("city", path, on=LATER)
    assert outcome.result == "accepted"
    assert (september(road).state, september(road).received_on) == (
        SubmissionState.ON_TIME,
        IN_TIME,
    )
