"""The first step of a package: for which period, to whom, by when, and what was sent before."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from models.exchange.sending.checks import Readiness
from models.exchange.sending.outbox import Packed
from ui.dates import day_text, period_text
from ui.glyphs import LATE
from ui.pages.exchanging import receipt_words
from ui.theme import ThemeHolder
from ui.widgets.error_summary import Notice
from ui.widgets.field_frame import FieldFrame, align_labels
from ui.widgets.page import Card, label
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.words import tr


class ScopeStep(QWidget):
    """The choice of a period, and beside it what left before."""

    def __init__(self, themes: ThemeHolder) -> None:
        super().__init__()
        self.period_box = QComboBox()
        self.unenrolled = Notice(
            themes,
            "danger",
            tr("还没有登记到上级"),
            tr("到“登记与核对”生成登记申请，安装上级的答复后再报送"),
        )
        self.unenrolled.hide()
        self.facts = label("", "secondary", wraps=True)
        self.earlier = PlainTable(
            themes,
            tr("以前的报送包"),
            [
                Heading(tr("包号"), 56, right=True),
                Heading(tr("期间")),
                Heading(tr("生成日期"), 76),
                Heading(tr("回执"), 150),
            ],
        )
        frame = FieldFrame(
            themes,
            tr("报送期间"),
            self.period_box,
            note=tr("期间只说明这是哪一期的报表；每个包都带本单位的全部最新内容。"),
        )
        align_labels([frame])
        card = Card(tr("报送哪一期"))
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 14, 16, 14)
        inner.setSpacing(10)
        for part in (self.unenrolled, frame, self.facts):
            inner.addWidget(part)
        inner.addStretch(1)
        card.body.addLayout(inner)
        before = Card(tr("以前的报送包"))
        before.body.addWidget(self.earlier, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(card, 1)
        row.addWidget(before, 1)

    def show_readiness(self, ready: Readiness, sent: Sequence[Packed], today: date) -> None:
        self.unenrolled.setVisible(not ready.addressee)
        self.facts.setText("\n".join(_facts(ready, today)))
        up = [some for some in sent if some.kind == "up"]
        self.earlier.show_lines([_line(some, today) for some in up])


def _facts(ready: Readiness, today: date) -> list[str]:
    lines = []
    if ready.addressee:
        lines.append(tr("收件单位：{name}").format(name=ready.addressee))
    if ready.due_on is not None:
        days = (ready.due_on - today).days
        left = (tr("剩 {days} 天") if days >= 0 else tr("超 {days} 天")).format(days=abs(days))
        lines.append(tr("截止：{day}，{left}").format(day=day_text(ready.due_on), left=left))
    return lines


def _line(some: Packed, today: date) -> Line:
    text, look = receipt_words(some, today)
    return Line(
        some.package_id,
        (
            Cell(str(some.seq)),
            Cell(period_text(some.period)),
            Cell(day_text(some.made_at)),
            Cell(text, look, boxed=look != LATE),
        ),
    )
