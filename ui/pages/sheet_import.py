"""导入表格: choose a file, see where its columns go, look over its rows, take them in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from models.accounts.rights import Right
from models.ledger import Ledger
from models.progress import Progress
from models.sheets.examining import Intake, examine
from models.sheets.importing import Result, take_in
from models.sheets.reading import read_sheet
from models.sheets.tables import Reading
from models.sheets.troubles import Degree
from models.words import sentence
from ui.dialogs import Dialogs
from ui.icons import Icon
from ui.pages.exchanging import run
from ui.pages.sheet_mapping import MappingCard
from ui.pages.sheet_preview import PreviewCard
from ui.scope import Scope
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.empty_page import EmptyPage
from ui.widgets.page import Page
from ui.widgets.progress import ProgressPanel
from ui.widgets.steps import WizardSteps
from ui.words import tr

CHOOSE, MAP, LOOK = range(3)
FILES = "*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt"
WORKBOOKS = "Excel (*.xlsx)"


class SheetImportPage(Page):
    """Three steps for one file into one ledger; nothing is stored before 导入.

    `leave` is called once the rows are in.
    """

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        scope: Scope,
        tasks: Tasks,
        dialogs: Dialogs,
        leave: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(themes, tr("导入表格"))
        self._session, self._scope, self._tasks, self._dialogs = session, scope, tasks, dialogs
        self._leave = leave
        self.ledger: Ledger | None = None
        self.path: Path | None = None
        self.step = CHOOSE
        self.steps = WizardSteps(themes, (tr("选择文件"), tr("对应列"), tr("核对")))
        self.stack = QStackedWidget()
        self.panel = ProgressPanel(themes, self)
        self.mapping = MappingCard(themes)
        self.preview = PreviewCard(themes)
        self._build()
        self._connect()
        self._go(CHOOSE)

    def _build(self) -> None:
        self.first = EmptyPage(
            *(self.themes, Icon.FILE_IMPORT, tr("选一个表格文件")),
            tr("可以是 .xlsx、.xls、.ods 或 .csv。表头上面有标题和说明、有合并单元格都可以。"),
            tr("选择文件…"),
            tr("另存空白模板…"),
        )
        for part in (self.first, self.mapping, self.preview):
            self.stack.addWidget(part)
        self.body.addWidget(self.steps)
        self.body.addWidget(self.stack, 1)
        self.back = Button(self.themes, tr("返回"))
        self.mark = Button(self.themes, tr("另存标注副本…"))
        self.good_only = Button(self.themes, "", needs=(Right.RECORD,))
        self.main = Button(self.themes, "", "primary", needs=(Right.RECORD,))
        row = QHBoxLayout(self.footer)
        row.setContentsMargins(14, 7, 14, 7)
        row.setSpacing(8)
        row.addWidget(self.mark)
        row.addStretch(1)
        for button in (self.main, self.good_only, self.back):
            row.addWidget(button)

    def _connect(self) -> None:
        self.first.deed.clicked.connect(self.choose)
        self.first.other.clicked.connect(self.save_template)
        self.mapping.reread.connect(lambda: self._read(self.mapping.sheet))
        self.back.clicked.connect(lambda: self._go(self.step - 1))
        self.mark.clicked.connect(self.save_marked)
        self.good_only.clicked.connect(lambda: self._take(flagged=False))
        self.main.clicked.connect(self._forward)

    def start(self, ledger: Ledger) -> None:
        """Begin anew for this ledger, with the question for a file."""
        self.ledger, self.path = ledger, None
        self.set_title(tr("导入表格"), tr(ledger.title))
        self._go(CHOOSE)
        self.choose()

    # Files

    def choose(self) -> None:
        kinds = tr("表格文件 ({endings})").format(endings=FILES)
        path = self._dialogs.open_file(tr("选择要导入的表格"), kinds, self._folder())
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Read a file and show where its columns go."""
        self.path = path
        self._session.remember("sheets.folder", str(path.parent))
        self._read(None)

    def _folder(self) -> Path | None:
        held = self._session.recall("sheets.folder")
        return Path(held) if held else None

    def save_template(self) -> None:
        from models.sheets.exporting import export_template

        ledger = self.ledger
        if ledger is None:
            return
        proposed = (self._folder() or Path()) / f"{tr(ledger.title)}.xlsx"
        path = self._dialogs.save_file(tr("另存空白模板"), WORKBOOKS, proposed)
        if path is not None:
            self._run(
                tr("正在写空白模板"),
                lambda _progress: export_template(ledger, path, words=tr),
                lambda _nothing: self._said(path),
            )

    def save_marked(self) -> None:
        from models.sheets.marking import mark_copy

        intake = self.preview.intake
        if intake is None:
            return
        source = intake.reading.path
        proposed = source.with_name(tr("{name}-标注.xlsx").format(name=source.stem))
        path = self._dialogs.save_file(tr("另存标注副本"), WORKBOOKS, proposed)
        if path is not None:
            self._run(
                tr("正在写标注副本"),
                lambda _progress: mark_copy(intake.reading.book, intake.troubles, path, words=tr),
                lambda _nothing: self._said(path),
            )

    def _said(self, path: Path) -> None:
        self._session.said.emit(sentence("已另存为“{name}”", name=path.name), False)

    # Steps

    def _read(self, sheet: str | None) -> None:
        office, ledger, path, year = self._session.office, self.ledger, self.path, self._scope.year
        if ledger is None or path is None:
            return
        self._run(
            tr("正在读表格"),
            lambda progress: read_sheet(
                office, ledger, path, sheet=sheet, usual_year=year, progress=progress
            ),
            self._show_mapping,
        )

    def _show_mapping(self, reading: Reading) -> None:
        self.mapping.show_reading(reading)
        self._go(MAP)

    def look(self) -> None:
        """Read the file with the chosen columns and examine every row; nothing is stored."""
        office, ledger, path, year = self._session.office, self.ledger, self.path, self._scope.year
        if ledger is None or path is None:
            return
        card = self.mapping
        chosen, sheet, people = card.chosen(), card.sheet, card.people_box.isChecked()

        def work(progress: Progress) -> Intake:
            reading = read_sheet(
                *(office, ledger, path),
                mapping=chosen,
                sheet=sheet,
                usual_year=year,
                create_people=people,
                progress=progress,
            )
            return examine(office, reading, progress)

        self._run(tr("正在核对每一行"), work, self._show_preview)

    def _show_preview(self, intake: Intake) -> None:
        self.preview.show_intake(intake)
        self._go(LOOK)

    def _take(self, *, flagged: bool) -> None:
        office, intake = self._session.office, self.preview.intake
        if intake is None:
            return
        self._run(
            tr("正在导入"),
            lambda _progress: take_in(office, intake, flagged=flagged),
            self._taken,
        )

    def _taken(self, result: Result) -> None:
        name = self.path.name if self.path else ""
        done = sentence("已从“{file}”导入 {count} 条", file=name, count=result.accepted)
        self._session.said.emit(done, bool(result.batch))
        self._go(CHOOSE)
        if self._leave is not None:
            self._leave()

    def _forward(self) -> None:
        if self.step == MAP:
            self.look()
        elif self.step == LOOK:
            self._take(flagged=True)

    def _run(
        self, what: str, work: Callable[[Progress], Any], then: Callable[[Any], object]
    ) -> None:
        """Work off the window's thread; the buttons rest until it has ended."""
        job = run(self._tasks, self.panel, what, work)
        self._rest(True)
        job.done.connect(then)
        job.failed.connect(self._dialogs.tell_error)
        job.ended.connect(lambda: self._rest(False))

    def _rest(self, resting: bool) -> None:
        for part in (self.stack, self.back, self.mark, self.good_only):
            part.setEnabled(not resting)
        self.main.setEnabled(not resting and (self.step != LOOK or self._count(True) > 0))

    def _count(self, flagged: bool) -> int:
        intake = self.preview.intake
        return len(intake.to_store(flagged)) if intake else 0

    def _go(self, step: int) -> None:
        self.step = max(step, CHOOSE)
        self.steps.show_step(self.step)
        self.stack.setCurrentIndex(self.step)
        self.footer.setVisible(self.step != CHOOSE)
        self.mark.setVisible(self.step == LOOK and self._has_marks())
        sound, all_rows = self._count(False), self._count(True)
        self.good_only.setVisible(self.step == LOOK and 0 < sound < all_rows)
        self.good_only.setText(tr("只导入没有问题的 {n} 行").format(n=sound))
        texts = {MAP: tr("下一步"), LOOK: tr("导入 {n} 行").format(n=all_rows)}
        self.main.setText(texts.get(self.step, ""))
        self.main.setEnabled(self.step != LOOK or all_rows > 0)
        if self.step != CHOOSE:
            self.main.setFocus()
        states = (tr("没有选文件"), tr("还没有导入"), tr("还没有导入"))
        self.say_status(states[self.step])

    def _has_marks(self) -> bool:
        intake = self.preview.intake
        troubles = intake.troubles if intake else []
        return any(trouble.degree is not Degree.NOTED for trouble in troubles)
