"""What is looked over before a package is made: its content, and the checks with a way to each."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.exchange.checks import Check, Level, Readiness
from models.ledgers import ledger_named
from ui.dates import day_text
from ui.glyphs import DONE, OVERDUE, SOON
from ui.pages.exchanging import size_text
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.chip import Chip, GlyphMark
from ui.widgets.error_summary import Notice
from ui.widgets.page import Card, hairline, label, scrolling
from ui.words import say, tr

_SHOWN = 4
"""Passed checks that are listed at once; the others on request."""


class ContentCard(Card):
    """How many records of each ledger leave, and what stays behind."""

    def __init__(self, themes: ThemeHolder) -> None:
        super().__init__(tr("报送内容"))
        self._themes = themes
        self._total = label("", "secondary")
        self.heading.addWidget(self._total)
        self._holder: QWidget | None = None

    def show_readiness(self, ready: Readiness) -> None:
        self._total.setText(tr("{n} 条").format(n=sum(content.count for content in ready.contents)))
        inner = QVBoxLayout()
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        grid = QGridLayout()
        grid.setContentsMargins(14, 2, 14, 2)
        grid.setHorizontalSpacing(8)
        for at, content in enumerate(ready.contents):
            grid.addWidget(label(tr(content.title)), at, 0)
            count = label(_count_text(content.count, content.drafts), "secondary")
            grid.addWidget(count, at, 1, Qt.AlignmentFlag.AlignRight)
            mark = GlyphMark(self._themes, SOON if content.drafts else DONE)
            mark.setAccessibleName(tr("有草稿不报送") if content.drafts else tr("全部报送"))
            grid.addWidget(mark, at, 2)
            grid.setRowMinimumHeight(at, self._themes.now.row())
        grid.setColumnStretch(0, 1)
        inner.addLayout(grid)
        inner.addWidget(hairline())
        inner.addLayout(_words(ready))
        inner.addStretch(1)
        self._replace(scrolling(inner))

    def _replace(self, holder: QWidget) -> None:
        if self._holder is not None:
            self.body.removeWidget(self._holder)
            self._holder.deleteLater()
        self._holder = holder
        self.body.addWidget(holder, 1)


def _count_text(count: int, drafts: int) -> str:
    if drafts:
        return tr("{n} 条，草稿 {drafts} 条不报").format(n=count, drafts=drafts)
    return tr("{n} 条").format(n=count)


def _words(ready: Readiness) -> QVBoxLayout:
    """Attachments, and how this compares with the package before."""
    column = QVBoxLayout()
    column.setContentsMargins(14, 10, 14, 10)
    column.setSpacing(4)
    files = tr("新带附件 {n} 个，{size}").format(n=ready.files, size=size_text(ready.size))
    column.addWidget(label(files if ready.files else tr("没有要新带的附件"), wraps=True))
    if ready.last is not None:
        head = tr("与上次报送（{day}，第 {seq} 号包）相比").format(
            day=day_text(ready.last.made_at), seq=ready.last.seq
        )
        column.addWidget(label(head, "strong", wraps=True))
        changed = tr("改动 {n} 条").format(n=ready.changed)
        column.addWidget(label(changed if ready.changed else tr("没有改动"), "secondary"))
    else:
        column.addWidget(label(tr("第一次报送"), "secondary"))
    return column


class ChecksCard(Card):
    """Failed checks first, with what to do; a record that a check names opens with its link."""

    def __init__(self, themes: ThemeHolder, open_record: Callable[[str, str], object]) -> None:
        super().__init__(tr("检查结果"))
        self._themes, self._open = themes, open_record
        self._counts = {
            Level.FAILED: Chip(themes, "", OVERDUE, boxed=False),
            Level.WARNING: Chip(themes, "", SOON, boxed=False),
            Level.PASSED: Chip(themes, "", DONE, boxed=False),
        }
        for chip in self._counts.values():
            self.heading.addWidget(chip)
        self._holder: QWidget | None = None
        self.links: list[Button] = []
        self._all = False
        self._at = -1

    def show_readiness(self, ready: Readiness) -> None:
        names = {
            Level.FAILED: (tr("未通过 {n}"), OVERDUE),
            Level.WARNING: (tr("提醒 {n}"), SOON),
            Level.PASSED: (tr("通过 {n}"), DONE),
        }
        for level, (text, look) in names.items():
            count = len(ready.at(level))
            self._counts[level].show_state(text.format(n=count), look)
            self._counts[level].setVisible(bool(count))
        self.links, self._at = [], -1
        inner = QVBoxLayout()
        inner.setContentsMargins(8, 8, 8, 8)
        inner.setSpacing(0)
        for check in ready.at(Level.FAILED):
            inner.addWidget(self._failed(check))
            inner.addSpacing(6)
        for check in ready.at(Level.WARNING):
            inner.addWidget(self._row(check))
            inner.addWidget(hairline())
        passed = ready.at(Level.PASSED)
        for check in passed if self._all else passed[:_SHOWN]:
            inner.addWidget(self._row(check))
            inner.addWidget(hairline())
        if len(passed) > _SHOWN and not self._all:
            inner.addWidget(self._more(ready, len(passed) - _SHOWN))
        inner.addStretch(1)
        self._replace(scrolling(inner))

    def next_problem(self, step: int = 1) -> None:
        """F8: the link of the next thing to put right."""
        if self.links:
            self._at = (self._at + step) % len(self.links)
            self.links[self._at].setFocus()

    def _replace(self, holder: QWidget) -> None:
        if self._holder is not None:
            self.body.removeWidget(self._holder)
            self._holder.deleteLater()
        self._holder = holder
        self.body.addWidget(holder, 1)

    def _failed(self, check: Check) -> Notice:
        detail = say(check.detail) if check.detail else ""
        deed = tr("去修改") if _opens(check) else ""
        notice = Notice(self._themes, "danger", say(check.title), detail, deed)
        if deed:
            self._lead(notice.link, check)
        return notice

    def _row(self, check: Check) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(6, 7, 6, 7)
        row.setSpacing(10)
        warning = check.level is Level.WARNING
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(say(check.title), "strong" if warning else "", wraps=True))
        if check.detail:
            words.addWidget(label(say(check.detail), "caption", wraps=True))
        row.addWidget(GlyphMark(self._themes, SOON if warning else DONE))
        row.addLayout(words, 1)
        if _opens(check):
            link = Button(self._themes, tr("去补充"), "link")
            row.addWidget(link)
            self._lead(link, check)
        holder.setAccessibleName(say(check.title))
        return holder

    def _lead(self, link: Button, check: Check) -> None:
        link.setAccessibleDescription(say(check.title))
        link.clicked.connect(lambda: self._open(check.ledger, check.uid))
        self.links.append(link)

    def _more(self, ready: Readiness, count: int) -> Button:
        more = Button(self._themes, tr("展开其余 {n} 项通过的检查").format(n=count), "link")

        def unfold() -> None:
            self._all = True
            self.show_readiness(ready)

        more.clicked.connect(unfold)
        return more


def _opens(check: Check) -> bool:
    return bool(check.uid) and ledger_named(check.ledger) is not None
