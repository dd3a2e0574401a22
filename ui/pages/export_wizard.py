"""生成报送包: choose the period, look over and sign, make it, carry it off."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.accounts.rights import Right
from models.errors import UserError
from models.exchange.sending.checks import Readiness, check_submission, restate
from models.exchange.sending.explanations import explain, last_signers
from models.exchange.sending.findings import Level
from models.exchange.sending.outbox import Packed, Statement, copy_to, outgoing
from models.exchange.sending.relays import going_along
from models.exchange.sending.submitted import proposed_period
from models.exchange.sending.submitting import submit
from models.ledgers.month_reports import MONTH_REPORTS
from models.periods import Period, periods_of
from models.privacy.leaving import LeavingList, leaving_up
from models.progress import Progress
from ui.commands import Command
from ui.dates import period_text
from ui.dialogs import Dialogs
from ui.glyphs import OVERDUE
from ui.help.way import WayToHelp
from ui.pages.exchange_papers import show_cover
from ui.pages.exchanging import run, turn_to
from ui.pages.export_checks import ChecksCard
from ui.pages.export_done import DoneCard
from ui.pages.export_review import ContentCard
from ui.pages.export_scope import ScopeStep
from ui.pages.freight_choice import FreightChoice
from ui.pages.recovering import BlockedBar
from ui.pages.signing import Signing
from ui.scope import Scope
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.chip import GlyphMark
from ui.widgets.page import Card, Page, label, scrolling
from ui.widgets.progress import ProgressPanel
from ui.widgets.steps import WizardSteps
from ui.words import say, tr

Figures = Mapping[str, int | str | None]
Freeze = Callable[[Period], Figures]

SCOPE, REVIEW, MAKING, DONE = range(4)


class ExportWizard(Page):
    """Four steps; nothing is written before 生成报送包."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        scope: Scope,
        tasks: Tasks,
        dialogs: Dialogs,
        open_record: Callable[[str, str], object],
        freeze: Freeze | None,
    ) -> None:
        super().__init__(themes, tr("生成报送包"))
        self._session, self._scope, self._tasks, self._dialogs = session, scope, tasks, dialogs
        self._freeze = freeze
        self._open_record = open_record
        self.ready: Readiness | None = None
        self._leaving: LeavingList | None = None
        self._looking, self._again = False, False
        self.folder: Path | None = None
        self.step = SCOPE
        self.steps = WizardSteps(
            themes, (tr("选择范围"), tr("核对与签字"), tr("生成"), tr("送出与回执"))
        )
        self.stack = QStackedWidget()
        self.panel = ProgressPanel(themes, self)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._connect()
        self._fill_periods(proposed_period(session.office))
        self._go(SCOPE)

    # Putting it together

    def _build(self) -> None:
        self.blocked = BlockedBar(self.themes, self._session, self._dialogs)
        self.body.addWidget(self.blocked)
        self.body.addWidget(self.steps)
        self.body.addWidget(self.stack, 1)
        self.scope_step = ScopeStep(self.themes)
        self.period_box = self.scope_step.period_box
        self.stack.addWidget(self.scope_step)
        self.stack.addWidget(self._review_step())
        self.done_card = DoneCard(self.themes, lambda: going_along(self._session.office))
        self.stack.addWidget(self.done_card)
        self.back = Button(self.themes, tr("上一步"))
        self.reason = label("", "danger", wraps=True)
        self.way = WayToHelp(self.themes)
        self._mark = GlyphMark(self.themes, OVERDUE)
        self.main = Button(self.themes, "", "primary", needs=(Right.SEND,))
        self.cancel = Button(self.themes, tr("取消"))
        row = QHBoxLayout(self.footer)
        row.setContentsMargins(14, 7, 14, 7)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self._mark)
        row.addWidget(self.reason, 3)
        row.addWidget(self.way)
        row.addSpacing(8)
        row.addWidget(self.main)
        row.addWidget(self.cancel)
        self.footer.show()

    def _review_step(self) -> QWidget:
        self.content = ContentCard(self.themes)
        self.checks = ChecksCard(self.themes, self._open_record)
        door = self._session.office.door
        self.signing = Signing(self.themes, door.actor, lambda: door.today)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        right.addWidget(self.signing)
        right.addWidget(self._save_card())
        right.addStretch(1)
        self._right = scrolling(right)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.content, 30)
        row.addWidget(self.checks, 40)
        row.addWidget(self._right, 30)
        return holder

    def _save_card(self) -> Card:
        card = Card()
        self.folder_line = QLineEdit()
        self.folder_line.setReadOnly(True)
        self.folder_line.setPlaceholderText(tr("还没有选文件夹"))
        self.folder_line.setAccessibleName(tr("保存到"))
        self.choose_button = Button(self.themes, tr("更改…"))
        grid = QGridLayout()
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.addWidget(label(tr("保存到"), "strong"), 0, 0, 1, 2)
        grid.addWidget(self.folder_line, 1, 0)
        grid.addWidget(self.choose_button, 1, 1)
        note = tr("选 U 盘上的文件夹。写完读回核对，核对一致才显示可以拔出。")
        grid.addWidget(label(note, "caption", wraps=True), 2, 0, 1, 2)
        self.freight = FreightChoice()
        grid.addWidget(self.freight, 3, 0, 1, 2)
        card.body.addLayout(grid)
        return card

    def _connect(self) -> None:
        self.blocked.freed.connect(self._tell_state)
        self.back.clicked.connect(lambda: self._go(SCOPE))
        self.main.clicked.connect(self._forward)
        self.cancel.clicked.connect(self.start_again)
        self.choose_button.clicked.connect(self.choose_folder)
        self.signing.changed.connect(self._remember)
        self.signing.complete.connect(self.choose_button.setFocus)
        forward = QShortcut(QKeySequence("Ctrl+Return"), self.main)
        forward.activated.connect(self.main.click)
        self.period_box.activated.connect(self._other_period)
        self.checks.explained.connect(self._explain)
        self.done_card.again.clicked.connect(self.save_again)
        self.done_card.cover.clicked.connect(self.print_cover)
        self._later.timeout.connect(self._look_if_seen)
        self._session.changed.connect(self._changed)
        self._scope.changed.connect(lambda: self._fill_periods(self._scope.period))
        self.offer(Command.NEXT_ERROR, lambda: self.checks.next_problem(1))
        self.offer(Command.PREVIOUS_ERROR, lambda: self.checks.next_problem(-1))
        self.offer(Command.REFRESH, self.look)

    # Which period

    def _fill_periods(self, chosen: Period) -> None:
        """The periods of this year and that of the chosen one; the oldest owed is proposed."""
        self.period_box.clear()
        years = sorted({self._scope.year, chosen.year})
        periods = [period for year in years for period in periods_of(year)]
        for period in periods:
            text = tr("{year}年{period}").format(year=period.year, period=say(period.label))
            self.period_box.addItem(text, period)
        self.period_box.addItem(tr("不作为哪一期的报表，只更新数据"), None)
        self.period_box.setCurrentIndex(periods.index(chosen))
        self._forget_look()
        if self.isVisible() and self.step in (SCOPE, REVIEW):
            self.look()

    @property
    def period(self) -> Period | None:
        chosen: Period | None = self.period_box.currentData()
        return chosen

    def _other_period(self) -> None:
        self._forget_look()
        self.look()

    def _forget_look(self) -> None:
        """What was seen and signed was another period's; its statements wait under its own key."""
        self.ready = None
        self.signing.show_statements(())
        self._tell_state()

    # Looking

    def _changed(self, names: frozenset[str]) -> None:
        """What is said about the findings needs no new look; everything else does."""
        if names <= {MONTH_REPORTS.name} and self.ready is not None and not self._looking:
            ready = restate(self._session.office, self.period, self.ready)
            self._show_ready(ready, self._leaving, self.period)
        else:
            self._later.start()

    def _explain(self, code: str, reason: str, subjects: tuple[str, ...]) -> None:
        """Keep a reason and go on to the next, or to the signatures."""
        found = self.ready.finding(code) if self.ready is not None else None
        if found is not None:
            explain(self._session.office, self.period, found, reason, subjects)
        if not self.checks.enter():
            self.signing.enter()

    def arrive(self) -> None:
        self.blocked.refresh()
        if self.step in (SCOPE, REVIEW):
            self._enter()
            self.look()

    def _look_if_seen(self) -> None:
        if self.isVisible() and self.step in (SCOPE, REVIEW):
            self.look()

    def look(self) -> None:
        """Check anew on the worker; what was signed stands only while the content is the same."""
        if self._looking:
            self._again = True
            return
        self._looking, self._again = True, False
        office, period, freeze = self._session.office, self.period, self._freeze
        job = run(
            self._tasks,
            self.panel,
            tr("正在检查报送内容"),
            lambda progress: (
                check_submission(office, period, freeze=freeze, progress=progress),
                leaving_up(office, period),
            ),
        )
        job.done.connect(lambda found: self._show_ready(found[0], found[1], period))
        job.failed.connect(self._dialogs.tell_error)
        job.ended.connect(self._looked)

    def _looked(self) -> None:
        self._looking = False
        if self._again:
            self._look_if_seen()

    def _show_ready(
        self, ready: Readiness, leaving: LeavingList | None, period: Period | None
    ) -> None:
        if period != self.period:
            QTimer.singleShot(0, self.look)
            return
        self.ready, self._leaving = ready, leaving
        self.content.show_readiness(ready, leaving)
        self.checks.show_readiness(ready)
        self.freight.show_readiness(ready)
        self._recall_signatures(ready)
        self.signing.propose(last_signers(self._session.office.unit))
        self._tell_facts(ready)
        self._tell_state()

    def _tell_facts(self, ready: Readiness) -> None:
        today = self._session.office.door.today
        self.scope_step.show_readiness(ready, outgoing(self._session.office), today)
        said = period_text(self.period.code) if self.period else tr("只更新数据")
        if ready.addressee:
            said = tr("{period} → {name}").format(period=said, name=ready.addressee)
        self.set_title(tr("生成报送包"), said)

    # Signatures

    @property
    def _key(self) -> str:
        return f"signatures.{self.period.code if self.period else ''}"

    def _recall_signatures(self, ready: Readiness) -> None:
        held = self._session.recall(self._key, {})
        statements = [Statement(**said) for said in held.get("statements", [])]
        if statements and held["digest"] != ready.digest:
            self.signing.void()
        elif statements != self.signing.statements:
            self.signing.show_statements(statements)

    def _remember(self) -> None:
        if self.ready is not None:
            said = [asdict(statement) for statement in self.signing.statements]
            held = {"digest": self.ready.digest, "statements": said}
            if held != self._session.recall(self._key, {}):
                self._session.remember(self._key, held)
        self._tell_state()

    # Where the wizard stands

    def _go(self, step: int) -> None:
        self.step = step
        self.steps.show_step(step)
        self.stack.setCurrentIndex({SCOPE: 0, REVIEW: 1, MAKING: 1, DONE: 2}[step])
        self.back.setVisible(step == REVIEW)
        self.cancel.setVisible(step == REVIEW)
        self.withdraw(Command.PRINT, Command.PREVIEW)
        if step == DONE:
            self.offer(Command.PRINT, self.print_cover)
            self.offer(Command.PREVIEW, self.print_cover)
        texts = {SCOPE: tr("下一步"), DONE: tr("完成")}
        self.main.setText(texts.get(step, tr("生成报送包")))
        self._tell_state()
        self._enter()

    def _enter(self) -> None:
        """Focus what is to be filled in at this step."""
        if not self.isVisible():
            return
        if self.step == SCOPE:
            self.period_box.setFocus()
        elif self.step == REVIEW and not self.checks.enter():
            self.signing.enter()

    def _tell_state(self) -> None:
        reason = self._hindrance()
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        self.way.setVisible(bool(reason))
        self._mark.setVisible(bool(reason))
        self.main.setEnabled(not reason)
        self.main.setAccessibleDescription(reason)
        if self.step == DONE:
            self.say_status(tr("报送包已生成"))
        elif reason:
            self.say_status(tr("报送包未生成・{reason}").format(reason=reason))
        else:
            self.say_status(tr("报送包未生成"))

    def _hindrance(self) -> str:
        """Why the main button cannot be pressed; empty where it can."""
        if self.step == DONE:
            return ""
        if self.ready is None:
            return tr("还在检查")
        failed = len(self.ready.at(Level.FAILED))
        if not self.ready.addressee:
            return tr("还没有登记到上级")
        if self.blocked.blocked:
            return tr("先拿回数据或另起编号")
        if self.step == SCOPE:
            return ""
        if failed:
            return tr("有 {n} 项检查未通过，改正后才能生成").format(n=failed)
        if self.ready.open:
            return tr("有 {n} 项提醒没有改正或说明").format(n=len(self.ready.open))
        if self.period is not None and self.signing.missing:
            return tr("还差{roles}签字").format(roles=tr("、").join(self.signing.missing))
        return tr("先选保存到哪个文件夹") if self.folder is None else ""

    def _forward(self) -> None:
        if self.step == SCOPE:
            self._go(REVIEW)
        elif self.step == REVIEW:
            self.make()
        elif self.step == DONE:
            self.start_again()
            turn_to(self, "road")

    def start_again(self) -> None:
        if self.step == DONE:
            self._fill_periods(proposed_period(self._session.office))
        self._go(SCOPE)
        self.arrive()

    def choose_folder(self) -> None:
        chosen = self._dialogs.folder(tr("报送包保存到哪个文件夹"), self.folder)
        if chosen is not None:
            self.folder = chosen
            self.folder_line.setText(str(chosen))
            self.freight.show_folder(chosen)
            self._tell_state()
            if self.main.isEnabled():
                self.main.setFocus()

    # Making

    def make(self) -> None:
        """Pack on the worker, then copy to the stick; a stick that fails loses nothing."""
        office, period, folder = self._session.office, self.period, self.folder
        statements, freeze = self.signing.statements, self._freeze
        assert folder is not None and self.ready is not None
        digest, freight = self.ready.digest, self.freight.freight

        def work(progress: Progress) -> tuple[Packed, Path | None, UserError | None]:
            packed = submit(
                *(office, period),
                freeze=freeze,
                statements=statements,
                digest=digest,
                freight=freight,
                progress=progress,
            )
            return _carried(lambda: copy_to(office, packed, folder, progress=progress), packed)

        self._go(MAKING)
        self.main.setEnabled(False)
        job = run(self._tasks, self.panel, tr("正在生成报送包"), work)
        job.done.connect(self._made)
        job.failed.connect(self._not_made)
        job.cancelled.connect(lambda: self._go(REVIEW))

    def _made(self, result: tuple[Packed, Path | None, UserError | None]) -> None:
        packed, copy, error = result
        self.done_card.show_package(packed, copy)
        self._go(DONE)
        self.main.setFocus()
        if error is not None:
            self._dialogs.tell_error(error)

    def _not_made(self, error: Exception) -> None:
        self._go(REVIEW)
        self._dialogs.tell_error(error)
        self.look()

    def save_again(self) -> None:
        """Another copy of the package just made, or a first one after a stick that failed."""
        packed = self.done_card.packed
        folder = self._dialogs.folder(tr("报送包保存到哪个文件夹"), self.folder)
        if packed is None or folder is None:
            return
        office = self._session.office
        job = run(
            self._tasks,
            self.panel,
            tr("正在写入 U 盘"),
            lambda progress: copy_to(office, packed, folder, progress=progress),
        )
        job.done.connect(lambda copy: self.done_card.show_package(packed, copy))
        job.failed.connect(self._dialogs.tell_error)

    def print_cover(self) -> None:
        """The page that travels with the package just made."""
        packed = self.done_card.packed
        if packed is not None:
            self.preview = show_cover(
                self, self.themes, self._session, self._dialogs, packed.package_id
            )

    def regions(self) -> list[QWidget]:
        if self.step != REVIEW:
            return [self.stack, self.footer]
        return [self.content, self.checks, self._right, self.footer]


def _carried(
    carry: Callable[[], Path], packed: Packed
) -> tuple[Packed, Path | None, UserError | None]:
    """The package, its copy, and why there is none: no full stick loses a package."""
    try:
        return packed, carry(), None
    except UserError as error:
        return packed, None, error
