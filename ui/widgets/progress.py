"""Slow work in view: nothing at first, then a busy pointer, then what, how far, how long, 取消."""

import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from ui.tasks import Job
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.page import label
from ui.words import tr


class ProgressPanel(QFrame):
    """Lies over the middle of `host` while a job runs longer than a moment."""

    def __init__(self, themes: ThemeHolder, host: QWidget) -> None:
        super().__init__(host)
        self._themes, self._host = themes, host
        self._job: Job | None = None
        self._began = 0.0
        self._pointing = False
        self._before: QWidget | None = None
        self.setProperty("card", True)
        self.title = label("", "section")
        self.step = label("", "secondary", wraps=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.left = label("", "caption", wraps=True)
        self.cancel = Button(themes, tr("取消"))
        self.cancel.clicked.connect(self._cancel)
        self._lay_out()
        self._busy = self._timer(self._point_busy)
        self._slow = self._timer(self._appear)
        host.installEventFilter(self)
        self.hide()

    def watch(self, job: Job, what: str) -> None:
        """Show this job from now on; `what` says what is being done: 正在生成报送包."""
        self._job, self._began = job, time.monotonic()
        self.title.setText(what)
        self.setAccessibleName(what)
        self.step.clear()
        self.left.setText(tr("取消后不会留下半成品文件"))
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        job.progressed.connect(self._progress)
        job.ended.connect(self._end)
        self._busy.start(self._themes.now.motion("busyDelayMs"))
        self._slow.start(self._themes.now.motion("progressDelayMs"))

    def show_step(self, number: int, of: int, name: str) -> None:
        """Which part of the work this is: 第 2 步，共 3 步：整理附件."""
        self.step.setText(tr("第 {n} 步，共 {m} 步：{step}").format(n=number, m=of, step=name))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.left, 1)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for part in (self.title, self.step, self.bar):
            column.addWidget(part)
        column.addLayout(row)

    def _timer(self, then: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(then)
        return timer

    def _point_busy(self) -> None:
        self._pointing = True
        QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)

    def _appear(self) -> None:
        self._unpoint()
        self._place()
        self._before = QApplication.focusWidget()
        self.show()
        self.raise_()
        self.cancel.setFocus()

    def _progress(self, done: int, total: int) -> None:
        if total <= 0:
            return
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        spent = time.monotonic() - self._began
        if done and spent > 1:
            seconds = max(1, round(spent * (total - done) / done))
            self.left.setText(_time_left(seconds))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.cancel.setEnabled(False)
            self.left.setText(tr("正在停止，不会留下半成品文件"))

    def _end(self) -> None:
        self._job = None
        self._busy.stop()
        self._slow.stop()
        self._unpoint()
        if self.cancel.hasFocus() and self._before is not None:
            self._before.setFocus()
        self._before = None
        self.hide()

    def _unpoint(self) -> None:
        if self._pointing:
            self._pointing = False
            QApplication.restoreOverrideCursor()

    def _place(self) -> None:
        width = min(self._themes.now.size("dialog"), self._host.width() - 48)
        self.setFixedWidth(max(width, 240))
        self.adjustSize()
        left = (self._host.width() - self.width()) // 2
        self.move(left, max(24, (self._host.height() - self.height()) // 3))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)


def _time_left(seconds: int) -> str:
    if seconds >= 90:
        minutes = round(seconds / 60)
        return tr("约剩 {n} 分钟。取消后不会留下半成品文件").format(n=minutes)
    return tr("约剩 {n} 秒。取消后不会留下半成品文件").format(n=seconds)
