"""导入: choose packages, see what each would change, take them in, and see what became of each."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QWidget

from models.accounts.rights import Right
from models.errors import UserError
from models.exchange.differences import Difference
from models.exchange.format.stick import find_packages
from models.exchange.receiving.inbox import preview
from models.exchange.receiving.outcome import Preview
from models.progress import Progress
from models.taking_in import Taken, take_in
from models.words import Sentence, sentence
from ui.commands import Command
from ui.dialogs import Dialogs
from ui.glyphs import OVERDUE
from ui.help.way import WayToHelp
from ui.icons import Icon, icon, wear
from ui.little_form import LittleForm
from ui.pages.exchanging import PACKAGES, day_editor, run
from ui.pages.import_results import ImportResults
from ui.pages.package_browser import PackageBrowser
from ui.pages.planned_returns import PlannedReturns
from ui.scope import Scope
from ui.session import Session
from ui.surroundings import surroundings
from ui.tasks import Tasks
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.chip import GlyphMark
from ui.widgets.empty_page import EmptyPage
from ui.widgets.page import Page, label
from ui.widgets.progress import ProgressPanel
from ui.words import say, tr

Looked = tuple[list[Preview], tuple[Sentence, ...]]
"""The previews, and what people should know of the folder they came from."""


class ImportPage(Page):
    """Nothing chosen, a preview, or the results of the last import."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        scope: Scope,
        tasks: Tasks,
        dialogs: Dialogs,
    ) -> None:
        super().__init__(themes, tr("导入"))
        self._session, self._tasks, self._dialogs = session, tasks, dialogs
        self._scope = scope
        self._paths: list[Path] = []
        self.previews: list[Preview] = []
        self.returns = PlannedReturns(session)
        self._around = surroundings(themes, session, dialogs, scope)
        self.panel = ProgressPanel(themes, self)
        self.browser = PackageBrowser(themes, tr)
        self.results = ImportResults(themes, session, tasks, dialogs, self.panel)
        self.empty = EmptyPage(
            themes,
            Icon.INBOX,
            tr("还没有选报送包"),
            tr("插好 U 盘，选报送包文件，或选一个文件夹一次导入里面的全部报送包。先预览，再导入。"),
            tr("选择报送包…"),
            tr("选择文件夹…"),
        )
        wear(self.empty.deed, Icon.FILE_IMPORT, themes, "onAccent")
        self.stack = QStackedWidget()
        for part in (self.empty, self.browser, self.results):
            self.stack.addWidget(part)
        self.body.addWidget(self.stack, 1)
        self._build_header()
        self._build_footer()
        self._connect()
        self._show(self.empty)

    def _build_header(self) -> None:
        self.folder_button = self.add_button(tr("选择文件夹…"), icon=Icon.FOLDER)
        self.files_button = self.add_button(tr("选择报送包…"), icon=Icon.FILE_IMPORT)

    def _build_footer(self) -> None:
        self._shield = QLabel()
        self._note = label(tr("导入前自动备份；导入后可整批撤回"), "secondary")
        self.day = day_editor(self.themes, tr("收到日期"), self._session.office.door.today)
        self.day.setMaximumWidth(150)
        self.day.line.setAccessibleDescription(tr("按实际收到的那天算按时或迟报"))
        self._mark = GlyphMark(self.themes, OVERDUE)
        self.reason = label("", "danger")
        self.way = WayToHelp(self.themes)
        self.main = Button(self.themes, "", "primary", needs=(Right.RECEIVE,))
        self.cancel = Button(self.themes, tr("取消"))
        row = QHBoxLayout(self.footer)
        row.setContentsMargins(14, 7, 14, 7)
        row.setSpacing(8)
        row.addWidget(self._shield)
        row.addWidget(self._note)
        row.addStretch(1)
        row.addWidget(self._mark)
        row.addWidget(self.reason)
        row.addWidget(self.way)
        row.addSpacing(8)
        row.addWidget(label(tr("收到日期")))
        row.addWidget(self.day)
        row.addSpacing(8)
        row.addWidget(self.main)
        row.addWidget(self.cancel)
        self.themes.changed.connect(self._draw_shield)
        self._draw_shield()

    def _draw_shield(self) -> None:
        theme = self.themes.now
        side = theme.size("icon")
        drawn = icon(Icon.SHIELD_CHECK, theme, "text2", side)
        self._shield.setPixmap(drawn.pixmap(side, side))

    def _connect(self) -> None:
        self.empty.deed.clicked.connect(self.choose_files)
        self.empty.other.clicked.connect(self.choose_folder)
        self.files_button.clicked.connect(self.choose_files)
        self.folder_button.clicked.connect(self.choose_folder)
        self.main.clicked.connect(self.take_in)
        self.cancel.clicked.connect(self.put_away)
        # The button's own: where it is not in sight, the keys do nothing.
        forward = QShortcut(QKeySequence("Ctrl+Return"), self.main)
        forward.activated.connect(self.main.click)
        # Of two that want the same keys, Qt asks neither: an open form has them to itself.
        self.browser.asks.connect(lambda asks: forward.setEnabled(not asks))
        self.day.edited.connect(self._tell_state)
        self.results.more.clicked.connect(self.put_away)
        self.browser.told.connect(self.say_status)
        self.browser.told_record.connect(self._tell_planned)
        self.browser.return_wanted.connect(self._ask_return)
        self.offer(Command.IMPORT_PACKAGE, self.choose_files)
        self.offer(Command.NEXT_ERROR, lambda: self.browser.next_conflict(1))
        self.offer(Command.PREVIOUS_ERROR, lambda: self.browser.next_conflict(-1))
        self.offer(Command.FIND, self.browser.focus_search)

    def _show(self, part: QWidget) -> None:
        self.stack.setCurrentWidget(part)
        looking = part is self.browser
        self.footer.setVisible(looking)
        empty = part is self.empty
        for button in (self.files_button, self.folder_button):
            button.setVisible(not empty)
        if empty:
            self.set_title(tr("导入"))
            self.say_status(tr("还没有选报送包"))

    # Choosing

    def choose_files(self) -> None:
        kinds = tr("报送包") + f" ({PACKAGES});;" + tr("所有文件") + " (*)"
        paths = self._dialogs.open_files(tr("选择报送包"), kinds)
        if paths:
            self.look(paths)

    def choose_folder(self) -> None:
        folder = self._dialogs.folder(tr("选择放报送包的文件夹"))
        if folder is not None:
            self.look([folder])

    def look(self, paths: Sequence[Path]) -> None:
        """Open the packages on the worker and show what each would change."""
        self._paths = list(paths)
        office = self._session.office

        def work(progress: Progress) -> Looked:
            found = find_packages(self._paths)
            return preview(office, self._paths, progress=progress), found.warnings

        job = run(self._tasks, self.panel, tr("正在打开报送包"), work)
        job.done.connect(self._show_previews)
        job.failed.connect(self._dialogs.tell_error)

    def _show_previews(self, looked: Looked) -> None:
        self.returns.clear()
        self.previews, warnings = looked
        if not self.previews:
            self._show(self.empty)
            where = str(self._paths[0]) if self._paths else ""
            self._dialogs.tell_error(
                UserError("“{folder}”里没有报送包，换一个文件夹", folder=where)
            )
            return
        self.browser.show_previews(self.previews, warnings)
        self.day.show_value(self._session.office.door.today)
        count = len(self.previews)
        context = self.previews[0].file.name if count == 1 else tr("{n} 个报送包").format(n=count)
        self.set_title(tr("导入预览"), context)
        self._show(self.browser)
        self._tell_state()
        self.browser.enter()
        self.say_status(tr("预览中，尚未写入任何数据"))

    @property
    def acceptable(self) -> list[Preview]:
        """The packages that would be taken in."""
        return [some for some in self.previews if some.result == "accepted"]

    def _received_on(self) -> date:
        """The day in the field; UserError where it is no day, or has not come yet."""
        today: date = self._session.office.door.today
        day: date | None = self.day.read_value()
        if day is None:
            raise UserError("先填收到日期，按它算按时或迟报")
        if day > today:
            raise UserError("收到日期不能晚于今天（{today}）", today=today)
        return day

    def _tell_state(self) -> None:
        count = len(self.acceptable)
        waiting = [some for some in self.previews if some.result == "quarantined"]
        self.main.setText(tr("导入 {n} 包").format(n=count) if count else tr("隔离待核对"))
        refusal: UserError | Sentence | None = None
        if not count and not waiting:
            refusal = sentence("没有可以导入的报送包")
        if count:
            try:
                self._received_on()
            except UserError as error:
                refusal = error
        reason = say(refusal) if refusal is not None else ""
        self.way.lead(refusal)
        self.reason.setText(reason)
        self._mark.setVisible(bool(reason))
        self.reason.setVisible(bool(reason))
        self.main.setEnabled(not reason)
        self.main.setAccessibleDescription(reason)

    # Sending back

    def _ask_return(self, one: Difference) -> None:
        """Which field of the record shown goes back, why and by when; done after the import."""
        asks = self.returns.asks(one, self.browser.comparer)

        def plan(said: dict[str, Any]) -> None:
            self.returns.plan(one, said)
            self._tell_planned(one)

        form = LittleForm(self.themes, tr("导入后退回"), asks, {}, self._around(), plan)
        form.closed.connect(self._end_asking)
        self.browser.show_asking(form)
        form.begin()

    def _end_asking(self) -> None:
        self.browser.show_asking(None)
        self.browser.records.setFocus()

    def _tell_planned(self, one: Difference) -> None:
        reasons = "；".join(self.returns.reasons(one.uid))
        said = tr("导入后退回：{reason}").format(reason=reasons) if reasons else ""
        self.browser.planned.setText(said)

    # Taking in

    def take_in(self) -> None:
        """Import what was previewed; what cannot be taken in is remembered with its reason."""
        try:
            received_on = self._received_on()
        except UserError as error:
            self._dialogs.tell_error(error)
            return
        office, paths = self._session.office, [some.file for some in self.previews]

        def work(progress: Progress) -> Taken:
            return take_in(office, paths, received_on=received_on, progress=progress)

        self.main.setEnabled(False)
        job = run(self._tasks, self.panel, tr("正在导入报送包"), work)
        job.done.connect(self._taken)
        job.failed.connect(self._dialogs.tell_error)
        job.cancelled.connect(self._tell_state)

    def _taken(self, done: Taken) -> None:
        outcomes = done.outcomes
        self.previews = []
        self.results.show_outcomes(outcomes, done.changed)
        self.set_title(tr("导入结果"), tr("{n} 个报送包").format(n=len(outcomes)))
        self._show(self.results)
        self.results.setFocus()
        taken = [some for some in outcomes if some.result == "accepted"]
        records = sum(some.new + some.changed for some in taken)
        said = sentence("已导入 {packages} 包，{records} 条", packages=len(taken), records=records)
        self.say_status(say(said))
        if taken:
            self._session.said.emit(said, False)
        self._send_back()

    def _send_back(self) -> None:
        """What was decided while looking, now that the records are here."""
        if not self.returns:
            return
        made, refused = self.returns.make()
        if made:
            self._session.said.emit(sentence("导入后退回了 {count} 处", count=made), False)
        for error in refused:
            self._dialogs.tell_error(error)

    def put_away(self) -> None:
        self.previews = []
        self.returns.clear()
        self._show(self.empty)
        self.empty.deed.setFocus()

    def regions(self) -> list[QWidget]:
        part = self.stack.currentWidget()
        inner = self.browser.regions() if part is self.browser else [part]
        return [*inner, self.footer]
