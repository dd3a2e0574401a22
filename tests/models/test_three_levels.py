"""Two districts with three units each under a city: its figures are theirs, whatever is missing."""

import random
import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from models.exchange.desks.status import SubmissionState, submission_status
from models.figures import (
    BELOW,
    OWN,
    Figure,
    Scope,
    by_unit,
    counted,
    figure_named,
    fraction,
    rolled,
    value,
)
from models.figures.rhythm import rhythm
from models.ledgers.closure import ClosureState, Stage
from models.ledgers.decisions import Decision
from models.ledgers.issues import Issue
from models.one_table import ROLLED_UP, View, one_table
from models.periods import Period
from models.reports.one_table_xlsx import write_one_table
from models.todo import key_figures
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, prove, ready_to_close
from tests.three_levels import (
    AFTER,
    CITY,
    DISTRICTS,
    UNITS,
    Levels,
    act,
    additive,
    copied,
    found,
    summed,
    work,
)

OCTOBER_3, OCTOBER_8 = date(2026, 10, 3), date(2026, 10, 8)
WITHHELD = "east-2"


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Levels:
    """Every unit has sent, and both districts have written their sticks for the city."""
    levels = found(tmp_path_factory.mktemp("sent"), Clock())
    with levels.open("east-1") as office:
        for _ in range(2):
            ready_to_close(office)
    levels.to_districts(on=OCTOBER_3)
    for district in DISTRICTS:
        levels.up(district)
    shutil.copytree(levels.road.folder / CITY, levels.road.folder / "city-before")
    return levels


@pytest.fixture
def levels(sent: Levels, tmp_path: Path) -> Levels:
    return copied(sent, tmp_path)


def withhold(levels: Levels, unit: str = WITHHELD) -> None:
    """Take a unit's packages off the city's stick."""
    for path in levels.stick("city-in").glob(f"{UNITS[unit]}*"):
        path.unlink()


def all_own(levels: Levels) -> dict[str, int]:
    return summed([levels.own(name) for name in (*DISTRICTS, *UNITS)])


def test_the_figures_over_all_below_are_the_sum_of_what_each_office_counts(levels: Levels) -> None:
    outcomes = levels.take(CITY, levels.stick("city-in"))
    assert [done.result for done in outcomes] == ["accepted"] * 8
    own = all_own(levels)
    assert sum(own.values()) > 100
    with levels.open(CITY):
        assert additive(BELOW) == own


def test_a_withheld_unit_counts_with_what_its_district_passed_on(levels: Levels) -> None:
    withhold(levels)
    outcomes = levels.take(CITY, levels.stick("city-in"))
    [warned] = [done for done in outcomes if done.warnings]
    assert warned.sender == "东城区"
    assert "石桥镇 1-1" in str(warned.warnings[0])
    own, mine = all_own(levels), levels.own(WITHHELD)
    with levels.open(CITY) as office:
        assert additive(BELOW) == own
        scope = Scope(SEPTEMBER, BELOW, AFTER)
        [some] = rolled(figure("lectures_held"), scope)
        assert (some.name, some.via) == ("石桥镇", levels.uids["east"])
        each = by_unit(figure("lectures_held"), scope)
        assert each[levels.uids[WITHHELD]] == mine["lectures_held"] > 0
        assert not [row for row in counted(figure("lectures_held"), scope) if row.unit == some.unit]
        cards = key_figures(office, SEPTEMBER)
        assert [card.rolled_up for card in cards] == [("石桥镇",)] * 4


def test_a_rate_is_made_of_the_parts_that_were_passed_on(levels: Levels) -> None:
    withhold(levels)
    levels.take(CITY, levels.stick("city-in"))
    own = all_own(levels)
    with levels.open(CITY):
        scope = Scope(SEPTEMBER, BELOW, AFTER)
        present, expected = fraction(figure("attendance_rate"), scope)
        done, planned = fraction(figure("plan_rate"), scope)
        units = value(figure("units_guided"), scope)
    assert (present, expected) == (own["attendance_present"], own["attendance_expected"])
    assert (done, planned) == (own["plan_done"], own["plan_planned"])
    assert units == 0


def test_once_the_package_comes_its_records_count_and_nothing_is_added(levels: Levels) -> None:
    kept = {path.name: path.read_bytes() for path in levels.stick("city-in").glob("石桥镇*")}
    withhold(levels)
    levels.take(CITY, levels.stick("city-in"))
    for name, data in kept.items():
        (levels.stick("late") / name).write_bytes(data)
    [done] = levels.take(CITY, levels.stick("late"))
    assert (done.result, done.via, done.warnings) == ("accepted", levels.uids["east"], ())
    own = all_own(levels)
    with levels.open(CITY):
        assert additive(BELOW) == own
        assert rolled(figure("lectures_held"), Scope(SEPTEMBER, BELOW, AFTER)) == []


def test_a_withheld_month_stands_in_the_year_beside_the_months_that_came(levels: Levels) -> None:
    levels.take(CITY, levels.stick("city-in"))
    levels.road.clock.set(2026, 11, 2)
    october, year, today = Period(2026, 10, 10), Period(2026), date(2026, 11, 1)
    for name in UNITS:
        with levels.open(name) as office:
            work(office, random.Random(name), months=(10,))
    levels.to_districts(date(2026, 11, 2), october)
    for district in DISTRICTS:
        levels.up(district, "city-november", october)
    for path in levels.stick("city-november").glob("石桥镇*1-2*"):
        path.unlink()
    levels.take(CITY, levels.stick("city-november"))
    own: dict[str, list[dict[str, int]]] = {"year": [], "october": []}
    for name in (*DISTRICTS, *UNITS):
        with levels.open(name):
            own["year"].append(additive(OWN, year, today))
            own["october"].append(additive(OWN, october, today))
    with levels.open(CITY):
        assert additive(BELOW, october, today) == summed(own["october"])
        assert additive(BELOW, year, today) == summed(own["year"])
        [some] = rolled(figure("lectures_held"), Scope(year, BELOW, today))
        assert some.periods == ("2026-10",)


def test_the_one_table_shows_what_is_rolled_up_apart_or_in_its_place(
    levels: Levels, tmp_path: Path
) -> None:
    levels.take(CITY, levels.stick("city-in"))
    with levels.open(CITY) as office:
        whole = one_table(office, 2026, View.UNIT, BELOW, AFTER)
        before = rhythm(Scope(Period(2026), BELOW, AFTER))
    fresh = copied_without(levels, tmp_path / "fresh")
    with fresh.open(CITY) as office:
        by_unit_rows = one_table(office, 2026, View.UNIT, BELOW, AFTER)
        by_task = one_table(office, 2026, View.TASK, BELOW, AFTER)
        after = rhythm(Scope(Period(2026), BELOW, AFTER))
        [row] = [row for row in by_unit_rows.rows if row.rolled_up]
        [apart] = [row for row in by_task.rows if row.rolled_up]
        path = write_one_table(by_task, tmp_path / "table.xlsx")
    september = 8
    assert (row.title, apart.title, apart.category) == ("石桥镇", "石桥镇", ROLLED_UP)
    assert not whole.rolled_up and by_task.rolled_up
    for table in (by_unit_rows, by_task):
        told, true = table.totals[september], whole.totals[september]
        assert (told.planned, told.done) == (true.planned, true.done)
        assert told.rolled_up
    assert after[september] == before[september]
    texts = [str(cell.value) for line in load_workbook(path).worksheets[0] for cell in line]
    assert any(text.endswith("汇") for text in texts) and any("汇 汇总数" in text for text in texts)


def copied_without(levels: Levels, folder: Path) -> Levels:
    """The same offices where the city has taken all but the withheld unit's package."""
    fresh = copied(levels, folder)
    shutil.rmtree(fresh.road.folder / CITY)
    shutil.copytree(fresh.road.folder / "city-before", fresh.road.folder / CITY)
    withhold(fresh)
    fresh.take(CITY, fresh.stick("city-in"))
    return fresh


def test_everybody_below_has_a_line_under_its_district(levels: Levels) -> None:
    withhold(levels)
    levels.take(CITY, levels.stick("city-in"), on=OCTOBER_8)
    with levels.open(CITY) as office:
        lines = submission_status(office, [SEPTEMBER], date(2026, 10, 20))
    assert [(line.name, line.via_name, line.depth) for line in lines] == [
        ("东城区", "", 0),
        *((name, "东城区", 1) for name in sorted(["清溪镇", "石桥镇", "柳河镇"])),
        ("西城区", "", 0),
        *((name, "西城区", 1) for name in sorted(["青山镇", "白沙镇", "红岩镇"])),
    ]
    stands = {line.name: line for line in lines}
    assert [line.name for line in lines if line.rolled_up] == ["石桥镇"]
    for name in UNITS.values():
        line = stands[name]
        assert (line.state, line.received_on) == (SubmissionState.ON_TIME, OCTOBER_3)
    assert (stands["东城区"].state, stands["东城区"].days_late) == (SubmissionState.LATE, 3)


def test_the_citys_decision_reaches_the_unit_and_its_answer_the_city(levels: Levels) -> None:
    levels.take(CITY, levels.stick("city-in"))
    with levels.open("east-1") as office:
        asked = Issue.select().where(
            Issue.unit == office.unit, Issue.closure_state == ClosureState.TO_ACCEPT
        )
        uid, other = sorted(issue.uid for issue in asked)[:2]
    with levels.open(CITY) as office:
        act(office, other, "refuse", decided_by="李书记", reason="照片不清楚")
    with levels.open("east") as office:
        act(office, uid, "accept", decided_by="周区长")
    levels.down()
    levels.take(CITY, levels.up("east", "city-soon"))
    for name in ("east-1", "east", CITY):
        with levels.open(name) as office:
            issue = office.door.load(Issue, uid)
            assert (issue.stage, issue.closure_state) == (Stage.DONE, ClosureState.CLOSED), name
    with levels.open("east-1") as office:
        act(office, other, "mark_done")
        prove(office, other, b"a better photo")
        act(office, other, "request_closure")
        act(office, other, "pass_review")
    levels.to_districts()
    levels.up("east", "city-again")
    outcomes = levels.take(CITY, levels.stick("city-again"))
    assert {done.result for done in outcomes} == {"accepted"}
    assert [done.conflicts for done in outcomes] == [0] * len(outcomes)
    with levels.open(CITY) as office:
        issue = office.door.load(Issue, other)
        assert issue.closure_state is ClosureState.TO_ACCEPT
        makers = {d.subject_uid: d.unit for d in Decision.select()}
        assert (makers[uid], makers[other]) == (levels.uids["east"], office.unit)
        own_figures = additive(BELOW)
    assert own_figures == all_own(levels)


def test_what_a_unit_changed_before_it_heard_outdates_the_citys_decision(levels: Levels) -> None:
    levels.take(CITY, levels.stick("city-in"))
    with levels.open(CITY) as office:
        asked = Issue.select().where(
            Issue.unit == levels.uids["east-1"], Issue.closure_state == ClosureState.TO_ACCEPT
        )
        uid = min(issue.uid for issue in asked)
        act(office, uid, "refuse", decided_by="李书记", reason="照片不清楚")
    with levels.open("east-1") as office:
        prove(office, uid, b"another photo")
    levels.to_districts()
    levels.up("east", "city-again")
    outcomes = levels.take(CITY, levels.stick("city-again"))
    assert {done.sender: done.conflicts for done in outcomes if done.conflicts} == {"清溪镇": 1}


def figure(name: str) -> Figure:
    found_figure = figure_named(name)
    assert found_figure is not None
    return found_figure
