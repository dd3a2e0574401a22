"""What was added to a text and what was taken out, word by word, paragraph beside paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

_WORD = re.compile(r"[^\W\d_\u3400-\u9fff\uf900-\ufaff]+|\d+|\s+|.", re.DOTALL)
"""Latin words, numbers and blanks are whole; every other character stands for itself."""
_LONG = 3_000
"""Words beyond which paragraphs count as replaced, for comparing them word by word is slow."""
_ALIKE = 0.4
"""Below this likeness a text counts as replaced: scattered common letters would only confuse."""


class Fate(Enum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    """Words that have one fate."""

    fate: Fate
    text: str


@dataclass(frozen=True)
class Pair:
    """A paragraph before and after: what was kept and removed, what was kept and added.

    One side is empty where the paragraph is new, or is gone.
    """

    old: tuple[Piece, ...]
    new: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        return any(piece.fate is not Fate.KEPT for piece in (*self.old, *self.new))


def pieces(old: str, new: str) -> list[Piece]:
    """Both texts as one: what was removed stands before what was added in its place."""
    found: list[Piece] = []
    for before, after in _steps(old, new):
        if before == after:
            found.append(Piece(Fate.KEPT, before))
            continue
        if before:
            found.append(Piece(Fate.REMOVED, before))
        if after:
            found.append(Piece(Fate.ADDED, after))
    return found


def _steps(old: str, new: str) -> Iterator[tuple[str, str]]:
    """What stood and what stands there now, piece by piece; the same twice where it was kept."""
    if old == new:
        yield old, new
        return
    left, right = _WORD.findall(old), _WORD.findall(new)
    if not left or not right or len(left) + len(right) > _LONG:
        yield old, new
        return
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.ratio() < _ALIKE:
        yield old, new
        return
    for _kind, a, b, c, d in matcher.get_opcodes():
        yield "".join(left[a:b]), "".join(right[c:d])


def pairs(old: str, new: str) -> list[Pair]:
    """Two texts paragraph by paragraph; a paragraph stands beside the one it became."""
    left, right = _paragraphs(old), _paragraphs(new)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    found: list[Pair] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            found += [Pair(*_kept(text)) for text in left[a:b]]
        else:
            found += _beside(left[a:b], right[c:d])
    return found


def _paragraphs(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines() if line.strip()]


def _kept(text: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    return (Piece(Fate.KEPT, text),), (Piece(Fate.KEPT, text),)


def _beside(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Each paragraph with the next one that is like it; those without stand alone."""
    waiting = list(new)
    for text in old:
        at = next((at for at, other in enumerate(waiting) if _are_alike(text, other)), None)
        if at is None:
            yield Pair((Piece(Fate.REMOVED, text),), ())
            continue
        yield from (Pair((), (Piece(Fate.ADDED, other),)) for other in waiting[:at])
        told = pieces(text, waiting[at])
        yield Pair(
            tuple(piece for piece in told if piece.fate is not Fate.ADDED),
            tuple(piece for piece in told if piece.fate is not Fate.REMOVED),
        )
        del waiting[: at + 1]
    yield from (Pair((), (Piece(Fate.ADDED, other),)) for other in waiting)


def _are_alike(old: str, new: str) -> bool:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    quick = min(matcher.real_quick_ratio(), matcher.quick_ratio())
    if len(old) + len(new) > _LONG:
        return quick >= _ALIKE
    return quick >= _ALIKE and matcher.ratio() >= _ALIKE


def counted(found: Sequence[Pair]) -> tuple[int, int]:
    """How many characters were added and how many taken out, blanks left out."""
    added = sum(_size(pair.new, Fate.ADDED) for pair in found)
    removed = sum(_size(pair.old, Fate.REMOVED) for pair in found)
    return added, removed


def _size(some: Sequence[Piece], fate: Fate) -> int:
    return sum(len("".join(piece.text.split())) for piece in some if piece.fate is fate)
