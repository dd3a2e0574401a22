"""Importing a spreadsheet in the window: columns are matched, rows looked over, then taken in."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.ledgers.issue_verbs import ISSUES
from models.ledgers.issues import Issue
from models.ledgers.people import PEOPLE, Person
from models.ledgers.units import Level
from models.office import Office, set_up
from models.periods import Period
from ui.dialogs import Dialogs
from ui.pages.sheet_import import CHOOSE, LOOK, MAP, SheetImportPage
from ui.pages.sheet_preview import ALL, FLAGGED, GOOD, REJECTED
from ui.scope import Scope
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder
from ui.words import tr


class Answers(Dialogs):
    """Chooses the file it was told to choose, and keeps the errors it is told."""

    def __init__(self, themes: ThemeHolder) -> None:
        super().__init__(themes, lambda: None)
        self.file: Path | None = None
        self.errors: list[Exception] = []

    def open_file(self, _title: str, _kinds: str, _folder: Path | None = None) -> Path | None:
        return self.file

    def save_file(self, _title: str, _kinds: str, _proposed: Path) -> Path | None:
        return self.file

    def tell_error(self, error: Exception) -> None:
        self.errors.append(error)


class Desk:
    def __init__(self, qapp: QApplication, office: Office) -> None:
        self.themes = ThemeHolder(qapp)
        self.tasks = Tasks(qapp)
        self.session = Session(office)
        self.dialogs = Answers(self.themes)
        self.left = 0
        scope = Scope(Period(2026, 9, 9))
        self.page = SheetImportPage(
            *(self.themes, self.session, scope, self.tasks, self.dialogs), self.leave
        )

    def leave(self) -> None:
        self.left += 1


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    set_up(tmp_path / "office", "清溪镇", Level.UNIT)
    with Office(tmp_path / "office") as office:
        made = Desk(qapp, office)
        qtbot.addWidget(made.page)
        made.page.resize(1130, 600)
        made.page.show()
        yield made
        made.tasks.close()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["2026年问题台账"],
        ["毛病", "查出时间", "渠道", "编号", "方面", "整改类型", "责任领导", "责任人", "整改时限"],
        ["标识缺失", "9月1日", "自查", "1", "其他", "立行立改", "张三", "李四", "2026-10-01"],
        ["记录不全", "9月31日", "自查"],
        ["公示不及时", "9月3日", "自查"],
    ):
        sheet.append(row)
    path = tmp_path / "台账.xlsx"
    book.save(path)
    return path


def reach(desk: Desk, qtbot: QtBot, step: int) -> None:
    qtbot.waitUntil(lambda: desk.page.step == step and not desk.tasks.busy)


def begin(desk: Desk, qtbot: QtBot, table: Path) -> None:
    desk.dialogs.file = table
    desk.page.start(ISSUES)
    reach(desk, qtbot, MAP)


def choose(desk: Desk, title: str, field: str) -> None:
    box = desk.page.mapping.boxes[title]
    box.setCurrentIndex(box.findData(field))
    box.activated.emit(box.currentIndex())


def look(desk: Desk, qtbot: QtBot) -> None:
    desk.page.main.click()
    reach(desk, qtbot, LOOK)


def test_columns_are_matched_rows_looked_over_and_the_sound_ones_taken_in(
    desk: Desk, qtbot: QtBot, table: Path
) -> None:
    begin(desk, qtbot, table)
    chosen = desk.page.mapping.chosen()
    assert (chosen["毛病"], chosen["渠道"], chosen["编号"]) == ("", "source", "issue_no")
    choose(desk, "毛病", "problem")
    choose(desk, "查出时间", "found_on")
    look(desk, qtbot)
    preview = desk.page.preview
    assert preview.filter.current == REJECTED
    (line,) = preview.table.lines
    assert (line.cells[0].text, line.cells[1].text) == ("4", tr("不能导入"))
    assert "查出时间：“9月31日”没有这一天" in line.cells[3].text
    assert "9月只有 30 天" in preview.about.text()
    preview.filter.chosen.emit(preview.filter.current)
    counts = {key: len(preview._rows(key)) for key in (ALL, GOOD, FLAGGED, REJECTED)}
    assert counts == {ALL: 3, GOOD: 0, FLAGGED: 2, REJECTED: 1}
    assert desk.page.main.text() == tr("导入 {n} 行").format(n=2)
    with qtbot.waitSignal(desk.session.said) as said:
        desk.page.main.click()
    assert (str(said.args[0]), said.args[1]) == ("已从“台账.xlsx”导入 2 条", True)
    reach(desk, qtbot, CHOOSE)
    assert desk.left == 1
    assert {issue.problem for issue in Issue.select()} == {"标识缺失", "公示不及时"}
    assert {person.name for person in Person.select()} == {"张三", "李四"}
    desk.session.undo()
    assert not Issue.select().where(~Issue.deleted).exists()


def test_what_was_chosen_is_remembered_for_the_next_file(
    desk: Desk, qtbot: QtBot, table: Path
) -> None:
    begin(desk, qtbot, table)
    choose(desk, "毛病", "problem")
    look(desk, qtbot)
    desk.page.main.click()
    reach(desk, qtbot, CHOOSE)
    begin(desk, qtbot, table)
    assert desk.page.mapping.chosen()["毛病"] == "problem"


def test_a_field_takes_the_column_chosen_last(desk: Desk, qtbot: QtBot, table: Path) -> None:
    begin(desk, qtbot, table)
    choose(desk, "毛病", "source")
    chosen = desk.page.mapping.chosen()
    assert (chosen["毛病"], chosen["渠道"]) == ("source", "")


def test_only_the_rows_without_problems_go_in_where_that_is_wanted(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    door = desk.session.office.door
    door.store(door.new(Person, name="张三"))
    desk.dialogs.file = tmp_path / "名单.csv"
    desk.dialogs.file.write_text("姓名,性别\n张三,男\n李四,女\n王五,\n", encoding="utf-8")
    desk.page.start(PEOPLE)
    reach(desk, qtbot, MAP)
    look(desk, qtbot)
    assert desk.page.main.text() == tr("导入 {n} 行").format(n=3)
    assert desk.page.good_only.text() == tr("只导入没有问题的 {n} 行").format(n=2)
    desk.page.back.click()
    assert desk.page.step == MAP
    look(desk, qtbot)
    desk.page.good_only.click()
    reach(desk, qtbot, CHOOSE)
    assert sorted(person.name for person in Person.select()) == ["张三", "李四", "王五"]


def test_the_file_can_be_had_back_with_its_bad_cells_marked(
    desk: Desk, qtbot: QtBot, table: Path, tmp_path: Path
) -> None:
    begin(desk, qtbot, table)
    choose(desk, "毛病", "problem")
    choose(desk, "查出时间", "found_on")
    look(desk, qtbot)
    assert desk.page.mark.isVisible()
    desk.dialogs.file = tmp_path / "标注.xlsx"
    with qtbot.waitSignal(desk.session.said):
        desk.page.mark.click()
    comment = openpyxl.load_workbook(tmp_path / "标注.xlsx").worksheets[0]["B4"].comment
    assert comment is not None
    assert "没有这一天" in comment.text


def test_an_empty_template_is_saved(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.page.start(ISSUES)
    desk.dialogs.file = tmp_path / "模板.xlsx"
    with qtbot.waitSignal(desk.session.said):
        desk.page.first.other.click()
    assert openpyxl.load_workbook(tmp_path / "模板.xlsx").sheetnames[0] == "问题台账"


def test_a_file_that_is_no_table_is_refused_and_the_page_stays(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7")
    desk.dialogs.file = path
    desk.page.start(ISSUES)
    qtbot.waitUntil(lambda: bool(desk.dialogs.errors))
    assert "不是电子表格" in str(desk.dialogs.errors[0])
    assert desk.page.step == CHOOSE


def test_pages_hear_of_the_import_on_the_windows_thread(
    desk: Desk, qtbot: QtBot, table: Path
) -> None:
    threads: list[bool] = []
    home = desk.page.thread()
    desk.session.changed.connect(lambda _names: threads.append(QThread.currentThread() is home))
    begin(desk, qtbot, table)
    choose(desk, "毛病", "problem")
    look(desk, qtbot)
    desk.page.main.click()
    reach(desk, qtbot, CHOOSE)
    qtbot.waitUntil(lambda: bool(threads))
    assert all(threads)
