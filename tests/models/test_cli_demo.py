"""The demo through the command line."""

from pathlib import Path

import pytest

from tests.models.cli_calls import runner


def test_a_demo_is_made_its_city_has_the_units_records_and_all_of_it_is_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = runner(capsys)
    made = run("demo", str(tmp_path / "demo"), "--units", "2", "--seed", "7", "--json")
    assert made.code == 0 and len(made.json["units"]) == 2
    city = Path(made.json["city"])
    sums: dict[str, int] = {}
    for place in (*made.json["units"], city):
        assert run("check", data=Path(place)).code == 0, place
    told = run("figures", "--year", "2026", "--by-unit", "--json", data=city).json
    sums = {one["name"]: sum(u["value"] for u in one["units"]) for one in told if one["additive"]}
    assert sums == {one["name"]: one["value"] for one in told if one["additive"]}
    assert sums["issues_found"] > 0 and sums["plan_items"] > 0
    again = run("package", "import", made.json["stick"], "--yes", "--json", data=city)
    assert again.code == 0
    assert run("demo", str(tmp_path / "demo")).code == 1


def test_a_demo_of_no_number_of_units_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert runner(capsys)("demo", str(tmp_path), "--units", "many").code == 2


def test_a_demo_of_an_impossible_year_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = runner(capsys)("demo", str(tmp_path / "demo"), "--year", "99999")
    assert ended.code == 1 and "2099" in ended.err
    assert not (tmp_path / "demo").exists()
