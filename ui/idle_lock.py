"""The lock: after some minutes without a key or the mouse the data are covered until the password.

Nothing is closed, so that whoever comes back finds the place they left, with what they had typed.
"""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from models.accounts.idle import confirm, idle_minutes
from models.office import Office
from ui.login import Login
from ui.theme import ThemeHolder
from ui.words import tr

_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class IdleLock(QObject):
    """Watches the windows of one open office; does nothing where there is no password."""

    def __init__(self, themes: ThemeHolder, office: Office, window: QWidget) -> None:
        super().__init__(window)
        self._themes, self._office, self._window = themes, office, window
        self._watched: set[QWindow] = set()
        self._covers: list[_Cover] = []
        self.login: Login | None = None
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self.lock)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusWindowChanged.connect(self._watch)
        self._rest()

    @property
    def locked(self) -> bool:
        return self.login is not None

    def _rest(self) -> None:
        self.timer.start(idle_minutes() * 60_000)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window not in self._watched:
            self._watched.add(window)
            window.installEventFilter(self)
            window.destroyed.connect(lambda _gone=None, held=window: self._watched.discard(held))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE and not self.locked:
            self.timer.start()
        return False

    def stop(self) -> None:
        """The window is gone; nothing is left to cover."""
        self.timer.stop()

    def lock(self) -> bool:
        """Cover every window and ask for the password; False where there is none to ask for."""
        if self.locked:
            return True
        if not self._office.protected:
            self._rest()
            return False
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        focus = QApplication.focusWidget()
        self._covers = [_Cover(shown) for shown in QApplication.topLevelWidgets() if _data(shown)]
        over = QApplication.activeModalWidget() or self._window
        account = self._office.account
        self.login = Login(
            *(self._themes, [account.name] if account else [], self._confirm, over),
            title=tr("已锁定"),
            held=True,
        )
        self.login.setModal(True)
        self.login.accepted.connect(lambda: self._unlock(focus))
        self.login.open()
        return True

    def _confirm(self, _name: str | None, password: str) -> None:
        confirm(self._office, password)

    def _unlock(self, focus: QWidget | None) -> None:
        for cover in self._covers:
            cover.lift()
        self._covers = []
        if self.login is not None:
            self.login.deleteLater()
        self.login = None
        if focus is not None:
            focus.setFocus()
        self._rest()


def _data(shown: QWidget) -> bool:
    return shown.isVisible() and shown.isWindow()


class _Cover(QWidget):
    """A blank sheet over all of a window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._covered = window
        window.installEventFilter(self)
        self._spread()
        self.show()

    def _spread(self) -> None:
        self.setGeometry(self._covered.rect())
        self.raise_()

    def lift(self) -> None:
        self._covered.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded):
            self._spread()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().window())
        painter.end()
