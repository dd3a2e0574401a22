"""保存的视图: a list taken apart in one query, kept by name, exported, and handed down."""

from collections import Counter
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from models import listing
from models.errors import UserError
from models.grouping import AREA, MONTH, grouped, grouping_named, groupings, within
from models.ledgers import LEDGERS
from models.ledgers.books import BOOKS, Book, BookKind
from models.ledgers.issue_verbs import ISSUES
from models.ledgers.saved_views import SavedView
from models.ledgers.units import Level
from models.listing import Listing
from models.office import Office
from models.periods import Period
from models.record import database
from models.reports.view_xlsx import ViewSheet, write_view
from models.views import columns_of, grouping_of, hand_down, listing_of, view_named, views_of
from tests.conftest import Clock
from tests.exchanging import Road, an_issue, world
from tests.models.cli_calls import runner


@pytest.fixture
def library(office: Office) -> Office:
    return stocked(office)


def stocked(office: Office) -> Office:
    """Five books: two kinds and one without, with their pages."""
    rows = [("甲", "required", 100), ("乙", "required", 50), ("丙", "reference", 30)]
    rows += [("=丁", None, 7), ("戊", None, None)]
    for title, kind, pages in rows:
        chosen = BookKind(kind) if kind else None
        office.door.store(office.door.new(Book, title=title, kind=chosen, pages=pages))
    return office


def by(ledger_name: str, key: str):  # type: ignore[no-untyped-def]
    ledger = next(one for one in LEDGERS if one.name == ledger_name)
    found = grouping_named(ledger, key)
    assert found is not None
    return found


def test_groups_count_and_add_up_in_one_query(library: Office) -> None:
    said: list[str] = []
    connection = database.connection()
    connection.set_trace_callback(said.append)
    parts = grouped(Listing(BOOKS), by("books", "kind"))
    connection.set_trace_callback(None)
    assert sum("GROUP BY" in one for one in said) == 1
    pages = [column.name for column in parts.summed].index("pages")
    told = [(line.label, line.count, line.sums[pages]) for line in parts.lines]
    assert told == [("必读", 2, 150), ("参考", 1, 30), ("（未填）", 2, 7)]
    assert (parts.total.count, parts.total.sums[pages]) == (5, 187)


def test_every_group_of_every_ledger_is_the_list_it_stands_for(office: Office) -> None:
    an_issue(office)
    an_issue(office, "第二个")
    for ledger in LEDGERS:
        for grouping in groupings(ledger):
            wanted = Listing(ledger, Period(2026))
            parts = grouped(wanted, grouping)
            assert parts.total.count == listing.count(wanted)
            for line in parts.lines:
                assert listing.count(within(wanted, grouping, line.value)) == line.count, grouping


def test_areas_months_and_filters_narrow_what_is_grouped(tmp_path: Path, clock: Clock) -> None:
    road = world(tmp_path, clock)
    with road.open("unit") as office:
        first = an_issue(office)
        first.found_on = date(2026, 7, 1)
        office.door.store(first)
        an_issue(office, "另一个问题")
    road.take("city", road.send_up("unit"))
    with road.open("city"):
        areas = grouped(Listing(ISSUES), by("issues", AREA))
        assert [(line.label, line.count) for line in areas.lines] == [("东部片区", 2)]
        months = grouped(Listing(ISSUES), by("issues", MONTH))
        assert [(line.label, line.count) for line in months.lines] == [
            ("2026-07", 1),
            ("2026-09", 1),
        ]
        looked = grouped(Listing(ISSUES, search="另一个"), by("issues", "unit"))
        assert [(line.label, line.count) for line in looked.lines] == [("清溪镇", 1)]


def a_view(office: Office, **more: str) -> SavedView:
    values = {"title": "按类别", "of_ledger": "books", "grouped_by": "kind", **more}
    view = office.door.new(SavedView, **values)
    office.door.store(view)
    return view


def test_a_view_lists_what_it_says_and_its_name_is_taken_once(library: Office) -> None:
    view = a_view(library, search="甲", columns_shown="title pages gone", sorted_by="pages")
    assert not view.complete  # It is the office's own and leaves for nowhere.
    wanted = listing_of(library, view, Period(2026))
    assert [column.name for column in columns_of(view)] == ["title", "pages"]
    assert (wanted.search, wanted.order, wanted.period) == ("甲", "pages", Period(2026))
    assert listing.count(wanted) == 1
    fixed = a_view(library, title="三季度", in_period="2026Q3")
    assert listing_of(library, fixed, Period(2026)).period == Period(2026, 7, 9)
    again = library.door.new(SavedView, title="按类别", of_ledger="books")
    assert "这个名称已经有一个视图" in str(library.door.problems(again)[-1].message)
    with pytest.raises(UserError, match="没有叫“没有”的视图"):
        view_named(library, "没有")


def test_a_view_is_handed_down_named_and_taken_back(tmp_path: Path, clock: Clock) -> None:
    road = world(tmp_path, clock)
    with road.open("city") as office:
        a_view(office, title="自己看")
        office.door.store(hand_down(a_view(office, title="都来看")))
    _carry(road)
    with road.open("unit") as office:
        [known] = views_of(office)
        assert (known.view.title, known.handed_by, known.own) == ("都来看", "明州市", False)
        with pytest.raises(UserError, match="属于别的单位"):
            office.door.store(known.view)
        own = a_view(office, title="本单位的")
        assert [one.view.title for one in views_of(office)] == ["本单位的", "都来看"]
        office.door.store(hand_down(own))
    road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        assert [one.view.title for one in views_of(office)] == ["自己看", "都来看"]
        view = view_named(office, "都来看").view
        view.handed_down = None
        with pytest.raises(UserError, match="要收回就删除它"):
            office.door.store(view)
        office.door.delete(office.door.load(SavedView, view.uid), reason="收回")
    _carry(road)
    with road.open("unit") as office:
        assert [one.view.title for one in views_of(office)] == ["本单位的"]


def _carry(road: Road) -> None:
    road.take("unit", *road.send_down("city"))


def test_the_workbook_has_the_groups_the_sums_and_a_chart(library: Office, tmp_path: Path) -> None:
    view = a_view(library, columns_shown="title kind pages")
    path = tmp_path / "view.xlsx"
    sheet = ViewSheet(
        "按类别", listing_of(library, view, None), tuple(columns_of(view)), grouping_of(view)
    )
    assert write_view(library, sheet, path) == 5
    book = openpyxl.load_workbook(path)
    listed, summary = book.worksheets
    lines = [[cell.value for cell in row] for row in listed.iter_rows(min_row=4)]
    assert lines[0] == ["必读（2 条）", None, 150]
    assert Counter(line[0] for line in lines[1:3]) == Counter(["甲", "乙"])
    assert ["=丁", None, 7] in lines and lines[-1] == ["合计（5 条）", None, 187]
    assert all(cell.data_type != "f" for row in listed.iter_rows() for cell in row)
    told = [[cell.value for cell in row[:3]] for row in summary.iter_rows(min_row=4)]
    assert told[0] == ["必读", 2, "=IF(B7=0,0,B4/B7)"] and told[-1][1] == "=SUM(B4:B6)"
    [chart] = summary._charts
    assert chart.series[0].val.numRef.f == "'汇总'!$B$4:$B$6"


def test_views_and_the_meter_from_the_command_line(
    tmp_path: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    road = Road(tmp_path, clock)
    road.found("office", "清溪镇", Level.UNIT)
    with road.open("office") as office:
        a_view(stocked(office))
    run = runner(capsys, tmp_path / "office")
    assert [one["title"] for one in run("views", "list", "--json").json] == ["按类别"]
    shown = run("views", "show", "按类别", "--json").json
    assert next((one["label"], one["count"]) for one in shown["groups"]) == ("必读", 2)
    assert "必读" in run("views", "show", "按类别").out
    out = tmp_path / "out.xlsx"
    assert run("views", "export", "按类别", "--out", str(out)).code == 0 and out.exists()
    told = run("burden-meter", "--year", "2026", "--json").json
    assert told["months"][8]["ties"] > 0 and "books" in {one["ledger"] for one in told["ledgers"]}
    assert "2026-09" in run("burden-meter", "--year", "2026").out
