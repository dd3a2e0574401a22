"""Faults in what is done with a whole folder: backing up, putting back, bringing up to date.

As `faulted`, but the office is not open while it happens, and afterwards may be none at all.
"""

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.backups import SHELF, backup, fault_of
from models.database import open_database
from models.integrity import check
from models.keys import KEYS_FILE, read_keys
from models.office import DATA_FILE, Office, is_office
from models.record import database
from models.restoring import restore, restore_elsewhere
from models.second_disk import copy_to_shelf
from models.shelf.keeping import backups_on

if TYPE_CHECKING:
    from tests.trials.faulted import Fault, Scene, Shim, Verdict

FOLDER_OPERATIONS = ("backup", "second_disk", "restore", "restore_elsewhere", "migrate")

EXPECTED = {"migrate": "不在本机", "restore_elsewhere": "不在发件箱里"}
"""What the check says of a whole office there: of attachments that never were, and of the outbox,
which is in no backup."""

TRUTHS = ("数据没有改动", "不能确定", "原有的备份没有动")
"""What a refusal says of the data, so that nobody has to wonder."""

State = dict[str, Any]


def perform(scene: "Scene", operation: str) -> None:
    """Do it as the program does, which has the folder closed before and after."""
    now = clock()
    if operation == "restore":
        copy = backups_on(scene.office / SHELF)[-1]
        restore(scene.office, key_of(scene.office), copy, now=now)
    elif operation == "restore_elsewhere":
        [copy] = backups_on(scene.templates / "restore_elsewhere" / SHELF)
        restore_elsewhere(scene.office, copy, lambda: None, now=now)
    else:
        with Office(scene.office, now=clock) as office:
            if operation == "backup":
                backup(office, "manual")
            elif operation == "second_disk":
                copy_to_shelf(office, backups_on(scene.office / SHELF)[0], scene.stick / "shelf")


def clock() -> Any:
    from tests.trials.faulted import clock as stopped

    return stopped()


def key_of(folder: Path) -> bytes:
    return read_keys(folder / KEYS_FILE, lambda: None)


def lay(scene: "Scene", operation: str) -> None:
    """The folder as it was before; none at all where there is to be one."""
    if operation == "restore_elsewhere":
        shutil.rmtree(scene.work, ignore_errors=True)
        scene.stick.mkdir(parents=True)
    else:
        scene.lay(operation)


@dataclass(frozen=True)
class Ends:
    before: State
    after: State


@cache
def ends_of(scene: "Scene", operation: str) -> Ends:
    lay(scene, operation)
    before = look(scene, operation)
    lay(scene, operation)
    perform(scene, operation)
    after = look(scene, operation)
    assert before != after
    return Ends(before, after)


def look(scene: "Scene", operation: str) -> State:
    """What is in a copy of the folder, read as it lies there, and the backups that are whole."""
    from tests.trials.faulted import state_of

    folder = scene.office
    if not is_office(folder):
        return {"no office": True}
    state: State = {}
    if operation in ("backup", "second_disk"):
        shelf = scene.stick / "shelf" if operation == "second_disk" else folder / SHELF
        state["backups"] = [path.name for path in backups_on(shelf)]
    copy = scene.work / "looked at"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    for path in folder.glob(f"{DATA_FILE}*"):
        shutil.copyfile(path, copy / path.name)
    opened = open_database(copy / DATA_FILE, key_of(folder))
    try:
        state.update(state_of())
        del state["schema_migration"]  # when each step was taken
        state["steps"] = opened.execute_sql("SELECT name FROM schema_migration").fetchall()
        state["changes"] = opened.execute_sql("SELECT seq, hash FROM changes").fetchall()
    finally:
        opened.close()
        database.initialize(None)
    return state


def wrong_with(scene: "Scene", operation: str) -> list[str]:
    """Open the office: what its check finds, and which backups are not whole."""
    if not is_office(scene.office):
        return []
    with Office(scene.office, now=clock) as office:
        wrong = [str(fault) for finding in check(office) for fault in finding.faults]
        wrong = [fault for fault in wrong if EXPECTED.get(operation, "…") not in fault]
        held = {path.stem for path in scene.office.glob("attachments/*/*.age")}
        wrong += [
            f"attachment {name}" for name in held if not b"".join(office.attachments.pieces(name))
        ]
    for path in scene.office.glob("outbox/earlier/*.xjb"):
        if path.read_bytes() != (scene.office / "outbox" / path.name).read_bytes():
            wrong.append(f"torn: {path.name}")
    key = key_of(scene.office)
    for shelf in (scene.office / SHELF, scene.stick / "shelf"):
        for path in backups_on(shelf):
            if (fault := fault_of(path, key)) is not None:
                wrong.append(f"{shelf.name}/{path.name}: {fault}")
    return wrong


def litter(scene: "Scene") -> list[str]:
    """What nobody would ever clear away."""
    found = [*scene.office.rglob("*.tmp*"), *scene.office.glob("ledger.restoring*")]
    found += scene.office.glob("keys.restoring")
    return [f"left behind: {path.relative_to(scene.work)}" for path in found]


def faulty(shim: "Shim", scene: "Scene", fault: "Fault", out: int) -> None:
    """In the child: do it with the fault, and again where that was refused once."""
    from tests.trials.faulted import said_by

    told: dict[str, Any] = {}

    def once() -> None:
        perform(scene, fault.operation)

    shim.arm(scene.work / fault.watched, fault)
    told["said"] = said_by(once)
    if fault.mode == "once" and told["said"] != "done":
        told["again"] = said_by(once)
    told["points"] = shim.disarm()
    told["log"] = shim.log() if fault.mode == "count" else ""
    os.write(out, json.dumps(told).encode())


def tried(shim: "Shim", scene: "Scene", fault: "Fault", forked: Callable[..., bytes]) -> "Verdict":
    """One fault, the look at what it left, and the same again without."""
    from tests.trials.faulted import Verdict, said_by

    ends = ends_of(scene, fault.operation)
    lay(scene, fault.operation)
    seconds = fault.seconds if fault.mode == "late" else None
    raw = forked(lambda out: faulty(shim, scene, fault, out), seconds)
    told = json.loads(raw) if raw else {"said": "died", "points": 0, "log": ""}
    verdict = Verdict(told["said"], points=told["points"], log=told["log"])
    for name in ("said", "again"):
        if told.get(name, "").startswith("broken"):
            verdict.broken.append(f"{name}: {told[name]}")
        if told.get(name, "").startswith("refused") and not any(
            part in told[name]
            for part in (*TRUTHS, "不是空文件夹" if name == "again" else TRUTHS[0])
        ):
            verdict.broken.append(f"not clear: {told[name]}")
    last = told.get("again", told["said"])
    done_before = "不能确定" in told["said"] and "不是空文件夹" in last
    if "again" in told and last != "done" and not done_before:
        verdict.broken.append(f"not at the second go either: {last}")
    state = look(scene, fault.operation)
    verdict.state = named(ends, state, fault.operation)
    if verdict.state == "between":
        verdict.broken += differing(ends, state)
    if last == "done" and verdict.state != "after":
        verdict.broken.append(f"said “{last}” but it is {verdict.state}")
    sure = last.startswith("refused") and "不能确定" not in last and not done_before
    if sure and verdict.state != "before":
        verdict.broken.append(f"said “{last}” but it is {verdict.state}")
    verdict.broken += wrong_with(scene, fault.operation)
    done = verdict.state == "after" and fault.operation == "restore_elsewhere"
    again = "done" if done else said_by(lambda: perform(scene, fault.operation))
    verdict.retried = again == "done"
    if not verdict.retried:
        verdict.broken.append(f"again: {again}")
    final = named(ends, look(scene, fault.operation), fault.operation)
    if final != "after":
        verdict.broken.append(f"again: it is {final}")
    verdict.broken += [*wrong_with(scene, fault.operation), *litter(scene)]
    return verdict


def named(ends: Ends, state: State, operation: str) -> str:
    if state == ends.before:
        return "before"
    if operation == "backup":  # a second one after the retry is as good
        many = len(state["backups"])
        rest = {**state, "backups": []} == {**ends.after, "backups": []}
        return "after" if rest and many >= len(ends.after["backups"]) else "between"
    return "after" if state == ends.after else "between"


def differing(ends: Ends, state: State) -> list[str]:
    return [
        f"{name}: {[some for some in state[name] if some not in ends.after.get(name, [])][:3]}"
        for name in state
        if state[name] != ends.after.get(name) and isinstance(state[name], list)
    ]
