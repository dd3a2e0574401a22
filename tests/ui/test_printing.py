"""Papers: what they say, how they break into pages, and that what left is remembered."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPdfWriter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.errors import UserError
from models.exchange.desks.chasing import Means, chased, letters, record_chase, reply_day
from models.exchange.sending.outbox import Statement, outgoing
from models.exchange.sending.relays import PassedOn
from models.exchange.sending.sent import sent_package
from models.ledgers.units import Level
from models.periods import Period
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, Road, an_issue, world
from tests.ui.centre import Centre, centre
from ui.app import install_language
from ui.papers import main as papers_verb
from ui.printing import preview as preview_module
from ui.printing.chase_letter import Answer, letters_of
from ui.printing.cover import cover_of, cover_paper
from ui.printing.output import page_image, page_images, write_pdf
from ui.printing.pages import lay_out
from ui.printing.pages_view import WIDE
from ui.printing.paper import (
    A3_ACROSS,
    A4,
    A4_ACROSS,
    Cell,
    Column,
    Heading,
    Paper,
    Paragraph,
    Table,
)
from ui.printing.preview import Preview
from ui.theme import ThemeHolder

AUGUST = Period(2026, 8, 8)


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    clock.set(2026, 9, 1)
    return world(tmp_path, clock)


@pytest.fixture
def themes(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp)


@contextmanager
def english(app: QApplication) -> Iterator[None]:
    translators = install_language(app, "en")
    try:
        yield
    finally:
        for translator in translators:
            app.removeTranslator(translator)
        for translator in install_language(app, "zh"):
            app.removeTranslator(translator)


def sent(road: Road, **more: Any) -> str:
    """A package of September that has been signed and carried off; its id."""
    with road.open("unit") as office:
        an_issue(office)
    signed = [
        Statement("filler", "周敏", "2026-09-30"),
        Statement("reviewer", "何静", "2026-09-30"),
        Statement("leader", "刘芳", "2026-09-30", "paper"),
    ]
    road.send_up("unit", freeze=lambda _p: {"issues_found": 7}, statements=signed, **more)
    with road.open("unit") as office:
        return outgoing(office)[0].package_id


def paper(rows: int = 0, **more: Any) -> Paper:
    """A list of so many rows, 1 to n."""
    cells = tuple((Cell(str(n)), Cell(f"事项 {n}")) for n in range(1, rows + 1))
    table = Table((Column("序号"), Column("内容", 5)), cells)
    return Paper("list", "清单", (Heading("明细"), table), "2026-09-18 10:45", **more)


def ink(image: QImage) -> set[tuple[int, int, int]]:
    """Every colour of a picture."""
    seen = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    return {((p >> 16) & 255, (p >> 8) & 255, p & 255) for p in seen}


def margin_is_white(image: QImage, left: float, dpi: float) -> bool:
    """Whether nothing is printed within so many millimetres of the left edge."""
    edge = int(left / 25.4 * dpi) - 3
    return all(
        image.pixelColor(x, y).lightness() == 255
        for x in range(edge)
        for y in range(image.height())
    )


class Drawer:
    """A printer that leaves its pages in a file."""

    def __init__(self, file: Path, *names: str) -> None:
        self._file, self._names = file, list(names)
        self.copies = 0

    def names(self) -> list[str]:
        return self._names

    def open(self, name: str, copies: int, title: str) -> QPagedPaintDevice:
        self.copies = copies
        return QPdfWriter(str(self._file))


def shown(at: Centre) -> Preview:
    """The preview that the page in view has opened."""
    found = at.page.current.preview  # type: ignore[attr-defined]
    assert isinstance(found, Preview)
    at.qtbot.waitUntil(found.isActiveWindow)
    return found


# The foundation


def test_rows_are_never_split_and_headings_stand_on_every_page(qapp: QApplication) -> None:
    pages = lay_out([paper(150)])
    assert [(page.number, page.total) for page in pages] == [(n, len(pages)) for n in range(1, 6)]
    head = pages[0].placed[-1][1].head
    assert head is not None
    assert all(page.placed[0][1] is head for page in pages[1:])
    rows = sum(1 for page in pages for _y, strip in page.placed if strip.head is head)
    assert rows == 150


def test_a_page_never_holds_more_than_there_is_room_for(qapp: QApplication) -> None:
    for sheet in (A4, A4_ACROSS, A3_ACROSS):
        for page in lay_out([paper(150)], sheet):
            y, strip = page.placed[-1]
            height = sheet.millimetres[1] / 25.4 * 1440
            assert y + strip.height < height - 2 * 15 / 25.4 * 1440


def test_a_heading_is_not_left_behind_at_the_foot_of_a_page(qapp: QApplication) -> None:
    lines = tuple(Paragraph(f"第 {n} 行") for n in range(60))
    for count in range(30, 45):
        blocks = (*lines[:count], Heading("明细"), Paragraph("正文"))
        pages = lay_out([Paper("text", "标题", blocks, "now")])
        assert len(pages) == 1 or len(pages[1].placed) > 1


def test_a_wider_sheet_takes_fewer_pages(qapp: QApplication) -> None:
    assert len(lay_out([paper(150)], A4_ACROSS)) > len(lay_out([paper(150)], A4))
    assert len(lay_out([paper(150)], A3_ACROSS)) < len(lay_out([paper(150)], A4_ACROSS))


def test_paper_is_black_on_white_with_room_to_bind(qapp: QApplication) -> None:
    image = page_images([paper(20)], 60)[0]
    colours = ink(image)
    assert (255, 255, 255) in colours
    assert min(sum(colour) for colour in colours) < 120
    assert all(max(colour) - min(colour) == 0 for colour in colours)
    assert margin_is_white(image, 25, 60)


def test_the_same_paper_looks_the_same_each_time(qapp: QApplication) -> None:
    assert page_images([paper(20)], 60) == page_images([paper(20)], 60)


def test_the_same_lines_break_alike_at_every_resolution(qapp: QApplication) -> None:
    [page] = lay_out([paper(20)])
    small, large = page_image(page, 50), page_image(page, 100)
    assert small.size() * 2 == large.size() or abs(small.width() * 2 - large.width()) <= 2
    again = large.scaled(small.size(), mode=Qt.TransformationMode.SmoothTransformation)
    differing = sum(
        abs(again.pixelColor(x, y).lightness() - small.pixelColor(x, y).lightness()) > 160
        for x in range(small.width())
        for y in range(small.height())
    )
    assert differing < small.width() * small.height() / 200


def test_a_pdf_has_the_pages_and_an_old_file_survives_a_refusal(
    qapp: QApplication, tmp_path: Path
) -> None:
    target = tmp_path / "list.pdf"
    assert write_pdf([paper(150), paper(1)], target) == 6
    data = target.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.count(b"/Type /Page\n") == 6
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="写不进去"):
        write_pdf([paper(1)], tmp_path / "file" / "list.pdf")
    assert target.read_bytes() == data


# The cover


def test_the_cover_says_what_the_package_says(road: Road, qapp: QApplication) -> None:
    package = sent(road)
    with road.open("unit") as office:
        made = cover_of(office, package)
        code = outgoing(office)[0].code
    for words in (
        *("报送包封面", "报送单位：清溪镇", "收件单位：明州市", code, "2026年9月", "第 1 号包"),
        *("问题台账\t1", "人员\t1", "新登记问题\t7"),
        *("填报人\t周敏\t2026年9月30日\t本机签字", "负责人\t刘芳\t2026年9月30日\t纸质签字"),
        *("单位（盖章）：", "携带人："),
    ):
        assert words in made.text, words
    assert len(lay_out([made])) == 1


def test_relayed_packages_follow_and_may_take_another_page(road: Road, qapp: QApplication) -> None:
    package = sent(road)
    relayed = [
        PassedOn(
            *("", "", f"乡镇{n}", 1, n, "2026-09", "ab" * 32),
            file=None,
            covered_by=package,
            receipt="",
            reason=None,
        )
        for n in range(1, 41)
    ]
    with road.open("unit") as office:
        made = cover_paper(sent_package(office, package), road.clock(), relayed)
    assert f"乡镇40\t40\t2026年9月\t{relayed[0].code}" in made.text
    assert len(lay_out([made])) == 2


def test_a_district_names_on_its_cover_what_it_passes_on(
    tmp_path: Path, clock: Clock, qapp: QApplication
) -> None:
    clock.set(2026, 10, 2)
    road = Road(tmp_path, clock)
    road.found("city", "明州市", Level.CITY)
    road.found("district", "东区", Level.DISTRICT)
    road.found("unit", "清溪镇", Level.UNIT)
    road.enrol("district", "city")
    road.enrol("unit", "district")
    with road.open("unit") as office:
        an_issue(office)
    package = road.send_up("unit")
    with road.open("unit") as office:
        code = outgoing(office)[0].code
    road.take("district", package)
    road.send_up("district")
    with road.open("district") as office:
        made = cover_of(office, outgoing(office)[0].package_id)
    assert f"清溪镇\t1\t2026年9月\t{code}" in made.text


def test_a_cover_in_english_fits_one_page(road: Road, qapp: QApplication) -> None:
    package = sent(road)
    with road.open("unit") as office, english(qapp):
        made = cover_of(office, package)
        assert "From: 清溪镇" in made.text
        assert "Sep 2026" in made.text
        assert len(lay_out([made])) == 1


def test_a_package_whose_file_is_gone_has_no_cover(road: Road, qapp: QApplication) -> None:
    package = sent(road)
    with road.open("unit") as office:
        outgoing(office)[0].path.unlink()
        with pytest.raises(UserError, match="已不在本机"):
            cover_of(office, package)


def test_the_cover_is_printed_from_the_last_step_and_from_the_ledger_of_the_road(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    with road.open("unit") as office:
        an_issue(office)
    with centre(road, "unit", qtbot, themes) as at:
        at.send(road.stick)
        wizard = at.wizard
        code = wizard.done_card.code.text()
        qtbot.keyClick(wizard.done_card.cover, Qt.Key.Key_Return)
        first = shown(at)
        assert code in first.pages[0].paper.text
        with qtbot.waitSignal(first.finished):
            qtbot.keyClick(first, Qt.Key.Key_Escape)
        wizard.main.click()
        at.settle()
        road_page = at.road
        qtbot.keyClick(road_page.cover_button, Qt.Key.Key_Return)
        assert code in shown(at).pages[0].paper.text
        shown(at).close()


# The preview


def a_preview(
    themes: ThemeHolder, qtbot: QtBot, at: Centre, printers: Drawer, rows: int = 150
) -> Preview:
    made = Preview(
        themes,
        [paper(rows, sheets=(A4, A4_ACROSS))],
        at.session,
        at.dialogs,
        printers,
        at.page.window(),
    )
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_preview_counts_pages_and_turns_them_by_keyboard(
    road: Road, qtbot: QtBot, themes: ThemeHolder, tmp_path: Path
) -> None:
    with centre(road, "unit", qtbot, themes) as at:
        made = a_preview(themes, qtbot, at, Drawer(tmp_path / "out.pdf"))
        assert made.number.text() == "第 1 页 / 共 5 页"
        made.view.setFocus()
        qtbot.keyClick(made.view, Qt.Key.Key_PageDown)
        assert made.number.text() == "第 2 页 / 共 5 页"
        made.view.choose_zoom(WIDE)
        assert made.view.current == 2
        assert "事项 1" in made.view.accessibleDescription()
        qtbot.keyClick(made.view, Qt.Key.Key_End)
        assert made.number.text() == "第 5 页 / 共 5 页"


def test_printer_and_sheet_are_remembered_for_each_kind_of_paper(
    road: Road, qtbot: QtBot, themes: ThemeHolder, tmp_path: Path
) -> None:
    drawer = Drawer(tmp_path / "out.pdf", "一楼", "二楼")
    with centre(road, "unit", qtbot, themes) as at:
        made = a_preview(themes, qtbot, at, drawer)
        made.printer.setCurrentIndex(1)
        made.sheet.setCurrentIndex(1)
        made.copies.setValue(3)
        assert len(made.pages) > 5
        with qtbot.waitSignal(made.put_out) as signal:
            qtbot.keyClick(made.print_button, Qt.Key.Key_Return)
        assert (signal.args, drawer.copies) == (["printed"], 3)
        assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")
        again = a_preview(themes, qtbot, at, drawer)
        assert again.printer.currentText() == "二楼"
        assert again.sheet.currentData() == A4_ACROSS


def test_without_a_printer_the_preview_says_so_and_keeps_a_pdf(
    road: Road,
    qtbot: QtBot,
    themes: ThemeHolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with centre(road, "unit", qtbot, themes) as at:
        made = a_preview(themes, qtbot, at, Drawer(tmp_path / "none"))
        assert not made.print_button.isEnabled()
        assert "没有装打印机" in made.said.text()
        monkeypatch.setattr(at.dialogs, "save_file", lambda *_: tmp_path / "kept.pdf")
        with qtbot.waitSignal(made.put_out) as signal:
            made.pdf_button.click()
        assert signal.args == ["pdf"]
        assert (tmp_path / "kept.pdf").exists()


# Letters that chase


def test_a_letter_names_what_is_owed_and_since_when(road: Road, qapp: QApplication) -> None:
    road.clock.set(2026, 10, 8)
    with road.open("city") as office:
        answer = Answer(date(2026, 10, 13), "王芳", "0571-12345678")
        [(letter, made)] = letters_of(office, [AUGUST, SEPTEMBER], None, answer)
    assert [(owed.period, owed.days_late) for owed in letter.owed] == [
        ("2026-08", 33),
        ("2026-09", 3),
    ]
    for words in (
        *("清溪镇：", "催报〔2026〕1号", "2026年9月\t2026年10月5日\t3 天", "2026年10月13日"),
        *("王芳", "0571-12345678", "明州市\n2026年10月8日"),
    ):
        assert words in made.text, words
    assert len(lay_out([made])) == 1


def test_nobody_is_chased_before_the_deadline_or_after_the_package_has_come(
    road: Road, qapp: QApplication
) -> None:
    with road.open("city") as office:
        assert letters(office, [SEPTEMBER]) == []
    package = road.send_up("unit")
    road.clock.set(2026, 10, 8)
    road.take("city", package)
    with road.open("city") as office:
        assert letters(office, [SEPTEMBER]) == []


def test_a_letter_printed_twice_on_a_day_counts_once_and_keeps_its_number(road: Road) -> None:
    road.found("other", "白云镇", Level.UNIT)
    road.enrol("other", "city")
    road.clock.set(2026, 10, 8)
    with road.open("city") as office:
        first, second = letters(office, [SEPTEMBER])
        assert (first.number, second.number) == (1, 2)
        for means in (Means.PRINTED, Means.PDF):
            record_chase(office, second.unit, ["2026-09"], means)
        again = {letter.unit: letter.number for letter in letters(office, [SEPTEMBER])}
        assert again == {second.unit: 1, first.unit: 2}
        assert chased(office, [SEPTEMBER])[second.unit, "2026-09"].times == 1
    road.clock.set(2026, 10, 12)
    with road.open("city") as office:
        later = {x.unit: x for x in letters(office, [SEPTEMBER])}[second.unit]
        assert later.number > 1
        assert later.before is not None
        assert (later.before.times, later.before.last) == (1, date(2026, 10, 8))
        record_chase(office, second.unit, ["2026-09"], Means.PHONE)
        assert chased(office, [SEPTEMBER])[second.unit, "2026-09"].times == 2


def test_an_answer_is_asked_for_on_a_working_day() -> None:
    assert reply_day(date(2026, 10, 8)) == date(2026, 10, 13)
    assert reply_day(date(2026, 10, 5)) == date(2026, 10, 8)


def test_the_matrix_prints_a_letter_and_shows_that_it_did(
    road: Road,
    qtbot: QtBot,
    themes: ThemeHolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    road.clock.set(2026, 10, 8)
    drawer = Drawer(tmp_path / "out.pdf", "一楼")
    monkeypatch.setattr(preview_module, "SystemPrinters", lambda: drawer)
    with centre(road, "city", qtbot, themes) as at:
        page = at.matrix
        page.matrix.table.setCurrentIndex(
            page.matrix.model.index(0, page.matrix.model.shown.first_month + 8)
        )
        qtbot.keyClick(page.chase_button, Qt.Key.Key_Return)
        form = page._chase_form
        assert form is not None
        form.fields[2].editor.show_value("0571-12345678")
        form.run_button.click()
        made = shown(at)
        assert "0571-12345678" in made.pages[0].paper.text
        for _again in range(2):
            with qtbot.waitSignal(made.put_out):
                qtbot.keyClick(made, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        with qtbot.waitSignal(made.finished):
            qtbot.keyClick(made, Qt.Key.Key_Escape)
        at.settle()
        assert page.asked.text() == "已催 1 次，最近 10月8日"
        assert "已催 1 次" in page.matrix.model.shown.rows[0].cells[8].accessible
        page.phone_button.click()
        at.settle()
        assert page.asked.text() == "已催 2 次，最近 10月8日"
        page.chase_all_button.click()
        form = page._chase_form
        assert form is not None
        assert form.fields[2].editor.read_value() == "0571-12345678"
        at.page.activateWindow()
        qtbot.waitUntil(lambda: form.isAncestorOf(QApplication.focusWidget() or page))
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert page._chase_form is None


def test_an_answer_cannot_be_asked_for_in_the_past(
    road: Road, qtbot: QtBot, themes: ThemeHolder
) -> None:
    road.clock.set(2026, 10, 8)
    with centre(road, "city", qtbot, themes) as at:
        page = at.matrix
        page.chase_all_button.click()
        form = page._chase_form
        assert form is not None
        form.fields[0].editor.show_value(date(2026, 10, 1))
        form.run_button.click()
        assert form.message.text() == "答复期限不能早于今天，换一个日期"
        assert page.preview is None


# The command


def test_the_command_writes_a_cover_and_letters(
    road: Road, qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = sent(road)
    unit, city = str(road.folder / "unit"), str(road.folder / "city")
    cover = tmp_path / "cover.pdf"
    assert papers_verb(["--data", unit, "papers", "cover", package[:30], "--to", str(cover)]) == 0
    assert cover.read_bytes().startswith(b"%PDF-")
    road.clock.set(2026, 10, 8)
    words = ["--data", city, "papers", "chase", "--to", str(tmp_path), "--unit", "清溪镇"]
    assert papers_verb(words, road.clock) == 0
    written = Path(capsys.readouterr().out.splitlines()[-1])
    assert (written.name, written.read_bytes()[:5]) == ("催报单-1-清溪镇.pdf", b"%PDF-")
    with road.open("city") as office:
        assert [some.times for some in chased(office, [SEPTEMBER]).values()] == [1]
    assert papers_verb([*words, "--period", "2026-07"], road.clock) == 1
    assert "对不上唯一的一个" in capsys.readouterr().err
    assert papers_verb([*words[:-2], "--period", "2026-07"], road.clock) == 1
    assert "没有要催的" in capsys.readouterr().err
