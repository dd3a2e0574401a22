"""Promises of the frame: keys lead everywhere, nothing grows the window, work never blocks it."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from models.crash import report_of
from models.errors import UserError
from models.periods import Period
from models.progress import Cancelled, Progress
from ui.commands import Command, menus
from ui.crash_report import surroundings
from ui.dialogs import Dialogs, MessageBox
from ui.glyphs import DONE, OVERDUE, TODO
from ui.icons import Icon
from ui.main_window import MainWindow, PageEntry
from ui.scope import Scope
from ui.tasks import Tasks
from ui.theme import ThemeHolder
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.field_frame import WARNING, FieldFrame, align_labels
from ui.widgets.matrix import Head, MatrixCell, MatrixData, MatrixRow, MatrixView
from ui.widgets.page import Page, label
from ui.widgets.progress import ProgressPanel
from ui.widgets.segments import Segment, Segments
from ui.widgets.timeline import Entry, Timeline
from ui.words import Catalog, tr

NAMES = ["工作台", "组织机构", "方案计划", "问题台账", "系统设置"]


class ListPage(Page):
    """A page with a tool, a list and a command of its own."""

    def __init__(self, themes: ThemeHolder, title: str) -> None:
        super().__init__(themes, title)
        self.find = QLineEdit()
        self.list = QListWidget()
        self.list.addItems(["一", "二"])
        self.list.setCurrentRow(0)
        self.leaves = True
        self.deleted = 0
        self.add_tool(self.find)
        self.body.addWidget(self.list)
        self.offer(Command.DELETE, self.delete)

    def delete(self) -> None:
        self.deleted += 1

    def may_leave(self) -> bool:
        return self.leaves


@dataclass
class Office:
    """A window with pages that note when they were built."""

    window: MainWindow
    scope: Scope
    built: list[str] = field(default_factory=list)

    def page(self) -> ListPage:
        page = self.window.current_page
        assert isinstance(page, ListPage)
        return page


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeHolder]:
    holder = ThemeHolder(qapp)
    yield holder
    holder.deleteLater()


@pytest.fixture
def office(qtbot: QtBot, themes: ThemeHolder) -> Office:
    built: list[str] = []

    def factory(name: str) -> Callable[[], Page]:
        def build() -> Page:
            built.append(name)
            return ListPage(themes, name)

        return build

    groups = ["", "组织与计划", "组织与计划", "督导整改", ""]
    entries = [
        PageEntry(
            *(name, name, Icon.HOME, group, factory(name), (lambda: 3) if group else None),
            digit=str(number),
        )
        for number, (name, group) in enumerate(zip(NAMES, groups, strict=True), 1)
    ]
    scope = Scope(Period(2026, 7, 9))
    window = MainWindow(themes, scope, entries, "清溪镇人民政府", "周敏（填报人）")
    qtbot.addWidget(window)
    show(qtbot, window)
    window.go("工作台")
    return Office(window, scope, built)


def show(qtbot: QtBot, window: QWidget) -> None:
    """On screen, active, and ready to give the focus to its parts."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)


def press(qtbot: QtBot, widget: QWidget, key: Qt.Key, with_: Qt.KeyboardModifier) -> None:
    qtbot.keyClick(widget, key, with_)


NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_pages_are_built_on_their_first_visit_only(office: Office) -> None:
    assert office.built == ["工作台"]
    office.window.go("问题台账")
    office.window.go("工作台")
    office.window.go("问题台账")
    assert office.built == ["工作台", "问题台账"]


def test_ctrl_and_a_digit_go_to_that_page(qtbot: QtBot, office: Office) -> None:
    press(qtbot, office.window, Qt.Key.Key_4, CTRL)
    assert office.window.current_key == "问题台账"
    press(qtbot, office.window, Qt.Key.Key_2, CTRL)
    assert office.window.current_key == "组织机构"


def test_alt_and_arrows_go_back_and_forward(qtbot: QtBot, office: Office) -> None:
    office.window.go("组织机构")
    office.window.go("问题台账")
    press(qtbot, office.window, Qt.Key.Key_Left, ALT)
    press(qtbot, office.window, Qt.Key.Key_Left, ALT)
    assert office.window.current_key == "工作台"
    press(qtbot, office.window, Qt.Key.Key_Right, ALT)
    assert office.window.current_key == "组织机构"
    office.window.go("系统设置")
    office.window.forward()
    assert office.window.current_key == "系统设置"


def test_arrow_keys_in_the_navigation_pass_over_headings(qtbot: QtBot, office: Office) -> None:
    navigation = office.window.navigation.list
    navigation.setFocus()
    visited = []
    for _ in range(4):
        press(qtbot, navigation, Qt.Key.Key_Down, NONE)
        visited.append(office.window.current_key)
    assert visited == NAMES[1:]


def test_a_page_with_unsaved_work_is_not_left(office: Office) -> None:
    office.page().leaves = False
    office.window.go("问题台账")
    assert office.window.current_key == "工作台"
    navigation = office.window.navigation.list
    assert navigation.currentIndex().data() == "工作台"
    assert not office.window.close()
    office.page().leaves = True


def test_f6_goes_round_navigation_tools_list_and_period(qtbot: QtBot, office: Office) -> None:
    page, navigation = office.page(), office.window.navigation.list
    navigation.setFocus()
    places = []
    for _ in range(4):
        press(qtbot, office.window, Qt.Key.Key_F6, NONE)
        places.append(QApplication.focusWidget())
    assert places == [page.find, page.list, office.window.top_bar.year, navigation]
    press(qtbot, office.window, Qt.Key.Key_F6, SHIFT)
    press(qtbot, office.window, Qt.Key.Key_F6, SHIFT)
    assert QApplication.focusWidget() is page.list


def test_ctrl_k_leads_to_the_global_search(qtbot: QtBot, office: Office) -> None:
    press(qtbot, office.window, Qt.Key.Key_K, CTRL)
    search = office.window.top_bar.search
    assert QApplication.focusWidget() is search
    search.setText(" 路灯 ")
    with qtbot.waitSignal(office.window.top_bar.searched) as found:
        press(qtbot, search, Qt.Key.Key_Return, NONE)
    assert found.args == ["路灯"]


def test_delete_works_in_a_list_and_spares_a_field(qtbot: QtBot, office: Office) -> None:
    page = office.page()
    page.find.setFocus()
    press(qtbot, page.find, Qt.Key.Key_Delete, NONE)
    assert page.deleted == 0
    page.list.setFocus()
    press(qtbot, page.list, Qt.Key.Key_Delete, NONE)
    assert page.deleted == 1


def test_what_nobody_offers_is_greyed_and_what_a_page_offers_comes_first(
    qtbot: QtBot, office: Office
) -> None:
    done: list[str] = []
    window = office.window
    actions = {action.text(): action for action in window.findChildren(type(window.addAction("")))}
    new = actions["新建(&N)"]
    assert not new.isEnabled()
    window.offer(Command.NEW, lambda: done.append("window"))
    press(qtbot, window, Qt.Key.Key_N, CTRL)
    office.page().offer(Command.NEW, lambda: done.append("page"))
    press(qtbot, window, Qt.Key.Key_N, CTRL)
    office.page().withdraw(Command.NEW)
    window.go("组织机构")
    press(qtbot, window, Qt.Key.Key_N, CTRL)
    assert done == ["window", "page", "window"]


def test_every_command_has_its_place_in_the_menus_and_keys_do_not_clash() -> None:
    items = [item for menu in menus() for group in menu.groups for item in group]
    assert {item.command for item in items} == set(Command)
    keys = [key for item in items for key in item.keys]
    assert len(keys) == len(set(keys))
    for menu in menus():
        letters = [item.text.split("&")[1][0] for group in menu.groups for item in group]
        assert len(letters) == len(set(letters)), menu.text


def test_no_key_is_taken_from_the_input_methods() -> None:
    keys = {key for menu in menus() for group in menu.groups for item in group for key in item.keys}
    taken = {"Ctrl+Space", "Shift+Space", "Ctrl+Shift+F", "Ctrl+Shift+P", "Ctrl+."}
    assert not keys & taken
    assert all(len(key) > 1 for key in keys)


def test_content_never_makes_the_window_grow(office: Office) -> None:
    window = office.window
    window.resize(1024, 600)
    office.page().body.addWidget(wide := QLabel("问题" * 400))
    wide.setMinimumSize(3000, 2000)
    office.page().say_status("共 34 个问题" * 80)
    window.toast("已删除" * 200, lambda: None)
    QCoreApplication.processEvents()
    assert (window.width(), window.height()) == (1024, 600)
    assert window.minimumWidth() <= 1024


def test_the_navigation_becomes_a_rail_where_it_is_narrow(qtbot: QtBot, office: Office) -> None:
    window = office.window
    window.resize(1366, 696)
    assert not window.navigation.rail
    assert window.navigation.width() == 184
    window.resize(1100, 696)
    qtbot.waitUntil(lambda: window.navigation.width() == 52)
    assert window.navigation.model.index(0).data(Qt.ItemDataRole.ToolTipRole) == "工作台"


def test_counts_are_said_as_well_as_painted(office: Office) -> None:
    office.window.refresh_counts()
    model = office.window.navigation.model
    index = model.index(model.row_of("问题台账"))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "问题台账，超期 3 项"


def test_year_and_period_of_the_bar_are_the_scope(qtbot: QtBot, office: Office) -> None:
    bar = office.window.top_bar
    assert bar.period.currentText() == "第三季度"
    with qtbot.waitSignal(office.scope.changed):
        press(qtbot, bar.period, Qt.Key.Key_Down, NONE)
        bar.period.activated.emit(bar.period.currentIndex())
    assert office.scope.period == Period(2026, 10, 12)
    office.scope.choose(Period(2025, 9, 9))
    assert bar.year.currentData() == 2025
    assert bar.period.currentText() == "9月"


def test_a_toast_undoes_without_taking_the_focus(qtbot: QtBot, office: Office) -> None:
    page, undone = office.page(), []
    page.list.setFocus()
    office.window.toast("已删除问题 2026-014", lambda: undone.append(True))
    toast = office.window._toast
    assert QApplication.focusWidget() is page.list
    assert toast.isVisible()
    assert toast.geometry().bottom() <= office.window.stack.height()
    assert toast.x() < 40
    qtbot.mouseClick(toast.undo_button, Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert not toast.isVisible()
    assert QApplication.focusWidget() is page.list


def test_the_newest_toast_replaces_the_older_one(office: Office) -> None:
    office.window.toast("已删除问题 2026-014", lambda: None)
    office.window.toast("已导入 19 条")
    toast = office.window._toast
    assert toast.text == "已导入 19 条"
    assert not toast.undo_button.isVisible()


def test_segments_move_with_the_arrow_keys(qtbot: QtBot, themes: ThemeHolder) -> None:
    segments = Segments(
        themes,
        "状态",
        [
            Segment("all", "全部", 34),
            Segment("todo", "待整改", 3, TODO),
            Segment("done", "已销号", 24),
        ],
    )
    qtbot.addWidget(segments)
    show(qtbot, segments)
    buttons = segments.findChildren(QWidget)
    first = next(button for button in buttons if button.accessibleName() == "全部 34")
    first.setFocus()
    with qtbot.waitSignal(segments.chosen) as chosen:
        press(qtbot, first, Qt.Key.Key_Right, NONE)
    assert chosen.args == ["todo"]
    assert QApplication.focusWidget().accessibleName() == "待整改 3"


def test_segments_keep_the_choice_when_counts_change(qtbot: QtBot, themes: ThemeHolder) -> None:
    segments = Segments(themes, "状态", [Segment("all", "全部", 3), Segment("done", "已销号", 1)])
    qtbot.addWidget(segments)
    segments.choose("done")
    with qtbot.assertNotEmitted(segments.chosen):
        segments.set_segments([Segment("all", "全部", 4), Segment("done", "已销号", 2)])
        segments.set_segments([Segment("done", "已销号", 2), Segment("late", "超期", 2, OVERDUE)])
    assert segments.current == "done"


def test_a_field_says_what_is_wrong_to_eye_and_ear(qtbot: QtBot, themes: ThemeHolder) -> None:
    editor = QSpinBox()
    frame = FieldFrame(themes, "实到人数", editor, needed=True, note="按参加范围带出")
    qtbot.addWidget(frame)
    align_labels([frame])
    frame.show_message("实到 45 人多于应到 42 人，核对签到表")
    assert editor.property("state") == "error"
    assert editor.accessibleName() == "实到人数"
    assert editor.accessibleDescription() == "实到 45 人多于应到 42 人，核对签到表"
    frame.show_message("还没有签到表", WARNING)
    assert editor.property("state") == "warning"
    frame.show_message("")
    assert not editor.property("state")
    assert editor.accessibleDescription() == "按参加范围带出"


def test_the_error_bar_leads_from_field_to_field(qtbot: QtBot, themes: ThemeHolder) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first, second = QLineEdit(window), QLineEdit(window)
    bar = ErrorSummary(themes, window)
    show(qtbot, window)
    bar.show_errors([("授课人", first), ("结束时间", second)])
    visited = []
    for step in (1, 1, 1, -1):
        bar.go(step)
        visited.append(QApplication.focusWidget())
    assert visited == [first, second, first, second]
    links = [link for link in bar.findChildren(QPushButton) if link.text() == "结束时间"]
    first.setFocus()
    links[0].click()
    assert QApplication.focusWidget() is second
    bar.show_errors([])
    assert bar.isHidden()


def grid() -> MatrixData:
    done, late = MatrixCell(DONE, "", "完成"), MatrixCell(OVERDUE, "0/1", "过月未完成，0/1")
    return MatrixData(
        heads=(Head("序号", 40, centred=True), Head("任务")),
        months=tuple(f"{month}月" for month in range(1, 13)),
        rows=(
            MatrixRow("a", ("1", "集中学习研讨"), (done,) * 12, "12/12", "理论学习"),
            MatrixRow("b", ("2", "读书班（每期 3 天）"), (late,) * 12, "0/12", "理论学习"),
        ),
        totals=(MatrixRow("p", ("", "计划（项）"), (MatrixCell(text="2"),) * 12, "24"),),
        total_title="累计",
        group_title="类别",
        current=8,
    )


def test_the_year_grid_is_walked_and_opened_by_keys(qtbot: QtBot, themes: ThemeHolder) -> None:
    view = MatrixView(themes, "一张表")
    qtbot.addWidget(view)
    view.resize(1150, 400)
    view.show()
    view.show_data(grid())
    view.choose(0, 8)
    with qtbot.waitSignal(view.chosen) as chosen:
        press(qtbot, view.table, Qt.Key.Key_Down, NONE)
    assert chosen.args == [1, 8]
    with qtbot.waitSignal(view.opened) as opened:
        press(qtbot, view.table, Qt.Key.Key_Return, NONE)
    assert opened.args == [1, 8]
    for _ in range(12):
        press(qtbot, view.table, Qt.Key.Key_Left, NONE)
    assert view.table.currentIndex().column() == grid().first_month


def test_every_cell_of_the_grid_says_what_it_draws(qtbot: QtBot, themes: ThemeHolder) -> None:
    view = MatrixView(themes, "一张表")
    qtbot.addWidget(view)
    view.show_data(grid())
    role = Qt.ItemDataRole.AccessibleTextRole
    said = view.model.index(1, 3 + 7).data(role)
    assert said == "读书班（每期 3 天） 8月 过月未完成，0/1"
    assert view.model.index(0, 15).data(role) == "12/12"


def test_the_grid_fits_the_narrowest_window(qtbot: QtBot, themes: ThemeHolder) -> None:
    view = MatrixView(themes, "一张表")
    qtbot.addWidget(view)
    view.show_data(grid())
    view.resize(940, 400)
    view.show()
    qtbot.waitExposed(view)
    assert view.table.horizontalScrollBar().maximum() == 0


def test_a_tool_row_drops_what_is_optional(qtbot: QtBot, themes: ThemeHolder) -> None:
    page = ListPage(themes, "问题台账")
    qtbot.addWidget(page)
    sources, units = QPushButton("全部来源"), QPushButton("全部单位")
    for button in (units, sources):
        button.setFixedWidth(300)
        page.add_tool(button, optional=True)
    page.find.setFixedWidth(200)
    page.resize(1000, 400)
    page.show()
    assert sources.isVisible()
    page.resize(640, 400)
    qtbot.waitUntil(lambda: not sources.isVisible())
    assert units.isVisible()
    page.resize(1000, 400)
    qtbot.waitUntil(sources.isVisible)


def test_a_timeline_forgets_what_it_showed_before(qtbot: QtBot, themes: ThemeHolder) -> None:
    timeline = Timeline(themes, [Entry("09-08", "陈立", "标识牌已下单")])
    qtbot.addWidget(timeline)
    timeline.show_entries([Entry("09-16", "系统提示", "已过整改时限", OVERDUE)])
    assert timeline.layout().count() == 1


def test_work_runs_beside_the_window_and_answers_on_its_thread(qtbot: QtBot) -> None:
    tasks, threads = Tasks(), []

    def work(progress: Progress) -> str:
        threads.append(threading.current_thread())
        progress(1, 2)
        progress(2, 2)
        return "已生成"

    job = tasks.start(work)
    with qtbot.waitSignals([job.progressed, job.done, job.ended]):
        job.done.connect(lambda _result: threads.append(threading.current_thread()))
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()
    assert not tasks.busy
    tasks.close()


def test_cancelled_work_says_so_and_gives_no_result(qtbot: QtBot) -> None:
    tasks, started, results = Tasks(), threading.Event(), []

    def work(progress: Progress) -> None:
        started.set()
        while True:
            progress(1, 2)

    job = tasks.start(work)
    job.done.connect(results.append)
    with qtbot.waitSignal(job.cancelled):
        assert started.wait(5)
        job.cancel()
    assert results == []
    tasks.close()


def test_a_refusal_arrives_as_it_was_raised(qtbot: QtBot) -> None:
    tasks = Tasks()

    def work(_progress: Progress) -> None:
        raise UserError("U 盘已拔出，插好后再试")

    job = tasks.start(work)
    with qtbot.waitSignal(job.failed) as failed:
        pass
    assert str(failed.args[0]) == "U 盘已拔出，插好后再试"
    tasks.close()


@pytest.mark.usefixtures("qapp")
def test_closing_stops_the_work_that_is_under_way() -> None:
    tasks, started, ended = Tasks(), threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        started.set()
        try:
            while True:
                progress(1, 2)
        except Cancelled:
            ended.set()
            raise

    tasks.start(work)
    assert started.wait(5)
    tasks.close()
    assert ended.is_set()


def test_an_answer_that_comes_after_closing_reaches_nobody(qtbot: QtBot) -> None:
    tasks, told = Tasks(), []
    job = tasks.start(lambda _report: "finished")
    job.done.connect(told.append)
    job.cancelled.connect(lambda: told.append("cancelled"))
    tasks.close()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert told == ["cancelled"]


def test_progress_appears_only_for_slow_work_and_cancels(qtbot: QtBot, themes: ThemeHolder) -> None:
    host = QWidget()
    host.resize(800, 500)
    qtbot.addWidget(host)
    host.show()
    tasks, panel = Tasks(), ProgressPanel(themes, host)

    def work(progress: Progress) -> None:
        while True:
            progress(83, 126)

    job = tasks.start(work)
    panel.watch(job, "正在生成报送包")
    assert not panel.isVisible()
    qtbot.waitUntil(panel.isVisible)
    with qtbot.waitSignal(job.ended):
        qtbot.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)
    assert not panel.isVisible()
    assert QApplication.overrideCursor() is None
    tasks.close()


def test_a_dangerous_question_starts_on_cancel(qtbot: QtBot, themes: ThemeHolder) -> None:
    box = MessageBox(themes, "恢复到 8月30日 的备份？", "57 条记录会被替换。")
    qtbot.addWidget(box)
    box.add_deed("恢复备份", "danger")
    cancel = box.add_cancel(focus=True)
    show(qtbot, box)
    assert QApplication.focusWidget() is cancel
    with qtbot.waitSignal(box.finished) as answered:
        press(qtbot, cancel, Qt.Key.Key_Space, NONE)
    assert answered.args == [QDialog.DialogCode.Rejected]


def test_a_bug_is_told_without_exceptions_in_the_sentence(
    themes: ThemeHolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STUDY_LEDGER_CONFIG", str(tmp_path))
    told: list[tuple[str, str, str]] = []

    class Listening(Dialogs):
        def tell(self, title: str, text: str, details: str = "") -> None:
            told.append((title, text, details))

        def show_report(self, text: str, report: Path) -> None:
            told.append(("", text, report.read_text(encoding="utf-8")))

    dialogs = Listening(themes, lambda: None)
    dialogs.tell_error(ValueError("index 7"))
    dialogs.tell_error(UserError("这个文件不是报送包，换一个"))
    assert "ValueError" not in told[0][1]
    assert "ValueError" in told[0][2]
    assert "index 7" not in told[0][2]
    assert told[1][1:] == ("这个文件不是报送包，换一个", "")


def test_a_report_names_the_pages_and_menu_items_that_led_there(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STUDY_LEDGER_CONFIG", str(tmp_path))
    office.window.go("组织机构")
    office.window._doer(Command.BACK)()
    report = report_of(ValueError("张三"), datetime(2026, 9, 1), surroundings())
    assert "page.组织机构 menu.BACK page.工作台" in report
    assert "张三" not in report


def test_everything_that_takes_the_focus_has_a_name(office: Office) -> None:
    office.page().find.setAccessibleName("在本表查找")
    office.page().list.setAccessibleName("问题")
    nameless = []
    for widget in office.window.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            described = QAccessible.queryAccessibleInterface(widget)
            if described and not described.text(QAccessible.Text.Name):
                nameless.append(widget)
    assert nameless == []


def test_hit_areas_are_large_enough(office: Office) -> None:
    bar = office.window.top_bar
    for button in (bar.reminders, bar.help, bar.user):
        assert min(button.width(), button.height()) >= 24


def test_labels_show_texts_as_they_are(qtbot: QtBot) -> None:
    shown = label("<b>粗</b>")
    qtbot.addWidget(shown)
    assert shown.textFormat() is Qt.TextFormat.PlainText


def test_another_language_leaves_qt_its_own_words(qapp: QApplication) -> None:
    catalog = Catalog("en")
    qapp.installTranslator(catalog)
    try:
        assert tr("取消") == "Cancel"
        assert QCoreApplication.translate("QPlatformTheme", "OK") == "OK"
    finally:
        qapp.removeTranslator(catalog)


def test_the_window_speaks_english_without_losing_access_keys(
    qtbot: QtBot, qapp: QApplication, themes: ThemeHolder
) -> None:
    catalog = Catalog("en")
    qapp.installTranslator(catalog)
    try:
        texts = [item.text for menu in menus() for group in menu.groups for item in group]
        assert all("&" in text and text.replace("…", "").isascii() for text in texts)
        for menu in menus():
            letters = [i.text.split("&")[1][0].lower() for group in menu.groups for i in group]
            assert len(letters) == len(set(letters)), (menu.text, letters)
        window = MainWindow(themes, Scope(Period(2026)), [], "Qingxi", "Zhou Min")
        qtbot.addWidget(window)
        assert window.windowTitle() == "Study Ledger"
    finally:
        qapp.removeTranslator(catalog)
