"""Ask, tell, choose a file: the only code that waits for an answer in a window of its own.

Pages are handed a `Dialogs`; tests hand in one that answers by itself.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from models.crash import write_report
from models.database import open_folder
from models.errors import UserError
from models.rescue.noticing import damage_met
from models.words import sentence
from ui.crash_report import save_report, shown_report, surroundings
from ui.glyphs import OVERDUE, SOON, Look
from ui.help.way import help_on
from ui.icons import mark
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.chip import GlyphMark
from ui.widgets.page import label
from ui.words import say, tr

_ITEMS_SHOWN = 10
"""Rows of a list in a dialog before it scrolls."""


class Dialogs:
    """Speaks for one window; `window` is asked anew each time, since it may not exist at first.

    `help` shows a topic, once there is a window that has one. `last` is the folder that a file was
    chosen in, `remember` is told of each.
    """

    def __init__(self, themes: ThemeHolder, window: Callable[[], QWidget | None]) -> None:
        self._themes, self._window = themes, window
        self.damaged: Callable[[UserError], object] | None = None
        self.help: Callable[[str], object] | None = None
        self.last: Path | None = None
        self.remember: Callable[[Path], object] | None = None

    def ask(self, title: str, text: str, deed: str, danger: bool = False) -> bool:
        """A question whose button repeats the deed; a dangerous one starts on 取消."""
        box = MessageBox(self._themes, title, text, self._window())
        box.mark(OVERDUE if danger else SOON)
        box.add_deed(deed, "danger" if danger else "primary")
        box.add_cancel(focus=danger)
        return box.exec() == QDialog.DialogCode.Accepted

    def choose(
        self, title: str, text: str, deeds: Sequence[tuple[str, str]], large: str = ""
    ) -> int:
        """A question with several answers (text, kind), the last one to stay: which was given.

        `large` is what somebody copies by hand.
        """
        box = MessageBox(self._themes, title, text, self._window())
        if large:
            shown = label(large, "page", wraps=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            box.add_editor(shown)
        box.mark(SOON)
        chosen = len(deeds) - 1

        def answer(at: int) -> None:
            nonlocal chosen
            chosen = at

        for at, (deed, kind) in enumerate(deeds):
            box.add_deed(deed, kind).clicked.connect(lambda _on=False, at=at: answer(at))
        box.exec()
        return chosen

    def ask_text(self, title: str, text: str, deed: str, given: str = "") -> str | None:
        """A question answered with words (a reason); None where it was given up."""
        box = MessageBox(self._themes, title, text, self._window())
        answer = QPlainTextEdit(given)
        answer.setTabChangesFocus(True)
        answer.setFixedHeight(self._themes.now.row() * 3)
        answer.setAccessibleName(title)
        box.add_editor(answer)
        button = box.add_deed(deed, "primary")
        button.setEnabled(bool(given.strip()))
        answer.textChanged.connect(lambda: button.setEnabled(bool(answer.toPlainText().strip())))
        box.add_cancel(focus=False)
        answer.setFocus()
        if box.exec() != QDialog.DialogCode.Accepted:
            return None
        return answer.toPlainText().strip()

    def ask_line(self, title: str, text: str, deed: str) -> str | None:
        """A question answered with a word or a number; None where it was given up."""
        box = MessageBox(self._themes, title, text, self._window())
        answer = QLineEdit()
        answer.setAccessibleName(title)
        box.add_editor(answer)
        button = box.add_deed(deed, "primary")
        button.setDefault(True)
        button.setEnabled(False)
        answer.textChanged.connect(lambda: button.setEnabled(bool(answer.text().strip())))
        box.add_cancel(focus=False)
        answer.setFocus()
        return answer.text().strip() if box.exec() == QDialog.DialogCode.Accepted else None

    def choose_some(
        self, title: str, text: str, items: Sequence[tuple[str, str]], deed: str
    ) -> list[str] | None:
        """The keys of the (key, text) items that were ticked, none at first; None where given up.

        Space ticks, arrow keys move.
        """
        box = MessageBox(self._themes, title, text, self._window())
        shown = QListWidget()
        shown.setAccessibleName(title)
        shown.setProperty("framed", True)
        for key, words in items:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setCheckState(Qt.CheckState.Unchecked)
            shown.addItem(item)
        shown.setCurrentRow(0)
        shown.setFixedHeight(self._themes.now.row() * min(max(len(items), 3), _ITEMS_SHOWN))
        box.add_editor(shown)
        box.add_deed(deed, "primary")
        box.add_cancel(focus=False)
        shown.setFocus()
        if box.exec() != QDialog.DialogCode.Accepted:
            return None
        held = [shown.item(at) for at in range(shown.count())]
        ticked = [item for item in held if item.checkState() == Qt.CheckState.Checked]
        return [str(item.data(Qt.ItemDataRole.UserRole)) for item in ticked]

    def show(self, made: Callable[[QWidget | None], "MessageBox"]) -> bool:
        """A box of somebody else's making, given its parent: whether its deed was wanted."""
        return made(self._window()).exec() == QDialog.DialogCode.Accepted

    def tell(self, title: str, text: str, details: str = "") -> None:
        """What has to be read before going on; what can be read in passing goes into a toast."""
        box = MessageBox(self._themes, title, text, self._window())
        box.mark(SOON)
        if details:
            box.add_details(details)
        box.add_deed(tr("知道了"), "primary").setFocus()
        box.exec()

    def tell_error(self, error: Exception) -> None:
        """A refusal in the user's words; anything else is our mistake, and logged whole."""
        if isinstance(error, UserError):
            self._refuse(error)
            return
        met = damage_met(error, open_folder())
        if met is not None:
            (self.damaged or self._refuse)(met)
            return
        logging.getLogger(__name__).error("shown to the user", exc_info=error)
        report = write_report(error, datetime.now(), surroundings())
        text = tr(
            "程序出现错误，已保存的数据不受影响。可以重试；仍然出现时，把错误报告交给技术人员。"
        )
        if report is None:
            self.tell(tr("没有完成"), text)
        else:
            self.show_report(text, report)

    def show_report(self, text: str, report: Path) -> None:
        """What went wrong in a sentence, and the report to be looked at, and saved, from there."""
        box = MessageBox(self._themes, tr("没有完成"), text, self._window())
        box.mark(SOON)
        box.add_folded(
            shown_report(self._themes, report.read_text(encoding="utf-8")), tr("查看错误报告")
        )
        saved: list[bool] = []
        box.add_deed(tr("保存到U盘…"), "quiet").clicked.connect(lambda: saved.append(True))
        box.add_deed(tr("知道了"), "primary").setFocus()
        box.exec()
        if saved:
            try:
                save_report(self.save_file, report)
            except OSError as error:
                refusal = sentence("没有写成：{why}", why=error.strerror or "")
                self.tell(tr("没有完成"), say(refusal))

    def _refuse(self, error: UserError) -> None:
        """What was refused, and the way to what helps."""
        from models.help.errors import topic_for

        title = tr("没有完成")
        if self.help is None:
            self.tell(title, say(error))
            return
        box, wanted = MessageBox(self._themes, title, say(error), self._window()), list[bool]()
        box.mark(SOON)
        box.add_deed(tr("知道了"), "primary").setFocus()
        box.add_deed(tr("怎么办"), "plain").clicked.connect(lambda: wanted.append(True))
        box.exec()
        if wanted:
            self.help(topic_for(error))

    def open_file(self, title: str, kinds: str, folder: Path | None = None) -> Path | None:
        """One existing file; `kinds` as Qt wants them: 名称 (*.a *.b);;…"""
        start = str(self._start(folder))
        name, _ = QFileDialog.getOpenFileName(self._window(), title, start, kinds)
        return self._chosen([name])[0] if name else None

    def open_files(self, title: str, kinds: str, folder: Path | None = None) -> list[Path]:
        start = str(self._start(folder))
        names, _ = QFileDialog.getOpenFileNames(self._window(), title, start, kinds)
        return self._chosen(names)

    def save_file(self, title: str, kinds: str, proposed: Path) -> Path | None:
        """Where to write; the system asks before an existing file is replaced."""
        start = proposed if proposed.is_absolute() else self._start(None) / proposed
        name, _ = QFileDialog.getSaveFileName(self._window(), title, str(start), kinds)
        return self._chosen([name])[0] if name else None

    def folder(self, title: str, start: Path | None = None) -> Path | None:
        name = QFileDialog.getExistingDirectory(self._window(), title, str(self._start(start)))
        if name:
            self._keep(Path(name))
        return Path(name) if name else None

    def _start(self, wanted: Path | None) -> Path:
        """Where to look first: where the caller says, on the stick that is in, where a file was
        chosen last, among the user's documents."""
        from models.updates.sticks import plugged_in

        if wanted is not None and wanted.is_dir():
            return wanted
        last = self.last if self.last is not None and self.last.is_dir() else None
        sticks = plugged_in()
        if sticks and not (last and any(last.is_relative_to(stick) for stick in sticks)):
            return sticks[0]
        place = QStandardPaths.StandardLocation.DocumentsLocation
        documents = Path(QStandardPaths.writableLocation(place))
        return last or (documents if documents.is_dir() else Path.home())

    def _chosen(self, names: Sequence[str]) -> list[Path]:
        paths = [Path(name) for name in names]
        if paths:
            self._keep(paths[0].parent)
        return paths

    def _keep(self, folder: Path) -> None:
        if folder != self.last:
            self.last = folder
            if self.remember is not None:
                self.remember(folder)


class MessageBox(QDialog):
    """Glyph, question, consequence, buttons in Windows order: the deed, others, 取消 last.

    F1 opens `TOPIC`: that of the page in front, or a box's own.
    """

    TOPIC = ""

    def __init__(
        self, themes: ThemeHolder, title: str, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setWindowTitle(tr("学教台账"))
        self.setWindowIcon(mark(themes.now))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._words = QVBoxLayout()
        self._words.setSpacing(8)
        self._words.addWidget(label(title, "section", wraps=True))
        if text:
            body = label(text, "secondary", wraps=True)
            body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._words.addWidget(body)
        self._top = QHBoxLayout()
        self._top.setSpacing(10)
        self._top.addLayout(self._words, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 16)
        whole.setSpacing(18)
        whole.addLayout(self._top)
        whole.addStretch(1)
        whole.addLayout(self._buttons)
        width = themes.now.size("dialog")
        self.setFixedWidth(round(width * 0.75))
        help_on(self, self.TOPIC)

    def showEvent(self, event: QShowEvent) -> None:
        self.fit()
        super().showEvent(event)

    def fit(self) -> None:
        """As high as its words need at this width."""
        self._whole.activate()
        self.resize(self.width(), self._whole.totalHeightForWidth(self.width()))

    def mark(self, look: Look) -> None:
        self._top.insertWidget(0, GlyphMark(self._themes, look, 16), 0, Qt.AlignmentFlag.AlignTop)

    def add_editor(self, editor: QWidget) -> None:
        self._words.addWidget(editor)

    def add_deed(self, text: str, kind: str) -> Button:
        button = Button(self._themes, text, kind)
        button.clicked.connect(self.accept)
        self._buttons.addWidget(button)
        return button

    def add_cancel(self, focus: bool) -> Button:
        button = Button(self._themes, tr("取消"))
        button.clicked.connect(self.reject)
        self._buttons.addWidget(button)
        if focus:
            button.setFocus()
        return button

    def add_details(self, details: str) -> None:
        """Technical particulars, folded away until asked for."""
        shown = QPlainTextEdit(details)
        shown.setReadOnly(True)
        shown.setFixedHeight(self._themes.now.row() * 4)
        self.add_folded(shown, tr("查看详情"))

    def add_folded(self, shown: QWidget, opening: str) -> Button:
        """Something to look at, behind a link that says what it is; the link."""
        shown.hide()
        opener = Button(self._themes, opening, "link")
        opener.clicked.connect(shown.show)
        opener.clicked.connect(opener.hide)
        opener.clicked.connect(self.fit)
        self._words.addWidget(opener, 0, Qt.AlignmentFlag.AlignLeft)
        self._words.addWidget(shown)
        return opener
