"""Sending back, explaining, choosing addressees and typing a receipt code by command."""

from pathlib import Path

import pytest

from tests.models.cli_calls import ISSUE, Run, runner, sets
from tests.models.test_cli_packages import Two


@pytest.fixture
def two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Two:
    """A unit that is enrolled at its city."""
    unit, city = (runner(capsys, tmp_path / name) for name in ("unit", "city"))
    stick = tmp_path / "stick"
    stick.mkdir()
    assert unit("setup", "--name", "清溪镇", "--level", "unit").code == 0
    assert city("setup", "--name", "江州市", "--level", "city").code == 0
    asked = unit("enrol", "request", "--to", str(stick), "--json").json
    words = ("--fingerprint", asked["fingerprint"], "--to", str(stick), "--json")
    answer = city("enrol", "accept", asked["path"], *words).json
    assert unit("enrol", "install", answer["path"]).code == 0
    return Two(unit, city, stick)


def up(two: Two) -> None:
    path = two.unit("package", "export", "--to", str(two.stick), "--json").json["path"]
    assert two.city("package", "import", path, "--yes").code == 0


def down(two: Two) -> None:
    [made] = two.city("package", "down", "--to", str(two.stick), "--json").json
    assert two.unit("package", "import", made["path"], "--yes").code == 0


def decisions(run: Run) -> list[dict[str, object]]:
    return list(run("list", "decisions", "--json").json)


def test_a_field_is_sent_back_and_explained(two: Two) -> None:
    two.unit("add", "people", *sets({"name": "张三"}))
    uid = two.unit("add", "issues", *sets(ISSUE)).out.strip()
    up(two)
    said = sets({"about_field": "problem", "reason": "请写明位置", "due_on": "2099-10-20"})
    assert two.city("act", "issues", "send_back", uid, *said).code == 0
    down(two)
    [back] = decisions(two.unit)
    assert (back["kind"], back["about_field"], back["reason"]) == (
        *("return", "problem"),
        "请写明位置",
    )
    assert two.unit("act", "issues", "explain_return", uid, *sets({"reason": "只有一处"})).code == 0
    up(two)
    kinds = {one["kind"]: one for one in decisions(two.city)}
    assert kinds["answer"]["answers"] == kinds["return"]["uid"] == back["uid"]
    again = two.unit("act", "issues", "explain_return", uid, *sets({"reason": "只有一处"}))
    assert again.code == 1 and "现在不能说明退回" in again.err


def test_a_place_that_is_not_there_is_named(two: Two) -> None:
    two.unit("add", "people", *sets({"name": "张三"}))
    uid = two.unit("add", "issues", *sets(ISSUE)).out.strip()
    up(two)
    ended = two.city(
        "act", "issues", "send_back", uid, *sets({"about_field": "where", "reason": "不行"})
    )
    assert ended.code == 1 and "没有“where”这一处" in ended.err


def test_a_receipt_code_is_noted(two: Two) -> None:
    two.unit("add", "people", *sets({"name": "张三"}))
    two.unit("add", "issues", *sets(ISSUE))
    up(two)
    from models.exchange.receiving.history import history
    from models.office import Office

    with Office(two.stick.parent / "city") as office:
        code = history(office)[0].receipt_code
    heard = two.unit("package", "receipt", code, "--told-by", "何静")
    assert heard.code == 0 and heard.out.strip() == "第 1 号包：已接收"
    assert two.unit("package", "receipt", "AAAA-AAAA").code == 1


def test_packages_go_down_to_those_named(two: Two) -> None:
    made = two.city("package", "down", "--unit", "清溪镇", "--to", str(two.stick), "--json").json
    assert [one["to_name"] for one in made] == ["清溪镇"]
    nobody = two.city("package", "down", "--unit", "江州市", "--to", str(two.stick))
    assert nobody.code == 1 and "没有登记过的下级单位" in nobody.err
    unknown = two.city("package", "down", "--area", "南部", "--to", str(two.stick))
    assert unknown.code == 1 and "片区台账里没有“南部”" in unknown.err
