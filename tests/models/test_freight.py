"""What is left behind goes later, what was acknowledged goes never again, and the road is noted."""

import io
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.errors import UserError
from models.exchange.format.freight import EVERYTHING, Freight
from models.exchange.sending.outbox import Packed, copy_to, export_up, outgoing
from models.exchange.sending.road import Medium, in_transit, note_carried
from models.ledgers.issues import Issue, IssueEvidence
from models.office import Office
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, Road, an_issue, world

SMALL, LARGE = b"a small photo", b"a large photo" * 4000


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


def attach(office: Office, uid: str, *contents: bytes) -> list[str]:
    issue = office.door.load(Issue, uid)
    refs = [office.attachments.add(io.BytesIO(some), "照片.jpg") for some in contents]
    issue.evidence.extend(IssueEvidence(file=(ref,)) for ref in refs)
    office.door.store(issue)
    return [ref.sha256 for ref in refs]


def send(road: Road, freight: Freight = EVERYTHING) -> Packed:
    with road.open("unit") as office:
        packed = export_up(office, SEPTEMBER, freight=freight)
        copy_to(office, packed, road.stick)
    return packed


def here(road: Road, hashes: list[str]) -> list[bool]:
    with road.open("city") as office:
        return [office.attachments.has(sha256) for sha256 in hashes]


def test_attachments_left_behind_on_demand_go_with_the_next_package(road: Road) -> None:
    with road.open("unit") as office:
        hashes = attach(office, an_issue(office).uid, SMALL, LARGE)
    first = send(road, Freight(largest=0))
    assert (first.blobs, first.left_out) == (0, 2)
    assert road.take("city", road.stick)[0].result == "accepted"
    assert here(road, hashes) == [False, False]
    second = send(road)
    assert (second.seq, second.blobs, second.left_out) == (2, 2, 0)
    road.take("city", road.stick)
    assert here(road, hashes) == [True, True]


def test_only_large_attachments_stay_behind_where_a_size_is_named(road: Road) -> None:
    with road.open("unit") as office:
        hashes = attach(office, an_issue(office).uid, SMALL, LARGE)
    packed = send(road, Freight(largest=1000))
    assert (packed.blobs, packed.left_out) == (1, 1)
    road.take("city", road.stick)
    assert here(road, hashes) == [True, False]


def test_a_small_stick_takes_the_small_attachments_first() -> None:
    files = {"b" * 64: 9_000, "a" * 64: 500_000, "c" * 64: 7_000}
    going, staying = Freight(room=30_000).divide(files)
    assert going == {"b" * 64: 9_000, "c" * 64: 7_000}
    assert staying == {"a" * 64: 500_000}


def test_a_package_never_grows_beyond_what_a_reader_takes() -> None:
    files = {f"{number:064x}": 50 << 20 for number in range(60)}
    going, staying = EVERYTHING.divide(files)
    assert sum(going.values()) < 2 << 30
    assert going | staying == files
    assert len(staying) > 15


def test_what_was_acknowledged_is_not_sent_again(road: Road) -> None:
    with road.open("unit") as office:
        uid = an_issue(office).uid
        attach(office, uid, SMALL)
    assert send(road).blobs == 1
    road.take("city", road.stick)
    for path in road.send_down("city"):
        road.take("unit", path)
    with road.open("unit") as office:
        attach(office, uid, LARGE)
    assert send(road).blobs == 1


def test_what_is_on_the_road_is_listed_with_who_took_it_and_since_when(
    road: Road, clock: Clock
) -> None:
    packed = send(road)
    with road.open("unit") as office:
        note_carried(office, packed.package_id, carrier="王芳", medium=Medium.DISC)
    clock.moment += timedelta(days=6)
    with road.open("unit") as office:
        ((some, days),) = in_transit(office)
        assert (some.seq, some.carrier, some.medium, days) == (1, "王芳", "disc", 6)
    road.take("city", road.stick)
    for path in road.send_down("city"):
        road.take("unit", path)
    with road.open("unit") as office:
        assert in_transit(office) == []
        assert outgoing(office)[0].receipt == "accepted"


def test_a_day_to_come_and_an_unknown_package_are_not_noted(road: Road, clock: Clock) -> None:
    packed = send(road)
    with road.open("unit") as office:
        with pytest.raises(UserError, match="晚于今天"):
            note_carried(
                office,
                packed.package_id,
                carrier="王芳",
                carried_on=clock.today + timedelta(days=1),
            )
        with pytest.raises(UserError, match="没有这个"):
            note_carried(office, "0" * 8, carrier="王芳", carried_on=date(2026, 9, 1))
