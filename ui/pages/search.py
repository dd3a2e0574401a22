"""What the search in the top bar found, over all ledgers; before that, what was opened last."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from models.database import release
from models.ledger import Ledger
from models.progress import Progress
from models.recent import opened_last
from models.search import MOST, Found, Group, find_everywhere
from models.word_index import is_ready
from ui.icons import Icon
from ui.session import Session
from ui.tasks import Job, Tasks
from ui.theme import ThemeHolder
from ui.widgets.empty_page import EmptyPage
from ui.widgets.found_list import FoundLine, FoundList
from ui.widgets.page import Card, Page
from ui.words import tr


class SearchPage(Page):
    """Enter on a line opens its record on the page of its ledger, or all that its ledger has.

    `typing_wanted` tells that the arrow key left the list upwards, to the field in the top bar.
    """

    typing_wanted = Signal()

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        tasks: Tasks,
        shown: Callable[[str], bool],
        open_record: Callable[[str, str], None],
        open_list: Callable[[str, str], None],
    ) -> None:
        super().__init__(themes, tr("搜索结果"))
        self._session, self._tasks, self._shown = session, tasks, shown
        self._open_record, self._open_list = open_record, open_list
        self._text = ""
        self._job: Job | None = None
        self._stale = False
        self.results = FoundList(themes, tr("搜索结果"))
        self._empty = EmptyPage(themes, Icon.SEARCH, "", "")
        card = Card()
        card.body.addWidget(self.results)
        card.body.addWidget(self._empty)
        self.body.addWidget(card, 1)
        self.results.opened.connect(self._open)
        self.results.left.connect(self.typing_wanted)
        session.changed.connect(self._note)
        self._show([])

    def search(self, text: str) -> None:
        """Show what holds these words: at once, or when the worker has taken in what waits."""
        self._text, self._stale = text, False
        ledgers = self._ledgers()
        if not text:
            self._job = None
            self._show_recent()
        elif is_ready():
            self._job = None
            self._show(find_everywhere(text, ledgers))
        else:
            self._tell_waiting()
            job = self._job = self._tasks.start(lambda told: _found_by_worker(text, ledgers, told))
            job.done.connect(lambda groups: self._show_of(job, groups))
            job.failed.connect(self._session.refused)

    def enter(self) -> None:
        """Go to the first result, or back to the field where there is none."""
        if self.results.isHidden():
            self.typing_wanted.emit()
        else:
            self.results.setFocus()

    def arrive(self) -> None:
        if self._stale:
            self.search(self._text)

    def _note(self, _names: object) -> None:
        """Search again once the page is seen, so that what was changed meanwhile is shown."""
        self._stale = True
        if self.isVisible():
            self.arrive()

    def _show_of(self, job: Job, groups: Sequence[Group]) -> None:
        if job is self._job:
            self._show(groups)

    def has_recent(self) -> bool:
        return bool(opened_last(self._ledgers()))

    def _ledgers(self) -> list[Ledger]:
        return [one for one in self._session.office.ledgers if self._shown(one.name)]

    def _show_recent(self) -> None:
        recent = opened_last(self._ledgers())
        if not recent:
            self._show([])
            return
        name = tr("最近打开 {n} 条").format(n=len(recent))
        lines = [FoundLine("", name, is_title=True), *map(_recent_line, recent)]
        self.results.show_lines(lines, self.results.current_key)
        self.results.show()
        self._empty.hide()
        self.set_title(tr("搜索结果"))
        self.say_status(name)

    def _show(self, groups: Sequence[Group]) -> None:
        self.results.show_lines(
            [line for group in groups for line in _lines(group)], self.results.current_key
        )
        if not groups and self.results.hasFocus():
            self.typing_wanted.emit()
        self.results.setVisible(bool(groups))
        self._empty.setVisible(not groups)
        total = sum(group.total for group in groups)
        many = any(group.total >= MOST for group in groups)
        counted = tr("“{text}” 超过 {n} 条") if many else tr("“{text}” 共 {n} 条")
        self.set_title(
            tr("搜索结果"), counted.format(text=self._text, n=total) if self._text else ""
        )
        if not groups:
            self._tell_nothing()
        self.say_status(self.context.text())

    def _tell_waiting(self) -> None:
        self.say_status(tr("正在整理检索，稍等就有结果"))
        self._empty.title.setText(tr("正在查找“{text}”").format(text=self._text))
        self._empty.text.setText(self.status_text)

    def _tell_nothing(self) -> None:
        """What was looked through, and what else may be tried."""
        if not self._text:
            self._empty.title.setText(tr("输入字词就能查找"))
            self._empty.text.setText(tr("字词、编号、文件名都可以；人员和单位可以输拼音。"))
            return
        names = [tr(ledger.title) for ledger in self._ledgers()]
        self._empty.title.setText(tr("没有找到“{text}”").format(text=self._text))
        self._empty.text.setText(
            tr("查了 {n} 个台账的文字、名称、选项和附件：{names}。少写几个字再试。").format(
                n=len(names), names="、".join(names)
            )
        )

    def _open(self, key: str) -> None:
        ledger, _, uid = key.partition("/")
        if uid:
            self._open_record(ledger, uid)
        else:
            self._open_list(ledger, self._text)


def _found_by_worker(text: str, ledgers: Sequence[Ledger], progress: Progress) -> list[Group]:
    try:
        return find_everywhere(text, ledgers, progress=progress)
    finally:
        release()


def _lines(group: Group) -> list[FoundLine]:
    """A ledger's name, its records, and the way to the others where there are more."""
    ledger = group.ledger
    title = tr(ledger.title)
    name = tr("{title} {n} 条").format(title=title, n=_many(group))
    lines = [FoundLine("", name, is_title=True)]
    lines += [_line(ledger, one) for one in group.found]
    if group.total > len(group.found):
        text = tr("到{ledger}里接着查找").format(ledger=title)
        lines.append(FoundLine(f"{ledger.name}/", text, leads_on=True))
    return lines


def _many(group: Group) -> str:
    return f"{MOST}+" if group.total >= MOST else str(group.total)


def _recent_line(one: Found) -> FoundLine:
    key = f"{one.ledger.name}/{one.uid}"
    return FoundLine(key, one.heading, tr(one.ledger.title), unit=one.unit)


def _line(ledger: Ledger, one: Found) -> FoundLine:
    key, excerpt = f"{ledger.name}/{one.uid}", one.excerpt
    if excerpt is None:
        return FoundLine(key, one.heading, unit=one.unit)
    label = f"{tr(excerpt.label)} ・ "
    words = (excerpt.before, excerpt.words, excerpt.after)
    return FoundLine(key, one.heading, label, *words, unit=one.unit)
