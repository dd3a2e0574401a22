"""Backups put back, and an office's own data given back by the level above: nothing is lost."""

import shutil
from pathlib import Path

import pytest
from msgspec import to_builtins

from models.backups import backup, kept_in
from models.canonical import decode, encode
from models.errors import UserError
from models.exchange.desks.enrolling import accept_request, install_answer, write_request
from models.exchange.numbering import own_epoch
from models.exchange.numbering.epochs import CODE, RECOVERY, Grant, grant_epoch
from models.exchange.receiving.history import depends_on, differences_of, undo_import
from models.exchange.receiving.inbox import import_packages, inspect
from models.exchange.sending import giving_back, outbox
from models.exchange.sending.outbox import export_up
from models.exchange.sending.selection import Leaving
from models.exchange.tables import Incoming, Outgoing
from models.exchange.trust.trust import children_of, own_fingerprint
from models.history import history
from models.integrity import check
from models.keys import KEYS_FILE, read_keys
from models.ledgers.issues import Issue
from models.ledgers.units import Level
from models.lines import Line
from models.office import DATA_FILE, Office
from models.restoring import Restored, restore
from tests.conftest import Clock
from tests.exchanging import Road, an_issue, dump, prove, world


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


def add(road: Road, problem: str, name: str = "unit") -> str:
    with road.open(name) as office:
        return an_issue(office, problem).uid


def change(road: Road, uid: str, cause: str, name: str = "unit") -> None:
    with road.open(name) as office:
        issue = office.door.load(Issue, uid)
        issue.cause = cause
        office.door.store(issue)


def back_up(road: Road, name: str = "unit") -> Path:
    with road.open(name) as office:
        return backup(office, "manual")


def put_back(road: Road, copy: Path, name: str = "unit") -> Restored:
    folder = road.folder / name
    key = read_keys(folder / KEYS_FILE, lambda: None)
    return restore(folder, key, copy, now=road.clock())


def grant(road: Road, how: str = RECOVERY) -> Grant:
    with road.open("city") as office:
        return grant_epoch(office, Incoming.get(Incoming.kind == "up").unit, how)


def down(road: Road) -> Path:
    [package] = road.send_down("city")
    return package


def causes(road: Road, name: str) -> dict[str, str | None]:
    with road.open(name):
        return {row.problem: row.cause for row in Issue.select().where(~Issue.deleted)}


def whole(office: Office) -> None:
    faults = [str(fault) for finding in check(office) for fault in finding.faults]
    assert not faults


# Backups


def test_a_backup_is_put_back_and_the_state_before_is_kept(road: Road) -> None:
    add(road, "一")
    copy = back_up(road)
    add(road, "二")
    done = put_back(road, copy)
    assert (done.left, done.blocked) == (0, False)
    assert set(causes(road, "unit")) == {"一"}
    assert done.before is not None
    assert [some.reason for some in kept_in(road.folder / "unit")] == ["restore", "manual"]
    put_back(road, done.before)
    assert set(causes(road, "unit")) == {"一", "二"}
    with road.open("unit") as office:
        whole(office)


def test_a_restored_office_is_blocked_where_packages_have_left_since(road: Road) -> None:
    add(road, "一")
    road.take("city", road.send_up("unit"))
    copy = back_up(road)
    add(road, "二")
    road.send_up("unit")
    with road.open("unit"):
        sent = {row.package_id for row in Outgoing.select()}
    done = put_back(road, copy)
    assert (done.left, done.seq, done.blocked) == (1, 2, True)
    with road.open("unit") as office:
        with pytest.raises(UserError, match="恢复前发出的包到第 2 号"):
            export_up(office, None)
        kept = {path.stem for path in (office.folder / "outbox").rglob("*.xjb")}
        assert kept == sent


def test_a_package_that_never_left_blocks_nothing(road: Road) -> None:
    copy = back_up(road)
    add(road, "一")
    with road.open("unit") as office:
        export_up(office, None)
    assert not put_back(road, copy).blocked


def test_a_damaged_backup_leaves_everything_as_it_was(road: Road) -> None:
    add(road, "一")
    copy = back_up(road)
    data = bytearray(copy.read_bytes())
    data[len(data) // 2] ^= 1
    copy.write_bytes(data)
    before = road.dump("unit")
    with pytest.raises(UserError, match="损坏"):
        put_back(road, copy)
    assert road.dump("unit") == before
    assert not list((road.folder / "unit").glob("*restoring*"))


def test_damaged_data_are_replaced_and_kept_beside(road: Road) -> None:
    add(road, "一")
    copy = back_up(road)
    road.send_up("unit")
    data = road.folder / "unit" / DATA_FILE
    data.write_bytes(b"\0" * 8192)
    done = put_back(road, copy)
    assert (done.left, done.seq, done.blocked, done.before) == (1, 1, True, None)
    assert (road.folder / "unit" / "ledger.damaged").read_bytes() == b"\0" * 8192
    assert set(causes(road, "unit")) == {"一"}


def test_an_open_office_is_not_replaced(road: Road) -> None:
    copy = back_up(road)
    key = read_keys(road.folder / "unit" / KEYS_FILE, lambda: None)
    with road.open("unit") as office, pytest.raises(UserError, match="先关掉"):
        restore(office.folder, key, copy, now=office.door.now)


# Data given back


def behind(road: Road) -> dict[str, str]:
    """The unit's backup is put back after two more packages; uid by problem."""
    uids = {some: add(road, some) for some in ("旧", "改", "各改")}
    road.take("city", road.send_up("unit"))
    road.take("unit", down(road))
    copy = back_up(road)
    change(road, uids["改"], "上级有的")
    change(road, uids["各改"], "上级有过的")
    change(road, uids["各改"], "上级有的")
    uids["新"] = add(road, "新")
    with road.open("unit") as office:
        prove(office, uids["新"], b"evidence")
    road.take("city", road.send_up("unit"))
    assert put_back(road, copy).blocked
    change(road, uids["各改"], "本机后来改的")
    return uids


def test_what_was_lost_comes_back_and_what_was_changed_since_stays_on_top(road: Road) -> None:
    uids = behind(road)
    grant(road)
    package = down(road)
    with road.open("unit") as office:
        before = dump()
        shown = inspect(office, package)
        assert dump() == before
        assert {some.uid for some in shown.differences if some.ledger == "issues"} == {
            *(uids["改"], uids["各改"], uids["新"])
        }
    [taken] = road.take("unit", package)
    assert "1 条本机后来又改过" in "".join(map(str, taken.warnings))
    assert causes(road, "unit") == {
        "旧": None,
        "改": "上级有的",
        "各改": "本机后来改的",
        "新": None,
    }
    with road.open("unit") as office:
        issue = office.door.load(Issue, uids["各改"])
        assert issue.rev == 4
        assert [len(entry.labels) for entry in history(issue.uid)[:2]] == [1, 1]
        [evidence] = office.door.load(Issue, uids["新"]).evidence
        assert office.attachments.read(evidence.file[0].sha256) == b"evidence"
        whole(office)
        assert len(differences_of(office, taken.package_id)) >= 3


def test_both_ends_hold_the_same_after_recovery(road: Road) -> None:
    behind(road)
    grant(road)
    road.take("unit", down(road))
    [taken] = road.take("city", road.send_up("unit"))
    assert taken.result == "accepted"
    assert causes(road, "city") == causes(road, "unit")
    with road.open("city") as office:
        whole(office)


def test_by_code_first_and_data_after_nothing_is_lost_either(road: Road) -> None:
    behind(road)
    granted = grant(road, CODE)
    with road.open("unit") as office:
        own_epoch.begin_epoch(office, granted.after_seq, granted.code)
    [first] = road.take("city", road.send_up("unit"))
    assert (first.result, first.missed) == ("accepted", ())
    assert causes(road, "city")["改"] is None  # the newer epoch speaks
    road.take("unit", down(road))
    road.take("city", road.send_up("unit"))
    expected = {"旧": None, "改": "上级有的", "各改": "本机后来改的", "新": None}
    assert causes(road, "unit") == causes(road, "city") == expected


def test_a_straggler_of_the_old_epoch_still_comes_back(road: Road) -> None:
    add(road, "一")
    road.take("city", road.send_up("unit"))
    copy = back_up(road)
    add(road, "二")
    late = Path(shutil.copy(road.send_up("unit"), road.folder / "late.xjb"))
    put_back(road, copy)
    grant(road)
    road.take("unit", down(road))
    assert set(causes(road, "unit")) == {"一"}
    assert road.take("city", late)[0].result == "accepted"
    assert road.take("city", road.send_up("unit"))[0].result == "accepted"
    assert set(causes(road, "city")) == {"一", "二"}
    road.take("unit", down(road))
    assert set(causes(road, "unit")) == {"一", "二"}
    road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        package = down_of(office)
        assert package == "([], [])"


def down_of(office: Office) -> str:
    [child] = children_of(office)
    return repr(giving_back.given_back(child.unit))


def test_data_are_given_back_until_the_unit_says_that_it_has_them(road: Road) -> None:
    behind(road)
    grant(road)
    down(road)  # lost on the way
    add(road, "市级", "city")
    road.take("unit", down(road))
    assert set(causes(road, "unit")) >= {"旧", "改", "各改", "新"}
    with road.open("city") as office:
        assert '"recovery"' in down_of(office)
    road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        assert down_of(office) == "([], [])"


def test_taking_data_back_is_undone_without_a_trace(road: Road) -> None:
    behind(road)
    grant(road)
    package = down(road)
    hidden = ("incoming", "blobs")
    before = road.dump("unit", without=hidden)
    [taken] = road.take("unit", package)
    with road.open("unit") as office:
        undo_import(office, taken.package_id)
    assert road.dump("unit", without=hidden) == before
    with road.open("unit") as office:
        assert own_epoch.behind(office) is not None
        whole(office)
        [again] = import_packages(office, [package])
    assert again.result == "accepted"


def test_taking_data_back_is_not_undone_once_the_new_epoch_has_begun(road: Road) -> None:
    behind(road)
    grant(road)
    [taken] = road.take("unit", down(road))
    road.send_up("unit")
    with road.open("unit") as office:
        assert any("另起编号" in str(some) for some in depends_on(office, taken.package_id))


def test_own_records_are_taken_in_no_other_package(
    road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = add(road, "一")
    road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        content = {**decode(bytes(Line.get(Line.uid == uid).line)), "problem": "改过的", "rev": 9}
        slipped = Leaving(content, encode(content))
        going_down = outbox.selection.going_down
        monkeypatch.setattr(
            outbox.selection, "going_down", lambda *args: [*going_down(*args), slipped]
        )
        [packed] = outbox.export_down(office)
    before = road.dump("unit", without=("incoming",))
    [refused] = road.take("unit", packed.path)
    assert (refused.result, refused.why) == ("refused", "wrong_owner")
    assert road.dump("unit", without=("incoming",)) == before


def test_a_new_computer_that_enrols_as_a_known_unit_gets_its_data_back(road: Road) -> None:
    uid = add(road, "一")
    with road.open("unit") as office:
        prove(office, uid, b"evidence")
    road.take("city", road.send_up("unit"))
    road.found("fresh", "清溪镇", Level.UNIT)
    with road.open("fresh") as office:
        request = write_request(office, road.stick)
        digits = own_fingerprint(office)
    with road.open("city") as office:
        [child] = children_of(office)
        answer = accept_request(office, request, digits, road.stick, as_unit=child.unit).path
    with road.open("fresh") as office:
        install_answer(office, answer)
    [taken] = road.take("fresh", down(road))
    assert taken.result == "accepted"
    assert set(causes(road, "fresh")) == {"一"}
    with road.open("fresh") as office:
        [evidence] = office.door.load(Issue, uid).evidence
        assert office.attachments.read(evidence.file[0].sha256) == b"evidence"
        whole(office)
    add(road, "二", "fresh")
    [again] = road.take("city", road.send_up("fresh"))
    assert (again.result, again.missed) == ("accepted", ())
    assert set(causes(road, "city")) == {"一", "二"}
    with road.open("city") as office:
        assert down_of(office) == "([], [])"
        whole(office)


def test_data_given_back_that_nobody_has_lost_are_told_as_what_they_are(
    road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A level above is believed; but people hear that it writes what their office had written."""
    uid = add(road, "一")
    road.take("city", road.send_up("unit"))
    road.take("unit", down(road))
    with road.open("city") as office:
        held = decode(bytes(Line.get(Line.uid == uid).line))
        unasked = giving_back.Recovery(epoch=2, how=RECOVERY, after=[1, 1])
        written = {**held, "problem": "上级改写的", "rev": held["rev"] + 1}
        back = ([Leaving(written, encode(written))], [encode(to_builtins(unasked))])
        monkeypatch.setattr(giving_back, "given_back", lambda _unit: back)
        [packed] = outbox.export_down(office)
    with road.open("unit") as office:
        assert any("不缺发出过的包" in str(some) for some in inspect(office, packed.path).warnings)
    [taken] = road.take("unit", packed.path)
    assert any("1 条换下了本机现有的内容" in str(some) for some in taken.warnings)
    road.undo("unit", taken.package_id)
    assert causes(road, "unit") == {"一": None}


def test_data_given_back_to_who_has_lost_them_raise_no_doubt(road: Road) -> None:
    behind(road)
    grant(road)
    [taken] = road.take("unit", down(road))
    assert not any("换下" in str(some) for some in taken.warnings)
