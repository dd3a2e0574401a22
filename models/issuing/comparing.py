"""Two issues of a table, or an issue and now: the numbers that differ, each with its causes."""

from dataclasses import dataclass

from models.errors import UserError
from models.issuing.causes import Cause, Fate, Moved, Span, causes_of, moved
from models.issuing.keeping import Issued, issued_table, issued_tables, kept_now, kept_of
from models.issuing.kept import UNITS, Kept, KeptNumber, folded
from models.office import Office
from models.progress import Progress, silent
from models.words import Sentence, sentence

CAUSES = 200
"""So many records of one number are told."""


@dataclass(frozen=True)
class Difference:
    """A number that differs; `more` records beside those in `causes` count otherwise, too."""

    key: str
    name: Sentence
    figure: str
    before: str
    after: str
    change: int | None
    causes: tuple[Cause, ...]
    more: int = 0


@dataclass(frozen=True)
class Compared:
    """`later` is None where the earlier issue was set beside now."""

    earlier: Issued
    later: Issued | None
    numbers: int
    differences: tuple[Difference, ...]


def earlier_issues(issued: Issued) -> list[Issued]:
    """The issues of the same table before this one, the newest first."""
    return [
        one for one in issued_tables() if one.like == issued.like and one.number < issued.number
    ]


def compare_issues(
    office: Office, first: int, second: int | None = None, progress: Progress = silent
) -> Compared:
    """What differs between two issues, or between one and what the records say now.

    UserError where they are not issues of one table.
    """
    earlier, later = issued_table(first), issued_table(second) if second is not None else None
    if later is not None and later.number < earlier.number:
        earlier, later = later, earlier
    if later is not None and earlier.like != later.like:
        raise UserError(
            "第 {one} 号和第 {other} 号不是同一张表，选种类、期间和范围都相同的两次印发",
            **{"one": earlier.number, "other": later.number},
        )
    old = kept_of(earlier)
    if later is None:
        new, until = kept_now(office, earlier, old, progress)
    else:
        new, until = kept_of(later), later.change
    found = _differences(old, new, Span(earlier.change, until))
    count = len({number.key for kept in (old, new) for number in kept.numbers})
    return Compared(earlier, later, count, tuple(found))


def _differences(old: Kept, new: Kept, span: Span) -> list[Difference]:
    before, after = ({one.key: one for one in kept.numbers} for kept in (old, new))
    found = []
    for key in dict.fromkeys([*before, *after]):
        one, other = before.get(key), after.get(key)
        told = other or one
        assert told is not None
        if one is not None and other is not None and one.same_as == other.same_as:
            continue
        records = _moved(one, other)
        causes = causes_of(records[:CAUSES], span, (old.revs, new.revs))
        if not causes or (one is not None and other is not None and one.rolled != other.rolled):
            causes += _rolled(one, other)
        found.append(
            Difference(
                *(key, told.name, told.figure),
                *(one.text if one else "", other.text if other else "", _change(one, other)),
                *(tuple(causes), max(0, len(records) - CAUSES)),
            )
        )
    return found


def _moved(one: KeptNumber | None, other: KeptNumber | None) -> list[Moved]:
    """Where only one side was kept by unit, both are compared by unit."""
    there = [number for number in (one, other) if number is not None]
    sides = [number.rows if number is not None else [] for number in (one, other)]
    if any(number.by_unit for number in there):
        sides = [folded(rows) for rows in sides]
    return moved(*sides)


def _change(one: KeptNumber | None, other: KeptNumber | None) -> int | None:
    """How much more it is; None for what has no whole number on one side."""
    if (one and one.base) or (other and other.base):
        return None
    return (other.amount if other else 0) - (one.amount if one else 0)


def _rolled(one: KeptNumber | None, other: KeptNumber | None) -> list[Cause]:
    """The units whose own level spoke for them on one of the sides."""
    sides = [number.rolled if number is not None else [] for number in (one, other)]
    return [
        Cause(Fate.ROLLED, UNITS, "", name, name, None, None, (None, None), ())
        for name in dict.fromkeys(sides[0] + sides[1])
    ]


def summary(compared: Compared) -> Sentence:
    """How many numbers differ, as a page's first line says it."""
    count = len(compared.differences)
    if not count:
        return sentence("{all} 个数都和印发时一样", all=compared.numbers)
    return sentence("{all} 个数里有 {n} 个和印发时不一样", all=compared.numbers, n=count)
