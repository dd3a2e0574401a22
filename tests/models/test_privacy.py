"""What is held about a person is found wherever it stands, and gone for good once erased."""

import json
from collections import Counter
from pathlib import Path

import pytest

from models import changes, text_index, word_index
from models.backups import backup, backups
from models.canonical import decode, encode
from models.changes import ERASED_WHY, Change, ChangeImage, Kind
from models.cli import main
from models.errors import UserError
from models.exchange.format.opening import inspect_package, open_records
from models.exchange.receiving.history import undo_import
from models.exchange.trust import trust
from models.ledgers import ledger_named
from models.ledgers.attendance import Attendance
from models.ledgers.drives import Drive
from models.ledgers.issues import Issue
from models.ledgers.meetings import Meeting, MeetingAttendance
from models.ledgers.people import PEOPLE, Person
from models.ledgers.schemes import Scheme, SchemeVersion
from models.lines import Line, write_line
from models.office import Office
from models.privacy.erasing import NAMES, drop_older, erase, plan
from models.privacy.leaving import leaving_up
from models.privacy.listing import rows_of
from models.privacy.mentions import Kind as Said
from models.privacy.mentions import mentions
from models.privacy.noting import note_on, personal_labels
from models.privacy.subject import ERASED, subject_named, subject_of
from models.privacy.sweeping import is_waiting
from models.record import read_state, tuples
from models.search import find_everywhere
from models.words import chinese
from models.workbooks import load_workbook
from tests.conftest import Clock, Offices
from tests.exchanging import Road, an_issue, newest_import, world
from tests.models.cli_calls import runner
from tests.plain_pages import plain_pages
from tests.released import FORMATS, lay_out

NAME, PHONE, REASON = "欧阳清歌", "13800138765", "住院做手术"


def person(office: Office, **values: str) -> Person:
    made = office.door.new(Person, name=NAME, phone=PHONE, **values)
    office.door.store(made)
    return made


def meeting(office: Office, who: Person) -> Meeting:
    made = office.door.new(Meeting, title="中心组学习", remarks=f"{NAME}（{PHONE}）请假")
    row = MeetingAttendance(person=who.uid, status=Attendance.SICK_LEAVE, reason=REASON)
    made.attendance.append(row)
    office.door.store(made)
    return made


def test_everything_about_a_person_is_listed_with_where_it_stands(office: Office) -> None:
    who = person(office)
    meeting(office, who)
    backup(office, "manual")
    found = plan(office, subject_of(who))
    told = {(i.mention.kind, i.mention.column.name, i.ticked) for i in found.items}
    assert (Said.OWN, "phone", True) in told
    assert (Said.OWN, "name", False) in told
    assert (Said.ABOUT, "reason", True) in told
    assert (Said.TEXT, "remarks", True) in told
    assert (Said.LINK, "person", False) in told
    assert any("备份" in str(trace.what) for trace in found.remains)


def test_a_number_is_found_however_it_is_spaced(office: Office) -> None:
    who = person(office)
    who = office.door.load(Person, who.uid)
    who.remarks = "办公室 138-0013 8765"
    office.door.store(who)
    subject = subject_named("138 0013 8765")
    assert who.uid in subject.people
    assert {m.column.name for m in mentions(subject) if m.number} == {"phone", "remarks"}


def test_what_was_erased_is_in_no_page_of_the_file(office: Office) -> None:
    who = person(office, remarks="血型稀有")
    held = meeting(office, who)
    held = office.door.load(Meeting, held.uid)
    held.remarks = f"{PHONE}已通知，{NAME}补学"
    office.door.store(held)
    word_index.follow()
    head = changes.head()
    subject = subject_of(who)
    before = plain_pages(office.folder)
    assert all(word.encode() in before for word in (NAME, PHONE, REASON, "血型稀有"))
    done = erase(office, subject, plan(office, subject).keys(names=True))
    assert done.swept and done.records == 2 and done.images
    pages = plain_pages(office.folder)
    for word in (NAME, PHONE, REASON, "血型稀有"):
        assert word.encode() not in pages, word
    assert changes.broken_at() is None and changes.knows(*head)
    assert find_everywhere(NAME, office.ledgers) == []
    fresh = office.door.load(Person, who.uid)
    assert (fresh.name, fresh.phone, fresh.rev) == (ERASED, None, 2)
    assert office.door.load(Meeting, held.uid).attendance[0].person == who.uid


def test_a_name_in_minutes_stays_unless_it_is_chosen(office: Office) -> None:
    who = person(office)
    held = meeting(office, who)
    subject = subject_of(who)
    erase(office, subject, plan(office, subject).keys())
    said = office.door.load(Meeting, held.uid).remarks
    assert said == f"{NAME}（{ERASED}）请假"
    assert office.door.load(Person, who.uid).name == NAME


def test_erasing_is_a_change_that_says_nothing_and_cannot_be_undone(office: Office) -> None:
    who = person(office)
    subject = subject_of(who)
    erase(office, subject, plan(office, subject).keys(names=True))
    assert office.door.undoable() is None
    rows = list(tuples(Change.select(Change.kind, Change.why).order_by(Change.seq)))
    assert rows[-1][0] == Kind.ERASE
    assert all(NAME not in why for _, why in rows)
    assert any(why == ERASED_WHY for _, why in rows)
    images = list(tuples(ChangeImage.select(ChangeImage.before, ChangeImage.after)))
    assert all(PHONE.encode() not in bytes(one or b"") for pair in images for one in pair)


def test_the_next_package_says_it_without_the_value_under_a_new_revision(office: Office) -> None:
    office.door.ask(["people.phone"], changes.Sentence("上级要求"))
    who = person(office)
    subject = subject_of(who)
    erase(office, subject, plan(office, subject).keys())
    line = Line.get_by_id(who.uid)
    content = decode(bytes(line.line))
    assert (line.rev, content["rev"], "phone" in content) == (2, 2, False)


def test_what_an_unfinished_record_last_said_loses_the_value_too(office: Office) -> None:
    office.door.ask(["meetings.remarks"], changes.Sentence("上级要求"))
    who = person(office)
    held = meeting(office, who)
    sent = Line.insert(
        **{"uid": held.uid, "ledger": "meetings", "unit": office.unit, "rev": 1, "hash": "x"},
        line=encode(
            {"ledger": "meetings", "uid": held.uid, "unit": office.unit, "rev": 1, "remarks": PHONE}
        ),
    )
    sent.on_conflict_replace().execute()
    subject = subject_of(who)
    erase(office, subject, plan(office, subject).keys())
    line = Line.get_by_id(held.uid)
    assert line.rev == 2 and PHONE.encode() not in bytes(line.line)


def opened(office: Office, package: Path) -> bytes:
    """The records of a package that this office may open, as the other side reads them."""
    ring = trust.own_ring(office)
    known = {key: some.certificate for key, some in trust.trusted(office).items()}
    return b"\n".join(open_records(inspect_package(package, ring, known.get), ring))


def asked_for_phones(folder: Path, clock: Clock) -> tuple[Road, str]:
    """A city that was told a unit's person and phone by package; the person's uid."""
    road = world(folder, clock)
    with road.open("unit") as unit:
        unit.door.ask(["people.phone"], changes.Sentence("上级要求"))
        uid = person(unit).uid
    return road, uid


def test_above_the_newer_revision_replaces_it_and_the_earlier_import_can_be_erased(
    tmp_path: Path, clock: Clock
) -> None:
    road, uid = asked_for_phones(tmp_path, clock)
    first = road.send_up("unit")
    assert [one.result for one in road.take("city", first)] == ["accepted"]
    with road.open("city") as city:
        found = plan(city, subject_named(PHONE))
        assert any("清溪镇" in str(item.stays) for item in found.items)
        assert all(item.stays is not None for item in found.items)
    with road.open("unit") as unit:
        subject = subject_of(unit.door.load(Person, uid))
        done = erase(unit, subject, plan(unit, subject).keys(names=True))
        assert any("第 1 号包" in str(trace.what) for trace in done.remains)
        assert all(word.encode() in opened(unit, first) for word in (NAME, PHONE))
    second = road.send_up("unit")
    with road.open("unit") as unit:
        records = opened(unit, second)
        assert uid.encode() in records
        assert all(word.encode() not in records for word in (NAME, PHONE))
    assert [one.result for one in road.take("city", second)] == ["accepted"]
    with road.open("city") as city:
        assert city.door.load(Person, uid).phone is None
        subject = subject_named(PHONE)
        found = plan(city, subject)
        assert not found.items and found.images["numbers"]
        erase(city, subject, found.keys())
        assert PHONE.encode() not in plain_pages(city.folder)
        assert changes.broken_at() is None
        with pytest.raises(UserError, match="清除过个人信息"):
            undo_import(city, newest_import().package_id)


def test_what_a_draft_no_longer_says_but_the_level_above_was_told_goes_too(
    tmp_path: Path, clock: Clock
) -> None:
    road = world(tmp_path, clock)
    with road.open("unit") as unit:
        uid = an_issue(unit, f"{NAME}（{PHONE}）没有补学").uid
    road.send_up("unit")
    with road.open("unit") as unit:
        draft = unit.door.load(Issue, uid)
        draft.problem, draft.owner = "有人没有补学", None
        unit.door.store(draft)
        assert not unit.door.load(Issue, uid).complete
        subject = subject_named(PHONE)
        found = plan(unit, subject)
        [told] = [item for item in found.items if item.mention.uid == uid]
        assert (told.mention.column.name, told.ticked, told.stays) == ("problem", True, None)
        assert any("问题（上次报送的内容）" in cell for r in rows_of(found) for cell in r.cells)
        assert erase(unit, subject, found.keys()).records == 1
        assert unit.door.load(Issue, uid).problem == "有人没有补学"
        assert PHONE.encode() not in plain_pages(unit.folder)
    sent = road.send_up("unit")
    with road.open("unit") as unit:
        records = opened(unit, sent)
        assert uid.encode() in records and PHONE.encode() not in records
        assert f"{NAME}（{ERASED}）没有补学".encode() in records


def test_erasing_what_was_told_of_one_leaves_what_a_draft_says_of_another(office: Office) -> None:
    office.door.ask(["meetings.attendance.reason"], changes.Sentence("上级要求"))
    one, other = person(office), office.door.new(Person, name="司马朗朗")
    office.door.store(other)
    held, ledger = meeting(office, one), ledger_named("meetings")
    assert ledger is not None
    line = Line.insert(
        **{"uid": held.uid, "ledger": "meetings", "unit": office.unit, "rev": 1, "hash": "x"},
        line=write_line(ledger, read_state(held), frozenset({"meetings.attendance.reason"})),
    )
    line.on_conflict_replace().execute()
    held = office.door.load(Meeting, held.uid)
    held.attendance[0].person, held.attendance[0].reason = other.uid, "出差"
    held.remarks = ""
    office.door.store(held)
    subject = subject_of(one)
    erase(office, subject, plan(office, subject).keys(names=True))
    assert office.door.load(Meeting, held.uid).attendance[0].reason == "出差"
    assert REASON.encode() not in bytes(Line.get_by_id(held.uid).line)


def test_a_chosen_file_goes_with_its_words(office: Office, tmp_path: Path) -> None:
    who = person(office)
    paper = tmp_path / f"{NAME}病历.txt"
    paper.write_text("病历", encoding="utf-8")
    file = office.attachments.add_file(paper)
    held = meeting(office, who)
    held.attachments = (file,)
    office.door.store(held)
    text_index.keep(file.sha256, f"{NAME}的病历", False)
    subject = subject_of(who)
    found = plan(office, subject)
    kept = erase(office, subject, found.keys())
    assert kept.files == 0 and office.attachments.has(file.sha256)
    done = erase(office, subject, plan(office, subject).keys(names=True, files=True))
    assert done.files == 1 and not office.attachments.has(file.sha256)
    assert text_index.documents_with(NAME) == []
    assert NAME.encode() not in plain_pages(office.folder)


def test_an_interrupted_erasure_is_finished_at_the_next_opening(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    with offices.unit() as office:
        subject = subject_of(person(office))
        monkeypatch.setattr("models.privacy.erasing.sweep", lambda: False)
        assert not erase(office, subject, plan(office, subject).keys(names=True)).swept
        assert is_waiting()
    with offices.unit() as office:
        assert not is_waiting()
        assert PHONE.encode() not in plain_pages(office.folder)


def test_older_backups_are_deleted_once_a_fresh_one_is_whole(office: Office) -> None:
    first = backup(office, "manual")
    fresh, gone = drop_older(office)
    assert (backups(office), gone) == ([fresh], 1) and not first.exists()


def test_nothing_chosen_and_words_too_short_are_refused(office: Office) -> None:
    with pytest.raises(UserError, match="写全姓名"):
        subject_named("李")
    with pytest.raises(UserError, match="没有选中"):
        erase(office, subject_named("查无此人"), {NAMES})


def test_reasons_from_before_the_upgrade_are_named_as_staying(tmp_path: Path) -> None:
    lay_out(FORMATS / "0004.zip", tmp_path / "office")
    name, older = "姓名500", "升级以前的变动说明：1 条"
    with Office(tmp_path / "office", now=Clock()) as office:
        who = Person.get(Person.name == name)
        who = office.door.load(Person, who.uid)
        who.remarks = "升级以后改过"
        office.door.store(who)
        subject = subject_of(who)
        found = plan(office, subject)
        assert older in [str(trace.what) for trace in found.remains]
        done = erase(office, subject, found.keys(names=True))
        assert older in [str(trace.what) for trace in done.remains]
        reasons = {why for (why,) in tuples(Change.select(Change.why)) if name in why}
        assert reasons == {'["新建“{title}”", {"title": "姓名500"}]'}
        assert changes.broken_at() is None


def test_the_list_of_what_leaves_names_ledgers_fields_and_files(
    office: Office, tmp_path: Path
) -> None:
    who = person(office)
    held = meeting(office, who)
    paper = tmp_path / "通知.txt"
    paper.write_text("通知", encoding="utf-8")
    held.attachments = (office.attachments.add_file(paper),)
    office.door.store(held)
    before = leaving_up(office, None)
    assert not any(one.labels == ("电话",) for one in before.personal)
    assert any(one.labels == ("电话",) for one in before.staying)
    office.door.ask(["people.phone"], changes.Sentence("上级要求"))
    after = leaving_up(office, None)
    assert [one.count for one in after.personal if one.labels == ("电话",)] == [1]
    assert dict(after.ledgers)[PEOPLE] == 1


def test_the_command_line_lists_and_erases(
    offices: Offices, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with offices.unit() as office:
        who = person(office)
        run = ["--data", str(office.folder), "privacy"]
    assert main([*run, "list", NAME, "--to", str(tmp_path / "a.xlsx"), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert any(row["text"] == PHONE and row["key"] for row in rows)
    sheet = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert PHONE in [cell.value for row in sheet for cell in row]
    assert main([*run, "erase", NAME]) == 0
    with offices.unit() as office:
        assert office.door.load(Person, who.uid).phone == PHONE
    capsys.readouterr()
    assert main([*run, "erase", NAME, "--names", "--yes", "--json"]) == 0
    assert PHONE not in capsys.readouterr().out
    with offices.unit() as office:
        assert office.door.load(Person, who.uid).name == ERASED


def test_the_command_line_says_what_a_package_would_hold(
    tmp_path: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    asked_for_phones(tmp_path, clock)
    run = runner(capsys, tmp_path / "unit")
    told = run("package", "export", "--dry-run", "--json").json
    fields = {(one["ledger"], one["field"]): one["count"] for one in told["personal"]}
    assert fields["people", "电话"] == fields["people", "姓名"] == 1
    assert told["to"] == "明州市" and told["ledgers"]["people"] == 1 and "草稿" in told["never"]
    assert ("people", "备注") in {(one["ledger"], one["field"]) for one in told["staying"]}
    said = run("package", "export", "--dry-run").out
    assert "给：明州市" in said and "不出去的：" in said and PHONE not in said
    assert not list(tmp_path.rglob("*.xjb"))


def test_what_goes_down_is_listed_before_it_goes(
    tmp_path: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    road = world(tmp_path, clock)
    with road.open("city") as city:
        city.door.ask(["people.phone"], changes.Sentence("上级要求"))
        who = person(city)
        held = an_issue(city, "不下发的问题")
        paper = tmp_path / "方案.txt"
        paper.write_text("方案", encoding="utf-8")
        drive = city.door.new(Drive, title="回头看", starts_on=clock.today, lead_leader=who.uid)
        scheme = city.door.new(Scheme, title="学习教育方案", year=2026)
        file = (city.attachments.add_file(paper),)
        scheme.versions.append(SchemeVersion(version="1", made_on=clock.today, file=file))
        city.door.store(drive, scheme)
    run = runner(capsys, tmp_path / "city")
    told = run("package", "down", "--dry-run", "--json").json
    assert told["to"] == "清溪镇"
    counts = {(one["ledger"], one["field"]): one["count"] for one in told["personal"]}
    assert counts["people", "姓名"] == 1 and ("people", "电话") not in counts
    assert ("people", "电话") in {(one["ledger"], one["field"]) for one in told["staying"]}
    assert [(one["name"], one["now"]) for one in told["files"]] == [("方案.txt", True)]
    assert not list(tmp_path.rglob("*.xjb"))
    [sent] = road.send_down("city")
    with road.open("unit") as unit:
        lines = [decode(line) for line in opened(unit, sent).splitlines()]
    packed = Counter(one["ledger"] for one in lines if ledger_named(one["ledger"]))
    assert packed == told["ledgers"]
    assert held.uid not in {one.get("uid") for one in lines}
    assert run("package", "down").code == 2


def test_the_command_line_deletes_earlier_backups_once_that_is_said(
    offices: Offices, capsys: pytest.CaptureFixture[str]
) -> None:
    with offices.unit() as office:
        first = backup(office, "manual")
        run = runner(capsys, office.folder)
    assert "还没有删除" in run("privacy", "backups").err and first.exists()
    done = run("privacy", "backups", "--yes")
    assert "已删除更早的备份 1 份" in done.err and not first.exists()
    assert Path(done.out.strip()).exists()


def test_a_file_that_is_written_out_is_said_to_hold_personal_data(
    offices: Offices, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with offices.unit() as office:
        person(office)
        run = runner(capsys, office.folder)
    people = run("sheet", "export", "people", str(tmp_path / "a.xlsx"))
    assert (
        people.err.splitlines()[-1] == "含个人信息：姓名、性别、电话、离任（调出）日期、备注、附件"
    )
    assert "责任人" in run("sheet", "export", "issues", str(tmp_path / "b.xlsx")).err
    assert "含个人信息" not in run("sheet", "export", "books", str(tmp_path / "c.xlsx")).err
    changed = run("history", "list", "--out", str(tmp_path / "d.xlsx"))
    assert "含个人信息：谁、记录、原因、改动" in changed.err


def test_only_the_columns_of_a_view_are_named_and_the_window_names_a_few() -> None:
    assert personal_labels(PEOPLE, [Person.phone]) == ("电话",)
    assert note_on(("姓名", "电话"), chinese, whole=False) == "含个人信息：姓名、电话"
    assert note_on("一二三四五六七", chinese, whole=False).endswith("五、六等 7 项")
    assert note_on((), chinese) == ""
