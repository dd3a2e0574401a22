"""Killed at any moment of an export or an import, an office opens again whole: before or after."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from models.exchange.sending.outbox import export_up, outgoing
from models.integrity import check
from models.office import Office
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, Road, an_issue, dump, prove, ready_to_close, world

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import os, signal, sys
from datetime import datetime
from pathlib import Path

from models.exchange.receiving.inbox import import_packages
from models.exchange.sending.outbox import copy_to, export_up
from models.office import Office
from models.periods import Period

verb, folder, stick, at = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
calls = 0

def count(frame, event, _arg):
    global calls
    if event in ("call", "c_call"):
        calls += 1
        if calls == at:
            os.kill(os.getpid(), signal.SIGKILL)

with Office(folder, now=lambda: datetime(2026, 9, 10, 9, 30)) as office:
    sys.setprofile(count)
    if verb == "export":
        copy_to(office, export_up(office, Period(2026, 9, 9)), stick)
    else:
        import_packages(office, [stick])
    sys.setprofile(None)
print(calls)
"""
MOMENTS = 9


def run(verb: str, folder: Path, stick: Path, at: int) -> subprocess.CompletedProcess[str]:
    """Do an export or import in a process of its own that kills itself at its nth call."""
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-c", SCRIPT, verb, str(folder), str(stick), str(at)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def moments(verb: str, folder: Path, stick: Path) -> list[int]:
    """Moments spread over the whole of the work, its last steps among them."""
    ended = run(verb, folder, stick, 0)
    assert ended.returncode == 0, ended.stderr
    calls = int(ended.stdout)
    spread = [calls * part // MOMENTS for part in range(1, MOMENTS)]
    return [1, *spread, calls - 40, calls - 5]


def copy(road: Road, name: str, number: int) -> Path:
    target = road.folder / f"{name}-{number}"
    shutil.copytree(road.folder / name, target)
    return target


def open_whole(road: Road, folder: Path) -> Office:
    office = road.open(folder.name)
    faults = [str(fault) for finding in check(office) for fault in finding.faults]
    assert faults == []
    return office


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    road = world(tmp_path, clock)
    with road.open("unit") as office:
        uid = ready_to_close(office)
        prove(office, uid, b"x" * 300_000, "big.bin")
        an_issue(office, "第二个问题")
    return road


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_killed_while_exporting(road: Road) -> None:
    killed = 0
    for number, at in enumerate(moments("export", copy(road, "unit", 99), road.stick)):
        folder = copy(road, "unit", number)
        stick = road.folder / f"stick-{number}"
        stick.mkdir()
        killed += run("export", folder, stick, at).returncode == -9
        with open_whole(road, folder) as office:
            assert len(outgoing(office)) <= 1
            made = outgoing(office)
            packed = export_up(office, SEPTEMBER)
            assert packed.seq == 1
            assert not made or made[0].sha256 == packed.sha256
            assert sorted(p.name for p in packed.path.parent.iterdir()) == [packed.path.name]
        written = list(stick.glob("*.xjb"))
        assert all(path.read_bytes() == packed.path.read_bytes() for path in written)
    assert killed >= MOMENTS


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_killed_while_importing(road: Road) -> None:
    path = road.send_up("unit")
    before = records_of(road, "city")
    done = copy(road, "city", 99)
    points = moments("import", done, road.stick)
    after = records_of(road, done.name)
    assert before != after
    seen = set()
    killed = 0
    for number, at in enumerate(points):
        folder = copy(road, "city", number)
        killed += run("import", folder, road.stick, at).returncode == -9
        with open_whole(road, folder):
            found = dump(*LOGS)
        assert found in (before, after)
        seen.add(found == after)
        [outcome] = road.take(folder.name, path)
        assert outcome.result == ("already" if found == after else "accepted")
        assert records_of(road, folder.name) == after
    assert seen == {False, True}
    assert killed >= MOMENTS


LOGS = ("incoming", "settings")


def records_of(road: Road, name: str) -> dict[str, list[object]]:
    return road.dump(name, without=LOGS)
