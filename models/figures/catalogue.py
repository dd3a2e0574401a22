"""Every figure there is, in the order in which they are shown."""

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
from models.figures.figure import Figure


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
