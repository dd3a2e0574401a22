"""一张表: the year's matrix by task or by unit; every cell opens to its records."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QComboBox, QMenu

from models.figures import ALL, OWN
from models.ledgers.plans import Plan
from models.ledgers.units import Unit, descendants
from models.one_table import Cell, CellState, OneTable, TableRow, View, one_table
from models.periods import MONTH_NAMES
from models.store import load
from models.words import sentence
from ui.commands import Command
from ui.dialogs import Dialogs
from ui.glyphs import DOING, DONE, OVERDUE, PLANNED, Glyph, Look, Tone
from ui.icons import Icon
from ui.pages.relay_words import ROLLED_UP_MARK
from ui.scope import Scope
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder
from ui.widgets.chip import Legend
from ui.widgets.matrix import Head, MatrixCell, MatrixData, MatrixRow, MatrixView
from ui.widgets.page import Page
from ui.widgets.segments import Segment, Segments
from ui.words import tr

_LOOKS = {
    CellState.PLANNED: PLANNED,
    CellState.PARTLY: DOING,
    CellState.DONE: DONE,
    CellState.MISSED: OVERDUE,
}
_LATE_PART = Look(Glyph.HALF, Tone.DANGER)
"""Partly done though its month is over."""


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
        self.views = Segments(
            themes, tr("行"), [Segment(view.value, tr(view.label)) for view in View]
        )
        self.units = QComboBox()
        self.units.setProperty("compact", True)
        self.units.setAccessibleName(tr("单位范围"))
        self.matrix = MatrixView(themes, tr("年度工作“一张表”"))
        self._build()
        self._connect()

    def _build(self) -> None:
        self.export_button = self.add_button(tr("导出"), icon=Icon.FILE_EXPORT)
        self.add_tool(self.views)
        self.add_tool(self.units)
        self.tools.addStretch(1)
        legend = [(look, tr(state.label)) for state, look in _LOOKS.items()]
        self.add_tool(Legend(self.themes, legend))
        self.body.addWidget(self.matrix, 1)
        self._fill_units()

    def _fill_units(self) -> None:
        below = sorted(descendants(self._session.office.unit))
        self.units.setVisible(bool(below))
        self.units.addItem(tr("全部单位"), ALL)
        self.units.addItem(tr("本单位"), OWN)
        for unit in load(Unit, below):
            self.units.addItem(unit.name or "", unit.uid)

    def _connect(self) -> None:
        self.views.chosen.connect(lambda _key: self.refresh())
        self.units.activated.connect(lambda _at: self.refresh())
        self.export_button.clicked.connect(self.export)
        self.matrix.opened.connect(self.open_cell)
        self.matrix.chosen.connect(self._tell_cell)
        self._scope.changed.connect(self._refresh_if_seen)
        self._session.changed.connect(lambda _names: self._refresh_if_seen())
        self.offer(Command.EXPORT, self.export)
        self.offer(Command.REFRESH, self.refresh)

    def arrive(self) -> None:
        self.refresh()
        self.matrix.setFocus()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        office, year = self._session.office, self._scope.year
        view = View.UNIT if self.views.current == View.UNIT.value else View.TASK
        table = one_table(office, year, view, self.units.currentData() or ALL)
        self._table = table
        made = f"{table.version} · {table.version_on}" if table.version else ""
        if table.rolled_up:
            made = tr("标“汇”的是汇总数，该单位的记录还没有到")
        context = tr("{unit} {year}年度学习教育计划").format(unit=table.unit, year=year)
        self.set_title(self.title.text(), f"{context}　{made}".strip())
        self.matrix.show_data(_data(table))

    def _cell(self, row: int, month: int) -> Cell | None:
        if self._table is None or not 0 <= month < 12:
            return None
        return self._table.rows[row].cells[month]

    def _tell_cell(self, row: int, month: int) -> None:
        cell = self._cell(row, month)
        if cell is None or self._table is None:
            return
        text = tr("{month} · {task}：计划 {planned} 项，已完成 {done} 项 · 回车查看明细")
        task = self._table.rows[row].title
        if cell.rolled_up:
            text = tr("{month} · {task}：计划 {planned} 项，已完成 {done} 项 · 汇总数，没有明细")
        self.say_status(
            text.format(
                month=tr(MONTH_NAMES[month]), task=task, planned=cell.planned, done=cell.done
            )
        )

    def open_cell(self, row: int, month: int) -> None:
        """Go to the cell's record, or offer those it is made of."""
        cell = self._cell(row, month)
        if cell is None or not cell.steps:
            return
        plans = list(dict.fromkeys(plan for plan, _step in cell.steps))
        if len(plans) == 1:
            self._open_record("plans", plans[0])
            return
        menu = QMenu(self)
        names = {unit.uid: unit.name or "" for unit in load(Unit, self._units_of(plans))}
        for plan in load(Plan, plans):
            action = menu.addAction(f"{names.get(plan.unit, '')}　{plan.title}")
            action.triggered.connect(
                lambda _checked=False, uid=plan.uid: self._open_record("plans", uid)
            )
        index = self.matrix.table.currentIndex()
        corner = self.matrix.table.visualRect(index).bottomLeft() + QPoint(0, 2)
        menu.popup(self.matrix.table.viewport().mapToGlobal(corner))
        menu.setActiveAction(menu.actions()[0])

    def _units_of(self, plans: list[str]) -> list[str]:
        return list({plan.unit for plan in load(Plan, plans)})

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


def _data(table: OneTable) -> MatrixData:
    by_task = table.view is View.TASK
    heads = (
        Head(tr("序号"), 40, centred=True, quiet=True),
        Head(tr("任务") if by_task else tr("单位")),
        Head(tr("责任单位"), 98, quiet=True) if by_task else Head(tr("任务数"), 64, centred=True),
    )
    today = table.today
    return MatrixData(
        heads=heads,
        months=tuple(tr(name) for name in MONTH_NAMES),
        rows=tuple(_row(at, row, by_task) for at, row in enumerate(table.rows, 1)),
        totals=(_planned(table), _done(table)),
        total_title=tr("累计"),
        group_title=tr("类别") if by_task else tr("片区"),
        current=today.month - 1 if today.year == table.year else None,
    )


def _row(number: int, row: TableRow, by_task: bool) -> MatrixRow:
    seq = str(row.seq or number)
    last = row.owner if by_task else str(row.items)
    return MatrixRow(
        key=row.uid,
        heads=(seq, row.title, last),
        cells=tuple(_cell(cell) for cell in row.cells),
        total=f"{row.done}/{row.planned}",
        group=tr(row.category) if row.category else "",
    )


def _cell(cell: Cell) -> MatrixCell:
    if cell.state is None:
        return MatrixCell()
    late = cell.state is CellState.PARTLY and cell.overdue
    look = _LATE_PART if late else _LOOKS[cell.state]
    words = tr("{state}，完成 {done}，计划 {planned}").format(
        state=tr(cell.state.label), done=cell.done, planned=cell.planned
    )
    if not cell.rolled_up:
        return MatrixCell(look, cell.caption, words)
    caption = f"{cell.caption} {tr(ROLLED_UP_MARK)}".strip()
    return MatrixCell(look, caption, tr("{state}，汇总数").format(state=words))


def _planned(table: OneTable) -> MatrixRow:
    cells = tuple(MatrixCell(text=str(cell.planned)) for cell in table.totals)
    return MatrixRow("planned", ("", tr("计划（项）"), ""), cells, str(table.planned))


def _done(table: OneTable) -> MatrixRow:
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
    return MatrixRow("done", ("", tr("完成（项）"), ""), cells, str(table.done))
