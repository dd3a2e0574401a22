"""The backups on a shelf, and which of them stay.

Kept are the newest of each of the last 7 days that have one, of 4 weeks and of 12 months; the
newest three; for 30 days the newest of each kind that goes before something that changes much; and
always the newest that was opened and found whole. Days are counted as they come in the order of
the numbers, so that a clock that was wrong for a while costs no backup.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from models.shelf.blobs import drop_unnamed
from models.shelf.manifest import beside
from models.shelf.notes import checked_on, fault_in
from models.words import Sentence

DAYS, WEEKS, MONTHS = 7, 4, 12
NEWEST = 3
BEFORE = frozenset({"import", "migration", "undo", "restore"})
BEFORE_FOR = timedelta(days=30)

_NAME = re.compile(r"(\d{6,})_(\d{8}-\d{6})_([a-z]+)\.xjt")


@dataclass(frozen=True)
class Kept:
    """One backup: when it was made, as this computer's clock said, and for what, in one word.

    `checked_at` is when it was last opened, empty where never; `fault` what was wrong with it then.
    """

    path: Path
    made_at: datetime
    reason: str
    size: int
    checked_at: str = ""
    fault: Sentence | None = None

    @property
    def verified(self) -> bool:
        return bool(self.checked_at) and self.fault is None


def name_of(number: int, made_at: datetime, reason: str) -> str:
    """The name of a backup. They are numbered, because clocks go wrong."""
    return f"{number:06d}_{made_at:%Y%m%d-%H%M%S}_{reason}.xjt"


def number_of(path: Path) -> int:
    return int(path.name.partition("_")[0])


def backups_on(shelf: Path) -> list[Path]:
    """The backups on a shelf, newest first."""
    found = (path for path in shelf.glob("*.xjt") if _NAME.fullmatch(path.name))
    return sorted(found, key=number_of, reverse=True)


def kept_on(shelf: Path) -> list[Kept]:
    """What there is to say of each backup on a shelf, newest first; none is opened for it."""
    checked, kept = checked_on(shelf), []
    for path in backups_on(shelf):
        named = _NAME.fullmatch(path.name)
        assert named is not None
        try:
            made_at, size = datetime.strptime(named[2], "%Y%m%d-%H%M%S"), path.stat().st_size
        except (ValueError, OSError):
            continue  # a name that somebody thought of, or a disk that was pulled
        noted = checked.get(path.name, {})
        kept.append(Kept(path, made_at, named[3], size, noted.get("at", ""), fault_in(noted)))
    return kept


def staying(kept: Sequence[Kept]) -> set[str]:
    """The names of the backups that stay, of those on a shelf, newest first."""
    stay = [*kept[:NEWEST], *[some for some in kept if some.verified][:1]]
    whole = [some for some in kept if some.fault is None]
    stay += _first_of(whole, "%Y-%m-%d", DAYS)
    stay += _first_of(whole, "%G-%V", WEEKS)
    stay += _first_of(whole, "%Y-%m", MONTHS)
    seen: set[str] = set()
    for some in whole:
        recent = abs(kept[0].made_at - some.made_at) <= BEFORE_FOR
        if some.reason in BEFORE and some.reason not in seen and recent:
            stay.append(some)
        seen.add(some.reason)
    return {some.path.name for some in stay}


def _first_of(kept: Iterable[Kept], stretch: str, many: int) -> list[Kept]:
    """The newest of each day, week or month, so many of them."""
    found: dict[str, Kept] = {}
    for some in kept:
        found.setdefault(some.made_at.strftime(stretch), some)
    return list(found.values())[:many]


def rotate(shelf: Path) -> None:
    """Remove what does not stay, and the attachments that only it named."""
    kept = kept_on(shelf)
    stay = staying(kept)
    going = [some.path for some in kept if some.path.name not in stay]
    for path in going:
        path.unlink()
        beside(path).unlink(missing_ok=True)
    if going:
        drop_unnamed(shelf)


def sweep(shelf: Path) -> None:
    """Remove what is left of backups that were not finished."""
    for path in (*shelf.glob("*.tmp*"), *shelf.glob("blobs/*/*.tmp")):
        path.unlink(missing_ok=True)
    for path in shelf.glob("[0-9]*_*.json"):
        if not path.with_suffix(".xjt").exists():
            path.unlink(missing_ok=True)
