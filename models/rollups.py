"""The months of additive figures, kept so that many units' numbers need no look at their records.

They are derived: they never leave, and can be thrown away and made anew at will. Whoever writes a
unit's records outdates what is kept of it; `models.figures.rolling` takes it anew.
"""

import json
from collections.abc import Iterable
from enum import StrEnum

import peewee

from models.record import database


class Lasting(StrEnum):
    """What makes a figure's months read otherwise: records alone, or the day besides."""

    RECORDS = "records"
    DAY = "day"


class FigureMonth(peewee.Model):
    """One unit's number of one month ("2026-09"); none is kept where it is 0.

    A figure's months lie together, for sums over all units of some of them.
    """

    figure = peewee.TextField()
    month = peewee.TextField()
    unit = peewee.TextField()
    amount = peewee.IntegerField()

    class Meta:
        database = database
        table_name = "figure_months"
        primary_key = peewee.CompositeKey("figure", "month", "unit")
        without_rowid = True


class FigureYear(peewee.Model):
    """That a unit's months of a year are what its records say; nothing stands for "not taken".

    `taken` is the day for which they were taken, or the mark of whoever is just taking them.
    """

    unit = peewee.TextField()
    year = peewee.IntegerField()
    lasting = peewee.TextField()
    taken = peewee.TextField()

    class Meta:
        database = database
        table_name = "figure_years"
        primary_key = peewee.CompositeKey("unit", "year", "lasting")
        without_rowid = True


def outdate(units: Iterable[str]) -> None:
    """Note that records of these units are being written; in the transaction that writes them."""
    statement = "DELETE FROM figure_years WHERE unit IN (SELECT value FROM json_each(?))"
    database.execute_sql(statement, (json.dumps(sorted(set(units))),))


def forget() -> None:
    """Throw everything away: all of it is taken anew."""
    FigureYear.delete().execute()
    FigureMonth.delete().execute()
