"""What a template's placeholders stand for: figures, the office's words, the writer's blanks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from models import store
from models.commentary import shown_value
from models.errors import UserError
from models.figures import (
    ALL,
    BELOW,
    Figure,
    Scope,
    Tally,
    by_unit,
    counted,
    fraction,
    number_of,
    text_of,
    units_in,
    value,
)
from models.figures.figure import DASH
from models.figures.rhythm import finding, rhythm
from models.figures.scope import reach_of
from models.figures.spread import spread_of, value_text
from models.ledgers import ledger_named
from models.ledgers.activities import Activity, ActivityKind
from models.ledgers.events import EventState
from models.ledgers.units import Unit
from models.listing import names_of
from models.office import Office
from models.periods import Period
from models.progress import Progress, silent
from models.record import tuples
from models.reports.pieces import Placed
from models.reports.placeholders import Asked, Telling, read_placeholder, year_before
from models.reports.rows import LISTS, Row, Told
from models.words import Sentence, sentence
from models.year_blanks import blanks_of

_STANDING, _DAY = "最低{}、中间{}、最高{}", "{0.year}年{0.month}月{0.day}日"
_TO_FILL, _IN_ROW = "〔待填：{}〕", "{}.{}（{}）"
FACT = "要素_"
"""What the names of the writer's blanks begin with."""


_TOLD_APART = ("people", "units", "areas")
"""What distinct figures mostly tell apart."""


@dataclass(frozen=True)
class Number:
    """A figure in a report: as it is asked for, as it is printed, and as it was a year before.

    `change` is how far it has moved since, a rate in tenths of a percentage point; None where one
    of the two years has no number, or names or words are told.
    """

    placeholder: str
    paragraph: int
    figure: Figure
    scope: Scope
    text: str
    before: str
    change: int | None = None
    telling: Telling = Telling.NUMBER

    @property
    def moved(self) -> Sentence | None:
        """The change with its sign, as it is shown."""
        if self.change is None:
            return None
        if self.figure.tally is Tally.RATE:
            return sentence("{n} 个百分点", n=f"{self.change / 10:+.1f}")
        return sentence("{n}", n=f"{self.change:+d}" if self.change else "0")


@dataclass(frozen=True)
class Content:
    """All that fills a template; `missing` are the writer's blanks that are not filled."""

    values: Mapping[str, str]
    rows: Mapping[str, Sequence[Mapping[str, str]]]
    numbers: tuple[Number, ...]
    missing: tuple[str, ...]


def content_of(
    office: Office,
    period: Period,
    placed: Sequence[Placed],
    name: str,
    progress: Progress = silent,
) -> Content:
    """What the placeholders of the template called `name` stand for.

    UserError names the first that stands for nothing.
    """
    facts = facts_of(office, period.year)
    values: dict[str, str] = {}
    rows: dict[str, Sequence[Mapping[str, str]]] = {}
    numbers: list[Number] = []
    missing: list[str] = []
    for at, one in enumerate(placed):
        progress(at, len(placed))
        key = one.name
        if key in LISTS:
            make, columns = LISTS[key]
            found = make(office, period) or [dict.fromkeys(columns, DASH)]
            rows[key] = [{column: str(cell) for column, cell in row.items()} for row in found]
            numbers += _numbers_in(office, one, found)
        elif key in WORDS:
            values[key] = WORDS[key](office, period)
        elif key.startswith(FACT):
            fact = key.removeprefix(FACT)
            values[key] = facts.get(fact, "")
            if not values[key]:
                missing.append(fact)
                values[key] = _TO_FILL.format(fact)
        else:
            number = _number(office, period, one, name)
            numbers.append(number)
            values[key] = number.text
    return Content(values, rows, tuple(numbers), tuple(missing))


def facts_of(office: Office, year: int) -> dict[str, str]:
    """The writer's blanks of a year that are filled, by code and by name."""
    filled = (one for one in blanks_of(office, year) if one.value)
    return {name: one.value for one in filled for name in (one.key, one.label)}


def _number(office: Office, period: Period, placed: Placed, name: str) -> Number:
    asked = read_placeholder(placed.name, period)
    if asked is None:
        raise UserError(
            "模板“{name}”第 {n} 段要填“{word}”，没有这一项：“{text}”",
            **{"name": name, "n": placed.paragraph, "word": placed.name, "text": placed.text[:40]},
        )
    scope = Scope(asked.period, asked.units, office.door.today)
    (now, number), (then, old) = _told(office, asked, scope), _told(office, asked, _earlier(scope))
    return Number(
        *(placed.name, placed.paragraph, asked.figure, scope),
        *(now, then, _moved(number, old), asked.telling),
    )


def figure_text(office: Office, asked: Asked) -> str:
    """What is printed for a placeholder that asks for a figure."""
    return _told(office, asked, Scope(asked.period, asked.units, office.door.today))[0]


def _earlier(scope: Scope) -> Scope:
    return replace(scope, period=year_before(scope.period))


def _moved(now: int | None, then: int | None) -> int | None:
    return None if now is None or then is None else now - then


def _told(office: Office, asked: Asked, scope: Scope) -> tuple[str, int | None]:
    """As it is printed, and the number where it is one."""
    figure = asked.figure
    match asked.telling:
        case Telling.NAMES:
            return "、".join(names_behind(figure, scope)) or "无", None
        case Telling.SPREAD:
            return _spread(figure, scope, office), None
    parts = fraction(figure, scope)
    return text_of(figure, *parts), number_of(figure, *parts)


def _numbers_in(office: Office, placed: Placed, rows: Sequence[Row]) -> list[Number]:
    """The figures in the rows of a table, each named after its column and its row."""
    units = set(units_in(ALL, office.unit))
    known: dict[tuple[str, Scope], dict[str, int | None]] = {}

    def earlier(told: Told) -> int | None:
        """Of all units at once, since a table of units has hundreds of them."""
        scope = _earlier(told.scope)
        if scope.units not in units:
            return value(told.figure, scope)
        whole = replace(scope, units=ALL)
        if (told.figure.name, whole) not in known:
            known[told.figure.name, whole] = by_unit(told.figure, whole)
        return known[told.figure.name, whole].get(scope.units)

    found = []
    for row in rows:
        head = next(iter(row.values()))
        for column, told in row.items():
            if isinstance(told, Told):
                then, name = earlier(told), _IN_ROW.format(placed.name, column, head)
                texts = str(told), shown_value(told.figure, then)
                moved = _moved(told.value, then)
                place = placed.paragraph
                found.append(Number(name, place, told.figure, told.scope, *texts, moved))
    return found


def names_behind(figure: Figure, scope: Scope) -> list[str]:
    """Who or what the figure counts, by name, each once."""
    rows = counted(figure, scope)
    if figure.tally is Tally.DISTINCT:
        who = {row.who for row in rows if row.who is not None}
        named = {uid: name for part in _TOLD_APART for uid, name in names_of(part, who).items()}
        if len(named) == len(who):
            return sorted(named.values())
        rows = list({row.who: row for row in reversed(rows)}.values())[::-1]
    found: dict[str, None] = {}
    for name in dict.fromkeys(row.ledger or figure.ledger for row in rows):
        ledger = ledger_named(name)
        assert ledger is not None
        uids = [row.uid for row in rows if (row.ledger or figure.ledger) == name]
        found |= dict.fromkeys(one.heading() for one in store.load(ledger.model, uids))
    return [name for name in found if name]


def _spread(figure: Figure, scope: Scope, office: Office) -> str:
    """How the units below stand, in words; the office itself where it has none."""
    units = BELOW if scope.units == ALL and units_in(BELOW, office.unit) else scope.units
    spread = spread_of(figure, replace(scope, units=units))
    if spread is None:
        return DASH
    low, middle, high = (
        value_text(figure, value) for value in (spread.low, spread.quartiles[1], spread.high)
    )
    return _STANDING.format(low, middle, high)


# Words about the office and the period.


def _office_name(office: Office, _period: Period) -> str:
    return office.name


def _parent_name(office: Office, _period: Period) -> str:
    query = Unit.select(Unit.parent).where(Unit.uid == office.unit)
    above = [parent for (parent,) in tuples(query) if parent]
    return next(iter(names_of("units", above).values()), "")


def _year(_office: Office, period: Period) -> str:
    return str(period.year)


def _period(_office: Office, period: Period) -> str:
    return str(period.label)


def _written_on(office: Office, _period: Period) -> str:
    day = office.door.today
    return _DAY.format(day)


def _rhythm(office: Office, period: Period) -> str:
    months = rhythm(Scope(Period(period.year), ALL, office.door.today))
    return str(finding(months)).removeprefix("工作节奏：")


def _activities(kind: ActivityKind) -> Callable[[Office, Period], str]:
    """What the activities of a kind are called that were held in the period, by date."""

    def names(office: Office, period: Period) -> str:
        reach = reach_of(Scope(period, ALL, office.door.today))
        query = Activity.select(Activity.title).where(
            *(Activity.complete, ~Activity.deleted, reach.holds(Activity.unit)),
            *(Activity.kind == kind, Activity.state == EventState.HELD),
            Activity.starts_on.between(period.start, period.end),
        )
        titles = [title for (title,) in tuples(query.order_by(Activity.starts_on, Activity.uid))]
        return "、".join(_quoted(title, kind.label) for title in dict.fromkeys(titles))

    return names


def _quoted(title: str, kind: str) -> str:
    """A title in quotation marks; one that has its own, beside the name of its kind, keeps them."""
    bare = title.removeprefix(kind).removesuffix(kind)
    if bare[:1] + bare[-1:] in ("《》", "“”"):
        return bare
    return f"“{title.translate(_INNER)}”"


_INNER = str.maketrans("“”", "‘’")


WORDS: Mapping[str, Callable[[Office, Period], str]] = {
    "单位名称": _office_name,
    "上级单位": _parent_name,
    "年份": _year,
    "期间": _period,
    "成文日期": _written_on,
    "工作节奏": _rhythm,
    **{kind.label + "名称": _activities(kind) for kind in ActivityKind},
}
"""Placeholders that are no figures."""
