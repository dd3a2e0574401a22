"""Packages in their order: what goes on, what is a fork, and what begins a new epoch."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from models.errors import UserError
from models.exchange.numbering import own_epoch
from models.exchange.numbering.epochs import CODE, RECOVERY, grant_epoch, grant_of, resume_stream
from models.exchange.receiving.history import undo_import
from models.exchange.receiving.outcome import Outcome
from models.exchange.sending.outbox import export_down, export_up, outgoing
from models.exchange.tables import EpochGrant, Incoming, StoppedStream
from models.ledgers.issues import Issue
from models.ledgers.people import Person
from models.ledgers.units import Level
from models.lines import Line
from tests.conftest import Clock
from tests.exchanging import Road, a_person, an_issue, dump, world
from tests.trials.histories import cohort
from tests.trials.two_offices import real_histories


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


def add(road: Road, problem: str, name: str = "unit") -> str:
    with road.open(name) as office:
        return an_issue(office, problem).uid


def send(road: Road, problem: str = "", name: str = "unit") -> Path:
    if problem:
        add(road, problem, name)
    return road.send_up(name)


def image(road: Road, name: str = "unit") -> Path:
    """The whole folder as it stands, as a disk image or a second computer would have it."""
    target = road.folder / f"image-{len(list(road.folder.glob('image-*')))}"
    shutil.copytree(road.folder / name, target)
    return target


def put_image_back(road: Road, taken: Path, name: str = "unit") -> None:
    shutil.rmtree(road.folder / name)
    shutil.copytree(taken, road.folder / name)


def said(outcomes: list[Outcome]) -> list[tuple[str, str]]:
    return [(some.result, some.why) for some in outcomes]


def problems(road: Road, name: str) -> set[str]:
    with road.open(name):
        return {row.problem for row in Issue.select().where(~Issue.deleted)}


def forked(road: Road) -> Path:
    """The city has package 2 of a history of which the unit has put an image back; package 2'."""
    road.take("city", send(road, "一"))
    taken = image(road)
    road.take("city", send(road, "二"))
    put_image_back(road, taken)
    return send(road, "三")


def grant(road: Road, how: str) -> tuple[int, str]:
    with road.open("city") as office:
        [child] = {row.unit for row in Incoming.select(Incoming.unit)}
        granted = grant_epoch(office, child, how, told_to="王芳")
        return granted.after_seq, granted.code


def test_a_newer_package_is_taken_and_the_lost_numbers_are_named(road: Road) -> None:
    road.take("city", send(road, "一"))
    send(road, "二")
    send(road, "三")
    [taken] = road.take("city", send(road, "四"))
    assert (taken.result, taken.missed) == ("accepted", (2, 3))
    assert problems(road, "city") == {"一", "二", "三", "四"}


def test_packages_out_of_order_change_nothing_and_are_no_fork(road: Road) -> None:
    first, second, third = (send(road, some) for some in "一二三")
    road.take("city", third)
    before = road.dump("city")
    assert said(road.take("city", second, first, third)) == [("already", "")] * 3
    assert road.dump("city") == before


def test_a_restored_image_is_a_fork_and_stops_the_stream(road: Road) -> None:
    assert said(road.take("city", forked(road))) == [("quarantined", "fork")]
    assert said(road.take("city", send(road, "四"))) == [("quarantined", "stream_stopped")]
    assert problems(road, "city") == {"一", "二"}


def test_a_second_computer_is_a_fork(road: Road) -> None:
    road.take("city", send(road, "一"))
    second = image(road)
    shutil.move(second, road.folder / "second")
    road.take("city", send(road, "二"))
    [found] = road.take("city", send(road, "三", "second"))
    assert (found.result, found.why) == ("quarantined", "fork")
    assert "两份台账" in str(found.reason)


def test_a_unit_that_finds_the_level_above_ahead_sends_nothing_more(road: Road) -> None:
    road.take("city", send(road, "一"))
    taken = image(road)
    road.take("city", send(road, "二"))
    [down] = road.send_down("city")
    put_image_back(road, taken)
    road.take("unit", down)
    with road.open("unit") as office:
        found = own_epoch.behind(office)
        assert found is not None
        assert (found.why, found.seq) == ("ahead", 2)
        before = dump()
        with pytest.raises(UserError, match="恢复包"):
            export_up(office, None)
        assert dump() == before


def test_a_unit_whose_package_forked_learns_it_from_the_receipt(road: Road) -> None:
    road.take("city", forked(road))
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        found = own_epoch.behind(office)
        assert found is not None
        assert found.why in ("ahead", "forked")


def test_recovery_gives_the_lost_data_back_and_opens_the_stream(road: Road) -> None:
    road.take("city", forked(road))
    grant(road, RECOVERY)
    road.take("unit", *road.send_down("city"))
    assert problems(road, "unit") == {"一", "二", "三"}
    with road.open("unit") as office:
        assert own_epoch.behind(office) is None
        packed = export_up(office, None)
        assert (packed.epoch, packed.seq) == (2, 1)
    [taken] = road.take("city", packed.path)
    assert (taken.result, taken.missed) == ("accepted", ())
    assert problems(road, "city") == {"一", "二", "三"}
    with road.open("city"):
        assert not StoppedStream.select().exists()
        assert EpochGrant.get().taken_back


def test_a_code_read_out_lets_the_unit_go_on_and_its_data_follow(road: Road) -> None:
    road.take("city", forked(road))
    seq, code = grant(road, CODE)
    with road.open("unit") as office:
        with pytest.raises(UserError, match="不相配"):
            own_epoch.begin_epoch(office, seq + 1, code)
        with pytest.raises(UserError, match="抄错"):
            own_epoch.begin_epoch(office, seq, code[:-1] + ("2" if code[-1] != "2" else "3"))
        assert own_epoch.begin_epoch(office, seq, code.lower()) == 2
    [taken] = road.take("city", send(road, "四"))
    assert (taken.result, taken.new) == ("accepted", 4)  # two issues, two people
    assert problems(road, "city") == {"一", "二", "三", "四"}
    road.take("unit", *road.send_down("city"))
    assert problems(road, "unit") == {"一", "二", "三", "四"}
    assert said(road.take("city", send(road))) == [("accepted", "")]
    with road.open("city"):
        assert EpochGrant.get().taken_back
    with road.open("unit"):
        lines = {row.uid: row.hash for row in Line.select().where(Line.ledger == "issues")}
    with road.open("city"):
        held = {row.uid: row.hash for row in Line.select().where(Line.ledger == "issues")}
    assert lines == held


def test_a_new_epoch_that_nobody_granted_is_a_fork(road: Road) -> None:
    road.take("city", send(road, "一"))
    with road.open("unit"):
        own_epoch.enter(2)
    assert said(road.take("city", send(road, "二"))) == [("quarantined", "fork")]


def test_what_is_left_of_the_old_epoch_is_named_and_stops_nothing(road: Road) -> None:
    road.take("city", send(road, "一"))
    taken = image(road)
    lost = send(road, "二")
    stray = shutil.copy(lost, road.folder / "stray.xjb")
    put_image_back(road, taken)
    seq, code = grant(road, CODE)
    with road.open("unit") as office:
        own_epoch.begin_epoch(office, seq, code)
    road.take("city", send(road, "三"))
    assert said(road.take("city", Path(stray))) == [("quarantined", "old_epoch")]
    assert said(road.take("city", send(road, "四"))) == [("accepted", "")]


def test_an_old_package_from_which_the_new_epoch_has_grown_is_no_fork(road: Road) -> None:
    road.take("city", send(road, "一"))
    late = send(road, "二")
    seq, code = grant(road, CODE)
    with road.open("unit") as office:
        own_epoch.begin_epoch(office, seq, code)
    road.take("city", send(road, "三"))
    before = road.dump("city")
    assert said(road.take("city", late)) == [("already", "")]
    assert road.dump("city") == before


def test_stopped_packages_read_superseded_once_the_new_epoch_has_come(road: Road) -> None:
    road.take("city", forked(road))
    grant(road, RECOVERY)
    road.take("unit", *road.send_down("city"))
    road.take("city", send(road))
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        receipts = [(some.epoch, some.seq, some.receipt) for some in outgoing(office)]
    assert receipts == [(2, 1, "accepted"), (1, 2, "superseded"), (1, 1, "accepted")]


def test_the_start_of_a_new_epoch_is_undone_without_a_trace(road: Road) -> None:
    road.take("city", forked(road))
    seq, code = grant(road, CODE)
    with road.open("unit") as office:
        own_epoch.begin_epoch(office, seq, code)
    package = send(road)
    before = road.dump("city", without=("incoming",))
    [taken] = road.take("city", package)
    road.undo("city", taken.package_id)
    assert road.dump("city", without=("incoming",)) == before
    assert said(road.take("city", package)) == [("accepted", "")]


def test_a_stream_goes_on_as_it_was_once_the_matter_is_cleared_up(road: Road) -> None:
    road.take("city", send(road, "一"))
    second = image(road)
    shutil.move(second, road.folder / "second")
    road.take("city", send(road, "二"))
    road.take("city", send(road, "三", "second"))
    waiting = send(road, "四")
    assert said(road.take("city", waiting)) == [("quarantined", "stream_stopped")]
    with road.open("city") as office:
        resume_stream(office, Incoming.get().unit, told_to="王芳")
    assert said(road.take("city", waiting)) == [("accepted", "")]


def test_a_grant_that_was_not_used_is_given_anew(road: Road) -> None:
    road.take("city", forked(road))
    first = grant(road, CODE)
    assert grant(road, CODE) == first
    grant(road, RECOVERY)
    with road.open("city") as office:
        granted = grant_of(office, Incoming.get().unit)
        assert granted is not None
        assert (granted.epoch, granted.how, granted.told_to) == (2, RECOVERY, "王芳")


def test_a_topmost_office_goes_on_by_itself_and_those_below_follow(road: Road) -> None:
    add(road, "市级", "city")
    road.take("unit", *road.send_down("city"))
    taken = image(road, "city")
    add(road, "市级二", "city")
    road.take("unit", *road.send_down("city"))
    put_image_back(road, taken, "city")
    with road.open("city") as office:
        assert own_epoch.begin_alone(office) == 2
    [taken_in] = road.take("unit", *road.send_down("city"))
    assert taken_in.result == "accepted"
    with road.open("unit") as office, pytest.raises(UserError, match="有上级"):
        own_epoch.begin_alone(office)


@pytest.mark.parametrize("year", [1999, 2099])
def test_a_wrong_clock_orders_nothing(road: Road, clock: Clock, year: int) -> None:
    def send_a_person(name: str) -> Path:
        with road.open("unit") as office:
            a_person(office, name)
        return road.send_up("unit")

    road.take("city", send_a_person("王芳"))
    clock.moment = datetime(year, 3, 1, 8)
    road.take("city", send_a_person("李敏"))
    clock.moment = datetime(2026, 9, 12, 8)
    [taken] = road.take("city", send_a_person("张强"))
    assert (taken.result, taken.missed) == ("accepted", ())
    with road.open("city") as office:
        assert {row.name for row in Person.select()} == {"王芳", "李敏", "张强"}
        undo_import(office, taken.package_id)
        assert {row.name for row in Person.select()} == {"王芳", "李敏"}
    with road.open("unit") as office:
        assert [some.seq for some in outgoing(office)] == [3, 2, 1]


def test_a_blocked_middle_level_sends_nothing_down_either(road: Road) -> None:
    with road.open("city") as office:
        export_down(office)
        own_epoch.put_settings_back({"exchange.behind": {"why": "restored", "seq": 1}})
        with pytest.raises(UserError, match="另起编号"):
            export_down(office)


def three_levels(tmp_path: Path, clock: Clock) -> Road:
    road = Road(tmp_path, clock)
    road.found("city", "明州市", Level.CITY)
    road.found("district", "海曙区", Level.DISTRICT)
    road.found("unit", "清溪镇", Level.UNIT)
    road.enrol("district", "city")
    road.enrol("unit", "district")
    return road


def test_a_new_epoch_below_a_district_waits_for_the_districts_word(
    tmp_path: Path, clock: Clock
) -> None:
    road = three_levels(tmp_path, clock)
    first = Path(shutil.copy(send(road, "一"), tmp_path / "first.xjb"))
    road.take("district", first)
    road.take("city", road.send_up("district"), first)
    with road.open("district") as office:
        granted = grant_epoch(office, Incoming.get(Incoming.kind == "up").unit, CODE)
    with road.open("unit") as office:
        own_epoch.begin_epoch(office, granted.after_seq, granted.code)
    second = Path(shutil.copy(send(road, "二"), tmp_path / "second.xjb"))
    assert said(road.take("district", second)) == [("accepted", "")]
    assert said(road.take("city", second)) == [("quarantined", "epoch_unknown")]
    with road.open("city"):
        assert not StoppedStream.select().exists()
    package = road.send_up("district")
    outcomes = {some.unit: some for some in road.take("city", second, package)}
    assert [some.result for some in outcomes.values()] == ["accepted", "accepted"]
    assert problems(road, "city") == {"一", "二"}


def test_random_histories_come_to_what_the_oracle_says() -> None:
    counts, broken, _ = cohort(seed=7, start=0, many=25)
    assert broken == []
    assert counts["forks delivered"] == counts["forks found"] > 0
    assert (counts["false alarms"], counts["replays changed"]) == (0, 0)


def test_random_histories_of_whole_offices_lose_nothing(tmp_path: Path) -> None:
    counts, broken = real_histories(tmp_path, 7, range(2))
    assert broken == []
    assert counts["delivered"] > 0
