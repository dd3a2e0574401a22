"""A district passes its units' packages on, and cannot change, hide or invent any unnoticed."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pyrage
import pytest

from models.exchange.format.stick import StickError
from models.exchange.receiving.history import undo_import
from models.exchange.receiving.inbox import preview
from models.exchange.receiving.outcome import Outcome
from models.exchange.sending.outbox import copy_to, export_up, outgoing
from models.exchange.sending.relays import going_along, passed_on
from models.exchange.tables import Covered, Incoming, Relayed
from models.exchange.trust import trust
from models.figures import BELOW, Scope, figure_named, freeze, rolled, value
from models.ledgers.issues import Issue
from models.ledgers.units import Level
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, an_issue
from tests.three_levels import CITY, FEW, UNITS, Levels, copied, one_district

EAST, (FIRST, SECOND) = "east", FEW
NAMES = {name: UNITS[name] for name in FEW}


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Levels:
    """Two units have sent to their district, and it has written a stick for the city."""
    levels = one_district(tmp_path_factory.mktemp("sent"), Clock())
    levels.up(EAST)
    return levels


@pytest.fixture
def levels(sent: Levels, tmp_path: Path) -> Levels:
    return copied(sent, tmp_path)


def stick(levels: Levels) -> Path:
    return levels.stick("city-in")


def of(levels: Levels, name: str, seq: int = 1, on: str = "city-in") -> Path:
    """An office's package on a stick."""
    titles = {EAST: "东城区", **NAMES}
    return levels.stick(on) / f"{titles[name]}_up_1-{seq}.xjb"


def taken(levels: Levels, folder: Path | None = None) -> dict[str, Outcome]:
    """What becomes at the city of what lies on a stick; by file name."""
    return {done.file.name: done for done in levels.take(CITY, folder or stick(levels))}


def results(outcomes: dict[str, Outcome]) -> dict[str, str]:
    return {name: done.why or done.result for name, done in outcomes.items()}


def again(levels: Levels, name: str = FIRST) -> None:
    """A unit goes on working and sends to its district once more."""
    with levels.open(name) as office:
        an_issue(office, "又一个问题")
    levels.take(EAST, levels.send_up(name, "east-in"))


def issues_found(levels: Levels) -> int | None:
    with levels.open(CITY):
        figure = figure_named("issues_found")
        assert figure is not None
        return value(figure, Scope(SEPTEMBER, BELOW, date(2026, 10, 1)))


# Passing on.


def test_what_units_sent_lies_byte_for_byte_beside_the_districts_own_package(
    levels: Levels,
) -> None:
    names = sorted(path.name for path in stick(levels).iterdir())
    assert names == sorted(of(levels, name).name for name in (EAST, FIRST, SECOND))
    for name in NAMES:
        assert of(levels, name).read_bytes() == of(levels, name, on="east-in").read_bytes()


def test_one_stick_makes_units_known_and_brings_their_packages(levels: Levels) -> None:
    outcomes = taken(levels)
    assert set(results(outcomes).values()) == {"accepted"}
    through = {done.sender: done.via for done in outcomes.values()}
    assert through == {"东城区": "", **dict.fromkeys(NAMES.values(), levels.uids[EAST])}
    with levels.open(CITY) as office:
        assert {issue.unit for issue in Issue.select()} == {levels.uids[name] for name in NAMES}
        for issue in Issue.select():
            [evidence] = office.door.load(Issue, issue.uid).evidence
            assert office.attachments.has(evidence.file[0].sha256)


def test_a_units_package_needs_no_cover_once_the_unit_is_known(levels: Levels) -> None:
    taken(levels)
    with levels.open(FIRST) as office:
        an_issue(office, "自己送来的")
    path = levels.send_up(FIRST, "straight")
    [done] = levels.take(CITY, path)
    assert (done.result, done.seq, done.via) == ("accepted", 2, levels.uids[EAST])


def test_a_covered_package_that_did_not_come_is_named(levels: Levels) -> None:
    of(levels, SECOND).unlink()
    outcomes = taken(levels)
    [warning] = outcomes[of(levels, EAST).name].warnings
    assert "没有随盘送来：石桥镇 1-1" in str(warning) and "东城区" in str(warning)
    assert outcomes[of(levels, FIRST).name].warnings == ()


def test_what_the_city_has_confirmed_is_not_brought_again(levels: Levels) -> None:
    taken(levels)
    levels.take(EAST, *_down(levels, CITY))
    with levels.open(EAST) as office:
        assert [some.receipt for some in passed_on(office)] == ["accepted", "accepted"]
        assert going_along(office) == []
        assert outgoing(office)[0].receipt == "accepted"
    again(levels)
    levels.up(EAST, "second")
    names = sorted(path.name for path in levels.stick("second").iterdir())
    assert names == sorted([of(levels, EAST, 2).name, of(levels, FIRST, 2).name])
    assert set(results(taken(levels, levels.stick("second"))).values()) == {"accepted"}


def _down(levels: Levels, name: str) -> list[Path]:
    return levels.road.send_down(name)


def test_what_the_city_has_not_confirmed_is_brought_until_it_has(levels: Levels) -> None:
    shutil.rmtree(stick(levels))
    again(levels)
    levels.up(EAST, "second")
    names = {path.name for path in levels.stick("second").iterdir()}
    assert names == {
        *(of(levels, EAST, 2).name, of(levels, SECOND).name),
        *(of(levels, FIRST, seq).name for seq in (1, 2)),
    }


def test_an_older_package_that_comes_late_still_brings_its_attachments(levels: Levels) -> None:
    levels.take(FIRST, *_down(levels, EAST))
    again(levels)
    levels.up(EAST, "second")
    early = levels.stick("second") / of(levels, FIRST).name
    data = early.read_bytes()
    early.unlink()
    taken(levels, levels.stick("second"))
    with levels.open(CITY) as office:
        issue = Issue.get(Issue.unit == levels.uids[FIRST], Issue.problem != "又一个问题")
        [evidence] = office.door.load(Issue, issue.uid).evidence
        sha256 = evidence.file[0].sha256
        assert not office.attachments.has(sha256)
    early.write_bytes(data)
    [done] = levels.take(CITY, early)
    assert done.result == "already"
    with levels.open(CITY) as office:
        assert office.attachments.has(sha256)
    levels.take(EAST, *_down(levels, CITY))
    with levels.open(EAST) as office:
        assert going_along(office) == []


def test_a_stick_without_room_for_all_gets_nothing(
    levels: Levels, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = [path.stat().st_size for path in stick(levels).iterdir()]
    room = SimpleNamespace(free=sum(sizes) - 1)
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: room)
    folder = levels.stick("small")
    with levels.open(EAST) as office, pytest.raises(StickError, match="空间不够"):
        copy_to(office, outgoing(office)[0], folder)
    assert list(folder.iterdir()) == []


def test_a_stick_is_seen_through_beforehand_though_its_units_are_not_known_yet(
    levels: Levels,
) -> None:
    before = levels.road.dump(CITY)
    with levels.open(CITY) as office:
        shown = preview(office, [stick(levels)])
        assert [some.result for some in shown] == ["accepted"] * 3
        assert {some.sender for some in shown} == {"东城区", *NAMES.values()}
        assert [some.result for some in preview(office, [of(levels, FIRST)])] == ["quarantined"]
    assert levels.road.dump(CITY) == before


# Taking back.


def test_undoing_the_districts_package_takes_its_cover_sheet_back(levels: Levels) -> None:
    before = levels.road.dump(CITY)
    [done] = levels.take(CITY, of(levels, EAST))
    with levels.open(CITY) as office:
        assert Covered.select().count() == 2
        undo_import(office, done.package_id)
        assert not Covered.select().exists()
    after = levels.road.dump(CITY)
    for table in ("covered", "peers", "known_rosters", "epoch_grants", "units", "issues"):
        assert after[table] == before[table], table


def test_undoing_a_units_package_leaves_its_rolled_up_figures(levels: Levels) -> None:
    outcomes = taken(levels)
    both = issues_found(levels)
    with levels.open(CITY) as office:
        undo_import(office, outcomes[of(levels, FIRST).name].package_id)
    assert issues_found(levels) == both
    with levels.open(EAST) as office:
        [row] = Incoming.select().where(Incoming.unit == levels.uids[FIRST])
        undo_import(office, row.package_id)
        assert [some.name for some in going_along(office)] == ["石桥镇"]
    levels.up(EAST, "second")
    levels.take(CITY, levels.stick("second"))
    assert issues_found(levels) == (both or 0) - 1


# A district that cheats.


def reseal(levels: Levels, path: Path, change: Callable[[bytes], bytes] = bytes) -> None:
    """Open a package with the district's key, change the plain text, and seal it anew."""
    with levels.open(EAST) as office:
        keys = trust.own_keys(office)
        identity = pyrage.x25519.Identity.from_str(keys.secrets.encryption)
        readers = [*trust.readers_above(office), keys.public]
    plain = pyrage.decrypt(path.read_bytes(), [identity])
    recipients = [pyrage.x25519.Recipient.from_str(some.encryption) for some in readers]
    path.write_bytes(pyrage.encrypt(change(plain), recipients))


def test_a_flipped_byte_is_found_out(levels: Levels) -> None:
    path = of(levels, FIRST)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    outcomes = taken(levels)
    assert outcomes[path.name].result == "refused"
    [warning] = outcomes[of(levels, EAST).name].warnings
    assert "清溪镇 1-1" in str(warning)


def test_a_changed_record_is_found_out_by_the_units_signature(levels: Levels) -> None:
    path = of(levels, FIRST)
    reseal(levels, path, lambda plain: plain.replace(b'"made_at":"2026', b'"made_at":"2025'))
    assert results(taken(levels))[path.name] == "bad_signature"


def test_the_same_content_under_another_seal_is_not_what_the_sheet_lists(levels: Levels) -> None:
    path = of(levels, FIRST)
    listed, before = _code(levels, path), path.read_bytes()
    reseal(levels, path)
    assert path.read_bytes() != before
    done = taken(levels)[path.name]
    assert (done.result, done.why) == ("refused", "not_as_covered")
    reason = str(done.reason)
    assert listed in reason and done.code in reason and "东城区" in reason


def _code(levels: Levels, path: Path) -> str:
    with levels.open(EAST) as office:
        return next(some.code for some in passed_on(office) if some.file_name == path.name)


def test_a_package_of_the_districts_own_making_is_not_the_units(levels: Levels) -> None:
    """Under the unit's name lies what the district has signed itself."""
    path = of(levels, FIRST)
    shutil.copy(of(levels, EAST), path)
    outcomes = taken(levels)
    assert outcomes[path.name].sender == "东城区"
    [warning] = outcomes[of(levels, EAST).name].warnings
    assert "清溪镇 1-1" in str(warning)


def forge_sheet(levels: Levels, name: str = FIRST, **values: object) -> None:
    """Let the district's next cover sheet say something else of a unit's package."""
    with levels.open(EAST):
        Incoming.update(**values).where(Incoming.unit == levels.uids[name]).execute()
    shutil.rmtree(stick(levels))
    with levels.open(EAST) as office:
        packed = export_up(office, SEPTEMBER, freeze=lambda some: freeze(office, some))
        copy_to(office, packed, stick(levels))
    for unit in NAMES:
        shutil.copy(of(levels, unit, on="east-in"), of(levels, unit))


def test_another_file_under_the_sheets_number_is_found_out(levels: Levels) -> None:
    forge_sheet(levels, sha256="a" * 64)
    assert results(taken(levels))[of(levels, FIRST).name] == "not_as_covered"


def test_a_sheet_that_comes_after_the_package_is_held_against_it(levels: Levels) -> None:
    taken(levels)
    forge_sheet(levels, sha256="a" * 64)
    warnings = taken(levels)[of(levels, EAST, 2).name].warnings
    assert any("第 1 号包与该单位报送的不是同一个" in str(some) for some in warnings)


def test_figures_that_the_district_made_up_are_found_out_and_do_not_count(levels: Levels) -> None:
    true = {"issues_found": 1}
    forge_sheet(levels, figures=json.dumps({"issues_found": 40}))
    outcomes = taken(levels)
    [warning] = outcomes[of(levels, EAST, 2).name].warnings
    assert "汇总数与该单位的不一致" in str(warning)
    assert issues_found(levels) == 2 * true["issues_found"]


def test_a_sheet_may_speak_only_of_units_below_its_district(levels: Levels) -> None:
    levels.road.found("other", "南山镇", Level.UNIT)
    stranger = levels.road.enrol("other", CITY)
    forge_sheet(levels, unit=stranger)
    done = taken(levels)[of(levels, EAST, 2).name]
    assert (done.result, done.why) == ("refused", "out_of_scope")
    with levels.open(CITY):
        assert not Covered.select().exists()


# Four levels.


def test_a_province_sees_the_units_through_city_and_district(levels: Levels) -> None:
    levels.road.found("province", "江南省", Level.PROVINCE)
    city = levels.road.enrol(CITY, "province")
    levels.road.clock.set(2026, 10, 9)
    taken(levels)
    of_city = levels.send_up(CITY, "province-in")
    # What the others sent was sealed before they had heard of the province.
    assert [path.name for path in levels.stick("province-in").iterdir()] == [of_city.name]
    [before] = levels.take("province", of_city)
    assert (before.result, before.warnings) == ("accepted", ())
    with levels.open("province"):
        rows = {row.name: row for row in Covered.select()}
        assert set(rows) == {"东城区", *NAMES.values()}
        assert {row.via for row in rows.values()} == {city}
        days = {name: row.received_on for name, row in rows.items()}
        assert days == {"东城区": "2026-10-09", **dict.fromkeys(NAMES.values(), "2026-09-25")}
        figure = figure_named("issues_found")
        assert figure is not None
        scope = Scope(SEPTEMBER, BELOW, date(2026, 10, 1))
        assert value(figure, scope) == 2
        assert len(rolled(figure, scope)) == 3
    levels.take(CITY, *_down(levels, "province"))
    levels.take(EAST, *_down(levels, CITY))
    down = {path.name: path for path in _down(levels, EAST)}
    for name, title in NAMES.items():
        levels.take(name, next(path for path in down.values() if title in path.name))
        levels.take(EAST, levels.send_up(name, "east-in"))
    levels.up(EAST, "city-again")
    levels.take(CITY, levels.stick("city-again"))
    levels.send_up(CITY, "province-again")
    after = levels.take("province", levels.stick("province-again"))
    assert [(done.sender, done.result) for done in after if done.result != "accepted"] == []
    assert {done.sender for done in after} == {"明州市", "东城区", *NAMES.values()}
    with levels.open("province"):
        assert value(figure, scope) == 2
        assert rolled(figure, scope) == []


def test_relayed_rows_name_the_package_that_first_passed_them_on(levels: Levels) -> None:
    with levels.open(EAST) as office:
        [own] = outgoing(office)
        assert {row.covered_by for row in Relayed.select()} == {own.package_id}
