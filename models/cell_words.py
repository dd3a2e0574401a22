"""The words of dates, times, numbers and answers in cells, as patterns and tables."""

import re

from models.schedule_words import number_of, plain

_CHINESE = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[零一二三四五六七八九两])"
_YEAR_IN_WORDS = re.compile(r"([零一二三四五六七八九]{4})(?=年)")
_NUMBER_IN_WORDS = re.compile("(" + _CHINESE + r")(?=[月日号时点分])")
_DIGITS = {sign: str(value) for value, sign in enumerate("零一二三四五六七八九")}

_DATE_TAIL = r"(?:\s*[日号])?"
WHOLE_DATE = re.compile(
    r"(?P<year>\d{4})\s*(?:年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})"
    + _DATE_TAIL
    + r"|(?P<sign>[./-])\s*(?P<month2>\d{1,2})\s*(?P=sign)\s*(?P<day2>\d{1,2})(?:\s*日)?)"
)
PACKED_DATE = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)")
DAY_OF_YEAR = re.compile(
    r"(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})"
    + _DATE_TAIL
    + r"|(?P<month2>\d{1,2})[./](?P<day2>\d{1,2})"
)
CUT_DAY = re.compile(r"\d{1,2}\.[123]")
"""4.1, which is all that a spreadsheet leaves of 4.10 once it takes it for a number."""
WEEKDAY = re.compile(r"\s*[(\[]?\s*(?:星期|周|礼拜)(?P<day>[一二三四五六日天])\s*[)\]]?")
WEEKDAYS = {sign: day for day, sign in enumerate("一二三四五六日")} | {"天": 6}
MONTH_ONLY = re.compile(
    r"(?:(?P<year>\d{4})\s*年?\s*)?(?P<month>\d{1,2})\s*月(?P<part>份|底|末|初|[上中下]旬)?"
)
SHORT_YEAR = re.compile(r"\d{2}[./年-]\d{1,2}[./月-]\d{1,2}日?")
DAY_FIRST = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}")
SPAN = re.compile(r".*\d\s*(?:日|号|月|时|点|分)?\s*(?:--+|~|至|到|-)\s*\d.*")

TIME = re.compile(
    r"(?P<half>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|夜间|[aApP]\.?[mM]\.?)?\s*"
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d{1,2})(?::(?P<second>\d{1,2}))?"
    r"|[时点](?P<quarter>半|一刻|三刻|整)|[时点](?:(?P<minute2>\d{1,2})分?(?:(?P<second2>\d{1,2})秒)?)?)"
    r"\s*(?P<half2>[aApP]\.?[mM]\.?)?"
)
UNTIL = re.compile(r"\s*(?:-+|~|至|到)\s*\d")
QUARTERS = {"半": 30, "一刻": 15, "三刻": 45, "整": 0}
NIGHT = {"凌晨", "am"}  # their 12 o'clock is midnight
MORNING = {"凌晨", "清晨", "早上", "早晨", "上午", "am"}
NOON = {"中午"}
AFTERNOON = {"下午", "傍晚", "晚上", "晚", "夜间", "pm"}

MONTH = re.compile(
    r"(?P<year>\d{4})\s*(?:年\s*(?P<month>\d{1,2})\s*月份?|[./-](?P<month2>\d{1,2}))"
)
CUT_MONTH = re.compile(r"\d{4}\.1")
PACKED_MONTH = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])")
MONTH_OF_YEAR = re.compile(r"(?P<month>\d{1,2})\s*月份?")
YEAR = re.compile(r"(?P<year>\d{4})\s*(?:年度?)?")

NUMBER = re.compile(
    r"(?P<number>[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(?P<many>[千万亿]?)\s*(?P<unit>\D*)"
)
MANY = {"": 0, "千": 3, "万": 4, "亿": 8}  # powers of ten
COUNTED = frozenset(
    {
        *(
            "人",
            "人次",
            "个",
            "名",
            "位",
            "次",
            "项",
            "件",
            "条",
            "份",
            "页",
            "字",
            "章",
            "节",
            "册",
        ),
        *("本", "篇", "课时", "学时", "小时", "天", "日", "家", "户", "期", "班", "部", "台", "张"),
        *("场", "场次", "批", "批次", "组", "支", "门", "幅", "处", "套", "票", "分", "轮", "届"),
    }
)
"""What may stand behind a whole number without changing it."""
ALIKE = (
    frozenset({"人", "名", "位", "人次"}),
    frozenset({"户"}),
    frozenset({"家"}),
    frozenset({"次", "场", "场次", "期", "批", "批次", "轮", "届"}),
    frozenset({"个", "项", "件", "条", "份", "篇", "处", "幅"}),
    frozenset({"册", "本", "部", "套"}),
    frozenset({"章"}),
    frozenset({"节"}),
    frozenset({"页"}),
    frozenset({"字"}),
    frozenset({"票", "张"}),
    frozenset({"学时", "课时", "小时"}),
    frozenset({"分钟", "分"}),
    frozenset({"天", "日"}),
)
"""Units of which one may stand for another; a number in one of another group is another number."""
NUMBER_IN_WORDS = re.compile("(?P<number>" + _CHINESE + r")(?P<unit>\D*)")
YUAN = frozenset({"", "元", "圆"})  # behind the power of ten of an amount
DEFAULT_UNIT = "万元"
UNITS = {  # powers of ten
    **{"元": 0, "百元": 2, "千元": 3, "万元": 4, "十万元": 5},
    **{"百万元": 6, "千万元": 7, "亿元": 8},
}
CURRENCY = re.compile(r"^(?:[¥￥]|人民币)\s*")

YES_TEXT, NO_TEXT = "是", "否"
YES = frozenset({YES_TEXT, "有", "对", "√", "✓", "✔", "☑", "y", "yes", "true", "1"})
NO = frozenset({NO_TEXT, "无", "没有", "不是", "×", "✗", "✘", "╳", "x", "n", "no", "false", "0"})
EMPTY = frozenset({"", "-", "--", "---", "/"})  # after `plain`


def are_alike(unit: str, measure: str) -> bool:
    """Whether a number in `unit` may stand where one in `measure` is meant; unknown ones may."""
    groups = [next((some for some in ALIKE if one in some), None) for one in (unit, measure)]
    return None in groups or groups[0] is groups[1]


def arabic(text: str) -> str:
    """Plain signs and digits, with the Chinese numerals of dates and times as digits."""
    text = plain(text).strip()
    text = _YEAR_IN_WORDS.sub(lambda year: "".join(_DIGITS[sign] for sign in year.group()), text)
    return _NUMBER_IN_WORDS.sub(lambda number: str(number_of(number.group())), text)
