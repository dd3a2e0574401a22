"""The few values that a verb asks for, in a small form at the foot of the pane."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.errors import UserError
from models.fields import Column
from ui.editors import Surroundings
from ui.form_field import FormField
from ui.help.way import Refusal
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.field_frame import align_labels
from ui.widgets.page import label
from ui.words import tr

_LEAST = 96
"""The height of the fields in view before they scroll."""


class LittleForm(QFrame):
    """`closed` after the deed or on Esc; a refusal is said in the form, which stays."""

    closed = Signal()

    def __init__(
        self,
        themes: ThemeHolder,
        verb: str,
        asks: Sequence[Column[Any]],
        values: dict[str, Any],
        around: Surroundings,
        run: Callable[[dict[str, Any]], object],
    ) -> None:
        super().__init__()
        self._run = run
        self.fields = [FormField(themes, column, around, self) for column in asks]
        self.message = Refusal(themes)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(7)
        column.addWidget(label(verb, "section"))
        for field in self.fields:
            field.editor.show_value(values.get(field.name))
        align_labels([field.frame for field in self.fields])
        column.addWidget(_Fields([field.frame for field in self.fields]), 1)
        column.addWidget(self.message)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.run_button = Button(themes, verb, "primary")
        self.run_button.clicked.connect(self.run)
        cancel = Button(themes, tr("取消"))
        cancel.clicked.connect(self.closed)
        buttons.addWidget(self.run_button)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(label(tr("Ctrl+Enter 完成 ・ Esc 取消"), "caption"))
        for keys, deed in (("Esc", self.closed.emit), ("Ctrl+Return", self.run)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    def begin(self) -> None:
        if self.fields:
            self.fields[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def run(self) -> None:
        faults = [(field, field.fault()) for field in self.fields]
        for field, fault in faults:
            field.frame.show_error(fault)
        wrong = [field for field, fault in faults if fault]
        if wrong:
            wrong[0].editor.setFocus()
            return
        try:
            self._run({field.name: field.read() for field in self.fields})
        except UserError as error:
            self.message.show_error(error)
            return
        self.closed.emit()


class _Fields(QScrollArea):
    """As high as the fields are; where there is less room they scroll."""

    def __init__(self, frames: Sequence[QWidget]) -> None:
        super().__init__()
        inner = QWidget()
        inner.setProperty("body", True)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        for frame in frames:
            column.addWidget(frame)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(inner)

    def sizeHint(self) -> QSize:
        return self.widget().sizeHint()

    def minimumSizeHint(self) -> QSize:
        least = self.widget().minimumSizeHint()
        return QSize(least.width(), min(least.height(), _LEAST))
