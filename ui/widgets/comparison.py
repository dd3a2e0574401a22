"""Two texts side by side, field by field: what goes is struck out, what comes is underlined."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from models.exchange.receiving.comparing import Compared
from models.word_differences import Fate, Piece, pieces
from ui.theme import Theme, ThemeHolder
from ui.words import tr


class Comparison(QTextBrowser):
    """A table of fields, here and in the package; its text can be read, scrolled and copied."""

    def __init__(self, themes: ThemeHolder, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._fields: tuple[Compared, ...] = ()
        self._titles = ("", "")
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        themes.changed.connect(self._draw)

    def show_fields(self, fields: Sequence[Compared], here: str, there: str) -> None:
        """`here` and `there` are the headings of the two columns."""
        self._fields, self._titles = tuple(fields), (here, there)
        self._draw()

    def _draw(self) -> None:
        self.setHtml(_page(self._themes.now, self._fields, self._titles))


def _page(theme: Theme, fields: Sequence[Compared], titles: tuple[str, str]) -> str:
    if not fields:
        return ""
    line, ground = theme.colour("line").name(), theme.colour("header").name()
    colour, quiet = theme.colour("text").name(), theme.colour("text2").name()
    cell = f'style="border-bottom: 1px solid {line}; padding: 6px 8px;"'
    head = "".join(
        f'<td width="{width}%" bgcolor="{ground}" {cell}><b>{escape(title)}</b></td>'
        for width, title in zip((24, 38, 38), (tr("字段"), *titles), strict=True)
    )
    rows = []
    for some in fields:
        old, new = marked(theme, some.old, some.new)
        label = f'<span style="color:{quiet};">{escape(some.label)}</span>'
        rows.append(f"<tr><td {cell}>{label}</td><td {cell}>{old}</td><td {cell}>{new}</td></tr>")
    return (
        f'<body style="color:{colour};"><table width="100%" cellspacing="0" cellpadding="0" '
        f'style="border-collapse: collapse;"><tr>{head}</tr>{"".join(rows)}</table></body>'
    )


def marked(theme: Theme, old: str, new: str) -> tuple[str, str]:
    """Both texts as HTML, with what differs marked by tint, line and weight together."""
    found = pieces(old, new)
    left = [piece for piece in found if piece.fate is not Fate.ADDED]
    right = [piece for piece in found if piece.fate is not Fate.REMOVED]
    return in_html(theme, left) or "—", in_html(theme, right) or "—"


def in_html(theme: Theme, some: Sequence[Piece]) -> str:
    """Pieces of a text: what was removed is struck out, what was added bold and underlined."""
    paint = {Fate.KEPT: _kept, Fate.REMOVED: _removed, Fate.ADDED: _added}
    return "".join(paint[piece.fate](theme, piece.text) for piece in some)


def _kept(_theme: Theme, text: str) -> str:
    return _plain(text)


def _plain(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _removed(theme: Theme, text: str) -> str:
    colour, ground = theme.colour("danger").name(), theme.colour("delBg").name()
    style = f"background-color:{ground}; color:{colour}; text-decoration: line-through;"
    return f'<span style="{style}">{_plain(text)}</span>'


def _added(theme: Theme, text: str) -> str:
    colour, ground = theme.colour("ok").name(), theme.colour("insBg").name()
    style = f"background-color:{ground}; color:{colour}; text-decoration: underline;"
    return f'<b><span style="{style}">{_plain(text)}</span></b>'
