"""The lock: after some minutes without a key or the mouse the data are covered until the password.

Nothing is closed, so that whoever comes back finds the place they left, with what they had typed.
What work that goes on meanwhile shows is covered, too, and the password is always asked in front.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

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
        self._others = _Others(self)
        account = self._office.account
        # Over the main window, not over a dialog, which may end before the password comes.
        self.login = Login(
            *(self._themes, [account.name] if account else [], self._confirm, self._window),
            title=tr("已锁定"),
            held=True,
        )
        self.login.setModal(True)
        self.login.accepted.connect(lambda: self._unlock(focus))
        self._show_login()
        return True

    def came(self, shown: QWidget) -> None:
        """A window has been shown since: cover it, and ask for the password over it."""
        if self.login is None or self._is_ours(shown):
            return
        if shown.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip):
            QTimer.singleShot(0, shown, shown.close)
            return
        if not any(isValid(cover) and cover.covered is shown for cover in self._covers):
            self._covers.append(_Cover(shown))
        if shown.isModal():
            QTimer.singleShot(0, self, self._come_to_front)

    def _is_ours(self, shown: QWidget) -> bool:
        """Whether a window is the one that asks for the password, or belongs to it."""
        over: QWidget | None = shown
        while over is not None and over is not self.login:
            over = over.parentWidget()
        return over is not None

    def _come_to_front(self) -> None:
        """Of all that are modal, the one shown last has the keyboard."""
        if self.login is not None:
            self.login.hide()
            self._show_login()

    def _show_login(self) -> None:
        assert self.login is not None
        self.login.show()
        self.login.activateWindow()
        self.login.password.setFocus()

    def _confirm(self, _name: str | None, password: str) -> None:
        confirm(self._office, password)

    def _unlock(self, focus: QWidget | None) -> None:
        self._others.deleteLater()
        for cover in self._covers:
            if isValid(cover):
                cover.lift()
        self._covers = []
        if self.login is not None:
            self.login.deleteLater()
        self.login = None
        if focus is not None and isValid(focus):
            focus.setFocus()
        self._rest()


def _data(shown: QWidget) -> bool:
    return shown.isVisible() and shown.isWindow()


class _Others(QObject):
    """Tells a lock of every window that comes while it holds."""

    def __init__(self, lock: IdleLock) -> None:
        super().__init__(lock)
        self._lock = lock
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._lock.came(watched)
        return False


class _Cover(QWidget):
    """A blank sheet over all of a window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.covered = window
        window.installEventFilter(self)
        self._spread()
        self.show()

    def _spread(self) -> None:
        self.setGeometry(self.covered.rect())
        self.raise_()

    def lift(self) -> None:
        self.covered.removeEventFilter(self)
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
