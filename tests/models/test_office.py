"""A data folder: set up, opened by one program at a time, whole after a crash, unreadable."""

import io
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from models import changes
from models.database import damage
from models.errors import UserError
from models.keys import KEYS_FILE, is_protected
from models.ledgers.areas import Area
from models.ledgers.issues import Issue, IssueEvidence, IssueSource
from models.ledgers.people import Person
from models.ledgers.plans import Plan, PlanState, PlanStep
from models.ledgers.units import Level, Unit
from models.office import DATA_FILE, Office, is_office, set_up
from models.record import database
from tests.conftest import Clock
from tests.exchanging import an_issue

ROOT = Path(__file__).resolve().parents[2]
CANARY = "清溪镇发热门诊引导标识缺失金丝雀"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    set_up(tmp_path / "data", "清溪镇", Level.UNIT)
    return tmp_path / "data"


def test_a_new_office_knows_its_name_level_code_and_area(tmp_path: Path) -> None:
    folder = tmp_path / "台账 数据"
    assert not is_office(folder)
    set_up(
        folder, "明州市教育局", Level.DISTRICT, code="91350100M000100Y43", area="北片", actor="李"
    )
    assert is_office(folder)
    with Office(folder) as office:
        row = office.row
        assert (office.name, row.level, row.credit_code) == (
            *("明州市教育局", Level.DISTRICT),
            "91350100M000100Y43",
        )
        assert office.door.load(Area, row.area or "").title == "北片"
        assert office.door.actor == "李"
        assert damage() is None


def test_a_folder_that_holds_an_office_is_not_set_up_again(folder: Path) -> None:
    before = (folder / KEYS_FILE).read_bytes()
    with pytest.raises(UserError, match="里已经有台账数据"):
        set_up(folder, "别的单位", Level.UNIT)
    assert (folder / KEYS_FILE).read_bytes() == before


def test_without_a_password_it_opens_by_itself_and_says_so(folder: Path) -> None:
    assert not is_protected(folder / KEYS_FILE)
    with Office(folder) as office:
        assert office.name == "清溪镇"


def test_with_a_password_only_that_password_opens_it(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    set_up(folder, "清溪镇", Level.UNIT, password="青山绿水2026")
    assert is_protected(folder / KEYS_FILE)
    with pytest.raises(UserError, match="密码不对"):
        Office(folder, lambda: "青山绿水2025")
    with pytest.raises(UserError, match="需要密码"):
        Office(folder)
    with Office(folder, lambda: "青山绿水2026") as office:
        assert office.name == "清溪镇"


def rewrite_keys(folder: Path, **changed: object) -> None:
    path = folder / KEYS_FILE
    content = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(content | changed), encoding="utf-8")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"magic": "something-else"}, "不是学教台账的数据文件夹"),
        ({"format": 3}, "由更新的版本写成"),
        ({"slots": [{"kind": "open", "key": "A" * 43 + "="}]}, "不是这把钥匙的，或者已经损坏"),
        ({"slots": "?"}, "读不出来"),
        ({"slots": [{"kind": "open", "key": "%"}]}, "读不出来"),
        ({"slots": [{"kind": "open", "key": "QUJD"}]}, "读不出来"),
        ({"slots": []}, "需要密码"),
    ],
)
def test_foreign_newer_and_damaged_key_files_are_told_apart(
    folder: Path, changed: dict[str, object], sentence: str
) -> None:
    rewrite_keys(folder, **changed)
    with pytest.raises(UserError, match=sentence):
        Office(folder)


def test_a_missing_and_a_garbled_key_file_are_told_apart(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="没有台账数据"):
        Office(tmp_path / "nothing")
    (folder / KEYS_FILE).write_bytes(b"\xff\xfe")
    with pytest.raises(UserError, match="读不出来"):
        Office(folder)


def test_a_data_file_of_a_newer_version_is_left_alone(folder: Path) -> None:
    with Office(folder):
        names = database.execute_sql("SELECT name FROM schema_migration ORDER BY name").fetchall()
        assert names[0][0].startswith("0001")
        database.execute_sql(
            "UPDATE schema_migration SET name = '9999_later' WHERE name = ?", names[-1]
        )
    with pytest.raises(UserError, match="由更新的版本写成"):
        Office(folder)
    assert database.obj is None


def test_a_damaged_data_file_is_refused_with_a_sentence(folder: Path) -> None:
    content = bytearray((folder / DATA_FILE).read_bytes())
    content[100] ^= 1
    (folder / DATA_FILE).write_bytes(content)
    with pytest.raises(UserError, match="已经损坏"):
        Office(folder)


@pytest.mark.parametrize("part", [0.2, 0.4, 0.6, 0.8, 1.0])
def test_damage_anywhere_in_the_file_is_found_or_refused(folder: Path, part: float) -> None:
    content = bytearray((folder / DATA_FILE).read_bytes())
    content[int(len(content) * part) - 100] ^= 1
    (folder / DATA_FILE).write_bytes(content)
    try:
        with Office(folder):
            assert damage() is not None
    except UserError as refusal:
        assert "已经损坏" in str(refusal)


def run(script: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", script, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


HOLDING = """
import sys
from pathlib import Path
from models.office import Office
with Office(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def held(folder: Path) -> "Iterator[subprocess.Popen[str]]":
    process = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", HOLDING, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    yield process
    process.communicate("")


def test_a_second_program_is_refused_with_a_sentence(
    folder: Path, held: "subprocess.Popen[str]"
) -> None:
    with pytest.raises(UserError, match="正由另一个窗口打开"):
        Office(folder)
    held.communicate("")
    with Office(folder) as office:
        assert office.name == "清溪镇"


STORING = """
import sys
from pathlib import Path
from models.office import Office
from models.ledgers.people import Person
with Office(Path(sys.argv[1])) as office:
    print("open", flush=True)
    number = 0
    while True:
        names = [f"{sys.argv[2]}-{number}-{place}" for place in range(20)]
        people = [office.door.new(Person, name=name) for name in names]
        office.door.store(*people)
        print(number, flush=True)
        number += 1
"""


def test_a_program_killed_while_storing_loses_nothing_that_was_stored(folder: Path) -> None:
    """Each batch of twenty is there whole or not at all, and all that were confirmed are there."""
    chance = random.Random(20260910)
    confirmed = -1
    for attempt in range(4):
        process = run(STORING, folder, attempt)
        assert process.stdout is not None
        process.stdout.readline()
        for _ in range(chance.randrange(1, 6)):
            confirmed = int(process.stdout.readline())
        # Somewhere inside the next batch: the pipe is read no further and nobody waits.
        spin = chance.randrange(200_000)
        while spin:
            spin -= 1
        process.kill()
        process.communicate()
        with Office(folder):
            assert damage() is None
            assert changes.broken_at() is None
            names = [(person.name or "").split("-") for person in Person.select()]
            assert len(names) % 20 == 0
            assert max(int(name[1]) for name in names if name[0] == str(attempt)) >= confirmed


def test_no_plain_text_stands_in_the_data_folder(folder: Path) -> None:
    with Office(folder) as office:
        issue = office.door.new(
            Issue, problem=CANARY, source=IssueSource.SELF_CHECK, remarks=CANARY * 50
        )
        file = office.attachments.add(io.BytesIO(CANARY.encode() * 100), f"{CANARY}.txt")
        issue.evidence.append(IssueEvidence(file=(file,), caption=CANARY))
        office.door.store(issue)
        found = [path.name for path in files_of(folder) if holds_canary(path)]
        assert found == []
        assert len(list(files_of(folder))) >= 4
    assert [path.name for path in files_of(folder) if holds_canary(path)] == []
    with Office(folder) as office:
        kept = office.door.load(Issue, issue.uid)
        assert kept.problem == CANARY
        assert office.attachments.read(file.sha256) == CANARY.encode() * 100


def files_of(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def holds_canary(path: Path) -> bool:
    content = path.read_bytes() + str(path).encode()
    forms = (CANARY.encode(), CANARY.encode("utf-16-le"), CANARY.encode("gb18030"))
    return any(form in content for form in forms)


def test_a_file_added_to_nothing_is_collected_at_the_next_opening(folder: Path) -> None:
    with Office(folder) as office:
        lost = office.attachments.add(io.BytesIO(b"lost"), "lost.txt")
        office.attachments._marker.touch()
        assert office.attachments.has(lost.sha256)
    with Office(folder) as office:
        assert not office.attachments.has(lost.sha256)


def test_what_a_day_changes_reads_anew_at_the_next_opening(folder: Path, clock: Clock) -> None:
    from datetime import date

    with Office(folder, now=clock) as office:
        plan = office.door.new(Plan, title="读书", schedule_text="9月", due_on=date(2026, 9, 30))
        plan.steps.append(PlanStep(month="2026-09", planned_count=2, done_count=1))
        office.door.store(plan)
        assert office.door.load(Plan, plan.uid).state is PlanState.DOING
    for day, state in ((30, PlanState.DOING), (1, PlanState.PARTLY_DONE)):
        clock.set(2026, 9 if day == 30 else 10, day)
        with Office(folder, now=clock) as office:
            assert office.door.load(Plan, plan.uid).state is state


def test_a_unit_whose_code_has_a_wrong_digit_is_warned_of_and_kept(folder: Path) -> None:
    with Office(folder) as office:
        unit = office.door.new(
            Unit, name="某校", level=Level.UNIT, unit_type="school", credit_code="9" * 18
        )
        office.door.store(unit)
        kept = office.door.load(Unit, unit.uid)
        assert kept.complete
        assert [p.level for p in office.door.problems(kept)] == ["warning"]


def test_states_follow_a_clock_that_was_set_back_while_the_office_was_open(
    tmp_path: Path, clock: Clock
) -> None:
    set_up(tmp_path / "office", "清溪镇", Level.UNIT)
    with Office(tmp_path / "office", now=clock) as office:
        clock.set(2026, 8, 1)
        plan = office.door.new(Plan, title="读书班", schedule_text="8月", due_on=date(2026, 8, 31))
        office.door.store(plan)
        assert office.door.load(Plan, plan.uid).state is PlanState.NOT_STARTED
    clock.set(2026, 9, 10)
    with Office(tmp_path / "office", now=clock) as office:
        assert office.door.load(Plan, plan.uid).state is PlanState.NOT_DONE


def test_a_newer_program_fills_what_the_older_one_did_not_derive(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Office(folder, now=Clock()) as office:
        issue = an_issue(office)
        before = office.door.load(Issue, issue.uid).due_on
        Issue.update(due_on=None).where(Issue.uid == issue.uid).execute()
    assert before is not None
    monkeypatch.setattr("models.office.is_outdated", lambda _opened: True)
    monkeypatch.setattr("models.office.migrate", lambda _opened: ["0009_later"])
    with Office(folder, now=Clock()) as office:
        assert office.door.load(Issue, issue.uid).due_on == before
