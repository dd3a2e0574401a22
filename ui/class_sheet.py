"""轮训班考勤: the sheet of one lesson at a time, chosen above it; its keys are the usual ones."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox

from models.attendance_words import Mentioned
from models.errors import Problem
from models.ledgers.attendance import AttendanceRow
from models.ledgers.training_classes import ClassAttendance, ClassSession, TrainingClass, sheets_of
from models.record import Part, Rows
from models.training import lesson_at
from ui.attendance_sheet import AttendanceSheet
from ui.editors import Surroundings
from ui.theme import ThemeHolder, dress
from ui.widgets.page import label
from ui.words import tr

_NONE = ""
"""The place of rows whose lesson is in the timetable no more."""


class ClassSheet(AttendanceSheet):
    """`training` gives the class as it stands in its form: its lessons and its students."""

    def __init__(
        self,
        themes: ThemeHolder,
        rows: Rows[Any],
        parts: Sequence[Part],
        around: Callable[[], Surroundings],
        read_only: bool,
        training: Callable[[], TrainingClass],
        today: date,
    ) -> None:
        self._training, self._today = training, today
        self._sheets: dict[str, list[Part]] = {}
        self._at = _NONE
        self._order: list[str] = []
        self.lessons = LessonBox()
        super().__init__(themes, rows, [], around, read_only)
        self._hide_lesson()
        self.show_parts(parts)

    # Putting it together

    def _lay_out(self) -> None:
        super()._lay_out()
        dress(self.lessons, compact=True)
        name = label(tr("课次(&L)"))
        name.setBuddy(self.lessons)
        self.line.insertWidget(0, name)
        self.line.insertWidget(1, self.lessons)

    def _connect(self) -> None:
        super()._connect()
        self.lessons.asked.connect(self.read_lessons)
        self.lessons.activated.connect(lambda _at: self.choose(self.lessons.currentData()))

    def _hide_lesson(self) -> None:
        """What is chosen above need not stand in every row."""
        names = [column.name for column in self.table.columns]
        self.view.setColumnHidden(names.index(str(ClassAttendance.session.name)), True)

    def _offer(self, names: Sequence[Mentioned]) -> None:
        """Who is expected is told by the list of students alone."""
        super()._offer(names)
        self.expected_button.hide()

    # Lesson by lesson

    def show_parts(self, parts: Sequence[Part]) -> None:
        training = self._training()
        training.attendance = [part for part in parts if isinstance(part, ClassAttendance)]
        known = sheets_of(training)
        self._sheets = {uid: list(rows) for uid, rows in known.items()}
        held = {id(row) for rows in known.values() for row in rows}
        self._sheets[_NONE] = [part for part in parts if id(part) not in held]
        lesson = lesson_at(training, self._today)
        self._at = self._at if self._at in self._sheets and self._at else _uid(lesson)
        self._fill_box(training.sessions)
        self.table.show_parts(self._sheets.get(self._at, []))

    def read_lessons(self) -> None:
        """Take over the timetable as it is typed."""
        lessons = self._training().sessions
        if self._at not in [lesson.uid for lesson in lessons]:
            self._keep()
            self._at = lessons[0].uid if lessons else _NONE
            self.table.show_parts(self._sheets.get(self._at, []))
        self._fill_box(lessons)

    def _fill_box(self, lessons: Sequence[ClassSession]) -> None:
        self.lessons.clear()
        for lesson in lessons:
            at = f"{lesson.starts_at:%m-%d %H:%M}" if lesson.starts_at else ""
            self.lessons.addItem(" ".join(filter(None, (at, lesson.title))), lesson.uid)
        if self._sheets.get(_NONE):
            self.lessons.addItem(tr("课程表里没有的课次"), _NONE)
        if not self.lessons.count():
            self.lessons.addItem(tr("先填课程表"), _NONE)
        self.lessons.setCurrentIndex(max(self.lessons.findData(self._at), 0))
        self._order = [lesson.uid for lesson in lessons]
        self.entry.setEnabled(bool(lessons))

    def choose(self, lesson: str) -> None:
        """Show another lesson's sheet; this one's rows are kept."""
        self._keep()
        self._at = lesson
        self.lessons.setCurrentIndex(max(self.lessons.findData(lesson), 0))
        self.table.show_parts(self._sheets.get(lesson, []))
        self._say("")

    def _keep(self) -> None:
        rows = self.table.parts()
        for row in rows:
            if isinstance(row, ClassAttendance) and self._at:
                row.session = self._at
        self._sheets[self._at] = rows

    def begin_sheet(self) -> list[AttendanceRow]:
        """The rows of the lesson; where there are none yet, every student, present."""
        if not self._sheet and not self.read_only:
            self.read_lessons()
            students = self._training().students
            self._replace(
                [
                    self._row(person=one.person, person_name=one.person_name, session=self._at)
                    for one in students
                    if one.person or one.person_name
                ]
            )
        return self._sheet

    # What the form asks

    def parts(self) -> list[Part]:
        """The rows of all lessons, in the order of the timetable."""
        self._keep()
        return [part for uid in self._places() for part in self._sheets.get(uid, ())]

    def _places(self) -> list[str]:
        gone = [uid for uid in self._sheets if uid not in self._order and uid != _NONE]
        return [*self._order, *gone, _NONE]

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Those of the lesson in view at their rows; one of another says of which it is."""
        here = [moved for one in problems if (moved := self._moved(one)) is not None]
        super().show_problems(here or list(problems)[:1])

    def _moved(self, one: Problem) -> Problem | None:
        """A problem of the lesson in view, at its row there."""
        uid, at = self._place_of(one.field)
        if uid != self._at or at is None:
            return None
        name, _row, field = one.field.split(".")
        return Problem(f"{name}.{at + 1}.{field}", one.message, one.level)

    def _place_of(self, field: str) -> tuple[str, int | None]:
        """The lesson, and the row in its sheet from 0, of a place in all rows together."""
        _name, _, rest = field.partition(".")
        row, _, _field = rest.partition(".")
        left = int(row) - 1 if row.isdigit() else -1
        for uid in self._places():
            count = len(self._sheets.get(uid, ()))
            if 0 <= left < count:
                return uid, left
            left -= count
        return self._at, None

    def go_to(self, place: str) -> None:
        """Turn to the lesson of a problem, and focus its cell."""
        uid, at = self._place_of(place)
        if uid != self._at:
            self.choose(uid)
        parts = place.split(".")
        super().go_to(f"{parts[0]}.{at + 1}.{parts[2]}" if at is not None else place)


def _uid(lesson: ClassSession | None) -> str:
    return lesson.uid if lesson is not None else _NONE


class LessonBox(QComboBox):
    """Asks for the lessons anew before they are seen or chosen by keys."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("课次"))
        self.setMinimumWidth(220)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.asked.emit()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        self.asked.emit()
        super().showPopup()
