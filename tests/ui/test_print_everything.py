"""Whatever stands in the window can be printed, and what is printed can be read by machines."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.ledgers.appointments import Appointment, GroupRole
from models.office import Office
from models.preferences import Preferences
from tests.conftest import Clock
from tests.exchanging import an_issue, world
from ui.app import Desk, build_window
from ui.commands import Command
from ui.dialogs import Dialogs
from ui.main_window import MainWindow
from ui.pages.ledgers import LedgersPage
from ui.printing.output import write_pdf
from ui.printing.paper import Paper, Paragraph


def characters(pdf: bytes) -> set[str]:
    """Every character that can be copied out of a PDF."""
    found: set[str] = set()
    for ranges in re.findall(rb"beginbfrange\n(.*?)endbfrange", pdf, re.DOTALL):
        for first, last, target in re.findall(rb"<(\w+)> <(\w+)> (\[.*?\]|<\w+>)", ranges):
            codes = [int(code, 16) for code in re.findall(rb"<(\w+)>", target)]
            if target.startswith(b"<"):
                codes = list(range(codes[0], codes[0] + int(last, 16) - int(first, 16) + 1))
            found.update(map(chr, codes))
    return found


def test_what_is_copied_out_of_a_pdf_is_what_was_written(
    qapp: QApplication, tmp_path: Path
) -> None:
    text = "9月文件见 No. 57 ～ A4、贝龙页户 Total 86%"
    target = tmp_path / "text.pdf"
    write_pdf([Paper("text", "标题", (Paragraph(text),), "now")], target)
    pdf = target.read_bytes()
    assert set(text) <= characters(pdf)
    assert not {"\u2f49", "\u2eda", "\t"} & characters(pdf)
    assert pdf.count(b"/FontFile2") + pdf.count(b"/FontFile3") == pdf.count(
        b"/Type /FontDescriptor"
    )


NOTHING_THERE = {
    ("planning", "versions"): "no scheme has two texts",
    ("reading", "reading_grid"): "no book is planned",
    ("making_up", "owed"): "nobody missed anything",
    ("inspections", "drive_summary"): "there is no drive",
    ("submission", "road"): "nothing was sent from here",
    ("submission", "import"): "nothing was opened yet; what came in is printed from 收发记录",
    ("submission", "send"): "its last step prints the cover",
    ("submission", "desk"): "nothing waits for a decision",
    ("submission", "returns"): "nothing was returned",
    ("submission", "forks"): "no stream has stopped",
    ("sheet_import", ""): "no spreadsheet was opened",
    ("search", ""): "nothing was sought",
}
"""Pages that have nothing to print in this office, and say so."""
ELSEWHERE = {("reports", ""): "its text is set by a child process: tried with the reports"}


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[MainWindow, list[list[Paper]], Office]]:
    """A city's whole window after a unit has sent its month, and what it would preview."""
    road = world(tmp_path, clock)
    with road.open("unit") as office:
        an_issue(office)
    clock.set(2026, 10, 1)
    road.take("city", road.send_up("unit"))
    shown: list[list[Paper]] = []

    def preview(papers: Sequence[Paper], *_others: object) -> None:
        shown.append(list(papers))

    monkeypatch.setattr("ui.printing.preview.preview", preview)
    monkeypatch.setattr("ui.printing.printing_pages.preview", preview)
    monkeypatch.setattr(
        Dialogs, "tell", lambda _self, title, text, details="": shown.append([title])
    )
    with road.open("city") as office:
        person = an_issue(office).owner
        post = office.door.new(Appointment, person=person, post="书记", from_on=date(2026, 1, 1))
        post.group_role = GroupRole.GROUP_LEADER
        office.door.store(post)
        desk = Desk(qapp, Preferences())
        desk.office = office
        made = build_window(desk, office)
        qtbot.addWidget(made)
        made.show()
        yield made, shown, office
        desk.tasks.close()


def views(window: MainWindow) -> Iterator[tuple[str, str]]:
    """Every page and view of the window, each brought into view."""
    for entry in window.entries:
        page = window.go(entry.key)
        for view in page.keys() if isinstance(page, LedgersPage) else [""]:
            if isinstance(page, LedgersPage):
                page.show_view(view)
            yield entry.key, view


def test_every_page_and_view_is_printed_by_the_same_keys(
    qtbot: QtBot, window: tuple[MainWindow, list[list[Paper]], Office]
) -> None:
    made, shown, _office = window
    empty, silent = set(), set()
    for place in views(made):
        for command in (Command.PRINT, Command.PREVIEW):
            shown.clear()
            made.do(command)
            said = [one for some in shown for one in some]
            silent |= set() if said else {place}
            if not any(isinstance(one, Paper) and one.title and one.blocks for one in said):
                empty.add(place)
    assert empty - ELSEWHERE.keys() == NOTHING_THERE.keys()
    assert silent <= ELSEWHERE.keys()
