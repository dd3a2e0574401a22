"""Which days are worked: Monday to Friday, but for what the table of holidays says of a year."""

from datetime import date, timedelta

from models.ledgers.addressing import circles
from models.ledgers.holidays import Holiday, HolidayKind
from models.ledgers.rules import OnHoliday
from models.record import among, tuples
from models.words import Sentence, sentence

_SATURDAY = 5
_FARTHEST = 30
"""Days after which the search for a workday is given up: nobody is off for so long."""


class Workdays:
    """The holidays that an office knows of: its own, and what came from above. Read once."""

    def __init__(self, unit: str) -> None:
        query = Holiday.select(Holiday.day, Holiday.kind, Holiday.title, Holiday.unit).where(
            *(Holiday.complete, ~Holiday.deleted, among(Holiday.unit, sorted(circles([unit])))),
        )
        rows = sorted(tuples(query), key=lambda row: row[3] == unit)
        self._known = {day: (kind, title or "") for day, kind, title, _ in rows}
        self._years = {day.year for day in self._known}

    def knows(self, year: int) -> bool:
        """Whether the table has days of this year; where not, weekends are all there is."""
        return year in self._years

    def worked(self, day: date) -> bool:
        known = self._known.get(day)
        if known is not None:
            return known[0] is HolidayKind.WORKDAY
        return day.weekday() < _SATURDAY

    def named(self, day: date) -> tuple[HolidayKind, str] | None:
        """What the table says of a day, with the name of the holiday."""
        return self._known.get(day)

    def moved(self, day: date, how: OnHoliday) -> date:
        """A deadline on a day when nobody works, moved to a workday as a rule wants it."""
        if how is OnHoliday.STAYS:
            return day
        step = timedelta(days=-1 if how is OnHoliday.BEFORE else 1)
        found = day
        for _ in range(_FARTHEST):
            if self.worked(found):
                return found
            found += step
        return day


def no_data(year: int) -> Sentence:
    """What is said of a year of which the table has nothing."""
    return sentence(
        "{year} 年没有节假日数据，工作日只按周一到周五算；在“节假日”里导入当年的放假安排",
        year=year,
    )
