"""报送情况: who below has sent what by when, unit by month, and how to chase what is missing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.accounts.rights import Right
from models.exchange.desks.chasing import Chased, Means, chased, chases_of, record_chase
from models.exchange.desks.status import NOT_OWED, Submission, SubmissionState, submission_status
from models.exchange.receiving.history import Imported, history
from models.exchange.sending.explanations import report_of
from models.exchange.sending.outbox import Packed, copy_to, export_down
from models.periods import Period, periods_of
from models.privacy.leaving import LeavingList, leaving_down
from models.progress import Progress
from models.words import sentence
from ui.commands import Command
from ui.dates import day_text, period_text
from ui.dialogs import Dialogs
from ui.glyphs import SOON
from ui.icons import Icon
from ui.little_form import LittleForm
from ui.pages.addressees import choose_addressees
from ui.pages.exchange_papers import answer_form, show_letters
from ui.pages.exchanging import RESULTS, run, turn_to
from ui.pages.import_preview import ImportPage
from ui.pages.month_words import month_lines
from ui.pages.submission_rows import (
    ARRIVED,
    LOOKS,
    chased_text,
    due_text,
    owes,
    state_text,
    totals_row,
    unit_row,
)
from ui.scope import Scope
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder, dress
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.matrix import Head, MatrixData, MatrixView
from ui.widgets.page import Card, Page, hairline, label, scrolling
from ui.widgets.progress import ProgressPanel
from ui.widgets.segments import Segment, Segments
from ui.widgets.timeline import Entry, Timeline
from ui.words import say, tr

if TYPE_CHECKING:
    from ui.printing.chase_letter import Answer
    from ui.printing.preview import Preview

_SPANS = {"month": 1, "quarter": 3, "year": 12}
_SIDE = 264


class SubmissionMatrix(Page):
    """Rows are the units below, columns the months, quarters or the year."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        scope: Scope,
        tasks: Tasks,
        dialogs: Dialogs,
    ) -> None:
        super().__init__(themes, tr("报送情况"))
        self._session, self._scope, self._tasks, self._dialogs = session, scope, tasks, dialogs
        self._rows: list[list[Submission]] = []
        self._chased: Mapping[tuple[str, str], Chased] = {}
        self._chase_form: LittleForm | None = None
        self.preview: Preview | None = None
        self._history: list[Imported] = []
        self._stale = True
        self.panel = ProgressPanel(themes, self)
        self.spans = Segments(
            themes,
            tr("报表周期"),
            [
                Segment("month", tr("月报")),
                Segment("quarter", tr("季报")),
                Segment("year", tr("年报")),
            ],
        )
        self.filters = Segments(themes, tr("按欠报筛选"))
        self.matrix = MatrixView(themes, tr("报送情况"))
        self._build()
        self._connect()

    def _build(self) -> None:
        self.chase_all_button = self.add_button(
            tr("全部催报单…"), icon=Icon.PRINTER, needs=(Right.SEND,)
        )
        self.down_button = self.add_button(
            tr("生成回执与决定包…"), icon=Icon.FILE_EXPORT, needs=(Right.SEND,)
        )
        self.import_button = self.add_button(
            tr("导入报送包…"), "primary", Icon.FILE_IMPORT, needs=(Right.RECEIVE,)
        )
        self.add_tool(self.spans)
        self.add_tool(self.filters)
        self.tools.addStretch(1)
        for state, look in LOOKS.items():
            self.add_tool(Chip(self.themes, tr(state.label), look, boxed=False), optional=True)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.matrix, 1)
        row.addWidget(self._side())
        self.body.addLayout(row, 1)

    def _side(self) -> Card:
        self.side = Card()
        self.side.setFixedWidth(round(_SIDE * self.themes.now.scale))
        self.name = label("", "section", wraps=True)
        self.chip = Chip(self.themes)
        self.due = label("", "secondary", wraps=True)
        self.asked = label("", "secondary", wraps=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name, 1)
        head.addWidget(self.chip)
        top = QVBoxLayout()
        top.setContentsMargins(14, 10, 14, 10)
        top.setSpacing(4)
        top.addLayout(head)
        top.addWidget(self.due)
        top.addWidget(self.asked)
        self.side.body.addLayout(top)
        self.side.body.addWidget(hairline())
        self.timeline = Timeline(self.themes)
        past = QVBoxLayout()
        past.setContentsMargins(14, 10, 14, 10)
        past.setSpacing(6)
        self.month = label("", "caption", wraps=True)
        past.addWidget(self.month)
        past.addWidget(label(tr("往来记录"), "strong"))
        past.addWidget(self.timeline)
        past.addStretch(1)
        self.side.body.addWidget(scrolling(past), 1)
        self.side.body.addWidget(hairline())
        self.unit_import = Button(
            self.themes, tr("导入该单位报送包…"), "primary", needs=(Right.RECEIVE,)
        )
        self.chase_button = Button(self.themes, tr("催报单…"), needs=(Right.SEND,))
        self.phone_button = Button(self.themes, tr("登记电话催报"), needs=(Right.SEND,))
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(14, 10, 14, 10)
        foot.setSpacing(6)
        for button in (self.unit_import, self.chase_button, self.phone_button):
            foot.addWidget(button)
        self.side.body.addWidget(self._foot)
        return self.side

    def _connect(self) -> None:
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._refresh_if_seen)
        self._session.changed.connect(self._grow_stale)
        self._session.said.connect(self._grow_stale)
        self._scope.changed.connect(self._grow_stale)
        self.spans.chosen.connect(lambda _key: self.refresh())
        self.filters.chosen.connect(lambda _key: self._draw())
        self.matrix.chosen.connect(self._show_cell)
        self.matrix.opened.connect(lambda _row, _month: self.choose_packages())
        self.down_button.clicked.connect(self.send_down)
        self.import_button.clicked.connect(self.choose_packages)
        self.unit_import.clicked.connect(self.choose_packages)
        self.chase_button.clicked.connect(self.chase_unit)
        self.chase_all_button.clicked.connect(self.chase_all)
        self.phone_button.clicked.connect(self.note_call)
        self.offer(Command.REMIND, self.chase_all)
        self.offer(Command.REFRESH, self.refresh)
        self.offer(Command.IMPORT_PACKAGE, self.choose_packages)

    # What is shown

    def arrive(self) -> None:
        if self._stale:
            self.refresh()
        self.matrix.setFocus()

    def _grow_stale(self, *_what: object) -> None:
        self._stale = True
        self._later.start()

    def _refresh_if_seen(self) -> None:
        if self.isVisible() and self._stale:
            self.refresh()

    @property
    def periods(self) -> list[Period]:
        months = _SPANS[self.spans.current]
        return [p for p in periods_of(self._scope.year) if p.last - p.first + 1 == months]

    def refresh(self) -> None:
        """Count anew what has come; one entry a unit and a period, however often it was sent."""
        self._stale = False
        office, periods = self._session.office, self.periods
        found = submission_status(office, periods)
        wide = len(periods)
        self._rows = [list(found[at : at + wide]) for at in range(0, len(found), wide)]
        self._history = history(office)
        self._chased = chased(office, periods)
        owing = sum(1 for row in self._rows if owes(row))
        self.filters.set_segments(
            [
                Segment("all", tr("全部单位"), len(self._rows)),
                Segment("owing", tr("有欠报的"), owing),
            ]
        )
        context = tr("各单位 → {name}").format(name=office.name)
        self.set_title(tr("报送情况"), context)
        self._draw()

    @property
    def shown(self) -> list[list[Submission]]:
        owing = self.filters.current == "owing"
        return [row for row in self._rows if not owing or owes(row)]

    def _draw(self) -> None:
        today, periods = self._session.office.door.today, self.periods
        current = [at for at, period in enumerate(periods) if period.end < today]
        tall = any(row[0].via for row in self._rows)
        data = MatrixData(
            heads=self._heads(tall),
            months=tuple(say(period.label) for period in periods),
            rows=tuple(
                unit_row(at, row, self._chased, tall=tall) for at, row in enumerate(self.shown, 1)
            ),
            totals=(totals_row(self.shown, tall=tall),) if self.shown else (),
            total_title=tr("按时率"),
            current=current[-1] if current else None,
        )
        self.matrix.show_data(data)
        here = self.matrix.table.currentIndex()
        self._show_cell(here.row(), here.column() - data.first_month)

    def _heads(self, tall: bool) -> tuple[Head, ...]:
        through = (Head(tr("经由"), 98, quiet=True),) if tall else ()
        return (Head(tr("序号"), 44, centred=True), Head(tr("单位")), *through)

    def _show_cell(self, row: int, month: int) -> None:
        rows = self.shown
        there = 0 <= row < len(rows) and 0 <= month < len(rows[row])
        self.chip.setVisible(there)
        self._offer_chasing(rows[row] if 0 <= row < len(rows) else (), month)
        if not there:
            self.name.setText(rows[row][0].name if 0 <= row < len(rows) else "")
            self.due.clear()
            self.asked.hide()
            self._show_month("", None)
            self.timeline.show_entries(())
            self.say_status(tr("还没有下级单位") if not rows else "")
            return
        some, period = rows[row][month], self.periods[month]
        label_text = say(period.label)
        self.name.setText(tr("{unit}・{period}").format(unit=some.name, period=label_text))
        self.chip.show_state(state_text(some), LOOKS[some.state])
        self.due.setText(due_text(some, self._session.office.door.today))
        asked = chased_text(self._chased.get((some.unit, some.period)))
        self.asked.setText(asked)
        self.asked.setVisible(bool(asked))
        self._show_month(some.unit, period)
        missing = some.state is SubmissionState.MISSING
        dress(self.due, role="danger" if missing else "secondary")
        self.timeline.show_entries(self._entries(some.unit))
        self._tell_month(label_text, [line[month] for line in self._rows])

    def _show_month(self, unit: str, period: Period | None) -> None:
        """What the unit itself says of the month: who signed, what there was not, and why."""
        report = report_of(unit, period.months[-1]) if period is not None else None
        lines = month_lines(report)
        self.month.setText("\n".join(lines))
        self.month.setVisible(bool(lines))

    def _entries(self, unit: str) -> list[Entry]:
        entries: list[tuple[str, Entry]] = []
        for chase in chases_of(self._session.office, unit):
            by_phone = chase.means == Means.PHONE
            said = tr("电话催报：{period}") if by_phone else tr("催报单：{period}")
            said = said.format(period=period_text(chase.period))
            entry = Entry(day_text(chase.chased_on), chase.chased_by, said, SOON)
            entries.append((chase.chased_on, entry))
        for some in self._history:
            if some.unit == unit and some.kind == "up":
                text, look = RESULTS[some.outcome]
                said = tr("第 {seq} 号包（{period}）{result}").format(
                    seq=some.seq,
                    period=period_text(some.period) if some.period else tr("更新数据"),
                    result=tr(text),
                )
                entry = Entry(day_text(some.received_on), some.imported_by, said, look)
                entries.append((str(some.received_on), entry))
        entries.sort(key=lambda dated: dated[0], reverse=True)
        return [entry for _day, entry in entries[:12]]

    def _tell_month(self, period: str, column: Sequence[Submission]) -> None:
        counts = Counter(some.state for some in column)
        due = len(column) - sum(counts[state] for state in NOT_OWED)
        said = tr("{period}：应报 {due}，已报 {sent}（其中迟报 {late}），未报 {missing}")
        self.say_status(
            said.format(
                period=period,
                due=due,
                sent=sum(counts[state] for state in ARRIVED),
                late=counts[SubmissionState.LATE],
                missing=counts[SubmissionState.MISSING],
            )
        )

    # What is done

    def choose_packages(self) -> None:
        """Go to the import view and choose there."""
        page = turn_to(self, "import")
        if isinstance(page, ImportPage):
            page.choose_files()

    def send_down(self) -> None:
        """Look at what would leave for the units below, then ask for whom."""
        office = self._session.office
        job = run(
            self._tasks,
            self.panel,
            tr("正在查看下发的内容"),
            lambda progress: leaving_down(office, (), progress),
        )
        job.done.connect(self._send_down)
        job.failed.connect(self._dialogs.tell_error)

    def _send_down(self, leaving: LeavingList) -> None:
        """Receipts, decisions and plans for every unit below, one package each, into a folder."""
        office = self._session.office
        only = choose_addressees(office, self._dialogs, leaving)
        if only is None:
            return
        folder = self._dialogs.folder(tr("回执与决定包保存到哪个文件夹"))
        if folder is None:
            return

        def work(progress: Progress) -> list[tuple[Packed, Path]]:
            packed = export_down(office, only=only or None, progress=progress)
            return [(some, copy_to(office, some, folder)) for some in packed]

        job = run(self._tasks, self.panel, tr("正在生成下发的包"), work)
        job.done.connect(self._sent_down)
        job.failed.connect(self._dialogs.tell_error)

    def _sent_down(self, made: list[tuple[Packed, Path]]) -> None:
        folder = made[0][1].parent if made else ""
        done = sentence(
            "已写好 {count} 个下发的包，读回核对一致：{folder}", count=len(made), folder=folder
        )
        self._session.said.emit(done, False)
        self.say_status(say(done))

    # Chasing

    @property
    def _here(self) -> tuple[int, int]:
        """Row and month of the current cell; -1 where it is none."""
        here = self.matrix.table.currentIndex()
        first = self.matrix.model.shown.first_month
        return here.row(), here.column() - first if here.isValid() else -1

    @property
    def _chased_period(self) -> Period | None:
        """The chosen column's period, else the last one that somebody owes."""
        month = self._here[1]
        owing = [
            at
            for at in range(len(self.periods))
            if any(
                row[at].state is SubmissionState.MISSING and not row[at].via for row in self._rows
            )
        ]
        at = month if month in owing else owing[-1] if owing else None
        return None if at is None else self.periods[at]

    def _offer_chasing(self, row: Sequence[Submission], month: int) -> None:
        missing = bool(row) and owes(row)
        self.chase_button.setEnabled(missing)
        here = 0 <= month < len(row) and row[month].state is SubmissionState.MISSING
        self.phone_button.setEnabled(here)
        period = self._chased_period
        self.chase_all_button.setEnabled(period is not None)
        whom = say(period.label) if period else ""
        said = (
            tr("给{period}欠报的单位各打一份").format(period=whom) if period else tr("没有欠报的")
        )
        self.chase_all_button.setToolTip(said)
        self.chase_all_button.setAccessibleDescription(said)

    def chase_unit(self) -> None:
        """One letter to the chosen unit over all that it owes of those in view."""
        row = self._here[0]
        if 0 <= row < len(self.shown) and owes(self.shown[row]):
            unit = self.shown[row][0]
            self._ask_answer(self.periods, [unit.unit])

    def chase_all(self) -> None:
        """A letter to each unit right below that owes the chosen period."""
        period = self._chased_period
        if period is not None:
            self._ask_answer([period], None)

    def _ask_answer(self, periods: Sequence[Period], units: list[str] | None) -> None:
        """Ask in the pane by when and to whom the units are to answer."""
        self._end_asking()
        form = answer_form(
            self.themes,
            self._session,
            lambda answer: self._show_letters(periods, units, answer),
        )
        self._chase_form = form
        self._foot.hide()
        self.side.body.addWidget(form)
        form.closed.connect(self._end_asking)
        form.begin()

    def _end_asking(self) -> None:
        if self._chase_form is not None:
            self._chase_form.hide()
            self._chase_form.deleteLater()
            self._chase_form = None
            self._foot.show()
            self.matrix.setFocus()

    def _show_letters(
        self, periods: Sequence[Period], units: list[str] | None, answer: "Answer"
    ) -> None:
        self.preview = show_letters(
            self, self.themes, self._session, self._dialogs, periods, units, answer
        )

    def note_call(self) -> None:
        """That the unit was asked over the phone for the chosen period's report."""
        row, month = self._here
        some = self.shown[row][month]
        record_chase(self._session.office, some.unit, [some.period], Means.PHONE)
        done = sentence("已登记电话催报：{name}", name=some.name)
        self._session.said.emit(done, False)

    def regions(self) -> list[QWidget]:
        return [self.tool_row, self.matrix, self.side]
