"""Saves a picture of every page of an office's window, without a display.

main.py --data DIR pictures --to FOLDER [--theme dark] [--lang en] [--percent 150]
        [--today 2026-10-12] [--packages FOLDER] [--sheet FILE] [--search WORD]
        [--only dashboard,issues] [--pages-only]

Nothing is written to the office but where a spreadsheet was last read from.
"""

import os
import sys
from argparse import ArgumentParser
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from ui.app import Desk
    from ui.main_window import MainWindow
    from ui.widgets.page import Page

SIZES = {100: (1366, 696), 125: (1366, 696), 150: (1280, 648), 200: (1024, 600)}
"""Logical size of the window at each scaling of the screen, in per cent."""


COLOURS = 256
"""As many as a PNG with a palette holds; a page has more, but hardly more that differ."""


@dataclass(frozen=True)
class Wanted:
    """What is pictured beside the pages as they are: with what is read in, and what is sought.

    `only` keeps those pictures a word of whose name it holds; empty keeps all.
    `pages_only` leaves out forms, tabs and previews.
    """

    packages: Path | None = None
    sheet: Path | None = None
    search: str = ""
    only: frozenset[str] = frozenset()
    pages_only: bool = False


def main(argv: Sequence[str]) -> int:
    """Take the pictures and name each on the standard output; the exit status."""
    asked = _parser().parse_args([word for word in argv if word != "pictures"])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(asked.percent / 100)
    asked.to.mkdir(parents=True, exist_ok=True)
    only = frozenset(asked.only.split(",")) if asked.only else frozenset()
    for path in take_pictures(
        asked.data,
        asked.to,
        theme=asked.theme,
        language=asked.lang,
        percent=asked.percent,
        today=asked.today,
        wanted=Wanted(asked.packages, asked.sheet, asked.search, only, asked.pages_only),
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
    parser.add_argument("--packages", type=Path)
    parser.add_argument("--sheet", type=Path)
    parser.add_argument("--search", default="")
    parser.add_argument("--only", default="")
    parser.add_argument("--pages-only", action="store_true")
    return parser


def take_pictures(
    data: Path,
    folder: Path,
    *,
    theme: str = "light",
    language: str = "zh",
    percent: int = 100,
    today: date | None = None,
    wanted: Wanted = Wanted(),
) -> Iterator[Path]:
    """Open the office's window, show every page in turn and save what is seen as PNG.

    `today` stands still while the pictures are taken, so that they look the same at any time.
    """
    from PySide6.QtWidgets import QApplication

    from models.preferences import Preferences
    from ui.app import Desk, build_window, install_language, open_office

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
    number = 0
    for name in _scenes(window, wanted):
        number += bool(name)
        if not name:
            _settle(app, desk)
        elif not wanted.only or wanted.only & set(name.split("-")):
            _settle(app, desk)
            path = folder / f"{number:02d}-{name}.png"
            _save(window, path)
            yield path
    if not wanted.only:
        yield _save_welcome(desk, folder / "00-welcome.png")
    window.close()
    desk.close()
    for translator in translators:
        app.removeTranslator(translator)


def _save_welcome(desk: "Desk", path: Path) -> Path:
    """The very first page, which an office that is open never sees again."""
    from models.preferences import default_data_folder
    from models.progress import Progress
    from ui.pages.welcome import Welcome

    def make_demo(folder: Path, _progress: Progress) -> Path:
        return folder

    folder = Path("~") / default_data_folder().relative_to(Path.home())
    welcome = Welcome(desk.themes, desk.tasks, desk.dialogs, folder, make_demo)
    welcome.resize(1000, 696)
    welcome.show()
    _save(welcome, path)
    welcome.close()
    return path


def _scenes(window: "MainWindow", wanted: Wanted) -> Iterator[str]:
    """Bring each page into view, then those that something must be done for; their names.

    An empty name only waits until what was begun is there.
    """
    from ui.pages.ledgers import LedgersPage

    for entry in window.entries:
        if not entry.listed:
            continue
        page = window.go(entry.key)
        for view in page.keys() if isinstance(page, LedgersPage) else [""]:
            if isinstance(page, LedgersPage):
                page.show_view(view)
            yield "-".join(part for part in (entry.key, view) if part)
    if wanted.pages_only:
        return
    yield from _issue_scenes(window)
    yield from _exchange_scenes(window, wanted)
    if wanted.search:
        window.top_bar.searched.emit(wanted.search)
        yield "search"


def _issue_scenes(window: "MainWindow") -> Iterator[str]:
    """The tabs of the pane, a list that finds nothing, and a form that cannot be saved yet."""
    from ui.ledger_page import LedgerPage
    from ui.pages.ledgers import LedgersPage

    group = window.go("issues")
    assert isinstance(group, LedgersPage)
    page = group.show_view("issues")
    assert isinstance(page, LedgerPage)
    for at in (1, 2):
        page.pane.tabs.setCurrentIndex(at)
        yield f"issues-tab-{at + 1}"
    page.filters.search.setText("□")
    page.refresh()
    yield "issues-nothing-found"
    page.filters.clear()
    page.new()
    assert page.form is not None
    page.form.save()
    yield "issues-form"
    page.form.leave()


def _exchange_scenes(window: "MainWindow", wanted: Wanted) -> Iterator[str]:
    """What would be sent, and what packages and a spreadsheet would change; nothing is taken in."""
    from models.ledgers import ledger_named
    from ui.pages.export_wizard import ExportWizard
    from ui.pages.import_preview import ImportPage
    from ui.pages.sheet_import import SheetImportPage

    wizard = _view(window, "send")
    yield ""
    if isinstance(wizard, ExportWizard) and wizard.main.isEnabled():
        wizard.main.click()
        yield "submission-check"
        wizard.start_again()
    page = _view(window, "import")
    if wanted.packages is not None and isinstance(page, ImportPage):
        page.look([wanted.packages])
        yield "submission-preview"
        page.put_away()
    sheets, issues = window.page("sheet_import"), ledger_named("issues")
    if wanted.sheet is not None and isinstance(sheets, SheetImportPage) and issues is not None:
        window.go("sheet_import")
        sheets.ledger = issues
        sheets.open(wanted.sheet)
        yield "sheet-mapping"
        yield ""
        sheets.look()
        yield "sheet-preview"


def _view(window: "MainWindow", key: str) -> "Page":
    from ui.pages.ledgers import LedgersPage

    page = window.go("submission")
    return page.show_view(key) if isinstance(page, LedgersPage) else page


def _save(widget: "QWidget", path: Path) -> None:
    """With a palette of its own commonest colours, a third of the size."""
    from PySide6.QtGui import QImage

    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    counts = Counter(array("I", bytes(image.constBits())))
    image.convertToFormat(QImage.Format.Format_Indexed8, _palette(counts)).save(
        str(path), quality=0
    )


def _palette(counts: Counter[int]) -> list[int]:
    """Of each shade the commonest colour first, so that a small glyph keeps its own."""
    common = [colour for colour, _count in counts.most_common()]
    shades: dict[int, int] = {}
    for colour in common:
        shades.setdefault(colour & 0x00F0F0F0, colour)
    return list(dict.fromkeys([*list(shades.values())[:COLOURS], *common]))[:COLOURS]


def _settle(app: "QApplication", desk: "Desk") -> None:
    """Let what was asked for arrive: layouts, timers of a few milliseconds, work under way."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop

    quiet = QDeadlineTimer(150)
    while not quiet.hasExpired() or desk.tasks.busy:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
