"""A record's versions, an earlier one put back, and every change of all records."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from models import changes
from models.accounts.keeping import add_account
from models.accounts.rights import Role
from models.audit import Wanted, actors, export, found, rows
from models.changes import ChangeImage, Kind
from models.errors import UserError
from models.integrity import look_at_changes
from models.ledgers.books import Book
from models.ledgers.issues import Issue, IssueMeasure
from models.ledgers.people import Person
from models.ledgers.readings import Reading
from models.office import Office
from models.versions import Version, restore, restoring, told, versions
from models.words import chinese
from tests.exchanging import act, an_issue
from tests.models.cli_calls import runner


def edited(office: Office, **values: object) -> Issue:
    """An issue that was entered and then changed."""
    issue = an_issue(office, "一楼标识缺失")
    for name, value in values.items():
        setattr(issue, name, value)
    office.door.store(issue)
    return office.door.load(Issue, issue.uid)


def put_back(office: Office, version: Version) -> Issue:
    restore(office, restoring(office, version, chinese))
    return office.door.load(Issue, version.uid)


def test_every_version_says_who_why_and_what_from_what_to_what(office: Office) -> None:
    issue = edited(office, problem="二楼标识缺失")
    newest, first = versions(issue.uid)
    assert (newest.actor, newest.rev, newest.kind) == (office.door.actor, 2, Kind.EDIT)
    assert str(newest.why) == "修改“2026-001 二楼标识缺失”"
    assert [(one.label, one.old, one.new) for one in told(newest, chinese)] == [
        ("问题", "一楼标识缺失", "二楼标识缺失")
    ]
    whole = {one.label: one.new for one in told(first, chinese)}
    assert whole["整改措施第 1 行：整改措施"] == "重做标识"
    assert whole["责任人"] == "王芳"


def test_putting_a_version_back_is_a_new_revision_that_can_be_undone(office: Office) -> None:
    issue = edited(office, problem="二楼标识缺失", remarks="催过")
    issue.measures.append(IssueMeasure(measure="换灯", due_on=date(2026, 11, 30)))
    issue.measures[0].measure = "重做全部标识"
    office.door.store(issue)
    back = put_back(office, versions(issue.uid)[-1])
    assert (back.problem, back.remarks, back.rev) == ("一楼标识缺失", None, 4)
    assert [part.measure for part in back.measures] == ["重做标识"]
    assert "恢复“2026-001 一楼标识缺失”在" in str(versions(issue.uid)[0].why)
    office.door.undo()
    again = office.door.load(Issue, issue.uid)
    assert (again.problem, again.rev, len(again.measures)) == ("二楼标识缺失", 5, 2)
    assert changes.broken_at() is None


def test_what_verbs_have_done_does_not_come_back(office: Office) -> None:
    issue = an_issue(office, "一楼标识缺失")
    act(office, issue.uid, "start")
    later = office.door.load(Issue, issue.uid)
    later.problem = "二楼标识缺失"
    office.door.store(later)
    planned = restoring(office, versions(issue.uid)[-1], chinese)
    assert [str(some) for some in planned.left] == ["办理过程"]
    back = put_back(office, versions(issue.uid)[-1])
    assert back.problem == "一楼标识缺失"
    assert (back.stage, [event.event for event in back.events]) == (
        later.stage,
        [event.event for event in later.events],
    )


def test_a_state_is_never_wound_back(office: Office) -> None:
    """A reading is read once its day is typed, so the version before would unread it."""
    book = office.door.new(Book, title="论语")
    person = office.door.new(Person, name="张三")
    office.door.store(book, person)
    reading = office.door.new(Reading, book=book.uid, person=person.uid)
    office.door.store(reading)
    reading.finished_on, reading.remarks = office.door.today, "写了心得"
    office.door.store(reading)
    with pytest.raises(UserError, match="只能照常办理"):
        put_back(office, versions(reading.uid)[-1])
    assert office.door.load(Reading, reading.uid).finished_on == office.door.today


def test_a_deleted_record_comes_back_and_nothing_else_may(office: Office) -> None:
    person = office.door.new(Person, name="张三")
    office.door.store(person)
    office.door.delete(office.door.load(Person, person.uid), reason="重复登记")
    deletion, entry = versions(person.uid)
    with pytest.raises(UserError, match="这个版本是删除"):
        restoring(office, deletion, chinese)
    restore(office, restoring(office, entry, chinese))
    assert not office.door.load(Person, person.uid).deleted
    with pytest.raises(UserError, match="和现在一样"):
        restoring(office, entry, chinese)


def test_an_erased_version_says_so_and_breaks_nothing(office: Office) -> None:
    issue = edited(office, problem="二楼标识缺失")
    first = versions(issue.uid)[-1]
    ChangeImage.update(before=None, after=None).where(ChangeImage.seq == first.seq).execute()
    erased = versions(issue.uid)[-1]
    assert (erased.erased, erased.now) == (True, None)
    assert rows([first.seq])[0].changed == "已清除"
    with pytest.raises(UserError, match="内容已清除"):
        restoring(office, erased, chinese)
    assert look_at_changes(office.unit).faults == []


def test_who_may_only_look_puts_nothing_back(office: Office) -> None:
    issue = edited(office, problem="二楼标识缺失")
    add_account(office, "周敏", "Kingfisher-71-lake", [Role.KEEPER])
    planned = restoring(office, versions(issue.uid)[-1], chinese)
    with pytest.raises(UserError):
        restore(office, planned)
    assert found(Wanted(kind="accounts"))
    [row] = rows(found(Wanted(kind="accounts")))
    assert (row.ledger, row.heading) == ("账号", "周敏")


def test_changes_are_found_by_day_person_ledger_kind_and_text(
    office: Office, tmp_path: Path
) -> None:
    issue = edited(office, problem="=二楼标识缺失")
    office.door.undo()
    today = office.door.today.isoformat()
    every = found(Wanted())
    assert every == list(range(changes.head()[0], 0, -1))
    assert found(Wanted(first=today, last=today)) == every[:-1]  # the office was set up before
    assert found(Wanted(last="2020-01-01")) == []
    assert [row.kind for row in rows(found(Wanted(kind="undo")))] == ["撤销"]
    assert set(found(Wanted(uid=issue.uid))) == set(found(Wanted(ledger="issues")))
    assert len(found(Wanted(text="=二楼标识"))) == 2
    assert found(Wanted(actor="谁也不是")) == []
    assert office.door.actor in actors()
    path = export(every, tmp_path / "改动.xlsx", office.name)
    sheet = load_workbook(path).active
    assert sheet is not None
    assert sheet.max_row == len(every) + 2
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_the_command_line_shows_lists_and_puts_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = runner(capsys, tmp_path / "data")
    run("setup", "--name", "清溪镇", "--level", "unit")
    uid = run("add", "people", "--set", "name=张三", "remarks=旧").out.strip()
    run("act", "people", "edit", uid, "--set", "remarks=改过的")
    newest, first = run("history", "show", "people", uid, "--json").json
    assert newest["fields"] == [{"field": "备注", "old": "旧", "new": "改过的"}]
    assert run("history", "restore", "people", uid, str(first["seq"])).code == 0
    assert run("list", "people", "--json").json[0]["remarks"] == "旧"
    refused = run("history", "restore", "people", uid, "1")
    assert (refused.code, "不是这条记录的" in refused.err) == (1, True)
    listed = run("history", "list", "--ledger", "people", "--text", "改过的", "--json").json
    assert (listed["count"], listed["changes"][0]["heading"]) == (2, "张三")
    out = tmp_path / "改动.xlsx"
    assert run("history", "list", "--out", str(out)).code == 0
    assert out.stat().st_size > 0
    assert "Restore" in run("--lang", "en", "history", "restore", "--help").out
