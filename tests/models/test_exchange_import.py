"""What is taken in, what is not, and that a package changes all of what it says or nothing."""

import errno
import json
import os
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playhouse.sqlcipher_ext import SqlCipherDatabase

from models import backups
from models.canonical import decode
from models.changes import Change
from models.disk import DiskFull
from models.errors import UserError
from models.exchange.format.opening import Opened
from models.exchange.format.stick import find_packages
from models.exchange.numbering.epochs import resume_stream
from models.exchange.receiving import inbox
from models.exchange.receiving.controls import Contents, take_controls
from models.exchange.receiving.history import depends_on, differences_of, history, undo_import
from models.exchange.receiving.outcome import OWN_DISK, Outcome
from models.exchange.sending.outbox import copy_to, export_up, outgoing
from models.exchange.tables import Incoming, Outgoing
from models.integrity import check
from models.ledgers.closure import Stage
from models.ledgers.decisions import Decision, DecisionKind, DecisionResult, DecisionSubject
from models.ledgers.issues import Issue
from models.ledgers.units import Level
from models.lines import Line
from models.office import Office
from models.record import database
from models.refused import Refused, Why
from tests.conftest import Clock
from tests.exchanging import (
    SEPTEMBER,
    Road,
    a_person,
    act,
    an_issue,
    dump,
    forge,
    newest_import,
    prove,
    ready_to_close,
    world,
)


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


def one_issue(road: Road) -> str:
    with road.open("unit") as office:
        return an_issue(office).uid


def results(outcomes: list[Outcome]) -> list[str]:
    return [outcome.result for outcome in outcomes]


def test_importing_a_package_again_says_so_and_changes_nothing(road: Road) -> None:
    one_issue(road)
    path = road.send_up("unit")
    assert results(road.take("city", path)) == ["accepted"]
    before = road.dump("city")
    [again] = road.take("city", path)
    assert (again.result, again.new, again.changed) == ("already", 0, 0)
    assert again.sender == "清溪镇"
    assert "没有变化" in str(again.reason)
    assert road.dump("city") == before


def test_a_preview_shows_what_would_change_field_by_field_and_stores_nothing(road: Road) -> None:
    uid = one_issue(road)
    road.take("city", road.send_up("unit"))
    with road.open("unit") as office:
        issue = office.door.load(Issue, uid)
        issue.problem = "发热门诊没有引导标识"
        issue.measures[0].measure = "重做并增加标识"
        office.door.store(issue)
    path = road.send_up("unit")
    with road.open("city") as office:
        before = dump()
        [shown] = inbox.preview(office, [path])
        assert dump() == before
        assert not list((office.folder / "quarantine").iterdir())
    assert (shown.result, shown.new, shown.changed, shown.same) == ("accepted", 0, 1, 1)
    [difference] = shown.differences
    assert (difference.ledger, difference.uid, difference.kind) == ("issues", uid, "changed")
    assert "没有引导标识" in difference.heading
    fields = {(c.part, c.row, c.field): (c.old, c.new) for c in difference.fields}
    assert fields == {
        ("", 0, "problem"): ("发热门诊引导标识缺失", "发热门诊没有引导标识"),
        ("measures", 1, "measure"): ("重做标识", "重做并增加标识"),
    }


def test_what_an_import_changed_can_be_looked_at_later(road: Road) -> None:
    one_issue(road)
    path = road.send_up("unit")
    with road.open("city") as office:
        [shown] = inbox.preview(office, [path])
        [done] = inbox.import_packages(office, [path])
        assert set(differences_of(office, done.package_id)) == set(shown.differences)
        [kept] = history(office)
        assert (kept.outcome, kept.package_id, kept.file_name) == (
            "accepted",
            done.package_id,
            path.name,
        )
        assert kept.file is not None
        assert kept.file.read_bytes() == path.read_bytes()


def test_a_bad_package_stops_no_other(road: Road) -> None:
    with road.open("city") as office:
        city = office.unit
    for name in ("two", "three"):
        road.found(name, f"单位{name}", Level.UNIT)
        road.enrol(name, "city")
    paths = []
    for name in ("unit", "two", "three"):
        with road.open(name) as office:
            an_issue(office)
        paths.append(road.send_up(name))
    flipped = bytearray(paths[1].read_bytes())
    flipped[len(flipped) // 2] ^= 1
    paths[1].write_bytes(flipped)
    outcomes = road.take("city", *paths)
    assert results(outcomes) == ["accepted", "refused", "accepted"]
    assert outcomes[1].why == "damaged"
    assert outcomes[1].reason is not None
    with road.open("city") as office:
        assert Issue.select().count() == 2
        assert [kept.outcome for kept in history(office)].count("refused") == 1
        assert city == office.unit


@pytest.mark.parametrize(
    ("error", "told"), [(Refused(Why.DAMAGED), "damaged"), (DiskFull(), OWN_DISK)]
)
def test_packages_that_share_a_transaction_are_each_whole_or_not_at_all(
    road: Road, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    for _ in range(3):
        one_issue(road)
        road.send_up("unit")

    def fail(office: Office, opened: Opened, contents: Contents) -> dict[str, Any]:
        if opened.manifest.seq == 2:
            raise error
        return take_controls(office, opened, contents)

    monkeypatch.setattr(inbox, "take_controls", fail)
    outcomes = sorted(road.take("city", road.stick), key=lambda one: one.seq or 2)
    assert [(one.result, one.why) for one in outcomes] == [
        ("accepted", ""),
        ("refused", told),
        ("accepted", ""),
    ]
    with road.open("city") as office:
        batches = [row.batch for row in Incoming.select().where(Incoming.outcome == "accepted")]
        imported = Change.select().where(Change.kind == "import")
        assert {row.batch for row in imported} == set(batches)
        assert Issue.select().count() == 3  # the third holds what the second would have brought
        assert len(list((office.folder / "received").iterdir())) == 2
        assert len(list((office.folder / "quarantine").iterdir())) == 1


def test_a_package_that_was_taken_in_leaves_quarantine_only_once_it_is_stored(
    road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        one_issue(road)
        road.send_up("unit")
    commit, failed = SqlCipherDatabase.commit, []

    def fail(opened: SqlCipherDatabase) -> None:
        if not failed and Incoming.select().count() == 3:
            failed.append(len(list((road.folder / "city" / "received").iterdir())))
            raise RuntimeError
        commit(opened)

    monkeypatch.setattr(SqlCipherDatabase, "commit", fail)
    assert results(road.take("city", road.stick)) == ["accepted"] * 3
    assert failed == [1]


@pytest.mark.parametrize("keep", [0, 10, 200, -1])
def test_a_cut_file_is_refused_and_changes_no_record(road: Road, keep: int) -> None:
    one_issue(road)
    path = road.send_up("unit")
    path.write_bytes(path.read_bytes()[:keep])
    before = road.dump("city", without=("incoming",))
    [outcome] = road.take("city", path.parent)
    assert outcome.result == "refused"
    assert outcome.reason is not None
    assert road.dump("city", without=("incoming",)) == before


def test_a_package_for_another_city_is_refused(road: Road) -> None:
    road.found("other", "甬江市", Level.CITY)
    one_issue(road)
    [outcome] = road.take("other", road.send_up("unit"))
    assert (outcome.result, outcome.why) == ("refused", "not_for_us")


def test_a_package_from_an_unknown_unit_waits_in_quarantine(road: Road) -> None:
    road.found("stranger", "无名镇", Level.UNIT)
    with road.open("stranger") as office:
        an_issue(office)
    road.enrol("stranger", "city")
    path = road.send_up("stranger")
    with road.open("city"):
        database.execute_sql("DELETE FROM peers WHERE name = '无名镇'")
    [outcome] = road.take("city", path)
    assert (outcome.result, outcome.why) == ("quarantined", "unknown_sender")
    with road.open("city") as office:
        assert Issue.select().count() == 0
        assert history(office)[0].file is not None


def test_an_office_passes_over_its_own_package_on_the_stick(road: Road) -> None:
    one_issue(road)
    path = road.send_up("unit")
    [outcome] = road.take("unit", path)
    assert (outcome.result, outcome.why) == ("already", "own_package")
    assert outcome.sender == "清溪镇"


def test_a_file_that_is_no_package_is_refused_with_a_sentence(road: Road) -> None:
    path = road.stick / "notes.txt"
    path.write_text("hello", encoding="utf-8")
    [outcome] = road.take("city", path)
    assert (outcome.result, outcome.why) == ("refused", "not_a_package")
    [missing] = road.take("city", road.stick / "nothing.xjb")
    assert (missing.result, missing.why) == ("refused", "unreadable")


def test_the_newest_package_alone_brings_everything_when_one_was_lost(road: Road) -> None:
    one_issue(road)
    lost = road.send_up("unit")
    uid = one_issue(road)
    newest = road.send_up("unit")
    assert newest != lost
    [outcome] = road.take("city", newest)
    assert (outcome.result, outcome.seq, outcome.missed) == ("accepted", 2, (1,))
    with road.open("city"):
        assert Issue.select().count() == 2
        assert Issue.get_or_none(Issue.uid == uid) is not None
    before = road.dump("city")
    [late] = road.take("city", lost)
    assert (late.result, late.seq) == ("already", 1)
    assert road.dump("city") == before


def test_packages_of_one_unit_go_in_by_number_whatever_their_names(road: Road) -> None:
    one_issue(road)
    first = road.send_up("unit")
    one_issue(road)
    second = road.send_up("unit")
    first = first.rename(first.with_name("z.xjb"))
    second = second.rename(second.with_name("a.xjb"))
    outcomes = road.take("city", road.stick)
    assert [(o.file.name, o.result, o.missed) for o in outcomes] == [
        ("a.xjb", "accepted", ()),
        ("z.xjb", "accepted", ()),
    ]


def test_a_package_that_lies_in_two_folders_goes_in_once(road: Road) -> None:
    one_issue(road)
    path = road.send_up("unit")
    copy = road.stick / "copied" / "again.xjb"
    copy.parent.mkdir()
    shutil.copy(path, copy)
    outcomes = road.take("city", road.stick)
    assert sorted(results(outcomes)) == ["accepted", "already"]
    assert results(road.take("city", road.stick)) == ["already", "already"]
    with road.open("city"):
        assert Issue.select().count() == 1


def test_a_package_of_a_restored_unit_is_a_fork_and_stops_its_stream(road: Road) -> None:
    one_issue(road)
    shutil.copytree(road.folder / "unit", road.folder / "backup")
    assert results(road.take("city", road.send_up("unit"))) == ["accepted"]
    shutil.rmtree(road.folder / "unit")
    (road.folder / "backup").rename(road.folder / "unit")
    one_issue(road)
    forked = road.send_up("unit")
    before = road.dump("city", without=("incoming", "stopped_streams"))
    [outcome] = road.take("city", forked)
    assert (outcome.result, outcome.why) == ("quarantined", "fork")
    assert "第 1 号包" in str(outcome.reason)
    one_issue(road)
    [next_one] = road.take("city", road.send_up("unit"))
    assert (next_one.result, next_one.why) == ("quarantined", "stream_stopped")
    assert road.dump("city", without=("incoming", "stopped_streams")) == before


def test_a_later_package_that_does_not_name_the_one_we_have_is_a_fork(road: Road) -> None:
    one_issue(road)
    shutil.copytree(road.folder / "unit", road.folder / "clone")
    road.take("city", road.send_up("unit"))
    for _ in range(2):
        with road.open("clone") as office:
            an_issue(office, "别处录入的问题")
        newest = road.send_up("clone")
    before = road.dump("city", without=("incoming", "stopped_streams"))
    [outcome] = road.take("city", newest)
    assert (outcome.result, outcome.why, outcome.seq) == ("quarantined", "fork", 2)
    assert road.dump("city", without=("incoming", "stopped_streams")) == before


def test_a_stopped_stream_goes_on_once_a_person_has_cleared_it(road: Road) -> None:
    uid = one_issue(road)
    first = road.send_up("unit")
    road.take("city", first)
    shutil.copytree(road.folder / "unit", road.folder / "clone")
    with road.open("clone") as office:
        an_issue(office, "别处录入的问题")
    forked = road.send_up("clone")
    with road.open("unit") as office:
        act(office, uid, "start")
    road.take("city", road.send_up("unit"))
    assert results(road.take("city", forked)) == ["quarantined"]
    with road.open("city") as office:
        resume_stream(office, newest_import().unit)
    with road.open("unit") as office:
        act(office, uid, "mark_done")
    assert results(road.take("city", road.send_up("unit"))) == ["accepted"]


def test_an_import_that_was_undone_leaves_the_data_as_if_it_had_never_come(road: Road) -> None:
    with road.open("unit") as office:
        uid = ready_to_close(office)
    road.take("city", road.send_up("unit"))
    with road.open("unit") as office:
        issue = office.door.load(Issue, uid)
        issue.cause = "标识老化"
        office.door.store(issue)
        prove(office, uid, b"second photo", "two.jpg")
        an_issue(office, "第二个问题")
    path = road.send_up("unit")
    before = road.dump("city", without=("incoming",))
    files = blob_files(road)
    [done] = road.take("city", path)
    assert (done.result, done.new, done.changed) == ("accepted", 2, 1)
    assert road.dump("city", without=("incoming",)) != before
    road.undo("city", done.package_id)
    assert road.dump("city", without=("incoming",)) == before
    assert blob_files(road) == files
    assert results(road.take("city", path)) == ["accepted"]


def test_a_file_that_two_units_sent_goes_when_both_imports_are_undone(road: Road) -> None:
    road.found("two", "白石镇", Level.UNIT)
    road.enrol("two", "city")
    before, files = road.dump("city", without=("incoming",)), blob_files(road)
    packages = []
    for name in ("unit", "two"):
        with road.open(name) as office:
            prove(office, an_issue(office).uid, b"one letter to all")
        packages += [done.package_id for done in road.take("city", road.send_up(name))]
    for package_id in packages:
        assert blob_files(road) != files
        road.undo("city", package_id)
    assert road.dump("city", without=("incoming",)) == before
    assert blob_files(road) == files


def blob_files(road: Road) -> list[str]:
    return sorted(path.name for path in (road.folder / "city" / "attachments").rglob("*.age"))


def test_the_unit_hears_that_its_import_was_undone(road: Road) -> None:
    with road.open("unit") as office:
        ready_to_close(office)
    [done] = road.take("city", road.send_up("unit"))
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        assert [packed.receipt for packed in outgoing(office)] == ["accepted"]
        assert export_up(office, SEPTEMBER).blobs == 0
    road.undo("city", done.package_id)
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        assert {packed.receipt for packed in outgoing(office)} == {"undone", ""}
        assert export_up(office, SEPTEMBER).blobs == 1


def test_undoing_a_receipt_lets_the_outbox_say_what_it_said_before(road: Road) -> None:
    one_issue(road)
    road.take("city", road.send_up("unit"))
    [down] = road.send_down("city")
    before = road.dump("unit", without=("incoming", "units", "lines", "areas"))
    [done] = road.take("unit", down)
    road.undo("unit", done.package_id)
    assert road.dump("unit", without=("incoming", "units", "lines", "areas")) == before


def test_an_import_on_which_a_decision_stands_is_not_undone(road: Road) -> None:
    with road.open("unit") as office:
        uid = ready_to_close(office)
    [done] = road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        act(office, uid, "accept")
        before = dump()
        [what] = depends_on(office, done.package_id)
        assert "标识缺失" in str(what)
        with pytest.raises(UserError, match="撤回不了"):
            undo_import(office, done.package_id)
        assert dump() == before


def test_an_import_is_not_undone_under_a_later_one(road: Road) -> None:
    one_issue(road)
    [first] = road.take("city", road.send_up("unit"))
    one_issue(road)
    [second] = road.take("city", road.send_up("unit"))
    with pytest.raises(UserError, match="第 2 号包"):
        road.undo("city", first.package_id)
    road.undo("city", second.package_id)
    road.undo("city", first.package_id)
    with road.open("city"):
        assert Issue.select().count() == 0


def test_a_record_that_outdates_a_decision_on_its_way_counts_as_a_conflict(road: Road) -> None:
    with road.open("unit") as office:
        uid = ready_to_close(office)
    road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        act(office, uid, "refuse", reason="照片看不清")
    with road.open("unit") as office:
        prove(office, uid, b"a better photo")
    [outcome] = road.take("city", road.send_up("unit"))
    assert (outcome.changed, outcome.conflicts) == (1, 1)
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        act(office, uid, "mark_done")
    [outcome] = road.take("city", road.send_up("unit"))
    assert (outcome.changed, outcome.conflicts) == (1, 0)


@pytest.mark.parametrize(
    ("changed", "result", "why"),
    [
        ({"unit": "somebody else"}, "refused", "wrong_owner"),
        ({"stage": "done"}, "accepted", ""),
        ({"source": "a_source_of_tomorrow"}, "refused", "needs_newer"),
        ({"found_on": "20260901"}, "refused", "damaged"),
        ({"found_on": "yesterday"}, "refused", "damaged"),
        ({"problem": 7}, "refused", "damaged"),
        ({"measures": "none"}, "refused", "damaged"),
        ({"measures": [{"uid": 1, "seq": 0}]}, "refused", "damaged"),
        ({"rev": 0}, "refused", "damaged"),
        ({"filler": 3}, "refused", "damaged"),
        ({"field_of_tomorrow": {"a": [1]}}, "accepted", ""),
        ({"ledger": "ledger_of_tomorrow"}, "accepted", ""),
        ({"ledger": "receipts"}, "refused", "wrong_owner"),
    ],
)
def test_only_what_a_sender_may_say_is_taken_in(
    road: Road, changed: dict[str, object], result: str, why: str
) -> None:
    one_issue(road)
    with road.open("unit") as office:
        unit = office.unit
    forge(road, "unit", changed)
    if "unit" in changed:
        with road.open("unit"):
            Line.update(unit=unit).execute()
    path = road.send_up("unit")
    before = road.dump("city", without=("incoming",))
    [outcome] = road.take("city", path)
    assert (outcome.result, outcome.why) == (result, why)
    if result != "accepted":
        assert road.dump("city", without=("incoming",)) == before


def test_what_a_newer_version_adds_is_kept_makes_no_change_and_no_fork(road: Road) -> None:
    uid = one_issue(road)
    forge(road, "unit", {"field_of_tomorrow": "kept"})
    assert results(road.take("city", road.send_up("unit"))) == ["accepted"]
    with road.open("city") as office:
        line = bytes(Line.get_by_id(uid).line)
        assert decode(line)["field_of_tomorrow"] == "kept"
        assert office.door.load(Issue, uid).problem == "发热门诊引导标识缺失"
    with road.open("unit") as office:
        a_person(office, "李强")
    [outcome] = road.take("city", road.send_up("unit"))
    assert (outcome.result, outcome.new, outcome.changed) == ("accepted", 1, 0)
    with road.open("city"):
        assert bytes(Line.get_by_id(uid).line) == line


def test_one_revision_with_two_contents_is_a_fork(road: Road) -> None:
    one_issue(road)
    road.take("city", road.send_up("unit"))
    forge(road, "unit", {"problem": "改了内容没改版次"})
    before = road.dump("city", without=("incoming", "stopped_streams"))
    [outcome] = road.take("city", road.send_up("unit"))
    assert (outcome.result, outcome.why) == ("quarantined", "record_fork")
    assert road.dump("city", without=("incoming", "stopped_streams")) == before


def test_a_unit_cannot_replace_another_units_record_or_take_its_rows(road: Road) -> None:
    uid = one_issue(road)
    road.take("city", road.send_up("unit"))
    road.found("thief", "别的镇", Level.UNIT)
    road.enrol("thief", "city")
    with road.open("thief") as office:
        an_issue(office)
    with road.open("unit") as office:
        row = office.door.load(Issue, uid).measures[0].uid
    with road.open("thief"):
        original = Line.select().where(Line.ledger == "issues").get()
        content = decode(bytes(original.line))
    shutil.copytree(road.folder / "thief", road.folder / "second")
    forge(road, "thief", {"uid": uid, "rev": 9})
    [outcome] = road.take("city", road.send_up("thief"))
    assert (outcome.result, outcome.why) == ("refused", "wrong_owner")
    measures = [{**content["measures"][0], "uid": row}]
    forge(road, "second", {"measures": measures})
    [outcome] = road.take("city", road.send_up("second"))
    assert (outcome.result, outcome.why) == ("refused", "wrong_owner")
    with road.open("city") as office:
        assert office.door.load(Issue, uid).measures[0].uid == row


def decide(office: Office, uid: str, subject_unit: str) -> None:
    """An acceptance in this office's name, whoever's issue it is."""
    decision = office.door.new(
        Decision,
        subject_ledger=DecisionSubject.ISSUES,
        subject_uid=uid,
        subject_unit=subject_unit,
        subject_rev=99,
        kind=DecisionKind.ACCEPTANCE,
        result=DecisionResult.ACCEPTED,
        decided_on=date(2026, 9, 9),
        decided_by="别人",
    )
    office.door.store(decision)


def test_a_unit_cannot_decide_on_another_units_issue(road: Road) -> None:
    with road.open("unit") as office:
        uid = ready_to_close(office)
        victim = office.unit
    road.take("city", road.send_up("unit"))
    road.found("thief", "别的镇", Level.UNIT)
    thief = road.enrol("thief", "city")
    for subject_unit in (victim, thief):
        shutil.copytree(road.folder / "thief", road.folder / subject_unit)
        with road.open(subject_unit) as office:
            decide(office, uid, subject_unit)
        [outcome] = road.take("city", road.send_up(subject_unit))
        assert (outcome.result, outcome.why) == ("refused", "wrong_owner")
    with road.open("city") as office:
        assert office.door.load(Issue, uid).stage is Stage.REVIEW


def test_a_decision_sent_before_the_issue_it_steals_closes_nothing(road: Road) -> None:
    with road.open("unit") as office:
        uid = ready_to_close(office)
    road.found("thief", "别的镇", Level.UNIT)
    thief = road.enrol("thief", "city")
    with road.open("thief") as office:
        decide(office, uid, thief)
    assert results(road.take("city", road.send_up("thief"))) == ["accepted"]
    assert results(road.take("city", road.send_up("unit"))) == ["accepted"]
    with road.open("city") as office:
        assert office.door.load(Issue, uid).stage is Stage.REVIEW


def test_no_package_overwrites_a_draft_of_the_office_that_imports(road: Road) -> None:
    with road.open("city") as office:
        draft = office.door.new(Issue, problem="市里的草稿")
        office.door.store(draft)
    one_issue(road)
    forge(road, "unit", {"uid": draft.uid})
    [outcome] = road.take("city", road.send_up("unit"))
    assert (outcome.result, outcome.why) == ("refused", "wrong_owner")
    with road.open("city") as office:
        assert office.door.load(Issue, draft.uid).problem == "市里的草稿"


def test_a_deletion_travels_and_absence_deletes_nothing(road: Road) -> None:
    uid, kept = one_issue(road), one_issue(road)
    road.take("city", road.send_up("unit"))
    with road.open("unit") as office:
        office.door.delete(office.door.load(Issue, uid), reason="重复登记")
        Line.delete().where(Line.uid == kept).execute()
    path = road.send_up("unit")
    with road.open("city") as office:
        [shown] = inbox.preview(office, [path])
        [gone] = shown.differences
        assert (gone.kind, gone.heading) == ("deleted", "2026-001 发热门诊引导标识缺失")
        inbox.import_packages(office, [path])
        assert office.door.load(Issue, uid).deleted
        assert not office.door.load(Issue, kept).deleted


def test_the_deletion_of_what_was_never_here_is_no_new_record(road: Road) -> None:
    uid, kept = one_issue(road), one_issue(road)
    with road.open("unit") as office:
        export_up(office, SEPTEMBER)
        office.door.delete(office.door.load(Issue, uid), reason="重复登记")
    path = road.send_up("unit")
    with road.open("city") as office:
        [shown] = inbox.preview(office, [path])
        assert shown.new == len(shown.differences) and kept in {s.uid for s in shown.differences}
        assert uid not in {some.uid for some in shown.differences}
        assert (shown.changed, shown.same) == (0, 1)
        [done] = inbox.import_packages(office, [path])
        assert (done.new, done.changed, done.same) == (shown.new, 0, 1)
        assert set(differences_of(office, done.package_id)) == set(shown.differences)
        assert office.door.load(Issue, uid).deleted, "an older package must not bring it back"


def test_a_batch_begins_with_one_backup_that_opens(road: Road) -> None:
    one_issue(road)
    path = road.send_up("unit")
    with road.open("city") as office:
        inbox.import_packages(office, [path])
        inbox.import_packages(office, [path])
        [made] = backups.backups(office)
    shutil.copy(made, road.folder / "city" / "ledger.xjt")
    for rest in (road.folder / "city").glob("ledger.xjt-*"):
        rest.unlink()
    with road.open("city"):
        assert Issue.select().count() == 0


def test_progress_is_told_and_may_cancel_between_packages(road: Road) -> None:
    one_issue(road)
    path = road.send_up("unit")
    told: list[tuple[int, int]] = []

    class Cancelled(Exception):
        pass

    def cancel(done: int, total: int) -> None:
        told.append((done, total))
        if done == 1:
            raise Cancelled

    before = road.dump("city")
    with road.open("city") as office, pytest.raises(Cancelled):
        inbox.import_packages(office, [path], progress=cancel)
    assert road.dump("city") == before
    assert told == [(0, 2), (1, 2)]


def test_integrity_holds_after_imports_and_their_undoing(road: Road) -> None:
    with road.open("unit") as office:
        ready_to_close(office)
    [done] = road.take("city", road.send_up("unit"))
    road.undo("city", done.package_id)
    with road.open("city") as office:
        report = json.dumps(str(check(office)), ensure_ascii=False)
        assert "broken" not in report


def test_warnings_name_what_lies_beside_the_packages(road: Road) -> None:
    one_issue(road)
    road.send_up("unit")
    (road.stick / "照片.lnk").write_bytes(b"x")
    assert any("照片.lnk" in str(warning) for warning in find_packages([road.stick]).warnings)


def test_a_package_that_was_carried_says_where(road: Road) -> None:
    one_issue(road)
    with road.open("unit") as office:
        packed = export_up(office, SEPTEMBER)
        copy_to(office, packed, road.stick)
        [sent] = outgoing(office)
        assert (sent.carried_on, sent.carried_to) == ("2026-09-10", str(road.stick))
        assert Outgoing.select().count() == 1


def test_a_full_disk_stops_an_import_with_a_sentence(
    road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    with road.open("unit") as office:
        ready_to_close(office)
    path = road.send_up("unit")
    before = road.dump("city")

    def fails(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with road.open("city") as office:
        for target, name in ((Path, "replace"), (os, "fsync"), (Path, "touch")):
            with monkeypatch.context() as full:
                full.setattr(target, name, fails)
                [said] = inbox.import_packages(office, [path])
            assert (said.result, said.why) == ("refused", OWN_DISK)
            assert "磁盘已满" in str(said.reason)
    assert road.dump("city") == before
    assert results(road.take("city", path)) == ["accepted"]
