"""A window over a real office with its issues and people, and hands that press real keys."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.ledger import Ledger
from models.ledgers import ledger_named
from models.ledgers.issues import Issue, IssueMeasure, IssueSource, RectifyKind
from models.ledgers.people import Person
from models.office import Office
from models.periods import Period
from models.words import Sentence
from ui.dialogs import Dialogs
from ui.icons import Icon
from ui.ledger_page import LedgerPage, Outlets
from ui.main_window import MainWindow, PageEntry
from ui.record_form import RecordForm
from ui.scope import Scope
from ui.session import Session
from ui.theme import ThemeHolder

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key

ISSUES = ("公示栏更新不及时", "值班记录不完整", "标识牌缺失")


class Answers(Dialogs):
    """Dialogs that answer by themselves and remember what they were asked."""

    def __init__(self, themes: ThemeHolder) -> None:
        super().__init__(themes, lambda: None)
        self.answer = 0
        self.asked: list[str] = []
        self.files: list[Path] = []

    def choose(self, title: str, text: str, deeds: Sequence[tuple[str, str]]) -> int:
        self.asked.append(title)
        return self.answer

    def open_files(self, title: str, kinds: str, folder: Path | None = None) -> list[Path]:
        self.asked.append(title)
        return self.files


@dataclass
class Desk:
    """The open window and what it has said."""

    qtbot: QtBot
    office: Office
    session: Session
    window: MainWindow
    dialogs: Answers
    said: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def page(self, name: str = "issues") -> LedgerPage:
        page = self.window.go(name)
        assert isinstance(page, LedgerPage)
        return page

    def form(self) -> RecordForm:
        page = self.window.current_page
        assert isinstance(page, LedgerPage)
        assert page.form is not None
        return page.form

    def press(self, key: Key, with_: Qt.KeyboardModifier = NONE, on: QWidget | None = None) -> None:
        """Press a key where the focus is."""
        self.qtbot.keyClick(on or QApplication.focusWidget() or self.window, key, with_)

    def type(self, text: str) -> None:
        """Write where the focus is, as an input method does."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        focused = QApplication.focusWidget()
        assert focused is not None
        QApplication.sendEvent(focused, event)

    def issues(self) -> list[Issue]:
        return list(Issue.select().where(~Issue.deleted).order_by(Issue.issue_no))

    def settle(self) -> None:
        """Let the list read what was written."""
        QApplication.processEvents()


def a_person(office: Office, name: str) -> str:
    person = office.door.new(Person, name=name)
    office.door.store(person)
    return person.uid


def an_issue(office: Office, problem: str, due_on: date, **values: object) -> Issue:
    """A complete issue of this office."""
    owner = values.pop("owner", None) or a_person(office, problem[:3])
    issue = office.door.new(
        Issue,
        problem=problem,
        source=IssueSource.SELF_CHECK,
        aspect="duty",
        rectify_kind=RectifyKind.BY_DEADLINE,
        lead_leader=owner,
        owner=owner,
        first_due_on=due_on,
        found_on=date(2026, 8, 1),
        **values,
    )
    issue.measures.append(IssueMeasure(measure="安排专人", due_on=due_on, owner=owner))
    office.door.store(issue)
    return office.door.load(Issue, issue.uid)


def open_desk(
    qtbot: QtBot,
    themes: ThemeHolder,
    office: Office,
    names: Sequence[str] = ("issues", "people"),
    outlets: Outlets | None = None,
) -> Desk:
    """A window with a page for each of these ledgers, on the first of them."""
    session, dialogs = Session(office), Answers(themes)
    scope = Scope(Period(2026))

    def factory(ledger: Ledger) -> LedgerPage:
        return LedgerPage(themes, ledger, session, scope, dialogs, outlets)

    entries = []
    for name in names:
        ledger = ledger_named(name)
        assert ledger is not None
        make = lambda ledger=ledger: factory(ledger)  # noqa: E731
        entries.append(PageEntry(name, ledger.title, Icon.LIST_CHECK, "", make))
    window = MainWindow(themes, scope, entries, office.name, "周敏")
    window.resize(1366, 696)
    desk = Desk(qtbot, office, session, window, dialogs)

    def heard(done: Sentence, _undoable: bool) -> None:
        desk.said.append(str(done))

    session.said.connect(heard)
    session.refused.connect(lambda error: desk.refused.append(str(error)))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    window.go(names[0])
    return desk
