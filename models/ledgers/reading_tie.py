"""What other ledgers say of a reading: that a check proved it, or that it was made up."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.record import Record


@dataclass(frozen=True)
class Told:
    """The first day on which a check of the reading was passed, and the first it was made up on."""

    passed_on: date | None = None
    made_up_on: date | None = None

    def with_(self, other: "Told") -> "Told":
        return Told(
            _first(self.passed_on, other.passed_on), _first(self.made_up_on, other.made_up_on)
        )


def _first(one: date | None, two: date | None) -> date | None:
    days = [day for day in (one, two) if day is not None]
    return min(days, default=None)


class ReadingTied(Record):
    """A record that readings depend on; each ledger of them says so of which, and what."""

    @classmethod
    def told_of(cls, readings: Sequence[str]) -> Iterator[tuple[str, Told]]:
        """(uid, what is told) of these readings, as often as there is something to tell."""
        raise NotImplementedError

    @classmethod
    def follow(cls, _readings: Sequence[str]) -> Mapping[str, set[str]]:
        """Ledger name → uids of its records that read differently once these readings change."""
        return {}


def followers_of(readings: Sequence[str]) -> dict[str, set[str]]:
    """What `follow` says, of all ledgers together."""
    found: dict[str, set[str]] = {}
    for ledger in _tied():
        for name, uids in ledger.follow(readings).items():
            found.setdefault(name, set()).update(uids)
    return found


def told_of(readings: Sequence[str]) -> dict[str, Told]:
    """Reading uid → all that the other ledgers tell of it."""
    found: dict[str, Told] = {}
    for ledger in _tied():
        for uid, told in ledger.told_of(readings):
            found[uid] = found.get(uid, Told()).with_(told)
    return found


def _tied() -> Iterable[type[ReadingTied]]:
    return ReadingTied.__subclasses__()
