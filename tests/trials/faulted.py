"""A process whose system calls can be made to fail: forks one child for every fault.

Started by `tests.trials.faults` with the shim preloaded and everything imported; reads one fault a
line and answers with what became of it.
"""

import ctypes
import json
import os
import shutil
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from models.backups import SHELF, fault_of
from models.database import open_key
from models.errors import UserError
from models.exchange.receiving.history import history, undo_import
from models.exchange.receiving.inbox import import_packages
from models.exchange.receiving.outcome import OWN_DISK
from models.exchange.sending.outbox import copy_to, export_down, export_up, outgoing
from models.integrity import check
from models.ledgers.issues import Issue
from models.office import Office
from models.privacy.erasing import erase, plan
from models.privacy.subject import subject_named
from models.record import database
from models.shelf.keeping import backups_on
from tests.exchanging import SEPTEMBER, dump
from tests.plain_pages import plain_pages
from tests.trials.faulted_folders import FOLDER_OPERATIONS
from tests.trials.faulted_folders import tried as of_a_folder

MODES = {"count": 0, "kill": 1, "tear": 2, "once": 3, "ever": 4, "short": 5, "gone": 6, "late": 0}
NAMED_AT_RANDOM = {"package_id", "package", "sha256", "size", "batch", "number"}
WITH_RANDOM = ("incoming", "outgoing", "anchors")
UNCHANGED = "数据没有改动"
UNSURE = "不能确定"
ERASED_NAME, ERASED_PHONE = "欧阳清歌", "13800138765"
GONE_ALREADY = "没有导入过这个报送包"


@dataclass(frozen=True)
class Fault:
    """Where and how a call fails: the `at`th that changes a file under the watched folder."""

    operation: str
    mode: str = "count"
    at: int = 0
    errno: int = 0
    share: float = 0.0
    """How much of a torn write reaches the file."""
    watched: str = "office"
    """Or "stick"."""
    seconds: float = 0.0
    """After which a process that is to be killed late is killed, whatever it does then."""


@dataclass
class Verdict:
    """What became of an operation: what it said, what is in the office, and what is wrong there."""

    said: str = ""
    state: str = ""
    retried: bool = False
    points: int = 0
    broken: list[str] = field(default_factory=list)
    log: str = ""


class Shim:
    """The preloaded library."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        self._library.faults_log.restype = ctypes.c_char_p
        self._library.faults_disarm.restype = ctypes.c_long

    def arm(self, folder: Path, fault: Fault) -> None:
        self._library.faults_arm(
            str(folder).encode(),
            MODES[fault.mode],
            ctypes.c_long(fault.at),
            fault.errno,
            ctypes.c_double(fault.share),
        )

    def disarm(self) -> int:
        """The number of points that were passed."""
        return int(self._library.faults_disarm())

    def log(self) -> str:
        return str(self._library.faults_log().decode())


def clock() -> datetime:
    return datetime(2026, 9, 10, 9, 30)


@dataclass(frozen=True)
class Scene:
    """A folder with templates of offices and what arrives, and one to work in."""

    templates: Path
    work: Path

    @property
    def office(self) -> Path:
        return self.work / "office"

    @property
    def stick(self) -> Path:
        return self.work / "stick"

    def lay(self, operation: str) -> None:
        """The office as it was before the operation, and an empty stick."""
        shutil.rmtree(self.work, ignore_errors=True)
        self.stick.mkdir(parents=True)
        shutil.copytree(self.templates / operation, self.office)

    def arriving(self, operation: str) -> list[Path]:
        """What is imported there, in the order of names."""
        return sorted((self.templates / f"{operation}-stick").iterdir())

    def another_stick(self) -> None:
        """An empty one where the first was."""
        shutil.rmtree(self.stick)
        self.stick.mkdir()


def perform(scene: Scene, office: Office, operation: str) -> None:
    """Do what a person would press; UserError where it says so, AssertionError where it lies."""
    if operation == "undo":
        newest = next(entry for entry in history(office) if entry.kind == "up")
        undo_import(office, newest.package_id)
    elif operation == "open_and_edit":
        issue = office.door.load(Issue, Issue.select(Issue.uid).order_by(Issue.uid).get().uid)
        issue.problem = "发热门诊引导标识不清"
        office.door.store(issue)
    elif operation == "export":
        export_up(office, SEPTEMBER)
    elif operation == "export_down":
        export_down(office)
    elif operation == "erase":
        subject = subject_named(ERASED_NAME)
        found = plan(office, subject)
        if any(item.stays is None for item in found.items):
            erase(office, subject, found.keys(names=True))
    elif operation in ("carry", "carry_film"):
        copy_to(office, outgoing(office)[0], scene.stick)
    else:
        take_in(office, *scene.arriving(operation))


def take_in(office: Office, *packages: Path) -> None:
    """UserError with what kept some out; the others are in, and must be."""
    failed: dict[str, str] = {}
    for path, outcome in zip(packages, import_packages(office, packages), strict=True):
        if outcome.why == OWN_DISK:
            failed[path.stem] = str(outcome.reason)
        else:
            assert outcome.result in ("accepted", "already"), f"{outcome.why}: {outcome.reason}"
    if failed:
        names, reasons = " ".join(failed), " ".join(failed.values())
        raise UserError("[{names}] {reasons}", names=names, reasons=reasons)


def said_by(action: Callable[[], None]) -> str:
    """done, refused with its sentence, or broken with what only a programmer would read."""
    try:
        action()
    except UserError as error:
        return f"refused {error}"
    except BaseException:
        return f"broken {traceback.format_exc()}"
    return "done"


def state_of() -> dict[str, list[Any]]:
    """Every row of the open office but what is drawn at random."""
    found = dump(*WITH_RANDOM)
    for table in filter(database.table_exists, WITH_RANDOM):  # an old file lacks some
        cursor = database.execute_sql(f'SELECT * FROM "{table}"')
        names = [column[0] for column in cursor.description]
        found[table] = sorted(
            repr([(n, v) for n, v in zip(names, row, strict=True) if n not in NAMED_AT_RANDOM])
            for row in cursor.fetchall()
        )
    return found


def files_of(folder: Path) -> dict[str, list[str]]:
    """The files that belong to an office's data, by folder."""

    def names(*parts: str) -> list[str]:
        return sorted(p.name for part in parts for p in (folder / part).rglob("*") if p.is_file())

    shelf = folder / "backups"
    litter = [path.name for path in shelf.rglob("*.tmp*")]
    litter += [p.name for p in shelf.glob("0*.json") if not p.with_suffix(".xjt").exists()]
    return {
        "attachments": names("attachments"),
        "packages taken in": names("quarantine", "received"),
        "number of packages made": [str(len(names("outbox")))],
        "half a backup": litter,
        "beside the data file": sorted(
            p.name for p in folder.iterdir() if p.is_file() and p.name != ".lock"
        ),
    }


@dataclass(frozen=True)
class Ends:
    """What an office is before an operation and after it, when nothing fails."""

    before: dict[str, list[Any]]
    after: dict[str, list[Any]]
    files_before: dict[str, list[str]]
    files: dict[str, list[str]]
    parts: dict[str, dict[str, list[Any]]] = field(default_factory=dict)
    """Of several packages: what the office is with some of them in, by the names of the others."""


@cache
def ends_of(scene: Scene, operation: str) -> Ends:
    scene.lay(operation)
    with Office(scene.office, now=clock):
        before, files_before = state_of(), files_of(scene.office)
    with Office(scene.office, now=clock) as office:
        perform(scene, office, operation)
    with Office(scene.office, now=clock):
        after = state_of()
    assert before != after
    files = files_of(scene.office)
    return Ends(before, after, files_before, files, parts_of(scene, operation))


def parts_of(scene: Scene, operation: str) -> dict[str, dict[str, list[Any]]]:
    """The office with each choice of the packages in, but for none and for all."""
    packages = scene.arriving(operation) if operation == "import_several" else []
    found = {}
    for count in range(1, len(packages)):
        for some in combinations(packages, count):
            scene.lay(operation)
            with Office(scene.office, now=clock) as office:
                take_in(office, *some)
                found[" ".join(path.stem for path in packages if path not in some)] = state_of()
    return found


def named(ends: Ends, state: dict[str, list[Any]]) -> str:
    if state == ends.before:
        return "before"
    if state == ends.after:
        return "after"
    return next((f"but [{out}]" for out, part in ends.parts.items() if state == part), "between")


def faulty(shim: Shim, scene: Scene, fault: Fault, ends: Ends, out: int) -> None:
    """In the child: do the operation with the fault and tell how it ended, if it lives."""
    told: dict[str, Any] = {}

    def arm() -> None:
        shim.arm(scene.work / fault.watched, fault)

    def work() -> None:
        if fault.operation == "open_and_edit":
            arm()
        with Office(scene.office, now=clock) as office:
            if fault.operation != "open_and_edit":
                arm()
            told["said"] = said_by(lambda: perform(scene, office, fault.operation))
            if fault.mode == "once" and told["said"] != "done":
                told["here"] = named(ends, state_of())
                told["again"] = said_by(lambda: perform(scene, office, fault.operation))

    told["closed"] = said_by(work)
    told["points"] = shim.disarm()
    told["log"] = shim.log() if fault.mode == "count" else ""
    os.write(out, json.dumps(told).encode())


def forked(action: Callable[[int], None], seconds: float | None = None) -> bytes:
    """Do something in a child; what it wrote before it ended or was killed after `seconds`."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            action(writing)
        except BaseException:
            traceback.print_exc()
        os._exit(0)
    os.close(writing)
    timer = threading.Timer(seconds or 0.0, os.kill, (child, signal.SIGKILL))
    if seconds is not None:
        timer.start()
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    if seconds is not None:
        timer.cancel()
        timer.join()  # the number is the child's own until it is fetched
    os.waitpid(child, 0)
    return told


def tried(shim: Shim, scene: Scene, fault: Fault) -> Verdict:
    """One operation with one fault, the look at what it left, and the same again without."""
    if fault.operation in FOLDER_OPERATIONS:
        return of_a_folder(shim, scene, fault, forked)
    ends = ends_of(scene, fault.operation)
    scene.lay(fault.operation)
    after = fault.seconds if fault.mode == "late" else None
    told = forked(lambda out: faulty(shim, scene, fault, ends, out), after)
    heard = json.loads(told) if told else {"said": "died", "closed": "done", "points": 0, "log": ""}
    verdict = Verdict(heard.get("said", heard["closed"]), points=heard["points"], log=heard["log"])
    for name in ("said", "again", "closed"):
        if heard.get(name, "").startswith("broken"):
            verdict.broken.append(f"{name}: {heard[name]}")
        if fault.watched == "office" and not clear(heard.get(name, "done")):
            verdict.broken.append(f"not clear: {heard[name]}")
    if heard.get("again", "done") != "done" and not told_done(heard["again"], heard["here"]):
        verdict.broken.append(f"not at the second go either: {heard['again']}")
    look_at(scene, fault, ends, verdict)
    said, last = verdict.said, heard.get("again", verdict.said)
    if not agrees(last, verdict.state):
        verdict.broken.append(f"said “{last}” but it is {verdict.state}")
    if "here" in heard and not agrees(said, heard["here"]):
        verdict.broken.append(f"said “{said}” but it is {heard['here']} here")
    return verdict


def clear(said: str) -> bool:
    """Whether a refusal says what is true of the data now."""
    known = (UNCHANGED, UNSURE, GONE_ALREADY)
    return not said.startswith("refused") or any(part in said for part in known)


def told_done(said: str, state: str) -> bool:
    """Whether a second go says that the first has done all there was to do."""
    return state == "after" and GONE_ALREADY in said


def agrees(said: str, state: str) -> bool:
    """Whether what people were told is so."""
    if said == "done" or GONE_ALREADY in said:
        return state == "after"
    if said == "died" or UNSURE in said:
        return state != "between"
    return state == "before" or state.removeprefix("but ") in said


def look_at(scene: Scene, fault: Fault, ends: Ends, verdict: Verdict) -> None:
    """Open the office as after a restart: whole, before or after; then do it again."""
    with Office(scene.office, now=clock) as office:
        verdict.broken += [str(fault) for finding in check(office) for fault in finding.faults]
        state = state_of()
        verdict.state = named(ends, state)
        if verdict.state == "between":
            verdict.broken += differing(ends, state)
        if fault.operation == "erase" and verdict.state == "after":
            pages = plain_pages(scene.office)
            words = (ERASED_NAME, ERASED_PHONE)
            verdict.broken += [f"still held: {word}" for word in words if word.encode() in pages]
        held = set(files_of(scene.office)["attachments"])
        wanted = ends.files if verdict.state == "after" else ends.files_before
        lost = set(wanted["attachments"]) - held
        verdict.broken += [f"lost {name}" for name in sorted(lost)]
        if fault.watched == "stick":
            verdict.broken += torn(scene, office)
            scene.another_stick()
        again = said_by(lambda: perform(scene, office, fault.operation))
        verdict.retried = again == "done" or told_done(again, verdict.state)
        if not verdict.retried:
            verdict.broken.append(f"again: {again}")
        final = state_of()
        if final != ends.after:
            verdict.broken += [f"again: {line}" for line in differing(ends, final)]
        verdict.broken += torn(scene, office)
        backups = [(path, fault_of(path, open_key())) for path in backups_on(scene.office / SHELF)]
        verdict.broken += [f"{path.name}: {why}" for path, why in backups if why is not None]
        if fault.watched == "stick" and len([*scene.stick.glob("*.xjb")]) != 1:
            verdict.broken.append("nothing on the other stick")
    files = files_of(scene.office)
    if files != ends.files:
        verdict.broken += [
            f"{name}: {files[name]} and not {ends.files[name]}"
            for name in files
            if files[name] != ends.files[name]
        ]


def differing(ends: Ends, state: dict[str, list[Any]]) -> list[str]:
    return [
        f"{table}: {[row for row in rows if row not in ends.after[table]][:3]}"
        for table, rows in state.items()
        if rows != ends.after[table]
    ]


def torn(scene: Scene, office: Office) -> list[str]:
    """Files on the stick whose name promises more than they hold."""
    whole = {packed.path.read_bytes() for packed in outgoing(office) if packed.path.exists()}
    written = scene.stick.glob("*.xjb")
    return [f"torn on the stick: {path.name}" for path in written if path.read_bytes() not in whole]


def main() -> None:
    scene = Scene(Path(sys.argv[1]), Path(sys.argv[2]))
    shim = Shim()
    for line in sys.stdin:
        fault = Fault(**json.loads(line))
        try:
            verdict = tried(shim, scene, fault)
        except BaseException:
            verdict = Verdict(broken=[traceback.format_exc()])
        print(json.dumps(asdict(verdict)), flush=True)


if __name__ == "__main__":
    main()
