"""What is to be said about a row or a cell of a file, and what becomes of the row."""

from dataclasses import dataclass
from enum import Enum

from models.words import Sentence


class Degree(Enum):
    """What becomes of a row: it goes in, it goes in to be looked at, it stays out."""

    NOTED = "noted"
    FLAGGED = "flagged"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Trouble:
    """What is to be said about a cell (`at` from 0), or with no `at` about a row."""

    sheet: str
    row: int
    at: int | None
    column: str
    message: Sentence
    degree: Degree
