"""What leaves an office, in which package, and what never does."""

import gzip
import hashlib
import io
import tarfile
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyrage
import pytest

from models.canonical import decode, encode
from models.exchange.format.manifest import SignOff
from models.exchange.receipts import receipts_for
from models.exchange.receiving.inbox import inspect
from models.exchange.sending import selection
from models.exchange.sending.outbox import Statement, copy_to, export_down, export_up, outgoing
from models.exchange.trust.trust import ask_children, children_of, own_keys
from models.fields import Leaves, TextField
from models.ledgers import LEDGERS
from models.ledgers.books import Book, BookKind
from models.ledgers.events import EventState
from models.ledgers.issues import Issue
from models.ledgers.lectures import AudienceKind, Lecture, LectureKind
from models.ledgers.people import Person
from models.ledgers.plans import Plan
from models.ledgers.schemes import Scheme
from models.ledgers.units import Level, Unit
from models.lines import Line
from models.office import Office
from models.periods import Period
from models.settings import put_setting
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, Road, a_person, act, an_issue, forge, ready_to_close, world
from tests.filling import filled


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


def unpacked(office: Office, path: Path) -> dict[str, bytes]:
    """A package as the public tools open it: age, tar, gzip."""
    identity = pyrage.x25519.Identity.from_str(own_keys(office).secrets.encryption)
    plain = pyrage.decrypt(path.read_bytes(), [identity])
    with tarfile.open(fileobj=io.BytesIO(plain)) as archive:
        files = {member.name: archive.extractfile(member) for member in archive.getmembers()}
        found = {name: file.read() for name, file in files.items() if file is not None}
    found["records.jsonl"] = gzip.decompress(found["records.jsonl.gz"])
    return found


def records(office: Office, path: Path) -> list[dict[str, Any]]:
    return [decode(line) for line in unpacked(office, path)["records.jsonl"].splitlines()]


def uids(office: Office, path: Path) -> set[str]:
    return {record["uid"] for record in records(office, path) if "uid" in record}


def a_lecture(office: Office, held_at: datetime, **more: Any) -> str:
    lecture = office.door.new(
        Lecture,
        title="一堂党课",
        kind=LectureKind.PARTY_LECTURE,
        lecturer_name="外请专家",
        held_at=held_at,
        audience_kind=AudienceKind.ORGANS,
        state=EventState.HELD,
        **more,
    )
    office.door.store(lecture)
    assert lecture.complete, office.door.problems(lecture)
    return lecture.uid


def a_plan(office: Office, title: str, **more: Any) -> str:
    plan = office.door.new(
        Plan,
        title=title,
        year=2026,
        schedule_text="9月",
        owner_department="办公室",
        due_on=date(2026, 12, 31),
        **more,
    )
    office.door.store(plan)
    assert plan.complete, office.door.problems(plan)
    return plan.uid


def test_exporting_again_when_nothing_changed_gives_the_same_bytes(road: Road) -> None:
    with road.open("unit") as office:
        uid = an_issue(office).uid
        first = export_up(office, SEPTEMBER)
        again = export_up(office, SEPTEMBER)
        assert (again.seq, again.sha256, again.code) == (1, first.sha256, first.code)
        assert (first.repeated, again.repeated) == (False, True)
        copies = [copy_to(office, again, road.stick) for _ in range(2)]
        assert copies[0] == copies[1]
        act(office, uid, "start")
        second = export_up(office, SEPTEMBER)
        assert (second.seq, second.repeated) == (2, False)
        assert [packed.seq for packed in outgoing(office)] == [2, 1]


def test_another_period_or_another_signature_is_another_package(road: Road) -> None:
    with road.open("unit") as office:
        an_issue(office)
        signed = [Statement("leader", "李书记", "2026-10-03", "paper")]
        packed = [
            export_up(office, SEPTEMBER),
            export_up(office, Period(2026, 10, 10)),
            export_up(office, Period(2026, 10, 10), statements=signed),
            export_up(office, Period(2026, 10, 10), statements=signed),
        ]
    assert [p.seq for p in packed] == [1, 2, 3, 3]


def test_a_package_whose_file_is_gone_is_made_anew(road: Road) -> None:
    with road.open("unit") as office:
        an_issue(office)
        export_up(office, SEPTEMBER).path.unlink()
        assert export_up(office, SEPTEMBER).seq == 2


def test_the_manifest_freezes_the_periods_figures_and_who_signed(road: Road) -> None:
    with road.open("unit") as office:
        an_issue(office)
        path = export_up(
            office,
            SEPTEMBER,
            freeze=lambda period: {"issues_open": 1, "period": period.code, "rate": None},
            statements=[Statement("filler", "王芳", "2026-10-03")],
        ).path
        leaving = sorted([r["uid"], r["rev"]] for r in records(office, path) if "uid" in r)
    with road.open("city") as office:
        shown = inspect(office, path)
        assert shown.figures == {"issues_open": 1, "period": "2026-09", "rate": None}
        [signed] = shown.signoffs
        assert (signed.role, signed.name, signed.entered_by) == ("filler", "王芳", "填报人")
        assert signed.digest == digest_of(leaving)
        assert isinstance(signed, SignOff)


def digest_of(covered: list[list[object]]) -> str:
    return hashlib.sha256(encode(covered)).hexdigest()


def test_drafts_stay_at_home(road: Road) -> None:
    with road.open("unit") as office:
        draft = office.door.new(Issue, problem="还没写完")
        office.door.store(draft)
        assert not draft.complete
        done = an_issue(office).uid
        sent = uids(office, export_up(office, SEPTEMBER).path)
    assert draft.uid not in sent
    assert done in sent


CANARY = "CANARY"


def test_the_deletion_of_what_never_left_stays_at_home(road: Road) -> None:
    with road.open("unit") as office:
        told = a_person(office, "王芳")
        before = export_up(office, SEPTEMBER)
        pasted = [office.door.new(Person, name=f"粘贴{n}") for n in range(3)]
        office.door.store(*pasted)
        office.door.undo()
        office.door.delete(office.door.load(Person, told), reason="调走")
        sent = uids(office, export_up(office, SEPTEMBER).path)
    assert before.records == 1
    assert told in sent, "it lay in a package, whether that was carried off or not"
    assert not {some.uid for some in pasted} & sent


def test_a_deletion_travels_where_something_in_the_package_names_it(road: Road) -> None:
    with road.open("unit") as office:
        issue = an_issue(office)
        person = office.door.load(Person, str(issue.owner))
        office.door.delete(person, reason="登记错了")
        assert person.uid in uids(office, export_up(office, SEPTEMBER).path)


@pytest.mark.parametrize(
    ("name", "value"), [("exchange.epoch", 2), ("exchange.restored", {"change": 1, "epoch": None})]
)
def test_every_deletion_travels_once_data_were_put_back(
    road: Road, name: str, value: object
) -> None:
    with road.open("unit") as office:
        uid = a_person(office)
        office.door.delete(office.door.load(Person, uid), reason="登记错了")
        assert uid not in uids(office, export_up(office, SEPTEMBER).path)
        gone = a_person(office)
        put_setting(name, value)
        office.door.delete(office.door.load(Person, gone), reason="登记错了")
        assert {uid, gone} <= uids(office, export_up(office, SEPTEMBER).path)


def test_what_was_never_handed_down_is_not_withdrawn_below(road: Road) -> None:
    with road.open("city") as office:
        books = [office.door.new(Book, title=title, kind=BookKind.REQUIRED) for title in "甲乙"]
        for book in books:
            book.listed_on = date(2026, 1, 5)
        office.door.store(books[0])
        export_down(office)
        office.door.store(books[1])
        for book in books:
            office.door.delete(office.door.load(Book, book.uid), reason="换版本")
    [package] = road.send_down("city")
    with road.open("city") as office:
        assert {some.uid for some in books} & uids(office, package) == {books[0].uid}


def canaries(office: Office) -> Iterable[str]:
    """Records of every ledger with a canary in each text that does not leave unasked."""
    for seed, ledger in enumerate(LEDGERS, 1):
        record = filled(ledger, seed, unit=office.unit)
        holders = [record, *(row for rows in ledger.parts() for row in getattr(record, rows.name))]
        for holder in holders:
            for column in holder.columns():
                if isinstance(column, TextField) and column.leaves is not Leaves.ALWAYS:
                    setattr(holder, column.name, f"{CANARY} {ledger.name} {column.name}")
        record.filler = "王芳"
        office.door.store(record)
        yield record.uid


def test_what_never_leaves_or_is_not_asked_for_is_nowhere_in_the_package(road: Road) -> None:
    with road.open("city") as office:
        ask_children(office, [])
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        ref = office.attachments.add(io.BytesIO(CANARY.encode()), f"{CANARY}.txt")
        uid = ready_to_close(office)
        office.door.actor = CANARY
        kept = set(canaries(office))
        issue = office.door.load(Issue, uid)
        issue.attachments = (ref,)
        issue.evidence[0].file = (ref,)
        issue.remarks = CANARY
        office.door.store(issue)
        for record in (Person.get_by_id(p) for p in kept if Person.get_or_none(Person.uid == p)):
            assert CANARY in (record.phone or "")
        path = export_up(office, SEPTEMBER).path
        found = unpacked(office, path)
        sent = uids(office, path)
    assert uid in sent
    assert len(sent & kept) > len(LEDGERS) // 2
    assert not [name for name in found if name.startswith("blobs/")]
    assert [name for name, content in found.items() if CANARY.encode() in content] == []


def test_the_past_stays_at_home_once_it_is_acknowledged_and_nothing_names_it(road: Road) -> None:
    with road.open("unit") as office:
        old = a_lecture(office, datetime(2024, 5, 6, 9))
        recent = a_lecture(office, datetime(2025, 5, 6, 9))
        first = uids(office, export_up(office, SEPTEMBER).path)
    assert {old, recent} <= first
    road.take("city", road.send_up("unit"))
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        later = uids(office, export_up(office, SEPTEMBER).path)
        assert old not in later
        assert recent in later
        pointing = a_plan(office, "承接那堂课", from_item=old)
        assert {old, pointing} <= uids(office, export_up(office, SEPTEMBER).path)
        office.door.delete(office.door.load(Plan, pointing), reason="试填")
        assert old not in uids(office, export_up(office, SEPTEMBER).path)
        lecture = office.door.load(Lecture, old)
        lecture.place = "大礼堂"
        office.door.store(lecture)
        assert old in uids(office, export_up(office, SEPTEMBER).path)


def test_a_leafs_own_row_and_areas_do_not_go_up(road: Road) -> None:
    with road.open("unit") as office:
        an_issue(office)
        sent = records(office, export_up(office, SEPTEMBER).path)
    assert {record["ledger"] for record in sent if "uid" in record} == {"issues", "people"}


def test_a_city_hands_down_its_lists_plans_and_people_that_they_name(road: Road) -> None:
    with road.open("city") as office:
        leader = a_person(office, "市领导")
        stranger = a_person(office, "与下级无关的人")
        item = a_plan(office, "全市专题读书", lead_leader=leader)
        book = office.door.new(Book, title="必读书", kind=BookKind.REQUIRED)
        office.door.store(book)
        scheme = filled(next(x for x in LEDGERS if x.model is Scheme), 7, unit=office.unit)
        office.door.store(scheme)
        lecture = a_lecture(office, datetime(2026, 5, 6, 9))
        [child] = children_of(office)
        city = office.unit
    [down] = road.send_down("city")
    [done] = road.take("unit", down)
    assert done.result == "accepted"
    with road.open("unit") as office:
        assert office.door.load(Plan, item).unit == city
        assert office.door.load(Person, leader).name == "市领导"
        assert Book.get_by_id(book.uid).title == "必读书"
        own = a_plan(office, "本镇专题读书", from_item=item)
        held = {uid for (uid,) in Line.select(Line.uid).tuples()}
        assert office.door.load(Unit, city).name == "明州市"
        assert {stranger, lecture} & held == set()
        assert child.unit == office.unit
    road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        assert office.door.load(Plan, own).from_item == item


def test_a_decision_goes_down_only_to_whom_it_concerns(road: Road) -> None:
    road.found("second", "石桥镇", Level.UNIT)
    road.enrol("second", "city")
    with road.open("unit") as office:
        uid = ready_to_close(office)
        unit = office.unit
    road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        act(office, uid, "accept")
        packed = {one.addressee: one for one in export_down(office)}
        held = {to: records(office, one.path) for to, one in packed.items()}
    for to, lines in held.items():
        decisions = [line for line in lines if line["ledger"] == "decisions"]
        told = [line for line in lines if line["ledger"] == "receipts"]
        assert (len(decisions), len(told)) == ((1, 1) if to == unit else (0, 0))
    assert len({one.name for one in packed.values()}) == 2


def test_what_comes_from_above_is_passed_on_as_it_was_written(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    road = Road(tmp_path, clock)
    road.found("city", "明州市", Level.CITY)
    road.found("district", "海曙区", Level.DISTRICT)
    road.found("unit", "清溪镇", Level.UNIT)
    road.enrol("district", "city")
    road.enrol("unit", "district")
    with road.open("city") as office:
        item = a_plan(office, "全市专题读书")
        raw = bytes(Line.get_by_id(item).line)
        newer = encode({**decode(raw), "field_of_tomorrow": "kept", "rev": 2})
        other = encode({**decode(raw), "ledger": "ledger_of_tomorrow", "uid": "tomorrow-1"})
        Line.update(line=newer, rev=2).where(Line.uid == item).execute()
        Line.insert(
            uid="tomorrow-1",
            ledger="ledger_of_tomorrow",
            unit=office.unit,
            rev=1,
            hash="",
            line=other,
        ).execute()
    with monkeypatch.context() as newer_city:
        known = (*selection.HANDED_DOWN, "ledger_of_tomorrow")
        newer_city.setattr(selection, "HANDED_DOWN", known)
        down = road.send_down("city")
    road.take("district", *down)
    road.take("unit", *road.send_down("district"))
    with road.open("unit") as office:
        assert bytes(Line.get_by_id(item).line) == newer
        assert office.door.load(Plan, item).title == "全市专题读书"
        assert bytes(Line.get_by_id("tomorrow-1").line) == other


def test_the_levels_above_can_all_open_what_a_unit_sends_but_take_it_from_its_parent(
    tmp_path: Path, clock: Clock
) -> None:
    road = Road(tmp_path, clock)
    road.found("city", "明州市", Level.CITY)
    road.found("district", "海曙区", Level.DISTRICT)
    road.found("unit", "清溪镇", Level.UNIT)
    road.enrol("district", "city")
    unit = road.enrol("unit", "district")
    with road.open("unit") as office:
        an_issue(office)
    path = road.send_up("unit")
    with road.open("city") as office:
        assert "records.jsonl" in unpacked(office, path)
    [outcome] = road.take("city", path)
    assert (outcome.result, outcome.why) == ("quarantined", "unknown_sender")
    [outcome] = road.take("district", path)
    assert outcome.result == "accepted"
    road.take("city", road.send_up("district"))
    with road.open("city") as office:
        assert office.door.load(Unit, unit).name == "清溪镇"
        assert Issue.select().count() == 0


def test_what_only_the_level_above_asks_for_does_not_go_down(tmp_path: Path, clock: Clock) -> None:
    road = Road(tmp_path, clock)
    road.found("city", "明州市", Level.CITY)
    road.found("district", "海曙区", Level.DISTRICT)
    road.found("unit", "清溪镇", Level.UNIT)
    with road.open("city") as office:
        ask_children(office, ["people.phone", "plans.remarks"])
    road.enrol("district", "city")
    road.enrol("unit", "district")
    with road.open("district") as office:
        leader = office.door.new(Person, name="区领导", phone="13800000000")
        office.door.store(leader)
        item = a_plan(office, "全区专题读书", lead_leader=leader.uid, remarks="内部备注")
    for outcome in road.take("unit", *road.send_down("district")):
        assert outcome.result == "accepted"
    with road.open("unit") as office:
        assert office.door.load(Person, leader.uid).phone is None
        assert office.door.load(Plan, item).remarks is None
    road.take("city", road.send_up("district"))
    with road.open("city") as office:
        assert office.door.load(Person, leader.uid).phone == "13800000000"
        assert office.door.load(Plan, item).remarks == "内部备注"


def test_a_quarantined_package_is_told_to_its_sender_with_the_reason(road: Road) -> None:
    with road.open("unit") as office:
        an_issue(office)
        unit = office.unit
    forge(road, "unit", {"source": "a_source_of_tomorrow"})
    [outcome] = road.take("city", road.send_up("unit"))
    assert outcome.result == "refused"
    with road.open("city"):
        assert len(receipts_for(unit)) == 1
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        [sent] = outgoing(office)
        assert (sent.receipt, str(sent.reason)) == ("refused", str(outcome.reason))


def test_a_lost_package_is_superseded_by_the_next_that_arrives(road: Road) -> None:
    with road.open("unit") as office:
        uid = an_issue(office).uid
        export_up(office, SEPTEMBER)
        act(office, uid, "start")
    road.take("city", road.send_up("unit"))
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        assert [packed.receipt for packed in outgoing(office)] == ["accepted", "superseded"]
    road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        assert [packed.receipt for packed in outgoing(office)] == ["accepted"]
