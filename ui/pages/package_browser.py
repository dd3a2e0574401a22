"""Packages, the records that they would change, and each record field by field."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from models.accounts.rights import Right
from models.exchange.differences import Difference
from models.exchange.receiving.comparing import Comparer
from models.exchange.receiving.outcome import Outcome, Preview
from models.ledgers import ledger_named
from models.taking_in import foreseen
from models.words import Sentence, Words
from ui.dates import day_text, period_text
from ui.glyphs import CHANGED, CONFLICT, EXEMPT, NEW, OVERDUE, SAME, Look
from ui.pages.exchanging import RESULTS, direction
from ui.pages.moved_words import changed_text, told_reason, told_totals
from ui.pages.planned_returns import can_be_returned
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.comparison import Comparison
from ui.widgets.error_summary import Notice
from ui.widgets.fitting import HintedLine
from ui.widgets.page import Card, hairline, label, side_by_side
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.widgets.segments import Segment, Segments
from ui.words import say, tr

ALL = "all"
KINDS: dict[str, tuple[str, Look]] = {
    "new": ("新增", NEW),
    "changed": ("有变更", CHANGED),
    "conflict": ("冲突", CONFLICT),
    "same": ("相同", SAME),
    "deleted": ("删除", EXEMPT),
}
_PACKAGES_SHOWN = 5
_ORDER = ("accepted", "quarantined", "refused", "already")


class PackageBrowser(QWidget):
    """`told` carries what to say in the status bar, `return_wanted` the record to send
    back, `told_record` the one that is shown, `asks` whether a little form stands open."""

    told = Signal(str)
    return_wanted = Signal(object)
    told_record = Signal(object)
    asks = Signal(bool)

    def __init__(self, themes: ThemeHolder, words: Words) -> None:
        super().__init__()
        self._themes, self._words = themes, words
        self._previews: list[Preview] = []
        self._shown: dict[str, Difference] = {}
        self.packages = PlainTable(
            themes,
            tr("报送包"),
            [
                Heading(tr("结果"), 100),
                Heading(tr("单位")),
                Heading(tr("期间"), 110),
                Heading(tr("新增"), 52, right=True),
                Heading(tr("变更"), 52, right=True),
            ],
        )
        self.filters = Segments(themes, tr("按变化筛选"))
        self.search = HintedLine()
        self.records = PlainTable(
            themes,
            tr("报送包里的记录"),
            [Heading(tr("类型"), 84), Heading(tr("记录")), Heading(tr("变化"), 110)],
        )
        self.counts = label("", "caption")
        self.chip = Chip(themes)
        self.heading = label("", "section", wraps=True)
        self.place = label("", "secondary")
        self.notice = Notice(themes, "warn", "")
        self.warnings = Notice(themes, "warn", "")
        self.moved = Notice(themes, "warn", "")
        self.comparison = Comparison(themes, tr("逐字段对照"))
        self.next_button = Button(themes, tr("下一条冲突（F8）"))
        self.return_button = Button(themes, tr("退回…"), needs=(Right.REVIEW,))
        self.planned = label("", "danger", wraps=True)
        self.asking = QVBoxLayout()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.search.setProperty("compact", True)
        self.search.set_hints(tr("在预览中查找（Ctrl+F）"), tr("在预览中查找"), tr("查找"))
        self.search.setAccessibleName(tr("在预览中查找"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(200)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.filters)
        tools.addWidget(self.search)
        tools.addStretch(1)
        self._split = side_by_side(self._left(), self._right(), (460, 540))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.warnings)
        column.addWidget(self.moved)
        column.addLayout(tools)
        column.addWidget(self._split, 1)
        self.setFocusProxy(self.records)

    def _left(self) -> QWidget:
        self._package_card = Card()
        self._package_card.body.addWidget(self.packages)
        card = Card()
        card.body.addWidget(self.records, 1)
        card.body.addWidget(hairline())
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 4)
        foot.addWidget(self.counts, 1)
        card.body.addLayout(foot)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._package_card)
        column.addWidget(card, 1)
        return holder

    def _right(self) -> QWidget:
        card = Card()
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 14, 8)
        head.setSpacing(8)
        head.addWidget(self.chip)
        head.addWidget(self.heading, 1)
        head.addWidget(self.place)
        card.body.addLayout(head)
        card.body.addWidget(hairline())
        inner = QVBoxLayout()
        inner.setContentsMargins(12, 8, 12, 6)
        inner.addWidget(self.notice)
        card.body.addLayout(inner)
        card.body.addWidget(self.comparison, 1)
        card.body.addWidget(hairline())
        card.body.addLayout(self.asking)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 8)
        self.code = label("", "caption")
        foot.addWidget(self.code, 1)
        foot.addWidget(self.planned, 1)
        foot.addWidget(self.return_button)
        foot.addWidget(self.next_button)
        card.body.addLayout(foot)
        return card

    def _connect(self) -> None:
        self.packages.moved.connect(self._show_package)
        self.filters.chosen.connect(lambda _key: self._show_records())
        self.search.textChanged.connect(lambda _text: self._show_records())
        self.records.moved.connect(self._show_record)
        self.next_button.clicked.connect(lambda: self.next_conflict(1))
        self.return_button.clicked.connect(self._want_return)

    def _want_return(self) -> None:
        one = self._shown.get(self.records.current_key)
        if one is not None:
            self.return_wanted.emit(one)

    def show_asking(self, form: QWidget | None) -> None:
        """A little form under the comparison; none takes it away."""
        while item := self.asking.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if form is not None:
            self.asking.addWidget(form)
        self.asks.emit(form is not None)

    @property
    def comparer(self) -> Comparer:
        return self._comparer

    # What is shown

    def show_previews(self, previews: Sequence[Preview], warnings: Sequence[Sentence] = ()) -> None:
        """Packages as they would be taken in; warnings about the folder stand above them."""
        self._previews = sorted(previews, key=lambda some: _ORDER.index(some.result))
        self.warnings.setVisible(bool(warnings))
        if warnings:
            title = tr("文件夹里有别的东西")
            self.warnings.show_notice("warn", title, "\n".join(say(some) for some in warnings))
        self.search.clear()
        lines = [package_line(str(at), some) for at, some in enumerate(self._previews)]
        height = self._themes.now.row() * min(len(lines), _PACKAGES_SHOWN)
        self.packages.setFixedHeight(height + self.packages.horizontalHeader().height() + 4)
        self._package_card.setVisible(len(lines) > 1)
        self.packages.show_lines(lines)
        self._show_package(self.packages.current_key)

    @property
    def current(self) -> Preview | None:
        key = self.packages.current_key
        return self._previews[int(key)] if key else None

    def _show_package(self, key: str) -> None:
        some = self.current if key else None
        if some is None:
            return
        self._show_told(some)
        self._comparer = Comparer(self._words, some.differences)
        counts = _count(some)
        segments = [Segment(ALL, tr("全部"), sum(counts.values()))]
        for kind, (text, look) in KINDS.items():
            if counts[kind] or kind in ("new", "changed", "conflict", "same"):
                segments.append(Segment(kind, tr(text), counts[kind], look))
        self.filters.set_segments(segments)
        self.filters.choose(ALL)
        self.next_button.setVisible(bool(some.outdating))
        said = tr("{sender} ・ {kind} ・ {day}生成 ・ 核对码 {code}").format(
            sender=some.sender or "—",
            kind=direction(some.kind),
            day=day_text(some.made_at or None),
            code=some.code or "—",
        )
        self.code.setText(said)
        self._show_records()

    def _show_told(self, some: Preview) -> None:
        """What the package corrects and which figures it changes here, above its records."""
        told, changed = some.told, foreseen(some)
        self.moved.setVisible(told is not None or bool(changed))
        texts = [changed_text(changed)] if changed else []
        if told is not None:
            title = tr("更正了 {n} 条已报送的记录").format(n=len(told.records))
            if not told.records:
                title = tr("已报送月份的数变了，记录没有更正")
            totals = told_totals(told)
            texts = [tr("；").join(totals), *texts] if totals else texts
            self.moved.show_notice("warn", title, "\n".join(texts))
        elif changed:
            self.moved.show_notice("ok", tr("导入后统计数会变"), texts[0])

    def _show_records(self) -> None:
        some = self.current
        if some is None:
            return
        wanted, text = self.filters.current, self.search.text().strip()
        ordered = sorted(some.differences, key=lambda one: one.uid not in some.outdating)
        self._shown = {
            one.uid: one
            for one in ordered
            if wanted in (ALL, _kind(some, one)) and text in one.heading
        }
        self.records.show_lines([_record_line(some, one) for one in self._shown.values()])
        said = tr("显示 {n} 条").format(n=len(self._shown))
        if some.same:
            said = tr("显示 {n} 条（相同的 {same} 条不列出）").format(
                n=len(self._shown), same=some.same
            )
        self.counts.setText(said)
        if not self._shown:
            self._show_nothing(some)

    def _show_nothing(self, some: Preview) -> None:
        """No record: the package says why, or nothing would change."""
        text, look = RESULTS[some.result]
        self.show_asking(None)
        self.return_button.hide()
        self.planned.clear()
        self.chip.show_state(tr(text), look)
        self.heading.setText(some.sender or some.file.name)
        self.place.clear()
        self.comparison.show_fields((), "", "")
        if some.result in ("accepted", "already"):
            reason = say(some.reason) if some.reason else tr("这里没有要列出的记录")
            self.notice.show_notice("ok", reason)
        else:
            reason = say(some.reason) if some.reason else ""
            self.notice.show_notice("danger", reason, tr("整包不导入，原因会写进给对方的回执"))
        self.notice.show()

    def _show_record(self, uid: str) -> None:
        some, one = self.current, self._shown.get(uid)
        if some is None or one is None:
            return
        text, look = KINDS[_kind(some, one)]
        self.show_asking(None)
        self.told_record.emit(one)
        upward = some.kind == "up" and some.result == "accepted"
        self.return_button.setVisible(upward and can_be_returned(one))
        self.chip.show_state(tr(text), look)
        self.heading.setText(one.heading)
        place = list(self._shown).index(uid) + 1
        self.place.setText(f"{place} / {len(self._shown)}")
        why = told_reason(some.told, uid)
        self.notice.setVisible(uid in some.outdating or why is not None)
        if why is not None:
            self.notice.show_notice("warn", tr("报送后更正"), why)
        if uid in some.outdating:
            self.notice.show_notice(
                "warn",
                tr("对方还没看到本机的决定，就又改了这条记录"),
                tr("导入后重新回到待决定；不同意的，在审核决定里退回。"),
            )
        self.comparison.show_fields(self._comparer.compare(one), tr("本机现有"), tr("包内"))

    # Moving

    def next_conflict(self, step: int) -> None:
        """The next record that outdates a decision, in this package or the next one."""
        some = self.current
        if some is None or not some.outdating:
            return
        if self.filters.current not in (ALL, "conflict"):
            self.filters.choose(ALL)
            self._show_records()
        uids = [line.key for line in self.records.lines if line.key in some.outdating]
        if uids:
            here = self.records.current_key
            at = uids.index(here) + step if here in uids else 0
            self.records.go_to(uids[at % len(uids)])
            self.records.setFocus()

    def enter(self) -> None:
        """Focus the packages, or the records where there is only one package."""
        (self.packages if len(self._previews) > 1 else self.records).setFocus()

    def focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def regions(self) -> list[QWidget]:
        return [self.packages, self.search, self.records, self.comparison]


def package_line(key: str, some: Outcome) -> Line:
    text, look = RESULTS[some.result]
    shown = tr("可以导入") if some.result == "accepted" and isinstance(some, Preview) else tr(text)
    return Line(
        key,
        (
            Cell(shown, look),
            Cell(some.sender or some.file.name),
            Cell(period_text(some.period)),
            Cell(str(some.new)),
            Cell(str(some.changed)),
        ),
        alarm=look == OVERDUE,
    )


def _kind(some: Preview, one: Difference) -> str:
    return "conflict" if one.uid in some.outdating else one.kind


def _count(some: Preview) -> dict[str, int]:
    counts = dict.fromkeys(KINDS, 0)
    for one in some.differences:
        counts[_kind(some, one)] += 1
    counts["same"] = some.same
    return counts


def _record_line(some: Preview, one: Difference) -> Line:
    text, look = KINDS[_kind(some, one)]
    ledger = ledger_named(one.ledger)
    title = tr(ledger.title) if ledger else one.ledger
    return Line(
        one.uid,
        (Cell(tr(text), look), Cell(one.heading, quiet=title), Cell(change_text(one))),
        alarm=one.uid in some.outdating,
    )


def change_text(one: Difference) -> str:
    if one.kind == "new":
        return tr("新记录")
    if one.kind == "deleted":
        return tr("删除")
    return tr("{n} 个字段不同").format(n=len(one.fields))
