"""What belongs to this PC and its user, not to an office: data folder, language and look."""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from platformdirs import user_config_path, user_data_path

from models.disk import FileHeld, write_whole

APP = "study-ledger"


@dataclass(frozen=True)
class Preferences:
    """`theme` is light, dark, highContrast or system; `text_scale` standard, large or xlarge.

    `frame` is where the window stands, as ui.last_place writes it; `folder` is where a file was
    chosen last.
    """

    data: str = ""
    language: str = "zh"
    theme: str = "light"
    text_scale: str = "standard"
    frame: str = ""
    folder: str = ""


def preferences_path() -> Path:
    """The file they are kept in; STUDY_LEDGER_CONFIG names another folder."""
    chosen = os.environ.get("STUDY_LEDGER_CONFIG")
    return (Path(chosen) if chosen else user_config_path(APP)) / "preferences.json"


def load_preferences() -> Preferences:
    """What was kept; anything unreadable or unknown counts as never chosen."""
    try:
        kept = json.loads(preferences_path().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    if not isinstance(kept, dict):
        return Preferences()
    known = {f.name for f in fields(Preferences)}
    return replace(
        Preferences(), **{k: v for k, v in kept.items() if k in known and isinstance(v, str)}
    )


def save_preferences(preferences: Preferences) -> None:
    """Keep them; on a disk that refuses, the program goes on with what was chosen."""
    path = preferences_path()
    with suppress(OSError, FileHeld):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, json.dumps(asdict(preferences), indent=1).encode())


def default_data_folder() -> Path:
    """Where an office's data lie unless another folder is chosen."""
    return user_data_path(APP) / "office"
