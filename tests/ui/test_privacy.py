"""Personal data in the window: listed, ticked, erased, and said before a package is made."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from models.backups import backup
from models.ledgers.people import Person
from models.ledgers.units import Level
from models.office import Office, set_up
from models.preferences import Preferences
from models.privacy.leaving import leaving_up
from models.privacy.subject import ERASED
from models.workbooks import load_workbook
from ui.app import Desk
from ui.pages.export_review import _personal
from ui.pages.privacy_card import EraseBox, PrivacyCard
from ui.widgets.button import Button

NAME, PHONE = "欧阳清歌", "13800138765"


class Ticking:
    """A user who presses Space on the line of the name and then the deed."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.told: list[str] = []
        self.details = ""

    def show(self, made: Callable[[QWidget | None], QDialog]) -> bool:
        box = made(None)
        assert isinstance(box, EraseBox)
        lines = [box.list.item(at).text() for at in range(box.list.count())]
        assert any("备份" in line and "删除更早的" in line for line in lines)
        for at, line in enumerate(lines):
            if NAME in line and "姓名" in line:
                box.list.setCurrentRow(at)
                QTest.keyClick(box.list, Qt.Key.Key_Space)
        assert box.deed.isEnabled()
        box.accept()
        return True

    def tell(self, _title: str, text: str, details: str = "") -> None:
        self.told.append(text)
        self.details = details

    def tell_error(self, error: Exception) -> None:
        self.told.append(str(error))

    def save_file(self, *_said: object) -> Path:
        return self.target


@pytest.fixture
def desk(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    monkeypatch.setenv("STUDY_LEDGER_CONFIG", str(tmp_path / "config"))
    set_up(tmp_path / "office", "清溪镇", Level.UNIT)
    with Office(tmp_path / "office") as office:
        office.door.store(office.door.new(Person, name=NAME, phone=PHONE))
        backup(office, "manual")
    made = Desk(qapp, Preferences(data="set"))
    made.dialogs = Ticking(tmp_path / "a.xlsx")  # type: ignore[assignment]
    assert made.start(tmp_path / "office")
    yield made
    made.close()


def card_of(desk: Desk) -> PrivacyCard:
    assert desk.window is not None
    page: Any = desk.window.go("settings")
    card = page.privacy
    assert isinstance(card, PrivacyCard)
    return card


def found(qtbot: QtBot, card: PrivacyCard, name: str) -> None:
    card.plan = None
    card.name.setText(name)
    QTest.keyClick(card.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card.plan is not None)


def test_a_person_is_found_saved_and_erased_from_the_keyboard(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    card = card_of(desk)
    assert not card.erase_button.isEnabled() and not card.print_button.isEnabled()
    found(qtbot, card, NAME)
    assert card.erase_button.isEnabled()
    card.save()
    cells = [c.value for row in load_workbook(tmp_path / "a.xlsx").worksheets[0] for c in row]
    assert PHONE in cells
    user: Any = desk.dialogs
    card.erase()
    qtbot.waitUntil(lambda: bool(user.told))
    assert "已清除 1 条记录" in user.told[0]
    assert "备份" in user.details
    assert [person.name for person in Person.select()] == [ERASED]
    qtbot.waitUntil(lambda: card.plan is not None and not card.plan.items)


def test_what_is_not_held_is_said(desk: Desk, qtbot: QtBot) -> None:
    card = card_of(desk)
    found(qtbot, card, "查无此人")
    assert "没有找到“查无此人”" in card.note.text()
    assert not card.erase_button.isEnabled()


def test_the_wizard_says_what_personal_data_leave_and_what_stays(
    office: Office, qtbot: QtBot
) -> None:
    office.door.store(office.door.new(Person, name=NAME, phone=PHONE))
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.setLayout(_personal(leaving_up(office, None)))
    texts = "\n".join(one.text() for one in holder.findChildren(QLabel))
    going, _, staying = texts.partition("不出去的")
    assert "人员・姓名 1 处" in going and "电话" not in going
    assert "人员・电话" in staying and "账号、密码和密钥" in staying


def test_a_persons_record_leads_to_what_is_held_about_them(desk: Desk, qtbot: QtBot) -> None:
    window = desk.window
    assert window is not None
    people: Any = window.go("organisation")
    [who] = Person.select()
    people = people.show_view("people")
    people.show_record(who.uid)

    def links() -> list[Button]:
        return [one for one in people.pane.findChildren(Button) if "持有的" in one.text()]

    qtbot.waitUntil(lambda: bool(links()))
    [link] = links()
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert window.current_key == "settings"
    page: Any = window.current_page
    card = page.privacy
    qtbot.waitUntil(lambda: card.plan is not None)
    assert card.plan.subject.people == (who.uid,)
    assert card.name.text() == NAME
    window.back()
    assert window.current_key == "organisation"
