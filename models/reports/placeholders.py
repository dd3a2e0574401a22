"""The names that a template may ask for, and what each stands for.

    {{ 销号问题 }}                      a figure, of the office and all below, for the period
    {{ 授课_本单位_上半年 }}             of the office alone, in another part of the year
    {{ 计划完成率_上年同期 }}            the same months of the year before
    {{ 办结实事_累计 }}                  from January to the period's end
    {{ 规范环境建设的单位_名单 }}            the names behind the number
    {{ 计划完成率_分布 }}                how it is spread over the units, in words
    {{ 要素_年度主题 }}                  what the writer filled in on the page 年度要素
    {% for 行 in 片区 %} {{ 行.单位数 }} {% endfor %}      rows

A figure is named by its label or by its name (`issues_closed`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from models.errors import UserError
from models.figures import ALL, BELOW, OWN, Figure, Tally, all_figures
from models.periods import Period

FACT = "要素"
_REACHES = {"本单位": OWN, "下级": BELOW, "全部": ALL}
_SPANS: dict[str, Callable[[Period], Period]] = {
    "全年": lambda period: Period(period.year),
    "上半年": lambda period: Period(period.year, 1, 6),
    "下半年": lambda period: Period(period.year, 7, 12),
    "第一季度": lambda period: Period(period.year, 1, 3),
    "第二季度": lambda period: Period(period.year, 4, 6),
    "第三季度": lambda period: Period(period.year, 7, 9),
    "第四季度": lambda period: Period(period.year, 10, 12),
    "累计": lambda period: Period(period.year, 1, period.last),
}


class Telling(Enum):
    """What is told of a figure."""

    NUMBER = auto()
    NAMES = auto()
    SPREAD = auto()


_TELLINGS = {"名单": Telling.NAMES, "分布": Telling.SPREAD}
_YEAR_BEFORE = "上年同期"


@dataclass(frozen=True)
class Asked:
    """A figure as a placeholder asks for it."""

    figure: Figure
    units: str
    period: Period
    telling: Telling = Telling.NUMBER


def read_placeholder(name: str, period: Period) -> Asked | None:
    """What a placeholder asks for in a report on `period`; None if it begins with no figure.

    UserError if it begins with a figure and goes on with what is not understood.
    """
    first, *rest = name.split("_") if not name.isascii() else (name,)
    figure = _figures().get(first)
    if figure is None:
        return None
    units, telling = ALL, Telling.NUMBER
    before = False
    for word in rest:
        if word in _REACHES:
            units = _REACHES[word]
        elif word in _SPANS:
            period = _SPANS[word](period)
        elif word in _TELLINGS:
            telling = _TELLINGS[word]
        elif word == _YEAR_BEFORE:
            before = True
        else:
            raise UserError("“{name}”里的“{word}”看不懂", name=name, word=word)
    if before:
        period = year_before(period)
    return Asked(figure, units, period, telling)


def year_before(period: Period) -> Period:
    return Period(period.year - 1, period.first, period.last)


def _figures() -> dict[str, Figure]:
    return {key: figure for figure in all_figures() for key in (figure.label, figure.name)}


@dataclass(frozen=True)
class Entry:
    """One line of the catalogue: the placeholder, what it is, and how it is counted."""

    name: str
    label: str
    definition: str


def figure_entries() -> Iterator[Entry]:
    """Every figure, as it is inserted into a template."""
    for figure in all_figures():
        measure = "" if figure.tally is Tally.RATE else figure.measure
        yield Entry(f"{{{{ {figure.label} }}}}", measure, figure.definition)


def loop_over(name: str) -> str:
    """What begins repeating a row of a table for each of a list; `{%tr endfor %}` ends it."""
    return "{%tr for 行 in NAME %}".replace("NAME", name)


def endings() -> tuple[str, ...]:
    """What may follow a figure's name, each after an underline."""
    return (*_REACHES, *_SPANS, _YEAR_BEFORE, *_TELLINGS)
