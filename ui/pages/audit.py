"""改动记录: every change of every record, filtered; what it changed; its record and versions."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from models.audit import ERASED, KINDS, NO_RECORDS, Row, Wanted, actors, found, ledgers_of, rows
from models.integrity import look_at_changes
from models.progress import Progress
from models.words import Sentence
from ui.commands import Command
from ui.dialogs import Dialogs
from ui.icons import Icon
from ui.scope import Scope
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder, dress
from ui.versions_dialog import VersionsDialog, compared
from ui.widgets.button import Button
from ui.widgets.comparison import Comparison
from ui.widgets.fitting import HintedLine
from ui.widgets.long_table import LinesInReach, LongTable
from ui.widgets.page import Card, Page, hairline, label, side_by_side
from ui.widgets.plain_table import Cell, Heading, Line
from ui.words import say, tr

ALL, PERIOD, TODAY, WEEK = "all", "period", "today", "week"
_PAUSE_MS = 250

Export = Callable[[Sequence[int]], object]


class AuditPage(Page):
    """Enter opens the record of a change; everybody may look, and nothing here changes a change."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        scope: Scope,
        tasks: Tasks,
        dialogs: Dialogs,
        open_record: Callable[[str, str], None],
        export: Export,
    ) -> None:
        super().__init__(themes, tr("改动记录"))
        self._session, self._scope = session, scope
        self._tasks, self._dialogs, self._export = tasks, dialogs, export
        self._open_record = open_record
        self.numbers: list[int] = []
        self._rows: dict[str, Row] = {}
        self.days, self.person, self.ledger, self.kind = (self._box(n) for n in _box_names())
        self.words = HintedLine((tr("记录或原因里的文字"), tr("查找")))
        dress(self.words, compact=True)
        self.words.setAccessibleName(tr("记录或原因里的文字"))
        self.words.setClearButtonEnabled(True)
        self.table = LongTable(themes, tr("改动记录"), _headings())
        self.heading = label("", "section", wraps=True)
        self.facts = label("", "secondary", wraps=True)
        self.comparison = Comparison(themes, tr("逐字段对照"))
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._build()
        self._connect()

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        dress(box, compact=True)
        box.setAccessibleName(name)
        return box

    def _build(self) -> None:
        self.check_button = self.add_button(tr("核对全部"), icon=Icon.CHECK)
        self.export_button = self.add_button(tr("导出…"), icon=Icon.FILE_EXPORT)
        self.print_button = self.add_button(tr("打印"), icon=Icon.PRINTER)
        for key, text in (
            *((ALL, tr("全部日期")), (TODAY, tr("今天")), (WEEK, tr("近 7 天"))),
            (PERIOD, tr("所选期间")),
        ):
            self.days.addItem(text, key)
        self.ledger.addItem(tr("全部台账"), "")
        for name, title in ledgers_of(tr):
            self.ledger.addItem(title, name)
        self.kind.addItem(tr("全部类别"), "")
        for kind, text in KINDS.items():
            self.kind.addItem(tr(text), kind.value)
        for box in (self.days, self.person, self.ledger, self.kind):
            self.add_tool(box)
        self.add_tool(self.words, 1)
        card = Card()
        card.body.addWidget(self.table)
        split = side_by_side(card, self._pane(), (640, 380))
        self.body.addWidget(split, 1)

    def _pane(self) -> Card:
        self.pane = Card()
        top = QVBoxLayout()
        top.setContentsMargins(14, 10, 14, 10)
        top.setSpacing(6)
        top.addWidget(self.heading)
        top.addWidget(self.facts)
        self.pane.body.addLayout(top)
        self.pane.body.addWidget(hairline())
        self.pane.body.addWidget(self.comparison, 1)
        self.pane.body.addWidget(hairline())
        self.open_button = Button(self.themes, tr("打开记录"))
        self.versions_button = Button(self.themes, tr("每个版本…"), icon=Icon.HISTORY)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 8)
        foot.setSpacing(8)
        foot.addWidget(self.open_button)
        foot.addWidget(self.versions_button)
        foot.addStretch(1)
        self.pane.body.addLayout(foot)
        return self.pane

    def _connect(self) -> None:
        for box in (self.days, self.person, self.ledger, self.kind):
            box.currentIndexChanged.connect(lambda _at: self._wait.start())
        self.words.textChanged.connect(lambda _text: self._wait.start())
        self._wait.timeout.connect(self.refresh)
        self._scope.changed.connect(lambda *_: self._wait.start())
        self._session.changed.connect(lambda _names: self._wait.start())
        self.table.moved.connect(self._show)
        self.table.opened.connect(lambda _key: self.open())
        self.open_button.clicked.connect(self.open)
        self.versions_button.clicked.connect(self.show_versions)
        self.check_button.clicked.connect(self.check)
        self.export_button.clicked.connect(lambda: self._export(self.numbers))
        self.print_button.clicked.connect(lambda: self.window().do(Command.PRINT))  # type: ignore[attr-defined]

    # What it shows

    def arrive(self) -> None:
        chosen = self.person.currentData() or ""
        self.person.blockSignals(True)
        self.person.clear()
        self.person.addItem(tr("全部人"), "")
        for name in actors():
            self.person.addItem(name, name)
        self.person.setCurrentIndex(max(self.person.findData(chosen), 0))
        self.person.blockSignals(False)
        self.refresh()
        self.table.setFocus()

    def wanted(self) -> Wanted:
        """What the filters ask for."""
        first, last = self._days()
        return Wanted(
            *(first, last, self.person.currentData() or "", self.ledger.currentData() or ""),
            *(self.kind.currentData() or "", self.words.text().strip()),
        )

    def _days(self) -> tuple[str, str]:
        today, asked = self._session.office.door.today, self.days.currentData()
        if asked == PERIOD:
            period = self._scope.period
            return period.start.isoformat(), period.end.isoformat()
        if asked == ALL:
            return "", ""
        first = today - timedelta(days=6 if asked == WEEK else 0)
        return first.isoformat(), today.isoformat()

    def refresh(self) -> None:
        self._wait.stop()
        if not self.isVisible():
            return
        self.numbers = found(self.wanted())
        self._rows.clear()
        keys = [str(number) for number in self.numbers]
        self.table.show_reach(LinesInReach(keys, self._read))
        for button in (self.export_button, self.print_button):
            button.setEnabled(bool(keys))
        self.say_status(tr("{n} 条改动").format(n=len(keys)))

    def _read(self, keys: Sequence[str]) -> list[Line]:
        """The lines of some changes, as they come into view."""
        made = rows([int(key) for key in keys], tr)
        self._rows |= {str(one.version.seq): one for one in made}
        return [_line(one) for one in made]

    def _show(self, key: str) -> None:
        if key and key not in self._rows:
            self._read([key])
        one = self._rows.get(key)
        named = one is not None and one.version.ledger not in NO_RECORDS
        self.open_button.setEnabled(named)
        self.versions_button.setEnabled(named)
        if one is None:
            self.heading.setText(tr("没有这样的改动"))
            self.facts.setText("")
            self.comparison.show_fields([], "", "")
            return
        self.heading.setText(one.heading)
        self.facts.setText(
            "\n".join((one.why, " ・ ".join((one.when, one.version.actor, one.kind, one.ledger))))
        )
        self.comparison.show_fields(compared(one.version), tr("改前"), tr("改后"))

    # What is done

    def open(self) -> None:
        one = self._rows.get(self.table.current_key)
        if one is not None and one.version.ledger not in NO_RECORDS:
            self._open_record(one.version.ledger, one.version.uid)

    def show_versions(self) -> None:
        one = self._rows.get(self.table.current_key)
        if one is not None:
            self.dialog = VersionsDialog(
                self.themes, self._session, self._dialogs, one.version.uid, self.window()
            )
            self.dialog.open()

    def check(self) -> None:
        """The whole chain, and every anchor, on the worker."""
        unit = self._session.office.unit

        def work(_progress: Progress) -> tuple[Sentence, Sequence[Sentence]]:
            finding = look_at_changes(unit)
            return finding.said, finding.faults

        def tell(result: tuple[Sentence, Sequence[Sentence]]) -> None:
            said, faults = result
            if faults:
                self._dialogs.tell(tr("改动记录不完整"), "\n".join(map(say, faults)))
            else:
                self._dialogs.tell(tr("数据完好"), say(said))

        job = self._tasks.start(work)
        job.done.connect(tell)
        job.failed.connect(self._dialogs.tell_error)

    def regions(self) -> list[QWidget]:
        return [self.tool_row, self.table, self.pane]


def _box_names() -> tuple[str, str, str, str]:
    return tr("日期"), tr("谁"), tr("台账"), tr("类别")


def _headings() -> list[Heading]:
    return [
        Heading(tr("序号"), 64, right=True),
        Heading(tr("时间"), 132),
        Heading(tr("谁"), 72),
        Heading(tr("类别"), 96),
        Heading(tr("台账"), 88),
        Heading(tr("记录")),
        Heading(tr("改动")),
    ]


def _line(one: Row) -> Line:
    version = one.version
    texts = (str(version.seq), one.when[:16], version.actor, one.kind, one.ledger, one.heading)
    changed = Cell(quiet=tr(ERASED)) if version.erased else Cell(one.changed)
    return Line(str(version.seq), (*map(Cell, texts), changed))
