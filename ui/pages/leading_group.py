"""领导小组: the group as a chart, role under role, as it stands or stood on a day."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.errors import UserError
from models.fields import DateField, Leaves
from models.leading_group import Holder, leading_group, units_with_groups
from models.ledgers.appointments import GroupRole
from ui.commands import Command
from ui.dates import long_day_text
from ui.dialogs import Dialogs
from ui.editors import DateEditor, Surroundings
from ui.help.way import WayToHelp
from ui.icons import Icon
from ui.scope import Scope
from ui.session import Session
from ui.theme import ThemeHolder, dress
from ui.widgets.button import Button
from ui.widgets.empty_page import EmptyPage
from ui.widgets.page import Card, Page, hairline, label, scrolling
from ui.words import say, tr

_ABREAST = 5
_CARD_WIDTH = 190
_PAUSE_MS = 150


class LeadingGroupPage(Page):
    """Each person is a card; its name opens the person, Ctrl+P shows the paper."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        scope: Scope,
        dialogs: Dialogs,
        open_record: Callable[[str, str], object],
        begin: Callable[[], object],
    ) -> None:
        super().__init__(themes, tr("领导小组"))
        self.session, self._scope, self.dialogs = session, scope, dialogs
        self._open_record = open_record
        self.names: list[Button] = []
        self.units = QComboBox()
        self.summary = label("", "secondary", wraps=True)
        self.way = WayToHelp(themes)
        self.empty = EmptyPage(
            themes,
            Icon.SITEMAP,
            tr("这一天还没有领导小组"),
            tr("在“任职”里给成员填上领导小组职务和任职起，这里就排出来。"),
            tr("登记任职"),
        )
        self.empty.deed.clicked.connect(begin)
        self._chart = QVBoxLayout()
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.print_button = self.add_button(tr("打印"), icon=Icon.PRINTER)
        today = self.session.office.door.today
        around = Surroundings(self._scope.year, today, themes=self.themes)
        self.day = DateEditor(DateField("查询日期", leaves=Leaves.NEVER), around)
        self.day.line.setMaximumWidth(130)
        dress(self.day.line, compact=True)
        self.day.show_value(today)
        name = label(tr("查询日期"))
        name.setBuddy(self.day)
        dress(self.units, compact=True)
        self.units.setAccessibleName(tr("单位"))
        for tool in (self.units, name, self.day):
            self.add_tool(tool)
        self.tools.addStretch(1)
        self._chart.setContentsMargins(16, 12, 16, 12)
        self._chart.setSpacing(0)
        card = Card()
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 14, 8)
        head.addWidget(self.summary, 1)
        head.addWidget(self.way)
        card.body.addLayout(head)
        card.body.addWidget(hairline())
        self._area = scrolling(self._chart)
        card.body.addWidget(self._area, 1)
        card.body.addWidget(self.empty, 1)
        self.body.addWidget(card, 1)

    def _connect(self) -> None:
        self.print_button.clicked.connect(self.print_out)
        self.units.activated.connect(lambda _at: self.refresh())
        self.day.edited.connect(self._wait.start)
        self._wait.timeout.connect(self.refresh)
        self.session.changed.connect(lambda _names: self._refresh_if_seen())
        self.offer(Command.PRINT, self.print_out)
        self.offer(Command.PREVIEW, self.print_out)
        self.offer(Command.REFRESH, self.refresh)

    # What is shown

    def arrive(self) -> None:
        self.refresh()
        if self.names:
            self.names[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    @property
    def unit(self) -> str:
        return str(self.units.currentData() or self.session.office.unit)

    def refresh(self) -> None:
        self._fill_units()
        try:
            day = self.day.read_value() or self.session.office.door.today
        except UserError as error:
            self.summary.setText(say(error))
            self.way.lead(error)
            return
        found = leading_group(self.session.office, day, self.unit)
        people = {one.uid for some in found.values() for one in some}
        told = tr("{day}，领导小组 {n} 人").format(day=long_day_text(day), n=len(people))
        self.summary.setText(told)
        self.way.lead(None)
        self.say_status(told)
        self.empty.setVisible(not people)
        self._area.setVisible(bool(people))
        self._draw(found)

    def _fill_units(self) -> None:
        """The own office, then whoever below has told of a group; the chosen one stays."""
        chosen, own = self.unit, self.session.office
        others = [one for one in units_with_groups() if one[0] != own.unit]
        self.units.clear()
        for uid, name in [(own.unit, own.name), *others]:
            self.units.addItem(name, uid)
        self.units.setCurrentIndex(max(self.units.findData(chosen), 0))
        self.units.setVisible(bool(others))

    def _draw(self, found: dict[GroupRole, list[Holder]]) -> None:
        self.names = []
        while item := self._chart.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        tiers = [(role, some) for role, some in found.items() if some]
        for at, (role, some) in enumerate(tiers):
            if at:
                self._chart.addWidget(_stem(broken=role is GroupRole.OFFICE_DIRECTOR))
            self._chart.addWidget(self._tier(role, some))
        self._chart.addStretch(1)

    def _tier(self, role: GroupRole, some: Sequence[Holder]) -> QWidget:
        """The role's name and its cards, in the middle of the page."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        title = label(tr("{role}（{n} 人）").format(role=tr(role.label), n=len(some)), "strong")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(title)
        abreast = -(-len(some) // -(-len(some) // _ABREAST))
        for first in range(0, len(some), abreast):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addStretch(1)
            for one in some[first : first + abreast]:
                row.addWidget(self._card(one, role))
            row.addStretch(1)
            column.addLayout(row)
        return holder

    def _card(self, one: Holder, role: GroupRole) -> QFrame:
        card = QFrame()
        card.setProperty("card", True)
        card.setFixedWidth(round(_CARD_WIDTH * self.themes.now.scale))
        column = QVBoxLayout(card)
        column.setContentsMargins(10, 4, 10, 8)
        column.setSpacing(1)
        name = Button(self.themes, one.name, "link")
        name.clicked.connect(lambda: self._open_record("people", one.uid))
        self.names.append(name)
        column.addWidget(name, 0, Qt.AlignmentFlag.AlignLeft)
        begun = one.since(role)
        since = tr("{day}起").format(day=begun.isoformat()) if begun else ""
        rank = tr(one.rank.label) if one.rank else ""
        lines = ("、".join(one.posts), " ・ ".join(filter(None, (rank, since))))
        for text, look in zip(lines, ("", "caption"), strict=True):
            column.addWidget(label(text, look, wraps=True))
        column.addStretch(1)
        return card

    # What is done

    def print_out(self) -> None:
        from ui.printing.group_paper import group_paper
        from ui.printing.preview import preview

        office = self.session.office
        try:
            day = self.day.read_value() or office.door.today
        except UserError as error:
            self.session.refused.emit(error)
            return
        paper = group_paper(office, day, self.unit)
        preview([paper], self.themes, self.session, self.dialogs, self)


def _stem(broken: bool) -> QWidget:
    """The line from one tier to the next; longer where the group's office begins."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 4, 0, 4)
    line = QFrame()
    line.setFrameShape(QFrame.Shape.VLine)
    line.setFixedHeight(26 if broken else 14)
    row.addWidget(line, 0, Qt.AlignmentFlag.AlignHCenter)
    return holder
