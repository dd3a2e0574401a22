"""One field of a form: its frame, its editor, and whether a person has touched it."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from models.errors import Problem, UserError
from models.fields import (
    Column,
    FilesField,
    LinksField,
    LongTextField,
    Need,
    ScheduleField,
    TextField,
)
from models.words import Sentence
from ui.editors import Editor, Surroundings, editor_for
from ui.theme import ThemeHolder
from ui.widgets.field_frame import ERROR, NOTE, SENT_BACK, WARNING, FieldFrame
from ui.words import tr

_LONG_LINE = 200
"""A line of text that may be longer than this takes the form's whole width."""
_LONG_NAME = 120
"""So does what names the record, where it may be longer than this."""
_LEVELS = {
    "invalid": ERROR,
    "wrong": ERROR,
    "returned": SENT_BACK,
    "missing": WARNING,
    "warning": WARNING,
}


class FormField(QObject):
    """`left` after an edit when the focus goes: time to check the field."""

    edited = Signal()
    left = Signal(object)

    def __init__(
        self,
        themes: ThemeHolder,
        column: Column[Any],
        around: Surroundings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.column = column
        self.touched = False
        self.editor: Editor = editor_for(column, around)
        needed = column.need is not Need.OPTIONAL and not column.derived
        self.frame = FieldFrame(themes, tr(column.label), self.editor, needed, _note(column))
        self.editor.edited.connect(self._edited)
        self.editor.left.connect(self._left)

    @property
    def name(self) -> str:
        return str(self.column.name)

    @property
    def wide(self) -> bool:
        """Whether the field takes the form's whole width."""
        column = self.column
        if isinstance(column, LongTextField | ScheduleField | FilesField | LinksField):
            return True
        most = _LONG_NAME if column.need is Need.IDENTITY else _LONG_LINE
        return isinstance(column, TextField) and column.max_length > most

    def _edited(self) -> None:
        self.touched = True
        if self.frame.level == ERROR:
            self.frame.show_message("")
        self.edited.emit()

    def _left(self) -> None:
        if self.touched:
            self.left.emit(self)

    def read(self) -> Any:
        """The value typed; UserError says what is wrong with it."""
        return self.editor.read_value()

    def fault(self) -> Sentence | None:
        """Why what stands in the editor cannot be read, if it cannot."""
        try:
            self.read()
        except UserError as error:
            return error.sentence
        return None

    def show_problem(self, problem: Problem | None) -> None:
        if problem is None:
            self.frame.show_message("")
        else:
            self.frame.show_error(problem.message, _LEVELS.get(problem.level, NOTE))


def _note(column: Column[Any]) -> str:
    return tr(column.help_text) if column.help_text else ""
