"""Which version of the program this is; the release writes it in one place."""

from functools import cache
from pathlib import Path

_FILE = Path(__file__).resolve().parents[1] / "resources" / "version"


@cache
def version() -> str:
    """Numbers with dots between them, as 1.4.0."""
    return _FILE.read_text(encoding="ascii").strip()
