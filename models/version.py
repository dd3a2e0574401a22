"""Which version of the program this is; the release writes it in one place."""

import sys
from functools import cache
from pathlib import Path

_FILE = Path(__file__).resolve().parents[1] / "resources" / "version"


@cache
def version() -> str:
    """Numbers with dots between them, as 1.4.0."""
    return _FILE.read_text(encoding="ascii").strip()


@cache
def data_format() -> int:
    """The number of the newest step of the schema: what this version writes."""
    folder = Path(__file__).resolve().parent / "migrations"
    return max(int(path.name[:4]) for path in folder.glob("[0-9][0-9][0-9][0-9]_*.py"))


def licences() -> str:
    """The licences of the program and of all that goes along with it, to be read in the program."""
    if getattr(sys, "frozen", False):
        return (Path(sys.executable).parent / "LICENCES.txt").read_text(encoding="utf-8")
    root = _FILE.parents[1]
    texts = (root / name for name in ("THIRD_PARTY_NOTICES.md", "LICENSE"))
    return "\n\n".join(path.read_text(encoding="utf-8") for path in texts)
