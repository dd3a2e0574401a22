"""A page that tells what was read off the records: a sentence, a table, and the same on paper."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout

from models.errors import UserError
from models.fields import DateField, Leaves
from models.figures import ALL, OWN
from models.ledgers.areas import Area
from models.ledgers.units import Unit, descendants
from models.listing import names_of
from models.office import Office
from models.periods import Period
from models.record import tuples
from models.store import load
from ui.commands import Command
from ui.dialogs import Dialogs
from ui.editors import DateEditor, Surroundings
from ui.help.way import WayToHelp
from ui.icons import Icon
from ui.scope import Scope
from ui.session import Session
from ui.theme import ThemeHolder, dress
from ui.widgets.page import Card, Page, hairline, label
from ui.widgets.plain_table import Heading, Line, PlainTable
from ui.widgets.segments import Segment, Segments
from ui.words import say, tr

_PAUSE_MS = 150
"""After the last key in the day's field, before the table is read anew."""


@dataclass(frozen=True)
class Asked:
    """What the reader chose; `choice` is a segment's key, `day` None where none is asked for."""

    period: Period
    units: str
    choice: str
    day: date | None


@dataclass(frozen=True)
class Told:
    """What is shown: a line's key is "ledger uid", or anything without a blank where it leads
    nowhere. `words` are told under the table of the line that is current; `inner` are the lines
    that opening a line shows under it; `below` stands on paper only; `refusal` is why nothing is
    shown."""

    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    summary: str = ""
    context: str = ""
    title: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    inner: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    below: tuple["Told", ...] = ()
    refusal: UserError | None = None

    def unfolded(self, keys: Container[str]) -> tuple[Line, ...]:
        """The lines with the inner ones of these."""
        return tuple(
            one
            for line in self.lines
            for one in (line, *(self.inner.get(line.key, ()) if line.key in keys else ()))
        )


@dataclass(frozen=True)
class Choices:
    """What can be chosen above the table: segments, a day (of this label), or neither."""

    segments: tuple[tuple[str, str], ...] = ()
    day: str = ""


class ToldPage(Page):
    """Enter opens the record that a line tells of; Ctrl+P shows the paper."""

    def __init__(
        self,
        themes: ThemeHolder,
        title: str,
        session: Session,
        scope: Scope,
        dialogs: Dialogs,
        open_record: Callable[[str, str], object],
        tell: Callable[[Office, Asked], Told],
        choices: Choices = Choices(),
    ) -> None:
        super().__init__(themes, title)
        self._title = title
        self.session, self.scope, self.dialogs = session, scope, dialogs
        self._open_record, self._tell = open_record, tell
        self._choices = choices
        self.told = Told((), ())
        self.segments = Segments(themes, title, self._segments({}))
        self.units = QComboBox()
        self.day: DateEditor | None = None
        self.summary = label("", "secondary", wraps=True)
        self.way = WayToHelp(themes)
        self.words = label("", wraps=True)
        self.table: PlainTable | None = None
        self._unfolded: set[str] = set()
        self.card = Card()
        self._place = QVBoxLayout()
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.print_button = self.add_button(tr("打印"), icon=Icon.PRINTER)
        if self._choices.segments:
            self.add_tool(self.segments)
        dress(self.units, compact=True)
        self.units.setAccessibleName(tr("单位范围"))
        self.add_tool(self.units)
        if self._choices.day:
            self._build_day()
        self.tools.addStretch(1)
        summary = QHBoxLayout()
        summary.setContentsMargins(14, 8, 14, 8)
        summary.addWidget(self.summary, 1)
        summary.addWidget(self.way)
        self.card.body.addLayout(summary)
        self.card.body.addWidget(hairline())
        self.card.body.addLayout(self._place, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 8, 14, 8)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        foot.addWidget(self.words)
        self.card.body.addLayout(foot)
        self.body.addWidget(self.card, 1)
        self._fill_units()

    def _build_day(self) -> None:
        today = self.session.office.door.today
        around = Surroundings(self.scope.year, today, themes=self.themes)
        self.day = DateEditor(DateField(self._choices.day, leaves=Leaves.NEVER), around)
        self.day.line.setMaximumWidth(130)
        dress(self.day.line, compact=True)
        self.day.show_value(today)
        name = label(tr(self._choices.day))
        name.setBuddy(self.day)
        self.add_tool(name)
        self.add_tool(self.day)
        self.day.edited.connect(self._wait.start)

    def _fill_units(self) -> None:
        """All, the office itself, each area and each unit below; hidden where nobody is below."""
        below = sorted(descendants(self.session.office.unit))
        self.units.addItem(tr("全部单位"), ALL)
        self.units.addItem(tr("本单位"), OWN)
        areas = [uid for (uid,) in tuples(Area.select(Area.uid).where(~Area.deleted))]
        for uid, name in sorted(names_of("areas", areas).items(), key=lambda one: one[1]):
            self.units.addItem(name, uid)
        for unit in load(Unit, below):
            self.units.addItem(unit.name or "", unit.uid)
        self.units.setVisible(bool(below))

    def _connect(self) -> None:
        self.segments.chosen.connect(lambda _key: self.refresh())
        self.units.activated.connect(lambda _at: self.refresh())
        self.print_button.clicked.connect(self.print_out)
        self.scope.changed.connect(self._later.start)
        self.session.changed.connect(lambda _names: self._later.start())
        self._later.timeout.connect(self._refresh_if_seen)
        self._wait.timeout.connect(self.refresh)
        self.offer(Command.PRINT, self.print_out)
        self.offer(Command.PREVIEW, self.print_out)
        self.offer(Command.REFRESH, self.refresh)

    # What is shown

    def arrive(self) -> None:
        self.refresh()
        if self.table is not None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def asked(self) -> Asked:
        """UserError where the day cannot be read."""
        day = self.day.read_value() if self.day is not None else None
        units = str(self.units.currentData() or ALL)
        return Asked(self.scope.period, units, self.segments.current, day)

    def refresh(self) -> None:
        try:
            told = self._tell(self.session.office, self.asked())
        except UserError as error:
            told = Told(self.told.headings, (), say(error), refusal=error)
        self.show_told(told)

    def show_told(self, told: Told) -> None:
        self.told = told
        self.set_title(self._title, told.context)
        self.segments.set_segments(self._segments(told.counts))
        self.summary.setText(told.summary)
        self.way.lead(told.refusal)
        self._show_table(told)
        self.say_status(told.summary)

    def _segments(self, counts: Mapping[str, int]) -> list[Segment]:
        return [Segment(key, text, counts.get(key)) for key, text in self._choices.segments]

    def _show_table(self, told: Told) -> None:
        """The same table with new lines, or another where its headings are others."""
        if self.table is None or self.table.headings != told.headings:
            self._new_table(told)
        assert self.table is not None
        self.table.show_lines(told.unfolded(self._unfolded))
        self._tell_words(self.table.current_key)

    def _new_table(self, told: Told) -> None:
        held = self.table is not None and self.table.hasFocus()
        while item := self._place.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self.table = PlainTable(self.themes, self._title, told.headings)
        self.table.opened.connect(self.open)
        self.table.moved.connect(self._tell_words)
        self._place.addWidget(self.table)
        self.part_made.emit(self.table)
        if held:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_words(self, key: str) -> None:
        text = self.told.words.get(key, "")
        self.words.setText(text)
        self.words.setVisible(bool(text))

    # What is done

    def open(self, key: str) -> None:
        """Go to the record of a line, or show or hide the lines that it holds."""
        if key in self.told.inner:
            self._unfolded ^= {key}
            self._show_table(self.told)
            return
        ledger, *uid = key.split(" ")[:2]
        if uid:
            self._open_record(ledger, *uid)

    def print_out(self) -> None:
        from ui.printing.preview import preview
        from ui.printing.told_paper import told_paper

        office = self.session.office
        paper = told_paper(self._title, office.name, self.told, office.door.now)
        preview([paper], self.themes, self.session, self.dialogs, self)
