"""考勤表: everyone is there until somebody says otherwise, by a few keys for each who is not.

In the line above the sheet one types a name or its initials and a digit for what is said of it;
"无" says that nobody is missing, and a list of names may be pasted. The sheet below is an ordinary
table of rows, for reasons and for whatever else is to be mended.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.attendance_words import Mentioned, is_nobody, mentioned
from models.errors import Problem
from models.ledgers.attendance import Attendance, AttendanceRow, in_the_room
from models.listing import choices_of, names_of
from models.record import Part, Record, Rows, read_row
from models.rosters import found_by, roster_of
from models.sources import Source
from models.words import sentence
from ui.editors import Surroundings
from ui.rows_editor import RowsEditor
from ui.theme import ThemeHolder, dress
from ui.widgets.button import Button
from ui.widgets.fitting import HintedLine
from ui.widgets.page import label
from ui.words import tr

_DIGITS = "1234567１２３４５６７"
_STATUSES = tuple(Attendance)
_MOST_MATCHES = 6


class AttendanceSheet(RowsEditor):
    """The attendance rows of a record; `expected` gives the people whom a new sheet begins with."""

    def __init__(
        self,
        themes: ThemeHolder,
        rows: Rows[Any],
        parts: Sequence[Part],
        around: Callable[[], Surroundings],
        read_only: bool = False,
        expected: Callable[[], Sequence[str]] = list,
    ) -> None:
        self._expected = expected
        self._names: dict[str, str] = {}
        self._last = Attendance.ABSENT
        self.entry = EntryLine()
        self.counts = label("", "strong")
        self.said = label("", "caption", wraps=True)
        self.pasted: list[Mentioned] = []
        super().__init__(themes, rows, parts, around, read_only)
        self._tell()

    # Putting it together

    def _lay_out(self) -> None:
        super()._lay_out()
        self.entry.setAccessibleName(tr("没到的人"))
        self.entry.set_hints(
            tr("没到的人：姓名或拼音首字母，再按数字；无 = 全到"),
            tr("姓名或拼音首字母，再按数字"),
            tr("姓名"),
        )
        name = label(tr("没到的人(&K)"))
        name.setBuddy(self.entry)
        self.all_button = Button(self._themes, tr("全部出勤"), "link")
        self.expected_button = Button(self._themes, tr("作为应到名单"))
        self.absent_button = Button(self._themes, tr("作为没到的人"))
        line = self.line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(name)
        line.addWidget(self.entry, 1)
        for button in (self.expected_button, self.absent_button, self.all_button):
            line.addWidget(button)
        line.addWidget(self.counts)
        self._bar = QWidget()
        bar = QVBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(4)
        bar.addLayout(line)
        bar.addWidget(label(_keys_text(), "caption"))
        bar.addWidget(self.said)
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout)
        whole.insertWidget(1, self._bar)
        self._offer([])
        if self.read_only:
            for part in (name, self.entry, self.all_button):
                part.hide()

    def _connect(self) -> None:
        super()._connect()
        self.entry.chosen.connect(self.mark)
        self.entry.textChanged.connect(self._show_matches)
        self.entry.moved.connect(self._tell_matches)
        self.entry.pasted.connect(self._consider)
        self.all_button.clicked.connect(self.everyone_present)
        self.expected_button.clicked.connect(self._take_expected)
        self.absent_button.clicked.connect(self._take_absent)
        self.table.changed.connect(self._tell)
        self.table.modelReset.connect(self._tell)
        self.table.rowsInserted.connect(self._tell)
        self.table.rowsRemoved.connect(self._tell)
        if not self.read_only:
            self.entrance = self.entry

    # The sheet

    @property
    def _sheet(self) -> list[AttendanceRow]:
        return [part for part in self.table.parts() if isinstance(part, AttendanceRow)]

    def name_of(self, row: AttendanceRow) -> str:
        if not row.person:
            return row.person_name or ""
        if row.person not in self._names:
            self._names |= names_of("people", [r.person for r in self._sheet if r.person])
        return self._names.get(row.person, row.person)

    def begin_sheet(self) -> list[AttendanceRow]:
        """The rows; where there are none yet, everyone who is expected, present."""
        if not self._sheet:
            self._bring([self._row(person=uid) for uid in self._expected()], Source.TIES)
        return self._sheet

    def _row(self, **values: Any) -> AttendanceRow:
        row: AttendanceRow = self.rows.model(**values)
        row.status = row.status or Attendance.PRESENT
        return row

    def _bring(self, rows: Sequence[AttendanceRow], source: Source) -> None:
        """Rows that nobody typed one by one."""
        self.given.append(([read_row(row) for row in rows], source))
        self._replace(rows)

    def _replace(self, rows: Sequence[AttendanceRow]) -> None:
        self.table.show_parts(rows)
        self.edited.emit()

    def everyone_present(self) -> None:
        for row in self.begin_sheet():
            row.status, row.reason, row.approved_by = Attendance.PRESENT, None, None
        self._replace(self._sheet)
        self._say("")

    def mark(self, text: str, status: Attendance | None = None) -> None:
        """Take over what the line says: a name with a digit, a list of names, or "无"."""
        if is_nobody(text) and status is None:
            self.everyone_present()
            self.entry.clear()
            return
        some = mentioned(text)
        usual = self._last if len(some) == 1 else Attendance.ABSENT
        left = [one for one in some if not self._mark_one(one, status or one.status or usual)]
        self.entry.setText("、".join(one.name for one in left))
        self._marked(left)

    def _marked(self, left: Sequence[Mentioned]) -> None:
        """Show what was marked, and whom the sheet does not name, or names more than once."""
        last = self.table.index(self.table.rowCount() - 1, self.table.columnCount() - 1)
        self.table.dataChanged.emit(self.table.index(0, 0), last)
        self.table.changed.emit()
        if left:
            names = "、".join(one.name for one in left)
            self._say(tr("名单里没有、或不止一个：{names}").format(names=names))

    def _mark_one(self, one: Mentioned, status: Attendance) -> bool:
        sheet = self.begin_sheet()
        found = found_by([self.name_of(row) for row in sheet], one.name)
        at = self.entry.choice(len(found))
        if at is None:
            return False
        row = sheet[found[at]]
        row.status = self._last = status
        self._show_row(found[at])
        return True

    def _show_row(self, at: int) -> None:
        index = self.table.index(at, 0)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def _show_matches(self, text: str) -> None:
        names = [self.name_of(row) for row in self.begin_sheet()] if text.strip() else []
        self.entry.offer([names[at] for at in found_by(names, text)])
        self._tell_matches()

    def _tell_matches(self) -> None:
        """Whom the line means, the chosen one of several marked."""
        text, matches = self.entry.text().strip(), self.entry.matches
        if not text or (is_nobody(text) and not matches):
            self._say("")
        elif not matches:
            one = len(mentioned(text)) == 1
            self._say(tr("名单里没有“{name}”").format(name=text) if one else "")
        else:
            shown = matches[self.entry.at :][:_MOST_MATCHES]
            rest = " ・ ".join(shown[1:])
            several = tr("{name}（↑↓ 换人：{rest}）").format(name=shown[0], rest=rest)
            self._say(several if rest else shown[0], "strong")

    # A list that is pasted

    def _consider(self, text: str) -> None:
        """One name goes into the line; of several it is asked whom they are a list of."""
        self.pasted = mentioned(text)
        if len(self.pasted) < 2:
            self.entry.insert(text.strip())
            self.pasted = []
        self._offer(self.pasted)

    def _offer(self, names: Sequence[Mentioned]) -> None:
        for button in (self.expected_button, self.absent_button):
            button.setVisible(bool(names))
        self.all_button.setVisible(not names)
        if names:
            self._say(tr("贴入 {n} 个姓名，它们是：").format(n=len(names)), "strong")
            self.absent_button.setFocus()

    def _take_expected(self) -> None:
        """The pasted people are the sheet; those in no ledger stand in it by their names."""
        people = self._people()
        rows = []
        for one in self.pasted:
            found = [uid for uid, name in people.items() if name == one.name]
            who = {"person": found[0]} if len(found) == 1 else {"person_name": one.name}
            rows.append(self._row(**who, status=one.status))
        self._bring(rows, Source.SHEETS)
        self._end_paste()

    def _people(self) -> dict[str, str]:
        return dict(choices_of("people", limit=100_000))

    def _take_absent(self) -> None:
        usual = Attendance.ABSENT
        left = [one for one in self.pasted if not self._mark_one(one, one.status or usual)]
        self._end_paste()
        self._marked(left)

    def _end_paste(self) -> None:
        self.pasted = []
        self._offer([])
        self._say("")
        self.entry.setFocus()

    # What is said

    def unreadable(self) -> list[Problem]:
        """Who still stands in the line, or was pasted and not taken over, would be lost, too."""
        left = self.entry.text().strip() or "、".join(one.name for one in self.pasted)
        message = sentence("“{names}”还没有记进考勤：按 Enter 记上，或者删去", names=left)
        waiting = [Problem(self.rows.name, message, "invalid")] if left else []
        return [*super().unreadable(), *waiting]

    def _say(self, text: str, role: str = "error") -> None:
        """What is to be said now; where that is nothing, who was not there."""
        self.said.setText(text or self._missing_text())
        dress(self.said, role=role if text else "caption")
        self.said.setVisible(bool(self.said.text()))

    def _missing_text(self) -> str:
        absent = [row for row in self._sheet if row.status not in (None, Attendance.PRESENT)]
        some = [
            f"{self.name_of(row)}（{tr(row.status.label)}）"
            for row in absent
            if row.status is not None
        ]
        return "、".join(some)

    def _tell(self) -> None:
        """How many were expected and how many were there."""
        sheet = self._sheet
        there = in_the_room(row.status for row in sheet)
        text = tr("应到 {expected} ・ 实到 {there}").format(expected=len(sheet), there=there)
        self.counts.setText(text if sheet else "")
        if not self.pasted and not self.entry.matches:
            self._say("")


class EntryLine(HintedLine):
    """A line for a name; a digit ends it and says what is the case, Up and Down choose among the
    names that it may mean."""

    chosen = Signal(str, object)
    moved = Signal()
    pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.matches: list[str] = []
        self.at = 0

    def offer(self, names: Sequence[str]) -> None:
        self.matches, self.at = list(names), 0

    def choice(self, count: int) -> int | None:
        """Which of so many matches is meant; None where there is none, or several were not seen."""
        if count == len(self.matches) and count:
            return self.at
        return 0 if count == 1 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif text and text in _DIGITS and self.text().strip():
            self.chosen.emit(self.text(), _STATUSES[_DIGITS.index(text) % len(_STATUSES)])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.chosen.emit(self.text(), None)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and len(self.matches) > 1:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.at = (self.at + step) % len(self.matches)
            self.moved.emit()
        else:
            super().keyPressEvent(event)


def _keys_text() -> str:
    """Which digit says what."""
    keys = (f"{digit} {tr(status.label)}" for digit, status in enumerate(_STATUSES, 1))
    return " ・ ".join(keys)


def expected_at(record: Callable[[], Record], today: date) -> Callable[[], Sequence[str]]:
    """Whom the sheet of a record, as it stands in its form, begins with."""
    return lambda: roster_of(record(), today)
