"""The words and signs by which people name months, as patterns and tables.

All patterns run on text from `plain`, which keeps every character's place.
"""

import re

_SIGNS = {
    "：": ":",
    "；": ";",
    "，": ",",
    "（": "(",
    "）": ")",
    "［": "[",
    "］": "]",
    "／": "/",
    "．": ".",
    "！": "!",
    "？": "?",
    "～": "~",
    "〜": "~",
    "∼": "~",
    "﹣": "-",
    "－": "-",
    "—": "-",
    "–": "-",
    "‐": "-",
    "‑": "-",
    "−": "-",
    "─": "-",
    "―": "-",
    "ー": "-",
    "\u3000": " ",
    "\u00a0": " ",
    "\t": " ",
    "〇": "零",
}
_PLAIN = str.maketrans({**_SIGNS, **{chr(0xFF10 + digit): str(digit) for digit in range(10)}})

_NUMERALS = {sign: value for value, sign in enumerate("零一二三四五六七八九十")} | {"两": 2}

RELATIVE_YEARS = {"次年": 1, "明年": 1, "来年": 1, "翌年": 1, "下一年": 1, "下年": 1}


def plain(text: str) -> str:
    """Full-width digits and signs as their plain ones, character for character."""
    return text.translate(_PLAIN)


def number_of(text: str) -> int:
    """Of "3", "十", "十二" or "二十三" (up to 99)."""
    if text.isdecimal():
        return int(text)
    tens, sign, ones = text.rpartition("十")
    if not sign:
        return _NUMERALS[text]
    return (_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS[ones] if ones else 0)


QUOTED = re.compile(r"《[^》\n]*》|“[^”\n]*”|「[^」\n]*」|『[^』\n]*』|‘[^’\n]*’|\"[^\"\n]*\"")

BULLET = re.compile(
    r"\s*(?:(?:\(\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*\)"
    r"|\d{1,2}\)"
    r"|\d{1,2}[.、](?!\s*[\d一二三四五六七八九十])"
    r"|[一二三四五六七八九十]{1,3}、(?!\s*[一二三四五六七八九十]{1,2}(?:月|季))"
    r"|[①-⑳⑴-⒇⒈-⒛❶-❿]|[-*+•·●○★☆◆◇■□▪►➢✓])\s*)+"
)
_ITEM_NUMBER = r"\s*(\d{1,2}|[一二三四五六七八九十]{1,3})[.、]\s*"
NUMBERED = re.compile(_ITEM_NUMBER)
ITEM = re.compile(r"(?:^|[\n;。:])" + _ITEM_NUMBER)
AMBIGUOUS_ITEM = re.compile(r"1、\s*(?:[3-9]|1[0-2])月|一、\s*(?:[三四五六七八九]|十[一二]?)月")

_LEADS = "(?:计划|预计|力争|争取|确保|拟|定)?(?<![由关对至鉴])于|预计|力争|争取|拟"
PREPOSITION = re.compile(
    r"\s*(?:" + _LEADS + r"|计划|在|自|从|截至|截止到?|直至|到|每年的?(?![底末终初中])|约|大约)+\s*"
)
LEAD_IN = re.compile("(?:" + _LEADS + ")$")

_ALL = tuple(range(1, 13))
_QUARTER_ENDS = (3, 6, 9, 12)
_ROUGH = {
    "年初": (1,),
    "年中": (6,),
    "暑期": (7, 8),
    "暑假": (7, 8),
    "寒假": (1, 2),
}
_WORDS: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("长期", _ALL),
    ("(?:贯穿)?全年度?|常年|长年", _ALL),
    ("(?:每季度?|各季度?)的?(?:首月|第一个?月|初)", (1, 4, 7, 10)),
    ("(?:每季度?|各季度?)的?(?:第二个?月|中)", (2, 5, 8, 11)),
    ("每季度?末?|每个季度|各季度?|按季度?|逐季度?|一季度?一[次报调查访评考会]", _QUARTER_ENDS),
    ("每半年|半年一[次报调查评考会]", (6, 12)),
    ("每(?:两|二|2)个?月|双月", (2, 4, 6, 8, 10, 12)),
    ("每(?:三|3)个?月", _QUARTER_ENDS),
    ("单月", (1, 3, 5, 7, 9, 11)),
    ("每个?月|月月|逐月|按月|各月|一月一[次报调查访评考会]|每周|每日|每天|每旬", _ALL),
    ("上半年", tuple(range(1, 7))),
    ("下半年", tuple(range(7, 13))),
    ("前三个?季度", tuple(range(1, 10))),
    ("每?年[底末终]|岁末", (12,)),
    *_ROUGH.items(),
)
_WHOLE_WORDS = (
    "经常性?|日常|持续|常态化"  # verbs and adjectives too: a time only when they stand alone
)


def word_months(word: str) -> tuple[int, ...]:
    """The months of a word that POINT matched."""
    for pattern, months in _WORDS:
        if re.fullmatch(pattern, word):
            return months
    return _ALL


def is_open(word: str) -> bool:
    return word == "长期"


def is_rough(word: str) -> bool:
    """Whether the word leaves its exact months to the reader."""
    return word in _ROUGH


_NUMBER = (
    r"(?:(?<!\d)\d{1,2}(?!\.?\d)|十[一二]?"
    r"|[一二三四五六七八九](?![一二三四五六七八九十]))"
)
_DAY = (
    r"(?:\s*\d{1,2}\s*[日号]?\s*(?:-|~|至|到)\s*\d{1,2}\s*[日号]|\s*\d{1,2}\s*[日号]"
    r"|\s*(?:上中旬|中下旬|[上中下]旬|[上下]半月|月?底|末"
    r"|初(?![步审稿评次期始])|中(?=[、/,:;()\s-]|$)))?"
)
POINT = re.compile(
    r"""
    (?P<dotted_year>(?<!\d)(?:19|20)\d\d)(?P<dot>[./-])(?P<dotted_month>\d{1,2})
        (?:(?P=dot)\d{1,2}日?)?(?![\d.])
    |
    (?:(?:(?P<year>(?<!\d)(?:19|20)\d\d)(?:(?=年[底末终初中])|年度?)
       |(?P<relative>次年|明年|来年|翌年|下一年|下年|今(?=年[底末])|今年|本年度?|当年))
       \s*的?\s*)?
    (?:
      (?P<word>(?:"""
    + "|".join(pattern for pattern, _ in _WORDS)
    + r""")|(?:"""
    + _WHOLE_WORDS
    + r""")(?=[:,;\s]|$))
      |(?:第\s*)?
       (?:(?P<pair>[一二三四五六七八九]{2})(?=月|季)|(?P<number>"""
    + _NUMBER
    + r"""))\s*
       (?:(?P<month>月份?)(?!亮|饼|季|嫂|革)"""
    + _DAY
    + r"""|(?P<quarter>季度?)[初末中底]?)?
    )
    |(?P<part_of_month>上中旬|中下旬|[上中下]旬|月?底|末|\d{1,2}[日号])
    """,
    re.VERBOSE,
)
DATED_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:年度?\s*(?:\d{1,2}月|\d{1,2}\s*[-~至到]|[一二三四五六七八九十]|第|[上下]半年"
    r"|[底末终初中])|[./-]\d{1,2}(?!\d))"
)

RANGE_SIGN = re.compile(r"\s*(?:起|开始)?\s*(?:-+|~+|直至|至|到)\s*")
LIST_SIGN = re.compile(r"\s*(?:、|/|,|以及|和|及|与|或)\s*")
BOUNDARY = re.compile(r"[:,;。\s)]|$")
OPEN_TAIL = re.compile(r"(?:起|开始|以后|之后|后|以来)(?=[:,;。\s)]|$)|起(?=[每逐陆持])")
TAIL = re.compile(r"(?:之前|以前|前(?![期往后])|为止|止|左右|期间|以内|之内|内(?![部容控涵]))?")

LOOSE_GUARD = re.compile(r"[\d.第个零一二三四五六七八九十]")
MONTH_MENTION = re.compile(
    r"(?<![\d.第零一二三四五六七八九十])(?:\d{1,2}月?[-~至到、])?"
    r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月(?!亮|饼|季|嫂|革)(?:初|底|末|[上中下]旬|份)?前?"
)
