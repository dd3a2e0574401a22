"""Keys that change, end and are lost: nobody is locked out, and nobody else gets in."""

from datetime import timedelta
from pathlib import Path

import pytest

from models.errors import UserError
from models.exchange.desks.enrolling import (
    accept_request,
    install_answer,
    renew_keys,
    write_answer,
    write_request,
)
from models.exchange.desks.mapping_desk import retry_quarantined, unknown_senders
from models.exchange.receiving.history import history
from models.exchange.receiving.inbox import inspect
from models.exchange.sending.outbox import copy_to, export_down
from models.exchange.tables import ACCEPTED, QUARANTINED, REFUSED, EpochGrant, Peer, Role
from models.exchange.trust.revoking import revoke
from models.exchange.trust.roster import own_version
from models.exchange.trust.rotation import pending_keys, rotate_keys
from models.exchange.trust.trust import (
    children_of,
    descendants_of,
    own_fingerprint,
    own_keys,
    parent_of,
    trusted,
)
from models.exchange.trust.trust_log import trust_log
from models.ledgers.people import Person
from models.ledgers.units import Level, Unit
from models.lines import Line
from models.refused import Refused, Why
from models.settings import get_setting
from tests.conftest import Clock
from tests.exchanging import Road, a_person, dump, world


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    """A city, a district, a unit, enrolled."""
    road = Road(tmp_path, clock)
    road.found("city", "明州市", Level.CITY)
    road.found("district", "东江区", Level.DISTRICT)
    road.found("unit", "清溪镇", Level.UNIT)
    road.enrol("district", "city")
    road.enrol("unit", "district")
    return road


def key_of(road: Road, name: str) -> str:
    with road.open(name) as office:
        return own_keys(office).id


def results(road: Road, name: str, *paths: Path) -> list[str]:
    return [outcome.result for outcome in road.take(name, *paths)]


def change(road: Road, name: str, person: str) -> None:
    with road.open(name) as office:
        a_person(office, person)


def down(road: Road, parent: str, child: str) -> list[str]:
    return results(road, child, *road.send_down(parent))


def up(road: Road, child: str, parent: str) -> list[str]:
    return results(road, parent, road.send_up(child))


# The roster.


def test_the_city_knows_from_the_districts_roster_who_is_below_it(road: Road) -> None:
    road.take("district", road.send_up("unit"))
    assert up(road, "district", "city") == [ACCEPTED]
    with road.open("city") as office:
        [peer] = descendants_of(office)
        [district] = children_of(office)
        assert (peer.name, peer.via) == ("清溪镇", district.unit)
        assert trusted(office)[peer.key].role is Role.DESCENDANT
    assert key_of(road, "unit") == peer.key


def test_undoing_the_import_that_brought_a_roster_forgets_it(road: Road) -> None:
    package = road.send_up("district")
    before = road.dump("city", without=("incoming",))
    [outcome] = road.take("city", package)
    assert road.dump("city", without=("incoming",)) != before
    road.undo("city", outcome.package_id)
    assert road.dump("city", without=("incoming",)) == before


def test_the_version_rises_with_every_change_and_with_nothing_else(road: Road) -> None:
    with road.open("district") as office:
        first = own_version(office)
        assert own_version(office) == first
        a_person(office)
        assert own_version(office) == first
        [child] = children_of(office)
        revoke(office, child.unit, why="电脑被盗")
        assert own_version(office) == first + 1


def test_a_unit_enrolled_twice_is_refused_with_its_name(road: Road) -> None:
    road.take("city", road.send_up("district"))
    road.found("other", "西江区", Level.DISTRICT)
    road.enrol("other", "city")
    with road.open("unit") as office:
        unit = office.unit
        renew_keys(office)
    road.enrol("unit", "other")
    with road.open("other"):
        Line.delete().where(Line.uid == unit).execute()  # its row would be refused before
    [outcome] = road.take("city", road.send_up("other"))
    assert (outcome.result, outcome.why) == (REFUSED, Why.ROSTER_SCOPE)
    assert "清溪镇" in str(outcome.reason)
    with road.open("district") as office:
        revoke(office, unit, why="划归西江区")
    assert up(road, "district", "city") == [ACCEPTED]
    assert up(road, "other", "city") == [ACCEPTED]
    with road.open("city") as office:
        [peer] = descendants_of(office)
        assert peer.via == Peer.get(Peer.name == "西江区").unit


def test_a_renamed_unit_gets_a_certificate_with_its_new_name(road: Road) -> None:
    with road.open("district") as office:
        [child] = children_of(office)
        row = office.door.load(Unit, child.unit)
        row.name = "清溪街道"
        office.door.store(row)
    assert down(road, "district", "unit") == [ACCEPTED]
    [outcome] = road.take("district", road.send_up("unit"))
    assert (outcome.result, outcome.sender) == (ACCEPTED, "清溪街道")


# Rotation.


def test_new_keys_are_used_once_their_certificate_has_come_down(road: Road) -> None:
    old = key_of(road, "unit")
    with road.open("unit") as office:
        assert not rotate_keys(office)
        with pytest.raises(UserError, match="等上级"):
            rotate_keys(office)
    change(road, "unit", "甲")
    assert up(road, "unit", "district") == [ACCEPTED]
    assert key_of(road, "unit") == old
    assert down(road, "district", "unit") == [ACCEPTED]
    new = key_of(road, "unit")
    assert new != old
    change(road, "unit", "乙")
    assert up(road, "unit", "district") == [ACCEPTED]
    with road.open("district") as office:
        assert [child.key for child in children_of(office)] == [new]
        assert Peer.get_by_id(old).role == Role.FORMER
        assert Person.get_or_none(Person.name == "乙") is not None
    with road.open("unit") as office:
        assert pending_keys(office) is None


def test_a_lost_stick_in_the_middle_of_a_rotation_locks_nobody_out(road: Road) -> None:
    with road.open("unit") as office:
        rotate_keys(office)
    road.send_up("unit")  # lost
    change(road, "unit", "甲")
    assert up(road, "unit", "district") == [ACCEPTED]
    road.send_down("district")  # lost
    change(road, "unit", "乙")
    assert up(road, "unit", "district") == [ACCEPTED]
    change(road, "district", "丙")
    assert down(road, "district", "unit") == [ACCEPTED]
    change(road, "unit", "丁")
    road.send_up("unit")  # lost: the first one of the new key
    change(road, "unit", "戊")
    assert up(road, "unit", "district") == [ACCEPTED]
    assert down(road, "district", "unit") == [ACCEPTED]


def test_a_package_of_the_old_key_counts_up_to_where_the_new_one_began(road: Road) -> None:
    with road.open("unit") as office:
        rotate_keys(office)
    first = road.send_up("unit")
    assert results(road, "district", first) == [ACCEPTED]
    assert down(road, "district", "unit") == [ACCEPTED]
    change(road, "unit", "甲")
    assert up(road, "unit", "district") == [ACCEPTED]
    assert results(road, "district", first) == ["already"]


def test_the_levels_above_learn_of_new_keys_below(road: Road) -> None:
    with road.open("unit") as office:
        rotate_keys(office)
    road.take("district", road.send_up("unit"))
    down(road, "district", "unit")
    change(road, "unit", "甲")
    assert up(road, "unit", "district") == [ACCEPTED]
    assert up(road, "district", "city") == [ACCEPTED]
    with road.open("city") as office:
        keys = [peer.key for peer in descendants_of(office)]
    assert keys == [key_of(road, "unit")]


def test_the_topmost_office_changes_its_keys_under_everybodys_feet(road: Road) -> None:
    old = key_of(road, "city")
    road.take("city", road.send_up("district"))
    with road.open("city") as office:
        assert rotate_keys(office)
        assert own_keys(office).id != old
    new = key_of(road, "city")
    first, *_ = road.send_down("city")
    assert results(road, "district", first) == [ACCEPTED]
    with road.open("district") as office:
        parent = parent_of(office)
        assert parent is not None
        assert parent.key == old
    change(road, "district", "甲")
    assert up(road, "district", "city") == [ACCEPTED]
    change(road, "city", "乙")
    assert down(road, "city", "district") == [ACCEPTED]
    with road.open("district") as office:
        parent = parent_of(office)
        assert parent is not None
        assert parent.key == new
    assert down(road, "district", "unit") == [ACCEPTED]
    change(road, "unit", "丙")
    assert up(road, "unit", "district") == [ACCEPTED]


def test_a_district_with_new_keys_takes_its_units_along(road: Road) -> None:
    road.take("city", road.send_up("district"))
    with road.open("district") as office:
        rotate_keys(office)
    assert up(road, "district", "city") == [ACCEPTED]
    assert down(road, "city", "district") == [ACCEPTED]
    for person in ("甲", "乙"):
        assert down(road, "district", "unit") == [ACCEPTED]
        change(road, "unit", person)
        assert up(road, "unit", "district") == [ACCEPTED]
        change(road, "district", person)
        assert up(road, "district", "city") == [ACCEPTED]
        change(road, "city", person)
        assert down(road, "city", "district") == [ACCEPTED]
    new = key_of(road, "district")
    with road.open("unit") as office:
        parent = parent_of(office)
        assert parent is not None
        assert parent.key == new
    with road.open("city") as office:
        assert [child.key for child in children_of(office)] == [new]
        assert len(descendants_of(office)) == 1


def test_a_rotation_that_was_undone_can_come_again(road: Road) -> None:
    with road.open("unit") as office:
        rotate_keys(office)
    package = road.send_up("unit")
    before = road.dump("district", without=("incoming",))
    [outcome] = road.take("district", package)
    road.undo("district", outcome.package_id)
    assert road.dump("district", without=("incoming",)) == before
    assert results(road, "district", package) == [ACCEPTED]
    down(road, "district", "unit")
    change(road, "unit", "甲")
    assert up(road, "unit", "district") == [ACCEPTED]


# Revocation.


def test_a_revoked_key_counts_up_to_its_last_good_package(road: Road) -> None:
    good = road.send_up("unit")
    road.take("district", good)
    change(road, "unit", "甲")
    late = road.send_up("unit")
    with road.open("district") as office:
        [child] = children_of(office)
        revoke(office, child.unit, why="电脑被盗", other="周敏")
        assert children_of(office) == []
        with pytest.raises(UserError, match="不用吊销"):
            revoke(office, child.unit, why="再来一次")
        noted = trust_log(office)[0]
        assert (noted.event, noted.other, noted.name) == ("revoked", "周敏", "清溪镇")
    [outcome] = road.take("district", late)
    assert (outcome.result, outcome.why) == (REFUSED, Why.REVOKED)
    assert results(road, "district", good) == ["already"]


def test_a_city_refuses_what_its_district_revoked(road: Road) -> None:
    road.take("district", road.send_up("unit"))
    road.take("city", road.send_up("district"))
    change(road, "unit", "甲")
    forged = road.send_up("unit")
    with road.open("district") as office:
        [child] = children_of(office)
        revoke(office, child.unit, why="电脑被盗")
    road.take("city", road.send_up("district"))
    [outcome] = road.take("city", forged)
    assert (outcome.result, outcome.why) == (REFUSED, Why.REVOKED)


def test_nothing_is_revoked_without_a_reason(road: Road) -> None:
    with road.open("district") as office:
        [child] = children_of(office)
        with pytest.raises(UserError, match="为什么"):
            revoke(office, child.unit, why=" ")


# A lost key.


def test_a_lost_key_is_a_new_enrolment_in_a_new_epoch(road: Road) -> None:
    road.take("district", road.send_up("unit"))
    old = key_of(road, "unit")
    change(road, "unit", "甲")
    stolen = road.send_up("unit")
    with road.open("unit") as office:
        unit = office.unit
        renew_keys(office)
        assert parent_of(office) is None
    assert road.enrol("unit", "district") == unit
    with road.open("unit") as office:
        assert own_keys(office).id != old
        assert get_setting("exchange.epoch") == 2
    [outcome] = road.take("district", stolen)
    assert (outcome.result, outcome.why) == (REFUSED, Why.REVOKED)
    with road.open("district") as office:
        grant = EpochGrant.get(EpochGrant.unit == unit)
        assert (grant.epoch, grant.how, grant.after_seq) == (2, "enrolment", 1)
    assert up(road, "unit", "district") == [ACCEPTED]
    assert down(road, "district", "unit") == [ACCEPTED]


def test_a_computer_set_up_anew_takes_the_units_place(road: Road) -> None:
    change(road, "unit", "甲")
    road.take("district", road.send_up("unit"))
    road.found("fresh", "清溪镇（新电脑）", Level.UNIT, area="东片")
    with road.open("unit") as office:
        unit = office.unit
    with road.open("fresh") as office:
        request, digits = write_request(office, road.stick), own_fingerprint(office)
    with road.open("district") as office:
        accepted = accept_request(
            office, request, digits, road.stick, as_unit=unit, heard_from="周敏"
        )
        assert (accepted.unit, accepted.name, accepted.epoch) == (unit, "清溪镇", 2)
        assert trust_log(office)[0].other == "周敏"
    with road.open("fresh") as office:
        assert install_answer(office, accepted.path).unit == unit
        assert office.unit == unit
    with road.open("fresh") as office:
        assert (office.unit, office.name) == (unit, "清溪镇")
    assert down(road, "district", "fresh") == [ACCEPTED]
    change(road, "fresh", "乙")
    assert up(road, "fresh", "district") == [ACCEPTED]
    with road.open("district") as office:
        assert Person.get(Person.name == "乙").unit == unit


def test_an_office_with_data_takes_nobodys_place(road: Road) -> None:
    road.found("fresh", "新电脑", Level.UNIT)
    with road.open("fresh") as office:
        a_person(office)
        request, digits = write_request(office, road.stick), own_fingerprint(office)
    with road.open("unit") as office:
        unit = office.unit
    with road.open("district") as office:
        answer = accept_request(office, request, digits, road.stick, as_unit=unit).path
    with road.open("fresh") as office:
        before = dump()
        with pytest.raises(UserError, match="接替"):
            install_answer(office, answer)
        assert dump() == before


def test_a_district_that_lost_its_keys_writes_its_units_new_answers(road: Road) -> None:
    road.take("district", road.send_up("unit"))
    with road.open("district") as office:
        renew_keys(office)
    road.enrol("district", "city")
    with road.open("district") as office:
        [child] = children_of(office)
        packages = [copy_to(office, packed, road.stick) for packed in export_down(office)]
        answer = write_answer(office, child.unit, road.stick)
    [outcome] = road.take("unit", *packages)
    assert (outcome.result, outcome.why) == (QUARANTINED, Why.UNKNOWN_SENDER)
    with road.open("unit") as office:
        assert install_answer(office, answer, heard_from="何静").parent == "东江区"
        assert trust_log(office)[0].other == "何静"
    change(road, "unit", "甲")
    assert up(road, "unit", "district") == [ACCEPTED]
    assert down(road, "district", "unit") == [ACCEPTED]
    assert up(road, "district", "city") == [ACCEPTED]


def test_an_older_answer_is_not_taken_again(tmp_path: Path, clock: Clock) -> None:
    road = world(tmp_path, clock)
    [answer] = road.stick.glob("*.xja")
    older = answer.rename(road.stick / "older.xja")
    road.found("other", "白石镇", Level.UNIT)
    road.enrol("other", "city")
    assert results(road, "unit", *(p for p in road.send_down("city") if "清溪" in p.name)) == [
        ACCEPTED
    ]
    with road.open("unit") as office, pytest.raises(Refused) as refused:
        install_answer(office, older)
    assert refused.value.why is Why.ROSTER_OLDER


# The mapping desk.


def test_packages_of_an_unknown_unit_wait_and_come_in_once_it_is_enrolled(
    road: Road, clock: Clock
) -> None:
    package = road.send_up("unit")
    with road.open("district") as office:
        [child] = children_of(office)
        Peer.delete().where(Peer.key == child.key).execute()
    [outcome] = road.take("district", package)
    assert outcome.result == QUARANTINED
    came = clock.moment.date()
    with road.open("district") as office:
        [waiting] = unknown_senders(office)
        assert (waiting.key, waiting.files, waiting.known) == (child.key, (package.name,), False)
        assert retry_quarantined(office) == []
    clock.moment += timedelta(days=9)
    with road.open("unit") as office:
        request, digits = write_request(office, road.stick), own_fingerprint(office)
    with road.open("district") as office:
        accept_request(office, request, digits, road.stick)
        assert [some.name for some in unknown_senders(office)] == ["清溪镇"]
        [outcome] = retry_quarantined(office, child.unit)
        assert outcome.result == ACCEPTED
        assert unknown_senders(office) == []
        assert inspect(office, package).result == "already"
    with road.open("district") as office:
        assert history(office)[0].received_on == came.isoformat()
