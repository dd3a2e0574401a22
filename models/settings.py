"""What the office has chosen or been told, as named JSON values inside the data file."""

import json
from typing import Any

import peewee

from models.read_only import refuse_writing
from models.record import database


class Setting(peewee.Model):
    key = peewee.TextField(primary_key=True)
    value = peewee.TextField()

    class Meta:
        database = database
        table_name = "settings"


def get_setting(key: str, default: Any = None) -> Any:
    row = database.execute_sql("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
    return default if row is None else json.loads(row[0])


def put_setting(key: str, value: Any) -> None:
    refuse_writing()
    write_setting(key, value)


def write_setting(key: str, value: Any) -> None:
    """For what is derived: it is kept even in the private copy of data that are only read."""
    text = json.dumps(value, ensure_ascii=False)
    Setting.insert(key=key, value=text).on_conflict_replace().execute()
