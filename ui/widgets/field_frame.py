"""A field of a form: label left, editor, and what is wrong directly under it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from models.errors import UserError
from models.words import Sentence
from ui.glyphs import OVERDUE, RETURNED, SOON
from ui.help.way import WayToHelp
from ui.theme import ThemeHolder, dress
from ui.widgets.chip import GlyphMark
from ui.widgets.page import label
from ui.words import say, tr

FIELDS = (QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit)

ERROR, WARNING, NOTE, SENT_BACK = "error", "warning", "note", "returned"
_MARKS = {ERROR: OVERDUE, WARNING: SOON, SENT_BACK: RETURNED}
_STATES = {ERROR: "error", WARNING: "warning", SENT_BACK: "error"}


class FieldFrame(QWidget):
    """Label, editor, message; `needed` marks what a submission may not lack, `must` says of what
    else cannot do without it.

    Warnings never block saving. The look of an error stays until the field is written in again, or
    until `show_message("")`. What was sent back from above looks like an error, with the arrow for
    its glyph.
    """

    def __init__(
        self,
        themes: ThemeHolder,
        text: str,
        editor: QWidget,
        needed: bool = False,
        note: str = "",
        parent: QWidget | None = None,
        *,
        must: str = "",
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.note = note
        self.level = ""
        self.label = label(text, wraps=True)
        self.label.setBuddy(editor)
        self._mark = GlyphMark(themes, OVERDUE)
        self._message = label("", "caption", wraps=True)
        self.way = WayToHelp(themes)
        self._message_row = QWidget()
        self._lay_out(themes, must or (tr("报送必填") if needed else ""))
        editor.setAccessibleName(text)
        self.setFocusProxy(editor)
        self._watch()
        self.show_message("")

    def _lay_out(self, themes: ThemeHolder, needed: str) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(0)
        self.label.setMinimumHeight(0 if needed else themes.now.control())
        head.addWidget(self.label)
        self.needed = label(needed, "hint", wraps=True)
        if not needed:
            self.needed.hide()
        head.addWidget(self.needed)
        head.addStretch(1)
        row = QHBoxLayout(self._message_row)
        row.setContentsMargins(0, 3, 0, 0)
        row.setSpacing(5)
        mark = QVBoxLayout()
        mark.setContentsMargins(0, 2, 0, 0)
        mark.addWidget(self._mark)
        mark.addStretch(1)
        row.addLayout(mark)
        row.addWidget(self._message, 1)
        row.addWidget(self.way, 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.addLayout(head, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.editor, 0, 1)
        grid.addWidget(self._message_row, 1, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(2, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _watch(self) -> None:
        """An error goes as soon as its field is written in; what is wrong then is asked anew."""
        if isinstance(self.editor, QLineEdit):
            self.editor.textEdited.connect(self._written)
        elif isinstance(self.editor, QComboBox):
            self.editor.activated.connect(self._written)

    def _written(self, _now: object) -> None:
        if self.level == ERROR:
            self.show_message("")

    def show_message(self, text: str, level: str = ERROR) -> None:
        """Say what is wrong under the field; empty text brings the field's own note back."""
        self.level = level if text else ""
        shown = text or self.note
        self._message_row.setVisible(bool(shown))
        self._mark.setVisible(self.level in _MARKS)
        self._mark.show_look(_MARKS.get(level, SOON))
        self._message.setText(shown)
        self.way.lead(None)
        dress(self._message, role=_STATES.get(self.level, "caption"))
        for field in self._fields():
            dress(field, state=_STATES.get(self.level, ""))
        self.editor.setAccessibleDescription(shown)

    def show_error(self, error: UserError | Sentence | None, level: str = ERROR) -> None:
        """The same with the way to what helps; None brings the note back."""
        self.show_message(say(error) if error is not None else "", level)
        self.way.lead(error)

    def _fields(self) -> list[QWidget]:
        """The editor itself, or the fields inside a composite one."""
        if isinstance(self.editor, FIELDS):
            return [self.editor]
        inside = self.editor.findChildren(QWidget)
        return [field for field in inside if isinstance(field, FIELDS)]


def align_labels(frames: Sequence[FieldFrame], narrowest: int = 76, widest: int = 104) -> None:
    """One width for all labels of a form: what the longest needs, within bounds; longer wrap."""
    needed = max((_words_width(frame) for frame in frames), default=narrowest)
    width = min(max(needed, narrowest), widest)
    for frame in frames:
        frame.label.setFixedWidth(width)
        frame.needed.setFixedWidth(width)


def _words_width(frame: FieldFrame) -> int:
    return frame.label.fontMetrics().horizontalAdvance(frame.label.text()) + 2
