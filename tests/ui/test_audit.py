"""改动记录 in the window: all changes in view only, one record's versions, the look at start."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models import changes
from models.changes import Batch, ChangeImage, Kind
from models.database import writing
from models.exchange.tables import Anchor
from models.ledgers.people import Person
from models.office import Office
from models.periods import Period
from models.words import sentence
from tests.ui.ledger_desk import Answers, Key, open_desk
from ui.app import look_at_newest_changes
from ui.pages import audit
from ui.pages.audit import AuditPage
from ui.scope import Scope
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder
from ui.versions_dialog import VersionsDialog


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeHolder]:
    holder = ThemeHolder(qapp)
    yield holder
    holder.deleteLater()


class Told(Answers):
    """Answers that say yes and remember the words."""

    def __init__(self, themes: ThemeHolder) -> None:
        super().__init__(themes)
        self.said: list[str] = []

    def ask(self, title: str, text: str, deed: str, danger: bool = False) -> bool:
        self.said.append(text)
        return True

    def tell(self, title: str, text: str, details: str = "") -> None:
        self.said.append(text)

    def tell_error(self, error: Exception) -> None:
        self.said.append(str(error))


def a_person(office: Office) -> Person:
    person = office.door.new(Person, name="张三", remarks="旧")
    office.door.store(person)
    person.remarks = "改过的"
    office.door.store(person)
    return person


def a_page(qtbot: QtBot, themes: ThemeHolder, office: Office) -> tuple[AuditPage, list[object]]:
    done: list[object] = []
    page = AuditPage(
        *(themes, Session(office), Scope(Period(2026, 9, 9)), Tasks(), Told(themes)),
        *(lambda ledger, uid: done.append((ledger, uid)), done.append),
    )
    qtbot.addWidget(page)
    page.resize(1100, 600)
    page.show()
    page.arrive()
    return page, done


def test_a_filter_leaves_its_changes_and_enter_opens_the_record(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    person = a_person(office)
    page, done = a_page(qtbot, themes, office)
    assert len(page.numbers) == changes.head()[0]
    page.words.setText("改过的")
    qtbot.waitUntil(lambda: len(page.numbers) == 1)
    assert page.heading.text() == "张三"
    assert "改过的" in page.comparison.toPlainText()
    qtbot.keyClick(page.table, Key.Key_Return)
    page.export_button.click()
    assert done == [("people", person.uid), page.numbers]
    page.check()
    qtbot.waitUntil(lambda: bool(page._dialogs.said))  # type: ignore[attr-defined]
    assert "首尾相接" in page._dialogs.said[0]  # type: ignore[attr-defined]


def test_only_rows_in_view_are_read(
    qtbot: QtBot, themes: ThemeHolder, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_person(office)
    image = next(iter(changes.images_of(_newest_batch())))
    with writing():
        batch = Batch("b", Kind.EDIT, "2026-09-10T09:30:00", "张三", sentence("修改"))
        changes.append(batch, [image] * 5000)
    read: list[int] = []
    real = audit.rows
    monkeypatch.setattr(audit, "rows", lambda keys, words: read.extend(keys) or real(keys, words))
    page, _ = a_page(qtbot, themes, office)
    page.table.viewport().repaint()
    assert (len(page.numbers), 0 < len(read) <= 300) == (changes.head()[0], True)
    page.table.go_to("1")
    page.table.viewport().repaint()
    assert len(read) <= 600


def _newest_batch() -> str:
    return str(changes.Change.select().order_by(changes.Change.seq.desc()).first().batch)


def test_a_version_is_put_back_from_the_pane(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    person = a_person(office)
    desk = open_desk(qtbot, themes, office, ["people"])
    pane = desk.page("people").pane
    pane.show_record(person.uid)
    pane.detail.show_versions(pane.record)
    dialog = pane.versions
    assert isinstance(dialog, VersionsDialog)
    answers = Told(themes)
    dialog._dialogs = answers
    dialog.table.go_to(dialog.table.lines[-1].key)
    dialog.restore()
    assert "备注：改过的 → 旧" in answers.said[0]
    assert office.door.load(Person, person.uid).remarks == "旧"
    assert len(dialog.table.lines) == 3
    office.door.undo()
    assert office.door.load(Person, person.uid).remarks == "改过的"
    dialog.close()


def test_an_erased_version_reads_erased(qtbot: QtBot, themes: ThemeHolder, office: Office) -> None:
    person = a_person(office)
    ChangeImage.update(before=None, after=None).execute()
    page, _ = a_page(qtbot, themes, office)
    assert "已清除" in page.comparison.toPlainText()
    dialog = VersionsDialog(themes, Session(office), Told(themes), person.uid)
    qtbot.addWidget(dialog)
    assert not dialog.restore_button.isEnabled()


def test_the_start_tells_of_a_chain_that_does_not_hold_its_anchor(
    qtbot: QtBot, themes: ThemeHolder, office: Office, tmp_path: Path
) -> None:
    class Desk:
        tasks, dialogs = Tasks(), Told(themes)

    session = Session(office)
    with qtbot.waitSignal(look_at_newest_changes(Desk, session).ended):  # type: ignore[arg-type]
        pass
    assert Desk.dialogs.said == []
    place = {"unit": office.unit, "epoch": 1, "seq": 99, "hash": "0" * 64}
    Anchor.insert(package="p", **place).execute()
    with qtbot.waitSignal(look_at_newest_changes(Desk, session).ended):  # type: ignore[arg-type]
        pass
    assert "第 99 条以前" in Desk.dialogs.said[0]
    Desk.tasks.close()
