"""What a verb prints: data and results on stdout, everything said beside them on stderr."""

import json
import sys
import unicodedata
from collections.abc import Sequence
from typing import Any

from models.exchange.format.progress import Progress, silent


def line(text: str) -> None:
    print(text)


def note(text: str) -> None:
    print(text, file=sys.stderr)


def print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Rows in columns that line up, a Han character two wide; the first is the head."""
    flat = [[" ".join(cell.split()) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*flat, strict=True)]
    for row in flat:
        padded = (
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        )
        print("  ".join(padded).rstrip())


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def progress_of(label: str) -> Progress:
    """How far slow work is, on one line of the terminal that is overwritten; nothing elsewhere."""
    if not sys.stderr.isatty():
        return silent

    def show(done: int, total: int) -> None:
        end = "\n" if done >= total else ""
        share = 100 if total <= 0 else done * 100 // total
        print(f"\r{label} {share}%", end=end, file=sys.stderr, flush=True)

    return show
