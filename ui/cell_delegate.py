"""Typing into a cell of a table: the field's own editor, opened over the cell.

What cannot be read stays in the editor, with a message under it; Enter and Tab go on only when the
value has been taken.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QApplication,
    QFrame,
    QHBoxLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from models.errors import UserError
from models.fields import Column
from ui.editors import Editor, Surroundings, TextEditor, editor_for
from ui.glyphs import OVERDUE
from ui.help.way import WayToHelp
from ui.theme import ThemeHolder, dress
from ui.widgets.chip import GlyphMark
from ui.widgets.field_frame import FIELDS
from ui.widgets.page import label
from ui.words import say

Index = QModelIndex | QPersistentModelIndex
Hint = QAbstractItemDelegate.EndEditHint


class CellMessage(QFrame):
    """What is wrong with a cell, on a small sheet under it; goes at the next key."""

    def __init__(self, themes: ThemeHolder, host: QWidget) -> None:
        super().__init__(host)
        self.host = host
        self._text = label("", "error")
        self.way = WayToHelp(themes)
        self.way.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(5)
        row.addWidget(GlyphMark(themes, OVERDUE))
        row.addWidget(self._text)
        row.addWidget(self.way)
        self.setProperty("bar", "danger")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text() if self.isVisibleTo(self.host) else ""

    def show_at(self, cell: QRect, error: UserError) -> None:
        """Under the cell, or above it where there is no room; `cell` in the host's coordinates."""
        self._text.setText(say(error))
        self.way.lead(error)
        self.adjustSize()
        host = self.host
        left = max(0, min(cell.left(), host.width() - self.width()))
        below = cell.bottom() + 2
        top = below if below + self.height() <= host.height() else cell.top() - self.height() - 2
        self.move(left, top)
        self.show()
        self.raise_()


class CellDelegate(QStyledItemDelegate):
    """A delegate whose cells are edited with the editors of their fields.

    Those who inherit say which field a cell holds, what its value is, and how a new one is taken.
    """

    after_enter = Hint.NoHint

    def __init__(
        self,
        themes: ThemeHolder,
        around: Callable[[], Surroundings],
        message: CellMessage,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._around = around
        self._message = message
        self._at: dict[Editor, QPersistentModelIndex] = {}

    def column_at(self, index: Index) -> Column[Any]:
        raise NotImplementedError

    def value_at(self, index: Index) -> Any:
        raise NotImplementedError

    def take(self, index: Index, value: Any) -> None:
        """Keep a new value; UserError where it cannot be."""
        raise NotImplementedError

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = editor_for(self.column_at(index), self._around())
        editor.setParent(parent)
        editor.setAutoFillBackground(True)
        for field in editor.findChildren(QWidget):
            if isinstance(field, FIELDS):
                dress(field, compact=True)
        editor.show_value(self.value_at(index))
        if isinstance(editor, TextEditor):
            editor.text.moveCursor(QTextCursor.MoveOperation.End)
        editor.edited.connect(self._message.hide)
        editor.edited.connect(lambda: self._mark(editor, ""))
        place = QPersistentModelIndex(index)
        self._at[editor] = place
        editor.destroyed.connect(lambda: self._at.pop(editor, None))
        held = editor.focusProxy()
        if held is not None:
            held.installEventFilter(self)
        return editor

    def setEditorData(self, _editor: QWidget, _index: Index) -> None:
        """Nothing: what is being typed stands when the list is read anew."""

    def setModelData(self, _editor: QWidget, _model: object, _index: Index) -> None:
        """Nothing: values are taken by `take`."""

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        rect = QRect(option.rect)  # type: ignore[attr-defined]
        if isinstance(editor, TextEditor):
            rect.setHeight(max(rect.height(), editor.text.minimumHeight()))
            rect.setWidth(max(rect.width(), 240))
            place = editor.parentWidget()
            lowest = place.height() - rect.height() if place is not None else rect.top()
            rect.moveTop(max(0, min(rect.top(), lowest)))
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        editor = _editor_of(watched)
        if editor is None or editor not in self._at:
            return False
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(editor, event)
        if isinstance(event, QFocusEvent) and event.lostFocus() and _really_left(editor, event):
            self._finish(editor, Hint.NoHint, leaving=True)
        return False

    def _key(self, editor: Editor, event: QKeyEvent) -> bool:
        key, changed = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if changed & Qt.KeyboardModifier.AltModifier and isinstance(editor, TextEditor):
                editor.text.insertPlainText("\n")
            else:
                self._finish(editor, self.after_enter)
            return True
        if key == Qt.Key.Key_Tab:
            self._finish(editor, Hint.EditNextItem)
            return True
        if key == Qt.Key.Key_Backtab:
            self._finish(editor, Hint.EditPreviousItem)
            return True
        if key == Qt.Key.Key_Escape:
            self._message.hide()
            self._at.pop(editor, None)
            self.closeEditor.emit(editor, Hint.RevertModelCache)
            return True
        return False

    def _finish(self, editor: Editor, hint: Hint, leaving: bool = False) -> None:
        index = self._at[editor]
        if not index.isValid():
            return
        try:
            value = editor.read_value()
            if value != self.value_at(index):
                self.take(index, value)
        except UserError as error:
            self.refuse(editor, index, error, leaving)
            return
        self._message.hide()
        self._at.pop(editor, None)
        self.closeEditor.emit(editor, hint)

    def finish_open(self) -> None:
        """Take what is being typed, as if the focus had left."""
        for editor in list(self._at):
            self._finish(editor, Hint.NoHint, leaving=True)

    def refuse(self, editor: Editor, _index: Index, error: UserError, _leaving: bool) -> None:
        """Keep the editor open and say what is wrong under it."""
        self._mark(editor, "error")
        host = self._message.host
        corner = editor.mapTo(host, editor.rect().topLeft())
        self._message.show_at(QRect(corner, editor.size()), error)

    def _mark(self, editor: Editor, state: str) -> None:
        for field in editor.findChildren(QWidget):
            if isinstance(field, FIELDS):
                dress(field, state=state)


def _editor_of(watched: QObject) -> Editor | None:
    found: QObject | None = watched
    while found is not None and not isinstance(found, Editor):
        found = found.parent()
    return found


def _really_left(editor: Editor, event: QFocusEvent) -> bool:
    """Not merely for a list that dropped down, a dialog, or another part of the same editor."""
    if event.reason() in (
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    ):
        return False
    now = QApplication.focusWidget()
    return QApplication.activeModalWidget() is None and not (now and editor.isAncestorOf(now))
