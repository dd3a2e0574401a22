"""宣讲统计: talks and whom they reached, by kind of place, of audience, or month by month."""

from collections.abc import Callable, Sequence

from models.fields import Choice
from models.figures import Scope, figure_named, value
from models.ledgers.lectures import AudienceKind
from models.ledgers.outreach_talks import PlaceKind
from models.listing import names_of
from models.office import Office
from models.outreach_summary import TalkGiven, added_up, talks_given
from models.periods import MONTH_NAMES, Period
from ui.dates import day_text, period_text
from ui.glyphs import Tone
from ui.pages.told_page import Asked, Choices, Told
from ui.widgets.plain_table import Cell, Heading, Line
from ui.words import tr

PLACES, AUDIENCES, MONTHS = "places", "audiences", "months"
TOTAL = "total"
_NUMBER, _MONTH = 68, 44


def outreach_choices() -> Choices:
    return Choices(((PLACES, tr("按地点")), (AUDIENCES, tr("按对象")), (MONTHS, tr("按月"))))


def tell_outreach(office: Office, asked: Asked) -> Told:
    """A line for each kind, or for each month; under a line that is opened stand its talks."""
    scope = Scope(asked.period, asked.units, office.door.today)
    given = talks_given(scope)
    by_month = asked.choice == MONTHS
    groups = _by_month(given, asked.period) if by_month else _by_kind(given, asked.choice)
    across = _places() if by_month else _months(asked.period)
    first = {PLACES: tr("地点类别"), AUDIENCES: tr("对象类别"), MONTHS: tr("月份")}
    headings = (
        Heading(first[asked.choice or PLACES]),
        *(Heading(text, _NUMBER, right=True) for text in (tr("场次"), tr("线下"), tr("线上"))),
        Heading(tr("受众合计"), _NUMBER, right=True),
        *(Heading(text, _MONTH, right=True) for text, _holds in across),
    )
    groups = [*groups, (TOTAL, tr("合计"), given)]
    lines = [_line(*group, across) for group in groups]
    units = names_of("units", {one.unit for one in given})
    inner = {
        key: tuple(_talk_line(key, one, units, len(across)) for one in some)
        for key, _, some in groups
    }
    said = tr("宣讲 {talks} 场，受众 {people} 人次；Enter 展开一行，看是哪几场").format(
        talks=_figure("outreach_talks", scope), people=_figure("outreach_audience", scope)
    )
    return Told(headings, tuple(lines), said, period_text(asked.period.code), inner=inner)


def _figure(name: str, scope: Scope) -> int:
    figure = figure_named(name)
    assert figure is not None
    return value(figure, scope) or 0


Group = tuple[str, str, Sequence[TalkGiven]]
"""(key, name, talks) of one line."""

Across = Sequence[tuple[str, Callable[[TalkGiven], bool]]]
"""The columns after the sums: (heading, whether a talk belongs under it)."""


def _by_kind(given: Sequence[TalkGiven], choice: str) -> list[Group]:
    """Every kind in its order, those without talks too; what has no kind stands last."""

    def kind_of(one: TalkGiven) -> Choice | None:
        return one.audience_kind if choice == AUDIENCES else one.place_kind

    kinds: Sequence[Choice] = list(AudienceKind) if choice == AUDIENCES else list(PlaceKind)
    groups: list[Group] = [
        (kind.value, tr(kind.label), [one for one in given if kind_of(one) is kind])
        for kind in kinds
    ]
    rest = [one for one in given if kind_of(one) is None]
    return [*groups, *([("none", tr("没有填"), rest)] if rest else [])]


def _by_month(given: Sequence[TalkGiven], period: Period) -> list[Group]:
    return [
        (month, tr(MONTH_NAMES[int(month[5:]) - 1]), [one for one in given if one.month == month])
        for month in period.months
    ]


def _months(period: Period) -> Across:
    """The months of the period; one month alone says nothing that the sums do not say."""
    if period.first == period.last:
        return ()
    return [(tr(MONTH_NAMES[int(month[5:]) - 1]), _in_month(month)) for month in period.months]


def _in_month(month: str) -> Callable[[TalkGiven], bool]:
    return lambda one: one.month == month


def _places() -> Across:
    return [(tr(kind.label), _at_place(kind)) for kind in PlaceKind]


def _at_place(kind: PlaceKind) -> Callable[[TalkGiven], bool]:
    return lambda one: one.place_kind is kind


def _line(key: str, name: str, some: Sequence[TalkGiven], across: Across) -> Line:
    total = added_up(some)
    numbers = [total.count, total.offline, total.online, total.reached]
    numbers += [added_up(one for one in some if holds(one)).count for _, holds in across]
    return Line(key, (Cell(name), *map(_number, numbers)))


def _number(number: int) -> Cell:
    return Cell(str(number)) if number else Cell("·", tone=Tone.HINT)


def _talk_line(group: str, one: TalkGiven, units: dict[str, str], across: int) -> Line:
    """A talk under the line of its group; it leads to its record."""
    where = " ・ ".join(filter(None, (units.get(one.unit), one.place)))
    name = Cell(f"　{day_text(one.day)}　{one.title}", quiet=where, tone=Tone.NEUTRAL)
    numbers = (one.count, one.offline, one.online, one.offline + one.online)
    cells = (name, *map(_number, numbers), *(Cell() for _ in range(across)))
    return Line(f"outreach_talks {one.uid} {group}", cells)
