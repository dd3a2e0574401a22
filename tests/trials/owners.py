"""Whose rows are whose: everything in an office but what some units own."""

from collections.abc import Collection
from typing import Any

from models.ledgers import LEDGERS
from models.record import database
from models.settings import get_setting
from tests.exchanging import dump
from tests.trials.sending import HISTORY

LEFT_OUT = (
    *(*HISTORY, "changes", "change_images"),
    *("figure_months", "figure_years", "field_counts"),
)
"""What only grows, what is derived from the rest, and what this office counts of its own work."""


NOTED = {
    "lines": "unit",
    "outgoing": "addressee",
    "covered": "via",
    "peers": "unit",
    "known_rosters": "unit",
    "trust_events": "unit",
    "epoch_grants": "unit",
    "relayed": "unit",
}
"""Tables of the exchange, and the column that says about whom a row is."""


def foreign_rows(units: Collection[str], blobs: Collection[str]) -> dict[str, list[Any]]:
    """Every row that none of `units` owns, by table; of attachments only the known `blobs`.

    A row of a part is its record's; what the exchange notes about a unit is that unit's.
    """
    own = set(units)
    rows = dump(*LEFT_OUT, "blobs", *NOTED, *_tables())
    known = own | _certified_by(own)
    for table, column in NOTED.items():
        rows[table] = _but(table, column, own if table == "lines" else known)
    rows["blobs"] = [row for row in _all("blobs") if any(sha256 in row for sha256 in blobs)]
    for ledger in LEDGERS:
        table = ledger.model._meta.table_name
        rows[table] = _but(table, "unit", own)
        query = f'SELECT uid, unit FROM "{table}"'
        mine = {uid for uid, unit in database.execute_sql(query).fetchall() if unit in own}
        for part in ledger.parts():
            name = part.model._meta.table_name
            rows[name] = _but(name, part.model.record.column_name, mine)
    return rows


def _certified_by(own: Collection[str]) -> set[str]:
    """Units that stand below these and nowhere else, and are not this office."""
    found: dict[str, set[str]] = {}
    for unit, via in database.execute_sql("SELECT unit, via FROM peers").fetchall():
        found.setdefault(unit, set()).add(via)
    return {unit for unit, via in found.items() if via <= set(own)} - {get_setting("unit")}


def _tables() -> set[str]:
    """The tables that are looked at row by row."""
    models = [ledger.model for ledger in LEDGERS]
    parts = [rows.model for ledger in LEDGERS for rows in ledger.parts()]
    return {model._meta.table_name for model in (*models, *parts)}


def _all(table: str) -> list[Any]:
    return list(map(repr, database.execute_sql(f'SELECT * FROM "{table}"').fetchall()))


def _but(table: str, column: str, values: Collection[Any]) -> list[str]:
    """The rows of a table whose column holds none of the values."""
    cursor = database.execute_sql(f'SELECT * FROM "{table}"')
    place = [described[0] for described in cursor.description].index(column)
    return [repr(row) for row in cursor.fetchall() if row[place] not in values]
