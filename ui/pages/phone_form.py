"""A small form that is filled while somebody is on the phone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from models.errors import UserError
from ui.help.way import Refusal
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.field_frame import FieldFrame, align_labels
from ui.widgets.page import label
from ui.words import tr

_WIDEST = 640


@dataclass(frozen=True)
class Ask:
    """One field: a line of text, or a choice where there are `options` (text, value)."""

    name: str
    text: str
    note: str = ""
    options: Sequence[tuple[str, str]] = ()


class PhoneForm(QFrame):
    """Facts, a number to be read out or compared, fields, and the deed.

    `closed` after the deed or on Esc; a refusal is said in the form, which stays.
    """

    closed = Signal()

    def __init__(
        self,
        themes: ThemeHolder,
        title: str,
        facts: Sequence[str],
        asks: Sequence[Ask],
        deed: str,
        run: Callable[[Mapping[str, str]], bool],
        *,
        digits: str = "",
        kind: str = "primary",
    ) -> None:
        super().__init__()
        self._run = run
        self.editors = {ask.name: _editor(ask) for ask in asks}
        frames = [
            FieldFrame(themes, ask.text, self.editors[ask.name], note=ask.note) for ask in asks
        ]
        align_labels(frames, widest=140)
        self.message = Refusal(themes)
        for editor in self.editors.values():
            changed = editor.activated if isinstance(editor, QComboBox) else editor.textEdited
            changed.connect(lambda _now: self.message.show_error(None))
        self.run_button = Button(themes, deed, kind)
        self.cancel_button = Button(themes, tr("取消"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(9)
        column.addWidget(label(title, "section"))
        for fact in facts:
            column.addWidget(label(fact, "secondary", wraps=True))
        if digits:
            number = label(spaced(digits), "figure", wraps=True)
            number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(number)
        for frame in frames:
            frame.setMaximumWidth(round(_WIDEST * themes.now.scale))
            column.addWidget(frame)
        column.addWidget(self.message)
        column.addLayout(self._buttons())
        column.addStretch(1)
        self._connect()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.run_button)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        row.addWidget(label(tr("Ctrl+Enter 完成 ・ Esc 取消"), "caption"))
        return row

    def _connect(self) -> None:
        self.run_button.clicked.connect(self.run)
        self.cancel_button.clicked.connect(self.closed)
        for keys, deed in (("Esc", self.closed.emit), ("Ctrl+Return", self.run)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    def begin(self) -> None:
        """To the first field; what stands in it is typed over."""
        first = next(iter(self.editors.values()), self.run_button)
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first, QLineEdit):
            first.selectAll()

    def select(self, name: str, value: str) -> None:
        """Choose an option by its value."""
        editor = self.editors[name]
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(value), 0))

    def run(self) -> None:
        """Do the deed; it says whether it was done, or given up in a window of its own."""
        try:
            done = self._run({name: _read(editor) for name, editor in self.editors.items()})
        except UserError as error:
            self.message.show_error(error)
            self.begin()
            return
        if done:
            self.closed.emit()


def spaced(digits: str) -> str:
    """Groups of digits far enough apart to be read out one by one."""
    return digits.replace(" ", "   ")


def _editor(ask: Ask) -> QLineEdit | QComboBox:
    if not ask.options:
        return QLineEdit()
    combo = QComboBox()
    for text, value in ask.options:
        combo.addItem(text, value)
    return combo


def _read(editor: QLineEdit | QComboBox) -> str:
    if isinstance(editor, QComboBox):
        return str(editor.currentData())
    return editor.text().strip()
