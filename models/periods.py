"""Months, quarters, half-years and years, as people name them and as figures count them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from models.errors import UserError
from models.words import Sentence, sentence

MONTH_NAMES = (
    *("1月", "2月", "3月", "4月", "5月", "6月"),
    *("7月", "8月", "9月", "10月", "11月", "12月"),
)
"""Each month by its name, since not every language numbers them."""

_CODE = re.compile(r"(\d{4})(?:-(\d{2})(?:~(\d{2}))?|-?Q([1-4])|-?H([12]))?")


@dataclass(frozen=True, order=True)
class Period:
    """Whole months of one year, `first` to `last` inclusive (1..12)."""

    year: int
    first: int = 1
    last: int = 12

    @property
    def start(self) -> date:
        return date(self.year, self.first, 1)

    @property
    def end(self) -> date:
        return date(self.year, self.last, calendar.monthrange(self.year, self.last)[1])

    @property
    def code(self) -> str:
        """ "2026", "2026-09", "2026Q3", "2026H1" or "2026-01~09": what `parse_period` reads."""
        match self.last - self.first:
            case 0:
                return f"{self.year}-{self.first:02d}"
            case 2 if not self.last % 3:
                return f"{self.year}Q{self.last // 3}"
            case 5 if not self.last % 6:
                return f"{self.year}H{self.last // 6}"
            case 11:
                return str(self.year)
        return f"{self.year}-{self.first:02d}~{self.last:02d}"

    @property
    def months(self) -> list[str]:
        return [f"{self.year}-{month:02d}" for month in range(self.first, self.last + 1)]

    @property
    def label(self) -> Sentence:
        """全年, 上半年, 第三季度, 9月 or 1月至9月: the period's name inside its year."""
        match self.last - self.first:
            case 0:
                return sentence(MONTH_NAMES[self.first - 1])
            case 2 if not self.last % 3:
                return sentence(
                    ("第一季度", "第二季度", "第三季度", "第四季度")[self.last // 3 - 1]
                )
            case 5 if not self.last % 6:
                return sentence(("上半年", "下半年")[self.last // 6 - 1])
            case 11:
                return sentence("全年")
        first, last = (sentence(MONTH_NAMES[month - 1]) for month in (self.first, self.last))
        return sentence("{first}至{last}", first=first, last=last)

    def holds(self, day: date) -> bool:
        return self.start <= day <= self.end


def month_of(day: date) -> Period:
    return Period(day.year, day.month, day.month)


def parse_period(text: str) -> Period:
    """Read "2026", "2026-09", "2026Q3" or "2026H1"; anything else is refused with a sentence."""
    found = _CODE.fullmatch(text.strip())
    if found:
        year, month, last, quarter, half = (int(part) if part else 0 for part in found.groups())
        if month and 1 <= month <= (last or month) <= 12:
            return Period(year, month, last or month)
        if quarter:
            return Period(year, quarter * 3 - 2, quarter * 3)
        if half:
            return Period(year, half * 6 - 5, half * 6)
        if not found.group(2):
            return Period(year)
    raise UserError("看不懂期间“{text}”，写成 2026、2026-09、2026Q3 或 2026H1", text=text)


def periods_of(year: int) -> list[Period]:
    """The choices of the top bar: the year, its halves, quarters and months, in that order."""
    halves = [Period(year, first, first + 5) for first in (1, 7)]
    quarters = [Period(year, first, first + 2) for first in (1, 4, 7, 10)]
    return [Period(year), *halves, *quarters, *(Period(year, m, m) for m in range(1, 13))]
