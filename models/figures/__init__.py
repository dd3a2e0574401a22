"""Every number of the program: one definition gives the number and the records it counts."""

from datetime import timedelta
from functools import cache

from models.figures import (
    balance,
    burdens,
    deeds,
    inspections,
    make_ups,
    meetings,
    news,
    outreach,
    publicity,
    rules,
    study,
    work,
)
from models.figures.figure import (
    Counted,
    Figure,
    Tally,
    by_unit,
    counted,
    fraction,
    number_of,
    percent,
    percent_tenths,
    records,
    rolled,
    shown,
    text_of,
    value,
)
from models.figures.rolled_up import RolledUp, rolled_months
from models.figures.scope import ALL, BELOW, OWN, Scope, units_in
from models.office import Office
from models.periods import Period

__all__ = [
    "ALL",
    "BELOW",
    "OWN",
    "Counted",
    "Figure",
    "RolledUp",
    "Scope",
    "Tally",
    "all_figures",
    "by_unit",
    "counted",
    "figure_named",
    "fraction",
    "freeze",
    "number_of",
    "percent",
    "percent_tenths",
    "records",
    "rolled",
    "rolled_months",
    "shown",
    "text_of",
    "units_in",
    "value",
]


def all_figures() -> tuple[Figure, ...]:
    """In the order in which they are shown."""
    return (
        *work.FIGURES,
        *rules.FIGURES,
        *study.FIGURES,
        *outreach.FIGURES,
        *meetings.FIGURES,
        *make_ups.FIGURES,
        *inspections.FIGURES,
        *balance.FIGURES,
        *deeds.FIGURES,
        *publicity.FIGURES,
        *news.FIGURES,
        *burdens.FIGURES,
    )


@cache
def _by_name() -> dict[str, Figure]:
    return {figure.name: figure for figure in all_figures()}


def figure_named(name: str) -> Figure | None:
    return _by_name().get(name)


def freeze(office: Office, period: Period) -> dict[str, int | None]:
    """The office's own additive figures of a period, as its package states them.

    They are taken as on the day after the period, so that they tell the same wherever they are
    taken again from the same records.
    """
    scope = Scope(period, office.unit, today=period.end + timedelta(days=1))
    return {figure.name: value(figure, scope) for figure in all_figures() if figure.additive}
