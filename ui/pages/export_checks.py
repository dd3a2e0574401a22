"""What checks have found: failed ones first, warnings with their reasons, notes, then the rest."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.exchange.sending import nil_answers
from models.exchange.sending.checks import Readiness
from models.exchange.sending.corrections import Moved, usual_reasons
from models.exchange.sending.findings import NIL, Check, Level
from models.ledgers import ledger_named
from models.ledgers.month_reports import CORRECTION
from ui.glyphs import DONE, OVERDUE, SOON, TODO
from ui.pages.moved_words import record_lines, total_lines
from ui.pages.reason_row import ReasonEdit, ReasonRow
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.chip import Chip, GlyphMark
from ui.widgets.error_summary import Notice
from ui.widgets.page import Card, hairline, label, scrolling
from ui.words import say, tr

_SHOWN = 4
"""Passed checks that are listed at once; the others on request."""


class ChecksCard(Card):
    """A record that a check names opens with its link; `explained` carries the check's code, the
    reason, and the subjects that it is for (none: all)."""

    explained = Signal(str, str, object)

    def __init__(self, themes: ThemeHolder, open_record: Callable[[str, str], object]) -> None:
        super().__init__(tr("检查结果"))
        self._themes, self._open = themes, open_record
        self._counts = {
            Level.FAILED: Chip(themes, "", OVERDUE, boxed=False),
            Level.WARNING: Chip(themes, "", SOON, boxed=False),
            Level.NOTE: Chip(themes, "", TODO, boxed=False),
            Level.PASSED: Chip(themes, "", DONE, boxed=False),
        }
        for chip in self._counts.values():
            self.heading.addWidget(chip)
        self._holder: QScrollArea | None = None
        self._ready: Readiness | None = None
        self.links: list[Button] = []
        self.rows_of: dict[str, ReasonRow] = {}
        self._all = False
        self._singly = False
        self._at = -1

    def show_readiness(self, ready: Readiness) -> None:
        """Anew, with the focus and what is being typed where they were."""
        typing = self._typing()
        self._ready = ready
        self._tell_counts(ready)
        self.links, self.rows_of, self._at = [], {}, -1
        inner = QVBoxLayout()
        inner.setContentsMargins(8, 8, 8, 8)
        inner.setSpacing(0)
        for check in ready.at(Level.FAILED):
            inner.addWidget(self._failed(check))
            inner.addSpacing(6)
        for check in ready.at(Level.WARNING):
            inner.addWidget(self._warning(check, ready.moved))
            inner.addWidget(hairline())
        passed = ready.at(Level.PASSED)
        shown = passed if self._all else passed[:_SHOWN]
        for check in [*ready.at(Level.NOTE), *shown]:
            lines = total_lines(ready.moved) if check.code == CORRECTION else ()
            inner.addWidget(self._row(check, lines))
            inner.addWidget(hairline())
        if len(passed) > len(shown):
            inner.addWidget(self._more(len(passed) - len(shown)))
        inner.addStretch(1)
        self._replace(scrolling(inner))
        self._go_on_typing(typing)

    def _tell_counts(self, ready: Readiness) -> None:
        names = {
            Level.FAILED: (tr("未通过 {n}"), OVERDUE),
            Level.WARNING: (tr("提醒 {n}"), SOON),
            Level.NOTE: (tr("提示 {n}"), TODO),
            Level.PASSED: (tr("通过 {n}"), DONE),
        }
        for level, (text, look) in names.items():
            count = len(ready.at(level))
            self._counts[level].show_state(text.format(n=count), look)
            self._counts[level].setVisible(bool(count))

    def enter(self) -> bool:
        """Focus the first warning that waits for its reason; False where none does."""
        for row in self.rows_of.values():
            field = row.waiting()
            if field is not None:
                field.setFocus()
                field.selectAll()
                self._reveal(field)
                return True
        return False

    def _reveal(self, widget: QWidget) -> None:
        """Scroll there once the new rows have their places."""
        area = self._holder
        assert area is not None
        QTimer.singleShot(0, area, lambda: area.ensureWidgetVisible(widget))

    def next_problem(self, step: int = 1) -> None:
        """F8: the next thing to put right or to explain."""
        waiting = [row.waiting() for row in self.rows_of.values()]
        stops: list[QWidget] = [*self.links, *(field for field in waiting if field is not None)]
        if stops:
            self._at = (self._at + step) % len(stops)
            stops[self._at].setFocus()
            self._reveal(stops[self._at])

    def _replace(self, holder: QScrollArea) -> None:
        if self._holder is not None:
            self.body.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = holder
        self.body.addWidget(holder, 1)
        holder.show()  # at once, so that one of its fields can have the focus

    # What is being typed outlives a new look.

    def _fields(self) -> dict[tuple[str, int], ReasonEdit]:
        return {
            (code, at): field
            for code, row in self.rows_of.items()
            for at, field in enumerate(row.fields)
        }

    def _typing(self) -> tuple[tuple[str, int] | None, dict[tuple[str, int], str]]:
        fields = self._fields()
        focused = next((key for key, field in fields.items() if field.hasFocus()), None)
        return focused, {key: f.text() for key, f in fields.items() if f.isModified()}

    def _go_on_typing(
        self, typing: tuple[tuple[str, int] | None, dict[tuple[str, int], str]]
    ) -> None:
        focused, typed = typing
        fields = self._fields()
        for key, text in typed.items():
            if key in fields and self.rows_of[key[0]].check.open:
                fields[key].setText(text)
                fields[key].setModified(True)
        if focused in fields:
            fields[focused].setFocus()
            self._reveal(fields[focused])

    # Rows

    def _failed(self, check: Check) -> Notice:
        detail = say(check.detail) if check.detail else ""
        deed = tr("去修改") if _opens(check) else ""
        notice = Notice(self._themes, "danger", say(check.title), detail, deed)
        if deed:
            notice.link.setAccessibleDescription(say(check.title))
            notice.link.clicked.connect(lambda: self._open(check.ledger, check.uid))
            self.links.append(notice.link)
        return notice

    def _warning(self, check: Check, moved: Moved) -> QWidget:
        lines: Sequence[str] = ()
        if check.code == CORRECTION:
            lines = [*record_lines(moved), *total_lines(moved)]
        row = ReasonRow(
            self._themes,
            check,
            nil_answers.REASONS if check.code == NIL else usual_reasons(check.code),
            lines,
            singly=self._singly and check.code == CORRECTION,
            open_record=(lambda: self._open(check.ledger, check.uid)) if _opens(check) else None,
        )
        row.said.connect(lambda reason, subjects: self.explained.emit(check.code, reason, subjects))
        row.split.connect(self.explain_singly)
        if row.link is not None:
            self.links.append(row.link)
        self.rows_of[check.code] = row
        return row

    def explain_singly(self) -> None:
        """A reason for each correction instead of one for all."""
        self._singly = True
        self._show_again()
        if CORRECTION in self.rows_of:
            self.rows_of[CORRECTION].fields[0].setFocus()

    def _show_again(self) -> None:
        if self._ready is not None:
            self.show_readiness(self._ready)

    def _row(self, check: Check, lines: Sequence[str]) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(6, 7, 6, 7)
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(say(check.title), wraps=True))
        for text in (say(check.detail) if check.detail else "", *lines):
            if text:
                words.addWidget(label(text, "caption", wraps=True))
        row.addWidget(GlyphMark(self._themes, DONE if check.level is Level.PASSED else TODO))
        row.addLayout(words, 1)
        holder.setAccessibleName(say(check.title))
        return holder

    def _more(self, count: int) -> Button:
        more = Button(self._themes, tr("展开其余 {n} 项通过的检查").format(n=count), "link")

        def unfold() -> None:
            self._all = True
            self._show_again()

        more.clicked.connect(unfold)
        return more


def _opens(check: Check) -> bool:
    return bool(check.uid) and ledger_named(check.ledger) is not None
