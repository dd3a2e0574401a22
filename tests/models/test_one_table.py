"""The one table: every number in it is a figure's, and every cell opens to its records."""

import re
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from models.figures import ALL, BELOW, Scope, figure_named, value
from models.ledgers.areas import Area
from models.ledgers.plans import Plan, PlanMode, PlanStep
from models.ledgers.schemes import Scheme, SchemeVersion
from models.ledgers.units import Level, Unit
from models.office import Office
from models.one_table import CellState, OneTable, View, one_table
from models.periods import Period
from models.record import new_uid, read_state
from models.reports.one_table_xlsx import write_one_table
from models.words import words_for
from tests.models.test_figures import add

TODAY = date(2026, 9, 18)
YEAR = Period(2026)


def a_child(office: Office, name: str, area: str | None = None) -> str:
    child = Unit(uid=new_uid(), unit=office.unit, parent=office.unit, unit_type="township")
    child.name, child.level, child.area = name, Level.UNIT, area
    add(office, child)
    return child.uid


def plan(
    office: Office,
    unit: str,
    title: str,
    months: dict[int, tuple[int, int | None]],
    mode: PlanMode = PlanMode.READING,
    **more: object,
) -> Plan:
    item = Plan(uid=new_uid(), unit=unit, title=title, mode=mode, year=2026, **more)
    item.schedule_text = "、".join(f"{month}月" for month in months) or "按上级安排"
    item.owner_department, item.due_on = "党建办", date(2026, 12, 31)
    item.steps = [
        PlanStep(month=f"2026-{month:02d}", planned_count=planned, done_count=done)
        for month, (planned, done) in months.items()
    ]
    add(office, item)
    return item


@pytest.fixture
def year(office: Office) -> dict[str, str]:
    """The office's three items, and those of two units below it; name → uid."""
    area = office.door.new(Area, title="东部片区")
    office.door.store(area)
    one, two = a_child(office, "甲镇", area.uid), a_child(office, "乙镇")
    reading = plan(office, office.unit, "读书", {3: (1, 1), 8: (1, 0)}, seq=1)
    meeting = plan(office, office.unit, "例会", {1: (1, 1), 10: (2, None)}, PlanMode.MEETING, seq=2)
    notes = plan(office, office.unit, "心得", {3: (4, 3)}, seq=3)
    plan(office, one, "甲读书", {3: (2, 2), 9: (1, 0)}, seq=1, from_item=reading.uid)
    below = plan(office, two, "乙读书", {3: (3, 1)}, seq=1, from_item=reading.uid)
    plan(office, two, "乙读书二", {4: (1, 1)}, seq=2, from_item=below.uid)
    own = plan(office, two, "=乙自定", {5: (1, 5)}, seq=3)
    return {
        **{"reading": reading.uid, "meeting": meeting.uid, "notes": notes.uid, "own": own.uid},
        **{"one": one, "two": two, "below": below.uid, "area": area.uid},
    }


def pairs(table: OneTable, row: int) -> dict[int, tuple[int, int]]:
    cells = enumerate(table.rows[row].cells, 1)
    return {month: (cell.planned, cell.done) for month, cell in cells if cell.planned}


def number(name: str, units: str = ALL) -> int | None:
    figure = figure_named(name)
    assert figure is not None
    return value(figure, Scope(YEAR, units, TODAY))


def test_a_task_sums_up_what_the_units_do_for_it(office: Office, year: dict[str, str]) -> None:
    table = one_table(office, 2026, today=TODAY)
    assert [(row.category, row.title) for row in table.rows] == [
        *(("读书", "读书"), ("读书", "心得"), ("会议", "例会"), ("自行安排", "乙镇"))
    ]
    assert pairs(table, 0) == {3: (6, 4), 4: (1, 1), 8: (1, 0), 9: (1, 0)}
    parts = {row.title: (row.planned, row.done, row.items) for row in table.rows[0].parts}
    assert parts == {"清溪镇": (2, 1, 1), "乙镇": (4, 2, 2), "甲镇": (3, 2, 1)}
    assert table.rows[0].parts[0].uid == office.unit
    assert (table.rows[3].ledger, table.rows[3].uid) == ("units", year["two"])


@pytest.mark.usefixtures("year")
def test_a_cell_opens_to_the_steps_that_make_it(office: Office) -> None:
    march = one_table(office, 2026, today=TODAY).rows[0].cells[2]
    steps = {s.uid: s for s in PlanStep.select()}
    assert len(march.steps) == 3
    assert sum(steps[one.step].planned_count or 0 for one in march.steps) == march.planned
    assert all(steps[one.step].record == one.plan for one in march.steps)


@pytest.mark.usefixtures("year")
def test_cells_say_what_is_done_partly_done_missed_and_to_come(office: Office) -> None:
    table = one_table(office, 2026, units=office.unit, today=TODAY)
    reading, notes, meeting = table.rows
    told = [(c.state, c.caption, c.overdue) for c in (*reading.cells, *notes.cells) if c.planned]
    assert told == [
        (CellState.DONE, "", False),
        (CellState.MISSED, "0/1", True),
        (CellState.PARTLY, "3/4", True),
    ]
    october = meeting.cells[9]
    assert (october.state, october.caption, october.overdue) == (CellState.PLANNED, "2", False)
    assert meeting.cells[1].state is None


@pytest.mark.usefixtures("year")
def test_a_month_is_over_on_the_first_of_the_next(office: Office) -> None:
    for today, over in ((date(2026, 8, 31), False), (date(2026, 9, 1), True)):
        cell = one_table(office, 2026, units=office.unit, today=today).rows[0].cells[7]
        assert (cell.closed, cell.state is CellState.MISSED) == (over, over)


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("units", [ALL, BELOW, "area", "one", "two"])
def test_the_totals_are_the_figures(
    office: Office, year: dict[str, str], view: View, units: str
) -> None:
    units = year.get(units, units)
    table = one_table(office, 2026, view, units, today=TODAY)
    assert table.planned == number("plan_planned", units)
    assert table.done == number("plan_done", units)
    assert sum(cell.planned for cell in table.totals) == table.planned
    for month, cell in enumerate(table.totals, 1):
        figure = figure_named("plan_done")
        assert figure is not None
        assert cell.done == value(figure, Scope(Period(2026, month, month), units, TODAY))


@pytest.mark.usefixtures("year")
def test_by_unit_every_unit_has_a_row_under_its_area(office: Office) -> None:
    empty = a_child(office, "丙镇")
    table = one_table(office, 2026, View.UNIT, today=TODAY)
    assert [(r.category, r.title, r.items, r.planned) for r in table.rows] == [
        *(("", "清溪镇", 3, 9), ("", "丙镇", 0, 0), ("", "乙镇", 3, 5), ("东部片区", "甲镇", 1, 3))
    ]
    assert table.rows[1].uid == empty


def test_a_unit_looked_at_from_above_shows_the_table_that_it_sees(
    office: Office, year: dict[str, str]
) -> None:
    table = one_table(office, 2026, units=year["two"], today=TODAY)
    assert table.unit == "乙镇"
    assert [row.title for row in table.rows] == ["乙读书", "乙读书二", "=乙自定"]


def test_an_item_of_last_year_that_runs_on_stands_in_both_years(office: Office) -> None:
    item = plan(office, office.unit, "跨年", {}, seq=1)
    item = office.door.load(Plan, item.uid)
    item.year, item.schedule_text = 2025, "11-1月"
    office.door.store(item)
    first, second = (one_table(office, year, today=TODAY) for year in (2025, 2026))
    assert (first.planned, second.planned) == (2, 1)


def test_the_table_names_the_newest_version_of_the_scheme(office: Office) -> None:
    scheme = office.door.new(Scheme, title="方案", year=2026)
    for version, month in (("V1", 1), ("V2", 3)):
        scheme.versions.append(SchemeVersion(version=version, made_on=date(2026, month, 2)))
    office.door.store(scheme)
    table = one_table(office, 2026)
    assert (table.version, table.version_on) == ("V2", date(2026, 3, 2))


# The workbook.


def computed(formula: str, book: dict[str, Worksheet]) -> str:
    """What a spreadsheet makes of the sums in a formula."""

    def total(found: re.Match[str]) -> str:
        left, top, right, bottom = range_boundaries(found[2].replace("$", ""))
        rows = book[found[1]].iter_rows(top, bottom, left, right, values_only=True)
        return str(sum(int(str(n)) for row in rows for n in row))

    text = re.sub(r"SUM\('([^']+)'!([$A-Z0-9:]+)\)", total, formula.removeprefix("="))
    return text.replace('&"/"&', "/")


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("view", list(View))
def test_the_workbooks_formulas_make_our_totals(office: Office, view: View, tmp_path: Path) -> None:
    table = one_table(office, 2026, view, today=TODAY)
    loaded = load_workbook(write_one_table(table, tmp_path / "t.xlsx", filler="周敏"))
    sheet = loaded.worksheets[0]
    sheets = {each.title: each for each in loaded.worksheets}
    count = len(table.rows)
    for place, row in enumerate(table.rows):
        total = sheet.cell(4 + place, 17).value
        assert computed(str(total), sheets) == f"{row.done}/{row.planned}"
    for at, cell in enumerate(table.totals):
        assert computed(str(sheet.cell(4 + count, 5 + at).value), sheets) == str(cell.planned)
        assert computed(str(sheet.cell(5 + count, 5 + at).value), sheets) == str(cell.done)
    assert computed(str(sheet.cell(5 + count, 17).value), sheets) == str(table.done)


def test_the_workbook_prints_on_a3_and_runs_no_typed_formula(
    office: Office, year: dict[str, str], tmp_path: Path
) -> None:
    table = one_table(office, 2026, units=year["two"], today=TODAY)
    sheet = load_workbook(write_one_table(table, tmp_path / "t.xlsx")).worksheets[0]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8, "landscape")
    assert sheet.print_title_rows == "$3:$3"
    typed = sheet.cell(6, 3)
    assert (typed.value, typed.data_type) == ("=乙自定", "s")
    assert typed.quotePrefix
    assert sheet.cell(4, 7).value == "◐ 1/3"
    assert "A4:A6" in {str(merged) for merged in sheet.merged_cells.ranges}
    assert str(sheet.cell(1, 1).value) == "乙镇 2026年度学习教育工作“一张表”"


@pytest.mark.usefixtures("year")
def test_the_workbook_speaks_the_readers_language(office: Office, tmp_path: Path) -> None:
    table = one_table(office, 2026, today=TODAY)
    path = write_one_table(table, tmp_path / "t.xlsx", words=words_for("en"))
    texts = [str(v) for row in load_workbook(path).worksheets[0].values for v in row if v]
    assert "Total" in texts and any(text.startswith("Legend: ○ Plan") for text in texts)
    assert not any("计划" in text for text in texts)


def test_records_of_the_table_are_left_as_they_were(office: Office, year: dict[str, str]) -> None:
    before = [read_state(office.door.load(Plan, year[name])) for name in ("reading", "own")]
    one_table(office, 2026, today=TODAY)
    assert [read_state(office.door.load(Plan, year[n])) for n in ("reading", "own")] == before
