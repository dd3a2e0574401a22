"""Importing packages, and the figures that read otherwise because of them, by name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from models.errors import UserError
from models.exchange.receiving.inbox import import_packages
from models.exchange.receiving.outcome import Outcome, Preview
from models.exchange.tables import UP
from models.figures import Figure, Scope, all_figures, figure_named, fraction, rolling, text_of
from models.figures.figure import Over
from models.figures.rolling import Moved
from models.office import Office
from models.periods import Period, parse_period
from models.progress import Progress, silent
from models.words import Sentence, sentence

_WATCHED = 20
"""So many senders' figures that months do not give are taken before and after."""


@dataclass(frozen=True)
class Changed:
    """One figure of a unit and a period, as it is printed, before and after."""

    figure: Figure
    period: Period
    was: str
    now: str


def changed_line(some: Changed) -> Sentence:
    return sentence(
        "{year} 年{period} {figure} {was} → {now}",
        year=some.period.year,
        period=some.period.label,
        figure=sentence(some.figure.label),
        was=some.was,
        now=some.now,
    )


class Taken(NamedTuple):
    """What became of each file, and by unit which of its figures read otherwise."""

    outcomes: list[Outcome]
    changed: Mapping[str, tuple[Changed, ...]]


def take_in(
    office: Office,
    paths: Iterable[Path],
    *,
    received_on: date | None = None,
    progress: Progress = silent,
) -> Taken:
    """Import packages; what is kept of figures is taken anew as the last step."""
    rolling.bring_up(progress)
    watch = _Watch(office)
    outcomes = import_packages(
        office, paths, received_on=received_on, progress=progress, beforehand=watch.note
    )
    taken = [some for some in outcomes if some.result == "accepted"]
    moved = rolling.bring_up(progress) if taken else []
    changed: dict[str, list[Changed]] = defaultdict(list)
    for unit, some in (*_of_months(moved, office.door.today), *watch.changed()):
        changed[unit].append(some)
    return Taken(outcomes, {unit: tuple(some) for unit, some in changed.items()})


def foreseen(preview: Preview) -> tuple[Changed, ...]:
    """The totals that a package states of its period and that read otherwise here so far."""
    if preview.kind != UP or preview.result != "accepted" or not preview.period:
        return ()
    try:
        period = parse_period(preview.period)
    except UserError:
        return ()
    scope = Scope(period, preview.unit, today=period.end + timedelta(days=1))
    told = ((figure_named(name), value) for name, value in preview.figures.items())
    here = (
        (figure, fraction(figure, scope)[0], value)
        for figure, value in told
        if figure is not None and type(value) is int
    )
    return tuple(
        Changed(figure, period, str(was), str(value)) for figure, was, value in here if was != value
    )


def _of_months(moved: Sequence[Moved], today: date) -> Iterator[tuple[str, Changed]]:
    """Each month of a flow; of what stands at a month's end only the newest that has begun."""
    by_unit: dict[str, dict[tuple[Figure, str], Moved]] = defaultdict(dict)
    for some in moved:
        by_unit[some.unit][some.figure, some.month] = some
    for unit, all_of_it in by_unit.items():
        for figure in all_figures():
            months = sorted({month for one, month in all_of_it if one in rolling.parts_of(figure)})
            if figure.over is not Over.SUM:
                begun = [month for month in months if month <= today.isoformat()[:7]]
                months = begun[-1:] or months[:1]
            for month in months:
                yield unit, _of_month(figure, month, unit, all_of_it)


def _of_month(
    figure: Figure, month: str, unit: str, moved: Mapping[tuple[Figure, str], Moved]
) -> Changed:
    """A figure of one month; what of its parts has not moved is as it is kept."""
    pairs = []
    for part in rolling.parts_of(figure):
        some = moved.get((part, month))
        same = rolling.kept(part, month, unit) if some is None else 0
        pairs.append((some.was, some.now) if some is not None else (same, same))
    was, now = (
        text_of(figure, numbers[0], numbers[1] if len(numbers) > 1 else 0)
        for numbers in zip(*pairs, strict=True)
    )
    return Changed(figure, parse_period(month), was, now)


@dataclass
class _Watch:
    """Figures of senders that are no sums of months, as they were before the import."""

    office: Office
    _before: dict[str, Mapping[tuple[Figure, Period], str]] = field(default_factory=dict)

    def note(self, sender: str) -> None:
        """Take a sender's figures, and this office's own, before its package is stored."""
        for unit in (sender, self.office.unit):
            if unit not in self._before and len(self._before) < _WATCHED:
                self._before[unit] = self._figures_of(unit)

    def _figures_of(self, unit: str) -> Mapping[tuple[Figure, Period], str]:
        today = self.office.door.today
        figures = [figure for figure in all_figures() if not rolling.parts_of(figure)]
        return {
            (figure, period): text_of(figure, *fraction(figure, Scope(period, unit, today)))
            for period in (Period(today.year), Period(today.year - 1))
            for figure in figures
        }

    def changed(self) -> Iterator[tuple[str, Changed]]:
        for unit, before in self._before.items():
            now = self._figures_of(unit)
            for (figure, period), was in before.items():
                if now[figure, period] != was:
                    yield unit, Changed(figure, period, was, now[figure, period])
