"""Promises of the library in the window: documents are read in the background, and found."""

import io

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from models.ledgers.materials import Material
from models.office import Office
from models.text_index import known
from tests.ui.ledger_desk import open_desk
from ui import document_reader
from ui.document_reader import DocumentReader
from ui.tasks import Tasks
from ui.theme import ThemeHolder

WORDS = "坚持读原著、学原文，督促检查每季一次"


@pytest.fixture
def themes(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp, "light")


def said(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


def test_an_attached_document_is_read_by_and_by_and_found_with_the_words_around(
    qtbot: QtBot, themes: ThemeHolder, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_reader, "_PAUSE_MS", 10)
    desk = open_desk(qtbot, themes, office, ("materials",))
    tasks = Tasks(desk.window)
    DocumentReader(tasks, desk.session, desk.window)
    material = office.door.new(Material, title="第三季度通知", material_kind="document")
    file = office.attachments.add(io.BytesIO(WORDS.encode()), "通知.txt")
    photo = office.attachments.add(io.BytesIO(b"?"), "现场.jpg")
    material.file = (file, photo)
    desk.session.store(material)
    qtbot.waitUntil(lambda: known(file.sha256) is not None, timeout=15_000)
    qtbot.waitUntil(lambda: not tasks.busy)

    page = desk.page("materials")
    page.filters.search.setText("督促")
    page.refresh()
    assert page.table.rowCount() == 1
    page._fill_pane()
    assert "…坚持读原著、学原文，督促检查每季一次…" in said(page.pane)
    assert "可以查找，18 字" in said(page.pane)
    assert "这类文件不读文字" in said(page.pane)
    tasks.close()
