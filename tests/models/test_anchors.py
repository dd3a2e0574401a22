"""A chain of changes that was cut or written anew is found: by the office, and by those above."""

from pathlib import Path

import pytest

from models import changes
from models.changes import Change
from models.exchange.receiving.history import history, undo_import
from models.exchange.receiving.inbox import inspect
from models.exchange.receiving.spoken import take_spoken_receipt
from models.exchange.tables import Anchor
from models.integrity import LATEST, look_at_changes
from models.office import Office
from models.record import database, tuples
from tests.conftest import Clock
from tests.exchanging import Road, an_issue, world
from tests.trials.chain import cut_at_the_end, tampering, written_anew


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    road = world(tmp_path, clock)
    send(road, "一")
    return road


def send(road: Road, problem: str) -> Path:
    with road.open("unit") as office:
        an_issue(office, problem)
    return road.send_up("unit")


def there_and_back(road: Road, problem: str) -> int:
    """A package goes up and its receipt comes back; the number of the change at its head."""
    taken = road.take("city", send(road, problem))
    assert [some.warnings for some in taken] == [()]
    road.take("unit", *road.send_down("city"))
    with road.open("unit"):
        return max(seq for (seq,) in tuples(Anchor.select(Anchor.seq)))


def tamper(road: Road, seq: int, harm: str) -> None:
    """Behind the program's back: cut all from a change on, or write it and all later ones anew."""
    with road.open("unit"), tampering():
        (cut_at_the_end if harm == "cut" else written_anew)(seq)
        assert changes.broken_at() is None


def faults(office: Office, *, latest: bool = False) -> list[str]:
    return [str(fault) for fault in look_at_changes(office.unit, latest=latest).faults]


@pytest.mark.parametrize("harm", ["cut", "anew"])
@pytest.mark.parametrize("latest", [True, False])
def test_an_office_finds_its_chain_changed_beneath_an_anchor(
    road: Road, harm: str, latest: bool
) -> None:
    seq = there_and_back(road, "二")
    with road.open("unit") as office:
        assert faults(office, latest=latest) == []
    tamper(road, seq - 1, harm)
    with road.open("unit") as office:
        [fault] = faults(office, latest=latest)
    assert f"第 {seq} 条以前" in fault


@pytest.mark.parametrize("harm", ["cut", "anew"])
def test_the_level_above_finds_what_the_office_hides_from_itself(road: Road, harm: str) -> None:
    seq = there_and_back(road, "二")
    tamper(road, seq - 1, harm)
    with road.open("unit"):
        Anchor.delete().execute()
    path = send(road, "三")
    with road.open("city") as office:
        assert len(inspect(office, path).warnings) == 1
    [taken] = road.take("city", path)
    assert taken.result == "accepted"
    [warning] = taken.warnings
    assert f"第 {seq} 条以前" in str(warning)
    with road.open("city") as office:
        assert len(history(office)[0].notes) == 1
    # It stays so for whatever comes later: nothing brings the cut changes back.
    assert [len(some.warnings) for some in road.take("city", send(road, "四"))] == [1]


def test_what_came_after_the_last_anchor_can_be_cut_unseen(road: Road) -> None:
    seq = there_and_back(road, "二")
    with road.open("unit") as office:
        an_issue(office, "三")
    tamper(road, seq + 1, "cut")
    with road.open("unit") as office:
        assert faults(office) == []
    assert [some.warnings for some in road.take("city", road.send_up("unit"))] == [()]


def test_packages_that_were_lost_on_the_way_are_no_alarm(road: Road) -> None:
    there_and_back(road, "二")
    send(road, "三")
    assert [some.warnings for some in road.take("city", send(road, "四"))] == [()]


def test_a_receipt_says_back_what_was_seen_and_undoing_it_forgets(road: Road) -> None:
    road.take("city", send(road, "二"))
    down = road.send_down("city")
    before = road.dump("unit")
    with road.open("unit"):
        assert {some for (some,) in tuples(Anchor.select(Anchor.seen_on))} == {""}
    road.take("unit", *down)
    with road.open("unit") as office:
        newest = Anchor.select().order_by(Anchor.seq.desc()).first()
        assert newest.seen_on == office.door.today.isoformat()
        undo_import(office, history(office)[0].package_id)
    after = road.dump("unit")
    assert after["anchors"] == before["anchors"]


def test_undoing_an_import_forgets_what_it_said_of_the_chain(road: Road) -> None:
    before = road.dump("city")["anchors"]
    [taken] = road.take("city", send(road, "二"))
    with road.open("city") as office:
        assert Anchor.select().count() == len(before) + 1
        undo_import(office, taken.package_id)
    assert road.dump("city")["anchors"] == before


def test_a_receipt_that_was_read_out_confirms_the_anchor(road: Road) -> None:
    road.take("city", send(road, "二"))
    with road.open("city") as office:
        code = history(office)[0].receipt_code
    with road.open("unit") as office:
        take_spoken_receipt(office, code)
        assert Anchor.select().where(Anchor.seen_on != "").count() == 1


def test_the_start_looks_at_what_came_after_the_anchor_only(road: Road) -> None:
    seq = there_and_back(road, "二")
    with road.open("unit") as office:
        an_issue(office, "三")
        found = look_at_changes(office.unit, latest=True)
        assert found.count == changes.head()[0] - seq
        assert changes.head()[0] < LATEST
    with road.open("unit") as office, tampering():
        later = f"UPDATE {Change._meta.table_name} SET actor = '别人' WHERE seq = ?"
        database.execute_sql(later, (changes.head()[0],))
        assert len(faults(office, latest=True)) == 1
