"""What checks find before a package is made, and what a person has said about each of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.words import Sentence, sentence

NIL = "nil"
"""The code of ledgers that have nothing this month, which is answered in its own way: 本月无."""


class Level(StrEnum):
    """A failed check stands in the way until it is mended, a warning until it is mended or
    explained; a note asks for nothing."""

    FAILED = "failed"
    WARNING = "warning"
    NOTE = "note"
    PASSED = "passed"


@dataclass(frozen=True)
class Check:
    """One thing that was looked at; `ledger` and `uid` name the record to open, if there is one.

    A warning has a `code` that stays the same from look to look, and `subjects`: the uids of the
    records that it is about (for NIL the names of ledgers, "" for a finding as a whole). `reasons`
    are what was said about each, "" where nothing was; `proposed` is what was said last month.
    """

    level: Level
    title: Sentence
    detail: Sentence | None = None
    ledger: str = ""
    uid: str = ""
    code: str = ""
    subjects: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    proposed: str = ""

    @property
    def open(self) -> bool:
        """Whether it still has to be mended or explained."""
        return self.level is Level.WARNING and not all(self.reasons)

    @property
    def reason(self) -> str:
        """What was said, one after the other where it differs from record to record."""
        return "；".join(dict.fromkeys(filter(None, self.reasons)))


def listed(sentences: Sequence[Sentence]) -> Sentence:
    """Several names in a row, each in the reader's language."""
    first, *rest = sentences
    for other in rest:
        first = sentence("{first}、{other}", first=first, other=other)
    return first
