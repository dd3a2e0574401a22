"""A chart's numbers are those of the figures, on the screen, in the workbook and by command."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from models.charts.chart import Chart
from models.charts.gathering import KEYS, Wish, charts
from models.figures import ALL, OWN, Scope, figure_named, value
from models.ledgers.issues import Issue
from models.ledgers.plans import PlanStep
from models.ledgers.readings import Reading, ReadingNote
from models.ledgers.units import Level, Unit
from models.office import Office, set_up
from models.periods import Period
from models.record import new_uid
from models.reports.chart_xlsx import write_charts
from models.words import chinese, words_for
from tests.conftest import Clock
from tests.models.cli_calls import runner
from tests.models.test_figures import a_plan, act, add, an_issue
from tests.test_house_rules import HAN

USUAL = Wish()
AUTUMN = Scope(Period(2026, 7, 9), ALL, date(2026, 10, 9))


@contextmanager
def founded(folder: Path, clock: Clock) -> Iterator[Office]:
    """A city that keeps its months, a district and two units that keep them less and less."""
    set_up(folder, "明州市", Level.CITY)
    clock.set(2026, 10, 9)
    with Office(folder, now=clock) as office:
        fill(office)
        yield office


@pytest.fixture
def city(tmp_path: Path, clock: Clock) -> Iterator[Office]:
    with founded(tmp_path / "city", clock) as office:
        yield office


def fill(office: Office) -> None:
    names = (("=东城区", Level.DISTRICT), ("清溪镇", Level.UNIT), ("石桥镇", Level.UNIT))
    units = [office.unit, *(below(office, name, level) for name, level in names)]
    for unit, kept in zip(units, (10, 9, 6, 5), strict=True):
        plan = a_plan(unit, schedule_text="8月")
        done = {"done_count": kept, "done_on": date(2026, 8, 20)}
        plan.steps = [PlanStep(month="2026-08", planned_count=10, **done)]
        add(office, plan)
        for noted in (True, False):
            add(office, a_reading(unit, noted))
    for found in (date(2026, 6, 3), date(2026, 7, 3), date(2026, 8, 3)):
        add(office, an_issue(office.unit, found))
    first = Issue.select().order_by(Issue.found_on).get()
    act(office, first, "void", reason="重复登记", effective_on=date(2026, 9, 1))


def below(office: Office, name: str, level: Level) -> str:
    child = Unit(uid=new_uid(), unit=office.unit, parent=office.unit, unit_type="township")
    child.name, child.level = name, level
    add(office, child)
    return child.uid


def a_reading(unit: str, noted: bool) -> Reading:
    reading = Reading(uid=new_uid(), unit=unit, person=new_uid(), book=new_uid())
    reading.due_on = reading.finished_on = date(2026, 8, 31)
    if noted:
        reading.notes.append(ReadingNote(written_on=date(2026, 9, 2), word_count=300))
    return reading


def taken(scope: Scope = AUTUMN, wish: Wish = USUAL) -> dict[str, Chart]:
    return {chart.key: chart for chart in charts(scope, wish)}


def number(name: str, scope: Scope = AUTUMN) -> int | None:
    figure = figure_named(name)
    assert figure is not None
    return value(figure, scope)


def column(chart: Chart, at: int) -> list[int]:
    return [row.values[at] or 0 for row in chart.rows]


def test_a_balance_leads_from_the_opening_to_the_closing(city: Office) -> None:
    chart = taken()["balance"]
    *steps, closing = column(chart, 0)
    assert sum(steps) == closing == number("issues_open") == 2
    assert steps == [1, 2, 0, 0, -1]
    assert str(chart.finding) == "问题对账：期末未销号 2 个，比期初多 1 个"


def test_levels_say_where_work_is_loose(city: Office) -> None:
    chart = taken()["levels"]
    assert [row.told for row in chart.rows] == ["100.0%", "90.0%", "55.0%"]
    assert str(chart.finding) == "上紧下松：市级按时 100.0%，基层单位按时 55.0%"
    for at, name in enumerate(("plan_on_time", "plan_late", "plan_not_done")):
        assert sum(column(chart, at)) == number(name)
    early = taken(replace(AUTUMN, period=Period(2026, 1, 3)))["levels"]
    assert {row.told for row in early.rows} == {"—"}


def test_books_tell_the_same_by_month_and_by_unit(city: Office) -> None:
    by_month, by_unit = taken()["reading"], taken(wish=Wish(by_unit=True))["reading"]
    for at, name in enumerate(("books_ticked", "books_read")):
        assert sum(column(by_month, at)) == sum(column(by_unit, at)) == number(name)
    assert column(by_month, 0) == [0, 8, 0] and column(by_month, 1) == [0, 0, 4]
    assert str(by_unit.finding) == "真读完：划完 8 本，读完 4 本，差 4 本"


def test_a_spread_orders_the_units_below_and_marks_the_middle(city: Office) -> None:
    chart = taken(wish=Wish("plan_rate"))["spread"]
    assert [(str(row.label), row.values) for row in chart.rows] == [
        *(("石桥镇", (500,)), ("清溪镇", (600,)), ("=东城区", (900,)))
    ]
    assert [chart.number(mark.value) for mark in chart.marks] == ["55.0%", "60.0%", "75.0%"]
    assert chart.row_words(chart.rows[0], chinese) == "石桥镇 · 计划完成率 50.0%"


def test_an_office_by_itself_is_compared_with_nobody(office: Office) -> None:
    found = taken(replace(AUTUMN, units=OWN))
    assert set(KEYS) - set(found) == {"spread", "levels"}
    for chart in found.values():
        assert not HAN.search(chart.description(words_for("en")))


def test_the_workbook_has_a_native_chart_a_sheet_and_reckons_the_balance(
    city: Office, tmp_path: Path
) -> None:
    made = list(taken().values())
    book = openpyxl.load_workbook(write_charts(made, tmp_path / "图.xlsx"))
    assert book.sheetnames == [chart.name for chart in made]
    charted = [sheet.title for sheet in book.worksheets if sheet._charts]
    assert charted == [chart.name for chart in made if chart.rows]
    balance = book["问题对账"]
    assert balance["B10"].value == "=SUM(B5:B9)"
    assert [balance[f"B{row}"].value for row in range(5, 10)] == [1, 2, 0, 0, -1]
    named = book["各单位参差"]["A7"]
    assert (named.value, named.data_type) == ("=东城区", "s")


def test_the_command_tells_the_charts_and_writes_them(
    tmp_path: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    with founded(tmp_path / "city", clock):
        wanted = taken(replace(AUTUMN, today=date.today()))
    run = runner(capsys, tmp_path / "city")
    told = {one["key"]: one for one in run("charts", "--period", "2026Q3", "--json").json}
    assert list(told) == list(KEYS)
    for key, chart in wanted.items():
        assert [row["values"] for row in told[key]["rows"]] == [list(r.values) for r in chart.rows]
        assert told[key]["finding"] == str(chart.finding)
    out = tmp_path / "图.xlsx"
    assert run("charts", "balance", "--period", "2026Q3", "--out", str(out)).code == 0
    assert openpyxl.load_workbook(out).sheetnames == ["问题对账"]
    assert run("charts", "pie").code == 2
