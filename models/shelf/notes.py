"""What is noted of the backups on a shelf: when each was last opened, and what was found.

Notes are for people and for the order in which old backups go; nothing is put back on their word.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from models.changes import read_why, why_text
from models.shelf.manifest import write_json
from models.words import Sentence

NOTES = "notes.json"


def notes_of(shelf: Path) -> dict[str, Any]:
    """All notes; none where they cannot be read."""
    try:
        content = json.loads((shelf / NOTES).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def put_note(shelf: Path, name: str, value: Any) -> None:
    """Note something, or forget it (None); OSError where the disk does not take it."""
    notes = notes_of(shelf)
    notes[name] = value
    write_json(shelf / NOTES, {some: held for some, held in notes.items() if held is not None})


def note_checked(shelf: Path, backup: str, at: str, fault: Sentence | None) -> None:
    """Note that a backup was opened, and what was wrong with it."""
    checked = {**checked_on(shelf)}
    checked[backup] = {"at": at, "fault": "" if fault is None else why_text(fault)}
    here = {path.name for path in shelf.glob("*.xjt")}
    put_note(shelf, "checked", {some: held for some, held in checked.items() if some in here})


def checked_on(shelf: Path) -> Mapping[str, Mapping[str, str]]:
    """Name of a backup → when it was opened, and its fault (empty where there was none)."""
    checked = notes_of(shelf).get("checked")
    held = checked.items() if isinstance(checked, dict) else ()
    return {name: some for name, some in held if isinstance(some, dict)}


def fault_in(checked: Mapping[str, str]) -> Sentence | None:
    text = checked.get("fault")
    return read_why(text) if text else None
