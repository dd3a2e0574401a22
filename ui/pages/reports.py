"""报告总结: every number of a report with last year's and its records, then the report itself."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QWidget

from models.accounts.rights import Right
from models.errors import UserError
from models.office import Office
from models.periods import Period
from models.privacy.noting import note_on
from models.progress import Progress
from models.reports.choosing import Offered, fitting, read_offered, templates_for
from models.reports.kinds import DOCX, ReportKind, Template, template_from
from models.words import sentence
from ui.commands import Command
from ui.dates import period_text
from ui.dialogs import Dialogs
from ui.icons import Icon
from ui.pages.report_numbers import ReportNumbers, released
from ui.scope import Scope
from ui.session import Session
from ui.tasks import Job, Tasks, Work
from ui.theme import ThemeHolder, dress
from ui.widgets.button import Button
from ui.widgets.error_summary import Notice
from ui.widgets.page import Page, label
from ui.widgets.progress import ProgressPanel
from ui.widgets.segments import Segment, Segments
from ui.words import say, tr

if TYPE_CHECKING:
    from models.issuing.keeping import Issued
    from models.reports.writing import Report

_BUILT_IN = ""
_USUAL = {1: ReportKind.MONTHLY, 3: ReportKind.QUARTERLY}
"""Length of the period in view → what one comes for; else the year's summary."""


class ReportsPage(Page):
    """What is counted is what is written: the document, its preview and its evidence are all made
    of the numbers in view. A broken template says here what is wrong with it.
    """

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        scope: Scope,
        tasks: Tasks,
        dialogs: Dialogs,
        open_record: Callable[[str, str], object],
        fill_blanks: Callable[[], object],
        show_folder: Callable[[Path], object] | None = None,
    ) -> None:
        super().__init__(themes, tr("报告总结"))
        self.session, self.scope, self.tasks, self.dialogs = session, scope, tasks, dialogs
        self._open_record, self._fill_blanks = open_record, fill_blanks
        self._show_folder = show_folder or _show_folder
        self.report: Report | None = None
        self._job: Job | None = None
        self._stale, self._again = True, False
        self._offered: dict[str, Offered] = {}
        self._folder = Path()
        self.kinds = Segments(
            themes, tr("报告种类"), [Segment(kind.value, tr(kind.label)) for kind in ReportKind]
        )
        self.templates = QComboBox()
        self.file_button = Button(themes, tr("选文件…"), "quiet")
        self.notice = Notice(themes, "warn", "", deed=tr("去填年度要素"))
        self.done = Notice(themes, "ok", "", deed=tr("打开所在文件夹"))
        self.numbers = ReportNumbers(themes, tasks)
        self._panel = ProgressPanel(themes, self)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.catalogue_button = self.add_button(tr("占位名称…"))
        self.template_button = self.add_button(tr("另存模板…"))
        self.issue_button = self.add_button(tr("记为已印发"), icon=Icon.CHECK, needs=(Right.ISSUE,))
        self.evidence_button = self.add_button(tr("依据清单…"), icon=Icon.LIST_CHECK)
        self.preview_button = self.add_button(tr("预览"), icon=Icon.PRINTER)
        self.write_button = self.add_button(tr("生成报告…"), "primary", Icon.FILE)
        months = self.scope.period.last - self.scope.period.first + 1
        self.kinds.choose(_USUAL.get(months, ReportKind.ANNUAL).value)
        self.add_tool(self.kinds)
        self.tools.addStretch(1)
        dress(self.templates, compact=True)
        self.templates.setMinimumWidth(190)
        self.templates.setAccessibleName(tr("模板"))
        name = label(tr("模板"), "secondary")
        name.setBuddy(self.templates)
        self.add_tool(name)
        self.add_tool(self.templates)
        self.add_tool(self.file_button)
        for notice in (self.notice, self.done):
            self.body.addWidget(notice)
            notice.hide()
        self.body.addWidget(self.numbers, 1)
        self._offer_templates()

    def _connect(self) -> None:
        self.kinds.chosen.connect(lambda _key: self._change_kind())
        self.templates.activated.connect(lambda _at: self.refresh())
        self.file_button.clicked.connect(self.choose_file)
        self.numbers.opened.connect(self._open_record)
        self.notice.link.clicked.connect(lambda: self._fill_blanks())
        self.done.link.clicked.connect(lambda: self._show_folder(self._folder))
        self.catalogue_button.clicked.connect(self.show_catalogue)
        self.template_button.clicked.connect(self.save_template)
        self.evidence_button.clicked.connect(self.write_evidence)
        self.issue_button.clicked.connect(self.issue)
        self.preview_button.clicked.connect(self.preview)
        self.write_button.clicked.connect(self.write)
        self.scope.changed.connect(self._note)
        self.session.changed.connect(lambda _names: self._note())
        self._later.timeout.connect(self._refresh_if_seen)
        self.offer(Command.REFRESH, self.refresh)
        self.offer(Command.EXPORT, self.write)
        self.offer(Command.PREVIEW, self.preview)
        self.offer(Command.PRINT, self.preview)

    # What is chosen

    @property
    def kind(self) -> ReportKind:
        return next(kind for kind in ReportKind if kind.value == self.kinds.current)

    @property
    def period(self) -> Period:
        """The top bar's, or the one that fits the kind."""
        return fitting(self.kind, self.scope.period, self.session.office.door.today)

    def _change_kind(self) -> None:
        self._offer_templates()
        self.refresh()

    def _offer_templates(self) -> None:
        """The built-in one, the records made for this kind before the others, a chosen file."""
        kept = self.templates.currentData()
        self._offered = {one.uid: one for one in templates_for(self.kind)}
        files = [one for one in (kept,) if isinstance(one, Path)]
        self.templates.clear()
        self.templates.addItem(tr("内置"), _BUILT_IN)
        for one in self._offered.values():
            self.templates.addItem(one.title, one.uid)
        for path in files:
            self.templates.addItem(path.name, path)
        self.templates.setCurrentIndex(max(self.templates.findData(kept), 0))

    def choose_file(self) -> None:
        path = self.dialogs.open_file(tr("选报告模板"), tr("Word 文档 (*.docx)"))
        if path is None:
            return
        at = self.templates.findData(path)
        if at < 0:
            self.templates.addItem(path.name, path)
            at = self.templates.count() - 1
        self.templates.setCurrentIndex(at)
        self.refresh()

    def _template(self) -> Callable[[], Template | None]:
        """What reads the chosen template, on the worker; None for the built-in one."""
        chosen = self.templates.currentData()
        if isinstance(chosen, Path):
            return partial(template_from, chosen)
        if chosen in self._offered:
            return partial(read_offered, self.session.office, self._offered[chosen])
        return lambda: None

    # What is shown

    def arrive(self) -> None:
        """A file may have been edited meanwhile, so it is read again."""
        self._offer_templates()
        if self._stale or isinstance(self.templates.currentData(), Path):
            self.refresh()
        self.numbers.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> object:
        return self.numbers.table.current_key or None

    def return_to(self, place: str) -> None:
        self.numbers.table.go_to(place)

    def regions(self) -> list[QWidget]:
        return [self.tool_row, self.numbers.table, self.numbers.records]

    def _note(self) -> None:
        self._stale = True
        self._later.start()

    def _refresh_if_seen(self) -> None:
        if self._stale and self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Count anew on the worker; what is under way for another choice is given up first."""
        self._stale = False
        if self._job is not None:
            self._again = True
            self._job.cancel()
            return
        self._take(None)
        self.done.hide()
        self.set_title(tr("报告总结"), period_text(self.period.code))
        read = self._template()
        office, kind, period = self.session.office, self.kind, self.period
        work = partial(_prepared, office, kind, period, read)
        self._job = self._start(tr("正在统计报告里的数"), work, self._show, self._refuse)
        self._job.cancelled.connect(self._say_stopped)
        self._job.ended.connect(self._end)

    def _end(self) -> None:
        self._job = None
        if self._again:
            self._again = False
            self.refresh()

    def _take(self, report: "Report | None") -> None:
        self.report = report
        for button in (
            *(self.issue_button, self.evidence_button),
            *(self.preview_button, self.write_button),
        ):
            button.setEnabled(report is not None)

    def _show(self, report: "Report") -> None:
        self._take(report)
        content = report.content
        missing = content.missing
        context = period_text(report.period.code)
        if report.is_draft:
            context = tr("{period} ・ 草稿").format(period=context)
            title = tr("还有 {n} 项年度要素没有填，报告标为“草稿”，没填的印成〔待填〕")
            names = tr("、").join(missing)
            self.notice.show_notice("warn", title.format(n=len(missing)), names)
        self.notice.link.setVisible(report.is_draft)
        self.notice.setVisible(report.is_draft)
        self.set_title(tr("报告总结"), context)
        self.numbers.show_numbers(content.numbers)
        said = tr("{n} 个数，{m} 项年度要素没有填") if missing else tr("{n} 个数，要素都已填好")
        self.say_status(said.format(n=len(content.numbers), m=len(missing)))

    def _refuse(self, error: Exception) -> None:
        """What is wrong with the template, where the numbers would stand."""
        if not isinstance(error, UserError):
            self.dialogs.tell_error(error)
            return
        self._explain(say(error), tr("改好模板后按 F5，或者换一个模板。"))
        self.notice.way.lead(error)

    def _say_stopped(self) -> None:
        if not self._again:
            self._explain(tr("没有统计完"), tr("按 F5 重新统计。"))

    def _explain(self, title: str, text: str) -> None:
        self.numbers.show_numbers(())
        self.notice.show_notice("danger", title, text)
        self.notice.link.hide()
        self.notice.show()
        self.say_status(title)

    # What is done

    def _start(
        self,
        what: str,
        work: Work,
        then: Callable[[Any], object],
        refused: Callable[[Exception], object] | None = None,
    ) -> Job:
        job = self.tasks.start(released(work))
        self._panel.watch(job, what)
        job.done.connect(then)
        job.failed.connect(refused or self.dialogs.tell_error)
        return job

    def _name(self, ending: str) -> str:
        """What a file is called that is made of the report in view."""
        if self.kind is ReportKind.ANNUAL:
            return tr("{year}年{name}").format(year=self.period.year, name=ending)
        return tr("{period}{name}").format(period=period_text(self.period.code), name=ending)

    def write(self) -> None:
        from models.reports.writing import write_report

        report = self.report
        if report is None:
            return
        proposed = self._name(tr(report.kind.label)) + DOCX
        path = self._where(tr("生成报告"), tr("Word 文档 (*.docx)"), proposed)
        if path is not None:
            what = tr("正在写报告")
            work = partial(write_report, report, path)
            self._start(what, work, partial(self._written, personal=report.personal))

    def write_evidence(self) -> None:
        from models.reports.evidence import write_evidence

        report = self.report
        if report is None:
            return
        proposed = self._name(tr("{report}依据清单").format(report=tr(report.kind.label)))
        path = self._where(tr("依据清单"), "Excel (*.xlsx)", proposed + ".xlsx")
        if path is not None:
            self._start(
                tr("正在写依据清单"),
                lambda progress: write_evidence(report, path, tr, progress),
                self._written,
            )

    def issue(self) -> None:
        """Keep the numbers as they go out, so that later ones can be told from them."""
        from models.issuing.keeping import issue_report

        report, office = self.report, self.session.office
        if report is not None:
            self._start(
                tr("正在统计"), lambda _progress: issue_report(office, report), self._say_issued
            )

    def _say_issued(self, issued: "Issued") -> None:
        said = sentence("已记为第 {n} 号印发：{title}", n=issued.number, title=issued.title)
        self.session.said.emit(said, False)

    def save_template(self) -> None:
        """The chosen template, to be edited in Word; a broken one too."""
        read, kind = self._template(), self.kind
        proposed = tr("{report}模板").format(report=tr(kind.label)) + DOCX
        path = self._where(tr("另存模板"), tr("Word 文档 (*.docx)"), proposed)
        if path is not None:
            work = partial(_saved, kind, read, path)
            self._start(tr("正在写模板"), work, self._written)

    def _where(self, title: str, kinds: str, proposed: str) -> Path | None:
        path = self.dialogs.save_file(title, kinds, Path(proposed))
        ending = Path(proposed).suffix
        if path is None or path.suffix.lower() == ending:
            return path
        return path.with_name(path.name + ending)

    def _written(self, path: Path, personal: Sequence[str] = ()) -> None:
        self._folder = path.parent
        said = tr("已写好 {name}")
        where = str(path.parent)
        noted = note_on(personal, tr, whole=False)
        if noted:
            where = tr("{note} · {place}").format(note=noted, place=where)
        self.done.show_notice("ok", said.format(name=path.name), where)
        self.done.show()
        self.done.link.setFocus()
        self.say_status(self.done.title.text())

    def preview(self) -> None:
        from models.reports.writing import passages_of

        report = self.report
        if report is not None:
            what = tr("正在排版")
            self._start(
                what, lambda progress: passages_of(report, progress), partial(self._print, report)
            )

    def _print(self, report: "Report", passages: Any) -> None:
        from ui.printing.preview import preview
        from ui.printing.report_paper import report_paper

        now = self.session.office.door.now
        name = self._name(tr(report.kind.label))
        paper = report_paper(passages, name, now, draft=report.is_draft)
        preview([paper], self.themes, self.session, self.dialogs, self)

    def show_catalogue(self) -> None:
        from ui.pages.placeholder_catalogue import PlaceholderCatalogue

        office = self.session.office
        made = PlaceholderCatalogue(self.themes, office, self.period, self.tasks, self.window())
        made.setWindowModality(Qt.WindowModality.WindowModal)
        made.finished.connect(made.deleteLater)
        made.open()


def _prepared(
    office: Office,
    kind: ReportKind,
    period: Period,
    read: Callable[[], Template | None],
    progress: Progress,
) -> "Report":
    from models.reports.writing import prepare

    return prepare(office, kind, period, read(), progress)


def _saved(
    kind: ReportKind, read: Callable[[], Template | None], path: Path, _progress: Progress
) -> Path:
    from models.reports.writing import own_template
    from models.saved_file import save_bytes

    save_bytes(path, (read() or own_template(kind)).content)
    return path


def _show_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
