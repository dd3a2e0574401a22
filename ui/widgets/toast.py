"""What has just been done, and the way back: bottom left, for a while, never taking the focus."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.icons import Icon
from ui.theme import ThemeHolder
from ui.widgets.button import IconButton
from ui.words import tr


class Toast(QFrame):
    """Lies over `host`; the newest message replaces the older one."""

    def __init__(self, themes: ThemeHolder, host: QWidget) -> None:
        super().__init__(host)
        self._themes, self._host = themes, host
        self._undo: Callable[[], object] | None = None
        self._help: Callable[[], object] | None = None
        self.setObjectName("toast")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text = QLabel()
        self.undo_button = QPushButton(tr("撤销（Ctrl+Z）"))
        self.undo_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.undo_button.clicked.connect(self._take_back)
        self.help_button = QPushButton(tr("怎么办"))
        self.help_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.help_button.clicked.connect(self._tell_more)
        self.close_button = IconButton(themes, Icon.X, tr("关闭提示"), token="onToast")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 8, 5)
        row.setSpacing(12)
        for part in (self._text, self.undo_button, self.help_button, self.close_button):
            row.addWidget(part)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._fade)
        host.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def show_message(
        self,
        text: str,
        undo: Callable[[], object] | None = None,
        more: Callable[[], object] | None = None,
        link: str = "",
    ) -> None:
        """Say it; with `undo`, offer to take it back, with `more`, what `link` says: 怎么办."""
        self.help_button.setText(link or tr("怎么办"))
        self._undo, self._help = undo, more
        self._text.setText(text)
        self.undo_button.setVisible(undo is not None)
        self.help_button.setVisible(more is not None)
        self._place()
        self.show()
        self.raise_()
        stays = self._themes.now.motion("toastMs")
        self._timer.stop()
        if stays:
            self._timer.start(stays)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _take_back(self) -> None:
        undo = self._undo
        self.hide()
        if undo is not None:
            undo()

    def _tell_more(self) -> None:
        more = self._help
        self.hide()
        if more is not None:
            more()

    def _fade(self) -> None:
        """Go, unless the pointer rests on it."""
        if self.underMouse():
            self._timer.start(1000)
        else:
            self.hide()

    def _place(self) -> None:
        room = self._host.width() - 56
        self._text.setWordWrap(False)
        if self.sizeHint().width() > room:
            self._text.setWordWrap(True)
        self.setMaximumWidth(max(room, 200))
        self.adjustSize()
        height = max(self.height(), self._themes.now.size("toast"))
        self.resize(min(self.width(), room), height)
        self.move(28, self._host.height() - height - 24)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
