"""一张表: the year's matrix by task, unit or area; every cell opens to its records."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from models.accounts.rights import Right
from models.figures import ALL, OWN
from models.issuing.keeping import (
    Issued,
    IssueKind,
    issue_one_table,
    issued_one_table,
    issued_tables,
)
from models.ledgers.areas import Area
from models.ledgers.units import Unit, descendants
from models.listing import names_of
from models.one_table import Cell, CellState, OneTable, TableRow, View, held_for_cell, one_table
from models.periods import MONTH_NAMES
from models.record import tuples
from models.store import load
from models.words import sentence
from ui.commands import Command
from ui.dates import day_text
from ui.dialogs import Dialogs
from ui.glyphs import OVERDUE, Glyph, Look, Tone
from ui.icons import Icon
from ui.pages.cell_records import LOOKS, CellRecords, record_lines, unit_lines
from ui.pages.relay_words import ROLLED_UP_MARK
from ui.printing.one_table_paper import beside, heads, name_of, one_table_paper
from ui.scope import Scope
from ui.session import Session
from ui.tasks import Job, Tasks
from ui.theme import ThemeHolder, dress
from ui.widgets.chip import Legend
from ui.widgets.matrix import Head, MatrixCell, MatrixData, MatrixRow, MatrixView
from ui.widgets.page import Page
from ui.widgets.progress import ProgressPanel
from ui.widgets.segments import Segment, Segments
from ui.words import tr

_LATE_PART = Look(Glyph.HALF, Tone.DANGER)
"""Partly done though its month is over."""
NOW = 0
"""Stands in the place of an issue's number."""


class OneTablePage(Page):
    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        scope: Scope,
        tasks: Tasks,
        dialogs: Dialogs,
        open_record: Callable[[str, str], None],
    ) -> None:
        super().__init__(themes, tr("年度工作“一张表”"))
        self._session, self._scope = session, scope
        self._tasks, self._dialogs = tasks, dialogs
        self._open_record = open_record
        self._table: OneTable | None = None
        self._job: Job | None = None
        self.views = Segments(
            themes, tr("行"), [Segment(view.value, tr(view.label)) for view in View]
        )
        self.units = self._box(tr("单位范围"))
        self.versions = self._box(tr("版本"))
        self.records = CellRecords(themes)
        self.matrix = MatrixView(themes, tr("年度工作“一张表”"))
        self.panel = ProgressPanel(themes, self)
        self._build()
        self._connect()

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        dress(box, compact=True)
        box.setAccessibleName(name)
        return box

    def _build(self) -> None:
        self.print_button = self.add_button(tr("打印"), icon=Icon.PRINTER)
        self.export_button = self.add_button(tr("导出"), icon=Icon.FILE_EXPORT)
        self.issue_button = self.add_button(tr("记为已印发"), icon=Icon.CHECK, needs=(Right.ISSUE,))
        self.add_tool(self.views)
        self.add_tool(self.units)
        self.add_tool(self.versions)
        self.tools.addStretch(1)
        legend = [(look, tr(state.label)) for state, look in LOOKS.items()]
        self.add_tool(Legend(self.themes, legend), optional=True)
        self.body.addWidget(self.matrix, 1)
        self.body.addWidget(self.records)
        self._fill_units()

    def _fill_units(self) -> None:
        """All, the office itself, each area and each unit below; hidden where nobody is below."""
        below = sorted(descendants(self._session.office.unit))
        self.units.setVisible(bool(below))
        self.units.addItem(tr("全部单位"), ALL)
        self.units.addItem(tr("本单位"), OWN)
        areas = [uid for (uid,) in tuples(Area.select(Area.uid).where(~Area.deleted))]
        for uid, name in sorted(names_of("areas", areas).items(), key=lambda one: one[1]):
            self.units.addItem(name, uid)
        for unit in load(Unit, below):
            self.units.addItem(unit.name or "", unit.uid)

    def _connect(self) -> None:
        self.views.chosen.connect(lambda _key: self.refresh())
        self.units.activated.connect(lambda _at: self.refresh())
        self.versions.activated.connect(lambda _at: self.refresh())
        self.print_button.clicked.connect(self.print_out)
        self.export_button.clicked.connect(self.export)
        self.issue_button.clicked.connect(self.issue)
        self.matrix.opened.connect(self.open_cell)
        self.records.opened.connect(self._open_record)
        self.records.closed.connect(self.matrix.setFocus)
        self.matrix.chosen.connect(self._tell_cell)
        self._scope.changed.connect(self._refresh_if_seen)
        self._session.changed.connect(lambda _names: self._refresh_if_seen())
        self.offer(Command.EXPORT, self.export)
        self.offer(Command.PRINT, self.print_out)
        self.offer(Command.PREVIEW, self.print_out)
        self.offer(Command.REFRESH, self.refresh)

    def arrive(self) -> None:
        self._fill_versions()
        self.refresh()
        self.matrix.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        return [self.tool_row, self.matrix, *([self.records] if self.records.isVisible() else [])]

    def _fill_versions(self) -> None:
        """Now, and the year's tables that were issued; hidden where none was."""
        chosen, year = self.versions.currentData(), self._scope.year
        self.versions.clear()
        self.versions.addItem(tr("现在的表"), NOW)
        for one in issued_tables():
            if one.kind is IssueKind.ONE_TABLE and one.period.year == year:
                self.versions.addItem(_version_text(one), one.number)
        self.versions.setCurrentIndex(max(0, self.versions.findData(chosen)))
        self.versions.setVisible(self.versions.count() > 1)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """The table of now, or the chosen one that was issued; the worker takes it."""
        office, year = self._session.office, self._scope.year
        number = self.versions.currentData() or NOW
        view = View[(self.views.current or View.TASK.value).upper()]
        units = self.units.currentData() or ALL
        if self._job is not None:
            self._job.cancel()
        job = self._job = self._tasks.start(
            lambda _progress: _issued_table(number, year) or one_table(office, year, view, units)
        )
        job.done.connect(lambda table: self._arrived(job, table))
        job.failed.connect(self._dialogs.tell_error)
        self.panel.watch(job, tr("正在统计"))

    def _arrived(self, job: Job, table: OneTable) -> None:
        if job is not self._job:
            return
        self._job, self._table = None, table
        issued = bool(self.versions.currentData())
        for widget in (self.views, self.units, self.issue_button):
            widget.setEnabled(not issued)
        self.records.hide()
        made = f"{table.version} · {table.version_on}" if table.version else ""
        if issued:
            made = tr("印发时的表，数据截至 {day}").format(day=day_text(table.today))
        elif table.rolled_up:
            made = tr("标“汇”的是汇总数，该单位的记录还没有到")
        context = tr("{unit} {year}年度学习教育计划").format(unit=table.unit, year=table.year)
        self.set_title(self.title.text(), f"{context}　{made}".strip())
        self.matrix.show_data(_data(table))

    def _cell(self, row: int, month: int) -> Cell | None:
        if self._table is None or not 0 <= month < 12:
            return None
        return self._table.rows[row].cells[month]

    def _tell_cell(self, row: int, month: int) -> None:
        if self._table is not None and month == 12:
            self.say_status(tr("累计 · 回车查看单位"))
        cell = self._cell(row, month)
        if cell is None or self._table is None:
            return
        text = tr("{month} · {task}：计划 {planned} 项，已完成 {done} 项 · 回车查看明细")
        task = name_of(self._table.rows[row])
        if cell.rolled_up:
            text = tr("{month} · {task}：计划 {planned} 项，已完成 {done} 项 · 汇总数，没有明细")
        self.say_status(
            text.format(
                month=tr(MONTH_NAMES[month]), task=task, planned=cell.planned, done=cell.done
            )
        )

    def open_cell(self, row: int, month: int) -> None:
        """Go to the cell's record, or list those it is made of; of a sum, the units behind it."""
        if self._table is None:
            return
        line = self._table.rows[row]
        name = name_of(line)
        if month == 12:
            lines = unit_lines(self._table, line)
            if lines:
                self.records.show_lines(_units_told(self._table, line), lines)
            elif line.uid:
                self._open_record(line.ledger, line.uid)
            return
        cell = self._cell(row, month)
        if cell is None or not cell.steps:
            return
        issued = bool(self.versions.currentData())
        events = [] if issued else held_for_cell(cell, self._table.year, month + 1)
        plans = {step.plan for step in cell.steps}
        if len(plans) == 1 and not events:
            self._open_record("plans", *plans)
            return
        caption = f"{name} · {tr(MONTH_NAMES[month])}"
        self.records.show_lines(caption, record_lines(cell, events))

    def print_out(self) -> None:
        from ui.printing.preview import preview

        office = self._session.office
        if self._table is not None:
            paper = one_table_paper(self._table, office.name, office.door.actor, office.door.now)
            preview([paper], self.themes, self._session, self._dialogs, self)

    def issue(self) -> None:
        """Keep the table as it stands, with the day and whoever does it."""
        office, table, units = self._session.office, self._table, self.units.currentData() or ALL
        if table is None:
            return
        job = self._tasks.start(
            lambda _progress: issue_one_table(office, table.year, table.view, units)
        )
        job.done.connect(self._say_issued)
        job.failed.connect(self._dialogs.tell_error)

    def _say_issued(self, issued: Issued) -> None:
        self._fill_versions()
        self._session.said.emit(
            sentence("已记为第 {n} 号印发：{title}", n=issued.number, title=issued.title), False
        )

    def export(self) -> None:
        from models.reports.one_table_xlsx import write_one_table

        table = self._table
        if table is None:
            return
        name = tr("{year}年度一张表.xlsx").format(year=table.year)
        path = self._dialogs.save_file(tr("导出一张表"), "Excel (*.xlsx)", Path(name))
        if path is None:
            return
        job = self._tasks.start(lambda _progress: write_one_table(table, path))
        done = sentence("已导出到 {name}", name=path.name)
        job.done.connect(lambda _none: self._session.said.emit(done, False))
        job.failed.connect(self._dialogs.tell_error)


def _issued_table(number: int, year: int) -> OneTable | None:
    """The table of this issue, if it is of the year."""
    for one in issued_tables() if number else ():
        if one.number == number and one.period.year == year:
            return issued_one_table(one)
    return None


def _version_text(one: Issued) -> str:
    text = tr("第 {n} 号，{day}印发")
    told = text.format(n=one.number, day=day_text(one.issued_at))
    return f"{told} · {one.version}" if one.version else told


def _units_told(table: OneTable, row: TableRow) -> str:
    name = name_of(row)
    if table.view is not View.TASK:
        return name
    return tr("{task}：{n} 个单位已承接，{m} 个未承接").format(
        task=name, n=len(table.taken_up(row)), m=len(row.missing)
    )


def _data(table: OneTable) -> MatrixData:
    group, named, last = heads(table.view)
    by_task = table.view is View.TASK
    shared = by_task and any(row.missing or table.taken_up(row) for row in table.rows)
    today = table.today
    return MatrixData(
        heads=(
            Head(tr("序号"), 40, centred=True, quiet=True),
            Head(named),
            Head(last, 98, quiet=True) if by_task else Head(last, 64, centred=True),
            *((Head(tr("承接"), 52, centred=True, quiet=True),) if shared else ()),
        ),
        months=tuple(tr(name) for name in MONTH_NAMES),
        rows=tuple(_row(at, row, table, shared) for at, row in enumerate(table.rows, 1)),
        totals=(_planned(table, shared), _done(table, shared)),
        total_title=tr("累计"),
        group_title=group,
        current=today.month - 1 if today.year == table.year else None,
    )


def _row(number: int, row: TableRow, table: OneTable, shared: bool) -> MatrixRow:
    seq = str(row.seq or number)
    taken = ""
    if shared and row.ledger == "plans":
        count = len(table.taken_up(row))
        taken = f"{count}/{count + len(row.missing)}"
    return MatrixRow(
        key=row.uid,
        heads=(seq, name_of(row), beside(table.view, row), *((taken,) if shared else ())),
        cells=tuple(_cell(cell) for cell in row.cells),
        total=f"{row.done}/{row.planned}",
        group=tr(row.category) if row.category else "",
    )


def _cell(cell: Cell) -> MatrixCell:
    if cell.state is None:
        return MatrixCell()
    late = cell.state is CellState.PARTLY and cell.overdue
    look = _LATE_PART if late else LOOKS[cell.state]
    words = tr("{state}，完成 {done}，计划 {planned}").format(
        state=tr(cell.state.label), done=cell.done, planned=cell.planned
    )
    if not cell.rolled_up:
        return MatrixCell(look, cell.caption, words)
    caption = f"{cell.caption} {tr(ROLLED_UP_MARK)}".strip()
    return MatrixCell(look, caption, tr("{state}，汇总数").format(state=words))


def _planned(table: OneTable, shared: bool) -> MatrixRow:
    cells = tuple(MatrixCell(text=str(cell.planned)) for cell in table.totals)
    return MatrixRow(
        "planned", ("", tr("计划（项）"), "", *[""] * shared), cells, str(table.planned)
    )


def _done(table: OneTable, shared: bool) -> MatrixRow:
    cells = tuple(
        MatrixCell(
            look=OVERDUE if cell.overdue else Look(Glyph.NONE, Tone.PLAIN),
            text=str(cell.done) if cell.done or cell.closed else "—",
            accessible=tr("完成 {done}，计划 {planned}").format(
                done=cell.done, planned=cell.planned
            ),
        )
        for cell in table.totals
    )
    return MatrixRow("done", ("", tr("完成（项）"), "", *[""] * shared), cells, str(table.done))
