"""Killed at any moment, not only at the disk: before or after, never between."""

import os
import random
import time
from collections import Counter
from pathlib import Path

from tests.trials.faulted import Fault
from tests.trials.faults import OPERATIONS, Servers, compiler
from tests.trials.trial import Asked, Result

TITLE = (
    "200 kills (-9) at random moments of entry, export, import, undo, backup, restore, migration"
)
KILLS = 200


def run(folder: Path, asked: Asked) -> Result:
    result, drawn = Result(), random.Random(asked.seed)
    if compiler() is None:
        result.promise("not tried: this needs Linux and a C compiler (cc)", "-", False)
        return result
    servers = Servers(folder, os.cpu_count() or 1)
    try:
        whole = {}
        for operation in OPERATIONS:
            servers.tell([Fault(operation)])
            started = time.monotonic()
            servers.tell([Fault(operation)])
            whole[operation] = time.monotonic() - started
        count = asked.many(KILLS)
        names = [OPERATIONS[number % len(OPERATIONS)] for number in range(count)]
        faults = [Fault(n, "late", seconds=drawn.random() * whole[n] / 2) for n in names]
        verdicts = servers.tell(faults)
    finally:
        servers.end()
    states = Counter(verdict["state"] for verdict in verdicts)
    died = sum(verdict["said"] == "died" for verdict in verdicts)
    result.say(f"killed at random in {len(OPERATIONS)} operations", count)
    result.say("  still at it", died)
    result.say("  before / after", f"{states['before']:,} / {states['after']:,}")
    result.none("  between", states["between"])
    broken = [(fault, v) for fault, v in zip(faults, verdicts, strict=True) if v["broken"]]
    result.none("  not whole, or said what was not so", len(broken))
    for fault, verdict in broken:
        result.details.append(f"{fault}: " + "\n    ".join(verdict["broken"]))
    again = sum(verdict["retried"] for verdict in verdicts)
    result.promise("  retries succeeded", f"{again:,} of {count:,}", again == count)
    return result
