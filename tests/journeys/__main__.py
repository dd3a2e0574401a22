"""Plays the month and the first hour, and writes the guides: docs/CLERK.md and docs/FIRST_HOUR.md
with their pictures, and the keys of the ten commonest jobs for docs/KEYSTROKES.md.

python -m tests.journeys [--only first-hour] [--platform xcb]
"""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import tests.conftest  # noqa: F401  no display, one time zone, before anything imports Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


def main() -> int:
    parser = ArgumentParser(prog="python -m tests.journeys")
    parser.add_argument("--only", choices=("month", "first-hour"))
    parser.add_argument("--platform", help="Qt's way to draw: xcb where there is a display")
    args = parser.parse_args()
    if args.platform:
        os.environ["QT_QPA_PLATFORM"] = args.platform
    from PySide6.QtWidgets import QApplication

    from ui.app import install_language

    plays: dict[str, Callable[[QApplication, Path], None]] = {
        "month": _play_month,
        "first-hour": _play_first_hour,
    }
    with TemporaryDirectory(prefix="study-ledger-") as work:
        os.environ["STUDY_LEDGER_CONFIG"] = work
        app = QApplication([])
        kept = install_language(app, "zh")
        for name, play in plays.items():
            if args.only in (None, name):
                play(app, Path(work))
        kept.clear()
    return 0


def _play_month(app: "QApplication", work: Path) -> None:
    from tests.journeys import jobs, keystrokes
    from tests.journeys.chapters import play
    from tests.journeys.guide import Guide
    from tests.journeys.pictures import shoot
    from tests.journeys.words import GUIDE, written

    guide = Guide(_emptied("clerk"), shoot)
    play(app, work / "month", guide)
    counted = Guide()
    jobs.play(app, work / "jobs", counted)
    GUIDE.write_text(written(guide), encoding="utf-8")
    keystrokes.KEYSTROKES.write_text(keystrokes.written(counted), encoding="utf-8")


def _play_first_hour(app: "QApplication", work: Path) -> None:
    from tests.journeys import first_hour
    from tests.journeys.guide import Guide
    from tests.journeys.pictures import shoot

    guide = Guide(_emptied("first-hour"), shoot)
    first_hour.play(app, work / "first", guide)
    first_hour.FIRST_HOUR.write_text(first_hour.written(guide), encoding="utf-8")


def _emptied(name: str) -> Path:
    folder = PICTURES / name
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    return folder


if __name__ == "__main__":
    sys.exit(main())
