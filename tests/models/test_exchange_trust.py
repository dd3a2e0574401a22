"""How offices come to know each other: a file each way, and thirty digits over the phone."""

from pathlib import Path

import pytest

from models.errors import UserError
from models.exchange.desks.enrolling import (
    accept_request,
    examine_answer,
    examine_request,
    install_answer,
    write_request,
)
from models.exchange.sending.outbox import export_down, export_up
from models.exchange.trust.enrolment import fingerprint
from models.exchange.trust.roster import own_roster
from models.exchange.trust.trust import (
    ancestors_of,
    ask_children,
    asked_of_children,
    children_of,
    own_fingerprint,
    own_keys,
    parent_of,
)
from models.ledgers.areas import Area
from models.ledgers.issues import Issue
from models.ledgers.people import Person
from models.ledgers.units import Level, Unit
from models.lines import Line
from models.refused import Refused, Why
from tests.conftest import Clock
from tests.exchanging import Road, dump, ready_to_close, world


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    road = Road(tmp_path, clock)
    road.found("city", "明州市", Level.CITY)
    road.found("unit", "清溪镇", Level.UNIT, area="东部片区", code="91350100M000100Y43")
    return road


def test_the_same_keys_stay_and_both_sides_read_the_same_digits(road: Road) -> None:
    with road.open("unit") as office:
        path = write_request(office, road.stick)
        digits, key = own_fingerprint(office), own_keys(office).id
    with road.open("unit") as office:
        assert (own_fingerprint(office), own_keys(office).id) == (digits, key)
    assert fingerprint(examine_request(path)) == digits
    assert [len(group) for group in digits.split()] == [5] * 6


def test_a_wrong_fingerprint_enrols_nobody(road: Road) -> None:
    with road.open("unit") as office:
        path = write_request(office, road.stick)
        digits = own_fingerprint(office)
    with road.open("city") as office:
        own_keys(office)
        before = dump()
        wrong = digits[:-1] + str((int(digits[-1]) + 1) % 10)
        with pytest.raises(UserError, match="核对码"):
            accept_request(office, path, wrong, road.stick)
        assert children_of(office) == []
        assert dump() == before


def test_accepting_writes_the_childs_row_in_its_area(road: Road) -> None:
    unit = road.enrol("unit", "city")
    with road.open("city") as office:
        row = office.door.load(Unit, unit)
        assert (row.unit, row.parent, row.name) == (office.unit, office.unit, "清溪镇")
        assert (row.level, row.credit_code) == (Level.UNIT, "91350100M000100Y43")
        assert row.complete
        assert office.door.load(Area, row.area or "").title == "东部片区"
        assert [child.name for child in children_of(office)] == ["清溪镇"]
        assert own_roster(office).version == 1
    with road.open("unit") as office:
        parent = parent_of(office)
        assert parent is not None
        assert parent.name == "明州市"
        assert ancestors_of(office) == [parent.unit]


def test_accepting_the_same_request_again_gives_another_answer_and_nothing_else(
    road: Road,
) -> None:
    with road.open("unit") as office:
        path = write_request(office, road.stick)
        digits = own_fingerprint(office)
    with road.open("city") as office:
        accept_request(office, path, digits, road.stick)
        before = dump()
        again = accept_request(office, path, digits.replace(" ", ""), road.stick)
        assert again.again
        assert dump() == before
    with road.open("unit") as office:
        assert install_answer(office, again.path).parent == "明州市"


def test_a_unit_that_set_up_anew_enrols_with_its_new_keys(road: Road) -> None:
    unit = road.enrol("unit", "city")
    with road.open("unit"):
        from models.settings import Setting

        Setting.delete().where(Setting.key.startswith("exchange.")).execute()
    assert road.enrol("unit", "city") == unit
    with road.open("city") as office:
        [child] = children_of(office)
        assert own_roster(office).version == 2
    with road.open("unit") as office:
        assert own_keys(office).id == child.key


def test_the_answer_is_for_one_office_alone(road: Road) -> None:
    road.enrol("unit", "city")
    [answer] = road.stick.glob("*.xja")
    road.found("other", "别的镇", Level.UNIT)
    with road.open("other") as office:
        own_keys(office)
        before = dump()
        with pytest.raises(Refused) as refused:
            install_answer(office, answer)
        assert refused.value.why is Why.NOT_FOR_US
        assert dump() == before
    with road.open("unit") as office:
        shown = examine_answer(office, answer)
    with road.open("city") as office:
        assert fingerprint(shown.parent) == own_fingerprint(office)


def test_a_unit_has_one_parent(road: Road) -> None:
    road.enrol("unit", "city")
    road.found("second", "甬江市", Level.CITY)
    with pytest.raises(UserError, match="明州市"):
        road.enrol("unit", "second")


def test_nobody_enrols_its_equal_or_itself(road: Road) -> None:
    road.found("second", "甬江市", Level.CITY)
    with pytest.raises(UserError, match="层级"):
        road.enrol("second", "city")
    with pytest.raises(UserError, match="本单位自己"):
        road.enrol("city", "city")


def test_nothing_is_sent_before_enrolment(road: Road) -> None:
    with road.open("unit") as office, pytest.raises(UserError, match="先办理登记"):
        export_up(office, None)
    with road.open("city") as office, pytest.raises(UserError, match="先办理登记"):
        export_down(office)


def test_a_damaged_request_is_refused(road: Road) -> None:
    with road.open("unit") as office:
        path = write_request(office, road.stick)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(Refused):
        examine_request(path)


# What is asked.


def test_evidence_is_asked_for_until_somebody_chooses(road: Road) -> None:
    with road.open("city") as office:
        asked = asked_of_children(office)
        assert {"issues.evidence.file", "plans.steps.evidence"} <= set(asked)
        assert all("evidence" in field for field in asked)
        assert "readings.notes.text" not in asked


def test_a_change_of_what_is_asked_gives_the_records_concerned_a_new_revision(
    tmp_path: Path, clock: Clock
) -> None:
    road = world(tmp_path, clock)
    with road.open("unit") as office:
        uid = ready_to_close(office)
        person = office.door.new(Person, name="李强", phone="13800000000")
        office.door.store(person)
        other = office.door.new(Person, name="赵敏")
        office.door.store(other)
        issue_rev = office.door.load(Issue, uid).rev
    road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        assert office.door.load(Person, person.uid).phone is None
        ask_children(office, ["people.phone", "issues.evidence.file"])
    [heard] = road.take("unit", *road.send_down("city"))
    assert heard.result == "accepted"
    with road.open("unit") as office:
        assert office.door.load(Person, person.uid).rev == 2
        assert office.door.load(Person, other.uid).rev == 1
        assert office.door.load(Issue, uid).rev == issue_rev
        assert b"13800000000" in bytes(Line.get_by_id(person.uid).line)
    [outcome] = road.take("city", road.send_up("unit"))
    assert (outcome.result, outcome.changed) == ("accepted", 1)
    with road.open("city") as office:
        assert office.door.load(Person, person.uid).phone == "13800000000"
        ask_children(office, ["issues.evidence.file"])
    road.take("unit", *road.send_down("city"))
    [outcome] = road.take("city", road.send_up("unit"))
    assert (outcome.result, outcome.changed) == ("accepted", 1)
    with road.open("city") as office:
        assert office.door.load(Person, person.uid).phone is None
