"""The bar above a form that lists every field to correct, and bars that explain a situation."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.glyphs import DONE, OVERDUE, SOON
from ui.help.way import WayToHelp
from ui.theme import ThemeHolder, dress
from ui.widgets.button import Button
from ui.widgets.chip import GlyphMark
from ui.widgets.page import label
from ui.words import tr

_SHOWN = 6
"""Links in the bar; F8 reaches the rest."""


class ErrorSummary(QFrame):
    """Hidden while nothing is wrong; each field is a link, F8 goes from one to the next."""

    def __init__(self, themes: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._fields: list[QWidget] = []
        self._at = -1
        self.setProperty("bar", "danger")
        self._heading = label("", "strong")
        self._links = QHBoxLayout()
        self._links.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(8)
        row.addWidget(GlyphMark(themes, OVERDUE, 16))
        row.addWidget(self._heading)
        row.addLayout(self._links)
        row.addStretch(1)
        self.way = WayToHelp(themes)
        row.addWidget(self.way)
        self.way.lead_here()
        row.addWidget(label(tr("F8 跳到下一处"), "caption"))
        self.hide()

    def show_errors(self, errors: Sequence[tuple[str, QWidget]], heading: str = "") -> None:
        """Names and editors of the fields to correct, in the form's order; none hides the bar.

        `heading` stands in place of "to be corrected before saving" where saving is not blocked.
        """
        while item := self._links.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self._fields = [field for _, field in errors]
        self._at = -1
        for name, field in errors[:_SHOWN]:
            link = Button(self._themes, name, "link")
            link.clicked.connect(field.setFocus)
            self._links.addWidget(link)
        blocked = tr("还有 {n} 处需要改正才能保存：").format(n=len(errors))
        self._heading.setText(heading or blocked)
        self.setAccessibleName(self._heading.text())
        self.setVisible(bool(errors))

    def go(self, step: int = 1) -> None:
        """Focus the next (1) or the previous (-1) field to correct."""
        if self._fields:
            self._at = (self._at + step) % len(self._fields) if self._at >= 0 or step > 0 else -1
            self._at %= len(self._fields)
            self._fields[self._at].setFocus(Qt.FocusReason.ShortcutFocusReason)


class Notice(QFrame):
    """What is the case, and one way on: kind is danger, warn or ok."""

    def __init__(
        self,
        themes: ThemeHolder,
        kind: str,
        title: str,
        text: str = "",
        deed: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        look = {"danger": OVERDUE, "ok": DONE}.get(kind, SOON)
        self._mark = GlyphMark(themes, look)
        self.title: QLabel = label(title, "strong", wraps=True)
        self.text: QLabel = label(text, "caption", wraps=True)
        self.link = Button(themes, deed, "link")
        self.way = WayToHelp(themes)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.way)
        row.addWidget(self.link)
        # Only now that they have a parent: shown before, they would be windows of their own.
        self.text.setVisible(bool(text))
        self.link.setVisible(bool(deed))
        self.setProperty("bar", kind)

    def show_notice(self, kind: str, title: str, text: str = "") -> None:
        look = {"danger": OVERDUE, "ok": DONE}.get(kind, SOON)
        self._mark.show_look(look)
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.way.lead(None)
        dress(self, bar=kind)
