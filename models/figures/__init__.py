"""Every number of the program: one definition gives the number and the records it counts."""

from datetime import timedelta

from models.figures.catalogue import all_figures, figure_named
from models.figures.figure import (
    Counted,
    Figure,
    Tally,
    decimals,
    keep_decimals,
    number_of,
    percent,
    percent_tenths,
    text_of,
)
from models.figures.rolled_up import RolledUp, rolled_months
from models.figures.scope import ALL, BELOW, OWN, Scope, units_in
from models.figures.values import by_unit, counted, fraction, records, rolled, shown, value
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
    "decimals",
    "figure_named",
    "fraction",
    "freeze",
    "keep_decimals",
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


def freeze(office: Office, period: Period) -> dict[str, int | None]:
    """The office's own additive figures of a period, as its package states them.

    They are taken as on the day after the period, so that they tell the same wherever they are
    taken again from the same records.
    """
    scope = Scope(period, office.unit, today=period.end + timedelta(days=1))
    return {figure.name: value(figure, scope) for figure in all_figures() if figure.additive}
