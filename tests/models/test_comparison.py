"""Figures beside other periods and other units; the numbers stay those of the figures."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from models.comparison import (
    Taken,
    beside_area,
    change,
    change_text,
    compare,
    period_before,
    same_of_last_year,
    share_text,
)
from models.figures import ALL, Scope, all_figures, figure_named, shown
from models.office import Office
from models.periods import Period
from models.reports.comparison_xlsx import write_area_comparison, write_comparison
from tests.models.cli_calls import ISSUE, Run, runner, sets
from tests.models.test_one_table import a_child, plan, year

__all__ = ["year"]
MARCH = Period(2026, 3, 3)


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ((2026, 3, 3), (2026, 2, 2)),
        ((2026, 1, 1), (2025, 12, 12)),
        ((2026, 1, 3), (2025, 10, 12)),
        ((2026, 7, 12), (2026, 1, 6)),
        ((2026, 1, 12), (2025, 1, 12)),
    ],
)
def test_the_period_before_has_as_many_months(
    code: tuple[int, int, int], before: tuple[int, int, int]
) -> None:
    assert period_before(Period(*code)) == Period(*before)
    assert same_of_last_year(Period(*code)) == Period(code[0] - 1, *code[1:])


def test_changes_have_signs_and_of_nothing_there_is_none() -> None:
    rate, count = figure_named("plan_rate"), figure_named("plan_done")
    assert rate is not None and count is not None
    half, third, none = Taken(rate, 1, 2, ""), Taken(rate, 1, 3, ""), Taken(rate, 0, 0, "")
    assert change(half, third) == 167
    assert [change_text(rate, by) for by in (167, -167, 0, None)] == ["+16.7", "-16.7", "0", "—"]
    assert change(half, none) is None
    five, four, zero = (Taken(count, number, 0, "") for number in (5, 4, 0))
    assert (share_text(five, four), share_text(four, five)) == ("+25.0%", "-20.0%")
    assert (share_text(five, zero), share_text(half, third)) == ("—", "—")
    assert change_text(count, 0.5) == "+0.5"


@pytest.mark.usefixtures("year")
def test_every_figure_stands_beside_its_other_periods(office: Office) -> None:
    made = compare(office, MARCH)
    assert [line.figure for line in made.lines] == list(all_figures())
    for line in made.lines:
        for taken, period in (
            (line.now, MARCH),
            (line.before, Period(2026, 2, 2)),
            (line.last_year, Period(2025, 3, 3)),
        ):
            assert taken.text == shown(line.figure, Scope(period, ALL, office.door.today))


def test_a_unit_stands_beside_the_median_of_its_area(office: Office, year: dict[str, str]) -> None:
    for name, done in (("丙镇", 0), ("丁镇", 2)):
        unit = a_child(office, name, year["area"])
        plan(office, unit, "读书", {3: (4, done)})
    made = beside_area(office, MARCH, year["one"])
    rate = next(line for line in made.lines if line.figure.name == "plan_rate")
    assert (made.area, made.units, made.name) == ("东部片区", 3, "甲镇")
    assert (rate.own.text, rate.median, rate.lowest, rate.highest) == (
        *("100.0%", "50.0%"),
        *("0.0%", "100.0%"),
    )
    assert rate.change == 500
    alone = beside_area(office, MARCH, year["two"])
    assert (alone.area, alone.units) == ("", 4)  # in no area: beside all below


@pytest.mark.usefixtures("year")
def test_the_workbook_holds_numbers_and_counts_the_changes_itself(
    office: Office, tmp_path: Path
) -> None:
    made = compare(office, MARCH)
    sheet = load_workbook(write_comparison(made, tmp_path / "c.xlsx")).worksheets[0]
    at = next(n for n, line in enumerate(made.lines, 4) if line.figure.name == "plan_done")
    row = [cell.value for cell in sheet[at]]
    assert row[2:5] == [
        made.lines[at - 4].now.value,
        0,
        f'=IF(OR(C{at}="—",D{at}="—"),"—",C{at}-D{at})',
    ]
    assert row[5] == f'=IFERROR((C{at}-D{at})/D{at},"—")'
    beside = beside_area(office, MARCH, office.unit)
    assert write_area_comparison(beside, tmp_path / "a.xlsx").exists()


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    run = runner(capsys, tmp_path / "data")
    assert run("setup", "--name", "清溪镇", "--level", "unit").code == 0
    assert run("add", "people", "--set", "name=张三").code == 0
    assert run("add", "issues", *sets(ISSUE)).code == 0
    return run


def test_the_command_line_compares_periods_and_what_was_issued(run: Run, tmp_path: Path) -> None:
    told = run("compare", "--period", "2026-09", "--json").json
    found = next(one for one in told["figures"] if one["name"] == "issues_found")
    assert (found["value"], found["before"]) == (1, {"value": 0, "shown": "0", "change": 1})
    out = tmp_path / "c.xlsx"
    assert run("compare", "--period", "2026-09", "--out", str(out)).out.strip() == str(out)
    assert run("compare", "--by", "area").code == 2
    assert "+1" in run("compare", "--period", "2026-09", "--lang", "en").out
    kept = run("issued", "keep", "figures", "--period", "2026-09").out.strip()
    run("issued", "keep", "table", "--year", "2026", "--title", "年初的表")
    assert run("issued", "list", "--json").json[0]["title"] == "年初的表"
    uid = run("add", "issues", *sets(ISSUE | {"problem": "第二个"})).out.strip()
    told = run("issued", "compare", kept, "--json").json
    found = next(one for one in told["differences"] if one["figure"] == "issues_found")
    assert (found["before"], found["after"], found["change"]) == ("1", "2", 1)
    assert [(one["fate"], one["uid"]) for one in found["causes"]] == [("new", uid)]
    plain = run("issued", "compare", kept)
    assert "第二个" in plain.out and "在本机录入" in plain.out and "个和印发时不一样" in plain.err
    assert run("issued", "forget", "2").code == 0
    assert run("issued", "compare", "2").code == 1
    assert run("issued", "compare", "x").code == 2
