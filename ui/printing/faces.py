"""The faces of paper and their sizes; all measures are twips, 1/1440 inch, on every device."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont

from ui.printing.paper import Manner, Sheet
from ui.theme import tokens

INCH = 1440.0
MM = INCH / 25.4
PT = INCH / 72

_LATIN = ["Times New Roman", "Liberation Serif", "Tinos"]
_SONG = [
    *("SimSun", "NSimSun", "STSong", "Songti SC", "Source Han Serif SC", "Noto Serif CJK SC"),
    *("FandolSong", "AR PL UMing CN", "AR PL SungtiL GB"),
]
"""Song faces of all systems: a missing face never falls back to the screen's."""
_HEADINGS = {
    "first": [
        *("SimHei", "STHeiti", "Heiti SC", "Source Han Sans SC", "Noto Sans CJK SC"),
        "WenQuanYi Zen Hei",
    ],
    "second": ["KaiTi_GB2312", "KaiTi", "STKaiti", "Kaiti SC", "AR PL UKai CN", "FandolKai"],
}
"""Hei and Kai for the first and the second level of official headings."""


_AS_WRITTEN = (QFont.Tag("locl"), QFont.Tag("liga"))
"""Exchanges of glyphs that are left out: a digit exchanged is no digit when it is copied."""


def paper_font(role: str, points: float, bold: bool = False) -> QFont:
    """The face of `role` (title, body, table, first, second), `points` high, in twips; shared.

    In English the letters lead; in Chinese the characters, whose quotation marks are as wide.
    """
    return _font(role, points, bold, QLocale().language() is not QLocale.Language.Chinese)


@cache
def _font(role: str, points: float, bold: bool, english: bool) -> QFont:
    chinese = [*(_HEADINGS.get(role) or tokens()["font"]["families"]["print"][role]), *_SONG]
    font = QFont()
    font.setFamilies(list(dict.fromkeys([*(_LATIN if english else []), *chinese, *_LATIN])))
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for tag in _AS_WRITTEN:
        font.setFeature(tag, 0)
    font.setPixelSize(round(points * PT))
    font.setBold(bold)
    return font


@dataclass(frozen=True)
class Style:
    """The sizes of one manner, in points; `line` is the height of a line of running text."""

    title: float
    body: float
    line: float
    table: float
    gap: float  # millimetres between blocks
    role: str  # the face of running text
    bold_title: bool = True


STYLES = {
    Manner.FORM: Style(title=20, body=11, line=17, table=10, gap=3, role="table"),
    Manner.LETTER: Style(title=22, body=16, line=28, table=14, gap=3, role="body"),
    Manner.REPORT: Style(
        title=22, body=16, line=28.9, table=12, gap=2, role="body", bold_title=False
    ),
}


@dataclass(frozen=True)
class Room:
    """Where a paper may be written on its sheet: the margins, in twips."""

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float

    @property
    def inner_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def inner_height(self) -> float:
        return self.height - self.top - self.bottom


def room_on(sheet: Sheet, manner: Manner) -> Room:
    """2.5 cm to bind at the left of an upright sheet; a letter's margins are the official ones."""
    width, height = sheet.millimetres
    margins = (15.0, 15.0, 15.0, 17.0)
    if manner is not Manner.FORM:
        margins = (28.0, 37.0, 26.0, 35.0)
    elif not sheet.across:
        margins = (25.0, 18.0, 18.0, 19.0)
    return Room(width * MM, height * MM, *(margin * MM for margin in margins))
