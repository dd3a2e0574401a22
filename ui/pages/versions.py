"""版本对比: two texts of a scheme side by side, on the screen and on paper."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from models.ledgers.schemes import Scheme
from models.reviews import Text, comparable, texts_of
from models.word_differences import Pair, counted, pairs
from ui.commands import Command
from ui.dates import day_text
from ui.dialogs import Dialogs
from ui.icons import Icon
from ui.session import Session
from ui.theme import ThemeHolder, dress
from ui.widgets.empty_page import EmptyPage
from ui.widgets.page import Card, Page, hairline, label
from ui.widgets.two_texts import TwoTexts, changes_told
from ui.words import say, tr

if TYPE_CHECKING:
    from ui.printing.paper import Paper


class VersionsPage(Page):
    """The scheme, the earlier text and the later one are chosen; Ctrl+P shows the paper."""

    def __init__(self, themes: ThemeHolder, session: Session, dialogs: Dialogs) -> None:
        super().__init__(themes, tr("版本对比"))
        self._session, self._dialogs = session, dialogs
        self.scheme = self._box(tr("方案"))
        self.earlier = self._box(tr("原来的文稿"))
        self.later = self._box(tr("现在的文稿"))
        self.texts = TwoTexts(themes, tr("版本对比"))
        self.summary = label("", "secondary")
        self.pairs: list[Pair] = []
        self._texts: list[Text] = []
        self._later = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._connect()

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        dress(box, compact=True)
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        return box

    def _build(self) -> None:
        self.print_button = self.add_button(tr("打印"), icon=Icon.PRINTER)
        self.add_tool(self.scheme, 2)
        self.add_tool(self.earlier, 1)
        self.add_tool(self.later, 1)
        head = QVBoxLayout()
        head.setContentsMargins(14, 8, 14, 8)
        head.addWidget(self.summary)
        self.card = Card()
        self.card.body.addLayout(head)
        self.card.body.addWidget(hairline())
        self.card.body.addWidget(self.texts, 1)
        self.empty = EmptyPage(
            self.themes,
            Icon.FILE,
            tr("没有可以对比的文稿"),
            tr("方案有了两版文稿，或者是从模板起草的，就可以在这里对比。"),
        )
        self.body.addWidget(self.card, 1)
        self.body.addWidget(self.empty, 1)

    def _connect(self) -> None:
        self.scheme.activated.connect(lambda _at: self._show_scheme())
        for box in (self.earlier, self.later):
            box.activated.connect(lambda _at: self._compare())
        self.print_button.clicked.connect(self.print_out)
        self._later.timeout.connect(self._refresh_if_seen)
        self._session.changed.connect(lambda _names: self._later.start())
        self.offer(Command.REFRESH, self.refresh)

    # What is shown

    def arrive(self) -> None:
        self.refresh()
        self.scheme.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """The schemes anew, the newest year first; the chosen one stays chosen."""
        chosen = self.scheme.currentData()
        self.scheme.clear()
        for uid, title in comparable():
            self.scheme.addItem(title, uid)
        self.scheme.setCurrentIndex(max(0, self.scheme.findData(chosen)))
        self._show_scheme()

    def show_record(self, uid: str) -> None:
        """Compare the texts of this scheme."""
        at = self.scheme.findData(uid)
        if at >= 0:
            self.scheme.setCurrentIndex(at)
            self._show_scheme()

    def _show_scheme(self) -> None:
        """Its texts; the last two stand beside each other at first."""
        uid = self.scheme.currentData()
        self._texts = texts_of(self._session.office.door.load(Scheme, uid)) if uid else []
        for box in (self.earlier, self.later):
            box.clear()
            for text in self._texts:
                box.addItem(title_of(text), text.key)
        self.earlier.setCurrentIndex(max(0, len(self._texts) - 2))
        self.later.setCurrentIndex(len(self._texts) - 1)
        self._compare()

    def _compare(self) -> None:
        enough = len(self._texts) > 1
        self.card.setVisible(enough)
        self.empty.setVisible(not enough)
        self.print_button.setEnabled(enough)
        if not enough:
            self.pairs = []
            return
        old, new = self.chosen()
        self.pairs = pairs(old.body, new.body)
        self.texts.show_pairs(self.pairs, title_of(old), title_of(new))
        self.summary.setText(changes_told(*counted(self.pairs)))
        self.say_status(self.summary.text())

    def chosen(self) -> tuple[Text, Text]:
        return self._texts[self.earlier.currentIndex()], self._texts[self.later.currentIndex()]

    def regions(self) -> list[QWidget]:
        return [self.tool_row, self.texts]

    def papers(self) -> "Sequence[Paper]":
        from ui.printing.versions_paper import versions_paper

        if not self.pairs:
            return ()
        scheme, texts = self.scheme.currentText(), self.chosen()
        return [versions_paper(self._session.office, scheme, *texts, self.pairs)]

    def print_out(self) -> None:
        from ui.printing.preview import preview

        if papers := self.papers():
            preview(papers, self.themes, self._session, self._dialogs, self)


def title_of(text: Text) -> str:
    """What a text is called, with its day."""
    day = day_text(text.made_on) if text.made_on else ""
    return f"{say(text.name)} {day}".strip()
