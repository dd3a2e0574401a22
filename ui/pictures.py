"""Saves a picture of every page of an office's window, without a display.

main.py --data DIR pictures --to FOLDER [--theme dark] [--lang en] [--percent 150]
        [--today 2026-10-12]
"""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.app import Desk

SIZES = {100: (1366, 696), 125: (1366, 696), 150: (1280, 648), 200: (1024, 600)}
"""Logical size of the window at each scaling of the screen, in per cent."""


def main(argv: Sequence[str]) -> int:
    """Take the pictures and name each on the standard output; the exit status."""
    asked = _parser().parse_args([word for word in argv if word != "pictures"])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(asked.percent / 100)
    asked.to.mkdir(parents=True, exist_ok=True)
    for path in take_pictures(
        asked.data,
        asked.to,
        theme=asked.theme,
        language=asked.lang,
        percent=asked.percent,
        today=asked.today,
    ):
        sys.stdout.write(f"{path}\n")
    return 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="main.py pictures")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--theme", choices=("light", "dark", "highContrast"), default="light")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    parser.add_argument("--percent", type=int, choices=tuple(SIZES), default=100)
    parser.add_argument("--today", type=date.fromisoformat)
    return parser


def take_pictures(
    data: Path,
    folder: Path,
    *,
    theme: str = "light",
    language: str = "zh",
    percent: int = 100,
    today: date | None = None,
) -> Iterator[Path]:
    """Open the office's window, show every page in turn and save what is seen as PNG.

    `today` stands still while the pictures are taken, so that they look the same at any time.
    """
    from PySide6.QtWidgets import QApplication

    from models.preferences import Preferences
    from ui.app import Desk, build_window, install_language, open_office
    from ui.pages.ledgers import LedgersPage

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    translators = install_language(app, language)
    desk = Desk(app, replace(Preferences(), theme=theme, language=language))
    moment = datetime.combine(today, time(9, 30)) if today else None
    password = os.environ.get("STUDY_LEDGER_PASSWORD")
    desk.office = open_office(data, password, (lambda: moment) if moment else datetime.now)
    window = build_window(desk, desk.office)
    window.resize(*SIZES[percent])
    window.show()
    mark = "-".join(
        part
        for part in (
            theme if theme != "light" else "",
            language if language != "zh" else "",
            str(percent) if percent != 100 else "",
        )
        if part
    )
    number = 0
    for entry in (entry for entry in window.entries if entry.listed):
        page = window.go(entry.key)
        views = page.keys() if isinstance(page, LedgersPage) else [""]
        for view in views:
            if isinstance(page, LedgersPage):
                page.show_view(view)
            _settle(app, desk)
            number += 1
            name = "-".join(part for part in (f"{number:02d}", entry.key, view, mark) if part)
            path = folder / f"{name}.png"
            window.grab().save(str(path))
            yield path
    window.close()
    desk.close()
    for translator in translators:
        app.removeTranslator(translator)


def _settle(app: "QApplication", desk: "Desk") -> None:
    """Let what was asked for arrive: layouts, timers of a few milliseconds, work under way."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop

    quiet = QDeadlineTimer(150)
    while not quiet.hasExpired() or desk.tasks.busy:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
