"""python -m tests.trials [NAME ...] [--torture] [--list] [--seed N] [--count N]: promises kept.

Exit status 1 when a promise was broken. The same seed tries the same things.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from tests.trials.trial import Asked, Result, Run

os.environ["QT_QPA_PLATFORM"] = "offscreen"

TRIALS = (
    "mutations",
    "hostile",
    "senders",
    "memory",
    "three_hundred",
    "faults",
    "backups",
    "histories",
    "three_levels",
    "watchdog",
)
"""Modules of this package with a `TITLE` and a `run` (see `trial.Run`), in their order."""

TORTURE = (
    *("bombs", "formulas", "flips", "chain", "canaries", "roles", "formats"),
    *("kills", "faults", "backups"),
)
"""Those that try to lose, to spoil or to get at the data; `faults` is among both."""

EVERY = tuple(dict.fromkeys((*TRIALS, *TORTURE)))

DISKLESS = ("mutations", "hostile", "senders", "bombs", "flips", "backups", "kills", "faults")
MEMORY = Path("/dev/shm")
"""Trials for which the disk of this machine does not matter: their folders lie in memory.

How a disk fails is made up at the calls that reach it, so that it may lie in memory, too.

Every package that is kept out is noted and synced, and so is every attachment that comes back; a
slow disk would be all that they measure.
"""

WIDTHS = (14, 52, 16)


def tried(name: str, asked: Asked) -> tuple[Result, float]:
    """What a trial found and how many seconds it took."""
    run: Run = import_module(f"tests.trials.{name}").run
    place = MEMORY if name in DISKLESS and MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix=f"trial-{name}-", dir=place) as folder:
        started = time.perf_counter()
        result = run(Path(folder), asked)
        return result, time.perf_counter() - started


def laid_out(*cells: str) -> str:
    return "  ".join(f"{cell:<{width}}" for cell, width in zip(cells, WIDTHS, strict=True))


def told(name: str, result: Result, seconds: float, seed: int) -> list[str]:
    """The lines of the table that are one trial's."""
    lines = [
        laid_out(name if number == 0 else "", row.what, row.number)
        + ("" if row.kept else "  BROKEN")
        for number, row in enumerate(result.rows)
    ]
    lines.append(laid_out("" if result.rows else name, f"seconds (seed {seed})", f"{seconds:.1f}"))
    return [line.rstrip() for line in lines]


def closing(found: Sequence[tuple[str, Result]]) -> list[str]:
    """What the whole run comes to: promise | tried | held | figure, a line for each trial."""
    lines = [" | ".join(("promise", "tried", "held", "figure"))]
    for name, result in found:
        title = import_module(f"tests.trials.{name}").TITLE
        promises = [row for row in result.rows if row.promised]
        held = sum(row.kept for row in promises)
        broken = [f"{row.what}: {row.number}" for row in promises if not row.kept]
        figure = "; ".join(broken) or _largest(result)
        lines.append(" | ".join((title, str(len(promises)), str(held), figure)))
    return lines


def _largest(result: Result) -> str:
    """Of how many things of one kind a trial that held speaks, at most."""
    spoken_of = [f"{row.what.strip()}: {row.number}" for row in result.rows]
    return max(spoken_of, key=lambda text: _number(text.rpartition(": ")[2]), default="")


def _number(text: str) -> int:
    first = text.replace(",", "").split(" ")[0]
    return int(first) if first.isdigit() else -1


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.trials", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="these trials; all without one")
    parser.add_argument("--torture", action="store_true", help="those that harm the data")
    parser.add_argument("--list", action="store_true", help="say which trials there are")
    parser.add_argument("--seed", type=int, default=1, help="of everything random; 1 if not given")
    parser.add_argument("--count", type=int, help="try this many instead of the full number")
    chosen = parser.parse_args()
    unknown = [name for name in chosen.names if name not in EVERY]
    if unknown:
        parser.error(f"no such trial: {', '.join(unknown)}; there are {', '.join(EVERY)}")
    if chosen.list:
        for name in EVERY:
            print(f"{name:<16}{import_module(f'tests.trials.{name}').TITLE}")
        return 0
    table, kept, found = [], True, []
    for name in chosen.names or (TORTURE if chosen.torture else TRIALS):
        print(f"{name} ...", file=sys.stderr, flush=True)
        result, seconds = tried(name, Asked(chosen.seed, chosen.count))
        found.append((name, result))
        table += told(name, result, seconds, chosen.seed)
        kept = kept and result.kept
        for line in result.details:
            print(f"  {line}", file=sys.stderr)
    if chosen.torture:
        table += ["", *closing(found)]
    print("\n".join(table))
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
