"""A clerk's ten fingers: keys go to the window in front, as the system delivers them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui.dialogs import Dialogs
from ui.theme import ThemeHolder

PATIENCE_MS = 30_000


class FileChoices(Dialogs):
    """The system's own dialogs for files and folders, answered beforehand; the rest is real."""

    def __init__(self, themes: ThemeHolder, window: Callable[[], QWidget | None]) -> None:
        super().__init__(themes, window)
        self.answers: list[Path] = []

    def open_file(self, title: str, kinds: str, folder: Path | None = None) -> Path | None:
        return self.answers.pop(0)

    def open_files(self, title: str, kinds: str, folder: Path | None = None) -> list[Path]:
        return [self.answers.pop(0)]

    def save_file(self, title: str, kinds: str, proposed: Path) -> Path | None:
        return self.answers.pop(0)

    def folder(self, title: str, start: Path | None = None) -> Path | None:
        return self.answers.pop(0)


class Hands:
    """Presses keys and types words; `heard` is told of each, for the guide."""

    def __init__(self, heard: Callable[[str, str], None]) -> None:
        self._heard = heard
        self.at_rest: Callable[[], bool] = lambda: True

    def press(self, keys: str, times: int = 1) -> None:
        """Press a key or a chord, such as Ctrl+N or F6, where the focus is."""
        chord = QKeySequence(keys)[0]
        for _ in range(times):
            self._heard("key", keys)
            QTest.keyClick(_front(), chord.key(), chord.keyboardModifiers())
            self.rest()

    def type(self, text: str) -> None:
        """Write where the focus is, as an input method does."""
        self._heard("text", text)
        _front()
        focus = QApplication.focusWidget()
        assert focus is not None, f"nothing takes the words {text}"
        assert focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled), focus
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(focus, event)
        self.rest()

    def in_dialog(self, answer: Callable[[], None]) -> None:
        """Do this as soon as a dialog waits for keys; one that never does is put away."""
        patience = QDeadlineTimer(PATIENCE_MS)

        def look() -> None:
            dialog, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
            if dialog is not None and focus is not None and dialog.isAncestorOf(focus):
                answer()
            elif not patience.hasExpired():
                QTimer.singleShot(1, look)
            elif isinstance(dialog, QDialog):
                dialog.reject()

        QTimer.singleShot(0, look)

    def rest(self) -> None:
        """Let the window do all that was asked of it."""
        QApplication.processEvents()
        until(self.at_rest)


def _front() -> QWindow:
    """The window that keys go to; after a dialog the one below it, as any desktop does."""
    front = QGuiApplication.focusWindow()
    if front is None:
        below = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()][-1]
        below.activateWindow()
        until(lambda: QGuiApplication.focusWindow() is not None)
        front = QGuiApplication.focusWindow()
    assert front is not None
    return front


def until(condition: Callable[[], bool]) -> None:
    """Let events pass until it is so; a failure where it never is."""
    patience = QDeadlineTimer(PATIENCE_MS)
    while not condition():
        assert not patience.hasExpired(), "waited in vain"
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
