"""Forks, new epochs and backups through the command line."""

import shutil
from pathlib import Path

import pytest

from tests.models.cli_calls import Run
from tests.models.test_cli_packages import Two, strangers, two

__all__ = ["strangers", "two"]


def send(two: Two) -> Path:
    count = len(two.unit("list", "people", "--json").json)
    assert two.unit("add", "people", "--set", f"name=周敏{count}").code == 0
    return Path(two.unit("package", "export", "--to", str(two.stick), "--json").json["path"])


def take(run: Run, path: Path) -> dict[str, object]:
    [outcome] = run("package", "import", str(path), "--yes", "--json").json
    return dict(outcome)


def down(two: Two) -> Path:
    [made] = two.city("package", "down", "--to", str(two.stick), "--json").json
    return Path(made["path"])


def newest_backup(run: Run) -> str:
    return str(run("backup", "list", "--json").json[0]["path"])


def behind(two: Two) -> None:
    """The unit has put back a backup that is older than what the city has."""
    take(two.city, send(two))
    take(two.unit, down(two))  # makes a backup
    copy = newest_backup(two.unit)
    take(two.city, send(two))
    done = two.unit("backup", "restore", copy, "--json").json
    assert (done["left"], done["blocked"]) == (1, True)


def test_a_restored_unit_is_blocked_until_it_has_its_data_back(two: Two) -> None:
    behind(two)
    refused = two.unit("package", "export", "--to", str(two.stick))
    assert refused.code == 1
    assert "恢复过备份" in refused.err
    assert "恢复过备份" in two.unit("package", "forks").err
    granted = two.city("package", "grant", "清溪镇", "--json").json
    assert (granted["how"], granted["epoch"], granted["after_seq"]) == ("recovery", 2, 2)
    assert take(two.unit, down(two))["result"] == "accepted"
    assert len(two.unit("list", "people", "--json").json) == 2
    assert take(two.city, send(two))["result"] == "accepted"
    assert two.city("package", "forks", "--json").json == []


def test_a_code_needs_a_name_and_lets_the_unit_go_on(two: Two) -> None:
    behind(two)
    assert two.city("package", "grant", "清溪镇", "--how", "code").code == 2
    said = two.city(
        "package", "grant", "清溪镇", "--how", "code", "--told-to", "王芳", "--json"
    ).json
    number, code = str(said["after_seq"]), said["code"]
    assert two.unit("package", "begin-epoch", code).code == 2
    assert two.unit("package", "begin-epoch", "9", code).code == 1
    assert "第 2 轮" in two.unit("package", "begin-epoch", number, code).out
    assert take(two.city, send(two))["result"] == "accepted"


def test_a_second_computer_is_listed_and_the_stream_resumed(two: Two, tmp_path: Path) -> None:
    take(two.city, send(two))
    shutil.copytree(tmp_path / "unit", tmp_path / "second")
    take(two.city, send(two))
    shutil.rmtree(tmp_path / "unit")
    shutil.move(tmp_path / "second", tmp_path / "unit")
    assert take(two.city, send(two))["why"] == "fork"
    [fork] = two.city("package", "forks", "--json").json
    assert (fork["name"], fork["common"], fork["head"]["seq"]) == ("清溪镇", 1, 2)
    assert [side["why"] for side in fork["waiting"]] == ["fork"]
    resumed = two.city("package", "resume", "清溪镇", "--told-to", "王芳")
    assert "已恢复接收" in resumed.out
    assert two.city("package", "forks", "--json").json == []


def test_a_city_that_was_put_back_goes_on_by_itself(two: Two) -> None:
    take(two.city, send(two))
    down(two)
    copy = newest_backup(two.city)
    assert two.city("backup", "restore", Path(copy).name).code == 0
    assert two.city("package", "down", "--to", str(two.stick)).code == 1
    assert "第 2 轮" in two.city("package", "begin-epoch").out
    assert take(two.unit, down(two))["result"] == "accepted"


def test_a_backup_that_is_not_there_is_said(two: Two) -> None:
    missing = two.unit("backup", "restore", "nowhere.xjt")
    assert (missing.code, "找不到" in missing.err) == (1, True)


@pytest.mark.parametrize("verb", [("package", "grant"), ("package", "resume")])
def test_an_unknown_unit_is_said(two: Two, verb: tuple[str, str]) -> None:
    more = () if verb[1] == "grant" else ("--told-to", "王芳")
    refused = two.city(*verb, "没有的镇", *more)
    assert (refused.code, "没有登记过" in refused.err) == (1, True)
