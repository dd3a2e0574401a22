"""From a cell to a value: one reading, or a sentence that says what to mend; never a guess.

Every reader takes what a cell may hold and gives None for an empty one; "-" and "/" are empty.
"""

import calendar
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from re import Match

from models import cell_words as words
from models.errors import UserError
from models.schedule_words import number_of, plain

Cell = str | int | float | bool | date | datetime | time | timedelta
"""What a spreadsheet's cell or a typed text holds; an empty one holds ""."""

FIRST_YEAR, LAST_YEAR = 1900, 2100
FIRST_SERIAL, LAST_SERIAL = 10_000, 80_000  # Excel's day numbers of 1927 and 2119
_DAY_ZERO = datetime(1899, 12, 30)
LARGEST_NUMBER = 10**15  # beyond it a spreadsheet's numbers are no longer exact
_SUSPICIOUS_HOURS = range(1, 6)


def parse_text(value: Cell | None) -> str:
    """The cell as text: whole numbers without ".0", dates as ISO; empty for an empty cell."""
    match value:
        case None:
            return ""
        case bool():
            return words.YES_TEXT if value else words.NO_TEXT
        case float():
            return str(int(value)) if value.is_integer() else f"{value:.15g}"
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ", "minutes")
        case str():
            return _clean(value)
    return str(value)


def parse_date(value: Cell | None, year: int | None = None) -> date | None:
    """A day: a typed date, Excel's day number, "2021.4.9", "2021年4月9日", "4月9日" in `year`."""
    if _is_empty(value):
        return None
    match value:
        case datetime():
            return value.date()
        case date():
            return value
        case bool():
            raise _not_a_date(value)
        case int() | float():
            return _date_of_number(value)
        case str():
            day, rest = _leading_date(words.arabic(_clean(value)), year, value)
            if rest and not _time_of(rest.lstrip("T "), value):
                raise _not_a_date(value)
            return day
    raise _not_a_date(value)


def parse_datetime(value: Cell | None, year: int | None = None) -> datetime | None:
    """A day with its hour: a typed one, "2021年4月9日 14:30", "2021-4-9 下午2:30"."""
    if _is_empty(value):
        return None
    match value:
        case datetime():
            return (value + timedelta(milliseconds=500)).replace(microsecond=0)
        case bool():
            raise _not_a_date(value)
        case int() | float() if FIRST_SERIAL <= value < LAST_SERIAL and value != int(value):
            seconds = round((value - int(value)) * 86_400)
            return _DAY_ZERO + timedelta(days=int(value), seconds=seconds)
        case str():
            day, rest = _leading_date(words.arabic(_clean(value)), year, value)
            if rest.strip():
                at = _time_of(rest.lstrip("T "), value)
                if at is None:
                    raise _not_a_date(value)
                return datetime.combine(day, at)
        case int() | float():
            day = _date_of_number(value)
        case date():
            day = value
        case _:
            raise _not_a_date(value)
    raise UserError(
        "“{text}”没有写几点，请写成 {example} 这样", text=_shown(value), example=_at(day)
    )


def parse_integer(value: Cell | None, measure: str = "", power: int = 0) -> int | None:
    """A whole number: "12", "１２", "1,234", "12人", "十二", "1.2万人"; 12.5 is refused.

    One in a unit other than `measure` is refused; a bare one counts in tens to the `power`.
    """
    if _is_empty(value):
        return None
    number, many, unit = _number_parts(value)
    if unit and unit not in words.COUNTED:
        raise _not_a_number(value)
    if unit and measure and not words.are_alike(unit, measure):
        raise UserError(
            "“{text}”的单位和这里要填的“{measure}”不同，请改正", text=_shown(value), measure=measure
        )
    number = number.scaleb(many if many or unit else power)
    if number != number.to_integral_value():
        raise UserError("“{text}”不是整数，请改成整数", text=_shown(value))
    return int(number)


def parse_decimal_scaled(value: Cell | None, scale: int, places: int | None = None) -> int | None:
    """A decimal number times 10**`scale`, as an integer; at most `places` decimals."""
    if _is_empty(value):
        return None
    return _scaled(_number(value, frozenset()), scale, scale if places is None else places, value)


def parse_money(value: Cell | None, unit: str = words.DEFAULT_UNIT) -> int | None:
    """An amount in fen; a bare number counts in `unit` (万元 or 元); 万元 have 2 decimals."""
    if _is_empty(value):
        return None
    if isinstance(value, str):
        value = words.CURRENCY.sub("", plain(_clean(value)))
    amount, many, written = _number_parts(value)
    if many == 0 and not written:
        many = words.UNITS[unit]
    elif written not in words.YUAN:
        raise _not_a_number(value)
    amount = amount.scaleb(many)
    hundredths = amount.scaleb(-2)
    if hundredths != hundredths.to_integral_value():
        raise UserError("“{text}”折成万元超过 2 位小数，请改正", text=_shown(value))
    return int(hundredths) * 10_000


def parse_percent(value: Cell | None, scale: int = 1, fractions: bool | None = None) -> int | None:
    """A percentage times 10**`scale`: 66.7, "66.7%"; at most `scale` decimals.

    A cell shown as 66.7% in a spreadsheet holds 0.667. `fractions` tells whether the column is
    written that way (`are_fractions`); unknown, a number above 0 and up to 1 is refused.
    """
    if _is_empty(value):
        return None
    if isinstance(value, str) and plain(value).strip().endswith(("%", "％")):
        number = _number(plain(value).strip().rstrip("%％"), frozenset())
    else:
        number = _number(value, frozenset())
        if (fractions is None and 0 < number <= 1) or (fractions is False and 0 < number < 1):
            raise UserError("“{text}”看不出是百分之几，请带上百分号，如 66.7%", text=_shown(value))
        if fractions:
            number = number.scaleb(2)
    return _scaled(number, scale, scale, value)


def are_fractions(values: Iterable[Cell | None]) -> bool | None:
    """Whether a column of percentages holds fractions of one; None when its numbers do not tell."""
    numbers = [v for v in values if isinstance(v, int | float) and not isinstance(v, bool)]
    if any(number > 1 for number in numbers):
        return False
    return True if any(0 < number < 1 for number in numbers) else None


def parse_bool(value: Cell | None) -> bool | None:
    """是/否, 有/无, √/×, yes/no, 1/0."""
    if _is_empty(value):
        return None
    answer = parse_text(value).casefold()
    if isinstance(value, bool) or answer in words.YES or answer in words.NO:
        return value if isinstance(value, bool) else answer in words.YES
    raise UserError("“{text}”看不出是或否，请写“是”或“否”", text=_shown(value))


def parse_month(value: Cell | None, year: int | None = None) -> str | None:
    """ "2026-09" from "2026-09", "2026年9月", a typed date, or "9月" and 9 in `year`."""
    if _is_empty(value):
        return None
    if isinstance(value, date):
        return f"{value.year}-{value.month:02d}"
    if isinstance(value, float | int) and FIRST_SERIAL <= value < LAST_SERIAL:
        return parse_month(_date_of_number(value), year)
    if isinstance(value, float) and not value.is_integer():
        raise _not_a_month(value)  # 2026.1 may have been 2026.10
    text = words.arabic(parse_text(value))
    if words.CUT_MONTH.fullmatch(text):
        raise _not_a_month(value)  # as above, in a table saved as text
    whole = words.MONTH.fullmatch(text) or words.PACKED_MONTH.fullmatch(text)
    if whole:
        return _month(_part(whole, "year"), _part(whole, "month"), value)
    if words.WHOLE_DATE.fullmatch(text):
        return parse_month(parse_date(value), year)
    short = words.MONTH_OF_YEAR.fullmatch(text)
    if not short and not (text.isdecimal() and len(text) <= 2):
        raise _not_a_month(value)
    if year is None:
        raise UserError("“{text}”没有写年份，请写成 2026-09 这样", text=_shown(value))
    return _month(year, _part(short, "month") if short else int(text), value)


def parse_year(value: Cell | None) -> int | None:
    """A year of four digits: 2026, "2026年", "二〇二六年度", or that of a typed date."""
    if _is_empty(value):
        return None
    if isinstance(value, date):
        return value.year
    found = words.YEAR.fullmatch(words.arabic(parse_text(value)))
    if not found or not FIRST_YEAR <= int(found.group("year")) <= LAST_YEAR:
        raise UserError("“{text}”不是年份，请写成 2026 这样", text=_shown(value))
    return int(found.group("year"))


def is_bare_number(value: Cell) -> bool:
    """Whether a cell holds a number and nothing beside it, no unit, no 万."""
    try:
        _, many, unit = _number_parts(value)
    except UserError:
        return False
    return not many and not unit


def _clean(text: str) -> str:
    """Without control and invisible characters, outer blanks, and foreign line ends."""
    if text.isprintable():
        return text.strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf"))
    return "".join(kept).strip()


def _is_empty(value: Cell | None) -> bool:
    return value is None or (isinstance(value, str) and plain(_clean(value)) in words.EMPTY)


def _shown(value: Cell | None) -> str:
    text = " ".join(parse_text(value).split())
    return text if len(text) <= 30 else text[:29] + "…"


def _at(day: date) -> str:
    return f"{day.isoformat()} 14:30"


def _not_a_date(value: Cell | None) -> UserError:
    return UserError("“{text}”不是日期，请写成 2021-04-09 这样", text=_shown(value))


def _not_a_number(value: Cell | None) -> UserError:
    return UserError("“{text}”不是数字，请只写数字", text=_shown(value))


def _not_a_month(value: Cell | None) -> UserError:
    return UserError("“{text}”不是月份，请写成 2026-09 这样", text=_shown(value))


def _part(found: Match[str], name: str) -> int:
    """The number of a named group, which may stand in either of two forms."""
    parts = found.groupdict()
    return int(parts.get(name) or parts[name + "2"])


def _day(year: int, month: int, day: int, value: Cell) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UserError("“{text}”的年份不对，请检查", text=_shown(value))
    if not 1 <= month <= 12:
        raise UserError("“{text}”没有这一天，一年只有 12 个月", text=_shown(value))
    longest = calendar.monthrange(year, month)[1]
    if not 1 <= day <= longest:
        raise UserError(
            "“{text}”没有这一天，{year}年{month}月只有 {longest} 天",
            text=_shown(value),
            year=year,
            month=month,
            longest=longest,
        )
    return date(year, month, day)


def _month(year: int, month: int, value: Cell | None) -> str:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        raise _not_a_month(value)
    return f"{year}-{month:02d}"


def _date_of_number(value: float) -> date:
    """Of Excel's day number, or of 20210409."""
    if FIRST_SERIAL <= value < LAST_SERIAL:
        return (_DAY_ZERO + timedelta(days=int(value))).date()
    packed = words.PACKED_DATE.fullmatch(f"{value:.15g}")
    if not packed:
        raise _not_a_date(value)
    return _day(int(packed["year"]), int(packed["month"]), int(packed["day"]), value)


def _leading_date(text: str, year: int | None, value: str) -> tuple[date, str]:
    """The day that a text begins with, and what follows it; the weekday beside it must agree."""
    whole = words.WHOLE_DATE.match(text) or words.PACKED_DATE.fullmatch(text)
    if whole:
        year = _part(whole, "year")
    found = whole or words.DAY_OF_YEAR.match(text)
    doubtful = (words.SHORT_YEAR, words.DAY_FIRST, words.CUT_DAY)
    if not found or any(pattern.fullmatch(text) for pattern in doubtful):
        raise _date_refused(text, year, value)
    rest = text[found.end() :]
    cut_short = text[found.end() - 1].isdigit() and rest[:1].isdigit()
    if cut_short or words.UNTIL.match(rest):
        raise _date_refused(text, year, value)
    if year is None:
        raise UserError("“{text}”没有写年份，请写成 2021-04-09 这样", text=_shown(value))
    day = _day(year, _part(found, "month"), _part(found, "day"), value)
    weekday = words.WEEKDAY.match(rest)
    if weekday:
        if words.WEEKDAYS[weekday.group("day")] != day.weekday():
            raise UserError("“{text}”的日期和星期对不上，请核对", text=_shown(value))
        rest = rest[weekday.end() :]
    return day, rest.strip()


def _date_refused(text: str, year: int | None, value: str) -> UserError:
    """What exactly a date lacks, where that can be told."""
    if words.SHORT_YEAR.fullmatch(text):
        return UserError("“{text}”的年份请写全四位，如 2021-04-09", text=_shown(value))
    if words.DAY_FIRST.fullmatch(text):
        return UserError("“{text}”分不清日和月，请写成 2021-04-09 这样", text=_shown(value))
    if words.CUT_DAY.fullmatch(text):
        return UserError("“{text}”可能少了末尾的 0，请写成 2021-04-10 这样", text=_shown(value))
    if words.SPAN.fullmatch(text):
        return UserError("“{text}”是一段时间，这里只填一天", text=_shown(value))
    month = words.MONTH_ONLY.fullmatch(text) or words.MONTH.fullmatch(text)
    if not month or not 1 <= _part(month, "month") <= 12:
        return _not_a_date(value)
    of_year = int(month.group("year") or year or 0)
    if not FIRST_YEAR <= of_year <= LAST_YEAR:
        return UserError("“{text}”没有写到哪一天，请写成 2021-04-09 这样", text=_shown(value))
    last = calendar.monthrange(of_year, _part(month, "month"))[1]
    return UserError(
        "“{text}”没有写到哪一天；如果是月底，请写 {day}",
        text=_shown(value),
        day=date(of_year, _part(month, "month"), last).isoformat(),
    )


def _time_of(text: str, value: str) -> time | None:
    """The time of day a text holds; None when it is none."""
    found = words.TIME.fullmatch(text.strip())
    if not found:
        begun = words.TIME.match(text.strip())
        if begun and words.SPAN.fullmatch(text):
            raise UserError("“{text}”写了起止时间，这里只填开始时间", text=_shown(value))
        return None
    half = (found.group("half") or found.group("half2") or "").lower().replace(".", "")
    hour = int(found.group("hour"))
    quarter = found.group("quarter")
    minute = words.QUARTERS[quarter] if quarter else int(found["minute"] or found["minute2"] or 0)
    second = int(found["second"] or found["second2"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        raise UserError("“{text}”没有这个时刻，请改正", text=_shown(value))
    if not half and hour in _SUSPICIOUS_HOURS and not found["hour"].startswith("0"):
        raise UserError("“{text}”分不清上午下午，请写成 14:30 这样", text=_shown(value))
    return time(_hour_of_day(hour, half, value), minute, second)


def _hour_of_day(hour: int, half: str, value: str) -> int:
    if half in words.AFTERNOON and 1 <= hour < 12:
        return hour + 12
    if half in words.NOON and hour in (1, 2):
        return hour + 12
    clashes = (
        (half in words.MORNING and hour > 12)
        or (half in words.AFTERNOON and (hour == 0 or (hour == 12 and half != "pm")))
        or (half in words.NOON and hour not in (11, 12, 13, 14))
    )
    if clashes:
        raise UserError("“{text}”分不清上午下午，请写成 14:30 这样", text=_shown(value))
    return 0 if half in words.NIGHT and hour == 12 else hour


def _number(value: Cell | None, units: frozenset[str]) -> Decimal:
    """The number of a cell, with one of the units behind it or none."""
    number, many, unit = _number_parts(value)
    if (unit and unit not in units) or (many and not units):
        raise _not_a_number(value)
    return number.scaleb(many)


def _number_parts(value: Cell | None) -> tuple[Decimal, int, str]:
    """The number written, the power of ten behind it (万: 4) and the unit."""
    match value:
        case bool():
            raise _not_a_number(value)
        case int() | float() if abs(value) <= LARGEST_NUMBER:
            return Decimal(f"{value:.15g}"), 0, ""
        case str():
            text = plain(_clean(value)).replace("%", "％")
            found = words.NUMBER.fullmatch(text)
            if found and len(found.group("number")) <= 20:
                number = Decimal(found.group("number").replace(",", ""))
                return number, words.MANY[found.group("many")], found.group("unit").strip()
            spelled = words.NUMBER_IN_WORDS.fullmatch(text)
            if spelled:
                return Decimal(number_of(spelled["number"])), 0, spelled["unit"].strip()
    raise _not_a_number(value)


def _scaled(number: Decimal, scale: int, places: int, value: Cell | None) -> int:
    if number.scaleb(places) != number.scaleb(places).to_integral_value():
        raise UserError("“{text}”最多 {places} 位小数，请改正", text=_shown(value), places=places)
    return int(number.scaleb(scale))
