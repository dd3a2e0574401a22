"""What was issued stays as it was, and each number that has changed since says why."""

from datetime import date
from pathlib import Path

import pytest

from models.errors import UserError
from models.figures import ALL
from models.issuing import kept
from models.issuing.causes import Fate
from models.issuing.comparing import Compared, Difference, compare_issues
from models.issuing.keeping import (
    issue_figures,
    issue_one_table,
    issue_report,
    issued_one_table,
    issued_tables,
    withdraw,
)
from models.ledgers.issues import Issue
from models.ledgers.lectures import Lecture
from models.ledgers.plans import Plan
from models.office import Office
from models.one_table import View, one_table
from models.periods import Period
from models.reports.kinds import ReportKind
from models.reports.writing import prepare
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, Road, an_issue, newest_import, world
from tests.models.test_one_table import plan
from tests.models.test_plan_ties import held

YEAR = Period(2026)


def named(compared: Compared, figure: str) -> Difference:
    (found,) = [one for one in compared.differences if one.figure == figure]
    return found


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


def test_a_later_table_names_the_record_and_the_package_that_changed_it(
    road: Road, clock: Clock
) -> None:
    """The city issues, the unit changes one record and sends, the city compares."""
    with road.open("unit") as office:
        kept_one, changed = an_issue(office, "甲"), an_issue(office, "乙")
        item = plan(office, office.unit, "读书", {3: (2, 1)})
    road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        figures = issue_figures(office, YEAR)
        table = issue_one_table(office, 2026, View.UNIT)
        assert not compare_issues(office, figures.number).differences
    clock.set(2026, 10, 3)
    with road.open("unit") as office:
        office.door.delete(office.door.load(Issue, changed.uid), reason="重复登记")
        fresh = an_issue(office, "丙")
        told = office.door.load(Plan, item.uid)
        told.steps[0].done_count = 2
        office.door.store(told)
    road.take("city", road.send_up("unit", None), on=date(2026, 10, 4))
    with road.open("city") as office:
        package = newest_import().package_id
        compared = compare_issues(office, figures.number)
        assert {one.figure for one in compared.differences} >= {"plan_done", "plan_rate"}
        assert [one.fate for one in named(compared, "issues_removed").causes] == [Fate.DELETED]
        done = named(compared, "plan_done")
        (cause,) = done.causes
        assert (done.before, done.after, done.change) == ("1", "2", 1)
        assert (cause.fate, cause.uid, cause.heading) == (Fate.CHANGED, item.uid, "读书")
        assert (cause.before, cause.after, cause.unit) == ((1, 0), (2, 0), "清溪镇")
        assert cause.revs[0] is not None and cause.revs[1] == told.rev
        (origin,) = cause.origins
        assert (origin.package, origin.unit, origin.on) == (package, "清溪镇", "2026-10-04")
        assert origin.labels == ("月度安排",)
        by_table = compare_issues(office, table.number)
        (cell,) = by_table.differences
        assert (str(cell.name), cell.before, cell.after) == ("清溪镇 3月", "1/2", "2/2")
        assert [one.uid for one in cell.causes] == [item.uid]
        assert cell.causes[0].unit == "清溪镇" and kept_one.uid and fresh.uid


def changes_of(office: Office, figure: str, number: int) -> list[tuple[Fate, str, str]]:
    told = named(compare_issues(office, number), figure)
    return [(one.fate, one.heading, one.origins[0].actor) for one in told.causes]


def test_what_is_entered_deleted_and_moved_out_here_is_told_apart(office: Office) -> None:
    gone = an_issue(office, "甲")
    first = issue_figures(office, YEAR)
    an_issue(office, "乙")
    an_issue(office, "丙")
    assert changes_of(office, "issues_found", first.number) == [
        (Fate.NEW, "2026-002 乙", "填报人"),
        (Fate.NEW, "2026-003 丙", "填报人"),
    ]
    second = issue_figures(office, YEAR)
    office.door.delete(office.door.load(Issue, gone.uid), reason="重复登记")
    [(fate, heading, _)] = changes_of(office, "issues_open", second.number)
    assert (fate, heading) == (Fate.DELETED, "2026-001 甲")
    between = compare_issues(office, second.number, first.number)
    assert between.later is not None and between.later.number == second.number
    assert named(between, "issues_open").change == 2


def test_an_event_that_ticks_the_plan_is_named_as_the_cause(office: Office) -> None:
    item = plan(office, office.unit, "读书", {9: (1, None)})
    table = issue_one_table(office, 2026)
    event = held(office, item, date(2026, 9, 3))
    (cell,) = compare_issues(office, table.number).differences
    (cause,) = cell.causes
    assert cause.uid == item.uid and cause.through is not None
    assert cause.through[:2] == ("lectures", event.uid)
    office.door.delete(office.door.load(Lecture, event.uid), reason="没有办")
    assert not compare_issues(office, table.number).differences


def test_what_only_the_day_changes_says_so(office: Office, clock: Clock) -> None:
    clock.set(2026, 9, 10)
    plan(office, office.unit, "读书", {9: (1, None)})
    first = issue_figures(office, YEAR)
    clock.set(2026, 10, 10)
    (cause,) = named(compare_issues(office, first.number), "plan_not_done").causes
    assert (cause.fate, cause.origins) == (Fate.DAY, ())


def test_the_one_table_of_an_earlier_issue_reads_as_it_did(office: Office, clock: Clock) -> None:
    item = plan(office, office.unit, "读书", {3: (2, 1), 9: (1, None)}, seq=1)
    before = one_table(office, 2026)
    issued = issue_one_table(office, 2026)
    told = office.door.load(Plan, item.uid)
    told.title, told.steps[0].done_count = "读书（改）", 2
    office.door.store(told)
    clock.set(2026, 11, 1)
    old = issued_one_table(issued)
    assert (old.rows[0].title, old.rows[0].cells) == ("读书", before.rows[0].cells)
    assert (old.today, old.done) == (before.today, 1)


def test_a_report_is_kept_with_the_numbers_that_it_printed(office: Office) -> None:
    an_issue(office)
    report = prepare(office, ReportKind.QUARTERLY, Period(2026, 7, 9))
    issued = issue_report(office, report)
    assert not compare_issues(office, issued.number).differences
    an_issue(office, "乙")
    compared = compare_issues(office, issued.number)
    assert compared.numbers == len(
        {f"{n.placeholder} {n.paragraph}" for n in report.content.numbers}
    )
    assert "issues_found" in {one.figure for one in compared.differences}


def test_tables_of_other_periods_are_not_compared_and_a_mistake_is_withdrawn(
    office: Office,
) -> None:
    year, month = issue_figures(office, YEAR), issue_figures(office, SEPTEMBER)
    with pytest.raises(UserError, match="不是同一张表"):
        compare_issues(office, year.number, month.number)
    withdraw(month.number)
    assert [one.number for one in issued_tables()] == [year.number]
    with pytest.raises(UserError):
        withdraw(month.number)


def test_a_number_of_very_many_rows_is_kept_by_unit(
    road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST", 1)
    with road.open("unit") as office:
        for problem in ("甲", "乙"):
            an_issue(office, problem)
    road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        first = issue_figures(office, YEAR, ALL)
    with road.open("unit") as office:
        an_issue(office, "丙")
    road.take("city", road.send_up("unit", None))
    with road.open("city") as office:
        (cause,) = named(compare_issues(office, first.number), "issues_found").causes
        assert (cause.fate, cause.before, cause.after) == (Fate.UNIT, (2, 0), (3, 0))
        assert cause.heading == "清溪镇"
        assert [one.package for one in cause.origins] == [newest_import().package_id]
        monkeypatch.setattr(kept, "MOST", 100)  # now the other side is kept row by row
        assert [one.fate for one in named(compare_issues(office, 1), "issues_found").causes] == [
            Fate.UNIT
        ]
