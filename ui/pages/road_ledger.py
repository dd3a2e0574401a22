"""收发记录: every package that left and what was heard of it, every package that came."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QGridLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.accounts.rights import Right
from models.errors import UserError
from models.exchange.differences import Difference
from models.exchange.receiving.comparing import Comparer
from models.exchange.receiving.history import Imported, differences_of, history
from models.exchange.receiving.spoken import heard, take_spoken_receipt
from models.exchange.sending.outbox import Packed, copy_to, outgoing
from models.exchange.sending.road import in_transit
from models.exchange.trust.trust import parent_of
from models.ledgers import ledger_named
from models.listing import names_of
from models.refused import Why
from models.words import sentence
from ui.commands import Command
from ui.dates import day_text, period_text
from ui.dialogs import Dialogs
from ui.glyphs import LATE, OVERDUE, RETURNED
from ui.icons import Icon
from ui.little_form import LittleForm
from ui.pages.carrying import carried_line, carry_form
from ui.pages.exchange_papers import show_cover, show_receipt
from ui.pages.exchanging import RESULTS, direction, receipt_words, run, size_text, turn_to
from ui.pages.import_preview import ImportPage
from ui.pages.import_results import take_back
from ui.pages.moved_words import told_lines
from ui.pages.package_browser import KINDS, change_text
from ui.pages.recovering import BlockedBar, ForksPage
from ui.pages.relay_words import along_lines, onward_lines
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.comparison import Comparison
from ui.widgets.page import Card, Page, hairline, label, side_by_side
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.widgets.progress import ProgressPanel
from ui.widgets.segments import Segment, Segments
from ui.words import say, tr

SENT, IN_TRANSIT, RECEIVED = "sent", "in_transit", "received"
_PAUSE_MS = 120
_STOPPED = {str(Why.FORK), str(Why.RECORD_FORK), str(Why.STREAM_STOPPED)}


class RoadLedger(Page):
    """Two lists, and what can be done with the chosen package beside them."""

    def __init__(
        self, themes: ThemeHolder, session: Session, tasks: Tasks, dialogs: Dialogs
    ) -> None:
        super().__init__(themes, tr("收发记录"))
        self._session, self._tasks, self._dialogs = session, tasks, dialogs
        self._sent: dict[str, Packed] = {}
        self._received: dict[str, Imported] = {}
        self._differences: dict[str, Difference] = {}
        self.panel = ProgressPanel(themes, self)
        self.sides = Segments(themes, tr("发出或收到"))
        self.sent = PlainTable(themes, tr("发出的报送包"), _sent_headings())
        self.received = PlainTable(themes, tr("收到的报送包"), _received_headings())
        self.title_label = label("", "section", wraps=True)
        self.facts = label("", "secondary", wraps=True)
        self.records = PlainTable(
            themes,
            tr("这一包改动的记录"),
            [Heading(tr("类型"), 84), Heading(tr("记录")), Heading(tr("变化"), 100)],
        )
        self.comparison = Comparison(themes, tr("逐字段对照"))
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.code_button = self.add_button(
            tr("输入回执码…"), icon=Icon.CHECK, needs=(Right.RECEIVE,)
        )
        self.code_button.setVisible(parent_of(self._session.office) is not None)
        self.blocked = BlockedBar(self.themes, self._session, self._dialogs)
        self.body.addWidget(self.blocked)
        self.add_tool(self.sides)
        self.tools.addStretch(1)
        self.lists = QStackedWidget()
        for table in (self.sent, self.received):
            self.lists.addWidget(table)
        card = Card()
        card.body.addWidget(self.lists, 1)
        self._split = side_by_side(card, self._pane(), (600, 400))
        self.body.addWidget(self._split, 1)

    def _pane(self) -> Card:
        self.pane = Card()
        top = QVBoxLayout()
        top.setContentsMargins(14, 10, 14, 10)
        top.setSpacing(6)
        top.addWidget(self.title_label)
        top.addWidget(self.facts)
        self.pane.body.addLayout(top)
        self.pane.body.addWidget(hairline())
        self.pane.body.addWidget(self.records, 5)
        self.pane.body.addWidget(self.comparison, 4)
        self._space = QWidget()
        self.pane.body.addWidget(self._space, 1)
        self._form: LittleForm | None = None
        self.pane.body.addWidget(hairline())
        self.save_button = Button(
            self.themes, tr("再存一份…"), "primary", Icon.DEVICE_USB, needs=(Right.SEND,)
        )
        self.cover_button = Button(self.themes, tr("打印封面…"), icon=Icon.PRINTER)
        self.receipt_button = Button(self.themes, tr("打印回执…"), icon=Icon.PRINTER)
        self.carry_button = Button(self.themes, tr("登记带走…"), needs=(Right.SEND,))
        self.undo_button = Button(
            self.themes, tr("整批撤回"), "danger", Icon.ARROW_BACK_UP, needs=(Right.RECEIVE,)
        )
        self.retry_button = Button(self.themes, tr("重新导入"), needs=(Right.RECEIVE,))
        self.fork_button = Button(self.themes, tr("分叉处理…"))
        foot = QGridLayout()
        foot.setContentsMargins(14, 8, 14, 8)
        foot.setHorizontalSpacing(8)
        self._deeds = (
            *(self.save_button, self.carry_button, self.cover_button, self.receipt_button),
            *(self.retry_button, self.fork_button, self.undo_button),
        )
        for at, button in enumerate(self._deeds):
            foot.addWidget(button, 0, at)
        foot.setColumnStretch(len(self._deeds), 1)
        self.pane.body.addLayout(foot)
        return self.pane

    def _connect(self) -> None:
        self._wait.timeout.connect(self._load_differences)
        self.sides.chosen.connect(lambda _key: self._turn())
        self.sent.moved.connect(lambda _key: self._show_sent())
        self.received.moved.connect(lambda _key: self._show_received())
        self.records.moved.connect(self._show_record)
        self.code_button.clicked.connect(self.type_code)
        self.save_button.clicked.connect(self.save_again)
        self.cover_button.clicked.connect(self.print_cover)
        self.receipt_button.clicked.connect(self.print_receipt)
        self.carry_button.clicked.connect(self.note_carrier)
        self.undo_button.clicked.connect(self.take_back)
        self.retry_button.clicked.connect(self.retry)
        self.fork_button.clicked.connect(self.open_fork)
        self._session.said.connect(lambda _what, _undoable: self._refresh_if_seen())

    # What is shown

    def arrive(self) -> None:
        self.refresh()
        self.lists.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        self.blocked.refresh()
        office = self._session.office
        self._sent = {some.package_id: some for some in outgoing(office)}
        self._names = names_of("units", {some.addressee for some in self._sent.values()})
        parent = parent_of(office)
        if parent is not None:
            self._names[parent.unit] = parent.name
        self._received = {str(some.number): some for some in history(office)}
        self.sides.set_segments(
            [
                Segment(SENT, tr("发出"), len(self._sent)),
                Segment(IN_TRANSIT, tr("在途"), len(self._on_the_road())),
                Segment(RECEIVED, tr("收到"), len(self._received)),
            ]
        )
        self.received.show_lines([_received_line(some) for some in self._received.values()])
        self._turn()

    def _on_the_road(self) -> list[Packed]:
        """What was taken along and not heard of yet, longest first."""
        return [some for some, _days in in_transit(self._session.office)]

    def _turn(self) -> None:
        leaving = self.sides.current != RECEIVED
        self.lists.setCurrentWidget(self.sent if leaving else self.received)
        if leaving:
            today = self._session.office.door.today
            all_sent = self.sides.current == SENT
            shown = self._sent.values() if all_sent else self._on_the_road()
            self.sent.show_lines([_sent_line(some, self._name_of(some), today) for some in shown])
            self._show_sent()
        else:
            self._show_received()

    def _name_of(self, some: Packed) -> str:
        return self._names.get(some.addressee, some.addressee[-8:])

    def _offer_deeds(self, *shown: Button) -> None:
        self._close_form()
        for button in self._deeds:
            button.setVisible(button in shown)
        self.withdraw(Command.PRINT, Command.PREVIEW)
        for button, deed in (
            (self.cover_button, self.print_cover),
            (self.receipt_button, self.print_receipt),
        ):
            if button in shown:
                self.offer(Command.PRINT, deed)
                self.offer(Command.PREVIEW, deed)

    def _show_sent(self) -> None:
        if self.sides.current == RECEIVED:
            return
        some = self._sent.get(self.sent.current_key)
        self._show_differences(())
        if some is None:
            nothing_sent = self.sides.current == SENT
            self._show_nothing(tr("还没有发出过报送包") if nothing_sent else tr("带走的包都有回执"))
            return
        self._offer_deeds(self.save_button, self.carry_button, self.cover_button)
        state, _look = receipt_words(some, self._session.office.door.today)
        self.title_label.setText(
            tr("第 {seq} 号包 → {name}").format(seq=some.seq, name=self._name_of(some))
        )
        lines = [
            tr("回执：{state}").format(state=state),
            say(some.reason) if some.reason else "",
            tr("对方收到：{day}").format(day=day_text(some.received_on))
            if some.received_on
            else "",
            tr("核对码：{code}").format(code=some.code),
            tr("文件：{name}，{size}").format(name=some.name, size=size_text(some.size)),
            tr("内容：{records} 条记录，{files} 个附件").format(
                records=some.records, files=some.blobs
            ),
            tr("{n} 个附件留在本机，下次随包").format(n=some.left_out) if some.left_out else "",
            carried_line(some),
            *along_lines(self._session.office, some.package_id),
        ]
        self.facts.setText("\n".join(line for line in lines if line))
        self.say_status(tr("发出 {n} 包").format(n=len(self._sent)))

    def _show_received(self) -> None:
        if self.sides.current != RECEIVED:
            return
        some = self._received.get(self.received.current_key)
        if some is None:
            self._show_differences(())
            self._show_nothing(tr("还没有收到过报送包"))
            return
        accepted = some.outcome == "accepted"
        deeds = [self.undo_button] if accepted else []
        if some.receipt_code:
            deeds.append(self.receipt_button)
        if some.file is not None and not accepted:
            deeds.append(self.retry_button)
        if some.why in _STOPPED:
            deeds.append(self.fork_button)
        self._offer_deeds(*deeds)
        name = some.sender or some.file_name
        self.title_label.setText(
            tr("{name} 第 {seq} 号包").format(name=name, seq=some.seq) if some.seq else name
        )
        text, _look = RESULTS[some.outcome]
        lines = [
            tr("结果：{result}").format(result=tr(text)),
            say(some.reason) if some.reason else "",
            tr("方向：{way}").format(way=direction(some.kind)) if some.kind else "",
            tr("收到：{day}，{by} 导入").format(
                day=day_text(some.received_on), by=some.imported_by
            ),
            tr("核对码：{code}，回执码：{receipt}").format(
                code=some.code, receipt=some.receipt_code
            ),
            *onward_lines(self._session.office, some.package_id),
            *map(say, some.notes),
            *told_lines(some.told),
        ]
        self.facts.setText("\n".join(line for line in lines if line))
        self._show_differences(())
        if accepted:
            self._wait.start()
        self.say_status(tr("收到 {n} 包").format(n=len(self._received)))

    def _show_nothing(self, text: str) -> None:
        self._offer_deeds()
        self.title_label.setText(text)
        self.facts.setText(tr("“报送”里生成报送包，“导入”里导入收到的包。"))
        self.say_status(text)

    def _load_differences(self) -> None:
        """Large packages take a moment; while one walks through the list nothing is loaded."""
        some = self._received.get(self.received.current_key)
        wanted = some is not None and some.outcome == "accepted" and self.isVisible()
        if some is None or not wanted or self.sides.current != RECEIVED:
            return
        office = self._session.office

        def show(found: Sequence[Difference]) -> None:
            if self.received.current_key == str(some.number) and self.sides.current == RECEIVED:
                self._show_differences(found)

        job = run(
            self._tasks,
            self.panel,
            tr("正在打开这一包的改动"),
            lambda _progress: differences_of(office, some.package_id),
        )
        job.done.connect(show)
        job.failed.connect(self._dialogs.tell_error)

    def _show_differences(self, differences: Sequence[Difference]) -> None:
        """What an import changed, opened again later."""
        self._differences = {some.uid: some for some in differences}
        self._comparer = Comparer(tr, differences)
        for part in (self.records, self.comparison):
            part.setVisible(bool(differences))
        self._space.setVisible(not differences)
        self.records.show_lines([_record_line(some) for some in differences])

    def _show_record(self, uid: str) -> None:
        some = self._differences.get(uid)
        fields = self._comparer.compare(some) if some else []
        self.comparison.show_fields(fields, tr("导入前"), tr("导入后"))

    # What is done

    def save_again(self) -> None:
        some = self._sent.get(self.sent.current_key)
        folder = self._dialogs.folder(tr("报送包保存到哪个文件夹")) if some else None
        if some is None or folder is None:
            return
        office = self._session.office
        job = run(
            self._tasks,
            self.panel,
            tr("正在写入 U 盘"),
            lambda progress: copy_to(office, some, folder, progress=progress),
        )
        done = sentence("已写好并读回核对一致：{folder}", folder=folder)
        job.done.connect(lambda _path: self._session.said.emit(done, False))
        job.failed.connect(self._dialogs.tell_error)

    def note_carrier(self) -> None:
        """A small form in the pane: who took the chosen package along, when and on what."""
        some = self._sent.get(self.sent.current_key)
        if some is None:
            return
        self._close_form()
        self._form = carry_form(self.themes, self._session, some)
        self._form.closed.connect(self._leave_form)
        self._space.hide()
        self.pane.body.insertWidget(self.pane.body.indexOf(self._space), self._form, 1)
        self._form.begin()

    def _leave_form(self) -> None:
        self._close_form()
        self.lists.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_form(self) -> None:
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None
            self._space.setVisible(not self._differences)

    def print_cover(self) -> None:
        """The page that travels with the chosen package."""
        some = self._sent.get(self.sent.current_key)
        if some is not None:
            self.preview = show_cover(
                self, self.themes, self._session, self._dialogs, some.package_id
            )

    def print_receipt(self) -> None:
        """What became of the chosen package, for whoever sent it."""
        some = self._received.get(self.received.current_key)
        if some is not None:
            self.preview = show_receipt(self, self.themes, self._session, self._dialogs, some)

    def type_code(self) -> None:
        """The receipt code that the level above has read out over the phone."""
        code = self._dialogs.ask_line(
            tr("上级念的回执码是什么？"),
            tr("上级在收发记录里看得到回执码，八个字，大小写和横线不用管。"),
            tr("登记回执"),
        )
        if code is None:
            return
        try:
            packed = take_spoken_receipt(self._session.office, code)
        except UserError as error:
            self._dialogs.tell_error(error)
            return
        self.sides.choose(SENT)
        self.refresh()
        self.sent.go_to(packed.package_id)
        self._session.said.emit(heard(packed.seq, packed.receipt), False)

    def take_back(self) -> None:
        some = self._received.get(self.received.current_key)
        if some is not None:
            take_back(
                some.package_id,
                self.title_label.text(),
                self._session,
                self._tasks,
                self._dialogs,
                self.panel,
                self.refresh,
            )

    def retry(self) -> None:
        """Look at a kept file anew, when the reason that kept it out may be gone."""
        some = self._received.get(self.received.current_key)
        page = turn_to(self, "import")
        if some is not None and some.file is not None and isinstance(page, ImportPage):
            page.look([some.file])

    def open_fork(self) -> None:
        """The page that shows both sides of a fork and the ways on."""
        some = self._received.get(self.received.current_key)
        page = turn_to(self, "forks")
        if some is not None and isinstance(page, ForksPage):
            page.choose(some.unit)

    def regions(self) -> list[QWidget]:
        return [self.tool_row, self.lists, self.pane]


def _sent_headings() -> list[Heading]:
    return [
        Heading(tr("包号"), 56, right=True),
        Heading(tr("收件单位")),
        Heading(tr("期间"), 110),
        Heading(tr("生成日期"), 76),
        Heading(tr("回执"), 184),
    ]


def _received_headings() -> list[Heading]:
    return [
        Heading(tr("结果"), 104),
        Heading(tr("单位")),
        Heading(tr("包号"), 56, right=True),
        Heading(tr("期间"), 110),
        Heading(tr("收到"), 76),
        Heading(tr("新增"), 48, right=True),
        Heading(tr("变更"), 48, right=True),
    ]


def _sent_line(some: Packed, name: str, today: date) -> Line:
    text, look = receipt_words(some, today)
    return Line(
        some.package_id,
        (
            Cell(str(some.seq)),
            Cell(name),
            Cell(period_text(some.period)),
            Cell(day_text(some.made_at)),
            Cell(text, look, boxed=look != LATE),
        ),
        alarm=look == RETURNED,
    )


def _received_line(some: Imported) -> Line:
    text, look = RESULTS[some.outcome]
    return Line(
        str(some.number),
        (
            Cell(tr(text), look),
            Cell(some.sender or some.file_name),
            Cell(str(some.seq) if some.seq else "—"),
            Cell(period_text(some.period)),
            Cell(day_text(some.received_on)),
            Cell(str(some.new)),
            Cell(str(some.changed)),
        ),
        alarm=look == OVERDUE,
    )


def _record_line(some: Difference) -> Line:
    text, look = KINDS[some.kind]
    ledger = ledger_named(some.ledger)
    title = tr(ledger.title) if ledger else some.ledger
    return Line(
        some.uid,
        (Cell(tr(text), look), Cell(some.heading, quiet=title), Cell(change_text(some))),
    )
