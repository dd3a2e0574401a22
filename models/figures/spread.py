"""参差: how a figure is spread over units: lowest, quartiles, highest, and who stands where."""

from dataclasses import dataclass
from statistics import quantiles

from models.figures.figure import Figure, Tally
from models.figures.scope import Scope
from models.figures.values import by_unit
from models.listing import names_of
from models.words import Sentence, sentence


@dataclass(frozen=True)
class Standing:
    """One unit's value; a rate in tenths of a per cent."""

    unit: str
    name: str
    value: int


@dataclass(frozen=True)
class Spread:
    """The units that have a value, from the lowest up; quartiles as (a quarter, half, three)."""

    figure: Figure
    standings: tuple[Standing, ...]
    quartiles: tuple[float, float, float]
    without: tuple[str, ...]  # units for which there is nothing to divide by

    @property
    def low(self) -> int:
        return self.standings[0].value

    @property
    def high(self) -> int:
        return self.standings[-1].value


def spread_of(figure: Figure, scope: Scope) -> Spread | None:
    """How the units of the scope stand; None where none of them has a value."""
    values = by_unit(figure, scope)
    names = names_of("units", values)
    told = sorted(
        (
            Standing(unit, names.get(unit, ""), value)
            for unit, value in values.items()
            if value is not None
        ),
        key=lambda one: (one.value, one.name, one.unit),
    )
    if not told:
        return None
    numbers = [one.value for one in told]
    first, middle, third = (
        quantiles(numbers, n=4, method="inclusive") if len(told) > 1 else numbers * 3
    )
    missing = tuple(sorted(unit for unit, value in values.items() if value is None))
    return Spread(figure, tuple(told), (first, middle, third), missing)


def finding(spread: Spread) -> Sentence:
    """What the spread shows, as a chart's title says it."""
    figure, count = sentence(spread.figure.label), len(spread.standings)
    if spread.low == spread.high:
        return sentence("{figure}：{count} 个单位持平", figure=figure, count=count)
    return sentence(
        "{figure}：{count} 个单位，最低 {low}，中间 {middle}，最高 {high}",
        figure=figure,
        count=count,
        **{
            name: value_text(spread.figure, value)
            for name, value in (
                *(("low", spread.low), ("middle", spread.quartiles[1])),
                ("high", spread.high),
            )
        },
    )


def value_text(figure: Figure, value: float) -> str:
    """A value or a quartile as it is printed: a rate with one decimal, half up."""
    if figure.tally is Tally.RATE:
        tenths = int(value + 0.5)
        return f"{tenths // 10}.{tenths % 10}%"
    return f"{value:.1f}".removesuffix(".0")
