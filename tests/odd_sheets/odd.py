"""An odd sheet, and beside it what a person reads in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

ASK = "?"
"""No one can say what the cell means: it has to be asked about, whatever is made of it."""


@dataclass(frozen=True)
class Odd:
    """`truth` is row (from 1) → field → the value as people read it; a part's texts joined by |.

    What is not in the truth must not become a value; `lost` are the columns that no field takes,
    which has to be said.
    """

    name: str
    ledger: str
    write: Callable[[Path], object]
    truth: Mapping[int, Mapping[str, str]]
    lost: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name
