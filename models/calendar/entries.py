"""What stands on a day of the calendar, and how it stands there."""

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from models.fields import Choice
from models.words import Sentence

if TYPE_CHECKING:
    from models.calendar.duties import Duty


class Standing(Choice):
    """In the order in which people want to see them."""

    MISSED = "missed", "缺漏"
    OVERDUE = "overdue", "超期"
    DUE = "due", "待办"
    EXPLAINED = "explained", "已说明"
    DONE = "done", "已办"


_ORDER = {standing: at for at, standing in enumerate(Standing)}
SHORT = (Standing.MISSED, Standing.OVERDUE)
"""What should be there and is not."""


@dataclass(frozen=True)
class Entry:
    """One thing on one day. `uid` is empty where it tells of several records of its ledger.

    `ledger` is where it is done: a ledger's name, or "packages". `part` tells several entries of
    one record apart. What `waits` is in other hands: nothing to be done here now.
    """

    ledger: str
    uid: str
    day: date
    text: Sentence
    standing: Standing
    note: str = ""
    at: time | None = None
    part: str = ""
    waits: bool = False
    duty: "Duty | None" = None

    @property
    def key(self) -> str:
        """The same for the same thing, however it stands."""
        return " ".join(filter(None, (self.ledger, self.uid or "-", self.part)))

    @property
    def short(self) -> bool:
        return self.standing in SHORT

    @property
    def order(self) -> tuple[date, int, time, str]:
        return self.day, _ORDER[self.standing], self.at or time.max, self.key


def standing_of(done: bool, day: date, today: date) -> Standing:
    """How a thing stands that was to be done by a day."""
    if done:
        return Standing.DONE
    return Standing.OVERDUE if day < today else Standing.DUE


@dataclass(frozen=True)
class Asked:
    """What is looked for: of which unit, on which days, as it stands today, only what is open."""

    unit: str
    start: date
    end: date
    today: date
    open_only: bool = False

    def holds(self, day: date) -> bool:
        return self.start <= day <= self.end
