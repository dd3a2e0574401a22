"""Figures through the command line: the number, and the records behind it."""

from pathlib import Path

import pytest

from tests.models.cli_calls import ISSUE, Run, runner, sets


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """An office with two issues of September."""
    run = runner(capsys, tmp_path / "data")
    assert run("setup", "--name", "清溪镇", "--level", "unit").code == 0
    assert run("add", "people", "--set", "name=张三").code == 0
    for day in ("2026-09-01", "2026-09-20"):
        assert run("add", "issues", *sets(ISSUE | {"found_on": day})).code == 0
    return run


def test_a_figure_and_its_records_agree(run: Run) -> None:
    told = {one["name"]: one for one in run("figures", "--period", "2026-09", "--json").json}
    assert told["issues_found"]["value"] == 2 and told["issues_found"]["shown"] == "2"
    assert told["issues_found"]["additive"] is True
    rows = run("figures", "issues_found", "--period", "2026-09", "--records", "--json").json
    listed = {issue["uid"] for issue in run("list", "issues", "--json").json}
    assert {row["uid"] for row in rows} == listed
    assert rows[0]["ledger"] == "issues" and "发热门诊" in rows[0]["heading"]
    assert rows[0]["unit_name"] == "清溪镇"


def test_another_period_has_other_records(run: Run) -> None:
    (figure,) = run("figures", "issues_found", "--period", "2026-08", "--json").json
    assert figure["value"] == 0 and figure["period"] == "2026-08"
    none = run("figures", "issues_found", "--period", "2026-08", "--records", "--json")
    assert none.json == []


def test_a_rate_of_nothing_is_neither_nought_nor_whole(run: Run) -> None:
    told = run("figures", "--period", "2025-01", "--json").json
    rates = [one for one in told if "denominator" in one]
    assert rates and {(one["value"], one["shown"]) for one in rates} == {(None, "—")}


def test_the_figures_of_one_unit_and_of_each_unit_can_be_asked_for(run: Run) -> None:
    period = ("--period", "2026-09", "--json")
    (named,) = run("figures", "issues_found", "--unit", "清溪镇", *period).json
    assert named["value"] == 2
    (each,) = run("figures", "issues_found", "--unit", "all", "--by-unit", *period).json
    assert [(one["name"], one["value"]) for one in each["units"]] == [("清溪镇", 2)]
    assert run("figures", "--unit", "石桥镇").code == 1


def test_an_unknown_figure_is_wrong_usage_and_the_figures_are_named(run: Run) -> None:
    ended = run("figures", "issues_lost")
    assert ended.code == 2 and "issues_found" in ended.err
    assert run("figures", "--records").code == 2


def test_figures_are_shown_as_text_in_the_language_asked_for(run: Run) -> None:
    row = next(text for text in run("figures").out.splitlines() if text.startswith("issues_found "))
    assert " 2 " in row
    records = run("figures", "issues_found", "--records", "--lang", "en").out.splitlines()
    assert len(records) == 3 and "Unit" in records[0]


def planned(run: Run) -> None:
    """A task of two months in the year's plan, the first of them done."""
    task = {
        "title": "=集中学习",
        "schedule_text": "3月、4月",
        "due_on": "2026-04-30",
        "owner_department": "办公室",
        "mode": "读书",
        "seq": "1",
        "year": "2026",
    }
    uid = run("add", "plans", *sets(task)).out.strip()
    assert run("act", "plans", "tick", uid, "--set", "month=2026-03").code == 0


def test_the_year_stands_on_one_table_with_the_counts_of_the_plan(run: Run, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    planned(run)
    path = tmp_path / "table.xlsx"
    ended = run("table", "--year", "2026", "--out", str(path))
    assert ended.code == 0 and ended.out.strip() == str(path)
    sheet, numbers = load_workbook(path).worksheets
    assert sheet["C4"].value == "=集中学习" and sheet["C4"].data_type == "s"
    counts = [cell.value for cell in numbers[2]][2:]
    assert counts == [0, 0, 1, 1, *[0] * 8, 0, 0, 1, *[0] * 9]
    told = run("table", "--year", "2026", "--json").json
    assert (told["planned"], told["done"]) == (2, 1)
    assert [row["title"] for row in told["rows"]] == ["=集中学习"]
    by_unit = run("table", "--year", "2026", "--view", "unit", "--json").json
    assert by_unit["rows"][0]["title"] == "清溪镇"
    assert by_unit["rows"][0]["months"][2]["state"] == "done"


def test_a_table_needs_a_place_to_go_to(run: Run, tmp_path: Path) -> None:
    assert run("table", "--year", "2026").code == 2
    assert run("table", "--out", str(tmp_path / "none" / "x.xlsx")).code == 1
