"""Whatever stands in the window can be printed, and what is printed can be read by machines."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.errors import UserError
from models.exchange.receiving.history import history
from models.ledgers.appointments import Appointment, GroupRole
from models.ledgers.issue_verbs import ISSUES
from models.ledgers.issues import Issue, IssueSource
from models.listing import Listing
from models.office import Office
from models.preferences import Preferences
from tests.conftest import Clock
from tests.exchanging import act, an_issue, prove, world
from ui.app import Desk, build_window
from ui.commands import Command
from ui.dialogs import Dialogs
from ui.ledger_table import LedgerTable
from ui.main_window import MainWindow
from ui.pages.ledgers import LedgersPage
from ui.printing.list_paper import list_paper
from ui.printing.output import page_image, write_pdf
from ui.printing.pages import lay_out
from ui.printing.paper import A4_ACROSS, Paper, Paragraph
from ui.printing.receipt import receipt_paper
from ui.printing.record_paper import record_paper
from ui.tasks import Tasks
from ui.words import tr


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
ELSEWHERE = {("reports", "report"): "its text is set by a child process: tried with the reports"}


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[MainWindow, list[list[Paper]], Tasks]]:
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
        yield made, shown, desk.tasks
        desk.tasks.close()


def views(qtbot: QtBot, window: MainWindow, tasks: Tasks) -> Iterator[tuple[str, str]]:
    """Every page and view of the window, each brought into view with all that it shows."""
    for entry in window.entries:
        page = window.go(entry.key)
        for view in page.keys() if isinstance(page, LedgersPage) else [""]:
            if isinstance(page, LedgersPage):
                page.show_view(view)
            QApplication.processEvents()
            qtbot.waitUntil(lambda: not tasks.busy, timeout=20_000)
            QApplication.processEvents()
            yield entry.key, view


def a_list(office: Office, order: str, issues: int) -> LedgerTable:
    for number in range(issues):
        an_issue(office, f"{number + 1} 处标识缺失")
    table = LedgerTable(ISSUES, office.door.today)
    table.show(Listing(ISSUES, order=order))
    return table


def test_a_list_says_on_paper_what_it_is_of_and_repeats_what_a_page_needs(
    qapp: QApplication, office: Office
) -> None:
    table = a_list(office, "aspect", 40)
    paper = list_paper(office, table, filters=["整改中", "卫生院"], period="2026年 ・ 9月")
    told = paper.text
    for text in (
        "问题台账",
        "清溪镇 ・ 2026年 ・ 9月",
        "筛选：整改中、卫生院",
        "数据截至 2026-09-10",
    ):
        assert text in told
    assert "共 40 条；待整改 40" in told
    assert "填报人" in told and "盖章" in told
    pages = lay_out([paper])
    assert len(pages) > 1 and all(page.sheet == A4_ACROSS for page in pages)
    strips = [[strip for _y, strip in page.placed] for page in pages]
    heads = {strip.head for page in strips for strip in page if strip.head is not None}
    assert len(heads) == 1 and all(page[0] in heads for page in strips[1:])
    groups = [{strip.group for strip in page if strip.head is not None} for page in strips]
    assert all(some == groups[0] and None not in some for some in groups)
    assert sum(strip.head is not None for page in strips for strip in page) == 40
    image = page_image(pages[0], 60)
    inks = {image.pixelColor(x, y).getRgb()[:3] for x in range(600) for y in range(image.height())}
    assert all(len(set(ink)) == 1 for ink in inks)


def test_a_list_of_a_hundred_thousand_is_refused_at_once_with_a_way_on(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = a_list(office, "", 1)
    monkeypatch.setattr(LedgerTable, "rowCount", lambda _self, _parent=None: 100_000)
    with pytest.raises(UserError, match="导出"):
        list_paper(office, table)


def test_a_form_holds_every_filled_field_its_rows_and_what_was_decided(
    qapp: QApplication, office: Office
) -> None:
    uid = an_issue(office).uid
    issue = office.door.load(Issue, uid)
    issue.source = IssueSource.SELF_CHECK
    office.door.store(issue)
    for verb in ("start", "mark_done"):
        act(office, uid, verb)
    prove(office, uid)
    for verb in ("request_closure", "pass_review"):
        act(office, uid, verb)
    act(office, uid, "accept", decided_by="陈岚", reason="现场看过")
    issue = office.door.load(Issue, uid)
    told = record_paper(office, ISSUES, uid).text
    for text in (issue.issue_no, issue.problem, "王芳", "2026-12-31", "重做标识", "已联系厂家"):
        assert str(text) in told
    assert issue.target is None and Issue.target.label not in told
    assert issue.events and all(tr(one.event.label) in told for one in issue.events if one.event)
    assert "验收 ・ 同意" in told and "陈岚" in told and "现场看过" in told


def test_a_receipt_names_sender_outcome_and_the_code_to_be_read_out(
    qapp: QApplication, tmp_path: Path, clock: Clock
) -> None:
    road = world(tmp_path, clock)
    [taken] = road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        [some] = history(office)
        told = receipt_paper(office, some).text
    for text in ("报送单位：清溪镇", "收件单位：明州市", "已接收", some.receipt_code, taken.code):
        assert text in told


def test_every_page_and_view_is_printed_by_the_same_keys(
    qtbot: QtBot, window: tuple[MainWindow, list[list[Paper]], Tasks]
) -> None:
    made, shown, tasks = window
    empty, silent = set(), set()
    for place in views(qtbot, made, tasks):
        for command in (Command.PRINT, Command.PREVIEW):
            shown.clear()
            made.do(command)
            said = [one for some in shown for one in some]
            silent |= set() if said else {place}
            if not any(isinstance(one, Paper) and one.title and one.blocks for one in said):
                empty.add(place)
    assert empty - ELSEWHERE.keys() == NOTHING_THERE.keys()
    assert silent <= ELSEWHERE.keys()
