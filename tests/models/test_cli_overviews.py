"""Stock, the month's meeting, promises, comments and the turn of the year by command."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.models.cli_calls import ISSUE, Run, runner, sets

TODAY = date.today()
DEED = {
    **{"title": "加装路灯", "category": "交通出行", "promise": "装六十盏", "owner": "张三"},
    **{"starts_on": TODAY.isoformat(), "promised_on": (TODAY + timedelta(days=30)).isoformat()},
}


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """An office with an issue of today, a need and the deed that it became."""
    run = runner(capsys, tmp_path / "data")
    assert run("setup", "--name", "清溪镇", "--level", "unit").code == 0
    assert run("add", "people", "--set", "name=张三").code == 0
    due = (TODAY + timedelta(days=9)).isoformat()
    found = {"found_on": TODAY.isoformat(), "first_due_on": due}
    assert run("add", "issues", *sets(ISSUE | found)).code == 0
    uid = run("add", "deeds", *sets(DEED)).out.strip()
    need = {"title": "村口晚上太黑", "source": "走访", "handling": "立项", "deed": uid}
    assert run("add", "needs", *sets(need)).code == 0
    for verb in ("adopt", "start"):
        assert run("act", "deeds", verb, uid).code == 0
    assert run("act", "deeds", "report_progress", uid, "--set", "percent_done=40%").code == 0
    return run


def test_stock_is_taken_by_command(run: Run) -> None:
    told = run("stock", "--by", "source", "--json").json
    assert told["balances"] and told["total"]["found"] == told["total"]["closing"] == 1
    assert [issue["days"] for issue in told["issues"]] == [9]
    assert run("stock", "--on", "2020-01-01", "--json").json["issues"] == []
    assert "发热门诊" in run("stock").out
    assert run("stock", "--on", "昨天前天").code == 1


def test_the_months_meeting_is_listed_by_command(run: Run) -> None:
    (told,) = run("schedule", "--which", "quiet", "--json").json
    assert told["moved"] == 0 and told["band"] == "soon"
    assert "发热门诊" in run("schedule").out
    assert run("schedule", "--period", "2026").code == 2


def test_needs_and_comments_are_listed_by_command(run: Run) -> None:
    told = run("promises", "--json").json
    assert (told["needs"], told["met"]) == (1, 0)
    assert told["lines"][0]["deed"]["title"] == "加装路灯"
    assert told["lines"][0]["state"] == "doing"
    assert "村口晚上太黑" in run("promises").out
    (comment,) = run("commentary", "--json").json
    assert comment["values"]["needs_collected"] == comment["values"]["deed_items"] == 1
    assert "清溪镇" in run("commentary").out
    assert "needs collected" in run("--lang", "en", "commentary").out


def test_a_year_is_carried_over_by_command_once(run: Run) -> None:
    year = str(TODAY.year)
    assert run("carry-over").code == 2
    assert len(run("carry-over", "--year", year, "--dry-run", "--json").json["waiting"]) == 2
    assert run("carry-over", "--year", year, "--json").json["written"] == 2
    assert run("carry-over", "--year", year, "--json").json["written"] == 0
