"""Months out of what people write in a plan's 时间安排: "3月：…", "10-11月", "12-1月".

Reading is cautious: a month counts where a time stands (at the head of a line or clause, in
brackets, after 于), not wherever a digit meets 月. What is not understood is flagged.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from models.schedule_words import (
    AMBIGUOUS_ITEM,
    BOUNDARY,
    BULLET,
    DATED_YEAR,
    ITEM,
    LEAD_IN,
    LIST_SIGN,
    LOOSE_GUARD,
    MONTH_MENTION,
    NUMBERED,
    OPEN_TAIL,
    POINT,
    PREPOSITION,
    QUOTED,
    RANGE_SIGN,
    RELATIVE_YEARS,
    TAIL,
    is_open,
    is_rough,
    number_of,
    plain,
    word_months,
)
from models.words import Sentence, sentence

CLAUSE_ENDS = ";。!?"
TRIMMED = " \t\n,，、;；-—~)）]】"
BRACKETS = "(（[【"
MOST_POINTS = 24  # of one expression


@dataclass(frozen=True)
class Step:
    """What is to be done in some months of a plan's year.

    `months` are 1..12 for the plan's year and 13..24 for the year after it; `written` is the time
    as written, `text` the work beside it. An open end ("12月-", "3月起", "长期") has no last month
    of its own: `months` then run to the end of the plan's year.
    """

    months: tuple[int, ...]
    text: str
    written: str
    open_ended: bool = False

    @property
    def crosses_year(self) -> bool:
        """Into the next year; an open end that begins in December can only end there."""
        return self.months[-1] > 12 or (self.open_ended and self.months[0] == 12)


@dataclass(frozen=True)
class Schedule:
    """The steps of one cell, and what in it is not understood or should be looked at."""

    steps: tuple[Step, ...] = ()
    flags: tuple[Sentence, ...] = ()

    @property
    def months(self) -> tuple[int, ...]:
        """All months of all steps, ascending, each once; 13..24 lie in the next year."""
        return tuple(sorted({month for step in self.steps for month in step.months}))

    @property
    def crosses_year(self) -> bool:
        return any(step.crosses_year for step in self.steps)


@dataclass(frozen=True)
class _Point:
    """One time of an expression; a bare number has no `unit` and takes the next one's."""

    start: int
    end: int
    number: int = 0
    unit: str = ""  # "month", "quarter", "word", "same" (a part of the month before), or ""
    year: int | None = None
    shift: int = 0  # years after the plan's year, by 次年
    months: tuple[int, ...] = ()
    open_ended: bool = False
    rough: bool = False


@dataclass(frozen=True)
class _Found:
    """An expression in the text: its place, its months, and what to say about it."""

    start: int
    end: int
    months: tuple[int, ...]
    open_ended: bool = False
    is_word: bool = False
    flags: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class _Dated:
    """An expression that dates the clause from `clause` on; `begin` counts its bullet too."""

    begin: int
    clause: int
    found: _Found


@lru_cache(maxsize=4096)
def read_schedule(text: str, year: int | None = None) -> Schedule:
    """The steps that `text` names; `year` is the plan's, by default the first year written."""
    whole = _unwrapped(text)
    if not whole.strip():
        return Schedule()
    shown = _masked(whole)
    dated = list(_all_dated(shown, _base_year(shown, year)))
    flags = [flag for one in dated for flag in one.found.flags]
    read = [one for one in dated if one.found.months]
    if not read:
        return Schedule(flags=tuple(flags) or (_unread(whole),))
    flags += _orphans(whole, read[0]) + _mentions(whole, shown, [one.found for one in dated])
    return Schedule(tuple(_steps(whole, read)), tuple(flags))


def suggest_from(text: str, year: int | None = None) -> tuple[Step, ...]:
    """Months to offer from a text that is not a schedule (考核要点), wherever in it they stand."""
    read = read_schedule(text, year)
    steps: tuple[Step, ...] = () if read.flags else read.steps
    if steps:
        return steps
    shown = _masked(text)
    year = _base_year(shown, year)
    place = 0
    while place < len(shown):
        guarded = place and LOOSE_GUARD.match(shown[place - 1])
        found = None if guarded else _expression(shown, place, year)
        if found and found.months:
            written = text[found.start : found.end]
            steps += (Step(found.months, text.strip(), written, found.open_ended),)
        place = found.end if found else place + 1
    return steps


def month_codes(months: tuple[int, ...], year: int) -> list[str]:
    """ "2026-09" for each month, counted from January of `year`: 13 is January of the next."""
    return [f"{year + (month - 1) // 12}-{(month - 1) % 12 + 1:02d}" for month in months]


def _base_year(shown: str, year: int | None) -> int | None:
    written = DATED_YEAR.search(shown)
    return year or (int(written.group(1)) if written else None)


def _unwrapped(text: str) -> str:
    """With plain line ends, and without the quotes that a whole cell sometimes stands in."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    bare = text.strip()
    pairs = {"“": "”", '"': '"', "「": "」"}
    if len(bare) > 2 and pairs.get(bare[0]) == bare[-1] and bare[-1] not in bare[1:-1]:
        return bare[1:-1]
    return text


def _masked(text: str) -> str:
    """The text with plain digits and signs and with quoted titles blanked, place for place."""
    return QUOTED.sub(lambda quote: "\0" * len(quote.group()), plain(text))


def _unread(text: str) -> Sentence:
    short = " ".join(text.split())
    short = short if len(short) <= 40 else short[:39] + "…"
    return sentence("没有读出月份：“{text}”，请补上“3月”或“3-5月”这样的时间", text=short)


def _orphans(text: str, first: _Dated) -> list[Sentence]:
    """Clauses before the first time, which no month covers."""
    before = " ".join(text[: first.begin].strip(TRIMMED + "。").split())
    return [sentence("“{text}”没有写月份，请核对", text=before)] if before else []


def _mentions(text: str, shown: str, found: list[_Found]) -> list[Sentence]:
    """Months inside the work's text that were not taken for a time."""
    return [
        sentence("“{text}”没有算作时间安排，要算请另起一行写", text=text[start:end])
        for start, end in (mention.span() for mention in MONTH_MENTION.finditer(shown))
        if not any(one.start < end and start < one.end for one in found)
    ]


def _steps(text: str, dated: list[_Dated]) -> Iterator[Step]:
    for at, one in enumerate(dated):
        end = dated[at + 1].begin if at + 1 < len(dated) else len(text)
        found = one.found
        before = LEAD_IN.sub("", text[one.clause : found.start].strip(TRIMMED + BRACKETS))
        after = text[found.end : end].lstrip(TRIMMED if before else TRIMMED + ":：")
        if before.endswith((":", "：")):
            after = after.lstrip(":：")
        work = (before + after).strip(" \t\n,，、;；")
        yield Step(found.months, work, text[found.start : found.end].strip(), found.open_ended)


def _all_dated(shown: str, year: int | None) -> Iterator[_Dated]:
    items = _items(shown)
    start = 0
    for line in shown.split("\n"):
        yield from _dated_in_line(shown, start, start + len(line), year, items)
        start += len(line) + 1


def _items(shown: str) -> range:
    """The numbers 1, 2, … of the text's items: with them "1、3月" is item one, March."""
    numbers = {number_of(item.group(1)) for item in ITEM.finditer(shown)}
    last = 0
    while last + 1 in numbers:
        last += 1
    return range(1, last + 1) if last > 1 else range(0)


def _dated_in_line(
    shown: str, start: int, end: int, year: int | None, items: range
) -> Iterator[_Dated]:
    has_head = head_has_colon = False
    clause = place = start
    while place < end:
        kind = _anchor(shown, start, place)
        if kind == "start" or (has_head and shown[place - 1] == ","):
            clause = place
        after_lead = _after_lead(shown, place, items) if kind == "start" else place
        found = _expression(shown, after_lead, year) if kind else None
        if found is None or found.end > end:
            place += 1
            continue
        follows = shown[found.end : found.end + 1]
        counts = _counts(kind, found, follows, found.end >= end, has_head, head_has_colon)
        place = found.end
        if not counts:
            continue
        begin, clause = clause, found.start if kind == "start" else clause
        if found.start == start and AMBIGUOUS_ITEM.match(shown, start):
            found = _with_check(shown, found)
        yield _Dated(begin, clause, found)
        has_head, head_has_colon = True, head_has_colon or follows == ":"
        clause = place


def _with_check(shown: str, found: _Found) -> _Found:
    """The same, asking the user to look at the months that were understood."""
    months = "、".join(str(month) for month in found.months)
    written = shown[found.start : found.end]
    flag = sentence("“{text}”按 {months} 月理解，请核对", text=written, months=months)
    flags = (*found.flags, flag)
    return _Found(found.start, found.end, found.months, found.open_ended, found.is_word, flags)


def _after_lead(shown: str, place: int, items: range) -> int:
    """Past the bullet and the preposition before a clause's first time."""
    bullet = NUMBERED.match(shown, place)
    if not bullet or number_of(bullet.group(1)) not in items:
        bullet = BULLET.match(shown, place)
    place = bullet.end() if bullet else place
    lead = PREPOSITION.match(shown, place)
    place = lead.end() if lead else place
    while shown[place : place + 1] == " ":
        place += 1
    return place


def _anchor(shown: str, start: int, place: int) -> str:
    """What lets a time stand here, as `_counts` knows it; empty where none may stand."""
    if place == start:
        return "start"
    before = shown[place - 1]
    if before in CLAUSE_ENDS:
        return "start"
    if before in ",:":
        return "comma"
    if before in "([【":
        return "bracket"
    if before == " ":
        return "comma" if shown[start:place].rstrip()[-1:] in (",", ":") else "blank"
    return "preposition" if LEAD_IN.search(shown[max(start, place - 6) : place]) else ""


def _counts(
    kind: str, found: _Found, follows: str, at_end: bool, has_head: bool, head_has_colon: bool
) -> bool:
    """Whether a time at such a place dates the work, or is only spoken of in it."""
    match kind:
        case "bracket":
            return follows in (")", "]", "】")
        case "blank":
            return at_end and not has_head
        case "comma" if found.is_word:
            return not has_head
        case "comma":
            return follows == ":" or not head_has_colon
        case "preposition":
            return not found.is_word
    return True


def _expression(shown: str, place: int, year: int | None) -> _Found | None:
    """The time that begins at `place`: points joined by ranges and lists, with its tail."""
    points, signs = _points(shown, place)
    while points and not points[-1].unit:
        points.pop()
    if not points:
        return None
    end = points[-1].end
    open_ended = points[-1].open_ended
    dash = RANGE_SIGN.match(shown, end)
    if dash and dash.group().strip()[-1] in "-~" and BOUNDARY.match(shown, dash.end()):
        end, open_ended = dash.end(), True
    elif tail := OPEN_TAIL.match(shown, end):
        end, open_ended = tail.end(), True
    if tail := TAIL.match(shown, end):
        end = tail.end()
    months, flags = _months(shown, points, signs, year)
    if open_ended and months:
        months = sorted({*months, *range(months[-1], 13)})
    found = _Found(place, end, tuple(months), open_ended, points[0].unit == "word", tuple(flags))
    return _with_check(shown, found) if any(point.rough for point in points) else found


def _points(shown: str, place: int) -> tuple[list[_Point], list[str]]:
    """The points from `place` on, and the sign after each ("range", "list" or "")."""
    points: list[_Point] = []
    signs: list[str] = []
    while len(points) < MOST_POINTS and (point := _point(shown, place, points)):
        points.append(point)
        ranged = RANGE_SIGN.match(shown, point.end)
        sign = ranged or LIST_SIGN.match(shown, point.end)
        if not sign:
            break
        signs.append("range" if ranged else "list")
        place = sign.end()
    return points, signs


def _point(shown: str, place: int, before: list[_Point]) -> _Point | None:
    match = POINT.match(shown, place)
    if not match:
        return None
    part = match.groupdict()
    start, end = match.span()
    year = int(part["year"] or part["dotted_year"] or 0) or None
    shift = RELATIVE_YEARS.get(part["relative"] or "", 0)
    if part["dotted_month"]:
        return _Point(start, end, int(part["dotted_month"]), "month", year)
    if word := part["word"]:
        if before and shown[:place].rstrip()[-1] == ",":
            return None
        months = word_months(word)
        return _Point(start, end, 0, "word", year, shift, months, is_open(word), is_rough(word))
    if part["part_of_month"]:
        known = any(point.unit == "month" for point in before)
        return _Point(start, end, 0, "same") if known else None
    unit = "month" if part["month"] else "quarter" if part["quarter"] else ""
    if not unit and before and before[-1].unit == "month" and BOUNDARY.match(shown, end):
        unit = "" if shown[:start].rstrip()[-1] == "," else "month"
    if part["pair"]:
        first, last = (number_of(sign) for sign in part["pair"])
        months = _span(first, unit) + _span(last, unit) if last == first + 1 else ()
        return _Point(start, end, 0, unit, year, shift, months) if months else None
    return _Point(start, end, number_of(part["number"]), unit, year, shift)


def _span(number: int, unit: str) -> tuple[int, ...]:
    """The months of a numbered month or quarter; none when there is no such one."""
    if unit == "quarter":
        return tuple(range(number * 3 - 2, number * 3 + 1)) if 1 <= number <= 4 else ()
    return (number,) if 1 <= number <= 12 else ()


def _months(
    shown: str, points: list[_Point], signs: list[str], year: int | None
) -> tuple[list[int], list[Sentence]]:
    """The months of joined points, counted from January of the plan's year, and what is wrong."""
    written = shown[points[0].start : points[-1].end]
    found: set[int] = set()
    flags: list[Sentence] = []
    span: tuple[int, ...] = ()
    shift = 0
    for at, point in enumerate(points):
        ranged = at > 0 and signs[at - 1] == "range"
        first = span[0] if span else 0
        if point.unit != "same":
            unit = point.unit or next(later.unit for later in points[at:] if later.unit)
            own = point.months or _span(point.number, unit)
            if not own:
                return [], [sentence("“{text}”不是月份，请改正", text=written)]
            shift = point.year - year if point.year and year else point.shift or shift
            if ranged and own[-1] + 12 * shift < first and not point.year:
                shift += 1
                if first < 7:
                    turned = "“{text}”按跨到下一年理解，请核对前后月份有没有写反"
                    flags.append(sentence(turned, text=written))
            span = tuple(month + 12 * shift for month in own)
            if ranged and span[-1] < first:
                return [], [sentence("“{text}”前后写反了，请改正", text=written)]
        found.update(range(first, span[-1] + 1) if ranged else span)
    if not all(1 <= month <= 24 for month in found):
        return [], [sentence("“{text}”不在本年度计划之内，请核对", text=written)]
    return sorted(found), flags
