"""The submission centre of one open office, with dialogs that answer by themselves."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from models.periods import month_of
from tests.exchanging import Road
from ui.dialogs import Dialogs
from ui.pages.decision_desk import DecisionDesk
from ui.pages.export_wizard import ExportWizard, Freeze
from ui.pages.import_preview import ImportPage
from ui.pages.ledgers import LedgersPage
from ui.pages.road_ledger import RoadLedger
from ui.pages.submission import submission_views
from ui.pages.submission_matrix import SubmissionMatrix
from ui.scope import Scope
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder
from ui.words import say


class Answers(Dialogs):
    """Gives the answers it was told to, and keeps what it was asked and told."""

    def __init__(self, themes: ThemeHolder) -> None:
        super().__init__(themes, lambda: None)
        self.chosen: Path | None = None
        self.files: list[Path] = []
        self.agrees = True
        self.told: list[str] = []
        self.line: str | None = None

    def folder(self, title: str, start: Path | None = None) -> Path | None:
        return self.chosen

    def open_file(self, title: str, kinds: str, folder: Path | None = None) -> Path | None:
        return self.files[0] if self.files else None

    def open_files(self, title: str, kinds: str, folder: Path | None = None) -> list[Path]:
        return self.files

    def ask(self, title: str, text: str, deed: str, danger: bool = False) -> bool:
        self.told.append(title)
        return self.agrees

    def ask_line(self, title: str, text: str, deed: str) -> str | None:
        self.told.append(title)
        return self.line

    def tell(self, title: str, text: str, details: str = "") -> None:
        self.told.append(f"{title}: {text}")


@dataclass
class Centre:
    """The page, what it told, and what it was asked to open."""

    page: LedgersPage
    session: Session
    tasks: Tasks
    dialogs: Answers
    qtbot: QtBot
    opened: list[tuple[str, str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Wait for the worker, and for what its answers start anew."""
        turned: list[bool] = []
        QTimer.singleShot(0, lambda: turned.append(True))
        self.qtbot.waitUntil(lambda: bool(turned) and not self.tasks.busy, timeout=20_000)

    def show(self, key: str) -> Any:
        page = self.page.show_view(key)
        self.settle()
        return page

    @property
    def keys(self) -> list[str]:
        return [key for key, _title, _make in self.page._views]

    @property
    def wizard(self) -> ExportWizard:
        page = self.show("send")
        assert isinstance(page, ExportWizard)
        return page

    @property
    def importing(self) -> ImportPage:
        page = self.show("import")
        assert isinstance(page, ImportPage)
        return page

    @property
    def matrix(self) -> SubmissionMatrix:
        page = self.show("matrix")
        assert isinstance(page, SubmissionMatrix)
        return page

    @property
    def desk(self) -> DecisionDesk:
        page = self.show("desk")
        assert isinstance(page, DecisionDesk)
        return page

    @property
    def road(self) -> RoadLedger:
        page = self.show("road")
        assert isinstance(page, RoadLedger)
        return page

    # What a clerk does

    def sign(self, **names: str) -> None:
        """Sign by role: sign(filler="周敏", reviewer="何静")."""
        wizard = self.wizard
        for role, name in names.items():
            row = wizard.signing.rows_of[role]
            row.name.setText(name)
            row.button.click()

    def send(self, folder: Path) -> None:
        """Click through the wizard until the package lies in the folder."""
        wizard = self.wizard
        wizard.main.click()
        self.sign(filler="周敏", reviewer="何静", leader="刘芳")
        self.dialogs.chosen = folder
        wizard.choose_button.click()
        assert wizard.main.isEnabled(), wizard.reason.text()
        wizard.main.click()
        self.settle()

    def preview(self, *paths: Path) -> ImportPage:
        page = self.importing
        self.dialogs.files = list(paths)
        page.choose_files()
        self.settle()
        return page

    def take(self, *paths: Path) -> ImportPage:
        page = self.preview(*paths)
        page.main.click()
        self.settle()
        return page


@contextmanager
def centre(
    road: Road,
    name: str,
    qtbot: QtBot,
    themes: ThemeHolder,
    freeze: Freeze | None = None,
) -> Iterator[Centre]:
    """An office's submission centre; one at a time, as one process has one office open."""
    with road.open(name) as office:
        session, tasks = Session(office), Tasks()
        scope = Scope(month_of(office.door.today))
        dialogs = Answers(themes)
        opened: list[tuple[str, str]] = []
        views = submission_views(
            themes,
            session,
            scope,
            tasks,
            dialogs,
            lambda ledger, uid: opened.append((ledger, uid)),
            freeze,
        )
        page = LedgersPage(themes, "报送中心", views)
        qtbot.addWidget(page)
        made = Centre(page, session, tasks, dialogs, qtbot, opened)
        session.said.connect(lambda done, _undoable: made.said.append(say(done)))
        page.resize(1150, 600)
        page.show()
        page.arrive()
        made.settle()
        yield made
        page.close()
        tasks.close()


def texts(lines: Sequence[Any]) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for line in lines]
