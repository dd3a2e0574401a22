"""The last step of a package: its code to read out, where it lies, and what happens next."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.accounts.rights import Right
from models.exchange.sending.outbox import Packed
from models.exchange.sending.relays import PassedOn
from ui.dates import period_text
from ui.icons import Icon
from ui.pages.exchanging import size_text
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.error_summary import Notice
from ui.widgets.page import Card, label
from ui.words import tr

_NAMED = 8
"""How many units are named one by one."""


class DoneCard(QWidget):
    """Shows one package and what goes `along` from below.

    `again` saves another copy, `cover` prints the page that goes with it.
    """

    def __init__(self, themes: ThemeHolder, along: Callable[[], Sequence[PassedOn]]) -> None:
        super().__init__()
        self._along = along
        self.packed: Packed | None = None
        self.notice = Notice(themes, "ok", "")
        self.code = label("", "figure")
        self.code.setAccessibleName(tr("核对码"))
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.again = Button(themes, tr("再存一份…"), icon=Icon.DEVICE_USB, needs=(Right.SEND,))
        self.cover = Button(themes, tr("打印封面…"), icon=Icon.PRINTER)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(8)
        self._values = [label("", wraps=True) for _ in range(7)]
        self._titles: list[QLabel] = []
        self._lay_out()

    def _lay_out(self) -> None:
        card = Card(tr("报送包"))
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 14, 16, 14)
        inner.setSpacing(12)
        inner.addWidget(self.notice)
        inner.addWidget(label(tr("核对码（打电话时念给对方）"), "secondary"))
        inner.addWidget(self.code)
        names = (
            tr("文件名"),
            tr("大小"),
            tr("保存在"),
            tr("期间"),
            tr("内容"),
            tr("包号"),
            tr("转报"),
        )
        for at, (name, value) in enumerate(zip(names, self._values, strict=True)):
            title = label(name, "secondary")
            self._titles.append(title)
            self._facts.addWidget(title, at, 0)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._facts.addWidget(value, at, 1)
        self._facts.setColumnStretch(1, 1)
        inner.addLayout(self._facts)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        deeds.addWidget(self.again)
        deeds.addWidget(self.cover)
        deeds.addStretch(1)
        inner.addLayout(deeds)
        inner.addStretch(1)
        card.body.addLayout(inner)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(card, 3)
        row.addWidget(self._next_card(), 2)

    def _next_card(self) -> Card:
        card = Card(tr("接下来"))
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 12, 16, 12)
        inner.setSpacing(8)
        steps = (
            tr("1. 把 U 盘送到上级，交给导入的人。"),
            tr("2. 打电话念核对码，两边一致就是同一个包。"),
            tr("3. 上级导入后，回执和审核决定随下发的包带回来。"),
            tr("4. 在“导入”里导入下发的包，“收发记录”就显示已接收。"),
        )
        for text in steps:
            inner.addWidget(label(text, wraps=True))
        inner.addWidget(
            label(tr("没有回执也不要紧：下次的包包含这次的全部内容。"), "caption", wraps=True)
        )
        inner.addStretch(1)
        card.body.addLayout(inner)
        return card

    def show_package(self, packed: Packed, copy: Path | None) -> None:
        """`copy` is where it was written and read back; None where it only lies on this PC."""
        self.packed = packed
        if copy is None:
            self.notice.show_notice(
                "warn",
                tr("报送包已生成，还没有存到 U 盘"),
                tr("包留在本机，换一个 U 盘或文件夹再存。"),
            )
        else:
            text = tr("和上次相比没有改动，还是上次那个包。") if packed.repeated else ""
            self.notice.show_notice("ok", tr("已写好并读回核对一致，U 盘可以拔出"), text)
        self.code.setText(packed.code)
        content = tr("{records} 条记录，{files} 个附件").format(
            records=packed.records, files=packed.blobs
        )
        if packed.left_out:
            content = tr("{content}；{n} 个附件留在本机，下次随包").format(
                content=content, n=packed.left_out
            )
        texts = (
            copy.name if copy else packed.name,
            size_text(packed.size),
            str(copy.parent) if copy else tr("只在本机"),
            period_text(packed.period),
            content,
            tr("第 {seq} 号包").format(seq=packed.seq),
            self._passed_on(),
        )
        for title, value, shown in zip(self._titles, self._values, texts, strict=True):
            value.setText(shown)
            for part in (title, value):
                part.setVisible(bool(shown))

    def _passed_on(self) -> str:
        """How many packages from below lie beside this one, and whose they are."""
        along = self._along()
        if not along:
            return ""
        names = list(dict.fromkeys(some.name for some in along))
        named = tr("、").join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
        return tr("{n} 个下级的包存在同一个文件夹，一起带走：{names}").format(
            n=len(along), names=named
        )
