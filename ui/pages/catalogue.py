"""Which pages the window has, in the order of the navigation, and how each is built."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from models import listing
from models.first_steps import Step
from models.ledger import Ledger
from models.ledgers import ledger_named
from models.ledgers.decisions import Decision
from models.ledgers.people import Person
from models.ledgers.plans import PLANS
from models.listing import Listing
from models.record import Record
from ui.commands import Command
from ui.icons import Icon
from ui.main_window import MainWindow, PageEntry
from ui.pages.ledgers import LedgersPage, View, find_in, open_form, open_record
from ui.pages.workbooks import Workbooks
from ui.photo_strip import Darkroom
from ui.scope import Scope
from ui.session import Session
from ui.widgets.page import Page
from ui.words import tr

if TYPE_CHECKING:
    from models.office import Office
    from ui.app import Desk
    from ui.ledger_page import Outlets
    from ui.pages.told_page import Asked, Choices, Told

_PAGE_OF = {
    "units": "organisation",
    "people": "organisation",
    "appointments": "organisation",
    "areas": "organisation",
    "plans": "planning",
    "schemes": "planning",
    "scheme_templates": "planning",
    "readings": "reading",
    "books": "reading",
    "spot_checks": "reading",
    "make_ups": "making_up",
    "studies": "making_up",
    "materials": "making_up",
    "deadlines": "organisation",
    "value_lists": "organisation",
    "report_templates": "organisation",
    "rules": "calendar",
    "holidays": "calendar",
    "due_list": "calendar",
    "meetings": "meetings",
    "tasks": "meetings",
    "lectures": "lectures",
    "outreach_talks": "lectures",
    "outreach_teams": "lectures",
    "training_classes": "lectures",
    "issues": "issues",
    "deeds": "deeds",
    "needs": "deeds",
    "inspections": "inspections",
    "guidance_groups": "inspections",
    "draws": "inspections",
    "checklists": "inspections",
    "drives": "inspections",
    "democratic_meetings": "meetings",
    "activities": "publicity",
    "news_items": "publicity",
    "matters": "meetings",
    "burdens": "meetings",
    "year_facts": "reports",
    "targets": "comparison",
    "month_reports": "submission",
}
"""The page that shows each ledger; a ledger that no page shows is reached through others."""


class Pages:
    """Builds the pages of one open office; handed what they share, once."""

    def __init__(
        self, desk: "Desk", session: Session, scope: Scope, window: Callable[[], MainWindow]
    ) -> None:
        self._desk, self._session, self._scope, self._window = desk, session, scope, window
        self._workbooks = Workbooks(desk, session)
        self._darkroom = Darkroom(desk.tasks, session.office.attachments.read)

    def entries(self) -> list[PageEntry]:
        plan, study = tr("组织与计划"), tr("学习活动")
        mend, send = tr("督导整改"), tr("宣传与报送")
        late_tasks, late_issues, late_deeds = (
            partial(self._overdue, name) for name in ("tasks", "issues", "deeds")
        )
        entry = PageEntry
        return [
            entry("dashboard", tr("工作台"), Icon.HOME, "", self._dashboard, digit="1"),
            entry(
                "organisation", tr("组织机构"), Icon.SITEMAP, plan, self._organisation, digit="2"
            ),
            entry("planning", tr("方案计划"), Icon.CALENDAR_CHECK, plan, self._planning, digit="3"),
            entry(
                *("meetings", tr("会议交办"), Icon.USERS, plan, self._meetings, late_tasks),
                digit="4",
            ),
            entry(
                *("calendar", tr("制度日历"), Icon.CALENDAR, plan, self._calendar, self._short),
            ),
            entry("reading", tr("读书学习"), Icon.BOOK, study, self._reading, digit="5"),
            entry("making_up", tr("补学跟学"), Icon.HISTORY, study, self._making_up, digit="6"),
            entry("lectures", tr("授课宣讲"), Icon.LECTURE, study, self._lectures, digit="7"),
            entry(
                "inspections", tr("督导检查"), Icon.INSPECTION, mend, self._inspections, digit="8"
            ),
            entry(
                *("issues", tr("问题台账"), Icon.LIST_CHECK, mend, self._issues, late_issues),
                digit="9",
            ),
            entry("deeds", tr("办实事"), Icon.HEART_CHECK, mend, self._deeds, late_deeds),
            entry("publicity", tr("宣传信息"), Icon.SPEAKERPHONE, send, self._publicity),
            entry("reports", tr("报告总结"), Icon.FILE, send, self._reports),
            entry("comparison", tr("汇总对比"), Icon.CHART_BAR, send, self._comparison),
            entry("submission", tr("报送中心"), Icon.UPLOAD, send, self._submission, digit="0"),
            entry("sheet_import", tr("导入表格"), Icon.FILE_IMPORT, "", self._sheets, listed=False),
            entry("audit", tr("改动记录"), Icon.HISTORY, "", self._audit, listed=False),
            entry("search", tr("搜索结果"), Icon.SEARCH, "", self._search, listed=False),
            entry("settings", tr("系统设置"), Icon.ADJUSTMENTS_HORIZONTAL, "", self._settings),
        ]

    def open_record(self, ledger: str, uid: str) -> None:
        """Go to the page that shows this ledger, with the record selected.

        A decision stands beside what was decided on.
        """
        if ledger == "decisions":
            decision = self._session.office.door.load(Decision, uid)
            ledger, uid = str(decision.subject_ledger), decision.subject_uid or ""
        key = _PAGE_OF.get(ledger)
        if key is not None:
            self._window().visit(key, lambda page: open_record(page, ledger, uid))

    def _look_in(self, ledger: str, text: str) -> None:
        """Go to the page that shows this ledger, and look for these words there."""
        key = _PAGE_OF.get(ledger)
        if key is not None:
            self._window().visit(key, lambda page: find_in(page, ledger, text))

    def _ledger_page(self, name: str) -> Page:
        from ui.ledger_page import LedgerPage

        ledger = ledger_named(name)
        assert ledger is not None
        desk = self._desk
        return LedgerPage(
            desk.themes, ledger, self._session, self._scope, desk.dialogs, self._outlets(ledger)
        )

    def _outlets(self, ledger: Ledger) -> "Outlets":
        from ui.ledger_page import Outlets
        from ui.pages.record_papers import record_papers

        desk = self._desk
        return Outlets(
            print_list=lambda: self._window().do(Command.PRINT),
            export_list=partial(self._workbooks.list, ledger),
            export_view=self._workbooks.view,
            import_sheet=self._import_sheet,
            open_record=self.open_record,
            show_held=self._show_held,
            darkroom=self._darkroom,
            elsewhere=((tr("版本对比"), self._compare),) if ledger.name == "schemes" else (),
            papers=record_papers(
                ledger.name, desk.themes, self._session, desk.dialogs, self._window
            ),
        )

    def _import_sheet(self, ledger: Ledger) -> None:
        from ui.pages.sheet_import import SheetImportPage

        page = self._window().go("sheet_import")
        assert isinstance(page, SheetImportPage)
        page.start(ledger)

    def _grouped(self, title: str, names: tuple[str, ...], *more: View) -> Page:
        return LedgersPage(self._desk.themes, title, [*map(self._view, names), *more])

    def _view(self, name: str) -> View:
        ledger = ledger_named(name)
        assert ledger is not None
        return name, tr(ledger.title), partial(self._ledger_page, name)

    def _organisation(self) -> Page:
        """Who there is, and what all go by: deadlines, the lists, the looks of reports."""
        who = ("units", "people", "appointments", "areas")
        rules = ("deadlines", "value_lists", "report_templates")
        holders = self._told_view("holders", tr("任职查询"))
        group: View = ("leading_group", tr("领导小组"), self._leading_group)
        return self._grouped(tr("组织机构"), (*who, *rules), group, holders)

    def _leading_group(self) -> Page:
        from ui.pages.leading_group import LeadingGroupPage

        desk = self._desk
        return LeadingGroupPage(
            *(desk.themes, self._session, self._scope, desk.dialogs, self.open_record),
            partial(self._begin, "organisation", "appointments"),
        )

    def _begin(self, page: str, ledger: str) -> None:
        """A new record on the page of its ledger."""
        opened = self._window().go(page)
        if isinstance(opened, LedgersPage):
            opened.show_view(ledger).commands[Command.NEW]()

    def _told_view(self, key: str, title: str) -> View:
        """A view that is read off the small ledgers."""
        from ui.pages.small_overviews import OVERVIEWS

        tell, choices = OVERVIEWS[key]
        return key, title, self._told(title, tell, choices())

    def _planning(self) -> Page:
        names = ("plans", "schemes", "scheme_templates")
        table: View = ("one_table", tr("一张表"), self._one_table)
        versions: View = ("versions", tr("版本对比"), self._versions)
        return self._grouped(tr("方案计划"), names, versions, table)

    def _year_blanks(self) -> Page:
        from ui.pages.year_blanks import YearBlanksPage

        return YearBlanksPage(self._desk.themes, self._session, self._scope)

    def _versions(self) -> Page:
        from ui.pages.versions import VersionsPage

        return VersionsPage(self._desk.themes, self._session, self._desk.dialogs)

    def _compare(self, uid: str) -> None:
        page = self._window().go("planning")
        if isinstance(page, LedgersPage):
            page.show_view("versions").show_record(uid)

    def _reading(self) -> Page:
        from ui.pages.reading import compared_views, grid_view

        desk, shared = self._desk, (self._session, self._scope, self.open_record)
        views = [
            *(self._view("readings"), self._view("books")),
            grid_view(desk.themes, *shared, self._new_book),
            self._view("spot_checks"),
            *compared_views(desk.themes, *shared),
        ]
        return LedgersPage(desk.themes, tr("读书学习"), views)

    def _new_book(self) -> None:
        self._begin("reading", "books")

    def _making_up(self) -> Page:
        from ui.pages.reading import owed_view

        desk = self._desk
        owed = owed_view(desk.themes, self._session, self._scope, desk.dialogs, self.open_record)
        views = [owed, *(self._view(name) for name in ("make_ups", "studies", "materials"))]
        return LedgersPage(desk.themes, tr("补学跟学"), views)

    def _meetings(self) -> Page:
        areas: View = ("area_sheet", tr("片区对比"), self._areas)
        names = ("meetings", "tasks", "democratic_meetings", "matters", "burdens")
        compared = self._told_view("burden_sheet", tr("五多对比"))
        meter: View = ("burden_meter", tr("填表负担"), self._burden_meter)
        return self._grouped(tr("会议交办"), names, areas, compared, meter)

    def _burden_meter(self) -> Page:
        from ui.pages.burden_meter import BurdenMeterPage

        desk = self._desk
        return BurdenMeterPage(
            *(desk.themes, self._session, self._scope, desk.dialogs, self.open_record),
            self._workbooks.meter,
        )

    def _publicity(self) -> Page:
        scores = self._told_view("news_totals", tr("信息得分"))
        return self._grouped(tr("宣传信息"), ("activities", "news_items"), scores)

    def _reports(self) -> Page:
        """The reports, and what only their writers know."""
        views: list[View] = [
            ("report", tr("报告"), self._report),
            ("year_blanks", tr("填写年度要素"), self._year_blanks),
            self._view("year_facts"),
        ]
        return LedgersPage(self._desk.themes, tr("报告总结"), views)

    def _report(self) -> Page:
        from ui.pages.reports import ReportsPage

        desk = self._desk
        return ReportsPage(
            *(desk.themes, self._session, self._scope, desk.tasks, desk.dialogs),
            *(self.open_record, self._fill_blanks),
        )

    def _fill_blanks(self) -> None:
        page = self._window().go("reports")
        if isinstance(page, LedgersPage):
            page.show_view("year_blanks")

    def _areas(self) -> Page:
        from ui.pages.areas import AreasPage

        return AreasPage(
            self._desk.themes, self._session, self._scope, self.open_record, self._begin_record
        )

    def _begin_record(self, record: Record) -> None:
        """The form of a record that was filled beforehand, on the page of its ledger."""
        from ui.ledger_page import LedgerPage

        page = self._open_list(self._session.office.door.ledger_of(record).name)
        assert isinstance(page, LedgerPage)
        page.begin(record)

    def _open_list(self, ledger: str) -> Page:
        page = self._window().go(_PAGE_OF[ledger])
        return page.show_view(ledger) if isinstance(page, LedgersPage) else page

    def _calendar(self) -> Page:
        from ui.pages.calendar_views import Ways, calendar_page

        desk = self._desk
        ways = Ways(
            *(self.open_record, self._open_list, partial(self._go, "submission")),
            self._begin_record,
        )
        lists = (self._view("rules"), self._view("holidays"))
        return calendar_page(desk.themes, self._session, self._scope, desk.dialogs, ways, lists)

    def _short(self) -> int:
        from models.calendar.overview import shortfalls

        return len(shortfalls(self._session.office))

    def _lectures(self) -> Page:
        from ui.pages.lecture_overviews import (
            education_choices,
            tell_education,
            tell_untrained,
            untrained_choices,
        )
        from ui.pages.outreach_overview import outreach_choices, tell_outreach

        overviews = (
            ("education", tr("专题教育"), tell_education, education_choices()),
            ("untrained", tr("应训未训"), tell_untrained, untrained_choices()),
            ("outreach_overview", tr("宣讲统计"), tell_outreach, outreach_choices()),
        )
        views: list[View] = [
            self._view("lectures"),
            ("rota", tr("轮值表"), self._rota),
            *(self._view(name) for name in ("outreach_talks", "outreach_teams")),
            self._view("training_classes"),
            *(
                (key, title, self._told(title, tell, choices))
                for key, title, tell, choices in overviews
            ),
        ]
        return LedgersPage(self._desk.themes, tr("授课宣讲"), views)

    def _rota(self) -> Page:
        from ui.pages.rota import RotaPage

        desk = self._desk
        return RotaPage(desk.themes, self._session, self._scope, desk.dialogs, self.open_record)

    def _inspections(self) -> Page:
        names = ("inspections", "guidance_groups", "draws", "checklists", "drives")
        rounds: View = ("rounds", tr("巡回督导"), self._rounds)
        summary: View = ("drive_summary", tr("专项小结"), self._drive_summary)
        return self._grouped(tr("督导检查"), names, rounds, summary)

    def _rounds(self) -> Page:
        from ui.pages.rounds import RoundsPage

        desk = self._desk
        return RoundsPage(desk.themes, self._session, self._scope, desk.dialogs, self.open_record)

    def _drive_summary(self) -> Page:
        from ui.pages.drive_summary import DriveSummaryPage

        desk = self._desk
        return DriveSummaryPage(desk.themes, self._session, desk.dialogs, self.open_record)

    def _deeds(self) -> Page:
        from ui.pages.deed_overviews import promise_choices, tell_comments, tell_promises

        promises = self._told(tr("满意清单"), tell_promises, promise_choices())
        comments = self._told(tr("季度讲评"), tell_comments)
        return self._grouped(
            tr("办实事"),
            ("deeds", "needs"),
            ("promises", tr("满意清单"), promises),
            ("commentary", tr("季度讲评"), comments),
        )

    def _issues(self) -> Page:
        from ui.pages.issue_overviews import (
            schedule_choices,
            stock_choices,
            tell_schedule,
            tell_stock,
        )

        views: list[View] = [
            self._view("issues"),
            ("stock", tr("盘点表"), self._told(tr("盘点表"), tell_stock, stock_choices())),
            (
                *("schedule", tr("月调度")),
                self._told(tr("月调度"), tell_schedule, schedule_choices()),
            ),
            ("year_end", tr("年度结转"), self._year_end),
        ]
        return LedgersPage(self._desk.themes, tr("问题台账"), views)

    def _told(
        self, title: str, tell: "Callable[[Office, Asked], Told]", choices: "Choices | None" = None
    ) -> Callable[[], Page]:
        """What makes a page of something that is read off the records."""
        from ui.pages.told_page import Choices, ToldPage

        desk = self._desk
        return lambda: ToldPage(
            *(desk.themes, title, self._session, self._scope, desk.dialogs, self.open_record),
            *(tell, choices or Choices()),
        )

    def _year_end(self) -> Page:
        from ui.pages.year_end import YearEndPage

        desk = self._desk
        return YearEndPage(desk.themes, self._session, self._scope, desk.dialogs, self.open_record)

    def _overdue(self, name: str) -> int:
        ledger = ledger_named(name)
        assert ledger is not None
        today = self._session.office.door.today
        return len(listing.uids(Listing(ledger, overdue_on=today)))

    def _dashboard(self) -> Page:
        from ui.pages.work_desk import work_desk_views

        desk = self._desk
        shared = (desk.themes, self._session, self._scope, desk.tasks, desk.dialogs)
        views = work_desk_views(*shared, self.open_record, self._go, self._lead)
        return LedgersPage(desk.themes, tr("工作台"), views)

    def _lead(self, step: Step) -> None:
        """To where a new office does this step."""
        from ui.pages.first_steps import PLACES
        from ui.pages.trust import TrustPage

        if step is Step.RECOVERY_CODE:
            from ui.pages.recovery_code import make_recovery_code

            shared = (self._desk.themes, self._session, self._desk.dialogs)
            make_recovery_code(*shared, self._window())
        elif step is Step.DETAILS:
            own = self._session.office.unit
            self._window().visit(
                "organisation", lambda page: open_form(page, "units", own, "credit_code")
            )
        elif step is Step.LAST_YEAR:
            self._import_sheet(PLANS)
        else:
            page, view = PLACES[step]
            opened = self._window().go(page)
            assert isinstance(opened, LedgersPage)
            shown = opened.show_view(view)
            if step is Step.BELOW and isinstance(shown, TrustPage):
                shown.turn_to_below()

    def _comparison(self) -> Page:
        """Figures beside other periods, other units, targets, and what was issued of them."""
        from ui.pages.comparison import ComparisonPage
        from ui.pages.issued import IssuedPage

        desk = self._desk
        shared = (desk.themes, self._session, self._scope, desk.tasks, desk.dialogs)
        views: list[View] = [
            ("periods", tr("对比"), lambda: ComparisonPage(*shared, self.open_record)),
            ("issued", tr("已印发"), lambda: IssuedPage(*shared, self.open_record)),
            self._view("targets"),
            self._told_view("target_progress", tr("任务进度")),
        ]
        return LedgersPage(desk.themes, tr("汇总对比"), views)

    def _one_table(self) -> Page:
        from ui.pages.one_table import OneTablePage

        desk = self._desk
        return OneTablePage(
            desk.themes, self._session, self._scope, desk.tasks, desk.dialogs, self.open_record
        )

    def _submission(self) -> Page:
        from models.figures import freeze
        from ui.pages.submission import submission_views

        desk = self._desk
        views = submission_views(
            desk.themes,
            self._session,
            self._scope,
            desk.tasks,
            desk.dialogs,
            self.open_record,
            partial(freeze, self._session.office),
        )
        reports: View = ("month_reports", tr("月报"), self._month_reports)
        return LedgersPage(desk.themes, tr("报送中心"), [*views[:-1], reports, views[-1]])

    def _month_reports(self) -> Page:
        from ui.pages.small_overviews import MonthReportsPage, tell_month_reports

        desk = self._desk
        return MonthReportsPage(
            *(desk.themes, tr("月报"), self._session, self._scope, desk.dialogs, self.open_record),
            tell_month_reports,
        )

    def _audit(self) -> Page:
        from ui.pages.audit import AuditPage

        desk = self._desk
        return AuditPage(
            *(desk.themes, self._session, self._scope, desk.tasks, desk.dialogs),
            *(self.open_record, self._workbooks.changes),
        )

    def _settings(self) -> Page:
        from ui.pages.settings import SettingsPage

        desk = self._desk
        page = SettingsPage(desk.themes, self._session, desk.tasks, desk.dialogs, desk.preferences)
        page.preferred.connect(desk.prefer)
        page.restoring.connect(desk.restore)
        page.changes_wanted.connect(partial(self._go, "audit"))
        page.moving.connect(desk.move_to)
        page.demo_unwanted.connect(desk.remove_demo)
        return page

    def _show_held(self, person: Person) -> None:
        """Go to what the office holds about a person, with the search for it under way."""
        from ui.pages.settings import SettingsPage

        def show(page: Page) -> None:
            assert isinstance(page, SettingsPage)
            page.show_held(person)

        self._window().visit("settings", show)

    def _sheets(self) -> Page:
        from ui.pages.sheet_import import SheetImportPage

        desk = self._desk
        leave = self._window().back
        return SheetImportPage(
            desk.themes, self._session, self._scope, desk.tasks, desk.dialogs, leave
        )

    def _search(self) -> Page:
        from ui.pages.search import SearchPage

        page = SearchPage(
            *(self._desk.themes, self._session, self._desk.tasks, _PAGE_OF.__contains__),
            *(self.open_record, self._look_in),
        )
        page.typing_wanted.connect(self._window().top_bar.focus_search)
        return page

    def _go(self, key: str) -> None:
        self._window().go(key)


def page_entries(
    desk: "Desk", session: Session, scope: Scope, window: Callable[[], MainWindow]
) -> list[PageEntry]:
    return Pages(desk, session, scope, window).entries()
