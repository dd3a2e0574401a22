"""制度日历: a month of what the rules ask for and what is due, and the day that is current."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from models.accounts.rights import Right
from models.calendar.entries import Entry
from models.calendar.ics import ics_bytes
from models.calendar.overview import Calendar, calendar_of
from models.calendar.workdays import no_data
from models.errors import UserError
from models.periods import month_of
from models.saved_file import save_bytes
from models.words import sentence
from ui.commands import Command
from ui.dates import day_text, period_text
from ui.dialogs import Dialogs
from ui.glyphs import SOON
from ui.icons import Icon
from ui.pages.calendar_words import day_headings, day_line, day_name, month_days
from ui.scope import Scope
from ui.session import Session
from ui.theme import ThemeHolder
from ui.widgets.button import Button, IconButton
from ui.widgets.chip import Chip
from ui.widgets.month_view import WEEKDAYS, MonthView, weeks_of
from ui.widgets.page import Card, Page, label, side_by_side
from ui.widgets.plain_table import PlainTable
from ui.words import say, tr

CALENDARS = "iCalendar (*.ics)"


class CalendarPage(Page):
    """Arrow keys go through the days, Enter opens what stands on one; PgUp and PgDn turn months.

    Where several things stand on the day, Enter goes to their list.
    """

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        scope: Scope,
        dialogs: Dialogs,
        open_entry: Callable[[Entry], object],
        mend: Callable[[Entry], object],
        show_holidays: Callable[[], object],
    ) -> None:
        super().__init__(themes, tr("日历"))
        self.session, self._scope, self._dialogs = session, scope, dialogs
        self._open_entry, self._mend, self._show_holidays = open_entry, mend, show_holidays
        self.calendar: Calendar | None = None
        self.view = MonthView(themes, tr("日历"), session.office.door.today)
        self.list = PlainTable(themes, tr("当天事项"), day_headings())
        self.heading = label("", "section")
        self.nothing = label(tr("这一天没有安排"), "secondary")
        self.month_label = label("", "strong")
        self.unknown = Chip(themes, "", SOON, boxed=False)
        self.import_link = Button(themes, tr("看节假日表"), "link")
        self._later = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.ics_button = self.add_button(tr("导出日历…"), icon=Icon.FILE_EXPORT)
        self.print_button = self.add_button(tr("打印"), icon=Icon.PRINTER)
        self.mend_button = self.add_button(
            tr("新建补办记录"), "primary", Icon.PLUS, needs=(Right.RECORD,)
        )
        self.back = IconButton(self.themes, Icon.CHEVRON_LEFT, tr("上个月（PgUp）"))
        self.ahead = IconButton(self.themes, Icon.CHEVRON_RIGHT, tr("下个月（PgDn）"))
        self.now_button = Button(self.themes, tr("回到今天"))
        for widget in (self.back, self.month_label, self.ahead, self.now_button):
            self.add_tool(widget)
        self.tools.addStretch(1)
        self.add_tool(self.unknown)
        self.add_tool(self.import_link)
        month, day = Card(), Card()
        month.body.addWidget(self.view, 1)
        day.heading.addWidget(self.heading)
        day.heading.addStretch(1)
        day.rows.insertLayout(0, day.heading)
        day.body.addWidget(self.nothing)
        day.body.addWidget(self.list, 1)
        self.nothing.setContentsMargins(14, 10, 14, 10)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        split = side_by_side(month, day, (760, 380))
        self.body.addWidget(split, 1)

    def _connect(self) -> None:
        self.view.chosen.connect(self._show_day)
        self.view.turned.connect(lambda _first: self.refresh())
        self.view.opened.connect(lambda _day: self._enter_day())
        self.list.opened.connect(self._open)
        self.list.moved.connect(lambda _key: self._offer_mending())
        self.back.clicked.connect(lambda: self.view.turn(-1))
        self.ahead.clicked.connect(lambda: self.view.turn(1))
        self.now_button.clicked.connect(self._go_to_today)
        self.import_link.clicked.connect(self._show_holidays)
        self.ics_button.clicked.connect(self.export_ics)
        self.print_button.clicked.connect(self.print_month)
        self.mend_button.clicked.connect(self.mend)
        self._later.timeout.connect(self._refresh_if_seen)
        self.session.changed.connect(lambda _names: self._later.start())
        self._scope.changed.connect(self._follow_scope)
        self.offer(Command.REFRESH, self.refresh)
        self.offer(Command.PRINT, self.print_month)
        self.offer(Command.PREVIEW, self.print_month)
        self.offer(Command.EXPORT, self.export_ics)

    # What is shown

    @property
    def today(self) -> date:
        return self.session.office.door.today

    def arrive(self) -> None:
        if self.calendar is None:
            self._follow_scope()
        self.refresh()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def _follow_scope(self) -> None:
        """To the month that the top bar shows, or today where it lies in the period."""
        period = self._scope.period
        self.view.day = self.today if period.holds(self.today) else period.start
        self._later.start()

    def refresh(self) -> None:
        first = self.view.day.replace(day=1)
        days = [day for week in weeks_of(first) for day in week]
        self.view.today = self.today
        self.calendar = calendar_of(self.session.office, days[0], days[-1])
        self.view.show_month(first, month_days(self.calendar, days))
        text = period_text(month_of(first).code)
        self.month_label.setText(text)
        year = first.year
        known = self.calendar.workdays.knows(year)
        self.unknown.setVisible(not known)
        self.import_link.setVisible(not known)
        if not known:
            self.unknown.show_state(tr("{year} 年没有节假日数据").format(year=year), SOON)
            self.unknown.setToolTip(say(no_data(year)))
        inside = [entry for entry in self.calendar.entries if entry.day.month == first.month]
        short = sum(entry.short for entry in inside)
        said = tr("{month}共 {n} 项，缺漏和超期 {short} 项")
        self.say_status(said.format(month=text, n=len(inside), short=short))

    def _show_day(self, day: date) -> None:
        if self.calendar is None:
            return
        entries = self.calendar.on(day)
        named = day_name(self.calendar, day)
        title = " ".join(filter(None, (day_text(day), tr(WEEKDAYS[day.weekday()]), named)))
        self.heading.setText(title)
        self.list.show_lines([day_line(entry) for entry in entries])
        self.list.setVisible(bool(entries))
        self.nothing.setVisible(not entries)
        self._offer_mending()

    def _current(self) -> Entry | None:
        key = self.list.current_key
        entries = self.calendar.on(self.view.day) if self.calendar else ()
        return next((entry for entry in entries if entry.key == key), None)

    def _offer_mending(self) -> None:
        entry = self._current()
        can = entry is not None and entry.duty is not None and entry.duty.left > 0
        self.mend_button.setEnabled(can)
        if can:
            self.offer(Command.NEW, self.mend)
        else:
            self.withdraw(Command.NEW)

    # What is done

    def _go_to_today(self) -> None:
        self.view.go_to(self.today)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter_day(self) -> None:
        """Open the one thing that stands on the day, or go to the list of them."""
        entries = self.calendar.on(self.view.day) if self.calendar else ()
        if len(entries) == 1:
            self._open_entry(entries[0])
        elif entries:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, _key: str) -> None:
        entry = self._current()
        if entry is not None:
            self._open_entry(entry)

    def mend(self) -> None:
        entry = self._current()
        if entry is not None and entry.duty is not None and entry.duty.left > 0:
            self._mend(entry)

    def export_ics(self) -> None:
        """The month in view, as a file for other calendar programs."""
        period = month_of(self.view.month)
        proposed = Path(f"{period.code}.ics")
        path = self._dialogs.save_file(tr("导出日历"), CALENDARS, proposed)
        if path is None:
            return
        office = self.session.office
        found = calendar_of(office, period.start, period.end)
        content = ics_bytes(office.name, office.unit, found.entries, office.door.now, tr)
        try:
            save_bytes(path, content)
        except UserError as error:
            self._dialogs.tell_error(error)
            return
        self.session.said.emit(sentence("已导出到 {name}", name=path.name), False)

    def print_month(self) -> None:
        from ui.printing.calendar_paper import month_paper
        from ui.printing.preview import preview

        paper = month_paper(self.session.office, month_of(self.view.month))
        preview([paper], self.themes, self.session, self._dialogs, self)

    def regions(self) -> list[QWidget]:
        return [self.tool_row, self.view, self.list]
