"""A report is seen before it is written: its numbers, their records, what is missing or broken."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.issuing.keeping import issued_tables
from models.ledgers.books import Book, BookKind
from models.ledgers.report_templates import ReportKind as MadeFor
from models.ledgers.report_templates import ReportTemplate
from models.office import Office
from models.periods import Period
from models.reports.kinds import ReportKind
from models.year_blanks import blanks_of, fill_blanks
from ui.dialogs import Dialogs
from ui.pages.placeholder_catalogue import PlaceholderCatalogue
from ui.pages.reports import ReportsPage
from ui.printing.pages import lay_out
from ui.printing.preview import Preview
from ui.scope import Scope
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder

Key = Qt.Key


class Files(Dialogs):
    """Answers every question after a file with this one."""

    path = Path()

    def save_file(self, title: str, kinds: str, proposed: Path) -> Path | None:
        return self.path / proposed

    def open_file(self, title: str, kinds: str, folder: Path | None = None) -> Path | None:
        return self.path


@dataclass
class Desk:
    qtbot: QtBot
    office: Office
    page: ReportsPage
    tasks: Tasks
    files: Files
    opened: list[object] = field(default_factory=list)

    def settle(self) -> None:
        """Until the numbers are there, and the records of the current one."""
        numbers = self.page.numbers
        self.qtbot.waitUntil(
            lambda: not self.tasks.busy and not numbers._wait.isActive(), timeout=20_000
        )

    def press(self, key: Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        self.qtbot.keyClick(focused, key)
        self.settle()

    def row(self, placeholder: str) -> list[str]:
        lines = (one.cells for one in self.page.numbers.table.lines)
        return next([cell.text for cell in one] for one in lines if one[1].text == placeholder)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, office: Office, tmp_path: Path) -> Iterator[Desk]:
    for name in ("论语", "大学"):
        book = office.door.new(
            *(Book,), title=name, kind=BookKind.REQUIRED, listed_on=date(2026, 1, 5)
        )
        office.door.store(book)
    themes, tasks = ThemeHolder(qapp, "light"), Tasks()
    files = Files(themes, lambda: None)
    files.path = tmp_path
    opened: list[object] = []
    page = ReportsPage(
        *(themes, Session(office), Scope(Period(2026)), tasks, files),
        lambda ledger, uid: opened.append((ledger, uid)),
        lambda: opened.append("blanks"),
        opened.append,
    )
    qtbot.addWidget(page)
    page.resize(1180, 600)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
    made = Desk(qtbot, office, page, tasks, files, opened)
    yield made
    page.close()
    tasks.close()


def blank(text: str) -> bytes:
    out = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def test_every_number_is_seen_with_last_years_and_leads_to_its_records(desk: Desk) -> None:
    page = desk.page
    page.arrive()
    desk.settle()
    assert len(page.numbers.table.lines) > 50
    assert desk.row("学习书目")[2:] == [
        *("学习书目", "本单位和全部下级", "全年", "2 本", "0 本", "+2")
    ]
    assert desk.row("计划完成率")[5:] == ["—", "—", "—"]
    at = [line.cells[1].text for line in page.numbers.table.lines].index("学习书目")
    page.numbers.table.go_to(str(at))
    desk.press(Key.Key_Return)
    assert page.numbers.records.hasFocus()
    assert [line.cells[2].text for line in page.numbers.records.lines] == ["论语", "大学"]
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Return)
    [(ledger, uid)] = desk.opened
    assert ledger == "books" and desk.office.door.load(Book, uid).title == "大学"


def test_what_is_unfilled_is_told_on_top_until_it_is_filled(desk: Desk) -> None:
    page = desk.page
    page.arrive()
    desk.settle()
    assert "14 项" in page.notice.title.text() and "第几次党代会" in page.notice.text.text()
    assert "草稿" in page.context.text()
    page.notice.link.click()
    assert desk.opened == ["blanks"]
    fill_blanks(desk.office, 2026, {one.key: "甲" for one in blanks_of(desk.office, 2026)})
    desk.qtbot.waitUntil(lambda: not page.notice.isVisible(), timeout=10_000)
    desk.settle()
    assert "草稿" not in page.context.text() and page.report is not None


def test_what_is_written_is_what_is_in_view(desk: Desk, tmp_path: Path) -> None:
    page = desk.page
    desk.page.kinds.choose(ReportKind.MONTHLY.value)
    page._change_kind()
    desk.settle()
    assert page.context.text().startswith("2026年8月")
    page.write_button.click()
    page.evidence_button.click()
    page.template_button.click()
    desk.settle()
    assert page.done.isVisible() and page.done.link.hasFocus()
    desk.press(Key.Key_Return)
    assert desk.opened == [tmp_path]
    written = docx.Document(str(tmp_path / "2026年8月月报.docx"))
    assert written.paragraphs[0].text == "清溪镇2026年8月学习教育工作月报"
    assert load_workbook(tmp_path / "2026年8月月报依据清单.xlsx")["数"].max_row > 20
    assert "{{ 单位名称 }}" in docx.Document(str(tmp_path / "月报模板.docx")).paragraphs[0].text
    page.preview()
    desk.settle()
    shown = next(one for one in page.findChildren(Preview))
    paper = shown._papers[0]
    assert paper.title == written.paragraphs[0].text and "本月召开会议0次" in paper.text
    assert len(lay_out([paper])) == len(shown.pages)
    shown.close()


def test_a_broken_template_says_what_is_wrong_until_it_is_mended(
    desk: Desk, tmp_path: Path
) -> None:
    page = desk.page
    desk.files.path = tmp_path / "改过.docx"
    desk.files.path.write_bytes(blank("共 {{ 没有这个数 }} 本"))
    page.file_button.click()
    desk.settle()
    assert page.notice.isVisible() and "第 1 段要填“没有这个数”" in page.notice.title.text()
    assert not page.write_button.isEnabled() and not page.numbers.table.lines
    desk.files.path.write_bytes(blank("共 {{ 学习书目 }} 本"))
    page.refresh()
    desk.settle()
    assert not page.notice.isVisible() and page.write_button.isEnabled()
    assert [line.cells[1].text for line in page.numbers.table.lines] == ["学习书目"]


def test_a_template_of_the_ledger_is_offered_and_counted(desk: Desk) -> None:
    office, page = desk.office, desk.page
    file = office.attachments.add(io.BytesIO(blank("读 {{ 学习书目_名单 }}")), "市里的.docx")
    record = office.door.new(
        ReportTemplate, title="市级总结", kind=MadeFor.YEARLY, version="1", file=(file,)
    )
    office.door.store(record)
    page.arrive()
    page.templates.setCurrentIndex(page.templates.findText("市级总结"))
    page.templates.activated.emit(page.templates.currentIndex())
    desk.settle()
    assert desk.row("学习书目_名单")[5:] == ["论语、大学", "无", "—"]


def test_a_placeholder_is_found_and_copied_by_keys(desk: Desk) -> None:
    page = desk.page
    page.show_catalogue()
    [shown] = page.findChildren(PlaceholderCatalogue)
    desk.settle()
    shown.search.setText("学习书目")
    assert [cell.text for cell in shown.table.lines[0].cells[:2]] == ["{{ 学习书目 }}", "2"]
    desk.qtbot.keyClick(shown.search, Key.Key_Down)
    desk.qtbot.keyClick(shown.table, Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "{{ 学习书目 }}"
    assert "已复制" in shown.said.text()
    shown.close()


def test_what_goes_out_is_kept_to_be_told_from_what_comes_after(desk: Desk) -> None:
    desk.page.refresh()
    desk.settle()
    with desk.qtbot.waitSignal(desk.page.session.said) as said:
        desk.page.issue_button.click()
    assert "第 1 号印发" in str(said.args[0])
    [kept] = issued_tables()
    assert kept.title in str(said.args[0])
