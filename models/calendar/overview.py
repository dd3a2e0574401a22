"""What is due, done and missed on the days of a span, out of the rules and every ledger."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from models.calendar.deadlines import (
    deadlines,
    documents,
    failed_checks,
    make_ups,
    plan_steps,
    readings,
)
from models.calendar.duties import duties, entry_of
from models.calendar.entries import Asked, Entry, Standing
from models.calendar.happenings import happenings
from models.calendar.packages import packages
from models.calendar.workdays import Workdays
from models.office import Office


@dataclass(frozen=True)
class Calendar:
    """The entries of a span, by day; which of its days are worked, and what is not known of it."""

    start: date
    end: date
    entries: tuple[Entry, ...]
    workdays: Workdays

    def on(self, day: date) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.day == day)

    @property
    def unknown_years(self) -> list[int]:
        """The years of the span of which the table of holidays has nothing."""
        years = range(self.start.year, self.end.year + 1)
        return [year for year in years if not self.workdays.knows(year)]


def calendar_of(office: Office, start: date, end: date) -> Calendar:
    """Everything of this office's own from `start` to `end`, in the order in which it is read."""
    workdays = Workdays(office.unit)
    asked = Asked(office.unit, start, end, office.door.today)
    found = [*from_rules(asked, workdays), *plan_steps(asked), *from_ledgers(asked)]
    return Calendar(start, end, _in_order(found), workdays)


def _in_order(found: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(found, key=lambda entry: entry.order))


def from_rules(asked: Asked, workdays: Workdays) -> Iterator[Entry]:
    """What the rules ask for, an entry a rule and period."""
    for duty in duties(asked, workdays):
        entry = entry_of(duty, asked.today)
        if not (asked.open_only and entry.standing is Standing.DONE):
            yield entry


def from_ledgers(asked: Asked) -> Iterator[Entry]:
    """Events, deadlines and packages."""
    yield from happenings(asked)
    yield from deadlines(asked)
    yield from readings(asked)
    yield from make_ups(asked)
    yield from documents(asked)
    yield from failed_checks(asked)
    yield from packages(asked)


def shortfalls(office: Office) -> tuple[Entry, ...]:
    """What was to be there by now and is not: of this year's rules and months, and all that is
    still open of what had a deadline."""
    today = office.door.today
    recent = Asked(office.unit, date(today.year, 1, 1), today, today, open_only=True)
    always = replace(recent, start=date.min)
    found = [
        *from_rules(recent, Workdays(office.unit)),
        *plan_steps(recent),
        *from_ledgers(always),
    ]
    return _in_order(entry for entry in found if entry.short)
