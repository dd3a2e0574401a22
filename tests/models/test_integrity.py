"""What `check` sees: every kind of harm done behind the program's back, and no false alarm."""

import io
from pathlib import Path

import pytest

from models.canonical import decode
from models.errors import UserError
from models.integrity import Finding, check, look_over
from models.ledgers.issues import Issue, IssueEvidence, IssueSource
from models.ledgers.people import Person
from models.ledgers.units import Level
from models.lines import line_hash, write_line
from models.office import Office, set_up
from models.record import database, new_uid, read_state
from models.words import sentence
from tests.models.cli_calls import runner


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An office with an issue, its evidence, a deletion, and a person from elsewhere."""
    folder = tmp_path / "data"
    set_up(folder, "清溪镇", Level.UNIT)
    with Office(folder) as office:
        photo = office.attachments.add(io.BytesIO(b"photo" * 1000), "photo.jpg")
        issue = office.door.new(Issue, problem="标识缺失", source=IssueSource.SELF_CHECK)
        issue.evidence.append(IssueEvidence(file=(photo,)))
        person = office.door.new(Person, name="张三")
        other = office.door.new(Person, name="李四")
        office.door.store(issue, person, other)
        office.door.delete(office.door.load(Person, other.uid), reason="重复登记")
        foreign = Person(uid=new_uid(), unit=new_uid(), name="王五", rev=3, filler="王五")
        foreign.complete = True
        foreign.created_at = foreign.changed_at = "2026-09-01T08:00:00"
        state = read_state(foreign)
        ledger = next(ledger for ledger in office.ledgers if ledger.model is Person)
        line = write_line(ledger, state, frozenset())
        office.door.take([(ledger, decode(line), line)], sentence("导入"))
    return folder


def looked(folder: Path) -> dict[str, Finding]:
    with Office(folder) as office:
        return {finding.name: finding for finding in check(office)}


def faulty(folder: Path) -> list[str]:
    return [name for name, finding in looked(folder).items() if finding.faults]


def harm(folder: Path, statement: str, *values: object) -> None:
    with Office(folder):
        database.execute_sql(statement, values)


def test_whole_data_have_no_fault_and_everything_was_looked_at(folder: Path) -> None:
    found = looked(folder)
    assert [str(fault) for finding in found.values() for fault in finding.faults] == []
    assert found["records"].count == 5  # the unit itself, the issue and three people
    assert found["attachments"].count == 1
    assert found["changes"].count == 6
    assert found["lines"].count >= 2


def test_a_change_rewritten_in_the_table_breaks_the_chain_there(folder: Path) -> None:
    with Office(folder):
        database.execute_sql("DROP TRIGGER changes_no_update")
        database.execute_sql("UPDATE changes SET actor = 'nobody' WHERE seq = 2")
    finding = looked(folder)["changes"]
    assert len(finding.faults) == 1 and "第 2 条" in str(finding.faults[0])


def test_a_record_changed_past_the_door_no_longer_says_what_it_sends(folder: Path) -> None:
    harm(folder, "UPDATE people SET name = '赵六' WHERE name = '王五'")
    harm(folder, "UPDATE units SET name = '石桥镇'")
    assert faulty(folder) == ["records"]
    assert "石桥镇" in str(looked(folder)["records"].faults[0])
    assert "赵六" in str(looked(folder)["records"].faults[1])


def test_an_own_line_that_is_gone_is_missed(folder: Path) -> None:
    harm(folder, "UPDATE people SET complete = 1 WHERE name = '张三'")
    harm(folder, "DELETE FROM lines WHERE ledger = 'people' AND unit IN (SELECT uid FROM units)")
    assert faulty(folder) == ["records"]


def test_a_line_that_its_hash_does_not_fit_is_named(folder: Path) -> None:
    harm(folder, "UPDATE lines SET hash = ? WHERE ledger = 'people'", line_hash(b"another"))
    finding = looked(folder)["lines"]
    assert finding.faults and "校验值" in str(finding.faults[0])


def test_a_derived_field_that_somebody_wrote_is_found(folder: Path) -> None:
    harm(folder, "UPDATE issues SET stage = 'done'")
    finding = looked(folder)["derived"]
    assert any(str(Issue.stage.label) in str(fault) for fault in finding.faults)
    assert faulty(folder) == ["derived"]


@pytest.mark.parametrize("harmed", ["flipped", "cut", "gone"])
def test_an_attachment_that_is_harmed_or_gone_is_found(folder: Path, harmed: str) -> None:
    (path,) = (folder / "attachments").glob("*/*.age")
    content = bytearray(path.read_bytes())
    content[-10] ^= 1
    if harmed == "gone":
        path.unlink()
    else:
        path.write_bytes(content if harmed == "flipped" else content[:100])
    assert faulty(folder) == ["attachments"]


def test_an_attachment_of_another_size_than_was_recorded_is_found(folder: Path) -> None:
    harm(folder, "UPDATE blobs SET size = size + 1")
    assert faulty(folder) == ["attachments"]


def test_the_verb_says_what_it_looked_at_and_ends_well(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = runner(capsys, folder)
    ended = run("check")
    assert ended.code == 0 and ended.err == ""
    assert len(ended.out.splitlines()) == len(looked(folder))
    assert run("check", "--json").json["whole"] is True
    assert run("check", "--lang", "en").out.splitlines()[1].startswith("✓ Changes: 6")


def test_all_of_it_is_one_text_for_a_window_or_the_first_fault(folder: Path) -> None:
    with Office(folder) as office:
        assert len(str(look_over(office)).splitlines()) == len(list(check(office)))
    harm(folder, "UPDATE issues SET stage = 'done'")
    with Office(folder) as office, pytest.raises(UserError, match="重新算出"):
        look_over(office)


def test_the_verb_names_the_first_fault_and_fails(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = runner(capsys, folder)
    harm(folder, "UPDATE issues SET stage = 'done'")
    ended = run("check")
    assert ended.code == 1
    assert "重新算出" in ended.err and len(ended.err.splitlines()) == 1
    assert run("check", "--json").json["whole"] is False


def test_a_page_of_the_data_file_that_is_damaged_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "ledger.xjt"
    content = bytearray(path.read_bytes())
    for page in range(4096 * 2, len(content), 4096):
        content[page + 100] ^= 1
    path.write_bytes(content)
    ended = runner(capsys, folder)("check")
    assert ended.code == 1 and "损坏" in ended.err and "Traceback" not in ended.err
