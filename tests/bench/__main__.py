"""python -m tests.bench [--quick] [--only NAME]: a table of ratios to the raw limits.

Absolute times say nothing about another machine; a ratio compares our path with the least that the
same work costs here, measured in the same run.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence

from tests.bench.measuring import Row, Scale, spoken

os.environ["QT_QPA_PLATFORM"] = "offscreen"

PATHS = ("start", "store", "take", "packages", "attachments", "listing", "figures", "sheets")
WIDTHS = (46, 10, 10, 7)


def rows_of(name: str, scale: Scale) -> Iterator[Row]:
    """Measure one path; its module is only imported now, so that no path pays for another."""
    from importlib import import_module

    measure: Callable[[Scale], Iterator[Row]] = import_module(f"tests.bench.{name}").measure
    return measure(scale)


def told(row: Row) -> str:
    ratio = "-" if row.ratio is None else f"{row.ratio:.2f}"
    cells = (row.path, spoken(row.limit), spoken(row.ours), ratio)
    return f"{laid_out(cells)}  {row.reach:<14}  {row.note}".rstrip()


def laid_out(cells: Sequence[str]) -> str:
    return "  ".join(f"{cell:<{width}}" for cell, width in zip(cells, WIDTHS, strict=True))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="smaller amounts, two or three minutes"
    )
    parser.add_argument("--only", choices=PATHS, action="append", help="this path; may be repeated")
    chosen = parser.parse_args()
    scale = Scale(chosen.quick, rounds=5)
    heading = ("path", "limit", "ours", "ratio")
    print(
        "  ".join(f"{cell:<{width}}" for cell, width in zip(heading, WIDTHS, strict=True)), end=""
    )
    print("  to reach")
    for name in chosen.only or PATHS:
        for row in rows_of(name, scale):
            print(told(row), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
