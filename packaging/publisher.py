"""Whose updates a built program takes: the public keys beside its other resources.

The sources hold a development key whose private half nobody has. Whoever hands the program out
makes a key of their own (`make update ARGS="--new-key FILE"`) and names its public half when
building.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT))

from models.updates.checking import keys_in, publishers  # noqa: E402

PLACE = "_internal/resources/publisher.pub"
_KEY = re.compile(r"[0-9a-f]{64}")


def read(file: Path) -> list[str]:
    """The public keys in a file, one a line; stops where there is none that can sign."""
    try:
        keys = list(keys_in(file))
    except (OSError, UnicodeDecodeError) as error:
        sys.exit(f"{file} cannot be read as public keys: {error}")
    wrong = [key for key in keys if not _KEY.fullmatch(key)]
    if wrong or not publishers(keys):
        sys.exit(f"{file} holds no public key of a publisher: 64 digits of 0-9 and a-f in a line")
    return keys


def put(folder: Path, file: Path) -> None:
    """Make the built program take what the holders of these keys sign, and nothing else."""
    (folder / PLACE).write_text("\n".join(read(file)) + "\n", encoding="ascii")


def told(folder: Path) -> str:
    """Whose updates the built program takes, in a line."""
    held = publishers(keys_in(folder / PLACE))
    if not held:
        return "the development key: takes no update package (--publisher-key FILE)"
    return f"takes update packages signed by {', '.join(held)}"
