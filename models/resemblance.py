"""Whether a problem resembles one that is in the book: by the pairs of characters they share."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from models import changes
from models.fields import Choice
from models.ledgers.closure import Stage
from models.ledgers.issues import Issue
from models.record import tuples

ALIKE = 0.45
"""From this share of common pairs on, two texts are said to resemble each other."""
_SHORTEST = 4
"""Texts with fewer characters resemble too much."""
_WORDLESS = str.maketrans("", "", " \t\n，。、；：？！“”‘’（）《》,.;:?!()\"'-—·")


@dataclass(frozen=True)
class Alike:
    """An issue that resembles a text, and how much: 1 is the same."""

    uid: str
    issue_no: str
    problem: str
    stage: Choice
    share: float


def pairs_of(text: str) -> frozenset[str]:
    """Neighbouring characters, signs and blanks left out; every language has them."""
    plain = text.translate(_WORDLESS).casefold()
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


def resembling(text: str, unit: str, but: str = "", limit: int = 3) -> list[Alike]:
    """This unit's issues that resemble a problem, the most alike first; `but` is left out."""
    wanted = pairs_of(text)
    if len(wanted) < _SHORTEST - 1:
        return []
    found = [
        Alike(uid, number, problem, stage, share)
        for uid, number, problem, stage, pairs in _book(unit, changes.head()[1])
        if uid != but and (share := _share(wanted, pairs)) >= ALIKE
    ]
    return sorted(found, key=lambda one: (-one.share, one.uid))[:limit]


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


_Row = tuple[str, str, str, Choice, frozenset[str]]


@lru_cache(maxsize=1)
def _book(unit: str, _head: str) -> tuple[_Row, ...]:
    """Read anew only when something has changed."""
    return tuple(_rows(unit))


def _rows(unit: str) -> Iterator[_Row]:
    query = Issue.select(Issue.uid, Issue.issue_no, Issue.problem, Issue.stage).where(
        Issue.unit == unit, ~Issue.deleted, Issue.stage != Stage.REMOVED
    )
    for uid, number, problem, stage in tuples(query):
        yield uid, number or "", problem or "", stage, pairs_of(problem or "")
