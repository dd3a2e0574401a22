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
    """A paragraph before and after; one side is empty where it is new, or is gone."""

    pieces: tuple[Piece, ...]

    @property
    def old(self) -> tuple[Piece, ...]:
        """What was kept and what was removed."""
        return tuple(piece for piece in self.pieces if piece.fate is not Fate.ADDED)

    @property
    def new(self) -> tuple[Piece, ...]:
        """What was kept and what was added."""
        return tuple(piece for piece in self.pieces if piece.fate is not Fate.REMOVED)

    @property
    def changed(self) -> bool:
        return any(piece.fate is not Fate.KEPT for piece in self.pieces)


_GAP = Pair((Piece(Fate.KEPT, "…"),))


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
            found += [_alone(Fate.KEPT, text) for text in left[a:b]]
        else:
            found += _beside(left[a:b], right[c:d])
    return found


def _paragraphs(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines() if line.strip()]


def _alone(fate: Fate, text: str) -> Pair:
    return Pair((Piece(fate, text),))


def _beside(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Each paragraph with the next one that is like it; those without stand alone."""
    waiting = list(new)
    for text in old:
        at = next((at for at, other in enumerate(waiting) if _are_alike(text, other)), None)
        if at is None:
            yield _alone(Fate.REMOVED, text)
            continue
        yield from (_alone(Fate.ADDED, other) for other in waiting[:at])
        yield Pair(tuple(pieces(text, waiting[at])))
        del waiting[: at + 1]
    yield from (_alone(Fate.ADDED, other) for other in waiting)


def _are_alike(old: str, new: str) -> bool:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    quick = min(matcher.real_quick_ratio(), matcher.quick_ratio())
    if len(old) + len(new) > _LONG:
        return quick >= _ALIKE
    return quick >= _ALIKE and matcher.ratio() >= _ALIKE


def around_changes(found: Sequence[Pair]) -> list[Pair]:
    """The changed paragraphs with one on either side; … stands for what is left out between."""
    near = [
        any(pair.changed for pair in found[max(0, at - 1) : at + 2]) for at in range(len(found))
    ]
    told: list[Pair] = []
    for pair, wanted in zip(found, near, strict=True):
        if wanted:
            told.append(pair)
        elif not told or told[-1] != _GAP:
            told.append(_GAP)
    return told


def counted(found: Sequence[Pair]) -> tuple[int, int]:
    """How many characters were added and how many taken out, blanks left out."""
    sizes = {Fate.ADDED: 0, Fate.REMOVED: 0, Fate.KEPT: 0}
    for pair in found:
        for piece in pair.pieces:
            sizes[piece.fate] += len("".join(piece.text.split()))
    return sizes[Fate.ADDED], sizes[Fate.REMOVED]
