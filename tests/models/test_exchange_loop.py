"""A request goes up, a decision comes down, and both ends read the same."""

from pathlib import Path

import pytest

from models.exchange.sending.outbox import export_up, outgoing
from models.exchange.trust.trust import parent_of
from models.ledgers.closure import ClosureState, Stage
from models.ledgers.issues import Issue, IssueEvidence
from models.ledgers.units import Unit
from tests.conftest import Clock
from tests.exchanging import Road, act, prove, ready_to_close, world


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


def stage(road: Road, name: str, uid: str) -> tuple[Stage, ClosureState]:
    with road.open(name) as office:
        issue = office.door.load(Issue, uid)
        return issue.stage, issue.closure_state


def closed(road: Road) -> str:
    """An issue that the city has accepted and the unit has heard so."""
    with road.open("unit") as office:
        uid = ready_to_close(office)
    [done] = road.take("city", road.send_up("unit"))
    assert (done.result, done.sender, done.period) == ("accepted", "清溪镇", "2026-09")
    with road.open("city") as office:
        act(office, uid, "accept", decided_by="李书记")
    [heard] = road.take("unit", *road.send_down("city"))
    assert heard.result == "accepted"
    return uid


def test_a_closure_that_the_city_accepts_reads_closed_at_the_unit(road: Road) -> None:
    uid = closed(road)
    assert stage(road, "city", uid) == (Stage.DONE, ClosureState.CLOSED)
    assert stage(road, "unit", uid) == (Stage.DONE, ClosureState.CLOSED)


def test_the_unit_sees_that_its_package_was_accepted(road: Road) -> None:
    closed(road)
    with road.open("unit") as office:
        [sent] = outgoing(office)
        assert sent.receipt == "accepted"
        assert sent.received_on == "2026-09-10"


def test_evidence_removed_after_a_closure_reopens_it_at_both_ends(road: Road) -> None:
    uid = closed(road)
    with road.open("unit") as office:
        issue = office.door.load(Issue, uid)
        issue.evidence.clear()
        office.door.store(issue)
    assert stage(road, "unit", uid) == (Stage.REVIEW, ClosureState.TO_ACCEPT)
    [done] = road.take("city", road.send_up("unit"))
    assert (done.result, done.changed) == ("accepted", 1)
    assert stage(road, "city", uid) == (Stage.REVIEW, ClosureState.TO_ACCEPT)


def test_evidence_added_after_a_closure_changes_nothing(road: Road) -> None:
    uid = closed(road)
    with road.open("unit") as office:
        prove(office, uid, b"another photo")
    road.take("city", road.send_up("unit"))
    assert stage(road, "city", uid) == stage(road, "unit", uid) == (Stage.DONE, ClosureState.CLOSED)


def test_a_refusal_comes_down_with_its_reason(road: Road) -> None:
    with road.open("unit") as office:
        uid = ready_to_close(office)
    road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        act(office, uid, "refuse", reason="照片看不清")
    road.take("unit", *road.send_down("city"))
    assert stage(road, "unit", uid) == (Stage.DOING, ClosureState.REFUSED)


def test_the_units_row_of_the_unit_passes_to_its_parent(road: Road) -> None:
    with road.open("unit") as office:
        unit, parent = office.unit, parent_of(office)
        assert parent is not None
        assert office.row.unit == unit
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        row = office.row
        assert (row.unit, row.parent, row.name) == (parent.unit, parent.unit, "清溪镇")
        with pytest.raises(Exception, match="属于别的单位"):
            office.door.store(row)
    [done] = road.take("city", road.send_up("unit"))
    assert done.result == "accepted"
    with road.open("city") as office:
        assert office.door.load(Unit, unit).unit == office.unit


def test_evidence_travels_and_can_be_opened_at_the_city(road: Road) -> None:
    with road.open("unit") as office:
        uid = ready_to_close(office)
    road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        [evidence] = office.door.load(Issue, uid).evidence
        assert office.attachments.read(evidence.file[0].sha256) == b"photo"


def test_an_attachment_that_was_acknowledged_is_not_sent_again(road: Road) -> None:
    closed(road)
    with road.open("unit") as office:
        assert [packed.blobs for packed in outgoing(office)] == [1]
        assert export_up(office, None).blobs == 0


def test_a_file_put_back_survives_the_undoing_of_the_package_that_names_it(road: Road) -> None:
    with road.open("unit") as office:
        uid = ready_to_close(office)
    road.take("city", road.send_up("unit"))
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        issue = office.door.load(Issue, uid)
        kept = issue.evidence[0].file
        issue.evidence.clear()
        office.door.store(issue)
    road.take("city", road.send_up("unit"))
    with road.open("unit") as office:
        issue = office.door.load(Issue, uid)
        issue.evidence.append(IssueEvidence(file=kept))
        office.door.store(issue)
    again = road.send_up("unit")
    [outcome] = road.take("city", again)
    road.undo("city", outcome.package_id)
    road.take("city", again)
    with road.open("city") as office:
        [evidence] = office.door.load(Issue, uid).evidence
        assert office.attachments.read(evidence.file[0].sha256) == b"photo"
