"""Which editor the sub-rows of a record have in its form."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from models.ledgers.attendance import AttendanceRow
from models.ledgers.training_classes import ClassAttendance, Student, TrainingClass
from models.record import Part, Record, Rows
from ui.attendance_sheet import AttendanceSheet, expected_at
from ui.class_sheet import ClassSheet
from ui.editors import Surroundings
from ui.rows_editor import RowsEditor
from ui.students_editor import StudentsEditor
from ui.theme import ThemeHolder


def rows_editor(
    themes: ThemeHolder,
    rows: Rows[Any],
    parts: Sequence[Part],
    around: Callable[[], Surroundings],
    read_only: bool,
    record: Callable[[], Record],
    today: date,
) -> RowsEditor:
    """An attendance sheet for attendance, a list of students for these, a small table for others.

    `record` gives the record as it stands in the form.
    """

    def training() -> TrainingClass:
        held = record()
        assert isinstance(held, TrainingClass)
        return held

    if issubclass(rows.model, ClassAttendance):
        return ClassSheet(themes, rows, parts, around, read_only, training, today)
    if issubclass(rows.model, Student):
        return StudentsEditor(themes, rows, parts, around, read_only)
    if issubclass(rows.model, AttendanceRow):
        expected = expected_at(record, today)
        return AttendanceSheet(themes, rows, parts, around, read_only, expected=expected)
    return RowsEditor(themes, rows, parts, around, read_only)
