"""What the search in the top bar found, over all ledgers."""

from collections.abc import Callable

from models.search import Found, find_everywhere
from ui.glyphs import Glyph, Look, Tone
from ui.icons import Icon
from ui.session import Session
from ui.theme import ThemeHolder
from ui.widgets.empty_page import EmptyPage
from ui.widgets.page import Card, Page
from ui.widgets.todo_list import TodoLine, TodoList
from ui.words import tr

_NONE = Look(Glyph.NONE, Tone.HINT)


class SearchPage(Page):
    """Enter on a line opens its record on the page of its ledger."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        shown: Callable[[str], bool],
        open_record: Callable[[str, str], None],
    ) -> None:
        super().__init__(themes, tr("搜索结果"))
        self._session, self._shown, self._open_record = session, shown, open_record
        self.results = TodoList(themes, tr("搜索结果"))
        reason = tr("换一个词，或到台账里用筛选查找。")
        self._empty = EmptyPage(themes, Icon.SEARCH, tr("没有找到"), reason)
        card = Card()
        card.body.addWidget(self.results)
        card.body.addWidget(self._empty)
        self.body.addWidget(card, 1)
        self.results.opened.connect(self._open)

    def search(self, text: str) -> None:
        """Show what holds these words."""
        ledgers = [one for one in self._session.office.ledgers if self._shown(one.name)]
        found = list(find_everywhere(text, ledgers))
        lines = [
            TodoLine(
                key=f"{one.ledger.name}/{one.uid}",
                icon=Icon.FILE,
                text=one.heading,
                note=_note(one),
                state=one.unit,
                look=_NONE,
            )
            for one in found
        ]
        self.set_title(tr("搜索结果"), tr("“{text}” 共 {n} 条").format(text=text, n=len(found)))
        self.results.show_lines(lines)
        self.results.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self.results.setFocus()
        self.say_status(self.context.text())

    def _open(self, key: str) -> None:
        ledger, uid = key.split("/", 1)
        self._open_record(ledger, uid)


def _note(found: Found) -> str:
    """The ledger, and which document holds the words with what stands around them."""
    if found.excerpt is None:
        return tr(found.ledger.title)
    return tr("{ledger} ・ {file}：{text}").format(
        ledger=tr(found.ledger.title), file=found.excerpt.file, text=found.excerpt.text
    )
