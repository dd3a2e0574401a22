"""工作台: today's work first, and behind it what the figures find."""

from collections.abc import Callable, Sequence
from pathlib import Path

from models.charts.chart import Chart
from models.first_steps import Step
from models.words import sentence
from ui.dialogs import Dialogs
from ui.pages.ledgers import View
from ui.scope import Scope
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder
from ui.widgets.page import Page
from ui.words import tr

_SPREADSHEETS = "Excel (*.xlsx)"


def work_desk_views(
    themes: ThemeHolder,
    session: Session,
    scope: Scope,
    tasks: Tasks,
    dialogs: Dialogs,
    open_record: Callable[[str, str], None],
    go: Callable[[str], None],
    lead: Callable[[Step], None],
) -> list[View]:
    """(key, title, factory) of each view, for the page that switches between them."""

    def export(charts: Sequence[Chart], about: str) -> None:
        """A workbook with a sheet a chart, and on each the spreadsheet's own chart."""
        from models.reports.chart_xlsx import write_charts

        name = tr(charts[0].name) if len(charts) == 1 else tr("工作分析")
        path = dialogs.save_file(tr("导出表格"), _SPREADSHEETS, Path(f"{name}.xlsx"))
        if path is None:
            return
        job = tasks.start(lambda _progress: write_charts(charts, path, tr, about))
        done = sentence("已导出到 {name}", name=path.name)
        job.done.connect(lambda _result: session.said.emit(done, False))
        job.failed.connect(dialogs.tell_error)

    def today() -> Page:
        from ui.pages.dashboard import DashboardPage

        return DashboardPage(themes, session, scope, open_record, go, tasks, export, lead)

    def analysis() -> Page:
        from ui.pages.analysis import AnalysisPage

        return AnalysisPage(themes, session, scope, tasks, open_record, go, export)

    return [("today", tr("今日"), today), ("analysis", tr("分析"), analysis)]
