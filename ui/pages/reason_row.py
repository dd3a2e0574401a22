"""A warning with its reason beside it: typed once, Enter keeps it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.exchange.sending.findings import Check
from models.words import Sentence, sentence
from ui.glyphs import DONE, SOON
from ui.help.way import Refusal
from ui.theme import ThemeHolder, dress
from ui.widgets.button import Button
from ui.widgets.chip import GlyphMark
from ui.widgets.page import label
from ui.words import say, tr

_LINES = 4
"""Lines under a warning that are shown at once; the others on request."""


class ReasonEdit(QLineEdit):
    """A line for a reason; Down offers the usual ones."""

    def __init__(self, choices: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("compact", True)
        self.setMaxLength(200)
        self._choices = QCompleter(list(choices), self)
        self._choices.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._choices.setWidget(self)
        self._choices.activated.connect(self.setText)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._choices.model().rowCount():
            self._choices.complete()
            return
        super().keyPressEvent(event)


class ReasonRow(QWidget):
    """`said` carries the reason and the subjects that it is for, all of them unless one by one;
    `split` asks for a field for each.

    `lines` tell what the warning is about, one a subject where they are to be explained singly.
    """

    said = Signal(str, object)
    split = Signal()

    def __init__(
        self,
        themes: ThemeHolder,
        check: Check,
        choices: Sequence[str],
        lines: Sequence[str] = (),
        *,
        singly: bool = False,
        open_record: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._themes, self.check, self._texts = themes, check, lines
        self._choices, self.singly = choices, singly
        self.fields: list[ReasonEdit] = []
        self.link = Button(themes, tr("去补充"), "link") if open_record else None
        if self.link is not None and open_record is not None:
            self.link.clicked.connect(lambda: open_record())
            self.link.setAccessibleDescription(say(check.title))
        self._message = Refusal(themes)
        self._lay_out()
        self.setAccessibleName(say(check.title))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(say(self.check.title), "strong", wraps=True), 1)
        if self.link is not None:
            head.addWidget(self.link)
        words.addLayout(head)
        if self.check.detail:
            words.addWidget(label(say(self.check.detail), "caption", wraps=True))
        if self.singly:
            self._add_each(words)
        else:
            self._add_lines(words, self._texts)
            words.addWidget(self._field(self.check.reason or tr(self.check.proposed), ()))
            if 1 < len(self.check.subjects) <= len(self._texts):
                each = Button(self._themes, tr("逐条说明"), "link")
                each.clicked.connect(self.split)
                words.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self._message)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 7, 6, 7)
        row.setSpacing(10)
        mark = GlyphMark(self._themes, SOON if self.check.open else DONE)
        mark.setAccessibleName(tr("待说明") if self.check.open else tr("已说明"))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def _add_lines(self, words: QVBoxLayout, texts: Sequence[str]) -> None:
        for text in texts[:_LINES]:
            words.addWidget(label(text, "caption", wraps=True))
        rest = texts[_LINES:]
        if not rest:
            return
        more = Button(self._themes, tr("展开其余 {n} 条").format(n=len(rest)), "link")
        hidden = label("\n".join(rest), "caption", wraps=True)
        hidden.hide()
        more.clicked.connect(hidden.show)
        more.clicked.connect(more.hide)
        words.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(hidden)

    def _add_each(self, words: QVBoxLayout) -> None:
        """A field for each subject, under what it is."""
        count = len(self.check.subjects)
        for subject, text, reason in zip(
            self.check.subjects, self._texts, self.check.reasons, strict=False
        ):
            words.addWidget(label(text, "caption", wraps=True))
            words.addWidget(self._field(reason or tr(self.check.proposed), (subject,)))
        self._add_lines(words, self._texts[count:])

    def _field(self, text: str, subjects: tuple[str, ...]) -> ReasonEdit:
        field = ReasonEdit([tr(choice) for choice in self._choices])
        field.setPlaceholderText(tr("写明原因，回车"))
        field.setAccessibleName(tr("原因：{what}").format(what=say(self.check.title)))
        field.setText(text)
        field.returnPressed.connect(lambda: self._keep(field, subjects))
        self.fields.append(field)
        return field

    def _keep(self, field: ReasonEdit, subjects: tuple[str, ...]) -> None:
        reason = field.text().strip()
        if not reason:
            self.refuse(field, sentence("先写明原因"))
            return
        self.said.emit(reason, subjects)

    def refuse(self, field: ReasonEdit, why: Sentence) -> None:
        self._message.show_error(why)
        dress(field, state="error")
        field.setAccessibleDescription(say(why))
        field.setFocus()

    def waiting(self) -> ReasonEdit | None:
        """The first field whose subject has no reason yet."""
        if not self.check.open:
            return None
        if not self.singly:
            return self.fields[0]
        open_fields = (
            field
            for field, reason in zip(self.fields, self.check.reasons, strict=False)
            if not reason
        )
        return next(open_fields, None)
