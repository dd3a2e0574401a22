"""Plays the month and writes the clerk's guide: docs/CLERK.md and its pictures; counts the keys of
the ten commonest jobs for docs/KEYSTROKES.md.

python -m tests.journeys --to docs/pictures/clerk
"""

import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory

import tests.conftest  # noqa: F401  no display, one time zone, before anything imports Qt


def main() -> int:
    parser = ArgumentParser(prog="python -m tests.journeys")
    parser.add_argument("--to", type=Path, required=True, help="folder for the pictures")
    folder = parser.parse_args().to
    from PySide6.QtWidgets import QApplication

    from tests.journeys import jobs, keystrokes
    from tests.journeys.chapters import play
    from tests.journeys.guide import Guide
    from tests.journeys.pictures import shoot
    from tests.journeys.words import GUIDE, written
    from ui.app import install_language

    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    with TemporaryDirectory(prefix="study-ledger-") as work:
        os.environ["STUDY_LEDGER_CONFIG"] = work
        app = QApplication([])
        kept = install_language(app, "zh")
        guide = Guide(folder, shoot)
        play(app, Path(work) / "month", guide)
        counted = Guide()
        jobs.play(app, Path(work) / "jobs", counted)
        kept.clear()
    GUIDE.write_text(written(guide), encoding="utf-8")
    keystrokes.KEYSTROKES.write_text(keystrokes.written(counted), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
