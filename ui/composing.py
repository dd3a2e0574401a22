"""While an input method composes, every plain key is its own: nothing here acts on one.

Input methods take such keys before Qt does. Some hand one back, though (Enter that takes the
letters as they are, Space that chooses, Esc), and it would save a form, tick a row or close it.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

_CHANGING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Composing(QObject):
    """Watches the widget with the focus, and the list that drops down from it, for the program."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._composes = False
        self._list: QWidget | None = None
        app.focusChanged.connect(self._follow_focus)

    def _follow_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        self._note(composes=False)
        if old is not None:
            old.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._note(composes=bool(event.preeditString()))
            return False
        plain = isinstance(event, QKeyEvent) and not event.modifiers() & _CHANGING
        if not (self._composes and plain) or event.type() is QEvent.Type.KeyRelease:
            return False
        event.accept()
        return True

    def _note(self, *, composes: bool) -> None:
        """A list of names that is open takes keys before its field does."""
        if composes is self._composes:
            return
        self._composes = composes
        if composes:
            self._list = QApplication.activePopupWidget()
            if self._list is not None:
                self._list.installEventFilter(self)
        elif self._list is not None:
            self._list.removeEventFilter(self)
            self._list = None


def leave_keys_to_input_methods(app: QApplication) -> None:
    """Once for the program, however many windows it opens."""
    if app.findChild(Composing) is None:
        Composing(app)


def open_for_letters(view: QAbstractItemView, event: QInputMethodEvent) -> None:
    """Open the current cell at once and leave the letters to its field: Qt would wait for their end
    with the focus on the view, and lose them."""
    at = view.currentIndex()
    held = event.preeditString() or event.commitString()
    if held and view.hasFocus() and at.isValid() and at.flags() & Qt.ItemFlag.ItemIsEditable:
        view.edit(at)
    field = QApplication.focusWidget()
    if field is not None and field is not view and view.isAncestorOf(field):
        QApplication.sendEvent(field, event)
