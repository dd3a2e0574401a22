"""Update packages on the sticks that are plugged in, found without opening them."""

import getpass
import string
import sys
from collections.abc import Iterable
from pathlib import Path

from models.updates.package import SUFFIX

_REMOVABLE = 2
"""What Windows calls a drive whose medium can be taken out."""


def updates_on_sticks(sticks: Iterable[Path] | None = None) -> list[Path]:
    """The .xju files at the top of each stick and in its folders' first level, by name."""
    found: list[Path] = []
    for stick in plugged_in() if sticks is None else sticks:
        try:
            for pattern in (f"*{SUFFIX}", f"*/*{SUFFIX}"):
                found += [path for path in stick.glob(pattern) if path.is_file()]
        except OSError:  # a stick pulled out meanwhile has none
            continue
    return sorted(found, key=lambda path: path.name)


def plugged_in() -> list[Path]:
    """Where desktops of this system show sticks."""
    if sys.platform == "win32":
        return [Path(f"{letter}:/") for letter in string.ascii_uppercase if _is_stick(letter)]
    found: list[Path] = []
    for place in (Path("/media"), Path("/run/media")):
        try:
            found += sorted((place / getpass.getuser()).iterdir())
        except (OSError, KeyError):  # no stick was ever plugged in, or nobody is logged in
            continue
    return found


def _is_stick(letter: str) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{letter}:\\") == _REMOVABLE)
