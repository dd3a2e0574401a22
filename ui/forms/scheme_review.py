"""The text of a scheme under review: as it is, against what was reviewed, against its template."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.ledgers.schemes import Scheme
from models.reviews import Text, current_text, reviewed_text, template_text
from models.word_differences import around_changes, counted, pairs
from ui.dates import day_text
from ui.theme import ThemeHolder
from ui.widgets.page import label
from ui.widgets.segments import Segment, Segments
from ui.widgets.two_texts import TwoTexts, changes_told
from ui.words import say, tr

TEXT, SINCE, TEMPLATE = "text", "since", "template"
_HIGH = 300
"""Px of the text at least, so that some paragraphs can be read together."""


class SchemeReview(QWidget):
    """Begins with what changed since the last review, where there was one."""

    def __init__(self, themes: ThemeHolder, scheme: Scheme) -> None:
        super().__init__()
        self._now = current_text(scheme)
        reviewed, template = reviewed_text(scheme), template_text(scheme)
        self._against: dict[str, Text] = {}
        if reviewed is not None:
            self._against[SINCE] = reviewed
        if template is not None:
            self._against[TEMPLATE] = template
        names = {SINCE: tr("会审后的改动"), TEMPLATE: tr("与模板对比")}
        choices = [Segment(TEXT, tr("文稿")), *(Segment(k, names[k]) for k in self._against)]
        self.segments = Segments(themes, tr("文稿"), choices)
        self.summary = label("", "secondary", wraps=True)
        self.texts = TwoTexts(themes, tr("文稿"))
        self.texts.setMinimumHeight(_HIGH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.segments)
        column.addWidget(self.summary)
        column.addWidget(self.texts, 1)
        self.segments.chosen.connect(self.show_choice)
        self.segments.choose(SINCE if SINCE in self._against else TEXT)
        self.show_choice(self.segments.current)

    def show_choice(self, key: str) -> None:
        if self._now is None:
            self.summary.setText(tr("还没有文稿"))
            return
        other = self._against.get(key)
        if other is None:
            self.summary.setText(_named(self._now))
            self.texts.show_text(self._now.body)
            return
        found = pairs(other.body, self._now.body)
        told = changes_told(*counted(found))
        self.summary.setText(f"{say(other.name)} → {say(self._now.name)}  {told}")
        self.texts.show_pairs(around_changes(found), say(other.name), say(self._now.name))


def _named(text: Text) -> str:
    day = day_text(text.made_on) if text.made_on else ""
    return f"{say(text.name)} {day}".strip()
