"""Offices on different versions exchange packages: an added field is no change and no fork."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from models.ledgers.issues import Issue
from models.lines import Line
from tests.conftest import Clock
from tests.exchanging import Road, a_person, an_issue, world

ROOT = Path(__file__).resolve().parents[2]
TOMORROW = """
import json, sys
from datetime import datetime
from pathlib import Path

from models.exchange.receiving.inbox import import_packages
from models.exchange.sending.outbox import copy_to, export_down, export_up
from models.fields import IntegerField, Leaves, TextField
from models.integrity import check
from models.ledgers.issues import Issue
from models.office import Office
from models.periods import Period
from models.record import database

ADDED = {
    "tomorrows_text": TextField("明天的文字", leaves=Leaves.ALWAYS),
    "tomorrows_count": IntegerField("明天的数", leaves=Leaves.ALWAYS, default=0),
}
for name, field in ADDED.items():
    Issue._meta.add_field(name, field)

folder, stick, verb = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
with Office(folder, now=lambda: datetime(2026, 9, 10, 9, 30)) as office:
    held = {row[1] for row in database.execute_sql("PRAGMA table_info(issues)")}
    if not held & ADDED.keys():
        database.execute_sql("ALTER TABLE issues ADD COLUMN tomorrows_text TEXT")
        database.execute_sql("ALTER TABLE issues ADD COLUMN tomorrows_count INTEGER DEFAULT 0")
    if verb == "take":
        said = [[one.result, one.new, one.changed] for one in import_packages(office, [stick])]
    else:
        period = Period(2026, 9, 9)
        packed = export_down(office) if verb == "down" else [export_up(office, period)]
        said = [str(copy_to(office, one, stick)) for one in packed]
    faults = [str(fault) for finding in check(office) for fault in finding.faults]
    seen = [(issue.tomorrows_text, issue.tomorrows_count) for issue in Issue.select()]
print(json.dumps([said, faults, sorted(set(seen))]))
"""


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


def tomorrow(road: Road, name: str, verb: str) -> list[list[object]]:
    """Let an office do something on a version whose issues have two more fields; what came of it.

    The office must find nothing wrong with its data, and nothing but defaults in those fields.
    """
    words = [sys.executable, "-X", "utf8", "-c", TOMORROW]
    ended = subprocess.run(
        [*words, str(road.folder / name), str(road.stick), verb],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    said, faults, seen = json.loads(ended.stdout)
    assert faults == []
    assert seen == [[None, 0]]
    return list(said)


def lines_of(road: Road, name: str) -> dict[str, bytes]:
    with road.open(name):
        return {line.uid: bytes(line.line) for line in Line.select()}


def test_a_city_with_a_field_more_sees_no_change_and_no_fork(road: Road) -> None:
    with road.open("unit") as office:
        uid = an_issue(office).uid
    road.take("city", road.send_up("unit"))
    before = lines_of(road, "city")
    with road.open("unit") as office:
        a_person(office, "李强")
    road.send_up("unit")
    assert sorted(tomorrow(road, "city", "take")) == [["accepted", 1, 0], ["already", 0, 0]]
    after = lines_of(road, "city")
    assert before.items() <= after.items()
    with road.open("unit") as office:
        issue = office.door.load(Issue, uid)
        issue.problem = "标识缺失，已报价"
        office.door.store(issue)
    road.send_up("unit")
    assert ["accepted", 0, 1] in tomorrow(road, "city", "take")
    tomorrow(road, "city", "down")
    outcomes = road.take("unit", road.stick)
    assert [one.result for one in outcomes if one.kind == "down"] == ["accepted"]


def test_a_unit_that_gains_a_field_sends_the_same_lines(road: Road) -> None:
    with road.open("unit") as office:
        an_issue(office)
    road.take("city", road.send_up("unit"))
    with road.open("unit") as office:
        a_person(office, "李强")
    before = lines_of(road, "unit")
    tomorrow(road, "unit", "up")
    assert lines_of(road, "unit") == before
    taken = [(one.new, one.changed) for one in road.take("city", road.stick) if one.new]
    assert taken == [(1, 0)]
