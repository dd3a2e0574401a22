"""The window of help: topics and a search at the left, what is written at the right.

It stays open beside the work: `show_topic` turns it to another topic, Esc closes it.
"""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTextBrowser, QVBoxLayout, QWidget

from models.help.facts import facts_of
from models.help.finding import find
from models.help.text import Block
from models.help.topics import FIRST, Topic, topic_at, topics
from ui.help.html import html_of
from ui.icons import Icon, mark
from ui.theme import ThemeHolder
from ui.widgets.button import Button, IconButton
from ui.widgets.fitting import size_over
from ui.widgets.found_list import FoundLine, FoundList
from ui.widgets.page import side_by_side
from ui.words import tr

_WIDTH, _HEIGHT = 980, 640
_SHARES = (300, 680)


class HelpWindow(QWidget):
    """`more` gives what the main window knows of a topic, its keys; `pages` are those it has;
    `page_wanted` carries the address whose page is to be opened."""

    page_wanted = Signal(str)

    def __init__(
        self,
        themes: ThemeHolder,
        language: str,
        more: Callable[[Topic], tuple[Block, ...]],
        pages: Collection[str],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._themes, self._language, self._more = themes, language, more
        self._pages = pages
        self._visited: list[str] = []
        self._place = -1
        self.setWindowTitle(tr("学教台账帮助"))
        self.setWindowIcon(mark(themes.now))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("在帮助里查找（Ctrl+F）"))
        self.search.setAccessibleName(tr("在帮助里查找"))
        self.search.setClearButtonEnabled(True)
        self.list = FoundList(themes, tr("帮助主题"))
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(tr("帮助内容"))
        self.text.document().setDocumentMargin(themes.now.space("lg"))
        self.back_button = IconButton(themes, Icon.ARROW_LEFT, tr("后退（Alt+←）"))
        self.forward_button = IconButton(themes, Icon.ARROW_RIGHT, tr("前进（Alt+→）"))
        self.open_button = Button(themes, tr("打开这一页"), "plain", Icon.EXTERNAL_LINK)
        self._lay_out()
        self._connect()
        self._fill()
        scale = themes.now.scale
        self.resize(size_over(parent, round(_WIDTH * scale), round(_HEIGHT * scale)))

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.back_button)
        row.addWidget(self.forward_button)
        row.addStretch(1)
        row.addWidget(self.open_button)
        shown = QVBoxLayout(right)
        shown.setContentsMargins(0, 0, 0, 0)
        shown.setSpacing(8)
        shown.addLayout(row)
        shown.addWidget(self.text, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 12)
        whole.addWidget(side_by_side(left, right, _SHARES))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._open_found)
        self.list.opened.connect(self.show_topic)
        self.list.clicked.connect(lambda _index: self.show_topic(self.list.current_key))
        self.list.left.connect(self.search.setFocus)
        self.text.anchorClicked.connect(self._follow)
        self.back_button.clicked.connect(lambda: self._step(-1))
        self.forward_button.clicked.connect(lambda: self._step(1))
        self.open_button.clicked.connect(lambda: self.page_wanted.emit(self.address))
        self._themes.changed.connect(self._render)
        deeds: dict[str, Callable[[], object]] = {
            "Esc": self.close,
            "Ctrl+F": self._look,
            "F1": self.search.setFocus,
            "Alt+Left": lambda: self._step(-1),
            "Alt+Right": lambda: self._step(1),
        }
        for keys, deed in deeds.items():
            QShortcut(QKeySequence(keys), self).activated.connect(deed)
        down = QShortcut(QKeySequence("Down"), self.search)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self.list.setFocus)

    @property
    def address(self) -> str:
        """The topic in view; empty before the first one."""
        return self._visited[self._place] if self._visited else ""

    def show_topic(self, address: str) -> None:
        """Turn to a topic, the nearest one where this is not written, and remember the way."""
        topic = topic_at(address, self._language) or topic_at(FIRST, self._language)
        if topic is None or topic.address == self.address:
            return
        self._visited[self._place + 1 :] = [topic.address]
        self._place += 1
        self._render()

    def present(self, address: str) -> None:
        """Come to the front with this topic, ready to be read with the arrow keys."""
        self.show_topic(address)
        self.showNormal() if self.isMinimized() else self.show()
        self.activateWindow()
        self.text.setFocus()

    def _step(self, by: int) -> None:
        if 0 <= self._place + by < len(self._visited):
            self._place += by
            self._render()

    def _follow(self, url: QUrl) -> None:
        self.show_topic(url.toString())

    def _look(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _render(self) -> None:
        topic = topic_at(self.address, self._language)
        if topic is None:
            return
        above = topic_at(topic.page, self._language) if topic.view else None
        self.text.setHtml(
            html_of(topic, self._blocks(topic), self._themes.now, above.title if above else "")
        )
        self.back_button.setEnabled(self._place > 0)
        self.forward_button.setEnabled(self._place < len(self._visited) - 1)
        self.open_button.setEnabled(topic.page in self._pages)
        self._mark_current()

    def _blocks(self, topic: Topic) -> Sequence[Block]:
        return *topic.blocks, *facts_of(topic, tr), *self._more(topic)

    def _fill(self) -> None:
        """Every topic under its page, or what holds the words that are typed."""
        text = self.search.text().strip()
        if text:
            found = find(text, self._language, self._more)
            lines = [
                FoundLine(one.topic.address, self._named(one.topic), one.line) for one in found
            ]
            if not lines:
                lines = [FoundLine("", tr("没有找到“{text}”").format(text=text), is_title=True)]
        else:
            lines = [
                FoundLine(one.address, one.title, is_title=not one.view)
                for one in topics(self._language).values()
            ]
        self.list.show_lines(lines, self.address)

    def _named(self, topic: Topic) -> str:
        above = topic_at(topic.page, self._language) if topic.view else None
        return " › ".join((above.title, topic.title)) if above else topic.title

    def _mark_current(self) -> None:
        for at, line in enumerate(self.list.lines):
            if line.key == self.address:
                self.list.setCurrentIndex(self.list.model().index(at, 0))

    def _open_found(self) -> None:
        if self.list.current_key:
            self.show_topic(self.list.current_key)
            self.text.setFocus()
