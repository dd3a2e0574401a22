"""A byte of the data file is changed, a thousand times: it is found, or it did not matter."""

import random
import shutil
from pathlib import Path
from typing import Any

from models.database import damage, open_database
from models.errors import UserError
from models.office import DATA_FILE, Office
from models.record import database
from tests.conftest import Clock
from tests.exchanging import an_issue, dump, world
from tests.trials.trial import Asked, Result

TITLE = "1,000 random bytes of the data file changed: found or harmless"
FLIPS, ISSUES = 1_000, 40

State = dict[str, list[Any]]


def a_data_file(folder: Path) -> tuple[Path, bytes]:
    """That of a unit with records, changes and a package it has sent; closed, and its key."""
    clock = Clock()
    road = world(folder, clock)
    with road.open("unit") as office:
        for number in range(ISSUES):
            an_issue(office, f"第 {number} 个问题")
    road.send_up("unit")
    with Office(folder / "unit", now=clock):
        key = bytes.fromhex(database.obj.connect_params["passphrase"][2:-1])
    return folder / "unit" / DATA_FILE, key


def everything() -> State:
    """Every row of the open file, changes among them."""
    found = dump()
    for table in ("changes", "change_images"):
        found[table] = sorted(map(repr, database.execute_sql(f"SELECT * FROM {table}").fetchall()))
    return found


def what_is_seen(path: Path, key: bytes) -> tuple[str, State | None]:
    """How a file is met: refused at opening, found by the check, or read, with what it says."""
    try:
        opened = open_database(path, key)
    except UserError:
        return "refused at opening", None
    try:
        if damage() is not None:
            return "found by the check", None
        return "read", everything()
    finally:
        opened.close()
        database.initialize(None)


def run(folder: Path, asked: Asked) -> Result:
    result, drawn = Result(), random.Random(asked.seed)
    whole, key = a_data_file(folder)
    kept, trial = whole.read_bytes(), folder / "flipped.xjt"
    shutil.copyfile(whole, trial)
    seen, expected = what_is_seen(trial, key)
    assert seen == "read" and expected is not None
    counts = {"refused at opening": 0, "found by the check": 0, "harmless": 0, "unnoticed": 0}
    for _ in range(asked.many(FLIPS)):
        place, bit = drawn.randrange(len(kept)), 1 << drawn.randrange(8)
        for beside in ("-wal", "-shm"):
            trial.with_name(trial.name + beside).unlink(missing_ok=True)
        trial.write_bytes(kept[:place] + bytes([kept[place] ^ bit]) + kept[place + 1 :])
        seen, state = what_is_seen(trial, key)
        if seen == "read":
            seen = "harmless" if state == expected else "unnoticed"
        if seen == "unnoticed":
            result.details.append(f"byte {place}, bit {bit}")
        counts[seen] += 1
    result.say("bytes changed, one at a time", sum(counts.values()))
    result.say("  bytes of the data file", len(kept))
    for seen in ("refused at opening", "found by the check", "harmless"):
        result.say(f"  {seen}", counts[seen])
    result.none("  unnoticed, and other data", counts["unnoticed"])
    return result
