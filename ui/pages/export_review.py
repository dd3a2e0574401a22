"""What a package would hold, looked over before it is made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from models.exchange.sending.checks import Readiness
from models.privacy.leaving import NEVER, LeavingField, LeavingList
from ui.dates import day_text
from ui.glyphs import DONE, SOON
from ui.pages.exchanging import size_text
from ui.theme import ThemeHolder
from ui.widgets.chip import GlyphMark
from ui.widgets.page import Card, hairline, label, scrolling
from ui.words import say, tr

_FILES = 12
"""So many attachments are told by name; `package export --dry-run` names all."""


class ContentCard(Card):
    """How many records of each ledger leave, and what stays behind."""

    def __init__(self, themes: ThemeHolder) -> None:
        super().__init__(tr("报送内容"))
        self._themes = themes
        self._total = label("", "secondary")
        self.heading.addWidget(self._total)
        self._holder: QWidget | None = None

    def show_readiness(self, ready: Readiness, leaving: LeavingList | None) -> None:
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
        if leaving is not None:
            inner.addWidget(hairline())
            inner.addLayout(_personal(leaving))
        inner.addStretch(1)
        self._replace(scrolling(inner))

    def _replace(self, holder: QWidget) -> None:
        if self._holder is not None:
            self.body.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = holder
        self.body.addWidget(holder, 1)


def _count_text(count: int, drafts: int) -> str:
    if drafts:
        return tr("{n} 条，草稿 {drafts} 条不报").format(n=count, drafts=drafts)
    return tr("{n} 条").format(n=count)


def _personal(leaving: LeavingList) -> QVBoxLayout:
    """Which personal data and attachments leave, and what never does."""
    column = QVBoxLayout()
    column.setContentsMargins(14, 10, 14, 10)
    column.setSpacing(4)
    to = tr("、").join(leaving.addressees) or tr("上级")
    column.addWidget(label(tr("出去的个人信息（给{name}）").format(name=to), "strong", wraps=True))
    for one in leaving.personal:
        said = tr("{field} {n} 处").format(field=place_text(one), n=one.count)
        column.addWidget(label(said, "secondary", wraps=True))
    if not leaving.personal:
        column.addWidget(label(tr("没有"), "secondary"))
    if leaving.going:
        column.addWidget(label(tr("随包的附件"), "strong"))
    for file in leaving.going[:_FILES]:
        said = tr("{name}（{size}）").format(name=file.name, size=size_text(file.size))
        column.addWidget(label(said, "secondary", wraps=True))
    if len(leaving.going) > _FILES:
        more = tr("另有 {n} 个").format(n=len(leaving.going) - _FILES)
        column.addWidget(label(more, "secondary"))
    column.addWidget(label(tr("不出去的"), "strong"))
    stays = [*map(place_text, leaving.staying), *map(say, NEVER)]
    column.addWidget(label(tr("、").join(stays), "secondary", wraps=True))
    return column


def place_text(one: LeavingField) -> str:
    return tr("・").join(tr(text) for text in (one.ledger.title, *one.labels))


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
