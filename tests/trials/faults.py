"""Every call that writes, flushes or renames fails once, for ever, or is the process's last."""

import errno
import json
import os
import random
import shutil
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from models.backups import backup
from models.exchange.sending.outbox import export_up
from models.ledgers.people import Person
from models.ledgers.units import Level
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, Road, act, an_issue, prove, ready_to_close, world
from tests.released import lay_out, released
from tests.trials.faulted import ERASED_NAME, ERASED_PHONE, Fault
from tests.trials.faulted_folders import FOLDER_OPERATIONS
from tests.trials.trial import Asked, Result

TITLE = "kill or fail writes, flushes and renames of everything that changes a data folder"

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path(__file__).with_suffix(".c")
OPERATIONS = ("open_and_edit", "export", "export_down", "carry", "import", "import_down", "undo")
OPERATIONS += ("erase", "import_several")
OPERATIONS += FOLDER_OPERATIONS
STICKS = 100
WITHIN_RUNS = 24
WAYS: dict[str, dict[str, Any]] = {
    "killed before": {"mode": "kill"},
    "killed in it": {"mode": "tear", "share": 0.5},
    "EIO once": {"mode": "once", "errno": errno.EIO, "share": 0.5},
    "EIO for ever": {"mode": "ever", "errno": errno.EIO, "share": 0.5},
    "full once": {"mode": "once", "errno": errno.ENOSPC},
    "full for ever": {"mode": "ever", "errno": errno.ENOSPC},
    "short from there on": {"mode": "short", "share": 0.5},
}

STICK_WAYS: dict[str, dict[str, Any]] = {
    "killed before": {"mode": "kill"},
    "killed in it": {"mode": "tear", "share": 0.5},
    "full": {"mode": "ever", "errno": errno.ENOSPC, "share": 0.5},
    "read-only": {"mode": "ever", "errno": errno.EROFS},
}
STICK_SENTENCES = {errno.ENOSPC: "需要", errno.EROFS: "写保护"}


def compiler() -> str | None:
    """The C compiler, on systems where a library can be put before libc."""
    return (shutil.which("cc") or shutil.which("gcc")) if sys.platform == "linux" else None


def built(folder: Path) -> Path:
    """The shim, compiled."""
    target = folder / "faults.so"
    command = [compiler() or "cc", "-O1", "-shared", "-fPIC", "-o", str(target), str(SOURCE)]
    subprocess.run([*command, "-ldl"], check=True)
    return target


def offices(folder: Path) -> None:
    """An office for every operation as it is before it, and what arrives there.

    The second package of a unit brings changes, new records and an attachment to the city; the
    city's package brings a decision and receipts back.
    """
    road = world(folder, Clock())
    with road.open("unit") as office:
        uid = ready_to_close(office)
    road.take("city", road.send_up("unit"))
    with road.open("unit") as office:
        prove(office, uid, os.urandom(200_000), "big.bin")
        an_issue(office, "第二个问题")
    keep(road, "unit", "export")
    keep(road, "unit", "open_and_edit")
    sent = road.send_up("unit", None)
    with road.open("unit") as office:
        export_up(office, SEPTEMBER)
    keep(road, "unit", "carry")
    keep(road, "city", "import", sent)
    road.take("city", sent)
    keep(road, "city", "undo")
    with road.open("city") as office:
        act(office, uid, "accept", decided_by="李书记")
    keep(road, "city", "export_down")
    keep(road, "unit", "import_down", *road.send_down("city"))
    with road.open("unit") as office:
        backup(office, "manual")
        prove(office, uid, b"later", "later.jpg")
    for operation in ("backup", "second_disk", "restore", "restore_elsewhere"):
        keep(road, "unit", operation)
    with road.open("unit") as office:
        person = office.door.new(Person, name=ERASED_NAME, phone=ERASED_PHONE)
        office.door.store(person)
        an_issue(office, f"{ERASED_NAME}（{ERASED_PHONE}）没有补学")
    keep(road, "unit", "erase")
    lay_out(released()[0], folder / "migrate")
    several(road)


def several(road: Road) -> None:
    """A city to which three units send, each an issue with its evidence."""
    units = ("one", "two", "three")
    road.found("above", "宁川市", Level.CITY)
    sent = []
    for unit in units:
        road.found(unit, f"{unit}镇", Level.UNIT)
        road.enrol(unit, "above")
        with road.open(unit) as office:
            prove(office, an_issue(office, f"{unit}的问题").uid, os.urandom(2_000), "a.bin")
        sent.append(road.send_up(unit))
    keep(road, "above", "import_several")
    for unit, path in zip(units, sent, strict=True):
        shutil.copy(path, road.folder / "import_several-stick" / f"{unit}.xjb")


def with_a_film(folder: Path) -> None:
    """An office whose package takes several writes to carry."""
    road = Road(folder, Clock())
    shutil.copytree(folder / "export", folder / "carry_film")
    with road.open("carry_film") as office:
        prove(office, an_issue(office, "第三个问题").uid, os.urandom(6_000_000), "film.bin")
        export_up(office, SEPTEMBER)


def keep(road: Road, name: str, operation: str, *arriving: Path) -> None:
    shutil.copytree(road.folder / name, road.folder / operation)
    stick = road.folder / f"{operation}-stick"
    stick.mkdir()
    for path in arriving:
        shutil.copy(path, stick)


class Server:
    """A process that tries faults one after the other."""

    def __init__(self, shim: Path, templates: Path, work: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-m", "tests.trials.faulted", templates, work],
            cwd=ROOT,
            env={**os.environ, "LD_PRELOAD": str(shim)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def tell(self, fault: Fault) -> dict[str, Any]:
        """What became of an operation with a fault."""
        assert self._process.stdin and self._process.stdout
        print(json.dumps(asdict(fault)), file=self._process.stdin, flush=True)
        verdict: dict[str, Any] = json.loads(self._process.stdout.readline())
        return verdict

    def end(self) -> None:
        self._process.communicate()


class Servers:
    """So many processes, which share the faults that are to be tried."""

    def __init__(self, folder: Path, count: int) -> None:
        shim, self.templates = built(folder), folder / "templates"
        self.templates.mkdir()
        offices(self.templates)
        works = [folder / f"work-{number}" for number in range(count)]
        self._servers = [Server(shim, self.templates, work) for work in works]

    def tell(self, faults: Sequence[Fault]) -> list[dict[str, Any]]:
        verdicts: list[dict[str, Any]] = [{}] * len(faults)
        waiting = iter(enumerate(faults))
        lock = threading.Lock()

        def serve(server: Server) -> None:
            while True:
                with lock:
                    number, fault = next(waiting, (0, None))
                if fault is None:
                    return
                verdicts[number] = server.tell(fault)

        threads = [threading.Thread(target=serve, args=(server,)) for server in self._servers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return verdicts

    def end(self) -> None:
        for server in self._servers:
            server.end()


def hasty(log: str) -> Iterator[str]:
    """Names that were given to content which was not flushed since it was last written."""
    dirty: set[str] = set()
    target = ""
    for line in log.splitlines():
        call, path = line.split("\t")
        if call == "write":
            dirty.add(path)
        elif call == "fsync":
            dirty.discard(path)
        elif call == "rename":
            target = path
        elif call == "from" and path in dirty:
            yield target


def spread(points: Sequence[int], count: int) -> list[int]:
    """So many of the points, evenly spread; all where there are no more."""
    wanted = min(count, len(points))
    return [points[number * len(points) // wanted] for number in range(wanted)]


@dataclass(frozen=True)
class Points:
    """Where something is tried: at some in all ways, at the others with a kill alone.

    A copy of a data file is hundreds of pages written one after another. The first two and the
    last of such a run are tried in all ways, and so many others of all runs.
    """

    telling: Sequence[int]
    alike: Sequence[int]


def points_in(log: str, asked: Asked) -> Points:
    """All points, or as many of each kind as were asked for."""
    calls = [line for line in log.splitlines() if not line.startswith("from\t")]
    dull = [
        number
        for number in range(3, len(calls))
        if calls[number - 1].startswith("write\t") and len({*calls[number - 3 : number + 1]}) == 1
    ]
    some = spread(dull, WITHIN_RUNS)
    telling = sorted({*range(1, len(calls) + 1)} - {*dull} | {*some})
    alike = sorted({*dull} - {*some})
    return Points(*(spread(kind, asked.many(len(kind))) for kind in (telling, alike)))


def run(folder: Path, asked: Asked) -> Result:
    """All points of all operations in all ways."""
    result = Result()
    if compiler() is None:
        result.promise("not tried: this needs Linux and a C compiler (cc)", "-", False)
        return result
    servers = Servers(folder, os.cpu_count() or 1)
    try:
        for operation in OPERATIONS:
            through(servers, operation, asked, result)
        sticks(servers, asked, result)
    finally:
        servers.end()
    return result


def through(servers: Servers, operation: str, asked: Asked, result: Result) -> None:
    """One operation, with a fault at each of its points in each of the ways."""
    [clean] = servers.tell([Fault(operation)])
    result.details += [f"{operation}: {line}" for line in clean["broken"]]
    result.none(f"{operation}: names given to unflushed content", len([*hasty(clean["log"])]))
    points = points_in(clean["log"], asked)
    faults = [Fault(operation, at=at, **way) for at in points.telling for way in WAYS.values()]
    faults += [Fault(operation, at=at, **WAYS["killed in it"]) for at in points.alike]
    verdicts = servers.tell(faults)
    states = Counter(verdict["state"] for verdict in verdicts)
    broken = [(fault, v) for fault, v in zip(faults, verdicts, strict=True) if v["broken"]]
    for fault, verdict in broken:
        result.details.append(f"{fault}: " + "\n    ".join(verdict["broken"]))
    retries = sum(verdict["retried"] for verdict in verdicts)
    result.say(
        f"{operation}: {len(points.telling)} points × {len(WAYS)} ways, {len(points.alike)} killed",
        len(verdicts),
    )
    parts = sum(count for state, count in states.items() if state.startswith("but "))
    result.say(f"{operation}: before / after", f"{states['before']:,} / {states['after']:,}")
    if parts:
        result.say(f"{operation}: some packages in, each whole", parts)
    result.none(f"{operation}: between", states["between"])
    result.none(f"{operation}: said what was not so, or no sentence", len(broken))
    result.promise(
        f"{operation}: retries succeeded",
        f"{retries:,} of {len(verdicts):,}",
        retries == len(verdicts),
    )


def sticks(servers: Servers, asked: Asked, result: Result) -> None:
    """Sticks pulled in the middle of a write, full ones and read-only ones."""
    with_a_film(servers.templates)
    [clean] = servers.tell([Fault("carry_film", watched="stick")])
    result.details += [f"stick: {line}" for line in clean["broken"]]
    result.none("stick: names given to unflushed content", len([*hasty(clean["log"])]))
    drawn = random.Random(asked.seed)
    pulls = [
        Fault(
            *("carry_film", "gone", drawn.randint(1, clean["points"])),
            *(drawn.choice((errno.EIO, errno.ENODEV)), drawn.random(), "stick"),
        )
        for _ in range(asked.many(STICKS))
    ]
    others = [
        Fault("carry_film", at=at, watched="stick", **way)
        for at in points_in(clean["log"], asked).telling
        for way in STICK_WAYS.values()
    ]
    for name, faults in (("pulled", pulls), ("killed, full or read-only", others)):
        verdicts = servers.tell(faults)
        broken = 0
        for fault, verdict in zip(faults, verdicts, strict=True):
            wrong = [*verdict["broken"], *unclear(fault, verdict["said"])]
            broken += bool(wrong)
            result.details += [f"{fault}: " + "\n    ".join(wrong)] if wrong else []
        result.say(f"sticks {name}", len(faults))
        result.none("  torn, lost or not clearly said", broken)
        again = sum(verdict["retried"] for verdict in verdicts)
        result.promise(
            "  the same bytes on another stick",
            f"{again:,} of {len(faults):,}",
            again == len(faults),
        )


def unclear(fault: Fault, said: str) -> Iterator[str]:
    """What was said about a stick that does not tell what is wrong with it."""
    if fault.errno and (STICK_SENTENCES.get(fault.errno, "拔出") not in said):
        yield f"said “{said}”"
