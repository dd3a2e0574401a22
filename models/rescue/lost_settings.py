"""The few settings without which an office does not open, from its newest backup."""

import json
from contextlib import suppress
from pathlib import Path

from models.database import DATABASE_ERRORS
from models.settings import get_setting, put_setting
from models.shelf.checking import opened_copy
from models.shelf.keeping import kept_on

_NEEDED = ("unit", "actor", "attachments.key")


def bring_settings(folder: Path, key: bytes) -> None:
    """Put into the open private copy what it lacks; nothing where it has all, or no backup has."""
    for backup in kept_on(folder / "backups"):
        lacking = [name for name in _NEEDED if get_setting(name) is None]
        if not lacking:
            return
        with suppress(*DATABASE_ERRORS), opened_copy(backup.path, key) as copy:
            for name in lacking:
                query = "SELECT value FROM settings WHERE key = ?"
                row = copy.execute_sql(query, (name,)).fetchone()
                if row is not None:
                    put_setting(name, json.loads(row[0]))
