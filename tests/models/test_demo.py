"""The demo is a world in which everything the program promises can be tried."""

import io
import json
import shutil
from collections import Counter
from contextlib import redirect_stdout
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from models.cli import main
from models.demo import make_demo
from models.demo.problems import FINDINGS
from models.demo.words import place
from models.errors import UserError
from models.exchange.desks.status import SubmissionState, submission_status
from models.exchange.receiving.inbox import import_packages, preview
from models.exchange.sending.outbox import copy_to, export_down, export_up, outgoing
from models.figures import BELOW, Scope, Tally, all_figures, freeze, value
from models.integrity import look_over
from models.ledgers.closure import Stage
from models.ledgers.issues import Issue
from models.office import Office
from models.one_table import one_table
from models.periods import Period
from models.progress import Cancelled
from models.record import read_state
from models.reports.kinds import ReportKind
from models.store import load
from tests.models.cli_calls import runner
from tests.models.test_reports import follows_its_figures

UNITS = 4
LATER = datetime(2026, 10, 12, 9)
MONTHS = [Period(2026, month, month) for month in (1, 7, 8, 9)]
"""One before anything was handed down, and those that were reported."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_demo(tmp_path_factory.mktemp("demo") / "demo", units=UNITS)


@pytest.fixture
def demo(made: Path, tmp_path: Path) -> Path:
    """A copy of the demo that a test may change."""
    shutil.copytree(made, tmp_path / "demo")
    return tmp_path / "demo"


def opened(folder: Path, name: str) -> Office:
    return Office(folder / name, now=lambda: LATER)


def unit_names() -> list[str]:
    return [f"unit-{number:02d}" for number in range(1, UNITS + 1)]


def contents(folder: Path, name: str) -> dict[str, list[Any]]:
    """Every record of an office, whole."""
    with opened(folder, name) as office:
        return {
            ledger.name: [
                read_state(record)
                for record in load(
                    ledger.model, [r.uid for r in ledger.model.select().order_by(ledger.model.uid)]
                )
            ]
            for ledger in office.ledgers
        }


def additive(scope: Scope) -> dict[str, int | None]:
    return {figure.name: value(figure, scope) for figure in all_figures() if figure.additive}


def bring_all_up(folder: Path) -> tuple[Path, dict[str, str]]:
    """A folder with a fresh package of every unit; unit name → uid."""
    stick = folder / "fresh"
    stick.mkdir()
    uids = {}
    for name in unit_names():
        with opened(folder, name) as office:
            uids[name] = office.unit
            packed = export_up(office, Period(2026, 9, 9), freeze=partial(freeze, office))
            copy_to(office, packed, stick)
    return stick, uids


def test_at_the_city_every_figure_is_the_sum_over_the_units(demo: Path) -> None:
    stick, uids = bring_all_up(demo)
    with opened(demo, "city") as city:
        outcomes = import_packages(city, [stick])
        assert [outcome.result for outcome in outcomes] == ["accepted"] * UNITS
        down = [copy_to(city, packed, demo) for packed in export_down(city)]
        scopes = [Scope(period, BELOW, LATER.date()) for period in (*MONTHS, Period(2026))]
        whole = [additive(scope) for scope in scopes]
        seen = {
            uid: [additive(Scope(scope.period, uid, scope.today)) for scope in scopes]
            for uid in uids.values()
        }
    for name, path in zip(unit_names(), _by_unit(down), strict=True):
        with opened(demo, name) as office:
            import_packages(office, [path])
            own = [additive(Scope(scope.period, office.unit, scope.today)) for scope in scopes]
        assert own == seen[uids[name]]
    for at, sums in enumerate(whole):
        for figure, total in sums.items():
            assert total == sum(seen[uid][at][figure] or 0 for uid in uids.values()), figure
    assert all(whole[-1][name] for name in ("issues_closed", "plan_done", "books_read"))


def _by_unit(down: list[Path]) -> list[Path]:
    """The packages down, in the order of the units."""
    return [
        next(path for path in down if path.name.startswith(place(number).name))
        for number in range(UNITS)
    ]


def test_importing_the_folder_again_changes_nothing_and_says_so(demo: Path) -> None:
    stick, _ = bring_all_up(demo)
    with opened(demo, "city") as city:
        import_packages(city, [stick])
    before = contents(demo, "city")
    with opened(demo, "city") as city:
        again = import_packages(city, [stick])
        assert [outcome.result for outcome in again] == ["already"] * UNITS
        assert [(outcome.new, outcome.changed) for outcome in again] == [(0, 0)] * UNITS
    assert contents(demo, "city") == before


def test_a_units_figures_stand_in_its_package(demo: Path) -> None:
    stick, _ = bring_all_up(demo)
    with opened(demo, "unit-01") as office:
        frozen = freeze(office, Period(2026, 9, 9))
    with opened(demo, "city") as city:
        told = [p for p in preview(city, [stick]) if p.sender == place(0).name]
    assert [package.figures for package in told] == [frozen]


@pytest.fixture(scope="module")
def seventh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another demo, made through the command line, which says where its offices are."""
    folder = tmp_path_factory.mktemp("seventh") / "demo"
    with redirect_stdout(io.StringIO()) as printed:
        assert main(["demo", str(folder), "--units", "1", "--seed", "7", "--json"]) == 0
    told = json.loads(printed.getvalue())
    assert told["city"] == str(folder / "city") and told["units"] == [str(folder / "unit-01")]
    assert told["stick"] == str(folder / "stick")
    return folder


def test_records_and_figures_depend_on_the_seed_alone(
    made: Path, seventh: Path, tmp_path: Path
) -> None:
    folders = (tmp_path / "one", seventh, made)
    make_demo(folders[0], units=1, seed=7)
    for office in ("city", "unit-01"):
        one, two, other = (contents(folder, office) for folder in folders)
        assert one == two
        assert one["issues"] != other["issues"]
        assert one["readings"] != other["readings"] or office == "city"
    keys = [(folder / "city" / "keys.json").read_bytes() for folder in folders[:2]]
    assert keys[0] != keys[1]
    texts = []
    for folder in folders[1:]:
        with opened(folder, "city") as city:
            report = follows_its_figures(city, ReportKind.ANNUAL, Period(2026))
            texts.append([number.text for number in report.content.numbers])
    assert len(texts[0]) == len(texts[1]) and texts[0] != texts[1]


def test_what_the_command_line_made_is_whole_and_not_made_again(
    seventh: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = runner(capsys)
    for name in ("city", "unit-01"):
        assert run("check", data=seventh / name).code == 0, name
    assert run("demo", str(seventh)).code == 1


def test_the_command_line_gives_the_citys_figures_by_unit_and_takes_the_stick(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = runner(capsys)
    told = run("figures", "--year", "2026", "--by-unit", "--json", data=demo / "city").json
    sums = {one["name"]: sum(u["value"] for u in one["units"]) for one in told if one["additive"]}
    assert sums == {one["name"]: one["value"] for one in told if one["additive"]}
    assert sums["issues_found"] > 0 and sums["plan_items"] > 0
    again = run("package", "import", str(demo / "stick"), "--yes", "--json", data=demo / "city")
    assert again.code == 0


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


def test_some_send_late_one_not_at_all_and_one_lies_on_the_stick(made: Path) -> None:
    with opened(made, "city") as city:
        found = submission_status(city, [Period(2026, month, month) for month in (6, 7, 8, 9)])
        waiting = [p for p in preview(city, [made / "stick"]) if p.result == "accepted"]
    states = Counter((entry.period, entry.state) for entry in found)
    assert states["2026-06", SubmissionState.EXEMPT] == UNITS
    assert states["2026-07", SubmissionState.ON_TIME] == UNITS
    assert states["2026-08", SubmissionState.LATE] == 1
    assert states["2026-09", SubmissionState.MISSING] == 2
    assert [(package.sender, package.period) for package in waiting] == [
        (place(UNITS - 1).name, "2026-09")
    ]


def test_a_unit_reads_its_receipts_and_its_closed_issues(made: Path) -> None:
    with opened(made, "unit-01") as office:
        assert [packed.receipt for packed in outgoing(office)] == ["accepted"] * 3
        stages = Counter(issue.stage for issue in Issue.select())
        closed = stages[Stage.DONE] / stages.total()
    assert 0.5 < closed < 0.9
    assert {Stage.DOING, Stage.DONE} <= set(stages)


def test_the_units_plans_hang_on_the_citys(made: Path) -> None:
    with opened(made, "city") as city:
        table = one_table(city, 2026)
    own = [row for row in table.rows if row.ledger == "plans"]
    assert len(own) == 14
    assert all(len(row.parts) == UNITS + 1 for row in own)


def test_nothing_in_the_demo_is_wrong_or_a_forgotten_draft(made: Path) -> None:
    for name in ("city", *unit_names()):
        with opened(made, name) as office:
            for ledger in office.ledgers:
                model = ledger.model
                drafts = model.select().where(model.unit == office.unit, ~model.complete)
                for record in load(model, [draft.uid for draft in drafts]):
                    levels = {problem.level for problem in office.door.problems(record)}
                    assert ledger.name == "lectures" and levels <= {"missing", "warning"}
            look_over(office)


def test_every_figure_of_the_demo_has_something_to_count(made: Path) -> None:
    with opened(made, "city"):
        scope = Scope(Period(2026), "all", LATER.date())
        empty = {figure.name for figure in all_figures() if not value(figure, scope)}
        shares = [
            value(figure, scope) or 0 for figure in all_figures() if figure.tally is Tally.RATE
        ]
    assert empty == {"issues_opening", "issues_reopened"}
    assert all(500 < share < 1000 for share in shares)


def test_the_spreadsheets_lie_beside_the_folders(made: Path) -> None:
    assert {path.name for path in made.glob("*.xlsx")} == {"一张表.xlsx", "问题台账.xlsx"}


def test_stopped_half_way_it_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_demo(tmp_path / "demo", units=2, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_it_is_never_made_over_something_else(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UserError, match="已经有文件"):
        make_demo(tmp_path, units=1)
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8") == "mine"


def test_findings_are_many_and_all_different() -> None:
    assert len(FINDINGS) >= 60
    assert len({finding.problem for finding in FINDINGS}) == len(FINDINGS)
