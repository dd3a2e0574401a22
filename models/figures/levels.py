"""上紧下松: how each level keeps to its months, the higher ones first."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.figures.catalogue import figure_named
from models.figures.figure import decimals, percent
from models.figures.scope import Scope
from models.figures.values import by_unit
from models.ledgers.units import Level, Unit
from models.record import tuples
from models.words import Sentence, sentence

_POINTS = 10
"""Levels that are nearer to each other keep alike."""


@dataclass(frozen=True)
class LevelWork:
    """What the units of one level did in time, did late, and left though its month is over."""

    level: Level
    units: int
    on_time: int
    late: int
    not_done: int

    @property
    def due(self) -> int:
        return self.on_time + self.late + self.not_done

    @property
    def share(self) -> str:
        return percent(self.on_time, self.due, decimals())


def by_level(scope: Scope) -> tuple[LevelWork, ...]:
    """Every level that has units in the scope, the highest first."""
    numbers = [_of_units(name, scope) for name in ("plan_on_time", "plan_late", "plan_not_done")]
    levels: dict[str, Level | None] = dict(tuples(Unit.select(Unit.uid, Unit.level)))
    found = []
    for level in Level:
        units = [unit for unit in numbers[0] if levels.get(unit) == level]
        if units:
            sums = (sum(some[unit] for unit in units) for some in numbers)
            found.append(LevelWork(level, len(units), *sums))
    return tuple(found)


def _of_units(name: str, scope: Scope) -> dict[str, int]:
    figure = figure_named(name)
    assert figure is not None
    return {unit: number or 0 for unit, number in by_unit(figure, scope).items()}


def finding(levels: Sequence[LevelWork]) -> Sentence:
    """上紧下松 where the lowest level keeps 10 points less than the highest; or what it is else."""
    told = [level for level in levels if level.due]
    if not told:
        return sentence("各层级按时完成：还没有到期的计划")
    high, low = told[0], told[-1]
    if high is low:
        return sentence(
            "各层级按时完成：{level}{share}", level=sentence(high.level.label), share=high.share
        )
    return sentence(
        "{pattern}：{high}按时 {high_share}，{low}按时 {low_share}",
        pattern=sentence(_pattern(high, low)),
        **{"high": sentence(high.level.label), "low": sentence(low.level.label)},
        **{"high_share": high.share, "low_share": low.share},
    )


def _pattern(high: LevelWork, low: LevelWork) -> str:
    gap = 100 * (high.on_time / high.due - low.on_time / low.due)
    if gap > _POINTS:
        return "上紧下松"
    return "上松下紧" if gap < -_POINTS else "上下均衡"
