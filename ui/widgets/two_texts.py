"""Two texts paragraph beside paragraph: what was taken out is struck, what was added underlined."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from models.word_differences import Pair
from ui.theme import Theme, ThemeHolder
from ui.widgets.comparison import in_html
from ui.words import tr

_NARROW = 560
"""Px below which both texts stand as one, what was removed before what was added."""


class TwoTexts(QTextBrowser):
    """Read, scrolled and copied by keyboard; one text alone takes the whole width."""

    def __init__(self, themes: ThemeHolder, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._pairs: tuple[Pair, ...] = ()
        self._titles = ("", "")
        self._text = ""
        self._narrow = False
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(120)
        self.document().setDocumentMargin(0)
        themes.changed.connect(self._draw)

    def show_pairs(self, pairs: Sequence[Pair], old: str, new: str) -> None:
        """`old` and `new` are the headings of the two columns."""
        self._pairs, self._titles, self._text = tuple(pairs), (old, new), ""
        self._draw()

    def show_text(self, text: str) -> None:
        self._pairs, self._text = (), text
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._pairs and (event.size().width() < _NARROW) is not self._narrow:
            self._draw()

    def _draw(self) -> None:
        theme = self._themes.now
        self._narrow = self.viewport().width() < _NARROW
        if self._pairs and self._narrow:
            self.setHtml(_in_one(theme, self._pairs))
        elif self._pairs:
            self.setHtml(_page(theme, self._pairs, self._titles))
        else:
            self.setHtml(_plain(theme, self._text))


def _plain(theme: Theme, text: str) -> str:
    return _lines(theme, [escape(line) for line in text.splitlines()])


def _in_one(theme: Theme, pairs: Sequence[Pair]) -> str:
    return _lines(theme, [in_html(theme, pair.pieces) for pair in pairs])


def _lines(theme: Theme, lines: Sequence[str]) -> str:
    told = "".join(f'<p style="margin: 0 0 6px 0;">{line}</p>' for line in lines)
    return f'<body style="color:{theme.colour("text").name()};">{told}</body>'


def _page(theme: Theme, pairs: Sequence[Pair], titles: tuple[str, str]) -> str:
    line, ground = theme.colour("line").name(), theme.colour("header").name()
    colour = theme.colour("text").name()
    cell = f'style="border-bottom: 1px solid {line}; padding: 6px 10px;"'
    heads = "".join(
        f'<td width="50%" bgcolor="{ground}" {cell}><b>{escape(title)}</b></td>' for title in titles
    )
    rows = "".join(
        f'<tr><td width="50%" {cell}>{in_html(theme, pair.old)}</td>'
        f'<td width="50%" {cell}>{in_html(theme, pair.new)}</td></tr>'
        for pair in pairs
    )
    return (
        f'<body style="color:{colour};"><table width="100%" cellspacing="0" cellpadding="0" '
        f'style="border-collapse: collapse;"><tr>{heads}</tr>{rows}</table></body>'
    )


def changes_told(added: int, removed: int) -> str:
    """How much differs, in one sentence."""
    if not added and not removed:
        return tr("两份文字一样")
    return tr("新增 {added} 字，删去 {removed} 字").format(added=added, removed=removed)
