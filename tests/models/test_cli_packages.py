"""Enrolment and packages through the command line, between a unit and its city."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.models.cli_calls import ISSUE, Run, runner, sets


@dataclass(frozen=True)
class Two:
    """A unit, its city, and the stick that is carried between them."""

    unit: Run
    city: Run
    stick: Path


@pytest.fixture
def strangers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Two:
    """A unit and a city that have not met."""
    unit, city = (runner(capsys, tmp_path / name) for name in ("unit", "city"))
    stick = tmp_path / "stick"
    stick.mkdir()
    assert unit("setup", "--name", "清溪镇", "--level", "unit").code == 0
    assert city("setup", "--name", "江州市", "--level", "city").code == 0
    return Two(unit, city, stick)


@pytest.fixture
def two(strangers: Two) -> Two:
    """A unit that is enrolled at its city."""
    asked = strangers.unit("enrol", "request", "--to", str(strangers.stick), "--json").json
    words = ("--fingerprint", asked["fingerprint"], "--to", str(strangers.stick), "--json")
    answer = strangers.city("enrol", "accept", asked["path"], *words).json
    assert strangers.unit("enrol", "install", answer["path"]).code == 0
    return strangers


def test_both_ends_can_compare_the_same_numbers(strangers: Two) -> None:
    two = strangers
    asked = two.unit("enrol", "request", "--to", str(two.stick))
    path, said = asked.out.splitlines()
    numbers = said.split("：")[1]
    assert len(numbers.split()) == 6 and Path(path).parent == two.stick
    accepted = two.city(
        "enrol", "accept", path, "--fingerprint", numbers, "--to", str(two.stick), "--json"
    ).json
    assert accepted["name"] == "清溪镇" and accepted["again"] is False
    installed = two.unit("enrol", "install", accepted["path"], "--json").json
    assert installed == {"parent": "江州市", "fingerprint": accepted["fingerprint"]}


def test_numbers_heard_wrongly_enrol_nobody(strangers: Two) -> None:
    two = strangers
    asked = two.unit("enrol", "request", "--to", str(two.stick), "--json").json
    wrong = " ".join(["00000"] * 6)
    ended = two.city(
        "enrol", "accept", asked["path"], "--fingerprint", wrong, "--to", str(two.stick)
    )
    assert ended.code == 1 and "不一致" in ended.err
    assert list(two.stick.glob("*.xja")) == []


def test_an_office_that_nobody_has_enrolled_cannot_send(strangers: Two) -> None:
    ended = strangers.unit("package", "export", "--to", str(strangers.stick))
    assert ended.code == 1 and "登记" in ended.err
    assert strangers.city("package", "down", "--to", str(strangers.stick)).code == 1


def test_an_export_prints_the_path_and_the_spoken_code(two: Two) -> None:
    two.unit("add", "people", "--set", "name=张三")
    ended = two.unit("package", "export", "--period", "2026-09", "--to", str(two.stick))
    path, code = ended.out.splitlines()
    assert ended.code == 0 and Path(path).parent == two.stick and Path(path).suffix == ".xjb"
    again = two.unit("package", "export", "--period", "2026-09", "--to", str(two.stick), "--json")
    assert again.json["repeated"] is True
    assert (again.json["path"], again.json["code"]) == (path, code)
    assert again.json["period"] == "2026-09" and again.json["to_name"] == "江州市"


def test_an_export_to_nowhere_is_said(two: Two) -> None:
    ended = two.unit("package", "export", "--to", str(two.stick / "none" / "deeper"))
    assert ended.code == 1 and ended.err and "Traceback" not in ended.err
    assert not (two.stick / "none").exists()


def test_a_new_folder_on_the_stick_is_made(strangers: Two) -> None:
    unit, city, stick = strangers.unit, strangers.city, strangers.stick
    asked = unit("enrol", "request", "--to", str(stick / "up"), "--json").json
    words = ("--fingerprint", asked["fingerprint"], "--to", str(stick / "answers"), "--json")
    answer = city("enrol", "accept", asked["path"], *words).json["path"]
    assert unit("enrol", "install", answer).code == 0
    exported = unit("package", "export", "--to", str(stick / "packages"), "--json").json
    (handed,) = city("package", "down", "--to", str(stick / "down"), "--json").json
    folders = [Path(path).parent.name for path in (answer, exported["path"], handed["path"])]
    assert folders == ["answers", "packages", "down"]


@pytest.mark.parametrize("verb", [("import",), ("import", "--dry-run"), ("inspect",)])
def test_a_file_that_is_not_there_is_said_and_nothing_is_touched(
    two: Two, verb: tuple[str, ...]
) -> None:
    sent(two)
    there = (str(two.stick),) if verb[0] == "import" else ()
    ended = two.city("package", *verb, *there, str(two.stick / "none.xjb"), "--json")
    assert ended.code == 1 and "none.xjb" in ended.err and ended.out == ""
    assert two.city("list", "issues", "--json").json == []


def sent(two: Two) -> str:
    """The path of a package with an issue in it."""
    two.unit("add", "people", "--set", "name=张三")
    due = {"first_due_on": "2099-10-01"}
    two.unit("add", "issues", *sets(ISSUE | {"source": "督导检查"} | due))
    words = ("package", "export", "--period", "2026-09", "--to", str(two.stick), "--json")
    return str(two.unit(*words).json["path"])


def test_what_a_unit_sends_stands_at_the_city_and_the_code_is_the_same(two: Two) -> None:
    path = sent(two)
    code = two.unit("package", "export", "--period", "2026-09", "--to", str(two.stick)).out.split()[
        1
    ]
    (outcome,) = two.city("package", "import", str(two.stick), "--yes", "--json").json
    assert outcome["result"] == "accepted" and outcome["code"] == code
    assert outcome["sender"] == "清溪镇" and outcome["kind"] == "up"
    assert outcome["period"] == "2026-09" and outcome["file"] == path
    assert (outcome["new"], outcome["changed"], outcome["conflicts"]) == (2, 0, 0)
    (issue,) = two.city("list", "issues", "--unit", "清溪镇", "--json").json
    assert issue["problem"] == ISSUE["problem"] and issue["shown"]["owner"] == "张三"
    assert two.city("check").code == 0


def test_the_figures_of_the_period_are_frozen_in_the_package_and_stand_at_the_city(
    two: Two,
) -> None:
    path = sent(two)
    frozen = two.city("package", "inspect", path, "--json").json["figures"]
    assert frozen["issues_found"] == 1
    two.city("package", "import", path, "--yes")
    words = ("figures", "--period", "2026-09", "--json")
    city = {one["name"]: one for one in two.city(*words).json}
    unit = {one["name"]: one for one in two.unit(*words).json}
    for name, one in city.items():
        if one["additive"]:
            assert one["value"] == unit[name]["value"], name


def test_the_same_folder_again_changes_nothing_and_says_so(two: Two) -> None:
    sent(two)
    two.city("package", "import", str(two.stick), "--yes")
    ended = two.city("package", "import", str(two.stick), "--yes", "--json")
    (outcome,) = ended.json
    assert ended.code == 0 and outcome["result"] == "already"
    assert outcome["new"] == outcome["changed"] == 0


def test_a_dry_run_tells_what_would_come_and_takes_nothing(two: Two) -> None:
    path = sent(two)
    (outcome,) = two.city("package", "import", path, "--dry-run", "--json").json
    assert outcome["result"] == "accepted" and outcome["new"] == 2
    assert two.city("list", "issues", "--json").json == []
    inspected = two.city("package", "inspect", path, "--json").json
    assert {d["kind"] for d in inspected["differences"]} == {"new"}
    assert {d["ledger"] for d in inspected["differences"]} == {"people", "issues"}
    assert "发热门诊" in two.city("package", "inspect", path).out


def test_a_flipped_byte_keeps_one_package_out_and_the_status_says_so(two: Two) -> None:
    path = Path(sent(two))
    whole = path.read_bytes()
    harmed = bytearray(whole)
    harmed[len(harmed) // 2] ^= 1
    (two.stick / "harmed.xjb").write_bytes(harmed)
    ended = two.city("package", "import", str(two.stick), "--yes", "--json")
    results = {Path(one["file"]).name: one["result"] for one in ended.json}
    assert ended.code == 3
    assert results == {path.name: "accepted", "harmed.xjb": "refused"}
    assert next(one for one in ended.json if one["result"] == "refused")["reason"]
    text = two.city("package", "import", str(two.stick / "harmed.xjb"), "--lang", "en")
    assert text.code == 3 and text.out.startswith("Refused")
    assert two.city("package", "inspect", str(two.stick / "harmed.xjb"), "--json").code == 3


def test_a_folder_without_packages_is_said(two: Two, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = two.city("package", "import", str(tmp_path / "empty"), "--yes")
    assert ended.code == 1 and "没有报送包" in ended.err


def test_a_closure_goes_up_its_acceptance_comes_down_and_the_issue_is_closed(
    two: Two, tmp_path: Path
) -> None:
    (tmp_path / "after.txt").write_bytes(b"after")
    sent(two)
    (issue,) = two.unit("list", "issues", "--json").json
    uid, evidence = issue["uid"], f"evidence=@{tmp_path / 'after.txt'}"
    assert two.unit("act", "issues", "start", uid).code == 0
    assert two.unit("act", "issues", "edit", uid, "--set", evidence).code == 0
    for verb in ("mark_done", "request_closure", "pass_review"):
        assert two.unit("act", "issues", verb, uid).code == 0, verb
    path = two.unit("package", "export", "--to", str(two.stick)).out.splitlines()[0]
    assert two.city("package", "import", path, "--yes").code == 0
    accepted = two.city("act", "issues", "accept", uid, "--set", "reason=现场看过")
    assert accepted.code == 0, accepted.err
    (down,) = two.city("package", "down", "--to", str(two.stick), "--json").json
    assert down["to_name"] == "清溪镇" and down["kind"] == "down"
    taken = two.unit("package", "import", down["path"], "--yes", "--json")
    assert [one["result"] for one in taken.json] == ["accepted"]
    for office in (two.unit, two.city):
        (issue,) = office("list", "issues", "--json").json
        assert issue["shown"]["closure_state"] == "已销号" and issue["stage"] == "done"
        assert office("check").code == 0
    (tmp_path / "other.txt").write_bytes(b"other")
    exchanged = f"evidence=@{tmp_path / 'other.txt'}"
    assert two.unit("act", "issues", "edit", uid, "--set", exchanged).code == 0
    assert two.unit("list", "issues", "--json").json[0]["shown"]["closure_state"] == "待验收"


def test_a_package_in_the_outbox_that_is_harmed_or_missing_is_found(
    two: Two, tmp_path: Path
) -> None:
    sent(two)
    assert two.unit("check").code == 0
    (path,) = (tmp_path / "unit" / "outbox").glob("*.xjb")
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    harmed = two.unit("check")
    assert harmed.code == 1 and "第 1 号包已经损坏" in harmed.err
    path.unlink()
    gone = two.unit("check")
    assert gone.code == 1 and "发件箱" in gone.err


def test_a_received_package_whose_number_was_rewritten_is_found(two: Two, tmp_path: Path) -> None:
    from models.office import Office
    from models.record import database

    two.city("package", "import", sent(two), "--yes")
    two.unit("add", "people", "--set", "name=李四")
    path = two.unit("package", "export", "--to", str(two.stick)).out.splitlines()[0]
    two.city("package", "import", path, "--yes")
    assert two.city("check").code == 0
    with Office(tmp_path / "city"):
        database.execute_sql("UPDATE incoming SET sha256 = 'x' WHERE seq = 1")
    ended = two.city("check")
    assert ended.code == 1 and "接不上" in ended.err


def test_an_import_is_taken_back_whole_and_can_come_again(two: Two) -> None:
    path = sent(two)
    (outcome,) = two.city("package", "import", path, "--yes", "--json").json
    ended = two.city("package", "undo", outcome["package_id"])
    assert ended.code == 0 and "清溪镇" in ended.out
    assert two.city("list", "issues", "--json").json == []
    assert two.city("package", "undo", outcome["package_id"]).code == 1
    (again,) = two.city("package", "import", path, "--yes", "--json").json
    assert again["result"] == "accepted" and again["new"] == 2


def test_who_has_sent_is_shown_by_unit_and_period(two: Two) -> None:
    two.city("package", "import", sent(two), "--yes")
    (cell,) = two.city("package", "status", "--period", "2026-09", "--json").json
    assert cell["name"] == "清溪镇" and cell["period"] == "2026-09"
    assert cell["state"] in ("on_time", "late") and cell["received_on"]
    year = two.city("package", "status", "--year", "2026", "--json").json
    assert [one["period"] for one in year] == [f"2026-{month:02d}" for month in range(1, 13)]
    head, row = two.city("package", "status", "--year", "2026").out.splitlines()
    assert len(head.split()) == len(row.split()) == 13


def test_the_receipt_code_that_one_end_prints_is_taken_by_the_other(two: Two) -> None:
    made = two.unit("package", "export", "--to", str(two.stick), "--json").json
    assert two.city("package", "import", made["path"], "--yes").code == 0
    [came] = two.city("package", "received", "--json").json
    assert came["package_id"] == made["package_id"]
    assert came["receipt_code"] in two.city("package", "received").out
    assert two.unit("package", "receipt", came["receipt_code"]).code == 0
    [left] = two.unit("package", "sent", "--json").json
    assert (left["receipt"], left["code"]) == ("accepted", made["code"])
    assert made["package_id"] in two.unit("package", "sent").out
